//! Binding the parts to a book: blank sides, page numbers, margins, the contents.

use std::collections::BTreeMap;

use parkgauge_core::report::{Anchor, Finality, PartKind, Report};

use super::contents::{ContentsLine, contents};
use super::flow::{Mark, Stack, fill_pages};
use super::running::{furniture, number};
use super::typeset::Desk;
use super::{Layout, OutlineEntry, Target};
use crate::error::DossierError;
use crate::page::{Page, Placed};
use crate::structure::{ElementId, Structure};

/// Binds the stacks; `None` stands for the contents, which are laid out here.
pub fn bind(
    report: &Report,
    stacks: Vec<Option<Stack>>,
    sections: &[ElementId],
    desk: Desk<'_>,
) -> Result<Layout, DossierError> {
    let lines = contents_lines(report, &stacks, desk);
    let mut binder = Binder::new(report, desk);
    for ((part, stack), section) in report.parts.iter().zip(stacks).zip(sections) {
        let within = desk.within(*section);
        let stack = stack.unwrap_or_else(|| fill_pages(&contents(part, &lines, within), within));
        binder.part(part.kind, stack)?;
    }
    binder.finish()
}

/// The contents list what comes after them; page numbers do not depend on how long they are, for they count on their own.
fn contents_lines(report: &Report, stacks: &[Option<Stack>], desk: Desk<'_>) -> Vec<ContentsLine> {
    let mut counter = Counter::new(desk.template.duplex);
    let mut lines = Vec::new();
    for (part, stack) in report.parts.iter().zip(stacks) {
        let Some(stack) = stack else { continue };
        counter.begin(part.kind);
        let first = counter.next;
        counter.end(part.kind, stack.pages.len());
        if matches!(part.kind, PartKind::Cover | PartKind::Front) {
            continue;
        }
        for (page, _, mark) in &stack.marks {
            let Some(entry) = mark.entry.clone().filter(|entry| entry.level <= desk.template.contents.depth)
            else {
                continue;
            };
            let page = number(part.kind, first + page);
            lines.push(ContentsLine { entry, anchor: mark.anchor.clone(), page });
        }
    }
    lines
}

/// Counts printed page numbers: Roman before the body, Arabic from the body on.
struct Counter {
    duplex: bool,
    arabic: bool,
    next: usize,
}

impl Counter {
    const fn new(duplex: bool) -> Self {
        Self { duplex, arabic: false, next: 1 }
    }

    /// Sets the number of the first page of a part; a part on a sheet of its own begins on an odd number.
    fn begin(&mut self, kind: PartKind) {
        let arabic = matches!(kind, PartKind::Body | PartKind::Pledge);
        if arabic && !self.arabic {
            self.arabic = true;
            self.next = 1;
        }
        if self.duplex && kind == PartKind::Pledge && self.next.is_multiple_of(2) {
            self.next += 1;
        }
    }

    fn end(&mut self, kind: PartKind, pages: usize) {
        if kind == PartKind::Cover {
            return;
        }
        self.next += pages;
        if self.duplex && kind == PartKind::Pledge && self.next.is_multiple_of(2) {
            self.next += 1;
        }
    }
}

struct Binder<'a> {
    report: &'a Report,
    desk: Desk<'a>,
    counter: Counter,
    pages: Vec<Page>,
    anchors: BTreeMap<Anchor, Target>,
    outline: Vec<OutlineEntry>,
}

impl<'a> Binder<'a> {
    fn new(report: &'a Report, desk: Desk<'a>) -> Self {
        let counter = Counter::new(desk.template.duplex);
        Self { report, desk, counter, pages: Vec::new(), anchors: BTreeMap::new(), outline: Vec::new() }
    }

    fn part(&mut self, kind: PartKind, stack: Stack) -> Result<(), DossierError> {
        let was_arabic = self.counter.arabic;
        self.counter.begin(kind);
        let sheet_of_its_own = kind == PartKind::Pledge || (self.counter.arabic && !was_arabic);
        if sheet_of_its_own {
            self.fill_sheet();
        }
        let first_page = self.pages.len();
        let count = stack.pages.len();
        for (index, items) in stack.pages.into_iter().enumerate() {
            let label = number(kind, self.counter.next + index);
            self.page(label, items);
        }
        self.counter.end(kind, count);
        if matches!(kind, PartKind::Cover | PartKind::Pledge) {
            self.fill_sheet();
        }
        for (page, y, mark) in stack.marks {
            self.mark(mark, Target { page: first_page + page, y: self.desk.template.top() + y })?;
        }
        Ok(())
    }

    /// In print on both sides, leaves the back of the last sheet blank.
    fn fill_sheet(&mut self) {
        if self.desk.template.duplex && !self.pages.len().is_multiple_of(2) {
            self.page(String::new(), Vec::new());
        }
    }

    fn page(&mut self, label: String, items: Vec<Placed>) {
        let template = self.desk.template;
        let physical = self.pages.len() + 1;
        let (left, top) = (template.left(physical), template.top());
        let mut items: Vec<Placed> = items.into_iter().map(|item| item.moved(left, top)).collect();
        items.extend(furniture(self.report, &label, physical, self.desk));
        let draft = self.report.finality == Finality::Draft;
        self.pages.push(Page { width: template.width(), height: template.height(), label, draft, items });
    }

    fn mark(&mut self, mark: Mark, target: Target) -> Result<(), DossierError> {
        if let Some(entry) = mark.entry {
            self.outline.push(OutlineEntry { level: entry.level, title: entry.title, target });
        }
        match self.anchors.insert(mark.anchor.clone(), target) {
            Some(_) => Err(DossierError::AnchorTwice { anchor: mark.anchor }),
            None => Ok(()),
        }
    }

    fn finish(self) -> Result<Layout, DossierError> {
        for item in self.pages.iter().flat_map(|page| &page.items) {
            if let Placed::Link { to, .. } = item
                && to.elsewhere().is_none()
                && !self.anchors.contains_key(to)
            {
                return Err(DossierError::DanglingLink { anchor: to.clone() });
            }
        }
        let findings = self.desk.measurer.findings();
        let structure = Structure::default();
        Ok(Layout { pages: self.pages, anchors: self.anchors, outline: self.outline, findings, structure })
    }
}
