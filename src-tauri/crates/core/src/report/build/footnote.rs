//! Footnotes: whose word a figure rests on, where it is not an authority's.

use super::Builder;
use crate::framework::Indicator;
use crate::report::Span;
use crate::score::IndicatorResult;
use crate::standing::{Source, Standing};

/// Characters of a note; what is longer stands in 数据口径与来源说明.
const LONGEST: usize = 180;

impl Builder<'_> {
    /// The mark of a figure: nothing where it is official.
    pub(super) fn footnote(&self, standing: Standing, source: Option<&Source>) -> Option<Span> {
        if standing == Standing::Official {
            return None;
        }
        let mut text = self.snapshot.wording.standing(standing).fill(&self.facts);
        if let Some(source) = source.and_then(|source| self.source_in_words(source)) {
            text.push_str(&source);
        }
        Some(Span::Footnote(shortened(&text)))
    }

    /// The mark of the result of an indicator; nothing where it has no value.
    pub(super) fn result_footnote(&self, indicator: &Indicator, result: &IndicatorResult) -> Option<Span> {
        result.value.as_ref()?;
        self.footnote(result.standing, indicator.source.as_ref())
    }

    /// "出处：…", with how the text was seen.
    fn source_in_words(&self, source: &Source) -> Option<String> {
        let documents = &self.snapshot.assessment.framework.sources;
        let document = documents.iter().find(|document| document.id == source.doc)?;
        let facts = [document.issuer.as_str(), document.date.as_str()];
        let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        let facts = if facts.is_empty() { String::new() } else { format!("（{}）", facts.join("，")) };
        let seen = document.note.split_once('。').map_or(document.note.as_str(), |(first, _)| first);
        let seen = if seen.is_empty() { String::new() } else { format!("{seen}。") };
        Some(format!("指标出处：{}{facts}。{seen}", document.title))
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}……", &text[..end]),
        None => text.to_owned(),
    }
}
