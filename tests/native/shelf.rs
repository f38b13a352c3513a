//! The shelf as values: what merging, undoing, files and links promise.

use std::collections::{BTreeMap, BTreeSet};

use efficient_llm::shelf::{
    Backup, Edit, FileError, Import, LONGEST_TEXT, MOST_RECORDS, Preview, Record, Refusal,
    SAVED_LIST, SavedWork, Shelf, export, keys_from_link, selection_link, short_fingerprint,
    snapshot,
};
use efficient_llm::work::{Link, Repo, Work};
use proptest::prelude::*;

fn work(title: &str) -> Work {
    Work {
        id: title.to_lowercase(),
        title: title.to_owned(),
        authors: vec!["A. Author".to_owned()],
        year: Some(2024),
        links: vec![
            Link {
                url: "https://example.org/paper".to_owned(),
                label: "Paper".to_owned(),
                ..Link::default()
            },
            Link {
                url: "javascript:alert(1)".to_owned(),
                label: "Paper".to_owned(),
                ..Link::default()
            },
        ],
        repos: vec![Repo {
            name: "owner/name".to_owned(),
            ..Repo::default()
        }],
        ..Work::default()
    }
}

fn save(shelf: &mut Shelf, key: &str, list: &str) -> Vec<Edit> {
    let known = snapshot(&work(key), Some("ICLR"));
    let edits = shelf.edit_of_work(key, &format!("in/{list}"), Some("1"), &known);
    shelf.edit(&edits).unwrap()
}

fn note(shelf: &mut Shelf, key: &str, text: Option<&str>) -> Vec<Edit> {
    let edits = shelf.edit_of_work(key, "note", text, &snapshot(&work(key), None));
    shelf.edit(&edits).unwrap()
}

fn works(shelf: &Shelf) -> Vec<&str> {
    shelf.works().collect()
}

#[test]
fn a_saved_work_stays_with_what_was_known() {
    let mut shelf = Shelf::new("a");
    save(&mut shelf, "gptq", SAVED_LIST);
    let saved = shelf.saved("gptq").unwrap();
    let link = |label: &str, url: &str| (label.to_owned(), url.to_owned());
    assert_eq!(
        saved,
        SavedWork {
            title: "gptq".to_owned(),
            authors: "A. Author".to_owned(),
            venue_and_year: "ICLR 2024".to_owned(),
            links: vec![
                link("Paper", "https://example.org/paper"),
                link("owner/name", "https://github.com/owner/name")
            ],
            lists: vec![SAVED_LIST.to_owned()],
            order: 1,
            ..SavedWork::default()
        }
    );
}

#[test]
fn lists_count_their_works_and_the_first_is_always_there() {
    let mut shelf = Shelf::new("a");
    assert_eq!(shelf.lists().len(), 1);
    let id = shelf.new_id();
    shelf
        .edit(&[Edit::set(format!("l/{id}"), "name", "Later")])
        .unwrap();
    save(&mut shelf, "gptq", &id);
    save(&mut shelf, "awq", &id);
    save(&mut shelf, "awq", SAVED_LIST);
    let counts: Vec<(String, usize)> = shelf
        .lists()
        .into_iter()
        .map(|list| (list.name, list.n_works))
        .collect();
    assert_eq!(counts, [(String::new(), 1), ("Later".to_owned(), 2)]);
    let undo = shelf
        .edit(&shelf.removal_of_group(&format!("l/{id}")))
        .unwrap();
    assert_eq!(works(&shelf), ["awq"]);
    assert_eq!(shelf.lists().len(), 1);
    shelf.edit(&undo).unwrap();
    assert_eq!(works(&shelf), ["awq", "gptq"]);
    assert_eq!(shelf.lists()[1].n_works, 2);
}

#[test]
fn a_removal_takes_only_what_it_saw() {
    let mut here = Shelf::new("a");
    save(&mut here, "gptq", SAVED_LIST);
    let mut there = Shelf::new("b");
    there.join("w/gptq", here.record("w/gptq").unwrap());
    here.edit(&here.removal_of("gptq")).unwrap();
    note(&mut there, "gptq", Some("read the appendix"));
    for (one, other) in [(&here, &there), (&there, &here)] {
        let mut joined = one.clone();
        joined.join("w/gptq", other.record("w/gptq").unwrap());
        let saved = joined.saved("gptq").expect("the note keeps it");
        assert_eq!(saved.note, "read the appendix");
        assert_eq!(saved.title, "gptq", "and its title with it");
        assert_eq!(saved.lists, [""; 0]);
    }
}

/// Notes are also written about works that the catalogue no longer has.
#[test]
fn a_note_on_a_work_that_left_the_catalogue_keeps_its_snapshot_too() {
    let (mut here, mut there) = (Shelf::new("a"), Shelf::new("b"));
    save(&mut here, "gptq", SAVED_LIST);
    there.join("w/gptq", here.record("w/gptq").unwrap());
    there.edit(&there.removal_of("gptq")).unwrap();
    let edits = here.edit_of_work("gptq", "note", Some("read the appendix"), &[]);
    here.edit(&edits).unwrap();
    here.join("w/gptq", there.record("w/gptq").unwrap());
    let saved = here.saved("gptq").unwrap();
    assert_eq!(saved.note, "read the appendix");
    assert_eq!(saved.title, "gptq");
    assert_eq!(saved.links.len(), 2);
}

/// A shelf may come from somebody else's file.
#[test]
fn a_saved_link_is_as_safe_as_one_of_the_catalogue() {
    let mut shelf = Shelf::new("a");
    let addresses = [
        "https://example.org/paper",
        "https://arxiv.org\\@evil.example",
        "https://arxiv.org@evil.example",
        "https:///evil.example",
        "https://example.org/\"onclick=",
        "javascript:alert(1)",
    ];
    let links = addresses
        .map(|address| format!("{address} Paper"))
        .join("\n");
    let edits = [
        Edit::set("w/gptq", "in/saved", "1"),
        Edit::set("w/gptq", "links", links),
    ];
    shelf.edit(&edits).unwrap();
    let safe = ("Paper".to_owned(), "https://example.org/paper".to_owned());
    assert_eq!(shelf.saved("gptq").unwrap().links, [safe]);
}

#[test]
fn what_is_too_much_is_refused_and_changes_nothing() {
    let mut shelf = Shelf::new("a");
    save(&mut shelf, "gptq", SAVED_LIST);
    let before = shelf.clone();
    let megabyte = "x".repeat(1 << 20);
    let edits = [
        Edit::set("w/gptq", "read", "1"),
        Edit::set("w/gptq", "note", megabyte),
    ];
    assert_eq!(
        shelf.edit(&edits),
        Err(Refusal::TooLong((1 << 20) + "note".len()))
    );
    let many: Vec<Edit> = (0..MOST_RECORDS)
        .map(|n| Edit::set(format!("w/{n}"), "in/saved", "1"))
        .collect();
    assert_eq!(shelf.edit(&many), Err(Refusal::TooMany));
    assert_eq!(shelf, before);
    assert!(shelf.edit(&many[1..]).is_ok());
}

#[test]
fn searches_tell_what_is_new() {
    let keys = |range: std::ops::Range<usize>| -> Vec<String> {
        range.map(|n| format!("24{n:02}.{n:05}")).collect()
    };
    let mut shelf = Shelf::new("a");
    for (n_seen, n_now, n_new) in [(3, 5, 2), (0, 4, 4), (5, 5, 0), (5000, 5007, 7)] {
        let edits = shelf.search_to_save("New", "?q=new", "v1", &keys(0..n_seen));
        shelf.edit(&edits).unwrap();
        let search = shelf.searches().pop().unwrap();
        assert_eq!(search.n_new("v1", || unreachable!("nothing changed")), 0);
        assert_eq!(search.n_new("v2", || keys(0..n_now)), n_new);
        let seen = search.seen("v2", &keys(0..n_now));
        shelf.edit(&[seen]).unwrap();
        let search = shelf.searches().pop().unwrap();
        assert_eq!(search.n_new("v3", || keys(0..n_now)), 0);
        shelf.edit(&shelf.removal_of_group(&search.key)).unwrap();
        assert_eq!(shelf.searches(), []);
    }
    // A work that left makes room for a new one that is still told apart.
    let edits = shelf.search_to_save("New", "", "v1", &keys(0..4));
    shelf.edit(&edits).unwrap();
    assert_eq!(shelf.searches()[0].n_new("v2", || keys(2..6)), 2);
    let signs: BTreeSet<String> = keys(0..4000)
        .iter()
        .map(|key| short_fingerprint(key))
        .collect();
    assert!(signs.len() > 3995, "{}", signs.len());
}

#[test]
fn a_link_holds_a_few_works() {
    let keys = ["2210.17323".to_owned(), "a-title".to_owned()];
    assert_eq!(keys_from_link(&selection_link(&keys).unwrap()), keys);
    assert_eq!(keys_from_link(" ,a,,b,a, "), ["a", "b"]);
    assert_eq!(keys_from_link(""), [""; 0]);
    assert_eq!(selection_link(&vec!["2210.17323".to_owned(); 200]), None);
    assert!(keys_from_link(&"x,".repeat(1_000_000)).len() == 1);
}

#[test]
fn a_backup_is_due_after_many_edits_or_days_whatever_the_clock_does() {
    let edited = |n| (0..n).fold(Backup::started(100), |backup, _| backup.edited());
    assert!(!edited(0).is_due(1000));
    assert!(!edited(1).is_due(100));
    assert!(edited(1).is_due(114));
    assert!(edited(1).is_due(100 - 365));
    assert!(edited(20).is_due(100));
    let read = |text: &str| Backup::read(Some(text), 7);
    assert_eq!(read(&edited(3).write()), edited(3));
    assert_eq!(read("junk"), Backup::started(7));
    assert_eq!(Backup::read(None, 7), Backup::started(7));
}

/// A file with these records, each the JSON of its line.
fn file(records: &[&str]) -> String {
    format!("{{\"shelf\":1,\"records\":[{}]}}", records.join(","))
}

#[test]
fn a_file_is_read_record_by_record() {
    let long = format!(
        r#"["w/d",[["note",1,"x","{}"]]]"#,
        "y".repeat(LONGEST_TEXT + 1)
    );
    let text = file(&[
        r#"["w/a",[["in/saved",1,"x","1"],["from the future",1,"x","kept"]]]"#,
        r#"["w/b",[["in/saved",-1,"x","1"]]]"#,
        r#"["w/c",[["in/saved",1e400,"x","1"]]]"#,
        &long,
        r#"["no key",[["in/saved",1,"x","1"]]]"#,
        "null",
        r#"["w/e",[["in/saved",9007199254740993,"x","1"]]]"#,
        r#"["w/__proto__",[["in/saved",1,"x","1"]]]"#,
        r#"["w/a",[["note",2,"x","twice"]]]"#,
        r#"["w/gone",[["in/saved",2,"x",null]]]"#,
    ]);
    let import = Import::read(&text).unwrap();
    let refused: Vec<usize> = import
        .refused
        .iter()
        .map(|refused| refused.position)
        .collect();
    assert_eq!(refused, [2, 3, 4, 5, 6, 7]);
    assert_eq!(
        import.refused[2].reason,
        Some(Refusal::TooLong(LONGEST_TEXT + 1))
    );
    let mut shelf = Shelf::new("a");
    import.apply(&mut shelf, false).unwrap();
    assert_eq!(works(&shelf), ["__proto__", "a"]);
    assert_eq!(shelf.saved("a").unwrap().note, "twice");
    let kept = shelf.record("w/a").unwrap().get("from the future");
    assert_eq!(kept, Some("kept"));
    assert!(export(&shelf, &[]).contains("from the future"));
}

#[test]
fn what_is_no_shelf_says_so() {
    let deep = format!("{{\"shelf\":1,\"records\":{}", "[".repeat(10_000));
    for text in [
        "",
        "<!doctype html>",
        "{}",
        "[]",
        r#"{"shelf":1}"#,
        r#"{"shelf":"1","records":[]}"#,
        r#"{"shelf":1,"shelf":1,"records":[]}"#,
        r#"{"shelf":1,"records":[["w/a",[["#,
        &deep,
    ] {
        let error = Import::read(text).unwrap_err();
        assert!(matches!(error, FileError::NotAShelf(_)), "{text:.40}");
    }
    let newer = Import::read(r#"{"shelf":999,"works":"elsewhere"}"#);
    assert_eq!(newer, Err(FileError::TooNew(999)));
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let import = Import::read(&file(&[&deep])).unwrap();
    assert_eq!(import.refused.len(), 1);
}

#[test]
fn unreadable_records_go_into_the_file_as_they_are() {
    let junk = [("w/a".to_owned(), "{\"\\broken\n".to_owned())];
    let text = export(&Shelf::new("a"), &junk);
    let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(whole["unreadable"][0][1], junk[0].1);
    assert_eq!(Import::read(&text), Ok(Import::default()));
}

#[test]
fn a_file_of_what_is_there_changes_nothing_and_one_of_what_was_brings_it_back() {
    let mut shelf = Shelf::new("a");
    save(&mut shelf, "gptq", SAVED_LIST);
    save(&mut shelf, "awq", SAVED_LIST);
    note(&mut shelf, "awq", Some("n"));
    let import = Import::read(&export(&shelf, &[])).unwrap();
    let same = |same| Preview {
        same,
        ..Preview::default()
    };
    assert_eq!(import.preview(&shelf), same(2));
    let before = shelf.clone();
    assert_eq!(import.apply(&mut shelf, true), Ok(Vec::new()));
    assert_eq!(
        export(&shelf, &[]),
        export(&before, &[]),
        "nothing is stamped anew"
    );
    shelf.edit(&shelf.removal_of("awq")).unwrap();
    let preview = import.preview(&shelf);
    assert_eq!((preview.same, preview.removed), (1, 1));
    assert_eq!(import.apply(&mut shelf, false), Ok(Vec::new()));
    assert_eq!(works(&shelf), ["gptq"]);
    let undo = import.apply(&mut shelf, true).unwrap();
    assert_eq!(shelf.saved("awq").unwrap().note, "n");
    shelf.edit(&undo).unwrap();
    assert_eq!(works(&shelf), ["gptq"]);
}

/// What a tab may do in a random schedule.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Sets a field of a record.
    Set(usize, u8, u8),
    /// Removes a field of a record.
    Unset(usize, u8, u8),
    /// Removes a record.
    Remove(usize, u8),
    /// Hears of what another tab stored.
    Hear(usize),
    /// Is closed, at once and without warning, and opened again.
    Reopen(usize),
    /// What it writes next fails, as when the storage is full.
    Refuse(usize),
}

const RECORDS: u8 = 4;
const FIELDS: u8 = 3;

fn step() -> impl Strategy<Value = Step> {
    let tab = 0..3usize;
    prop_oneof![
        4 => (tab.clone(), 0..RECORDS, 0..FIELDS).prop_map(|(t, r, f)| Step::Set(t, r, f)),
        1 => (tab.clone(), 0..RECORDS, 0..FIELDS).prop_map(|(t, r, f)| Step::Unset(t, r, f)),
        1 => (tab.clone(), 0..RECORDS).prop_map(|(t, r)| Step::Remove(t, r)),
        5 => tab.clone().prop_map(Step::Hear),
        1 => tab.clone().prop_map(Step::Reopen),
        1 => tab.prop_map(Step::Refuse),
    ]
}

/// A tab: its shelf, and what it has not heard of yet.
struct Tab {
    shelf: Shelf,
    news: Vec<String>,
    refuses: bool,
}

/// Some tabs of one browser.
struct Browser {
    storage: BTreeMap<String, String>,
    tabs: Vec<Tab>,
    n_opened: usize,
    /// What each field may have in the end: what was stored last, or what a tab could not store
    /// yet, which is later or was made at the same time.
    stored: BTreeMap<(String, String), Option<String>>,
    refused: BTreeSet<(String, String, Option<String>)>,
}

impl Browser {
    fn new(n_tabs: usize) -> Self {
        let mut browser = Self {
            storage: BTreeMap::new(),
            tabs: Vec::new(),
            n_opened: 0,
            stored: BTreeMap::new(),
            refused: BTreeSet::new(),
        };
        for at in 0..n_tabs {
            browser.open(at);
        }
        browser
    }

    fn open(&mut self, at: usize) {
        self.n_opened += 1;
        let mut shelf = Shelf::new(format!("writer{}", self.n_opened));
        for (key, text) in &self.storage {
            shelf.reconcile(key, Some(text));
        }
        let tab = Tab {
            shelf,
            news: Vec::new(),
            refuses: false,
        };
        match at < self.tabs.len() {
            true => self.tabs[at] = tab,
            false => self.tabs.push(tab),
        }
    }

    /// As a page does it: takes over what is stored, edits, stores.
    fn edit(&mut self, at: usize, edits: &[Edit]) {
        let keys: BTreeSet<&String> = edits.iter().map(|edit| &edit.key).collect();
        for key in &keys {
            let stored = self.storage.get(*key).map(String::as_str);
            self.tabs[at].shelf.reconcile(key, stored);
        }
        self.tabs[at].shelf.edit(edits).unwrap();
        let is_stored = keys.iter().all(|key| self.settle(at, key));
        for Edit { key, field, text } in edits.iter().cloned() {
            match is_stored {
                true => drop(self.stored.insert((key, field), text)),
                false => drop(self.refused.insert((key, field, text))),
            }
        }
    }

    /// Whether the record is stored now.
    fn settle(&mut self, at: usize, key: &str) -> bool {
        let stored = self.storage.get(key).map(String::as_str);
        let Some(text) = self.tabs[at].shelf.reconcile(key, stored).write else {
            return true;
        };
        if std::mem::take(&mut self.tabs[at].refuses) {
            return false;
        }
        self.storage.insert(key.to_owned(), text);
        let others = self.tabs.iter_mut().enumerate();
        for (_, tab) in others.filter(|(other, _)| *other != at) {
            tab.news.push(key.to_owned());
        }
        true
    }

    fn hear(&mut self, at: usize) -> bool {
        let Some(key) = self.tabs[at].news.pop() else {
            return false;
        };
        self.settle(at, &key);
        true
    }

    fn take(&mut self, n_tabs: usize, step: Step, count: usize) {
        let key = |record| format!("w/{record}");
        let field = |field| format!("in/{field}");
        match step {
            Step::Set(tab, record, name) => {
                let text = format!("{count}");
                self.edit(tab % n_tabs, &[Edit::set(key(record), field(name), text)]);
            }
            Step::Unset(tab, record, name) => {
                self.edit(tab % n_tabs, &[Edit::remove(key(record), field(name))]);
            }
            Step::Remove(tab, record) => {
                // It takes away what its tab sees, and a tab looks before it does.
                let tab = tab % n_tabs;
                let stored = self.storage.get(&key(record)).map(String::as_str);
                self.tabs[tab].shelf.reconcile(&key(record), stored);
                let edits = self.tabs[tab].shelf.removal_of(&record.to_string());
                self.edit(tab, &edits);
            }
            Step::Hear(tab) => {
                self.hear(tab % n_tabs);
            }
            Step::Reopen(tab) => {
                let tab = tab % n_tabs;
                self.open(tab);
            }
            Step::Refuse(tab) => self.tabs[tab % n_tabs].refuses = true,
        }
    }

    fn hear_all(&mut self) {
        while (0..self.tabs.len()).any(|at| self.hear(at)) {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// Two or three tabs edit at will, are closed without warning and write in vain: nothing that
    /// was once stored is lost, and in the end all tabs have the same.
    #[test]
    fn no_schedule_loses_what_was_stored(
        n_tabs in 2..=3usize,
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut browser = Browser::new(n_tabs);
        for (count, step) in steps.into_iter().enumerate() {
            browser.take(n_tabs, step, count);
        }
        browser.hear_all();
        for tab in &mut browser.tabs {
            tab.refuses = false;
        }
        // Once more for what was refused: the page tries again with the next change.
        let keys: Vec<String> = (0..RECORDS).map(|record| format!("w/{record}")).collect();
        for at in 0..n_tabs {
            for key in &keys {
                browser.settle(at, key);
            }
        }
        browser.hear_all();
        for tab in &browser.tabs {
            for key in &keys {
                let stored = browser.storage.get(key).cloned();
                prop_assert_eq!(tab.shelf.record(key).map(Record::to_json), stored);
            }
        }
        let shelf = &browser.tabs[0].shelf;
        for ((key, field), text) in &browser.stored {
            let now = shelf.record(key).and_then(|record| record.get(field));
            let refused = (key.clone(), field.clone(), now.map(str::to_owned));
            prop_assert!(
                now == text.as_deref() || browser.refused.contains(&refused),
                "{key} {field}: {now:?} and not {text:?}"
            );
        }
    }
}

/// A random record.
fn record() -> impl Strategy<Value = Record> {
    let name = prop::sample::select(vec!["in/saved", "note", "title", "read"]);
    let writer = prop::sample::select(vec!["a", "b"]);
    let text = prop::sample::select(vec!["\"\"", "\"x\"", "\"y\"", "null"]);
    let field = (name, 0..4u64, writer, text).prop_map(|(name, counter, writer, text)| {
        format!("[\"{name}\",{counter},\"{writer}\",{text}]")
    });
    let fields = prop::collection::vec(field, 0..6);
    fields.prop_map(|fields| Record::from_json(&format!("[{}]", fields.join(","))).unwrap())
}

fn joined(one: &Record, other: &Record) -> Record {
    let mut record = one.clone();
    record.join(other);
    record
}

/// A random edit of a small shelf.
fn edit() -> impl Strategy<Value = Edit> {
    let key = prop::sample::select(vec!["w/a", "w/b", "l/x", "s/y"]);
    let field = prop::sample::select(vec!["in/x", "in/saved", "note", "name", "tag/t"]);
    let text = prop::option::of(prop::sample::select(vec!["1", "2", ""]));
    (key, field, text).prop_map(|(key, field, text)| Edit {
        key: key.to_owned(),
        field: field.to_owned(),
        text: text.map(str::to_owned),
    })
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec(edit(), 0..8)
}

fn texts(shelf: &Shelf) -> Vec<(String, String, String)> {
    let of_record = |(key, record): (&str, &Record)| -> Vec<_> {
        let own = |text: &str| text.to_owned();
        let fields = record.fields();
        fields
            .map(|(name, text)| (own(key), own(name), own(text)))
            .collect()
    };
    shelf.records().flat_map(of_record).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn joining_has_no_order(a in record(), b in record(), c in record()) {
        prop_assert_eq!(joined(&a, &b), joined(&b, &a));
        prop_assert_eq!(joined(&joined(&a, &b), &c), joined(&a, &joined(&b, &c)));
        prop_assert_eq!(joined(&a, &a), a.clone());
        prop_assert_eq!(Record::from_json(&a.to_json()), Some(a));
    }

    #[test]
    fn undoing_gives_back_what_was(before in edits(), change in edits()) {
        let mut shelf = Shelf::new("a");
        shelf.edit(&before).unwrap();
        let texts_before = texts(&shelf);
        let undo = shelf.edit(&change).unwrap();
        shelf.edit(&undo).unwrap();
        prop_assert_eq!(texts(&shelf), texts_before);
    }

    #[test]
    fn taking_over_a_file_loses_nothing_and_is_undone(here in edits(), there in edits(), bring_back: bool) {
        let (mut ours, mut theirs) = (Shelf::new("a"), Shelf::new("b"));
        ours.edit(&here).unwrap();
        theirs.edit(&there).unwrap();
        let before = texts(&ours);
        let import = Import::read(&export(&theirs, &[])).unwrap();
        prop_assert_eq!(&import.refused, &[]);
        let preview = import.preview(&ours);
        let undo = import.apply(&mut ours, bring_back).unwrap();
        for (key, field, _) in &before {
            prop_assert!(ours.record(key).and_then(|record| record.get(field)).is_some());
        }
        let brought_back = if bring_back { preview.removed } else { 0 };
        prop_assert_eq!(preview.added + preview.changed + brought_back == 0, undo.is_empty());
        let again = import.preview(&ours);
        prop_assert_eq!((again.added, again.changed), (0, 0));
        ours.edit(&undo).unwrap();
        prop_assert_eq!(texts(&ours), before);
    }

    #[test]
    fn no_file_makes_it_fail(text in ".{0,200}", junk in prop::collection::vec(".{0,40}", 0..5)) {
        let _ = Import::read(&text);
        let records: Vec<&str> = junk.iter().map(String::as_str).collect();
        let _ = Import::read(&file(&records));
        let quoted: Vec<String> = junk.iter().map(|text| format!("[{text:?},[]]")).collect();
        let quoted: Vec<&str> = quoted.iter().map(String::as_str).collect();
        let _ = Import::read(&file(&quoted));
        let mut shelf = Shelf::new("a");
        shelf.reconcile("w/a", Some(&text));
    }
}
