//! Evidence by the gigabyte: adding it, and binding 1,800 pages beside qpdf and mutool.

use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use parkgauge_dossier::FontSet;
use parkgauge_dossier::volume::{Certify, Piece, VolumePlan, bind};
use serde_json::{Value, json};

use crate::{Outcome, call, demo, milliseconds, peak_mib};

/// Files to add, and bytes of each: two gigabytes of scans.
const FILES: usize = 80;
const FILE_BYTES: usize = 25 << 20;
/// Files to bind, pages of each, and bytes of the scan on a page.
const PIECES: usize = 180;
const PAGES: usize = 10;
const SCAN_BYTES: usize = 45_000;

/// Cheap bytes that do not compress, like scans: xorshift.
struct Noise(u64);

impl Noise {
    fn bytes(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(count + 8);
        while bytes.len() < count {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            bytes.extend(self.0.to_le_bytes());
        }
        bytes.truncate(count);
        bytes
    }
}

/// Two gigabytes into the park, as the window adds them.
pub fn add(assets: &Path) -> Outcome<Value> {
    let (folder, mut workbench) = demo(assets)?;
    let source = folder.path().join("扫描件");
    fs::create_dir(&source)?;
    let mut noise = Noise(0x9E37_79B9_7F4A_7C15);
    for index in 0..FILES {
        let mut file = fs::File::create(source.join(format!("扫描件{index}.bin")))?;
        for _ in 0..FILE_BYTES >> 20 {
            file.write_all(&noise.bytes(1 << 20))?;
        }
        file.sync_all()?;
    }
    let before = peak_mib()?;
    let found = call(&mut workbench, "find_evidence", json!({ "paths": [source] }))?;
    let paths: Vec<&Value> =
        found["files"].as_array().into_iter().flatten().map(|file| &file["path"]).collect();
    let start = Instant::now();
    for part in paths.chunks(2) {
        call(&mut workbench, "add_evidence", json!({ "files": part, "link": null }))?;
    }
    let rate = (FILES * FILE_BYTES) as f64 / 1e6 / start.elapsed().as_secs_f64();
    Ok(json!({ "add_mb_s": [rate], "growth_mib": [peak_mib()? - before] }))
}

/// 1,800 pages into one volume, and the same files through the tools that only join.
pub fn volume(assets: &Path) -> Outcome<Value> {
    let folder = tempfile::tempdir_in(std::env::current_dir()?.join("target"))?;
    let mut noise = Noise(7);
    let mut files = Vec::new();
    for index in 0..PIECES {
        let path = folder.path().join(format!("{index:03}.pdf"));
        fs::write(&path, scanned(&mut noise))?;
        files.push(path);
    }
    let pieces = files.iter().enumerate().map(|(index, file)| Piece {
        number: format!("附件{}", index + 1),
        title: format!("扫描件{index}"),
        group: "附件".to_owned(),
        file: file.clone(),
        original_name: format!("扫描件{index}.pdf"),
        ..Piece::default()
    });
    let plan = VolumePlan {
        pieces: pieces.collect(),
        title: "佐证材料".to_owned(),
        author: String::new(),
        fingerprint: "0".repeat(12),
        made_at: chrono::DateTime::parse_from_rfc3339("2026-03-05T09:30:00+08:00")?,
        app_version: "0".to_owned(),
        is_draft: false,
        max_bytes: None,
        certify: Certify::No,
        scans: None,
    };
    let (mut own, mut qpdf, mut mutool, mut pages) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for _ in 0..3 {
        let start = Instant::now();
        let fonts = FontSet::load(&assets.join("fonts"))?;
        let made = bind(&plan, &fonts, folder.path())?;
        own.push(milliseconds(start));
        pages = made.files.iter().map(|file| file.pages).sum();
        let joined = folder.path().join("joined.pdf");
        qpdf.push(joins(
            "qpdf",
            &[&["--empty".into(), "--pages".into()], &files[..], &["--".into(), joined.clone()]],
        )?);
        mutool.push(joins("mutool", &[&["merge".into(), "-o".into(), joined.clone()], &files[..]])?);
    }
    Ok(json!({ "ms": own, "qpdf_ms": qpdf, "mutool_ms": mutool, "pages": [pages] }))
}

fn joins(program: &str, arguments: &[&[PathBuf]]) -> Outcome<f64> {
    let start = Instant::now();
    let done = Command::new(program).args(arguments.concat()).output()?;
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).into_owned().into());
    }
    Ok(milliseconds(start))
}

/// A document of scans: on each page a picture of noise in the coding of cameras, and a line of text.
fn scanned(noise: &mut Noise) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut offsets = Vec::new();
    let mut object = |file: &mut Vec<u8>, head: &str, stream: Option<&[u8]>| {
        offsets.push(file.len());
        file.extend_from_slice(format!("{} 0 obj\n{head}\n", offsets.len()).as_bytes());
        if let Some(stream) = stream {
            file.extend_from_slice(b"stream\n");
            file.extend_from_slice(stream);
            file.extend_from_slice(b"\nendstream\n");
        }
        file.extend_from_slice(b"endobj\n");
    };
    let kids: Vec<String> = (0..PAGES).map(|page| format!("{} 0 R", 4 + 3 * page)).collect();
    object(&mut file, "<< /Type /Catalog /Pages 2 0 R >>", None);
    object(&mut file, &format!("<< /Type /Pages /Count {PAGES} /Kids [{}] >>", kids.join(" ")), None);
    object(&mut file, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", None);
    for page in 0..PAGES {
        let (contents, picture) = (5 + 3 * page, 6 + 3 * page);
        object(
            &mut file,
            &format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {contents} 0 R \
                 /Resources << /Font << /F 3 0 R >> /XObject << /S {picture} 0 R >> >> >>"
            ),
            None,
        );
        let operators = format!("q 595 0 0 842 0 0 cm /S Do Q BT /F 9 Tf 60 40 Td (page {page}) Tj ET");
        object(&mut file, &format!("<< /Length {} >>", operators.len()), Some(operators.as_bytes()));
        let scan = noise.bytes(SCAN_BYTES);
        object(
            &mut file,
            &format!(
                "<< /Type /XObject /Subtype /Image /Width 1240 /Height 1754 /ColorSpace /DeviceGray \
                 /BitsPerComponent 8 /Filter /DCTDecode /Length {} >>",
                scan.len()
            ),
            Some(&scan),
        );
    }
    let start = file.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1);
    for offset in &offsets {
        let _ = writeln!(table, "{offset:010} 00000 n ");
    }
    let _ =
        write!(table, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", offsets.len() + 1);
    file.extend_from_slice(table.as_bytes());
    file
}
