//! Cover, filling notes, basics and pledge.

use super::{Builder, paragraph, paragraphs, part};
use crate::fields::{Field, FieldKind};
use crate::number::Places;
use crate::plan::is_plan;
use crate::report::{
    Align, Anchor, Block, Cell, Column, Finality, ParagraphRole, Part, PartKind, Phrase, Row, SignatureLine,
    SignaturePlace, Span, Table,
};

impl Builder<'_> {
    pub(super) fn cover(&self) -> Part {
        let fill = |phrase: &Phrase| phrase.fill(&self.facts);
        let wording = self.snapshot.wording;
        let labels = &wording.cover;
        let applicant = format!("{}{}", self.facts.applicant, fill(&labels.seal));
        let fields = vec![
            (fill(&labels.park), self.facts.park.to_owned()),
            (fill(&labels.applicant), applicant),
            (fill(&labels.framework), format!("{}（{}年版）", self.facts.framework, self.facts.edition)),
            (fill(&labels.date), self.facts.date.to_owned()),
        ];
        let own = &self.snapshot.composition.cover;
        let fields = if own.is_empty() {
            fields
        } else {
            own.iter().map(|field| (fill(&field.label), fill(&field.value))).collect()
        };
        let blocks = vec![paragraph(ParagraphRole::Centred, fill(&wording.subtitle)), Block::Fields(fields)];
        part("cover", PartKind::Cover, fill(&wording.title), blocks)
    }

    pub(super) fn filling_notes(&self) -> Vec<Block> {
        let notes = &self.snapshot.wording.filling_notes.paragraphs;
        notes.iter().map(|note| paragraph(ParagraphRole::Body, note.fill(&self.facts))).collect()
    }

    /// Every field of the profile that is not a long text, two to a row, and the yearly figures.
    pub(super) fn basics(&self) -> Vec<Block> {
        let wording = &self.snapshot.wording.basics;
        let profile = &self.snapshot.park.profile;
        let mut rows = Vec::new();
        for group in &profile.form().groups {
            let fields: Vec<_> =
                group.fields.iter().filter(|field| !matches!(field.kind, FieldKind::LongText(_))).collect();
            let is_blank = |field: &&Field| profile.raw(&field.key).trim().is_empty();
            if fields.is_empty() || (group.is_special && fields.iter().all(is_blank)) {
                continue;
            }
            rows.push(Row::of(vec![
                Cell::plain(group.title.clone()).toned(crate::report::Tone::Group).wide(4),
            ]));
            for pair in fields.chunks(2) {
                let mut cells = Vec::new();
                for field in pair {
                    cells.push(Cell::head(field.label.clone()));
                    cells.push(Cell::plain(profile.shown(&field.key)));
                }
                if let [_] = pair {
                    // The last field of an odd group takes the rest of the row.
                    cells.pop();
                    cells.push(Cell::plain(profile.shown(&pair[0].key)).wide(3));
                }
                let keys: Vec<&str> = pair.iter().map(|field| field.key.as_str()).collect();
                rows.push(Row { anchor: Some(fields_anchor(&keys)), ..Row::of(cells) });
            }
        }
        let table = Table {
            anchor: Anchor::new("basics-table"),
            caption: wording.title.fill(&self.facts),
            columns: [16, 30, 16, 30].map(|weight| Column { weight, align: Align::Start }).to_vec(),
            header: Vec::new(),
            rows,
        };
        let mut blocks = vec![Block::Table(table)];
        blocks.extend(self.yearly_figures());
        blocks.push(paragraph(ParagraphRole::Note, wording.note.fill(&self.facts)));
        blocks
    }

    fn yearly_figures(&self) -> Option<Block> {
        let base = &self.snapshot.park.base_data;
        let periods = self.snapshot.periods;
        let is_filled = |key| periods.iter().any(|period| base.typed(key, period).is_some());
        let rows: Vec<Row> = base
            .form()
            .figures
            .iter()
            .filter(|figure| is_filled(&figure.key))
            .map(|figure| {
                let values = periods.iter().map(|period| match base.value(&figure.key, period) {
                    Some(value) => Cell::plain(value.show(Places::UpTo(4))),
                    // Odd input is printed as it was typed rather than left out.
                    None => {
                        Cell::plain(base.typed(&figure.key, period).map_or("", |typed| typed.raw.as_str()))
                    }
                });
                let labels = [Cell::plain(figure.label.clone()), Cell::plain(figure.unit.symbol())];
                let anchor = Some(Anchor::new(format!("figure-of-{}", figure.key)));
                Row { anchor, ..Row::of(labels.into_iter().chain(values).collect()) }
            })
            .collect();
        if rows.is_empty() {
            return None;
        }
        let years = periods.iter().map(|period| Cell::head(format!("{period} 年")));
        let header = [Cell::head("指标"), Cell::head("单位")].into_iter().chain(years).collect();
        let mut columns =
            vec![Column { weight: 34, align: Align::Start }, Column { weight: 14, align: Align::Centre }];
        columns.extend(periods.iter().map(|_| Column { weight: 18, align: Align::End }));
        Some(Block::Table(Table {
            anchor: Anchor::new("yearly-figures"),
            caption: "主要年度数据".to_owned(),
            columns,
            header: vec![Row::of(header)],
            rows,
        }))
    }

    pub(super) fn pledge(&self) -> Vec<Block> {
        let pledge = &self.snapshot.wording.pledge;
        let mut blocks: Vec<Block> = pledge
            .paragraphs
            .iter()
            .map(|text| paragraph(ParagraphRole::Body, text.fill(&self.facts)))
            .collect();
        blocks.push(Block::Signature(self.signatures(&pledge.signatures)));
        blocks.push(paragraph(ParagraphRole::Note, pledge.note.fill(&self.facts)));
        blocks
    }

    pub(super) fn signatures(&self, lines: &[SignatureLine]) -> Vec<SignaturePlace> {
        lines
            .iter()
            .map(|line| SignaturePlace {
                label: line.label.fill(&self.facts),
                value: line.value.as_ref().map(|value| value.fill(&self.facts)).unwrap_or_default(),
                seal: line.seal,
            })
            .collect()
    }

    /// The authorities' page: a box each, with room to write.
    pub(super) fn recommendation(&self) -> Vec<Block> {
        let recommendation = &self.snapshot.wording.recommendation;
        let rows = recommendation.boxes.iter().map(|authority| {
            let mut spans = vec![Span::LineBreak; ROOM_TO_WRITE];
            for line in self.signatures(&authority.signatures) {
                spans.push(Span::LineBreak);
                spans.push(Span::text(format!("{}：{}", line.label, line.value)));
            }
            let opinion = Cell { spans, ..Cell::plain("") };
            Row::of(vec![Cell::head(authority.title.fill(&self.facts)), opinion])
        });
        let table = Table {
            anchor: Anchor::new("recommendation-table"),
            caption: String::new(),
            columns: vec![
                Column { weight: 24, align: Align::Centre },
                Column { weight: 76, align: Align::Start },
            ],
            header: Vec::new(),
            rows: rows.collect(),
        };
        vec![Block::Table(table), paragraph(ParagraphRole::Note, recommendation.note.fill(&self.facts))]
    }

    /// The park in its own words.
    pub(super) fn overview(&self) -> Vec<Block> {
        let profile = &self.snapshot.park.profile;
        let mut blocks = Vec::new();
        // A final says nothing where nothing was written; a draft shows the gap.
        let is_shown = |key| self.snapshot.finality == Finality::Draft || !profile.raw(key).trim().is_empty();
        let texts = profile
            .form()
            .fields()
            .filter(|field| matches!(field.kind, FieldKind::LongText(_)) && !is_plan(&field.key))
            .filter(|field| is_shown(&field.key));
        let mut sections = 0;
        for (index, field) in texts.enumerate() {
            sections = index + 1;
            let number = self.number(1, index + 1);
            let anchor = Anchor::new(format!("overview-{}", field.key));
            blocks.push(super::heading(1, anchor, format!("{number}{}", field.label)));
            let text = profile.raw(&field.key);
            let text = if text.trim().is_empty() { NOT_FILLED } else { text };
            blocks.extend(paragraphs(ParagraphRole::Body, text));
        }
        let trend = self.trend();
        if !trend.is_empty() {
            let title = format!("{}主要数据的年度变化", self.number(1, sections + 1));
            blocks.push(super::heading(1, Anchor::new("overview-trend"), title));
            blocks.extend(trend);
        }
        blocks
    }
}

/// The row of one field of the profile, or of two that stand side by side.
fn fields_anchor(keys: &[&str]) -> Anchor {
    Anchor::new(format!("fields-{}", keys.join("+")))
}

/// Empty lines left for an opinion.
const ROOM_TO_WRITE: usize = 6;
/// What stands where nothing was filled.
pub(super) const NOT_FILLED: &str = "（未填写）";
