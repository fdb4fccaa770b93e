//! Bookmarks of a volume, and what its first lines say of it.

use std::collections::BTreeSet;
use std::io::{self, Write};

use lopdf::{Dictionary, Object, dictionary};

use super::VolumePlan;
use super::sink::{Sink, reference};
use crate::finish::text;

/// A bookmark.
pub(super) struct Entry {
    /// 0 for a group, 1 for a piece, 2 for what it proves.
    pub level: u8,
    pub title: String,
    /// The page as an object.
    pub page: u32,
}

/// Writes the bookmarks and gives the number of their root. Groups are open, what lies below them is closed.
pub(super) fn outline<W: Write>(sink: &mut Sink<W>, entries: &[Entry]) -> io::Result<Option<u32>> {
    if entries.is_empty() {
        return Ok(None);
    }
    let root = sink.id();
    let ids: Vec<u32> = entries.iter().map(|_| sink.id()).collect();
    // Children of each entry and, under the last index, of the root.
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); entries.len() + 1];
    let mut parents = vec![entries.len(); entries.len()];
    let mut open: Vec<usize> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        while open.last().is_some_and(|last| entries[*last].level >= entry.level) {
            open.pop();
        }
        parents[index] = open.last().copied().unwrap_or(entries.len());
        children[parents[index]].push(index);
        open.push(index);
    }
    let family = |dict: &mut Dictionary, of: usize, sign: i64| {
        if let (Some(first), Some(last)) = (children[of].first(), children[of].last()) {
            dict.set("First", reference(ids[*first]));
            dict.set("Last", reference(ids[*last]));
            dict.set("Count", sign * children[of].len() as i64);
        }
    };
    for siblings in &children {
        for (place, index) in siblings.iter().copied().enumerate() {
            let entry = &entries[index];
            let mut item = dictionary! {
                "Title" => text(&entry.title),
                "Parent" => reference(ids.get(parents[index]).copied().unwrap_or(root)),
                "Dest" => vec![reference(entry.page), "Fit".into()],
            };
            if let Some(before) = place.checked_sub(1) {
                item.set("Prev", reference(ids[siblings[before]]));
            }
            if let Some(after) = siblings.get(place + 1) {
                item.set("Next", reference(ids[*after]));
            }
            family(&mut item, index, -1);
            sink.put(ids[index], &Object::Dictionary(item))?;
        }
    }
    let mut outlines = dictionary! { "Type" => "Outlines" };
    family(&mut outlines, entries.len(), 1);
    sink.put(root, &Object::Dictionary(outlines))?;
    Ok(Some(root))
}

/// Entries of the catalog.
pub(super) fn catalog(outline: Option<u32>, layers: &BTreeSet<u32>, hidden: &BTreeSet<u32>) -> Dictionary {
    let mut catalog = dictionary! {
        "Lang" => Object::string_literal("zh-CN"),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "PageLabels" => dictionary! { "Nums" => vec![0.into(), dictionary! { "S" => "D" }.into()] },
    };
    if let Some(outline) = outline {
        catalog.set("Outlines", reference(outline));
        catalog.set("PageMode", "UseOutlines");
    }
    show_layers(&mut catalog, layers, hidden);
    catalog
}

/// Says in a catalog which layers are shown when the file is opened.
pub(super) fn show_layers(catalog: &mut Dictionary, layers: &BTreeSet<u32>, hidden: &BTreeSet<u32>) {
    if !layers.is_empty() {
        let list = |layers: &BTreeSet<u32>| layers.iter().copied().map(reference).collect::<Vec<_>>();
        let shown = dictionary! { "BaseState" => "ON", "OFF" => list(hidden) };
        catalog.set("OCProperties", dictionary! { "OCGs" => list(layers), "D" => shown });
    }
}

/// The document information dictionary.
pub(super) fn info(plan: &VolumePlan, title: &str) -> Dictionary {
    let offset = plan.made_at.format("%:z").to_string().replace(':', "'");
    let date = Object::string_literal(format!("D:{}{offset}'", plan.made_at.format("%Y%m%d%H%M%S")));
    let tool = format!("ParkGauge {}", plan.app_version);
    dictionary! {
        "Title" => text(title),
        "Author" => text(&plan.author),
        "Keywords" => text(&plan.fingerprint),
        "Creator" => text(&tool),
        "Producer" => text(&tool),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    }
}
