//! The check of a finished catalogue: what its own rules and good sense forbid.

mod facets;
mod facts;
pub mod improbable;
mod judgement;
mod twins;

use crate::catalogue::{Catalogue, SCHEMA};

use crate::identity::urls;

pub use judgement::problems as data_problems;

/// The problems of a catalogue, one sentence each.
pub fn problems(catalogue: &Catalogue) -> Vec<String> {
    let mut problems = catalogue.problems();
    bad_addresses(catalogue, &mut problems);
    twins::check(catalogue, &mut problems);
    facts::check(catalogue, &mut problems);
    facets::check(catalogue, &mut problems);
    residue(catalogue, &mut problems);
    problems
}

/// What is wrong with the texts of a catalogue: there is one canonical way to write each file.
pub fn text_problems(catalogue: &Catalogue, text: &str, sources: Option<&str>) -> Vec<String> {
    // An older schema was written in another form.
    if catalogue.schema < SCHEMA {
        return Vec::new();
    }
    let works = first_difference(&catalogue.to_canonical_json(), text);
    let works = works.map(|line| {
        let schema = catalogue.schema;
        format!("line {line}: not in canonical form, or a field that schema {schema} does not have")
    });
    let sources = sources.map(|text| first_difference(&catalogue.sources_json(), text));
    let sources = sources.flatten();
    let sources = sources.map(|line| format!("sources.json, line {line}: not in canonical form"));
    works.into_iter().chain(sources).collect()
}

/// The first line on which two texts differ, from 1.
fn first_difference(a: &str, b: &str) -> Option<usize> {
    let same = a.lines().zip(b.lines()).take_while(|(a, b)| a == b);
    (a != b).then(|| same.count() + 1)
}

fn bad_addresses(catalogue: &Catalogue, problems: &mut Vec<String>) {
    for work in &catalogue.works {
        for link in &work.links {
            match urls::tidy_url(&link.url) {
                Ok((url, None)) if url == link.url => {}
                Ok((_, slip)) => problems.push(format!(
                    "work {}: {}: {}",
                    work.id,
                    slip.unwrap_or("address not in its usual form"),
                    link.url
                )),
                Err(reason) => problems.push(format!("work {}: {reason}: {}", work.id, link.url)),
            }
        }
    }
}

/// Text that still reads like bytes of another encoding.
fn residue(catalogue: &Catalogue, problems: &mut Vec<String>) {
    for work in &catalogue.works {
        let texts = work
            .alt_titles
            .iter()
            .chain(&work.authors)
            .chain([&work.title]);
        for text in texts.filter(|text| is_damaged(text)) {
            problems.push(format!("work {}: damaged text: {text}", work.id));
        }
    }
}

/// Whether a text holds sequences that only a misread UTF-8 text has.
pub fn is_damaged(text: &str) -> bool {
    const SIGNS: [&str; 14] = [
        "Ã", "â€", "ðŸ", "√§", "√©", "√∂", "√º", "√†", "‚Ä", "‚à", "Ôº", "¬∑", "œÄ", "\u{FFFD}",
    ];
    SIGNS.iter().any(|sign| text.contains(sign))
}
