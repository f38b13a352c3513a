//! A list on the disk: its pages found, decoded, mended and read.

use std::path::{Path, PathBuf};

use super::entry::{Complaint, ComplaintKind, RawEntry, RawLink};
use super::lists::{self, ListRule, PageRule};
use super::mend;
use super::read::Dialect;
use super::report::ListReport;
use super::rules::InputError;
use crate::identity::urls;

/// A list as read.
pub struct Source<'a> {
    /// What the rules say of it.
    pub rule: &'a ListRule,
    /// Its listings.
    pub entries: Vec<RawEntry>,
    /// What was found on the way.
    pub report: ListReport,
    /// ISO date of the text, where that is known.
    pub dated: Option<String>,
}

impl<'a> Source<'a> {
    /// A list of which nothing has been read yet.
    pub fn new(rule: &'a ListRule) -> Self {
        Self {
            rule,
            entries: Vec::new(),
            report: ListReport {
                id: rule.id.clone(),
                ..ListReport::default()
            },
            dated: rule.dated.clone(),
        }
    }

    /// The page that a listing is on, by what the rules say; a list that is one file has none.
    pub fn page(&self, entry: &RawEntry) -> Option<&'a PageRule> {
        self.rule.pages.get(entry.page)
    }

    /// Mends and reads the next page, as found in the file of this name. `raw` is its address,
    /// which pictures are beside.
    pub fn add_text(&mut self, file: &str, text: &str, raw: Option<&str>) {
        let at = self.report.files.len();
        let mended = mend::mend(text);
        let damage = mended.damage.map(|damage| damage.to_string());
        let (mut entries, mut complaints) = read_mended(self.rule, at, &mended.text);
        complaints.extend(mended.complaints);
        complaints.extend(mark_cut_off(&mut entries));
        complaints.extend(surprise(self.rule, damage.as_deref()));
        if entries.is_empty() {
            let reason = "no listing at all";
            complaints.push(Complaint::new(1, ComplaintKind::Unread, reason));
        }
        place_figures(&mut entries, raw);
        for entry in &mut entries {
            entry.page = at;
        }
        let report = &mut self.report;
        report.files.push(file.to_owned());
        report.damage = report.damage.take().or(damage);
        report.listings += entries.len();
        let complaints = complaints.into_iter().map(|complaint| complaint.on(at));
        report.complaints.extend(complaints);
        self.entries.extend(entries);
    }
}

/// Reads a mended page of a list: its listings and complaints.
pub fn read_mended(rule: &ListRule, page: usize, text: &str) -> (Vec<RawEntry>, Vec<Complaint>) {
    let page = rule.pages.get(page);
    let dialect = page.and_then(|page| page.dialect.as_deref());
    let named = Dialect::named(dialect.unwrap_or(&rule.dialect));
    named.unwrap_or_else(|| Dialect::recognise(text)).read(text)
}

/// Finds, mends and reads one list.
///
/// # Errors
/// If a file of the list is missing or no text, or a dialect is unknown.
pub fn read<'a>(
    rule: &'a ListRule,
    all: &[ListRule],
    lists: &Path,
    data: &Path,
) -> Result<Source<'a>, InputError> {
    let of_pages = rule.pages.iter().filter_map(|page| page.dialect.as_ref());
    let named = std::iter::once(&rule.dialect).filter(|name| !name.is_empty());
    if let Some(name) = of_pages
        .chain(named)
        .find(|name| Dialect::named(name).is_none())
    {
        let reason = format!("list {}: no dialect is called `{name}`", rule.id);
        return Err(InputError::new(&data.join("lists.toml"), reason));
    }
    let mut source = Source::new(rule);
    for (page, file) in files(rule, lists)? {
        let bytes = std::fs::read(&file).map_err(|error| InputError::new(&file, error))?;
        let text = mend::decode(&bytes).map_err(|error| InputError::new(&file, error))?;
        let name = file.strip_prefix(lists).unwrap_or(&file).to_string_lossy();
        let repository = lists::repository(all, rule);
        let raw = repository.map(|name| raw_address(name, page));
        source.add_text(&name, text, raw.as_deref());
    }
    Ok(source)
}

/// Where the text of a page of a repository is to be had.
fn raw_address(repository: &str, page: &str) -> String {
    format!("https://raw.githubusercontent.com/{repository}/HEAD/{page}")
}

/// The files of a list, each with its path in the repository.
fn files<'a>(rule: &'a ListRule, lists: &Path) -> Result<Vec<(&'a str, PathBuf)>, InputError> {
    let Some(folder) = rule.folder() else {
        return Ok(vec![("README.md", find(rule, lists)?)]);
    };
    let mut files = Vec::new();
    for page in &rule.pages {
        let file = lists.join(&folder).join(&page.path);
        if !file.is_file() {
            let reason = format!(
                "page of list {} is missing; `curate fetch` gets it",
                rule.id
            );
            return Err(InputError::new(&file, reason));
        }
        files.push((page.path.as_str(), file));
    }
    Ok(files)
}

/// Gives pictures that are named by a path from the list an address, or leaves them out if it
/// is not known where the list is.
fn place_figures(entries: &mut [RawEntry], raw: Option<&str>) {
    let is_path = |link: &RawLink| link.figure && !link.url.contains(':');
    for entry in entries {
        for link in entry.links.iter_mut().filter(|link| is_path(link)) {
            let address = raw.and_then(|raw| urls::beside(raw, &link.url));
            link.url = address.unwrap_or_default();
        }
        entry
            .links
            .retain(|link| !link.url.is_empty() || !link.figure);
    }
}

/// Detects a list that caps the number of authors it prints: many entries then have exactly the
/// maximum, and are marked as cut off.
fn mark_cut_off(entries: &mut [RawEntry]) -> Option<Complaint> {
    let most = entries.iter().map(|entry| entry.authors.len()).max()?;
    let with = |count: usize| {
        entries
            .iter()
            .filter(|entry| entry.authors.len() == count)
            .count()
    };
    let (at_most, below) = (with(most), with(most.saturating_sub(1)));
    // Lists of authors get rarer with length, so a heap at the very end is a cut.
    if most < 3 || at_most < 10 || at_most < 2 * below {
        return None;
    }
    for entry in entries
        .iter_mut()
        .filter(|entry| entry.authors.len() == most)
    {
        entry.authors_truncated = true;
    }
    let reason = format!(
        "no entry has more than {most} authors and {at_most} have that many: taken as cut off"
    );
    Some(Complaint::new(1, ComplaintKind::Inferred, reason))
}

/// Complains if the encoding damage is not the one that is known.
fn surprise(rule: &ListRule, found: Option<&str>) -> Option<Complaint> {
    let known = rule.damage.as_deref();
    (found != known).then(|| {
        let [found, known] = [found, known].map(|damage| damage.unwrap_or("none"));
        let reason = format!("encoding damage is {found}, and the rules know of {known}");
        Complaint::new(1, ComplaintKind::Inferred, reason)
    })
}

/// The list's file by its usual name, else the only one that starts with its id.
fn find(rule: &ListRule, lists: &Path) -> Result<PathBuf, InputError> {
    let usual = lists.join(rule.file.as_deref().unwrap_or(&rule.id));
    if usual.is_file() {
        return Ok(usual);
    }
    let listing = std::fs::read_dir(lists).map_err(|error| InputError::new(lists, error))?;
    let mut found: Vec<PathBuf> = listing
        .filter_map(Result::ok)
        .filter(|file| {
            let name = file.file_name();
            let name = name.to_string_lossy();
            let rest = name.strip_prefix(&rule.id);
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
        })
        .map(|file| file.path())
        .collect();
    found.sort();
    match found.as_slice() {
        [only] => Ok(only.clone()),
        [] => Err(InputError::new(
            &usual,
            format!(
                "list {} is missing; `--list` builds from the others",
                rule.id
            ),
        )),
        _ => Err(InputError::new(
            &usual,
            format!("{} files could be list {}", found.len(), rule.id),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heap_of_entries_with_the_most_authors_is_a_cut() {
        let entry = |count: usize| RawEntry {
            authors: vec!["Ann Bell".into(); count],
            ..RawEntry::default()
        };
        let mut entries: Vec<_> = [4; 12].into_iter().chain([3; 5]).map(entry).collect();
        assert!(mark_cut_off(&mut entries).is_some());
        assert_eq!(
            entries
                .iter()
                .filter(|entry| entry.authors_truncated)
                .count(),
            12
        );
        entries.push(entry(5));
        assert_eq!(mark_cut_off(&mut entries), None);
    }

    #[test]
    fn a_picture_beside_the_list_gets_an_address() {
        let figure = |url: &str| RawLink {
            figure: true,
            ..RawLink::new("", url)
        };
        let entry = RawEntry {
            links: vec![
                RawLink::new("Paper", "papers/a.pdf"),
                figure("figures/a.png"),
                figure("https://a.org/b.png"),
                figure("../c.png"),
            ],
            ..RawEntry::default()
        };
        let urls = |raw: Option<&str>| {
            let mut entries = [entry.clone()];
            place_figures(&mut entries, raw);
            let [entry] = entries;
            let urls = entry.links.into_iter().map(|link| link.url);
            urls.collect::<Vec<_>>()
        };
        assert_eq!(
            urls(Some("https://raw.example.org/README.md")),
            [
                "papers/a.pdf",
                "https://raw.example.org/figures/a.png",
                "https://a.org/b.png"
            ]
        );
        assert_eq!(urls(None), ["papers/a.pdf", "https://a.org/b.png"]);
    }

    #[test]
    fn a_renamed_file_is_found_if_there_is_only_one() {
        let scratch = tempfile::tempdir().unwrap();
        let rule = ListRule {
            id: "00".into(),
            file: Some("00_usual.txt".into()),
            ..ListRule::default()
        };
        let find = || find(&rule, scratch.path()).map_err(|error| error.to_string());
        let touch = |name: &str| std::fs::write(scratch.path().join(name), "").unwrap();
        touch("001.txt");
        assert!(find().unwrap_err().contains("list 00 is missing"));
        touch("00-other.txt");
        assert!(find().unwrap().ends_with("00-other.txt"));
        touch("00.md");
        assert!(find().unwrap_err().contains("2 files could be list 00"));
        touch("00_usual.txt");
        assert!(find().unwrap().ends_with("00_usual.txt"));
    }
}
