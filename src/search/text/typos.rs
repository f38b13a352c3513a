//! Words that were probably meant: those within a small edit distance of what was typed.

/// How many slips a word may have: none in short words, where they make another word.
pub fn slips_allowed(word: &str) -> usize {
    match word.chars().count() {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    }
}

/// Whether one word becomes the other by at most `most` insertions, deletions, substitutions
/// and swaps of neighbours (the optimal string alignment distance).
pub fn within(typed: &str, term: &str, most: usize) -> bool {
    let typed: Vec<char> = typed.chars().collect();
    let term: Vec<char> = term.chars().collect();
    if typed.len().abs_diff(term.len()) > most {
        return false;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=term.len()).collect();
    for (row, &a) in typed.iter().enumerate() {
        let mut now = vec![row + 1];
        for (column, &b) in term.iter().enumerate() {
            let mut cost = (last[column] + usize::from(a != b))
                .min(last[column + 1] + 1)
                .min(now[column] + 1);
            let swapped = row > 0 && column > 0 && a == term[column - 1] && typed[row - 1] == b;
            if swapped {
                cost = cost.min(before[column - 1] + 1);
            }
            now.push(cost);
        }
        if now.iter().all(|&cost| cost > most) {
            return false;
        }
        before = std::mem::replace(&mut last, now);
    }
    last[term.len()] <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, term: &str, distance: usize) {
        assert!(within(typed, term, distance), "{typed} {term} {distance}");
        assert!(
            distance == 0 || !within(typed, term, distance - 1),
            "{typed} {term}"
        );
    }

    #[test]
    fn each_kind_of_slip_is_one() {
        check("quant", "quant", 0);
        check("qant", "quant", 1);
        check("quaant", "quant", 1);
        check("quent", "quant", 1);
        check("qaunt", "quant", 1);
        check("smothqaunt", "smoothquant", 2);
        check("abc", "", 3);
        check("ca", "abc", 3);
    }

    #[test]
    fn short_words_allow_no_slip() {
        let allowed = ["lora", "llama", "decoding", "quantization"].map(slips_allowed);
        assert_eq!(allowed, [0, 1, 1, 2]);
    }
}
