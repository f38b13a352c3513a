//! The venue parser, for venues and dates such as `ICML'24 Oral`, `EMNLP Findings 2023`,
//! `MLSys24` and `Apr 2025`.

mod date;
mod signs;

pub use date::is_date;
pub use signs::is_pending;

use std::borrow::Cow;

use crate::identity::{ids, words};

/// Venue and date, as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// The venue without its date.
    pub venue: Option<String>,
    /// The year.
    pub year: Option<u16>,
    /// The month, from 1.
    pub month: Option<u8>,
}

impl Imprint {
    /// Drops the venue if there is no date to confirm it.
    pub fn filter_dated(self) -> Self {
        Self {
            venue: self.venue.filter(|_| self.year.is_some()),
            ..self
        }
    }
}

/// Maximum length of a venue's name, in bytes.
const LONGEST: usize = 110;

/// Parses a text that is known to be a venue, a date, or both.
pub fn parse(text: &str) -> Imprint {
    let text = &*without_id(text);
    let date = date::find(text);
    let rest = match &date {
        Some(date) => {
            let glue = if text[date.to..].starts_with('-') {
                ""
            } else {
                " "
            };
            format!("{}{glue}{}", &text[..date.from], &text[date.to..])
        }
        None => text.to_owned(),
    };
    let venue = name(&without_year(&rest, date.as_ref()));
    let is_pending = venue.as_deref().is_some_and(signs::is_pending);
    let date = date.filter(|_| !is_pending);
    Imprint {
        venue: venue.filter(|_| !is_pending),
        year: date.as_ref().map(|date| date.year),
        month: date.as_ref().and_then(|date| date.month),
    }
}

/// Strips an arXiv id, as in `arXiv, 2301.00001`.
fn without_id(text: &str) -> Cow<'_, str> {
    match words_of(text).find(|word| ids::arxiv_id(word).is_some()) {
        Some(id) => Cow::Owned(text.replacen(id, "", 1)),
        None => Cow::Borrowed(text),
    }
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', ':', '(', ')', '[', ']'])
}

/// Whether a text is "arXiv" followed by an id.
fn is_arxiv(text: &str) -> bool {
    let mut words = words_of(text).filter(|word| !word.is_empty());
    let is_named = words
        .next()
        .is_some_and(|word| word.eq_ignore_ascii_case("arxiv"));
    is_named && words.next().is_some_and(|id| ids::arxiv_id(id).is_some()) && words.next().is_none()
}

/// Strips the year if it was printed twice.
fn without_year(rest: &str, date: Option<&date::Date>) -> String {
    let again = date::find(rest);
    match again
        .zip(date)
        .filter(|(again, date)| again.year == date.year)
    {
        Some((again, _)) => format!("{} {}", &rest[..again.from], &rest[again.to..]),
        None => rest.to_owned(),
    }
}

/// Normalises a venue's name; none if nothing is left.
fn name(rest: &str) -> Option<String> {
    let name = rest
        .replace(['(', ')', '[', ']', '_'], " ")
        .replace('@', " at ");
    let name = words::squeeze(&name);
    let ends = [
        ',', '.', ';', ':', '-', '–', '\'', '’', '`', ' ', '，', '/', '|',
    ];
    let mut name = name.trim_matches(ends);
    for word in ["accepted by ", "accepted at ", "accepted to ", "in "] {
        let start = name.get(..word.len());
        if start.is_some_and(|start| start.eq_ignore_ascii_case(word)) {
            name = name[word.len()..].trim_start();
        }
    }
    // `NIPS 2rd` is the conference, whatever the ordinal was meant to be.
    let mut words: Vec<&str> = name.split(' ').collect();
    while words.len() > 1 && words.last().is_some_and(|word| signs::is_ordinal(word)) {
        words.pop();
    }
    let mut name = words.join(" ");
    for start in ["Findings of the ", "Findings of "] {
        if let Some(venue) = name.strip_prefix(start) {
            name = format!("{venue} Findings");
        }
    }
    let is_said = name.chars().any(char::is_alphanumeric) && !signs::is_unknown(&name);
    is_said.then_some(name)
}

/// Whether any text in a listing can only be a venue with its year.
pub fn is_venue(text: &str) -> bool {
    let text = text.trim();
    let Some(date) = date::find(text) else {
        return is_arxiv(text);
    };
    let Some(name) = parse(text).venue else {
        return false;
    };
    let n_words = name.split(' ').count();
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let is_proceedings = name.starts_with("proceedings of");
    let is_arxiv = name.starts_with("arxiv") || name.starts_with("arXiv");
    let starts = name.starts_with(char::is_uppercase) || is_arxiv || is_proceedings;
    let signs = ["http", "](", "? ", ": ", "`", "<", "*", ". ", "accepted"];
    let is_text = signs.iter().any(|sign| name.contains(sign));
    n_words <= 12
        && name.len() <= LONGEST
        && digits < 4
        && starts
        && !is_text
        && signs::is_venue_name(&name, date.is_short, date.month.is_some())
}

/// Splits a title from a trailing imprint: `Title. ICML 2023`, `Title (ACL'23)`,
/// `Title [Sep 2024]`.
pub fn split_title(text: &str) -> (&str, &str) {
    let text = text
        .trim()
        .trim_end_matches(['.', ',', ' ', '，', '-', ':', '|', '–', '—']);
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((title, imprint)) = bracketed(text, open, close) {
            return (title.trim(), imprint);
        }
    }
    // The last comma may separate the venue from its year.
    let tail = |is_imprint: fn(&str) -> bool| {
        let mut ends = text.rmatch_indices([',', '.', '，']).take(3);
        ends.find(|&(at, sign)| {
            let rest = &text[at + sign.len()..];
            let is_spaced = sign == "，" || rest.starts_with(' ');
            is_spaced && is_imprint(rest) && rest.split_whitespace().count() <= 9
        })
    };
    match tail(is_venue).or_else(|| tail(is_date)) {
        Some((at, sign)) => (text[..at].trim(), &text[at + sign.len()..]),
        None => (text, ""),
    }
}

fn bracketed(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    let (title, imprint) = text.strip_suffix(close)?.rsplit_once(open)?;
    (is_venue(imprint) || is_date(imprint)).then_some((title, imprint))
}

/// A trailing venue with a two-digit year: `Sums Inc, ICML'23`.
pub fn at_end(text: &str) -> Option<&str> {
    let date = date::find(text).filter(|date| date.is_short)?;
    let before = text[..date.from].trim_end();
    let from = before.rfind([' ', ',', ';']).map_or(0, |at| at + 1);
    Some(text[from..].trim()).filter(|venue| is_venue(venue))
}

/// Splits a trailing date from a remark: `Sums Inc (Jan 2026)`.
pub fn dated(text: &str) -> (&str, Imprint) {
    let date = date::find(text).filter(|date| !date.is_short);
    let ends = |date: &date::Date| !text[date.to..].contains(char::is_alphanumeric);
    let is_alone = |date: &date::Date| text[..date.from].ends_with([' ', '(', ',']);
    match date.filter(|date| ends(date) && is_alone(date)) {
        Some(date) => {
            let name = text[..date.from].trim_end_matches([' ', '(', ',', '-']);
            let imprint = Imprint {
                venue: None,
                year: Some(date.year),
                month: date.month,
            };
            (name, imprint)
        }
        None => (text, Imprint::default()),
    }
}

/// The venue in a remark such as `accepted by ICML'23`.
pub fn accepted_by(text: &str) -> Option<&str> {
    const SAYINGS: [&str; 8] = [
        "accepted by ",
        "accepted at ",
        "accepted to ",
        "accepted in ",
        "published in ",
        "published at ",
        "to appear in ",
        "to appear at ",
    ];
    let lower = text.to_ascii_lowercase();
    let (at, saying) = SAYINGS
        .iter()
        .find_map(|saying| Some((lower.find(saying)?, saying)))?;
    let rest = &text[at + saying.len()..];
    // The comma may separate the venue from its year.
    let mut ends = rest.match_indices([',', ';', '，']).map(|(at, _)| at);
    let end = ends.find(|&end| {
        !rest[end + 1..]
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit())
    });
    let venue = rest[..end.unwrap_or(rest.len())].trim();
    let is_name = venue.starts_with(char::is_uppercase) || venue.starts_with("the ");
    (is_name && venue.split(' ').count() <= 9).then_some(venue)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let Imprint { venue, year, month } = parse(text);
        let venue = venue.unwrap_or_default();
        let numbers = [year.map(u32::from), month.map(u32::from)];
        let numbers = numbers.iter().flatten().map(|number| format!("|{number}"));
        format!("{venue}{}", numbers.collect::<String>())
    }

    #[test]
    fn venue_and_date() {
        for (text, expected) in [
            ("ICML'24", "ICML|2024"),
            ("SOSP' 24", "SOSP|2024"),
            ("EuroSys '24", "EuroSys|2024"),
            ("ACL’23 Findings", "ACL Findings|2023"),
            ("ICASSP2024", "ICASSP|2024"),
            ("EMNLP24 Findings", "EMNLP Findings|2024"),
            ("MLSys24_BestPaper", "MLSys BestPaper|2024"),
            ("Arxiv24", "Arxiv|2024"),
            ("NeurIPS 24 Spotlight", "NeurIPS Spotlight|2024"),
            ("ACL24'Findings", "ACL Findings|2024"),
            ("The FP16's Range", "The FP16's Range"),
            ("EMNLP Findings 2023", "EMNLP Findings|2023"),
            ("IJCAI 2024 (Survey Track)", "IJCAI Survey Track|2024"),
            ("ICML 2023 Workshop ES-FoMO", "ICML Workshop ES-FoMO|2023"),
            ("TMLR", "TMLR"),
            ("arXiv, 2404.00001", "arXiv"),
            ("arXiv 2024b", "arXiv|2024"),
            ("ACL 2024best", "ACL best|2024"),
            ("arXiv, 2024.01", "arXiv|2024|1"),
            ("X 20233", "X 20233"),
            ("2023-10", "|2023|10"),
            ("Apr 2025", "|2025|4"),
            ("13 Dec 2021", "|2021|12"),
            ("May 1, 2024", "|2024|5"),
            ("TACO'October-2023", "TACO|2023|10"),
            ("2023/01/05", "|2023|1"),
            ("NIPS 2rd", "NIPS"),
            ("Findings of EMNLP", "EMNLP Findings"),
            ("Odd Workshop @ ICLR 2025 2025", "Odd Workshop at ICLR|2025"),
            ("accepted by ATC'24", "ATC|2024"),
            ("ICLR sub.", ""),
            ("Under review ICLR 2025", ""),
            ("N/A", ""),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn venues_and_what_only_looks_like_one() {
        for text in [
            "ICML 2023",
            "Interspeech 2021",
            "Building Trust Workshop @ ICLR 2025",
            "EuroSys' 26",
            "SoCC'24",
            "Transactions of the ACL 2022",
            "arXiv preprint, 2023",
            "arXiv, 2404.00001",
        ] {
            assert!(is_venue(text), "{text}");
        }
        for text in [
            "Apr 2025",
            "Corvid (May 2025)",
            "Corvid AI 2024",
            "CAI (Jan 2026)",
            "all to all, HPDC'24",
            "Google 2023",
            "Lund University 2024",
            "Wing Quantization 2023",
            "see the 2023 version",
        ] {
            assert!(!is_venue(text), "{text}");
        }
    }

    #[test]
    fn titles_end_where_imprints_begin() {
        for (text, title, imprint) in [
            ("Quick Sums. ICML 2023.", "Quick Sums", " ICML 2023"),
            ("Quick Sums, arXiv, 2023", "Quick Sums", " arXiv, 2023"),
            ("Quick Sums (ACL'23)", "Quick Sums", "ACL'23"),
            ("Quick Sums [Sep 2024]", "Quick Sums", "Sep 2024"),
            ("Quick, Slow and Odd Sums", "Quick, Slow and Odd Sums", ""),
            ("What Happened in 2023?", "What Happened in 2023?", ""),
        ] {
            assert_eq!(split_title(text), (title, imprint), "{text}");
        }
    }

    #[test]
    fn what_a_remark_says_of_a_venue() {
        for (text, venue) in [
            ("wings, accepted by ATC'24", Some("ATC'24")),
            ("accepted by SOSP, 2025, with code", Some("SOSP, 2025")),
            ("in review of MLSys'24", None),
            ("accepted by nobody", None),
        ] {
            assert_eq!(accepted_by(text), venue, "{text}");
        }
    }
}
