//! Indicators.

use super::super::indicator::{
    Applies, CheckMethod, EvidenceHint, EvidenceKind, Indicator, Narrative, Period, Veto,
};
use super::fields::{Fields, Read, Reader, Told};
use super::question::Scales;
use crate::id::{AreaId, FieldKey, IndicatorId};
use crate::standing::Standing;

const METHODS: [(&str, CheckMethod); 3] = [
    ("documents", CheckMethod::Documents),
    ("technical", CheckMethod::Technical),
    ("on_site", CheckMethod::OnSite),
];

const EVIDENCE: [(&str, EvidenceKind); 12] = [
    ("approval", EvidenceKind::Approval),
    ("certificate", EvidenceKind::Certificate),
    ("audit_report", EvidenceKind::AuditReport),
    ("contract", EvidenceKind::Contract),
    ("screenshot", EvidenceKind::Screenshot),
    ("photo", EvidenceKind::Photo),
    ("test_report", EvidenceKind::TestReport),
    ("list", EvidenceKind::List),
    ("protection_filing", EvidenceKind::ProtectionFiling),
    ("statistics", EvidenceKind::Statistics),
    ("plan", EvidenceKind::Plan),
    ("other", EvidenceKind::Other),
];

/// Stands in for a text that could not be read; it is never shown, because the file is not used.
const UNREAD: &str = "?";

impl<'d, 'a> Reader<'d, 'a> {
    /// Reads what can be read: a part that could not be is said and left out, so that it hides no problem of another.
    pub fn indicator(
        &mut self,
        mut fields: Fields<'d, 'a>,
        scales: &Scales,
        position: usize,
    ) -> Read<Indicator> {
        let f = &mut fields;
        let id = self.id(f, "id", IndicatorId::new);
        let previous = self.ids(f, "previous", IndicatorId::new);
        let area = self.id(f, "area", AreaId::new);
        let number = self.text(f, "number");
        let name = self.text(f, "name");
        let ask = self.text(f, "ask");
        let applies = self.applies(f);
        let question = self.needed(f, "question").and_then(|value| self.table(value));
        let question = question.and_then(|fields| self.question(fields, scales));
        // Bounds are read in the unit of the question; without a question they are read as plain numbers.
        let unit = question.as_ref().ok().and_then(|question| question.unit());
        let periods = [("year", Period::Year), ("three_years", Period::ThreeYears)];
        let period = self.word(f, "period", &periods);
        let target = f
            .take("target")
            .map(|value| self.table(value).and_then(|fields| self.target(fields, unit.as_ref())));
        let weight = self.weight(f);
        let score = self.inner(f, "score", |reader, fields| reader.score(fields, unit.as_ref()));
        let veto = self.inner(f, "veto", |reader, fields| {
            let zeroes = reader.text(fields, "zeroes");
            let area = match zeroes.as_deref() {
                Ok("all") => Ok(None),
                Ok(_) => reader.id(fields, "zeroes", AreaId::new).map(Some),
                Err(told) => Err(*told),
            };
            let basis = reader.basis(fields);
            Ok(Veto { area: area?, basis: basis? })
        });
        let standing = self.standing(f);
        let source = self.source(f);
        let reading = f.take("reading").map(|value| self.table(value).and_then(|fields| self.advice(fields)));
        let not_judged = self.optional(f, "not_judged");
        let guidance = self.items(f.take("guidance"), Self::advice);
        let example = self.optional(f, "example");
        let evidence = self.items(f.take("evidence"), Self::evidence);
        let methods = self.list(f.take("check_methods"));
        let methods: Read<Vec<CheckMethod>> = methods
            .map(|items| items.iter().map(|item| self.word_of(item, &METHODS)).collect::<Vec<_>>())
            .and_then(|all| all.into_iter().collect());
        let benchmarks = self.ids(f, "benchmarks", FieldKey::new);
        let narrative = self.inner(f, "narrative", |reader, fields| {
            let ask = reader.text(fields, "ask");
            let max = reader.whole(fields, "max");
            Ok(Narrative { ask: ask?, max: max? })
        });
        self.finish(fields);
        let is_judged = target.is_some() || !matches!(score, Ok(None));
        let target = self.or(target.transpose(), || None);
        let score = self.or(score, || None);
        // Its target or points, or the reason, were there and wrong, which is said.
        let is_unread = (is_judged && target.is_none() && score.is_none()) || not_judged.is_err();
        let not_judged = if is_unread { UNREAD.to_owned() } else { not_judged.unwrap_or_default() };
        Ok(Indicator {
            id: self.id_or(id, position, IndicatorId::new)?,
            previous: previous.unwrap_or_default(),
            area: area?,
            number: number.unwrap_or_else(|Told| format!("no.{}", position + 1)),
            name: name.unwrap_or_default(),
            ask: ask.unwrap_or_default(),
            applies: applies.unwrap_or_default(),
            question: question?,
            period: period.unwrap_or_default().unwrap_or_default(),
            target,
            weight: self.or(weight, || None),
            score,
            veto: self.or(veto, || None),
            standing: standing.unwrap_or(Standing::House),
            source: self.source_or(source),
            reading: reading.transpose().unwrap_or_default(),
            not_judged,
            guidance: guidance.unwrap_or_default(),
            example: example.unwrap_or_default(),
            evidence: evidence.unwrap_or_default(),
            check_methods: methods.unwrap_or_default(),
            benchmarks: benchmarks.unwrap_or_default(),
            narrative: narrative.unwrap_or_default(),
        })
    }

    fn applies(&mut self, fields: &mut Fields<'d, 'a>) -> Read<Option<Applies>> {
        self.inner(fields, "applies", |reader, fields| {
            let when = reader.condition(fields, "when");
            let text = reader.text(fields, "text");
            let basis = reader.basis(fields);
            Ok(Applies { when: when?, text: text?, basis: basis? })
        })
    }

    fn evidence(&mut self, mut fields: Fields<'d, 'a>) -> Read<EvidenceHint> {
        let text = self.text(&mut fields, "text");
        let minimum = self.whole(&mut fields, "minimum");
        let kind = self.word(&mut fields, "kind", &EVIDENCE);
        let standing = self.standing(&mut fields);
        self.finish(fields);
        Ok(EvidenceHint { text: text?, minimum: minimum?.unwrap_or(1), kind: kind?, standing: standing? })
    }
}
