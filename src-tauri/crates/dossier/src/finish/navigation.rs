//! Links, outline and page labels.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::tree::LinkArea;
use super::{failed, text};
use crate::error::DossierError;
use crate::layout::{Layout, Target};
use crate::length::Um;
use crate::page::Placed;

/// Writes a length in points.
// A thousandth of a point is far below what any viewer or printer resolves.
#[allow(clippy::cast_precision_loss)]
fn pt(length: Um) -> Object {
    let thousandths = (length * 72_000 + 12_700) / 25_400;
    Object::Real(thousandths as f32 / 1000.0)
}

fn destination(pages: &[ObjectId], layout: &Layout, target: Target) -> Object {
    // A little above the line, so that it is not glued to the edge of the window.
    const AIR: Um = 3_000;
    let (Some(id), Some(page)) = (pages.get(target.page), layout.pages.get(target.page)) else {
        return Object::Null;
    };
    let top = (page.height - target.y + AIR).min(page.height);
    Object::Array(vec![Object::Reference(*id), "XYZ".into(), Object::Null, pt(top), Object::Null])
}

/// Opens another file, in the same folder, at a page from 1.
fn in_other_file(file: &str, page: u32) -> Object {
    let page = Object::Integer(i64::from(page) - 1);
    Object::Dictionary(dictionary! {
        "S" => "GoToR",
        "F" => dictionary! { "Type" => "Filespec", "F" => text(file), "UF" => text(file) },
        "D" => vec![page, "Fit".into()],
        "NewWindow" => true,
    })
}

/// Sets the link areas of every page as annotations that are also printed, and says whose text they cover.
pub(super) fn set_links(
    document: &mut Document,
    pages: &[ObjectId],
    layout: &Layout,
) -> Result<Vec<LinkArea>, DossierError> {
    let mut areas = Vec::new();
    for (id, page) in pages.iter().zip(&layout.pages) {
        let mut links = Vec::new();
        for item in &page.items {
            let Placed::Link { at, extent, to, element } = item else { continue };
            let (key, goes, said) = match (layout.anchors.get(to), to.elsewhere()) {
                (Some(target), _) => ("Dest", destination(pages, layout, *target), titled(layout, *target)),
                (None, Some((file, page))) => ("A", in_other_file(file, page), format!("{file} 第{page}页")),
                (None, None) => return Err(DossierError::DanglingLink { anchor: to.clone() }),
            };
            let top = page.height - at.y;
            let mut link = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => vec![pt(at.x), pt(top - extent.1), pt(at.x + extent.0), pt(top)],
                "Border" => vec![0.into(), 0.into(), 0.into()],
                "F" => 4,
                "Contents" => text(&said),
            };
            link.set(key, goes);
            let link = document.add_object(link);
            if let Some(element) = element {
                areas.push(LinkArea { annotation: link, page: *id, element: *element });
            }
            links.push(Object::Reference(link));
        }
        let page = document
            .get_object_mut(*id)
            .and_then(Object::as_dict_mut)
            .map_err(|cause| failed("links", &cause))?;
        if links.is_empty() {
            page.remove(b"Annots");
        } else {
            page.set("Annots", links);
        }
    }
    Ok(areas)
}

/// Where a link goes, in words: the page as printed.
fn titled(layout: &Layout, target: Target) -> String {
    let label = layout.pages.get(target.page).map(|page| &page.label).filter(|label| !label.is_empty());
    label.map_or_else(String::new, |label| format!("第{label}页"))
}

/// Adds the nested outline; parts are open, what lies below them is closed.
pub(super) fn add_outline(document: &mut Document, pages: &[ObjectId], layout: &Layout) -> Option<ObjectId> {
    if layout.outline.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = layout.outline.iter().map(|_| document.new_object_id()).collect();
    let parents = parents(layout);
    for (index, entry) in layout.outline.iter().enumerate() {
        let siblings = |candidate: &usize| parents[*candidate] == parents[index];
        let mut item = dictionary! {
            "Title" => text(&entry.title),
            "Parent" => parents[index].map_or(root, |parent| ids[parent]),
            "Dest" => destination(pages, layout, entry.target),
        };
        if let Some(previous) = (0..index).rev().find(siblings) {
            item.set("Prev", ids[previous]);
        }
        if let Some(next) = (index + 1..ids.len()).find(siblings) {
            item.set("Next", ids[next]);
        }
        set_children(&mut item, &ids, &parents, Some(index), Shown::Closed);
        document.set_object(ids[index], item);
    }
    let mut outlines = dictionary! { "Type" => "Outlines" };
    set_children(&mut outlines, &ids, &parents, None, Shown::Open);
    document.set_object(root, outlines);
    Some(root)
}

enum Shown {
    Open,
    Closed,
}

fn set_children(
    item: &mut Dictionary,
    ids: &[ObjectId],
    parents: &[Option<usize>],
    of: Option<usize>,
    shown: Shown,
) {
    let children: Vec<usize> = (0..ids.len()).filter(|child| parents[*child] == of).collect();
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        let count = i64::try_from(children.len()).unwrap_or(i64::MAX);
        item.set("First", ids[*first]);
        item.set("Last", ids[*last]);
        item.set("Count", if matches!(shown, Shown::Open) { count } else { -count });
    }
}

/// For each heading the nearest one before it of a higher level.
fn parents(layout: &Layout) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::new();
    for (index, entry) in layout.outline.iter().enumerate() {
        while open.last().is_some_and(|last| layout.outline[*last].level >= entry.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(index);
    }
    parents
}

/// The number tree of page labels, so that the viewer's page field shows the printed number.
pub(super) fn page_labels(layout: &Layout) -> Dictionary {
    let mut numbers = Vec::new();
    let mut previous: Option<(Style, i64)> = None;
    for (index, page) in layout.pages.iter().enumerate() {
        let (style, value) = style_of(&page.label);
        let follows = previous
            .is_some_and(|(before, count)| before == style && count + 1 == value && style != Style::None);
        if !follows {
            let mut label = Dictionary::new();
            match style {
                Style::Arabic => label.set("S", "D"),
                Style::Roman => label.set("S", "r"),
                Style::None => {}
            }
            if style != Style::None && value != 1 {
                label.set("St", value);
            }
            numbers.push(Object::Integer(i64::try_from(index).unwrap_or(i64::MAX)));
            numbers.push(Object::Dictionary(label));
        }
        previous = Some((style, value));
    }
    dictionary! { "Nums" => numbers }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Arabic,
    Roman,
    None,
}

fn style_of(label: &str) -> (Style, i64) {
    if label.is_empty() {
        return (Style::None, 0);
    }
    if let Ok(value) = label.parse() {
        return (Style::Arabic, value);
    }
    let digit = |sign: char| match sign {
        'i' => 1,
        'v' => 5,
        'x' => 10,
        'l' => 50,
        'c' => 100,
        'd' => 500,
        _ => 1000,
    };
    let values: Vec<i64> = label.chars().map(digit).collect();
    let signed = |(index, value): (usize, &i64)| {
        if values.get(index + 1).is_some_and(|next| next > value) { -value } else { *value }
    };
    (Style::Roman, values.iter().enumerate().map(signed).sum())
}
