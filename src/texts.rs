//! The strings of the page in English; other languages are files beside the page.
//!
//! Translations are keyed by the English text, as in gettext, so this table adds nothing to the
//! download but the texts themselves. `{0}`, `{1}` … are placeholders. `|` separates singular and
//! plural; a language may do without. `##` starts a note for translators, which is not shown and
//! tells apart texts that are the same in English.
//!
//! It is one table in one file, although a long one: a translator reads it from top to bottom, in
//! the order of the page.

macro_rules! texts {
    ($(#[$doc:meta])* $text:ident in $table:ident { $($name:ident = $english:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u16)]
        #[allow(missing_docs, reason = "the texts speak for themselves")]
        pub enum $text { $($name,)* }

        #[doc = concat!("All of them, in the order of [`", stringify!($text), "`].")]
        pub const $table: &[&str] = &[$($english,)*];
    };
}

mod phrases;

pub use phrases::{FilledPhrase, PHRASES, Phrase};

texts! {
/// A text of the page.
Text in ENGLISH {
    // Everywhere.
    AppName = "Efficient LLM Explorer";
    Works = "{0} work|{0} works";
    Date = "{0} {1} {2}##day month year";
    MonthAndYear = "{0} {1}##month year";
    Months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";
    Close = "Close";

    // The bar on top, the tabs, the list's own controls.
    Views = "Views";
    SkipToResults = "Skip to results";
    ListsOf = "lists of {0}";
    StarsOf = "stars of {0}";
    OpenFull = "Open the full explorer";
    SearchWorks = "Search works";
    SearchPlaceholder = "Search titles, authors, venues, arXiv IDs";
    ThemeTitle = "Colour theme: system, light or dark";
    ThemeNow = "Colour theme: {0}";
    ThemeSystem = "System";
    ThemeLight = "Light";
    ThemeDark = "Dark";
    Results = "Results";
    FirstWorks = "Loading the rest…";
    NowOffline = "You are offline. Showing the saved copy, data up to {0}.";
    WorksOffline = "Ready to use offline";
    NewerPage = "A new version is available, data up to {0}.";
    NewerData = "Newer data is available, as of {0}.";
    TakeUpdate = "Reload";
    Later = "Later";
    QuickFilters = "Quick filters";
    WithCode = "With code";
    QuickRecommended = "Recommended";
    NewWorks = "{0} new work since your last visit|{0} new works since your last visit";
    ShowNew = "Show them";
    SeenNew = "Mark as seen";
    SomeOf = "{0} of {1}##a part of \"5 works\"";
    FiltersActive = "Filters ({0})";
    Sort = "Sort";
    SortBy = "Sort by";
    SortRelevance = "Relevance";
    SortNewest = "Newest";
    SortOldest = "Oldest";
    SortAdded = "Recently added";
    SortListed = "On most lists";
    SortStars = "Most stars ({0} known)";
    SortCitations = "Most cited ({0} known)";
    Title = "Title";
    Density = "List density";
    Cards = "Cards";
    Compact = "Compact";
    Table = "Table";

    // Filters, chips, and messages in place of results.
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
    MeasureLists = "Number of lists";
    KindPaper = "Paper";
    KindProject = "Project";
    KindFramework = "Framework";
    KindArticle = "Article";
    KindOther = "Other resource";
    HasCode = "Code";
    HasModel = "Model";
    HasDataset = "Dataset";
    HasProject = "Project page";
    HasBlog = "Blog or coverage";
    HasVideo = "Video";
    IsPublished = "Published";
    IsRecommended = "Recommended by a list";
    AddedSince = "Added since {0}";
    IsNew = "New since your last visit";
    Unknown = "Unknown";
    Conferences = "Conferences";
    Workshops = "Workshops";
    Journals = "Journals";
    PreprintsAndWeb = "Preprints and web";
    Chosen = "{0} selected##values of a facet";
    SearchIn = "Search in {0}##a facet";
    FindAreas = "Search {0} area|Search {0} areas";
    FindVenues = "Search {0} venue|Search {0} venues";
    FindLists = "Search {0} list|Search {0} lists";
    FindTags = "Search {0} tag|Search {0} tags";
    FindValues = "Search {0} value|Search {0} values##of a facet";
    ShowAll = "Show all {0}##values of a facet";
    ShowFewer = "Show fewer";
    Exclude = "Exclude {0}";
    Excluded = ", excluded##behind a name";
    PublishedOnly = "Published only";
    PublishedOnlyMeans = "Hides preprints, websites and unknown venues";
    RecommendedMeans = "Recommended by at least one list";
    NoSuchArea = "No matching areas";
    ExpandAll = "Expand all";
    CollapseAll = "Collapse all";
    Expand = "Expand {0}##an area";
    Collapse = "Collapse {0}##an area";
    ByBar = "{0} histogram##a measure";
    Least = "Minimum {0}##a measure";
    Greatest = "Maximum {0}##a measure";
    AnyBound = "any##where there is no bound";
    From = "from##a year or number";
    To = "to##a year or number";
    MeasureFrom = "{0} from##a measure";
    MeasureTo = "{0} to##a measure";
    NoNumber = "Enter a whole number";
    OrMore = "{0} or more##a number";
    OrLess = "{0} or less##a number";
    Bar = "{1}: {0} work|{1}: {0} works##{1} is a range of numbers";
    BarOfAll = "{1}: {0} work of {2}|{1}: {0} works of {2}##{1} is a range of numbers";
    ActiveFilters = "Active filters";
    RemoveFilter = "Remove filter {0}";
    ClearAll = "Clear all";
    Undo = "Undo";
    UndoMeans = "Restore the cleared filters";
    ChipValue = "{0}: {1}##a facet and its value";
    ChipNotValue = "{0}: not {1}##a facet and its value";
    ChipOrUnknown = "{0}: {1}, or unknown##a measure and its range";
    ChipUnknown = "{0}: unknown##a measure";
    NotInCatalogue = "{0} – not in this catalogue";
    LoadingCatalogue = "Loading the catalogue…";
    Lead = "Papers, tools and frameworks on efficient large language models, from curated lists. \
        Search and filter by area, venue, year and stars, all in your browser.";
    NotLoaded = "The catalogue could not be loaded";
    TryAgain = "Try again";
    NotFetched = "Could not load {0}: {1}";
    ServerAnswered = "{0}: the server responded with {1}";
    NotReadable = "{0}: invalid catalogue: {1}";
    TooNew = "{0}: the catalogue uses schema {1}, and this version reads up to {2}";
    CheckConnection = "Check your connection and try again.";
    UsuallyBrief = "This is usually temporary. Try again in a moment.";
    NewerVersion = "A newer version is available. Reload the page to get it.";
    CutOff = "The download may have been interrupted. Try again.";
    NoWorksMatch = "No works match";
    NoWorksMatchMeans = "Try removing a filter:";
    Without = "Without {0}##a filter";
    ClearAllFilters = "Clear all filters";
    DidYouMean = "Did you mean {0}?";
    TakenFor = "No results for “{0}”. Showing results for “{1}”.";
    NoValue = "“{0}” was searched as plain text. To filter, type a value right after {1}:";
    Unreadable = "“{0}” is not a valid {1} filter, so it was searched as plain text";
    Misspelt = "“{0}” was searched as plain text. Did you mean {1}:?";

    // A work: cards, rows, the detail.
    EtAl = "et al.";
    MoreAuthors = "and {0} more##authors, behind a comma";
    Recommended = "★ recommended";
    ListRecommends = "Recommended by a list##what a badge means";
    MarkRecommended = "★ Recommended by a list";
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
    OnlyOfYear = "Show only works from {0}##a year";
    SourcesAndRelated = "Sources and related";
    MatchesIn = "Matches in {0}##places such as \"Area: KV cache\"";
    OtherTitle = "Other title";
    StarsTitle = "{0} star|{0} stars";
    StarsCounted = "{0} star as of {1}|{0} stars as of {1}##{1} is a month";
    StarsGained = "{0} star as of {1}, +{2} a year since {3}|{0} stars as of {1}, +{2} a year \
        since {3}##{1} and {3} are months";
    InMonth = "as of {0}##the month of a count of stars";
    OnDay = "as of {0}##the day of a count of stars";
    OnDayGained = "as of {0}; +{1} stars a year (since {2})##a day, a number, a month";
    LookUp = "Find on arXiv";
    CitationCount = "{0} citation|{0} citations";
    InLists = "in {0} list|in {0} lists";
    LinkBlog = "Blog";
    LinkFigure = "Figure";
    LinkOther = "Link";
    ByAuthors = "by ##stands before the names of authors";
    AtVenue = "at ##stands before a venue";
    InYear = "in ##stands before a year";
    StarsBefore = "stars: ##stands before a number";
    CitationsBefore = "citations: ##stands before a number";
    Authors = "Authors";
    Columns = "Columns##of a table; a button that opens a choice";
    Details = "Details";
    NamedOtherwise = "Its ID may have changed since the link was created. Search for its title \
        instead.";
    MayYetCome = "Still loading: this work may appear in a moment.";
    AlsoTitled = "Also titled: {0}##other titles of a work";
    NoMoreAuthors = "et al. (the lists name no others)";
    Related = "Related";
    SameRepository = "same repository, {0}";
    SameAuthors = "{0} authors in common";
    AlsoBy = "also by {0}##names of authors";
    BothSay = "both mention {0}##words in quotation marks";
    Quoted = "“{0}”";
    BothOn = "both on {0}##an area";
    Published = "Published##the line of the venue and the year";
    Areas = "Areas";
    Tags = "Tags";
    Mark = "Recommendation##the line that says that a list recommends the work";
    Supports = "Supports##the line of what a framework can do";
    CanTrain = "pre-training";
    CanTune = "fine-tuning";
    CanInfer = "inference";
    ListedSince = "Listed since";
    CitedAsSays = "{0}, according to “{1}”##a number, a list";
    CitedAsSaysOn = "{0}, according to “{1}” on {2}##a number, a list, a day";
    PrintedAs = "shown as “{0}” in the list##the words of a link";
    CopyLink = "Copy link";
    Copied = "Copied";
    CopyRefused = "Your browser blocked copying. Here is the link:";
    LinkToWork = "Link to this work";
    AtLine = "line {0}";
    AtLineUnder = "line {0}, under {1}##headings of a list";
    ListedIn = "Listed in";
    ListsDiffer = "Where the lists differ";
    FactsFrom = "From other sources";
    LineOfPage = "{0} of {1}##a line number, the name of a page";
    SourcesLoading = "Loading the sources…";
    SourcesFailed = "The sources could not be loaded: {0}";
    SourcesOutdated = "they belong to another version of the catalogue. Reload the page";
    ListSays = "“{0}” says {1}.##a list; a venue, a year or the like";
    HereItIs = "Shown here: {0}. {1}.##what was chosen; why";
    FieldArxiv = "arXiv ID";
    FieldCutOff = "Author list incomplete";
    Yes = "yes";
    No = "no";
    // Comparing works.
    Compare = "Compare##a button that chooses a work for that";
    CompareView = "Compare##a tab";
    CompareThem = "Compare {0} work|Compare {0} works";
    Clear = "Clear";
    ChosenToCompare = "{0} work to compare. Add at least one more.|{0} works to compare.";
    CompareFull = "You can compare up to {0} works. Remove one first.";
    CompareFew = "Add two to five works with the Compare button on a card or in a work's details.";
    CompareNote = "Rows marked ≠ differ. Differences are bold.";
    CompareTable = "Works side by side";
    Remove = "Remove";
    RemoveFromComparison = "Remove {0} from the comparison";
    NoneListed = "none listed##a cell: the lists give none";
    Differs = "differs##behind the name of a row";
    SameInAll = "the same in all##behind the name of a row";
    Links = "Links";
    Lists = "Lists";

    // Views beside the list.
    List = "List##of works, a tab";
    Trends = "Trends";
    Map = "Map";
    Frameworks = "Frameworks";
    About = "About";
    AsTable = "As a table";
    AreaWorks = "Works##a column of numbers";
    MedianYear = "Median year";
    UnknownCell = "unknown##in a table, in the place of a number";
    CellName = "{0}, {1}: {2}##row, column: 2 works";
    NothingDrawn = "No works match. Remove a filter.";
    TrendsNote = "Click any bar, number or name to filter. Arrow keys move between cells. A work \
        in several areas counts in each of them.";
    PerYear = "Works per year, by area";
    AreasOverYears = "Areas over the years";
    AreaByYear = "Works by area and year";
    OutsideAreas = "{0} outside these areas.##2 works";
    AreasAtVenues = "Areas at the main venues";
    AreaByVenue = "Works by area and venue";
    MoreVenues = "{1} with no known venue. {0} more venue has fewer works.|{1} with no known \
        venue. {0} more venues have fewer works.##{1} is: 2 works";
    StarsAgainstYear = "Stars by year";
    StarsByYear = "Works by stars and year";
    StarSteps = "Star ranges roughly double from row to row.";
    StarsKnown = "Star counts are known for {0} of {1}.##5; 9 works";
    MapNote = "Tiles are sized by their share of works or stars. Click one to filter by it and go \
        one level deeper. A work in several areas counts in each of them.";
    NothingMapped = "No works with an area match. Remove a filter.";
    SizeBy = "Size by";
    ByWorks = "By works";
    ByStars = "By stars";
    OtherOf = "Other {0}##an area";
    TileName = "{1} {2}, {0} star, median year {3}|{1} {2}, {0} stars, median year {3}\
        ##starts with an area and its works, as the tile shows them";
    TileNameNoYear = "{1} {2}, {0} star, years unknown|{1} {2}, {0} stars, years unknown\
        ##starts with an area and its works, as the tile shows them";
    MapTable = "Areas, works, stars and median year";
    Shades = "Shaded by median year, from oldest to newest";
    NoYearKnown = "No year known";
    OrBefore = "{0} or before##a year";
    FrameworksNote = "What each framework supports, according to the survey's own table. Click a \
        heading to sort.";
    NoFramework = "No frameworks match. Remove a filter.";
    FrameworksTable = "Frameworks and what they support";
    Training = "Training";
    Inference = "Inference";
    FineTuning = "Fine-tuning";
    StarsPerYear = "Stars a year";
    MoreLinks = "More##a column of links";
    SinceMonth = "since {0}##a month";
    AboutCatalogue = "About this catalogue";
    AboutWhat = "A map of research on efficient large language models: papers, frameworks, \
        projects and articles from lists curated by people who follow the field, merged into one \
        catalogue that you can search, filter and share.";
    TheLists = "The lists";
    ListFacts = "{1}: {0} listing|{1}: {0} listings##{1} is the list's title";
    ListFactsDated = "{1}: {0} listing, as of {2}|{1}: {0} listings, as of {2}\
        ##{1} is the list's title, {2} a date";
    AboutLists = "The lists are maintained by their authors and by readers who send them \
        additions. Missing or wrong entries are best fixed there.";
    HowMade = "How it is made";
    AboutMaking = "A program reads every line of the lists, repairs broken characters and merges \
        lines about the same work: those with the same title, or with the same arXiv ID and titles \
        that agree. Headings become areas of one taxonomy, and each venue gets one name. Where \
        lists disagree, a published record wins over a preprint, and what each list says is kept \
        beside the choice. Star counts carry the day they were taken. What no list says stays \
        unknown and never counts as zero.";
    WhatThereIs = "Contents";
    DataVersion = "{0}. Data as of {1}, version {2}.##2 works; a date; a version";
    DownloadCatalogue = "Download the catalogue";
    KindsTable = "Works by kind and by known facts";
    WithYear = "With known year";
    WithAuthors = "With known authors";
    WithStars = "With known stars";
    WithCitations = "With known citations";
    Disputed = "With conflicting data";
    Privacy = "Privacy";
    AboutPrivacy = "The whole catalogue is loaded once and searched in your browser. Nothing you \
        type or select is sent anywhere: no accounts, no cookies, no tracking. Your search is part \
        of the page address, so sharing the link shares it.";
    Licences = "Licences";
    AboutLicences = "The program is free software under the MIT licence or the Apache licence 2.0, \
        at your option. The data comes from the lists above; the works belong to their authors.";
    HowToCite = "How to cite";
    CiteSurvey = "The survey behind the taxonomy and many of the works:";
    SurveyBibTex = "BibTeX of the survey";
    CiteView = "This view:";
    Citation = "Efficient LLM Explorer. {0}. Catalogue version {2}, data up to {1}. {3}##2 works; \
        a date; a version; an address";
    FoundBy = "{0} matching {1}##2 works; the search and the filters";

    // Keys, help, commands.
    Help = "Help";
    Commands = "Commands";
    Command = "Command, filter or work";
    CommandHint = "Type a view, area, venue or title";
    NoCommand = "No matching command";
    GoTo = "Go to {0}##a view";
    OnlyNamed = "Only: {0}##a property, such as: published";
    KeyCommands = "open the command palette: views, filters and works by name";
    HelpTitle = "Keyboard shortcuts and search syntax: ?";
    Keys = "Keyboard shortcuts";
    InSearchBox = "Search syntax";
    KeySearch = "go to the search box; from there, the down arrow leads to the first result";
    KeyResults = "next and previous result; from there, arrow keys work too";
    KeyOpen = "open the selected work, like Enter";
    KeyClose = "close whatever is open";
    KeyFilters = "go to the filters";
    KeyList = "go to the list";
    KeyTrends = "go to trends";
    KeyViews = "go to map, frameworks, shelf, about##views, in the order of their keys";
    KeySave = "save the selected work to the shelf, or remove it";
    KeyHelp = "show this help";
    AskWords = "all words, in any order; the last may be incomplete";
    AskPhrase = "an exact phrase";
    AskWithout = "- excludes; it works before a field too";
    AskTitle = "in the title only";
    AskAuthor = "an author";
    AskVenue = "either venue";
    AskArea = "an area and everything under it";
    AskKind = "paper, project, framework, article or other";
    AskHas = "comes with code, model, dataset, blog, video…";
    AskIs = "no preprints or websites; also is:recommended";
    AskList = "found in a list";
    AskYear = "a range, both ends included";
    AskStars = "a bound, with > < >= <= or 1000..";
    AskCitations = "cited at least this often, where known";
    AskSort = "sort by relevance, newest, oldest, stars, citations, title or venue";
    AskId = "an arXiv ID or a pasted link";

    // The shelf.
    Shelf = "Shelf";
    ShelfSave = "Save";
    ShelfSaved = "Saved";
    ShelfSaveTitle = "Save to shelf: s";
    ShelfChoose = "Lists and tags";
    ShelfDefaultList = "Saved works";
    ShelfNoList = "Not in a list";
    ShelfSaveAll = "Save all {0}…";
    ShelfSaveSearch = "Save this search";
    ShelfSearchSaved = "Search saved";
    ShelfEverything = "All works";
    ShelfWorkSaved = "Saved to your shelf";
    ShelfWorkUnsaved = "Removed from your lists";
    ShelfUndo = "Undo##button";
    ShelfUndone = "Undone";
    ShelfInLists = "Save to list";
    ShelfNewList = "New list";
    ShelfAddList = "Add list";
    ShelfTags = "Tags##the reader's own";
    ShelfNewTag = "New tag";
    ShelfAddTag = "Add tag";
    ShelfDropTag = "Remove tag {0}";
    ShelfNothing = "Nothing saved yet. Use Save on any card, or press s.";
    ShelfAbout = "Your shelf is kept only in this browser. Nothing is sent anywhere.";
    ShelfFramed = "The shelf is part of the full explorer. Nothing is saved while it is embedded \
        in another page.";
    ShelfNoStorage = "This browser does not let this page save anything, as in some private \
        windows. Your shelf lasts until you close the page.";
    ShelfUnsaved = "{0} change could not be saved: the browser's storage is full or was cleared. \
        It stays in this page until you close it.|{0} changes could not be saved: the browser's \
        storage is full or was cleared. They stay in this page until you close it.";
    ShelfTryAgain = "Try saving again";
    ShelfUnreadable = "{0} record on the shelf cannot be read. It is left as it is and included in \
        backups.|{0} records on the shelf cannot be read. They are left as they are and included \
        in backups.";
    ShelfForget = "Delete them";
    ShelfForgotten = "Unreadable records deleted";
    ShelfTooLong = "Too long: {0} bytes, and the limit is {1}. Nothing was changed.";
    ShelfTooMany = "The shelf holds at most {0} works, lists and searches. Nothing was changed.";
    ShelfPersistent = "The browser has agreed not to delete it on its own.";
    ShelfNotPersistent = "The browser may delete it when space runs low or after a long time \
        without a visit, so keep a backup.";
    ShelfBackup = "Backup";
    ShelfBackupDue = "Your shelf has changed a lot since the last backup.";
    ShelfExport = "Save to file";
    ShelfExported = "The file contains your whole shelf";
    ShelfNotExported = "Your browser blocked saving a file";
    ShelfImport = "Import from file";
    ShelfImportOf = "{0} contains:";
    ShelfChanged = "{0} changed";
    ShelfSame = "{0} unchanged";
    ShelfGone = "{0} removed here since";
    ShelfBringBack = "Restore removed items";
    ShelfRefused = "{0} skipped";
    ShelfRefusedTooLong = "Record {0}: {1} bytes, and the limit is {2}";
    ShelfRefusedTooMany = "Record {0}: the shelf is full";
    ShelfRefusedUnreadable = "Record {0}: unreadable";
    ShelfTakeOver = "Add to shelf";
    ShelfCancel = "Cancel";
    ShelfTakenOver = "{0} added to your shelf";
    ShelfFileTooNew = "{0} was written by a newer version of the explorer. Reload the page to \
        update.";
    ShelfFileNoShelf = "{0} is not a shelf file: {1}";
    ShelfFileTooLarge = "{0} is too large for a shelf file or cannot be read.";
    ShelfSort = "Sort the shelf";
    ShelfSortRecent = "Recently saved";
    ShelfSortTitle = "Title##of works";
    ShelfSortNewest = "Newest works";
    ShelfUnreadOnly = "Unread only";
    ShelfRead = "Mark as read##a check box";
    ShelfNote = "Note";
    ShelfNoteOf = "Note on {0}";
    ShelfRemoved = "{0} work removed from your shelf|{0} works removed from your shelf";
    ShelfListRemoved = "List “{0}” deleted";
    ShelfSearchRemoved = "Search “{0}” deleted";
    ShelfRemoveList = "Delete list";
    ShelfRename = "Rename";
    ShelfName = "Name";
    ShelfPick = "Select {0}";
    ShelfPickAll = "Select all";
    ShelfPicked = "{0} selected";
    ShelfMarkRead = "Mark as read";
    ShelfMarkUnread = "Mark as unread";
    ShelfMarked = "{0} work updated|{0} works updated";
    ShelfLink = "Get link";
    ShelfLinkHere = "Link to the selected works";
    ShelfLinkTooMany = "Too many works for a link. Save them to a file instead.";
    ShelfClear = "Clear selection";
    ShelfLeft = "No longer in the catalogue. Last known details:";
    ShelfSearches = "Saved searches";
    ShelfNewSince = "{0} new";
    ShelfSent = "{0} work shared by link|{0} works shared by link";
    ShelfSentSave = "Save…";
    ShelfSentClose = "Dismiss";
    ShelfShowAll = "Show all {0}";

    // Citing, exporting, contributing.
    Cite = "Cite";
    Copy = "Copy";
    CopyIt = "Copy: {0}##what is copied";
    TextRefused = "Your browser blocked copying. Here is the text:";
    WorkerFailed = "Something went wrong: {0}##a reason";
    OneMoment = "One moment…";
    AsReference = "Reference";
    MoreFormats = "More formats";
    CiteThis = "Cite this work";
    Export = "Export";
    WhichWorks = "Works to export";
    AllFound = "{0} matching work|All {0} matching works";
    Format = "Format";
    ForBibtex = "LaTeX, and most reference managers";
    ForRis = "EndNote, Mendeley, Zotero";
    ForCsl = "pandoc, Zotero";
    ForCsv = "spreadsheets";
    ForJson = "programs; every field of the catalogue";
    ForMarkdown = "notes: a list with links";
    ForListing = "ready to paste into this list";
    Preview = "Preview";
    Download = "Download";
    Gathering = "Collecting {0} of {1}##2 works of 5 works";
    Writing = "Writing…";
    Written = "{0} work, about {1} kB|{0} works, about {1} kB";
    Contribute = "Add a work";
    MissingWork = "Missing a work? Add it";
    ContributeWhat = "Write a new entry in each list's own format, ready to send to its \
        maintainers.";
    NothingSent = "Nothing is sent from here: your text stays on this page until you open the \
        issue on GitHub and submit it yourself.";
    Pasted = "BibTeX, an arXiv ID or a link";
    PastedHint = "Fills the form from your text; nothing is sent or looked up";
    ReadPasted = "Fill in the form";
    AuthorsHint = "In printed order, separated by commas; end with et al. if there are more";
    VenueHint = "Short name, such as ICLR, ACL Findings or arXiv";
    YearHint = "Year at that venue";
    LinksHint = "One per line; arXiv and the repository are added automatically";
    Doi = "DOI";
    Repository = "Repository";
    RepositoryHint = "On GitHub: owner/name";
    AreasHint = "By name, most relevant first, separated by semicolons";
    MayBeThere = "Possibly already in the catalogue";
    LikeExact = "same title";
    LikeById = "same ID or repository";
    LikeNear = "similar title";
    UnderHeading = "Under: {0}##headings of a list";
    OpenIssue = "Open a prefilled issue";
    OpenToPaste = "Open a new issue and paste the text";
    NoHome = "This list's repository is unknown.";
    FixFields = "Entries appear here once the fields above are complete.";
    FixRecord = "Fix this record";
    FixWhat = "What is wrong?";
    FixProposed = "What should it say?";
    KeyTake = "cite the selected work; export";

    // Exporting a choice of works.
    ExportCompared = "{0} work in the comparison|{0} works in the comparison";
    ExportPicked = "{0} work selected on your shelf|{0} works selected on your shelf";
    ExportList = "Shelf: {0}##name of a list";
    ExportGone = "{0} more is no longer in the catalogue|{0} more are no longer in the catalogue";
    ExportNamed = "Export: {0}##which works";

    // A view inside another page.
    Embed = "Embed this view";
    EmbedMeans = "Show this view on your site. Visitors can go on exploring from there.";
    EmbedTheme = "Colour theme";
    EmbedLanguage = "Language";
    EmbedOwnLanguage = "Visitor's language";
    EmbedHeight = "Height in pixels";
    EmbedFits = "Fit to content (script only)";
    EmbedPreview = "Preview##a frame";
    EmbedWithScript = "With script";
    EmbedPinned = "Pin this version of the script. If it changes, visitors see a link instead.";
    EmbedAsFrame = "Plain iframe";
}
}
impl Text {
    /// The English text, without the note for translators.
    pub fn english(self) -> &'static str {
        shown(ENGLISH[self as usize])
    }
}

/// A text without the note for translators.
pub fn shown(text: &str) -> &str {
    text.split_once("##").map_or(text, |(shown, _)| shown)
}

/// The singular or plural of a text.
pub fn form(text: &str, count: usize) -> &str {
    match text.split_once('|') {
        Some((one, _)) if count == 1 => one,
        Some((_, many)) => many,
        None => text,
    }
}

/// A text with its placeholders filled in; one without a value stays as it is.
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
