//! What holds for any counts and any answer.

use efficient_llm::curate::client::Answer;
use efficient_llm::curate::dates;
use efficient_llm::curate::stars::Stars;
use efficient_llm::curate::stars::github::{Reply, reply};
use efficient_llm::curate::stars::status::StatusTable;
use efficient_llm::curate::stars::table::{Count, Table};
use efficient_llm::work::date::Date;
use proptest::prelude::*;

fn counts() -> impl Strategy<Value = Vec<Count>> {
    let day = (10_000i64..30_000).prop_map(|number| {
        let day = Date::from_day_number(number).expect("a year of four digits");
        day.to_string()
    });
    let repo = "[aAbB]/[cC]{1,2}";
    let source = "[ -~é\u{202E}]{0,12}";
    let count = (repo, any::<u32>(), day, any::<bool>(), source);
    let count = count.prop_map(|(repo, stars, as_of, is_exact, source)| Count {
        repo,
        stars,
        as_of,
        precision: if is_exact { "exact" } else { "rounded" }.to_owned(),
        source,
    });
    proptest::collection::vec(count, 0..30)
}

fn table(counts: &[Count]) -> Table {
    let mut table = Table::default();
    for count in counts {
        table.observe(count.clone());
    }
    table
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_table_comes_back_from_its_text(counts in counts()) {
        let table = table(&counts);
        prop_assert_eq!(Table::parse(&table.to_csv()), Ok(table));
    }

    #[test]
    fn an_observation_loses_no_repository_and_no_row(counts in counts(), more in counts()) {
        let mut table = table(&counts);
        for count in more {
            let rows = table.rows().len();
            table.observe(count.clone());
            prop_assert!(table.rows().len() >= rows);
            let newest = Stars::new(&table, StatusTable::default()).repo(&count.repo);
            prop_assert!(newest.as_of >= Some(count.as_of));
        }
    }

    #[test]
    fn the_order_of_observations_hardly_matters(counts in counts()) {
        let mut backwards = counts.clone();
        backwards.reverse();
        let days = |table: &Table| -> Vec<(String, String)> {
            let rows = table.rows().iter();
            rows.map(|row| (row.repo.to_lowercase(), row.as_of.clone())).collect()
        };
        prop_assert_eq!(days(&table(&counts)), days(&table(&backwards)));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = (Table::parse(&text), StatusTable::parse(&text));
        let _ = (Date::parse(&text), dates::of_header(&text), dates::quarter(&text));
    }

    #[test]
    fn any_answer_is_an_answer(
        status in 100u16..600,
        value in "null|5|\\{\\}|\\[\\]|\\{\"nameWithOwner\":\"[a-z/,]{0,5}\",\"stargazerCount\":-?[0-9]{1,12},\"isArchived\":(true|1)\\}",
        error in "null|\\[\\]|\\[\\{\"type\":\"[A-Z_]{0,9}\",\"path\":\\[\"r[01]\"\\]\\}\\]",
        count in 0usize..4,
    ) {
        let body = format!("{{\"data\":{{\"r0\":{value}}},\"errors\":{error}}}");
        let answer = Answer { status, body, ..Answer::default() };
        if let Reply::Nodes(nodes) = reply(&answer, count) {
            prop_assert_eq!((status, nodes.len()), (200, count));
        }
    }

    #[test]
    fn garbage_is_garbage(status in 100u16..600, body in any::<String>()) {
        let answer = Answer { status, body, ..Answer::default() };
        prop_assert!(!matches!(reply(&answer, 1), Reply::Nodes(_)));
    }
}
