//! Authors' names: from a printed line to a list of people.

use super::words::squeeze;

/// The people in a comma-separated line, and whether the line is cut off, as by "et al".
pub fn authors(line: &str) -> (Vec<String>, bool) {
    let mut names = Vec::new();
    let mut truncated = false;
    for part in line.split([',', '，', ';']).flat_map(joined) {
        let (name, cut) = without_et_al(part);
        truncated |= cut;
        let name = name.strip_prefix("and ").unwrap_or(name);
        let name = tidy(name);
        if matches!(part.trim().trim_end_matches('.'), "" | "…" | "etc") && !part.trim().is_empty()
        {
            truncated = true;
        } else if !name.is_empty() {
            names.push(name);
        }
    }
    (names, truncated)
}

/// Splits `Ann Bell and Bo Li and Cy Ng`, unless a part has a single word and so is no person.
fn joined(part: &str) -> Vec<&str> {
    let people = part.split(" and ").flat_map(|part| part.split(" & "));
    let people: Vec<&str> = people.flat_map(stopped).collect();
    if people.iter().all(|name| is_person(name)) {
        people
    } else {
        vec![part]
    }
}

/// Splits `Ann Bell. Bo Li`, where a full stop was typed for a comma.
fn stopped(part: &str) -> Vec<&str> {
    let people: Vec<&str> = part.split(". ").collect();
    let mut before = people.iter().rev().skip(1);
    // A name does not end in an initial, a title or `et al`.
    let is_whole = |name: &&str| name.rsplit(' ').next().is_some_and(|word| word.len() > 2);
    if people.iter().all(|name| is_person(name)) && before.all(is_whole) {
        people
    } else {
        vec![part]
    }
}

fn is_person(name: &str) -> bool {
    name.split_whitespace().count() >= 2
}

/// The part before "et al", and whether there was one.
pub fn without_et_al(part: &str) -> (&str, bool) {
    let part = part.trim().trim_end_matches('.');
    for tail in ["et al", "et. al", "and others", " etc"] {
        if let Some(name) = part.strip_suffix(tail) {
            return (name.trim_end(), true);
        }
    }
    (part, false)
}

/// Inserts the space that belongs after a bracket, `(Celine)Lin` becomes `(Celine) Lin`, and
/// removes footnote marks and affiliations such as `@ Sums Inc`.
fn tidy(name: &str) -> String {
    let name = name.split('@').next().unwrap_or(name);
    let name = name.trim_end_matches(['*', '†', '‡', '§', '¶', '\\', '(', ' ']);
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
        for cut in ["Ann Bell, etc.", "Ann Bell etc.", "Ann Bell et al."] {
            assert_eq!(authors(cut), (vec!["Ann Bell".into()], true), "{cut}");
        }
        assert_eq!(authors(" Ann Bell. "), (vec!["Ann Bell".into()], false));
        let (names, _) = authors("Ann Bell and Bo Li and Cy Ng & Di Wu, Sums and Co");
        assert_eq!(
            names,
            ["Ann Bell", "Bo Li", "Cy Ng", "Di Wu", "Sums and Co"]
        );
        let (names, _) = authors(r"Ann Bell*, Bo Li\*, Cy Ng†‡");
        assert_eq!(names, ["Ann Bell", "Bo Li", "Cy Ng"]);
        let (names, _) = authors("Ann Bell. Bo Li, J. K. Ng, Cy St. Ives Roe @Sums Inc");
        assert_eq!(names, ["Ann Bell", "Bo Li", "J. K. Ng", "Cy St. Ives Roe"]);
    }
}
