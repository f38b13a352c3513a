//! Facts beside the lists: a weaker one changes nothing, and the build joins and ranks them.

use efficient_llm::curate::byline;
use efficient_llm::curate::entry::RawEntry;
use efficient_llm::curate::facts::join::About;
use efficient_llm::curate::facts::origin::{Authority, Origin};
use efficient_llm::curate::facts::table::Fact;
use efficient_llm::curate::facts::values::{Authors, Published};
use efficient_llm::curate::publication::{self, Record};
use efficient_llm::curate::resolve::Entry;
use efficient_llm::curate::rules::{Rules, VenueRule};
use efficient_llm::curate::venues::Venues;
use efficient_llm::work::VenueKind;
use proptest::prelude::*;
use proptest::sample::select;

const AUTHORITIES: [Authority; 4] = [
    Authority::List,
    Authority::References,
    Authority::Authors,
    Authority::Proceedings,
];

fn origin() -> impl Strategy<Value = Origin> {
    (select(AUTHORITIES.to_vec()), 1..4u16).prop_map(|(authority, sources)| Origin {
        authority,
        sources,
        source: "x".into(),
        as_of: "2026-11".into(),
    })
}

fn fact<V>(value: V, origin: Origin) -> Fact<V> {
    Fact {
        about: About::default(),
        value,
        origin,
        note: String::new(),
    }
}

fn names() -> impl Strategy<Value = Vec<String>> {
    let names = ["Ann Bell", "Bo Li", "Cy Ng", "Di Wu"].map(str::to_owned);
    prop::sample::subsequence(names.to_vec(), 1..4)
}

fn authors() -> impl Strategy<Value = Fact<Authors>> {
    (names(), any::<bool>(), origin()).prop_map(|(names, is_truncated, origin)| {
        fact(
            Authors {
                names,
                is_truncated,
            },
            origin,
        )
    })
}

/// How much the authors of a fact count.
fn weight(fact: &Fact<Authors>) -> (bool, Authority, bool) {
    let Origin {
        authority, sources, ..
    } = fact.origin;
    (!fact.value.is_truncated, authority, sources > 1)
}

fn published() -> impl Strategy<Value = Fact<Published>> {
    let venue = select(vec!["icml", "acl", "arxiv"]);
    let track = select(vec!["", "workshop"]);
    (venue, track, 2022..2026u16, origin()).prop_map(|(venue, track, year, origin)| {
        let (venue, track) = (venue.to_owned(), track.to_owned());
        fact(Published { venue, track, year }, origin)
    })
}

/// How much a publication counts: published or not, then by whose word, then where.
fn standing(fact: &Fact<Published>) -> (bool, Authority, u8, bool) {
    let rank = match (fact.value.venue.as_str(), fact.value.track.as_str()) {
        (_, "workshop") if fact.value.venue != "arxiv" => 2,
        ("arxiv", _) => 1,
        _ => 3,
    };
    let Origin {
        authority, sources, ..
    } = fact.origin;
    (rank > 1, authority, rank, sources > 1)
}

fn venues() -> Venues {
    let rule = |id: &str, kind| VenueRule {
        id: id.into(),
        label: id.to_uppercase(),
        kind,
        name: None,
        aliases: Vec::new(),
        workshops: Vec::new(),
    };
    Venues::new(&Rules {
        venues: vec![
            rule("icml", VenueKind::Conference),
            rule("acl", VenueKind::Conference),
            rule("arxiv", VenueKind::Preprint),
        ],
        ..Rules::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn weaker_authors_change_nothing(
        listed in prop::option::of((names(), any::<bool>())),
        facts in prop::collection::vec(authors(), 0..4),
        more in authors(),
    ) {
        let mut entry = Entry::default();
        if let Some((names, is_cut)) = listed {
            entry.raw = RawEntry { authors: names, authors_truncated: is_cut, ..RawEntry::default() };
        }
        let of_list = (!entry.raw.authors.is_empty())
            .then_some((!entry.raw.authors_truncated, Authority::List, false));
        let best = facts.iter().map(weight).chain(of_list).max();
        prop_assume!(best.is_some_and(|best| weight(&more) < best));
        let resolve = |facts: &[Fact<Authors>]| {
            let facts: Vec<&Fact<Authors>> = facts.iter().collect();
            let byline = byline::resolve(&[&entry], &facts);
            (byline.names, byline.is_truncated, byline.evidence)
        };
        let before = resolve(&facts);
        for at in 0..=facts.len() {
            let mut with = facts.clone();
            with.insert(at, more.clone());
            prop_assert_eq!(&resolve(&with), &before);
        }
    }

    #[test]
    fn weaker_publications_change_nothing(
        listed in prop::option::of((select(vec!["icml", "acl", "arxiv"]), 2022..2026u16)),
        facts in prop::collection::vec(published(), 0..4),
        more in published(),
    ) {
        let venues = venues();
        let mut entry = Entry::default();
        if let Some((venue, year)) = listed {
            entry.venue = venues.known(venue);
            entry.raw.year = Some(year);
        }
        let rank = entry.venue.as_ref().map(|venue| venue.rank());
        let of_list = rank.map(|rank| (rank > 1, Authority::List, rank, false));
        let best = facts.iter().map(standing).chain(of_list).max();
        prop_assume!(best.is_some_and(|best| standing(&more) < best));
        let resolve = |facts: &[Fact<Published>]| {
            let records = facts.iter().map(|fact| Record::new(fact.clone(), &venues));
            let records: Vec<Record> = records.map(|record| record.expect("venues of the rules")).collect();
            let records: Vec<&Record> = records.iter().collect();
            let found = publication::resolve(&[&entry], &entry, &records, &venues);
            (found.appearance, found.evidence)
        };
        let before = resolve(&facts);
        for at in 0..=facts.len() {
            let mut with = facts.clone();
            with.insert(at, more.clone());
            prop_assert_eq!(&resolve(&with), &before);
        }
    }
}
