//! The structure tree: what assistive programs read instead of the pages.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{failed, text};
use crate::error::DossierError;
use crate::structure::{ElementId, Role, Structure};

/// A link area and the element whose text it covers.
pub(super) struct LinkArea {
    pub annotation: ObjectId,
    pub page: ObjectId,
    pub element: ElementId,
}

/// Keys of a leaf of the number tree. Archives of the older norm hold no array of more than 8,191.
const LEAF: usize = 1_000;

/// What an element holds, in order.
#[derive(Default, Clone)]
struct Kids {
    /// Page and identifier of marked content.
    content: Vec<(usize, i64)>,
    children: Vec<ElementId>,
    links: Vec<usize>,
}

/// Adds the tree and ties pages and links to it. Elements that hold nothing are left out.
pub(super) fn add(
    document: &mut Document,
    pages: &[ObjectId],
    structure: &Structure,
    contents: &[Vec<ElementId>],
    links: &[LinkArea],
) -> Result<(), DossierError> {
    let kids = kids(structure, contents, links);
    let used = used(structure, &kids);
    let root = document.new_object_id();
    let top = document.new_object_id();
    let ids: Vec<Option<ObjectId>> = used.iter().map(|used| used.then(|| document.new_object_id())).collect();
    let id_of = |element: ElementId| ids.get(element.index()).copied().flatten();
    let link_ids: Vec<ObjectId> = links.iter().map(|_| document.new_object_id()).collect();
    let mut tops = Vec::new();
    for (id, element) in structure.iter() {
        let Some(object) = id_of(id) else { continue };
        let parent = element.parent.and_then(id_of);
        if parent.is_none() {
            tops.push(Object::Reference(object));
        }
        // Without its type, which everybody knows of what stands in the tree: a fifth entry would double the room of the
        // dictionary, and a long book has fifty thousand of them.
        let mut dictionary = dictionary! {
            "S" => element.role.name(),
            "P" => parent.unwrap_or(top),
        };
        let held = &kids[id.index()];
        let home = held.content.first().map(|(page, _)| *page);
        if let Some(page) = home.and_then(|page| pages.get(page)) {
            dictionary.set("Pg", *page);
        }
        let mut list: Vec<Object> = Vec::new();
        for (page, number) in &held.content {
            list.push(match pages.get(*page).filter(|_| Some(*page) != home) {
                Some(page) => dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => *number }.into(),
                None => (*number).into(),
            });
        }
        list.extend(held.children.iter().filter_map(|child| id_of(*child)).map(Object::Reference));
        list.extend(held.links.iter().map(|link| Object::Reference(link_ids[*link])));
        let is_one = held.children.is_empty() && list.len() == 1;
        dictionary.set("K", if is_one { list.remove(0) } else { list.into() });
        if element.role == Role::Figure {
            dictionary.set("Alt", text(&element.alternative));
        }
        if let Some(attributes) = attributes(element.role, element.span) {
            dictionary.set("A", attributes);
        }
        document.set_object(object, dictionary);
    }
    for (area, id) in links.iter().zip(&link_ids) {
        let object = dictionary! { "Type" => "OBJR", "Obj" => area.annotation, "Pg" => area.page };
        let parent = id_of(area.element).unwrap_or(top);
        document.set_object(
            *id,
            dictionary! {
                "Type" => "StructElem", "S" => Role::Link.name(), "P" => parent, "Pg" => area.page,
                "K" => vec![Object::Dictionary(object)],
            },
        );
    }
    document.set_object(
        top,
        dictionary! {
            "Type" => "StructElem", "S" => "Document", "P" => root, "K" => tops,
        },
    );
    let parents = parents(document, pages, contents, links, &link_ids, &id_of)?;
    let next = i64::try_from(pages.len() + links.len()).unwrap_or(i64::MAX);
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot", "K" => vec![Object::Reference(top)],
            "ParentTree" => parents, "ParentTreeNextKey" => next,
        },
    );
    let catalog = document.catalog_mut().map_err(|cause| failed("catalog", &cause))?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

fn kids(structure: &Structure, contents: &[Vec<ElementId>], links: &[LinkArea]) -> Vec<Kids> {
    let mut kids = vec![Kids::default(); structure.len()];
    for (page, elements) in contents.iter().enumerate() {
        for (number, element) in (0i64..).zip(elements) {
            if let Some(kids) = kids.get_mut(element.index()) {
                kids.content.push((page, number));
            }
        }
    }
    for (id, element) in structure.iter() {
        if let Some(parent) = element.parent.and_then(|parent| kids.get_mut(parent.index())) {
            parent.children.push(id);
        }
    }
    for (index, link) in links.iter().enumerate() {
        if let Some(kids) = kids.get_mut(link.element.index()) {
            kids.links.push(index);
        }
    }
    kids
}

/// An element is used if it or something below it is on a page. Children come after their parents, so one way back does.
fn used(structure: &Structure, kids: &[Kids]) -> Vec<bool> {
    let mut used: Vec<bool> =
        kids.iter().map(|kids| !kids.content.is_empty() || !kids.links.is_empty()).collect();
    let elements: Vec<_> = structure.iter().collect();
    for (id, element) in elements.iter().rev() {
        if let Some(parent) = element.parent
            && used[id.index()]
        {
            used[parent.index()] = true;
        }
    }
    // A cell with nothing in it is a cell all the same: rows keep their columns.
    for (id, element) in &elements {
        let is_cell = matches!(element.role, Role::Cell | Role::ColumnHead | Role::RowHead);
        if is_cell && element.parent.is_some_and(|row| used[row.index()]) {
            used[id.index()] = true;
        }
    }
    used
}

fn attributes(role: Role, (columns, rows): (u16, u16)) -> Option<Object> {
    let mut attributes = Dictionary::new();
    attributes.set("O", "Table");
    match role {
        Role::ColumnHead => attributes.set("Scope", "Column"),
        Role::RowHead => attributes.set("Scope", "Row"),
        Role::Cell if columns > 1 || rows > 1 => {}
        _ => return None,
    }
    if columns > 1 {
        attributes.set("ColSpan", i64::from(columns));
    }
    if rows > 1 {
        attributes.set("RowSpan", i64::from(rows));
    }
    Some(Object::Dictionary(attributes))
}

/// From pages and links back to their elements, as a number tree; every page and link gets its key.
fn parents(
    document: &mut Document,
    pages: &[ObjectId],
    contents: &[Vec<ElementId>],
    links: &[LinkArea],
    link_ids: &[ObjectId],
    id_of: &dyn Fn(ElementId) -> Option<ObjectId>,
) -> Result<Object, DossierError> {
    let mut numbers: BTreeMap<i64, Object> = BTreeMap::new();
    for (key, (page, elements)) in (0i64..).zip(pages.iter().zip(contents)) {
        let of_page: Vec<Object> =
            elements.iter().map(|element| id_of(*element).map_or(Object::Null, Object::Reference)).collect();
        numbers.insert(key, document.add_object(of_page).into());
        let page = document.get_object_mut(*page).and_then(Object::as_dict_mut);
        let page = page.map_err(|cause| failed("structure", &cause))?;
        page.set("StructParents", key);
        page.set("Tabs", "S");
    }
    let first = i64::try_from(pages.len()).unwrap_or(i64::MAX);
    for (key, (area, id)) in (first..).zip(links.iter().zip(link_ids)) {
        numbers.insert(key, (*id).into());
        let link = document.get_object_mut(area.annotation).and_then(Object::as_dict_mut);
        link.map_err(|cause| failed("structure", &cause))?.set("StructParent", key);
    }
    let numbers: Vec<(i64, Object)> = numbers.into_iter().collect();
    let leaves = numbers.chunks(LEAF).filter_map(|leaf| {
        let limits = vec![leaf.first()?.0.into(), leaf.last()?.0.into()];
        let list: Vec<Object> = leaf.iter().flat_map(|(key, value)| [(*key).into(), value.clone()]).collect();
        Some(document.add_object(dictionary! { "Limits" => limits, "Nums" => list }).into())
    });
    let leaves: Vec<Object> = leaves.collect();
    Ok(document.add_object(dictionary! { "Kids" => leaves }).into())
}
