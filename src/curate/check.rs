//! The check of a finished catalogue: what its own rules and good sense forbid.

use std::collections::BTreeMap;

use crate::catalogue::Catalogue;

use super::{titles, urls};

/// What is wrong, a sentence each.
pub fn problems(catalogue: &Catalogue) -> Vec<String> {
    let mut problems = catalogue.problems();
    bad_addresses(catalogue, &mut problems);
    twin_titles(catalogue, &mut problems);
    residue(catalogue, &mut problems);
    problems
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

fn twin_titles(catalogue: &Catalogue, problems: &mut Vec<String>) {
    let mut seen = BTreeMap::new();
    for work in &catalogue.works {
        if let Some(other) = seen.insert((work.kind, titles::key(&work.title)), &work.id) {
            problems.push(format!("work {}: has the title of work {other}", work.id));
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
