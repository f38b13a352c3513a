//! `sitemap.xml` and `robots.txt`, for search engines.

use super::base::Base;
use super::{Site, is_folder};
use crate::export::markup_escaped;

/// Maximum number of addresses per file (sitemaps.org).
const ADDRESSES_A_FILE: usize = 50_000;

/// The files' paths and texts; none without a base, because both need absolute addresses.
pub(super) fn files(site: &Site<'_>) -> Vec<(String, String)> {
    let Some(base) = site.base else {
        return Vec::new();
    };
    let works = site.works.iter().map(|work| format!("works/{}/", work.id));
    let areas = site
        .catalogue
        .areas
        .iter()
        .filter(|area| is_folder(&area.id));
    let areas = areas.map(|area| format!("areas/{}/", area.id));
    let start = [String::new(), "works/".to_owned()].into_iter();
    let pages: Vec<String> = start
        .chain(areas)
        .chain(works)
        .map(|path| base.url(&path))
        .collect();
    let mut files = vec![("robots.txt".to_owned(), robots(base))];
    let parts: Vec<&[String]> = pages.chunks(ADDRESSES_A_FILE).collect();
    if let [all] = parts[..] {
        files.push(("sitemap.xml".to_owned(), xml("urlset", "url", all)));
        return files;
    }
    let name = |number: usize| format!("sitemap-{}.xml", number + 1);
    let names: Vec<String> = (0..parts.len())
        .map(|number| base.url(&name(number)))
        .collect();
    files.push((
        "sitemap.xml".to_owned(),
        xml("sitemapindex", "sitemap", &names),
    ));
    let parts = parts.iter().enumerate();
    files.extend(parts.map(|(number, part)| (name(number), xml("urlset", "url", part))));
    files
}

/// Obeyed only at the root of a host; harmless elsewhere.
fn robots(base: &Base) -> String {
    format!(
        "User-agent: *\nAllow: /\nSitemap: {}\n",
        base.url("sitemap.xml")
    )
}

fn xml(root: &str, entry: &str, addresses: &[String]) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    for address in addresses {
        let address = markup_escaped(address);
        text.push_str(&format!("<{entry}><loc>{address}</loc></{entry}>\n"));
    }
    text + &format!("</{root}>\n")
}
