"""keygen: a pair of keys, such as minisign's own."""

import os
import sys
from getpass import getpass
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location
from backfile.files.disk import unusable
from backfile.fixity.secretkey import new_key

_PUBLIC = ".pub"


def keygen(root: Path, file: Path, *, plain: bool) -> int:
    """Write a new secret key to `file`, and the public one beside it, and say what to do with them.

    Raises BackfileError (usage): the file is there, or lies within the archive, which is copied and published
    in whole; or the two passwords are not the same.
    """
    public = file.with_name(f"{file.name}{_PUBLIC}")
    if file.resolve().is_relative_to(root.resolve()):
        message = "a secret key within the archive would be copied, and perhaps published, with it"
        raise BackfileError(message, Location(str(file)), "name a place outside of it", code=Exit.USAGE)
    for path in (file, public):
        if os.path.lexists(path):
            hint = "name another file: who loses a key can't sign as before"
            raise BackfileError("there is a file here", Location(str(path)), hint, code=Exit.USAGE)
    key = new_key()
    password = None if plain else _new_password()
    _write(file, key.file(password), 0o600)
    _write(public, key.public.file(), 0o644)
    sys.stdout.write(
        f"{file}: the secret key; keep a copy of it, and keep it to yourself\n"
        f"{public}: the public key {key.public.name}\n"
        "Let the site show it. Write this into site.toml, under [site], and build:\n"
        f'    public_key = "{key.public.line}"\n'
        f"Then sign each build with: python build.py sign {file}\n"
    )
    return Exit.DONE


def _new_password() -> str:
    password = getpass("Password of the new key: ")
    if not password:
        hint = "a key without one is made with -W"
        raise BackfileError("the password is empty", hint=hint, code=Exit.USAGE)
    if getpass("The same once more: ") != password:
        raise BackfileError("the two passwords are not the same", code=Exit.USAGE)
    return password


def _write(path: Path, data: bytes, mode: int) -> None:
    """Write a new file that nobody else may read before its mode is set."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
    except OSError as error:
        raise unusable(error, str(path)) from None
