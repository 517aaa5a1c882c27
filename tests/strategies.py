"""What tests make up: any text, articles and Markdown."""

from hypothesis import strategies as st

from backfile.edtf import Edtf
from backfile.model import Article, CaptureRecord, Image, Note, NoteType, Status
from backfile.roles import Role
from backfile.text import unprintable

TRICKY = (
    "",
    " ",
    "no",
    "Yes",
    "on",
    "y",
    "012",
    "0x1F",
    "1:30",
    "1e3",
    "null",
    "~",
    "NULL",
    "true",
    "=",
    "<<",
    ".inf",
    "2024-11-19",
    "- a",
    "-",
    "--- ",
    "...",
    "? a",
    "?",
    ": a",
    "a: b",
    "a:",
    "a #b",
    "#a",
    "a:?b",
    "What? b",
    "a,b",
    "[a]",
    "{a}",
    "'a'",
    '"a"',
    "a'b",
    'a"b',
    "!a",
    "&a",
    "*a",
    "%a",
    "@a",
    "`a`",
    "|",
    ">",
    "\\",
    "\\u0041",
    "a\nb",
    "a\n---\nb",
    "\ta",
    "a\t",
    " a",
    "a ",
    "a\xa0b",
    "\xa0",
    "a\u2028b",
    "a\u2029",
    "\ufeffa",
    "a\xadb",
    "a\u200bb",
    "👩\u200d🚀",
    "🇺🇦",
    "Ж: ё",
    "مرحبا",
    "a\r\nb",
    "a\rb",
    "  filed: " + "0" * 64,
)
"""Texts that YAML takes for something else, or that editors and line counters trip over."""

LONG = ("x" * 5000, "ж" * 1500, "a b " * 1000, "- " * 3000)
"""Texts that are too long for a line, or for a YAML key."""

DATES = (
    "2024-11-19",
    "2024-11-19?",
    "2024-11-19~",
    "2024-11",
    "2024",
    "202X",
    "2024-21",
    "XXXX-12-18",
    "2024/2025",
    "2024-11-19T14:30:00Z",
    "[..2024-11-20]",
    "[2024-11-19,2024-11-20]",
    "../2024-11",
    "2024-11-19/..",
)

texts = st.one_of(
    st.sampled_from(TRICKY),
    st.text(max_size=30),
    st.text(st.sampled_from("ab :#-?,[]{}'\"\\\n&*!|>%@` \xa0\u2028~0"), max_size=12),
).filter(lambda text: unprintable(text) is None)
"""Any text that a field may hold."""

bodies = st.one_of(
    texts, st.lists(st.sampled_from(["---", "", "a", "--- ", "...", "  filed: " + "a" * 64])).map("\n".join)
).filter(lambda text: "\r" not in text)

edtf = st.sampled_from(DATES).map(Edtf.parse)
addresses = st.sampled_from(("https://a.example/", "http://a.example/ж?q=1#x:y", "https://a.example/a,b[1]"))
digests = st.sampled_from(("0" * 64, "a" * 64, "1e" * 32))


def _lists(items: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(items, max_size=4).map(tuple)


captures = st.builds(
    CaptureRecord,
    file=texts.filter(bool),
    sha256=digests,
    filed=st.none() | digests,
    ledger=st.lists(st.sampled_from(list(Role)), unique=True, max_size=4).map(
        lambda roles: {role.value: f"{n * 10 + 1}, {n * 10 + 3}-{n * 10 + 5}" for n, role in enumerate(roles)}
    ),
    reasons=st.lists(texts, unique=True, max_size=3).map(
        lambda reasons: {reason: f"{n + 1}" for n, reason in enumerate(reasons)}
    ),
    format=st.none() | texts,
    encoding=st.none() | texts,
    text=st.none() | digests,
    retrieved=st.none() | edtf,
    words=st.none() | digests,
    url=st.none() | addresses,
)

articles = st.builds(
    Article,
    title=st.none() | texts,
    description=st.none() | texts,
    date=st.none() | edtf,
    modified=st.none() | edtf,
    publication=st.none() | texts,
    section=st.none() | texts,
    language=st.none() | texts,
    byline=st.none() | texts,
    authors=_lists(texts),
    agencies=_lists(texts),
    dateline=st.none() | texts,
    images=st.lists(st.builds(Image, caption=st.none() | texts, credit=st.none() | texts), max_size=2).map(
        tuple
    ),
    notes=st.lists(st.builds(Note, type=st.sampled_from(NoteType), text=texts), max_size=2).map(tuple),
    tags=_lists(texts),
    people=_lists(texts),
    places=_lists(texts),
    organisations=_lists(texts),
    url=st.none() | addresses,
    archived=_lists(addresses),
    rights=st.none() | texts,
    status=st.sampled_from(Status),
    evidence=st.dictionaries(texts, texts, max_size=3),
    capture=st.none() | captures,
    captures=st.lists(captures, max_size=2).map(tuple),
    body=bodies,
)
"""Articles with any printable text in every field."""

WORDS = ("Wort", "lage", "blick", "Ödland", "жук", "ſtraße")
"""Words for Markdown, none of which is (part of) an HTML entity's name or a scheme."""

_MARKS = (
    *WORDS,
    *WORDS,
    " ",
    " ",
    "\n",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "*",
    "**",
    "_",
    "`",
    "``",
    "```",
    "~~~",
    "[",
    "]",
    "](",
    ")",
    "(",
    "![",
    "]:",
    "]: ",
    "[Wort]: lage\n",
    "[Wort]",
    "[blick][wort]",
    "<",
    ">",
    "<http://",
    "http://a.example/",
    "<b@a.example>",
    "<b>",
    "&",
    ";",
    "&amp;",
    "&auml;",
    "&#x416;",
    "&#1078;",
    "&nbsp;",
    "%D0%B6",
    "%c3%a9",
    "%zz",
    "http://ödland.example/",
    "mailto:",
    "javascript:",
    '"',
    "'",
    "\\",
    "\\\n",
    "\\[",
    "#",
    "# ",
    "- ",
    "1. ",
    "> ",
    "---",
    "===",
    "|",
    "!",
    "+ ",
    ":",
    "xn--",
    "//",
)

markdown = st.lists(st.sampled_from(_MARKS), max_size=25).map("".join)
"""Markdown of every kind, most of it broken."""
