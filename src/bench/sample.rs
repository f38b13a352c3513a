//! A synthetic catalogue of any size, distributed like the real one, the same for a seed on every
//! platform.

use std::collections::HashMap;

use super::random::{Random, Ranked, Zipf};
use super::words::{capital, method, word};
use crate::catalogue::{self, Catalogue, SCHEMA};
use crate::work::{Citations, Kind, Link, List, Rel, Repo, Venue, VenueKind, Work, count_lists};

#[cfg(test)]
mod tests;

/// The purposes of random sequences.
mod purpose {
    pub const WORK: u8 = 0;
    pub const LISTS: u8 = 1;
    pub const AUTHOR: u8 = 2;
    pub const NAME: u8 = 3;
    pub const VENUE: u8 = 4;
    pub const QUESTION: u8 = 5;
}

const N_VENUES: usize = 60;
const N_GIVEN_NAMES: usize = 1_500;
const N_FAMILY_NAMES: usize = 12_000;
const LAST_YEAR: u16 = 2026;
const N_YEARS: usize = 12;
/// The end of the last year, so that nothing is in the future.
const AS_OF: &str = "2026-12-31";
const TAGS: [&str; 8] = [
    "w/Quantization",
    "w/Pruning",
    "w/Distillation",
    "w/Code",
    "w/Hardware",
    "survey",
    "benchmark",
    "theory",
];

/// The works of a synthetic catalogue, generated on demand.
pub struct Sample<'a> {
    /// Everything but the works.
    head: Catalogue,
    /// Every word of the source's titles, as often as it occurs.
    words: Vec<&'a str>,
    areas: Ranked,
    venues: Ranked,
    lists: Ranked,
    authors: Zipf,
    seed: u64,
    n_works: usize,
}

/// A synthetic catalogue of `n_works` works, with the words, areas, venues and lists of another
/// one.
pub fn sample(source: &Catalogue, n_works: usize, seed: u64) -> Catalogue {
    Sample::new(source, n_works, seed).catalogue()
}

impl<'a> Sample<'a> {
    /// Takes words, areas, venues and lists from a catalogue.
    pub fn new(source: &'a Catalogue, n_works: usize, seed: u64) -> Self {
        let works = &source.works;
        let (areas, venues, lists) = (&source.areas, venues(source, seed), lists(source));
        let mut sample = Self {
            words: words(works),
            areas: Ranked::new(
                areas.iter().map(|area| &area.id),
                works.iter().flat_map(|work| &work.areas),
            ),
            venues: Ranked::new(
                venues.iter().map(|venue| &venue.id),
                works.iter().filter_map(|work| work.venue.as_ref()),
            ),
            lists: Ranked::new(
                lists.iter().map(|list| &list.id),
                works.iter().flat_map(|work| &work.lists),
            ),
            authors: Zipf::new((n_works / 2).max(20), 100),
            head: Catalogue {
                schema: SCHEMA,
                version: format!("sample-{seed}"),
                lists_as_of: Some(AS_OF.to_owned()),
                stars_as_of: Some(AS_OF.to_owned()),
                areas: areas.clone(),
                venues,
                lists,
                works: Vec::new(),
            },
            seed,
            n_works,
        };
        sample.count_listings();
        sample
    }

    /// Counts the listings of each list.
    fn count_listings(&mut self) {
        let on = (0..self.n_works).flat_map(|number| self.lists_of(number));
        let mut n_listings: HashMap<String, u32> = HashMap::new();
        on.for_each(|list| *n_listings.entry(list.id.clone()).or_default() += 1);
        for list in &mut self.head.lists {
            list.listings = n_listings.get(&list.id).copied().unwrap_or(0);
        }
    }

    /// How many works there are.
    pub fn len(&self) -> usize {
        self.n_works
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.n_works == 0
    }

    /// The whole catalogue.
    pub fn catalogue(&self) -> Catalogue {
        Catalogue {
            works: (0..self.n_works).map(|number| self.work(number)).collect(),
            ..self.head.clone()
        }
    }

    /// A chunk of the catalogue's canonical text: `n_works` works from `start` on, after the head
    /// if they are the first, and with the end after the last. The whole text never has to be in
    /// memory.
    pub fn piece(&self, start: usize, n_works: usize) -> String {
        const END: &str = "]\n}\n";
        let mut piece = String::new();
        if start == 0 {
            let empty = self.head.to_canonical_json();
            piece.push_str(empty.strip_suffix(END).unwrap_or(&empty));
        }
        let end = self.n_works.min(start + n_works);
        for number in start..end {
            piece.push_str(&catalogue::record(&self.work(number)));
            piece.push_str(if number + 1 < self.n_works {
                ",\n"
            } else {
                "\n"
            });
        }
        if end == self.n_works {
            piece.push_str(END);
        }
        piece
    }

    /// One work.
    pub fn work(&self, number: usize) -> Work {
        let random = &mut Random::new(self.seed, purpose::WORK, number as u64);
        let title = self.title(random);
        let (year, month) = (year(random), 1 + random.below(12) as u8);
        let arxiv_id = random
            .percent(70)
            .then(|| format!("{:02}{month:02}.{number:05}", year % 100));
        let is_dated = arxiv_id.is_some() || random.percent(60);
        let id = arxiv_id.clone().unwrap_or_else(|| format!("work-{number}"));
        let repos = repos(random, number);
        let n_areas = 1 + usize::from(random.percent(12));
        let lists = self.lists_of(number);
        Work {
            kind: kind(random),
            authors: self.authors(random),
            year: is_dated.then_some(year),
            month: arxiv_id.is_some().then_some(month),
            venue: self
                .venues
                .draw(random)
                .filter(|_| random.percent(85))
                .cloned(),
            areas: self.areas.draw_some(random, n_areas),
            tags: {
                let tag = random.pick(&TAGS).filter(|_| random.percent(4));
                tag.into_iter().map(|&tag| tag.to_owned()).collect()
            },
            links: links(random, &arxiv_id, &repos),
            repos,
            citations: self.citations(random, number),
            recommended: random.percent(2),
            added: is_dated.then(|| format!("{year}-{month:02}-{:02}", 1 + number % 28)),
            n_lists: count_lists(&lists),
            lists: lists.into_iter().map(|list| list.id.clone()).collect(),
            id,
            title,
            arxiv_id,
            ..Work::default()
        }
    }

    /// 5 to 14 words; a third of the titles start with the name of a method.
    fn title(&self, random: &mut Random) -> String {
        let n_words = 5 + random.below(10).min(random.below(10));
        let mut title = match random.percent(33) {
            true => format!("{}:", method(random)),
            false => String::new(),
        };
        for _ in 0..n_words {
            if !title.is_empty() {
                title.push(' ');
            }
            title.push_str(self.word(random));
            if random.percent(2) {
                title.push('-');
                title.push_str(self.word(random));
            }
        }
        title
    }

    fn word(&self, random: &mut Random) -> &str {
        random.pick(&self.words).unwrap_or(&"model")
    }

    /// Up to eight authors; none for half of the works.
    fn authors(&self, random: &mut Random) -> Vec<String> {
        if random.percent(50) {
            return Vec::new();
        }
        let n_authors = 1 + random.below(8);
        let authors = (0..n_authors).filter_map(|_| self.authors.draw(random));
        authors.map(|author| self.author(author)).collect()
    }

    fn author(&self, author: usize) -> String {
        let random = &mut Random::new(self.seed, purpose::AUTHOR, author as u64);
        let given = self.name(random.below(N_GIVEN_NAMES), 1);
        let family = self.name(N_GIVEN_NAMES + random.below(N_FAMILY_NAMES), 2);
        format!("{given} {family}")
    }

    fn name(&self, number: usize, n_syllables: usize) -> String {
        let random = &mut Random::new(self.seed, purpose::NAME, number as u64);
        let n_syllables = n_syllables + random.below(2);
        capital(word(random, n_syllables))
    }

    fn citations(&self, random: &mut Random, number: usize) -> Option<Citations> {
        let count = random.count() / 8;
        let list = self.lists_of(number).into_iter().next()?;
        random.percent(30).then_some(Citations {
            count,
            as_of: None,
            list: list.id.clone(),
        })
    }

    /// The one to three lists that a work is on, drawn separately, so that they can be counted
    /// without generating the work.
    fn lists_of(&self, number: usize) -> Vec<&List> {
        let random = &mut Random::new(self.seed, purpose::LISTS, number as u64);
        let more = [10, 1].map(|percent| usize::from(random.percent(percent)));
        let drawn = self.lists.draw_some(random, 1 + more[0] + more[1]);
        let lists = self.head.lists.iter();
        lists.filter(|list| drawn.contains(&list.id)).collect()
    }

    /// A random sequence for the `number`-th query.
    pub fn draws(&self, number: usize) -> Random {
        Random::new(self.seed, purpose::QUESTION, number as u64)
    }
}

/// The words of all titles without surrounding punctuation and without method names.
fn words(works: &[Work]) -> Vec<&str> {
    let words = works.iter().flat_map(|work| work.title.split_whitespace());
    let words = words.filter(|word| !word.ends_with(':'));
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).collect()
}

/// The source's venues, with invented ones up to [`N_VENUES`].
fn venues(source: &Catalogue, seed: u64) -> Vec<Venue> {
    let mut venues = source.venues.clone();
    for number in venues.len()..N_VENUES {
        let random = &mut Random::new(seed, purpose::VENUE, number as u64);
        let name = word(random, 2);
        venues.push(Venue {
            id: format!("{name}-{number}"),
            label: name.to_uppercase(),
            kind: VenueKind::Conference,
            name: None,
        });
    }
    venues
}

/// The source's lists, or an invented one, since every work is on a list.
fn lists(source: &Catalogue) -> Vec<List> {
    let mut lists = source.lists.clone();
    if lists.is_empty() {
        lists.push(List {
            id: "000".to_owned(),
            title: "Sample".to_owned(),
            ..List::default()
        });
    }
    lists
}

/// The latest of three random years, so that recent years have more works.
fn year(random: &mut Random) -> u16 {
    let ago = [(); 3].map(|()| random.below(N_YEARS));
    LAST_YEAR - ago.into_iter().min().unwrap_or(0) as u16
}

fn kind(random: &mut Random) -> Kind {
    match random.below(100) {
        0..88 => Kind::Paper,
        88..94 => Kind::Project,
        94..98 => Kind::Article,
        98 => Kind::Framework,
        _ => Kind::Other,
    }
}

/// A repository with stars for half of the works, and without for a few.
fn repos(random: &mut Random, number: usize) -> Vec<Repo> {
    let (has_repo, is_counted) = (random.percent(54), random.percent(93));
    let stars = Some(random.count()).filter(|_| is_counted);
    let repo = has_repo.then(|| Repo {
        name: format!("{}/{}{number}", word(random, 2), word(random, 1)),
        stars,
        as_of: stars.map(|_| AS_OF.to_owned()),
        ..Repo::default()
    });
    repo.into_iter().collect()
}

fn links(random: &mut Random, arxiv_id: &Option<String>, repos: &[Repo]) -> Vec<Link> {
    let paper = arxiv_id
        .as_ref()
        .map(|id| (Rel::Paper, format!("https://arxiv.org/abs/{id}"), "Paper"));
    let code = repos.iter();
    let code = code.map(|repo| {
        (
            Rel::Code,
            format!("https://github.com/{}", repo.name),
            "Code",
        )
    });
    let model = random.percent(2).then(|| {
        let address = format!("https://huggingface.co/{}", word(random, 3));
        (Rel::Model, address, "Model")
    });
    let links = paper.into_iter().chain(code).chain(model);
    let links = links.map(|(rel, url, label)| Link {
        rel,
        url,
        label: label.to_owned(),
    });
    links.collect()
}
