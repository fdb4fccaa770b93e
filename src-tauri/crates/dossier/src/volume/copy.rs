//! Copying objects from one document into another: only what a page shows, each object once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::sink::reference;

/// Entries of a stream that lead back to its page, its document or its structure, or that only other programs read.
/// Of streams alone: inside of resources the same words may be names that a page has given.
const LEFT_OUT: [&[u8]; 10] = [
    b"AF",
    b"Alternates",
    b"LastModified",
    b"Length",
    b"Metadata",
    b"OPI",
    b"PieceInfo",
    b"Ref",
    b"StructParent",
    b"StructParents",
];
/// Objects that are no part of what a page shows, wherever they are referred to.
const NOT_SHOWN: [&[u8]; 8] =
    [b"Page", b"Pages", b"Catalog", b"StructTreeRoot", b"StructElem", b"Annot", b"Outlines", b"Action"];

/// Objects that one file may bring along. The thickest real documents have a tenth of this.
const MOST_OBJECTS: usize = 3_000_000;

/// What is done with the bytes of a stream that was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bytes {
    /// Taken out of the source, so that they are in memory once.
    Taken,
    /// Left there, because the same page may have to be copied once more.
    Kept,
}

/// Copies objects of one source into one file.
pub(super) struct Copier {
    known: BTreeMap<ObjectId, u32>,
    bytes: Bytes,
    /// Copied and not written yet.
    ready: Vec<(u32, Object)>,
    layers: BTreeSet<u32>,
    hidden: BTreeSet<u32>,
    hidden_in_source: BTreeSet<ObjectId>,
}

impl Copier {
    /// `hidden` are the layers that the source does not show.
    pub fn new(bytes: Bytes, hidden: BTreeSet<ObjectId>) -> Self {
        Self {
            known: BTreeMap::new(),
            bytes,
            ready: Vec::new(),
            layers: BTreeSet::new(),
            hidden: BTreeSet::new(),
            hidden_in_source: hidden,
        }
    }

    /// Copies an object with all that it refers to; gives it as it stands in the new file.
    pub fn object(
        &mut self,
        source: &mut Document,
        object: &Object,
        next: &mut dyn FnMut() -> u32,
    ) -> Object {
        let mut waiting = VecDeque::new();
        let copied = self.rewritten(object, &mut waiting, next);
        while let Some((from, to)) = waiting.pop_front() {
            // What is missing is null, as ISO 32000 has it.
            let object = match source.objects.get_mut(&from) {
                Some(Object::Stream(stream)) => {
                    let content = content(stream, self.bytes);
                    let mut dict = stream.dict.clone();
                    LEFT_OUT.iter().for_each(|key| drop(dict.remove(key)));
                    Object::Stream(held(self.dictionary(&dict, &mut waiting, next), content))
                }
                Some(Object::Dictionary(dict)) if is_not_shown(dict) => Object::Null,
                Some(other) => {
                    let other = other.clone();
                    self.rewritten(&other, &mut waiting, next)
                }
                None => Object::Null,
            };
            if let Object::Dictionary(dict) = &object
                && dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"OCG")
            {
                self.layers.insert(to);
                if self.hidden_in_source.contains(&from) {
                    self.hidden.insert(to);
                }
            }
            self.ready.push((to, object));
        }
        copied
    }

    /// Adds an object that is not in the source.
    pub fn add(&mut self, object: Object, next: &mut dyn FnMut() -> u32) -> Object {
        let id = next();
        self.ready.push((id, object));
        reference(id)
    }

    /// What was copied since this was asked last.
    pub fn take(&mut self) -> Vec<(u32, Object)> {
        std::mem::take(&mut self.ready)
    }

    /// Layers (optional content groups) that were copied: all of them, and those that are not shown.
    pub fn layers(&self) -> (&BTreeSet<u32>, &BTreeSet<u32>) {
        (&self.layers, &self.hidden)
    }

    fn rewritten(
        &mut self,
        object: &Object,
        waiting: &mut VecDeque<(ObjectId, u32)>,
        next: &mut dyn FnMut() -> u32,
    ) -> Object {
        match object {
            Object::Reference(from) => match self.known.get(from) {
                Some(to) => reference(*to),
                None if self.known.len() >= MOST_OBJECTS => Object::Null,
                None => {
                    let to = next();
                    self.known.insert(*from, to);
                    waiting.push_back((*from, to));
                    reference(to)
                }
            },
            Object::Array(items) => {
                Object::Array(items.iter().map(|item| self.rewritten(item, waiting, next)).collect())
            }
            Object::Dictionary(dict) => Object::Dictionary(self.dictionary(dict, waiting, next)),
            // A stream is never inside of another object; a file that says so is damaged.
            Object::Stream(_) => Object::Null,
            Object::Real(number) if !number.is_finite() => Object::Integer(0),
            other => other.clone(),
        }
    }

    fn dictionary(
        &mut self,
        dict: &Dictionary,
        waiting: &mut VecDeque<(ObjectId, u32)>,
        next: &mut dyn FnMut() -> u32,
    ) -> Dictionary {
        let mut copied = Dictionary::new();
        for (key, value) in dict.iter() {
            copied.set(key.clone(), self.rewritten(value, waiting, next));
        }
        copied
    }
}

fn is_not_shown(dict: &Dictionary) -> bool {
    dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| NOT_SHOWN.contains(&name))
}

/// A stream with exactly these entries and bytes.
pub(super) fn held(dict: Dictionary, content: Vec<u8>) -> Stream {
    let mut stream = Stream::new(dict, content);
    stream.allows_compression = false;
    stream
}

/// The bytes of a stream as they lie in the file.
fn content(stream: &mut Stream, bytes: Bytes) -> Vec<u8> {
    match bytes {
        Bytes::Taken => std::mem::take(&mut stream.content),
        Bytes::Kept => stream.content.clone(),
    }
}
