//! Crossref: what publishers say of a work with a DOI.

use serde_json::Value;

use super::record::{Record, Wanted};
use crate::curate::facts::values::Published;
use crate::curate::venues::Venues;
use crate::export::percent_encoded;

/// The address that asks for these works by their DOIs.
pub fn question(endpoint: &str, batch: &[&Wanted]) -> String {
    let dois = batch.iter().filter_map(|work| work.doi.as_deref());
    let filters: Vec<String> = dois
        .map(|doi| format!("doi:{}", percent_encoded(doi)))
        .collect();
    let rows = filters.len();
    format!(
        "{endpoint}?rows={rows}&select=DOI,title,author,container-title,issued,type&filter={}",
        filters.join(",")
    )
}

/// The works of an answer.
///
/// # Errors
/// If the text is no such answer.
pub fn read(body: &str, venues: &Venues) -> Result<Vec<Record>, String> {
    let body: Value =
        serde_json::from_str(body).map_err(|_| "the answer is not JSON".to_owned())?;
    let items = body.pointer("/message/items").and_then(Value::as_array);
    let items = items.ok_or("the answer has no items")?;
    Ok(items
        .iter()
        .filter_map(|item| record(item, venues))
        .collect())
}

fn record(item: &Value, venues: &Venues) -> Option<Record> {
    let first = |name: &str| item.get(name)?.get(0)?.as_str().map(str::to_owned);
    let year = item
        .pointer("/issued/date-parts/0/0")
        .and_then(Value::as_u64);
    let year = year.and_then(|year| u16::try_from(year).ok());
    let venue = first("container-title").and_then(|printed| Some(venues.known(&printed)?.venue));
    let kind = item.get("type").and_then(Value::as_str).unwrap_or_default();
    let is_published = matches!(kind, "proceedings-article" | "journal-article");
    let authors = item.get("author").and_then(Value::as_array);
    Some(Record {
        doi: item.get("DOI")?.as_str().and_then(super::bare_doi),
        title: first("title").filter(|title| !title.trim().is_empty())?,
        authors: authors.into_iter().flatten().filter_map(name).collect(),
        published: venue
            .zip(year)
            .filter(|_| is_published)
            .map(|(venue, year)| Published {
                venue,
                track: String::new(),
                year,
            }),
        year,
        ..Record::default()
    })
}

/// A person by given and family name, or a body by its one name.
fn name(author: &Value) -> Option<String> {
    let text = |name: &str| author.get(name).and_then(Value::as_str);
    let person = text("family").map(|family| match text("given") {
        Some(given) => format!("{given} {family}"),
        None => family.to_owned(),
    });
    person
        .or_else(|| text("name").map(str::to_owned))
        .filter(|name| !name.trim().is_empty())
}
