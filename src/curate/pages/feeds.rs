//! Atom feeds: one of all works, and one of each area and its subareas.

use super::shell::NAME;
use super::{Site, is_folder};
use crate::export::{Feed, atom, in_area};
use crate::work::{Area, Work};

/// The path of the feed of all works.
pub(super) const ALL: &str = "feed.atom";

/// The path of an area's feed.
pub(super) fn path_of(area: &Area) -> String {
    format!("areas/{}/feed.atom", area.id)
}

/// The files' paths and texts; none without a base, because entries need permanent addresses.
pub(super) fn files(site: &Site<'_>) -> Vec<(String, String)> {
    let Some(base) = site.base else {
        return Vec::new();
    };
    let page_of = |work: &Work| base.url(&format!("works/{}/", work.id));
    let write = |path: &str, title: &str, page: &str, works: &[&Work]| {
        let feed = Feed {
            title,
            address: &base.url(path),
            page: &base.url(page),
            as_of: site.catalogue.as_of(),
        };
        (path.to_owned(), atom(&feed, works, &site.names, &page_of))
    };
    let all = write(ALL, NAME, "", &site.works);
    let areas = site
        .catalogue
        .areas
        .iter()
        .filter(|area| is_folder(&area.id));
    let feeds = areas.map(|area| {
        let works = in_area(&site.works, &site.names, &area.id);
        let title = format!("{} · {NAME}", area.label);
        write(
            &path_of(area),
            &title,
            &format!("areas/{}/", area.id),
            &works,
        )
    });
    std::iter::once(all).chain(feeds).collect()
}
