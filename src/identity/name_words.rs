//! Words that tell names of people from those of venues and organisations.

/// Words found only in names of venues.
pub const VENUE_WORDS: [&str; 21] = [
    "workshop",
    "workshops",
    "conference",
    "findings",
    "journal",
    "proceedings",
    "symposium",
    "transactions",
    "preprint",
    "letters",
    "arxiv",
    "blog",
    "blogpost",
    "website",
    "nature",
    "science",
    "interspeech",
    "neurocomputing",
    "tinypapers",
    "openreview",
    "thesis",
];

/// Words for tracks and awards.
const PART_WORDS: [&str; 10] = [
    "track",
    "oral",
    "spotlight",
    "poster",
    "award",
    "survey",
    "tutorial",
    "demo",
    "report",
    "highlight",
];

/// Words for kinds of organisations.
const ORGANISATION_WORDS: [&str; 18] = [
    "university",
    "univ",
    "institute",
    "college",
    "school",
    "lab",
    "labs",
    "laboratory",
    "research",
    "ai",
    "inc",
    "corp",
    "team",
    "group",
    "company",
    "technologies",
    "academy",
    "deepmind",
];

/// Names of organisations, which write papers rather than publish them.
const ORGANISATIONS: [&str; 30] = [
    "google",
    "microsoft",
    "meta",
    "facebook",
    "openai",
    "nvidia",
    "amazon",
    "apple",
    "alibaba",
    "tencent",
    "baidu",
    "bytedance",
    "huawei",
    "intel",
    "ibm",
    "amd",
    "deepseek",
    "anthropic",
    "mistral",
    "stanford",
    "berkeley",
    "tsinghua",
    "mit",
    "cmu",
    "ucb",
    "ucsd",
    "kaist",
    "huggingface",
    "princeton",
    "ustc",
];

/// Whether a word occurs in or next to names of venues, but not in people's names.
pub fn is_venue_word(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let word = word.to_lowercase();
    VENUE_WORDS.contains(&word.as_str()) || PART_WORDS.contains(&word.as_str())
}

/// Whether a name is a company's, a university's or a team's.
pub fn is_organisation(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        let word = word.to_lowercase();
        ORGANISATION_WORDS.contains(&&*word) || ORGANISATIONS.contains(&&*word)
    })
}

/// Whether a name of several words ends in the kind of an organisation, so that it has no family
/// name: `Gemma Team`. Unlike [`is_organisation`], it does not take Apple Martin for one, nor
/// somebody of the family Ai.
pub fn is_group(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let last = words.next_back().unwrap_or_default().trim_end_matches('.');
    let is_kind = ORGANISATION_WORDS.contains(&&*last.to_lowercase());
    let is_capital = match last.eq_ignore_ascii_case("ai") {
        true => last == "AI",
        false => last.starts_with(char::is_uppercase),
    };
    words.next().is_some() && is_kind && is_capital
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_people() {
        for group in ["Gemma Team", "The Llama Team", "Meta AI", "Google DeepMind"] {
            assert!(is_group(group) && is_organisation(group), "{group}");
        }
        for person in ["Wei Ai", "Apple Martin", "Ann Team Bell", "Team", ""] {
            assert!(!is_group(person), "{person}");
        }
    }
}
