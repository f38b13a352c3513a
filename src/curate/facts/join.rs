//! Which facts are about a work: those of its arXiv id whose title agrees, and those of its
//! title.

use std::collections::BTreeMap;

use crate::identity::titles::{self, Compared};

/// What a fact says it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// arXiv id, where the source has one.
    pub arxiv_id: Option<String>,
    /// Title in the source.
    pub title: String,
}

/// The names of a work: its arXiv id and every title that lists print.
#[derive(Clone, Debug)]
pub struct Names<'a> {
    arxiv_id: Option<&'a str>,
    titles: Vec<&'a str>,
    /// The titles for comparison, each once.
    keys: Vec<String>,
}

impl<'a> Names<'a> {
    /// The names of a work.
    pub fn new(arxiv_id: Option<&'a str>, titles: impl IntoIterator<Item = &'a str>) -> Self {
        let titles: Vec<&str> = titles.into_iter().collect();
        let mut keys: Vec<String> = titles.iter().map(|title| titles::key(title)).collect();
        keys.sort_unstable();
        keys.dedup();
        Self {
            arxiv_id,
            titles,
            keys,
        }
    }
}

/// A fact with its title made ready for comparison.
#[derive(Clone, Debug)]
struct Joinable<T> {
    about: About,
    key: String,
    fact: T,
}

/// Facts that can be found by what they are about.
#[derive(Clone, Debug)]
pub struct Joined<T> {
    facts: Vec<Joinable<T>>,
    by_arxiv_id: BTreeMap<String, Vec<usize>>,
    by_title: BTreeMap<String, Vec<usize>>,
}

impl<T> Default for Joined<T> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl<T> Joined<T> {
    /// Makes facts ready to be found.
    pub fn new(facts: Vec<(About, T)>) -> Self {
        let facts = facts.into_iter().map(|(about, fact)| Joinable {
            key: titles::key(&about.title),
            about,
            fact,
        });
        let facts: Vec<Joinable<T>> = facts.collect();
        let (mut by_arxiv_id, mut by_title) = (BTreeMap::new(), BTreeMap::new());
        for (at, joinable) in facts.iter().enumerate() {
            let id = joinable.about.arxiv_id.clone();
            let of_id = id.map(|id| by_arxiv_id.entry(id));
            let of_title = by_title.entry(joinable.key.clone());
            for entry in of_id.into_iter().chain([of_title]) {
                let places: &mut Vec<usize> = entry.or_default();
                places.push(at);
            }
        }
        Self {
            facts,
            by_arxiv_id,
            by_title,
        }
    }

    /// The same facts in other terms.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Joined<U> {
        let facts = self.facts.into_iter();
        let facts = facts.map(|Joinable { about, key, fact }| Joinable {
            about,
            key,
            fact: change(fact),
        });
        Joined {
            facts: facts.collect(),
            by_arxiv_id: self.by_arxiv_id,
            by_title: self.by_title,
        }
    }

    /// The facts about a work, in the order of the file.
    pub fn of(&self, names: &Names) -> Vec<&T> {
        let of_id = names.arxiv_id.and_then(|id| self.by_arxiv_id.get(id));
        let of_id = of_id.into_iter().flatten().copied();
        let mut found: Vec<usize> = of_id
            .filter(|&at| {
                let Joinable { about, key, .. } = &self.facts[at];
                // Most titles are the same, and comparing is dear.
                names.keys.contains(key) || agrees(&about.title, &names.titles)
            })
            .collect();
        for key in &names.keys {
            let of_title = self.by_title.get(key);
            let of_title = of_title.into_iter().flatten().copied();
            // One title and two arXiv ids are two works, or a wrong id.
            found.extend(of_title.filter(|&at| {
                let id = self.facts[at].about.arxiv_id.as_deref();
                id.is_none() || names.arxiv_id.is_none() || id == names.arxiv_id
            }));
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| &self.facts[at].fact).collect()
    }
}

/// Whether the title of a source is that of a work, given that both have one arXiv id. Lists
/// often print the name before the colon alone.
pub fn agrees(title: &str, printed: &[&str]) -> bool {
    let compared = Compared::new(title);
    let is_name = |long: &str, short: &str| {
        titles::name(long).is_some_and(|name| name == titles::words(short).concat())
    };
    printed.iter().any(|printed| {
        compared.agrees(&Compared::new(printed))
            || is_name(title, printed)
            || is_name(printed, title)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fact: (Option<&str>, &str), work: (Option<&str>, &[&str]), is_about: bool) {
        let about = About {
            arxiv_id: fact.0.map(str::to_owned),
            title: fact.1.to_owned(),
        };
        let facts = Joined::new(vec![(about, ())]);
        let names = Names::new(work.0, work.1.iter().copied());
        assert_eq!(!facts.of(&names).is_empty(), is_about, "{fact:?} {work:?}");
    }

    #[test]
    fn facts_join_by_id_and_title_or_by_title() {
        let id = Some("2401.00001");
        check((id, "Zed: Quick Sums"), (id, &["Zed: Quick Sums"]), true);
        check((id, "Zed: Quick Sums"), (id, &["Zed"]), true);
        check((id, "Zed: Quick Sums"), (None, &["ZED: quick sums"]), true);
        check((None, "Zed: Quick Sums"), (id, &["zed quick sums"]), true);
        // The wrong id under a right title, and a right title under another id.
        check((id, "Slow Products of Primes"), (id, &["Zed"]), false);
        check((Some("2402.1"), "Zed"), (id, &["Zed"]), false);
        check((None, "Slow Products"), (id, &["Zed"]), false);
    }
}
