//! Breaking Chinese and Latin text into justified lines.
//!
//! Rules: GB/T 15834-2011 (marks that may not begin or end a line, —— and …… undivided) and the usual practice of
//! Chinese composition: adjacent marks share their blank halves, marks give way before characters are spread.

mod rules;

use crate::font::is_han;
use crate::length::Um;
use crate::measure::{Class, Text};
use rules::{glued_units, has_blank_after, has_blank_before, is_western, joints_of_long_words, may_part};

/// How far gaps may open before a line is left short, in hundredths of a character.
const WIDEST: Um = 60;

/// What is done with the space left in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Lines fill the measure, except the last of a paragraph.
    Justify,
    /// Lines keep their natural width.
    Ragged,
}

/// One line: a range of atoms and the advance that each of them gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// First atom.
    pub start: usize,
    /// One past the last atom that is drawn; spaces at the end of a line are not.
    pub end: usize,
    /// Advance of each atom from `start` to `end`.
    pub advances: Vec<Um>,
}

impl Line {
    /// Width of the line as set.
    #[must_use]
    pub fn width(&self) -> Um {
        self.advances.iter().sum()
    }
}

/// Breaks a text into lines no wider than the measure.
///
/// The first line has `first` to fill, the others `rest`. No atom is lost. A chunk that may not be parted and is wider
/// than the measure is parted all the same, between any two characters, as a last resort.
#[must_use]
pub fn break_lines(text: &Text, first: Um, rest: Um, fill: Fill) -> Vec<Line> {
    let breaker = Breaker::new(text);
    let measure = |index: usize| if index == 0 { first } else { rest };
    let mut spans: Vec<Span> = Vec::new();
    let mut start = 0;
    let count = text.atoms.len();
    while start < count {
        let mut span = breaker.next_span(start, measure(spans.len()));
        if let (Fill::Justify, Some(before)) = (fill, spans.last().copied())
            && let Some((relieved, filled)) =
                breaker.relieve(before, span, measure(spans.len() - 1), measure(spans.len()))
        {
            spans.pop();
            spans.push(relieved);
            span = filled;
        }
        start = span.next;
        spans.push(span);
    }
    let mut lines: Vec<Line> = spans
        .iter()
        .enumerate()
        .map(|(index, span)| {
            let stretch = fill == Fill::Justify && !breaker.ends_paragraph(*span);
            breaker.set_line(span.start, span.end, measure(index), stretch)
        })
        .collect();
    let ends_with_newline = text.atoms.last().is_some_and(|atom| atom.class == Class::Newline);
    if lines.is_empty() || ends_with_newline {
        lines.push(Line { start: count, end: count, advances: Vec::new() });
    }
    lines
}

/// Width of the widest chunk of a text that may not be parted.
#[must_use]
pub fn longest_word(text: &Text) -> Um {
    let breaker = Breaker::new(text);
    let mut longest = 0;
    let mut width = 0;
    for (at, atom) in text.atoms.iter().enumerate() {
        width += if matches!(atom.class, Class::Space | Class::Newline) { 0 } else { atom.width };
        if breaker.open_after[at] || at + 1 == text.atoms.len() {
            longest = longest.max(width);
            width = 0;
        } else {
            width += breaker.spaced[at];
        }
    }
    longest
}

/// Width of a text on one line, with the space between Chinese and Western characters.
#[must_use]
pub fn natural_width(text: &Text) -> Um {
    let breaker = Breaker::new(text);
    let last = text.atoms.len().saturating_sub(1);
    text.atoms
        .iter()
        .enumerate()
        .map(|(at, atom)| if at == last { atom.width } else { breaker.natural(at).max(0) })
        .sum()
}

/// The atoms of a line: what is drawn, and where the next line begins.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Span {
    start: usize,
    end: usize,
    next: usize,
}

/// The square of the Chinese character at a seam between Chinese and Western text, if there is one after `at`; a typed
/// space between the two is the seam itself.
fn seam(text: &Text, at: usize) -> Option<Um> {
    let atoms = &text.atoms;
    let (here, next) = (atoms.get(at)?, atoms.get(at + 1)?);
    let (one, other) =
        if here.class == Class::Space { (atoms.get(at.checked_sub(1)?)?, next) } else { (here, next) };
    let size = |of: &crate::measure::Atom| crate::length::em(1000, text.setting_of(of).size);
    match (is_han(one.character), is_han(other.character)) {
        (true, false) if is_western(other.character) => Some(size(one)),
        (false, true) if is_western(one.character) => Some(size(other)),
        _ => None,
    }
}

struct Breaker<'a> {
    text: &'a Text,
    /// Whether a line may end after the atom.
    open_after: Vec<bool>,
    /// What the atom gives up because its neighbour has a blank half beside it.
    shared: Vec<Um>,
    /// What the atom may still give up when the line is tight.
    slack: Vec<Um>,
    /// Space after the atom that is not typed: between Chinese and Western characters.
    spaced: Vec<Um>,
}

impl<'a> Breaker<'a> {
    fn new(text: &'a Text) -> Self {
        let count = text.atoms.len();
        let glued = glued_units(text);
        let joints = joints_of_long_words(text);
        let mut open_after = vec![false; count];
        let mut shared = vec![0; count];
        let mut slack = vec![0; count];
        let mut spaced = vec![0; count];
        for at in 0..count {
            let atom = text.atoms[at];
            let next = text.atoms.get(at + 1);
            let half = atom.width / 2;
            let blank_after = has_blank_after(atom.character);
            if let Some(next) = next {
                open_after[at] = atom.class == Class::Newline
                    || (may_part(atom.class, next.class, atom.character) && !glued[at])
                    || joints[at];
                let blank_before_next = has_blank_before(next.character);
                if (blank_after && (has_blank_after(next.character) || blank_before_next))
                    || (has_blank_before(atom.character) && blank_before_next)
                {
                    // The outer half of a doubled mark, or one of two facing blanks.
                    shared[at] = half;
                } else if blank_after || blank_before_next {
                    slack[at] = half / 2;
                } else if let Some(square) = seam(text, at) {
                    // An eighth, as CSS Text 4 has it: a quarter is copied as a blank by readers that guess words from gaps.
                    // A typed space stands for the same, so that text with and without it looks alike.
                    let eighth = square / 8;
                    match atom.class {
                        Class::Space => shared[at] = atom.width - eighth,
                        _ => spaced[at] = eighth,
                    }
                    slack[at] = eighth / 2;
                }
            }
        }
        Self { text, open_after, shared, slack, spaced }
    }

    /// Natural advance of an atom inside a line.
    fn natural(&self, at: usize) -> Um {
        self.text.atoms[at].width - self.shared[at] + self.spaced[at]
    }

    /// What a mark may give up because it stands at the end of the line.
    fn end_slack(&self, at: usize) -> Um {
        let atom = self.text.atoms[at];
        if has_blank_after(atom.character) { (atom.width / 2 - self.shared[at]).max(0) } else { 0 }
    }

    fn next_span(&self, start: usize, measure: Um) -> Span {
        let (end, next) = self.take_line(start, measure);
        match self.spare_the_last_line(start, next) {
            Some(earlier) => self.span_to(start, earlier),
            None => Span { start, end, next },
        }
    }

    fn span_to(&self, start: usize, end: usize) -> Span {
        let (end, next) = self.without_spaces(start, end);
        Span { start, end, next }
    }

    /// Whether a line is the last before a forced end, and so is not spread.
    fn ends_paragraph(&self, span: Span) -> bool {
        let atoms = &self.text.atoms;
        span.next >= atoms.len() || atoms[span.next - 1].class == Class::Newline
    }

    /// How far a line would have to be spread: micrometres for each gap.
    fn looseness(&self, span: Span, measure: Um) -> Um {
        if self.ends_paragraph(span) {
            return 0;
        }
        let line = self.set_line(span.start, span.end, measure, false);
        let gaps = (span.start..span.end.saturating_sub(1)).filter(|at| self.is_gap(*at)).count();
        (measure - line.width()).max(0) / Um::try_from(gaps.max(1)).unwrap_or(1)
    }

    /// Takes characters over from the line before when a long word leaves this one too empty: two lines spread a little
    /// look better than one spread much.
    fn relieve(&self, before: Span, span: Span, measure_before: Um, measure: Um) -> Option<(Span, Span)> {
        const TRIES: usize = 5;
        let square = self.text.atoms.get(span.start)?.width;
        let worst =
            |one: Span, other: Span| self.looseness(one, measure_before).max(self.looseness(other, measure));
        let mut best = worst(before, span);
        if best <= square * 6 / 100 || self.ends_paragraph(before) || self.looseness(span, measure) < best {
            return None;
        }
        let mut found = None;
        let ends = (before.start + 8..before.end).rev().filter(|end| self.open_after[end - 1]);
        for end in ends.take(TRIES) {
            let shorter = self.span_to(before.start, end);
            let longer = self.next_span(shorter.next, measure);
            let now = worst(shorter, longer);
            if now < best {
                best = now;
                found = Some((shorter, longer));
            }
        }
        found
    }

    /// Finds the end of the line that begins at `start`: the end of what is drawn, and the start of the next line.
    fn take_line(&self, start: usize, measure: Um) -> (usize, usize) {
        let atoms = &self.text.atoms;
        let mut natural = 0;
        let mut slack = 0;
        let mut loose: Option<(usize, Um)> = None;
        let mut tight: Option<(usize, Um)> = None;
        let mut fitting = start + 1;
        for at in start..atoms.len() {
            let atom = atoms[at];
            if atom.class == Class::Newline {
                return (at, at + 1);
            }
            let drawn_end = if atom.class == Class::Space { natural } else { natural + atom.width };
            let give = slack + self.end_slack(at);
            let overrun = drawn_end - measure;
            if overrun <= 0 {
                fitting = at + 1;
            } else if natural - slack > measure {
                break;
            }
            let ends_text = atoms.get(at + 1).is_none_or(|next| next.class == Class::Newline);
            if self.open_after[at] || ends_text {
                if overrun <= 0 {
                    loose = Some((at + 1, -overrun));
                } else {
                    if overrun <= give {
                        tight = Some((at + 1, overrun));
                    }
                    if overrun <= give && ends_text {
                        // The whole rest fits when marks give way: no last line of one character.
                        return self.without_spaces(start, at + 1);
                    }
                    break;
                }
            }
            natural += self.natural(at);
            slack += self.slack[at];
        }
        let end = match (loose, tight) {
            // Pulling in shortens a few marks; pushing out opens every gap of the line.
            (Some((_, left)), Some((end, overrun))) if left > overrun / 4 => end,
            (Some((end, _)), _) | (None, Some((end, _))) => end,
            (None, None) => self.last_resort(start, fitting),
        };
        self.without_spaces(start, end)
    }

    /// Where to end this line earlier, so that the paragraph does not end with one character on a line of its own.
    fn spare_the_last_line(&self, start: usize, next: usize) -> Option<usize> {
        const FEW: usize = 2;
        let atoms = &self.text.atoms;
        let rest = atoms.get(next..)?;
        let alone = !rest.is_empty()
            && rest.len() <= FEW
            && rest.iter().filter(|atom| atom.class != Class::Close).count() == 1
            && rest.iter().all(|atom| matches!(atom.class, Class::Ideograph | Class::Close))
            && atoms[next - 1].class == Class::Ideograph;
        // Only a line of some length can spare a character without showing it.
        (alone && next > start + 8)
            .then(|| (start + 8..next).rev().find(|end| self.open_after[end - 1]))
            .flatten()
    }

    /// Parts what may not be parted: nothing else fits. Even here no mark begins a line if a shorter line avoids it.
    fn last_resort(&self, start: usize, fitting: usize) -> usize {
        let atoms = &self.text.atoms;
        let acceptable = |end: &usize| {
            let (here, next) = (atoms[*end - 1].class, atoms.get(*end).map(|atom| atom.class));
            here != Class::Open
                && !matches!(next, Some(Class::Close | Class::Ellipsis | Class::Trailing | Class::Space))
                && (here != Class::Dash || next != Some(Class::Dash))
        };
        (start + 1..=fitting).rev().find(acceptable).unwrap_or(fitting)
    }

    /// Leaves out the spaces at the end of a line, and takes those that would begin the next one.
    fn without_spaces(&self, start: usize, end: usize) -> (usize, usize) {
        let atoms = &self.text.atoms;
        let is_space = |at: usize| atoms.get(at).is_some_and(|atom| atom.class == Class::Space);
        let mut next = end;
        while is_space(next) {
            next += 1;
        }
        if atoms.get(next).is_some_and(|atom| atom.class == Class::Newline) {
            next += 1;
        }
        let mut drawn = end;
        while drawn > start + 1 && is_space(drawn - 1) {
            drawn -= 1;
        }
        (drawn, next)
    }

    fn set_line(&self, start: usize, end: usize, measure: Um, stretch: bool) -> Line {
        let mut advances: Vec<Um> = (start..end).map(|at| self.natural(at)).collect();
        if let Some(last) = advances.last_mut() {
            *last = self.text.atoms[end - 1].width;
        }
        let left = measure - advances.iter().sum::<Um>();
        if left < 0 {
            self.squeeze(start, end, -left, &mut advances);
        } else if stretch {
            self.spread(start, end, left, &mut advances);
        }
        Line { start, end, advances }
    }

    fn squeeze(&self, start: usize, end: usize, mut need: Um, advances: &mut [Um]) {
        let Some(last) = end.checked_sub(1).filter(|last| *last >= start) else { return };
        let given = self.end_slack(last).min(need);
        if let Some(advance) = advances.last_mut() {
            *advance -= given;
        }
        need -= given;
        let total: Um = (start..last).map(|at| self.slack[at]).sum();
        if need <= 0 || total == 0 {
            return;
        }
        let need = need.min(total);
        let (mut seen, mut done) = (0, 0);
        for at in start..last {
            seen += self.slack[at];
            let upto = need * seen / total;
            advances[at - start] -= upto - done;
            done = upto;
        }
    }

    fn spread(&self, start: usize, end: usize, left: Um, advances: &mut [Um]) {
        let last = end.saturating_sub(1);
        let gaps: Vec<usize> = (start..last).filter(|at| self.is_gap(*at)).collect();
        let Ok(count) = Um::try_from(gaps.len()) else { return };
        if count == 0 || left == 0 {
            return;
        }
        let each = left / count;
        // Spread so far, a line reads as single characters; it is better left short.
        if each > self.text.atoms[start].width * WIDEST / 100 && count > 1 {
            return;
        }
        for at in &gaps {
            advances[at - start] += each;
        }
        // A few micrometres remain; one gap takes them so that equal gaps stay equal.
        if let Some(at) = gaps.last() {
            advances[at - start] += left - each * count;
        }
    }

    /// Whether space may be put after an atom: between characters of the square, and between words.
    fn is_gap(&self, at: usize) -> bool {
        let (here, next) = (self.text.atoms[at].class, self.text.atoms[at + 1].class);
        let word = |class| matches!(class, Class::Latin | Class::Digit);
        let chained = matches!((here, next), (Class::Dash, Class::Dash) | (Class::Ellipsis, Class::Ellipsis));
        !(chained
            || word(here)
                && (word(next)
                    || next == Class::Trailing
                    || next == Class::Close && self.text.atoms[at + 1].character.is_ascii())
            || here == Class::Open && self.text.atoms[at].character.is_ascii()
            || next == Class::Space)
    }
}
