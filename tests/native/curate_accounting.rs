//! Every line that looks like a listing is an entry or a complaint: counted over a page of every
//! form, by an eye that knows nothing of the readers.

use std::collections::BTreeSet;

use efficient_llm::curate::entry::ComplaintKind;
use efficient_llm::curate::read::Dialect;

/// A page in all the forms that lists mix, good and bad. What looks like a listing is marked
/// with `§`, which the reader does not see.
const PAGE: &str = "# Sums
[![badge](https://img.shields.io/badge/a-b)](https://a.org)

## Contents
- [Sums](#sums)
- [Other page](other.md)

## News
- 2024.05: we moved [here](https://a.org)

## Quick Sums
A sentence with [a link](https://a.org) lists nothing.
§- [Zed](https://arxiv.org/abs/2301.00001): Quick Sums | OSDI' 24
§- Odd Sums, <ins>ICML, 2023</ins> [[Paper](https://a.org/o)]
§1. [**Even Sums.**](https://a.org/e) *Ann Bell, Bo Li.* Arxiv 2024.
§* Sums <br> ICLR 2024 [[Paper]](https://a.org/s)
§- [](https://a.org/nothing)
§- see [the page](https://a.org/page) of it
§- [🚀](https://a.org/rocket)
- **Below**
§  - [yak](https://github.com/o/yak): adds
§  - [Ibex](https://arxiv.org/abs/2301.00002): Sums for All
    - a remark
§- Slow Sums
  - Authors: Cy Ng
  - Link: https://a.org/slow.pdf

| Title | Venue | Code |
|--|--|--|
§| [Row Sums](https://a.org/r) | ACL 2023 | |
§| [Bar | Sums](https://a.org/b) | ACL 2023 | |
§| | ACL 2023 | [code](https://github.com/o/c) |

<table>
<tr><th>Title</th><th>Link</th></tr>
§<tr><td>Cell Sums</td><td><a href=\"https://a.org/c\">pdf</a></td></tr>
</table>

## Citation
- [cite](https://a.org/cite)
";

#[test]
fn every_listing_is_an_entry_or_a_complaint() {
    let marked: BTreeSet<u32> = (1..)
        .zip(PAGE.lines())
        .filter(|(_, line)| line.starts_with('§'))
        .map(|(number, _)| number)
        .collect();
    let (entries, complaints) = Dialect::Markdown.read(&PAGE.replace('§', ""));
    let read: BTreeSet<u32> = entries.iter().map(|entry| entry.line).collect();
    let unread = complaints
        .iter()
        .filter(|it| it.kind == ComplaintKind::Unread);
    let unread: BTreeSet<u32> = unread.map(|complaint| complaint.line).collect();
    assert_eq!(read.len(), entries.len(), "a line lists one work here");
    assert_eq!(read.intersection(&unread).count(), 0);
    let seen: BTreeSet<u32> = read.union(&unread).copied().collect();
    assert_eq!(seen, marked, "entries {read:?}, complaints {unread:?}");
    assert_eq!(read.len(), 10);
}
