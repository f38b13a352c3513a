//! Signals whose values share one type inside.
//!
//! Leptos compiles a signal or a memo, and all that can be done with it, anew for each type of
//! value, which was a tenth of the program. Here values are boxed, so that Leptos meets one type
//! of signal and one of memo; what is compiled for each type of value is a cast.

use std::any::Any;
use std::marker::PhantomData;

use leptos::{Read, ReadUntracked, Set, Track, Write, prelude as leptos};

type Held = Box<dyn Any + Send + Sync>;

/// Why there is always a value: a handle is asked only by what its owner owns too.
const GONE: &str = "the owner of a signal outlives what asks it";

/// A value of a memo, which can tell whether it is the same as another.
struct Followed {
    held: Held,
    is_same: fn(&Held, &Held) -> bool,
}

impl PartialEq for Followed {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&self.held, &other.held)
    }
}

/// The value in a box. What is put in and what is taken out are of the type that a handle names.
fn inside<T: 'static>(held: &Held) -> &T {
    held.downcast_ref()
        .expect("a handle asks for the type that it was made with")
}

fn is_same<T: PartialEq + 'static>(one: &Held, other: &Held) -> bool {
    inside::<T>(one) == inside::<T>(other)
}

/// A value that follows from signals, worked out once a change and told only if it differs.
pub struct Memo<T>(leptos::Memo<Followed>, PhantomData<fn() -> T>);

/// A value that can be changed, and is followed.
pub struct RwSignal<T>(leptos::RwSignal<Held>, PhantomData<fn() -> T>);

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

/// A value that follows from signals.
pub fn memo<T>(now: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| now())
}

/// What both kinds of handle are read by; `$look` looks at what is inside.
macro_rules! readers {
    ($handle:ident, $look:path) => {
        impl<T: Send + Sync + 'static> $handle<T> {
            /// Looks at the value, and follows it.
            pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
                self.look(true, look).expect(GONE)
            }

            /// Looks at the value as it is now.
            pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
                self.look(false, look).expect(GONE)
            }

            fn look<R>(self, is_followed: bool, look: impl FnOnce(&T) -> R) -> Option<R> {
                let (mut look, mut seen) = (Some(look), None);
                $look(self.0, is_followed, &mut |held| {
                    seen = look.take().map(|look| look(inside(held)));
                });
                seen
            }

            /// The value, which is followed.
            pub fn get(self) -> T
            where
                T: Clone,
            {
                self.with(T::clone)
            }

            /// The value as it is now.
            pub fn get_untracked(self) -> T
            where
                T: Clone,
            {
                self.with_untracked(T::clone)
            }

            /// Follows the value.
            pub fn track(self) {
                self.0.track();
            }
        }
    };
}

readers!(Memo, look_at_memo);
readers!(RwSignal, look_at_signal);

impl<T: Send + Sync + 'static> Memo<T> {
    /// As [`Self::with_untracked`]; none once its owner is gone.
    pub fn try_with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> Option<R> {
        self.look(false, look)
    }

    /// A value that follows from signals and from the value before.
    pub fn new(now: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        let now = move |before: Option<&Held>| -> Held { Box::new(now(before.map(inside))) };
        Self(boxed(Box::new(now), is_same::<T>), PhantomData)
    }
}

/// Does something now, and again with each change of what it reads; it is told whether it is the
/// first time.
pub fn effect(act: impl FnMut(bool) + 'static) {
    effect_boxed(Box::new(act));
}

fn effect_boxed(mut act: Box<dyn FnMut(bool)>) {
    leptos::Effect::new(move |before: Option<()>| act(before.is_none()));
}

type Compute = Box<dyn Fn(Option<&Held>) -> Held + Send + Sync>;

fn boxed(now: Compute, is_same: fn(&Held, &Held) -> bool) -> leptos::Memo<Followed> {
    leptos::Memo::new(move |before: Option<&Followed>| Followed {
        held: now(before.map(|before| &before.held)),
        is_same,
    })
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A value to begin with.
    pub fn new(value: T) -> Self {
        Self(new_signal(Box::new(value)), PhantomData)
    }

    /// As [`Self::get_untracked`]; none once its owner is gone.
    pub fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        self.look(false, T::clone)
    }

    /// Takes another value.
    pub fn set(self, value: T) {
        set(self.0, Box::new(value));
    }

    /// As [`Self::set`], for what may happen after its owner is gone: then nothing does.
    pub fn try_set(self, value: T) {
        self.try_update(|known| *known = value);
    }

    /// Changes the value.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// As [`Self::update`], with what comes of it; none once its owner is gone.
    pub fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let (mut change, mut outcome) = (Some(change), None);
        // The guard, with all that ends it, is compiled once.
        write(self.0, &mut |held| {
            let value = held.downcast_mut();
            outcome = value
                .zip(change.take())
                .map(|(value, change)| change(value));
        });
        outcome
    }
}

fn new_signal(value: Held) -> leptos::RwSignal<Held> {
    leptos::RwSignal::new(value)
}

#[inline(never)]
fn write(signal: leptos::RwSignal<Held>, change: &mut dyn FnMut(&mut Held)) {
    if let Some(mut held) = signal.try_write() {
        change(&mut held);
    }
}

/// Looks at what a signal holds; whether it is followed by that, and whether it is still there.
#[inline(never)]
fn look_at_signal(
    signal: leptos::RwSignal<Held>,
    is_followed: bool,
    look: &mut dyn FnMut(&Held),
) -> bool {
    let held = match is_followed {
        true => signal.try_read(),
        false => signal.try_read_untracked(),
    };
    held.is_some_and(|held| {
        look(&held);
        true
    })
}

/// As [`look_at_signal`], for a memo.
#[inline(never)]
fn look_at_memo(
    memo: leptos::Memo<Followed>,
    is_followed: bool,
    look: &mut dyn FnMut(&Held),
) -> bool {
    let followed = match is_followed {
        true => memo.try_read(),
        false => memo.try_read_untracked(),
    };
    followed.is_some_and(|followed| {
        look(&followed.held);
        true
    })
}

fn set(signal: leptos::RwSignal<Held>, value: Held) {
    signal.set(value);
}
