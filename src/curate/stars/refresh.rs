//! Refreshing the counts: which repositories to ask for, and what an answer changes.
//!
//! The files are the state: fresh counts are not asked for again, so the next run resumes where
//! a rate limit stopped this one.

use std::collections::BTreeSet;
use std::time::Duration;

use super::super::client::{self, Client};
use super::super::dates;
use super::github::{self, Node, Reply};
use super::outcome::{Outcome, RefreshError, Stop};
use super::status::{RepoStatus, Status, StatusTable};
use super::table::{Count, Table};
use super::wanted::wanted;

/// The host of the API.
const HOST: &str = "api.github.com";
/// Where the API is.
pub const ENDPOINT: &str = "https://api.github.com/graphql";
/// What a refreshed row names as its source.
const SOURCE: &str = "api.github.com/graphql";
/// How often a question is asked before its repositories are given up.
const ATTEMPTS: u32 = 3;
/// How many questions in a row may fail before the rest is given up.
const MAX_FAILED: usize = 3;

/// How to refresh.
#[derive(Clone)]
pub struct Options {
    /// Where the API is.
    pub endpoint: String,
    /// The token; it is never shown.
    pub token: String,
    /// ISO date of the counts; else the server's.
    pub date: Option<String>,
    /// Counts younger than this are left alone.
    pub max_age_days: i64,
    /// Repositories in a question.
    pub batch: usize,
    /// How long each step of a question may take.
    pub timeout: Duration,
    /// How long to wait before asking again.
    pub pause: Duration,
}

/// Counts and statuses while they are refreshed.
struct Refresh<'a> {
    table: &'a mut Table,
    statuses: &'a mut StatusTable,
    client: Client,
    options: &'a Options,
    outcome: Outcome,
}

/// Refreshes the counts of all repositories that the table or `named` has. `progress`
/// receives the repositories done and those in all.
///
/// # Errors
/// If nothing can be asked at all.
pub fn refresh(
    table: &mut Table,
    statuses: &mut StatusTable,
    named: &BTreeSet<String>,
    options: &Options,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Outcome, RefreshError> {
    let is_local = client::is_loopback(&options.endpoint);
    if options.endpoint != ENDPOINT && !is_local {
        return Err(RefreshError::Endpoint);
    }
    if options.token.is_empty() || !options.token.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(RefreshError::NoToken);
    }
    let mut refresh = Refresh {
        table,
        statuses,
        client: Client::new(HOST, is_local, options.timeout),
        options,
        outcome: Outcome::default(),
    };
    refresh.run(named, progress)?;
    Ok(refresh.outcome)
}

impl Refresh<'_> {
    fn run(
        &mut self,
        named: &BTreeSet<String>,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<(), RefreshError> {
        let Some(today) = self.today()? else {
            return Ok(());
        };
        let wanted = wanted(
            self.table,
            self.statuses,
            named,
            &today,
            self.options.max_age_days,
        );
        self.outcome.wanted = wanted.len();
        let (mut done, mut failed) = (0, 0);
        for batch in wanted.chunks(self.options.batch.max(1)) {
            progress(done, wanted.len());
            // One question at a time, and not as fast as they are answered.
            std::thread::sleep(self.options.pause / 2);
            let is_answered = self.batch(batch, &today)?;
            failed = if is_answered { 0 } else { failed + 1 };
            if failed == MAX_FAILED {
                let reason = format!("{failed} questions in a row came to nothing");
                self.outcome.stop = Some(Stop::Unreachable(reason));
            }
            if self.outcome.stop.is_some() {
                break;
            }
            done += batch.len();
        }
        progress(done, wanted.len());
        self.judge();
        Ok(())
    }

    /// Asks for a batch and notes the answer; whether there was one.
    fn batch(&mut self, batch: &[String], today: &str) -> Result<bool, RefreshError> {
        match self.ask(batch)?.0 {
            Reply::Nodes(nodes) => {
                self.outcome.answered += nodes.len();
                for (repo, node) in batch.iter().zip(nodes) {
                    self.note(repo, node, today);
                }
            }
            Reply::Garbage(reason) => {
                let kept = batch.iter().map(|repo| format!("{repo}: {reason}"));
                self.outcome.kept.extend(kept);
                return Ok(false);
            }
            Reply::Limited(pause) => {
                self.outcome.stop = Some(Stop::Limited(pause.in_words()));
            }
            Reply::Unauthorised => return Err(RefreshError::Unauthorised),
        }
        Ok(true)
    }

    /// The date given, else the server's; none if the server does not let us ask.
    fn today(&mut self) -> Result<Option<String>, RefreshError> {
        if let Some(date) = &self.options.date {
            return Ok(Some(date.clone()));
        }
        let (reply, date) = self.ask(&[])?;
        self.outcome.stop = match reply {
            Reply::Nodes(_) => return date.map(Some).ok_or(RefreshError::NoDate),
            Reply::Limited(pause) => Some(Stop::Limited(pause.in_words())),
            Reply::Garbage(reason) => Some(Stop::Unreachable(reason)),
            Reply::Unauthorised => return Err(RefreshError::Unauthorised),
        };
        Ok(None)
    }

    /// Asks for a batch, again if the answer is of no use; with the server's date.
    fn ask(&self, batch: &[String]) -> Result<(Reply, Option<String>), RefreshError> {
        let authorization = format!("bearer {}", self.options.token);
        let headers = [
            ("authorization", authorization.as_str()),
            ("content-type", "application/json"),
        ];
        let question = github::question(batch);
        let mut reason = String::new();
        for attempt in 0..ATTEMPTS {
            std::thread::sleep(self.options.pause * attempt);
            let answer = self
                .client
                .post(&self.options.endpoint, &headers, &question);
            let reply = match &answer {
                Ok(answer) => github::reply(answer, batch.len()),
                Err(error) => Reply::Garbage(error.to_string()),
            };
            match reply {
                // A server may say anything, even back what it was sent.
                Reply::Garbage(said) => reason = said.replace(&self.options.token, "(token)"),
                Reply::Unauthorised => return Err(RefreshError::Unauthorised),
                reply => {
                    let answer = answer.unwrap_or_default();
                    let date = answer.header("date").and_then(dates::of_header);
                    return Ok((reply, date));
                }
            }
        }
        Ok((Reply::Garbage(reason), None))
    }

    /// Notes what the API says of one repository.
    fn note(&mut self, asked: &str, node: Node, today: &str) {
        match node {
            Node::Found {
                name,
                stars,
                is_archived,
            } => {
                self.outcome.counted += 1;
                if !name.eq_ignore_ascii_case(asked) {
                    self.become_of(asked, Some(Status::Renamed(name.clone())), today);
                }
                self.become_of(&name, is_archived.then_some(Status::Archived), today);
                self.count(asked, name, stars, today);
            }
            Node::Missing => self.become_of(asked, Some(Status::Missing), today),
            Node::Failed => self
                .outcome
                .kept
                .push(format!("{asked}: the API failed for it")),
            Node::Null => {
                self.outcome.empty += 1;
                self.outcome.kept.push(format!("{asked}: empty answer"));
            }
        }
    }

    /// Notes what became of a repository, and says so if that is news.
    fn become_of(&mut self, repo: &str, status: Option<Status>, today: &str) {
        let known = self.statuses.get(repo).map(|known| &known.status);
        let is_news = known != status.as_ref();
        let Some(status) = status else {
            if is_news {
                self.outcome.changes.push(format!("{repo} is back"));
            }
            return self.statuses.clear(repo);
        };
        if is_news {
            self.outcome.changes.push(format!("{repo} is {status}"));
        }
        // The day is that of the first sight, except for what may come back.
        if is_news || status == Status::Missing {
            self.statuses.set(RepoStatus {
                repo: repo.to_owned(),
                status,
                seen: today.to_owned(),
            });
        }
    }

    fn count(&mut self, asked: &str, repo: String, stars: u32, today: &str) {
        let is_known = |row: &&Count| {
            row.repo.eq_ignore_ascii_case(&repo) || row.repo.eq_ignore_ascii_case(asked)
        };
        let rows = self.table.rows().iter().filter(is_known);
        let before = rows.max_by(|a, b| a.as_of.cmp(&b.as_of));
        let said = match before {
            Some(row) if row.stars == stars => None,
            Some(row) => Some(format!(
                "{repo}: {} stars on {}, now {stars}",
                row.stars, row.as_of
            )),
            None => Some(format!("{repo}: {stars} stars, not counted before")),
        };
        self.outcome.changes.extend(said);
        self.table.observe(Count {
            repo,
            stars,
            as_of: today.to_owned(),
            precision: "exact".to_owned(),
            source: SOURCE.to_owned(),
        });
    }

    /// Too many empty answers mean that something else is wrong.
    fn judge(&mut self) {
        let (empty, answered) = (self.outcome.empty, self.outcome.answered);
        if empty * 5 > answered {
            self.outcome.stop = Some(Stop::Empty(empty, answered));
        }
    }
}
