"""WARC records, as a crawler writes them."""


def warc_record(
    url: str,
    content: bytes,
    *,
    type: str = "response",
    status: str = "200 OK",
    headers: str = "Content-Type: text/html",
) -> bytes:
    """A record of what a server answered."""
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:4d9c1a43-0a1f-4a0e-8d22-5f6f1b0f9c11>\r\n"
        f"WARC-Date: 2023-03-05T01:02:03Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype={type}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"
