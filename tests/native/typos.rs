//! How often a search with a slip finds what was meant, over the catalogue that visitors load.

use efficient_llm::catalogue;
use efficient_llm::query::Query;
use efficient_llm::search::Index;
use efficient_llm::work::Work;

/// Every single slip of a few letters of a word: one left out, doubled, exchanged, swapped.
fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut slips = Vec::new();
    for at in 0..letters.len() {
        let with = |part: &[char]| -> String {
            let after = letters[at + 1..].iter();
            letters[..at].iter().chain(part).chain(after).collect()
        };
        slips.push(with(&[]));
        slips.push(with(&[letters[at], 'x']));
        slips.push(with(&['q']));
        if at + 1 < letters.len() && letters[at] != letters[at + 1] {
            let mut swapped = letters.clone();
            swapped.swap(at, at + 1);
            slips.push(swapped.into_iter().collect());
        }
    }
    slips
}

fn long_words(title: &str) -> Vec<&str> {
    let words = title.split(|c: char| !c.is_ascii_alphabetic());
    words.filter(|word| word.len() >= 5).collect()
}

fn first_three(index: &Index, text: String) -> Vec<Work> {
    let answer = index.answer(&Query::default().with_text(text), None);
    let first = index.first(&answer, 3).into_iter();
    first.map(|id| index.work(id)).collect()
}

/// For every slip of every long word of every so many titles, whether the search finds it.
#[track_caller]
fn check(every: usize, finds: impl Fn(&Index, &Work, &str, &str) -> bool) {
    let text = include_str!("../../data/catalogue.json");
    let catalogue = catalogue::read(text)
        .expect("the committed catalogue is readable")
        .catalogue;
    let works = catalogue.works.clone();
    let index = Index::new(catalogue);
    let (mut n_slips, mut n_found, mut missed) = (0, 0, Vec::new());
    for work in works.iter().step_by(every) {
        for word in long_words(&work.title) {
            for slip in slips(word) {
                n_slips += 1;
                match finds(&index, work, word, &slip) {
                    true => n_found += 1,
                    false => missed.push(format!("{slip} for {word}")),
                }
            }
        }
    }
    println!("{n_found} of {n_slips}");
    if std::env::var("SHOW").is_ok() {
        println!("{:?}", missed);
    }
    missed.truncate(40);
    assert!(
        n_found * 100 >= n_slips * 95,
        "{n_found} of {n_slips}, not {missed:#?}"
    );
}

#[test]
fn a_title_with_one_slip_finds_its_work() {
    check(7, |index, work, word, slip| {
        let typed = work.title.replacen(word, slip, 1);
        let found = first_three(index, typed);
        found.iter().any(|found| found.id == work.id)
    });
}

#[test]
fn a_word_with_one_slip_finds_titles_that_have_it() {
    check(7, |index, _, word, slip| {
        let found = first_three(index, slip.to_owned());
        let word = word.to_lowercase();
        let word = word.trim_end_matches('s');
        found
            .iter()
            .any(|found| found.title.to_lowercase().contains(word))
    });
}
