//! Numbers and dates as readers expect them.

use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::texts::Text;
use crate::work::date::Date;

/// "1 work", "2 works".
pub fn works(number: usize) -> String {
    tr_plural(Text::Works, number, &[])
}

/// An ISO date as "22 Aug 2026"; anything else as it is.
pub fn day(iso: &str) -> String {
    match parts(iso) {
        Some((year, month, day)) => tr_with(Text::Date, &[&day.to_string(), month, &year]),
        None => iso.to_owned(),
    }
}

/// An ISO date as "Aug 2026"; anything else as it is.
pub fn month(iso: &str) -> String {
    match parts(iso) {
        Some((year, month, _)) => tr_with(Text::MonthAndYear, &[month, &year]),
        None => iso.to_owned(),
    }
}

fn parts(iso: &str) -> Option<(String, &'static str, u8)> {
    let Date { year, month, day } = Date::parse(iso)?;
    let month = tr(Text::Months).split(' ').nth(usize::from(month) - 1)?;
    Some((year.to_string(), month, day))
}
