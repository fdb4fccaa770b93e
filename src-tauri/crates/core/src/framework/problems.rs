//! Problems of a framework file: the code says what to do.

use crate::problem::{Place, Problem, Said, Severity};

/// A problem that keeps the whole file from being used.
pub(super) fn problem(code: &'static str, place: Place, say: Said) -> Problem {
    Problem { severity: Severity::Blocks, code, place, say, next: next(code) }
}

/// A remark: the file can be used.
pub(super) fn remark(code: &'static str, place: Place, say: Said) -> Problem {
    Problem { severity: Severity::Warns, ..problem(code, place, say) }
}

/// What to do about a code.
fn next(code: &str) -> Said {
    let (zh, en) = match code {
        "framework.syntax" => ("请对照示例修改这一处。", "Compare this place with the example and mend it."),
        "framework.newer_format" => (
            "请升级本程序，或向提供方索取旧格式的文件。",
            "Use a newer program, or ask for the file in the older format.",
        ),
        "framework.encoding" => ("请另存为 UTF-8 编码，再重试。", "Save it as UTF-8 and try again."),
        "framework.too_large" => {
            ("请确认选对了文件；正文很长时请拆成几个体系。", "Check that it is the right file, or split it.")
        }
        "framework.no_sheet" => (
            "请用本程序导出的模板，工作表不改名、不删除。",
            "Use the template of this program; do not rename or delete its sheets.",
        ),
        "framework.unknown_sheet" => ("不需要时可以删去。", "Delete it if it is not needed."),
        "framework.cell_formula" => (
            "请复制后“选择性粘贴—数值”，只留结果。",
            "Copy it and paste it as a value, so that only the result stays.",
        ),
        "framework.merged_cells" => ("请取消合并，每一行都填上。", "Unmerge them and fill every row."),
        "framework.cell_error" => ("请改成要填的内容，或清空。", "Write what belongs there, or clear it."),
        "framework.too_many" => ("请先改正上面的问题，再检查一次。", "Mend those above and check again."),
        "framework.too_deep" => ("请减少嵌套的层数。", "Nest fewer levels."),
        "framework.unknown_key" => ("请核对拼写，或删去这一项。", "Check the spelling, or delete it."),
        "framework.missing_key" => ("请补上这一项。", "Add it."),
        "framework.wrong_type" => ("请按说明改写这个值。", "Write the value as described."),
        "framework.bad_id" => ("请换一个编号。", "Choose another id."),
        "framework.twice" => ("请改用另一个编号，或删去一处。", "Use another id, or delete one of both."),
        "framework.unknown_reference" => {
            ("请核对编号，或先写明被引用的那一项。", "Check the id, or write what it refers to.")
        }
        "framework.unknown_field" => ("请核对栏目的编号。", "Check the key of the field."),
        "framework.unknown_option" => ("请从栏目已有的选项中选。", "Take one of the options of the field."),
        "framework.field_kind" => {
            ("请换一种写法，或换一个栏目。", "Write it in another way, or use another field.")
        }
        "framework.no_source" | "framework.official_without_quote" => (
            "请写明 source = { doc, place, quote }；没有出处的写 standing = \"house\"。",
            "Say source = { doc, place, quote }; what has no source is `house`.",
        ),
        "framework.no_standing" => (
            "请写 standing：official、interpretation、derived 或 house。",
            "Say its standing: official, interpretation, derived or house.",
        ),
        "framework.no_reason" => (
            "请写目标值或得分，或在 not_judged 中写明为什么不判定。",
            "Give a target or points, or say in `not_judged` why it is not judged.",
        ),
        "framework.target_kind" => ("请换成与题型相符的目标。", "Use a target that fits the question."),
        "framework.score_kind" => {
            ("请换成与题型相符的得分规则。", "Use a rule of scoring that fits the question.")
        }
        "framework.band_gap" => (
            "请让相邻两档首尾相接，或加一档 otherwise = true。",
            "Let neighbouring bands meet, or add a band `otherwise = true`.",
        ),
        "framework.band_overlap" => (
            "请让每个值只落在一档里：一档用 to（含），下一档就用 over（不含）。",
            "Let every value lie in one band: after `to` (included) comes `over` (not included).",
        ),
        "framework.band_contradiction" => ("请改正这一档的界限。", "Mend the bounds of the band."),
        "framework.band_not_monotone" => {
            ("请核对各档分数是否抄错。", "Check whether the points were copied rightly.")
        }
        "framework.weight_sum" => {
            ("请核对同级各项的权重，使合计为 100%。", "Let the weights of siblings add up to 100 %.")
        }
        "framework.weight_missing" => ("请为同级的每一项写权重 weight。", "Give every sibling a weight."),
        "framework.weight_negative" => ("请改成大于 0 的数。", "Use a number above zero."),
        "framework.points_sum" => {
            ("请核对各项满分与总分 full。", "Compare the points of the indicators with the full total.")
        }
        "framework.share_sum" => ("请核对各选项的比例 share。", "Check the shares of the options."),
        "framework.unit_mismatch" => ("请改正单位，或换一个量。", "Mend the unit, or use another figure."),
        "framework.formula_syntax" => ("请对照说明改写。", "Write it as the help describes."),
        "framework.formula_cycle" => ("请去掉其中一个引用。", "Take out one of the references."),
        "framework.unreachable_level" => ("请核对这里的要求。", "Check what is asked for here."),
        "framework.grade_order" => {
            ("请把等级从低到高排列，界限逐级升高。", "List grades from lowest to highest with rising bounds.")
        }
        "framework.published" => ("请换一个新的版本 edition。", "Give it a new edition."),
        "framework.id_changed" => (
            "请恢复原编号，或在 previous 中写明原编号。",
            "Restore the id, or name the old one in `previous`.",
        ),
        _ => ("请修改指标体系文件。", "Mend the framework file."),
    };
    Said::new(zh, en)
}
