"""Web archives for tests, made record by record."""

import gzip
import io
import json
import zipfile
from collections.abc import Sequence

PAGE = """<!doctype html><html><head><title>T</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>{title}</h1>
<p>The mayor of Port Ellery opened the {title} on Saturday, two years after a storm broke its lamp.</p>
<p>Hundreds of people came to the harbour to see the lamp lit again, among them its keeper.</p>
<p>The lamp can be seen from eleven miles away, the harbour office said in a short statement on Sunday.</p>
</article></body></html>"""


def page(title: str) -> bytes:
    """Return a page with a headline and some prose."""
    return PAGE.format(title=title).encode()


def warc(
    answers: Sequence[tuple[str, bytes]],
    *,
    packed: bool = True,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    head: str = "",
) -> bytes:
    """Return a WARC file: a record about itself, then a response for each address and payload.

    `head` is further lines of the answers' head.
    """
    records = [_record("warcinfo", "", "application/warc-fields", b"software: tests\r\n")]
    for address, payload in answers:
        sent = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(payload)}\r\n{head}\r\n"
        block = sent.encode() + payload
        records.append(_record("response", address, "application/http; msgtype=response", block))
    return b"".join(gzip.compress(record, mtime=0) if packed else record for record in records)


def _record(kind: str, address: str, content: str, block: bytes) -> bytes:
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000000>",
        "WARC-Date": "2023-03-05T10:00:00Z",
        "WARC-Target-URI": address,
        "Content-Type": content,
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def wacz(files: dict[str, bytes], pages: Sequence[str] = ()) -> bytes:
    """Return a WACZ file of WARC files by name, with a list of pages by address."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"archive/{name}", data)
        rows = [{"format": "json-pages-1.0"}, *({"url": address} for address in pages)]
        archive.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, rows)))
    return out.getvalue()
