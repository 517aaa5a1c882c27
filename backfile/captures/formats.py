"""The formats of captures. A new one is one file beside this one, and one line here."""

from collections.abc import Callable, Iterable

from backfile.captures import feeds, htmlpage, jsonentries, markdowntext, mhtml, plaintext, webarchive
from backfile.captures.part import Part
from backfile.errors import BackfileError
from backfile.toml.settings import Intake

Found = Iterable[Part | BackfileError] | None
FORMATS: tuple[Callable[[bytes, str, Intake], Found], ...] = (
    webarchive.warc_parts,
    webarchive.wacz_parts,
    mhtml.parts,
    feeds.parts,
    jsonentries.parts,
    htmlpage.parts,
    markdowntext.parts,
    plaintext.parts,
)
"""The formats, tried in this order: the parts of a file, with an error for each that is broken.

None says that the file is of another format; what is wrong with the file as a whole is raised.
"""
