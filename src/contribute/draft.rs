//! A listing in the making.

use crate::export::Item;
use crate::identity::{ids, words};
use crate::work::{Kind, Link, Rel};

/// A work that somebody wants to have listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The title.
    pub title: String,
    /// Authors in printed order, each in natural order.
    pub authors: Vec<String>,
    /// Whether the list of authors is cut off.
    pub authors_truncated: bool,
    /// The venue as lists print it: `ICLR`, `ACL Findings`, `arXiv`.
    pub venue: Option<String>,
    /// The year at the venue.
    pub year: Option<u16>,
    /// arXiv id without version.
    pub arxiv_id: Option<String>,
    /// DOI without a resolver's address. No list prints it; it finds duplicates.
    pub doi: Option<String>,
    /// Where to read it; the abstract on arXiv and the repository need not be here.
    pub links: Vec<Link>,
    /// `owner/name` of its repository on GitHub.
    pub repo: Option<String>,
    /// Ids of areas, the best first.
    pub areas: Vec<String>,
}

impl Draft {
    /// Normalised: white space squeezed, ids in their usual form, addresses fit for Markdown, and
    /// no full stop after the title. An invalid id stays as it is, for [`super::check`] to report.
    pub fn tidied(&self) -> Self {
        let known = |text: &Option<String>| {
            let text = text.as_deref().map(words::squeeze);
            text.filter(|text| !text.is_empty())
        };
        let arxiv_id = known(&self.arxiv_id).map(|id| {
            let own = ids::arxiv_of_url(&id).or_else(|| ids::arxiv_id(&id));
            let bare = id
                .get(6..)
                .filter(|_| id.to_ascii_lowercase().starts_with("arxiv:"));
            own.or_else(|| ids::arxiv_id(bare?)).unwrap_or(id)
        });
        let repo = known(&self.repo).map(|repo| {
            let address = format!("https://github.com/{repo}");
            let own = ids::github_repo(&repo).or_else(|| ids::github_repo(&address));
            own.unwrap_or(repo)
        });
        let authors = self.authors.iter().map(|name| words::squeeze(name));
        let links = self.links.iter().map(|link| Link {
            url: crate::export::link_target(link.url.trim()),
            label: words::squeeze(&link.label),
            rel: link.rel,
        });
        Self {
            title: without_stop(&words::squeeze(&self.title)).to_owned(),
            authors: authors.filter(|name| !name.is_empty()).collect(),
            venue: known(&self.venue),
            doi: known(&self.doi).map(|doi| ids::doi(&doi).unwrap_or(doi.to_lowercase())),
            links: links.filter(|link| !link.url.is_empty()).collect(),
            arxiv_id,
            repo,
            ..self.clone()
        }
    }

    /// All distinct links: the abstract on arXiv, the others, the repository.
    pub fn all_links(&self) -> Vec<Link> {
        let arxiv = self.arxiv_id.as_ref().map(|id| Link {
            rel: Rel::Paper,
            url: format!("https://arxiv.org/abs/{id}"),
            label: String::new(),
        });
        let repo = self.repo.as_ref().map(|repo| Link {
            rel: Rel::Code,
            url: format!("https://github.com/{repo}"),
            label: String::new(),
        });
        let mut links: Vec<Link> = Vec::new();
        for link in arxiv.into_iter().chain(self.links.clone()).chain(repo) {
            if !links.iter().any(|own| own.url == link.url) {
                links.push(link);
            }
        }
        links
    }

    /// The listing of it.
    pub fn item(&self) -> Item {
        Item {
            kind: Kind::Paper,
            title: self.title.clone(),
            authors: self.authors.clone(),
            authors_truncated: self.authors_truncated,
            place: self.venue.clone(),
            year: self.year,
            arxiv_id: self.arxiv_id.clone(),
            links: self.all_links(),
            repo: self.repo.clone(),
            ..Item::default()
        }
    }
}

fn without_stop(title: &str) -> &str {
    match title.strip_suffix('.') {
        // An ellipsis is the author's choice.
        Some(rest) if !rest.trim_end().ends_with('.') => rest.trim_end(),
        _ => title,
    }
}
