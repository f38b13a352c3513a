//! A bare clone of a list's repository, kept by the `git` command: all commits, and of the
//! files only those that were asked for.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use crate::curate::commits::Commit;

/// What the default branch was when last fetched.
const HEAD: &str = "refs/heads/curate-head";

/// Where repositories are.
pub const GITHUB: &str = "https://github.com";

/// A clone on the disk.
#[derive(Clone, Debug)]
pub struct Mirror {
    directory: PathBuf,
}

/// A page as a commit left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The commit.
    pub commit: Commit,
    /// The page's object id.
    pub blob: String,
}

impl Mirror {
    /// The clone of a repository that is in a cache already.
    pub fn open(cache: &Path, repository: &str) -> Option<Self> {
        let directory = cache.join(format!("{}.git", repository.replacen('/', "__", 1)));
        directory.is_dir().then_some(Self { directory })
    }

    /// Clones a repository into a cache, or brings the clone there up to date. `base` is what
    /// addresses of repositories start with.
    ///
    /// # Errors
    /// If git cannot: what it says. The clone is then as it was.
    pub fn renew(cache: &Path, repository: &str, base: &str) -> Result<Self, String> {
        let url = format!("{base}/{repository}");
        let mirror = match Self::open(cache, repository) {
            Some(mirror) => mirror,
            None => Self::clone_into(cache, repository, &url)?,
        };
        mirror.git(&["remote", "set-url", "origin", &url])?;
        let branch = format!("+HEAD:{HEAD}");
        mirror.git(&["fetch", "--quiet", "--no-tags", "origin", &branch])?;
        Ok(mirror)
    }

    /// A clone is made beside its place and moved there, so that half of one is never taken
    /// for a whole.
    fn clone_into(cache: &Path, repository: &str, url: &str) -> Result<Self, String> {
        let scratch = tempfile::tempdir_in(cache).map_err(|error| error.to_string())?;
        let half = scratch.path().join("clone");
        let mut command = git();
        command.args(["clone", "--quiet", "--bare", "--single-branch", "--no-tags"]);
        command.args(["--filter=blob:none", "--", url]).arg(&half);
        run(&mut command)?;
        let directory = cache.join(format!("{}.git", repository.replacen('/', "__", 1)));
        std::fs::rename(&half, &directory).map_err(|error| error.to_string())?;
        Ok(Self { directory })
    }

    /// The newest commit.
    ///
    /// # Errors
    /// If git cannot tell.
    pub fn head(&self) -> Result<Commit, String> {
        let out = self.git(&["log", "-1", FORMAT, DATE, HEAD])?;
        let text = String::from_utf8_lossy(&out);
        commit(text.trim_matches(['\0', '\n'])).ok_or_else(|| "no commit".to_owned())
    }

    /// The object ids of some pages in the newest commit; none for a page that is not there.
    ///
    /// # Errors
    /// If git cannot tell.
    pub fn blobs(&self, pages: &[&str]) -> Result<Vec<Option<String>>, String> {
        let tree = self.git(&["ls-tree", "-r", "-z", HEAD])?;
        let tree = String::from_utf8_lossy(&tree);
        // `100644 blob 1234…<tab>path`
        let files: Vec<(&str, &str)> = tree
            .split('\0')
            .filter_map(|entry| entry.split_once('\t'))
            .filter_map(|(what, path)| Some((path, what.strip_prefix("100")?.get(9..)?)))
            .collect();
        let of_page = |page: &&str| {
            let found = files.iter().find(|(path, _)| path == page);
            found.map(|(_, blob)| (*blob).to_owned())
        };
        Ok(pages.iter().map(of_page).collect())
    }

    /// Every state of a page on the default branch, oldest first.
    ///
    /// # Errors
    /// If git cannot tell.
    pub fn versions(&self, page: &str) -> Result<Vec<Version>, String> {
        let log = ["log", "--first-parent", "-m", "--reverse", "--no-renames"];
        let show = ["--raw", "--no-abbrev", FORMAT, DATE, HEAD, "--", page];
        let out = self.git(&[&log[..], &show[..]].concat())?;
        let text = String::from_utf8_lossy(&out);
        let commits = text.split('\0').skip(1);
        Ok(commits.filter_map(version).collect())
    }

    /// Fetches those of some files that are not here yet, all at once. Where that fails, each
    /// is fetched when it is read.
    pub fn prefetch(&self, blobs: &[&str]) {
        let mut check = self.command(&["cat-file", "--batch-check"]);
        check.env("GIT_NO_LAZY_FETCH", "1");
        let Ok(checked) = feed(&mut check, &blobs.join("\n")) else {
            return;
        };
        let checked = String::from_utf8_lossy(&checked.stdout).into_owned();
        let missing = checked
            .lines()
            .filter_map(|line| line.strip_suffix(" missing"));
        let missing: Vec<&str> = missing.collect();
        if !missing.is_empty() {
            let fetch = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head"];
            let mut fetch = self.command(&fetch);
            fetch.args(["--filter=blob:none", "--stdin", "origin"]);
            let _ = feed(&mut fetch, &missing.join("\n"));
        }
    }

    /// Starts reading files by their object ids.
    ///
    /// # Errors
    /// If git cannot be started.
    pub fn reader(&self) -> Result<Blobs, String> {
        let mut command = self.command(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::null()).spawn().map_err(no_git)?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (input, output) = pipes.ok_or("no pipe to git")?;
        Ok(Blobs {
            child,
            input,
            output: BufReader::new(output),
        })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = git();
        command
            .arg("--git-dir")
            .arg(&self.directory)
            .args(arguments);
        command
    }

    fn git(&self, arguments: &[&str]) -> Result<Vec<u8>, String> {
        run(&mut self.command(arguments))
    }
}

/// Files read one after the other from a clone.
pub struct Blobs {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Blobs {
    /// The bytes of a file.
    ///
    /// # Errors
    /// If the clone does not have it and cannot get it.
    pub fn read(&mut self, blob: &str) -> Result<Vec<u8>, String> {
        let failed = |error: std::io::Error| error.to_string();
        writeln!(self.input, "{blob}").map_err(failed)?;
        let mut head = String::new();
        self.output.read_line(&mut head).map_err(failed)?;
        // `1234… blob 56`
        let size = head.trim_end().split_once(" blob ");
        let size = size.and_then(|(_, size)| size.parse::<usize>().ok());
        let size = size.ok_or_else(|| format!("file {blob} is not to be had"))?;
        let mut bytes = vec![0; size + 1];
        self.output.read_exact(&mut bytes).map_err(failed)?;
        bytes.truncate(size);
        Ok(bytes)
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // It only reads, so nothing is lost.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Commits as `\0hash day`.
const FORMAT: &str = "--format=%x00%H %cd";
const DATE: &str = "--date=format-local:%Y-%m-%d";

/// Runs git without password prompts, with a timeout for stalled connections, and with dates in
/// UTC.
fn git() -> Command {
    let mut command = Command::new("git");
    command.env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    command.env("TZ", "UTC").env_remove("GIT_DIR");
    command.args(["-c", "http.lowSpeedLimit=100", "-c", "http.lowSpeedTime=30"]);
    command.args(["-c", "credential.helper=", "-c", "gc.auto=0"]);
    command
}

/// Runs to the end; on failure, the last thing that git said.
fn run(command: &mut Command) -> Result<Vec<u8>, String> {
    let out = command.stdin(Stdio::null()).output().map_err(no_git)?;
    if out.status.success() {
        return Ok(out.stdout);
    }
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    let lines = said.lines().rev().map(str::trim);
    let told = |line: &&str| line.starts_with("fatal:") || line.starts_with("error:");
    let reason = lines.clone().find(told).or_else(|| lines.clone().next());
    Err(reason.unwrap_or("git failed").to_owned())
}

/// Runs with a text as input.
fn feed(command: &mut Command, input: &str) -> Result<Output, String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::null()).spawn().map_err(no_git)?;
    let mut pipe = child.stdin.take().ok_or("no pipe to git")?;
    let input = format!("{input}\n");
    // Written beside the reading: git answers before it has heard all.
    let writer = std::thread::spawn(move || pipe.write_all(input.as_bytes()));
    let out = child.wait_with_output().map_err(|error| error.to_string());
    let _ = writer.join();
    out
}

fn no_git(error: std::io::Error) -> String {
    format!("git cannot be run: {error}")
}

/// A commit as [`FORMAT`] writes it.
fn commit(text: &str) -> Option<Commit> {
    let (commit, dated) = text.split_once(' ')?;
    Some(Commit {
        commit: commit.to_owned(),
        dated: dated.to_owned(),
    })
}

/// A commit with the state in which it left a page: `hash day`, an empty line, and
/// `:100644 100644 old new M<tab>path`. None where the page was removed.
fn version(text: &str) -> Option<Version> {
    let mut lines = text.lines();
    let commit = commit(lines.next()?)?;
    let change = lines.find(|line| line.starts_with(':'))?;
    let blob = change.split(' ').nth(3)?.to_owned();
    let is_removed = blob.bytes().all(|byte| byte == b'0');
    (!is_removed).then_some(Version { commit, blob })
}
