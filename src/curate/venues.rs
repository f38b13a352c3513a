//! Venues: from what a list prints to a venue and a part of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::work::{Track, Venue, VenueKind};

use super::rules::{TRACK_WORDS, VenueRule};
use super::slug::slug;
use crate::identity::titles;

/// Where a work appeared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Venue id.
    pub venue: String,
    /// Part of the venue; none for the main one.
    pub track: Option<Track>,
    /// What sort of venue.
    pub kind: VenueKind,
}

impl Place {
    /// How much a place counts when listings disagree: published, workshop, preprint, web.
    pub fn rank(&self) -> u8 {
        match (self.kind, self.track) {
            (VenueKind::Conference | VenueKind::Journal, None | Some(Track::Findings)) => 3,
            (VenueKind::Conference | VenueKind::Journal, Some(Track::Short | Track::Demo)) => 3,
            (VenueKind::Conference | VenueKind::Journal | VenueKind::Workshop, _) => 2,
            (VenueKind::Preprint, _) => 1,
            (VenueKind::Web, _) => 0,
        }
    }
}

/// The venues known, and those met on the way.
#[derive(Clone, Debug, Default)]
pub struct Venues {
    venues: Vec<Venue>,
    ids: BTreeMap<String, usize>,
    /// Comparable name → position and track.
    names: BTreeMap<String, (usize, Option<Track>)>,
    /// Names in full, for venues that are printed in words.
    full: Vec<(String, usize)>,
    /// How many of them come from rules.
    ruled: usize,
}

impl Venues {
    /// Takes in the rules.
    pub fn new(rules: &[VenueRule]) -> Self {
        let mut known = Self::default();
        for rule in rules {
            let at = known.venues.len();
            known.ids.insert(rule.id.clone(), at);
            known.venues.push(Venue {
                id: rule.id.clone(),
                label: rule.label.clone(),
                kind: rule.kind,
                name: rule.name.clone(),
            });
            for name in [&rule.id, &rule.label].into_iter().chain(&rule.aliases) {
                known.names.entry(titles::key(name)).or_insert((at, None));
            }
            for name in &rule.workshops {
                known
                    .names
                    .insert(titles::key(name), (at, Some(Track::Workshop)));
            }
            known
                .full
                .extend(rule.name.iter().map(|name| (titles::key(name), at)));
        }
        known.ruled = known.venues.len();
        known
    }

    /// The place a printed venue means; an unknown one becomes a venue of its own, and the
    /// second value says so.
    pub fn place(&mut self, printed: &str) -> (Place, bool) {
        if let Some(place) = self.known(printed) {
            return (place, false);
        }
        let words = titles::words(printed);
        let (name, track) = match without_track(&words) {
            // A word that says only which part is all the name there is.
            (name, _) if name.is_empty() => (words.join(" "), None),
            named => named,
        };
        let label = if track.is_none() {
            printed.trim().to_owned()
        } else {
            name.to_uppercase()
        };
        let id = slug(&name);
        let at = self.ids.get(&id).copied().unwrap_or(self.venues.len());
        let is_new = at == self.venues.len();
        if is_new {
            self.ids.insert(id.clone(), at);
            self.venues.push(Venue {
                id,
                label,
                kind: VenueKind::Conference,
                name: None,
            });
        }
        self.names.insert(name, (at, None));
        (self.at(at, track), is_new)
    }

    /// The place that a printed venue means by the rules or what was met before.
    pub fn known(&self, printed: &str) -> Option<Place> {
        let words = titles::words(printed);
        if let Some(&(at, track)) = self.names.get(&words.join(" ")) {
            return Some(self.at(at, track));
        }
        let (name, track) = without_track(&words);
        if let Some(&(at, own)) = self.names.get(&name) {
            return Some(self.at(at, track.or(own)));
        }
        // `ICLRW` is how a conference's workshops are called for short.
        let held_at = name.strip_suffix('w').and_then(|name| self.names.get(name));
        if let Some(&(at, None)) = held_at
            && self.venues[at].kind == VenueKind::Conference
        {
            return Some(self.at(at, track.or(Some(Track::Workshop))));
        }
        if let Some(at) = self.in_full(&words) {
            return Some(self.at(at, track));
        }
        if let Some((_, rest)) = words.split_first().filter(|(first, _)| is_publisher(first))
            && let Some(&(at, own)) = self.names.get(&without_track(rest).0)
        {
            return Some(self.at(at, track.or(own)));
        }
        self.part(&words, track).or_else(|| self.of_someone(&words))
    }

    /// The venue whose name in full is among these words: the longest, for `Conference on Sums
    /// and Products` has `Conference on Sums` in it.
    fn in_full(&self, words: &[String]) -> Option<usize> {
        let printed = words.join(" ");
        let full = self.full.iter();
        let is_full =
            |(full, _): &&(String, usize)| full.len() > 8 && printed.contains(full.as_str());
        let longest = full.filter(is_full).max_by_key(|(full, _)| full.len());
        longest.map(|(_, at)| *at)
    }

    /// The venue whose name in full is in a text.
    pub fn named_in(&self, text: &str) -> Option<&str> {
        let at = self.in_full(&titles::words(text))?;
        Some(&self.venues[at].id)
    }

    /// A part of a known conference: `ICML Oral`, `NeurIPS ENLSP`, `ES-FoMO at ICML`.
    fn part(&self, words: &[String], track: Option<Track>) -> Option<Place> {
        let (first, rest) = words.split_first()?;
        let (last, before) = words.split_last()?;
        let is_at = before.last().is_some_and(|word| word == "at");
        let (name, rest) = if is_at { (last, before) } else { (first, rest) };
        let (at, own) = *self.names.get(name)?;
        let is_conference = self.venues[at].kind == VenueKind::Conference && at < self.ruled;
        if !is_conference || own.is_some() || rest.is_empty() {
            return None;
        }
        let is_praise = |word: &String| PRAISE.contains(&word.as_str());
        let is_aside = |word: &String| ASIDE.contains(&word.as_str());
        let part = match () {
            () if rest.iter().all(is_praise) => track,
            () if rest.iter().any(is_aside) => track.or(Some(Track::Other)),
            () => track.or(Some(Track::Workshop)),
        };
        Some(self.at(at, part))
    }

    /// Somebody's own place on the web: `Zed Blog`.
    fn of_someone(&self, words: &[String]) -> Option<Place> {
        let (at, track) = *self.names.get(words.last()?)?;
        (self.venues[at].kind == VenueKind::Web).then(|| self.at(at, track))
    }

    fn at(&self, at: usize, track: Option<Track>) -> Place {
        let venue = &self.venues[at];
        Place {
            venue: venue.id.clone(),
            track,
            kind: venue.kind,
        }
    }

    /// The venue of an id, as readers know it.
    pub fn label<'a>(&'a self, id: &'a str) -> &'a str {
        let venue = self.ids.get(id).map(|&at| &self.venues[at]);
        venue.map_or(id, |venue| &venue.label)
    }

    /// The venues that are used, by id.
    pub fn used(&self, ids: &BTreeSet<String>) -> Vec<Venue> {
        let mut used: Vec<Venue> = self
            .venues
            .iter()
            .filter(|venue| ids.contains(&venue.id))
            .cloned()
            .collect();
        used.sort_by(|a, b| a.id.cmp(&b.id));
        used
    }
}

/// Words beside a conference's name that say how well a paper did there.
const PRAISE: [&str; 21] = [
    "oral",
    "spotlight",
    "poster",
    "highlight",
    "best",
    "outstanding",
    "paper",
    "papers",
    "award",
    "track",
    "research",
    "main",
    "full",
    "long",
    "conference",
    "survey",
    "datasets",
    "and",
    "benchmarks",
    "accepted",
    "notable",
];

/// Words beside a conference's name for what is neither the main track nor a workshop.
const ASIDE: [&str; 6] = [
    "industry",
    "industrial",
    "tutorial",
    "companion",
    "journal",
    "doctoral",
];

/// Whether a word in front of a venue's name says who holds or prints it.
fn is_publisher(word: &str) -> bool {
    matches!(word, "ieee" | "acm" | "usenix" | "springer" | "elsevier")
}

/// The name without the words that say which part, nor those every name has.
fn without_track(words: &[String]) -> (String, Option<Track>) {
    let mut track = None;
    let mut name = Vec::new();
    for word in words {
        let found = TRACK_WORDS.iter().find(|(other, _)| other == word);
        if let Some((_, found)) = found {
            track = Some(*found);
        } else if !matches!(
            word.as_str(),
            "long" | "main" | "proceedings" | "conference"
        ) {
            name.push(word.as_str());
        }
    }
    (name.join(" "), track)
}

/// The track that the address of a paper gives away, if it is of this venue and year.
pub fn track_of_url(url: &str, venue: &str, year: Option<u16>) -> Option<Track> {
    let rest = url.split_once("aclanthology.org/")?.1;
    let prefix = format!("{}.findings-{venue}.", year?);
    rest.starts_with(&prefix).then_some(Track::Findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn venues() -> Venues {
        let rule = |id: &str, label: &str, name: &str, kind| VenueRule {
            id: id.into(),
            label: label.into(),
            kind,
            name: Some(name.into()),
            aliases: vec![format!("{label} Old")],
            workshops: vec![format!("{label}-ENLSP")],
        };
        Venues::new(&[
            rule(
                "sums",
                "SUMS",
                "Symposium on Summing Things",
                VenueKind::Conference,
            ),
            rule("arxiv", "arXiv", "arXiv", VenueKind::Preprint),
            rule(
                "icosap",
                "ICOSAP",
                "Conference on Sums and Products",
                VenueKind::Conference,
            ),
            rule("icos", "ICOS", "Conference on Sums", VenueKind::Conference),
            rule("blog", "Blog", "A blog", VenueKind::Web),
        ])
    }

    #[test]
    fn tracks_are_read_in_any_dress() {
        let mut venues = venues();
        for (printed, track) in [
            ("SUMS", None),
            (" sums old", None),
            ("SUMS-Findings", Some(Track::Findings)),
            ("SUMS Demo", Some(Track::Demo)),
            ("SUMS SRW", Some(Track::Srw)),
            ("SUMS Workshop", Some(Track::Workshop)),
            ("SUMS-ENLSP", Some(Track::Workshop)),
            ("SUMSW", Some(Track::Workshop)),
            ("SUMS Oral", None),
            ("SUMS Survey Track", None),
            ("SUMS ES FOMO", Some(Track::Workshop)),
            ("ES-FoMO at SUMS", Some(Track::Workshop)),
            ("SUMS Industry Track", Some(Track::Other)),
            ("IEEE SUMS", None),
            ("ACM SUMS Workshop", Some(Track::Workshop)),
            ("proceedings of the 9th symposium on summing things", None),
        ] {
            let (place, is_new) = venues.place(printed);
            assert_eq!(
                (place.venue.as_str(), place.track, is_new),
                ("sums", track, false),
                "{printed}"
            );
        }
    }

    #[test]
    fn a_name_in_full_is_the_longest_that_fits() {
        let mut venues = venues();
        for (printed, venue) in [
            ("Conference on Sums", "icos"),
            ("The 3rd Conference on Sums, Long Papers", "icos"),
            (
                "Proceedings of the Conference on Sums and Products",
                "icosap",
            ),
        ] {
            assert_eq!(venues.place(printed).0.venue, venue, "{printed}");
        }
    }

    #[test]
    fn an_unknown_venue_becomes_one() {
        let mut venues = venues();
        let (place, is_new) = venues.place("New Conf Findings");
        assert_eq!(
            (place.venue.as_str(), place.track, is_new),
            ("new-conf", Some(Track::Findings), true)
        );
        assert!(!venues.place("New Conf").1);
        assert!(!venues.place("New-Conf+").1, "the id is taken");
        assert!(!venues.place("arXiv Sums").0.venue.is_empty());
        assert_eq!(venues.place("Workshop").0.venue, "workshop");
        assert_eq!(venues.place("Zed Blog").0.venue, "blog");
        assert_eq!(venues.place("Pub").0.venue, "pub");
        assert_eq!(venues.place("Pub Letters").0.venue, "pub-letters");
    }

    #[test]
    fn findings_in_the_address() {
        let url = "https://aclanthology.org/2022.findings-emnlp.160/";
        assert_eq!(
            track_of_url(url, "emnlp", Some(2022)),
            Some(Track::Findings)
        );
        assert_eq!(track_of_url(url, "emnlp", Some(2023)), None);
        assert_eq!(track_of_url(url, "acl", Some(2022)), None);
    }
}
