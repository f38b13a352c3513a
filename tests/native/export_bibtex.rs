//! BibTeX, held against a parser that others wrote.

use biblatex::{Bibliography, ChunksExt, Entry};
use std::path::Path;

use efficient_llm::catalogue::Catalogue;
use efficient_llm::curate::files;
use efficient_llm::export::{self, Format, Names, Person, citation_key};
use efficient_llm::work::{Kind, Link, Rel, Work};
use proptest::prelude::*;

pub fn catalogue() -> Catalogue {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/catalogue.json");
    files::load(&file)
        .expect("the committed catalogue")
        .catalogue
}

pub fn names(catalogue: &Catalogue) -> Names {
    Names::new(&catalogue.venues, &catalogue.areas, &catalogue.lists)
}

fn field(entry: &Entry, name: &str) -> Option<String> {
    let chunks = entry.fields.get(name)?;
    Some(chunks.format_verbatim())
}

/// The names of an entry in natural order, and whether "others" ends them.
fn authors(entry: &Entry) -> (Vec<String>, bool) {
    let people = entry.author().unwrap_or_default();
    let name = |person: &biblatex::Person| {
        let parts = [
            &person.given_name,
            &person.prefix,
            &person.name,
            &person.suffix,
        ];
        let parts = parts.iter().filter(|part| !part.is_empty());
        parts
            .map(|part| part.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut people: Vec<String> = people.iter().map(name).collect();
    let is_cut = people.last().is_some_and(|name| name == "others");
    people.truncate(people.len() - usize::from(is_cut));
    (people, is_cut)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fails unless the parser reads of an entry what the work says.
fn check(work: &Work, entry: &Entry) {
    let title = entry.title().expect("a title").format_verbatim();
    assert_eq!(title, squeezed(&work.title), "{}", work.id);
    let printed: Vec<String> = work.authors.iter().map(|name| squeezed(name)).collect();
    let is_cut = work.authors_truncated && !printed.is_empty();
    assert_eq!(authors(entry), (printed, is_cut), "{}", work.id);
    let year = work.year.map(|year| year.to_string());
    assert_eq!(field(entry, "year"), year, "{}", work.id);
    assert_eq!(field(entry, "doi"), work.doi, "{}", work.id);
    assert_eq!(field(entry, "eprint"), work.arxiv_id, "{}", work.id);
    let url = field(entry, "url");
    // An address with a quotation mark in it is no address that is passed on.
    let is_linked = work.links.iter().any(|link| link.web_address().is_some());
    assert_eq!(url.is_some(), is_linked, "{}", work.id);
    if let Some(url) = url {
        assert!(work.links.iter().any(|link| link.url == url), "{url}");
    }
}

#[test]
fn every_work_is_read_back_as_it_is() {
    let catalogue = catalogue();
    let works: Vec<&Work> = catalogue.works.iter().collect();
    let text = export::write(Format::Bibtex, &works, &names(&catalogue));
    let parsed = Bibliography::parse(&text).expect("BibTeX");
    assert_eq!(parsed.len(), works.len());
    for work in works {
        let entry = parsed.get(&citation_key(work)).expect("its key");
        check(work, entry);
        let kind = entry.entry_type.to_string();
        assert_eq!(
            kind == "software",
            matches!(work.kind, Kind::Project | Kind::Framework),
            "{kind}"
        );
    }
}

#[test]
fn a_selection_has_the_same_keys_as_the_whole() {
    let catalogue = catalogue();
    let names = names(&catalogue);
    let whole: Vec<&Work> = catalogue.works.iter().collect();
    let whole = export::write(Format::Bibtex, &whole, &names);
    for work in catalogue.works.iter().step_by(7) {
        let alone = export::write(Format::Bibtex, &[work], &names);
        assert!(whole.contains(&alone), "{}", work.id);
    }
}

/// Text that is full of what means something to TeX and BibTeX.
fn hostile() -> impl Strategy<Value = String> {
    let signs = proptest::collection::vec(
        prop_oneof![
            Just("{".to_owned()),
            Just("}".to_owned()),
            Just("\\".to_owned()),
            Just("\\input{x}".to_owned()),
            Just("%".to_owned()),
            Just("$x_1^2$".to_owned()),
            Just("& # ~ _ ^ \" @".to_owned()),
            Just("@article{x,".to_owned()),
            Just("\n\n".to_owned()),
            Just("ÄöÉ 和 🤗".to_owned()),
            Just("LLaMA".to_owned()),
            "[ -~]{0,6}",
        ],
        1..8,
    );
    signs.prop_map(|parts| format!("T{}", parts.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn hostile_titles_are_read_back_as_they_are(title in hostile(), path in "[!-~]{0,12}") {
        let url = format!("https://a.org/{}", path.replace(['{', '}', '\\'], ""));
        // The parser takes two hyphens for a dash even in addresses, which are verbatim.
        let url = url.replace("--", "");
        let link = Link { rel: Rel::Paper, url, label: String::new() };
        let work = Work {
            id: "sums".into(),
            kind: Kind::Paper,
            title,
            authors: vec!["Ann Bell".into(), "Jo van Dam".into()],
            authors_truncated: true,
            links: vec![link],
            ..Work::default()
        };
        let text = export::write(Format::Bibtex, &[&work, &work], &Names::default());
        let text = text.replacen("{sums", "{sums2", 1);
        let parsed = Bibliography::parse(&text).map_err(|error| {
            TestCaseError::fail(format!("{error} in {text}"))
        })?;
        prop_assert_eq!(parsed.len(), 2);
        check(&work, parsed.get("sums").expect("its key"));
    }

    #[test]
    fn a_name_is_whole_however_it_is_cut(
        printed in "[A-Z][a-zé]{1,8}( [A-Z]\\.| [A-Z][a-z]{1,6}| van| de){0,3} [A-Z][a-z]{1,9}( Jr\\.| III)?"
    ) {
        let person = Person::of(&printed);
        let parts = [&person.given, &person.particle, &person.family, &person.suffix];
        let parts: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        prop_assert_eq!(parts.join(" "), printed);
    }
}
