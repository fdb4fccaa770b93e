//! Replies as JSON or as short, aligned, readable text.

use std::io::Write;
use std::process::ExitCode;

use parkgauge_app::contract::Failure;
use serde_json::{Value, json};

use crate::args::Lang;
use crate::failure::status;
use crate::run::{Outcome, Shape, list};

mod dossier;
mod firms;
mod frameworks;

/// How things are printed.
pub struct Printer {
    /// One JSON document instead of text.
    pub is_json: bool,
    /// Language of texts.
    pub lang: Lang,
}

impl Printer {
    /// The printer that the words ask for, when they make no command.
    pub fn of_words() -> Self {
        let words: Vec<String> =
            std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
        let is_english = words.iter().any(|word| word == "--lang=en")
            || words.windows(2).any(|two| two == ["--lang", "en"]);
        Self {
            is_json: words.iter().any(|word| word == "--json"),
            lang: if is_english { Lang::En } else { Lang::Zh },
        }
    }

    /// Prints what was done.
    pub fn outcome(&self, outcome: &Outcome) -> ExitCode {
        if self.is_json {
            self.line(&pretty(&self.spoken(&outcome.reply)));
        } else {
            for line in self.text(outcome.shape, &outcome.reply) {
                self.line(&line);
            }
        }
        ExitCode::from(u8::from(outcome.has_findings))
    }

    /// Prints why it was not done.
    pub fn failure(&self, failure: &Failure) -> ExitCode {
        if self.is_json {
            let document = json!({ "failure": {
                "code": failure.code,
                "place": failure.place,
                "say": self.pick(&failure.say.zh, &failure.say.en),
                "next": self.pick(&failure.next.zh, &failure.next.en),
                "detail": failure.detail,
            }});
            self.line(&pretty(&document));
        } else {
            let place = failure.place.as_deref().map(|place| format!("{place}: ")).unwrap_or_default();
            let mut err = std::io::stderr().lock();
            // Nothing can be done about an error stream that is closed.
            let _ = writeln!(err, "{place}{}", self.pick(&failure.say.zh, &failure.say.en));
            let _ = writeln!(err, "{}", self.pick(&failure.next.zh, &failure.next.en));
            if !failure.detail.is_empty() {
                let _ = writeln!(err, "({})", failure.detail);
            }
        }
        ExitCode::from(status(failure.code))
    }

    fn line(&self, text: &str) {
        // A reader that closed the pipe (`| head`) has what it wanted.
        let _ = writeln!(std::io::stdout().lock(), "{text}");
    }

    fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// A document whose sentences are in the language asked for: a pair of both becomes the one.
    fn spoken(&self, value: &Value) -> Value {
        let is_pair = |map: &serde_json::Map<String, Value>| {
            map.len() == 2 && map.contains_key("zh") && map.contains_key("en")
        };
        match value {
            Value::Object(map) if is_pair(map) => Value::from(self.said(value)),
            Value::Object(map) => {
                map.iter().map(|(key, value)| (key.clone(), self.spoken(value))).collect::<Value>()
            }
            Value::Array(list) => list.iter().map(|value| self.spoken(value)).collect(),
            other => other.clone(),
        }
    }

    /// A sentence in the language asked for, whether it comes in both or was picked before.
    fn said<'a>(&self, said: &'a Value) -> &'a str {
        said.as_str().unwrap_or_else(|| text(&said[self.pick("zh", "en")]))
    }

    fn text(&self, shape: Shape, reply: &Value) -> Vec<String> {
        let t = |zh: &str, en: &str| self.pick(zh, en).to_owned();
        match shape {
            Shape::Demo => {
                let mut lines = self.score(&reply["score"]);
                lines.push(format!("{}: {}", t("园区文件夹", "workspace"), text(&reply["workspace"])));
                lines.extend(self.made(&reply["package"]));
                lines.extend(self.verified(&reply["verified"]));
                lines
            }
            Shape::Frameworks => rows(list(reply, "frameworks"), |item| {
                vec![
                    text(&item["id"]).into(),
                    text(&item["edition"]).into(),
                    self.standing(&item["standing"]),
                    self.status(&item["status"]),
                    text(&item["title"]).into(),
                ]
            }),
            Shape::Framework => self.framework(reply),
            Shape::Comparison => self.comparison(reply),
            Shape::Update => {
                let mut lines = self.comparison(&reply["comparison"]);
                lines.push(format!("{} {}", self.pick("更新前：", "Before:"), text(&reply["before"]["say"])));
                lines.push(format!("{} {}", self.pick("更新后：", "After:"), text(&reply["after"]["say"])));
                lines
            }
            Shape::ToConfirm => rows(list(reply, "to_confirm"), |mark| {
                vec![text(&mark["indicator"]).into(), self.said(&mark["why"]).into()]
            }),
            Shape::Prefill => rows(list(reply, "offers"), |offer| {
                let to = &offer["to"];
                vec![
                    text(&to["id"]).into(),
                    text(&to["name"]).into(),
                    text(&offer["value"]).into(),
                    text(&offer["reason"]).into(),
                ]
            }),
            Shape::Retired => rows(list(reply, "retired"), |one| {
                let fields = list(one, "fields").iter().map(|field| text(&field["text"]));
                let fields = fields.collect::<Vec<_>>().join(" / ").replace('\n', " ");
                vec![
                    text(&one["indicator"]).into(),
                    text(&one["name"]).into(),
                    text(&one["edition"]).into(),
                    fields,
                ]
            }),
            Shape::Assessments => rows(list(reply, "assessments"), assessment),
            Shape::Assessment => rows(std::slice::from_ref(reply), assessment),
            Shape::Profile => {
                let mut lines = Vec::new();
                for group in list(reply, "groups") {
                    lines.push(format!("[{}]", text(&group["title"])));
                    let values = list(reply, "values");
                    lines.extend(rows(list(group, "fields"), |field| {
                        let value = values.iter().find(|value| value["key"] == field["key"]);
                        let raw = value.map_or("", |value| text(&value["raw"]));
                        vec![text(&field["key"]).into(), text(&field["label"]).into(), raw.replace('\n', " ")]
                    }));
                }
                lines
            }
            Shape::ProfileSaved => list(reply, "values").iter().flat_map(|value| self.saved(value)).collect(),
            Shape::Import => self.import(reply),
            Shape::File => {
                vec![format!("{}  {} {}", text(&reply["file"]), number(&reply["rows"]), t("行", "rows"))]
            }
            Shape::Firms => rows(list(reply, "firms"), |firm| {
                let cell = |key: &str| text(&firm["cells"][key]).to_owned();
                vec![text(&firm["id"]).into(), cell("name"), cell("industry")]
            }),
            Shape::Coverage | Shape::WhatIf => self.count(shape, reply),
            Shape::QuestionnairesMade
            | Shape::QuestionnairesRead
            | Shape::Questionnaires
            | Shape::AnswersTaken => self.questionnaire(shape, reply),
            Shape::Missing
            | Shape::Duplicates
            | Shape::Merged
            | Shape::Rejects
            | Shape::Mended
            | Shape::OwnColumns => self.roster(shape, reply),
            Shape::BaseData => {
                let figures = list(reply, "figures");
                rows(list(reply, "values"), |value| {
                    let figure = figures.iter().find(|figure| figure["key"] == value["key"]);
                    let label = figure.map_or("", |figure| text(&figure["label"]));
                    let unit = figure.map_or("", |figure| text(&figure["unit"]));
                    vec![
                        text(&value["key"]).into(),
                        text(&value["period"]).into(),
                        text(&value["raw"]).into(),
                        unit.into(),
                        label.into(),
                    ]
                })
            }
            Shape::Saved => self.saved(reply),
            Shape::Answers => rows(list(reply, "answers"), |answer| {
                vec![text(&answer["indicator"]).into(), text(&answer["slot"]).into(), raw(&answer["raw"])]
            }),
            Shape::History => rows(list(reply, "entries"), |entry| {
                vec![number(&entry["sequence"]), text(&entry["at"]).into(), raw(&entry["raw"])]
            }),
            Shape::Undone => vec![match reply["undone"]["label"].as_str() {
                Some(label) => format!("{}{label}", t("已撤销：", "undone: ")),
                None => t("没有可以撤销的修改。", "There is nothing to undo."),
            }],
            Shape::EvidenceAdded => {
                let mut lines: Vec<String> = list(reply, "refused")
                    .iter()
                    .map(|finding| self.said(&finding["say"]).to_owned())
                    .collect();
                lines.extend(list(reply, "perhaps_newer").iter().map(|found| {
                    format!(
                        "{} {} → {}",
                        t(
                            "同名文件，可能是新版，用 evidence revise 换上：",
                            "same name, perhaps newer; see evidence revise:"
                        ),
                        text(&found["name"]),
                        text(&found["of"])
                    )
                }));
                lines.extend(self.board(&reply["board"]));
                lines
            }
            Shape::EvidenceTrash => rows(list(reply, "items"), |item| {
                vec![text(&item["trashed_at"]).into(), text(&item["title"]).into(), text(&item["id"]).into()]
            }),
            Shape::EvidenceVersions => rows(list(reply, "versions"), |version| {
                let digits = text(&version["sha256"]).chars().take(16).collect();
                vec![
                    text(&version["since"]).into(),
                    digits,
                    number(&version["size"]),
                    text(&version["original_name"]).into(),
                ]
            }),
            Shape::Exported => vec![text(&reply["file"]).to_owned()],
            Shape::Renumbered => {
                let mut lines = rows(list(reply, "changes"), |change| {
                    vec![
                        text(&change["before"]).into(),
                        "→".into(),
                        text(&change["after"]).into(),
                        text(&change["title"]).into(),
                    ]
                });
                if lines.is_empty() {
                    lines.push(t("编号没有变化。", "No number changes."));
                }
                lines
            }
            Shape::Suggestions => rows(list(reply, "suggestions"), |found| {
                let words: Vec<&str> = list(found, "words").iter().map(text).collect();
                vec![
                    text(&found["evidence"]).into(),
                    text(&found["title"]).into(),
                    text(&found["indicator"]).into(),
                    text(&found["name"]).into(),
                    text(&found["pages"]).into(),
                    words.join("、"),
                ]
            }),
            Shape::EvidenceBoard => self.board(reply),
            Shape::Score => self.score(reply),
            Shape::Gap => rows(list(reply, "rows"), |row| {
                vec![
                    text(&row["number"]).into(),
                    text(&row["name"]).into(),
                    self.state(&row["state"]),
                    text(&row["actual"]).into(),
                    text(&row["target"]).into(),
                    text(&row["shortfall"]).into(),
                    self.standing(&row["standing"]),
                ]
            }),
            Shape::Findings => self.findings(list(reply, "findings")),
            Shape::Checked => self.checked(reply),
            Shape::Edition => vec![self.edition(reply)],
            Shape::Eligibility => {
                let mut lines = vec![text(&reply["say"]).to_owned()];
                lines.extend(rows(list(reply, "requirements"), |item| {
                    let why: Vec<&str> = list(item, "trace").iter().map(text).collect();
                    vec![
                        self.state(&item["state"]),
                        text(&item["name"]).into(),
                        self.standing(&item["standing"]),
                        why.join(""),
                    ]
                }));
                lines
            }
            Shape::Made => self.made(reply),
            Shape::Rebuilt => self.rebuilt(reply),
            Shape::Packages => self.packages(reply),
            Shape::PackageChanges => self.package_changes(reply),
            Shape::Verified => self.verified(reply),
        }
    }

    fn duplicates(&self, group: &Value) -> Vec<String> {
        let why = match text(&group["likeness"]) {
            "same_code" => self.pick("代码相同", "same code"),
            "same_name" => self.pick("名称相同", "same name"),
            "same_core" => self.pick("名称去掉地名和公司形式后相同", "same name but for place and form"),
            _ => self.pick("名称只差一个字", "names differ by one character"),
        };
        let mut lines = vec![why.to_owned()];
        lines.extend(rows(list(group, "firms"), |firm| {
            vec![
                String::new(),
                text(&firm["id"]).into(),
                text(&firm["credit_code"]).into(),
                text(&firm["name"]).into(),
            ]
        }));
        lines
    }

    fn import(&self, reply: &Value) -> Vec<String> {
        let t = |zh: &str, en: &str| self.pick(zh, en).to_owned();
        let mut lines = vec![format!(
            "{}: {} {}, {} {}, {} {}, {} {}, {} {}",
            text(&reply["sheet"]),
            t("读取", "read"),
            number(&reply["read"]),
            t("新增", "added"),
            number(&reply["added"]),
            t("更新", "changed"),
            number(&reply["changed"]),
            t("未变", "unchanged"),
            number(&reply["unchanged"]),
            t("待修", "to mend"),
            number(&reply["rejected"]),
        )];
        lines.extend(list(reply, "skipped").iter().map(|row| self.said(row).to_owned()));
        lines.extend(rows(list(reply, "problems"), |problem| {
            vec![
                number(&problem["row"]),
                text(&problem["column"]).into(),
                text(&problem["code"]).into(),
                format!("{} {}", self.said(&problem["say"]), self.said(&problem["next"])),
            ]
        }));
        lines
    }

    fn saved(&self, reply: &Value) -> Vec<String> {
        let answer = if reply["answer"].is_object() { &reply["answer"] } else { reply };
        let mut lines = vec![format!("{} {}", self.pick("已保存", "saved"), text(&answer["saved_at"]))];
        lines.extend(answer["understood"].as_str().map(str::to_owned));
        lines.extend(self.findings(list(answer, "problems")));
        for result in list(reply, "indicators") {
            lines.push(format!(
                "{}  {}  {}",
                text(&result["id"]),
                self.state(&result["state"]),
                text(&result["value"])
            ));
        }
        lines
    }

    fn board(&self, board: &Value) -> Vec<String> {
        let mut lines = rows(list(board, "items"), |item| {
            let links: Vec<&str> = list(item, "links").iter().map(|link| text(&link["indicator"])).collect();
            vec![
                text(&item["number"]).into(),
                text(&item["title"]).into(),
                links.join(","),
                text(&item["id"]).into(),
            ]
        });
        lines.extend(list(board, "items").iter().flat_map(|item| self.findings(list(item, "problems"))));
        lines.push(format!("{}: {}", self.pick("未对应", "linked to nothing"), number(&board["unlinked"])));
        lines
    }

    fn score(&self, score: &Value) -> Vec<String> {
        let mut lines =
            vec![format!("{}  [{}]", text(&score["overall"]["say"]), self.standing(&score["standing"]))];
        let areas: Vec<Value> =
            list(score, "areas").iter().filter(|area| area["points"].is_object()).cloned().collect();
        lines.extend(rows(&areas, |area| {
            vec![
                text(&area["id"]).into(),
                text(&area["points"]["say"]).into(),
                self.standing(&area["standing"]),
            ]
        }));
        lines.extend(rows(list(score, "indicators"), |result| {
            let points = &result["points"];
            let points = match (text(&points["got"]), text(&points["open"])) {
                ("", _) => String::new(),
                (got, "0") => format!("{got} / {}", text(&points["full"])),
                (got, open) => format!("{got} + {open}? / {}", text(&points["full"])),
            };
            vec![
                text(&result["id"]).into(),
                self.state(&result["state"]),
                text(&result["value"]).into(),
                text(&result["target"]).into(),
                text(&result["shortfall"]).into(),
                points,
                self.standing(&result["standing"]),
            ]
        }));
        lines
    }

    fn findings(&self, findings: &[Value]) -> Vec<String> {
        findings
            .iter()
            .map(|finding| {
                let mark = match text(&finding["severity"]) {
                    "blocks" => self.pick("须处理", "block"),
                    "notes" => self.pick("说明", "info"),
                    _ => self.pick("请核对", "note"),
                };
                let place = &finding["place"];
                let place = match text(&place["kind"]) {
                    "line" => format!("{}:{}  ", number(&place["line"]), number(&place["column"])),
                    "cell" => format!(
                        "{}!{}{}  ",
                        text(&place["sheet"]),
                        text(&place["column"]),
                        number(&place["row"])
                    ),
                    _ => String::new(),
                };
                let value = match text(&finding["value"]) {
                    "" => String::new(),
                    value => format!("⟨{value}⟩ "),
                };
                format!(
                    "{mark}  {place}{}  {value}{} {}",
                    text(&finding["code"]),
                    self.said(&finding["say"]),
                    self.said(&finding["next"])
                )
            })
            .collect()
    }

    fn standing(&self, value: &Value) -> String {
        let (zh, en) = match text(value) {
            "official" => ("官方", "official"),
            "interpretation" => ("解读", "interpretation"),
            "derived" => ("推算", "derived"),
            "house" => ("自拟", "house"),
            _ => ("", ""),
        };
        self.pick(zh, en).to_owned()
    }

    fn state(&self, value: &Value) -> String {
        let (zh, en) = match text(value) {
            "met" => ("达标", "met"),
            "short" => ("未达标", "short"),
            "missing_data" => ("缺数据", "missing data"),
            "not_applicable" => ("不适用", "not applicable"),
            "not_judged" => ("不判定", "not judged"),
            "scored" => ("已计分", "scored"),
            _ => ("", ""),
        };
        self.pick(zh, en).to_owned()
    }
}

/// "  ×1/4" behind what has a weight.
fn weight(item: &Value) -> String {
    item["weight"].as_str().map(|weight| format!("  ×{weight}")).unwrap_or_default()
}

fn assessment(item: &Value) -> Vec<String> {
    vec![
        text(&item["id"]).into(),
        format!("{}@{}", text(&item["framework"]), text(&item["edition"])),
        number(&item["year"]),
        text(&item["park"]).into(),
    ]
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_else(|error| error.to_string())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn number(value: &Value) -> String {
    if value.is_number() { value.to_string() } else { String::new() }
}

fn raw(value: &Value) -> String {
    match text(&value["kind"]) {
        "text" => text(&value["text"]).replace('\n', " "),
        "chosen" => list(value, "options").iter().map(text).collect::<Vec<_>>().join(","),
        "years" => list(value, "years").iter().map(text).collect::<Vec<_>>().join(" | "),
        "rows" => {
            let cells =
                |row: &Value| row.as_array().into_iter().flatten().map(text).collect::<Vec<_>>().join(" | ");
            list(value, "rows").iter().map(cells).collect::<Vec<_>>().join("; ")
        }
        "not_applicable" => text(&value["reason"]).to_owned(),
        _ => String::new(),
    }
}

/// Columns padded to their widest cell; a Chinese character is two wide.
fn rows(items: &[Value], cells: impl Fn(&Value) -> Vec<String>) -> Vec<String> {
    let table: Vec<Vec<String>> = items.iter().map(cells).collect();
    let columns = table.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            table.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0)
        })
        .collect();
    let line = |row: &Vec<String>| {
        let padded =
            row.iter().zip(&widths).map(|(cell, wide)| format!("{cell}{}", " ".repeat(wide - width(cell))));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    table.iter().map(line).collect()
}

fn width(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}
