//! The only door to the network: one host, https, bounded in size and time, no redirects.

use std::fmt;
use std::io::Read;
use std::time::Duration;

/// The most bytes of an answer, after decompression.
pub const MAX_BYTES: u64 = 8 << 20;

/// How long connecting, waiting for an answer and reading it may take, each.
pub const TIMEOUT: Duration = Duration::from_secs(10);

/// Why a request came to nothing. No variant holds a header, so none can hold a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WebError {
    /// The address is not one this client may ask.
    Refused(String),
    /// The server sent us somewhere else.
    Redirected(String),
    /// No answer, or half of one: what the connection says.
    Broken(String),
    /// An answer longer than the bound.
    TooLarge,
    /// Bytes that are no text.
    NotText,
}

impl fmt::Display for WebError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(url) => write!(f, "{url} is not an address to ask"),
            Self::Redirected(to) => write!(f, "redirect to {to} not followed"),
            Self::Broken(reason) => f.write_str(reason),
            Self::TooLarge => write!(f, "answer longer than {} MiB", MAX_BYTES >> 20),
            Self::NotText => f.write_str("answer is not UTF-8"),
        }
    }
}

impl std::error::Error for WebError {}

/// An answer with the headers that matter here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers by name in lower case.
    pub headers: Vec<(String, String)>,
    /// The text.
    pub body: String,
}

impl Answer {
    /// A header by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Asks one host and no other.
pub struct Client {
    agent: ureq::Agent,
    host: &'static str,
    /// Whether this machine may be asked as well, without TLS.
    is_local: bool,
}

impl Client {
    /// A client for a host. With `is_local`, for tests, it asks this machine too.
    pub fn new(host: &'static str, is_local: bool, timeout: Duration) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .https_only(!is_local)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!(
                "efficient-llm-explorer/",
                env!("CARGO_PKG_VERSION")
            ))
            .timeout_resolve(Some(timeout))
            .timeout_connect(Some(timeout))
            .timeout_send_request(Some(timeout))
            .timeout_send_body(Some(timeout))
            .timeout_recv_response(Some(timeout))
            .timeout_recv_body(Some(timeout));
        // A proxy cannot reach this machine's own loopback.
        let config = if is_local { config.proxy(None) } else { config };
        Self {
            agent: config.build().new_agent(),
            host,
            is_local,
        }
    }

    /// Asks for a page.
    ///
    /// # Errors
    /// If the address is not allowed, or no whole answer comes.
    pub fn get(&self, url: &str, headers: &[(&str, &str)]) -> Result<Answer, WebError> {
        self.allow(url)?;
        let mut request = self.agent.get(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read(request.call())
    }

    /// Sends a text and reads the answer.
    ///
    /// # Errors
    /// If the address is not allowed, or no whole answer comes.
    pub fn post(
        &self,
        url: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Answer, WebError> {
        self.allow(url)?;
        let mut request = self.agent.post(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read(request.send(body))
    }

    /// Only `https://host/…`, exactly, or this machine where that is allowed.
    fn allow(&self, url: &str) -> Result<(), WebError> {
        let of_host = url
            .strip_prefix("https://")
            .and_then(|rest| rest.strip_prefix(self.host))
            .is_some_and(|path| path.starts_with('/'));
        if of_host || (self.is_local && is_loopback(url)) {
            Ok(())
        } else {
            Err(WebError::Refused(url.to_owned()))
        }
    }
}

/// Whether an address is one of this machine's own, without TLS.
pub fn is_loopback(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("http://127.0.0.1:") else {
        return false;
    };
    let port = rest.split('/').next().unwrap_or("");
    port.parse::<u16>().is_ok() && rest.len() > port.len()
}

fn read(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Answer, WebError> {
    let broken = |reason: &dyn fmt::Display| WebError::Broken(reason.to_string());
    let answer = answer.map_err(|error| broken(&error))?;
    let (parts, body) = answer.into_parts();
    let headers: Vec<(String, String)> = parts
        .headers
        .iter()
        .filter_map(|(name, value)| {
            let value = value.to_str().ok()?;
            Some((name.as_str().to_owned(), value.to_owned()))
        })
        .collect();
    let mut bytes = Vec::new();
    let mut bounded = body.into_reader().take(MAX_BYTES + 1);
    bounded
        .read_to_end(&mut bytes)
        .map_err(|error| broken(&error))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(WebError::TooLarge);
    }
    let answer = Answer {
        status: parts.status.as_u16(),
        headers,
        body: String::from_utf8(bytes).map_err(|_| WebError::NotText)?,
    };
    match answer.header("location") {
        Some(to) if (300..400).contains(&answer.status) => Err(WebError::Redirected(to.to_owned())),
        _ => Ok(answer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_host_itself_is_asked() {
        let client = Client::new("api.github.com", false, TIMEOUT);
        assert_eq!(client.allow("https://api.github.com/graphql"), Ok(()));
        for bad in [
            "http://api.github.com/graphql",
            "https://api.github.com",
            "https://api.github.com.evil.io/graphql",
            "https://api.github.com@evil.io/",
            "https://api.github.com:8443/",
            "https://user@api.github.com/",
            "https://evil.io/api.github.com/",
            "http://127.0.0.1:80/",
            "file:///etc/passwd",
        ] {
            assert!(client.allow(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn this_machine_is_asked_only_where_allowed() {
        let client = Client::new("api.github.com", true, TIMEOUT);
        assert_eq!(client.allow("http://127.0.0.1:8080/graphql"), Ok(()));
        for bad in [
            "http://127.0.0.1:80@evil.io/",
            "http://127.0.0.1:x/",
            "http://127.0.0.1.evil.io:80/",
            "http://169.254.169.254:80/",
            "http://[::1]:80/",
        ] {
            assert!(client.allow(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn https_is_spoken_and_a_server_without_it_is_refused() {
        use std::io::Write;
        let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://{}/", server.local_addr().unwrap());
        std::thread::spawn(move || {
            let (mut stream, _) = server.accept().unwrap();
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
        let client = Client::new("api.github.com", false, TIMEOUT);
        let error = read(client.agent.get(&url).call()).unwrap_err();
        let WebError::Broken(reason) = error else {
            panic!("{error}");
        };
        assert!(
            reason.contains("tls") || reason.contains("corrupt"),
            "{reason}"
        );
    }
}
