//! A server for one browser on this computer: one thread and one answer a connection.
//!
//! Each connection is closed after its answer. A pool of workers would be
//! held by connections that a browser keeps open, and the page would wait.

use std::io::{self, Read, Write};

/// What was asked.
pub struct Asked {
    /// Method, in capitals.
    pub method: String,
    /// Path without the query.
    pub path: String,
    /// Where the asker believes us to be.
    pub host: String,
    /// The page that asks, when a browser says so.
    pub origin: Option<String>,
    /// Body, or nothing.
    pub body: Vec<u8>,
}

/// What is answered.
pub struct Reply {
    /// Status code.
    pub status: u16,
    /// Further header lines, each ended.
    pub headers: String,
    /// Body.
    pub body: Vec<u8>,
}

/// Serves this computer alone; `address` is told where before the first answer. Ends only by failing.
#[expect(
    clippy::disallowed_types,
    reason = "a tool of developers, bound to this computer; nothing shipped has it"
)]
pub fn serve(
    port: u16,
    address: impl FnOnce(std::net::SocketAddr),
    answer: impl Fn(&Asked) -> Reply + Sync,
) -> io::Result<()> {
    let listener = std::net::TcpListener::bind(("127.0.0.1", port))?;
    address(listener.local_addr()?);
    std::thread::scope(|threads| {
        for connection in listener.incoming() {
            let mut connection = connection?;
            let answer = &answer;
            threads.spawn(move || {
                // A browser opens connections that it never uses, and leaves before the answer is there.
                if let Ok(asked) = read(&mut connection) {
                    let _ = write(&mut connection, answer(&asked));
                }
            });
        }
        Ok(())
    })
}

fn read(connection: &mut impl Read) -> io::Result<Asked> {
    let mut received = Vec::new();
    loop {
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut head = httparse::Request::new(&mut headers);
        if let httparse::Status::Complete(start) = head.parse(&received).map_err(io::Error::other)? {
            let header = |name: &str| {
                let found = head.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
                found.map(|header| String::from_utf8_lossy(header.value).into_owned())
            };
            let length = header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
            let mut body = received[start..].to_vec();
            body.reserve(length);
            let rest = length.saturating_sub(body.len()) as u64;
            connection.take(rest).read_to_end(&mut body)?;
            let path = head.path.unwrap_or("/").split(['?', '#']).next().unwrap_or("/");
            return Ok(Asked {
                method: head.method.unwrap_or_default().to_owned(),
                path: path.to_owned(),
                host: header("host").unwrap_or_default(),
                origin: header("origin"),
                body,
            });
        }
        let mut chunk = [0; 8192];
        match connection.read(&mut chunk)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            count => received.extend_from_slice(&chunk[..count]),
        }
    }
}

fn write(connection: &mut impl Write, reply: Reply) -> io::Result<()> {
    let Reply { status, headers, body } = reply;
    let length = body.len();
    write!(
        connection,
        "HTTP/1.1 {status} .\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n"
    )?;
    connection.write_all(&body)?;
    connection.flush()
}

#[cfg(test)]
mod tests {
    use super::{Asked, Reply, read, write};

    fn asked(text: &str) -> Option<Asked> {
        read(&mut text.as_bytes()).ok()
    }

    #[test]
    fn a_body_is_read_to_its_length_and_a_query_is_left_out() {
        let text = "POST /call/score?x=1 HTTP/1.1\r\nHost: 127.0.0.1:1\r\nContent-Length: 2\r\n\r\n{}";
        let asked = asked(text).expect("a request");
        assert_eq!(
            (asked.method.as_str(), asked.path.as_str(), asked.body.as_slice()),
            ("POST", "/call/score", &b"{}"[..])
        );
        assert_eq!((asked.host.as_str(), asked.origin), ("127.0.0.1:1", None));
    }

    #[test]
    fn a_connection_that_is_never_used_is_no_request() {
        assert!(asked("").is_none());
        assert!(asked("GET / HTTP/1.1\r\nHost:").is_none());
    }

    #[test]
    fn every_answer_says_how_long_it_is_and_that_it_is_the_last() {
        let mut sent = Vec::new();
        write(&mut sent, Reply { status: 200, headers: "A: b\r\n".into(), body: b"hi".to_vec() })
            .expect("a buffer");
        let text = String::from_utf8(sent).expect("text");
        assert_eq!(text, "HTTP/1.1 200 .\r\nA: b\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");
    }
}
