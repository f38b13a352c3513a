//! Rules about the words of a title, and about tags.

use crate::curate::rules::AreaRule;
use crate::identity::titles;

/// One rule of an area.
#[derive(Clone, Debug)]
pub struct WordRule {
    scope: Scope,
    /// All of them have to hold.
    phrases: Vec<Phrase>,
}

/// Which works a rule is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Those without an area, and those of a wider one.
    Words,
    /// Those of the parent.
    Within,
    /// Those of a wider area, by their tags.
    Tags,
}

/// What is known of a work when an area's rules are asked about it.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// Whether no list puts it into any area.
    pub is_untold: bool,
    /// Whether it is in a wider area.
    pub is_below: bool,
    /// Whether it is in the parent.
    pub is_parent: bool,
}

#[derive(Clone, Debug)]
struct Phrase {
    words: Vec<Pattern>,
    /// Whether it has to be there, or must not be.
    wanted: bool,
}

#[derive(Clone, Debug)]
enum Pattern {
    Word(String),
    Start(String),
    End(String),
    Middle(String),
}

/// The rules of an area.
pub fn rules(area: &AreaRule) -> Vec<WordRule> {
    let sorts = [
        (Scope::Words, &area.words),
        (Scope::Within, &area.within),
        (Scope::Tags, &area.tags),
    ];
    let read = |(scope, text): (Scope, &String)| WordRule {
        scope,
        phrases: text.split(',').map(Phrase::new).collect(),
    };
    let texts = sorts
        .into_iter()
        .flat_map(|(scope, texts)| texts.iter().map(move |text| (scope, text)));
    texts.map(read).collect()
}

impl WordRule {
    /// Whether a work is of the rule's area by the words of its title or by one of its tags.
    pub fn holds(&self, reach: Reach, title: &[String], tags: &[Vec<String>]) -> bool {
        match self.scope {
            Scope::Words => (reach.is_untold || reach.is_below) && self.are_met(title),
            Scope::Within => reach.is_parent && self.are_met(title),
            Scope::Tags => reach.is_below && tags.iter().any(|tag| self.are_met(tag)),
        }
    }

    fn are_met(&self, words: &[String]) -> bool {
        let is_met = |phrase: &Phrase| phrase.is_in(words) == phrase.wanted;
        self.phrases.iter().all(is_met)
    }
}

impl Phrase {
    fn new(text: &str) -> Self {
        let text = text.trim();
        let (text, wanted) = match text.strip_prefix("not ") {
            Some(text) => (text, false),
            None => (text, true),
        };
        let words = text.split_whitespace().flat_map(Pattern::read).collect();
        Self { words, wanted }
    }

    fn is_in(&self, words: &[String]) -> bool {
        let fits = |part: &[String]| {
            part.iter()
                .zip(&self.words)
                .all(|(word, own)| own.fits(word))
        };
        words.windows(self.words.len().max(1)).any(fits)
    }
}

impl Pattern {
    /// The patterns of a word, which may hold punctuation as titles do.
    fn read(text: &str) -> Vec<Self> {
        let (starts, ends) = (text.ends_with('*'), text.starts_with('*'));
        let words = titles::words(text);
        let last = words.len().saturating_sub(1);
        let pattern = |(at, word): (usize, String)| match (ends && at == 0, starts && at == last) {
            (false, false) => Self::Word(word),
            (false, true) => Self::Start(word),
            (true, false) => Self::End(word),
            (true, true) => Self::Middle(word),
        };
        words.into_iter().enumerate().map(pattern).collect()
    }

    fn fits(&self, word: &str) -> bool {
        match self {
            Self::Word(own) => word == own,
            Self::Start(own) => word.starts_with(own),
            Self::End(own) => word.ends_with(own),
            Self::Middle(own) => word.contains(own),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(rule: &str, title: &str) -> bool {
        let area = AreaRule {
            words: vec![rule.to_owned()],
            ..AreaRule::default()
        };
        rules(&area)[0].are_met(&titles::words(title))
    }

    #[test]
    fn phrases_and_their_ends() {
        assert!(holds("quick sum*", "A Quick-Summing Machine"));
        assert!(holds("*sum", "QuickSum: Adding"));
        assert!(holds("*sum*", "QuickSums: Adding"));
        assert!(!holds("quick sum", "Quick Sums"));
        assert!(!holds("quick sum*", "Quick and Summing"));
        assert!(holds("1.58-bit", "Sums in 1.58 Bit"));
        assert!(!holds("quick sum", "Quick"));
    }

    #[test]
    fn all_phrases_have_to_hold() {
        assert!(holds("sum*, quick", "Quick Roads to Sums"));
        assert!(!holds("sum*, quick", "Slow Roads to Sums"));
        assert!(holds("sum*, not quick", "Slow Roads to Sums"));
        assert!(!holds("sum*, not quick", "Quick Roads to Sums"));
    }
}
