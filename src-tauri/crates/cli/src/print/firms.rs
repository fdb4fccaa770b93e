//! The roster, its counts and questionnaires, as text.

use serde_json::Value;

use super::{Printer, number, rows, text};
use crate::run::{Shape, list};

impl Printer {
    /// A count by group, or as it would be.
    pub(super) fn count(&self, shape: Shape, reply: &Value) -> Vec<String> {
        let t = |zh: &str, en: &str| self.pick(zh, en).to_owned();
        match shape {
            Shape::Coverage => {
                let mut lines =
                    vec![format!("{} → {}", text(&reply["among_text"]), text(&reply["done_text"]))];
                if let Some(reading) = reply["reading"].as_str() {
                    lines.push(format!("{} {reading}", t("口径", "read as")));
                }
                lines.extend(rows(list(reply, "groups"), |group| {
                    let share = format!("{} / {}", group["done"], group["total"]);
                    let mark = match group["covered"].as_bool() {
                        Some(true) => t("有", "covered"),
                        Some(false) => t("无", "not covered"),
                        None => t("待补数据", "not known"),
                    };
                    vec![text(&group["label"]).into(), share, mark.to_owned()]
                }));
                lines
            }
            Shape::WhatIf => {
                let result = &reply["result"];
                let mut lines = vec![format!(
                    "{} {} {}: {} {}",
                    t("假设", "if"),
                    reply["firms"],
                    t("家企业已完成", "firms were done"),
                    text(&result["value"]),
                    text(&result["shortfall"])
                )];
                lines.extend(
                    list(reply, "others")
                        .iter()
                        .map(|other| format!("  {} {}", text(&other["id"]), text(&other["state"]))),
                );
                lines.push(text(&reply["overall"]).to_owned());
                lines
            }
            _ => Vec::new(),
        }
    }

    /// Lists of firms, of rows to mend and of columns.
    pub(super) fn roster(&self, shape: Shape, reply: &Value) -> Vec<String> {
        let t = |zh: &str, en: &str| self.pick(zh, en).to_owned();
        match shape {
            Shape::Missing => {
                let firm = |firm: &Value| {
                    vec![text(&firm["id"]).into(), text(&firm["name"]).into(), text(&firm["industry"]).into()]
                };
                let mut lines =
                    vec![format!("{} {}", t("尚未完成", "not done:"), list(reply, "missing").len())];
                lines.extend(rows(list(reply, "missing"), firm));
                lines.push(format!("{} {}", t("待补数据", "not known:"), list(reply, "unknown").len()));
                lines.extend(rows(list(reply, "unknown"), firm));
                let undetermined = list(reply, "undetermined");
                lines.push(format!(
                    "{} {}",
                    t("不能确定是否在统计范围内", "perhaps not counted:"),
                    undetermined.len()
                ));
                lines.extend(rows(undetermined, firm));
                lines.extend(list(reply, "industries").iter().map(|industry| text(industry).to_owned()));
                lines
            }
            Shape::Duplicates => {
                list(reply, "groups").iter().flat_map(|group| self.duplicates(group)).collect()
            }
            Shape::Merged => {
                let mut lines = self.saved(reply);
                for column in list(reply, "contested") {
                    lines.push(format!("{}：", text(&column["label"])));
                    lines.extend(rows(list(column, "said"), |said| {
                        vec![String::new(), text(&said["firm"]).into(), text(&said["text"]).into()]
                    }));
                }
                lines
            }
            Shape::Rejects => {
                rows(list(reply, "rows"), |row| vec![text(&row["id"]).into(), self.said(&row["say"]).into()])
            }
            Shape::Mended => vec![format!(
                "{} {}  {} {}  {} {}  {} {}",
                t("新增", "added"),
                number(&reply["added"]),
                t("更新", "changed"),
                number(&reply["changed"]),
                t("不变", "unchanged"),
                number(&reply["unchanged"]),
                t("仍待补", "still to mend"),
                list(reply, "left").len(),
            )],
            Shape::OwnColumns => rows(list(reply, "columns"), |column| {
                let state =
                    if column["retired"] == true { t("已停用", "retired") } else { t("在用", "in use") };
                vec![
                    text(&column["key"]).into(),
                    text(&column["label"]).into(),
                    text(&column["kind"]).into(),
                    state,
                    number(&column["filled"]),
                ]
            }),
            _ => Vec::new(),
        }
    }

    /// Questionnaires: written, read, judged, taken into the roster.
    pub(super) fn questionnaire(&self, shape: Shape, reply: &Value) -> Vec<String> {
        let t = |zh: &str, en: &str| self.pick(zh, en).to_owned();
        match shape {
            Shape::QuestionnairesMade => vec![format!(
                "{} {} {}: {}",
                t("已生成", "written:"),
                reply["files"],
                t("份问卷", "questionnaires"),
                text(&reply["folder"])
            )],
            Shape::QuestionnairesRead => {
                let mut lines = vec![format!(
                    "{} {} · {} {} · {} {} · {} {} · {} {}",
                    t("文件", "files"),
                    reply["files"],
                    t("新增", "new"),
                    reply["added"],
                    t("更新", "replaced"),
                    reply["changed"],
                    t("不变", "unchanged"),
                    reply["unchanged"],
                    t("未采用", "not taken"),
                    reply["refused"]
                )];
                lines.extend(list(reply, "problems").iter().map(|problem| {
                    let cell = match problem["row"].as_u64() {
                        Some(row @ 1..) => format!(" {}{row}", text(&problem["column"])),
                        _ => String::new(),
                    };
                    format!(
                        "{}{cell}: {}{}",
                        text(&problem["file"]),
                        self.said(&problem["say"]),
                        self.said(&problem["next"])
                    )
                }));
                lines
            }
            Shape::Questionnaires => {
                let returned = list(reply, "returned");
                let mut lines =
                    vec![format!("{} {} / {}", t("已交回", "returned"), returned.len(), reply["firms"])];
                lines.extend(rows(returned, |one| {
                    let filled = format!("{} / {}", one["filled"], one["asked"]);
                    vec![
                        text(&one["firm"]["name"]).into(),
                        filled,
                        text(&one["points"]).into(),
                        text(&one["grade"]).into(),
                    ]
                }));
                for (title, key) in
                    [(t("等级", "grades"), "grades"), (t("得分段（自拟）", "points (our parts)"), "points")]
                {
                    if !list(reply, key).is_empty() {
                        lines.push(title);
                    }
                    lines.extend(rows(list(reply, key), |one| {
                        vec![text(&one["label"]).into(), one["firms"].to_string()]
                    }));
                }
                lines.push(t("分领域平均", "means of areas"));
                lines.extend(rows(list(reply, "means"), |one| {
                    let mean = format!("{} / {}", one["mean"].as_str().unwrap_or("—"), text(&one["full"]));
                    vec![text(&one["name"]).into(), mean, format!("{} + {}", one["certain"], one["open"])]
                }));
                lines.push(t("应用场景", "scenarios"));
                lines.extend(rows(list(reply, "levels"), |one| {
                    let named = list(one, "levels").iter();
                    let named = named.map(|part| format!("{} {}", text(&part["label"]), part["firms"]));
                    let mut cells = vec![text(&one["name"]).to_owned()];
                    cells.extend(named);
                    cells.push(format!("{} {}", t("未填", "blank"), one["blank"]));
                    cells
                }));
                lines
            }
            Shape::AnswersTaken => {
                let mut lines = vec![format!(
                    "{} {} · {} {}",
                    t("填入空白", "blank cells filled"),
                    reply["filled"],
                    t("与名册不同", "different from the roster"),
                    reply["different"]
                )];
                lines.extend(rows(list(reply, "changes"), |change| {
                    let now = format!("{} → {}", text(&change["before"]), text(&change["after"]));
                    vec![text(&change["firm"]).into(), text(&change["column"]).into(), now]
                }));
                lines
            }
            _ => Vec::new(),
        }
    }
}
