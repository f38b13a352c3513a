use crate::work::{Area, List};
use std::collections::HashSet;

use super::*;

/// A source with a few words, areas, venues and lists; the first of each is used most.
fn source() -> Catalogue {
    let ids = |kind: &str, n: usize| -> Vec<String> {
        (0..n).map(|number| format!("{kind}{number}")).collect()
    };
    let (areas, venues, lists) = (ids("area", 6), ids("venue", 5), ids("list", 4));
    let titles = [
        "KVC: Fast Caches for Models",
        "Fast, Low-Bit \"Models\"",
        "Models",
    ];
    let work = |(at, title): (usize, &&str)| Work {
        title: (*title).to_owned(),
        areas: areas[..=at].to_vec(),
        venue: Some(venues[at / 2].clone()),
        ..Work::default()
    };
    let area = |(at, id): (usize, &String)| Area {
        id: id.clone(),
        label: id.clone(),
        parent: at.checked_sub(1).map(|at| areas[at / 2].clone()),
        description: None,
    };
    let venue = |id: &String| Venue {
        id: id.clone(),
        label: id.to_uppercase(),
        ..Venue::default()
    };
    let list = |id: &String| List {
        id: id.clone(),
        ..List::default()
    };
    Catalogue {
        schema: SCHEMA,
        works: titles.iter().enumerate().map(work).collect(),
        areas: areas.iter().enumerate().map(area).collect(),
        venues: venues.iter().map(venue).collect(),
        lists: lists.iter().map(list).collect(),
        ..Catalogue::default()
    }
}

#[test]
fn a_sample_is_sound_and_the_same_for_a_seed() {
    let one = sample(&source(), 2_000, 7);
    assert_eq!(one.problems(), Vec::<String>::new());
    assert_eq!(one.works.len(), 2_000);
    assert_eq!(one, sample(&source(), 2_000, 7));
    assert_ne!(one.works, sample(&source(), 2_000, 8).works);
    let text = one.to_canonical_json();
    assert_eq!(catalogue::read(&text).unwrap().catalogue, one);
    // The output of one platform, which every other one must repeat.
    let title = &one.works[0].title;
    assert_eq!(
        title,
        "Fast Caches Models Caches Models-Caches Models Models for Fast Low-Bit Models"
    );
}

#[test]
fn any_source_and_any_size_will_do() {
    for (source, n_works) in [(Catalogue::default(), 10), (source(), 0), (source(), 1)] {
        let sample = sample(&source, n_works, 1);
        assert_eq!(sample.problems(), Vec::<String>::new());
        assert_eq!(sample.works.len(), n_works);
    }
}

#[test]
fn pieces_make_up_the_canonical_text() {
    let source = source();
    for n_works in [0, 1, 7, 8, 500] {
        let text = sample(&source, n_works, 1).to_canonical_json();
        let sample = Sample::new(&source, n_works, 1);
        for piece in [1, 4, 1_000] {
            let starts = (0..n_works.max(1)).step_by(piece);
            let pieces: String = starts.map(|start| sample.piece(start, piece)).collect();
            assert_eq!(pieces, text);
        }
    }
}

#[test]
fn works_are_skewed_as_in_the_world() {
    let sample = sample(&source(), 4_000, 1);
    let works = &sample.works;
    let count = |is: &dyn Fn(&Work) -> bool| works.iter().filter(|work| is(work)).count();
    let in_area = |id: &str| count(&|work| work.areas.iter().any(|area| area == id));
    assert!(in_area("area0") > 3 * in_area("area5"));
    assert!(in_area("area5") > 0);
    let at = |id: &str| count(&|work| work.venue.as_deref() == Some(id));
    assert!(at("venue0") > 3 * at("venue4"));
    assert!(count(&|work| work.year == Some(2025)) > 3 * count(&|work| work.year == Some(2018)));
    let share = |is: &dyn Fn(&Work) -> bool, percent: std::ops::Range<usize>| {
        let found = 100 * count(is) / works.len();
        assert!(percent.contains(&found), "{found} %");
    };
    share(&|work| work.title.contains(": "), 30..37);
    share(&|work| work.title.contains('-'), 20..90);
    share(&|work| work.stars().is_some(), 45..55);
    share(&|work| work.authors.is_empty(), 45..55);
    share(&|work| work.citations.is_some(), 25..35);
    share(&|work| work.recommended, 1..5);
    share(&|work| work.lists.len() > 1, 5..15);
    share(&|work| work.tags.is_empty(), 94..99);
    assert!(
        works
            .iter()
            .all(|work| work.authors.len() <= 8 && work.lists.len() <= 3)
    );
}

#[test]
fn lists_know_how_many_listings_they_have() {
    let sample = sample(&source(), 500, 1);
    let n_listings = |id: &str| {
        let on = sample.works.iter().flat_map(|work| &work.lists);
        on.filter(|list| *list == id).count()
    };
    for list in &sample.lists {
        assert_eq!(n_listings(&list.id), list.listings as usize);
    }
}

#[test]
fn words_are_those_of_titles_without_names_and_marks() {
    let (source, words) = (source(), ["Fast", "Caches", "for", "Models"]);
    assert_eq!(super::words(&source.works)[..4], words);
    let all: HashSet<&str> = super::words(&source.works).into_iter().collect();
    assert!(all.contains("Low-Bit") && !all.contains("KVC"), "{all:?}");
}
