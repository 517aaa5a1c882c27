"""sign: the manifest of the site, so that a reader knows whose a mirror is, and how old."""

import sys
from getpass import getpass
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location
from backfile.files import lock
from backfile.files.disk import read_plain
from backfile.fixity import signing
from backfile.fixity.secretkey import secret_key
from backfile.press.publishing.survey import FOLDER
from backfile.press.urls import SIGNATURE
from backfile.signatures.minisign import MOST_BYTES, public_key
from backfile.toml import config


def sign(root: Path, file: Path) -> int:
    """Sign the published site with the secret key in `file`.

    Raises BackfileError (usage): the key is none, is not that of site.toml, or the site is in a storage.
    """
    site = config.load(root)
    if site.build.storage:
        message = "the site stands in a storage, and only one in a folder can be signed"
        hint = "copy it into a folder, sign its manifest there with minisign, and put the signature beside it"
        raise BackfileError(message, hint=hint, code=Exit.USAGE)
    data = read_plain(file, str(file), most=MOST_BYTES, setting="the limit of a key")
    key = secret_key(data, str(file), lambda: getpass(f"Password of {file}: "))
    shown = site.site.public_key
    if shown and public_key(shown, config.NAME) != key.public:
        message = f"the site shows another public key than that of {file}"
        hint = f'sign with the key that belongs to it, or write public_key = "{key.public.line}"'
        raise BackfileError(message, Location(config.NAME), hint, code=Exit.USAGE)
    with lock.locked(root):
        signed = signing.sign(root, key)
    how = "was signed already" if signed.again else "signed"
    lines = [f"{root / FOLDER / SIGNATURE}: {how}, number {signed.claim.number}"]
    if not shown:
        lines.append(f'Readers do not see the key yet: write public_key = "{key.public.line}" into site.toml')
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return Exit.DONE
