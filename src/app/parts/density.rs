//! How dense the list of results is: cards, two lines a work, or a table.

use leptos::prelude::*;

use crate::app::memory;
use crate::app::reactive::text;
use crate::app::session::Session;

const NAME: &str = "density";

/// A form of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// All that a list prints of a work.
    #[default]
    Cards,
    /// Title, place and links.
    Compact,
    /// A column each for title, authors, year, venue, stars and citations.
    Table,
}

impl Density {
    const ALL: [Self; 3] = [Self::Cards, Self::Compact, Self::Table];

    /// As the reader left it.
    pub fn recalled(session: Session) -> RwSignal<Self> {
        let kept = memory::recall(session, NAME).unwrap_or_default();
        let known = Self::ALL.into_iter().find(|known| known.key() == kept);
        RwSignal::new(known.unwrap_or_default())
    }

    /// Its name in the storage; the default is not kept.
    pub fn key(self) -> &'static str {
        match self {
            Self::Cards => "",
            Self::Compact => "compact",
            Self::Table => "table",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Cards => "Cards",
            Self::Compact => "Compact",
            Self::Table => "Table",
        }
    }

    fn drawing(self) -> &'static str {
        match self {
            Self::Cards => "M2 2.5h12v4.5H2zM2 9.5h12v4H2z",
            Self::Compact => "M2 3h12M2 6.3h12M2 9.7h12M2 13h12",
            Self::Table => "M2 2.5h12v11H2zM2 6h12M2 9.7h12M7 2.5v11",
        }
    }
}

/// A button for each form.
pub fn density_buttons(density: RwSignal<Density>) -> AnyView {
    let session = Session::current();
    let buttons = Density::ALL.map(|form| {
        let choose = move |_| {
            density.set(form);
            memory::remember(session, NAME, form.key());
        };
        view! {
            <button
                type="button"
                class="density-button"
                title=form.name()
                aria-label=form.name()
                aria-pressed=text(move || (density.get() == form).to_string())
                on:click=choose
            >
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                    <path d=form.drawing()/>
                </svg>
            </button>
        }
        .into_any()
    });
    view! {
        <div class="density" role="group" aria-label="Density of the list">
            {buttons.into_iter().collect_view()}
        </div>
    }
    .into_any()
}
