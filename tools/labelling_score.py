"""Score labelled development pages as Zyte's article-extraction benchmark does: shingles of four words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from labelling_truth import STYLES, Sample, tokens

_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\u1000-\u109f]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\u1000-\u109f]+"
)


def grams(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Count a text's shingles."""
    words = _TOKEN.findall(text)
    return Counter(
        tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)) if words[i : i + size]
    )


def score_body(truth: str, optional: Iterable[str], body: str) -> tuple[float | None, float]:
    """Return precision (None without a prediction) and recall of one page's body.

    An optional paragraph belongs to the truth where most of it was predicted.
    """
    found = grams(body)
    for paragraph in optional:
        own = grams(paragraph)
        if own and 2 * sum((own & found).values()) > sum(own.values()):
            truth += "\n\n" + paragraph
    wanted = grams(truth)
    both = sum((wanted & found).values())
    if wanted == found:
        return 1.0, 1.0
    return (both / sum(found.values()) if found else None), (both / sum(wanted.values()) if wanted else 0.0)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").lower()))


def score_page(row: dict[str, Any], texts: Sequence[tuple[str, str]]) -> dict[str, float | None]:
    """Score one page given (state or role, text) of its visible lines: "body" and "title" count."""
    body = "\n".join(text for state, text in texts if state == "body")
    title = next((text for state, text in texts if state == "title"), "")
    precision, recall = score_body(row["gt_body"], row.get("gt_optional") or (), body)
    both = 2 * precision * recall / (precision + recall) if precision and recall else 0.0
    captions = left = 0
    kept = f" {' '.join(tokens(body))} "
    truth = f" {' '.join(tokens(row['gt_body']))} "
    for caption in row["gt_captions_silver"] or []:
        words = " ".join(tokens(caption))
        if words.count(" ") >= 5 and f" {words} " not in truth:
            captions += 1
            left += f" {words} " in kept
    wanted = {_plain(text) for text in row["gt_title_candidates"] or []} | {_plain(row["gt_title"])}
    return {
        "precision": precision,
        "recall": recall,
        "f1": both,
        "title": float(bool(title) and _plain(title) in wanted),
        "captions": captions,
        "left": left,
    }


def summary(pages: Sequence[dict[str, float | None]]) -> str:
    """Summarise pages: P, R, F1 of the means, share of pages with F1 >= .9, titles, captions left."""

    def mean(name: str) -> float:
        values = [page[name] for page in pages if page[name] is not None]
        return sum(value or 0 for value in values) / (len(values) or 1)

    p, r = mean("precision"), mean("recall")
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    good = sum((page["f1"] or 0) >= 0.9 for page in pages) / (len(pages) or 1)
    captions = sum(page["captions"] or 0 for page in pages)
    left = sum(page["left"] or 0 for page in pages)
    share = left / captions if captions else 0.0
    return (
        f"{len(pages):4d} pages  P {p:.3f}  R {r:.3f}  F1 {f1:.3f}  F1>=.9 {good:.2f}"
        f"  title {mean('title'):.3f}  captions left {left:.0f}/{captions:.0f} = {share:.3f}"
    )


def report(predicted: Iterable[tuple[Sample, Sequence[str]]]) -> list[dict[str, Any]]:
    """Print the figures of predicted states, per style, data set and language; return those of each page."""
    groups: dict[str, list[dict[str, float | None]]] = {}
    rows: list[dict[str, Any]] = []
    for sample, states in predicted:
        texts = [(state, sample.lines[i]) for state, i in zip(states, sample.visible, strict=True)]
        page = score_page(sample.row, texts)
        rows.append({"id": sample.row["id"], "style": sample.style, **page})
        for name in ("all", sample.row["dataset"], "language " + sample.row["lang"]):
            groups.setdefault(f"{sample.style:9s} {name}", []).append(page)
    for style in STYLES:
        for name in sorted(groups):
            if name.startswith(style):
                print(f"{name:24s}{summary(groups[name])}")
    return rows
