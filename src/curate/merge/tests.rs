use super::*;
use crate::curate::entry::RawEntry;
use crate::identity::ids;
use crate::work::Link;

fn entry(kind: Kind, title: &str, url: &str) -> Entry {
    Entry {
        raw: RawEntry {
            kind,
            title: title.into(),
            ..RawEntry::default()
        },
        arxiv_id: ids::arxiv_of_url(url),
        repos: ids::github_repo(url).into_iter().collect(),
        links: vec![Link {
            url: url.into(),
            ..Link::default()
        }],
        ..Entry::default()
    }
}

fn check(a: (Kind, &str, &str), b: (Kind, &str, &str), same: bool) {
    let entries = [entry(a.0, a.1, a.2), entry(b.0, b.1, b.2)];
    assert_eq!(groups(&entries, &[], &[]).len() == 1, same, "{a:?} {b:?}");
}

#[test]
fn a_name_in_front_of_a_long_title_is_no_difference() {
    use Kind::{Article, Paper};
    let arxiv = "https://arxiv.org/abs/2301.00001";
    let bare = "Quick Sums of Small Numbers by Table";
    let named = format!("Zed: {bare}");
    check((Paper, &named, arxiv), (Paper, bare, ""), true);
    let other = "https://arxiv.org/abs/2302.00002";
    check((Paper, &named, arxiv), (Paper, bare, other), false);
    check((Paper, &named, arxiv), (Article, bare, ""), true);
    check((Paper, &named, arxiv), (Article, "Quick Sums", ""), false);
    check(
        (Paper, "Zed: Quick Sums", arxiv),
        (Paper, "Quick Sums", ""),
        false,
    );
    let second = format!("Yod: {bare}");
    let entries = [&*named, bare, &*second].map(|title| entry(Paper, title, ""));
    assert_eq!(groups(&entries, &[], &[]).len(), 3);
}

#[test]
fn what_is_one_and_what_is_two() {
    use Kind::{Article, Framework, Paper, Project};
    let arxiv = "https://arxiv.org/abs/2301.00001";
    let repo = "https://github.com/o/zed";
    check(
        (Paper, "Zed: Sums of A", arxiv),
        (Paper, "zed: sums of a", ""),
        true,
    );
    check(
        (Paper, "Layer Skip: Sums", arxiv),
        (Paper, "LayerSkip: Sums", arxiv),
        true,
    );
    check(
        (Paper, "Quick Sums", arxiv),
        (Paper, "Slow Products", arxiv),
        false,
    );
    check(
        (Paper, "Sums", arxiv),
        (Paper, "Sums", "https://arxiv.org/abs/2302.00002"),
        false,
    );
    check(
        (Project, "zed", repo),
        (Framework, "Zed 2", "https://github.com/O/Zed/pull/1"),
        true,
    );
    check((Project, "Zed", repo), (Paper, "Zed", repo), false);
    check(
        (Paper, "Zed: Quick Sums of A", repo),
        (Paper, "Zed: Sums of A Made Quick", repo),
        true,
    );
    check(
        (Article, "A", "https://a.org/x?utm_source=b"),
        (Article, "B", "https://a.org/x/"),
        true,
    );
    check(
        (Project, "GPTFast", repo),
        (Project, "gpt-fast", "https://github.com/p/gpt-fast"),
        false,
    );
}

#[test]
fn a_page_of_many_titles_makes_none_of_them_one() {
    let page = "https://conf.org/accepted";
    let titles = ["Quick Sums", "Slow Products", "Odd Roots"];
    let entries = titles.map(|title| entry(Kind::Article, title, page));
    assert_eq!(groups(&entries, &[], &[]).len(), 3);
}

#[test]
fn a_folder_of_a_repository_is_no_other_folder() {
    let folder = |name: &str| {
        entry(
            Kind::Project,
            name,
            &format!("https://github.com/o/zoo/tree/main/{name}"),
        )
    };
    assert_eq!(groups(&[folder("zed"), folder("yak")], &[], &[]).len(), 2);
}

#[test]
fn a_long_title_is_one_work_whatever_its_id() {
    let title = "Quick Sums of Small Numbers by Table";
    let ids = [
        "https://arxiv.org/abs/2301.00001",
        "https://arxiv.org/abs/2302.00002",
    ];
    let mut entries = ids.map(|url| entry(Kind::Paper, title, url));
    assert_eq!(groups(&entries, &[], &[]).len(), 1);
    entries[0].raw.authors = vec!["Ann Bell".into()];
    entries[1].raw.authors = vec!["Bo Li".into()];
    assert_eq!(groups(&entries, &[], &[]).len(), 2);
    let page = [
        entry(Kind::Paper, title, ids[0]),
        entry(Kind::Article, title, "https://a.org"),
    ];
    assert_eq!(groups(&page, &[], &[]).len(), 1);
}

#[test]
fn one_id_and_one_name_are_one_work() {
    let arxiv = "https://arxiv.org/abs/2301.00001";
    for other in [
        "Zed",
        "Adding Small Numbers with Zed",
        "Zed Technical Report",
    ] {
        check(
            (Kind::Paper, "Zed: Quick Sums by Table", arxiv),
            (Kind::Paper, other, arxiv),
            true,
        );
    }
}

#[test]
fn a_rule_keeps_whole_groups_apart() {
    let arxiv = "https://arxiv.org/abs/2301.00001";
    let titles = ["Zed: Quick Sums of A", "Zed: Sums of A", "Zed: Quick Sums"];
    let entries = titles.map(|title| entry(Kind::Paper, title, arxiv));
    assert_eq!(groups(&entries, &[], &[]).len(), 1);
    let rule = MergeRule {
        titles: vec![titles[1].into(), titles[2].into()],
        reason: "seen".into(),
    };
    let found = groups(&entries, &[], &[rule]);
    let apart = found
        .iter()
        .all(|group| !(group.contains(&1) && group.contains(&2)));
    assert!(apart, "{found:?}");
}

#[test]
fn different_ids_are_never_one_by_way_of_a_third() {
    let (a, b) = (
        "https://arxiv.org/abs/2301.00001",
        "https://arxiv.org/abs/2302.00002",
    );
    let entries = [a, "", b].map(|url| entry(Kind::Paper, "Sums", url));
    assert_eq!(groups(&entries, &[], &[]), [vec![0, 1], vec![2]]);
    let mut entries = [a, "", b].map(|url| entry(Kind::Paper, "Quick Sums of Zed", url));
    for entry in &mut entries {
        entry.repos.push("o/zed".into());
    }
    entries[1].raw.title = "Sums of Zed Made Quick".into();
    assert_eq!(groups(&entries, &[], &[]), [vec![0, 1], vec![2]]);
}

#[test]
fn among_many_titles_the_near_ones_are_found() {
    let repo = "https://github.com/o/zoo";
    let numbers = 0..200_usize;
    let name = |n: usize| {
        format!(
            "w{} x{} y{}",
            (b'a' + (n % 20) as u8) as char,
            "q".repeat(n / 20 + 1),
            "z".repeat(n % 7)
        )
    };
    let titles = numbers.flat_map(|n| {
        [
            format!("Sums of {}", name(n)),
            format!("The sums of {}", name(n)),
        ]
    });
    let entries: Vec<Entry> = titles
        .map(|title| entry(Kind::Paper, &title, repo))
        .collect();
    let found = groups(&entries, &[], &[]);
    assert!(found.iter().all(|group| group.len() >= 2), "{found:?}");
}

#[test]
fn rules_have_the_last_word() {
    let rule = |titles: [&str; 2]| MergeRule {
        titles: titles.map(str::to_owned).to_vec(),
        reason: "seen".into(),
    };
    let arxiv = "https://arxiv.org/abs/2301.00001";
    let entries = [
        entry(Kind::Paper, "Layer Skip", arxiv),
        entry(Kind::Paper, "LayerSkip", arxiv),
    ];
    assert_eq!(
        groups(&entries, &[], &[rule(["Layer Skip", "LayerSkip"])]).len(),
        2
    );
    let entries = [
        entry(Kind::Paper, "One", ""),
        entry(Kind::Paper, "Other", ""),
    ];
    assert_eq!(groups(&entries, &[rule(["one", "other"])], &[]).len(), 1);
}
