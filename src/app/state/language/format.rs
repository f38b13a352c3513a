//! Numbers and dates as readers expect them.

use crate::app::state::language::tr::{count, fill, say};
use crate::texts::Text;

/// "1 work", "2 works".
pub fn works(number: usize) -> String {
    count(Text::Works, number, &[])
}

/// An ISO date as "22 Aug 2026"; anything else as it is.
pub fn day(iso: &str) -> String {
    match parts(iso) {
        Some((year, month, day)) => fill(Text::Date, &[&day.to_string(), month, year]),
        None => iso.to_owned(),
    }
}

/// An ISO date as "Aug 2026"; anything else as it is.
pub fn month(iso: &str) -> String {
    match parts(iso) {
        Some((year, month, _)) => fill(Text::MonthAndYear, &[month, year]),
        None => iso.to_owned(),
    }
}

fn parts(iso: &str) -> Option<(&str, &'static str, u8)> {
    let mut parts = iso.splitn(3, '-');
    let year = parts.next()?;
    let month: usize = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    let month = say(Text::Months).split(' ').nth(month.checked_sub(1)?)?;
    Some((year, month, day))
}
