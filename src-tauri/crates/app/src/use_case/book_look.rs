//! Looking at the book before it is made: the real pages, where each value on them is entered, and a search.

use parkgauge_core::id::FieldKey;
use parkgauge_core::report::Anchor;
use parkgauge_dossier::layout::Layout;
use parkgauge_dossier::page::{Page, Placed};
use parkgauge_dossier::volume::Preview;
use parkgauge_dossier::{FontSet, lay_out};

use super::dossier::{draft_of, pdf_of};
use super::evidence_look::{fallback, shown};
use super::roster::count;
use crate::contract::book_look::{
    BookHeading, BookHit, BookHits, BookLook, BookPage, BookPlace, DrawBookPage, LookAtBook, SearchBook,
};
use crate::contract::evidence_look::PageDrawn;
use crate::contract::problem::PlaceView;
use crate::contract::{Code, Failure};
use crate::template::Look;
use crate::workbench::Workbench;

/// Hits that are told; nobody reads more.
const MOST_HITS: usize = 500;
/// Characters of a line that are shown around a hit.
const AROUND: usize = 40;

/// The book that is looked at.
pub(crate) struct OpenBook {
    preview: Preview,
    lines: Vec<TextLine>,
}

/// What stands on one baseline.
struct TextLine {
    page: u32,
    top: u32,
    height: u32,
    text: String,
}

/// Makes the book as it would be now, to be looked at.
pub fn look(workbench: &mut Workbench, request: LookAtBook) -> Result<BookLook, Failure> {
    let made_at = workbench.now();
    let look = Look::read(&workbench.assets, request.template.as_deref())?;
    let (report, data) = draft_of(workbench, made_at, &look)?;
    let fonts = FontSet::load(&workbench.assets.path("fonts"))?;
    let layout = lay_out(&report, &fonts, &look.template)?;
    let book = pdf_of(&report, &data, &fonts, &look)?;
    let fallback = fallback(workbench)?;
    let preview =
        Preview::of_pdf(&book.bytes, fallback).map_err(|fault| Failure::internal(fault.say().en))?;
    let sizes = preview.sizes().iter().map(|size| size.unwrap_or((595, 842)));
    let pages = sizes
        .zip(&layout.pages)
        .map(|((width, height), page)| BookPage { width, height, label: page.label.clone() })
        .collect();
    let headings = layout.outline.iter().map(|entry| BookHeading {
        level: entry.level,
        title: entry.title.clone(),
        page: count(entry.target.page + 1),
    });
    let seen = BookLook { pages, headings: headings.collect(), places: places(workbench, &layout) };
    let lines = (1..).zip(&layout.pages).flat_map(|(number, page)| lines(number, page)).collect();
    workbench.looked.book = Some(OpenBook { preview, lines });
    Ok(seen)
}

/// Draws a page of it.
pub fn draw(workbench: &mut Workbench, request: DrawBookPage) -> Result<PageDrawn, Failure> {
    let book = workbench.looked.book.as_mut().ok_or_else(not_looked_at)?;
    let picture = book.preview.picture(request.page, request.width.clamp(16, 4_000), 0);
    picture.map(shown).map_err(|fault| {
        let (say, next) = (fault.say(), fault.next());
        Failure::new(Code::Call, request.page.to_string(), [&say.zh, &say.en], [&next.zh, &next.en])
    })
}

/// Searches it.
pub fn search(workbench: &mut Workbench, request: SearchBook) -> Result<BookHits, Failure> {
    let book = workbench.looked.book.as_ref().ok_or_else(not_looked_at)?;
    let wanted = squeezed(&request.text);
    if wanted.is_empty() {
        return Ok(BookHits { hits: Vec::new(), count: 0 });
    }
    let mut hits = Vec::new();
    let mut found = 0;
    for (index, line) in book.lines.iter().enumerate() {
        let own = squeezed(&line.text);
        // What runs over the end of a line is found where it begins.
        let next = book.lines.get(index + 1).map(|next| squeezed(&next.text)).unwrap_or_default();
        let joined = format!("{own}{next}");
        let begins = joined.match_indices(&wanted).filter(|(at, _)| *at < own.len()).count();
        found += begins;
        if begins > 0 && hits.len() < MOST_HITS {
            let around = line.text.chars().take(AROUND).collect();
            hits.push(BookHit { page: line.page, top: line.top, height: line.height, around });
        }
    }
    Ok(BookHits { hits, count: count(found) })
}

fn not_looked_at() -> Failure {
    Failure::new(
        Code::Call,
        None,
        ["还没有打开申报书的预览。", "No book is being looked at."],
        ["请重新打开预览。", "Open the preview again."],
    )
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// `part` of a whole in thousandths.
fn thousandths(part: i64, whole: i64) -> u32 {
    u32::try_from((part * 1000 / whole.max(1)).clamp(0, 1000)).unwrap_or(0)
}

fn lines(number: u32, page: &Page) -> Vec<TextLine> {
    let mut lines: Vec<(i64, i64, String)> = Vec::new();
    for item in &page.items {
        let Placed::Text(run) = item else { continue };
        // Thousandths of a point to micrometres.
        let height = run.size * 254 / 720 * 3 / 2;
        match lines.last_mut() {
            Some((base, tallest, text)) if *base == run.at.y => {
                *tallest = height.max(*tallest);
                text.push_str(&run.text);
            }
            _ => lines.push((run.at.y, height, run.text.clone())),
        }
    }
    let lines = lines.into_iter().map(|(base, height, text)| TextLine {
        page: number,
        top: thousandths(base - height * 3 / 4, page.height),
        height: thousandths(height, page.height),
        text,
    });
    lines.collect()
}

/// What is entered where, in the order of the pages.
fn places(workbench: &Workbench, layout: &Layout) -> Vec<BookPlace> {
    let mut places = Vec::new();
    for (anchor, target) in &layout.anchors {
        let Some(page) = layout.pages.get(target.page) else { continue };
        let top = thousandths(target.y, page.height);
        let entered = entered_at(workbench, anchor);
        let columns = count(entered.len().max(1));
        for (column, place) in (0..).zip(entered) {
            // Fields that stand side by side share the width of the page.
            places.push(BookPlace {
                page: count(target.page + 1),
                top,
                left: 1000 * column / columns,
                place,
            });
        }
    }
    places.sort_by_key(|place| (place.page, place.top, place.left));
    places
}

/// Where the things at a named place of the book are entered, from left to right. Nothing for a place that only ends
/// what stands above it.
fn entered_at(workbench: &Workbench, anchor: &Anchor) -> Vec<Option<PlaceView>> {
    let indicator = |id: &str| vec![Some(PlaceView::Indicator { indicator: id.to_owned() })];
    let profile = |key: &str| Some(PlaceView::Profile { key: key.to_owned() });
    match anchor.0.split_once('-') {
        Some(("row" | "indicator" | "reason", id)) => indicator(id),
        Some(("fields", keys)) => keys.split('+').map(profile).collect(),
        Some(("overview", key)) => vec![profile(key)],
        Some(("photo", rest)) => rest.rsplit_once('-').map_or_else(|| vec![None], |(id, _)| indicator(id)),
        Some(("plan", "table")) => vec![profile("plan_measures")],
        Some(("figure", rest)) if rest.starts_with("of-") => {
            vec![figure(workbench, rest.trim_start_matches("of-"))]
        }
        Some(("evidence", id)) if id != "table" => {
            vec![Some(PlaceView::Evidence { evidence: id.to_owned() })]
        }
        _ => vec![None],
    }
}

/// A yearly figure of the newest year that is filled.
fn figure(workbench: &Workbench, key: &str) -> Option<PlaceView> {
    let open = workbench.park().ok()?;
    let field = FieldKey::new(key).ok()?;
    let periods = super::base_data::periods(open);
    let filled = periods.iter().rev().find(|period| open.park.base_data.typed(&field, period).is_some());
    let period = filled.or(periods.last())?.clone();
    Some(PlaceView::BaseData { key: key.to_owned(), period })
}
