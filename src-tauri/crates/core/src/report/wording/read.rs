//! Reading the fixed sentences: everything that is wrong in them is named.

use super::Wording;
use crate::framework::position;
use crate::report::{NotAPhrase, Phrase};

/// The newest format that this program reads.
const FORMAT: i64 = 1;

impl Wording {
    /// Reads the fixed sentences.
    ///
    /// # Errors
    /// [`NotWording`] names every blank text, empty list and unknown placeholder; where there are none of these,
    /// the first place where the file has another shape than this program reads.
    pub fn parse(text: &str) -> Result<Self, NotWording> {
        let table: toml::Table =
            toml::from_str(text).map_err(|error| NotWording(vec![shape(text, &error)]))?;
        // A newer format may have any other shape, so nothing else is looked at.
        if let Some(format) = table.get("format").and_then(toml::Value::as_integer).filter(|f| *f != FORMAT) {
            return Err(NotWording(vec![WordingProblem::Format(format)]));
        }
        let mut found = Vec::new();
        walk("", &toml::Value::Table(table), &mut found);
        match toml::from_str::<Self>(text) {
            Ok(wording) if found.is_empty() => return Ok(wording),
            Ok(_) => {}
            Err(error) if found.is_empty() => found.push(shape(text, &error)),
            Err(_) => {}
        }
        Err(NotWording(found))
    }
}

/// Why a file does not hold the fixed sentences: everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the wording cannot be used: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct NotWording(pub Vec<WordingProblem>);

/// One thing that is wrong with the fixed sentences.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordingProblem {
    /// Another format.
    #[error("it has format {0}; this program reads {FORMAT}")]
    Format(i64),
    /// Not the expected TOML.
    #[error("line {line}: {message}")]
    Shape {
        /// Line, from 1.
        line: u32,
        /// What is wrong there.
        message: String,
    },
    /// A text that says nothing, or a list without an entry.
    #[error("`{0}` is empty; write its text")]
    Empty(String),
    /// A place to fill in that does not exist.
    #[error("`{key}`: {reason}")]
    Phrase {
        /// Which text, such as `pledge.paragraphs[2]`.
        key: String,
        /// What is wrong in it.
        reason: NotAPhrase,
    },
}

fn shape(text: &str, error: &toml::de::Error) -> WordingProblem {
    let (line, _) = position(text, error.span().map_or(0, |span| span.start));
    WordingProblem::Shape { line, message: error.message().to_owned() }
}

/// Looks at every text of the file, whatever its place, so that a new sentence is checked without being named here.
fn walk(key: &str, value: &toml::Value, found: &mut Vec<WordingProblem>) {
    match value {
        toml::Value::String(text) if text.trim().is_empty() => {
            found.push(WordingProblem::Empty(key.to_owned()));
        }
        toml::Value::String(text) => {
            if let Err(reason) = Phrase::read(text) {
                found.push(WordingProblem::Phrase { key: key.to_owned(), reason });
            }
        }
        toml::Value::Array(items) if items.is_empty() => found.push(WordingProblem::Empty(key.to_owned())),
        toml::Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(&format!("{key}[{index}]"), item, found);
            }
        }
        toml::Value::Table(table) => {
            for (name, item) in table {
                let inner = if key.is_empty() { name.clone() } else { format!("{key}.{name}") };
                walk(&inner, item, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Facts;
    use crate::score::State;
    use crate::standing::Standing;

    const SHIPPED: &str = include_str!("../../../../../../assets/dossier/wording.toml");

    const FACTS: Facts<'_> = Facts {
        framework: "高标准数字园区建设指南",
        edition: "2025",
        issuer: "工业和信息化部",
        park: "云澜经济技术开发区",
        applicant: "云澜经济技术开发区管理委员会",
        year: "2026",
        date: "2026年3月1日",
    };

    fn shipped() -> Wording {
        Wording::parse(SHIPPED).unwrap_or_else(|error| panic!("{error}"))
    }

    fn check(from: &str, to: &str, expected: &[&str]) {
        let changed = SHIPPED.replacen(from, to, 1);
        assert_ne!(changed, SHIPPED, "{from:?} is not in the file");
        let error = Wording::parse(&changed).map_or_else(|error| error, |_| panic!("{to:?} is accepted"));
        let said: Vec<_> = error.0.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), expected.len(), "{said:?}");
        for (said, expected) in said.iter().zip(expected) {
            assert!(said.contains(expected), "{said} does not say {expected}");
        }
    }

    #[test]
    fn the_book_bears_the_name_of_its_framework_and_year() {
        let wording = shipped();
        assert_eq!(wording.title.fill(&FACTS), "《高标准数字园区建设指南》\n自评估报告");
        assert_eq!(wording.subtitle.fill(&FACTS), "（2026年度）");
    }

    #[test]
    fn the_pledge_names_the_office_and_the_park_and_has_a_place_for_the_seal() {
        let pledge = shipped().pledge;
        let text: String = pledge.paragraphs.iter().map(|paragraph| paragraph.fill(&FACTS)).collect();
        assert!(text.contains(FACTS.applicant) && text.contains(FACTS.park) && !text.contains('{'), "{text}");
        assert_eq!(pledge.signatures.iter().filter(|line| line.seal).count(), 1);
    }

    #[test]
    fn every_explanation_begins_with_the_word_that_stands_in_the_tables() {
        let wording = shipped();
        let standings = [Standing::Official, Standing::Interpretation, Standing::Derived, Standing::House];
        for standing in standings {
            let text = wording.standing(standing).fill(&FACTS);
            assert!(text.starts_with(&format!("{}：", standing.zh())), "{text}");
        }
        let states = [
            State::Met,
            State::Short,
            State::MissingData,
            State::NotApplicable,
            State::NotJudged,
            State::Scored,
        ];
        for state in states {
            let text = wording.state(state).fill(&FACTS);
            assert!(text.starts_with(&format!("{}：", state.zh())), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_all_at_once() {
        check("\"草稿\"", "\"  \"", &["`draft_mark` is empty"]);
        check("format     = 1", "format = 2", &["format 2"]);
        check("（{year}年度）", "（{yaer}年度）", &["`subtitle`: `{yaer}` is not known"]);
        check("（{year}年度）", "（{year年度）", &["`subtitle`: a `{` is not closed"]);
        check("二、自评依据为《{framework}》", "二、{a}《{b}》", &["filling_notes.paragraphs[1]`: `{a}`"]);
        check("seal      = ", "stamp = ", &["unknown field `stamp`"]);
        check("（{year}年度）", "{a}\"\nmore = \" ", &["`more` is empty", "`subtitle`: `{a}`"]);
        check("[parts]", "[parts", &["line 14"]);
    }
}
