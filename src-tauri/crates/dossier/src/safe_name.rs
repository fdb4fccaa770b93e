//! Names that every system can hold: Windows, Linux, and the zip between them.

use std::collections::BTreeSet;

/// Longest name of one file or folder, in characters.
pub const MAX_CHARS: usize = 120;
/// Longest name of one file or folder, in bytes of UTF-8: Linux allows 255.
pub const MAX_BYTES: usize = 240;
/// Longest extension that is kept when a name is cut, dot included, in characters.
const MAX_EXTENSION: usize = 12;

/// Makes a name of one file or folder safe on every system. A safe name is left as it is.
///
/// Characters that Windows forbids become `_`, invisible ones that turn the reading direction
/// disappear, names of devices get a `_` in front, a long name is cut before its extension.
pub fn safe_name(name: &str) -> String {
    let cleaned: String = name
        .chars()
        .filter(|&c| !turns_direction(c))
        .map(|c| if is_forbidden(c) { '_' } else { c })
        .collect();
    let mut safe = trim(&cleaned).to_owned();
    if is_device(&safe) {
        safe.insert(0, '_');
    }
    safe = trim(&cut(&safe, 0)).to_owned();
    if safe.is_empty() { "未命名".to_owned() } else { safe }
}

/// Makes the names of one folder safe and different from each other, in their order. Of names that
/// differ only by case the later get a number: `a (2).pdf`.
pub fn safe_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    names
        .into_iter()
        .map(|name| {
            let safe = safe_name(name);
            let mut candidate = safe.clone();
            let mut number = 1u32;
            while !taken.insert(folded(&candidate)) {
                number += 1;
                let suffix = format!(" ({number})");
                // One more for a stem that was only dots.
                let short = cut(&safe, suffix.len() + 1);
                let (stem, extension) = split(&short);
                let stem = match stem.trim_end_matches([' ', '.']) {
                    "" => "_",
                    stem => stem,
                };
                candidate = format!("{stem}{suffix}{extension}");
            }
            candidate
        })
        .collect()
}

/// Says why a path inside a package cannot be used, `None` when it can.
pub(crate) fn unsafe_path(path: &str) -> Option<&'static str> {
    if path.chars().count() > 2 * MAX_CHARS {
        return Some("it is longer than 240 characters");
    }
    if path.split('/').any(|part| part.is_empty() || part == "." || part == "..") {
        return Some("it is empty, absolute, or leaves its folder");
    }
    if path.split('/').any(|part| safe_name(part) != part) {
        return Some("it has a character, length or name that Windows or Linux forbids");
    }
    None
}

/// The name as systems compare it that do not tell upper from lower case.
pub(crate) fn folded(name: &str) -> String {
    name.to_lowercase()
}

fn is_forbidden(c: char) -> bool {
    c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*')
}

/// Marks that make `fdp.exe` read as `exe.pdf`.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn trim(name: &str) -> &str {
    // Windows drops dots and spaces at the end; spaces in front are never seen.
    name.trim_start_matches(char::is_whitespace).trim_end_matches(|c: char| c.is_whitespace() || c == '.')
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let mut chars = stem.chars();
    let numbered = chars.next_back().is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³'))
        && matches!(chars.as_str(), "COM" | "LPT");
    numbered || matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
}

/// The name without and with its extension (dot included), when that is short enough to be one.
fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name[dot..].chars().count() <= MAX_EXTENSION => name.split_at(dot),
        _ => (name, ""),
    }
}

/// Cuts the name so that `room` more ASCII characters fit, keeping its extension.
fn cut(name: &str, room: usize) -> String {
    let (stem, extension) = split(name);
    let mut chars = MAX_CHARS - room - extension.chars().count();
    let mut bytes = MAX_BYTES - room - extension.len();
    let kept: String = stem
        .chars()
        .take_while(|c| {
            let fits = chars > 0 && bytes >= c.len_utf8();
            if fits {
                chars -= 1;
                bytes -= c.len_utf8();
            }
            fits
        })
        .collect();
    if kept.len() == stem.len() { name.to_owned() } else { format!("{}{extension}", trim(&kept)) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(safe_name(name), expected);
    }

    #[test]
    fn ordinary_names_stay_as_they_are() {
        for name in
            ["佐证1.2-03_设立批复.pdf", "截图 (2).PNG", "年报😀.xlsx", ".profile", "a.tar.gz", "console.txt"]
        {
            check(name, name);
        }
    }

    #[test]
    fn names_that_windows_refuses_are_changed() {
        check("产值:2025/2026?.xlsx", "产值_2025_2026_.xlsx");
        check("con", "_con");
        check("Com1.txt", "_Com1.txt");
        check("lpt².pdf", "_lpt².pdf");
        check("批复. . ", "批复");
        check("..", "未命名");
        check("", "未命名");
        check("a\u{0}b\nc", "a_b_c");
        check("照\u{202E}fdp.exe", "照fdp.exe");
    }

    #[test]
    fn a_long_name_is_cut_and_keeps_its_extension() {
        let safe = safe_name(&format!("{}.pdf", "很长的名称".repeat(60)));
        assert!(
            safe.ends_with(".pdf") && safe.len() <= MAX_BYTES && safe.chars().count() <= MAX_CHARS,
            "{safe}"
        );
        assert_eq!(safe_name(&"a".repeat(300)).chars().count(), MAX_CHARS);
    }

    #[test]
    fn names_that_differ_by_case_alone_are_numbered() {
        assert_eq!(safe_names(["A.pdf", "a.PDF", "a.pdf", "b"]), ["A.pdf", "a (2).PDF", "a (3).pdf", "b"]);
        assert_eq!(safe_names(["a", "a (2)", "a"]), ["a", "a (2)", "a (3)"]);
        assert_eq!(safe_names(["..b", "..b"]), ["..b", "_ (2).b"]);
    }

    proptest! {
        #[test]
        fn a_safe_name_is_safe_and_stays(name in any::<String>()) {
            let safe = safe_name(&name);
            prop_assert_eq!(unsafe_path(&safe), None);
            prop_assert_eq!(safe_name(&safe), safe);
        }

        #[test]
        fn long_names_too(parts in prop::collection::vec("[a .字😀/:]{0,80}|con|nul\\.", 0..8)) {
            let safe = safe_name(&parts.concat());
            prop_assert_eq!(unsafe_path(&safe), None);
        }

        #[test]
        fn the_names_of_a_folder_are_all_different(names in prop::collection::vec("[aA.b]{0,3}|x{118,130}", 0..12)) {
            let safe = safe_names(names.iter().map(String::as_str));
            let different: BTreeSet<_> = safe.iter().map(|name| folded(name)).collect();
            prop_assert_eq!(different.len(), names.len());
            for name in &safe {
                prop_assert_eq!(unsafe_path(name), None);
            }
        }
    }
}
