//! 指标与企业名单: what the book reports, as sheets that can be sorted and counted again.

use super::Snapshot;
use crate::evidence::{Evidence, Proves};
use crate::framework::Indicator;
use crate::number::Number;
use crate::roster::sheet::{CellOut, ColumnFormat, ColumnOut, SheetOut};
use crate::roster::{Personal, roster_sheet};
use crate::score::IndicatorResult;

/// The sheets of the workbook that goes with a book made from the same snapshot. Nothing personal is in them.
pub fn workbook(snapshot: &Snapshot<'_>) -> Vec<SheetOut> {
    let mut roster = roster_sheet(&snapshot.park.roster, Personal::LeaveOut);
    // What is handed in is not filled in again.
    for column in &mut roster.columns {
        column.choices.clear();
        column.help.clear();
    }
    vec![about(snapshot), indicators(snapshot), roster, base_data(snapshot), evidence(snapshot)]
}

fn column(header: impl Into<String>, width: u16, format: ColumnFormat) -> ColumnOut {
    ColumnOut { header: header.into(), width, format, choices: Vec::new(), help: String::new() }
}

fn texts(columns: &[(&str, u16)]) -> Vec<ColumnOut> {
    columns.iter().map(|(header, width)| column(*header, *width, ColumnFormat::Text)).collect()
}

fn text(content: impl Into<String>) -> CellOut {
    let content = content.into();
    if content.is_empty() { CellOut::Empty } else { CellOut::Text(content) }
}

/// Which state the sheets show: the same fingerprint as on every page of the book.
fn about(snapshot: &Snapshot<'_>) -> SheetOut {
    let (assessment, stamp) = (snapshot.assessment, snapshot.stamp);
    let framework = &assessment.framework;
    let facts = [
        ("园区名称", snapshot.field("name")),
        ("指标体系", format!("{}（{}）", framework.title, framework.edition)),
        ("自评年度", assessment.year.to_string()),
        ("自评结论", snapshot.card.say()),
        ("整体效力", snapshot.card.standing.zh().to_owned()),
        ("生成时间", stamp.made_at.format("%Y-%m-%d %H:%M:%S %:z").to_string()),
        ("指纹码（与申报书每页一致）", stamp.fingerprint.clone()),
        ("指标文本校验值（SHA-256）", stamp.framework_digest.clone()),
        ("程序版本", format!("ParkGauge 园衡 {}", stamp.app_version)),
    ];
    SheetOut {
        name: "说明".to_owned(),
        columns: texts(&[("项目", 30), ("内容", 80)]),
        rows: facts.into_iter().map(|(label, fact)| vec![text(label), text(fact)]).collect(),
    }
}

fn indicators(snapshot: &Snapshot<'_>) -> SheetOut {
    let framework = &snapshot.assessment.framework;
    let row = |indicator: &Indicator, result: &IndicatorResult| {
        let area = framework.areas.iter().find(|area| area.id == indicator.area);
        let source = indicator.source.as_ref();
        let reached = result.reached.clone().map_or(CellOut::Empty, CellOut::Number);
        vec![
            text(&indicator.number),
            text(area.map_or("", |area| area.name.as_str())),
            text(&indicator.name),
            text(result.value.clone().unwrap_or_default()),
            text(result.target.clone().unwrap_or_default()),
            reached,
            text(result.state.zh()),
            text(result.shortfall.clone().unwrap_or_default()),
            text(result.standing.zh()),
            text(source.map_or("", |source| source.place.as_str())),
            text(numbers(snapshot, &Proves::Indicator(indicator.id.clone()))),
        ]
    };
    let mut columns = texts(&[("编号", 10), ("领域", 22), ("指标", 36), ("填报或统计值", 28), ("目标", 16)]);
    columns.push(column("达成比例", 10, ColumnFormat::General));
    columns.extend(texts(&[("结果", 10), ("差距", 28), ("效力", 10), ("依据", 36), ("佐证编号", 24)]));
    SheetOut {
        name: "指标自评表".to_owned(),
        columns,
        rows: framework
            .indicators
            .iter()
            .filter_map(|indicator| Some(row(indicator, snapshot.card.of(&indicator.id)?)))
            .collect(),
    }
}

/// Numbers of the evidence for something, with pages.
fn numbers(snapshot: &Snapshot<'_>, proves: &Proves) -> String {
    let set = &snapshot.assessment.evidence;
    let pieces = set.numbered(&snapshot.assessment.framework);
    let links = set.links_to(proves).filter_map(|link| {
        let number = &pieces.iter().find(|piece| piece.item.id == link.evidence)?.number;
        let pages = link.pages.trim();
        Some(if pages.is_empty() { number.clone() } else { format!("{number}（第{pages}页）") })
    });
    links.collect::<Vec<_>>().join("；")
}

/// A row for each figure, a column for each year; where they come from stands behind them.
fn base_data(snapshot: &Snapshot<'_>) -> SheetOut {
    let base = &snapshot.park.base_data;
    let mut columns = texts(&[("指标", 36), ("单位", 12)]);
    columns.extend(
        snapshot.periods.iter().map(|period| column(format!("{period}年"), 16, ColumnFormat::General)),
    );
    columns.extend(texts(&[("来源", 30), ("说明", 40)]));
    let rows = base.form().figures.iter().map(|figure| {
        let typed: Vec<_> = snapshot.periods.iter().map(|period| base.typed(&figure.key, period)).collect();
        let mut row = vec![text(&figure.label), text(figure.unit.symbol())];
        row.extend(snapshot.periods.iter().zip(&typed).map(|(period, typed)| {
            match base.value(&figure.key, period) {
                Some(value) => CellOut::Number(value),
                // Odd input stands as it was typed.
                None => text(typed.map_or("", |typed| typed.raw.as_str())),
            }
        }));
        let last = |fact: fn(&crate::base_data::TypedFigure) -> &str| {
            typed.iter().rev().flatten().map(|typed| fact(typed)).find(|fact| !fact.is_empty()).unwrap_or("")
        };
        row.extend([text(last(|typed| &typed.source)), text(last(|typed| &typed.note))]);
        row
    });
    SheetOut { name: "基础数据".to_owned(), columns, rows: rows.collect() }
}

fn evidence(snapshot: &Snapshot<'_>) -> SheetOut {
    let mut columns =
        texts(&[("编号", 16), ("材料名称", 36), ("种类", 14), ("文号", 20), ("出具单位", 24), ("日期", 14)]);
    columns.push(column("页数", 8, ColumnFormat::General));
    columns.extend(texts(&[("证明的指标", 28), ("装订位置", 24), ("原文件名", 36), ("SHA-256", 66)]));
    let framework = &snapshot.assessment.framework;
    let rows = snapshot.assessment.evidence.numbered(framework).into_iter().map(|piece| {
        let item = piece.item;
        let pages = item.pages.map_or(CellOut::Empty, |pages| CellOut::Number(Number::whole(pages)));
        vec![
            text(piece.number),
            text(&item.title),
            text(&item.kind),
            text(&item.document_number),
            text(&item.issuer),
            text(&item.document_date),
            pages,
            text(proved(snapshot, item)),
            text(bound(snapshot, item)),
            text(&item.original_name),
            text(&item.sha256),
        ]
    });
    SheetOut { name: "佐证材料目录".to_owned(), columns, rows: rows.collect() }
}

/// What a piece proves, by the numbers of indicators.
fn proved(snapshot: &Snapshot<'_>, item: &Evidence) -> String {
    let framework = &snapshot.assessment.framework;
    let names = snapshot.assessment.evidence.links_of(&item.id).map(|link| match &link.proves {
        Proves::Profile => "园区概况".to_owned(),
        Proves::Indicator(id) => {
            framework.indicator(id).map_or_else(|| id.to_string(), |indicator| indicator.number.clone())
        }
    });
    names.collect::<Vec<_>>().join("；")
}

/// File and pages of the volume.
fn bound(snapshot: &Snapshot<'_>, item: &Evidence) -> String {
    let places = snapshot.volume.of(&item.id).iter().map(|place| {
        let last = place.first + place.count.max(1) - 1;
        format!("{} 第{}-{last}页", place.file, place.first)
    });
    places.collect::<Vec<_>>().join("；")
}
