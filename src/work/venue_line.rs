//! Venue, track and year in one line.

/// What is known of where and when a work appeared, as in `ACL Findings 2024`; `None` if nothing
/// is.
///
/// Labels come from the caller, who knows the reader's language: [`Track::label`] is the English
/// one of a track.
///
/// [`Track::label`]: super::Track::label
pub fn venue_line(venue: Option<&str>, track: Option<&str>, year: Option<u16>) -> Option<String> {
    let year = year.map(|year| year.to_string());
    let parts = [venue, track, year.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_parts_are_left_out() {
        let check = |venue, track, year, expected: Option<&str>| {
            assert_eq!(venue_line(venue, track, year).as_deref(), expected);
        };
        check(
            Some("ACL"),
            Some("Findings"),
            Some(2024),
            Some("ACL Findings 2024"),
        );
        check(Some("ICLR"), None, None, Some("ICLR"));
        check(None, None, Some(2024), Some("2024"));
        check(None, None, None, None);
    }
}
