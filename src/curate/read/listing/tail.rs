//! Everything after the title: authors, venue, date, links, tags and remarks.

use super::super::link_words::bare;
use super::super::people::{self, Place};
use super::super::segments::{self, Segment};
use super::super::{badge, kinds, underline, venue};
use super::Reader;
use crate::curate::inline::{self, Found};
use crate::identity::{ids, names};

/// Maximum length of a remark worth keeping, in bytes.
const LONGEST_REMARK: usize = 60;

impl<'a> Reader<'a> {
    /// Reads everything after the title.
    pub(super) fn tail(&mut self) {
        let words = self.links_of_tail();
        self.entry.links.extend(bare(&words));
        let words = segments::without_marks(&words).replace(",\n", ", ");
        let words = without_affiliation(words);
        let words = self.take_code(words);
        let words = self.take_underlined(words);
        for part in segments::parts(&words) {
            if !self.take_part(&part) {
                self.take_segments(&part);
            }
        }
        if self.is_cell && self.entry.authors.is_empty() {
            self.authors_of_cell(&words);
        }
    }

    /// Adds the links, and returns the text without them.
    fn links_of_tail(&mut self) -> String {
        let from = self.at;
        let mut words = String::new();
        let mut at = from;
        let next = self.found.partition_point(|link| link.start < from);
        for link in self.found.split_off(next) {
            words.push_str(&self.text[at..link.start]);
            at = link.end;
            if badge::is_badge(&link) {
                badge::take(&link, &mut self.entry, &mut self.star);
                words.push('\n');
            } else if let Some(count) = citations(&link) {
                self.entry.citations = u32::try_from(count).ok();
            } else {
                words.push_str(self.link_of_tail(&link));
            }
        }
        words.push_str(&self.text[at..]);
        words
    }

    /// Adds a link, and returns its replacement in the text.
    fn link_of_tail(&mut self, link: &Found<'a>) -> &'a str {
        let label = link.label.trim_matches(['[', ']', ' ']);
        if venue::is_venue(label) || venue::is_date(label) {
            self.take_imprint(label);
            self.take_link(link, Some("Paper"));
            return "\n";
        }
        self.take_link(link, None);
        // An author's name may link to a home page.
        let (before, after) = (&self.text[..link.start], &self.text[link.end..]);
        let is_among =
            after.starts_with(", ") || before.ends_with([',', '&']) || before.ends_with(", ");
        let is_person = is_among && people::read(label, Place::Own).is_some();
        if is_person { label } else { "\n" }
    }

    /// Reads the venue in a code span: `` `ICML, 2023` ``.
    fn take_code(&mut self, words: String) -> String {
        let mut parts = words.splitn(3, '`');
        let (Some(before), Some(code), Some(after)) = (parts.next(), parts.next(), parts.next())
        else {
            return words;
        };
        let last = code.rsplit(',').next().unwrap_or("");
        if !code.contains(',') || !venue::is_date(last) {
            return words;
        }
        self.entry.take_imprint_over(venue::parse(code));
        format!("{before}\n{after}")
    }

    /// Reads the venue between `<ins>` and `</ins>`.
    fn take_underlined(&mut self, words: String) -> String {
        let Some((before, rest)) = words.split_once("<ins>") else {
            return words;
        };
        let Some((inner, after)) = rest.split_once("</ins>") else {
            return words;
        };
        let printed = underline::venue(inner);
        let imprint = venue::parse(&printed);
        if imprint.year.is_none() && imprint.venue.is_some() {
            self.slip("no year beside the venue");
        }
        self.entry.take_imprint_over(imprint);
        format!("{before}\n{after}")
    }

    fn slip(&mut self, reason: &str) {
        let kind = crate::curate::entry::ComplaintKind::Slip;
        self.slips.push((kind, reason.to_owned()));
    }

    /// Reads a part as a whole if it is labelled, a venue, a date or a list of authors.
    fn take_part(&mut self, part: &Segment) -> bool {
        let text = tidy(part.text);
        if let Some((label, words)) = labelled(text) {
            match label {
                Label::Authors => self.take_people(words, Place::Given),
                Label::Venue => {
                    self.take_imprint(words);
                    true
                }
            }
        } else if text.contains(['*', '_']) || part.text.trim().starts_with(['*', '_']) {
            let is_bold = part.text.contains("**") && !text.contains(". ");
            is_bold && self.take_people(text, part.place)
        } else {
            self.take_imprint_in(text, part.place)
                || (!text.contains(". ") && self.take_people(text, part.place))
        }
    }

    /// Reads a part piece by piece. Emphasised text is most likely a list of authors.
    fn take_segments(&mut self, part: &Segment) {
        for (is_emphasised, text) in segments::emphasised(part.text) {
            if is_emphasised && self.take_people(tidy(text), self.place_of_emphasis(part.place)) {
                continue;
            }
            let place = if is_emphasised {
                Place::Shared
            } else {
                part.place
            };
            for piece in segments::pieces(text) {
                self.take_segment(piece, place);
            }
        }
    }

    /// Emphasis marks authors after a paper's title, but descriptions after a repository and
    /// key words in remarks.
    fn place_of_emphasis(&self, place: Place) -> Place {
        let first = self
            .entry
            .links
            .first()
            .map_or("", |link| link.url.as_str());
        let is_repo = ids::github_repo(first).is_some() && !kinds::is_of_paper(first);
        if is_repo || place == Place::Shared {
            Place::Shared
        } else {
            Place::Given
        }
    }

    fn take_people(&mut self, text: &str, place: Place) -> bool {
        let people = Some(text).filter(|_| self.entry.authors.is_empty());
        let people = people.and_then(|text| people::read(text, place));
        let is_some = people.is_some();
        if let Some((authors, truncated)) = people {
            self.entry.authors = authors;
            self.entry.authors_truncated = truncated;
        }
        is_some
    }

    fn take_segment(&mut self, text: &str, place: Place) {
        let text = tidy(text);
        if text.is_empty() || text.contains("http") || self.take_imprint_in(text, place) {
            return;
        }
        let (_, printed) = venue::split_title(text);
        if !printed.is_empty() {
            self.take_imprint(printed);
        } else if !self.take_people(text, place) {
            self.take_remark(text);
        }
    }

    /// Reads a text that is an imprint, perhaps with authors before it; false if it is not.
    fn take_imprint_in(&mut self, text: &str, place: Place) -> bool {
        if let Some(said) = venue::accepted_by(text) {
            self.entry.take_imprint_over(venue::parse(said));
        } else if !self.take_people_and_imprint(text, place) {
            let is_imprint = venue::is_venue(text) || venue::is_date(text);
            self.take_imprint(if is_imprint { text } else { "" });
            return is_imprint;
        }
        true
    }

    /// Reads authors followed by a venue or a date: `Ann Bell, Bo Li, ICML 2023`.
    fn take_people_and_imprint(&mut self, text: &str, place: Place) -> bool {
        let (people, printed) = venue::split_title(text);
        let is_both = !printed.is_empty() && self.take_people(people, place);
        if is_both {
            self.take_imprint(printed);
        }
        is_both
    }

    /// Keeps a remark; it may end with a venue or a year.
    fn take_remark(&mut self, text: &str) {
        if venue::is_pending(text) {
            return;
        }
        if let Some(venue) = venue::at_end(text) {
            self.take_imprint(venue);
        } else if text.len() <= LONGEST_REMARK {
            let (name, imprint) = venue::dated(text);
            self.entry.take_imprint(imprint);
            self.entry.remarks.push(inline::plain(name));
        }
    }

    /// Falls back to the first line below the title of a cell: that is where authors are,
    /// whatever their names look like.
    fn authors_of_cell(&mut self, words: &str) {
        let is_other = |line: &&str| {
            let is_imprint = venue::is_venue(line) || venue::is_date(line);
            line.is_empty() || is_imprint || venue::is_pending(line) || line.contains("http")
        };
        let mut lines = words.split("<br>").skip(1).map(tidy).skip_while(is_other);
        if let Some(line) = lines.next() {
            let (authors, truncated) = names::authors(line);
            self.entry.authors = authors;
            self.entry.authors_truncated = truncated;
        }
    }
}

/// Strips an affiliation such as `(@Sums Inc)`.
fn without_affiliation(words: String) -> String {
    let Some((before, rest)) = words.split_once("(@") else {
        return words;
    };
    let after = rest.split_once(')').map_or("", |(_, after)| after);
    format!("{before} {after}")
}

/// An explicit label.
enum Label {
    Authors,
    Venue,
}

/// Splits `Authors: Ann Bell` into label and value.
fn labelled(text: &str) -> Option<(Label, &str)> {
    let (label, words) = text.split_once([':', '：'])?;
    let label = label.trim_matches(['*', '_', ' ']).to_lowercase();
    let words = words.trim_start_matches(['*', '_', ' ']);
    match label.as_str() {
        "author" | "authors" | "by" => Some((Label::Authors, words)),
        "venue" | "conference" | "journal" | "published" | "publication" | "pub" => {
            Some((Label::Venue, words))
        }
        _ => None,
    }
}

/// The citation count in `[**48**](…)`; -1 means unknown.
fn citations(link: &Found) -> Option<i64> {
    let is_count = link.label.starts_with("**");
    let count = is_count.then(|| link.label.trim_matches('*').parse().ok());
    count.flatten()
}

fn tidy(text: &str) -> &str {
    let ends = [
        ' ', '.', ',', '*', '_', '(', ')', '[', ']', ':', '-', '，', '–', '—', '|', '·', '\n',
        '\\', '：',
    ];
    text.trim_matches(ends)
}
