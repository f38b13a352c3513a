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

    // Filters, chips, what stands in the place of results.
    Filters = "Filters";
    ShowWorks = "Show {0} work|Show {0} works";
    AboutThisData = "About this data";
    FacetArea = "Area";
    FacetVenue = "Venue";
    FacetKind = "Kind";
    FacetHas = "Comes with";
    FacetList = "List";
    FacetTag = "Tag";
    FacetIs = "Only";
    MeasureYear = "Year";
    MeasureStars = "Stars";
    MeasureCitations = "Citations";
    KindPaper = "Paper";
    KindProject = "Project";
    KindFramework = "Framework";
    KindArticle = "Article";
    KindOther = "Other resource";
    HasCode = "Code";
    HasModel = "Model";
    HasDataset = "Data set";
    HasProject = "Project page";
    HasBlog = "Blog or coverage";
    HasVideo = "Video";
    IsPublished = "Published";
    IsRecommended = "Recommended by a list";
    Unknown = "Unknown";
    Conferences = "Conferences";
    Workshops = "Workshops";
    Journals = "Journals";
    PreprintsAndWeb = "Preprints and web";
    Chosen = "{0} chosen";
    SearchIn = "Search in {0}##a facet";
    FindAmong = "Find among {0}##so many values";
    ShowAll = "Show all {0}##so many values";
    ShowFewer = "Show fewer";
    Exclude = "Exclude {0}";
    Excluded = ", excluded##behind a name";
    PublishedOnly = "Published only";
    PublishedOnlyMeans = "No preprints, no web sites, no unknown venues";
    RecommendedMeans = "A list marks it as recommended";
    NoSuchArea = "No area has this in its name";
    ExpandAll = "Expand all";
    CollapseAll = "Collapse all";
    Expand = "Expand {0}##an area";
    Collapse = "Collapse {0}##an area";
    ByBar = "{0}, by bar##a measure";
    Least = "Least {0}##a measure";
    Greatest = "Greatest {0}##a measure";
    AnyBound = "any##where there is no bound";
    From = "from##a year or number";
    To = "to##a year or number";
    MeasureFrom = "{0} from##a measure";
    MeasureTo = "{0} to##a measure";
    NoNumber = "A whole number, please: this sets no bound";
    OrMore = "{0} or more##a number";
    OrLess = "{0} or less##a number";
    Bar = "{1}: {0} work|{1}: {0} works##{1} is a range of numbers";
    BarOfAll = "{1}: {0} work of {2}|{1}: {0} works of {2}##{1} is a range of numbers";
    ActiveFilters = "Active filters";
    RemoveFilter = "Remove filter {0}";
    ClearAll = "Clear all";
    Undo = "Undo";
    UndoMeans = "Bring back the filters that were cleared";
    ChipText = "“{0}”";
    ChipValue = "{0}: {1}##a facet and its value";
    ChipNotValue = "{0}: not {1}##a facet and its value";
    ChipOrUnknown = "{0}: {1}, or unknown##a measure and its range";
    ChipUnknown = "{0}: unknown##a measure";
    NotInCatalogue = "{0} – not in this catalogue";
    LoadingCatalogue = "Loading the catalogue…";
    NotLoaded = "The catalogue could not be loaded";
    TryAgain = "Try again";
    NotFetched = "{0} could not be fetched: {1}";
    ServerAnswered = "{0}: the server answered {1}";
    NotReadable = "{0}: the catalogue cannot be read: {1}";
    TooNew = "{0}: the catalogue has schema {1}, newer than the {2} this version reads";
    CheckConnection = "Check the connection, then try again.";
    UsuallyBrief = "This is usually brief: try again in a moment.";
    NewerVersion = "A newer version of the explorer is out: reload the page to get it.";
    CutOff = "The file may have been cut off on its way: try again.";
    NoWorksMatch = "No works match";
    NoWorksMatchMeans = "All the filters together leave nothing. Drop one, or clear them all.";
    Without = "Without {0}##a filter";
    ClearAllFilters = "Clear all filters";
    DidYouMean = "Did you mean {0}?";
    TakenFor = "No work has “{0}”. Shown is what comes near, as “{1}”.";
    NoValue = "“{0}” is searched for as words: write {1}: and a value, with no space between";
    Unreadable = "“{0}” is searched for as words: {1} cannot be that";
    Misspelt = "“{0}” is searched for as words: did you mean {1}:?";

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
