//! Pages of the document: size, margins, numbers, what runs along.

use parkgauge_core::report::{Finality, Report};

use super::xml::{HEAD, escaped, field, run};
use super::{Numbers, Writer};
use crate::length::Um;
use crate::template::Template;

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Twentieths of a point.
pub(super) const fn twips(length: Um) -> Um {
    length * 1440 / 25_400
}

impl Writer<'_> {
    /// The properties of a section; `starts` begins its numbers anew.
    pub(super) fn section(&mut self, numbers: Numbers, starts: bool) {
        let template = self.template;
        let (width, height) = (template.width(), template.height());
        let left = template.left(1);
        let right = width - left - template.measure();
        let bottom = height - template.top() - template.depth();
        self.xml.push_str("<w:sectPr>");
        if numbers != Numbers::None {
            self.xml.push_str("<w:headerReference w:type=\"default\" r:id=\"header1\"/><w:headerReference w:type=\"even\" r:id=\"header1\"/><w:footerReference w:type=\"default\" r:id=\"footer1\"/><w:footerReference w:type=\"even\" r:id=\"footer2\"/>");
        }
        let format = if numbers == Numbers::Roman { "lowerRoman" } else { "decimal" };
        let start = if starts { " w:start=\"1\"" } else { "" };
        self.xml.push_str(&format!(
            "<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"/><w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/><w:pgNumType w:fmt=\"{format}\"{start}/></w:sectPr>",
            twips(width), twips(height), twips(template.top()), twips(right), twips(bottom), twips(left),
        ));
    }
}

/// Above every page: whether it is a draft, the note of the book, the fingerprint.
pub(super) fn header(report: &Report) -> String {
    let draft = if report.finality == Finality::Draft {
        run("<w:b/><w:color w:val=\"961E1E\"/>", "草稿　")
    } else {
        String::new()
    };
    let note = format!("{}　数据指纹 {}", report.running_note, report.stamp.fingerprint);
    format!(
        "{HEAD}<w:hdr {NAMES}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>{draft}{}</w:p></w:hdr>",
        run("", &note)
    )
}

/// Below every page: its number, outside.
pub(super) fn footer(side: &str) -> String {
    format!(
        "{HEAD}<w:ftr {NAMES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:jc w:val=\"{side}\"/></w:pPr>{}{}{}</w:p></w:ftr>",
        run("", "— "),
        field("PAGE", "1"),
        run("", " —")
    )
}

/// Different left and right pages, where sheets are printed on both sides; punctuation may be squeezed.
pub(super) fn settings(template: &Template) -> String {
    let sides = if template.duplex { "<w:mirrorMargins/>" } else { "" };
    let even = if template.duplex { "<w:evenAndOddHeaders/>" } else { "" };
    format!(
        "{HEAD}<w:settings {NAMES}>{sides}{even}<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
    )
}

/// Title, author, times.
pub(super) fn properties(report: &Report) -> String {
    let time = report.stamp.made_at.to_utc().format("%Y-%m-%dT%H:%M:%SZ");
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator>{}</dc:creator><dc:language>zh-CN</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:modified></cp:coreProperties>",
        escaped(&report.title),
        escaped(&report.subject),
        escaped(&report.author),
    )
}
