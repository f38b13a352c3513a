//! Days as numbers, to tell how far apart they are.

/// The number of a day of the calendar, counted from 1970-01-01; `month` and `day` from 1. A day
/// that does not exist has the number of another one.
///
/// Howard Hinnant's `days_from_civil`: years begin in March, so that leap days come last.
pub fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year - 719_468
}
