"""Templates' code, kept from one build to the next where Python keeps that of our modules (PEP 3147).

To compile all templates takes as long as to print some hundreds of pages. What is kept is code that will be
run, so it stands where Python's own does: beside the program, or where PYTHONPYCACHEPREFIX says, and never in
the archive, whose files may come from anywhere. Where nothing can be written, nothing is kept.
"""

import contextlib
import hashlib
import marshal
import sys
from collections.abc import Mapping
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from backfile import program
from backfile.errors import BackfileError
from backfile.files.disk import replace


class Compiled(jinja2.BytecodeCache):
    """Compiled templates, shared by the environments of one run and by the builds of one `language`.

    Messages are a part of the code, so that what was made of other `catalogues`, or by another program, is
    not taken. Jinja sees itself whether a template is still that of which the code was made.
    """

    def __init__(self, language: str, catalogues: Mapping[str, bytes]) -> None:
        letters = "".join(filter(str.isalnum, language))
        self._file = Path(cache_from_source(str(Path(__file__).with_name(f"templates-{letters}.py"))))
        self._language = language
        self._catalogues = catalogues
        self._codes: dict[str, bytes] | None = None
        self._changed = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if the code of its template is known."""
        code = self._known().get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket was filled with."""
        self._known()[bucket.key] = bucket.bytecode_to_string()
        self._changed = True

    def keep(self) -> None:
        """Write down what was compiled, for later builds."""
        if self._changed and not sys.dont_write_bytecode:
            with contextlib.suppress(BackfileError):
                replace(self._file, self._seal() + marshal.dumps(self._known()), self._file.name)
        self._changed = False

    def _known(self) -> dict[str, bytes]:
        if self._codes is None:
            self._codes = self._read()
        return self._codes

    def _read(self) -> dict[str, bytes]:
        try:
            data, seal = self._file.read_bytes(), self._seal()
            found = marshal.loads(data[len(seal) :]) if data.startswith(seal) else {}  # noqa: S302 - as Python reads its own
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return found if isinstance(found, dict) else {}

    def _seal(self) -> bytes:
        """Return a digest (32 bytes) of what the code depends on besides the template itself."""
        whole = hashlib.sha256(f"{program.digest()}\0{self._language}".encode())
        for name, data in sorted(self._catalogues.items()):
            whole.update(f"\0{name}\0{len(data)}\0".encode() + data)
        return whole.digest()
