//! Venues: from what a list prints to a venue and a part of it.

mod printed;

use std::collections::{BTreeMap, BTreeSet};

use crate::identity::titles;
use crate::work::{Track, Venue, VenueKind};

use super::rules::{Rules, VenueRule};
use printed::{Printed, is_aside, is_praise, is_publisher};

pub use printed::track_of_word;

/// Where a work appeared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VenueRef {
    /// Venue id.
    pub venue: String,
    /// Part of the venue; none for the main one.
    pub track: Option<Track>,
    /// What sort of venue.
    pub kind: VenueKind,
}

impl VenueRef {
    /// How much a venue counts when listings disagree: published, workshop, preprint, web.
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

/// What the words in a venue's place mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// This venue.
    Venue(VenueRef),
    /// Certainly no venue: a month, a company, a paper that is under review.
    NoVenue,
    /// Perhaps a venue that no rule knows.
    Unknown,
}

/// The venues known.
#[derive(Clone, Debug, Default)]
pub struct Venues {
    venues: Vec<Venue>,
    /// Comparable name → position and track.
    names: BTreeMap<String, (usize, Option<Track>)>,
    /// Names in full, for venues that are printed in words.
    full: Vec<(String, usize)>,
    /// Comparable words that are no venue.
    never: BTreeSet<String>,
}

impl Venues {
    /// Reads the rules.
    pub fn new(rules: &Rules) -> Self {
        let mut known = Self {
            never: rules
                .no_venues
                .iter()
                .map(|text| titles::key(text))
                .collect(),
            ..Self::default()
        };
        for rule in &rules.venues {
            known.add(rule);
        }
        known
    }

    fn add(&mut self, rule: &VenueRule) {
        let at = self.venues.len();
        self.venues.push(Venue {
            id: rule.id.clone(),
            label: rule.label.clone(),
            kind: rule.kind,
            name: rule.name.clone(),
        });
        for name in [&rule.id, &rule.label].into_iter().chain(&rule.aliases) {
            self.names.entry(titles::key(name)).or_insert((at, None));
        }
        for name in &rule.workshops {
            let track = Some(Track::Workshop);
            self.names.insert(titles::key(name), (at, track));
        }
        let full = rule.name.iter().map(|name| (titles::key(name), at));
        self.full.extend(full);
    }

    /// What the words in a venue's place mean.
    pub fn read(&self, printed: &str) -> Meaning {
        let printed = Printed::new(printed);
        let is_never = |words: &[String]| self.never.contains(&words.join(" "));
        if printed.is_unpublished() || printed.is_time() || is_never(printed.words()) {
            return Meaning::NoVenue;
        }
        let found = printed.candidates().find_map(|words| self.of_words(&words));
        found.map_or(Meaning::Unknown, Meaning::Venue)
    }

    /// The venue that these words mean, if they mean one.
    pub fn known(&self, printed: &str) -> Option<VenueRef> {
        match self.read(printed) {
            Meaning::Venue(venue) => Some(venue),
            Meaning::NoVenue | Meaning::Unknown => None,
        }
    }

    /// The venue whose name in full is in a text.
    pub fn named_in(&self, text: &str) -> Option<&str> {
        let at = self.in_full(&titles::key(text))?;
        Some(&self.venues[at].id)
    }

    /// The venue of exactly these words.
    fn of_words(&self, words: &[String]) -> Option<VenueRef> {
        if let Some(&(at, track)) = self.names.get(&words.join(" ")) {
            return Some(self.at(at, track));
        }
        let (name, track) = printed::without_track(words);
        if let Some(&(at, own)) = self.names.get(&name) {
            return Some(self.at(at, track.or(own)));
        }
        self.of_its_workshops(&name, track)
            .or_else(|| Some(self.at(self.in_full(&words.join(" "))?, track)))
            .or_else(|| self.behind_publisher(words, track))
            .or_else(|| self.part(words, track))
            .or_else(|| self.of_someone(words))
    }

    /// `ICLRW`, as a conference's workshops are called for short.
    fn of_its_workshops(&self, name: &str, track: Option<Track>) -> Option<VenueRef> {
        let &(at, own) = self.names.get(name.strip_suffix('w')?)?;
        let is_conference = own.is_none() && self.venues[at].kind == VenueKind::Conference;
        is_conference.then(|| self.at(at, track.or(Some(Track::Workshop))))
    }

    /// A name in full among other words. The longest, for `Conference on Sums and Products` has
    /// `Conference on Sums` in it.
    fn in_full(&self, printed: &str) -> Option<usize> {
        let is_in =
            |(full, _): &&(String, usize)| full.len() > 8 && printed.contains(full.as_str());
        let full = self.full.iter().filter(is_in);
        let longest = full.max_by_key(|(full, _)| full.len());
        longest.map(|(_, at)| *at)
    }

    /// `IEEE/ACM MICRO`.
    fn behind_publisher(&self, words: &[String], track: Option<Track>) -> Option<VenueRef> {
        let start = words.iter().position(|word| !is_publisher(word))?;
        let own = self.names.get(&printed::without_track(&words[start..]).0);
        let &(at, own) = own.filter(|_| start > 0)?;
        Some(self.at(at, track.or(own)))
    }

    /// A part of a known conference: `ICML Oral`, `NeurIPS ENLSP`, `ES-FoMo at ICML`,
    /// `Workshop on Sums, ICLR`.
    fn part(&self, words: &[String], track: Option<Track>) -> Option<VenueRef> {
        let (first, behind) = words.split_first()?;
        let (last, before) = words.split_last()?;
        let is_at = before.last().is_some_and(|word| word == "at");
        let is_workshop = track == Some(Track::Workshop) && self.names.contains_key(last);
        let (name, rest) = match is_at || is_workshop {
            true => (last, before),
            false => (first, behind),
        };
        let (at, own) = *self.names.get(name)?;
        let is_conference = self.venues[at].kind == VenueKind::Conference;
        if !is_conference || own.is_some() || rest.is_empty() {
            return None;
        }
        let part = match () {
            () if rest.iter().all(|word| is_praise(word)) => track,
            () if rest.iter().any(|word| is_aside(word)) => track.or(Some(Track::Other)),
            () => track.or(Some(Track::Workshop)),
        };
        Some(self.at(at, part))
    }

    /// Somebody's own pages: `Zed Blog`.
    fn of_someone(&self, words: &[String]) -> Option<VenueRef> {
        let (at, track) = *self.names.get(words.last()?)?;
        (self.venues[at].kind == VenueKind::Web).then(|| self.at(at, track))
    }

    fn at(&self, at: usize, track: Option<Track>) -> VenueRef {
        let venue = &self.venues[at];
        VenueRef {
            venue: venue.id.clone(),
            track,
            kind: venue.kind,
        }
    }

    /// The label of a venue by its id.
    pub fn label<'a>(&'a self, id: &'a str) -> &'a str {
        let venue = self.venues.iter().find(|venue| venue.id == id);
        venue.map_or(id, |venue| &venue.label)
    }

    /// The venues that are used, by id.
    pub fn used(&self, ids: &BTreeSet<String>) -> Vec<Venue> {
        let used = self.venues.iter().filter(|venue| ids.contains(&venue.id));
        let mut used: Vec<Venue> = used.cloned().collect();
        used.sort_by(|a, b| a.id.cmp(&b.id));
        used
    }
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
        use VenueKind::{Conference, Preprint, Web};
        Venues::new(&Rules {
            venues: vec![
                rule("sums", "SUMS", "Symposium on Summing Things", Conference),
                rule("arxiv", "arXiv", "arXiv", Preprint),
                rule(
                    "icosap",
                    "ICOSAP",
                    "Conference on Sums and Products",
                    Conference,
                ),
                rule("icos", "ICOS", "Conference on Sums", Conference),
                rule("blog", "Blog", "A blog", Web),
            ],
            no_venues: vec!["Zed AI".into(), "GitHub".into()],
            ..Rules::default()
        })
    }

    fn check(printed: &str, venue: &str, track: Option<Track>) {
        match venues().read(printed) {
            Meaning::Venue(read) => assert_eq!(
                (read.venue.as_str(), read.track),
                (venue, track),
                "{printed}"
            ),
            other => panic!("{other:?} {printed}"),
        }
    }

    #[test]
    fn tracks_are_read_in_any_dress() {
        for (printed, track) in [
            ("SUMS", None),
            (" sums old", None),
            ("SUMS-Findings", Some(Track::Findings)),
            ("Findings of SUMS", Some(Track::Findings)),
            ("SUMS Demo", Some(Track::Demo)),
            ("SUMS SRW", Some(Track::Srw)),
            ("SUMS Workshop", Some(Track::Workshop)),
            ("SUMS-ENLSP", Some(Track::Workshop)),
            ("SUMSW", Some(Track::Workshop)),
            ("SUMS Oral", None),
            ("SUMS Best Paper Award", None),
            ("SUMS Survey Track", None),
            ("SUMS ES FOMO", Some(Track::Workshop)),
            ("ES-FoMO at SUMS", Some(Track::Workshop)),
            ("Workshop on Adding @ SUMS", Some(Track::Workshop)),
            ("Adding Workshop-SUMS", Some(Track::Workshop)),
            ("SUMS Industry Track", Some(Track::Other)),
            ("IEEE SUMS", None),
            ("IEEE/ACM SUMS", None),
            ("ACM SUMS Workshop", Some(Track::Workshop)),
            ("proceedings of the 9th symposium on summing things", None),
            ("SUMS2024", None),
            ("SUMS'24", None),
            ("SUMS24 Findings", Some(Track::Findings)),
            ("accepted by SUMS", None),
            ("adds all at once, accepted at SUMS'24", None),
            ("also subtracts, just like SUB, SUMS", None),
            ("To appear in SUMS", None),
        ] {
            check(printed, "sums", track);
        }
    }

    #[test]
    fn a_name_in_full_is_the_longest_that_fits() {
        check("Conference on Sums", "icos", None);
        check("The 3rd Conference on Sums, Long Papers", "icos", None);
        check(
            "Proceedings of the Conference on Sums and Products",
            "icosap",
            None,
        );
        check("Zed Blog", "blog", None);
    }

    #[test]
    fn what_is_no_venue_never_becomes_one() {
        for printed in [
            "Apr",
            "May 2025",
            "September",
            "Zed AI",
            "Github",
            "SUMS submission",
            "Under review at SUMS",
            "Submitted to ICOS",
        ] {
            assert_eq!(venues().read(printed), Meaning::NoVenue, "{printed}");
        }
        for printed in ["New Conf", "Workshop", "Zed", "summing all, for once", ""] {
            assert_eq!(venues().read(printed), Meaning::Unknown, "{printed}");
        }
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
