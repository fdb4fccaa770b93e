//! A form as a workbook: instructions, the sheet to fill in, and whose it is.

use super::form::{FormLine, form};
use super::returned::Marks;
use crate::framework::Framework;

/// A workbook for one firm, to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormBook {
    /// Name of the framework.
    pub title: String,
    /// Whose form it is, as shown.
    pub firm: String,
    /// What to know before filling it in.
    pub instructions: Vec<String>,
    /// The lines of the form.
    pub lines: Vec<FormLine>,
    /// Whose form it is, for when it comes back.
    pub marks: Marks,
}

/// The workbook of one firm. The park is asked to take it back by itself: nothing is sent anywhere.
pub fn book(framework: &Framework, marks: Marks, park: &str) -> FormBook {
    let mut instructions = vec![
        format!("请在“{}”工作表的“填写”一栏作答，其余单元格已锁定，不必改动。", super::SHEET),
        "有下拉列表的单元格请从列表中选；逐项选“是或否”的题，符合的选“是”，其余可以留空。".to_owned(),
        "数字按“单位”一栏填写；用其他单位时请写上单位，例如“1.2亿元”。".to_owned(),
        "不掌握的留空，不要填0。确实不涉及的，在“不适用的理由”一栏写明理由，“填写”一栏留空。".to_owned(),
        "填好后保存为原来的格式（.xlsx），交回园区。请勿增删行列、改动工作表名称或另存为其他格式。"
            .to_owned(),
    ];
    if !framework.not_published.is_empty() {
        instructions.push("本问卷尚未取得或官方尚未公布的内容：".to_owned());
        instructions.extend(framework.not_published.iter().map(|text| format!("· {text}")));
    }
    instructions.push("依据：".to_owned());
    instructions.extend(framework.sources.iter().map(|doc| format!("· {}", doc.title)));
    let firm = match marks.credit_code.as_str() {
        "" => marks.name.clone(),
        code => format!("{}（{code}）", marks.name),
    };
    FormBook {
        title: framework.title.clone(),
        firm: match park {
            "" => format!("{firm} · {} 年度", marks.year),
            park => format!("{firm} · {} 年度 · {park}", marks.year),
        },
        instructions,
        lines: form(framework, marks.year),
        marks,
    }
}
