"""Lays out the demonstration archive, for `corpus.py`; `make demo` builds it as well.

The same arguments give the same bytes. Everything in it is invented: towns, people, newspapers and news.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from democapture import page, sidecar
from demostory import Story, story
from demoworld import Edition, editions
from drawing import picture
from world import number, pick

from backfile.cli import main as backfile

PICTURES = 24
"""So many pictures are drawn; several captures show each."""
_REVISED, _AGENCY = 0.02, 0.03


def lay_out(root: Path, *, articles: int, seed: int) -> int:
    """Write the captures and the settings of a demonstration into a new site; return how many captures.

    Ends the run where `root` can't be a new site.
    """
    if backfile(["new", str(root)], root=Path.cwd()):
        raise SystemExit(1)
    told = editions()
    (root / "seeds" / "pictures").mkdir(parents=True, exist_ok=True)
    for at in range(PICTURES):
        (root / "seeds" / "pictures" / f"{at:02d}.png").write_bytes(picture(f"{seed}:{at}"))
    (root / "site.toml").write_text(settings(told), "utf-8")
    written = 0
    for at in range(articles):
        written += _captured(root, Random(f"{seed}:capture:{at}"), story(seed, at, told))
    return written


def settings(told: Sequence[Edition]) -> str:
    """Return the demonstration's site.toml: what its keepers know of its newspapers and topics."""
    lines = [
        "# A demonstration: every town, person, newspaper and event in it is invented.",
        "",
        "[site]",
        'title = "The Invented Press"',
        'description = "A demonstration archive: every town, person, newspaper and event in it is made up."',
        'robots = "index"  # nobody else wrote these texts',
    ]
    for edition in told:
        for paper in edition.papers:
            lines += ["", "[[publication]]", f'name = "{paper.name}"', f'hosts = ["{paper.host}"]']
            known = [line for line in (*paper.above, *paper.below) if paper.name in line]
            lines += [f"patterns = {json.dumps(known, ensure_ascii=False)}"] if known else []
            lines += [f'language = "{edition.language}"', 'dates = "day-first"']
    for edition in told:
        for topic in edition.topics:
            lines += ["", "[[intake.vocabulary]]", f'tag = "{topic.tag}"', f'aliases = ["{topic.alias}"]']
        for town in edition.words["towns"]:
            lines += ["", "[[intake.vocabulary]]", f'tag = "{town}"']
    return "\n".join(lines) + "\n"


def _captured(root: Path, rng: Random, told: Story) -> int:
    """Write the captures of one story; some were made twice, and some stories stood in two newspapers."""
    folder = root / "seeds" / told.paper.host.partition(".")[0]
    drawn = (
        f"../pictures/{number(rng, 0, PICTURES - 1):02d}.png" if told.caption and rng.random() < 0.5 else None
    )
    _write(folder, f"{told.number:05d}", page(rng, told), sidecar(rng, told, picture=drawn))
    if rng.random() < _REVISED:
        _write(
            folder,
            f"{told.number:05d}-later",
            page(rng, told, revised=True),
            sidecar(rng, told, revised=True),
        )
        return 2
    others = [paper for paper in told.edition.papers if paper is not told.paper]
    if told.wire and others and rng.random() < _AGENCY / 0.2:
        other = replace(told, paper=pick(rng, others), byline=None, notes=())
        _write(
            root / "seeds" / other.paper.host.partition(".")[0], f"{told.number:05d}", page(rng, other), None
        )
        return 2
    return 1


def _write(folder: Path, name: str, text: str, facts: str | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_bytes(text.encode())
    if facts:
        (folder / f"{name}.txt.toml").write_bytes(facts.encode())
