"""A site whose every word is an attack: script, markup, templates and addresses that run, in every field."""

import json
from pathlib import Path

from tests.drawn import drawn
from tests.site.lab import Lab, lay_out
from tests.torture.outcomes import built

PAYLOAD = (
    "\"'`><script>window.hit=1;alert(1)</script><img src=x onerror=window.hit=1>{{7*7777}}{% include 'x' %}"
    "</title></script></textarea>]]>--><svg onload=window.hit=1>&lt;b onclick=window.hit=1&gt;\\u003cb\\"
)
"""Leaves text, attributes, scripts, comments, CDATA, templates and strings, wherever it can."""
TEMPLATE, RESULT = "{{7*7777}}", "54439"
"""A template, and what would stand in its place if it was run."""
LEADS = (
    "javascript:window.hit=1", "JaVaScRiPt:window.hit=1", "java\tscript:window.hit=1", "\x01javascript:hit()",
    "data:text/html,<script>window.hit=1</script>", "vbscript:hit", "file:///etc/passwd", "//evil.example/x",
    'https://evil.example/"onmouseover="window.hit=1', "https://evil.example/'><script>window.hit=1</script>",
)  # fmt: skip
_SETTINGS = f"""\
[site]
title = {json.dumps(PAYLOAD[:90])}
description = {json.dumps(PAYLOAD)}
base_url = "https://archive.example/"

[build]
executor = "serial"
"""
_FIELDS = {
    "title": PAYLOAD, "description": PAYLOAD, "date": "2024-11-19", "publication": PAYLOAD,
    "section": PAYLOAD, "byline": PAYLOAD, "authors": [PAYLOAD], "agencies": [PAYLOAD], "dateline": PAYLOAD,
    "images": [{"caption": PAYLOAD, "credit": PAYLOAD}], "notes": [{"type": "correction", "text": PAYLOAD},
    {"type": "editor", "text": PAYLOAD}], "tags": [PAYLOAD, "x"], "people": [PAYLOAD], "places": [PAYLOAD],
    "organisations": [PAYLOAD], "url": "https://evil.example/?q=%22><script>window.hit=1</script>",
    "archived": ["https://evil.example/'onclick='window.hit=1"], "rights": PAYLOAD,
    "evidence": {"title": PAYLOAD, "date": PAYLOAD},
}  # fmt: skip
_SIDECAR = f"""\
title = {json.dumps(PAYLOAD)}
section = {json.dumps(PAYLOAD)}
publication = {json.dumps(PAYLOAD)}
agencies = [{json.dumps(PAYLOAD)}]
rights = {json.dumps(PAYLOAD)}
url = "https://evil.example/a"
retrieved = "2023-03-05"
images = [{{ file = "lamp.png", caption = {json.dumps(PAYLOAD)}, credit = {json.dumps(PAYLOAD)} }}]
"""


def markdown() -> str:
    """Return a body in which each form of Markdown holds an attack."""
    forms = [PAYLOAD, f"# {PAYLOAD}", f"- {PAYLOAD}", f"> {PAYLOAD}", f"    {PAYLOAD}", f"```{PAYLOAD}\n```"]
    forms += [f"[{PAYLOAD}]({lead})" for lead in LEADS] + [f"![{PAYLOAD}]({lead})" for lead in LEADS]
    forms += [f"<{lead}>" for lead in LEADS]
    forms += [f'[a][b{n}]\n\n[b{n}]: <{lead}> "{PAYLOAD}"' for n, lead in enumerate(LEADS)]
    return "\n\n".join(forms).replace("\x01", "&#1;") + "\n"


def site(root: Path) -> Lab:
    """Lay out and build the site, with a page for its keepers."""
    lab = lay_out(root, settings=_SETTINGS)
    words = "".join(f"{field}: {json.dumps(value)}\n" for field, value in _FIELDS.items())
    lab.write("articles/2024/attack.md", f"---\n{words}---\n{PAYLOAD}\n\nA second paragraph.\n")
    same = words.replace("2024-11-19", "2023").replace("correction", "disclaimer")
    lab.write("articles/2024/second.md", f"---\n{same}---\n{PAYLOAD}\n\nA second paragraph.\n")
    lab.write("articles/2024/undated.md", f"---\ntitle: {json.dumps(PAYLOAD)}\n---\nText.\n")
    text = "".join(f"{PAYLOAD} Line {n} of what was said at the harbour on Saturday.\n\n" for n in range(6))
    lab.write("seeds/a.txt", f"{PAYLOAD}\n\n{text}")
    lab.write("seeds/a.toml", _SIDECAR)
    lab.write("seeds/b.txt", f"{PAYLOAD}\n\n{text.replace('Saturday', 'Sunday')}")
    lab.write("seeds/b.toml", _SIDECAR.replace("03-05", "03-06"))
    lab.write("seeds/lamp.png", drawn("PNG"))
    assert built(lab, "--review").code == 0
    return lab
