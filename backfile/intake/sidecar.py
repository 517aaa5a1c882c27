"""seeds/NAME.toml: facts known from outside the capture, stated by whoever made it."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from backfile import schema
from backfile.config import web_address
from backfile.disk import read_plain
from backfile.edtf import Edtf
from backfile.errors import BackfileError, Exit, Location, Problems
from backfile.model import Stated
from backfile.schema import Fault

SUFFIX = ".toml"
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """The keys of a sidecar. `retrieved` is when the capture was made."""

    title: str | None = None
    url: str | None = None
    published: Edtf | None = None
    modified: Edtf | None = None
    retrieved: Edtf | None = None
    publication: str | None = None
    section: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    archived: tuple[str, ...] = ()
    rights: str | None = None


def names_for(capture: str) -> tuple[str, str]:
    """Return where a capture's sidecar may stand: beside "a.txt", "a.txt.toml" (first) or "a.toml"."""
    return f"{capture}{SUFFIX}", f"{PurePosixPath(capture).with_suffix(SUFFIX)}"


def read_sidecar(path: Path, name: str) -> Stated:
    """Read a sidecar. Raises Problems with every mistake in it."""
    try:
        data = read_plain(path, name, most=_MOST_BYTES, setting="the sidecar's size limit")
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        hint = "save it as UTF-8"
        raise Problems([BackfileError("the file is not UTF-8", Location(name), hint)]) from None
    except BackfileError as problem:
        raise Problems([problem]) from None
    facts = schema.read(Sidecar, text, name, code=Exit.CONTENT)
    faults = [
        Fault(key, f"'{address}' is not a web address: {why}")
        for key, address in (
            (("url",), facts.url),
            *((("archived", index), address) for index, address in enumerate(facts.archived)),
        )
        if address is not None and (why := web_address(address))
    ]
    if faults:
        raise Problems(schema.located(faults, text, name, code=Exit.CONTENT))
    values = {key: getattr(facts, key) for key in Sidecar.__dataclass_fields__}
    return Stated(source=name, **values)
