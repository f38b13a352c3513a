//! The engine against the oracle, on random catalogues and random queries.

use efficient_llm::catalogue::{Catalogue, Part, SCHEMA, Stream, record};
use efficient_llm::query::{Facet, Measure, Query, Sort};
use efficient_llm::search::{Answer, Index, IndexBuilder};
use efficient_llm::work::{Area, Citations, Kind, Link, List, Rel, Repo, Venue, VenueKind, Work};
use proptest::prelude::*;

use crate::oracle::{Found, Oracle};

const AREAS: [(&str, Option<&str>); 7] = [
    ("compression", None),
    ("quantization", Some("compression")),
    ("weights", Some("quantization")),
    ("activations", Some("quantization")),
    ("pruning", Some("compression")),
    ("data", None),
    ("selection", Some("data")),
];
const VENUES: [&str; 4] = ["acl", "iclr", "icml", "arxiv"];
/// The first is an edition of the last.
const LISTS: [&str; 3] = ["000", "003", "newest"];
const RELS: [Rel; 5] = [Rel::Paper, Rel::Code, Rel::Model, Rel::Blog, Rel::Figure];
const KINDS: [Kind; 3] = [Kind::Paper, Kind::Project, Kind::Other];
/// Words that start alike, join to others, are within a slip of others, or are small.
const WORDS: [&str; 22] = [
    "flash",
    "attention",
    "FlashAttention",
    "Flash-Attention",
    "kv-cache",
    "kv",
    "cache",
    "LoRA",
    "low-rank",
    "rank",
    "quantization",
    "quantizing",
    "models",
    "model",
    "modern",
    "of",
    "the",
    "for",
    "adaptive",
    "adaptation",
    "a",
    "2-bit",
];

/// Numbers that look random and are the same every time: SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", OOPSLA 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Whether something happens that happens once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn some<T: Copy>(&mut self, of: &[T], most: usize) -> Vec<T> {
        let n = self.below(most + 1);
        (0..n).map(|_| self.one(of)).collect()
    }

    fn words(&mut self, most: usize) -> String {
        let n = 1 + self.below(most);
        let words: Vec<&str> = (0..n).map(|_| self.one(&WORDS)).collect();
        words.join(" ")
    }

    fn number(&mut self) -> Option<u32> {
        match self.below(4) {
            0 => None,
            1 => Some(0),
            _ => Some(self.below(60_000) as u32),
        }
    }

    fn work(&mut self, position: usize) -> Work {
        let title = match self.once_in(3) {
            true => format!("{}: {}", self.words(2), self.words(5)),
            false => self.words(6),
        };
        let mut work = Work {
            id: format!("w{position}"),
            kind: self.one(&KINDS),
            title,
            year: (!self.once_in(4)).then(|| 2017 + self.below(9) as u16),
            venue: (!self.once_in(4)).then(|| self.one(&VENUES).to_owned()),
            recommended: self.once_in(3),
            added: self.once_in(2).then(|| {
                let (month, day) = (1 + self.below(9), 1 + self.below(28));
                format!("2024-{month:02}-{day:02}")
            }),
            ..Work::default()
        };
        let n_authors = self.below(3);
        work.authors = (0..n_authors).map(|_| self.words(2)).collect();
        work.areas = self
            .some(&AREAS, 3)
            .iter()
            .map(|(id, _)| (*id).to_owned())
            .collect();
        if self.once_in(5) {
            work.alt_titles = vec![self.words(3)];
            work.tags = vec!["w/Quantization".into()];
        }
        if self.once_in(6) {
            work.arxiv_id = Some(format!("24{:02}.{:05}", 1 + self.below(12), self.below(99)));
        }
        let n_repos = self.below(3);
        work.repos = (0..n_repos)
            .map(|_| Repo {
                name: format!("{}/{}", self.one(&WORDS), self.one(&WORDS)),
                stars: self.number(),
                ..Repo::default()
            })
            .collect();
        work.citations = self.number().map(|count| Citations {
            count,
            ..Citations::default()
        });
        let rels = self.some(&RELS, 3).into_iter();
        work.links = rels
            .map(|rel| Link {
                rel,
                url: "https://example.org/".into(),
                label: String::new(),
            })
            .collect();
        let lists = [&LISTS[..1], &LISTS[1..2], &LISTS[..2], &LISTS[2..]][self.below(4)].iter();
        work.lists = lists.map(|list| (*list).to_owned()).collect();
        work.n_lists = (!self.once_in(5)).then(|| 1 + self.below(6) as u32);
        work
    }

    fn choice(&mut self, ids: &[&str]) -> String {
        if !self.once_in(3) {
            return String::new();
        }
        let ids = self.some(&[ids, &["nowhere"]].concat(), 3);
        let signed = ids.iter().map(|id| match self.once_in(3) {
            true => format!("-{id}"),
            false => (*id).to_owned(),
        });
        signed.collect::<Vec<String>>().join(",")
    }

    fn span(&mut self) -> String {
        match self.below(9) {
            0 => "unknown".into(),
            1 => format!("{}..", self.below(3_000)),
            2 => format!("..{},unknown", self.below(3_000)),
            3 => {
                let from = 2016 + self.below(10);
                format!("{from}..{}", from + self.below(4))
            }
            _ => String::new(),
        }
    }

    fn small_span(&mut self) -> String {
        match self.below(16) {
            0 => format!("{}..", 1 + self.below(4)),
            1 => format!("2..{}", 2 + self.below(4)),
            _ => String::new(),
        }
    }

    /// A word as people type it: whole, cut off, in quotes, with a slip, excluded, in a field.
    fn clause(&mut self) -> String {
        let mut word = self.one(&WORDS).to_lowercase();
        match self.below(12) {
            0 => word.truncate(1 + self.below(word.len())),
            1 => word = format!("\"{}\"", self.words(2)),
            2 | 3 => {
                let at = self.below(word.len());
                match self.below(3) {
                    0 => drop(word.remove(at)),
                    1 => word.insert(at, 'x'),
                    _ => word.replace_range(at..=at, "x"),
                }
            }
            4 => word = format!("-{word}"),
            5 => word = format!("title:{word}"),
            6 => word = format!("author:{word}"),
            7 => word = format!("-\"{}\"", self.words(2)),
            _ => {}
        }
        word
    }

    fn text(&mut self) -> String {
        let n_clauses = [0, 0, 1, 1, 2, 3][self.below(6)];
        let clauses: Vec<String> = (0..n_clauses).map(|_| self.clause()).collect();
        let end = if self.once_in(2) { " " } else { "" };
        format!("{}{end}", clauses.join(" "))
    }

    fn query(&mut self) -> Query {
        let areas = AREAS.map(|(id, _)| id);
        let sort = match self.once_in(2) {
            true => self.one(&Sort::ALL).key(),
            false => "",
        };
        let query = Query::from_pairs([
            ("area", self.choice(&areas).as_str()),
            ("venue", &self.choice(&VENUES)),
            ("kind", &self.choice(&["paper", "project"])),
            ("has", &self.choice(&["code", "model", "blog"])),
            ("list", &self.choice(&LISTS)),
            ("tag", &self.choice(&["w/Quantization"])),
            (
                "is",
                &self.choice(&["published", "recommended", "recent-30", "recent-90"]),
            ),
            ("year", &self.span()),
            ("stars", &self.span()),
            ("citations", &self.span()),
            ("lists", &self.small_span()),
            ("sort", sort),
        ]);
        query.with_text(self.text()).extract_filters().query
    }
}

/// A catalogue of random works, the same for the same seed.
pub fn random_catalogue(seed: u64, n_works: usize) -> Catalogue {
    let mut random = Random(seed);
    catalogue_of((0..n_works).map(|position| random.work(position)).collect())
}

/// A catalogue of some works, with the areas, venues and lists that they name.
pub fn catalogue_of(works: Vec<Work>) -> Catalogue {
    let area = |(id, parent): (&str, Option<&str>)| Area {
        id: id.into(),
        label: id.into(),
        parent: parent.map(str::to_owned),
        description: None,
    };
    let venue = |id: &str| Venue {
        id: id.into(),
        label: id.to_uppercase(),
        kind: match id {
            "arxiv" => VenueKind::Preprint,
            _ => VenueKind::Conference,
        },
        name: None,
    };
    let list = |id: &str| List {
        id: id.into(),
        title: id.into(),
        edition_of: (id == LISTS[0]).then(|| LISTS[2].to_owned()),
        ..List::default()
    };
    Catalogue {
        schema: SCHEMA,
        lists: LISTS.map(list).to_vec(),
        areas: AREAS.map(area).to_vec(),
        venues: VENUES.map(venue).to_vec(),
        works,
        ..Catalogue::default()
    }
}

/// Hits, their order, all counts and all histograms.
fn assert_equal(index: &Index, answer: &Answer, oracle: &Oracle, found: &Found, of: &str) {
    let hits = index.first(answer, usize::MAX);
    let hits: Vec<usize> = hits.iter().map(|id| id.index()).collect();
    assert_eq!(hits, found.hits, "hits of {of}");
    assert_eq!(answer.len(), hits.len(), "{of}");
    let first: Vec<usize> = index.first(answer, 3).iter().map(|id| id.index()).collect();
    assert_eq!(
        first,
        found.hits[..found.hits.len().min(3)],
        "first of {of}"
    );
    for facet in Facet::ALL {
        let counts = index.counts(answer, facet);
        for (value, &count) in index.values(facet).iter().zip(counts) {
            let naive = oracle.count(found, facet, &value.id);
            assert_eq!(count as usize, naive, "{facet:?} {} of {of}", value.id);
        }
    }
    for measure in Measure::ALL {
        let histogram = index.histogram(answer, measure);
        let numbers = oracle.numbers(found, measure);
        let unknown = numbers.iter().filter(|number| number.is_none()).count();
        assert_eq!(histogram.unknown as usize, unknown, "{measure:?} of {of}");
        for bin in &histogram.bins {
            let inside = |n: &&u32| **n >= bin.from && bin.to.is_none_or(|to| **n <= to);
            let naive = numbers.iter().flatten().filter(inside).count();
            assert_eq!(bin.count as usize, naive, "{measure:?} {bin:?} of {of}");
        }
        let in_bins: u32 = histogram.bins.iter().map(|bin| bin.count).sum();
        assert_eq!(
            in_bins as usize + unknown,
            numbers.len(),
            "{measure:?} of {of}"
        );
    }
}

/// Two hundred thousand queries, a hundred to a catalogue, each answered afresh and from the
/// answer before.
#[test]
fn hits_orders_counts_and_histograms_equal_the_oracle() {
    let n_catalogues = std::env::var("ORACLE_CATALOGUES").ok();
    let n_catalogues = n_catalogues.and_then(|n| n.parse().ok()).unwrap_or(2_000);
    let mut n_found = 0;
    for seed in 0..n_catalogues {
        let mut random = Random(seed);
        let n_works = random.below(40);
        let works = (0..n_works).map(|position| random.work(position)).collect();
        let catalogue = catalogue_of(works);
        let index = Index::new(catalogue.clone());
        let oracle = Oracle::new(&catalogue);
        let mut before: Option<Answer> = None;
        for _ in 0..100 {
            let query = random.query();
            let of = format!("seed {seed}, {}", query.to_text());
            let found = oracle.answer(&query);
            n_found += usize::from(!found.hits.is_empty());
            let answer = index.answer(&query, before.as_ref());
            assert_equal(&index, &answer, &oracle, &found, &of);
            before = Some(answer);
        }
    }
    // Most queries find nothing in so few works, but by far not all.
    assert!(
        n_found as u64 > n_catalogues * 20,
        "only {n_found} queries found anything"
    );
}

#[test]
fn an_index_made_of_a_stream_answers_the_same() {
    let mut random = Random(7);
    let catalogue = catalogue_of((0..300).map(|position| random.work(position)).collect());
    let mut stream = Stream::default();
    stream.push(catalogue.to_canonical_json().as_bytes());
    stream.close();
    let Some(Part::Head(head)) = stream.next_part().unwrap() else {
        panic!("the head comes first");
    };
    let mut builder = IndexBuilder::new(*head);
    while let Some(Part::Work(work, json)) = stream.next_part().unwrap() {
        assert_eq!(json, record(&work).into_bytes());
        builder.push(&work, &json);
    }
    let index = builder.finish();
    let oracle = Oracle::new(&catalogue);
    for _ in 0..300 {
        let query = random.query();
        let answer = index.answer(&query, None);
        assert_equal(
            &index,
            &answer,
            &oracle,
            &oracle.answer(&query),
            &query.to_text(),
        );
    }
    for (position, work) in catalogue.works.iter().enumerate() {
        assert_eq!(
            index.work(efficient_llm::work::WorkId(position as u32)),
            *work
        );
    }
}

proptest! {
    #[test]
    fn no_text_is_an_error(text in "\\PC{0,40}", seed in 0_u64..50) {
        let mut random = Random(seed);
        let works = (0..5).map(|position| random.work(position)).collect();
        let index = Index::new(catalogue_of(works));
        let answer = index.answer(&Query::default().with_text(text.clone()), None);
        prop_assert!(answer.len() <= 5);
        let marks = index.highlights(&answer, &text, None);
        prop_assert!(marks.is_sorted_by(|a, b| a.end <= b.start));
        for mark in marks {
            prop_assert!(text.get(mark).is_some());
        }
        index.relaxations(&answer);
        index.did_you_mean(&answer);
    }
}
