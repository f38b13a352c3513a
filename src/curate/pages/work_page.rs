//! The page of a work.

use super::html::Html;
use super::shell::{Page, up};
use super::{Site, is_folder};
use crate::export;
use crate::work::safe_url::SafeUrl;
use crate::work::{Kind, Rel, Work};

/// The whole page.
pub(super) fn page(site: &Site<'_>, work: &Work) -> String {
    let path = format!("works/{}/", work.id);
    let query = format!("?work={}", work.id);
    let description = description(site, work);
    Page {
        path: &path,
        title: &work.title,
        description: &description,
        query: &query,
        head: head(site, work, &path),
        body: body(site, work, &path),
    }
    .render(site)
}

/// What reference managers and search engines read.
fn head(site: &Site<'_>, work: &Work, path: &str) -> Html {
    let mut html = Html::default();
    html.property("og:type", "article");
    for (name, content) in export::highwire(work, &site.names) {
        html.meta(name, &content);
    }
    // Relative where the site's own address is not known.
    let own = site
        .base
        .map_or_else(|| "./".to_owned(), |base| base.url(path));
    html.json_ld(&export::json_ld(work, &site.names, &own));
    html
}

fn description(site: &Site<'_>, work: &Work) -> String {
    let what = match work.kind {
        Kind::Paper => "Paper",
        Kind::Project => "Project",
        Kind::Framework => "Framework",
        Kind::Article => "Article",
        Kind::Other => "Resource",
    };
    let areas: Vec<&str> = work
        .areas
        .iter()
        .map(|area| site.names.area(area))
        .collect();
    let mut text = what.to_owned();
    if !areas.is_empty() {
        text += " on ";
        text += &areas.join(", ");
    }
    if let Some(place) = place(site, work) {
        text += ", ";
        text += &place;
    }
    text + "."
}

/// Venue and year, as far as they are known.
fn place(site: &Site<'_>, work: &Work) -> Option<String> {
    let venue = work
        .venue
        .as_deref()
        .and_then(|venue| site.names.venue(venue));
    let venue = venue.map(|venue| venue.label.clone());
    let parts: Vec<String> = venue
        .into_iter()
        .chain(work.year.map(|year| year.to_string()))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn body(site: &Site<'_>, work: &Work, path: &str) -> Html {
    let up = up(path);
    let mut html = Html::default();
    html.markup("<article>\n<h1 dir=\"auto\">")
        .text(&work.title)
        .markup("</h1>\n");
    html.markup("<span class=\"Z3988\"");
    html.attribute("title", &export::coins(work, &site.names))
        .markup("></span>\n");
    authors(&mut html, work);
    if let Some(place) = place(site, work) {
        html.element("p", &place).markup("\n");
    }
    areas(&mut html, site, work, &up);
    links(&mut html, work);
    numbers(&mut html, work);
    listings(&mut html, site, work);
    html.markup("</article>\n");
    html
}

fn authors(html: &mut Html, work: &Work) {
    if work.authors.is_empty() {
        return;
    }
    html.markup("<p class=\"authors\">");
    for (i, author) in work.authors.iter().enumerate() {
        html.markup(if i > 0 { ", " } else { "" })
            .element("bdi", author);
    }
    html.markup(if work.authors_truncated {
        " et al."
    } else {
        ""
    })
    .markup("</p>\n");
}

fn areas(html: &mut Html, site: &Site<'_>, work: &Work, up: &str) {
    let known = work
        .areas
        .iter()
        .filter_map(|area| site.areas.get(area.as_str()));
    let known: Vec<_> = known.filter(|area| is_folder(&area.id)).collect();
    if known.is_empty() {
        return;
    }
    html.markup("<ul class=\"areas\">");
    for area in known {
        html.markup("<li>")
            .link(&format!("{up}areas/{}/", area.id), &area.label)
            .markup("</li>");
    }
    html.markup("</ul>\n");
}

fn links(html: &mut Html, work: &Work) {
    let links = work
        .links
        .iter()
        .filter_map(|link| Some((link, SafeUrl::new(link.web_address()?)?)));
    let links: Vec<_> = links.collect();
    if links.is_empty() {
        return;
    }
    html.markup("<ul class=\"links\">\n");
    for (link, address) in links {
        html.markup("<li>").element("b", name(link.rel)).markup(" ");
        html.link_out(address, address.as_str()).markup("</li>\n");
    }
    html.markup("</ul>\n");
}

fn name(rel: Rel) -> &'static str {
    match rel {
        Rel::Paper => "Paper",
        Rel::Pdf => "PDF",
        Rel::Code => "Code",
        Rel::Model => "Model",
        Rel::Dataset => "Data set",
        Rel::Blog => "Blog",
        Rel::Video => "Video",
        Rel::Project => "Project",
        Rel::Figure => "Figure",
        Rel::Other => "More",
    }
}

/// What is counted, each with its day. Unknown counts are not written.
fn numbers(html: &mut Html, work: &Work) {
    for repo in &work.repos {
        let (Some(stars), Some(as_of)) = (repo.stars, &repo.as_of) else {
            continue;
        };
        html.markup("<p>")
            .element("bdi", &repo.name)
            .text(&format!(": {stars} stars on "));
        html.element("time", as_of).markup("</p>\n");
    }
    if let Some(citations) = &work.citations {
        html.element(
            "p",
            &format!("{} citations, as a list says.", citations.count),
        )
        .markup("\n");
    }
}

fn listings(html: &mut Html, site: &Site<'_>, work: &Work) {
    html.markup("<h2>Where it is listed</h2>\n<ul class=\"listings\">\n");
    for listing in &work.listings {
        html.markup("<li>");
        let list = site.names.list(&listing.list);
        let title = list.map_or(listing.list.as_str(), |list| list.title.as_str());
        match list.and_then(|list| SafeUrl::new(list.url.as_deref()?)) {
            Some(address) => html.link_out(address, title),
            None => html.text(title),
        };
        html.text(&format!(", line {}", listing.line));
        if !listing.area_path.is_empty() {
            html.markup(": ")
                .element("bdi", &listing.area_path.join(" › "));
        }
        html.markup("</li>\n");
    }
    html.markup("</ul>\n");
}
