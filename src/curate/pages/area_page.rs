//! The pages of an area: its works, newest first, a thousand a page.

use super::html::Html;
use super::shell::{Page, count_of_works, up};
use super::{Site, is_folder};
use crate::work::{Area, Work};

const WORKS_A_PAGE: usize = 1_000;

/// The paths and texts of all pages of an area; none if its id is no name of a folder.
pub(super) fn pages(site: &Site<'_>, area: &Area) -> Vec<(String, String)> {
    if !is_folder(&area.id) {
        return Vec::new();
    }
    let works = site.works_of(area);
    let n_pages = works.len().div_ceil(WORKS_A_PAGE).max(1);
    let pages = (1..=n_pages).map(|number| {
        let start = (number - 1) * WORKS_A_PAGE;
        let share = &works[start..works.len().min(start + WORKS_A_PAGE)];
        let folder = folder(area, number);
        (
            format!("{folder}index.html"),
            page(site, area, &folder, share, (number, n_pages)),
        )
    });
    pages.collect()
}

fn folder(area: &Area, number: usize) -> String {
    match number {
        1 => format!("areas/{}/", area.id),
        _ => format!("areas/{}/{number}/", area.id),
    }
}

fn page(
    site: &Site<'_>,
    area: &Area,
    path: &str,
    works: &[&Work],
    (number, n_pages): (usize, usize),
) -> String {
    let up = up(path);
    let mut body = Html::default();
    body.element("h1", &area.label).markup("\n");
    if let Some(description) = &area.description {
        body.element("p", description).markup("\n");
    }
    if let Some(wider) = area.parent.as_deref().and_then(|id| site.areas.get(id)) {
        body.markup("<p>Part of ")
            .link(&format!("{up}areas/{}/", wider.id), &wider.label);
        body.markup(".</p>\n");
    }
    parts(&mut body, site, area, &up);
    list(&mut body, site, works, &up);
    pager(&mut body, area, &up, (number, n_pages));
    let mut head = Html::default();
    if let Some(base) = site.base {
        head.markup("<link rel=\"alternate\" type=\"application/atom+xml\"");
        head.attribute("title", &area.label);
        head.attribute("href", &base.url(&super::feeds::path_of(area)))
            .markup(">\n");
    }
    let n_works = count_of_works(site.works_of(area).len());
    let described = area.description.as_deref().unwrap_or(&area.label);
    Page {
        path,
        title: &match number {
            1 => area.label.clone(),
            _ => format!("{}, page {number}", area.label),
        },
        description: &format!("{described} {n_works}."),
        query: &format!("?area={}", area.id),
        head,
        body,
    }
    .render(site)
}

/// The narrower areas, with how many works each has itself.
fn parts(html: &mut Html, site: &Site<'_>, area: &Area, up: &str) {
    let parts: Vec<&Area> = site
        .parts_of(area)
        .filter(|part| is_folder(&part.id))
        .collect();
    if parts.is_empty() {
        return;
    }
    html.markup("<ul class=\"areas\">");
    for part in parts {
        html.markup("<li>")
            .link(&format!("{up}areas/{}/", part.id), &part.label);
        html.text(&format!(" ({})", site.works_of(part).len()))
            .markup("</li>");
    }
    html.markup("</ul>\n");
}

/// Works with their venue and year, each leading to its page.
pub(super) fn list(html: &mut Html, site: &Site<'_>, works: &[&Work], up: &str) {
    html.markup("<ul class=\"works\">\n");
    for work in works {
        html.markup("<li dir=\"auto\">")
            .link(&format!("{up}works/{}/", work.id), &work.title);
        let venue = work
            .venue
            .as_deref()
            .and_then(|venue| site.names.venue(venue));
        let venue = venue.map(|venue| venue.label.clone());
        let place: Vec<String> = venue
            .into_iter()
            .chain(work.year.map(|year| year.to_string()))
            .collect();
        if !place.is_empty() {
            html.markup(" <span>")
                .text(&place.join(" "))
                .markup("</span>");
        }
        html.markup("</li>\n");
    }
    html.markup("</ul>\n");
}

fn pager(html: &mut Html, area: &Area, up: &str, (number, n_pages): (usize, usize)) {
    if n_pages < 2 {
        return;
    }
    html.markup("<nav aria-label=\"Pages\">");
    for other in 1..=n_pages {
        if other == number {
            html.markup("<b aria-current=\"page\">")
                .text(&other.to_string())
                .markup("</b> ");
        } else {
            html.link(&format!("{up}{}", folder(area, other)), &other.to_string())
                .markup(" ");
        }
    }
    html.markup("</nav>\n");
}
