//! OpenAlex: up to fifty works by the DOIs that arXiv gives its papers, or one by its title.

use serde_json::Value;

use super::record::{Record, Wanted};
use crate::curate::facts::values::Published;
use crate::curate::venues::Venues;
use crate::export::percent_encoded;

/// The fields requested for each work.
const FIELDS: &str = "title,doi,publication_year,cited_by_count,authorships,locations";
/// Answers about many works leave out the authors after these.
const MOST_AUTHORS: usize = 100;
/// What arXiv's own DOIs start with.
const ARXIV: &str = "10.48550/arxiv.";

/// The address that asks for these works: by id, or the first by its title.
pub fn question(endpoint: &str, batch: &[&Wanted]) -> String {
    let doi = |work: &&Wanted| {
        let of_arxiv = work.arxiv_id.as_ref().map(|id| format!("{ARXIV}{id}"));
        of_arxiv.or_else(|| work.doi.clone())
    };
    let dois: Vec<String> = batch.iter().filter_map(doi).collect();
    let filter = match batch.first() {
        Some(work) if dois.is_empty() => {
            let words = work.titles.first().map(String::as_str).unwrap_or_default();
            // A comma would end the filter, and a bar mean another value.
            let words = words.replace([',', '|', ':'], " ");
            format!("title.search:{}", percent_encoded(&words))
        }
        _ => format!("doi:{}", percent_encoded(&dois.join("|"))),
    };
    format!("{endpoint}?per-page=50&select={FIELDS}&filter={filter}")
}

/// The works of an answer.
///
/// # Errors
/// If the text is no such answer.
pub fn read(body: &str, venues: &Venues) -> Result<Vec<Record>, String> {
    let body: Value =
        serde_json::from_str(body).map_err(|_| "the answer is not JSON".to_owned())?;
    let results = body.get("results").and_then(Value::as_array);
    let results = results.ok_or("the answer has no results")?;
    Ok(results
        .iter()
        .filter_map(|work| record(work, venues))
        .collect())
}

fn record(work: &Value, venues: &Venues) -> Option<Record> {
    let text = |value: &Value, name: &str| value.get(name)?.as_str().map(str::to_owned);
    let number = |name: &str| work.get(name)?.as_u64();
    let doi = text(work, "doi").and_then(|doi| super::bare_doi(&doi));
    let arxiv_id = doi.as_deref().and_then(|doi| doi.strip_prefix(ARXIV));
    let authorships = work.get("authorships").and_then(Value::as_array);
    let names: Vec<String> = authorships
        .into_iter()
        .flatten()
        .filter_map(|authorship| {
            text(authorship, "raw_author_name")
                .or_else(|| text(authorship.get("author")?, "display_name"))
        })
        .collect();
    let year = number("publication_year").and_then(|year| u16::try_from(year).ok());
    let locations = work.get("locations").and_then(Value::as_array);
    let published = locations.into_iter().flatten().find_map(|location| {
        let source = location.get("source")?;
        let kind = text(source, "type")?;
        let venue = venues.known(&text(source, "display_name")?)?.venue;
        let is_published = matches!(kind.as_str(), "conference" | "journal");
        Some(Published {
            venue,
            track: String::new(),
            year: year.filter(|_| is_published)?,
        })
    });
    Some(Record {
        arxiv_id: arxiv_id.map(str::to_owned),
        title: text(work, "title").filter(|title| !title.trim().is_empty())?,
        is_truncated: names.len() >= MOST_AUTHORS,
        authors: names,
        published,
        year,
        citations: number("cited_by_count").and_then(|count| u32::try_from(count).ok()),
        doi: doi.filter(|doi| !doi.starts_with(ARXIV)),
    })
}
