//! Reference links, `[Title][a]` with `[a]: https://…` elsewhere, turned into inline links.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::is_absolute;
use super::lines::Line;

/// Resolves reference links, and drops the definitions that were used.
pub fn resolved<'a>(lines: Vec<Line<'a>>) -> Vec<Line<'a>> {
    let addresses: BTreeMap<String, String> = lines
        .iter()
        .filter_map(|(_, line)| definition(line))
        .map(|(name, address)| (name.to_lowercase(), address.to_owned()))
        .collect();
    if addresses.is_empty() {
        return lines;
    }
    let mut used = BTreeSet::new();
    let mut out: Vec<Line<'a>> = Vec::with_capacity(lines.len());
    for (number, line) in lines {
        let line = match with_addresses(&line, &addresses, &mut used) {
            Some(resolved) => Cow::Owned(resolved),
            None => line,
        };
        out.push((number, line));
    }
    out.retain(|(_, line)| {
        let name = definition(line).map(|(name, _)| name.to_lowercase());
        name.is_none_or(|name| !used.contains(&name))
    });
    out
}

/// Parses `[name]: https://…`.
fn definition(line: &str) -> Option<(&str, &str)> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let (name, rest) = line
        .trim_start_matches(' ')
        .strip_prefix('[')?
        .split_once("]:")?;
    let address = rest.split_whitespace().next()?.trim_matches(['<', '>']);
    let is_name = indent < 4 && !name.is_empty() && !name.contains(['[', ']', '^']);
    (is_name && is_absolute(address)).then_some((name, address))
}

/// Resolves the references in a line; none if there are no known ones.
fn with_addresses(
    line: &str,
    addresses: &BTreeMap<String, String>,
    used: &mut BTreeSet<String>,
) -> Option<String> {
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in line.match_indices("][") {
        let Some(length) = line[at + 2..].find([']', '[']) else {
            break;
        };
        let end = at + 2 + length;
        let name = &line[at + 2..end];
        let label = line[..at].rsplit('[').next().unwrap_or("");
        let name = if name.is_empty() { label } else { name }.to_lowercase();
        if let Some(address) = addresses
            .get(&name)
            .filter(|_| at >= from && line[end..].starts_with(']'))
        {
            out.push_str(&line[from..=at]);
            out.push_str(&format!("({address})"));
            from = end + 1;
            used.insert(name);
        }
    }
    out.push_str(&line[from..]);
    (from > 0).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_links() {
        let text = "- [Sums][a] and [b][]\n- [c][d]\n[//]: #02/03\n\n[a]: https://a.org\n[b]: <https://b.org> \"B\"\n[x]: https://x.org";
        let lines = (1..).zip(text.lines().map(Cow::Borrowed)).collect();
        let seen: Vec<String> = resolved(lines)
            .into_iter()
            .map(|(_, line)| line.into_owned())
            .collect();
        assert_eq!(
            seen,
            [
                "- [Sums](https://a.org) and [b](https://b.org)",
                "- [c][d]",
                "[//]: #02/03",
                "",
                "[x]: https://x.org",
            ]
        );
    }
}
