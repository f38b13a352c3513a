//! How dense the list of results is: cards, two lines a work, or a table.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el, svg};
use crate::app::kit::widget::button;
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::app::state::storage::{self, Key};
use crate::texts::Text;

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
        let kept = storage::get(session.address.is_embedded(), Key::Density).unwrap_or_default();
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

    fn name(self) -> Text {
        match self {
            Self::Cards => Text::Cards,
            Self::Compact => Text::Compact,
            Self::Table => Text::Table,
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
pub fn density_buttons(density: RwSignal<Density>) -> El {
    let session = Session::current();
    let buttons = Density::ALL.map(|form| {
        let choose = move || {
            density.set(form);
            storage::set(session.address.is_embedded(), Key::Density, form.key());
        };
        button("density-button", "")
            .attr("title", tr(form.name()))
            .attr("aria-label", tr(form.name()))
            .bind_attr("aria-pressed", move || (density.get() == form).to_string())
            .on_click(choose)
            .child(
                svg("svg")
                    .attr("viewBox", "0 0 16 16")
                    .attr("width", "16")
                    .attr("height", "16")
                    .attr("aria-hidden", "true")
                    .child(svg("path").attr("d", form.drawing())),
            )
    });
    el("div")
        .class("density")
        .attr("role", "group")
        .attr("aria-label", tr(Text::Density))
        .children(buttons)
}
