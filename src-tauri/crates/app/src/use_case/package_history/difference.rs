//! Two frozen states beside each other. What is compared is the file that is handed in, so nothing that the reader of a set
//! could see is missed.

use std::collections::{BTreeMap, BTreeSet};

use parkgauge_core::id::{FieldKey, IndicatorId};
use serde_json::Value;

use crate::contract::Failure;
use crate::contract::package_history::{ChangeSubject, PackageChange};
use crate::contract::problem::PlaceView;
use crate::workbench::Workbench;

/// One thing that a set says.
struct Item {
    place: PlaceView,
    label: String,
    text: String,
}

/// What a set says, by what it is about. The key of an item puts it in its order and stays the same from set to set.
type Items = BTreeMap<(ChangeSubject, String), Item>;

/// Every difference, in the order of the book.
pub(super) fn changes(
    workbench: &Workbench,
    before: &Value,
    after: &Value,
) -> Result<Vec<PackageChange>, Failure> {
    let (old, new) = (items(workbench, before)?, items(workbench, after)?);
    let (old_firms, new_firms) = (firms(before), firms(after));
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let mut changes = Vec::new();
    for key in keys {
        let (was, is) = (old.get(key), new.get(key));
        if was.map(|item| &item.text) != is.map(|item| &item.text)
            && let Some(item) = is.or(was)
        {
            changes.push(PackageChange {
                subject: key.0,
                place: item.place.clone(),
                label: item.label.clone(),
                before: was.map(|item| item.text.clone()).filter(|text| !text.is_empty()),
                after: is.map(|item| item.text.clone()).filter(|text| !text.is_empty()),
            });
        }
    }
    changes.extend(roster(workbench, &old_firms, &new_firms));
    changes.sort_by_key(|change| change.subject);
    Ok(changes)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn items(workbench: &Workbench, file: &Value) -> Result<Items, Failure> {
    let open = workbench.park()?;
    let framework = &workbench.current()?.assessment.framework;
    let mut items = Items::new();
    let overall = text(&file["score"]["overall"], "say").to_owned();
    let place = PlaceView::Assessment;
    items.insert(
        (ChangeSubject::Overall, String::new()),
        Item { place, label: "总体结论".to_owned(), text: overall },
    );
    let order = |id: &str| {
        let at = framework.indicators.iter().position(|indicator| indicator.id.as_str() == id);
        format!("{:05} {id}", at.unwrap_or(99_999))
    };
    let name = |id: &str| {
        let indicator = IndicatorId::new(id).ok().and_then(|id| framework.indicator(&id));
        indicator.map_or_else(|| id.to_owned(), |one| format!("{} {}", one.number, one.name))
    };
    let indicator = |id: &str| PlaceView::Indicator { indicator: id.to_owned() };
    for result in list(&file["score"], "indicators") {
        let id = text(result, "id");
        let points = text(&result["points"], "say");
        let said = [state(text(result, "state")), text(result, "value"), text(result, "shortfall"), points];
        let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
        let item = Item { place: indicator(id), label: name(id), text: said.join("；") };
        items.insert((ChangeSubject::Result, order(id)), item);
    }
    for answer in list(file, "answers") {
        let (id, slot) = (text(answer, "indicator"), text(answer, "slot"));
        let what = match slot {
            "narrative" => "（说明）",
            "note" => "（备注）",
            _ => "",
        };
        let item =
            Item { place: indicator(id), label: format!("{}{what}", name(id)), text: raw(&answer["raw"]) };
        items.insert((ChangeSubject::Answer, format!("{} {slot}", order(id))), item);
    }
    for (id, option) in file["readings"].as_object().into_iter().flatten() {
        let text = option.as_str().unwrap_or_default().to_owned();
        let item = Item { place: PlaceView::Assessment, label: id.clone(), text };
        items.insert((ChangeSubject::Reading, id.clone()), item);
    }
    let fields = open.park.profile.form();
    for (at, field) in (0..).zip(fields.fields()) {
        let key = field.key.as_str();
        let said = file["profile"][key].as_str().unwrap_or_default().to_owned();
        let item = Item {
            place: PlaceView::Profile { key: key.to_owned() },
            label: field.label.clone(),
            text: said,
        };
        let at: u32 = at;
        items.insert((ChangeSubject::Profile, format!("{at:05}")), item);
    }
    for value in list(file, "base_data") {
        let (key, period) = (text(value, "key"), text(value, "period"));
        let figure = FieldKey::new(key)
            .ok()
            .and_then(|key| open.park.base_data.form().figures.iter().find(|figure| figure.key == key));
        let label = figure.map_or(key, |figure| figure.label.as_str());
        let mut said = format!("{} {}", text(value, "raw"), text(value, "unit"));
        for (name, part) in [("出处", "source"), ("提供人", "person"), ("说明", "note")] {
            let part = text(value, part);
            if !part.is_empty() {
                said.push_str(&format!("；{name}：{part}"));
            }
        }
        let place = PlaceView::BaseData { key: key.to_owned(), period: period.to_owned() };
        let item = Item { place, label: format!("{label}（{period} 年）"), text: said };
        items.insert((ChangeSubject::BaseData, format!("{key} {period}")), item);
    }
    let set = &workbench.current()?.assessment.evidence;
    for piece in list(file, "evidence") {
        let (number, sha256) = (text(piece, "number"), text(piece, "sha256"));
        let proves: Vec<String> = list(piece, "proves")
            .iter()
            .map(|proof| {
                let pages = text(proof, "pages");
                let of = text(proof, "indicator");
                let of = if of == crate::load::PROFILE_LINK { "园区概况".to_owned() } else { name(of) };
                if pages.is_empty() { of } else { format!("{of} 第 {pages} 页") }
            })
            .collect();
        let said = format!(
            "{}（{}，校验值 {}）；证明：{}",
            text(piece, "title"),
            text(piece, "original_name"),
            sha256.chars().take(12).collect::<String>(),
            proves.join("、")
        );
        let stored = set.numbered(framework).into_iter().find(|one| one.item.sha256 == sha256);
        let place = match stored {
            Some(one) => PlaceView::Evidence { evidence: one.item.id.to_string() },
            None => PlaceView::Assessment,
        };
        let item = Item { place, label: number.to_owned(), text: said };
        items.insert((ChangeSubject::Evidence, number.to_owned()), item);
    }
    Ok(items)
}

fn state(state: &str) -> &'static str {
    match state {
        "met" => "达标",
        "short" => "未达标",
        "missing_data" => "缺数据",
        "not_applicable" => "不适用",
        "not_judged" => "不判定",
        "scored" => "已计分",
        _ => "",
    }
}

/// An answer in words.
fn raw(raw: &Value) -> String {
    let join = |cells: &[Value], mark: &str| {
        cells.iter().map(|cell| cell.as_str().unwrap_or_default()).collect::<Vec<_>>().join(mark)
    };
    match text(raw, "kind") {
        "text" => text(raw, "text").to_owned(),
        "chosen" => match list(raw, "options") {
            [] => "均不选".to_owned(),
            options => join(options, "、"),
        },
        "rows" => {
            let rows = list(raw, "rows").iter();
            rows.map(|row| join(row.as_array().map_or(&[], Vec::as_slice), "，"))
                .collect::<Vec<_>>()
                .join("；")
        }
        "years" => join(list(raw, "years"), "；"),
        "not_applicable" => format!("不适用：{}", text(raw, "reason")),
        _ => String::new(),
    }
}

/// Firms by what identifies them: the credit code, else the name, else the line.
type Firms<'a> = BTreeMap<String, &'a Value>;

fn firms(file: &Value) -> Firms<'_> {
    let mut firms = Firms::new();
    for (line, firm) in list(file, "roster").iter().enumerate() {
        let names = [text(firm, "credit_code"), text(firm, "name")];
        let key = names.into_iter().find(|name| !name.trim().is_empty());
        let mut key = key.map_or_else(|| format!("第 {} 行", line + 1), str::to_owned);
        // Two firms under one code stay two firms.
        while firms.contains_key(&key) {
            key.push('′');
        }
        firms.insert(key, firm);
    }
    firms
}

fn roster(workbench: &Workbench, old: &Firms<'_>, new: &Firms<'_>) -> Vec<PackageChange> {
    let Ok(open) = workbench.park() else { return Vec::new() };
    let columns = open.park.roster.vocabulary().columns();
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let change = |label: String, before: Option<&str>, after: Option<&str>| PackageChange {
        subject: ChangeSubject::Roster,
        place: PlaceView::Roster,
        label,
        before: before.filter(|text| !text.is_empty()).map(str::to_owned),
        after: after.filter(|text| !text.is_empty()).map(str::to_owned),
    };
    let mut changes = Vec::new();
    for key in keys {
        let named = |firm: &Value| match text(firm, "name") {
            "" => key.clone(),
            name => name.to_owned(),
        };
        match (old.get(key), new.get(key)) {
            (Some(firm), None) => changes.push(change(named(firm), Some("在名单中"), None)),
            (None, Some(firm)) => changes.push(change(named(firm), None, Some("列入名单"))),
            (Some(was), Some(is)) => {
                let cells = |firm: &Value| -> BTreeSet<String> {
                    firm.as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect()
                };
                for cell in cells(was).union(&cells(is)) {
                    let (before, after) = (text(was, cell), text(is, cell));
                    if before != after {
                        let column = FieldKey::new(cell.clone()).ok().and_then(|key| columns.get(&key));
                        let label = column.map_or(cell.as_str(), |column| column.label.as_str());
                        changes.push(change(format!("{}：{label}", named(is)), Some(before), Some(after)));
                    }
                }
            }
            (None, None) => {}
        }
    }
    changes
}
