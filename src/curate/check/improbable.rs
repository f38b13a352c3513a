//! Values that are improbable rather than wrong, for a maintainer to look at.

use std::collections::BTreeMap;

use crate::catalogue::Catalogue;
use crate::curate::stars::table::Table;
use crate::identity::ids;
use crate::work::{VenueKind, Work};

/// Words of an institution's name, which is no author's.
const INSTITUTIONS: [&str; 8] = [
    "university",
    "institute",
    "institution",
    "college",
    "corporation",
    "corp",
    "inc",
    "ltd",
];

/// The improbable values of a catalogue, one sentence each.
pub fn improbable(catalogue: &Catalogue) -> Vec<String> {
    let mut said = Vec::new();
    for work in &catalogue.works {
        let strange = work.authors.iter().filter(|name| is_no_name(name));
        said.extend(
            strange.map(|name| format!("work {}: `{name}` is no name of an author", work.id)),
        );
        said.extend(too_early(catalogue, work));
    }
    shared_dois(&catalogue.works, &mut said);
    lone_conferences(catalogue, &mut said);
    said
}

/// Whether an author is a letter or two, has digits, or is an institution.
fn is_no_name(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let is_latin = name.is_ascii();
    let words = name.split(|c: char| !c.is_alphanumeric());
    let is_institution = |word: &str| INSTITUTIONS.contains(&word.to_lowercase().as_str());
    (is_latin && letters <= 2)
        || name.len() > 60
        || name.contains(['@', '[', '{', '<', '|', ':'])
        || words.filter(|word| !word.is_empty()).any(is_institution)
}

/// A paper published in a year before that of its preprint.
fn too_early(catalogue: &Catalogue, work: &Work) -> Option<String> {
    let (venue, year) = (work.venue.as_ref()?, work.year?);
    let (given, _) = ids::arxiv_date(work.arxiv_id.as_deref()?)?;
    let known = catalogue.venues.iter().find(|known| known.id == *venue)?;
    let is_published = !matches!(known.kind, VenueKind::Preprint | VenueKind::Web);
    (is_published && year < given).then(|| {
        let (id, label) = (&work.id, &known.label);
        format!("work {id}: at {label} {year}, before its preprint of {given}")
    })
}

fn shared_dois(works: &[Work], said: &mut Vec<String>) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for work in works {
        let Some(doi) = &work.doi else {
            continue;
        };
        if let Some(other) = seen.insert(doi.to_lowercase(), &work.id) {
            said.push(format!("works {other} and {} have one DOI, {doi}", work.id));
        }
    }
}

/// Conferences that one work alone names: often a word that was taken for a venue.
fn lone_conferences(catalogue: &Catalogue, said: &mut Vec<String>) {
    let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for work in &catalogue.works {
        if let Some(venue) = &work.venue {
            named.entry(venue).or_default().push(&work.id);
        }
    }
    let conferences = catalogue.venues.iter();
    for venue in conferences.filter(|venue| venue.kind == VenueKind::Conference) {
        if let Some([only]) = named.get(venue.id.as_str()).map(Vec::as_slice) {
            said.push(format!(
                "work {only}: alone at the conference `{}`",
                venue.label
            ));
        }
    }
}

/// Repositories whose exact count fell to less than half.
pub fn fallen(counts: &Table) -> Vec<String> {
    let exact: Vec<_> = counts.rows().iter().filter(|row| row.is_exact()).collect();
    let pairs = exact.windows(2).map(|pair| (pair[0], pair[1]));
    let same = pairs.filter(|(a, b)| a.repo.eq_ignore_ascii_case(&b.repo));
    same.filter(|(before, after)| after.stars < before.stars / 2)
        .map(|(before, after)| {
            format!(
                "repository {}: {} stars on {}, and {} on {}",
                after.repo, before.stars, before.as_of, after.stars, after.as_of
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::stars::table;
    use crate::work::Venue;

    #[test]
    fn names_that_are_none() {
        for name in [
            "S",
            "Md",
            "Rice University",
            "Acme Corp",
            "Ann@Sums",
            "Bo [1]",
        ] {
            assert!(is_no_name(name), "{name}");
        }
        for name in [
            "Bo Li",
            "DeepSeek-AI",
            "Qwen Team",
            "李",
            "Yu Inca",
            "Wei-Cheng M. Lin",
        ] {
            assert!(!is_no_name(name), "{name}");
        }
    }

    #[test]
    fn places_and_ids_that_cannot_well_be() {
        let work = |id: &str, doi: &str| Work {
            id: id.into(),
            doi: Some(doi.into()),
            ..Work::default()
        };
        let early = Work {
            arxiv_id: Some("2405.00001".into()),
            venue: Some("icml".into()),
            year: Some(2023),
            ..work("a", "10.1/X")
        };
        let catalogue = Catalogue {
            venues: vec![Venue {
                id: "icml".into(),
                label: "ICML".into(),
                kind: VenueKind::Conference,
                ..Venue::default()
            }],
            works: vec![early, work("b", "10.1/x")],
            ..Catalogue::default()
        };
        assert_eq!(
            improbable(&catalogue),
            [
                "work a: at ICML 2023, before its preprint of 2024",
                "works a and b have one DOI, 10.1/x",
                "work a: alone at the conference `ICML`",
            ]
        );
    }

    #[test]
    fn counts_that_fell_by_half() {
        let rows =
            "a/b,100,2024-01-01,exact,x\na/b,49,2024-05-01,exact,x\nc/d,9,2024-05-01,exact,x\n";
        let table = Table::parse(&format!("{}\n{rows}", table::HEADER)).unwrap();
        assert_eq!(
            fallen(&table),
            ["repository a/b: 100 stars on 2024-01-01, and 49 on 2024-05-01"]
        );
    }
}
