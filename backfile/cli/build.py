"""build: from captures to the published site. The whole product, as a list of steps."""

import sys
from collections.abc import Callable
from pathlib import Path

from backfile import state
from backfile.errors import Exit, shown
from backfile.files import lock
from backfile.look import SETTINGS, Look, look
from backfile.press.publishing.standing import digest_of
from backfile.press.publishing.survey import FOLDER, survey
from backfile.press.urls import HOME


def build(
    root: Path,
    *,
    executor: str | None = None,
    scheduler: str | None = None,
    review: bool = False,
    keep_going: bool = False,
) -> int:
    """Build the archive in `root`, the work done by whom the command line says, else as in site.toml.

    With `review` the site has a page of what needs a human, until it is built again. Raises Problems with all
    that is wrong, and then publishes nothing; to `keep_going` is to publish all else, and to return 1.
    """
    asked = executor or scheduler or review or keep_going
    if asked or not (root / state.NAME).exists() or not (root / SETTINGS).exists():
        return _build(root, executor=executor, scheduler=scheduler, review=review, keep_going=keep_going)
    with lock.locked(root):
        seen = [look(root)]
        said = _nothing_new(root, seen[0])
        if said is None:
            return _build(root, seen=seen.pop)
    sys.stdout.write("".join(f"{shown(line)}\n" for line in said))
    return Exit.DONE


def _nothing_new(root: Path, seen: Look) -> list[str] | None:
    """Return what is to be said where everything is as the last build saw it and left it; else None.

    Nothing but the head of the state is read, and of the program only what this takes.
    """
    head = state.head_of(root)
    if not head or seen.digest is None or head.get("inputs") != seen.digest:
        return None
    if head.get("public") != digest_of(survey(root).files):
        return None
    return [*map(str, head["said"]), str(root / FOLDER / HOME)]


def _build(
    root: Path,
    *,
    executor: str | None = None,
    scheduler: str | None = None,
    review: bool = False,
    keep_going: bool = False,
    seen: Callable[[], Look] | None = None,
) -> int:
    """Do the whole of it; its parts take a quarter of a second to import."""
    from backfile.cli.whole import build_whole

    return build_whole(
        root, executor=executor, scheduler=scheduler, review=review, keep_going=keep_going, seen=seen
    )
