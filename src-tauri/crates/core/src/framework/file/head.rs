//! The head of a framework: names, scheme, grades.

use super::super::scheme::{Grade, Levels, NotApplicablePolicy, Require, Scheme, SchemeKind};
use super::super::{ForceWords, Status, Subject};
use super::fields::{Fields, Read, Reader};
use crate::id::{AreaId, FrameworkId, IndicatorId, OptionId, SourceId};
use crate::standing::SourceDoc;

/// What stands before the lists.
pub(super) struct Head {
    pub id: FrameworkId,
    pub edition: String,
    pub title: String,
    pub issuer: String,
    pub about: String,
    pub subject: Subject,
    pub status: Status,
    pub aliases: Vec<FrameworkId>,
    pub scheme: Scheme,
    pub not_published: Vec<String>,
    pub force_words: ForceWords,
}

const SCHEMES: [(&str, SchemeKind); 4] = [
    ("thresholds", SchemeKind::Thresholds),
    ("points", SchemeKind::Points),
    ("weighted", SchemeKind::Weighted),
    ("levels", SchemeKind::Levels),
];

const POLICIES: [(&str, NotApplicablePolicy); 3] = [
    ("rescale", NotApplicablePolicy::Rescale),
    ("exclude", NotApplicablePolicy::Exclude),
    ("full", NotApplicablePolicy::Full),
];

/// The words of a file; ours for those that it leaves out.
fn force_words(hard: String, guiding: String) -> ForceWords {
    let ours = ForceWords::default();
    ForceWords {
        hard: if hard.is_empty() { ours.hard } else { hard },
        guiding: if guiding.is_empty() { ours.guiding } else { guiding },
    }
}

impl<'d, 'a> Reader<'d, 'a> {
    pub fn head(&mut self, fields: &mut Fields<'d, 'a>) -> Read<Head> {
        fields.take("format");
        let id = self.id(fields, "id", FrameworkId::new);
        let edition = self.text(fields, "edition");
        let title = self.text(fields, "title");
        let issuer = self.text(fields, "issuer");
        let about = self.text(fields, "about");
        let subject = self.word(fields, "subject", &[("park", Subject::Park), ("firm", Subject::Firm)]);
        let status =
            self.word(fields, "status", &[("draft", Status::Draft), ("published", Status::Published)]);
        let aliases = self.ids(fields, "aliases", FrameworkId::new);
        let scheme = self.needed(fields, "scheme").and_then(|value| self.table(value));
        let scheme = scheme.and_then(|fields| self.scheme(fields));
        let not_published = self.texts(fields, "not_published");
        let (hard, guiding) = (self.optional(fields, "hard_word"), self.optional(fields, "guiding_word"));
        // Whatever is wrong here is said; with stand-ins the rest of the file is looked at too.
        let scheme = self.or(scheme, || Scheme {
            kind: SchemeKind::Thresholds,
            full: None,
            bonus_cap: None,
            not_applicable: NotApplicablePolicy::default(),
            basis: None,
            grades: Vec::new(),
        });
        Ok(Head {
            id: self.id_or(id, 0, FrameworkId::new)?,
            edition: edition.unwrap_or_default(),
            title: title.unwrap_or_default(),
            issuer: issuer.unwrap_or_default(),
            about: about.unwrap_or_default(),
            subject: subject.unwrap_or_default().unwrap_or_default(),
            status: status.unwrap_or_default().unwrap_or_default(),
            aliases: aliases.unwrap_or_default(),
            scheme,
            not_published: not_published.unwrap_or_default(),
            force_words: force_words(hard.unwrap_or_default(), guiding.unwrap_or_default()),
        })
    }

    fn scheme(&mut self, mut fields: Fields<'d, 'a>) -> Read<Scheme> {
        let kind = self.needed(&mut fields, "kind").and_then(|value| self.word_of(value, &SCHEMES));
        let full = self.maybe_number(&mut fields, "full");
        let bonus_cap = self.maybe_number(&mut fields, "bonus_cap");
        let not_applicable = self.word(&mut fields, "not_applicable", &POLICIES);
        // Thresholds alone total nothing, so nobody has to stand behind a way of totalling.
        let is_total = !matches!(kind, Ok(SchemeKind::Thresholds));
        let basis = match is_total {
            true => self.basis(&mut fields).map(Some),
            false => self.maybe_basis(&mut fields),
        };
        let grades = self.items(fields.take("grade"), Self::grade);
        self.finish(fields);
        Ok(Scheme {
            kind: kind?,
            full: self.or(full, || None),
            bonus_cap: self.or(bonus_cap, || None),
            not_applicable: not_applicable.unwrap_or_default().unwrap_or_default(),
            basis: basis.unwrap_or_default(),
            grades: self.or(grades, Vec::new),
        })
    }

    fn grade(&mut self, mut fields: Fields<'d, 'a>) -> Read<Grade> {
        let id = self.id(&mut fields, "id", OptionId::new);
        let name = self.text(&mut fields, "name");
        let sentence = self.optional(&mut fields, "sentence");
        let basis = self.basis(&mut fields);
        let from = self.bound(&mut fields, "from", "over", None);
        let requires = self.items(fields.take("requires"), Self::require);
        self.finish(fields);
        Ok(Grade {
            id: id?,
            name: name?,
            sentence: sentence?,
            from: from?,
            requires: requires?,
            basis: basis?,
        })
    }

    fn require(&mut self, mut fields: Fields<'d, 'a>) -> Read<Require> {
        let kinds = [("level", 0), ("score", 1), ("met", 2)];
        let kind = self.needed(&mut fields, "kind").and_then(|value| self.word_of(value, &kinds));
        let require = match kind? {
            0 => {
                let at_least = self.number(&mut fields, "at_least");
                let area = self.maybe_id(&mut fields, "area", AreaId::new);
                let of = self.ids(&mut fields, "of", IndicatorId::new);
                let of = match (area?, of?) {
                    (Some(_), of) if !of.is_empty() => {
                        return Err(self.say(
                            "framework.twice",
                            fields.at(),
                            "“area”和“of”只能写一个。",
                            "Write either `area` or `of`.",
                        ));
                    }
                    (Some(area), _) => Levels::Area(area),
                    (None, of) if of.is_empty() => Levels::Everywhere,
                    (None, of) => Levels::Of(of),
                };
                Require::Level { at_least: at_least?, of }
            }
            1 => {
                let from = self.number(&mut fields, "from");
                let area = self.maybe_id(&mut fields, "area", AreaId::new);
                Require::Score { from: from?, area: area? }
            }
            _ => {
                let of = self.ids(&mut fields, "of", IndicatorId::new);
                let at_least = self.whole(&mut fields, "at_least");
                Require::Met { of: of?, at_least: at_least? }
            }
        };
        self.finish(fields);
        Ok(require)
    }

    pub fn source_doc(&mut self, mut fields: Fields<'d, 'a>) -> Read<SourceDoc> {
        let id = self.id(&mut fields, "id", SourceId::new);
        let title = self.text(&mut fields, "title");
        let issuer = self.text(&mut fields, "issuer");
        let date = self.optional(&mut fields, "date");
        let note = self.optional(&mut fields, "note");
        self.finish(fields);
        Ok(SourceDoc { id: id?, title: title?, issuer: issuer?, date: date?, note: note? })
    }
}
