//! Chromedriver, and headless Chromium sessions of it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};
use std::thread;

use tempfile::TempDir;
use thirtyfour::LoggingPrefsLogLevel;
use thirtyfour::prelude::*;

/// More browsers at once make each other slow on a small machine, and tests time out.
const SESSIONS_AT_ONCE: usize = 2;

const FLAGS: [&str; 10] = [
    "--headless=new",
    // Chromium refuses to run as root, as in containers, with its sandbox.
    "--no-sandbox",
    // Containers have a small /dev/shm.
    "--disable-dev-shm-usage",
    "--disable-gpu",
    // Room for the filters beside the results.
    "--window-size=1280,900",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A running chromedriver, which ends when the last test that uses it does.
pub struct Chromedriver {
    process: Child,
    url: String,
    /// Where it keeps the browsers' profiles; dropped, and with it removed, after the process.
    _scratch: TempDir,
}

impl Chromedriver {
    /// The one that other tests use now, or a new one.
    pub fn shared() -> Arc<Self> {
        // Weak, for what a static owns is never dropped and chromedriver would stay behind.
        static RUNNING: Mutex<Weak<Chromedriver>> = Mutex::new(Weak::new());
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let started = Arc::new(Self::start());
            *running = Arc::downgrade(&started);
            started
        })
    }

    fn start() -> Self {
        let scratch = tempfile::tempdir().expect("a directory for profiles");
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .env("TMPDIR", scratch.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver must be on PATH: run `.ci/setup`");
        let output = process.stdout.take().expect("piped");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines
            .find_map(|line| announced_port(&line))
            .expect("chromedriver says which port it chose");
        // Read to the end, or chromedriver would block once the pipe is full.
        thread::spawn(move || lines.for_each(drop));
        Self {
            process,
            url: format!("http://127.0.0.1:{port}"),
            _scratch: scratch,
        }
    }

    /// Opens a browser with a fresh profile, and whether it may keep anything: cookies, and with
    /// them all that pages store.
    pub async fn session(&self, may_store: bool) -> WebDriver {
        let mut wishes = DesiredCapabilities::chrome();
        for flag in FLAGS {
            wishes.add_arg(flag).expect("a flag is text");
        }
        wishes
            .set_browser_log_level(LoggingPrefsLogLevel::All)
            .expect("a level is text");
        if !may_store {
            let refused =
                serde_json::json!({ "profile.default_content_setting_values.cookies": 2 });
            wishes
                .add_experimental_option("prefs", refused)
                .expect("preferences are JSON");
        }
        if let Some(binary) = chromium() {
            wishes.set_binary(binary).expect("a path is text");
        }
        WebDriver::new(&self.url, wishes)
            .await
            .expect("chromedriver opens a browser")
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// `ChromeDriver was started successfully on port 40123.`
fn announced_port(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}

/// Chromium, where there is no Chrome for chromedriver to find by itself.
fn chromium() -> Option<&'static str> {
    let installed = |path: &&str| Path::new(path).exists();
    let chrome = ["/usr/bin/google-chrome", "/opt/google/chrome/chrome"];
    if chrome.iter().any(installed) {
        return None;
    }
    ["/usr/bin/chromium", "/usr/bin/chromium-browser"]
        .into_iter()
        .find(installed)
}

/// Leave to open a browser, given back on drop.
pub struct Turn;

static TAKEN: Mutex<usize> = Mutex::new(0);
static GIVEN_BACK: Condvar = Condvar::new();

impl Turn {
    /// Waits until few enough browsers are open.
    pub fn wait() -> Self {
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = GIVEN_BACK
            .wait_while(taken, |taken| *taken >= SESSIONS_AT_ONCE)
            .unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        GIVEN_BACK.notify_one();
    }
}
