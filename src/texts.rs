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

    // A work: cards, rows, the detail.
    EtAl = "et al.";
    MoreAuthors = "and {0} more##authors, behind a comma";
    Recommended = "★ recommended";
    ListRecommends = "A list recommends it";
    MarkRecommended = "★ A list recommends it";
    TrackFindings = "Findings";
    TrackWorkshop = "Workshop";
    TrackDemo = "Demo";
    TrackShort = "Short##a track of short papers";
    TrackStudent = "Student workshop";
    TrackOther = "other track";
    BadgeProject = "project##a kind of work";
    BadgeFramework = "framework##a kind of work";
    BadgeArticle = "article##a kind of work";
    BadgeOther = "resource##a work of another kind";
    OnlyOn = "Show only works on {0}##an area";
    OnlyTagged = "Show only works tagged {0}";
    OnlyWith = "Show only works with {0}##a value such as a venue, an area or a kind";
    OnlyOfYear = "Show only works of {0}##a year";
    StarsTitle = "{0} star|{0} stars";
    StarsCounted = "{0} star, counted in {1}|{0} stars, counted in {1}##{1} is a month";
    StarsGained = "{0} star, counted in {1}; about {2} more a year since {3}\
        |{0} stars, counted in {1}; about {2} more a year since {3}##{1} and {3} are months";
    InMonth = "in {0}##the month of a count of stars";
    OnDay = "on {0}##the day of a count of stars";
    OnDayGained = "on {0}; about {1} more a year since {2}##a day, a number of stars, a month";
    LookUp = "Look it up on arXiv";
    CitationCount = "{0} citation|{0} citations";
    ListLine = "{0}, line {1}##the title of a list";
    InLists = "in {0} list|in {0} lists";
    LinkPaper = "Paper";
    LinkCode = "Code";
    LinkModel = "Model";
    LinkDataset = "Data set";
    LinkBlog = "Blog";
    LinkVideo = "Video";
    LinkProject = "Project page";
    LinkFigure = "Figure";
    LinkOther = "Link";
    ByAuthors = "by ##stands before the names of authors";
    AtVenue = "at ##stands before a venue";
    InYear = "in ##stands before a year";
    StarsBefore = "stars: ##stands before a number";
    CitationsBefore = "citations: ##stands before a number";
    Title = "Title";
    Authors = "Authors";
    Year = "Year";
    Venue = "Venue";
    Stars = "Stars";
    Citations = "Citations";
    SortByColumn = "Sort by column";
    Details = "Details";
    NotInCatalogue = "{0} – not in this catalogue";
    NamedOtherwise = "The catalogue may have named it otherwise since the link was made. \
        Search for a word of its title.";
    MayYetCome = "The works are still being read; this one may yet come.";
    AlsoTitled = "Also: {0}##other titles of a work";
    NoMoreAuthors = "et al. – the lists name no more";
    Related = "Related";
    SameRepository = "same repository, {0}";
    SameAuthors = "{0} of the same authors";
    AlsoBy = "also by {0}##names of authors";
    BothSay = "both say {0}##words in quotation marks";
    Quoted = "“{0}”";
    BothOn = "both on {0}##an area";
    Published = "Published##the line of the venue and the year";
    Kind = "Kind";
    PaperKind = "Paper##a kind of work";
    ProjectKind = "Project##a kind of work";
    FrameworkKind = "Framework##a kind of work";
    ArticleKind = "Article##a kind of work";
    OtherKind = "Other resource##a kind of work";
    Areas = "Areas";
    Tags = "Tags";
    Mark = "Mark##the line that says that a list recommends the work";
    Supports = "Supports##the line of what a framework can do";
    CanTrain = "pre-training";
    CanTune = "fine-tuning";
    CanInfer = "inference";
    ListedSince = "Listed since";
    CitedAsSays = "{0}, as “{1}” says##a number, a list";
    CitedAsSaysOn = "{0}, as “{1}” says on {2}##a number, a list, a day";
    PrintedAs = "printed as “{0}”##the words of a link in a list";
    CopyLink = "Copy link";
    Copied = "Copied";
    CopyRefused = "The browser does not let this page copy; here is the link:";
    LinkToWork = "Link to this work";
    AtLine = "line {0}";
    AtLineUnder = "line {0}, under {1}##headings of a list";
    ListedIn = "Listed in";
    ListsDiffer = "Where the lists differ";
    ListSays = "“{0}” says {1}.##a list; a venue, a year or the like";
    HereItIs = "Here it is {0}: {1}.##what was chosen; why";
    FieldArxiv = "arXiv id";
    FieldCutOff = "Authors cut off";
    Yes = "yes";
    No = "no";

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
