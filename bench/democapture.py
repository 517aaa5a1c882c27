"""Stories as captures: the text of a newspaper's page as a reader copies it, and the sidecar beside it."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from demostory import Story
from demoworld import said
from world import number, pick


def page(rng: Random, story: Story, *, revised: bool = False) -> str:
    """Return the text of a story's page; `revised` is as it stood some days later."""
    paper, words = story.paper, story.edition.words
    body = [*story.paragraphs]
    if revised:
        body[-1:] = [body[-1], story.later]
    above = [*story.notes[:1]] if paper.disclaimed else []
    below = [] if paper.disclaimed else [*story.notes[:1]]
    related = said(rng, pick(rng, words["read_more"]), {"headline": [pick(rng, story.topic.headlines)]})
    lines = [
        *paper.above,
        story.topic.tag,
        story.headline,
        story.deck,
        _date_line(story),
        story.byline,
        _caption(story),
        *above,
        *body[:2],
        related if "{" not in related and rng.random() < 0.3 else None,
        *body[2:],
        said(rng, words["wire"][0], {"wire": [story.wire]}) if story.wire else None,
        *below,
        *story.notes[1:],
        *paper.below,
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def sidecar(rng: Random, story: Story, *, revised: bool = False, picture: str | None = None) -> str | None:
    """Return what whoever made the capture noted of it, as TOML; None for those who noted nothing."""
    facts: dict[str, str] = {}
    if rng.random() < 0.6 or revised:
        facts["url"] = address(story)
        facts["retrieved"] = str(
            story.day + timedelta(days=number(rng, 5, 9) if revised else number(rng, 0, 4))
        )
    if story.dated == "nothing" and rng.random() < 0.4:
        facts["published"] = f"{story.day:%Y-%m}"
    lines = [f'{key} = "{value}"' for key, value in facts.items()]
    if picture:
        lines.append(f'images = [{{ file = "{picture}" }}]')
    return "\n".join(lines) + "\n" if lines else None


def address(story: Story) -> str:
    """Return where the story stood."""
    return f"https://www.{story.paper.host}/{story.day:%Y/%m}/{story.number}"


def _caption(story: Story) -> str | None:
    return f"{story.caption} {story.credit}" if story.caption else None


def _date_line(story: Story) -> str | None:
    words = story.edition.words
    if story.dated == "nothing":
        return None
    written = story.paper.date if story.dated == "line" else words["month_alone"]
    return written.format_map(_parts(story.day, story.number, words))


def _parts(day: date, at: int, words: Mapping[str, list[str]]) -> dict[str, str | int]:
    months = words["months"]
    return {
        "d": day.day,
        "dd": f"{day.day:02d}",
        "mm": f"{day.month:02d}",
        "y": day.year,
        "time": f"{7 + at % 15:02d}:{at * 7 % 60:02d}",
        "month_name": months[day.month - 1],
        "month_genitive": words.get("months_genitive", months)[day.month - 1],
    }
