//! Headings, paragraphs, charts, places to sign, the contents.

use parkgauge_core::report::{
    Anchor, Block, Figure, Paragraph, ParagraphRole, PartKind, SignaturePlace, Span,
};

use super::Writer;
use super::xml::{escaped, field, run};
use crate::length::Um;

/// English metric units in a µm.
const EMU: Um = 36;

impl<'a> Writer<'a> {
    pub(super) fn block(&mut self, block: &'a Block, within: PartKind) {
        self.notes.borrow_mut().next_block();
        let is_cover = within == PartKind::Cover;
        match block {
            Block::Heading(heading) => {
                self.titled(&format!("Heading{}", heading.level + 1), &heading.text, &heading.anchor);
            }
            Block::Paragraph(paragraph) => {
                let style = if is_cover { "CoverLine" } else { style_of(paragraph.role) };
                self.paragraph(paragraph, style);
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Signature(places) => self.signatures(places),
            Block::Fields(pairs) => {
                let style = if is_cover { "CoverField" } else { "Normal" };
                if is_cover {
                    // The fields stand in the lower half of the cover.
                    self.xml.push_str("<w:p><w:pPr><w:spacing w:before=\"3600\"/></w:pPr></w:p>");
                }
                for (label, value) in pairs {
                    self.line(style, &run("", &format!("{label}：{value}")));
                }
            }
            Block::PageBreak => self.xml.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
        }
    }

    /// A paragraph of runs that are written already.
    pub(super) fn line(&mut self, style: &str, runs: &str) {
        let begins = if std::mem::take(&mut self.on_new_page) { "<w:pageBreakBefore/>" } else { "" };
        self.xml.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{begins}</w:pPr>{runs}</w:p>"));
    }

    /// A heading or caption that links can go to.
    pub(super) fn titled(&mut self, style: &str, text: &str, anchor: &Anchor) {
        let mut runs = String::new();
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                runs.push_str("<w:r><w:br/></w:r>");
            }
            runs.push_str(&run("", line));
        }
        let runs = self.marked(Some(anchor), &runs);
        self.line(style, &runs);
    }

    /// Runs within the bookmark of an anchor.
    pub(super) fn marked(&self, anchor: Option<&Anchor>, runs: &str) -> String {
        match anchor.and_then(|anchor| self.bookmarks.get(anchor)) {
            Some(id) => format!(
                "<w:bookmarkStart w:id=\"{id}\" w:name=\"p{id}\"/>{runs}<w:bookmarkEnd w:id=\"{id}\"/>"
            ),
            None => runs.to_owned(),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, style: &str) {
        let runs = self.runs(&paragraph.spans, "");
        self.line(style, &runs);
    }

    /// The runs of spans; `look` are properties that all of them have.
    pub(super) fn runs(&self, spans: &[Span], look: &str) -> String {
        let one = |span: &Span| match span {
            Span::Text(text) => run(look, text),
            Span::Strong(text) => {
                // Each property once, or the document is broken for Word.
                let look = look.trim_start_matches("<w:b/>");
                run(&format!("<w:rFonts w:eastAsia=\"黑体\"/><w:b/>{look}"), text)
            }
            Span::Superscript(text) => run(&format!("{look}<w:vertAlign w:val=\"superscript\"/>"), text),
            Span::LineBreak => "<w:r><w:br/></w:r>".to_owned(),
            Span::Link { text, to } => self.link(to, &run(look, text)),
            Span::PageOf(to) => {
                let shown = self.printed(to);
                match self.bookmarks.get(to) {
                    Some(id) => field(&format!("PAGEREF p{id} \\h"), &shown),
                    None => run(look, &shown),
                }
            }
            Span::Footnote(note) => self.notes.borrow_mut().mark(note),
        };
        spans.iter().map(one).collect()
    }

    /// Runs that jump within the document; a page of another file is only named.
    fn link(&self, to: &Anchor, runs: &str) -> String {
        match self.bookmarks.get(to) {
            Some(id) => format!("<w:hyperlink w:anchor=\"p{id}\" w:history=\"1\">{runs}</w:hyperlink>"),
            None => runs.to_owned(),
        }
    }

    /// The page of the book on which a place stands.
    fn printed(&self, anchor: &Anchor) -> String {
        let target = self.layout.anchors.get(anchor);
        let page = target.and_then(|target| self.layout.pages.get(target.page));
        page.map(|page| page.label.clone()).unwrap_or_default()
    }

    /// The contents: a field that the reader's program makes anew when asked, filled with what the book has.
    pub(super) fn contents(&mut self, own: &Anchor) {
        let depth = self.template.contents.depth;
        let layout = self.layout;
        let instruction = format!("TOC \\o \"1-{}\" \\h \\z \\u", depth + 1);
        let begin = format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        );
        let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        let mut lines: Vec<(u8, String)> = Vec::new();
        let own = layout.anchors.get(own).copied();
        let listed = layout.outline.iter().filter(|entry| entry.level <= depth && Some(entry.target) != own);
        for entry in listed {
            let page = layout.pages.get(entry.target.page).map_or("", |page| page.label.as_str());
            if page.is_empty() {
                continue;
            }
            let anchor = layout
                .anchors
                .iter()
                .find(|(anchor, target)| **target == entry.target && self.bookmarks.contains_key(*anchor));
            let runs = format!("{}<w:r><w:tab/></w:r>{}", run("", &entry.title), run("", page));
            let runs = anchor.map_or(runs.clone(), |(anchor, _)| self.link(anchor, &runs));
            lines.push((entry.level, runs));
        }
        let last = lines.len().saturating_sub(1);
        if lines.is_empty() {
            self.line("TOC1", &format!("{begin}{end}"));
        }
        for (index, (level, runs)) in lines.into_iter().enumerate() {
            let before = if index == 0 { begin.as_str() } else { "" };
            let after = if index == last { end } else { "" };
            self.line(&format!("TOC{}", (level + 1).min(3)), &format!("{before}{runs}{after}"));
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let Some((width, height)) =
            self.pictures.get(self.placed).map(|picture| (picture.width * EMU, picture.height * EMU))
        else {
            return;
        };
        self.placed += 1;
        let id = self.placed;
        let words = escaped(&figure.alternative);
        self.xml.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Centred\"/><w:keepNext/><w:spacing w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{id}\" name=\"图{id}\" descr=\"{words}\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"image{id}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"image{id}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        ));
        self.titled("Caption", &figure.caption, &figure.anchor);
    }

    fn signatures(&mut self, places: &[SignaturePlace]) {
        for place in places {
            let value = if place.value.is_empty() { "　　　　　　　　" } else { &place.value };
            let runs = format!(
                "{}{}",
                run("", &format!("{}：", place.label)),
                run("<w:u w:val=\"single\"/>", value)
            );
            self.line("Right", &runs);
        }
        self.line("Right", &run("", "年　　月　　日"));
    }
}

const fn style_of(role: ParagraphRole) -> &'static str {
    match role {
        ParagraphRole::Body => "Normal",
        ParagraphRole::Flush => "Flush",
        ParagraphRole::Item => "Item",
        ParagraphRole::Note => "Note",
        ParagraphRole::Quote => "Quote",
        ParagraphRole::Centred => "Centred",
        ParagraphRole::Right => "Right",
    }
}
