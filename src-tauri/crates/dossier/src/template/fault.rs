//! Reading a template and saying what is wrong with it: file, line, key, what to do.

use super::Template;
use crate::error::DossierError;

/// Reads and checks a template.
pub(super) fn check(file: &str, text: &str) -> Result<Template, DossierError> {
    let template: Template = toml::from_str(text).map_err(|cause| {
        let start = cause.span().map(|span| span.start);
        fault(file, text, start, &in_chinese(cause.message()), cause.message())
    })?;
    let page = &template.page;
    let refuse = |key: &str, zh: &str, en: &str| Err(fault(file, text, place_of(text, key), zh, en));
    if page.lines == 0 || page.characters == 0 {
        return refuse(
            "lines",
            "行数和每行字数至少为 1",
            "page.lines and page.characters must be at least 1",
        );
    }
    if page.binding.um() + page.text_width.um() > page.width.um() {
        return refuse(
            "text_width",
            "订口加版心超过纸宽",
            "page.binding + page.text_width is wider than the paper",
        );
    }
    if page.top.um() + page.text_height.um() > page.height.um() {
        return refuse(
            "text_height",
            "天头加版心超过纸高",
            "page.top + page.text_height is higher than the paper",
        );
    }
    for (index, part) in template.parts.iter().enumerate() {
        if template.parts[..index].iter().any(|before| before.id == part.id) {
            return Err(fault(
                file,
                text,
                id_of_part(text, index),
                "这一部分出现了两次",
                "this part stands in the plan twice",
            ));
        }
    }
    if template.numbering.headings.is_empty() {
        return refuse(
            "headings",
            "至少写一级标题的编号",
            "name the number of at least one level of headings",
        );
    }
    Ok(template)
}

/// Where a part of the plan is named. A `[[part]]` within a comment is none.
fn id_of_part(text: &str, index: usize) -> Option<usize> {
    let mut start = 0;
    let mut parts = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start();
        parts += usize::from(content.starts_with("[[part]]"));
        let names = content.strip_prefix("id").is_some_and(|rest| rest.trim_start().starts_with('='));
        if parts > index && names {
            return Some(start);
        }
        start += line.len();
    }
    None
}

/// Where a key is given a value.
fn place_of(text: &str, key: &str) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return Some(start);
        }
        start += line.len();
    }
    None
}

fn fault(file: &str, text: &str, start: Option<usize>, zh: &str, en: &str) -> DossierError {
    let start = start.unwrap_or(0).min(text.len());
    let before = text.get(..start).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let content = text.lines().nth(line - 1).unwrap_or_default();
    let key = content.split(['=', '#']).next().unwrap_or_default().trim().to_owned();
    DossierError::Template { file: file.to_owned(), line, key, zh: zh.to_owned(), en: en.to_owned() }
}

/// What the reader of TOML says, for an office.
fn in_chinese(message: &str) -> String {
    let first = message.lines().next().unwrap_or_default();
    if let Some(rest) = first.strip_prefix("unknown field `") {
        let (name, known) = rest.split_once("`, expected ").unwrap_or((rest, ""));
        let known = known.trim_start_matches("one of ").replace('`', "");
        return format!("没有“{}”这一项；可用的有：{known}", name.trim_end_matches('`'));
    }
    if let Some(rest) = first.strip_prefix("unknown variant `") {
        let (name, known) = rest.split_once("`, expected ").unwrap_or((rest, ""));
        return format!("不认识“{name}”；可用的有：{}", known.trim_start_matches("one of ").replace('`', ""));
    }
    if let Some(rest) = first.strip_prefix("missing field `") {
        return format!("缺少“{}”这一项", rest.trim_end_matches('`'));
    }
    format!("写法不对（{first}）")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const NORM: &str = include_str!("../../../../../assets/dossier/gbt9704.toml");

    fn check_fault(from: &str, to: &str, expected: &[&str]) {
        let text = NORM.replacen(from, to, 1);
        assert_ne!(text, NORM, "{from}");
        let said = check("我的模板.toml", &text).unwrap_err().to_string();
        for word in expected.iter().chain(&["我的模板.toml"]) {
            assert!(said.contains(word), "{said} does not say {word}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_file_line_and_key() {
        check_fault("duplex = true", "duplx = true", &["第 25 行", "没有“duplx”这一项"]);
        check_fault("\"156mm\"", "\"156cm\"", &["text_width", "156cm"]);
        check_fault("lines = 22", "lines = 0", &["lines", "至少为 1"]);
        check_fault("face = \"fang\"", "face = \"song2\"", &["不认识“song2”", "fang"]);
        check_fault("[page]", "[[part]]\nid = \"gap\"\n[[part]]\nid = \"gap\"\n[page]", &["两次", "id"]);
        check_fault("[page]", "[[part]]\nid = \"gap1\"\n[page]", &["不认识“gap1”"]);
        check_fault("chapter = \"一、\"", "chapter = \"章\"", &["chapter", "一、"]);
    }

    #[test]
    fn every_shipped_template_can_be_used() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/dossier");
        let mut count = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_template = path.extension().is_some_and(|ending| ending == "toml");
            if is_template && path.file_stem().is_some_and(|stem| stem != "wording") {
                check(&path.display().to_string(), &std::fs::read_to_string(&path).unwrap()).unwrap();
                count += 1;
            }
        }
        assert_eq!(count, 3);
    }
}
