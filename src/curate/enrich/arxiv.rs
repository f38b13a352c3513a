//! arXiv's API: up to a hundred papers by their ids, as an Atom feed.

use roxmltree::{Document, Node};

use super::record::{Record, Wanted};
use super::stated;
use crate::curate::venues::Venues;
use crate::export::percent_encoded;
use crate::identity::ids;

/// The address that asks for these works.
pub fn question(endpoint: &str, batch: &[&Wanted]) -> String {
    let ids = batch.iter().filter_map(|work| work.arxiv_id.as_deref());
    let ids: Vec<String> = ids.map(percent_encoded).collect();
    format!(
        "{endpoint}?max_results={}&id_list={}",
        ids.len(),
        ids.join(",")
    )
}

/// The papers of a feed.
///
/// # Errors
/// If the text is no such feed.
pub fn read(feed: &str, venues: &Venues) -> Result<Vec<Record>, String> {
    let document = Document::parse(feed).map_err(|_| "the answer is not XML".to_owned())?;
    let root = document.root_element();
    if root.tag_name().name() != "feed" {
        return Err("the answer is not a feed".to_owned());
    }
    let entries = root
        .children()
        .filter(|node| node.tag_name().name() == "entry");
    Ok(entries.filter_map(|entry| paper(entry, venues)).collect())
}

fn paper(entry: Node, venues: &Venues) -> Option<Record> {
    let children = |name: &'static str| {
        let named = entry.children();
        named.filter(move |node| node.tag_name().name() == name)
    };
    let text = |name| children(name).next().map(|node| squeezed(node.text()));
    let arxiv_id = ids::arxiv_of_url(&text("id")?)?;
    let names = children("author").filter_map(|author| {
        let name = author
            .children()
            .find(|node| node.tag_name().name() == "name")?;
        Some(squeezed(name.text())).filter(|name| !name.is_empty())
    });
    let reference = text("journal_ref");
    let comment = text("comment");
    let published = reference
        .and_then(|text| stated::in_reference(&text, venues))
        .or_else(|| comment.and_then(|text| stated::in_comment(&text, venues)));
    Some(Record {
        year: ids::arxiv_date(&arxiv_id).map(|(year, _)| year),
        arxiv_id: Some(arxiv_id),
        doi: text("doi").filter(|doi| doi.starts_with("10.")),
        title: text("title").filter(|title| !title.is_empty())?,
        authors: names.collect(),
        published,
        ..Record::default()
    })
}

/// A text without the line breaks of the feed.
fn squeezed(text: Option<&str>) -> String {
    let words = text.unwrap_or_default().split_whitespace();
    words.collect::<Vec<_>>().join(" ")
}
