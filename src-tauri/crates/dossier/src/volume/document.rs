//! A PDF that is evidence: its pages as they are meant to be seen. Nothing in it is trusted.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::fault::Fault;
use super::matrix::Frame;

/// Bytes that an object stream or a page's operators may be when decompressed.
pub(super) const MOST_DECOMPRESSED: usize = 256 << 20;
/// Pages that one file may have.
const MOST_PAGES: usize = 50_000;
/// Levels of a page tree; real ones have three.
const DEEPEST: usize = 64;
/// What readers show when a page says nothing of its size: US Letter.
const NO_SIZE: Frame = Frame::of_size(612.0, 792.0);

/// A PDF with the pages that were found in it.
pub(super) struct Pdf {
    pub document: Document,
    /// In reading order; `None` for a page that the file lists and does not have.
    pub pages: Vec<Option<SourcePage>>,
    /// Whether the file had to be repaired for it.
    pub was_repaired: bool,
    /// Layers that are not shown.
    pub hidden: BTreeSet<ObjectId>,
}

/// What is needed to show a page.
#[derive(Debug, Clone)]
pub(super) struct SourcePage {
    pub dict: Dictionary,
    pub resources: Object,
    /// What is shown: the crop box inside the media box.
    pub frame: Frame,
    /// Quarter turns clockwise.
    pub turns: u8,
    /// Size of the unit, in points.
    pub unit: f64,
}

impl Pdf {
    /// Reads a PDF. The caller isolates panics.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let options =
            || LoadOptions { max_decompressed_size: Some(MOST_DECOMPRESSED), ..LoadOptions::default() };
        let mut document =
            Document::load_mem_with_options(bytes, options()).map_err(|cause| match cause {
                lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => Fault::NeedsPassword,
                _ => Fault::Damaged,
            })?;
        if document.is_encrypted() {
            return Err(Fault::NeedsPassword);
        }
        let (mut pages, mut is_whole) = listed(&document);
        if pages.iter().all(Option::is_none) {
            let rebuilt = LoadOptions { force_reconstruct: true, ..options() };
            if let Ok(again) = Document::load_mem_with_options(bytes, rebuilt) {
                let (found, _) = listed(&again);
                if found.iter().any(Option::is_some) && !again.is_encrypted() {
                    (document, pages, is_whole) = (again, found, false);
                }
            }
        }
        if pages.iter().all(Option::is_none) {
            let found = scattered(&document);
            if !found.is_empty() {
                (pages, is_whole) = (found, false);
            }
        }
        if pages.is_empty() {
            return Err(Fault::NoPages);
        }
        let hidden = hidden_layers(&document);
        let was_repaired =
            !is_whole || document.xref_recovery == Some(lopdf::xref::XrefRecovery::Reconstructed);
        Ok(Self { was_repaired, document, pages, hidden })
    }
}

/// What a page takes over from the nodes above it.
#[derive(Clone, Default)]
struct Inherited {
    resources: Option<Object>,
    media: Option<Frame>,
    crop: Option<Frame>,
    turns: Option<u8>,
}

impl Inherited {
    fn with(&self, document: &Document, dict: &Dictionary) -> Self {
        Self {
            resources: dict.get(b"Resources").ok().cloned().or_else(|| self.resources.clone()),
            media: frame(document, dict, b"MediaBox").or(self.media),
            crop: frame(document, dict, b"CropBox").or(self.crop),
            turns: turns(document, dict).or(self.turns),
        }
    }

    fn page(self, document: &Document, dict: &Dictionary) -> SourcePage {
        let media = self.media.unwrap_or(NO_SIZE);
        let unit = number(document, dict.get(b"UserUnit").ok()).filter(|unit| (0.01..=1000.0).contains(unit));
        SourcePage {
            dict: dict.clone(),
            resources: self.resources.unwrap_or(Object::Dictionary(Dictionary::new())),
            // A crop box beside the media box shows nothing; readers then take the media box.
            frame: self.crop.and_then(|crop| crop.and(media)).unwrap_or(media),
            turns: self.turns.unwrap_or(0),
            unit: unit.unwrap_or(1.0),
        }
    }
}

/// The pages that the page tree lists, and whether it lists what it says.
fn listed(document: &Document) -> (Vec<Option<SourcePage>>, bool) {
    let root = document.catalog().ok().and_then(|catalog| catalog.get(b"Pages").ok());
    let Some(root) = root else { return (Vec::new(), false) };
    let declared =
        resolve(document, root).as_dict().ok().and_then(|root| number(document, root.get(b"Count").ok()));
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    // Backwards on a stack, so that pages come out in order however deep the tree is.
    let mut open = vec![(root.clone(), Inherited::default(), 0)];
    while let Some((node, above, depth)) = open.pop() {
        if let Object::Reference(id) = node
            && !seen.insert(id)
        {
            continue;
        }
        if pages.len() >= MOST_PAGES {
            break;
        }
        let Ok(dict) = resolve(document, &node).as_dict() else {
            pages.push(None);
            continue;
        };
        let here = above.with(document, dict);
        match dict.get(b"Kids").map(|kids| resolve(document, kids)) {
            Ok(Object::Array(kids)) if depth < DEEPEST => {
                open.extend(kids.iter().rev().map(|kid| (kid.clone(), here.clone(), depth + 1)));
            }
            Ok(_) => {}
            // The root of a file without pages says of itself that it is no page.
            Err(_) if dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"Pages") => {}
            Err(_) => pages.push(Some(here.page(document, dict))),
        }
    }
    #[allow(clippy::cast_precision_loss)]
    let is_whole = declared.is_none_or(|declared| declared == pages.len() as f64);
    (pages, is_whole)
}

/// Pages of a file whose page tree is lost: every object that says it is one, in the order of their numbers.
fn scattered(document: &Document) -> Vec<Option<SourcePage>> {
    let pages = document.objects.values().filter_map(|object| object.as_dict().ok());
    pages
        .filter(|dict| dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"Page"))
        .take(MOST_PAGES)
        .map(|dict| Some(Inherited::default().with(document, dict).page(document, dict)))
        .collect()
}

/// Layers that the document itself does not show when it is opened.
fn hidden_layers(document: &Document) -> BTreeSet<ObjectId> {
    let entry =
        |dict: &Dictionary, key: &[u8]| dict.get(key).ok().map(|value| resolve(document, value).clone());
    let properties = document.catalog().ok().and_then(|catalog| entry(catalog, b"OCProperties"));
    let Some(Object::Dictionary(properties)) = properties else { return BTreeSet::new() };
    let ids = |list: Option<Object>| -> BTreeSet<ObjectId> {
        let Some(Object::Array(list)) = list else { return BTreeSet::new() };
        list.iter().filter_map(|item| item.as_reference().ok()).collect()
    };
    let Some(Object::Dictionary(shown)) = entry(&properties, b"D") else { return BTreeSet::new() };
    let is_off = matches!(entry(&shown, b"BaseState"), Some(Object::Name(state)) if state == b"OFF");
    let mut hidden = if is_off { ids(entry(&properties, b"OCGs")) } else { BTreeSet::new() };
    for id in ids(entry(&shown, b"ON")) {
        hidden.remove(&id);
    }
    hidden.extend(ids(entry(&shown, b"OFF")));
    hidden
}

/// What a reference leads to; null when it leads nowhere.
pub(super) fn resolve<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    document.dereference(object).map_or(&Object::Null, |(_, found)| found)
}

fn number(document: &Document, object: Option<&Object>) -> Option<f64> {
    match resolve(document, object?) {
        #[allow(clippy::cast_precision_loss)]
        Object::Integer(number) => Some(*number as f64),
        Object::Real(number) => Some(f64::from(*number)).filter(|number| number.is_finite()),
        _ => None,
    }
}

/// The numbers of an array; `None` when one of them is none.
pub(super) fn numbers(document: &Document, dict: &Dictionary, key: &[u8]) -> Option<Vec<f64>> {
    let list = resolve(document, dict.get(key).ok()?).as_array().ok()?;
    list.iter().map(|item| number(document, Some(item))).collect()
}

fn frame(document: &Document, dict: &Dictionary, key: &[u8]) -> Option<Frame> {
    Frame::read(&numbers(document, dict, key)?)
}

/// Quarter turns; an angle that is no quarter is none, as readers have it.
fn turns(document: &Document, dict: &Dictionary) -> Option<u8> {
    let angle = number(document, dict.get(b"Rotate").ok())?;
    let is_quarter = angle % 90.0 == 0.0;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Some(if is_quarter { ((angle / 90.0).rem_euclid(4.0)) as u8 } else { 0 })
}
