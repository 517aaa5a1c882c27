"""seeds/NAME.toml: facts known from outside the capture, stated by whoever made it."""

import hashlib
from collections.abc import Callable

from backfile.drafts import Facts, Stated
from backfile.errors import BackfileError, Exit, Location, Problems
from backfile.places import Place, read
from backfile.toml import schema
from backfile.toml.config import web_address
from backfile.toml.schema import Fault

SUFFIX = ".toml"
_MOST_BYTES = 1_000_000


def names_for(capture: str) -> tuple[str, str]:
    """Return where a capture's sidecar may stand: beside "a.txt", "a.txt.toml" (first) or "a.toml"."""
    # As PurePath.with_suffix has it, which takes ten times as long, and every build asks for all captures.
    folder, slash, name = capture.rpartition("/")
    stem, _, suffix = name.rpartition(".")
    behind = f"{capture}{SUFFIX}"
    return behind, f"{folder}{slash}{stem}{SUFFIX}" if stem and suffix else behind


def sidecar_for(capture: str, is_there: Callable[[str], bool]) -> str | None:
    """Return the sidecar of a capture, the first of its names that is there; None where there is none."""
    behind, instead = names_for(capture)
    if is_there(behind):
        return behind
    return instead if instead != capture and is_there(instead) else None


def sidecar_digest(place: Place, name: str) -> str:
    """Return the SHA-256 (hex) of a sidecar's name and bytes. Raises BackfileError."""
    return hashlib.sha256(
        name.encode("utf-8", "surrogateescape") + b"\0" + sidecar_bytes(place, name)
    ).hexdigest()


def read_sidecar(place: Place, name: str) -> Stated:
    """Read a sidecar. Raises Problems with every mistake in it."""
    try:
        data = sidecar_bytes(place, name)
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        hint = "save it as UTF-8"
        raise Problems([BackfileError("the file is not UTF-8", Location(name), hint)]) from None
    except BackfileError as problem:
        raise Problems([problem]) from None
    facts = schema.read(Facts, text, name, code=Exit.CONTENT)
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
    values = {key: getattr(facts, key) for key in Facts.__dataclass_fields__}
    return Stated(source=name, **values)


def sidecar_bytes(place: Place, name: str) -> bytes:
    """Read a sidecar's bytes. Raises BackfileError."""
    return read(place, name, most=_MOST_BYTES, setting="the sidecar's size limit")
