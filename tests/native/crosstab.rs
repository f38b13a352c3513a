//! Counts of two groups against each other, against looking at the works one by one.

use std::collections::BTreeSet;

use efficient_llm::query::{Facet, Measure, Query};
use efficient_llm::search::{Dimension, Index};
use efficient_llm::work::{Kind, WorkId};

use crate::engine::random_catalogue;
use crate::oracle::{Oracle, number, values};

const QUERIES: [&[(&str, &str)]; 6] = [
    &[],
    &[("area", "compression,-weights")],
    &[("venue", "iclr,unknown"), ("stars", "100..,unknown")],
    &[("year", "2019..2022"), ("kind", "paper")],
    &[("q", "attention")],
    &[("area", "nowhere")],
];

const GROUPS: [Dimension; 5] = [
    Dimension::Facet(Facet::Area),
    Dimension::Facet(Facet::Venue),
    Dimension::Facet(Facet::Kind),
    Dimension::Measure(Measure::Year),
    Dimension::Measure(Measure::Stars),
];

#[test]
fn every_cell_is_what_a_naive_count_says() {
    for seed in 0..6 {
        let catalogue = random_catalogue(seed, 150);
        let index = Index::new(catalogue.clone());
        let oracle = Oracle::new(&catalogue);
        // The places along a side at which a work stands.
        let places = |group: Dimension, position: usize| -> BTreeSet<usize> {
            let work = &catalogue.works[position];
            match group {
                Dimension::Facet(facet) => {
                    let ids = values(&catalogue, facet, work);
                    let places = ids.iter().filter_map(|id| index.position(facet, id));
                    places.collect()
                }
                Dimension::Measure(measure) => {
                    let bins = index.histogram_of_all(measure).bins;
                    let bin = |value| bins.iter().rposition(|bin| bin.from <= value);
                    let place = number(measure, work).and_then(bin);
                    BTreeSet::from([place.unwrap_or(bins.len())])
                }
            }
        };
        for pairs in QUERIES {
            let query = Query::from_pairs(pairs.iter().copied());
            let answer = index.answer(&query, None);
            let hits = oracle.answer(&query).hits;
            for rows in GROUPS {
                let of_rows = index.kept(&answer, rows);
                for (row, &kept) in of_rows.iter().enumerate() {
                    let naive = hits
                        .iter()
                        .filter(|&&work| places(rows, work).contains(&row));
                    assert_eq!(kept as usize, naive.count(), "{pairs:?} {rows:?} {row}");
                }
                for columns in GROUPS {
                    let table = index.crosstab(&answer, rows, columns);
                    for row in 0..of_rows.len() {
                        let in_row = hits
                            .iter()
                            .filter(|&&work| places(rows, work).contains(&row));
                        let mut naive = vec![0; table.row(row).len()];
                        for &work in in_row {
                            places(columns, work).iter().for_each(|&at| naive[at] += 1);
                        }
                        assert_eq!(
                            table.row(row),
                            naive,
                            "{pairs:?} {rows:?} {columns:?} {row}"
                        );
                    }
                    assert_eq!(table.count(of_rows.len(), 0), 0);
                }
            }
        }
    }
}

#[test]
fn sums_are_of_known_numbers_alone() {
    let catalogue = random_catalogue(7, 200);
    let index = Index::new(catalogue.clone());
    let query = Query::from_pairs([("venue", "-arxiv")]);
    let answer = index.answer(&query, None);
    let hits = Oracle::new(&catalogue).answer(&query).hits;
    let sums = index.sums(&answer, Dimension::Facet(Facet::Area), Measure::Stars);
    for (value, sum) in index.values(Facet::Area).iter().zip(sums) {
        let works = hits.iter().map(|&position| &catalogue.works[position]);
        let inside = works.filter(|work| values(&catalogue, Facet::Area, work).contains(&value.id));
        let stars = inside.filter_map(|work| number(Measure::Stars, work));
        assert_eq!(stars.map(u64::from).sum::<u64>(), sum, "{}", value.id);
    }
}

#[test]
fn a_work_has_the_values_that_it_has() {
    let catalogue = random_catalogue(3, 60);
    let index = Index::new(catalogue.clone());
    let Some(papers) = index.position(Facet::Kind, "paper") else {
        panic!("the works are of some kind");
    };
    for (position, work) in catalogue.works.iter().enumerate() {
        let id = WorkId(position as u32);
        assert_eq!(index.has(id, Facet::Kind, papers), work.kind == Kind::Paper);
    }
}
