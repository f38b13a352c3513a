//! The plain list: all works by area, for whoever cannot run the explorer. Where there are too
//! many for one page, the areas with their counts.

use super::html::Html;
use super::shell::{Page, count_of_works, up};
use super::{Site, area_page, is_folder};
use crate::work::Work;

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
        head: Html::default(),
        body: body(site, &n_works),
    }
    .render(site)
}

fn body(site: &Site<'_>, n_works: &str) -> Html {
    let up = up(PATH);
    let mut html = Html::default();
    // Where the page without scripts sends its readers.
    html.markup("<p class=\"reason\" id=\"no-script\" role=\"note\">The explorer runs in your ");
    html.markup(
        "browser and needs JavaScript, which is switched off here. This is the plain list.</p>\n",
    );
    // The loader takes this section when the explorer cannot start.
    html.markup("<section id=\"plain-list\">\n<h1>All works</h1>\n<p>");
    html.text(n_works).markup(", by area.</p>\n");
    let is_long = site.works.len() > WORKS_AT_MOST;
    for area in site
        .catalogue
        .areas
        .iter()
        .filter(|area| is_folder(&area.id))
    {
        let works = site.works_of(area);
        if works.is_empty() {
            continue;
        }
        html.markup("<h2>")
            .link(&format!("{up}areas/{}/", area.id), &area.label)
            .markup("</h2>\n");
        if is_long {
            html.element("p", &count_of_works(works.len())).markup("\n");
        } else {
            // Each once, under the area that it names first.
            let is_first = |work: &&Work| work.areas.first() == Some(&area.id);
            let firsts: Vec<&Work> = works.iter().copied().filter(is_first).collect();
            area_page::list(&mut html, site, &firsts, &up);
        }
    }
    let nowhere: Vec<&Work> = site
        .works
        .iter()
        .copied()
        .filter(|work| work.areas.is_empty())
        .collect();
    if !nowhere.is_empty() && !is_long {
        html.markup("<h2>Without an area</h2>\n");
        area_page::list(&mut html, site, &nowhere, &up);
    }
    html.markup("</section>\n");
    html
}
