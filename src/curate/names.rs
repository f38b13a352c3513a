//! Authors' names: from one printed line to a list of people.

use super::inline::squeeze;

/// The people in a comma-separated line, and whether "et al" ends it.
pub fn authors(line: &str) -> (Vec<String>, bool) {
    let mut names = Vec::new();
    let mut truncated = false;
    for part in line.split([',', '，', ';']) {
        let (name, cut) = without_et_al(part);
        truncated |= cut;
        let name = name.strip_prefix("and ").unwrap_or(name);
        let name = tidy(name);
        if !name.is_empty() {
            names.push(name);
        }
    }
    (names, truncated)
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
        assert_eq!(authors(" Ann Bell. "), (vec!["Ann Bell".into()], false));
    }
}
