//! The words of the page, in English, in one place; other languages are files beside the page.
//!
//! A translation is found by the English text that it stands for, as gettext does it, so that
//! this table costs the download nothing but the texts themselves. `{0}`, `{1}` … stand for
//! what is filled in. Where a text has a `|`, what stands before it is said of one thing, what
//! stands behind it of any other number; a language may do without. What stands behind `##` is
//! for translators and not shown: it tells texts apart that are the same in English.

macro_rules! texts {
    ($($name:ident = $english:literal;)*) => {
        /// A text of the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u16)]
        #[allow(missing_docs, reason = "each says below what it is")]
        pub enum Text { $($name,)* }

        /// All texts, in the order of [`Text`].
        pub const ENGLISH: &[&str] = &[$($english,)*];
    };
}

texts! {
    // Everywhere.
    AppName = "Efficient LLM Explorer";
    Works = "{0} work|{0} works";
    Date = "{0} {1} {2}##day month year";
    MonthAndYear = "{0} {1}##month year";
    Months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";
    Close = "Close";

    // The bar on top, the tabs, the list's own controls.
    Views = "Views";
    SkipToResults = "Skip to the results";
    DataOf = "data of {0}";
    OpenFull = "Open the full explorer";
    SearchWorks = "Search works";
    SearchPlaceholder = "Search titles, authors, venues, arXiv ids";
    ThemeTitle = "Colour theme: system, light or dark";
    ThemeNow = "Colour theme: {0}";
    ThemeSystem = "System";
    ThemeLight = "Light";
    ThemeDark = "Dark";
    Results = "Results";
    FirstWorks = "These are the first works: the others are still being read.";
    SomeOf = "{0} of {1}##so many of \"5 works\"";
    FiltersActive = "Filters ({0})";
    Sort = "Sort";
    SortBy = "Sort by";
    SortRelevance = "Relevance";
    SortNewest = "Newest";
    SortOldest = "Oldest";
    SortStars = "Most stars ({0} known)";
    SortCitations = "Most cited ({0} known)";
    Title = "Title";
    Venue = "Venue";
    Density = "Density of the list";
    Cards = "Cards";
    Compact = "Compact";
    Table = "Table";

    // Filters, chips, what stands in the place of results.
    Filters = "Filters";

    // A work: cards, rows, the detail.
    EtAl = "et al.";

    // Views beside the list.
    Trends = "Trends";

    // Keys, help, commands.
    Help = "Help";

    // The shelf.
    Shelf = "Shelf";

    // Citing, exporting, contributing.
    Cite = "Cite";
}

impl Text {
    /// What it says in English, without the note for translators.
    pub fn english(self) -> &'static str {
        shown(ENGLISH[self as usize])
    }
}

/// A text without its note for translators.
pub fn shown(text: &str) -> &str {
    text.split_once("##").map_or(text, |(shown, _)| shown)
}

/// The form of a text for a number of things.
pub fn form(text: &str, count: usize) -> &str {
    match text.split_once('|') {
        Some((one, _)) if count == 1 => one,
        Some((_, many)) => many,
        None => text,
    }
}

/// A text with its places filled in. A place without a value stays as it is.
pub fn filled(text: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, place) = rest.split_at(at);
        out.push_str(before);
        let number = place
            .as_bytes()
            .get(1)
            .map(|digit| digit.wrapping_sub(b'0'));
        let value = number.and_then(|number| values.get(usize::from(number)));
        match (value, place.as_bytes().get(2)) {
            (Some(value), Some(b'}')) => {
                out.push_str(value);
                rest = &place[3..];
            }
            _ => {
                out.push('{');
                rest = &place[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_places_in_any_order_and_leaves_braces_alone() {
        assert_eq!(filled("{1} of {0}", &["a", "b{0}"]), "b{0} of a");
        assert_eq!(filled("{x} {7} {", &["a"]), "{x} {7} {");
        assert_eq!(filled("{0}", &["知"]), "知");
    }

    #[test]
    fn one_thing_has_a_form_of_its_own() {
        assert_eq!(form("{0} work|{0} works", 1), "{0} work");
        assert_eq!(form("{0} work|{0} works", 0), "{0} works");
        assert_eq!(form("{0} 项", 1), "{0} 项");
    }

    #[test]
    fn notes_for_translators_are_not_shown() {
        assert_eq!(Text::Date.english(), "{0} {1} {2}");
    }
}
