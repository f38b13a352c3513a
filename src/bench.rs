//! How fast the engine is: a synthetic catalogue of any size, and the time of everything a page
//! does with it.
//!
//! Compiled for both targets, so that the same measurement runs in a terminal and in a browser; the
//! clock comes from the caller.

mod random;
mod run;
mod sample;
mod words;
mod workload;

pub use run::{Bench, run};
pub use sample::{Sample, sample};

/// The result for one operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The operation: `parse`, `build`, `build_step`, `memory`, `keystroke`, `facet_toggle` or
    /// `combined`.
    pub op: &'static str,
    /// How many works the catalogue has.
    pub works: usize,
    /// The result.
    pub cost: Cost,
}

/// What an operation costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cost {
    /// Time.
    Time(Spread),
    /// Memory in bytes.
    Memory(u64),
}

/// The distribution of an operation's times, in nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Half of the times are below it.
    pub median: u64,
    /// 95 percent of the times are below it.
    pub p95: u64,
    /// The longest.
    pub longest: u64,
    /// How many times there are.
    pub n: usize,
}

impl Spread {
    /// The distribution of some times; all 0 for none.
    pub fn of(mut times: Vec<u64>) -> Self {
        times.sort_unstable();
        let n = times.len();
        // The smallest time that at least this percentage does not exceed.
        let at = |percent: usize| {
            let rank = (n * percent).div_ceil(100).saturating_sub(1);
            times.get(rank).copied().unwrap_or(0)
        };
        Self {
            median: at(50),
            p95: at(95),
            longest: at(100),
            n,
        }
    }
}

impl Row {
    /// The row as a JSON object.
    pub fn to_json(&self) -> String {
        let Self { op, works, cost } = self;
        let cost = match cost {
            Cost::Memory(bytes) => format!("\"mb\":{}", megabytes(*bytes)),
            Cost::Time(times) => {
                let [median, p95, longest] =
                    [times.median, times.p95, times.longest].map(milliseconds);
                let n = times.n;
                format!("\"median_ms\":{median},\"p95_ms\":{p95},\"max_ms\":{longest},\"n\":{n}")
            }
        };
        format!("{{\"op\":\"{op}\",\"works\":{works},{cost}}}")
    }

    /// The row as cells of a table, in the order of [`HEAD`].
    pub fn cells(&self) -> [String; HEAD.len()] {
        let (op, works) = (self.op.to_owned(), self.works.to_string());
        match &self.cost {
            Cost::Memory(bytes) => {
                let memory = format!("{} MB", megabytes(*bytes));
                [
                    op,
                    works,
                    memory,
                    String::new(),
                    String::new(),
                    String::new(),
                ]
            }
            Cost::Time(times) => {
                let [median, p95, longest] =
                    [times.median, times.p95, times.longest].map(milliseconds);
                [op, works, median, p95, longest, times.n.to_string()]
            }
        }
    }
}

/// The head of a table of rows.
pub const HEAD: [&str; 6] = ["operation", "works", "median ms", "p95 ms", "max ms", "n"];

/// The rows as a JSON array.
pub fn to_json(rows: &[Row]) -> String {
    let rows: Vec<String> = rows.iter().map(Row::to_json).collect();
    format!("[{}]", rows.join(","))
}

fn milliseconds(nanoseconds: u64) -> String {
    let fraction = nanoseconds % 1_000_000 / 100;
    format!("{}.{fraction:04}", nanoseconds / 1_000_000)
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_spread() {
        let spread = Spread::of((1..=100).rev().collect());
        let expected = Spread {
            median: 50,
            p95: 95,
            longest: 100,
            n: 100,
        };
        assert_eq!(spread, expected);
        assert_eq!(Spread::of(vec![7]).p95, 7);
        assert_eq!(Spread::of(Vec::new()), Spread::default());
    }

    #[test]
    fn rows_are_json_in_milliseconds() {
        let time = Row {
            op: "parse",
            works: 10,
            cost: Cost::Time(Spread {
                median: 1_234_567,
                p95: 12_000_049,
                longest: 90_000,
                n: 3,
            }),
        };
        let memory = Row {
            op: "memory",
            works: 10,
            cost: Cost::Memory(95_270_000),
        };
        assert_eq!(
            to_json(&[time, memory]),
            "[{\"op\":\"parse\",\"works\":10,\"median_ms\":1.2345,\"p95_ms\":12.0000,\
             \"max_ms\":0.0900,\"n\":3},{\"op\":\"memory\",\"works\":10,\"mb\":95.2}]"
        );
    }
}
