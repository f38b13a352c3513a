//! The title of a listing: bold, linked or plain, including what follows a linked name.

use super::super::link_words::is_link_word;
use super::super::people::{self, Place};
use super::super::{badge, is_absolute, kinds, venue};
use super::{Form, Reader, leads_out};
use crate::curate::entry::RawLink;
use crate::curate::inline::{self, Found};
use crate::identity::ids;

/// Maximum number of words in a name.
const LONGEST_NAME: usize = 3;

impl<'a> Reader<'a> {
    /// Consumes the title.
    pub(super) fn title(&mut self) -> Option<Form> {
        let form = if self.rest().starts_with("**") {
            self.is_bold = true;
            self.bold_title()?;
            Form::Bold
        } else if let Some(link) = self.link_here() {
            self.linked_title(&link)?;
            if self.is_bold {
                Form::Bold
            } else {
                Form::Linked
            }
        } else {
            self.plain_title()?;
            Form::Plain
        };
        if form != Form::Plain {
            self.rest_of_title();
        }
        // A page's title may be a sentence; after a paper's, the full stop is the list's.
        let mut links = self.entry.links.iter();
        let is_sentence = form == Form::Linked && !links.any(|link| kinds::is_of_paper(&link.url));
        let is_stopped = self.rest().starts_with('.');
        let has_stop = is_sentence && !is_stopped && self.entry.title.ends_with('.');
        self.entry.title = tidy(&self.entry.title);
        if has_stop {
            self.entry.title.push('.');
        }
        self.entry.tags = std::mem::take(&mut self.entry.tags);
        let title = self.entry.title.to_lowercase();
        let is_news = |tag: &String| !title.starts_with(&tag.to_lowercase());
        self.entry.tags.retain(is_news);
        self.entry
            .title
            .contains(char::is_alphanumeric)
            .then_some(form)
    }

    fn bold_title(&mut self) -> Option<()> {
        let bold = &self.rest()[2..];
        let (inner, _) = bold.split_once("**")?;
        self.at += inner.len() + 4;
        let link = inline::links(inner).first().copied();
        let link = link.filter(|link| !badge::is_badge(link));
        let title = link.map_or(inner, |link| link.label);
        self.entry.title = inline::plain(without_number(title));
        let link = link.map(|link| RawLink::new("", link.target));
        self.entry.links.extend(link);
        Some(())
    }

    fn link_here(&self) -> Option<Found<'a>> {
        let link = self.next_link().filter(|link| link.start == self.at)?;
        (leads_out(&link) && !link.label.trim().is_empty()).then_some(link)
    }

    fn linked_title(&mut self, link: &Found<'a>) -> Option<()> {
        let label = match link.target {
            url if kinds::is_of_paper(url) => "Paper",
            url if ids::github_repo(url).is_some() => "Github",
            _ => "",
        };
        self.take_link(link, Some(label));
        self.at = link.end;
        if is_absolute(link.label.trim()) {
            // The label is the address itself, so the title comes after it.
            self.is_led = true;
            self.prefix();
            return self.plain_title();
        }
        let title = link.label.trim_start_matches('[');
        let marked = title.split_once("] ");
        let marked = marked.filter(|(mark, _)| super::is_arxiv_mark(mark));
        let title = marked.map_or(link.label, |(_, title)| title);
        self.entry.title = inline::plain(without_number(title));
        Some(())
    }

    /// `[Name](url): Rest of the Title | Venue`.
    fn rest_of_title(&mut self) {
        let closing = self.rest().trim_start_matches(['*', '_', '~', '"', '”']);
        let after = closing.trim_start_matches([' ', ':', '：']);
        let name = self.entry.title.trim_end();
        let is_open = name.ends_with([':', '：']);
        let is_parted = closing[..closing.len() - after.len()].contains([':', '：']);
        let length = self.end_of_words(after);
        let (words, printed) = venue::split_title(&after[..length]);
        let goes_on = match (is_open, is_parted) {
            (true, _) => true,
            (false, true) => self.is_rest(name, words, printed),
            (false, false) => closing.len() == self.rest().len() && self.is_next(name, words),
        };
        if !goes_on || !words.contains(char::is_alphabetic) {
            return;
        }
        let sign = if is_open || is_parted { ":" } else { "" };
        let name = name.trim_end_matches([':', '：', ' ']);
        self.entry.title = format!("{name}{sign} {}", inline::plain(words));
        self.take_imprint(printed);
        self.at = self.text.len() - after.len() + length;
    }

    /// Where the text of a title ends: at the next link, line break, bar or dash.
    fn end_of_words(&self, text: &str) -> usize {
        let from = self.text.len() - text.len();
        let next = self.found.iter().find(|link| link.start >= from);
        let link = next.map(|link| link.start - from);
        let ends = ["<br>", "<ins>", "http://", "https://", "\n", "|", "**"];
        let ends = ends.iter().filter_map(|end| text.find(end)).chain(link);
        let end = ends.min().unwrap_or(text.len());
        // A dash may introduce a remark or the second half of a title.
        let dashes = [" – ", " — "]
            .into_iter()
            .filter_map(|dash| text[..end].find(dash));
        let end = match dashes.min() {
            Some(dash) if !is_title_case(&text[dash..end]) => dash,
            _ => end,
        };
        text[..end]
            .trim_end_matches(['[', '(', ' ', '*', '_'])
            .len()
    }

    /// Whether the text after a linked name and a colon continues the title, rather than being a
    /// description or a remark.
    fn is_rest(&self, name: &str, words: &str, printed: &str) -> bool {
        let first = self
            .entry
            .links
            .first()
            .map_or("", |link| link.url.as_str());
        let is_repo = ids::github_repo(first).is_some() && !kinds::is_of_paper(first);
        let is_whole = name.contains(": ") || words.is_empty();
        let is_remark = venue::accepted_by(words).is_some() || venue::is_venue(words);
        if is_whole || is_remark {
            return false;
        }
        if !is_name(name) {
            return is_subtitle(words) || (self.style.has_names_first && is_title_case(words));
        }
        let is_published = self.is_published(printed);
        if is_repo || first.is_empty() {
            return is_published;
        }
        let starts = words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        is_title_case(words) || ((starts || is_published) && kinds::is_of_paper(first))
    }

    /// Whether the text right after a linked name continues the title: `[Name](url) with Sums`.
    fn is_next(&self, name: &str, words: &str) -> bool {
        const FEWEST: usize = 3;
        let first = self
            .entry
            .links
            .first()
            .map_or("", |link| link.url.as_str());
        is_name(name)
            && kinds::is_of_paper(first)
            && words.split_whitespace().count() >= FEWEST
            && words.starts_with(char::is_alphabetic)
            && is_title_case(words)
            && !words.contains(['*', '_', '`', ','])
            && people::read(words, Place::Own).is_none()
            && !venue::is_venue(words)
    }

    /// Whether a venue follows.
    fn is_published(&self, printed: &str) -> bool {
        let mut bars = self.rest().split('|').skip(1);
        !printed.is_empty() || bars.any(|bar| venue::is_venue(bar.trim()))
    }

    /// Consumes a plain title, up to the first link or line break. It may end with an imprint.
    fn plain_title(&mut self) -> Option<()> {
        let rest = self.rest();
        if let Some(title) = bracketed_title(rest) {
            self.entry.title = inline::plain(title);
            self.at += title.len() + 2;
            return Some(());
        }
        let link = self.next_link();
        let link_at = link.map_or(rest.len(), |link| link.start - self.at);
        let ends = ["<br>", "<ins>", "http://", "https://", " | ", " |", "(@"];
        let ends = ends.iter().filter_map(|end| rest.find(end));
        let ends = ends.chain(code_imprint(rest)).chain(line_end(rest));
        let end = ends.chain([link_at]).min()?;
        if rest[end..].starts_with("<ins>") {
            // An underlined place of publication follows, so the words hold none themselves.
            let words = rest[..end].trim_end_matches([',', '，', ' ']);
            self.entry.title = inline::plain(without_number(words));
            self.at += end;
            return Some(());
        }
        let is_closed = end < link_at;
        let words = without_label(&rest[..end]);
        let words = words.trim_end_matches(['[', '(', ' ', '-', '|', '<', '\\', '\n']);
        let is_torn = rest[..end].contains("](");
        if is_torn {
            return None;
        }
        let (title, printed) = venue::split_title(words);
        // A sentence that happens to contain a link is not a listing.
        let is_listing = is_closed
            || self.is_led
            || self.is_cell
            || !printed.is_empty()
            || link.is_some_and(|link| self.is_labelled(&link));
        if !is_listing {
            return None;
        }
        self.entry.title = inline::plain(without_number(title));
        self.take_imprint(printed);
        self.at += end;
        Some(())
    }

    /// Whether a link is bracketed, or labelled with a link word or a venue.
    fn is_labelled(&self, link: &Found) -> bool {
        let before = self.text[..link.start].trim_end();
        let is_imprint = venue::is_venue(link.label) || venue::is_date(link.label);
        is_link_word(link.label)
            || is_imprint
            || link.label.starts_with('[')
            || before.ends_with(['[', '|', '('])
    }
}

/// Strips punctuation around a title.
fn tidy(title: &str) -> String {
    let title = title.trim_end_matches([':', ',', '，', ' ']);
    let title = unstopped(title).trim_matches(['"', '“', '”', '*', '_', ' ', '~']);
    title.to_owned()
}

/// Strips a trailing full stop.
fn unstopped(title: &str) -> &str {
    let stopped = title.strip_suffix('.');
    stopped
        .filter(|title| !title.ends_with('.'))
        .unwrap_or(title)
}

/// Strips a list number: `12. Title`.
fn without_number(title: &str) -> &str {
    let digits = title.bytes().take_while(u8::is_ascii_digit).count();
    let rest = title[digits..].strip_prefix(". ");
    rest.filter(|_| (1..=3).contains(&digits)).unwrap_or(title)
}

/// A bracketed title whose link is missing: `[Title of a Paper]: a remark`.
fn bracketed_title(text: &str) -> Option<&str> {
    let (title, after) = text.strip_prefix('[')?.split_once(']')?;
    let is_title = title.split_whitespace().count() > LONGEST_NAME && !title.contains('[');
    (is_title && !after.starts_with('(')).then_some(title)
}

/// Strips the label of a bare address: `Title [Paper]:`.
fn without_label(words: &str) -> &str {
    let trimmed = words.trim_end();
    let label = trimmed
        .strip_suffix("]:")
        .and_then(|words| words.rsplit_once('['));
    label.map_or(words, |(words, _)| words)
}

/// Start of the first code span that is a venue or a date; any other belongs to the title.
fn code_imprint(text: &str) -> Option<usize> {
    let mut at = 0;
    for (nth, part) in text.split('`').enumerate().take(8) {
        let is_imprint = venue::is_venue(part) || venue::is_date(part);
        if nth % 2 == 1 && is_imprint {
            return Some(at - 1);
        }
        at += part.len() + 1;
    }
    None
}

/// End of the first line, if the next one does not continue the title.
fn line_end(text: &str) -> Option<usize> {
    let (line, rest) = text.split_once('\n')?;
    let next = rest.split(['\n', '[']).next().unwrap_or("").trim();
    let is_other = next.is_empty()
        || next.starts_with(['*', '_', '!', '('])
        || venue::is_venue(next)
        || venue::is_date(next)
        || people::read(next.trim_end_matches('.'), Place::Own).is_some();
    is_other.then_some(line.len())
}

/// Whether a title is just a name.
pub(super) fn is_name(title: &str) -> bool {
    title.split_whitespace().count() <= LONGEST_NAME && !title.contains(": ")
}

/// Whether text can only be a subtitle: `A Story`, `a Survey`.
fn is_subtitle(words: &str) -> bool {
    let is_article = ["A ", "An "]
        .iter()
        .any(|article| words.starts_with(article));
    words.eq_ignore_ascii_case("a survey") || (is_article && is_title_case(words))
}

/// Whether text is in title case: most longer words are capitalised.
fn is_title_case(words: &str) -> bool {
    let long = words
        .split(|c: char| c.is_whitespace() || c == '-')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().count() > 3);
    let (mut capital, mut all) = (0, 0);
    for word in long {
        all += 1;
        capital += usize::from(word.contains(char::is_uppercase));
    }
    all > 0 && 3 * capital >= 2 * all
}
