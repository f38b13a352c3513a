//! GitHub's GraphQL API: the question for a batch of repositories, and what its answer says.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::super::client::Answer;
use super::super::dates;
use super::table::is_repo;

/// What the API says of one repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// It is there.
    Found {
        /// Its `owner/name` of today.
        name: String,
        /// Its stars.
        stars: u32,
        /// Whether it is read only.
        is_archived: bool,
    },
    /// There is no such repository, or it is private.
    Missing,
    /// The API failed for this one.
    Failed,
    /// Nothing, and no reason for it.
    Null,
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A node for each repository asked for, in order.
    Nodes(Vec<Node>),
    /// No more questions before this pause is over.
    Limited(Pause),
    /// The token is not accepted.
    Unauthorised,
    /// No answer to use; asking again may help.
    Garbage(String),
}

/// How long a rate limit lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// Seconds since 1970.
    Until(i64),
    /// Seconds from now.
    For(i64),
    /// The API does not say.
    Unknown,
}

/// The question for a batch, as the text to send. Names are variables, never part of the
/// query, so that no name can change the query.
pub fn question(repos: &[String]) -> String {
    let mut head = String::new();
    let mut body = String::new();
    let mut variables = Map::new();
    for (at, repo) in repos.iter().enumerate() {
        let (owner, name) = repo.split_once('/').unwrap_or((repo, ""));
        head.push_str(&format!("$o{at}:String!,$n{at}:String!,"));
        body.push_str(&format!(
            " r{at}:repository(owner:$o{at},name:$n{at}){{nameWithOwner stargazerCount isArchived}}"
        ));
        variables.insert(format!("o{at}"), json!(owner));
        variables.insert(format!("n{at}"), json!(name));
    }
    // An empty question still returns the date and any rate limit.
    let head = match head.trim_end_matches(',') {
        "" => String::new(),
        head => format!("({head})"),
    };
    let query = format!("query{head}{{rateLimit{{remaining}}{body}}}");
    json!({ "query": query, "variables": variables }).to_string()
}

/// What an answer says of `count` repositories.
pub fn reply(answer: &Answer, count: usize) -> Reply {
    let body: Option<Value> = serde_json::from_str(&answer.body).ok();
    let errors = body.as_ref().map(errors).unwrap_or_default();
    let is_empty = body.as_ref().is_some_and(|body| !body["data"].is_object());
    if errors.values().any(|kind| kind.starts_with("RATE_LIMIT")) || is_limited(answer, is_empty) {
        return Reply::Limited(pause(answer));
    }
    match answer.status {
        401 | 403 => return Reply::Unauthorised,
        200 => {}
        status => return Reply::Garbage(format!("status {status}")),
    }
    let Some(body) = body else {
        return Reply::Garbage("the answer is not JSON".to_owned());
    };
    let Some(data) = body.get("data").and_then(Value::as_object) else {
        return Reply::Garbage("the answer has no data".to_owned());
    };
    let nodes = (0..count).map(|at| {
        let alias = format!("r{at}");
        let error = errors.get(&alias).map(String::as_str);
        node(data.get(&alias).unwrap_or(&Value::Null), error)
    });
    Reply::Nodes(nodes.collect())
}

/// The kind of error of each alias; errors of the whole question are under the empty name.
fn errors(body: &Value) -> BTreeMap<String, String> {
    let errors = body.get("errors").and_then(Value::as_array);
    let named = |error: &Value| {
        let kind = error.get("type").and_then(Value::as_str);
        let alias = error.pointer("/path/0").and_then(Value::as_str);
        (
            alias.unwrap_or("").to_owned(),
            kind.unwrap_or("").to_owned(),
        )
    };
    errors.into_iter().flatten().map(named).collect()
}

fn node(value: &Value, error: Option<&str>) -> Node {
    match (value, error) {
        (Value::Null, Some("NOT_FOUND")) => Node::Missing,
        (Value::Null, None) => Node::Null,
        (_, Some(_)) => Node::Failed,
        (value, None) => found(value).unwrap_or(Node::Failed),
    }
}

fn found(value: &Value) -> Option<Node> {
    let name = value.get("nameWithOwner")?.as_str()?;
    let stars = value.get("stargazerCount")?.as_u64()?;
    Some(Node::Found {
        name: is_repo(name).then(|| name.to_owned())?,
        stars: u32::try_from(stars).ok()?,
        is_archived: value.get("isArchived")?.as_bool()?,
    })
}

/// Whether a status and its headers mean a rate limit: 429 always, 403 only if it says so, and
/// 200 too where it says so in the place of data, as GitHub documents for secondary limits.
fn is_limited(answer: &Answer, is_empty: bool) -> bool {
    let says_when = answer.header("retry-after").is_some()
        || answer.header("x-ratelimit-remaining") == Some("0");
    let says_so = answer.body.to_ascii_lowercase().contains("rate limit");
    match answer.status {
        429 => true,
        403 => says_when || says_so,
        200 => is_empty && says_so,
        _ => false,
    }
}

fn pause(answer: &Answer) -> Pause {
    let number = |name| answer.header(name).and_then(|text| text.parse().ok());
    // The reset is that of the hourly limit and says nothing about the secondary ones.
    let is_secondary = answer.body.to_ascii_lowercase().contains("secondary");
    let reset = || number("x-ratelimit-reset").filter(|_| !is_secondary);
    number("retry-after")
        .map(Pause::For)
        .or_else(|| reset().map(Pause::Until))
        .unwrap_or(Pause::Unknown)
}

impl Pause {
    /// When to go on, in words.
    pub fn in_words(self) -> String {
        match self {
            Self::Until(seconds) => format!("after {}", dates::minute(seconds)),
            Self::For(seconds) => format!("in {seconds} seconds"),
            Self::Unknown => "in some minutes".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, expected: &[Node]) {
        let answer = Answer {
            status: 200,
            body: body.to_owned(),
            ..Answer::default()
        };
        let reply = reply(&answer, expected.len());
        assert_eq!(reply, Reply::Nodes(expected.to_vec()), "{body}");
    }

    #[test]
    fn each_alias_has_its_own_status() {
        check(
            r#"{"data":{"r0":{"nameWithOwner":"a/b","stargazerCount":5,"isArchived":true},"r1":null,"r2":null,"r3":null},
                "errors":[{"type":"NOT_FOUND","path":["r1"]},{"type":"SERVICE_UNAVAILABLE","path":["r2"]}]}"#,
            &[
                Node::Found {
                    name: "a/b".into(),
                    stars: 5,
                    is_archived: true,
                },
                Node::Missing,
                Node::Failed,
                Node::Null,
            ],
        );
    }

    #[test]
    fn impossible_values_are_failures() {
        for node in [
            r#"{"nameWithOwner":"a/b","stargazerCount":-1,"isArchived":false}"#,
            r#"{"nameWithOwner":"a/b","stargazerCount":1e99,"isArchived":false}"#,
            r#"{"nameWithOwner":"a/b","stargazerCount":"5","isArchived":false}"#,
            r#"{"nameWithOwner":"a,b\n","stargazerCount":5,"isArchived":false}"#,
            r#"{"nameWithOwner":"=x/b","stargazerCount":5,"isArchived":false}"#,
            r#"[]"#,
        ] {
            check(&format!(r#"{{"data":{{"r0":{node}}}}}"#), &[Node::Failed]);
        }
    }

    #[test]
    fn names_are_variables_only() {
        let repos = [r#"a"}){viewer{login}}/b"#.to_owned(), "c/d".to_owned()];
        let question: Value = serde_json::from_str(&question(&repos)).unwrap();
        let query = question["query"].as_str().unwrap();
        assert!(!query.contains("viewer") && !query.contains('"'), "{query}");
        assert!(query.starts_with("query($o0:String!,$n0:String!,$o1:String!,$n1:String!){"));
        assert_eq!(question["variables"]["o0"], r#"a"}){viewer{login}}"#);
        assert_eq!(question["variables"]["n1"], "d");
    }
}
