//! Which indicators a file may prove, told by its name and text. A person confirms or does not.

use std::collections::{BTreeMap, BTreeSet};

use crate::framework::Framework;
use crate::id::IndicatorId;

/// An indicator that a file may prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Which.
    pub indicator: IndicatorId,
    /// How much speaks for it; only to be compared with others of the same file.
    pub weight: u64,
    /// The words that speak for it, the strongest first.
    pub words: Vec<String>,
    /// Pages of the file on which they stand, from 1; empty when they are in its name.
    pub pages: Vec<u32>,
}

/// Weight of a word in the name: people name files by what they are.
const NAME: u64 = 4;
/// Words that are shown as the reason.
const SHOWN: usize = 4;
/// Shortest and longest word, in characters.
const WORD: std::ops::RangeInclusive<usize> = 2..=6;
/// Suggestions that are worth reading.
const MOST: usize = 3;

/// The indicators that most of the words of a file speak for, the likeliest first; none when nothing does.
///
/// A word counts the more the fewer indicators have it, and the longer it is. `pages` is the text of each page, as far
/// as there is any.
pub fn suggest(framework: &Framework, file_name: &str, pages: &[String]) -> Vec<Suggestion> {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let texts = framework.indicators.iter().map(|indicator| {
        let hints = indicator.evidence.iter().map(|hint| hint.text.as_str());
        let all: Vec<&str> = std::iter::once(indicator.name.as_str()).chain(hints).collect();
        words(&all.join("\n"))
    });
    let texts: Vec<BTreeSet<String>> = texts.collect();
    let mut common: BTreeMap<&str, u64> = BTreeMap::new();
    for word in texts.iter().flatten() {
        *common.entry(word).or_default() += 1;
    }
    let name = words(stem);
    let bodies: Vec<BTreeSet<String>> = pages.iter().map(|page| words(page)).collect();
    let mut found: Vec<Suggestion> = framework
        .indicators
        .iter()
        .zip(&texts)
        .filter_map(|(indicator, words)| {
            let mut spoken: Vec<(u64, &str)> = Vec::new();
            let mut on: BTreeSet<u32> = BTreeSet::new();
            for word in words {
                let rarity = texts.len() as u64 / common.get(word.as_str()).copied().unwrap_or(1);
                let length = word.chars().count() as u64;
                let places: Vec<u32> = (1..)
                    .zip(&bodies)
                    .filter(|(_, body)| body.contains(word))
                    .map(|(page, _)| page)
                    .collect();
                let times = if name.contains(word) { NAME } else { 0 } + u64::from(!places.is_empty());
                // Words that half of the indicators share tell nothing.
                if times > 0 && rarity > 2 {
                    spoken.push((times * length * length * rarity, word));
                    if length > 2 {
                        on.extend(places);
                    }
                }
            }
            // One rare pair of characters is chance.
            let is_reason = spoken.len() > 1 || spoken.iter().any(|(_, word)| word.chars().count() > 2);
            spoken.sort_by(|a, b| b.cmp(a));
            is_reason.then(|| Suggestion {
                indicator: indicator.id.clone(),
                weight: spoken.iter().map(|(weight, _)| weight).sum(),
                words: longest(&spoken),
                pages: on.into_iter().collect(),
            })
        })
        .collect();
    found.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.indicator.cmp(&b.indicator)));
    let best = found.first().map_or(0, |first| first.weight);
    found.retain(|suggestion| suggestion.weight * 4 >= best);
    found.truncate(MOST);
    found
}

/// The strongest words that are not part of one before.
fn longest(spoken: &[(u64, &str)]) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for (_, word) in spoken {
        if !shown.iter().any(|before| before.contains(word)) {
            shown.push((*word).to_owned());
        }
        if shown.len() == SHOWN {
            break;
        }
    }
    shown
}

/// Every sequence of Chinese characters of the lengths that words have, and every Latin word.
fn words(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let is_chinese = |sign: char| ('\u{3400}'..='\u{9FFF}').contains(&sign);
    for run in text.split(|sign: char| !is_chinese(sign)).filter(|run| !run.is_empty()) {
        let signs: Vec<char> = run.chars().collect();
        for length in WORD {
            words.extend(signs.windows(length).map(|window| window.iter().collect::<String>()));
        }
    }
    let latin = text.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|run| run.len() >= 2);
    words.extend(latin.filter(|run| run.chars().any(char::is_alphabetic)).map(str::to_lowercase));
    words
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn framework() -> Framework {
        let text = include_str!("../../../../../assets/frameworks/hsdp/2025/framework.toml");
        crate::framework::parse(text).unwrap()
    }

    #[test]
    fn the_demo_files_are_suggested_for_what_they_prove_more_often_than_not() {
        let framework = framework();
        let list: toml::Table = include_str!("../../../../../assets/demo/evidence.toml").parse().unwrap();
        let (mut right, mut asked) = (0, 0);
        for entry in list["evidence"].as_array().unwrap() {
            let proves: Vec<&str> =
                entry["indicators"].as_array().unwrap().iter().filter_map(|id| id.as_str()).collect();
            if proves == ["profile"] {
                continue;
            }
            asked += 1;
            let name = entry["file"].as_str().unwrap().rsplit('/').next().unwrap();
            let found = suggest(&framework, name, &[]);
            right += u32::from(found.iter().any(|one| proves.contains(&one.indicator.as_str())));
        }
        assert!(right * 2 > asked, "{right} of {asked} by name alone");
    }

    #[test]
    fn nothing_is_suggested_for_what_says_nothing() {
        let framework = framework();
        assert_eq!(suggest(&framework, "IMG_20260305_093000.jpg", &[]), []);
        assert_eq!(suggest(&framework, "扫描件001.pdf", &[String::new()]), []);
    }
}
