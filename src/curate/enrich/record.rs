//! What an index says of a work, whichever index it is.

use crate::curate::byline;
use crate::curate::facts::join::{About, agrees};
use crate::curate::facts::values::Published;
use crate::identity::titles;

/// A work to ask an index about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// arXiv id, where known.
    pub arxiv_id: Option<String>,
    /// DOI, where known.
    pub doi: Option<String>,
    /// The title that the catalogue has, and others that lists print.
    pub titles: Vec<String>,
    /// Authors, as far as they are known.
    pub authors: Vec<String>,
    /// Year, where known.
    pub year: Option<u16>,
}

/// What an index says of a work; what it leaves out is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// arXiv id without version.
    pub arxiv_id: Option<String>,
    /// DOI without a resolver's address.
    pub doi: Option<String>,
    /// Title.
    pub title: String,
    /// Authors in order.
    pub authors: Vec<String>,
    /// Whether some authors are left out.
    pub is_truncated: bool,
    /// Where it was published, if not on a preprint server.
    pub published: Option<Published>,
    /// Year of the work itself.
    pub year: Option<u16>,
    /// Number of citing works.
    pub citations: Option<u32>,
}

impl Record {
    /// Whether it is about a work: an id of both and a title that agrees; or the same title,
    /// with an author or the year of both.
    pub fn is_about(&self, work: &Wanted) -> bool {
        let same = |own: &Option<String>, other: &Option<String>| {
            let pair = own.as_ref().zip(other.as_ref());
            pair.map(|(own, other)| own.eq_ignore_ascii_case(other))
        };
        let printed: Vec<&str> = work.titles.iter().map(String::as_str).collect();
        let by_arxiv_id = same(&self.arxiv_id, &work.arxiv_id);
        let by_doi = same(&self.doi, &work.doi);
        if by_arxiv_id == Some(true) || by_doi == Some(true) {
            return agrees(&self.title, &printed);
        }
        let key = titles::key(&self.title);
        // Short titles are shared by many works.
        let is_long = key.split(' ').count() >= 4;
        let is_titled = printed.iter().any(|title| titles::key(title) == key);
        by_arxiv_id.is_none() && is_long && is_titled && self.is_of(work)
    }

    /// Whether an author or the year speaks for it.
    fn is_of(&self, work: &Wanted) -> bool {
        let years = self.year.zip(work.year);
        let shares = |name: &String| {
            self.authors
                .iter()
                .any(|own| byline::is_same_name(own, name))
        };
        match (self.authors.is_empty() || work.authors.is_empty(), years) {
            (false, _) => work.authors.iter().any(shares),
            (true, Some((own, other))) => own.abs_diff(other) <= 1,
            (true, None) => false,
        }
    }

    /// What facts from it are about: the catalogue's arXiv id with the index's title.
    pub fn about(&self, work: &Wanted) -> About {
        About {
            arxiv_id: work.arxiv_id.clone().or_else(|| self.arxiv_id.clone()),
            title: self.title.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(id: Option<&str>, title: &str, authors: &[&str], year: Option<u16>) -> Wanted {
        Wanted {
            arxiv_id: id.map(str::to_owned),
            titles: vec![title.to_owned()],
            authors: authors.iter().map(|&name| name.to_owned()).collect(),
            year,
            ..Wanted::default()
        }
    }

    fn record(id: Option<&str>, title: &str, authors: &[&str], year: Option<u16>) -> Record {
        Record {
            arxiv_id: id.map(str::to_owned),
            title: title.to_owned(),
            authors: authors.iter().map(|&name| name.to_owned()).collect(),
            year,
            ..Record::default()
        }
    }

    #[test]
    fn an_id_needs_a_title_and_a_title_needs_an_author_or_a_year() {
        let long = "Adding Numbers in Half the Time";
        let id = Some("2401.00001");
        let ann: &[&str] = &["Ann Bell"];
        for (found, of, expected) in [
            (
                record(id, "Zed: Adding Numbers", &[], None),
                wanted(id, "Zed", &[], None),
                true,
            ),
            (
                record(id, "Slow Products of Primes", ann, None),
                wanted(id, "Zed", ann, None),
                false,
            ),
            (
                record(None, long, ann, None),
                wanted(None, long, &["A. Bell"], None),
                true,
            ),
            (
                record(None, long, ann, Some(2024)),
                wanted(None, long, &["Bo Li"], Some(2024)),
                false,
            ),
            (
                record(None, long, &[], Some(2024)),
                wanted(None, long, ann, Some(2023)),
                true,
            ),
            (
                record(None, long, &[], None),
                wanted(None, long, &[], None),
                false,
            ),
            (
                record(None, "Quick Sums", ann, None),
                wanted(None, "Quick Sums", ann, None),
                false,
            ),
            (
                record(Some("2402.2"), long, ann, None),
                wanted(id, long, ann, None),
                false,
            ),
        ] {
            assert_eq!(found.is_about(&of), expected, "{found:?} {of:?}");
        }
    }
}
