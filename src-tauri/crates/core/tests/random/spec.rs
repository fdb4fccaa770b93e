//! Random frameworks with answers, written as an author would write them.

use std::fmt::Write;

use crate::dice::Dice;

/// A figure in hundredths, so that it can be written as a decimal.
pub type Cents = i64;

/// "12.34".
pub fn decimal(cents: Cents) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// A framework that totals points, with what was answered.
#[derive(Debug, Clone)]
pub struct Spec {
    pub is_weighted: bool,
    pub policy: Policy,
    pub bonus_cap: Option<Cents>,
    pub areas: Vec<Area>,
    pub items: Vec<Item>,
    pub grades: Vec<Grade>,
}

/// What does not apply does to points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    Rescale,
    Exclude,
    Full,
}

/// An area; its weight is a part of the sum of the weights of its siblings.
#[derive(Debug, Clone)]
pub struct Area {
    pub parent: Option<usize>,
    pub weight: i64,
    pub cap: Option<Cents>,
}

/// An indicator with its answer.
#[derive(Debug, Clone)]
pub struct Item {
    pub area: usize,
    pub weight: i64,
    pub full: Cents,
    pub is_bonus: bool,
    pub rule: Rule,
    pub target: Option<Goal>,
    pub veto: Option<Veto>,
    pub answer: Said,
}

/// What a veto takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Veto {
    All,
    Area(usize),
}

/// How points come about.
#[derive(Debug, Clone)]
pub enum Rule {
    /// Edges with whether the edge belongs to the band above it; points of the bands from the lowest.
    Bands {
        edges: Vec<(Cents, bool)>,
        points: Vec<Cents>,
    },
    Linear {
        zero: Cents,
        full_at: Cents,
    },
    PerUnit {
        points: Cents,
        each: Cents,
        up_to: Cents,
    },
    Target,
    /// Values of the levels; shares in per cent where given; whether one may be below.
    Level {
        values: Vec<i64>,
        shares: Option<Vec<i64>>,
        allow_none: bool,
    },
    /// Shares in per cent; any of them or one of them.
    Options {
        shares: Vec<i64>,
        several: bool,
    },
    Checklist {
        items: usize,
    },
    Ranked,
}

/// A target over a figure.
#[derive(Debug, Clone, Copy)]
pub enum Goal {
    AtLeast(Cents),
    Over(Cents),
    AtMost(Cents),
    Below(Cents),
}

/// A grade by points.
#[derive(Debug, Clone)]
pub struct Grade {
    pub from: Cents,
    pub is_included: bool,
    /// Every level question must have at least this value.
    pub level: Option<i64>,
    /// Every hard target must be met.
    pub met: bool,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    Nothing,
    NotApplicable,
    Figure(Cents),
    /// Position of a level; none below the lowest.
    Level(Option<usize>),
    Chosen(Vec<usize>),
}

impl Spec {
    /// A framework with answers.
    pub fn random(dice: &mut Dice) -> Self {
        let is_weighted = dice.once_in(2);
        let policy = *dice.one_of(&[Policy::Rescale, Policy::Exclude, Policy::Full]);
        let count = dice.between(1, 6);
        let areas: Vec<Area> = (0..count)
            .map(|at| Area {
                parent: (at > 0 && !dice.once_in(3)).then(|| dice.index(at as usize)),
                weight: dice.between(1, 9),
                cap: dice.once_in(4).then(|| {
                    if is_weighted { dice.between(2_000, 10_000) } else { dice.between(100, 3_000) }
                }),
            })
            .collect();
        let items: Vec<Item> = (0..dice.between(1, 12)).map(|_| Item::random(dice, areas.len())).collect();
        let mut spec = Self {
            is_weighted,
            policy,
            bonus_cap: dice.once_in(2).then(|| dice.between(1, 1_000)),
            areas,
            items,
            grades: Vec::new(),
        };
        // A whole in which nothing is plain has no total.
        spec.items[0].is_bonus = false;
        spec.add_grades(dice);
        spec
    }

    fn add_grades(&mut self, dice: &mut Dice) {
        let most = if self.is_weighted { 10_000 } else { self.most(|_| true) };
        let levels = self.items.iter().filter_map(|item| match &item.rule {
            Rule::Level { values, .. } => values.last().copied(),
            _ => None,
        });
        let (lowest_top, hard) = (levels.min(), self.items.iter().any(|item| item.target.is_some()));
        let mut bound = 0;
        for _ in 0..dice.between(0, 3) {
            bound += dice.between(1, most.max(4) / 4);
            if bound >= most {
                break;
            }
            self.grades.push(Grade {
                from: bound,
                is_included: dice.once_in(2),
                level: lowest_top.filter(|_| dice.once_in(3)).map(|top| dice.between(1, top)),
                met: hard && dice.once_in(4),
            });
        }
    }

    /// The most plain points that the items that count can bring, caps considered.
    pub fn most(&self, counts: impl Fn(&Item) -> bool + Copy) -> Cents {
        let tops = (0..self.areas.len()).filter(|at| self.areas[*at].parent.is_none());
        tops.map(|top| self.most_of(top, counts)).sum()
    }

    /// The same for one area.
    pub fn most_of(&self, area: usize, counts: impl Fn(&Item) -> bool + Copy) -> Cents {
        let own = self.items.iter().filter(|item| item.area == area && !item.is_bonus && counts(item));
        let below = (0..self.areas.len()).filter(|at| self.areas[*at].parent == Some(area));
        let sum = own.map(|item| item.full).sum::<Cents>()
            + below.map(|at| self.most_of(at, counts)).sum::<Cents>();
        self.areas[area].cap.map_or(sum, |cap| cap.min(sum))
    }

    /// The areas that hold plain points, themselves or below them.
    pub fn holds_points(&self, area: usize) -> bool {
        self.items.iter().any(|item| item.area == area && !item.is_bonus)
            || (0..self.areas.len()).any(|at| self.areas[at].parent == Some(area) && self.holds_points(at))
    }

    /// The framework as a file.
    pub fn toml(&self) -> String {
        let mut text = String::from(
            "format = 1\nid = \"chance\"\nedition = \"1\"\ntitle = \"随机\"\nissuer = \"测试\"\nabout = \"随机。\"\n",
        );
        let kind = if self.is_weighted { "weighted" } else { "points" };
        let policy = match self.policy {
            Policy::Rescale => "rescale",
            Policy::Exclude => "exclude",
            Policy::Full => "full",
        };
        put(
            &mut text,
            format!("[scheme]\nkind = \"{kind}\"\nnot_applicable = \"{policy}\"\nstanding = \"house\""),
        );
        if let Some(cap) = self.bonus_cap {
            put(&mut text, format!("bonus_cap = \"{}\"", decimal(cap)));
        }
        for (at, grade) in self.grades.iter().enumerate() {
            grade.write(at, &mut text);
        }
        for (at, area) in self.areas.iter().enumerate() {
            put(&mut text, format!("[[area]]\nid = \"a{at}\"\nname = \"领域{at}\"\nstanding = \"house\""));
            if let Some(parent) = area.parent {
                put(&mut text, format!("parent = \"a{parent}\""));
            }
            if self.is_weighted && self.holds_points(at) {
                weight(&mut text, area.weight, self.weights_in(area.parent));
            }
            if let Some(cap) = area.cap {
                put(&mut text, format!("cap = {{ points = \"{}\", standing = \"house\" }}", decimal(cap)));
            }
        }
        for (at, item) in self.items.iter().enumerate() {
            item.write(at, &mut text);
            if self.is_weighted && !item.is_bonus {
                weight(&mut text, item.weight, self.weights_in(Some(item.area)));
            }
        }
        text
    }

    /// The sum of the weights of what stands directly in an area and brings points.
    pub fn weights_in(&self, parent: Option<usize>) -> i64 {
        let items = self.items.iter().filter(|item| Some(item.area) == parent && !item.is_bonus);
        let areas =
            (0..self.areas.len()).filter(|at| self.areas[*at].parent == parent && self.holds_points(*at));
        items.map(|item| item.weight).sum::<i64>() + areas.map(|at| self.areas[at].weight).sum::<i64>()
    }
}

impl Item {
    fn random(dice: &mut Dice, areas: usize) -> Self {
        let full = dice.between(1, 40) * 25;
        let rule = Rule::random(dice, full);
        let target = rule.goal(dice);
        let veto = target.filter(|_| dice.once_in(5)).map(|_| match dice.once_in(3) {
            true => Veto::All,
            false => Veto::Area(dice.index(areas)),
        });
        let mut item = Self {
            area: dice.index(areas),
            weight: dice.between(1, 9),
            full,
            is_bonus: dice.once_in(6),
            rule,
            target,
            veto,
            answer: Said::Nothing,
        };
        item.answer = item.random_answer(dice);
        item
    }

    /// An answer, of figures often one on an edge or just beside it.
    pub fn random_answer(&self, dice: &mut Dice) -> Said {
        if dice.once_in(8) {
            return Said::Nothing;
        }
        if dice.once_in(9) {
            return Said::NotApplicable;
        }
        self.some_answer(dice)
    }

    /// An answer that says something.
    pub fn some_answer(&self, dice: &mut Dice) -> Said {
        match &self.rule {
            Rule::Level { values, allow_none, .. } => {
                Said::Level((!(*allow_none && dice.once_in(4))).then(|| dice.index(values.len())))
            }
            Rule::Options { shares, several: false } => Said::Chosen(vec![dice.index(shares.len())]),
            Rule::Options { shares, several: true } => {
                Said::Chosen((0..shares.len()).filter(|_| dice.once_in(2)).collect())
            }
            Rule::Checklist { items } => Said::Chosen((0..*items).filter(|_| dice.once_in(2)).collect()),
            Rule::Bands { .. } | Rule::Linear { .. } | Rule::PerUnit { .. } | Rule::Target | Rule::Ranked => {
                let edges = self.edges();
                match dice.once_in(3) {
                    true => Said::Figure(dice.between(0, 12_000)),
                    false => Said::Figure((dice.one_of(&edges) + dice.between(-1, 1)).max(0)),
                }
            }
        }
    }

    fn edges(&self) -> Vec<Cents> {
        let mut edges = match &self.rule {
            Rule::Bands { edges, .. } => edges.iter().map(|(edge, _)| *edge).collect(),
            Rule::Linear { zero, full_at } => vec![*zero, *full_at],
            Rule::PerUnit { each, .. } => vec![*each, each * 2],
            _ => vec![0],
        };
        edges.extend(self.target.map(|goal| goal.bound()));
        edges
    }

    /// Whether more is better; nothing where the answer is no figure.
    pub fn rises(&self) -> Option<bool> {
        match &self.rule {
            Rule::Bands { points, .. } => Some(points.first() <= points.last()),
            Rule::Linear { zero, full_at } => Some(zero < full_at),
            Rule::PerUnit { .. } => Some(true),
            Rule::Target | Rule::Ranked => self.target.map(|goal| goal.rises()).or(Some(true)),
            Rule::Level { .. } | Rule::Options { .. } | Rule::Checklist { .. } => None,
        }
    }

    fn write(&self, at: usize, text: &mut String) {
        let area = self.area;
        put(
            text,
            format!(
                "[[indicator]]\nid = \"i{at}\"\narea = \"a{area}\"\nnumber = \"{}\"\nname = \"指标{at}\"\nask = \"？\"\nstanding = \"house\"",
                at + 1
            ),
        );
        put(text, format!("question = {}", self.rule.question()));
        let bonus = if self.is_bonus { ", bonus = true" } else { "" };
        put(
            text,
            format!(
                "score = {{ full = \"{}\", rule = {}, standing = \"house\"{bonus} }}",
                decimal(self.full),
                self.rule.toml()
            ),
        );
        if let Some(goal) = self.target {
            let (kind, value) = goal.words();
            put(
                text,
                format!(
                    "target = {{ test = {{ kind = \"{kind}\", value = \"{}\" }}, force = \"hard\", standing = \"house\" }}",
                    decimal(value)
                ),
            );
        }
        if let Some(veto) = self.veto {
            let zeroes = match veto {
                Veto::All => "all".to_owned(),
                Veto::Area(area) => format!("a{area}"),
            };
            put(text, format!("veto = {{ zeroes = \"{zeroes}\", standing = \"house\" }}"));
        }
    }
}

impl Rule {
    fn random(dice: &mut Dice, full: Cents) -> Self {
        match dice.between(0, 8) {
            0 | 1 => {
                let mut edges: Vec<(Cents, bool)> = Vec::new();
                let mut edge = 0;
                for _ in 0..dice.between(1, 4) {
                    edge += dice.between(1, 2_500);
                    edges.push((edge, dice.once_in(2)));
                }
                let mut points: Vec<Cents> = (0..=edges.len()).map(|_| dice.between(0, full)).collect();
                points.sort_unstable();
                if dice.once_in(2) {
                    points.reverse();
                }
                Self::Bands { edges, points }
            }
            2 => {
                let zero = dice.between(0, 5_000);
                let full_at = zero + dice.between(1, 5_000);
                if dice.once_in(2) {
                    Self::Linear { zero, full_at }
                } else {
                    Self::Linear { zero: full_at, full_at: zero }
                }
            }
            3 => Self::PerUnit {
                points: dice.between(1, 300),
                each: dice.between(1, 2_000),
                up_to: dice.between(1, full),
            },
            4 => Self::Target,
            5 => {
                let count = dice.between(2, 5);
                let shares = dice.once_in(2).then(|| rising(dice, count));
                Self::Level { values: (1..=count).collect(), shares, allow_none: dice.once_in(2) }
            }
            6 => {
                let count = dice.between(2, 5);
                let several = dice.once_in(2);
                Self::Options { shares: rising(dice, count), several }
            }
            7 => Self::Checklist { items: dice.index(6) + 1 },
            _ => Self::Ranked,
        }
    }

    /// A target in the direction in which points rise; always one where the target gives the points.
    fn goal(&self, dice: &mut Dice) -> Option<Goal> {
        let bound = dice.between(1, 10_000);
        let is_included = dice.once_in(2);
        let rises = match self {
            Self::Target => dice.once_in(2),
            Self::Bands { points, .. } if dice.once_in(2) => points.first() <= points.last(),
            Self::Linear { zero, full_at } if dice.once_in(2) => zero < full_at,
            Self::PerUnit { .. } if dice.once_in(2) => true,
            _ => return None,
        };
        Some(match (rises, is_included) {
            (true, true) => Goal::AtLeast(bound),
            (true, false) => Goal::Over(bound),
            (false, true) => Goal::AtMost(bound),
            (false, false) => Goal::Below(bound),
        })
    }

    fn question(&self) -> String {
        let options = |count: usize, more: &dyn Fn(usize) -> String| {
            let rows = (0..count).map(|at| {
                format!(
                    "{{ id = \"o{at}\", label = \"选{at}\", sentence = \"如此。\", standing = \"house\"{} }}",
                    more(at)
                )
            });
            rows.collect::<Vec<_>>().join(", ")
        };
        let share = |shares: &[i64], at: usize| format!(", share = \"{}%\"", shares[at]);
        match self {
            Self::Level { values, shares, allow_none } => {
                let levels = options(values.len(), &|at| {
                    shares.as_ref().map_or_else(String::new, |all| share(all, at))
                });
                format!("{{ kind = \"level\", allow_none = {allow_none}, levels = [{levels}] }}")
            }
            Self::Options { shares, several } => {
                let kind = if *several { "choices" } else { "choice" };
                let rows =
                    options(shares.len(), &|at| share(shares, at)).replace("sentence = \"如此。\", ", "");
                format!("{{ kind = \"{kind}\", options = [{rows}] }}")
            }
            Self::Checklist { items } => {
                let rows = options(*items, &|_| String::new()).replace("sentence = \"如此。\", ", "");
                format!("{{ kind = \"checklist\", items = [{rows}] }}")
            }
            _ => "{ kind = \"number\", unit = \"个\" }".to_owned(),
        }
    }

    fn toml(&self) -> String {
        match self {
            Self::Bands { edges, points } => {
                let rows = points.iter().enumerate().map(|(at, points)| {
                    let low = at.checked_sub(1).and_then(|below| edges.get(below)).map(|(edge, is_above)| {
                        format!("{} = \"{}\", ", if *is_above { "from" } else { "over" }, decimal(*edge))
                    });
                    let high = edges.get(at).map(|(edge, is_above)| {
                        format!("{} = \"{}\", ", if *is_above { "below" } else { "to" }, decimal(*edge))
                    });
                    let bounds: String = low.into_iter().chain(high).collect();
                    format!("{{ {bounds}points = \"{}\" }}", decimal(*points))
                });
                format!("{{ kind = \"bands\", bands = [{}] }}", rows.collect::<Vec<_>>().join(", "))
            }
            Self::Linear { zero, full_at } => {
                format!(
                    "{{ kind = \"linear\", zero = \"{}\", full_at = \"{}\" }}",
                    decimal(*zero),
                    decimal(*full_at)
                )
            }
            Self::PerUnit { points, each, up_to } => format!(
                "{{ kind = \"per_unit\", points = \"{}\", each = \"{}\", up_to = \"{}\" }}",
                decimal(*points),
                decimal(*each),
                decimal(*up_to)
            ),
            Self::Target => "{ kind = \"target\" }".to_owned(),
            Self::Level { .. } => "{ kind = \"level\" }".to_owned(),
            Self::Options { .. } | Self::Checklist { .. } => "{ kind = \"options\" }".to_owned(),
            Self::Ranked => "{ kind = \"ranked\", text = \"全省排名\" }".to_owned(),
        }
    }
}

impl Goal {
    /// The bound.
    pub fn bound(self) -> Cents {
        self.words().1
    }

    /// Whether more is better.
    pub fn rises(self) -> bool {
        matches!(self, Self::AtLeast(_) | Self::Over(_))
    }

    fn words(self) -> (&'static str, Cents) {
        match self {
            Self::AtLeast(bound) => ("at_least", bound),
            Self::Over(bound) => ("over", bound),
            Self::AtMost(bound) => ("at_most", bound),
            Self::Below(bound) => ("below", bound),
        }
    }
}

impl Grade {
    fn write(&self, at: usize, text: &mut String) {
        let bound = if self.is_included { "from" } else { "over" };
        let mut requires = Vec::new();
        requires.extend(self.level.map(|level| format!("{{ kind = \"level\", at_least = \"{level}\" }}")));
        requires.extend(self.met.then(|| "{ kind = \"met\" }".to_owned()));
        put(
            text,
            format!(
                "[[scheme.grade]]\nid = \"g{at}\"\nname = \"{at}级\"\nsentence = \"\"\nstanding = \"house\"\n{bound} = \"{}\"\nrequires = [{}]",
                decimal(self.from),
                requires.join(", ")
            ),
        );
    }
}

/// Shares that do not fall, the last of them all.
fn rising(dice: &mut Dice, count: i64) -> Vec<i64> {
    let mut shares: Vec<i64> = (1..count).map(|_| dice.between(0, 100)).collect();
    shares.push(100);
    shares.sort_unstable();
    shares
}

fn weight(text: &mut String, part: i64, of: i64) {
    put(text, format!("weight = {{ value = \"{part}/{of}\", standing = \"house\" }}"));
}

fn put(text: &mut String, line: String) {
    writeln!(text, "{line}").expect("a string takes every line");
}
