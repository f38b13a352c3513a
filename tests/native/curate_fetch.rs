//! `curate fetch` and `curate history` on repositories made here, which stand in for the
//! lists' own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use efficient_llm::catalogue;

const QUICK: &str = "- **Quick Sums** [Paper](https://arxiv.org/abs/2401.00001)\n";
const SLOW: &str = "- **Slow Sums** [Paper](https://arxiv.org/abs/2402.00002)\n";

const LISTS: &str = r#"
[[list]]
id = "sums"
title = "Awesome Sums"
repository = "adders/Awesome-Sums"
pages = [{ path = "README.md" }, { path = "more/slow.md" }]
dialect = "markdown"

[[list]]
id = "000"
title = "Sums without a home"
file = "000.md"
dialect = "markdown"
"#;

/// A folder with the rules, a repository of one list, and where its pages and its clone go.
struct Scratch(tempfile::TempDir);

impl Scratch {
    /// The list as it was after two commits.
    fn new() -> Self {
        let scratch = Self(tempfile::tempdir().unwrap());
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        for name in ["areas", "venues", "corrections", "merges"] {
            let rule = format!("rules/{name}.toml");
            let text = fs::read_to_string(fixtures.join(&rule)).unwrap();
            scratch.write(&format!("data/{rule}"), &text);
        }
        scratch.write("data/lists.toml", LISTS);
        scratch.write("lists/000.md", "# Sums\n");
        fs::create_dir_all(scratch.repository()).unwrap();
        scratch.git("2024-01-01", &["init", "--quiet", "-b", "main"]);
        scratch.git("2024-01-01", &["config", "uploadpack.allowFilter", "true"]);
        let any = ["config", "uploadpack.allowAnySHA1InWant", "true"];
        scratch.git("2024-01-01", &any);
        scratch.commit("2024-03-01", "README.md", &format!("# Sums\n{QUICK}"));
        scratch.commit(
            "2024-03-05",
            "more/slow.md",
            &format!("# Slow Sums\n{SLOW}"),
        );
        scratch
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn repository(&self) -> PathBuf {
        self.path("remote/adders/Awesome-Sums")
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.path(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn git(&self, day: &str, arguments: &[&str]) {
        let noon = format!("{day}T12:00:00Z");
        let done = Command::new("git")
            .current_dir(self.repository())
            .args(["-c", "user.name=Ann", "-c", "user.email=ann@example.org"])
            .args(arguments)
            .env("GIT_COMMITTER_DATE", &noon)
            .env("GIT_AUTHOR_DATE", &noon)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{arguments:?}: {said}");
    }

    fn commit(&self, day: &str, page: &str, text: &str) {
        self.write(&format!("remote/adders/Awesome-Sums/{page}"), text);
        self.git(day, &["add", "-A"]);
        self.git(day, &["commit", "--quiet", "-m", "A change"]);
    }

    /// Runs `curate`: its exit code and what it said.
    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let done = Command::new(env!("CARGO_BIN_EXE_curate"))
            .current_dir(self.0.path())
            .args(arguments)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        (done.status.code().unwrap(), said)
    }

    fn fetch(&self) -> (i32, String) {
        let base = format!("file://{}", self.path("remote").display());
        self.run(&["fetch", "--base", &base])
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    fn page(&self) -> String {
        self.read("lists/adders__Awesome-Sums/README.md")
    }
}

#[test]
fn pages_are_written_with_their_commit_and_day() {
    let scratch = Scratch::new();
    let (code, said) = scratch.fetch();
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("list sums README.md: new, 2 lines"), "{said}");
    assert!(said.contains("list 000: skipped"), "{said}");
    assert!(scratch.page().contains("Quick Sums"));
    let slow = scratch.read("lists/adders__Awesome-Sums/more/slow.md");
    assert!(slow.contains("Slow Sums"));
    let manifest = scratch.read("lists/manifest.csv");
    assert_eq!(manifest.matches("2024-03-05").count(), 2, "{manifest}");

    let (code, said) = scratch.run(&["build", "--lists", "lists"]);
    assert_eq!(code, 0, "{said}");
    let built = catalogue::read(&scratch.read("data/catalogue.json")).unwrap();
    let dated = built.catalogue.lists[0].dated.as_deref();
    assert_eq!(dated, Some("2024-03-05"));
}

#[test]
fn only_what_changed_is_written_again() {
    let scratch = Scratch::new();
    scratch.fetch();
    let (_, said) = scratch.fetch();
    assert!(said.contains("list sums README.md: unchanged"), "{said}");
    let more = format!("# Sums\n{QUICK}{SLOW}");
    scratch.commit("2024-04-01", "README.md", &more);
    // The branch that people see may change its name.
    scratch.git("2024-04-01", &["branch", "-m", "trunk"]);
    let (code, said) = scratch.fetch();
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("README.md: 1 lines added, 0 removed"),
        "{said}"
    );
    assert!(said.contains("more/slow.md: unchanged"), "{said}");
    assert_eq!(scratch.page(), more);
}

#[test]
fn what_cannot_be_had_stays_as_it_is() {
    let scratch = Scratch::new();
    scratch.fetch();
    let (page, manifest) = (scratch.page(), scratch.read("lists/manifest.csv"));
    // The network is gone, with a clone and without.
    fs::rename(scratch.path("remote"), scratch.path("away")).unwrap();
    for _ in 0..2 {
        let (code, said) = scratch.fetch();
        assert_eq!(code, 1, "{said}");
        assert!(
            said.contains("list sums: failed, file kept as it is: "),
            "{said}"
        );
        assert_eq!(
            (scratch.page(), scratch.read("lists/manifest.csv")),
            (page.clone(), manifest.clone())
        );
        fs::remove_dir_all(scratch.path(".lists-cache")).unwrap();
    }
    fs::rename(scratch.path("away"), scratch.path("remote")).unwrap();
    assert_eq!(scratch.fetch().0, 0);
}

#[test]
fn one_bad_page_does_not_keep_the_others_back() {
    let bad: [(&str, &[u8], &str); 4] = [
        ("2024-05-01", b"", "no text"),
        ("2024-05-02", b"a\xFFb", "not UTF-8"),
        ("2024-05-03", b"a\0b", "byte 1"),
        ("2024-05-04", b"# Sums\n", "remove the old file"),
    ];
    for (day, bytes, reason) in bad {
        let scratch = Scratch::new();
        scratch.fetch();
        let page = scratch.page();
        fs::write(scratch.repository().join("README.md"), bytes).unwrap();
        scratch.commit(day, "more/slow.md", &format!("# Slow Sums\n{SLOW}{QUICK}"));
        let (code, said) = scratch.fetch();
        assert_eq!(code, 1, "{said}");
        assert!(
            said.contains("README.md: failed, file kept as it is: "),
            "{said}"
        );
        assert!(said.contains(reason), "{reason}: {said}");
        assert!(said.contains("more/slow.md: 1 lines added"), "{said}");
        assert_eq!(scratch.page(), page);
        let manifest = scratch.read("lists/manifest.csv");
        assert_eq!(manifest.matches(day).count(), 1, "{manifest}");
    }
    let scratch = Scratch::new();
    fs::remove_file(scratch.repository().join("README.md")).unwrap();
    scratch.commit("2024-05-05", "more/slow.md", SLOW);
    let (code, said) = scratch.fetch();
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("no such file any more"), "{said}");
}

#[test]
fn history_tells_on_which_day_a_list_first_had_a_work() {
    let scratch = Scratch::new();
    // Listed, thrown out, and back again.
    scratch.commit("2024-04-01", "README.md", &format!("# Sums\n{QUICK}{SLOW}"));
    scratch.commit("2024-04-02", "README.md", "# Sums\n");
    scratch.commit("2024-04-03", "README.md", &format!("# Sums\n{QUICK}{SLOW}"));
    scratch.fetch();
    scratch.run(&["build", "--lists", "lists"]);
    let (code, said) = scratch.run(&["history"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("list sums: 4 revisions read"), "{said}");
    let days = scratch.read("data/facts/first_listed.csv");
    assert!(
        days.contains("sums,2401.00001,Quick Sums,2024-03-01,"),
        "{days}"
    );
    assert!(
        days.contains("sums,2402.00002,Slow Sums,2024-03-05,"),
        "{days}"
    );
    assert_eq!(days.lines().count(), 3, "{days}");

    // Without the clone, what is known stays.
    fs::remove_dir_all(scratch.path(".lists-cache")).unwrap();
    let (code, said) = scratch.run(&["history"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("`curate fetch` makes one"), "{said}");
    assert_eq!(scratch.read("data/facts/first_listed.csv"), days);
}
