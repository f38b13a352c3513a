//! The plain list of all works by area, for browsers that cannot run the explorer; only the areas
//! with their counts if the works are too many for one page.

use maud::{Markup, html};

use super::shell::{Page, count_of_works, up};
use super::{Site, area_page, is_folder};
use crate::work::{Area, Work};

const PATH: &str = "works/";
/// About half a megabyte.
const WORKS_AT_MOST: usize = 3_000;

/// The whole page.
pub(super) fn page(site: &Site<'_>) -> String {
    let n_works = count_of_works(site.works.len());
    Page {
        path: PATH,
        title: "All works",
        description: &format!("{n_works} on efficient large language models, by area."),
        query: "",
        head: html! {},
        body: body(site, &n_works),
    }
    .render(site)
}

fn body(site: &Site<'_>, n_works: &str) -> Markup {
    html! {
        // The target of the explorer's link for readers without JavaScript.
        p.reason #no-script role="note" {
            "The explorer needs JavaScript, which is turned off in this browser. "
            "Here is the plain list."
        }
        // `boot.js` shows this section if the explorer cannot start.
        section #plain-list {
            h1 { "All works" }
            p { (n_works) ", by area." }
            @if site.works.len() > WORKS_AT_MOST {
                (area_page::tree(site, None, &up(PATH)))
            } @else {
                (works(site))
            }
        }
    }
}

/// All works, each once, under its first area.
fn works(site: &Site<'_>) -> Markup {
    let up = up(PATH);
    let areas = site.catalogue.areas.iter();
    let areas = areas.filter(|area| is_folder(&area.id) && !site.works_of(area).is_empty());
    let firsts = |area: &Area| {
        let works = site.works_of(area).iter().copied();
        let firsts = works.filter(|work| work.areas.first() == Some(&area.id));
        firsts.collect::<Vec<&Work>>()
    };
    let works = site.works.iter().copied();
    let nowhere: Vec<&Work> = works.filter(|work| work.areas.is_empty()).collect();
    html! {
        @for area in areas {
            h2 { a href={ (up) "areas/" (area.id) "/" } { (area.label) } }
            (area_page::list(site, &firsts(area), &up))
        }
        @if !nowhere.is_empty() {
            h2 { "Without an area" }
            (area_page::list(site, &nowhere, &up))
        }
    }
}
