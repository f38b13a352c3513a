//! Where authors say that their paper was published: `Accepted at ICLR 2025`.

use crate::curate::facts::values::Published;
use crate::curate::venues::Venues;

/// Words of a paper that is not published yet, or not there.
const NOT_YET: [&str; 7] = [
    "submitted",
    "review",
    "reject",
    "withdrawn",
    "preprint",
    "extended version",
    "extension of",
];
/// Words of one that is.
const PUBLISHED: [&str; 6] = [
    "accept",
    "publish",
    "appear",
    "camera",
    "presented",
    "proceedings",
];

/// What a comment states; nothing where it names no venue of the rules and no year.
pub fn in_comment(comment: &str, venues: &Venues) -> Option<Published> {
    let lower = comment.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let stated = in_reference(comment, venues)?;
    (!has(&NOT_YET) && (has(&PUBLISHED) || is_bare(comment))).then_some(stated)
}

/// A comment that is nothing but a venue and a year: `ICLR 2025`, `NeurIPS 2024 Spotlight`.
fn is_bare(comment: &str) -> bool {
    comment.split_whitespace().count() <= 3
}

/// What a reference to a journal or proceedings states.
pub fn in_reference(text: &str, venues: &Venues) -> Option<Published> {
    let year = year(text)?;
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    // In the capitals of its label, for `date` and `micro` are words as well.
    let mut labels = words.filter_map(|word| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let named = venues.known(word).filter(|_| word.len() > 1)?;
        (venues.label(&named.venue) == word).then_some(named.venue)
    });
    let in_full = || venues.named_in(text).map(str::to_owned);
    let venue = labels.next().or_else(in_full)?;
    let lower = text.to_lowercase();
    let tracks = ["workshop", "findings", "demo", "industry"];
    let track = tracks.into_iter().find(|track| lower.contains(track));
    Some(Published {
        venue,
        track: track.unwrap_or_default().to_owned(),
        year,
    })
}

/// The first year in a text, whole or as `ICML'24`.
fn year(text: &str) -> Option<u16> {
    let of_whole = |digits: &str| {
        let year: u16 = digits.parse().ok().filter(|_| digits.len() == 4)?;
        (1990..2100).contains(&year).then_some(year)
    };
    let mut digits = text.split(|c: char| !c.is_ascii_digit());
    let short = || {
        let (_, after) = text.split_once(['\'', '’'])?;
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        let year: u16 = digits.parse().ok().filter(|_| digits.len() == 2)?;
        Some(2000 + year)
    };
    digits.find_map(of_whole).or_else(short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::rules::{Rules, VenueRule};
    use crate::work::VenueKind;

    fn check(comment: &str, expected: Option<(&str, &str, u16)>) {
        let rule = |id: &str, label: &str, name: &str| VenueRule {
            id: id.into(),
            label: label.into(),
            kind: VenueKind::Conference,
            name: Some(name.into()),
            aliases: Vec::new(),
            workshops: Vec::new(),
        };
        let venues = Venues::new(&Rules {
            venues: vec![
                rule(
                    "icml",
                    "ICML",
                    "International Conference on Machine Learning",
                ),
                rule("date", "DATE", "Design, Automation and Test in Europe"),
            ],
            ..Rules::default()
        });
        let found = in_comment(comment, &venues);
        let found = found
            .as_ref()
            .map(|it| (it.venue.as_str(), it.track.as_str(), it.year));
        assert_eq!(found, expected, "{comment}");
    }

    #[test]
    fn comments_state_a_venue_or_nothing() {
        check("Accepted at ICML 2024, 9 pages", Some(("icml", "", 2024)));
        check("ICML 2024", Some(("icml", "", 2024)));
        check(
            "To appear at the ICML'24 workshop on sums",
            Some(("icml", "workshop", 2024)),
        );
        check(
            "Published in the International Conference on Machine Learning, 2023",
            Some(("icml", "", 2023)),
        );
        check("Submitted to ICML 2024", None);
        check("Accepted at ICML", None);
        check(
            "12 pages, 3 figures, code of 2024 is up to date and published",
            None,
        );
        check(
            "An extended version of our paper accepted at ICML 2024",
            None,
        );
    }
}
