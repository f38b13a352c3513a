//! Days: ISO dates, how far they are apart, and the dates that servers send.

use crate::work::days::day_number;

/// Whether a text is an ISO date of a day that exists.
pub fn is_date(text: &str) -> bool {
    day(text).is_some()
}

/// The day's number, counted from 1970-01-01; none if the text is no ISO date.
pub fn day(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let is_shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !is_shaped {
        return None;
    }
    let part = |from: usize, to: usize| text[from..to].parse::<i64>().ok();
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let number = day_number(year, month, day);
    // A day that does not exist, such as 30 February, comes back as another.
    let is_real = (1..=12).contains(&month) && iso(number) == text;
    is_real.then_some(number)
}

/// The quarter of a date, as year and 0 to 3.
pub fn quarter(date: &str) -> Option<(i64, i64)> {
    day(date)?;
    let month: i64 = date[5..7].parse().ok()?;
    Some((date[..4].parse().ok()?, (month - 1) / 3))
}

/// The ISO date of a day's number.
pub fn iso(number: i64) -> String {
    // Howard Hinnant's days algorithm: years begin in March, so that leap days come last.
    let shifted = number + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The number of a month by its name, of which three letters are enough.
pub fn month(name: &str) -> Option<u8> {
    let short = name.get(..3)?;
    let is_named = name.chars().all(char::is_alphabetic);
    let found = MONTHS.iter().zip(1..);
    let mut found = found.filter(|(month, _)| is_named && month.eq_ignore_ascii_case(short));
    found.next().map(|(_, number)| number)
}

/// The ISO date in a server's `Date` header: `Sun, 06 Nov 1994 08:49:37 GMT`.
pub fn of_header(header: &str) -> Option<String> {
    let (_, rest) = header.split_once(", ")?;
    let mut parts = rest.split(' ');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let text = format!("{year}-{month:02}-{day:0>2}");
    is_date(&text).then_some(text)
}

/// The minute, in words, of a number of seconds since 1970: `2026-09-22 14:05 UTC`.
pub fn minute(seconds: i64) -> String {
    let of_day = seconds.rem_euclid(86_400);
    let (hour, minute) = (of_day / 3600, of_day % 3600 / 60);
    let date = iso(seconds.div_euclid(86_400));
    format!("{date} {hour:02}:{minute:02} UTC")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_and_come_back() {
        assert_eq!(day("1970-01-01"), Some(0));
        assert_eq!(day("2000-03-01"), Some(11_017));
        for number in [-200_000, -1, 0, 59, 60, 11_016, 20_000, 400_000] {
            assert_eq!(day(&iso(number)), Some(number));
        }
        assert_eq!(quarter("2024-12-31"), Some((2024, 3)));
    }

    #[test]
    fn days_that_do_not_exist_are_no_dates() {
        for bad in [
            "",
            "2024",
            "2024-13-01",
            "2024-00-01",
            "2023-02-29",
            "2024-04-31",
            "2024-1-001",
            "yesterday!",
            "２024-01-1",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
        assert!(is_date("2024-02-29"));
    }

    #[test]
    fn servers_dates_are_read() {
        assert_eq!(
            of_header("Sun, 06 Nov 1994 08:49:37 GMT").as_deref(),
            Some("1994-11-06")
        );
        for bad in [
            "",
            "now",
            "Sun, 06 Foo 1994 08:49:37 GMT",
            "Sun, 40 Nov 1994",
        ] {
            assert_eq!(of_header(bad), None, "{bad}");
        }
        assert_eq!(minute(1_790_000_000), "2026-09-21 14:13 UTC");
    }
}
