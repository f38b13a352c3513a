//! Days of the calendar.

use std::fmt;

/// A day that exists, written as an ISO date such as `2024-02-29`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// Reads an ISO date; `None` for any other text and for a day that does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let has_shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !has_shape {
            return None;
        }
        let date = Self {
            year: text[..4].parse().ok()?,
            month: text[5..7].parse().ok()?,
            day: text[8..].parse().ok()?,
        };
        let exists = (1..=12).contains(&date.month);
        // 30 February has the number of another day.
        (exists && Self::from_day_number(date.day_number()) == Some(date)).then_some(date)
    }

    /// The number of the day, counted from 1970-01-01.
    ///
    /// Howard Hinnant's `days_from_civil`: years begin in March, so that leap days come last.
    pub fn day_number(self) -> i64 {
        let (year, month, day) = (
            i64::from(self.year),
            i64::from(self.month),
            i64::from(self.day),
        );
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year - 719_468
    }

    /// How many days this day comes after another one.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.day_number() - earlier.day_number()
    }

    /// The day with a number, by Howard Hinnant's `civil_from_days`; `None` outside the years 0
    /// to 9999.
    pub fn from_day_number(number: i64) -> Option<Self> {
        let shifted = number.checked_add(719_468)?;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Some(Self {
            year: u16::try_from(year).ok().filter(|&year| year <= 9_999)?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_count_and_come_back() {
        let number = |text: &str| Date::parse(text).map(Date::day_number);
        assert_eq!(number("1970-01-01"), Some(0));
        assert_eq!(number("2000-03-01"), Some(11_017));
        for days in [-200_000, -1, 0, 59, 60, 11_016, 20_000, 400_000] {
            let date = Date::from_day_number(days).expect("a year of four digits");
            assert_eq!(number(&date.to_string()), Some(days));
        }
        for far in [i64::MIN, -719_529, 2_932_897, i64::MAX] {
            assert_eq!(Date::from_day_number(far), None);
        }
    }

    #[test]
    fn days_that_do_not_exist_are_no_dates() {
        for bad in [
            "",
            "2024",
            "2024-13-01",
            "2024-00-01",
            "2024-01-00",
            "2023-02-29",
            "2024-04-31",
            "2024-1-001",
            "+024-01-01",
            "yesterday!",
            "２024-01-1",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
        let leap_day = Date {
            year: 2024,
            month: 2,
            day: 29,
        };
        assert_eq!(Date::parse("2024-02-29"), Some(leap_day));
    }
}
