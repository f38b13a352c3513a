//! The page of a work.

use maud::{Markup, html};

use super::shell::{Page, json_ld, link_out, up};
use super::{Site, is_folder};
use crate::export::{self, rel_label};
use crate::work::safe_url::SafeUrl;
use crate::work::{Kind, Work};

/// The whole page.
pub(super) fn page(site: &Site<'_>, work: &Work) -> String {
    let path = format!("works/{}/", work.id);
    Page {
        path: &path,
        title: &work.title,
        description: &description(site, work),
        query: &format!("?work={}", work.id),
        head: head(site, work, &path),
        body: body(site, work, &up(&path)),
    }
    .render(site)
}

/// Metadata for reference managers and search engines.
fn head(site: &Site<'_>, work: &Work, path: &str) -> Markup {
    // Relative if the site's address is unknown.
    let own = site
        .base
        .map_or_else(|| "./".to_owned(), |base| base.url(path));
    html! {
        meta property="og:type" content="article";
        @for (name, content) in export::highwire(work, &site.names) {
            meta name=(name) content=(content);
        }
        (json_ld(&export::json_ld(work, &site.names, &own)))
    }
}

/// `Paper on pruning and quantization, ICML 2024.`
fn description(site: &Site<'_>, work: &Work) -> String {
    let kind = match work.kind {
        Kind::Paper => "Paper",
        Kind::Project => "Project",
        Kind::Framework => "Framework",
        Kind::Article => "Article",
        Kind::Other => "Resource",
    };
    let areas = work.areas.iter().map(|area| site.names.area(area));
    let areas = areas.collect::<Vec<_>>().join(", ");
    let mut text = kind.to_owned();
    if !areas.is_empty() {
        text += &format!(" on {areas}");
    }
    if let Some(place) = site.place(work) {
        text += &format!(", {place}");
    }
    text + "."
}

fn body(site: &Site<'_>, work: &Work, up: &str) -> Markup {
    html! {
        article {
            h1 dir="auto" { (work.title) }
            span.Z3988 title=(export::coins(work, &site.names)) {}
            (authors(work))
            @if let Some(place) = site.place(work) {
                p { (place) }
            }
            (areas(site, work, up))
            (links(work))
            (numbers(work))
            (listings(site, work))
        }
    }
}

fn authors(work: &Work) -> Markup {
    html! {
        @if !work.authors.is_empty() {
            p.authors {
                @for (position, author) in work.authors.iter().enumerate() {
                    @if position > 0 { ", " }
                    bdi { (author) }
                }
                @if work.authors_truncated { " et al." }
            }
        }
    }
}

fn areas(site: &Site<'_>, work: &Work, up: &str) -> Markup {
    let known = work.areas.iter();
    let known = known.filter_map(|area| site.areas.get(area.as_str()));
    let known: Vec<_> = known.filter(|area| is_folder(&area.id)).collect();
    html! {
        @if !known.is_empty() {
            ul.areas {
                @for area in known {
                    li { a href={ (up) "areas/" (area.id) "/" } { (area.label) } }
                }
            }
        }
    }
}

fn links(work: &Work) -> Markup {
    let links = work.links.iter();
    let links = links.filter_map(|link| Some((link, SafeUrl::new(link.web_address()?)?)));
    let links: Vec<_> = links.collect();
    html! {
        @if !links.is_empty() {
            ul.links {
                @for (link, address) in links {
                    li { b { (rel_label(link.rel)) } " " (link_out(address, address.as_str())) }
                }
            }
        }
    }
}

/// Star and citation counts; unknown ones are left out.
fn numbers(work: &Work) -> Markup {
    let counted = work.repos.iter();
    let counted = counted.filter_map(|repo| Some((&repo.name, repo.stars?, repo.as_of.as_ref()?)));
    html! {
        @for (name, stars, as_of) in counted {
            p { bdi { (name) } ": " (stars) " stars as of " time { (as_of) } }
        }
        @if let Some(citations) = &work.citations {
            p { (citations.count) " citations" }
        }
    }
}

fn listings(site: &Site<'_>, work: &Work) -> Markup {
    html! {
        h2 { "Listed in" }
        ul.listings {
            @for listing in &work.listings {
                @let list = site.names.list(&listing.list);
                @let title = list.map_or(listing.list.as_str(), |list| list.title.as_str());
                li {
                    @match list.and_then(|list| SafeUrl::new(list.url.as_deref()?)) {
                        Some(address) => (link_out(address, title)),
                        None => (title),
                    }
                    ", line " (listing.line)
                    @if !listing.area_path.is_empty() {
                        ": " bdi { (listing.area_path.join(" › ")) }
                    }
                }
            }
        }
    }
}
