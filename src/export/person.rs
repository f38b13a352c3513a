//! A printed name split into its parts, as far as all formats agree on them.

use crate::identity::name_words::is_group;

/// The parts of a person's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// `Tycho F. A.`; empty if the name is a single word.
    pub given: String,
    /// `van der`: part of the family name, ignored in sorting.
    pub particle: String,
    /// `Ouderaa`.
    pub family: String,
    /// `Jr.`, `III`.
    pub suffix: String,
    /// Whether it is an organisation, whose whole name is the family name.
    pub is_group: bool,
}

impl Person {
    /// Splits a name in natural order by BibTeX's rule: the last word is the family name, and
    /// lower-case words before it are its particle.
    pub fn of(printed: &str) -> Self {
        let mut words: Vec<&str> = printed.split_whitespace().collect();
        if is_group(printed) {
            return Self {
                family: words.join(" "),
                is_group: true,
                ..Self::default()
            };
        }
        let is_suffix = |word: &&str| {
            let word = word.trim_end_matches('.');
            matches!(word, "Jr" | "Sr" | "II" | "III" | "IV")
        };
        let mut person = Self::default();
        if words.len() > 2 && words.last().is_some_and(is_suffix) {
            person.suffix = words.pop().unwrap_or_default().to_owned();
            if let Some(last) = words.last_mut() {
                *last = last.trim_end_matches(',');
            }
        }
        person.family = words.pop().unwrap_or_default().to_owned();
        let is_small = |word: &&str| word.starts_with(char::is_lowercase);
        let first_small = words.iter().position(is_small);
        let particles = first_small
            .filter(|&at| at > 0 && words[at..].iter().all(is_small))
            .map(|at| words.split_off(at))
            .unwrap_or_default();
        person.particle = particles.join(" ");
        person.given = words.join(" ");
        person
    }

    /// `van der Ouderaa`.
    pub fn whole_family(&self) -> String {
        joined(&[&self.particle, &self.family], " ")
    }

    /// `van der Ouderaa, Tycho F. A.`, with the suffix after the given names or before them, as
    /// the format wants it.
    pub fn inverted(&self, suffix_last: bool) -> String {
        let family = self.whole_family();
        if suffix_last {
            joined(&[&family, &self.given, &self.suffix], ", ")
        } else {
            joined(&[&family, &self.suffix, &self.given], ", ")
        }
    }

    /// `T. F. A.`: the given names as initials; `Jean-Luc` is `J.-L.`.
    pub fn initials(&self) -> String {
        let words = self.given.split_whitespace().map(|word| {
            let parts = word.split('-').filter_map(initial);
            parts.collect::<Vec<_>>().join("-")
        });
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        words.join(" ")
    }
}

/// The first letter with a full stop; none for a nickname in brackets.
fn initial(word: &str) -> Option<String> {
    let first = word.chars().next().filter(|c| c.is_alphabetic())?;
    Some(format!("{}.", first.to_uppercase()))
}

fn joined(parts: &[&str], glue: &str) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.copied().collect::<Vec<_>>().join(glue)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, inverted: &str, initials: &str) {
        let person = Person::of(printed);
        assert_eq!(person.inverted(false), inverted);
        assert_eq!(person.initials(), initials);
    }

    #[test]
    fn names_are_taken_apart() {
        check("Ann Bell", "Bell, Ann", "A.");
        check(
            "Tycho F. A. van der Ouderaa",
            "van der Ouderaa, Tycho F. A.",
            "T. F. A.",
        );
        check("Yingyan (Celine) Lin", "Lin, Yingyan (Celine)", "Y.");
        check("Jean-Luc Roux", "Roux, Jean-Luc", "J.-L.");
        check("Martin King, Jr.", "King, Jr., Martin", "M.");
        check("OpenAI", "OpenAI", "");
        check("The Llama Team", "The Llama Team", "");
        check("Meta AI", "Meta AI", "");
        check("Ann Team Bell", "Bell, Ann Team", "A. T.");
        check("bell hooks", "hooks, bell", "B.");
        check("élodie d'Été", "d'Été, élodie", "É.");
        check("", "", "");
    }
}
