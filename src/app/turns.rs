//! When the page follows its signals: once what the reader did was painted, and in slices.
//!
//! A key or a click changes signals and no more; the browser shows the letter or the tick at
//! once. What follows from it is drawn after that, so that the next key need not wait for all of
//! it. Whoever reads a signal meanwhile reads what is true now: only effects wait.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use leptos::prelude::{document, request_animation_frame, set_timeout};
use wasm_bindgen_futures::spawn_local;

use super::load::{now, yield_to_page};

/// How long effects run before the page has its turn, in milliseconds: enough for most of them at
/// once on a fast machine, and on a slow one no longer than a key may wait.
const SLICE: f64 = 8.0;

/// Where effects take longer than this to follow a key, in milliseconds, they wait for a pause in
/// typing: else the next key would have to wait for them.
const SLOW: f64 = 40.0;

/// How long a pause in typing is, in milliseconds: longer than from key to key within a word.
const PAUSE: f64 = 200.0;

/// How long nothing was followed, in milliseconds, where what is followed next is another thing.
const BETWEEN: f64 = 300.0;

/// How long to wait for a frame to be painted: pages inside others have none while out of sight.
const PATIENCE: Duration = Duration::from_millis(100);

/// Makes all effects take turns; to be called before the first.
pub fn begin() {
    // Refused only where it was called before.
    let _ = Executor::init_custom_executor(Patient);
}

/// Does something once the page has followed what was changed until now.
pub fn after(act: impl FnOnce() + 'static) {
    Executor::spawn_local(async move { act() });
}

/// To be called with each key that is typed. Where the page is slow to follow, it does so once no
/// other key comes.
pub fn typing() {
    TURNS.with(|turns| {
        let is_slow = turns.is_called.get() || turns.busy.get() > SLOW;
        turns
            .not_before
            .set(if is_slow { now() + PAUSE } else { 0.0 });
        turns.busy.set(0.0);
    });
}

/// To be called where the reader will not wait for a pause.
pub fn typed() {
    TURNS.with(|turns| turns.not_before.set(0.0));
    call_soon();
}

/// Runs the tasks of effects when it is their turn.
struct Patient;

impl CustomExecutor for Patient {
    fn spawn(&self, task: PinnedFuture<()>) {
        self.spawn_local(task);
    }

    fn spawn_local(&self, task: PinnedLocalFuture<()>) {
        spawn_local(InTurn(task));
    }

    fn poll_local(&self) {}
}

/// Who waits for the next turn, in the order of coming, and how long the last one lasts.
#[derive(Default)]
struct Turns {
    waiting: RefCell<Vec<Waker>>,
    is_called: Cell<bool>,
    until: Cell<f64>,
    /// When an effect last ended, and how long effects took since the last key.
    last: Cell<f64>,
    busy: Cell<f64>,
    /// When the next turn may begin.
    not_before: Cell<f64>,
}

thread_local! {
    static TURNS: Turns = Turns::default();
}

/// A task that goes on in its turn only.
struct InTurn(PinnedLocalFuture<()>);

impl Future for InTurn {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        match TURNS.with(|turns| turns.is_over(context)) {
            true => Poll::Pending,
            false => {
                let outcome = self.0.as_mut().poll(context);
                TURNS.with(Turns::count);
                outcome
            }
        }
    }
}

impl Turns {
    /// Counts the time that an effect took, which ends now.
    fn count(&self) {
        let now = now();
        self.busy
            .set(self.busy.get() + now - self.last.replace(now));
    }

    /// Whether there is no turn; then the task is woken in the next one.
    fn is_over(&self, context: &Context<'_>) -> bool {
        let late = now() - self.until.get();
        if late < 0.0 {
            return false;
        }
        self.waiting.borrow_mut().push(context.waker().clone());
        if !self.is_called.replace(true) {
            // A turn that has just ended goes on after what else is to be done, else after the
            // next frame.
            match late < SLICE || document().hidden() {
                true => call_soon(),
                false => {
                    request_animation_frame(call_soon);
                    set_timeout(start, PATIENCE);
                }
            }
        }
        true
    }
}

fn call_soon() {
    spawn_local(async {
        yield_to_page().await;
        start();
    });
}

/// Starts a turn, unless it has been started since it was called for.
fn start() {
    TURNS.with(|turns| {
        let now = now();
        let wait = turns.not_before.get() - now;
        if wait > 0.0 {
            set_timeout(start, Duration::from_millis(wait as u64 + 1));
        } else if turns.is_called.replace(false) {
            turns.until.set(now + SLICE);
            if now - turns.last.replace(now) > BETWEEN {
                turns.busy.set(0.0);
            }
            let waiting = turns.waiting.take();
            waiting.into_iter().for_each(Waker::wake);
        }
    });
}
