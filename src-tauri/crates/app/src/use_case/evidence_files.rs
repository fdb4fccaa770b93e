//! Files of evidence: finding, adding, newer versions, getting them out again, what they may prove.

use std::fs;
use std::path::{Path, PathBuf};

use parkgauge_core::evidence as core;
use parkgauge_store::record::{self, Noun};

use super::evidence::{known_target, put_link, refresh, unknown_item, view};
use super::evidence_look::text as office_text;
use super::{ACTOR, local_time};
use crate::contract::evidence::{
    AddEvidence, EvidenceAdded, EvidenceBoard, EvidenceRef, EvidenceSuggestion, EvidenceSuggestions,
    EvidenceVersion, EvidenceVersions, ExportEvidence, FindEvidence, FoundEvidence, FoundFile, PerhapsNewer,
    ReviseEvidence,
};
use crate::contract::problem::{FindingView, PlaceView, SeverityView};
use crate::contract::{Code, Failure, Nothing};
use crate::workbench::{OpenPark, Workbench};

/// Bytes of a PDF whose pages are counted when it is added; those of a larger one are counted when it is bound.
const MOST_COUNTED: u64 = 48 << 20;
/// Folders inside of folders that are looked into.
const DEEPEST: usize = 32;

/// The files that adding these paths would add.
pub fn find(_: &mut Workbench, request: FindEvidence) -> Result<FoundEvidence, Failure> {
    let files: Vec<FoundFile> = walked(&request.paths)
        .into_iter()
        .map(|path| FoundFile {
            size: fs::metadata(&path).map_or(0, |facts| facts.len()),
            path: path.display().to_string(),
        })
        .collect();
    Ok(FoundEvidence { total_size: files.iter().map(|file| file.size).sum(), files })
}

/// Paths as they are, folders replaced by the files in them, in the order of their names. Files that the system hides and
/// those that only office programs need while a document is open are left out.
fn walked(paths: &[String]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open: Vec<(PathBuf, usize)> = paths.iter().rev().map(|path| (PathBuf::from(path), 0)).collect();
    while let Some((path, depth)) = open.pop() {
        if !path.is_dir() {
            files.push(path);
            continue;
        }
        // An empty folder gives nothing; one that cannot be read is refused like a file.
        let Ok(entries) = fs::read_dir(&path) else {
            files.push(path);
            continue;
        };
        let mut inside: Vec<PathBuf> =
            entries.flatten().map(|entry| entry.path()).filter(|path| !is_hidden(path)).collect();
        inside.sort();
        // Links in a circle end here.
        if depth < DEEPEST {
            open.extend(inside.into_iter().rev().map(|path| (path, depth + 1)));
        }
    }
    files
}

fn is_hidden(path: &Path) -> bool {
    let name = name_of(path);
    name.starts_with('.') || name.starts_with("~$") || matches!(name.as_str(), "Thumbs.db" | "desktop.ini")
}

/// Adds files. A file that cannot be read is refused with a reason; the others are taken.
pub fn add(workbench: &mut Workbench, request: AddEvidence) -> Result<EvidenceAdded, Failure> {
    let files = walked(&request.files);
    let now = workbench.now();
    if let Some(link) = &request.link {
        known_target(workbench.current()?, &link.indicator)?;
    }
    let (mut added, mut known, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    let mut perhaps_newer = Vec::new();
    for path in &files {
        let id = workbench.ids.next();
        let open = workbench.park_mut()?;
        match take(open, path, id, now.into()) {
            Ok(Taken::New(row)) => {
                let id = row.id.clone();
                let same_name = open.store.read().evidence_named(&row.original_name)?;
                // Files of one name that come together lie in different folders: they are different documents.
                if let [of] = same_name.as_slice()
                    && !added.contains(&of.id)
                {
                    let name = row.original_name.clone();
                    perhaps_newer.push(PerhapsNewer { evidence: id.clone(), of: of.id.clone(), name });
                }
                let label = format!("添加佐证材料 · {}", row.original_name);
                open.store.write(&label, ACTOR, now, |tx| tx.put(*row))?;
                added.push(id);
            }
            Ok(Taken::Known(id)) => {
                known.push(name_of(path));
                added.push(id);
            }
            Err(failure) => refused.push(refusal(path, &failure)),
        }
    }
    if let Some(link) = &request.link {
        for evidence in &added {
            put_link(workbench, evidence, link)?;
        }
    }
    refresh(workbench)?;
    Ok(EvidenceAdded { added, known, refused, perhaps_newer, board: view(workbench)? })
}

enum Taken {
    New(Box<record::Evidence>),
    Known(String),
}

/// Copies the content first and names it afterwards, so that nothing listed is ever missing.
fn take(open: &OpenPark, path: &Path, id: String, now: record::Moment) -> Result<Taken, Failure> {
    let blobs = open.store.blobs();
    let stored = blobs.add_file(path)?;
    let same = open.store.read().evidence_with_content(&stored.sha256)?;
    if let Some(row) = same.into_iter().find(|row| row.trashed_at.is_none()) {
        return Ok(Taken::Known(row.id));
    }
    let content = blobs.path(&stored.sha256)?;
    let media_type = media_type(&content, path);
    let original_name = name_of(path);
    let title = Path::new(&original_name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Taken::New(Box::new(record::Evidence {
        id,
        sha256: stored.sha256,
        size: i64::try_from(stored.size).unwrap_or(i64::MAX),
        pages: pages(&content, &media_type),
        media_type,
        original_name,
        title,
        kind: String::new(),
        number_hint: String::new(),
        issuer: String::new(),
        document_number: String::new(),
        document_date: String::new(),
        valid_until: String::new(),
        note: String::new(),
        added_at: now,
        trashed_at: None,
        confidentiality: String::new(),
    })))
}

/// Pages, where they can be counted without holding much in memory.
fn pages(content: &Path, media_type: &str) -> Option<i64> {
    let is_small = fs::metadata(content).is_ok_and(|facts| facts.len() <= MOST_COUNTED);
    match media_type {
        "application/pdf" if is_small => parkgauge_dossier::page_count(content).map(i64::from),
        "image/tiff" => None,
        kind if kind.starts_with("image/") => Some(1),
        _ => None,
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// By content; the name only decides between the kinds of office files that look alike.
fn media_type(content: &Path, named: &Path) -> String {
    let found = infer::get_from_path(content).ok().flatten().map(|kind| kind.mime_type());
    let ending = named.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match (found, ending.as_str()) {
        (Some("application/zip"), "xlsx") => {
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
        (Some("application/zip"), "docx") => {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        }
        (Some("application/zip"), "ofd") => "application/ofd",
        (Some(found), _) => found,
        (None, "txt" | "csv" | "md") => "text/plain",
        (None, _) => "application/octet-stream",
    }
    .to_owned()
}

fn refusal(path: &Path, failure: &Failure) -> FindingView {
    FindingView {
        code: "evidence.refused".to_owned(),
        severity: SeverityView::Warns,
        place: PlaceView::Evidence { evidence: path.display().to_string() },
        say: failure.say.clone(),
        next: failure.next.clone(),
    }
}

/// Puts a newer version in the place of a piece: links, facts and number stay, the older content is kept.
pub fn revise(workbench: &mut Workbench, request: ReviseEvidence) -> Result<EvidenceBoard, Failure> {
    let now = workbench.now();
    let newer = match (&request.file, &request.with) {
        (Some(file), None) => {
            let id = workbench.ids.next();
            match take(workbench.park()?, Path::new(file), id, now.into())? {
                Taken::New(row) => *row,
                Taken::Known(id) => found(workbench, &id)?,
            }
        }
        (None, Some(id)) => found(workbench, id)?,
        _ => {
            return Err(Failure::new(
                Code::Call,
                request.evidence,
                ["请给出新文件，或已添加的材料，二者之一。", "Name a file or a piece, one of them."],
                ["请重新选择。", "Choose again."],
            ));
        }
    };
    let mut row = found(workbench, &request.evidence)?;
    if newer.id == row.id || newer.sha256 == row.sha256 {
        return Err(Failure::new(
            Code::Call,
            row.title.clone(),
            ["新文件与现有的内容完全相同。", "The newer file is the same as the one that is there."],
            ["请核对选择的文件。", "Check which file was chosen."],
        ));
    }
    let label = format!("佐证材料换成新版 · {}", row.title);
    let in_trash = (request.with.as_ref() == Some(&newer.id))
        .then(|| record::Evidence { trashed_at: Some(now.into()), ..newer.clone() });
    row.sha256 = newer.sha256;
    row.size = newer.size;
    row.media_type = newer.media_type;
    row.original_name = newer.original_name;
    row.pages = newer.pages;
    workbench.park_mut()?.store.write(&label, ACTOR, now, |tx| {
        tx.put(row)?;
        in_trash.map(|gone| tx.put(gone)).transpose()
    })?;
    refresh(workbench)?;
    view(workbench)
}

fn found(workbench: &Workbench, id: &str) -> Result<record::Evidence, Failure> {
    let row = workbench.park()?.store.read().find(&record::Evidence::key_of(id))?;
    row.ok_or_else(|| unknown_item(id))
}

/// Every version of a piece, from the journal.
pub fn versions(workbench: &mut Workbench, request: EvidenceRef) -> Result<EvidenceVersions, Failure> {
    found(workbench, &request.evidence)?;
    let key = record::Evidence::key_of(&request.evidence);
    let history = workbench.park()?.store.read().history_of(Noun::Evidence, &key)?;
    let mut versions: Vec<EvidenceVersion> = Vec::new();
    for entry in history {
        let Some(after) = entry.after else { continue };
        let row: record::Evidence = serde_json::from_str(&after).map_err(Failure::internal)?;
        if versions.last().is_none_or(|last| last.sha256 != row.sha256) {
            versions.push(EvidenceVersion {
                sha256: row.sha256,
                original_name: row.original_name,
                size: u64::try_from(row.size).unwrap_or(0),
                since: local_time(entry.change.at),
            });
        }
    }
    versions.reverse();
    Ok(EvidenceVersions { versions })
}

/// Writes a stored version as a new file, and checks it on the way.
pub fn export(workbench: &mut Workbench, request: ExportEvidence) -> Result<EvidenceVersion, Failure> {
    let versions = versions(workbench, EvidenceRef { evidence: request.evidence.clone() })?.versions;
    let wanted = match &request.sha256 {
        None => versions.first(),
        Some(sha256) => versions.iter().find(|version| version.sha256.starts_with(sha256.as_str())),
    };
    let sha256 = request.sha256.clone().unwrap_or_default();
    let version = wanted.ok_or_else(|| Failure::unknown(["版本", "version"], &sha256))?;
    let blobs = workbench.park()?.store.blobs();
    let out = Path::new(&request.out);
    let failed = |cause| parkgauge_store::StoreError::io("write", out, cause);
    let mut file = fs::File::options().write(true).create_new(true).open(out).map_err(failed)?;
    std::io::copy(&mut blobs.open(&version.sha256)?, &mut file).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    if blobs.is_whole(&version.sha256)? {
        return Ok(version.clone());
    }
    Err(Failure::new(
        Code::Damaged,
        request.out,
        ["这一版的原件已经损坏，写出的文件不可靠。", "The stored file of this version is damaged."],
        ["请从备份或来源重新取得。", "Get it again from a backup or from where it came."],
    ))
}

/// What pieces that are linked to nothing may prove, by their names and the text of their pages.
pub fn suggest(workbench: &mut Workbench, _: Nothing) -> Result<EvidenceSuggestions, Failure> {
    let blobs = workbench.park()?.store.blobs();
    let assessment = &workbench.current()?.assessment;
    let mut suggestions = Vec::new();
    for item in &assessment.evidence.items {
        if assessment.evidence.links_of(&item.id).next().is_some() {
            continue;
        }
        let pages = match item.media_type.as_str() {
            "application/pdf" => parkgauge_dossier::page_texts(&blobs.path(&item.sha256)?),
            kind if kind.starts_with("image/") => Vec::new(),
            _ => Vec::from_iter(office_text(&blobs.path(&item.sha256)?).map(|lines| lines.join("\n"))),
        };
        let name = format!("{} {}", item.title, item.original_name);
        for found in core::suggest(&assessment.framework, &name, &pages) {
            let Some(indicator) = assessment.framework.indicator(&found.indicator) else { continue };
            suggestions.push(EvidenceSuggestion {
                evidence: item.id.to_string(),
                title: item.title.clone(),
                indicator: found.indicator.to_string(),
                name: format!("{} {}", indicator.number, indicator.name),
                words: found.words,
                pages: core::shown_ranges(&found.pages),
            });
        }
    }
    Ok(EvidenceSuggestions { suggestions })
}
