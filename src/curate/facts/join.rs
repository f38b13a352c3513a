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
}

impl<'a> Names<'a> {
    /// The names of a work.
    pub fn new(arxiv_id: Option<&'a str>, titles: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            arxiv_id,
            titles: titles.into_iter().collect(),
        }
    }
}

/// Facts that can be found by what they are about.
#[derive(Clone, Debug)]
pub struct Joined<T> {
    facts: Vec<(About, T)>,
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
        let (mut by_arxiv_id, mut by_title) = (BTreeMap::new(), BTreeMap::new());
        for (at, (about, _)) in facts.iter().enumerate() {
            let of_id = about.arxiv_id.clone().map(|id| by_arxiv_id.entry(id));
            let of_title = by_title.entry(titles::key(&about.title));
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

    /// The facts about a work, in the order of the file.
    pub fn of(&self, names: &Names) -> Vec<&T> {
        let of_id = names.arxiv_id.and_then(|id| self.by_arxiv_id.get(id));
        let of_id = of_id.into_iter().flatten().copied();
        let mut found: Vec<usize> = of_id
            .filter(|&at| agrees(&self.facts[at].0.title, &names.titles))
            .collect();
        for title in &names.titles {
            let of_title = self.by_title.get(&titles::key(title));
            let of_title = of_title.into_iter().flatten().copied();
            // One title and two arXiv ids are two works, or a wrong id.
            found.extend(of_title.filter(|&at| {
                let id = self.facts[at].0.arxiv_id.as_deref();
                id.is_none() || names.arxiv_id.is_none() || id == names.arxiv_id
            }));
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| &self.facts[at].1).collect()
    }
}

/// Whether the title of a source is that of a work, given that both have one arXiv id. Lists
/// often print the name before the colon alone.
fn agrees(title: &str, printed: &[&str]) -> bool {
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
