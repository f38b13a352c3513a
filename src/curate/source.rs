//! A list on the disk: found, decoded, mended and read.

use std::path::{Path, PathBuf};

use super::entry::{Complaint, ComplaintKind, RawEntry, RawLink};
use super::mend;
use super::read::Dialect;
use super::report::ListReport;
use super::rules::{InputError, ListRule};
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
    pub retrieved: Option<String>,
}

/// Finds, mends and reads one list.
///
/// # Errors
/// If the list's file is missing or no text, or its dialect is unknown.
pub fn read<'a>(rule: &'a ListRule, lists: &Path, data: &Path) -> Result<Source<'a>, InputError> {
    let is_known = rule.dialect.is_empty() || Dialect::named(&rule.dialect).is_some();
    if !is_known {
        let reason = format!("list {}: no dialect is called `{}`", rule.id, rule.dialect);
        return Err(InputError::new(&data.join("lists.toml"), reason));
    }
    let file = find(rule, lists)?;
    let bytes = std::fs::read(&file).map_err(|error| InputError::new(&file, error))?;
    let text = mend::decode(&bytes).map_err(|error| InputError::new(&file, error))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    Ok(read_text(rule, &name, text))
}

/// Mends and reads the text of one list, as found in the file of this name.
pub fn read_text<'a>(rule: &'a ListRule, name: &str, text: &str) -> Source<'a> {
    let mended = mend::mend(text);
    let damage = mended.damage.map(|damage| damage.to_string());
    let named = Dialect::named(&rule.dialect);
    let dialect = named.unwrap_or_else(|| Dialect::recognise(&mended.text));
    let (mut entries, mut complaints) = dialect.read(&mended.text);
    complaints.extend(mended.complaints);
    complaints.extend(mark_cut_off(&mut entries));
    place_figures(&mut entries, rule.raw.as_deref());
    complaints.extend(surprise(rule, damage.as_deref()));
    if entries.is_empty() {
        let reason = "no listing at all";
        complaints.push(Complaint::new(1, ComplaintKind::Unread, reason));
    }
    let report = ListReport {
        id: rule.id.clone(),
        file: name.to_owned(),
        damage,
        listings: entries.len(),
        complaints,
        ..ListReport::default()
    };
    Source {
        rule,
        entries,
        report,
        retrieved: rule.retrieved.clone(),
    }
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

/// Finds out whether a list never prints more than so many authors: then many entries have
/// exactly that many, and theirs are marked as cut off.
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
    let usual = lists.join(&rule.file);
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
            format!("list {} is missing", rule.id),
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
            title: String::new(),
            url: None,
            raw: None,
            retrieved: None,
            file: "00_usual.txt".into(),
            dialect: "survey".into(),
            damage: None,
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
