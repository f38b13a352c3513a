//! The pages of an area: its works, newest first, a thousand per page.

use maud::{Markup, html};

use super::shell::{Page, count_of_works, up};
use super::{Site, is_folder};
use crate::work::{Area, Work};

const WORKS_A_PAGE: usize = 1_000;

/// The paths and texts of an area's pages; none if its id cannot name a folder.
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
    let n_works = count_of_works(site.n_within(area));
    let described = area.description.as_deref().unwrap_or(&area.label);
    Page {
        path,
        title: &match number {
            1 => area.label.clone(),
            _ => format!("{}, page {number}", area.label),
        },
        description: &format!("{described} {n_works}."),
        query: &format!("?area={}", area.id),
        head: feed(site, area),
        body: html! {
            h1 { (area.label) }
            @if let Some(description) = &area.description {
                p { (description) }
            }
            @if let Some(wider) = area.parent.as_deref().and_then(|id| site.areas.get(id)) {
                p { "Part of " a href={ (up) "areas/" (wider.id) "/" } { (wider.label) } "." }
            }
            (subareas(site, area, &up))
            (list(site, works, &up))
            (pager(area, &up, (number, n_pages)))
        },
    }
    .render(site)
}

/// The link by which feed readers find the area's feed.
fn feed(site: &Site<'_>, area: &Area) -> Markup {
    let feed = site.base.map(|base| base.url(&super::feeds::path_of(area)));
    html! {
        @if let Some(feed) = feed {
            link rel="alternate" type="application/atom+xml" title=(area.label) href=(feed);
        }
    }
}

/// The areas directly within another one.
fn subareas(site: &Site<'_>, area: &Area, up: &str) -> Markup {
    let areas: Vec<&Area> = site.subareas(Some(&area.id)).collect();
    html! {
        @if !areas.is_empty() {
            ul.areas {
                @for area in areas { li { (with_count(site, area, up)) } }
            }
        }
    }
}

/// All areas. Those in a circle of parents, which only a broken catalogue has, are not reached.
pub(super) fn tree(site: &Site<'_>, parent: Option<&str>, up: &str) -> Markup {
    let areas: Vec<&Area> = site.subareas(parent).collect();
    html! {
        @if !areas.is_empty() {
            ul {
                @for area in areas {
                    li { (with_count(site, area, up)) (tree(site, Some(&area.id), up)) }
                }
            }
        }
    }
}

/// A link to an area, with the number of works in it and its subareas.
fn with_count(site: &Site<'_>, area: &Area, up: &str) -> Markup {
    html! {
        a href={ (up) "areas/" (area.id) "/" } { (area.label) }
        " (" (site.n_within(area)) ")"
    }
}

/// Works with venue and year, each linked to its page.
pub(super) fn list(site: &Site<'_>, works: &[&Work], up: &str) -> Markup {
    html! {
        ul.works {
            @for work in works {
                li dir="auto" {
                    a href={ (up) "works/" (work.id) "/" } { (work.title) }
                    @if let Some(place) = site.place(work) {
                        " " span { (place) }
                    }
                }
                "\n"
            }
        }
    }
}

fn pager(area: &Area, up: &str, (number, n_pages): (usize, usize)) -> Markup {
    html! {
        @if n_pages > 1 {
            nav aria-label="Pages" {
                @for other in 1..=n_pages {
                    @if other == number {
                        b aria-current="page" { (other) }
                    } @else {
                        a href={ (up) (folder(area, other)) } { (other) }
                    }
                    " "
                }
            }
        }
    }
}
