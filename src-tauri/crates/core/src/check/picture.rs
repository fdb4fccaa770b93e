//! Pictures that narratives name and the book cannot show.

use super::finding;
use crate::assessment::Assessment;
use crate::narrative::{Named, pictures};
use crate::problem::{Place, Problem, Severity};

/// A final book with a hole where a picture was meant is not handed in.
pub(super) fn check(assessment: &Assessment, found: &mut Vec<Problem>) {
    for shown in pictures(assessment) {
        let (code, zh, en) = match shown.named {
            Named::One(item) if matches!(item.media_type.as_str(), "image/jpeg" | "image/png") => continue,
            Named::One(_) => ("picture.kind", "不是 JPEG 或 PNG 图片", "is no JPEG or PNG"),
            Named::None => ("picture.missing", "不在佐证材料中", "is no piece of evidence"),
            Named::Several => {
                ("picture.ambiguous", "在佐证材料中有几个同名的", "is the name of several pieces")
            }
        };
        found.push(finding(
            Severity::Blocks,
            code,
            Place::Indicator(shown.indicator.to_string()),
            [
                format!("文字说明中的图片“{}”{zh}，申报书不能放入。", shown.file),
                format!("The picture `{}` in the words {en}; the book cannot show it.", shown.file),
            ],
            [
                "请改正文件名，或添加这张图片，或删去这一行。",
                "Mend the name, add the picture, or delete the line.",
            ],
        ));
    }
}
