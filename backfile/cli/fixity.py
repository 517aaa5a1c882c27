"""The commands by which a site is kept for decades: what each is told, and who does it."""

import argparse
from pathlib import Path

COMMANDS = frozenset({"verify", "keygen", "sign", "import-site"})


def say_how(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the command line."""
    verify = commands.add_parser("verify", help="check the site, or any copy of it, against its manifest")
    verify.add_argument("folders", nargs="*", metavar="DIR", help="a copy (default: public/ of this archive)")
    verify.add_argument("--compare", action="store_true", help="say in what several copies differ")
    verify.add_argument(
        "--key", metavar="KEY", help="a public key, its line or its file: check the signature"
    )
    seen = "a signature, or a copy that has one, that was seen before: notice a roll-back"
    verify.add_argument("--seen", metavar="PATH", help=seen)
    allow = "a file, or a folder with / behind it, that may be there besides; may be given again"
    verify.add_argument("--allow", action="append", default=[], metavar="PATH", help=allow)
    captures = "prove that each article's ledger accounts for each line of its capture, and list hand edits"
    verify.add_argument("--captures", action="store_true", help=captures)
    verify.add_argument("--json", action="store_true", help="print one JSON object")
    keygen = commands.add_parser("keygen", help="make a key to sign the site with, as minisign does")
    keygen.add_argument("file", metavar="FILE", help="where the secret key is to be, outside the archive")
    keygen.add_argument("-W", dest="plain", action="store_true", help="without a password")
    sign = commands.add_parser("sign", help="sign the manifest of the site")
    sign.add_argument("key", metavar="FILE", help="the secret key: keygen's, or minisign's own")
    recover = commands.add_parser("import-site", help="rebuild the archive from a published site or a mirror")
    recover.add_argument("folder", metavar="DIR", help="the site")
    recover.add_argument("--key", metavar="KEY", help="a public key that must have signed it")
    theme = "take the archive's own templates and static files, though no key says whose they are"
    recover.add_argument("--theme", action="store_true", help=theme)
    unverified = "take what is whole from a copy that is not, and say what is lost"
    recover.add_argument("--unverified", action="store_true", help=unverified)


def run(root: Path, options: argparse.Namespace) -> int:
    """Hand over to the command, importing only what it needs."""
    if options.command == "keygen":
        from backfile.cli.keygen import keygen

        return keygen(root, Path(options.file), plain=options.plain)
    if options.command == "sign":
        from backfile.cli.sign import sign

        return sign(root, Path(options.key))
    if options.command == "import-site":
        from backfile.cli.importsite import import_site

        folder, key = Path(options.folder), options.key
        return import_site(root, folder, key=key, theme=options.theme, unverified=options.unverified)
    if options.captures:
        from backfile.cli.captures import captures

        return captures(root, options.folders, as_json=options.json)
    from backfile.cli.verify import Asked, verify

    return verify(
        root,
        Asked(
            folders=tuple(options.folders),
            compare=options.compare,
            key=options.key,
            seen=options.seen,
            allowed=tuple(options.allow),
            as_json=options.json,
        ),
    )
