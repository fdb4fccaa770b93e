//! The styles of the document, from the template of the book.

use super::section::twips;
use super::xml::HEAD;
use crate::font::FaceRole;
use crate::template::{Style, Template};

/// Names of the faces as offices have them installed.
const fn face_name(face: FaceRole) -> &'static str {
    match face {
        FaceRole::Fang => "仿宋",
        FaceRole::Hei => "黑体",
        FaceRole::Kai => "楷体",
        FaceRole::Title => "方正小标宋简体",
        _ => "宋体",
    }
}

/// How a kind of paragraph stands on the page.
struct Kind<'a> {
    id: &'a str,
    name: &'a str,
    style: &'a Style,
    /// Properties of the paragraph beyond its lines and its first indent.
    more: &'a str,
}

/// Every style.
pub(super) fn styles(template: &Template) -> String {
    let look = &template.style;
    let centred = "<w:jc w:val=\"center\"/>";
    let mut xml = format!(
        "{HEAD}<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋\" w:cs=\"Times New Roman\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
    );
    let kinds = [
        Kind { id: "Normal", name: "Normal", style: &look.body, more: "<w:jc w:val=\"both\"/>" },
        Kind {
            id: "Flush",
            name: "无缩进",
            style: &look.body,
            more: "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>",
        },
        Kind { id: "Item", name: "列项", style: &look.body, more: "<w:jc w:val=\"both\"/>" },
        Kind {
            id: "Centred",
            name: "居中",
            style: &look.body,
            more: "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"center\"/>",
        },
        Kind {
            id: "Right",
            name: "居右",
            style: &look.body,
            more: "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"right\"/>",
        },
        Kind { id: "Note", name: "注释", style: &look.note, more: "" },
        Kind { id: "Quote", name: "引文", style: &look.quote, more: "<w:jc w:val=\"both\"/>" },
        Kind { id: "Caption", name: "caption", style: &look.caption, more: centred },
        Kind { id: "Cell", name: "表内文字", style: &look.cell, more: "" },
        Kind { id: "CellSmall", name: "表内小字", style: &look.cell_small, more: "" },
        Kind { id: "CellHead", name: "表头文字", style: &look.cell_head, more: "" },
        Kind { id: "CoverTitle", name: "Title", style: &look.cover_title, more: centred },
        Kind { id: "CoverLine", name: "封面文字", style: &look.cover_line, more: centred },
        Kind {
            id: "CoverField",
            name: "封面栏目",
            style: &look.cover_field,
            // What is longer than a line goes on below its beginning, not below its label.
            more: "<w:ind w:left=\"2800\" w:hangingChars=\"500\" w:hanging=\"1600\"/>",
        },
        Kind { id: "ContentsTitle", name: "目录标题", style: &look.part, more: centred },
        Kind { id: "FootnoteText", name: "footnote text", style: look.footnote(), more: "" },
        Kind { id: "Header", name: "header", style: &template.foot.style, more: centred },
        Kind { id: "Footer", name: "footer", style: &template.number.style, more: "" },
    ];
    for kind in &kinds {
        xml.push_str(&paragraph_style(template, kind, None));
    }
    let headings = [&look.part, &look.heading1, &look.heading2, &look.heading3, &look.heading4];
    for (level, style) in (1_u8..).zip(headings) {
        let (id, name) = (format!("Heading{level}"), format!("heading {level}"));
        let more = if level == 1 { "<w:jc w:val=\"center\"/>" } else { "" };
        xml.push_str(&paragraph_style(template, &Kind { id: &id, name: &name, style, more }, Some(level)));
    }
    let tab = twips(template.measure());
    for (level, style) in [(1, &look.contents_part), (2, &look.contents_heading), (3, &look.contents_heading)]
    {
        let (id, name) = (format!("TOC{level}"), format!("toc {level}"));
        let more = format!(
            "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{tab}\"/></w:tabs><w:ind w:left=\"{}\"/>",
            (level - 1) * 420
        );
        xml.push_str(&paragraph_style(template, &Kind { id: &id, name: &name, style, more: &more }, None));
    }
    xml.push_str("<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>");
    xml.push_str("<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar><w:left w:w=\"80\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>");
    xml
}

fn paragraph_style(template: &Template, kind: &Kind<'_>, level: Option<u8>) -> String {
    let default = if kind.id == "Normal" { " w:default=\"1\"" } else { "" };
    let based = if kind.id == "Normal" { "" } else { "<w:basedOn w:val=\"Normal\"/>" };
    let next = if level.is_some() { "<w:next w:val=\"Normal\"/>" } else { "" };
    let keep = if level.is_some() { "<w:keepNext/><w:keepLines/>" } else { "" };
    let outline = level.map_or_else(String::new, |level| format!("<w:outlineLvl w:val=\"{}\"/>", level - 1));
    let half_points = kind.style.size() / 500;
    let line = twips(template.line(kind.style));
    let chars = u32::from(kind.style.indented()) * 100;
    let first = i64::from(kind.style.indented()) * kind.style.size() / 50;
    // In the order that the schema wants: keep, tabs, spacing, indent, alignment, outline.
    let (tabs, rest) = match kind.more.strip_prefix("<w:tabs>").and_then(|more| more.split_once("</w:tabs>"))
    {
        Some((tabs, rest)) => (format!("<w:tabs>{tabs}</w:tabs>"), rest),
        None => (String::new(), kind.more),
    };
    let indent = if rest.contains("<w:ind") {
        String::new()
    } else {
        format!("<w:ind w:firstLineChars=\"{chars}\" w:firstLine=\"{first}\"/>")
    };
    let face = face_name(kind.style.face());
    format!(
        "<w:style w:type=\"paragraph\"{default} w:styleId=\"{}\"><w:name w:val=\"{}\"/>{based}{next}<w:qFormat/><w:pPr>{keep}{tabs}<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{line}\" w:lineRule=\"exact\"/>{indent}{rest}{outline}</w:pPr><w:rPr><w:rFonts w:eastAsia=\"{face}\"/><w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/></w:rPr></w:style>",
        kind.id, kind.name
    )
}
