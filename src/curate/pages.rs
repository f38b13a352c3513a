//! Prerendering: a static page for each work and each area, for readers without JavaScript and for
//! search engines.
//!
//! The pages are folders, `works/ID/` and `areas/ID/`, and link to the explorer and to each other
//! by relative addresses, so they work under any path. Whatever needs an absolute address
//! (canonical links, sitemap, feeds) is written only if the site's own is known.

pub mod base;
pub mod front;

mod area_page;
mod feeds;
mod list_page;
mod missing;
mod shell;
mod sitemap;
mod work_page;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::rules::InputError;
use crate::catalogue::Catalogue;
use crate::export::{Names, Reference};
use crate::work::{Area, Work, venue_line};

use base::Base;

/// What a run wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Number of pages.
    pub pages: usize,
    /// Total size of all files, in bytes.
    pub bytes: usize,
    /// Works without a page, because their id cannot name a folder.
    pub left_out: Vec<String>,
}

/// Writes all pages into a directory, over those of an earlier run.
///
/// # Errors
/// If the directory cannot be written to.
pub fn write(
    catalogue: &Catalogue,
    out: &Path,
    base: Option<&Base>,
) -> Result<Written, InputError> {
    let site = Site::new(catalogue, base);
    let written = Tally::default();
    let put = |path: &str, text: &str| {
        written
            .pages
            .fetch_add(usize::from(path.ends_with(".html")), Ordering::Relaxed);
        written.bytes.fetch_add(text.len(), Ordering::Relaxed);
        put(&out.join(path), text)
    };
    in_parallel(&site.works, |work| {
        put(
            &format!("works/{}/index.html", work.id),
            &work_page::page(&site, work),
        )
    })?;
    in_parallel(&catalogue.areas, |area| {
        for (path, text) in area_page::pages(&site, area) {
            put(&path, &text)?;
        }
        Ok(())
    })?;
    put("works/index.html", &list_page::page(&site))?;
    put("404.html", &missing::page(base))?;
    if let Some(base) = base {
        put(front::OEMBED, &front::oembed(base))?;
    }
    for (path, text) in feeds::files(&site).into_iter().chain(sitemap::files(&site)) {
        put(&path, &text)?;
    }
    let is_odd = |work: &&Work| !is_folder(&work.id);
    let left_out = catalogue.works.iter().filter(is_odd);
    Ok(Written {
        pages: written.pages.into_inner(),
        bytes: written.bytes.into_inner(),
        left_out: left_out.map(|work| work.id.clone()).collect(),
    })
}

#[derive(Default)]
struct Tally {
    pages: AtomicUsize,
    bytes: AtomicUsize,
}

/// What all pages are made from.
struct Site<'a> {
    catalogue: &'a Catalogue,
    names: Names,
    base: Option<&'a Base>,
    /// The works that have a page.
    works: Vec<&'a Work>,
    areas: HashMap<&'a str, &'a Area>,
    /// The works of each area itself, without those of its subareas, newest first.
    works_of: HashMap<&'a str, Vec<&'a Work>>,
    /// The number of works of each area with its subareas.
    n_within: HashMap<String, usize>,
}

impl<'a> Site<'a> {
    fn new(catalogue: &'a Catalogue, base: Option<&'a Base>) -> Self {
        let works: Vec<&Work> = catalogue
            .works
            .iter()
            .filter(|work| is_folder(&work.id))
            .collect();
        let mut newest = works.clone();
        newest.sort_by(|a, b| newest_first(a, b));
        let mut works_of: HashMap<&str, Vec<&Work>> = HashMap::new();
        for work in newest {
            for area in &work.areas {
                works_of.entry(area).or_default().push(work);
            }
        }
        let names = Names::new(&catalogue.venues, &catalogue.areas, &catalogue.lists);
        Self {
            catalogue,
            n_within: n_within(&works, &names),
            names,
            base,
            works,
            areas: catalogue
                .areas
                .iter()
                .map(|area| (area.id.as_str(), area))
                .collect(),
            works_of,
        }
    }

    fn works_of(&self, area: &Area) -> &[&'a Work] {
        self.works_of
            .get(area.id.as_str())
            .map_or(&[], Vec::as_slice)
    }

    /// Venue and year, as far as they are known.
    fn place(&self, work: &Work) -> Option<String> {
        let place = Reference::new(work, &self.names).place;
        venue_line(place.as_deref(), None, work.year)
    }

    /// The areas directly within another one that have a page; those at the top without one.
    fn subareas<'s>(&'s self, parent: Option<&'s str>) -> impl Iterator<Item = &'a Area> + 's {
        let areas = self.catalogue.areas.iter();
        areas.filter(move |area| area.parent.as_deref() == parent && is_folder(&area.id))
    }

    /// The number of works of an area with its subareas.
    fn n_within(&self, area: &Area) -> usize {
        self.n_within.get(&area.id).copied().unwrap_or_default()
    }
}

/// Counts each work once in every area that it lies within.
fn n_within(works: &[&Work], names: &Names) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for work in works {
        let areas = work.areas.iter().flat_map(|area| names.lineage(area));
        for area in areas.collect::<HashSet<_>>() {
            *counts.entry(area.to_owned()).or_default() += 1;
        }
    }
    counts
}

fn newest_first(a: &Work, b: &Work) -> std::cmp::Ordering {
    let day = |work: &Work| (work.year, work.month);
    day(b).cmp(&day(a)).then_with(|| a.title.cmp(&b.title))
}

/// Whether an id can name a folder on every system, and does not escape from it.
fn is_folder(id: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    !id.is_empty() && id.len() <= 200 && !id.starts_with('.') && id.chars().all(is_plain)
}

fn put(file: &Path, text: &str) -> Result<(), InputError> {
    let failed = |error| InputError::new(file, error);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(file, text).map_err(failed)
}

/// Calls `each` for all items, on all processors; returns the first failure.
fn in_parallel<T: Sync>(
    items: &[T],
    each: impl Fn(&T) -> Result<(), InputError> + Sync,
) -> Result<(), InputError> {
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    let share = items.len().div_ceil(n_threads).max(1);
    thread::scope(|scope| {
        let each = &each;
        let running: Vec<_> = items
            .chunks(share)
            .map(|items| scope.spawn(move || items.iter().try_for_each(each)))
            .collect();
        running.into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    })
}
