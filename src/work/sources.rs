//! The lists, and what each of them says about a work.

use serde::{Deserialize, Serialize};

/// Where the facts about a work come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkSources {
    /// Every line that lists it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listings: Vec<Listing>,
    /// What the lists disagree on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// Where facts come from that no list prints.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// One line of one list, as printed there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Id of the [`List`].
    pub list: String,
    /// Path of the page in the list's repository; absent for a list that is one file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Line on which the listing starts, from 1.
    pub line: u32,
    /// The headings above it, outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub area_path: Vec<String>,
    /// The title as printed there (repaired, not chosen).
    pub title: String,
    /// The venue as printed there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// The year as printed there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
}

/// A field on which the lists disagree, and how that was resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Name of the [`Work`](super::Work) field.
    pub field: String,
    /// What each list says.
    pub values: Vec<Claim>,
    /// The value the work has now.
    pub chosen: String,
    /// Why that one, in words.
    pub rule: String,
}

/// One list's value of a disputed field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Id of the [`List`].
    pub list: String,
    /// The value it prints.
    pub value: String,
}

/// Where a fact comes from that no list prints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Name of the [`Work`](super::Work) field.
    pub field: String,
    /// The value, in words.
    pub value: String,
    /// Who says so: an address, a file or a rule.
    pub source: String,
    /// ISO date on which the source said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
}

impl Evidence {
    /// The address of the source where it is a file of a repository on GitHub, written
    /// `OWNER/NAME:PATH@COMMIT`, or an address itself.
    pub fn file_address(&self) -> Option<String> {
        if self.source.starts_with("https://") {
            return Some(self.source.clone());
        }
        let (repository, file) = self.source.split_once(':')?;
        let (path, commit) = file.rsplit_once('@')?;
        let is_hex = |c: char| c.is_ascii_hexdigit();
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        let (owner, name) = repository.split_once('/')?;
        let is_sound = [owner, name]
            .iter()
            .all(|part| !part.is_empty() && part.chars().all(is_name))
            && commit.len() >= 7
            && commit.chars().all(is_hex);
        is_sound.then(|| format!("https://github.com/{repository}/blob/{commit}/{path}"))
    }
}

/// A curated list that works come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Unique; `000` to `003` for the first four.
    pub id: String,
    /// The list's own title.
    pub title: String,
    /// Its home, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// ISO date of its text: of the newest commit, or else of the download.
    #[serde(default, alias = "retrieved", skip_serializing_if = "Option::is_none")]
    pub dated: Option<String>,
    /// How many listings were read from it.
    pub listings: u32,
    /// Id of the list that this is an older edition of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition_of: Option<String>,
}

impl List {
    /// The id of the list that this one counts as: the one it is an edition of, or itself.
    pub fn counts_as(&self) -> &str {
        self.edition_of.as_ref().unwrap_or(&self.id)
    }
}

/// How many different lists these are, with editions of one list counted once; `None` for none.
pub fn count_lists(lists: &[&List]) -> Option<u32> {
    let mut ids: Vec<&str> = lists.iter().map(|list| list.counts_as()).collect();
    ids.sort_unstable();
    ids.dedup();
    u32::try_from(ids.len()).ok().filter(|&n_lists| n_lists > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_a_repository_has_an_address() {
        let address = |source: &str| {
            let evidence = Evidence {
                source: source.into(),
                ..Evidence::default()
            };
            evidence.file_address()
        };
        assert_eq!(
            address("owner/name:data/iclr.json@0123456789ab").as_deref(),
            Some("https://github.com/owner/name/blob/0123456789ab/data/iclr.json")
        );
        assert_eq!(
            address("https://example.org/a").as_deref(),
            Some("https://example.org/a")
        );
        for other in [
            "words of the title",
            "owner/name:path@HEAD",
            "a:b@0123456",
            "",
        ] {
            assert_eq!(address(other), None, "{other}");
        }
    }
}
