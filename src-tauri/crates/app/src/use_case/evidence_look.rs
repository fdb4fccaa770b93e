//! Looking at evidence: pages as pictures, text of office files, pages that nobody can read.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use parkgauge_core::evidence::{Evidence, shown_ranges};
use parkgauge_core::id::EvidenceId;
use parkgauge_core::problem::{Place, Problem, Said, Severity};
use parkgauge_dossier::volume::{Fault, Flaws, PagePicture, Preview};

use super::book_look::OpenBook;
use super::evidence::unknown_item;
use super::evidence_binding::require_dpi;
use super::roster::count;
use super::{finding, said};
use crate::contract::evidence::EvidenceRef;
use crate::contract::evidence_look::{
    DrawPage, EvidenceInspected, EvidenceLook, PageDrawn, PageSize, ScansTried, TryScans,
};
use crate::contract::problem::FindingView;
use crate::contract::{Code, Failure};
use crate::workbench::Workbench;

/// Bytes of an office file whose text is shown.
const MOST_TEXT: u64 = 64 << 20;
/// Paragraphs or rows that are shown: more is what its own program is for.
const MOST_LINES: usize = 2_000;
/// The face for Chinese text whose own face a file does not bring along.
const FALLBACK: &str = "fonts/ParkGaugeHei.ttf";

/// What is kept between one look and the next.
#[derive(Default)]
pub(crate) struct Looked {
    /// The piece that is looked at, by its content.
    open: Option<(String, Preview)>,
    fallback: Option<Arc<Vec<u8>>>,
    /// What was found in the pages of each content. A content never changes.
    flaws: BTreeMap<String, Flaws>,
    /// The book that is looked at.
    pub book: Option<OpenBook>,
}

/// What can be seen of a piece.
pub fn look(workbench: &mut Workbench, request: EvidenceRef) -> Result<EvidenceLook, Failure> {
    let (item, file) = stored(workbench, &request.evidence)?;
    let mut seen = EvidenceLook { pages: Vec::new(), text: Vec::new(), is_cut: false, why: None };
    match open(workbench, &item, &file)? {
        Ok(Some(preview)) => {
            let sizes = preview.sizes().iter().map(|size| size.unwrap_or((595, 842)));
            seen.pages = sizes.map(|(width, height)| PageSize { width, height }).collect();
        }
        Ok(None) => match text(&file) {
            Some(mut lines) => {
                seen.is_cut = lines.len() > MOST_LINES;
                lines.truncate(MOST_LINES);
                seen.text = lines;
            }
            None => {
                let zh = "这种文件不能在这里显示，请用原来的程序打开。";
                seen.why = Some(said(&Said::new(
                    zh,
                    "Files of this kind cannot be shown here: open it with its own program.",
                )));
            }
        },
        Err(fault) => seen.why = Some(said(&fault.say())),
    }
    Ok(seen)
}

/// Draws a page.
pub fn draw(workbench: &mut Workbench, request: DrawPage) -> Result<PageDrawn, Failure> {
    let (item, file) = stored(workbench, &request.evidence)?;
    let preview = opened(workbench, &item, &file)?;
    let width = request.width.clamp(16, 4_000);
    let drawn = preview.picture(request.page, width, request.turns);
    drawn.map(shown).map_err(|fault| cannot_be_shown(&item, fault))
}

/// Draws a page as it is and with lighter scans, in as many dots as a sheet of A4 has on a good screen.
pub fn try_scans(workbench: &mut Workbench, request: TryScans) -> Result<ScansTried, Failure> {
    const ACROSS: u32 = 1_654;
    require_dpi(Some(request.scan_dpi))?;
    let (item, file) = stored(workbench, &request.evidence)?;
    let preview = opened(workbench, &item, &file)?;
    let mut weighed = |scans| {
        let weighed = preview.weighed(request.page, ACROSS, 0, scans);
        weighed.map_err(|fault| cannot_be_shown(&item, fault))
    };
    let (before, before_bytes) = weighed(None)?;
    let (after, after_bytes) = weighed(Some(request.scan_dpi))?;
    Ok(ScansTried { before: shown(before), before_bytes, after: shown(after), after_bytes })
}

/// A picture as the window shows it.
pub(super) fn shown(drawn: PagePicture) -> PageDrawn {
    PageDrawn {
        picture: format!("data:image/jpeg;base64,{}", STANDARD.encode(&drawn.jpeg)),
        width: drawn.width,
        height: drawn.height,
    }
}

fn cannot_be_shown(item: &Evidence, fault: Fault) -> Failure {
    let (say, next) = (fault.say(), fault.next());
    Failure::new(Code::BadFile, item.title.clone(), [&say.zh, &say.en], [&next.zh, &next.en])
}

/// A piece that has pages.
fn opened<'a>(
    workbench: &'a mut Workbench,
    item: &Evidence,
    file: &std::path::Path,
) -> Result<&'a mut Preview, Failure> {
    let opened = open(workbench, item, file)?.map_err(|fault| cannot_be_shown(item, fault))?;
    opened.ok_or_else(|| cannot_be_shown(item, Fault::NoPages))
}

/// Looks at every page of a piece for what nobody can read. What was found is in the check list from then on.
pub fn inspect(workbench: &mut Workbench, request: EvidenceRef) -> Result<EvidenceInspected, Failure> {
    let (item, file) = stored(workbench, &request.evidence)?;
    let mut pages = 0;
    if !workbench.looked.flaws.contains_key(&item.sha256) {
        // A file that cannot be opened at all is told when it is bound, and by `damage`.
        let flaws = match open(workbench, &item, &file)? {
            Ok(Some(preview)) => {
                pages = count(preview.sizes().len());
                preview.flaws()
            }
            Ok(None) | Err(_) => Flaws::default(),
        };
        workbench.looked.flaws.insert(item.sha256.clone(), flaws);
    }
    let findings = flaws(workbench, &item);
    Ok(EvidenceInspected { pages, findings })
}

/// What is known of the pages of a piece.
pub(super) fn flaws(workbench: &Workbench, item: &Evidence) -> Vec<FindingView> {
    let Some(flaws) = workbench.looked.flaws.get(&item.sha256) else { return Vec::new() };
    let kinds = [
        (&flaws.unreadable, "evidence.page_unreadable", ["不能显示", "cannot be shown"]),
        (&flaws.blank, "evidence.page_blank", ["几乎是空白的", "are nearly blank"]),
        (&flaws.coarse, "evidence.page_coarse", ["分辨率过低，看不清小字", "have too few dots to be read"]),
    ];
    let found = kinds.into_iter().filter(|(pages, ..)| !pages.is_empty()).map(|(pages, code, [zh, en])| {
        let list = shown_ranges(pages);
        finding(&Problem {
            severity: Severity::Warns,
            code,
            place: Place::Evidence(item.id.to_string()),
            say: Said::new(
                format!("佐证材料“{}”第 {list} 页{zh}。", item.title),
                format!("Pages {list} of `{}` {en}.", item.title),
            ),
            next: Said::new(
                "请查看这些页；扫描不全或不清的，请重新扫描后换成新版。",
                "Look at them; scan them again where the scan is at fault, and put the newer version in.",
            ),
        })
    });
    found.collect()
}

fn stored(workbench: &Workbench, evidence: &str) -> Result<(Evidence, PathBuf), Failure> {
    let id = EvidenceId::new(evidence).map_err(|_| unknown_item(evidence))?;
    let set = &workbench.current()?.assessment.evidence;
    let item = set.item(&id).ok_or_else(|| unknown_item(evidence))?.clone();
    let file = workbench.park()?.store.blobs().path(&item.sha256)?;
    Ok((item, file))
}

/// The face for Chinese text whose own face a file does not bring along; read once.
pub(super) fn fallback(workbench: &mut Workbench) -> Result<Arc<Vec<u8>>, Failure> {
    if let Some(fallback) = &workbench.looked.fallback {
        return Ok(Arc::clone(fallback));
    }
    let path = workbench.assets.path(FALLBACK);
    let bytes = std::fs::read(&path);
    let bytes = bytes.map_err(|cause| parkgauge_store::StoreError::io("read", &path, cause))?;
    Ok(Arc::clone(workbench.looked.fallback.insert(Arc::new(bytes))))
}

/// Opens a piece, or gives the one that is open.
fn open<'a>(
    workbench: &'a mut Workbench,
    item: &Evidence,
    file: &std::path::Path,
) -> Result<Result<Option<&'a mut Preview>, Fault>, Failure> {
    let fallback = fallback(workbench)?;
    let looked = &mut workbench.looked;
    if looked.open.as_ref().is_none_or(|(sha256, _)| *sha256 != item.sha256) {
        // One at a time: an open file is in memory as a whole.
        looked.open = None;
        match Preview::open(file, &item.original_name, fallback) {
            Ok(Some(preview)) => looked.open = Some((item.sha256.clone(), preview)),
            Ok(None) => return Ok(Ok(None)),
            Err(fault) => return Ok(Err(fault)),
        }
    }
    Ok(Ok(looked.open.as_mut().map(|(_, preview)| preview)))
}

/// The text of an office file: a paragraph a line, a row a line.
pub(super) fn text(file: &std::path::Path) -> Option<Vec<String>> {
    if std::fs::metadata(file).ok()?.len() > MOST_TEXT {
        return None;
    }
    let content = std::fs::read(file).ok()?;
    if let Some(lines) = parkgauge_tables::document_text(&content) {
        return Some(lines);
    }
    let sheets = parkgauge_tables::read_bytes("", &content).ok()?;
    let mut lines = Vec::new();
    for sheet in sheets {
        lines.push(format!("【{}】", sheet.name));
        lines.extend(sheet.rows.iter().map(|row| row.join("\t")));
    }
    Some(lines)
}
