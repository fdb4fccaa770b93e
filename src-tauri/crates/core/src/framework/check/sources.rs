//! Whatever an authority is said to stand behind is cited.

use super::super::ScoreRule;
use super::super::file::Path;
use super::Checker;
use crate::standing::{Basis, Source, Standing};

impl Checker<'_> {
    pub(super) fn sources(&mut self) {
        let framework = self.framework;
        for (index, requirement) in framework.requirements.iter().enumerate() {
            let position = self.positions.requirements.get(index).copied().unwrap_or(index);
            let (path, owner) = (Path::of("requirement").item(position), requirement.id.as_str());
            self.cited(&path, owner, requirement.standing, requirement.source.as_ref(), None);
        }
        if let Some(basis) = &framework.scheme.basis {
            self.based(&Path::of("scheme"), "scheme", basis, None);
        }
        for (index, grade) in framework.scheme.grades.iter().enumerate() {
            let whole = framework.scheme.basis.as_ref().and_then(|basis| basis.source.as_ref());
            let path = Path::of("scheme").key("grade").item(index);
            self.based(&path, grade.id.as_str(), &grade.basis, whole);
        }
        for (index, area) in framework.areas.iter().enumerate() {
            let (path, owner, own) = (self.positions.area(index), area.id.as_str(), area.source.as_ref());
            if let Some(source) = own {
                self.words(&path, owner, area.standing, source);
            }
            let parts = [
                ("weight", area.weight.as_ref().map(|weight| &weight.basis)),
                ("cap", area.cap.as_ref().map(|cap| &cap.basis)),
                ("choose", area.choose.as_ref().map(|choose| &choose.basis)),
            ];
            for (key, basis) in parts {
                if let Some(basis) = basis {
                    self.based(&path.key(key), owner, basis, own);
                }
            }
        }
        for (path, indicator) in self.each_indicator() {
            let (owner, own) = (indicator.id.as_str(), indicator.source.as_ref());
            self.cited(&path, owner, indicator.standing, own, None);
            if own.is_none() && indicator.standing != Standing::House {
                // What lacks a citation as a whole need not hear it of every part.
                continue;
            }
            let parts = [
                ("target", indicator.target.as_ref().map(|target| &target.basis)),
                ("applies", indicator.applies.as_ref().map(|applies| &applies.basis)),
                ("weight", indicator.weight.as_ref().map(|weight| &weight.basis)),
                ("score", indicator.score.as_ref().map(|score| &score.basis)),
                ("veto", indicator.veto.as_ref().map(|veto| &veto.basis)),
            ];
            for (key, basis) in parts {
                if let Some(basis) = basis {
                    self.based(&path.key(key), owner, basis, own);
                }
            }
            if let Some(score) = &indicator.score
                && let ScoreRule::Bands(bands) = &score.rule
            {
                let list = path.key("score").key("rule").key("bands");
                for (at, band) in bands.iter().enumerate() {
                    if let Some(basis) = &band.basis {
                        self.based(&list.item(at), owner, basis, score.basis.source.as_ref().or(own));
                    }
                }
            }
        }
    }

    fn based(&mut self, path: &Path, owner: &str, basis: &Basis, above: Option<&Source>) {
        self.cited(path, owner, basis.standing, basis.source.as_ref(), above);
    }

    /// What is not ours has a source of its own or that of what it belongs to.
    fn cited(
        &mut self,
        path: &Path,
        owner: &str,
        standing: Standing,
        own: Option<&Source>,
        above: Option<&Source>,
    ) {
        match own {
            Some(source) => self.words(path, owner, standing, source),
            None if standing != Standing::House && above.is_none() => self.say(
                "framework.no_source",
                path,
                format!("“{owner}”这一处的效力是{}，没有写明出处。", standing.zh()),
                format!("This part of `{owner}` is not ours and does not say its source."),
            ),
            None => {}
        }
    }

    fn words(&mut self, path: &Path, owner: &str, standing: Standing, source: &Source) {
        let path = path.key("source");
        if !self.declared.sources.contains(source.doc.as_str()) {
            self.unknown(&path.key("doc"), ("依据", "source"), owner, source.doc.as_str());
        }
        if source.place.trim().is_empty() {
            self.say(
                "framework.no_source",
                &path.key("place"),
                format!("“{owner}”没有写明出处的位置。"),
                format!("`{owner}` does not say the place in its source."),
            );
        }
        if source.quote.trim().is_empty() {
            let code = match standing {
                Standing::Official => "framework.official_without_quote",
                _ => "framework.no_source",
            };
            self.say(
                code,
                &path.key("quote"),
                format!("“{owner}”没有写明出处的原文。"),
                format!("`{owner}` does not give the words of its source."),
            );
        }
    }
}
