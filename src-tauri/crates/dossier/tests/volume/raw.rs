//! PDFs written by hand, so that each oddity is exactly the one that is meant.

use std::fmt::Write;

/// A file as a list of objects; the first is the catalog.
#[derive(Clone, Default)]
pub struct Raw {
    pub objects: Vec<Vec<u8>>,
    pub trailer: String,
}

/// One page: its own entries, its resources and its operators.
#[derive(Clone)]
pub struct Leaf {
    pub entries: String,
    pub operators: String,
}

impl Leaf {
    /// A4 with marks of its own.
    pub fn a4(number: usize) -> Self {
        Self::of("/MediaBox [0 0 595 842]", [0.0, 0.0, 595.0, 842.0], number)
    }

    pub fn of(entries: &str, frame: [f64; 4], number: usize) -> Self {
        Self { entries: entries.to_owned(), operators: marks(frame, number) }
    }
}

/// Operators that show which way up a page is, where its edges are, and which one it is.
pub fn marks([left, bottom, right, top]: [f64; 4], number: usize) -> String {
    let (width, height) = (right - left, top - bottom);
    let mut text = String::new();
    let mut block = |colour: &str, x: f64, y: f64, w: f64, h: f64| {
        let (x, y) = (left + x * width, bottom + y * height);
        let _ = writeln!(text, "{colour} rg {x:.2} {y:.2} {:.2} {:.2} re f", w * width, h * height);
    };
    block("0.93 0.93 0.85", 0.0, 0.0, 1.0, 1.0);
    block("0.8 0.1 0.1", 0.08, 0.6, 0.3, 0.32);
    block("0.1 0.2 0.7", 0.55, 0.08, 0.37, 0.2);
    block("0.1 0.6 0.2", 0.6, 0.5, 0.1, 0.4);
    for bar in 0..=(number % 8) {
        block("0 0 0", 0.08 + bar as f64 * 0.06, 0.35, 0.03, 0.12);
    }
    text
}

pub fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {entries} /Length {} >>\nstream\n", content.len()).into_bytes();
    object.extend_from_slice(content);
    object.extend_from_slice(b"\nendstream");
    object
}

/// A document of these pages below one node. Further objects follow them; the first of them has number `first_extra`.
pub fn document(leaves: &[Leaf], root: &str, catalog: &str, extra: &[Vec<u8>]) -> Raw {
    let kids: Vec<String> = (0..leaves.len()).map(|index| format!("{} 0 R", 3 + 2 * index)).collect();
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>").into_bytes(),
        format!("<< /Type /Pages /Count {} /Kids [{}] {root} >>", leaves.len(), kids.join(" ")).into_bytes(),
    ];
    for (index, leaf) in leaves.iter().enumerate() {
        let contents = if leaf.entries.contains("/Contents") {
            String::new()
        } else {
            format!("/Contents {} 0 R", 4 + 2 * index)
        };
        objects.push(format!("<< /Type /Page /Parent 2 0 R {contents} {} >>", leaf.entries).into_bytes());
        objects.push(stream("", leaf.operators.as_bytes()));
    }
    objects.extend(extra.iter().cloned());
    Raw { objects, trailer: String::new() }
}

/// Number of the first further object of [`document`].
pub const fn first_extra(leaves: usize) -> usize {
    3 + 2 * leaves
}

impl Raw {
    /// The file with its cross-reference table.
    pub fn bytes(&self) -> Vec<u8> {
        self.with_line_end("\n")
    }

    pub fn with_line_end(&self, end: &str) -> Vec<u8> {
        let mut file = format!("%PDF-1.7{end}%\u{e2}\u{e3}{end}").into_bytes();
        let mut offsets = Vec::new();
        for (index, object) in self.objects.iter().enumerate() {
            offsets.push(file.len());
            file.extend_from_slice(format!("{} 0 obj{end}", index + 1).as_bytes());
            file.extend_from_slice(object);
            file.extend_from_slice(format!("{end}endobj{end}").as_bytes());
        }
        let start = file.len();
        let mut table = format!("xref{end}0 {}{end}0000000000 65535 f{end:\u{20}>2}", offsets.len() + 1);
        for offset in &offsets {
            let _ = write!(table, "{offset:010} 00000 n{end:\u{20}>2}");
        }
        let _ = write!(
            table,
            "trailer{end}<< /Size {} /Root 1 0 R {} >>{end}startxref{end}{start}{end}%%EOF{end}",
            offsets.len() + 1,
            self.trailer
        );
        file.extend_from_slice(table.as_bytes());
        file
    }
}
