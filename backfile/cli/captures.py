"""verify --captures: each article's ledger against its captures, and what people have changed since."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from backfile import places
from backfile.captures import FOLDER as SEEDS
from backfile.cli.diff import differences
from backfile.cli.report import print_error
from backfile.cli.words import many
from backfile.errors import BackfileError, Exit, Problems, shown
from backfile.fixity.proving import Proof, prove
from backfile.names import FOLDER as ARTICLES
from backfile.names import SUFFIX
from backfile.toml import config


def captures(root: Path, folders: Sequence[str], *, as_json: bool) -> int:
    """Prove the captures of the archive in `root`, and list hand edits as differences from the reading.

    Exit code 4 where a ledger does not account for each line of its capture as it is now; a hand edit is no
    fault. Raises BackfileError (usage) where folders are named: captures are not proved in a copy of the
    site.
    """
    if folders:
        message = "captures are proved in the archive itself, not in a copy of its site"
        hint = "have the archive back from the copy with import-site, and prove it there"
        raise BackfileError(message, hint=hint, code=Exit.USAGE)
    settings = config.load(root)
    place = places.place_of(root, settings.build.storage)
    articles = [path for path in places.files_below(place, ARTICLES) if path.endswith(SUFFIX)]
    seeds = places.files_below(place, SEEDS)
    proofs = list(prove(place, settings, articles, seeds, crew=settings.build.crew()))
    edits = {proof.path: _edits(root, proof.path) for proof in proofs if proof.edited}
    faults = [problem for proof in proofs for problem in proof.problems]
    if as_json:
        sys.stdout.write(_json(proofs, edits))
    else:
        for path, lines in edits.items():
            sys.stdout.write(f"edited  {shown(path)}\n{''.join(lines)}")
        for fault in faults:
            print_error(str(fault))
        lines_proved = many(sum(proof.lines for proof in proofs), "line")
        of = many(sum(proof.captures for proof in proofs), "capture")
        wrong = f"; {many(len(faults), 'fault')}" if faults else ""
        edited = f"; {len(edits)} edited by hand" if edits else ""
        told = f"{many(len(proofs), 'article')}: {lines_proved} of {of} accounted for{edited}{wrong}"
        sys.stdout.write(f"{told}\n")
    return Exit.VERIFICATION if faults else Exit.DONE


def _edits(root: Path, path: str) -> list[str]:
    """Return the differences from the reading; none where its captures can't be read."""
    try:
        return list(differences(root, path))
    except (BackfileError, Problems):
        return []


def _json(proofs: Sequence[Proof], edits: dict[str, list[str]]) -> str:
    document = {
        "articles": len(proofs),
        "captures": sum(proof.captures for proof in proofs),
        "lines": sum(proof.lines for proof in proofs),
        "edited": {path: "".join(lines) for path, lines in edits.items()},
        "faults": [str(problem) for proof in proofs for problem in proof.problems],
    }
    return json.dumps(document) + "\n"
