//! The tree of areas: parents before children, not too deep.

use super::super::Area;
use super::super::file::Path;
use super::Checker;

/// Deeper than this no heading has a number, and no reader finds the way back.
const DEEPEST: usize = 12;

impl Checker<'_> {
    /// k of n: there are n of which k can be met.
    fn choose(&mut self, path: &Path, area: &Area) {
        let Some(choose) = &area.choose else { return };
        let with_target = self.framework.indicators_in(&area.id).filter(|item| item.target.is_some());
        let count = if choose.of.is_empty() { with_target.count() } else { choose.of.len() };
        if choose.at_least as usize > count && !self.declared.is_patchy {
            let wanted = choose.at_least;
            self.say(
                "framework.unreachable_level",
                &path.key("choose").key("at_least"),
                format!("领域“{}”要求 {count} 项中达到 {wanted} 项，永远达不到。", area.id),
                format!("The area `{}` asks for {wanted} of {count}.", area.id),
            );
        }
    }

    pub(super) fn tree(&mut self) {
        let mut depths: Vec<usize> = Vec::with_capacity(self.framework.areas.len());
        for (index, area) in self.framework.areas.iter().enumerate() {
            let path = self.positions.area(index);
            let parent = area.parent.as_ref();
            let above =
                parent.and_then(|parent| self.areas.get(parent).copied()).filter(|above| *above < index);
            if let (Some(parent), None) = (parent, above) {
                // Parents come first, which also rules out circles.
                if self.areas.contains_key(parent) || !self.declared.areas.contains(parent.as_str()) {
                    self.say(
                        "framework.unknown_reference",
                        &path.key("parent"),
                        format!("“{}”的上级领域“{parent}”不存在，或写在了它后面。", area.id),
                        format!("The area `{parent}` above `{}` does not exist or stands after it.", area.id),
                    );
                }
            }
            let depth = above.map_or(1, |above| depths[above] + 1);
            if depth == DEEPEST + 1 {
                self.say(
                    "framework.too_deep",
                    &path.key("parent"),
                    format!("领域“{}”在第 {depth} 层，至多 {DEEPEST} 层。", area.id),
                    format!("The area `{}` is {depth} levels deep; {DEEPEST} are the most.", area.id),
                );
            }
            depths.push(depth);
            self.choose(&path, area);
        }
        for (list, is_empty) in
            [("area", self.framework.areas.is_empty()), ("indicator", self.framework.indicators.is_empty())]
        {
            // Items that could not be read have said so.
            let is_declared = match list {
                "area" => !self.declared.areas.is_empty(),
                _ => !self.declared.indicators.is_empty(),
            };
            if is_empty && !is_declared {
                self.say(
                    "framework.missing_key",
                    &Path::of(list),
                    format!("一个 [[{list}]] 也没有。"),
                    format!("There is no [[{list}]]."),
                );
            }
        }
    }
}
