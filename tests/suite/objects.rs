//! The objects of a PDF, as qpdf reads them.

use std::collections::BTreeSet;

use parkgauge_tests::output_of;
use serde_json::{Map, Value};

/// Every object of a PDF.
pub struct Objects(pub Map<String, Value>);

impl Objects {
    /// Reads a file.
    pub fn of(file: &str) -> Self {
        let told = output_of("qpdf", &["--json=2", "--json-key=qpdf", file]);
        let mut told: Value = serde_json::from_str(&told).unwrap();
        let Value::Object(objects) = told["qpdf"][1].take() else { panic!("no objects") };
        Self(objects)
    }

    /// What a value is, or what it refers to.
    pub fn get<'a>(&'a self, value: &'a Value) -> &'a Value {
        let named = value.as_str().and_then(|name| self.0.get(&format!("obj:{name}")));
        named.map_or(value, |object| match object.get("stream") {
            Some(stream) => &stream["dict"],
            None => &object["value"],
        })
    }

    /// What the file begins with.
    pub fn catalog(&self) -> &Value {
        self.get(&self.0["trailer"]["value"]["/Root"])
    }

    /// The dictionary of every object and stream.
    pub fn dictionaries(&self) -> impl Iterator<Item = &Value> {
        self.0.values().map(|object| object.get("stream").map_or(&object["value"], |stream| &stream["dict"]))
    }

    /// What the pages mean.
    pub fn elements(&self) -> Vec<&Value> {
        self.dictionaries().filter(|dictionary| is_element(dictionary)).collect()
    }

    /// Where the tree of meaning has holes: everything that is read hangs on it, once, with the way back from each page and
    /// link.
    pub fn tree_faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let catalog = self.catalog();
        if catalog["/MarkInfo"]["/Marked"] != true {
            faults.push("the file does not say that it is tagged".to_owned());
        }
        let root = self.get(&catalog["/StructTreeRoot"]);
        let mut waiting: Vec<&Value> = vec![&root["/K"]];
        let mut reached = BTreeSet::new();
        while let Some(value) = waiting.pop() {
            match value {
                Value::Array(kids) => waiting.extend(kids),
                Value::String(name) if is_element(self.get(value)) => {
                    if !reached.insert(name) {
                        faults.push(format!("{name} hangs in two places"));
                    }
                    waiting.push(&self.get(value)["/K"]);
                }
                _ => {}
            }
        }
        if reached.len() != self.elements().len() {
            faults.push(format!("{} of {} elements hang on the tree", reached.len(), self.elements().len()));
        }
        // From every page and link the way back, in the order of their keys.
        let leaves = self.get(&root["/ParentTree"])["/Kids"].as_array().into_iter().flatten();
        let ways: Vec<&Value> = leaves.flat_map(|leaf| self.get(leaf)["/Nums"].as_array().unwrap()).collect();
        let keys: Vec<i64> = ways.iter().step_by(2).filter_map(|key| key.as_i64()).collect();
        if !keys.windows(2).all(|pair| pair[0] < pair[1]) {
            faults.push("the keys of the way back are out of order".to_owned());
        }
        for page in self.dictionaries().filter(|dictionary| dictionary["/Type"] == "/Page") {
            let place = page["/StructParents"].as_i64().and_then(|key| keys.binary_search(&key).ok());
            let back = place.map(|place| self.get(ways[place * 2 + 1]).as_array().unwrap());
            let is_lost =
                |element: &Value| !element.as_str().is_some_and(|name| reached.contains(&name.to_owned()));
            if back.is_none_or(|elements| elements.iter().any(is_lost)) {
                faults.push(format!("a page has no way back: {page}"));
            }
        }
        for link in self.dictionaries().filter(|dictionary| dictionary["/Subtype"] == "/Link") {
            let has_way = link["/StructParent"].as_i64().is_some_and(|key| keys.binary_search(&key).is_ok());
            if !has_way || !link["/Contents"].as_str().is_some_and(|said| said.contains('页')) {
                faults.push(format!("a link is not said: {link}"));
            }
        }
        faults
    }

    /// Arrays longer than an archive of the older norm holds.
    pub fn array_faults(&self) -> Vec<String> {
        const MOST: usize = 8_191;
        let arrays = |value: &Value| -> Option<usize> {
            let direct = value.as_array().map(Vec::len);
            let inside = value
                .as_object()
                .into_iter()
                .flatten()
                .filter_map(|(_, value)| value.as_array().map(Vec::len))
                .max();
            direct.max(inside)
        };
        let longest = self.dictionaries().filter_map(arrays).max().unwrap_or(0);
        Vec::from_iter((longest > MOST).then(|| format!("an array of {longest}")))
    }

    /// Links that lead to no page of the file; those into another file are left to whoever knows it.
    pub fn link_faults(&self) -> Vec<String> {
        let is_page = |target: &Value| self.get(target)["/Type"] == "/Page";
        let links = self.dictionaries().filter(|dictionary| dictionary["/Subtype"] == "/Link");
        links
            .filter(|link| link["/A"]["/S"] != "/GoToR" && !is_page(&link["/Dest"][0]))
            .map(|link| format!("a link to nowhere: {link}"))
            .collect()
    }
}

/// What stands in the tree of meaning need not say its type; nothing else has a role and a parent called `P`.
fn is_element(dictionary: &Value) -> bool {
    dictionary["/S"].is_string() && dictionary["/P"].is_string()
}
