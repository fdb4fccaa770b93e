//! What firms answered, as sheets.

use parkgauge_core::framework::Framework;
use parkgauge_core::number::{Number, Places};
use parkgauge_core::questionnaire::{Rollup, Share};
use parkgauge_core::roster::sheet::{CellOut, ColumnFormat, ColumnOut, SheetOut};

use crate::contract::questionnaire::FirmAnswers;

/// The firms, the distributions, the means of areas and the levels of scenarios.
pub(super) fn sheets(framework: &Framework, rollup: &Rollup, firms: &[FirmAnswers]) -> Vec<SheetOut> {
    let mut sheets = vec![
        sheet(
            "企业得分",
            &[
                ("企业名称", 36),
                ("统一社会信用代码", 22),
                ("行业", 28),
                ("得分", 44),
                ("等级", 30),
                ("已填", 8),
                ("应填", 8),
                ("问卷文件", 40),
            ],
            firms.iter().map(|one| {
                vec![
                    text(&one.firm.name),
                    text(&one.firm.credit_code),
                    text(&one.firm.industry),
                    text(&one.points),
                    text(&one.grade),
                    whole(one.filled),
                    whole(one.asked),
                    text(&one.file),
                ]
            }),
        ),
        sheet(
            "分领域平均",
            &[
                ("领域", 30),
                ("满分", 10),
                ("平均分（得分确定的企业）", 26),
                ("得分确定（家）", 16),
                ("尚有缺项（家）", 16),
            ],
            rollup.means.iter().map(|mean| {
                let shown = mean.mean.as_ref().map(|value| text(&value.show(Places::UpTo(2))));
                vec![
                    text(&mean.name),
                    CellOut::Number(mean.full.clone()),
                    shown.unwrap_or(CellOut::Empty),
                    whole(mean.certain),
                    whole(mean.open),
                ]
            }),
        ),
    ];
    let parts = [("等级", &rollup.grades), ("得分段（自拟分段，不是等级）", &rollup.points)];
    let rows = parts.into_iter().flat_map(|(name, shares)| shares.iter().map(move |share| (name, share)));
    sheets.push(sheet(
        "分布",
        &[("分布", 32), ("分段", 28), ("企业（家）", 14)],
        rows.map(|(name, Share { label, firms })| vec![text(name), text(label), whole(*firms)]),
    ));
    sheets.push(sheet(
        "应用场景",
        &[("场景", 30), ("级别", 16), ("企业（家）", 14)],
        rollup.levels.iter().flat_map(|spread| {
            let open = [("未填", spread.blank), ("不适用", spread.not_applicable)];
            let named = spread.levels.iter().map(|share| (share.label.as_str(), share.firms));
            named.chain(open).map(|(label, firms)| vec![text(&spread.name), text(label), whole(firms)])
        }),
    ));
    let notes =
        std::iter::once(framework.title.as_str()).chain(framework.not_published.iter().map(String::as_str));
    sheets.push(sheet("说明", &[("指标体系和尚未取得的内容", 100)], notes.map(|note| vec![text(note)])));
    sheets
}

fn sheet(name: &str, columns: &[(&str, u16)], rows: impl Iterator<Item = Vec<CellOut>>) -> SheetOut {
    let column = |(header, width): &(&str, u16)| ColumnOut {
        header: (*header).to_owned(),
        width: *width,
        format: ColumnFormat::General,
        choices: Vec::new(),
        help: String::new(),
    };
    SheetOut { name: name.to_owned(), columns: columns.iter().map(column).collect(), rows: rows.collect() }
}

fn text(text: &str) -> CellOut {
    if text.is_empty() { CellOut::Empty } else { CellOut::Text(text.to_owned()) }
}

fn whole(number: u32) -> CellOut {
    CellOut::Number(Number::whole(number))
}
