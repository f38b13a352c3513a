//! A static host of `dist/`, under a project's path as on a shared domain, that can be told
//! to misbehave.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

/// Where the page lives on the host.
const BASE: &str = "/some/project/";
const DIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/dist");

/// How the host misbehaves.
#[derive(Clone, Copy, Debug)]
pub enum Trouble {
    /// 404.
    Missing,
    /// 500.
    Broken,
    /// The first half of the file, as if that were all.
    Truncated,
    /// 200 with a page of HTML, as hosts that answer every path do.
    Html,
    /// The right answer, after a while.
    Slow(Duration),
    /// 429 with a page of HTML, as GitHub Pages answers when it is asked too much.
    Limited,
    /// One bit of the file, chosen by a seed, is another.
    Flipped(u64),
    /// 302 to a page of some network's own.
    Redirected,
    /// No answer: the connection is closed.
    Reset,
}

#[derive(Default)]
struct State {
    /// The files; else those of `dist/`.
    root: Option<PathBuf>,
    /// Trouble by the end of the path, and how many more times.
    trouble: HashMap<String, (Trouble, usize)>,
    /// Whether every connection is closed without an answer.
    is_down: bool,
    /// Whether connections are taken and nothing comes of them.
    is_stalled: bool,
    /// The path of every request as it came, in order.
    received: Vec<String>,
    /// Status and path of every request, in order.
    answered: Vec<(u16, String)>,
    stopping: bool,
}

/// The host; dropping it takes it off the network.
pub struct Server {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

impl Server {
    /// Serves `dist/` on a free port.
    pub fn start() -> Self {
        assert!(
            Path::new(DIST).join("index.html").exists(),
            "there is no built page in dist/: run `.ci/test`, which builds it first"
        );
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("bound");
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        thread::spawn(move || accept(&listener, &shared));
        Self { address, state }
    }

    /// The page's address, ending in a slash.
    pub fn url(&self) -> String {
        format!("http://{}{BASE}", self.address)
    }

    /// Serves the files of another directory from now on.
    pub fn serve(&self, root: &Path) {
        lock(&self.state).root = Some(root.to_owned());
    }

    /// Is off the network from now on, or back on it.
    pub fn set_down(&self, is_down: bool) {
        lock(&self.state).is_down = is_down;
    }

    /// Takes connections from now on and answers none, as a network does that is there in name
    /// only; or no longer, and those that wait are closed.
    pub fn set_stalled(&self, is_stalled: bool) {
        lock(&self.state).is_stalled = is_stalled;
    }

    /// How many requests were answered.
    pub fn answers(&self) -> usize {
        lock(&self.state).answered.len()
    }

    /// Misbehaves from now on for files whose path ends so.
    pub fn trouble(&self, path_end: &str, trouble: Trouble) {
        self.trouble_times(path_end, trouble, usize::MAX);
    }

    /// Misbehaves so many times for files whose path ends so.
    pub fn trouble_times(&self, path_end: &str, trouble: Trouble, times: usize) {
        let mut state = lock(&self.state);
        state.trouble.insert(path_end.to_owned(), (trouble, times));
    }

    /// Behaves from now on.
    pub fn recover(&self) {
        lock(&self.state).trouble.clear();
    }

    /// The requests that were not answered with a file, as `status path`.
    pub fn failures(&self) -> Vec<String> {
        lock(&self.state)
            .answered
            .iter()
            .filter(|(status, _)| *status != 200)
            .map(|(status, path)| format!("{status} {path}"))
            .collect()
    }

    /// How many requests came for a file whose path ends so, answered or not.
    pub fn received(&self, path_end: &str) -> usize {
        let state = lock(&self.state);
        let received = state.received.iter();
        received.filter(|path| path.ends_with(path_end)).count()
    }

    /// How often a file whose path ends so was asked for.
    pub fn requests(&self, path_end: &str) -> usize {
        lock(&self.state)
            .answered
            .iter()
            .filter(|(_, path)| path.ends_with(path_end))
            .count()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        lock(&self.state).stopping = true;
        // Wakes the thread that waits for a connection.
        drop(TcpStream::connect(self.address));
    }
}

/// A test that failed while it held the lock has said so already.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn accept(listener: &TcpListener, state: &Arc<Mutex<State>>) {
    for stream in listener.incoming().flatten() {
        if lock(state).stopping {
            return;
        }
        let state = Arc::clone(state);
        // The browser may hang up at any time, which is no failure of the host.
        thread::spawn(move || answer(&stream, &state).ok());
    }
}

/// Any origin may read the files, as on GitHub Pages; and where redirects lead.
const HEADERS: &str = "Access-Control-Allow-Origin: *\r\nLocation: /portal\r\n";

struct Response {
    status: &'static str,
    mime: &'static str,
    body: Vec<u8>,
}

fn answer(mut stream: &TcpStream, state: &Mutex<State>) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let Some(path) = requested(stream)? else {
        return Ok(());
    };
    lock(state).received.push(path.clone());
    if stalled(state) {
        return Ok(());
    }
    let trouble = trouble_of(&path, state);
    if matches!(trouble, Some(Trouble::Reset)) || lock(state).is_down {
        return Ok(());
    }
    let root = lock(state).root.clone();
    let response = respond(&root.unwrap_or_else(|| DIST.into()), &path, trouble);
    let status = response.status[..3].parse().expect("a status has 3 digits");
    lock(state).answered.push((status, path));
    write!(
        stream,
        "HTTP/1.1 {}\r\nContent-Type: {}\r\n{HEADERS}Content-Length: {}\r\nConnection: close\r\n\r\n",
        response.status,
        response.mime,
        response.body.len()
    )?;
    stream.write_all(&response.body)
}

/// Whether this request is one that nothing comes of; says so once it is over.
fn stalled(state: &Mutex<State>) -> bool {
    let is_stalled = || lock(state).is_stalled && !lock(state).stopping;
    let was_stalled = is_stalled();
    while is_stalled() {
        thread::sleep(Duration::from_millis(20));
    }
    was_stalled
}

/// The path of the request, without its query. None if the browser asked nothing.
fn requested(stream: &TcpStream) -> io::Result<Option<String>> {
    let mut lines = BufReader::new(stream).lines();
    let Some(first) = lines.next().transpose()? else {
        return Ok(None);
    };
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let target = first.split(' ').nth(1).unwrap_or_default();
    Ok(target.split('?').next().map(str::to_owned))
}

fn trouble_of(path: &str, state: &Mutex<State>) -> Option<Trouble> {
    let mut state = lock(state);
    let mut troubles = state.trouble.iter_mut();
    let (_, (trouble, times)) =
        troubles.find(|(end, (_, times))| *times > 0 && path.ends_with(end.as_str()))?;
    *times -= 1;
    Some(*trouble)
}

fn respond(root: &Path, path: &str, trouble: Option<Trouble>) -> Response {
    let html = |status, text: &str| Response {
        status,
        mime: "text/html; charset=utf-8",
        body: text.into(),
    };
    let not_found = std::fs::read_to_string(root.join("404.html"));
    let not_found = not_found.unwrap_or_else(|_| "<h1>Not found</h1>".to_owned());
    let missing = || html("404 Not Found", &not_found);
    if path == "/portal" {
        return html("200 OK", "<!DOCTYPE html><h1>Please log in</h1>");
    }
    let Some(mut file) = file(root, path) else {
        return missing();
    };
    match trouble {
        Some(Trouble::Missing) => return missing(),
        Some(Trouble::Broken) => return html("500 Internal Server Error", "<h1>Broken</h1>"),
        Some(Trouble::Html) => return html("200 OK", "<!DOCTYPE html><h1>Welcome</h1>"),
        Some(Trouble::Truncated) => file.body.truncate(file.body.len() / 2),
        Some(Trouble::Slow(delay)) => thread::sleep(delay),
        Some(Trouble::Limited) => {
            return html("429 Too Many Requests", "<!DOCTYPE html><h1>Slow down</h1>");
        }
        Some(Trouble::Redirected) => return html("302 Found", ""),
        Some(Trouble::Flipped(seed)) => flip(&mut file.body, seed),
        Some(Trouble::Reset) | None => {}
    }
    file
}

/// Another seed, another bit.
fn flip(bytes: &mut [u8], seed: u64) {
    let place = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 8;
    let place = place as usize % bytes.len().max(1);
    if let Some(byte) = bytes.get_mut(place) {
        *byte ^= 1 << (seed % 7);
    }
}

fn file(root: &Path, path: &str) -> Option<Response> {
    let name = path.strip_prefix(BASE)?;
    if name.contains("..") {
        return None;
    }
    let name = match name {
        name if name.is_empty() || name.ends_with('/') => format!("{name}index.html"),
        name => name.to_owned(),
    };
    Some(Response {
        status: "200 OK",
        mime: mime(&name),
        body: std::fs::read(root.join(&name)).ok()?,
    })
}

fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
