//! Writes the sample book: `cargo run -p parkgauge-dossier --example sample -- OUT.pdf [REPEATS] [draft|a1b]`.

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::time::Instant;

use parkgauge_core::report::Finality;
use parkgauge_dossier::{Attachment, Relationship, make_archive_variant, make_pdf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let target = arguments.first().ok_or("usage: sample OUT.pdf [REPEATS] [draft|a1b]")?;
    let repeats = arguments.get(1).map_or(Ok(1), |count| count.parse())?;
    let third = arguments.get(2).map(String::as_str);
    let finality = if third == Some("draft") { Finality::Draft } else { Finality::Final };
    let (fonts, template, report) = (sample::fonts(), sample::template(), sample::report(repeats, finality));
    let attachment = Attachment {
        name: "assessment.json".into(),
        mime: "application/json".into(),
        description: "评估数据".into(),
        relationship: Relationship::Source,
        bytes: b"{}".to_vec(),
    };
    let begin = Instant::now();
    let book = match third {
        Some("a1b") => make_archive_variant(&report, &fonts, &template)?,
        _ => make_pdf(&report, &fonts, &template, &[attachment])?,
    };
    let took = begin.elapsed();
    std::fs::write(target, &book.bytes)?;
    eprintln!("{} pages, {} bytes, {took:?}, missing: {:?}", book.pages, book.bytes.len(), book.findings);
    Ok(())
}
