//! Dates as servers and lists write them.

use crate::work::date::Date;

/// The quarter of an ISO date, as its year and 0 to 3.
pub fn quarter(date: &str) -> Option<(u16, u8)> {
    let date = Date::parse(date)?;
    Some((date.year, (date.month - 1) / 3))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The number of a month by its name, of which the first three letters are enough.
pub fn month(name: &str) -> Option<u8> {
    let is_start = |month: &str| {
        month
            .get(..name.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(name))
    };
    let mut months = MONTHS.iter().zip(1..).filter(|_| name.len() >= 3);
    months
        .find(|(month, _)| is_start(month))
        .map(|(_, number)| number)
}

/// The ISO date in a server's `Date` header: `Sun, 06 Nov 1994 08:49:37 GMT`.
pub fn of_header(header: &str) -> Option<String> {
    let (_, rest) = header.split_once(", ")?;
    let mut parts = rest.split(' ');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS
        .iter()
        .position(|name| month.len() == 3 && name.starts_with(month))?
        + 1;
    let text = format!("{year}-{month:02}-{day:0>2}");
    Date::parse(&text).is_some().then_some(text)
}

/// The minute, in words, of a number of seconds since 1970: `2026-09-22 14:05 UTC`.
pub fn minute(seconds: i64) -> String {
    let of_day = seconds.rem_euclid(86_400);
    let (hour, minute) = (of_day / 3600, of_day % 3600 / 60);
    let date = Date::from_day_number(seconds.div_euclid(86_400));
    let date = date.map_or_else(String::new, |date| date.to_string());
    format!("{date} {hour:02}:{minute:02} UTC")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_three_months() {
        assert_eq!(quarter("2024-12-31"), Some((2024, 3)));
        assert_eq!(quarter("2024-03-31"), Some((2024, 0)));
        assert_eq!(quarter("2024-13-31"), None);
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
