//! Where and when a work appeared, when its listings disagree.

use std::collections::BTreeSet;

use crate::work::{Claim, Conflict, Track, venue_line};

use super::resolve::Entry;
use super::venues::{self, Venues};

/// A venue with its part and year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// Venue id.
    pub venue: Option<String>,
    /// Part of the venue.
    pub track: Option<Track>,
    /// Year there.
    pub year: Option<u16>,
}

impl Appearance {
    /// An entry's own, with a preprint's year corrected to that of its arXiv id.
    fn of(entry: &Entry) -> Self {
        let mut year = entry.year();
        if rank(entry) == 1 {
            year = year.max(entry.arxiv_year());
        }
        let venue = entry.venue.as_ref();
        Self {
            venue: venue.map(|venue| venue.venue.clone()),
            track: venue.and_then(|venue| venue.track),
            year,
        }
    }

    /// As in `ICML Workshop 2023`.
    pub fn text(&self, venues: &Venues) -> String {
        let venue = self.venue.as_deref().map(|id| venues.label(id));
        let track = self.track.and_then(Track::label);
        venue_line(venue, track, self.year).unwrap_or_default()
    }
}

/// The appearance that counts: published before workshop before preprint before web. What is
/// said against it becomes a conflict.
pub fn settle(entries: &[&Entry], lead: &Entry, venues: &Venues) -> (Appearance, Option<Conflict>) {
    let chosen = refined(Appearance::of(lead), entries);
    let places: BTreeSet<_> = entries
        .iter()
        .filter_map(|entry| entry.venue.as_ref())
        .map(|venue| (&venue.venue, venue.track))
        .collect();
    let conflict = if places.len() > 1 {
        Some(venue_conflict(entries, lead, &chosen, venues))
    } else {
        year_conflict(entries, &chosen)
    };
    (chosen, conflict)
}

fn venue_conflict(
    entries: &[&Entry],
    lead: &Entry,
    chosen: &Appearance,
    venues: &Venues,
) -> Conflict {
    let differs = |entry: &&&Entry| entry.venue.is_some() && entry.venue != lead.venue;
    let rival = entries
        .iter()
        .filter(differs)
        .map(|entry| rank(entry))
        .max();
    let rule = venue_rule(rank(lead), rival.unwrap_or(0));
    let places = places(entries, venues);
    conflict("venue", places, &chosen.text(venues), rule)
}

/// Where each list says that the work appeared.
pub fn places(entries: &[&Entry], venues: &Venues) -> Vec<Claim> {
    claims(entries, |entry| {
        let said = entry.venue.as_ref()?;
        let (venue, track) = (Some(said.venue.clone()), said.track);
        let year = entry.printed.year.or_else(|| entry.year());
        Some(Appearance { venue, track, year }.text(venues))
    })
}

fn year_conflict(entries: &[&Entry], chosen: &Appearance) -> Option<Conflict> {
    let years: BTreeSet<u16> = entries.iter().filter_map(|entry| entry.year()).collect();
    if years.len() < 2 && years.iter().all(|year| Some(*year) == chosen.year) {
        return None;
    }
    let given = entries.iter().find_map(|entry| entry.arxiv_year());
    let is_moved = chosen.year == given && years.iter().any(|year| Some(*year) < given);
    let rule = if is_moved {
        "a preprint is no older than its arXiv id"
    } else {
        "printed year over that of the arXiv id"
    };
    let values = claims(entries, |entry| entry.year().map(|year| year.to_string()));
    let year = chosen.year.map(|year| year.to_string()).unwrap_or_default();
    Some(conflict("year", values, &year, rule))
}

/// The entry with the highest-ranking venue; the first among equals.
pub fn lead<'a>(entries: &[&'a Entry]) -> &'a Entry {
    let key = |entry: &Entry| {
        let is_framework = entry.raw.capabilities.is_some();
        (rank(entry), is_framework, entry.raw.year.is_some())
    };
    let mut lead = entries[0];
    for entry in entries {
        if key(entry) > key(lead) {
            lead = entry;
        }
    }
    lead
}

/// Rank of an entry's venue.
pub fn rank(entry: &Entry) -> u8 {
    entry.venue.as_ref().map_or(0, |venue| venue.rank())
}

/// Adds the track found in another entry or an address, for the same venue and year.
fn refined(mut chosen: Appearance, entries: &[&Entry]) -> Appearance {
    let (None, Some(venue)) = (chosen.track, chosen.venue.clone()) else {
        return chosen;
    };
    let mut links = entries.iter().flat_map(|entry| &entry.links);
    let of_url = links.find_map(|link| venues::track_of_url(&link.url, &venue, chosen.year));
    let mut others = entries.iter().map(|entry| Appearance::of(entry));
    let of_entry = others.find_map(|other| {
        let is_same = other.venue == chosen.venue && other.year == chosen.year;
        other.track.filter(|_| is_same)
    });
    chosen.track = of_url.or(of_entry);
    chosen
}

/// Why the chosen venue outranks the best of the others.
fn venue_rule(chosen: u8, rival: u8) -> &'static str {
    match (chosen, rival) {
        (3, 2) => "published over workshop",
        (3, 0 | 1) => "published over preprint",
        (2, 0 | 1) => "workshop over preprint",
        (1, 0) => "preprint over web",
        _ => "of equal standing; the list that speaks first",
    }
}

/// Each list's distinct claims.
pub fn claims(entries: &[&Entry], value: impl Fn(&Entry) -> Option<String>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for entry in entries {
        let claim = value(entry).map(|value| Claim {
            list: entry.list.clone(),
            value,
        });
        claims.extend(claim.filter(|claim| !claims.contains(claim)));
    }
    claims
}

/// A resolved disagreement.
pub fn conflict(field: &str, values: Vec<Claim>, chosen: &str, rule: &str) -> Conflict {
    Conflict {
        field: field.to_owned(),
        values,
        chosen: chosen.to_owned(),
        rule: rule.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::entry::RawEntry;
    use crate::curate::venues::VenueRef;
    use crate::work::{Link, VenueKind};

    fn entry(venue: &str, kind: VenueKind, track: Option<Track>, year: u16, id: &str) -> Entry {
        Entry {
            list: "a".into(),
            raw: RawEntry {
                year: Some(year),
                ..RawEntry::default()
            },
            venue: Some(VenueRef {
                venue: venue.into(),
                track,
                kind,
            }),
            arxiv_id: Some(id.into()),
            ..Entry::default()
        }
    }

    fn check(entries: &[Entry], expected: &str, rule: Option<&str>) {
        let entries: Vec<&Entry> = entries.iter().collect();
        let venues = Venues::default();
        let (chosen, conflict) = settle(&entries, lead(&entries), &venues);
        assert_eq!(chosen.text(&venues), expected);
        assert_eq!(conflict.map(|conflict| conflict.rule).as_deref(), rule);
    }

    #[test]
    fn the_venue_that_counts_most_brings_its_year() {
        use VenueKind::{Conference, Preprint};
        let preprint = entry("arxiv", Preprint, None, 2023, "2305.00001");
        let workshop = entry(
            "icml",
            Conference,
            Some(Track::Workshop),
            2023,
            "2305.00001",
        );
        let published = entry("iclr", Conference, None, 2024, "2305.00001");
        let rule = "published over workshop";
        check(
            &[preprint.clone(), workshop.clone(), published],
            "iclr 2024",
            Some(rule),
        );
        check(
            &[preprint.clone(), workshop],
            "icml Workshop 2023",
            Some("workshop over preprint"),
        );
        check(&[preprint], "arxiv 2023", None);
    }

    #[test]
    fn a_preprint_is_no_older_than_its_id() {
        let early = entry("arxiv", VenueKind::Preprint, None, 2022, "2305.00001");
        check(
            &[early],
            "arxiv 2023",
            Some("a preprint is no older than its arXiv id"),
        );
        let early = entry("icml", VenueKind::Conference, None, 2022, "2305.00001");
        check(&[early], "icml 2022", None);
    }

    #[test]
    fn a_list_is_quoted_as_it_prints() {
        let preprint = entry("arxiv", VenueKind::Preprint, None, 2023, "2305.00001");
        let mut corrected = entry("icml", VenueKind::Conference, None, 2023, "2305.00001");
        corrected.printed.year = Some(2021);
        let venues = Venues::default();
        let (chosen, conflict) = settle(&[&preprint, &corrected], &corrected, &venues);
        let said = conflict.map(|conflict| conflict.values).unwrap_or_default();
        let said: Vec<&str> = said.iter().map(|claim| claim.value.as_str()).collect();
        assert_eq!(said, ["arxiv 2023", "icml 2021"]);
        assert_eq!(chosen.text(&venues), "icml 2023");
    }

    #[test]
    fn findings_show_in_the_address() {
        let mut found = entry("emnlp", VenueKind::Conference, None, 2022, "2305.00001");
        let url = "https://aclanthology.org/2022.findings-emnlp.1/".to_owned();
        found.links.push(Link {
            url,
            ..Link::default()
        });
        check(&[found], "emnlp Findings 2022", None);
    }
}
