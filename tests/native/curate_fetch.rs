//! `curate fetch` against a server that plays the host of the lists, well and badly.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::server::{Server, answer};

const LIST: &str = "# Awesome\n\n- **A Paper of Note** [Paper](https://arxiv.org/abs/2401.00001)\n";

struct Room(tempfile::TempDir);

impl Room {
    /// The rules of the fixtures, with an address for list 000 alone.
    fn new(raw: &str) -> Self {
        let room = tempfile::tempdir().unwrap();
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        fs::create_dir_all(room.path().join("data/rules")).unwrap();
        fs::create_dir_all(room.path().join("lists")).unwrap();
        for name in ["areas", "venues", "corrections", "merges"] {
            let rule = format!("rules/{name}.toml");
            fs::copy(fixtures.join(&rule), room.path().join("data").join(&rule)).unwrap();
        }
        let lists = format!(
            "[[list]]\nid = \"000\"\ntitle = \"t\"\nraw = \"{raw}\"\nfile = \"000.md\"\ndialect = \"survey\"\n\n\
             [[list]]\nid = \"002\"\ntitle = \"u\"\nfile = \"002.md\"\ndialect = \"survey\"\n"
        );
        fs::write(room.path().join("data/lists.toml"), lists).unwrap();
        Self(room)
    }

    fn github() -> Self {
        Self::new("https://raw.githubusercontent.com/o/n/HEAD/README.md")
    }

    fn list(&self) -> String {
        fs::read_to_string(self.0.path().join("lists/000.md")).unwrap_or_default()
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_curate"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        (
            output.status.code().unwrap(),
            String::from_utf8(said).unwrap(),
        )
    }

    fn fetch(&self, base: &str) -> (i32, String) {
        self.run(&["fetch", "--base", base, "--timeout-ms", "300"])
    }
}

#[test]
fn a_list_is_fetched_once() {
    let server = Server::start(|request| {
        assert_eq!(request.line, "GET /o/n/HEAD/README.md HTTP/1.1");
        if request.header("if-none-match") == Some("\"v1\"") {
            answer(304, "ETag: \"v1\"\r\n", "")
        } else {
            answer(200, "ETag: \"v1\"\r\n", LIST)
        }
    });
    let room = Room::github();
    let (code, said) = room.fetch(&server.url);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("list 000: new, 3 lines"), "{said}");
    assert!(said.contains("list 002: skipped"), "{said}");
    assert_eq!(room.list(), LIST);
    let (code, said) = room.fetch(&server.url);
    assert_eq!(
        (code, said.contains("list 000: unchanged")),
        (0, true),
        "{said}"
    );

    // A file that is not the one fetched is asked for whole.
    fs::write(
        room.0.path().join("lists/000.md"),
        LIST.replace("Note", "Nota"),
    )
    .unwrap();
    let (_, said) = room.fetch(&server.url);
    assert!(
        said.contains("list 000: 1 lines added, 1 removed"),
        "{said}"
    );
    assert_eq!(
        server.requests().last().unwrap().header("if-none-match"),
        None
    );
}

#[test]
fn a_list_that_cannot_be_had_stays_as_it_is() {
    let bomb = {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(&vec![b'a'; 64 << 20]).unwrap();
        packer.finish().unwrap()
    };
    assert!(bomb.len() < 1 << 20);
    let whole = answer(200, "", LIST);
    for (bad, reason) in [
        (answer(404, "", "404: Not Found"), "status 404"),
        (answer(500, "", ""), "status 500"),
        (answer(304, "", ""), "status 304"),
        (answer(200, "", "<!DOCTYPE html><p>Log in"), "a web page"),
        (answer(200, "", "\n <HTML>"), "a web page"),
        (answer(200, "", ""), "no text"),
        (answer(200, "", "a\0b".repeat(99)), "no text"),
        (answer(200, "", [0xFF, b'a']), "not UTF-8"),
        (answer(200, "", "short"), "remove the old file"),
        (whole[..whole.len() - 9].to_vec(), ""),
        (
            answer(302, "Location: https://evil.io/x\r\n", LIST),
            "redirect to https://evil.io/x not followed",
        ),
        (answer(200, "", vec![b'a'; 9 << 20]), "longer than 8 MiB"),
        (
            answer(200, "Content-Encoding: gzip\r\n", &bomb),
            "longer than 8 MiB",
        ),
        (answer(200, "Content-Encoding: gzip\r\n", "no gzip"), ""),
        (Vec::new(), ""),
    ] {
        let told = String::from_utf8_lossy(&bad[..bad.len().min(200)]).into_owned();
        let server = Server::start(move |_| bad.clone());
        let room = Room::github();
        fs::write(room.0.path().join("lists/000.md"), LIST).unwrap();
        let (code, said) = room.fetch(&server.url);
        assert_eq!(code, 1, "{told}: {said}");
        let failed = "list 000: failed, file kept as it is: ";
        assert!(said.contains(failed), "{told}: {said}");
        assert!(said.contains(reason), "{reason}: {told}: {said}");
        assert_eq!(room.list(), LIST, "{told}");
    }
}

#[test]
fn packed_answers_are_unpacked() {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(LIST.as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    let server = Server::start(move |_| answer(200, "Content-Encoding: gzip\r\n", &packed));
    let room = Room::github();
    assert_eq!(room.fetch(&server.url).0, 0);
    assert_eq!(room.list(), LIST);
}

#[test]
fn no_other_host_is_asked() {
    let server = Server::start(|_| answer(200, "", LIST));
    for raw in [
        "https://evil.io/README.md",
        "http://raw.githubusercontent.com/o/n/README.md",
        "https://raw.githubusercontent.com.evil.io/README.md",
        "https://raw.githubusercontent.com@evil.io/README.md",
        "https://169.254.169.254/latest",
        "http://127.0.0.1:9/README.md",
        "file:///etc/passwd",
    ] {
        let room = Room::new(raw);
        let (code, said) = room.run(&["fetch"]);
        assert_eq!(code, 1, "{raw}");
        assert!(said.contains("is not an address to ask"), "{raw}: {said}");
        let (code, _) = room.fetch("https://evil.io");
        assert_eq!(code, 1, "a base elsewhere");
    }
    assert!(server.requests().is_empty());
}
