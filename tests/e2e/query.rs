//! The typed language, what is said of it, and what is marked.

use efficient_llm::work::Rel;

use crate::naive::{self, count, is_at};
use crate::page::visit;

const BOX: &str = ".search-input";

#[test]
fn a_finished_clause_becomes_a_filter() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        page.open_and_wait("").await;
        page.fill(BOX, "venue:ICLR ").await;
        let at_iclr = count(&catalogue, |work| is_at(work, "iclr"));
        page.until_shown(at_iclr).await;
        assert_eq!(page.texts(".chip span:first-child").await, ["Venue: ICLR"]);
        page.until_address(&[("venue", Some("iclr")), ("q", None)])
            .await;
        page.fill(BOX, "has:code year:2023..").await;
        let with_code = count(&catalogue, |work| {
            let code = work.links.iter().any(|link| link.rel == Rel::Code);
            is_at(work, "iclr")
                && (code || !work.repos.is_empty())
                && work.year.is_some_and(|year| year >= 2023)
        });
        page.until_shown(with_code).await;
        page.keys(thirtyfour::Key::Enter).await;
        page.until_address(&[("has", Some("code")), ("year", Some("2023.."))])
            .await;
    });
}

#[test]
fn a_clause_that_is_still_typed_narrows_as_far_as_it_goes() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        page.open_and_wait("").await;
        page.fill(BOX, "venue:icl").await;
        page.until_shown(count(&catalogue, |work| is_at(work, "iclr")))
            .await;
    });
}

#[test]
fn what_cannot_be_read_is_searched_as_words_and_said() {
    visit(async |page| {
        page.open_and_wait("?q=stars:lots").await;
        let hints = page.texts(".hints li").await;
        assert!(
            hints[0].contains("stars:lots") && hints[0].contains("plain text"),
            "{hints:?}"
        );
    });
}

#[test]
fn a_slip_is_forgiven_and_said_and_matches_are_marked() {
    visit(async |page| {
        page.open_and_wait("?q=speculatve+decoding").await;
        let hints = page.texts(".hints li").await;
        assert!(
            hints[0].contains("speculatve") && hints[0].contains("speculative"),
            "{hints:?}"
        );
        let marks = page.texts(".work-card:first-child mark").await;
        let marks: Vec<String> = marks.iter().map(|mark| mark.to_lowercase()).collect();
        assert!(
            marks.iter().any(|mark| mark.starts_with("speculative")),
            "{marks:?}"
        );
        assert!(
            marks.iter().any(|mark| mark.starts_with("decoding")),
            "{marks:?}"
        );
    });
}

#[test]
fn what_was_meant_is_one_click_away() {
    visit(async |page| {
        page.open_and_wait("?q=lra").await;
        page.click(".hints button").await;
        page.wait_for(".work-card mark").await;
        page.until_address(&[("q", Some("lora"))]).await;
    });
}
