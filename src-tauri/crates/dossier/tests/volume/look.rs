//! What other programs see: pages drawn by poppler, and how alike two pictures are.

use std::path::Path;
use std::process::Command;

/// Runs a program that must be there and must succeed.
pub fn run(program: &str, arguments: &[&str]) -> Vec<u8> {
    let done = Command::new(program).args(arguments).output();
    let done = done.unwrap_or_else(|cause| {
        panic!("{program}: {cause}; sudo apt-get install -y poppler-utils qpdf mupdf-tools")
    });
    assert!(done.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

/// What qpdf finds odd about the file. It must be able to read it.
pub fn complaints_of_qpdf(file: &Path) -> Vec<String> {
    let done = Command::new("qpdf").args(["--check", text(file)]).output();
    let done = done.expect("sudo apt-get install -y qpdf");
    let said = String::from_utf8_lossy(&done.stderr);
    assert_ne!(done.status.code(), Some(2), "{said}");
    said.lines().filter(|line| line.starts_with("WARNING")).map(str::to_owned).collect()
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A drawn page.
pub struct Drawn {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
    is_scene: bool,
}

/// Dots to the inch.
pub const DPI: f64 = 50.0;

/// A program that draws pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    Poppler,
    Mupdf,
}

/// Draws a page; nothing when the program cannot.
pub fn page(program: Program, file: &Path, page: u32, folder: &Path) -> Option<Drawn> {
    // Tests run beside each other.
    let place = tempfile::tempdir_in(folder).unwrap();
    let (dpi, number) = (DPI.to_string(), page.to_string());
    // Their status is not looked at: of a damaged file they draw what there is and fail all the same.
    let out = place.path().join("p.ppm");
    match program {
        Program::Poppler => {
            let stem = place.path().join("p");
            let arguments = [
                "-q",
                "-cropbox",
                "-singlefile",
                "-r",
                &dpi,
                "-f",
                &number,
                "-l",
                &number,
                text(file),
                text(&stem),
            ];
            Command::new("pdftoppm").args(arguments).output().expect("sudo apt-get install -y poppler-utils");
        }
        Program::Mupdf => {
            let arguments = ["draw", "-q", "-r", &dpi, "-o", text(&out), text(file), &number];
            Command::new("mutool").args(arguments).output().expect("sudo apt-get install -y mupdf-tools");
        }
    }
    std::fs::read(out).ok().map(|bytes| Drawn::read(&bytes))
}

impl Drawn {
    /// A known picture, one dot a pixel, as its sheet shows it.
    pub fn of_scene(seen: crate::picture::Seen) -> Self {
        let (width, height) = seen.size();
        let (width, height) = (width as usize, height as usize);
        let dots = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Self {
            width,
            height,
            pixels: dots.flat_map(|(x, y)| seen.colour(x as u32, y as u32)).collect(),
            is_scene: true,
        }
    }

    /// Reads a JPEG.
    pub fn of_jpeg(bytes: &[u8]) -> Self {
        let picture = image::load_from_memory(bytes).unwrap().into_rgb8();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        Self { width, height, pixels: picture.into_raw(), is_scene: false }
    }

    /// Reads a binary PPM.
    fn read(bytes: &[u8]) -> Self {
        let mut fields = Vec::new();
        let mut at = 0;
        while fields.len() < 4 {
            let start = at;
            while !bytes[at].is_ascii_whitespace() {
                at += 1;
            }
            fields.push(std::str::from_utf8(&bytes[start..at]).unwrap());
            at += 1;
        }
        let number = |index: usize| fields[index].parse().unwrap();
        Self { width: number(1), height: number(2), pixels: bytes[at..].to_vec(), is_scene: false }
    }

    /// Mean colours of a grid laid over a part of the page, given in shares of its width and height from the top left.
    pub fn grid(&self, part: [f64; 4], columns: usize, rows: usize) -> Vec<[f64; 3]> {
        let [left, top, right, bottom] = part;
        let mut cells = Vec::new();
        for row in 0..rows {
            for column in 0..columns {
                let x = |share: f64| (left + (right - left) * share / columns as f64) * self.width as f64;
                let y = |share: f64| (top + (bottom - top) * share / rows as f64) * self.height as f64;
                cells.push(self.mean([
                    x(column as f64),
                    y(row as f64),
                    x(column as f64 + 1.0),
                    y(row as f64 + 1.0),
                ]));
            }
        }
        cells
    }

    /// Mean colour of an area in pixels, counting pixels by how much of them is inside.
    fn mean(&self, [left, top, right, bottom]: [f64; 4]) -> [f64; 3] {
        let (mut sum, mut weight) = ([0.0; 3], 0.0);
        for y in (top.max(0.0) as usize)..(bottom.ceil() as usize).min(self.height) {
            for x in (left.max(0.0) as usize)..(right.ceil() as usize).min(self.width) {
                let inside = |low: f64, high: f64, at: usize| high.min(at as f64 + 1.0) - low.max(at as f64);
                let share = inside(left, right, x).max(0.0) * inside(top, bottom, y).max(0.0);
                let pixel = &self.pixels[(y * self.width + x) * 3..][..3];
                for channel in 0..3 {
                    sum[channel] += f64::from(pixel[channel]) * share;
                }
                weight += share;
            }
        }
        sum.map(|sum| if weight > 0.0 { sum / weight } else { 255.0 })
    }
}

/// What the program keeps free at the head of each sheet, in points.
const HEAD: f64 = 10.0 * 72.0 / 25.4;

/// How a drawn source differs from the sheet that shows it: the most and in the mean, in steps of 255.
///
/// Where the source lies on the sheet is worked out anew here: as large as it may be, never enlarged, in the middle.
pub fn on_sheet(source: &Drawn, sheet: &Drawn) -> (f64, f64) {
    // A dot of a scene stands for a point; what was drawn has its dots at `DPI`.
    let scale = if source.is_scene { 1.0 } else { 72.0 / DPI };
    let (width, height) = (source.width as f64 * scale, source.height as f64 * scale);
    let (paper_width, paper_height) = (sheet.width as f64 * 72.0 / DPI, sheet.height as f64 * 72.0 / DPI);
    let room = paper_height - HEAD;
    let shown = (paper_width / width).min(room / height).min(1.0);
    let left = (paper_width - width * shown) / 2.0 / paper_width;
    let top = (HEAD + (room - height * shown) / 2.0) / paper_height;
    let part = [left, top, left + width * shown / paper_width, top + height * shown / paper_height];
    difference(&source.grid([0.0, 0.0, 1.0, 1.0], 12, 12), &sheet.grid(part, 12, 12))
}

/// How two drawings of the same page differ: the most and in the mean, in steps of 255.
pub fn alike(one: &Drawn, other: &Drawn) -> (f64, f64) {
    let grid = |drawn: &Drawn| drawn.grid([0.0, 0.0, 1.0, 1.0], 12, 12);
    difference(&grid(one), &grid(other))
}

/// The largest and the mean difference of two grids, in steps of 255.
fn difference(one: &[[f64; 3]], other: &[[f64; 3]]) -> (f64, f64) {
    let differences: Vec<f64> = one
        .iter()
        .zip(other)
        .flat_map(|(a, b)| (0..3).map(move |channel| (a[channel] - b[channel]).abs()))
        .collect();
    let most = differences.iter().copied().fold(0.0, f64::max);
    (most, differences.iter().sum::<f64>() / differences.len().max(1) as f64)
}
