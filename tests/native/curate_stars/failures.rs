//! An API that limits, fails, lies, dawdles or says nothing.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::server::{Server, TODAY, answer};

use super::{CANARY, Data, ROWS, asked, played, repo};

#[test]
fn a_rate_limit_keeps_what_was_got_and_says_when_to_go_on() {
    for (limit, when) in [
        (
            answer(
                403,
                "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 1790000000\r\n",
                "{}",
            ),
            "after 2026-09-21 14:13 UTC",
        ),
        (
            answer(429, "Retry-After: 60\r\n", "slow down"),
            "in 60 seconds",
        ),
        (
            answer(
                403,
                "X-RateLimit-Reset: 1790000000\r\n",
                r#"{"message":"You have exceeded a secondary rate limit"}"#,
            ),
            "in some minutes",
        ),
        (
            answer(
                200,
                "X-RateLimit-Reset: 1790000000\r\n",
                r#"{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}"#,
            ),
            "after 2026-09-21 14:13 UTC",
        ),
        (
            answer(
                200,
                "Retry-After: 60\r\n",
                r#"{"message":"You have exceeded a secondary rate limit"}"#,
            ),
            "in 60 seconds",
        ),
    ] {
        let server = Server::start(move |request| {
            if asked(request).contains(&"a/c".to_owned()) {
                limit.clone()
            } else {
                played(request, |name| Ok(repo(name, 9)))
            }
        });
        let data = Data::new(ROWS);
        let (code, said) = data.run(&server.url, &["--batch", "2"]);
        assert_eq!(code, 1);
        assert!(
            said.contains(&format!("rate limit reached; go on {when}")),
            "{said}"
        );
        assert!(
            data.stars().contains("a/b,9,2026-10-05"),
            "what was got is lost"
        );
        assert!(!data.stars().contains("a/c,9"), "{said}");
        assert_eq!(server.requests().len(), 3, "nothing is asked after a limit");
    }
}

#[test]
fn a_bad_answer_is_asked_for_again_and_then_given_up() {
    let html = "<!doctype html><h1>Unicorn!</h1>";
    let whole = answer(200, "", r#"{"data":{"r0":{"nameWithOwner":"a/a""#);
    for bad in [
        answer(502, "", html),
        answer(200, "Content-Type: text/html\r\n", html),
        whole.clone(),
        whole[..whole.len() - 5].to_vec(),
        answer(200, "", [0xFF, 0xFE]),
        answer(200, "", r#"{"data":null,"errors":[{"message":"x"}]}"#),
        answer(200, "", "[1]"),
        answer(200, "", "{\"data\":".to_owned() + &"[".repeat(100_000)),
        answer(301, "Location: https://evil.io/\r\n", ""),
        answer(307, "Location: http://127.0.0.1:9/\r\n", ""),
        b"nonsense\r\n\r\n".to_vec(),
        Vec::new(),
        // A server that says back what it was sent.
        answer(302, &format!("Location: https://evil.io/{CANARY}\r\n"), ""),
    ] {
        let told = String::from_utf8_lossy(&bad).into_owned();
        let server = Server::start(move |_| bad.clone());
        let data = Data::new(ROWS);
        let (code, said) = data.run(&server.url, &["--date", TODAY]);
        assert_eq!(code, 1, "{told}: {said}");
        assert!(said.contains("old count kept: a/a: "), "{told}: {said}");
        assert_eq!(data.stars(), ROWS, "{told}");
        assert_eq!(server.requests().len(), 3, "{told}");
    }
}

#[test]
fn one_bad_answer_among_good_ones_does_no_harm() {
    let count = AtomicUsize::new(0);
    let server = Server::start(move |request| match count.fetch_add(1, Ordering::Relaxed) {
        1 => answer(502, "", "Bad gateway"),
        _ => played(request, |name| Ok(repo(name, 9))),
    });
    let data = Data::new(ROWS);
    let (code, said) = data.run(&server.url, &[]);
    assert_eq!((code, said.contains("5 of 5")), (0, true), "{said}");
}

#[test]
fn answers_too_slow_or_too_long_are_left() {
    let slow = Server::start(|_| {
        std::thread::sleep(Duration::from_secs(5));
        Vec::new()
    });
    let data = Data::new("a/a,1,2026-01-01,exact,x\n");
    let start = Instant::now();
    let (code, said) = data.run(&slow.url, &["--date", TODAY, "--timeout-ms", "100"]);
    assert_eq!(code, 1);
    assert!(said.contains("timeout"), "{said}");
    assert!(
        start.elapsed() < Duration::from_secs(4),
        "{:?}",
        start.elapsed()
    );

    let long = Server::start(|_| answer(200, "", vec![b' '; 9 << 20]));
    let (code, said) = data.run(&long.url, &["--date", TODAY]);
    assert_eq!(code, 1);
    assert!(said.contains("longer than 8 MiB"), "{said}");
}

#[test]
fn nothing_is_written_if_too_many_answers_are_empty() {
    let server = Server::start(|request| {
        played(request, |name| {
            Ok(if name < "a/c" {
                Value::Null
            } else {
                repo(name, 9)
            })
        })
    });
    let data = Data::new(ROWS);
    let (code, said) = data.run(&server.url, &[]);
    assert_eq!(code, 1);
    assert!(
        said.contains("2 of 5 answers are empty without a reason"),
        "{said}"
    );
    assert_eq!(data.stars(), ROWS);

    // One in five may be.
    let server = Server::start(|request| {
        played(request, |name| {
            Ok(if name < "a/b" {
                Value::Null
            } else {
                repo(name, 9)
            })
        })
    });
    let (code, said) = data.run(&server.url, &[]);
    assert_eq!(code, 1, "{said}");
    assert!(data.stars().contains("a/e,9"), "{said}");
}
