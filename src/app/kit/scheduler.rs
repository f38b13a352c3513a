//! When the page follows its signals: once what the reader did was painted, and in slices.
//!
//! A key or a click changes signals and no more; the browser shows the letter or the tick at
//! once. What follows from it is drawn after that, so that the next key need not wait for all of
//! it. Whoever reads a signal meanwhile reads what is true now: only effects wait. How long, and
//! for what, is up to the pace of the machine.

pub mod pace;

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use leptos::prelude::{document, request_animation_frame, set_timeout};
use wasm_bindgen_futures::spawn_local;

use crate::app::kit::clock::{now, yield_to_page};
use crate::app::kit::scheduler::pace::Pace;

/// How long after its end a turn is still the last one, in milliseconds: what is to be done then
/// goes on with it.
const JUST_OVER: f64 = 8.0;

/// How long to wait for a frame to be painted: pages inside others have none while out of sight.
const PATIENCE: Duration = Duration::from_millis(100);

/// Makes all effects take turns; to be called before the first.
pub fn begin() {
    // Refused only where it was called before.
    let _ = Executor::init_custom_executor(Patient);
}

/// Does something once the page has followed what was changed until now.
pub fn after_effects(act: impl FnOnce() + 'static) {
    after_effects_boxed(Box::new(act));
}

/// Not compiled anew for each thing to do.
fn after_effects_boxed(act: Box<dyn FnOnce()>) {
    Executor::spawn_local(async move { act() });
}

/// To be called with each key that is typed. Where the page is slow to follow, it does so once no
/// other key comes.
pub fn typing() {
    TURNS.with(|turns| turns.pace.typing(turns.is_called.get()));
}

/// To be called where the reader will not wait for a pause in typing.
pub fn typed() {
    TURNS.with(|turns| turns.pace.typed());
    call_soon();
}

/// Whether the machine is slow, so that what can be done in small portions should be.
pub fn is_slow() -> bool {
    TURNS.with(|turns| turns.pace.is_slow())
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
    pace: Pace,
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
                TURNS.with(|turns| turns.pace.count());
                outcome
            }
        }
    }
}

impl Turns {
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
            match (late < JUST_OVER && !self.pace.is_slow()) || document().hidden() {
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
        if let Some(wait) = turns.pace.wait() {
            set_timeout(start, Duration::from_millis(wait as u64 + 1));
        } else if turns.is_called.replace(false) {
            turns.until.set(turns.pace.begin());
            let waiting = turns.waiting.take();
            waiting.into_iter().for_each(Waker::wake);
        }
    });
}
