//! Authors' names: from one printed line to a list of people.

use super::inline::squeeze;

/// The people in a comma-separated line, and whether "et al" ends it.
pub fn authors(line: &str) -> (Vec<String>, bool) {
    let mut names = Vec::new();
    let mut truncated = false;
    for part in line.split([',', '，', ';']).flat_map(couple) {
        let (name, cut) = without_et_al(part);
        truncated |= cut;
        let name = name.strip_prefix("and ").unwrap_or(name);
        let name = tidy(name);
        if matches!(part.trim(), "..." | "…" | "....") {
            truncated = true;
        } else if !name.is_empty() {
            names.push(name);
        }
    }
    (names, truncated)
}

/// The two people of `Ann Bell and Bo Li`; a single word beside an "and" is no person.
fn couple(part: &str) -> Vec<&str> {
    let is_person = |name: &str| name.split_whitespace().count() >= 2;
    let (a, b) = match part.split_once(" and ").or_else(|| part.split_once(" & ")) {
        Some(pair) => pair,
        None => return vec![part],
    };
    if is_person(a) && is_person(b) {
        vec![a, b]
    } else {
        vec![part]
    }
}

/// The part before "et al", and whether there was one.
pub fn without_et_al(part: &str) -> (&str, bool) {
    let part = part.trim().trim_end_matches('.');
    for tail in ["et al", "et. al", "and others"] {
        if let Some(name) = part.strip_suffix(tail) {
            return (name.trim_end(), true);
        }
    }
    (part, false)
}

/// A name with the space that belongs after a bracket: `(Celine)Lin` is `(Celine) Lin`.
fn tidy(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 1);
    let mut before = ' ';
    for char in name.chars() {
        if (before == ')' && char.is_alphanumeric()) || (char == '(' && before.is_alphanumeric()) {
            out.push(' ');
        }
        out.push(char);
        before = char;
    }
    squeeze(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people() {
        let (names, truncated) = authors("Ada (Count)Lovelace,Bo Li, and Cy Ng et al");
        assert_eq!(names, ["Ada (Count) Lovelace", "Bo Li", "Cy Ng"]);
        assert!(truncated);
        let (names, truncated) = authors("Ada Bell, Bo Li, ..., Cy Ng and Di Wu.");
        assert_eq!(names, ["Ada Bell", "Bo Li", "Cy Ng", "Di Wu"]);
        assert!(truncated);
        assert_eq!(authors(" Ann Bell. "), (vec!["Ann Bell".into()], false));
    }
}
