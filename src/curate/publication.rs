//! Where a work was published, when lists and other sources differ.

use std::cmp::Reverse;

use crate::work::{Claim, Conflict, Evidence, Track};

use super::appearance::{self, Appearance, conflict};
use super::facts::origin::{Authority, Origin};
use super::facts::table::Fact;
use super::facts::values::Published;
use super::resolve::Entry;
use super::venues::{VenueRef, Venues, track_of_word};

/// A publication that a source outside the lists knows of.
#[derive(Clone, Debug)]
pub struct Record {
    venue: VenueRef,
    year: u16,
    origin: Origin,
}

impl Record {
    /// What a fact says, in the catalogue's terms; nothing for a venue that no rule knows.
    pub fn new(fact: Fact<Published>, venues: &Venues) -> Option<Self> {
        let mut venue = venues.known(&fact.value.venue)?;
        let track = fact.value.track.as_str();
        if !track.is_empty() {
            venue.track = Some(track_of_word(track).unwrap_or(Track::Other));
        }
        Some(Self {
            venue,
            year: fact.value.year,
            origin: fact.origin,
        })
    }

    fn appearance(&self) -> Appearance {
        Appearance {
            venue: Some(self.venue.venue.clone()),
            track: self.venue.track,
            year: Some(self.year),
        }
    }

    fn key(&self) -> Key {
        let (authority, is_agreed) = self.origin.weight();
        key(self.venue.rank(), authority, is_agreed)
    }
}

/// How much a publication counts: published at all, by whose word, where, and whether two
/// sources say so.
type Key = (bool, Authority, u8, bool);

fn key(rank: u8, authority: Authority, is_agreed: bool) -> Key {
    (rank >= 2, authority, rank, is_agreed)
}

/// Where a work was published, and what there is to say about that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// Venue, part and year.
    pub appearance: Appearance,
    /// What contradicts it.
    pub conflict: Option<Conflict>,
    /// Where it comes from, if not from a list alone.
    pub evidence: Option<Evidence>,
}

/// Chooses between what lists print and what other sources know; lists speak first among
/// equals.
pub fn resolve(
    entries: &[&Entry],
    lead: &Entry,
    records: &[&Record],
    venues: &Venues,
) -> Publication {
    let (listed, disagreement) = appearance::settle(entries, lead, venues);
    let mut publication = Publication {
        appearance: listed,
        conflict: disagreement,
        evidence: None,
    };
    let ranked = records.iter().enumerate();
    let best = ranked.max_by_key(|(at, record)| (record.key(), Reverse(*at)));
    let Some((_, best)) = best else {
        return publication;
    };
    let (listed, found) = (&publication.appearance, best.appearance());
    let (rank, text) = (appearance::rank(lead), found.text(venues));
    let is_same = *listed == found;
    if is_same {
        // Another list that agrees has a listing of its own if it is part of the build.
        let is_outside = best.origin.authority > Authority::List;
        publication.evidence = is_outside.then(|| best.origin.evidence("venue", &text));
    } else if best.key() > key(rank, Authority::List, false) {
        publication.evidence = Some(best.origin.evidence("venue", &text));
        // A preprint is no other place of publication, only an earlier one.
        if rank >= 2 {
            let claims = claims(entries, records, &found, venues);
            publication.conflict = Some(conflict("venue", claims, &text, best.origin.rule()));
        }
        publication.appearance = found;
    } else if best.venue.rank() >= 2 && listed.venue != found.venue {
        let chosen = listed.text(venues);
        let claims = claims(entries, records, listed, venues);
        let rule = "of equal standing; the list that speaks first";
        publication.conflict = Some(conflict("venue", claims, &chosen, rule));
    }
    publication
}

/// What lists print, and what other sources say against the one that is chosen.
fn claims(
    entries: &[&Entry],
    records: &[&Record],
    chosen: &Appearance,
    venues: &Venues,
) -> Vec<Claim> {
    let mut claims = appearance::places(entries, venues);
    let others = records
        .iter()
        .filter(|record| record.appearance() != *chosen);
    claims.extend(others.map(|record| Claim {
        list: record.origin.source.clone(),
        value: record.appearance().text(venues),
    }));
    claims
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::entry::RawEntry;
    use crate::curate::facts::join::About;
    use crate::curate::rules::{Rules, VenueRule};
    use crate::work::VenueKind;

    fn venues() -> Venues {
        let rule = |id: &str, kind| VenueRule {
            id: id.into(),
            label: id.to_uppercase(),
            kind,
            name: None,
            aliases: Vec::new(),
            workshops: Vec::new(),
        };
        Venues::new(&Rules {
            venues: vec![
                rule("icml", VenueKind::Conference),
                rule("acl", VenueKind::Conference),
                rule("arxiv", VenueKind::Preprint),
            ],
            ..Rules::default()
        })
    }

    /// What a list prints and what facts say, as `venue track year`; what the work gets, and
    /// whether that is disputed.
    fn check(listed: &str, facts: &[(&str, Authority, u16)], chosen: &str, is_told: bool) {
        let venues = venues();
        let split = |text: &str| {
            let (place, year) = text.rsplit_once(' ').unwrap();
            (place.to_owned(), year.parse::<u16>().unwrap())
        };
        let mut entry = Entry::default();
        if !listed.is_empty() {
            let (place, year) = split(listed);
            entry.venue = venues.known(&place);
            entry.raw = RawEntry {
                year: Some(year),
                ..RawEntry::default()
            };
        }
        let records: Vec<Record> = facts
            .iter()
            .map(|(text, authority, sources)| {
                let (place, year) = split(text);
                let (venue, track) = place.split_once(' ').unwrap_or((&place, ""));
                let fact = Fact {
                    about: About::default(),
                    value: Published {
                        venue: venue.into(),
                        track: track.into(),
                        year,
                    },
                    origin: Origin {
                        authority: *authority,
                        sources: *sources,
                        ..Origin::default()
                    },
                    note: String::new(),
                };
                Record::new(fact, &venues).unwrap()
            })
            .collect();
        let records: Vec<&Record> = records.iter().collect();
        let publication = resolve(&[&entry], &entry, &records, &venues);
        assert_eq!(publication.appearance.text(&venues), chosen);
        assert_eq!(
            publication.conflict.is_some(),
            is_told,
            "{listed} {facts:?}"
        );
    }

    #[test]
    fn published_over_preprint_and_proceedings_over_list() {
        use Authority::{List, Proceedings, References};
        check("", &[("icml 2024", List, 1)], "ICML 2024", false);
        check("arxiv 2023", &[("icml 2024", List, 1)], "ICML 2024", false);
        check(
            "icml 2024",
            &[("acl 2024", Proceedings, 1)],
            "ACL 2024",
            true,
        );
        check(
            "icml 2024",
            &[("icml 2025", Proceedings, 1)],
            "ICML 2025",
            true,
        );
        check(
            "icml 2024",
            &[("icml workshop 2024", Proceedings, 1)],
            "ICML Workshop 2024",
            true,
        );
        check("icml 2024", &[("acl 2024", List, 1)], "ICML 2024", true);
        check("icml 2024", &[("acl 2024", List, 2)], "ACL 2024", true);
        check(
            "icml 2024",
            &[("icml 2024", Proceedings, 1)],
            "ICML 2024",
            false,
        );
        check(
            "icml 2024",
            &[("arxiv 2023", Proceedings, 3)],
            "ICML 2024",
            false,
        );
        check(
            "arxiv 2023",
            &[
                ("acl findings 2024", Proceedings, 1),
                ("icml 2024", References, 2),
            ],
            "ACL Findings 2024",
            false,
        );
    }
}
