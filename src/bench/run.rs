//! Timing what a page does: parsing, building the index, answering queries.

use std::hint::black_box;

use super::sample::Sample;
use super::workload::{self, Walk};
use super::{Cost, Row, Spread};
use crate::catalogue::{Catalogue, Part, Stream};
use crate::query::{Facet, Measure, Query};
use crate::search::{Answer, Index, IndexBuilder};

/// A clock in milliseconds, from any origin.
pub type Clock<'a> = &'a dyn Fn() -> f64;

/// An operation is repeated for at least this long: browsers tell time in steps of 0.1 ms.
const LONG_ENOUGH_MS: f64 = 1.5;
/// How often each query is timed, in rounds, so that a hiccup of the machine does not hit all of
/// its timings.
const N_ROUNDS: usize = 3;
/// How often, at least and at most, a file is parsed or an index built; no more than the minimum
/// after this many milliseconds.
const N_BUILDS: std::ops::Range<usize> = 2..5;
const BUILDS_MS: f64 = 3_000.0;
/// How many works arrive in one chunk of the file: about 64 kB, as from a network.
const WORKS_A_PIECE: usize = 128;
/// How many works are shown.
const N_SHOWN: usize = 50;

/// A measurement: each call of `next` runs for a few seconds at most and yields a row.
pub struct Bench<'a> {
    sample: Sample<'a>,
    clock: Clock<'a>,
    index: Option<Index>,
    /// How many operations are done.
    n_done: usize,
    rows: std::vec::IntoIter<Row>,
}

/// Measures all operations.
pub fn run(source: &Catalogue, n_works: usize, seed: u64, clock: Clock) -> Vec<Row> {
    Bench::new(source, n_works, seed, clock).collect()
}

impl<'a> Bench<'a> {
    /// Measures with a [`Sample`] of `n_works` works from this source.
    pub fn new(source: &'a Catalogue, n_works: usize, seed: u64, clock: Clock<'a>) -> Self {
        Self {
            sample: Sample::new(source, n_works, seed),
            clock,
            index: None,
            n_done: 0,
            rows: Vec::new().into_iter(),
        }
    }

    /// The rows of the next operation; empty after the last.
    fn measure(&mut self) -> Vec<Row> {
        self.n_done += 1;
        match (self.n_done, &self.index) {
            (1, _) => self.parse_or_build(false),
            (2, _) => self.parse_or_build(true),
            (3, Some(index)) => {
                let walks = workload::keystroke_walks(&self.sample, index);
                vec![self.time_walks("keystroke", index, &walks, N_SHOWN)]
            }
            (4, Some(index)) => {
                let walks = workload::toggle_walks(index);
                vec![self.time_walks("facet_toggle", index, &walks, 0)]
            }
            (5, Some(index)) => {
                let walks = workload::combined_walks(&self.sample, index);
                vec![self.time_walks("combined", index, &walks, N_SHOWN)]
            }
            _ => Vec::new(),
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

    /// Parses the file, alone or up to a finished index. Memory is read after the first index.
    fn parse_or_build(&mut self, builds: bool) -> Vec<Row> {
        let start = (self.clock)();
        let (mut totals, mut steps, mut memory) = (Vec::new(), Vec::new(), None);
        while totals.len() < N_BUILDS.start
            || (totals.len() < N_BUILDS.end && (self.clock)() - start < BUILDS_MS)
        {
            // Frees the memory of the previous index.
            self.index = None;
            let n_before = steps.len();
            self.index = self.read(builds, &mut steps);
            totals.push(steps[n_before..].iter().sum());
            memory = memory.or_else(memory_in_use);
        }
        if !builds {
            return vec![self.times("parse", totals)];
        }
        let mut rows = vec![self.times("build", totals), self.times("build_step", steps)];
        rows.extend(memory.map(|bytes| self.row("memory", Cost::Memory(bytes))));
        rows
    }

    /// Parses the file chunk by chunk, without timing how the chunks are made. Appends to `steps`
    /// the time of each uninterruptible part.
    fn read(&self, builds: bool, steps: &mut Vec<u64>) -> Option<Index> {
        let mut stream = Stream::default();
        let mut builder = None;
        for start in (0..self.sample.len().max(1)).step_by(WORKS_A_PIECE) {
            let piece = self.sample.piece(start, WORKS_A_PIECE);
            self.step(steps, &mut || {
                stream.push(piece.as_bytes());
                while let Ok(Some(part)) = stream.next_part() {
                    match (part, &mut builder) {
                        (Part::Head(head), _) if builds => builder = Some(IndexBuilder::new(*head)),
                        (Part::Work(work, json), Some(builder)) => builder.push(&work, &json),
                        (Part::End, _) => break,
                        (part, _) => drop(black_box(part)),
                    }
                }
            });
        }
        let mut builder = builder?;
        let mut has_more = true;
        while has_more {
            self.step(steps, &mut || has_more = builder.step());
        }
        let (mut builder, mut index) = (Some(builder), None);
        self.step(steps, &mut || {
            index = builder.take().map(IndexBuilder::finish);
        });
        index
    }

    fn step(&self, steps: &mut Vec<u64>, one: &mut dyn FnMut()) {
        let start = (self.clock)();
        one();
        steps.push(nanoseconds((self.clock)() - start));
    }

    /// Times each query, answered from the one before it.
    fn time_walks(&self, op: &'static str, index: &Index, walks: &[Walk], n_shown: usize) -> Row {
        let rounds = [(); N_ROUNDS].map(|()| time_queries(index, walks, n_shown, self.clock));
        let mut times = Vec::new();
        for query in 0..rounds[0].len() {
            let of_query = rounds.each_ref().map(|times| times[query]);
            times.push(Spread::of(of_query.to_vec()).median);
        }
        self.times(op, times)
    }
}

impl Iterator for Bench<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.rows.len() == 0 {
            self.rows = self.measure().into_iter();
        }
        self.rows.next()
    }
}

fn time_queries(index: &Index, walks: &[Walk], n_shown: usize, clock: Clock) -> Vec<u64> {
    let start = index.answer(&Query::default(), None);
    let mut times = Vec::new();
    for walk in walks {
        let mut before: Option<Answer> = None;
        for query in walk {
            let last = Some(before.as_ref().unwrap_or(&start));
            let one = || show(index, &index.answer(query, last), n_shown);
            times.push(repeated(clock, &one));
            before = Some(index.answer(query, last));
        }
    }
    times
}

/// Reads whatever a page shows of an answer.
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

/// The time of a short operation, in nanoseconds: repeats it until enough time has passed. The
/// clock is read after 1, 2, 4 … runs, so that its own cost does not count.
fn repeated(clock: Clock, one: &dyn Fn()) -> u64 {
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

fn nanoseconds(ms: f64) -> u64 {
    // Rounds, because browsers report 0.1 ms as slightly more or less.
    (ms * 1e6 + 0.5) as u64
}

/// The memory of the WebAssembly module. It never shrinks, so this is the peak.
#[cfg(target_arch = "wasm32")]
fn memory_in_use() -> Option<u64> {
    const PAGE: u64 = 65_536;
    Some(core::arch::wasm32::memory_size::<0>() as u64 * PAGE)
}

/// The resident memory of this process, where the system reports it.
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

    /// A clock that advances by a millisecond whenever it is read.
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
        assert_eq!(repeated(&|| now.get(), &one), 250_000);
        assert_eq!(n_done.get(), 8);
    }
}
