//! Prefix decorations before a title: badges, emoji, dates, venues, tags, and links.

use super::super::link_words::is_link_word;
use super::super::{badge, is_absolute, is_picture, venue};
use super::{Reader, is_arxiv_mark, is_mute, leads_out};
use crate::curate::inline::{self, Found};

/// Maximum length of a venue, date or tag before a title, in bytes.
const LONGEST_MARK: usize = 70;

/// Separators between a leading venue or date and the title.
const SEPARATORS: [&str; 6] = [": ", " - ", " – ", " | ", "<br>", ". "];

impl Reader<'_> {
    /// Consumes everything before the title.
    pub(super) fn prefix(&mut self) {
        if self.is_cell {
            self.lines_before_title();
        }
        while self.at < self.text.len() && self.skip_one() {}
    }

    /// In a cell, consumes whole lines before a linked title: a venue, a badge, a remark.
    fn lines_before_title(&mut self) {
        let is_title = |link: &&Found| {
            let before = &self.text[..link.start];
            let line = before.rsplit("<br>").next().unwrap_or("");
            let starts = !inline::without_links(line).contains(char::is_alphanumeric);
            let is_mark = is_mute(link) || is_link_word(link.label);
            !is_mark && starts && before.contains("<br>") && leads_out(link)
        };
        let Some(title) = self.found.iter().find(is_title).copied() else {
            return;
        };
        let Some(at) = self.text[..title.start].rfind("<br>") else {
            return;
        };
        let marks: Vec<Found> = self
            .found
            .iter()
            .take_while(|link| link.start < at)
            .copied()
            .collect();
        // Any other link before it could be the actual title.
        if marks.iter().any(|link| !is_mute(link)) {
            return;
        }
        for link in marks.iter().filter(|link| badge::is_badge(link)) {
            badge::take(link, &mut self.entry, &mut self.star);
        }
        let words = inline::without_links(&self.text[..at]);
        for line in words
            .split("<br>")
            .filter(|line| venue::is_venue(line) || venue::is_date(line))
        {
            self.take_imprint(line);
        }
        self.at = at;
    }

    fn skip_one(&mut self) -> bool {
        self.skip_decoration()
            || self.skip_link()
            || self.skip_bracketed()
            || self.skip_emphasised_imprint()
            || self.skip_label()
            || self.skip_imprint()
            || self.skip_opening_mark()
    }

    /// Spaces, emoji and line breaks.
    fn skip_decoration(&mut self) -> bool {
        let rest = self.rest();
        let trimmed = rest.trim_start_matches(is_decoration);
        let mut trimmed = trimmed.strip_prefix("<br>").unwrap_or(trimmed);
        // Punctuation after a leading link or badge.
        if self.at > 0 && (trimmed.starts_with(": ") || trimmed.starts_with("- ")) {
            trimmed = &trimmed[2..];
        }
        self.at += rest.len() - trimmed.len();
        trimmed.len() < rest.len()
    }

    /// A link other than the title: a badge, a link word, a venue, a number.
    fn skip_link(&mut self) -> bool {
        let Some(link) = self.next_link() else {
            return false;
        };
        if !self.text[self.at..link.start].trim_matches('[').is_empty() {
            return false;
        }
        let is_followed = starts_title(&self.text[link.end..]) && !self.is_cell;
        let is_imprint = venue::is_venue(link.label) || venue::is_date(link.label);
        let is_imprint = is_imprint && is_followed;
        let is_number = !is_mute(&link) && !link.label.contains(char::is_alphabetic);
        if badge::is_badge(&link) {
            badge::take(&link, &mut self.entry, &mut self.star);
            self.at = link.end;
        } else if self.is_in_front(&link) {
            let says_where = !is_link_word(link.label) || is_arxiv(link.label);
            self.take_imprint(if says_where { link.label } else { "" });
            self.take_link(&link, says_where.then_some("Paper"));
            self.at = link.end + 1;
            self.is_led = true;
        } else if (is_imprint || is_number) && leads_out(&link) {
            self.take_imprint(if is_imprint { link.label } else { "" });
            self.take_link(&link, Some("Paper"));
            self.at = link.end;
            self.is_led = true;
        } else if is_link_word(link.label) {
            self.take_link(&link, None);
            let is_closed = self.text[link.end..].starts_with(']');
            self.at = link.end + usize::from(is_closed);
        } else {
            return false;
        }
        true
    }

    /// `[[ACL](url)] Title`, `[[Paper](url)] Title`: a bracketed link followed by the first word
    /// of a title.
    fn is_in_front(&self, link: &Found) -> bool {
        let rest = self.text[link.end..].strip_prefix(']').map(str::trim_start);
        // A lower-case letter after a link word continues a sentence: `[[Code](url)] is out`.
        let can_be_first = |c: char| match is_link_word(link.label) && !is_arxiv(link.label) {
            true => c.is_uppercase() || c.is_ascii_digit(),
            false => c.is_alphanumeric() || "\"“(".contains(c),
        };
        let is_title = rest.is_some_and(|rest| rest.starts_with(can_be_first));
        let is_bracketed = self.text[self.at..link.start].ends_with('[');
        is_bracketed && is_title && is_absolute(link.target) && link.label.len() < 60
    }

    /// `[ACL 2023] Title`, `(2023.01) Title`: a bracketed venue, date or tag.
    fn skip_bracketed(&mut self) -> bool {
        let rest = self.rest();
        let bare = rest.strip_prefix('\\').unwrap_or(rest);
        let Some((close, tag)) = [('[', ']'), ('(', ')'), ('【', '】')]
            .iter()
            .find_map(|(open, close)| Some((*close, bare.strip_prefix(*open)?)))
        else {
            return false;
        };
        let Some((tag, after)) = tag.split_once(close) else {
            return false;
        };
        let is_link = close == ']' && after.starts_with(['(', ':', ']']);
        if tag.len() > LONGEST_MARK || tag.contains('[') || is_link {
            return false;
        }
        let tag = inline::plain(tag.trim_end_matches('\\'));
        let tag = tag.trim_matches(['*', '_', '`', ' ']);
        let imprint = venue::parse(tag);
        if imprint.year.is_some() && (close != ')' || venue::is_venue(tag) || venue::is_date(tag)) {
            self.entry.take_imprint_over(imprint);
        } else if close == ')' {
            return false;
        } else if !tag.is_empty() && !is_arxiv_mark(tag) {
            self.entry.tags.push(tag.to_owned());
        }
        self.at = self.text.len() - after.len();
        true
    }

    /// `**2023.05** Title`, `` `ICLR'23` Title ``.
    fn skip_emphasised_imprint(&mut self) -> bool {
        let rest = self.rest();
        for sign in ["**", "`", "*", "_"] {
            let inner = rest
                .strip_prefix(sign)
                .and_then(|rest| rest.split_once(sign));
            let Some((inner, after)) = inner.filter(|(inner, _)| inner.len() < LONGEST_MARK) else {
                continue;
            };
            let said = inner.trim_matches(['[', ']', '(', ')', ':', ' ', '\\']);
            let is_followed = starts_title(after);
            if is_followed && (venue::is_venue(said) || venue::is_date(said)) {
                self.take_imprint(said);
                self.at = self.text.len() - after.trim_start_matches([':', ' ']).len();
                return true;
            }
        }
        false
    }

    /// `Paper: [Title](url)`, `Title: Quick Sums`.
    fn skip_label(&mut self) -> bool {
        let rest = self.rest();
        let Some((label, after)) = rest.split_once(':').filter(|(label, _)| label.len() < 20)
        else {
            return false;
        };
        let label = label.trim_matches(['*', '_', ' ']);
        let after = after.trim_start_matches(['*', ' ']);
        let is_title = label.eq_ignore_ascii_case("title");
        let is_word = !label.is_empty() && is_link_word(label) && after.starts_with('[');
        let is_label = !label.contains('[') && (is_title || is_word) && !after.is_empty();
        if is_label {
            self.at = self.text.len() - after.len();
        }
        is_label
    }

    /// `ICLR 2023: [Title](url)`, `ICML'23 <br> Title`, `2023.01 **Title**`.
    fn skip_imprint(&mut self) -> bool {
        let rest = self.rest();
        let next = self.next_link();
        let link_at = next.map_or(rest.len(), |link| link.start - self.at);
        let mut ends = (0..=link_at.min(LONGEST_MARK)).rev();
        let near = ends.find(|&at| rest.is_char_boundary(at)).unwrap_or(0);
        let near = &rest[..near];
        let ends = SEPARATORS.iter();
        let ends = ends.filter_map(|sign| Some((near.find(sign)?, sign.len())));
        let link = next.filter(|link| !is_mute(link) && !is_link_word(link.label));
        let titles = [link.map(|_| link_at), near.find("**")];
        let titles = titles.into_iter().flatten().map(|at| (at, 0));
        let mut ends: Vec<_> = ends.chain(titles).collect();
        ends.sort_unstable();
        for (end, length) in ends.into_iter().filter(|(end, _)| *end < LONGEST_MARK) {
            let signs = ['[', ']', ' ', ':', '-', '–', '*', '"', '“', ','];
            let said = rest[..end].trim_matches(signs);
            let after = &rest[end + length..];
            if is_leading_imprint(said) && after.contains(char::is_alphabetic) {
                self.take_imprint(said);
                self.at += end + length;
                return true;
            }
        }
        false
    }

    /// `*[Title](url)*`, `~~[Title](url)~~`, `"[Title](url)"`, `**[Title](url)**`.
    fn skip_opening_mark(&mut self) -> bool {
        let rest = self.rest();
        let trimmed =
            rest.trim_start_matches(['*', '_', '~', '"', '“', '‘', '\'', '«', '「', '《']);
        let marks = rest.len() - trimmed.len();
        let link = self
            .next_link()
            .filter(|link| link.start == self.at + marks);
        let is_mark = marks > 0 && link.is_some_and(|link| !is_mute(&link));
        if is_mark {
            self.is_bold |= rest.starts_with("**");
            self.at += marks;
        }
        is_mark
    }
}

/// Whether the text after an imprint goes on with a title, rather than with the rest of the
/// listing.
fn starts_title(after: &str) -> bool {
    let after = after.trim_start_matches([':', ' ', ']', ')']);
    after.starts_with(|c: char| c.is_alphanumeric() || "[*\"“$_`".contains(c))
}

/// Whether text before a title is an imprint: short, and with no number but the year.
fn is_leading_imprint(text: &str) -> bool {
    if venue::is_date(text) {
        return true;
    }
    let is_short = |venue: &String| {
        venue.split(' ').count() <= 4 && !venue.contains(|c: char| c.is_ascii_digit())
    };
    venue::is_venue(text) && venue::parse(text).venue.as_ref().is_some_and(is_short)
}

fn is_arxiv(label: &str) -> bool {
    label.eq_ignore_ascii_case("arxiv")
}

fn is_decoration(c: char) -> bool {
    c.is_whitespace() || is_picture(c)
}
