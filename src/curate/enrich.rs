//! Completing and renewing facts from open scholarly indexes: arXiv, OpenAlex and Crossref.
//!
//! The files are the state. A fact that is young enough is not asked for again, so a run that
//! a limit stops is taken up by the next one.

pub mod arxiv;
pub mod crossref;
pub mod openalex;
pub mod outcome;
pub mod record;
pub mod stated;
pub mod store;

use std::time::Duration;

use super::client::{self, Answer, Client};
use super::dates;
use super::rules::InputError;
use super::venues::Venues;
use crate::export::percent_encoded;
use crate::work::date::Date;
use crate::work::{Kind, Work};
use outcome::{EnrichError, Outcome, Stop};
use record::{Record, Wanted};
use store::Store;

/// How often a question is asked before its works are given up.
const ATTEMPTS: u32 = 3;
/// How many questions in a row may fail before an index is given up.
const MAX_FAILED: usize = 3;

/// An open index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Index {
    /// arXiv's own API: authors, DOI, and what authors say of publication.
    Arxiv,
    /// OpenAlex: authors, venues, citations.
    OpenAlex,
    /// Crossref: what publishers say.
    Crossref,
}

impl Index {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 3] = [Self::Arxiv, Self::OpenAlex, Self::Crossref];

    /// Its name, which facts have as their source.
    pub fn host(self) -> &'static str {
        match self {
            Self::Arxiv => "export.arxiv.org",
            Self::OpenAlex => "api.openalex.org",
            Self::Crossref => "api.crossref.org",
        }
    }

    fn path(self) -> &'static str {
        match self {
            Self::Arxiv => "/api/query",
            Self::OpenAlex | Self::Crossref => "/works",
        }
    }

    /// Works in a question.
    fn batch(self) -> usize {
        match self {
            Self::Arxiv => 100,
            Self::OpenAlex => 50,
            Self::Crossref => 20,
        }
    }

    /// How long to wait between questions: arXiv asks for three seconds, the others for no
    /// more than a few questions a second.
    fn pause(self) -> Duration {
        match self {
            Self::Arxiv => Duration::from_secs(3),
            Self::OpenAlex | Self::Crossref => Duration::from_secs(1),
        }
    }

    fn question(self, endpoint: &str, batch: &[&Wanted]) -> String {
        match self {
            Self::Arxiv => arxiv::question(endpoint, batch),
            Self::OpenAlex => openalex::question(endpoint, batch),
            Self::Crossref => crossref::question(endpoint, batch),
        }
    }

    fn read(self, body: &str, venues: &Venues) -> Result<Vec<Record>, String> {
        match self {
            Self::Arxiv => arxiv::read(body, venues),
            Self::OpenAlex => openalex::read(body, venues),
            Self::Crossref => crossref::read(body, venues),
        }
    }

    /// The questions about some works: many by their ids, and where that is possible one at a
    /// time by title.
    fn questions<'a>(self, works: &[&'a Wanted], most_titles: usize) -> Vec<Vec<&'a Wanted>> {
        let has_id = |work: &&&Wanted| match self {
            Self::Arxiv => work.arxiv_id.is_some(),
            Self::OpenAlex => work.arxiv_id.is_some() || work.doi.is_some(),
            Self::Crossref => work.doi.is_some(),
        };
        let by_id: Vec<&Wanted> = works.iter().filter(has_id).copied().collect();
        let mut questions: Vec<Vec<&Wanted>> =
            by_id.chunks(self.batch()).map(<[_]>::to_vec).collect();
        if self == Self::OpenAlex {
            let by_title = works.iter().filter(|work| !has_id(work)).take(most_titles);
            questions.extend(by_title.map(|work| vec![*work]));
        }
        questions
    }
}

/// How to ask.
#[derive(Clone, Debug)]
pub struct Options {
    /// The indexes to ask.
    pub indexes: Vec<Index>,
    /// Stands in for the indexes, in tests: a server on this machine.
    pub base: Option<String>,
    /// An e-mail address that indexes can write to; it is sent to those that ask for one.
    pub email: Option<String>,
    /// ISO date of today, which says how old facts are.
    pub today: String,
    /// ISO date of the new facts; else the server's.
    pub date: Option<String>,
    /// Facts younger than this are left alone.
    pub max_age_days: i64,
    /// Questions for one title each, at most.
    pub most_titles: usize,
    /// How long each step of a question may take.
    pub timeout: Duration,
    /// How long to wait between questions; else what the index asks for.
    pub pause: Option<Duration>,
}

/// The works of a catalogue that indexes can know.
pub fn wanted(works: &[Work]) -> Vec<Wanted> {
    let papers = works.iter().filter(|work| work.kind == Kind::Paper);
    let wanted = papers.map(|work| Wanted {
        arxiv_id: work.arxiv_id.clone(),
        doi: work.doi.clone(),
        titles: [&work.title]
            .into_iter()
            .chain(&work.alt_titles)
            .cloned()
            .collect(),
        authors: work.authors.clone(),
        year: work.year,
    });
    wanted.collect()
}

/// Asks the indexes about works and adds what they say to the facts, saving them after every
/// answer. `progress` receives the index, the questions done, and the questions in all.
///
/// # Errors
/// If nothing can be asked, or the facts cannot be written.
pub fn enrich(
    works: &[Wanted],
    store: &mut Store,
    venues: &Venues,
    options: &Options,
    progress: &mut dyn FnMut(Index, usize, usize),
) -> Result<Vec<(Index, Outcome)>, EnrichError> {
    let mut outcomes = Vec::new();
    for &index in &options.indexes {
        let mut asker = Asker::new(index, options)?;
        asker.run(works, store, venues, &mut |done, of| {
            progress(index, done, of)
        })?;
        outcomes.push((index, asker.outcome));
    }
    Ok(outcomes)
}

/// What came of a question.
enum Reply {
    Records(Vec<Record>, Option<String>),
    Limited(Option<String>),
    Garbage(String),
}

/// One index while it is asked.
struct Asker<'a> {
    index: Index,
    endpoint: String,
    client: Client,
    options: &'a Options,
    outcome: Outcome,
    n_asked: usize,
}

impl<'a> Asker<'a> {
    fn new(index: Index, options: &'a Options) -> Result<Self, EnrichError> {
        let base = options.base.as_deref();
        let is_local = base.is_some_and(|base| client::is_loopback(&format!("{base}/")));
        if base.is_some() && !is_local {
            return Err(EnrichError::Endpoint);
        }
        let (host, path) = (index.host(), index.path());
        Ok(Self {
            index,
            endpoint: match base {
                Some(base) => format!("{base}/{host}{path}"),
                None => format!("https://{host}{path}"),
            },
            client: Client::new(host, is_local, options.timeout),
            options,
            outcome: Outcome::default(),
            n_asked: 0,
        })
    }

    fn run(
        &mut self,
        works: &[Wanted],
        store: &mut Store,
        venues: &Venues,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<(), InputError> {
        let today = Date::parse(&self.options.today);
        let fresh = store.fresh(self.index, today, self.options.max_age_days);
        let stale: Vec<&Wanted> = works.iter().filter(|work| !fresh.has(work)).collect();
        self.outcome.wanted = stale.len();
        let questions = self.index.questions(&stale, self.options.most_titles);
        let mut failed = 0;
        for (done, batch) in questions.iter().enumerate() {
            progress(done, questions.len());
            match self.ask(batch, venues) {
                Reply::Records(records, date) => {
                    failed = 0;
                    let Some(date) = self.options.date.clone().or(date) else {
                        self.outcome.stop = Some(Stop::NoDate);
                        break;
                    };
                    self.note(batch, &records, store, &date);
                    store.save()?;
                }
                Reply::Limited(when) => self.outcome.stop = Some(Stop::Limited(when)),
                Reply::Garbage(reason) => {
                    failed += 1;
                    self.outcome.failed.push(reason.clone());
                    if failed == MAX_FAILED {
                        self.outcome.stop = Some(Stop::Unreachable(reason));
                    }
                }
            }
            if self.outcome.stop.is_some() {
                break;
            }
        }
        progress(questions.len(), questions.len());
        Ok(())
    }

    /// Adds what records say about the works of a question. A record that matches none of them is
    /// ignored, whatever its id.
    fn note(&mut self, batch: &[&Wanted], records: &[Record], store: &mut Store, date: &str) {
        for work in batch {
            let Some(record) = records.iter().find(|record| record.is_about(work)) else {
                continue;
            };
            self.outcome.found += 1;
            self.outcome.added += store.add(self.index, work, record, date);
        }
    }

    /// Asks about a batch, again if the answer is of no use.
    fn ask(&mut self, batch: &[&Wanted], venues: &Venues) -> Reply {
        let mut url = self.index.question(&self.endpoint, batch);
        if let Some(email) = self
            .options
            .email
            .as_ref()
            .filter(|_| self.index != Index::Arxiv)
        {
            url += &format!("&mailto={}", percent_encoded(email));
        }
        let pause = self.options.pause.unwrap_or(self.index.pause());
        let mut reason = String::new();
        for attempt in 0..ATTEMPTS {
            if self.n_asked > 0 {
                std::thread::sleep(pause * (1 + 2 * attempt));
            }
            self.n_asked += 1;
            match self.client.get(&url, &[]) {
                Ok(answer) => match self.reply(&answer, venues) {
                    Reply::Garbage(said) => reason = said,
                    reply => return reply,
                },
                Err(error) => reason = error.to_string(),
            }
        }
        Reply::Garbage(reason)
    }

    fn reply(&self, answer: &Answer, venues: &Venues) -> Reply {
        let retry = || answer.header("retry-after").map(str::to_owned);
        match answer.status {
            200 => {}
            429 => return Reply::Limited(retry()),
            // Both say so where they are asked too often.
            403 | 503 if retry().is_some() => return Reply::Limited(retry()),
            status => return Reply::Garbage(format!("status {status}")),
        }
        match self.index.read(&answer.body, venues) {
            Ok(records) => {
                Reply::Records(records, answer.header("date").and_then(dates::of_header))
            }
            Err(reason) => Reply::Garbage(reason),
        }
    }
}

/// A DOI without its resolver's address, in lower case.
fn bare_doi(doi: &str) -> Option<String> {
    let lower = doi.trim().to_lowercase();
    let bare = lower
        .split_once("doi.org/")
        .map_or(lower.as_str(), |(_, bare)| bare);
    bare.starts_with("10.").then(|| bare.to_owned())
}
