//! Questions and the scales that they share.

use std::collections::{BTreeMap, BTreeSet};

use super::super::question::{
    CellKind, Choice, Choices, Computed, Counted, Level, LevelQuestion, Over, Question, TableColumn,
    TableQuestion, Whole,
};
use super::fields::{Fields, Read, Reader, Told, Value};
use crate::id::{FieldKey, OptionId};
use crate::number::Number;
use crate::standing::Standing;
use crate::unit::Unit;

/// An option as it is written, for every kind of question that has options.
#[derive(Clone)]
pub(super) struct OptionRow {
    id: OptionId,
    label: String,
    help: String,
    sentence: String,
    value: Option<Number>,
    share: Option<Number>,
    standing: Standing,
}

/// The options that several questions share, by id; nothing for a scale that could not be read.
#[derive(Default)]
pub(super) struct Scales(BTreeMap<String, Read<Vec<OptionRow>>>);

impl Scales {
    pub fn read<'d, 'a>(reader: &mut Reader<'d, 'a>, fields: &mut Fields<'d, 'a>) -> Self {
        let mut scales = Self::default();
        for item in reader.list(fields.take("scale")).unwrap_or_default() {
            let Ok(mut fields) = reader.table(item) else { continue };
            let (at, id) = (fields.at(), reader.text(&mut fields, "id"));
            let rows = reader.needed(&mut fields, "option");
            let rows = rows.and_then(|value| reader.option_rows(value));
            reader.finish(fields);
            let Ok(id) = id else { continue };
            if scales.0.contains_key(&id) {
                let (zh, en) =
                    (format!("选项表“{id}”出现了两次。"), format!("The scale `{id}` stands twice."));
                reader.say("framework.twice", at, zh, en);
            }
            // Of two with one id the first counts, so that the second is the only problem.
            scales.0.entry(id).or_insert(rows);
        }
        scales
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Counted,
    Computed,
    Number,
    Money,
    Percent,
    Date,
    Choice,
    Choices,
    Checklist,
    YesNo,
    Level,
    Table,
    Text,
}

const KINDS: [(&str, Kind); 13] = [
    ("counted", Kind::Counted),
    ("computed", Kind::Computed),
    ("number", Kind::Number),
    ("money", Kind::Money),
    ("percent", Kind::Percent),
    ("date", Kind::Date),
    ("choice", Kind::Choice),
    ("choices", Kind::Choices),
    ("checklist", Kind::Checklist),
    ("yes_no", Kind::YesNo),
    ("level", Kind::Level),
    ("table", Kind::Table),
    ("text", Kind::Text),
];

impl<'d, 'a> Reader<'d, 'a> {
    pub fn question(&mut self, mut fields: Fields<'d, 'a>, scales: &Scales) -> Read<Question> {
        let kind = self.needed(&mut fields, "kind").and_then(|value| self.word_of(value, &KINDS))?;
        let question = self.question_of(kind, &mut fields, scales);
        self.finish(fields);
        question
    }

    fn question_of(&mut self, kind: Kind, fields: &mut Fields<'d, 'a>, scales: &Scales) -> Read<Question> {
        Ok(match kind {
            Kind::Counted => Question::Counted(self.counted(fields)?),
            Kind::Computed => {
                let formula = self.formula(fields, "formula");
                let unit = self.text(fields, "unit");
                let text = self.text(fields, "text");
                let places = self.whole(fields, "places");
                let (unit, places) = (Unit::named(&unit?), places?.unwrap_or(2).min(12));
                Question::Computed(Computed { formula: formula?, unit, text: text?, places })
            }
            Kind::Number => Question::Number(Unit::named(&self.text(fields, "unit")?)),
            Kind::Money => {
                let unit = self.optional(fields, "unit")?;
                Question::Money(Unit::named(if unit.is_empty() { "万元" } else { &unit }))
            }
            Kind::Percent => {
                let words = [("parts", Whole::Parts), ("may_exceed", Whole::MayExceed)];
                Question::Percent(self.word(fields, "whole", &words)?.unwrap_or(Whole::Parts))
            }
            Kind::Date => Question::Date,
            Kind::Choice => Question::Choice(choices(self.options(fields, "options", scales)?)),
            Kind::Choices => {
                let options = self.options(fields, "options", scales);
                let none = self.maybe_id(fields, "none", OptionId::new);
                Question::Choices(Choices { options: choices(options?), none: none? })
            }
            Kind::Checklist => Question::Checklist(choices(self.options(fields, "items", scales)?)),
            Kind::YesNo => Question::YesNo,
            Kind::Level => {
                let rows = self.options(fields, "levels", scales);
                let allow_none = self.flag(fields, "allow_none", false);
                let levels = rows?.into_iter().enumerate().map(|(index, row)| level(index, row)).collect();
                Question::Level(LevelQuestion { levels, allow_none: allow_none? })
            }
            Kind::Table => {
                let columns = self.needed(fields, "columns");
                let columns = columns.and_then(|value| self.items(Some(value), Self::column));
                let min_rows = self.whole(fields, "min_rows");
                let max_rows = self.whole(fields, "max_rows");
                let (min_rows, max_rows) = (min_rows?.unwrap_or(0), max_rows?.unwrap_or(200));
                Question::Table(TableQuestion { columns: columns?, min_rows, max_rows })
            }
            Kind::Text => Question::Text(self.whole(fields, "max")?),
        })
    }

    fn counted(&mut self, fields: &mut Fields<'d, 'a>) -> Read<Counted> {
        let words = [("firms", Over::Firms), ("industries", Over::Industries)];
        let over = self.needed(fields, "over").and_then(|value| self.word_of(value, &words));
        let among = self.condition(fields, "among");
        let among_text = self.text(fields, "among_text");
        let done = self.condition(fields, "done");
        let done_text = self.text(fields, "done_text");
        Ok(Counted {
            over: over?,
            among: among?,
            done: done?,
            among_text: among_text?,
            done_text: done_text?,
        })
    }

    /// The options written here or those of the named scale, exactly one of both.
    fn options(
        &mut self,
        fields: &mut Fields<'d, 'a>,
        key: &'static str,
        scales: &Scales,
    ) -> Read<Vec<OptionRow>> {
        let (own, scale) = (fields.take(key), fields.take("scale"));
        let at = fields.at();
        match (own, scale) {
            (Some(value), None) => self.option_rows(value),
            (None, Some(value)) => {
                let name = self.str_of(value)?;
                match scales.0.get(name) {
                    Some(rows) => rows.clone(),
                    None => Err(self.say(
                        "framework.unknown_reference",
                        value.span().start,
                        format!("没有选项表“{name}”。"),
                        format!("There is no scale `{name}`."),
                    )),
                }
            }
            (own, _) => {
                let code = if own.is_some() { "framework.twice" } else { "framework.missing_key" };
                Err::<_, Told>(self.say(
                    code,
                    at,
                    format!("“{key}”和“scale”要写一个，只能写一个。"),
                    format!("Write either `{key}` or `scale`, exactly one of them."),
                ))
            }
        }
    }

    /// Options, of which no two have one id.
    fn option_rows(&mut self, value: &'d Value<'a>) -> Read<Vec<OptionRow>> {
        let rows = self.items(Some(value), Self::option_row)?;
        let items = self.list(Some(value))?;
        let mut seen = BTreeSet::new();
        for (row, item) in rows.iter().zip(items) {
            if !seen.insert(&row.id) {
                let at = self.table(item)?.at();
                let (zh, en) = (
                    format!("选项“{}”出现了两次。", row.id),
                    format!("The option `{}` stands twice.", row.id),
                );
                self.say("framework.twice", at, zh, en);
            }
        }
        Ok(rows)
    }

    fn option_row(&mut self, mut fields: Fields<'d, 'a>) -> Read<OptionRow> {
        let id = self.id(&mut fields, "id", OptionId::new);
        let label = self.text(&mut fields, "label");
        let help = self.optional(&mut fields, "help");
        let sentence = self.optional(&mut fields, "sentence");
        let value = self.maybe_number(&mut fields, "value");
        let share = self.maybe_number(&mut fields, "share");
        let standing = self.standing(&mut fields);
        // A source may be said; the options of a question are cited together.
        let source = self.source(&mut fields);
        self.finish(fields);
        source?;
        Ok(OptionRow {
            id: id?,
            label: label?,
            help: help?,
            sentence: sentence?,
            value: value?,
            share: share?,
            standing: standing?,
        })
    }

    fn column(&mut self, mut fields: Fields<'d, 'a>) -> Read<TableColumn> {
        let key = self.id(&mut fields, "key", FieldKey::new);
        let label = self.text(&mut fields, "label");
        let words =
            [("text", 0), ("number", 1), ("money", 2), ("date", 3), ("choice", 4), ("flag", 5), ("firm", 6)];
        let kind = self.needed(&mut fields, "kind").and_then(|value| self.word_of(value, &words));
        let unit = self.optional(&mut fields, "unit");
        let options = self.items(fields.take("options"), |reader, mut fields| {
            let id = reader.id(&mut fields, "id", OptionId::new);
            let label = reader.text(&mut fields, "label");
            fields.take("standing");
            reader.finish(fields);
            Ok((id?, label?))
        });
        let is_required = self.flag(&mut fields, "required", true);
        let max = self.whole(&mut fields, "max");
        self.finish(fields);
        let unit = unit?;
        let kind = match kind? {
            0 => CellKind::Text,
            1 => CellKind::Number(Unit::named(&unit)),
            2 => CellKind::Money(Unit::named(if unit.is_empty() { "万元" } else { &unit })),
            3 => CellKind::Date,
            4 => CellKind::Choice(options?),
            5 => CellKind::Flag,
            _ => CellKind::Firm,
        };
        Ok(TableColumn { key: key?, label: label?, kind, is_required: is_required?, max: max? })
    }
}

fn choices(rows: Vec<OptionRow>) -> Vec<Choice> {
    rows.into_iter()
        .map(|row| Choice {
            id: row.id,
            label: row.label,
            // A scale of levels may be used by a choice; its sentence explains the option.
            help: if row.help.is_empty() { row.sentence } else { row.help },
            share: row.share,
            standing: row.standing,
        })
        .collect()
}

fn level(index: usize, row: OptionRow) -> Level {
    Level {
        id: row.id,
        label: row.label,
        sentence: row.sentence,
        help: row.help,
        value: row.value.unwrap_or_else(|| Number::whole(index + 1)),
        share: row.share,
        standing: row.standing,
    }
}
