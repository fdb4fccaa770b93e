//! Annexes: firm list, rules and sources, index of evidence.

use super::standards::{columns, head};
use super::{Builder, evidence_anchor, heading, paragraph};
use crate::evidence::Proves;
use crate::formula::Condition;
use crate::framework::Question;
use crate::id::FieldKey;
use crate::report::{Align, Anchor, Block, Cell, ParagraphRole, PartId, Row, Span, Table};
use crate::roster::{ColumnKind, FieldValue, Firm, Privacy};
use crate::score::State;
use crate::standing::Standing;

/// Columns that every firm list begins with.
const FIRST_COLUMNS: [&str; 3] = ["credit_code", "name", "industry"];

impl Builder<'_> {
    /// The firm list with the columns that the framework counts by; personal data is left out.
    pub(super) fn roster(&self) -> Vec<Block> {
        let roster = &self.snapshot.park.roster;
        if roster.firms().is_empty() {
            return vec![paragraph(ParagraphRole::Body, super::front::NOT_FILLED)];
        }
        let keys = self.roster_columns();
        let labels = keys.iter().map(|key| {
            let columns = roster.vocabulary().columns();
            columns.index(key).map_or_else(|| key.to_string(), |index| columns.at(index).short.clone())
        });
        let header = std::iter::once("序号".to_owned()).chain(labels).map(Cell::head).collect();
        let rows = roster.firms().iter().enumerate().map(|(index, firm)| {
            let cells = keys.iter().map(|key| Cell::plain(shown(firm, key)));
            Row::of(std::iter::once(Cell::plain((index + 1).to_string())).chain(cells).collect())
        });
        let mut widths =
            vec![(8, Align::Centre), (34, Align::Centre), (64, Align::Start), (11, Align::Centre)];
        widths.extend(keys.iter().skip(FIRST_COLUMNS.len()).map(|_| (9, Align::Centre)));
        let table = Table {
            anchor: Anchor::new("roster-table"),
            caption: format!("{}企业名单（共 {} 家）", self.facts.park, roster.firms().len()),
            columns: columns(&widths),
            header: vec![Row::of(header)],
            rows: rows.collect(),
        };
        vec![
            Block::Table(table),
            paragraph(ParagraphRole::Note, "空白处表示没有填写；联系人等个人信息不在本表列出。"),
        ]
    }

    /// The identifying columns, then every column that a count looks at.
    fn roster_columns(&self) -> Vec<FieldKey> {
        let assessment = self.snapshot.assessment;
        let columns = self.snapshot.park.roster.vocabulary().columns();
        let mut keys: Vec<FieldKey> =
            FIRST_COLUMNS.iter().filter_map(|key| FieldKey::new(*key).ok()).collect();
        let readings = assessment.readings();
        let mut conditions: Vec<&Condition> = Vec::new();
        for indicator in &assessment.framework.indicators {
            if let Question::Counted(counted) = &indicator.question {
                conditions.extend([&counted.among, &counted.done]);
            }
        }
        conditions.extend(readings.values());
        for key in conditions.into_iter().flat_map(Condition::fields) {
            let is_open = columns.index(key).is_some_and(|index| columns.at(index).privacy == Privacy::Open);
            if is_open && !keys.contains(key) {
                keys.push(key.clone());
            }
        }
        keys
    }

    pub(super) fn rules(&self) -> Vec<Block> {
        let wording = self.snapshot.wording;
        let rules = &wording.rules;
        let framework = &self.snapshot.assessment.framework;
        let mut numbers = 0;
        let mut section = |name: &str, title: String| {
            numbers += 1;
            let number = self.number(1, numbers);
            heading(1, Anchor::new(format!("rules-{name}")), format!("{number}{title}"))
        };
        let item = |text: String| paragraph(ParagraphRole::Item, text);
        let mut blocks = vec![section("standings", rules.standings.fill(&self.facts))];
        let standings = [Standing::Official, Standing::Interpretation, Standing::Derived, Standing::House];
        blocks.extend(standings.map(|standing| item(wording.standing(standing).fill(&self.facts))));
        blocks.push(section("states", rules.states.fill(&self.facts)));
        let states = [State::Met, State::Short, State::MissingData, State::NotApplicable, State::NotJudged];
        let scores = framework.indicators.iter().any(|indicator| indicator.score.is_some());
        let states = states.into_iter().chain(scores.then_some(State::Scored));
        blocks.extend(states.map(|state| item(wording.state(state).fill(&self.facts))));
        blocks.push(section("definitions", rules.definitions.fill(&self.facts)));
        for definition in &framework.definitions {
            if let Some(option) = definition.option(self.snapshot.assessment.chosen.get(&definition.id)) {
                let standing = option.standing.zh();
                blocks.push(item(format!(
                    "{}：{}（{standing}）。{}",
                    definition.name, option.label, definition.why
                )));
            }
        }
        for indicator in framework.indicators.iter().filter(|indicator| indicator.target.is_some()) {
            if let Some(reading) = &indicator.reading {
                let name = format!("{} {}", indicator.number, indicator.name);
                blocks.push(item(format!("{name}：{}（{}）", reading.text, reading.standing.zh())));
            }
        }
        blocks.push(section("sources", rules.sources.fill(&self.facts)));
        for source in &framework.sources {
            let facts = [source.issuer.as_str(), source.date.as_str(), source.note.as_str()];
            let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
            blocks.push(item(format!("{}。{}", source.title, facts.join("；"))));
        }
        if !framework.not_published.is_empty() {
            blocks.push(section("not-published", "官方尚未公布的内容".to_owned()));
            blocks.push(paragraph(ParagraphRole::Body, rules.not_published.fill(&self.facts)));
            blocks.extend(framework.not_published.iter().map(|text| item(text.clone())));
        }
        blocks.push(section("stamp", "生成信息".to_owned()));
        blocks.extend(self.stamp().map(item));
        blocks
    }

    fn stamp(&self) -> [String; 5] {
        let stamp = self.snapshot.stamp;
        [
            format!("生成时间：{}", stamp.made_at.format("%Y-%m-%d %H:%M:%S %:z")),
            format!("程序版本：ParkGauge 园衡 {}", stamp.app_version),
            format!("指标文本校验值（SHA-256）：{}", stamp.framework_digest),
            format!("数据序号：{}", stamp.sequence),
            format!("指纹码：{}", stamp.fingerprint),
        ]
    }

    pub(super) fn evidence_index(&self) -> Vec<Block> {
        if self.evidence.is_empty() {
            return vec![paragraph(ParagraphRole::Body, "（没有佐证材料）")];
        }
        let rows = self.evidence.iter().map(|piece| {
            let item = piece.item;
            let facts = [&item.kind, &item.document_number, &item.issuer, &item.document_date];
            let facts: Vec<&str> =
                facts.into_iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
            Row {
                anchor: Some(evidence_anchor(&item.id)),
                cells: vec![
                    Cell::plain(piece.number.clone()),
                    Cell::plain(item.title.clone()),
                    Cell::plain(facts.join("，")),
                    Cell { spans: self.proved_by(piece.item), ..Cell::plain("") },
                    Cell::plain(item.pages.map_or_else(|| "—".to_owned(), |pages| pages.to_string())),
                    Cell { spans: self.bound_pages(item), ..Cell::plain("") },
                    Cell::plain(item.sha256.chars().take(12).collect::<String>()),
                ],
            }
        });
        let table = Table {
            anchor: Anchor::new("evidence-table"),
            caption: format!("佐证材料目录（共 {} 件）", self.evidence.len()),
            columns: columns(&[
                (18, Align::Start),
                (28, Align::Start),
                (34, Align::Start),
                (12, Align::Start),
                (8, Align::Centre),
                (14, Align::Centre),
                (17, Align::Start),
            ]),
            header: vec![head(&[
                "编号",
                "材料名称",
                "种类、文号、出具单位、日期",
                "证明的指标",
                "页数",
                "装订页",
                "校验值前12位",
            ])],
            rows: rows.collect(),
        };
        let note = "“装订页”是在“佐证材料.pdf”中的页码，每件第一页是封页；原件在材料包“佐证原件”文件夹中，文件名以编号开头；完整校验值见清单。";
        vec![Block::Table(table), paragraph(ParagraphRole::Note, note)]
    }

    /// Where a piece is in the volume, each range a link; the number of the file where there are several.
    fn bound_pages(&self, item: &crate::evidence::Evidence) -> Vec<Span> {
        let volume = self.snapshot.volume;
        let sheets = volume.of(&item.id);
        if sheets.is_empty() {
            return vec![Span::text("—")];
        }
        let mut spans = Vec::new();
        for sheets in sheets {
            if !spans.is_empty() {
                spans.push(Span::LineBreak);
            }
            let last = sheets.first + sheets.count.max(1) - 1;
            let range =
                if last == sheets.first { last.to_string() } else { format!("{}-{last}", sheets.first) };
            let number = sheets.file.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')'));
            let text = match number.filter(|_| volume.is_split()) {
                Some((number, _)) => format!("第{number}册 {range}"),
                None => range,
            };
            spans.push(Span::Link { text, to: Anchor::in_file(&sheets.file, sheets.first) });
        }
        spans
    }

    /// What a piece proves, each a link, with pages.
    fn proved_by(&self, item: &crate::evidence::Evidence) -> Vec<Span> {
        let framework = &self.snapshot.assessment.framework;
        let mut spans = Vec::new();
        for link in self.snapshot.assessment.evidence.links_of(&item.id) {
            let (text, to, within) = match &link.proves {
                Proves::Profile => ("园区概况".to_owned(), Anchor::new("basics"), PartId::Basics),
                Proves::Indicator(id) => match framework.indicator(id) {
                    Some(indicator) => (indicator.number.clone(), super::indicator_anchor(id), PartId::Areas),
                    None => continue,
                },
            };
            if !spans.is_empty() {
                spans.push(Span::text("，"));
            }
            spans.push(self.link(text, to, within));
        }
        spans
    }
}

/// A firm's cell as printed: codes as registered, flags as 是/否, choices by their label, anything odd as typed.
fn shown(firm: &Firm, key: &FieldKey) -> String {
    let raw = || firm.raw_of(key).unwrap_or_default().trim().to_owned();
    match firm.field(key) {
        FieldValue::CreditCode(code) => code.to_string(),
        FieldValue::Flag(true) => "是".to_owned(),
        FieldValue::Flag(false) => "否".to_owned(),
        FieldValue::Choice(id) => {
            let columns = firm.vocabulary().columns();
            let column = columns.index(key).map(|index| columns.at(index));
            let label = column.filter(|column| column.kind == ColumnKind::Choice).and_then(|column| {
                column.choices.iter().find(|choice| choice.id == *id).map(|choice| choice.label.clone())
            });
            label.unwrap_or_else(raw)
        }
        _ => raw(),
    }
}
