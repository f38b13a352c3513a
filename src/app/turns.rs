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

/// Where effects take longer than this to follow what a reader does, in milliseconds, the machine
/// is slow. They wait for a pause in typing then, and there is not more of them between two frames
/// than this, for what they change takes longer still to be painted: else the next key would have
/// to wait for all that.
const SLOW: f64 = 25.0;
const SLOW_SLICE: f64 = 2.0;

/// What remains of an effort when the next one is less: one light task does not make a machine
/// fast.
const MEMORY: f64 = 0.7;

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
    after_boxed(Box::new(act));
}

/// Not compiled anew for each thing to do.
fn after_boxed(act: Box<dyn FnOnce()>) {
    Executor::spawn_local(async move { act() });
}

/// To be called with each key that is typed. Where the page is slow to follow, it does so once no
/// other key comes.
pub fn typing() {
    TURNS.with(|turns| {
        turns.judge();
        // What was drawn at first says nothing about what follows a key.
        turns.is_judged.set(true);
        let has_fallen_behind = turns.is_called.get();
        let waits = turns.is_slow() || has_fallen_behind;
        turns
            .not_before
            .set(if waits { now() + PAUSE } else { 0.0 });
    });
}

/// To be called where the reader will not wait for a pause.
pub fn typed() {
    TURNS.with(|turns| turns.not_before.set(0.0));
    call_soon();
}

/// Whether the machine is slow, so that what can be done in small portions should be.
pub fn is_slow() -> bool {
    TURNS.with(|turns| turns.is_slow())
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
    /// When an effect last ended, and how long they took since the reader did something.
    last: Cell<f64>,
    busy: Cell<f64>,
    /// The same for what was done before; what took less than the time before counts less.
    effort: Cell<f64>,
    is_judged: Cell<bool>,
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

    /// Judges the machine by what it took to follow the last thing that the reader did.
    fn judge(&self) {
        let busy = self.busy.replace(0.0);
        if self.is_judged.get() && busy > 0.0 {
            self.effort.set(busy.max(self.effort.get() * MEMORY));
        }
    }

    fn is_slow(&self) -> bool {
        self.effort.get() > SLOW
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
            match (late < SLICE && !self.is_slow()) || document().hidden() {
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
            if now - turns.last.replace(now) > BETWEEN {
                turns.judge();
            }
            let slice = if turns.is_slow() { SLOW_SLICE } else { SLICE };
            turns.until.set(now + slice);
            let waiting = turns.waiting.take();
            waiting.into_iter().for_each(Waker::wake);
        }
    });
}
