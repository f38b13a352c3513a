//! Catalogues in chunks of every size.

use super::*;
use crate::catalogue::tests::{sample as with_sources, without_sources};

fn sample() -> Catalogue {
    without_sources(with_sources())
}

fn with_no_works(head: &str) -> String {
    head.strip_suffix('}').unwrap().to_owned() + ",\"works\":[]}"
}

/// The catalogue read from a file in chunks of a given size, and what was left out.
fn streamed(text: &str, chunk: usize) -> Result<(Catalogue, Vec<String>), ReadError> {
    let mut stream = Stream::default();
    let mut chunks = text.as_bytes().chunks(chunk);
    let mut catalogue = Catalogue::default();
    let mut quarantined = Vec::new();
    loop {
        match stream.next_part()? {
            Some(Part::Head(head)) => {
                let again = crate::catalogue::read(&with_no_works(&stream.head_json()));
                assert_eq!(again.map(|parsed| parsed.catalogue), Ok((*head).clone()));
                catalogue = *head;
            }
            Some(Part::Work(work, json)) => {
                assert_eq!(serde_json::from_slice::<Work>(&json).unwrap(), *work);
                catalogue.works.push(*work);
            }
            Some(Part::Quarantined(reason)) => quarantined.push(reason),
            Some(Part::End) => return Ok((catalogue, quarantined)),
            None => match chunks.next() {
                Some(chunk) => stream.push(chunk),
                None => stream.close(),
            },
        }
    }
}

#[test]
fn a_file_in_chunks_reads_as_in_one() {
    let text = sample().to_canonical_json();
    for chunk in 1..text.len() + 1 {
        assert_eq!(streamed(&text, chunk), Ok((sample(), vec![])), "{chunk}");
    }
}

#[test]
fn any_order_of_keys_and_any_spaces_are_read() {
    let text = sample().to_canonical_json();
    let works = text.find("\"works\"").unwrap();
    let works_first = format!(
        "{{{},{}}}",
        text[works..].trim_end().trim_end_matches('}'),
        text[1..works].trim().trim_end_matches(',')
    );
    let wide = text.replace(":[", " : [ ").replace("{\"id\"", "\t{ \"id\"");
    let more = text.replace("\"schema\"", "\"hologram\":{\"x\":[1]},\"schema\"");
    for text in [works_first, wide, more] {
        for chunk in [1, 7, 1_000] {
            assert_eq!(streamed(&text, chunk), Ok((sample(), vec![])), "{text}");
        }
    }
}

#[test]
fn a_broken_work_is_quarantined_and_the_rest_kept() {
    let text = sample().to_canonical_json();
    let text = text.replace("\"works\":[", "\"works\":[{\"id\":5},");
    for chunk in [1, 1_000] {
        let (catalogue, quarantined) = streamed(&text, chunk).unwrap();
        assert_eq!(catalogue, sample());
        assert_eq!(quarantined.len(), 1);
        assert!(
            quarantined[0].starts_with("work 1 left out: invalid type"),
            "{quarantined:?}"
        );
    }
}

#[test]
fn what_is_no_catalogue_says_where() {
    let cut = &sample().to_canonical_json()[..400];
    for text in [
        "",
        "<!doctype html>",
        "{\"schema\": 1, \"works\": [{",
        "[1]",
        "{}",
        cut,
    ] {
        for chunk in [1, 1_000] {
            let error = streamed(text, chunk).unwrap_err().to_string();
            assert!(error.contains("line"), "{text:?}: {error}");
        }
    }
    let newer = "{\"schema\": 3, \"works\": \"elsewhere\"}";
    assert_eq!(streamed(newer, 3), Err(ReadError::TooNew(3)));
}
