//! The words of the page, in English, in one place; other languages are files beside the page.
//!
//! A translation is found by the English text that it stands for, as gettext does it, so that
//! this table costs the download nothing but the texts themselves. `{0}`, `{1}` … stand for
//! what is filled in. Where a text has a `|`, what stands before it is said of one thing, what
//! stands behind it of any other number; a language may do without. What stands behind `##` is
//! for translators and not shown: it tells texts apart that are the same in English.

macro_rules! texts {
    ($(#[$doc:meta])* $text:ident in $table:ident { $($name:ident = $english:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u16)]
        #[allow(missing_docs, reason = "each says below what it is")]
        pub enum $text { $($name,)* }

        #[doc = concat!("All of them, in the order of [`", stringify!($text), "`].")]
        pub const $table: &[&str] = &[$($english,)*];
    };
}

mod phrases;

pub use phrases::{PHRASES, Phrase, Said};

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
    NowOffline = "You are offline: this is the copy that your browser keeps, data of {0}.";
    WorksOffline = "The explorer now works offline too.";
    NewerPage = "A new version of the explorer is ready, data of {0}.";
    NewerData = "Newer data is ready, of {0}.";
    TakeUpdate = "Reload";
    Later = "Later";
    QuickFilters = "Quick filters";
    WithCode = "With code";
    QuickRecommended = "Recommended";
    NewWorks = "{0} work is new since your last visit.|{0} works are new since your last visit.";
    ShowNew = "Show them";
    SeenNew = "Seen";
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
    Density = "Density of the list";
    Cards = "Cards";
    Compact = "Compact";
    Table = "Table";

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
    IsRecent30 = "Added in the last 30 days";
    IsRecent90 = "Added in the last 90 days";
    IsNew = "New since your last visit";
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
    ChipValue = "{0}: {1}##a facet and its value";
    ChipNotValue = "{0}: not {1}##a facet and its value";
    ChipOrUnknown = "{0}: {1}, or unknown##a measure and its range";
    ChipUnknown = "{0}: unknown##a measure";
    NotInCatalogue = "{0} – not in this catalogue";
    LoadingCatalogue = "Loading the catalogue…";
    Lead = "The research on efficient large language models: papers, tools and frameworks from curated lists, to search and to filter by area, venue, stars and year, all in your browser.";
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
    SourcesAndRelated = "Sources and related";
    MatchesIn = "Matches in {0}##places such as \"Area: KV cache\"";
    OtherTitle = "Other title";
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
    // Comparing works.
    Compare = "Compare##a button that chooses a work for that";
    CompareView = "Compare##a tab";
    CompareThem = "Compare {0} work|Compare {0} works";
    Clear = "Clear";
    ChosenToCompare = "To compare: {0} work. Choose at least one more.|To compare: {0} works.";
    CompareFull = "No more than {0} works can stand side by side. Take one away first.";
    CompareFew = "Choose two to five works: the cards of the list and the details of a work have \
        a button for it.";
    CompareNote = "≠ marks the rows in which works differ; what only some of them have is bold, \
        what all have is quiet.";
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
    NothingDrawn = "No work is left to draw. Drop a filter above.";
    TrendsNote = "Every bar, number and name filters. By keyboard, arrow keys lead from cell to \
        cell. A work in several areas counts in each of them.";
    PerYear = "Works per year, by area";
    AreasOverYears = "Areas over the years";
    AreaByYear = "Works by area and year";
    OutsideAreas = "{0} in none of these areas.##2 works";
    AreasAtVenues = "Areas at the main venues";
    AreaByVenue = "Works by area and venue";
    MoreVenues = "{1} at no known venue; {0} more venue has fewer works.\
        |{1} at no known venue; {0} more venues have fewer works.##{1} is: 2 works";
    StarsAgainstYear = "Stars against year";
    StarsByYear = "Works by stars and year";
    StarSteps = "Each step of stars is about twice the one below it.";
    StarsKnown = "Of {1}, {0} has known stars.|Of {1}, {0} have known stars.##{1} is: 2 works";
    MapNote = "Each area has the room that its share asks for; a click narrows the works to it \
        and leads a level down. A work in several areas counts in each of them.";
    NothingMapped = "No work with an area is left to draw.";
    SizeBy = "Size by";
    ByWorks = "By works";
    ByStars = "By stars";
    OtherOf = "Other {0}##an area";
    TileName = "{1} {2}, {0} star, median year {3}|{1} {2}, {0} stars, median year {3}\
        ##starts with an area and its works, as the tile shows them";
    TileNameNoYear = "{1} {2}, {0} star, years unknown|{1} {2}, {0} stars, years unknown\
        ##starts with an area and its works, as the tile shows them";
    MapTable = "Areas, works, stars and median year";
    Shades = "Shaded by the median year of the works, from the oldest to the most recent";
    NoYearKnown = "No year known";
    OrBefore = "{0} or before##a year";
    FrameworksNote = "What the frameworks among these works support, as the survey's own table \
        says. A column's name sorts by it.";
    NoFramework = "None of these works is a framework. Drop a filter above.";
    FrameworksTable = "Frameworks and what they support";
    Training = "Training";
    Inference = "Inference";
    FineTuning = "Fine-tuning";
    StarsPerYear = "Stars a year";
    MoreLinks = "More##a column of links";
    SinceMonth = "since {0}##a month";
    AboutCatalogue = "About this catalogue";
    AboutWhat = "A map of the research on efficient large language models: papers, frameworks, \
        projects and articles that people who follow the field have put on lists, merged into \
        one catalogue that can be filtered, searched and shared.";
    TheLists = "The lists";
    ListFacts = "{1}: {0} listing|{1}: {0} listings##{1} is the list's title";
    ListFactsDated = "{1}: {0} listing, retrieved on {2}|{1}: {0} listings, retrieved on {2}\
        ##{1} is the list's title, {2} a date";
    AboutLists = "The lists are kept by their authors and the readers who send them additions. \
        What is missing or wrong there is best mended there.";
    HowMade = "How it is made";
    AboutMaking = "A program reads every line of the lists, mends broken characters, and joins \
        the lines that mean one work: the same title, or the same arXiv number and titles that \
        agree. Headings become areas of one taxonomy, names of venues one spelling. Where lists \
        disagree, a published record goes before a preprint, and what each list says is kept \
        beside the choice. Star counts carry the day of the count. What no list says stays \
        unknown and is never taken for zero.";
    WhatThereIs = "What there is";
    DataVersion = "{0}. Data of {1}, version {2}.##2 works; a date; a version";
    DownloadCatalogue = "Download the catalogue";
    KindsTable = "Works by kind and by what is known of them";
    WithYear = "With known year";
    WithAuthors = "With known authors";
    WithStars = "With known stars";
    WithCitations = "With known citations";
    Disputed = "On which lists disagree";
    Privacy = "Privacy";
    AboutPrivacy = "The whole catalogue is loaded once and asked in your browser. Nothing you \
        type or choose is sent anywhere; there are no accounts, no cookies and no tracking. \
        What you ask stands in the address, so a link shares it if you want it shared.";
    Licences = "Licences";
    AboutLicences = "The program is free software under the MIT licence or the Apache licence \
        2.0, at your choice. The facts come from the lists named above; the works belong to \
        their authors.";
    HowToCite = "How to cite";
    CiteSurvey = "The survey that gave the taxonomy and most of the works:";
    SurveyBibTex = "BibTeX of the survey";
    CiteView = "This view of it:";
    Citation = "Efficient LLM Explorer. {0}. Catalogue version {2}, data of {1}. {3}\
        ##2 works; a date; a version; an address";
    FoundBy = "{0} found by {1}##2 works; what was asked";

    // Keys, help, commands.
    Help = "Help";
    Commands = "Commands";
    Command = "Command, filter or work";
    CommandHint = "Type a view, an area, a venue or a title";
    NoCommand = "Nothing is called so";
    GoTo = "Go to {0}##a view";
    OnlyNamed = "Only: {0}##a property, such as: published";
    KeyCommands = "commands: views, filters and works by name";
    HelpTitle = "Keys and the search language: ?";
    Keys = "Keys";
    InSearchBox = "In the search box";
    KeySearch = "to the search box, from which the arrow down leads to the first result";
    KeyResults = "down and up the results; the arrows go on from there";
    KeyOpen = "open the selected work, as Enter does";
    KeyClose = "close what is open";
    KeyFilters = "to the filters";
    KeyList = "the list";
    KeyTrends = "trends";
    KeyViews = "map, frameworks, shelf, about##views, in the order of their keys";
    KeySave = "save the selected work to the shelf, or take it out";
    KeyHelp = "this help";
    AskWords = "all words, in any order; the last may be unfinished";
    AskPhrase = "words side by side";
    AskWithout = "- leaves out; it stands before a field too";
    AskTitle = "in titles only";
    AskAuthor = "an author";
    AskVenue = "one venue or another";
    AskArea = "an area with all that is below it";
    AskKind = "paper, project, framework, article or other";
    AskHas = "what it comes with: code, model, dataset, blog, video…";
    AskIs = "neither preprints nor web sites; also is:recommended";
    AskList = "named by a list";
    AskYear = "from and to, both included";
    AskStars = "at least, with > < >= <= or 1000..";
    AskCitations = "cited at least so often, as far as known";
    AskSort = "ordered by relevance, newest, oldest, stars, citations, title or venue";
    AskId = "an arXiv id, or a pasted address";

    // The shelf.
    Shelf = "Shelf";
    ShelfSave = "Save";
    ShelfSaved = "Saved";
    ShelfSaveTitle = "Save to the shelf: s";
    ShelfChoose = "Lists and tags";
    ShelfDefaultList = "Saved works";
    ShelfNoList = "In no list";
    ShelfSaveAll = "Save all {0}…";
    ShelfSaveSearch = "Save this search";
    ShelfSearchSaved = "The search is saved as “{0}”.";
    ShelfEverything = "All works";
    ShelfWorkSaved = "Saved to the shelf.";
    ShelfWorkUnsaved = "Taken out of its lists.";
    ShelfUndo = "Undo##button";
    ShelfUndone = "Undone.";
    ShelfInLists = "In the lists";
    ShelfNewList = "New list";
    ShelfAddList = "Add list";
    ShelfTags = "Tags##the reader's own";
    ShelfNewTag = "New tag";
    ShelfAddTag = "Add tag";
    ShelfDropTag = "Remove tag {0}";
    ShelfNothing = "Nothing is saved yet. “Save” stands on every card; the key s does the same.";
    ShelfAbout = "The shelf is kept in this browser and nowhere else. Nothing of it is sent anywhere.";
    ShelfFramed = "A shelf belongs to the full explorer: here, inside another page, nothing is kept.";
    ShelfNoStorage = "This browser keeps nothing for this page, as in some private windows. The shelf lasts until the page is closed.";
    ShelfUnsaved = "{0} change could not be kept: the browser's storage is full or was emptied. It is in this page until you close it.|{0} changes could not be kept: the browser's storage is full or was emptied. They are in this page until you close it.";
    ShelfTryAgain = "Try to keep them again";
    ShelfUnreadable = "{0} record on the shelf cannot be read. It is kept as it is, and goes into the back-up.|{0} records on the shelf cannot be read. They are kept as they are, and go into the back-up.";
    ShelfForget = "Forget them";
    ShelfForgotten = "What could not be read is gone.";
    ShelfTooLong = "That is too long: {0} bytes, and {1} are the most. The shelf keeps what it had.";
    ShelfTooMany = "That is more than the shelf holds: {0} works, lists and searches. Nothing was changed.";
    ShelfPersistent = "The browser has promised not to delete it by itself.";
    ShelfNotPersistent = "The browser may delete it when it runs out of space or after a while without a visit: keep a back-up.";
    ShelfBackup = "Back-up";
    ShelfBackupDue = "Much has changed since the last back-up of the shelf.";
    ShelfExport = "Save as a file";
    ShelfExported = "The file has everything on the shelf.";
    ShelfNotExported = "The browser does not let this page write a file.";
    ShelfImport = "Add from a file";
    ShelfImportOf = "{0} holds:";
    ShelfChanged = "{0} changed";
    ShelfSame = "{0} the same as here";
    ShelfGone = "{0} removed here since";
    ShelfBringBack = "Bring back what was removed";
    ShelfRefused = "{0} left out";
    ShelfRefusedTooLong = "Record {0}: {1} bytes, and {2} are the most";
    ShelfRefusedTooMany = "Record {0}: more than the shelf holds";
    ShelfRefusedUnreadable = "Record {0}: cannot be read";
    ShelfTakeOver = "Add to the shelf";
    ShelfCancel = "Cancel";
    ShelfTakenOver = "{0} is on the shelf.";
    ShelfFileTooNew = "{0} was written by a newer version of the explorer. Reload the page to get that version.";
    ShelfFileNoShelf = "{0} is no file of a shelf: {1}";
    ShelfFileTooLarge = "{0} is too large to be a shelf, or cannot be read.";
    ShelfSort = "Sort the shelf";
    ShelfSortRecent = "Saved last";
    ShelfSortTitle = "Title##of works";
    ShelfSortNewest = "Newest works";
    ShelfUnreadOnly = "Unread only";
    ShelfRead = "Read##the reader has read it";
    ShelfNote = "Note";
    ShelfNoteOf = "Note on {0}";
    ShelfRemoved = "{0} work is off the shelf.|{0} works are off the shelf.";
    ShelfListRemoved = "The list “{0}” is gone.";
    ShelfSearchRemoved = "The search “{0}” is gone.";
    ShelfRemoveList = "Remove list";
    ShelfRename = "Rename";
    ShelfName = "Name";
    ShelfPick = "Select {0}";
    ShelfPickAll = "Select all";
    ShelfPicked = "{0} selected";
    ShelfMarkRead = "Mark as read";
    ShelfMarkUnread = "Mark as unread";
    ShelfMarked = "{0} work marked.|{0} works marked.";
    ShelfLink = "Link to them";
    ShelfLinkHere = "A link to the selected works";
    ShelfLinkTooMany = "These are too many works for a link: save them as a file instead.";
    ShelfClear = "Clear selection";
    ShelfLeft = "No longer in the catalogue. This is what was known:";
    ShelfSearches = "Saved searches";
    ShelfNewSince = "{0} new";
    ShelfSent = "{0} work that a link names|{0} works that a link names";
    ShelfSentSave = "Save…";
    ShelfSentClose = "Put away";
    ShelfShowAll = "Show all {0}";

    // Citing, exporting, contributing.
    Cite = "Cite";
    Copy = "Copy";
    CopyIt = "Copy: {0}##what is copied";
    TextRefused = "The browser does not let this page copy; here is the text:";
    WorkerFailed = "This did not work: {0}.##a reason";
    OneMoment = "One moment…";
    AsReference = "Reference";
    MoreFormats = "More formats";
    CiteThis = "Cite this work";
    Export = "Export";
    WhichWorks = "Which works";
    AllFound = "The {0} work found|All {0} works found";
    Format = "Format";
    ForBibtex = "LaTeX, and most reference managers";
    ForRis = "EndNote, Mendeley, Zotero";
    ForCsl = "pandoc, Zotero";
    ForCsv = "spreadsheets";
    ForJson = "programs: all that the catalogue knows";
    ForMarkdown = "notes: a list with links";
    ForListing = "an entry as this list prints it";
    Preview = "How it starts";
    Download = "Download";
    Gathering = "Gathering: {0} of {1}##2 works of 5 works";
    Writing = "Writing…";
    Written = "{0} work, about {1} kB|{0} works, about {1} kB";
    Contribute = "Add a work";
    MissingWork = "Missing a work? Add it";
    ContributeWhat = "Here you write a new entry as each of the lists prints it, for you to send \
        to the authors of the list.";
    NothingSent = "This page sends nothing: what you write stays here until you open the issue \
        on GitHub and submit it yourself.";
    Pasted = "BibTeX, an arXiv id, or an address";
    PastedHint = "It fills in the fields below as far as it says; nothing is looked up.";
    ReadPasted = "Read it";
    AuthorsHint = "In printed order, separated by commas; et al. at the end if there are more";
    VenueHint = "Its short name: ICLR, ACL Findings, arXiv";
    YearHint = "The year at the venue";
    LinksHint = "Addresses, one a line; arXiv and the repository go without saying";
    Doi = "DOI";
    Repository = "Repository";
    RepositoryHint = "On GitHub: owner/name";
    AreasHint = "By name, the best first, separated by semicolons";
    MayBeThere = "It may be there already";
    LikeExact = "the same title";
    LikeById = "the same id or repository";
    LikeNear = "a title much like it";
    UnderHeading = "Under: {0}##headings of a list";
    OpenIssue = "Open a prefilled issue";
    OpenToPaste = "Open a new issue, to paste the text into";
    NoHome = "Where this list is kept is not known.";
    FixFields = "The entries appear here once the fields above are right.";
    FixRecord = "Fix this record";
    FixWhat = "What is wrong";
    FixProposed = "What it should say";
    KeyTake = "cite the selected work; export";

    // Exporting a choice of works.
    ExportCompared = "The {0} work chosen to compare|The {0} works chosen to compare";
    ExportPicked = "The {0} work selected on the shelf|The {0} works selected on the shelf";
    ExportList = "On the shelf: {0}##name of a list";
    ExportGone = "{0} more is no longer in the catalogue|{0} more are no longer in the catalogue";
    ExportNamed = "Export: {0}##which works";

    // A view inside another page.
    Embed = "Embed this view";
    EmbedMeans = "Another page shows what you see here, and its readers go on from there.";
    EmbedTheme = "Colour theme";
    EmbedLanguage = "Language";
    EmbedOwnLanguage = "Each reader's own";
    EmbedHeight = "Height in pixels";
    EmbedFits = "As tall as its content, with the script";
    EmbedPreview = "How it looks";
    EmbedWithScript = "With the explorer's script";
    EmbedPinned = "Only this very script: if it changes, a link stands in place of the explorer";
    EmbedAsFrame = "As a plain frame";
}
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
