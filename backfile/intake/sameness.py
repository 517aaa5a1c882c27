"""What tells whether two captures are of one article: a few small values, kept from build to build."""

import hashlib
import re
import unicodedata
from typing import NamedTuple

from backfile.addresses import canonical, host_of
from backfile.captures.naming import split
from backfile.drafts import Draft
from backfile.edtf import Edtf
from backfile.model import Article
from backfile.text import folded

_SHORT = 600
"""Characters of a body. A shorter one is the same only under the same headline: it may be a notice, such as
that the article is for subscribers."""
_FEWEST = 40
"""Letters and digits. Less is no text that could be told from others ("Read more")."""
_DIGITS = 32
_OTHER = re.compile(r"[\W_]+")
_ASCII_OTHER = bytes([code for code in range(128) if not chr(code).isalnum()])


class Tell(NamedTuple):
    """What is known of a capture that others may have as well. What is not known is empty.

    `words` is the digest of the text (see `digest_of`), and of the headline where that is short. `address` is
    in its one form (see `addresses`), `publication` a name, folded, and `retrieved` EDTF.
    """

    words: str = ""
    address: str = ""
    publication: str = ""
    retrieved: str = ""

    @property
    def made(self) -> Edtf | None:
        """When the capture was made."""
        return Edtf.parse(self.retrieved) if self.retrieved else None

    @property
    def host(self) -> str:
        """The host of the address."""
        return host_of(self.address)

    @property
    def article_address(self) -> str:
        """The address, if it is not that of a whole site."""
        return "" if not self.address or self.address == self.host else self.address


def digest_of(prose: str) -> str | None:
    """Digest an article's text (SHA-256, hex), so that a copy of it has the same; None for a few words.

    Case, punctuation, white space and how letters are encoded do not count.
    """
    text = _bare(prose)
    return _sha256(text) if len(text) >= _FEWEST else None


def tell_of(draft: Draft, article: Article) -> Tell:
    """Return what tells of a capture whether it is of the same article as another one."""
    stated, record = draft.stated, article.capture
    # What a sidecar says of a file that holds many articles can't be the address of each.
    own = split(draft.capture.file)[1] is None or "url" in stated.places
    words = record.words[:_DIGITS] if record and record.words else ""
    if words and len(article.body) < _SHORT:
        words = with_headline(words, article.title)
    return Tell(
        words=words,
        address=canonical(stated.url) if stated.url and own else "",
        publication=folded(article.publication or "").casefold(),
        retrieved=stated.retrieved.text if stated.retrieved else "",
    )


def with_headline(words: str, title: str | None) -> str:
    """Return what a short text is known by, given the digest that a longer one would be known by."""
    return _sha256(f"{words} {_bare(title or '')}")[:_DIGITS]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _bare(text: str) -> str:
    """Return the letters and digits, without their case and forms (Unicode Standard, section 3.13, D146)."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    # Most of what goes is ASCII, and taken out of bytes at a tenth of the cost.
    most = text.encode("utf-8", "surrogatepass").translate(None, _ASCII_OTHER)
    rest = most.decode("utf-8", "surrogatepass")
    return rest if rest.isalnum() else _OTHER.sub("", rest)
