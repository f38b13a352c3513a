//! Timing what a page does: reading, building, and answering.

use std::hint::black_box;

use super::questions::{self, Walk};
use super::sample::Sample;
use super::{Cost, Row, Spread};
use crate::catalogue::{Catalogue, Part, Stream};
use crate::query::{Facet, Measure, Query};
use crate::search::{Answer, Index, IndexBuilder};

/// Milliseconds since whenever.
pub type Clock<'a> = &'a dyn Fn() -> f64;

/// An operation is repeated for so many milliseconds: browsers tell time in steps of 0.1 ms.
const LONG_ENOUGH_MS: f64 = 1.5;
/// How often every question is asked, far enough apart that a noise of the machine is not in
/// all of them.
const N_ROUNDS: usize = 3;
/// How often a file is read or an index built, at least and at most; not more than at least after
/// so many milliseconds.
const N_BUILDS: std::ops::Range<usize> = 2..5;
const BUILDS_MS: f64 = 3_000.0;
/// How many works come with one piece of the file: about 64 kB, as from a network.
const WORKS_A_PIECE: usize = 128;
/// How many works are shown.
const N_SHOWN: usize = 50;

/// A measurement, one operation after the other: each call of `next` runs for some seconds at
/// most and gives a row.
pub struct Bench<'a> {
    sample: Sample<'a>,
    clock: Clock<'a>,
    index: Option<Index>,
    stage: u8,
    rows: std::vec::IntoIter<Row>,
}

/// Measures everything in one go.
pub fn run(source: &Catalogue, n_works: usize, seed: u64, clock: Clock) -> Vec<Row> {
    Bench::new(source, n_works, seed, clock).collect()
}

impl<'a> Bench<'a> {
    /// Of a [`Sample`] from this source.
    pub fn new(source: &'a Catalogue, n_works: usize, seed: u64, clock: Clock<'a>) -> Self {
        Self {
            sample: Sample::new(source, n_works, seed),
            clock,
            index: None,
            stage: 0,
            rows: Vec::new().into_iter(),
        }
    }

    fn row(&self, op: &'static str, cost: Cost) -> Row {
        Row {
            op,
            works: self.sample.len(),
            cost,
        }
    }

    fn times(&self, op: &'static str, times: Vec<u64>) -> Row {
        self.row(op, Cost::Time(Spread::of(times)))
    }

    /// The rows of the next operation; none after the last.
    fn measure(&mut self) -> Vec<Row> {
        self.stage += 1;
        match (self.stage, self.index.take()) {
            (1, _) => vec![self.parse()],
            (2, _) => self.build(),
            (stage, Some(index)) => {
                let (op, walks, n_shown) = match stage {
                    3 => ("keystroke", questions::keystrokes(&self.sample), N_SHOWN),
                    4 => ("facet_toggle", questions::toggles(&index), 0),
                    5 => (
                        "combined",
                        questions::combinations(&self.sample, &index),
                        N_SHOWN,
                    ),
                    _ => return Vec::new(),
                };
                let row = self.times(op, ask(&index, &walks, n_shown, self.clock));
                self.index = Some(index);
                vec![row]
            }
            (_, None) => Vec::new(),
        }
    }

    /// Reading the file alone.
    fn parse(&self) -> Row {
        let times = several(self.clock, || {
            let mut total = 0.0;
            self.read(|took| total += took, |part| drop(black_box(part)));
            total
        });
        self.times("parse", times)
    }

    /// From the file to an index that can be asked. Memory is that after the first.
    fn build(&mut self) -> Vec<Row> {
        let (mut steps, mut memory, mut built) = (Vec::new(), None, None);
        let totals = several(self.clock, || {
            // The one before makes room.
            built = None;
            let mut total = 0.0;
            let took = |ms: f64| {
                total += ms;
                steps.push(nanoseconds(ms));
            };
            built = self.build_once(took);
            memory = memory.or_else(memory_in_use);
            total
        });
        let mut rows = vec![self.times("build", totals), self.times("build_step", steps)];
        rows.extend(memory.map(|bytes| self.row("memory", Cost::Memory(bytes))));
        self.index = built;
        rows
    }

    /// Builds an index; `took` hears of every part of it that cannot be interrupted.
    fn build_once(&self, mut took: impl FnMut(f64)) -> Option<Index> {
        let mut builder = None;
        self.read(&mut took, |part| match (part, &mut builder) {
            (Part::Head(head), builder) => *builder = Some(IndexBuilder::new(*head)),
            (Part::Work(work, json), Some(builder)) => builder.push(&work, &json),
            _ => {}
        });
        let mut builder = builder?;
        let mut more = true;
        while more {
            took(timed(self.clock, || more = builder.step()));
        }
        let mut index = None;
        took(timed(self.clock, || index = Some(builder.finish())));
        index
    }

    /// Reads the file piece by piece; `took` hears what each takes, its making not counted.
    fn read(&self, mut took: impl FnMut(f64), mut take: impl FnMut(Part)) {
        let mut stream = Stream::default();
        for piece in self.sample.pieces(WORKS_A_PIECE) {
            took(timed(self.clock, || {
                stream.push(piece.as_bytes());
                while let Some(part) = stream.next_part().expect("a sample is sound") {
                    if part == Part::End {
                        break;
                    }
                    take(part);
                }
            }));
        }
    }
}

impl Iterator for Bench<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if let Some(row) = self.rows.next() {
            return Some(row);
        }
        self.rows = self.measure().into_iter();
        self.rows.next()
    }
}

/// The times of something long, done a few times.
fn several(clock: Clock, mut one: impl FnMut() -> f64) -> Vec<u64> {
    let start = clock();
    let mut times = Vec::new();
    while times.len() < N_BUILDS.start
        || (times.len() < N_BUILDS.end && clock() - start < BUILDS_MS)
    {
        times.push(nanoseconds(one()));
    }
    times
}

/// What each query of the walks takes after the one before it.
fn ask(index: &Index, walks: &[Walk], n_shown: usize, clock: Clock) -> Vec<u64> {
    let rounds = [(); N_ROUNDS].map(|()| ask_once(index, walks, n_shown, clock));
    let n_queries = rounds[0].len();
    let median = |query: usize| {
        let mut times = rounds.each_ref().map(|times| times[query]);
        times.sort_unstable();
        times[N_ROUNDS / 2]
    };
    (0..n_queries).map(median).collect()
}

fn ask_once(index: &Index, walks: &[Walk], n_shown: usize, clock: Clock) -> Vec<u64> {
    let start = index.answer(&Query::default(), None);
    let mut times = Vec::new();
    for walk in walks {
        let mut before: Option<Answer> = None;
        for query in walk {
            let last = Some(before.as_ref().unwrap_or(&start));
            let one = || show(index, &index.answer(query, last), n_shown);
            times.push(repeated(clock, one));
            before = Some(index.answer(query, last));
        }
    }
    times
}

/// Reads what a page shows of an answer.
fn show(index: &Index, answer: &Answer, n_shown: usize) {
    for facet in Facet::ALL {
        black_box(index.counts(answer, facet));
    }
    for measure in Measure::ALL {
        black_box(index.histogram(answer, measure));
    }
    if n_shown > 0 {
        black_box(index.first(answer, n_shown));
    }
}

/// The time of something short, in nanoseconds: it is done until long enough has passed. The
/// clock is asked after 1, 2, 4 … times, so that asking it does not count.
fn repeated(clock: Clock, one: impl Fn()) -> u64 {
    let start = clock();
    let (mut n_done, mut n_next) = (0_u32, 1_u32);
    loop {
        (0..n_next).for_each(|_| one());
        n_done += n_next;
        let passed = clock() - start;
        if passed >= LONG_ENOUGH_MS || n_done > 1 << 20 {
            return nanoseconds(passed / f64::from(n_done));
        }
        n_next = n_done;
    }
}

fn timed(clock: Clock, one: impl FnOnce()) -> f64 {
    let start = clock();
    one();
    clock() - start
}

fn nanoseconds(ms: f64) -> u64 {
    (ms * 1e6) as u64
}

/// The memory of the page's program, which never shrinks: so the most that it took.
#[cfg(target_arch = "wasm32")]
fn memory_in_use() -> Option<u64> {
    const PAGE: u64 = 65_536;
    Some(core::arch::wasm32::memory_size::<0>() as u64 * PAGE)
}

/// The memory of this process, where the system tells it.
#[cfg(not(target_arch = "wasm32"))]
fn memory_in_use() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::bench::sample;

    /// Every look at this clock takes a millisecond.
    fn rows(source: &Catalogue, n_works: usize) -> Vec<Row> {
        let now = Cell::new(0.0);
        let clock = || {
            now.set(now.get() + 1.0);
            now.get()
        };
        run(source, n_works, 1, &clock)
    }

    #[test]
    fn every_operation_has_its_row() {
        let source = sample(&Catalogue::default(), 30, 1);
        let rows = rows(&source, 200);
        let ops: Vec<&str> = rows.iter().map(|row| row.op).collect();
        let mut expected = vec!["parse", "build", "build_step"];
        if cfg!(target_os = "linux") {
            expected.push("memory");
        }
        expected.extend(["keystroke", "facet_toggle", "combined"]);
        assert_eq!(ops, expected);
        for row in rows {
            assert_eq!(row.works, 200);
            match row.cost {
                Cost::Memory(bytes) => assert!(bytes > 0),
                Cost::Time(times) => {
                    assert!(times.n > 1, "{}", row.op);
                    assert!(0 < times.median && times.median <= times.p95, "{}", row.op);
                    assert!(times.p95 <= times.longest, "{}", row.op);
                }
            }
        }
    }

    #[test]
    fn nothing_to_measure_is_no_failure() {
        let rows = rows(&Catalogue::default(), 0);
        let keystrokes = rows.iter().find(|row| row.op == "keystroke");
        let none = Cost::Time(Spread::default());
        assert_eq!(keystrokes.map(|row| &row.cost), Some(&none));
    }

    #[test]
    fn short_operations_are_repeated() {
        let now = Cell::new(0.0);
        let n_done = Cell::new(0);
        let one = || {
            n_done.set(n_done.get() + 1);
            now.set(now.get() + 0.25);
        };
        assert_eq!(repeated(&|| now.get(), one), 250_000);
        assert_eq!(n_done.get(), 8);
    }
}
