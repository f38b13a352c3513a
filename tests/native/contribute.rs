//! Drafts: read from what people paste, checked, held against the catalogue, and written so
//! that the lists' own readers give back what was written.

use efficient_llm::catalogue::Catalogue;
use efficient_llm::contribute::{
    self, Address, Draft, Field, Likeness, check, duplicates, fits, fix_record, proposals, section,
};
use efficient_llm::export::{self, Format, Names, Syntax};
use efficient_llm::export_worker::{self, Form, Request, Response};
use efficient_llm::work::{Kind, Link, Rel, VenueKind, Work};
use proptest::prelude::*;
use serde_json::Value;

use crate::contribute_lines::misread;
use crate::export_bibtex::{catalogue, names};

fn draft() -> Draft {
    Draft {
        title: "Quick Sums: Adding in Half the Time".into(),
        authors: vec!["Ann Bell".into(), "Jo van Dam".into()],
        venue: Some("arXiv".into()),
        year: Some(2024),
        arxiv_id: Some("2401.00001".into()),
        repo: Some("bell/quick-sums".into()),
        areas: vec!["weight-only-quantization".into()],
        ..Draft::default()
    }
}

/// A text with what means something to Markdown, HTML or the readers of the lists.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        "[A-Za-z]{1,8}",
        "[ -~]{0,6}",
        Just("[x](https://b.org)".to_owned()),
        Just("[".to_owned()),
        Just("]".to_owned()),
        Just("|".to_owned()),
        Just("`".to_owned()),
        Just("**".to_owned()),
        Just("_a_".to_owned()),
        Just("<br>".to_owned()),
        Just("</ins>".to_owned()),
        Just("<ins>".to_owned()),
        Just("<!--".to_owned()),
        Just("-->".to_owned()),
        Just("&lt;&amp;#42;".to_owned()),
        Just("\\".to_owned()),
        Just("\n".to_owned()),
        Just("\r\n- ".to_owned()),
        Just("\"“”'".to_owned()),
        Just("https://c.org/x".to_owned()),
        Just(":star: ⭐ 🤗".to_owned()),
        Just("é和\u{300}".to_owned()),
        Just("\u{200b}".to_owned()),
        Just("\u{202e}".to_owned()),
        Just("\u{a0}".to_owned()),
        Just("ICML 2023".to_owned()),
        Just("et al".to_owned()),
        Just(", and ".to_owned()),
        Just(". ".to_owned()),
        Just("#Recommend".to_owned()),
        Just("~~x~~ $y$ @z ![".to_owned()),
        Just("✅".to_owned()),
        Just("cication: [**3**](x)".to_owned()),
        Just("12. ".to_owned()),
    ];
    proptest::collection::vec(pieces, 1..6).prop_map(|pieces| pieces.concat())
}

fn drafts() -> impl Strategy<Value = Draft> {
    let name = prop_oneof![
        4 => "[A-Z][a-zé]{1,7} ([A-Z]\\. )?(van |de )?[A-Z][a-z]{1,8}(-[A-Z][a-z]{1,5})?",
        1 => "[A-Z][a-z]{1,6}",
        1 => hostile(),
    ];
    let venue = prop_oneof![
        3 => prop_oneof![Just("ICLR"), Just("ACL Findings"), Just("arXiv"), Just("USENIX ATC"),
            Just("AI Open"), Just("ASP-DAC")].prop_map(str::to_owned),
        1 => "[A-Za-z][A-Za-z&+ -]{0,12}",
        1 => hostile(),
    ];
    let url = prop_oneof![
        3 => "https://[a-z]{1,5}\\.org/[a-zA-Z0-9_/?=&.%#-]{0,12}",
        1 => "[ -~]{0,20}",
        1 => "https://a\\.org/[ -~é]{0,12}",
    ];
    let link = (
        url,
        prop_oneof![Just(String::new()), "[A-Za-z ]{0,8}", hostile()],
    );
    (
        prop_oneof![1 => "[A-Z][a-z]{1,9}( [A-Za-z0-9-]{1,9}){0,6}", 3 => hostile()],
        proptest::collection::vec(name, 0..4),
        any::<bool>(),
        proptest::option::weighted(0.9, venue),
        proptest::option::weighted(0.9, 1985_u16..2095),
        proptest::option::of(Just("2401.00001".to_owned())),
        proptest::option::of("[a-z]{1,5}/[a-zA-Z._-]{1,6}"),
        proptest::collection::vec(link, 0..3),
    )
        .prop_map(
            |(title, authors, cut, venue, year, arxiv_id, repo, links)| Draft {
                title,
                authors,
                authors_truncated: cut,
                venue,
                year,
                arxiv_id,
                repo,
                links: links
                    .into_iter()
                    .map(|(url, label)| Link {
                        rel: Rel::Paper,
                        url,
                        label,
                    })
                    .collect(),
                ..Draft::default()
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn what_passes_the_check_reads_back_as_it_was(draft in drafts()) {
        let draft = draft.tidied();
        prop_assert_eq!(&draft, &draft.tidied());
        if check(&draft, &Names::default()).is_empty() {
            for syntax in Syntax::ALL {
                if fits(&draft, syntax).is_ok() {
                    let why = misread(syntax, &draft.item());
                    prop_assert!(why.is_none(), "{:?} {}", syntax, why.unwrap_or_default());
                }
            }
        }
    }

    #[test]
    fn no_paste_is_too_odd(text in hostile(), head in "[@{}=,\"#a-z ]{0,20}") {
        let names = Names::default();
        let _ = contribute::read(&text, &names);
        let _ = contribute::read(&format!("@article{{{head}{text}"), &names);
        let _ = contribute::read(&format!("@a{{k, title = {text}, author = {{{text}}}}}"), &names);
    }
}

#[test]
fn most_plain_drafts_pass() {
    let names = names(&catalogue());
    assert_eq!(check(&draft(), &names), []);
    for syntax in Syntax::ALL {
        assert_eq!(fits(&draft(), syntax), Ok(()));
        assert_eq!(misread(syntax, &draft().item()), None);
    }
}

#[test]
fn bullets_take_the_names_that_their_reader_takes() {
    let with = |name: &str| Draft {
        authors: vec!["Ann Bell".into(), name.into()],
        ..draft()
    };
    for name in ["Jo Letters", "Jo Thesis", "Bell University"] {
        assert!(fits(&with(name), Syntax::Bullet).is_err(), "{name}");
    }
    // A word that only contains such a word is a name.
    let hyphenated = with("Jo Poster-Bell");
    assert_eq!(fits(&hyphenated, Syntax::Bullet), Ok(()));
    assert_eq!(misread(Syntax::Bullet, &hyphenated.item()), None);
}

#[test]
fn each_field_is_told_what_is_wrong_with_it() {
    let names = names(&catalogue());
    let told = |change: &dyn Fn(&mut Draft)| {
        let mut draft = draft();
        change(&mut draft);
        let messages = check(&draft.tidied(), &names);
        messages
            .iter()
            .map(|message| message.field)
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&|draft| draft.title.clear()), [Field::Title]);
    assert_eq!(
        told(&|draft| draft.title = "A\u{202e}B".into()),
        [Field::Title]
    );
    assert_eq!(told(&|draft| draft.title = "A b.".into()), []);
    assert_eq!(
        told(&|draft| draft.authors = vec!["Ann Bell and Bo Li".into()]),
        [Field::Authors]
    );
    assert_eq!(
        told(&|draft| draft.authors = vec!["Robert'); DROP".into()]),
        [Field::Authors]
    );
    assert_eq!(
        told(&|draft| draft.venue = Some("ICML 2024".into())),
        [Field::Venue]
    );
    assert_eq!(told(&|draft| draft.venue = None), [Field::Venue]);
    assert_eq!(told(&|draft| draft.year = Some(2023)), [Field::Year]);
    assert_eq!(
        told(&|draft| draft.arxiv_id = Some("2413.00001".into())),
        [Field::ArxivId]
    );
    assert_eq!(
        told(&|draft| draft.repo = Some("bell".into())),
        [Field::Repo]
    );
    assert_eq!(
        told(&|draft| draft.areas = vec!["nowhere".into()]),
        [Field::Areas]
    );
    let link = |url: &str| Link {
        rel: Rel::Paper,
        url: url.into(),
        label: String::new(),
    };
    assert_eq!(
        told(&|draft| draft.links = vec![link("javascript:alert(1)")]),
        [Field::Links]
    );
    let bare = |draft: &mut Draft| (draft.arxiv_id, draft.repo) = (None, None);
    assert_eq!(told(&bare), [Field::Links]);
}

#[test]
fn an_arxiv_id_or_address_gives_what_it_says() {
    for text in [
        "2210.17323",
        "arXiv:2210.17323v2",
        " https://arxiv.org/pdf/2210.17323v1.pdf ",
        "arxiv.org/abs/2210.17323",
    ] {
        let draft = contribute::read(text, &Names::default()).expect(text);
        assert_eq!(draft.arxiv_id.as_deref(), Some("2210.17323"), "{text}");
        assert_eq!(
            (draft.year, draft.venue.as_deref()),
            (Some(2022), Some("arXiv"))
        );
        assert_eq!(draft.all_links()[0].url, "https://arxiv.org/abs/2210.17323");
    }
    let draft = contribute::read("https://github.com/bell/sums/tree/main", &Names::default());
    assert_eq!(
        draft.expect("a repository").repo.as_deref(),
        Some("bell/sums")
    );
    for text in ["", "some words", "2413.00001", "x"] {
        assert!(contribute::read(text, &Names::default()).is_err(), "{text}");
    }
}

#[test]
fn pasted_bibtex_is_read_with_patience() {
    let names = names(&catalogue());
    let read = |text: &str| contribute::read(text, &names).expect(text);
    let own = read(
        "% from the publisher\n@comment{no}\n@InProceedings{bell2024,\n Title = {{Quick} Sums: \
         {\\'E}lan in {LLMs}.}\n author = \"Bell, Ann and van Dam, J{\\\"o} and others\",\n \
         booktitle = {Proceedings of the 41st International Conference on Machine Learning},\n \
         year = 2024, eprint = {2401.00001}, month = jun, url = {https://a.org/x\\_y}",
    );
    assert_eq!(own.title, "Quick Sums: Élan in LLMs");
    assert_eq!(own.authors, ["Ann Bell", "Jö van Dam"]);
    assert!(own.authors_truncated);
    assert_eq!((own.venue.as_deref(), own.year), (Some("ICML"), Some(2024)));
    assert_eq!(own.arxiv_id.as_deref(), Some("2401.00001"));
    assert_eq!(own.links[0].url, "https://a.org/x_y");
    let preprint = read(
        "@article{x, title={Sums}, author={Ann Bell}, journal={arXiv preprint arXiv:2401.00002}, year={2024}}",
    );
    assert_eq!(preprint.arxiv_id.as_deref(), Some("2401.00002"));
    assert_eq!(preprint.venue.as_deref(), Some("arXiv"));
    let findings = read(
        "@inproceedings{x, title={Sums}, booktitle={Findings of the Association for Computational Linguistics: ACL 2024}, year={2024}}",
    );
    assert_eq!(findings.venue.as_deref(), Some("ACL Findings"));
}

#[test]
fn our_own_bibtex_makes_drafts_of_all_papers() {
    let catalogue = catalogue();
    let names = names(&catalogue);
    let mut passed = 0;
    for work in catalogue
        .works
        .iter()
        .filter(|work| work.kind == Kind::Paper)
    {
        let text = export::write(Format::Bibtex, &[work], &names);
        let draft = contribute::read(&text, &names).expect("a draft");
        let title = work.title.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(draft.title, title.trim_end_matches('.'));
        assert_eq!(draft.authors, work.authors, "{}", work.id);
        assert_eq!(draft.arxiv_id, work.arxiv_id);
        assert_eq!(draft.doi, work.doi);
        let venue = work.venue.as_deref().and_then(|id| names.venue(id));
        // A paper of a blog or on a preprint server that is not named has no field for it.
        let is_said = |kind| !matches!(kind, VenueKind::Web | VenueKind::Preprint);
        let venue = venue.filter(|venue| is_said(venue.kind) || work.arxiv_id.is_some());
        if let Some(venue) = venue.filter(|_| work.track.is_none()) {
            assert_eq!(draft.venue.as_ref(), Some(&venue.label), "{text}");
        }
        let found = duplicates(&draft, &catalogue.works);
        assert_eq!(found[0].likeness, Likeness::Exact);
        passed += usize::from(check(&draft, &names).is_empty());
    }
    // The others lack a venue, a year or an address.
    assert!(passed > 500, "{passed}");
}

#[test]
fn duplicates_are_found_by_title_id_and_likeness() {
    let works = catalogue().works;
    let first = |draft: &Draft| {
        let found = duplicates(draft, &works);
        found
            .first()
            .map(|found| (found.work.id.clone(), found.likeness))
    };
    let titled = |title: &str| Draft {
        title: title.into(),
        ..Draft::default()
    };
    let gptq = "2210.17323".to_owned();
    let exact = titled("gptq - accurate quantization for generative pre-trained transformers");
    assert_eq!(first(&exact), Some((gptq.clone(), Likeness::Exact)));
    let near = titled("GPTQ: Accurate Quantization of Generative Transformers");
    assert_eq!(first(&near), Some((gptq.clone(), Likeness::Near)));
    let by_id = Draft {
        arxiv_id: Some(gptq.clone()),
        ..titled("Something else")
    };
    assert_eq!(first(&by_id), Some((gptq, Likeness::ById)));
    assert_eq!(
        first(&titled("A Title that Nobody Has Thought of So Far")),
        None
    );
}

#[test]
fn each_list_gets_its_line_under_the_right_heading() {
    let catalogue = catalogue();
    let names = names(&catalogue);
    let found = proposals(&draft(), &catalogue.works, &catalogue.lists, &names);
    let lists: Vec<&str> = found.iter().map(|found| found.list.as_str()).collect();
    assert_eq!(lists, ["000", "002", "003"], "000 and 001 have one home");
    let survey = &found[2];
    assert_eq!(
        survey.lines[0].1,
        "- Quick Sums: Adding in Half the Time, <ins>arXiv, 2024</ins> \
         [[Paper](https://arxiv.org/abs/2401.00001)] [[Code](https://github.com/bell/quick-sums)]"
    );
    let path = &survey.section;
    assert_eq!(
        path.last().map(String::as_str),
        Some("Weight-Only Quantization")
    );
    let Some(Address::Prefilled(url)) = &survey.address else {
        panic!("{:?}", survey.address)
    };
    assert!(url.starts_with(
        "https://github.com/AIoT-MLSys-Lab/Efficient-LLMs-Survey/issues/new?title=Add%20"
    ));
    assert!(url.len() <= contribute::LONGEST_ADDRESS && url.is_ascii());
    assert_eq!(found[1].address, None, "002 has no known home");
    assert_eq!(
        found[0].lines[0].1,
        "|[![Star](https://img.shields.io/github/stars/bell/quick-sums.svg?style=social&label=Star)]\
         (https://github.com/bell/quick-sums)<br>[Quick Sums: Adding in Half the Time]\
         (https://arxiv.org/abs/2401.00001) <br> Ann Bell, Jo van Dam ||\
         [Github](https://github.com/bell/quick-sums) <br> [Paper](https://arxiv.org/abs/2401.00001)|"
    );
}

#[test]
fn most_works_would_be_put_where_they_stand() {
    let catalogue = catalogue();
    let names = names(&catalogue);
    let (mut right, mut all) = (0, 0);
    for work in &catalogue.works {
        for listing in work.listings.iter().filter(|listing| listing.list == "003") {
            let found = section(&work.areas, &catalogue.works, "003", &names);
            right += usize::from(found.is_some_and(|found| found.path == listing.area_path));
            all += 1;
        }
    }
    assert!(right * 10 > all * 8, "{right} of {all}");
}

#[test]
fn a_correction_says_list_line_printed_and_proposed() {
    let catalogue = catalogue();
    let names = names(&catalogue);
    let work = catalogue
        .works
        .iter()
        .find(|work| work.id == "2210.17323")
        .expect("GPTQ");
    let fixes = fix_record(work, Field::Venue, "ICLR `2023`", &names);
    assert_eq!(fixes.len(), work.listings.len());
    for (fix, listing) in fixes.iter().zip(&work.listings) {
        assert_eq!(fix.list, listing.list);
        assert!(fix.body.contains(&format!("- Line: {} ", listing.line)));
        assert!(fix.body.contains(&format!(
            "- Printed venue: `{}`",
            listing.venue.as_deref().expect("a venue")
        )));
        assert!(fix.body.contains("- Proposed venue: `` ICLR `2023` ``"));
    }
}

#[test]
fn what_is_too_long_for_an_address_is_copied() {
    let body = "é".repeat(5_000);
    let address = contribute::issue("https://github.com/o/n/", "Add x", &body);
    let page = "https://github.com/o/n/issues/new?title=Add%20x".to_owned();
    assert_eq!(address, Address::Copy(page));
}

/// An answer of the export worker, and the file beside it.
fn ask(request: &Request, catalogue: &str) -> (Response, String) {
    let request = serde_json::to_string(request).expect("JSON");
    let (response, file) = export_worker::answer(&request, catalogue);
    (serde_json::from_str(&response).expect("a response"), file)
}

/// The catalogue's file with these works only.
/// The head of a catalogue with some works and their sources, as the page sends it.
fn extract(catalogue: &Catalogue, works: &[&Work]) -> String {
    let head = Catalogue {
        works: Vec::new(),
        ..catalogue.clone()
    };
    let works = works.iter().map(serde_json::to_string);
    let works: Result<Vec<String>, _> = works.collect();
    let works = works.expect("a work has string keys").join(",");
    let works = format!("\"works\":[{works}]");
    head.to_canonical_json().replace("\"works\":[\n]", &works)
}

#[test]
fn the_export_worker_writes_files_citations_and_tags() {
    let catalogue = catalogue();
    let names = names(&catalogue);
    let works: Vec<&Work> = catalogue.works.iter().take(3).collect();
    let format = Format::Bibtex;
    let (response, file) = ask(&Request::Export { format }, &extract(&catalogue, &works));
    assert!(matches!(response, Response::Exported), "{response:?}");
    assert_eq!(file, export::write(format, &works, &names));
    // As JavaScript asks and reads it.
    let (response, _) = export_worker::answer("\"tags\"", &extract(&catalogue, &works));
    let response: Value = serde_json::from_str(&response).expect("JSON");
    let tags = response["tags"].as_array().expect("a list");
    assert_eq!(tags.len(), works.len());
    for (tags, work) in tags.iter().zip(&works) {
        assert_eq!(tags["coins"], export::coins(work, &names));
        let pairs = export::highwire(work, &names);
        assert_eq!(tags["tags"], serde_json::to_value(pairs).expect("JSON"));
    }
    let (response, _) = ask(&Request::Cite, &extract(&catalogue, &works[..1]));
    let Response::Citation(citation) = response else {
        panic!("{response:?}")
    };
    assert_eq!(citation.reference, export::cite(works[0], &names));
    assert!(citation.bibtex.contains("@"), "{}", citation.bibtex);
    assert!(citation.ris.starts_with("TY  - "), "{}", citation.ris);
}

#[test]
fn the_export_worker_says_why_nothing_came_of_it() {
    for (request, extract, expected) in [
        ("\"tags\"", "{\"works\":[{", "The text cannot be read"),
        ("\"fly\"", "{}", "The text cannot be read"),
        (
            "{\"export\":{\"format\":\"docx\"}}",
            "{}",
            "The text cannot be read",
        ),
        ("\"cite\"", "{}", "No work was given"),
        ("{\"read_paste\":{\"text\":\" \"}}", "{}", "Paste something"),
    ] {
        let (response, file) = export_worker::answer(request, extract);
        let Ok(Response::Failed(message)) = serde_json::from_str(&response) else {
            panic!("{response}")
        };
        assert!(message.text.contains(expected), "{message:?}");
        assert_eq!(file, "");
    }
}

#[test]
fn the_export_worker_reads_checks_and_proposes() {
    let whole = include_str!("../../data/catalogue.json");
    let text = "2401.00001".to_owned();
    let (Response::Form(mut form), _) = ask(&Request::ReadPaste { text }, "{}") else {
        panic!("no form")
    };
    let check = |form: &Form| {
        let form = form.clone();
        match ask(&Request::CheckForm { form }, whole) {
            (Response::Check(check), _) => check,
            (other, _) => panic!("{other:?}"),
        }
    };
    let first = check(&form);
    assert_eq!(first.messages[0].field, Field::Title);
    assert_eq!(first.messages[0].message.text, "Enter a title.");
    assert!(first.proposals.is_empty());
    form.set(Field::Title, "Quick Sums".into());
    let second = check(&form);
    assert!(second.messages.is_empty(), "{second:?}");
    assert_eq!(second.proposals[0].lines[0].0, Syntax::Row);
    assert!(matches!(
        &second.proposals[0].address,
        Some(Address::Prefilled(url)) if url.starts_with("https://github.com/horseee/")
    ));
    assert_eq!(second.proposals[1].address, None);
    form.set(Field::Year, "soon".into());
    let third = check(&form);
    assert_eq!(third.messages.len(), 1, "{third:?}");
    assert_eq!(third.messages[0].field, Field::Year);
    assert_eq!(third.messages[0].message.values, ["soon"]);
}

#[test]
fn the_export_worker_drafts_corrections() {
    let catalogue = catalogue();
    let extract = extract(&catalogue, &[&catalogue.works[0]]);
    let fix = Request::Fix {
        field: Field::Year,
        proposed: "2020".into(),
    };
    let (Response::Fixes(fixes), _) = ask(&fix, &extract) else {
        panic!("no fixes")
    };
    assert!(fixes[0].body.contains("- Proposed year: `2020`"));
}

/// A draft that can be written.
fn sound() -> Draft {
    Draft {
        title: "Quick Sums".into(),
        authors: vec!["Ann Bell".into()],
        venue: Some("ICLR".into()),
        year: Some(2024),
        arxiv_id: Some("2401.00001".into()),
        ..Draft::default()
    }
}

#[test]
fn what_is_wrong_is_said_with_what_it_is_about() {
    type Spoil = fn(&mut Draft);
    let link = |url: &str, label: &str| Link {
        rel: Rel::Other,
        url: url.into(),
        label: label.into(),
    };
    let spoils: [(Spoil, &str); 15] = [
        (|d| d.title.clear(), "Enter a title."),
        (
            |d| d.title = "x".repeat(241),
            "The title is too long: 241 characters.",
        ),
        (|d| d.title = "?!".into(), "at least one letter"),
        (
            |d| d.title = "Sums:".into(),
            "The title must not start or end with",
        ),
        (
            |d| d.title = "S\u{202e}ums".into(),
            "invisible character, U+202E.",
        ),
        (
            |d| d.title = format!("Sums {}", "★".repeat(9)),
            "Too many accents or symbols",
        ),
        (
            |d| d.authors = vec!["4nn".into()],
            "“4nn” does not look like",
        ),
        (|d| d.venue = None, "Enter a venue"),
        (
            |d| d.venue = Some("the International Conference: Sums".into()),
            "short name",
        ),
        (
            |d| d.venue = Some("ICLR 2024".into()),
            "Put the year into its own field",
        ),
        (|d| d.year = None, "Enter a year."),
        (|d| d.year = Some(1066), "1066 is not a plausible year."),
        (
            |d| d.year = Some(2022),
            "The arXiv ID is from 2024, later than 2022.",
        ),
        (
            |d| d.arxiv_id = Some("24.1".into()),
            "“24.1” is not an arXiv ID",
        ),
        (|d| d.areas = vec!["nowhere".into()], "no area “nowhere”"),
    ];
    let said = |draft: &Draft| -> Vec<String> {
        let messages = contribute::check(draft, &Names::default()).into_iter();
        messages.map(|message| message.phrase.to_string()).collect()
    };
    assert_eq!(said(&sound()), [""; 0]);
    for (spoil, expected) in spoils {
        let mut draft = sound();
        spoil(&mut draft);
        let said = said(&draft);
        assert!(
            said.iter().any(|said| said.contains(expected)),
            "{expected}: {said:?}"
        );
        assert!(said.iter().all(|said| !said.contains('{')), "{said:?}");
    }
    for (url, label, expected) in [
        (
            "ftp://a.org",
            "",
            "ftp://a.org must start with https:// or http://.",
        ),
        (
            "https://localhost",
            "",
            "https://localhost has no valid host name.",
        ),
        (
            "https://a.org/x y",
            "",
            "Write this link as https://a.org/x.",
        ),
        (
            "https://a.org",
            "a_b",
            "“a_b” cannot be used as the name of a link.",
        ),
        (
            &format!("https://a.org/{}", "x".repeat(2_000)),
            "",
            "is too long for a link.",
        ),
    ] {
        let mut draft = sound();
        draft.links = vec![link(url, label)];
        let said = said(&draft);
        assert!(said[0].ends_with(expected), "{expected}: {said:?}");
    }
}
