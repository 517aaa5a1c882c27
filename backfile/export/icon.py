"""The icon of a site: the initials of its name between two rules, as a newspaper's nameplate has them."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from backfile.export.glyphs import PAGE, shape_of

INK, PAPER = "#1d1b18", "#fdfcf9"
"""The colours of the ground and of the letters."""
SIDE = 64
"""The side of the square that it is drawn in."""
_WIDE, _GAP = 8, 4
_RULES = (8, 52)
_RULE = 4
_CURVE = 8
"""A curve is drawn as so many lines."""
_ARTICLES = frozenset({"a", "an", "the", "der", "die", "das", "el", "la", "le", "les"})

Point = tuple[float, float]


class Drawing(NamedTuple):
    """Strokes in the square, each as points and whether a point is a control point; their width."""

    strokes: tuple[tuple[tuple[Point, bool], ...], ...]
    width: float


def initials(name: str) -> tuple[str, ...]:
    """Return the strokes of the first letters of a name's first two words, articles apart; never none."""
    words = name.split()
    words = [word for word in words if word.casefold() not in _ARTICLES] or words
    firsts = (next(filter(str.isalnum, unicodedata.normalize("NFD", word)), "") for word in words[:2])
    shapes = [shape_of(first.upper()[:1]) for first in firsts]
    found = tuple(shape for shape in shapes if shape is not None)
    return found if found and shapes[0] is not None else (PAGE,)


def drawn(name: str) -> Drawing:
    """Draw the initials of a name into the square between the rules."""
    shapes = initials(name)
    scale = 2.4 if len(shapes) == 1 else 2.1
    left = (SIDE - scale * (_WIDE * len(shapes) + _GAP * (len(shapes) - 1))) / 2
    top = (SIDE - scale * 12) / 2
    strokes = []
    for number, shape in enumerate(shapes):
        for stroke in shape.split("|"):
            points = []
            for mark in stroke.split():
                across, down = int(mark[-2], 16) + number * (_WIDE + _GAP), int(mark[-1], 16)
                at = (round(left + scale * across, 2), round(top + scale * down, 2))
                points.append((at, mark[0] == "("))
            strokes.append(tuple(points))
    return Drawing(tuple(strokes), round(2 * scale, 2))


def svg(name: str) -> bytes:
    """Return the icon as SVG."""
    drawing = drawn(name)
    path = "".join(map(_path, drawing.strokes))
    rules = "".join(f'<path d="M8 {at}h48v{_RULE}h-48z" fill="{PAPER}"/>' for at in _RULES)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        f'<rect width="{SIDE}" height="{SIDE}" rx="10" fill="{INK}"/>{rules}'
        f'<path d="{path}" fill="none" stroke="{PAPER}" stroke-width="{drawing.width}"'
        ' stroke-linecap="round" stroke-linejoin="round"/></svg>\n'
    ).encode()


def _path(stroke: tuple[tuple[Point, bool], ...]) -> str:
    parts, mark = [], "M"
    for (x, y), control in stroke:
        parts.append(f"{'Q' if control else mark}{x:g} {y:g}")
        mark = " " if control else "L"
    return "".join(parts)


def shades(name: str, side: int) -> list[bytearray]:
    """Return the icon as rows of `side` shades, 0 being the ground and 15 the letters."""
    scale = side / SIDE
    rows = [bytearray(side) for _ in range(side)]
    for at in _RULES:
        for row in rows[round(at * scale) : round((at + _RULE) * scale)]:
            row[round(8 * scale) : round(56 * scale)] = b"\x0f" * (round(56 * scale) - round(8 * scale))
    drawing = drawn(name)
    for (x, y), (x2, y2) in _pieces(drawing, scale):
        _draw(rows, x, y, x2, y2, drawing.width * scale / 2)
    return rows


def _pieces(drawing: Drawing, scale: float) -> Iterator[tuple[Point, Point]]:
    """Yield the strokes as short straight lines: what is near a short one is soon gone through."""
    for stroke in drawing.strokes:
        for start, end in pairwise(_flat(stroke)):
            count = max(1, round(max(abs(end[0] - start[0]), abs(end[1] - start[1])) * scale / 6))
            dx, dy = (end[0] - start[0]) / count, (end[1] - start[1]) / count
            steps = [(scale * (start[0] + dx * n), scale * (start[1] + dy * n)) for n in range(count + 1)]
            yield from pairwise(steps)


def _flat(stroke: tuple[tuple[Point, bool], ...]) -> list[Point]:
    points: list[Point] = []
    control: Point | None = None
    for (x, y), is_control in stroke:
        if is_control:
            control = (x, y)
            continue
        if control is not None:
            (x0, y0), (cx, cy) = points[-1], control
            for n in range(1, _CURVE):
                t = n / _CURVE
                a, b, c = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
                points.append((a * x0 + b * cx + c * x, a * y0 + b * cy + c * y))
            control = None
        points.append((x, y))
    return points


def _draw(rows: list[bytearray], x: float, y: float, x2: float, y2: float, half: float) -> None:
    """Draw a line with round ends, each pixel as dark as the line covers of it."""
    side, dx, dy = len(rows), x2 - x, y2 - y
    length = dx * dx + dy * dy or 1.0
    first, last = max(0, int(min(x, x2) - half - 1)), min(side, int(max(x, x2) + half + 2))
    for row in range(max(0, int(min(y, y2) - half - 1)), min(side, int(max(y, y2) + half + 2))):
        line, py = rows[row], row + 0.5 - y
        for column in range(first, last):
            px = column + 0.5 - x
            along = min(1.0, max(0.0, (px * dx + py * dy) / length))
            ex, ey = px - along * dx, py - along * dy
            far = half + 0.5 - (ex * ex + ey * ey) ** 0.5
            if far > 0:
                shade = 15 if far >= 1 else int(far * 15 + 0.5)
                if shade > line[column]:
                    line[column] = shade
