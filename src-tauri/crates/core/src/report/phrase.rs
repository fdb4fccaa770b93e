//! A sentence with places to fill in.

use serde::Deserialize;

/// What can be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts<'a> {
    /// `{framework}`: its full title.
    pub framework: &'a str,
    /// `{edition}`: edition of the framework.
    pub edition: &'a str,
    /// `{issuer}`: who issued the framework.
    pub issuer: &'a str,
    /// `{park}`: name of the park.
    pub park: &'a str,
    /// `{applicant}`: the office that hands in.
    pub applicant: &'a str,
    /// `{year}`: year of the assessment.
    pub year: &'a str,
    /// `{date}`: day of the snapshot.
    pub date: &'a str,
}

/// A sentence with places to fill in, written `{park}`; every place is known.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Phrase(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Fact(Fact),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    Framework,
    Edition,
    Issuer,
    Park,
    Applicant,
    Year,
    Date,
}

/// Why a text is not a sentence with places to fill in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAPhrase {
    /// A place that does not exist.
    #[error(
        "`{{{0}}}` is not known; use {{framework}}, {{edition}}, {{issuer}}, {{park}}, {{applicant}}, {{year}} or {{date}}"
    )]
    Unknown(String),
    /// A place that does not end.
    #[error("a `{{` is not closed; write `}}` behind the name")]
    Open,
}

impl Phrase {
    /// A sentence without places to fill in.
    pub fn text(text: &str) -> Self {
        Self(vec![Piece::Text(text.to_owned())])
    }

    /// Reads a sentence.
    ///
    /// # Errors
    /// [`NotAPhrase`] for the first place that is not known or not closed.
    pub fn read(text: &str) -> Result<Self, NotAPhrase> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or(NotAPhrase::Open)?;
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Fact(Fact::named(name)?));
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Self(pieces))
    }

    /// The sentence with every place filled. What is filled in is never read again.
    pub fn fill(&self, facts: &Facts<'_>) -> String {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text,
                Piece::Fact(fact) => fact.of(facts),
            })
            .collect()
    }
}

impl TryFrom<String> for Phrase {
    type Error = NotAPhrase;

    fn try_from(text: String) -> Result<Self, NotAPhrase> {
        Self::read(&text)
    }
}

impl Fact {
    fn named(name: &str) -> Result<Self, NotAPhrase> {
        Ok(match name {
            "framework" => Self::Framework,
            "edition" => Self::Edition,
            "issuer" => Self::Issuer,
            "park" => Self::Park,
            "applicant" => Self::Applicant,
            "year" => Self::Year,
            "date" => Self::Date,
            other => return Err(NotAPhrase::Unknown(other.to_owned())),
        })
    }

    fn of<'a>(self, facts: &Facts<'a>) -> &'a str {
        match self {
            Self::Framework => facts.framework,
            Self::Edition => facts.edition,
            Self::Issuer => facts.issuer,
            Self::Park => facts.park,
            Self::Applicant => facts.applicant,
            Self::Year => facts.year,
            Self::Date => facts.date,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_park_named_like_a_place_is_printed_as_it_is() {
        let facts = Facts {
            framework: "指南",
            edition: "2025",
            issuer: "部",
            park: "{year}园区",
            applicant: "管委会",
            year: "2026",
            date: "2026年3月1日",
        };
        let phrase = Phrase::read("{applicant}：{park}{year}年度").expect("good");
        assert_eq!(phrase.fill(&facts), "管委会：{year}园区2026年度");
    }
}
