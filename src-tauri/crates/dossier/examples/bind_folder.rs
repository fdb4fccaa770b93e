//! Binds every file of a folder into an evidence volume and says what became of each: `bind_folder DIR OUT [LIMIT]`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use parkgauge_dossier::FontSet;
use parkgauge_dossier::volume::{Certify, Piece, VolumePlan, bind};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("bind_folder DIR OUT [LIMIT]".into());
    };
    let max_bytes = arguments.next().and_then(|limit| limit.to_str()?.parse().ok());
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let pieces = files.iter().enumerate().map(|(index, file)| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Piece {
            number: format!("附件{}", index + 1),
            title: name.clone(),
            group: "附件".to_owned(),
            facts: vec![("原文件名".to_owned(), name.clone())],
            marks: Vec::new(),
            file: file.clone(),
            original_name: name,
        }
    });
    let plan = VolumePlan {
        pieces: pieces.collect(),
        title: "佐证材料".to_owned(),
        author: String::new(),
        fingerprint: "0123456789ab".to_owned(),
        made_at: chrono::DateTime::parse_from_rfc3339("2026-03-05T09:30:00+08:00")?,
        app_version: "0".to_owned(),
        is_draft: false,
        max_bytes,
        certify: Certify::No,
        scans: None,
    };
    std::fs::create_dir_all(&out)?;
    let start = Instant::now();
    let fonts = FontSet::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts"))?;
    let volumes = bind(&plan, &fonts, &out)?;
    let seconds = start.elapsed().as_secs_f64();
    let mut said = std::io::stdout();
    for (piece, bound) in plan.pieces.iter().zip(&volumes.pieces) {
        writeln!(
            said,
            "{} {}: {:?} {:?} {:?}",
            piece.number, piece.title, bound.outcome, bound.segments, bound.remarks
        )?;
    }
    for file in &volumes.files {
        std::fs::rename(&file.path, out.join(&file.name))?;
        writeln!(said, "{}: {} pages, {} bytes, {}", file.name, file.pages, file.size, file.sha256)?;
    }
    Ok(writeln!(said, "{seconds:.3} s")?)
}
