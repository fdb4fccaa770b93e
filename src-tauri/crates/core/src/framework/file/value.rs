//! What stands at a place of a text, as whoever mends it looks for it.

/// The longest value that is shown. Unit: characters.
const SHOWN: usize = 80;

/// The lines of a text.
#[derive(Debug)]
pub struct Values<'t>(Vec<&'t str>);

impl<'t> Values<'t> {
    /// Takes a text apart.
    pub fn of(text: &'t str) -> Self {
        Self(text.split('\n').collect())
    }

    /// The value or key at a line and column, both from 1: the whole text where the place lies in one. Nothing beyond
    /// the end of a line.
    pub fn at(&self, line: u32, column: u32) -> Option<String> {
        let line = self.0.get((line as usize).checked_sub(1)?)?.trim_end_matches('\r');
        let (at, first) = line.char_indices().nth((column as usize).checked_sub(1)?)?;
        let rest = &line[at..];
        let value = match quoted(line, at) {
            Some(text) => text,
            None if matches!(first, '{' | '[') => rest,
            None => rest.split([',', '=', ']', '}', '#', ' ']).next().unwrap_or(rest),
        };
        let value = value.trim();
        let mut shown: String = value.chars().take(SHOWN).collect();
        if shown.len() < value.len() {
            shown.push('…');
        }
        (!shown.is_empty()).then_some(shown)
    }
}

/// What stands between the quotes around a byte of the line, the quotes included in what counts as around.
fn quoted(line: &str, at: usize) -> Option<&str> {
    let mut open: Option<(usize, char)> = None;
    let mut is_escaped = false;
    for (here, letter) in line.char_indices() {
        match open {
            Some((start, quote)) if letter == quote && !is_escaped => {
                if (start..=here).contains(&at) {
                    return line.get(start + 1..here);
                }
                open = None;
            }
            None if letter == '#' => return None,
            None if matches!(letter, '"' | '\'') => open = Some((here, letter)),
            _ => {}
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    // A text that goes on, or never ends.
    open.filter(|(start, _)| *start <= at).map(|(start, _)| &line[start + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_at_a_place_is_what_a_person_sees_there() {
        let text = "id = \"h1-1\"\r\nmax = 100, x\nbands = [{ from = \"20\" }]\nquote = \"他说\\\"好\\\"\"\nname = \"没有收尾";
        let values = Values::of(text);
        for (line, column, wanted) in [
            (1, 6, Some("h1-1")),
            (1, 8, Some("h1-1")),
            (1, 11, Some("h1-1")),
            (1, 1, Some("id")),
            (2, 7, Some("100")),
            (3, 10, Some("{ from = \"20\" }]")),
            (4, 9, Some("他说\\\"好\\\"")),
            (5, 12, Some("没有收尾")),
            (9, 1, None),
            (1, 99, None),
            (0, 0, None),
        ] {
            assert_eq!(values.at(line, column).as_deref(), wanted, "{line}:{column}");
        }
    }
}
