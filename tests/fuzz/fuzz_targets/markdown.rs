//! The reader of Markdown lists takes any text and stays within its lines.

#![no_main]

use efficient_llm::curate::read::Dialect;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let last = text.lines().count() as u32;
    let (entries, complaints) = Dialect::Markdown.read(text);
    let lines = entries.iter().map(|entry| entry.line);
    for line in lines.chain(complaints.iter().map(|complaint| complaint.line)) {
        assert!((1..=last.max(1)).contains(&line));
    }
    assert!(entries.iter().all(|entry| entry.joined.is_some() || !entry.title.is_empty()));
});
