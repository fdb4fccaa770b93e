//! Evidence on the command line: adding in portions with progress, and everything that the window can do.

use std::io::{IsTerminal, Write};

use parkgauge_app::contract::{Code, Failure};
use serde_json::{Value, json};

use crate::args::{Evidence, NumberingRule};
use crate::run::{Done, Session, Shape, done, done_with, full, list, pair};

/// Files and bytes that are added at a time: progress is shown in between, and an interruption loses no more.
const FILES: usize = 32;
const BYTES: u64 = 64 << 20;

/// Does what the verb says.
pub fn run(session: &mut Session, verb: &Evidence) -> Done {
    let mut board =
        |command: &str, request: Value| done(session.call(command, request)?, Shape::EvidenceBoard);
    match verb {
        Evidence::Add { files, proves } => {
            let paths: Vec<String> = files.iter().map(|file| full(file)).collect();
            add(session, &paths, proves)
        }
        Evidence::List => board("evidence", json!({})),
        Evidence::Link { id, proves, reason } => {
            board("link_evidence", json!({ "evidence": id, "link": link(proves, reason) }))
        }
        Evidence::Unlink { id, indicator } => {
            board("unlink_evidence", json!({ "evidence": id, "indicator": indicator }))
        }
        Evidence::Set { id, facts } => set(session, id, facts),
        Evidence::Revise { id, file } => {
            board("revise_evidence", json!({ "evidence": id, "file": full(file), "with": null }))
        }
        Evidence::Versions { id } => {
            done(session.call("evidence_versions", json!({ "evidence": id }))?, Shape::EvidenceVersions)
        }
        Evidence::Export { id, sha256, out } => {
            let request = json!({ "evidence": id, "sha256": sha256, "out": full(out) });
            let mut reply = session.call("export_evidence", request)?;
            reply["file"] = full(out).into();
            done(reply, Shape::Exported)
        }
        Evidence::Remove { id } => board("remove_evidence", json!({ "evidence": id })),
        Evidence::Trash => done(session.call("evidence_trash", json!({}))?, Shape::EvidenceTrash),
        Evidence::Restore { id } => board("restore_evidence", json!({ "evidence": id })),
        Evidence::Suggest => done(session.call("suggest_evidence", json!({}))?, Shape::Suggestions),
        Evidence::Number { rule, preview } => {
            let numbering = rule.map(|rule| match rule {
                NumberingRule::ByIndicator => "by_indicator",
                NumberingRule::Continuous => "continuous",
            });
            let request = json!({ "numbering": numbering, "is_preview": preview });
            done(session.call("number_evidence", request)?, Shape::Renumbered)
        }
        Evidence::Bind { limit, certify, scans } => {
            let now = session.call("evidence", json!({}))?["binding"].take();
            let max_bytes = match limit {
                None => now["max_bytes"].clone(),
                Some(0) => Value::Null,
                Some(megabytes) => json!(megabytes.saturating_mul(1_000_000)),
            };
            let certified = certify.map_or(now["certified"].clone(), Value::from);
            let scan_dpi = match scans {
                None => now["scan_dpi"].clone(),
                Some(0) => Value::Null,
                Some(dpi) => json!(dpi),
            };
            let request = json!({ "max_bytes": max_bytes, "certified": certified, "scan_dpi": scan_dpi });
            done(session.call("choose_binding", request)?, Shape::EvidenceBoard)
        }
        Evidence::Check => {
            // Every page is looked at; what is found stands in the list that is asked for next.
            for item in list(&session.call("evidence", json!({}))?, "items") {
                session.call("inspect_evidence", json!({ "evidence": item["id"] }))?;
            }
            let reply = session.call("check_evidence", json!({}))?;
            let has_findings = !list(&reply, "findings").is_empty();
            done_with(reply, Shape::Findings, has_findings)
        }
    }
}

fn link(proves: &str, reason: &str) -> Value {
    let (indicator, pages) = proves.split_once(':').unwrap_or((proves, ""));
    json!({ "indicator": indicator, "pages": pages, "reason": reason })
}

/// Adds in portions. What was added before an interruption stays; a second try recognises it and goes on.
fn add(session: &mut Session, paths: &[String], proves: &[String]) -> Done {
    let found = session.call("find_evidence", json!({ "paths": paths }))?;
    let files = list(&found, "files");
    if files.is_empty() {
        return Err(Failure::new(
            Code::BadFile,
            paths.join(", "),
            ["文件夹里没有可以添加的文件。", "There is no file to add in the folder."],
            ["请核对文件夹。", "Check the folder."],
        ));
    }
    let links: Vec<Value> = proves.iter().map(|text| link(text, "")).collect();
    let first = links.first().cloned().unwrap_or(Value::Null);
    let (mut reply, mut at, mut bytes) = (Value::Null, 0, 0);
    let progress = Progress::new(files.len(), found["total_size"].as_u64().unwrap_or(0));
    while at < files.len() {
        let (mut end, mut portion) = (at, 0);
        while end < files.len() && end - at < FILES && (end == at || portion < BYTES) {
            portion += files[end]["size"].as_u64().unwrap_or(0);
            end += 1;
        }
        let names: Vec<&Value> = files[at..end].iter().map(|file| &file["path"]).collect();
        let mut part = session.call("add_evidence", json!({ "files": names, "link": first }))?;
        for other in links.iter().skip(1) {
            for id in list(&part, "added").to_vec() {
                part["board"] = session.call("link_evidence", json!({ "evidence": id, "link": other }))?;
            }
        }
        reply = merged(reply, part);
        (at, bytes) = (end, bytes + portion);
        progress.show(at, bytes);
    }
    progress.end();
    // Pages that cannot be read are kept as typed and told as findings of the piece.
    let added = list(&reply, "added");
    let is_odd = list(&reply["board"], "items").iter().any(|item| {
        added.contains(&item["id"])
            && list(item, "problems").iter().any(|finding| finding["code"] == "evidence.pages")
    });
    let has_findings =
        is_odd || !list(&reply, "refused").is_empty() || !list(&reply, "perhaps_newer").is_empty();
    done_with(reply, Shape::EvidenceAdded, has_findings)
}

/// The replies of all portions as one.
fn merged(before: Value, mut part: Value) -> Value {
    // What came in a moment ago from another folder is no older version.
    let came = list(&before, "added");
    let newer = list(&part, "perhaps_newer").iter().filter(|pair| !came.contains(&pair["of"]));
    part["perhaps_newer"] = newer.cloned().collect();
    for key in ["added", "known", "refused", "perhaps_newer"] {
        let mut all = list(&before, key).to_vec();
        all.extend(list(&part, key).iter().cloned());
        part[key] = Value::Array(all);
    }
    part
}

/// Changes the named facts and leaves the others.
fn set(session: &mut Session, id: &str, facts: &[String]) -> Done {
    const FACTS: [&str; 8] = [
        "title",
        "kind",
        "issuer",
        "document_number",
        "document_date",
        "valid_until",
        "confidentiality",
        "note",
    ];
    let board = session.call("evidence", json!({}))?;
    let item = list(&board, "items").iter().find(|item| item["id"] == id);
    let item = item.ok_or_else(|| Failure::unknown(["佐证材料", "piece of evidence"], id))?;
    let mut request = json!({ "evidence": id });
    for fact in FACTS {
        request[fact] = item[fact].clone();
    }
    for text in facts {
        let (fact, value) = pair(text)?;
        if !FACTS.contains(&fact) {
            return Err(Failure::unknown(["说明项", "fact"], fact));
        }
        request[fact] = value.into();
    }
    done(session.call("describe_evidence", request)?, Shape::EvidenceBoard)
}

/// A line on standard error that is written over, where a person looks at it.
struct Progress {
    files: usize,
    bytes: u64,
    is_seen: bool,
}

impl Progress {
    fn new(files: usize, bytes: u64) -> Self {
        Self { files, bytes, is_seen: std::io::stderr().is_terminal() }
    }

    fn show(&self, files: usize, bytes: u64) {
        if self.is_seen {
            let (done, all) = (bytes / 1_000_000, self.bytes / 1_000_000);
            // Nobody is harmed by a line of progress that cannot be shown.
            let _ = write!(std::io::stderr(), "\r{files}/{} · {done}/{all} MB", self.files);
        }
    }

    fn end(&self) {
        if self.is_seen {
            let _ = writeln!(std::io::stderr());
        }
    }
}
