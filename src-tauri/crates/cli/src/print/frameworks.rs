//! What the commands on frameworks print.

use serde_json::Value;

use super::{Printer, number, rows, text, weight};
use crate::run::list;

impl Printer {
    /// What becomes of each indicator; what is kept as it is, is only counted.
    pub(super) fn comparison(&self, reply: &Value) -> Vec<String> {
        let words = [
            ("kept", self.pick("保留", "kept")),
            ("recheck", self.pick("待复核", "to re-check")),
            ("moved", self.pick("移动", "moved")),
            ("retired", self.pick("停用", "retired")),
            ("new", self.pick("新增", "new")),
        ];
        let counts = words.map(|(key, word)| format!("{word} {}", reply["fates"][key]));
        let edition = |summary: &Value| format!("{}@{}", text(&summary["id"]), text(&summary["edition"]));
        let mut lines =
            vec![format!("{} → {}", edition(&reply["old"]), edition(&reply["new"])), counts.join("  ")];
        let changed: Vec<Value> =
            list(reply, "lines").iter().filter(|line| line["fate"] != "kept").cloned().collect();
        lines.extend(rows(&changed, |line| {
            let fate = words.iter().find(|(key, _)| line["fate"] == *key).map_or("", |(_, word)| *word);
            let one = if line["to"].is_null() { &line["from"] } else { &line["to"] };
            let said: Vec<&str> = list(line, "differences").iter().map(|said| self.said(said)).collect();
            vec![fate.to_owned(), text(&one["number"]).into(), text(&one["name"]).into(), said.join("; ")]
        }));
        lines
    }

    pub(super) fn framework(&self, reply: &Value) -> Vec<String> {
        let summary = &reply["summary"];
        let mut lines = vec![
            format!("{} {}  {}", text(&summary["id"]), text(&summary["edition"]), text(&summary["title"])),
            text(&summary["about"]).to_owned(),
        ];
        self.areas(list(reply, "areas"), 0, &mut lines);
        lines
    }

    pub(super) fn areas(&self, areas: &[Value], depth: usize, lines: &mut Vec<String>) {
        for area in areas {
            lines.push(format!(
                "{}{}{}",
                "  ".repeat(depth),
                numbered(text(&area["number"]), text(&area["name"])),
                weight(area)
            ));
            for item in list(area, "indicators") {
                let target =
                    item["target"]["text"].as_str().map(|target| format!("  → {target}")).unwrap_or_default();
                lines.push(format!(
                    "{}{}  {} {}{target}{}{}  [{}]",
                    "  ".repeat(depth + 1),
                    text(&item["id"]),
                    text(&item["number"]),
                    text(&item["name"]),
                    item["points"]
                        .as_str()
                        .map(|points| format!("  {points} {}", self.pick("分", "points")))
                        .unwrap_or_default(),
                    weight(item),
                    self.standing(&item["standing"])
                ));
            }
            self.areas(list(area, "areas"), depth + 1, lines);
        }
    }

    pub(super) fn checked(&self, reply: &Value) -> Vec<String> {
        let mut lines = self.findings(list(reply, "findings"));
        let count = lines.len();
        let taken = match text(&reply["taken"]) {
            "added" => self.pick("已导入", "added"),
            "replaced" => self.pick("已替换上一稿", "took the place of the draft before"),
            "unchanged" => self.pick("已有相同的内容", "the same is there already"),
            "refused" => self.pick("没有导入", "not added"),
            _ => "",
        };
        let what = match reply["summary"].is_null() {
            true => format!("{}: {count}", self.pick("问题", "problems")),
            false => self.edition(&reply["summary"]),
        };
        lines.push(format!("{taken}  {what}").trim_start().to_owned());
        lines
    }

    /// How far a framework is: it ships, or it was brought and may still change, or its ids stand.
    pub(super) fn status(&self, value: &Value) -> String {
        let (zh, en) = match text(value) {
            "shipped" => ("内置", "shipped"),
            "draft" => ("草稿", "draft"),
            "published" => ("已发布", "published"),
            _ => return String::new(),
        };
        self.pick(zh, en).to_owned()
    }

    /// One edition of a framework on a line.
    pub(super) fn edition(&self, summary: &Value) -> String {
        format!(
            "{}@{}  {}  {} {}  SHA-256 {}",
            text(&summary["id"]),
            text(&summary["edition"]),
            text(&summary["title"]),
            number(&summary["indicators"]),
            self.pick("项指标", "indicators"),
            text(&summary["digest"])
        )
    }
}

/// "一、基础", "（一）基础", "1 基础".
fn numbered(number: &str, name: &str) -> String {
    let between = match number.chars().last() {
        None | Some('）' | ')' | '、') => "",
        Some('一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十') => "、",
        Some(_) => " ",
    };
    format!("{number}{between}{name}")
}
