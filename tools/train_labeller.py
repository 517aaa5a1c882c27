"""Train the labeller's weights on development pages, and print cross-validated figures.

    python tools/train_labeller.py --captures DIR [--folds 4] [--figures-only] [--pages FILE]

Publishers are held apart: no publisher's pages are on both sides of a fold. Needs numpy and scipy. Set
OMP_NUM_THREADS=1: the matrices are sparse and threads of no use.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from crf import Array, Batch, Chain, feasible, train
from labelling_choices import Known, known_pages, spot
from labelling_score import report
from scipy.sparse import csr_matrix
from train_headline import Page as RankingPage
from train_headline import ranking_page, train_ranking
from train_second import Row, ready_trees, rows_of, train_second, write_trees

from backfile.intake.label.chain import NEVER, STATES, Weights, decode, ready, score
from backfile.intake.label.features import features
from backfile.intake.label.page import Page, survey
from backfile.intake.label.trees import Tree
from backfile.intake.label.verdicts import verdicts
from backfile.roles import BODY_ROLES, Role

LABEL = Path(__file__).parent.parent / "backfile/intake/label"
WEIGHTS, RANKING, TREES = LABEL / "weights.tsv", LABEL / "headline.tsv", LABEL / "second.tsv"
L1, L2, ROUNDS, SEEN = 2.0, 1.0, 150, 6
KEPT = BODY_ROLES | {Role.AGENCY, Role.NOTE}
"""The roles whose words count as body: the truth of the pages holds sign-offs and notes."""
CREDITS, CAPTION = re.compile(r"credits:(\d)(\d)(\d)\+"), STATES.index("caption")
SMALLEST = 0.02
"""Weights nearer to 0 are left out of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A page with its survey and the features of its lines, as rows of a matrix that all pages share."""

    known: Known
    page: Page
    names: list[list[str]]
    first: int
    choices: Array

    @property
    def rows(self) -> slice:
        """The page's rows of the matrix."""
        return slice(self.first, self.first + len(self.names))


def cropped(pages: Sequence[Known]) -> Iterator[Known]:
    """Crop pages to a few lines around the article: many captures are copied by hand, without the menus."""
    for known in pages:
        body = [i for i, own in enumerate(known.choices) if own == {"body"}]
        if known.core and known.title is not None and body:
            number = spot(known.sample)
            yield known.part(slice(max(0, known.title - number % 3), body[-1] + 1 + (number // 3) % 9))


def fold_of(known: Known, folds: int) -> int:
    """Give a publisher its fold, by a digest of its name."""
    return int(hashlib.sha256(known.sample.publisher.encode()).hexdigest()[:8], 16) % folds


def measured(pages: Sequence[Known], folds: int) -> tuple[list[Measured], dict[str, int], csr_matrix]:
    """Measure all pages, each with a ranking of headlines that has not seen its publisher.

    Trained on pages that the ranking knows by heart, the chain would trust it too much.
    """
    ranked = [(fold_of(known, folds), ranking_page(known)) for known in pages]
    rankings = [train_ranking(_others(ranked, fold)) for fold in range(folds)]
    columns: dict[str, int] = {}
    places: list[int] = []
    ends = [0]
    found = []
    for known in pages:
        page = survey(known.facts, known.gaps, rankings[fold_of(known, folds)])
        names = features(known.facts, known.gaps, page)
        allowed = [[float(state in own) for state in STATES] for own in known.choices]
        choices = np.array(allowed).reshape(-1, len(STATES))
        found.append(Measured(known=known, page=page, names=names, first=len(ends) - 1, choices=choices))
        for row in names:
            places += [columns.setdefault(name, len(columns)) for name in row]
            ends.append(len(places))
    matrix = csr_matrix((np.ones(len(places)), places, ends), shape=(len(ends) - 1, len(columns)))
    return found, columns, matrix


def _others(ranked: Sequence[tuple[int, RankingPage | None]], fold: int) -> list[RankingPage]:
    return [page for own, page in ranked if page is not None and own != fold]


Model = tuple[dict[str, tuple[float, ...]], tuple[tuple[float, ...], ...]]


def fit(pages: Sequence[Measured], columns: dict[str, int], matrix: csr_matrix) -> Model:
    """Train on pages: a weight per state for each feature that the core holds often, and the moves'."""
    core = [page for page in pages if page.known.core]
    allowed = np.zeros((len(STATES), len(STATES)))
    for page in core:
        allowed[page.choices[:-1].argmax(axis=1), page.choices[1:].argmax(axis=1)] = 1
    seen = sum(np.asarray(matrix[page.rows].sum(axis=0)).ravel() for page in core)
    often = np.flatnonzero(seen >= SEEN)
    chains = [
        Chain(rows=np.arange(page.rows.start, page.rows.stop), choices=page.choices, weight=page.known.weight)
        for page in pages
        if page.names and feasible(page.choices, allowed)
    ]
    rows, moves = train(Batch(matrix[:, often].tocsr(), chains), allowed, l1=L1, l2=L2, rounds=ROUNDS)
    names = list(columns)
    rows[:, CAPTION] += [leaning(names[k]) for k in often]
    states = {
        names[k]: tuple(row.round(2).tolist())
        for k, row in zip(often, rows, strict=True)
        if abs(row).max() >= SMALLEST
    }
    return states, tuple(map(tuple, np.where(allowed > 0, moves.round(2), NEVER).tolist()))


def leaning(name: str) -> float:
    """Say how much likelier than it is a feature makes a caption: captions left in the text are to be few.

    A paragraph that is lost costs a reader more than a caption that is left, so that what credits say leans
    further than the mere line.
    """
    if found := CREDITS.match(name):
        _, own, below = map(int, found.groups())
        return 2.0 if own or below == 2 else 0.0
    if name.startswith("has:caption+"):
        return 0.5
    return 1.0 if name in {"bias", "mark:side"} or name.startswith("copy-near") else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """For each fold the weights that have not seen its pages; for each page its fold and its unsure lines."""

    weights: list[Weights]
    fold_of: list[int]
    rows: list[list[Row]]

    def trees(self, fold: int | None) -> tuple[Tree, ...]:
        """Train the second look on the pages of all folds but one."""
        pairs = zip(self.fold_of, self.rows, strict=True)
        return ready_trees(train_second([row for own, rows in pairs if own != fold for row in rows]))


def folded(pages: Sequence[Measured], columns: dict[str, int], matrix: csr_matrix, folds: int) -> Folded:
    """Train once a fold, on the pages of all others, and find what such weights are unsure of.

    The weights that find it for the pages of one fold have seen those of the others: strictly, the trees that
    are tested on a page were trained on what weights say that know it, though never on the page itself.
    """
    own = [fold_of(page.known, folds) for page in pages]
    weights = []
    for fold in range(folds):
        others = [page for page, its in zip(pages, own, strict=True) if its != fold]
        weights.append(ready(*fit(others, columns, matrix)))
    rows = [
        rows_of(page.known, page.page, page.names, weights[fold])
        for page, fold in zip(pages, own, strict=True)
    ]
    return Folded(weights=weights, fold_of=own, rows=rows)


def predict(page: Measured, weights: Weights, trees: Sequence[Tree]) -> list[str]:
    """Label the lines of one page: the roles' names, with "body" for all that counts as body."""
    scores = score(page.names, weights)
    path = [STATES[k] for k in decode(scores, weights.moves)]
    found = verdicts(page.known.facts, page.page, page.names, path, scores, weights, trees)
    return ["body" if role in KEPT else role.value for role, _ in found]


def cross_validate(pages: Sequence[Measured], tested: int, folds: Folded) -> list[dict[str, Any]]:
    """Print the figures of pages whose publishers the model has not seen; the first pages are tested.

    Returns the figures of each page.
    """
    predicted = []
    for fold, weights in enumerate(folds.weights):
        trees = folds.trees(fold)
        predicted += [
            (page.known.sample, predict(page, weights, trees))
            for page, own in zip(pages[:tested], folds.fold_of, strict=False)
            if page.known.core and own == fold
        ]
    return report(predicted)


def write(states: dict[str, tuple[float, ...]], moves: Sequence[Sequence[float]], path: Path) -> None:
    """Write weights as sorted tab-separated rows; a 0 is left empty."""
    rows = {f"state-after:{state}": row for state, row in zip(STATES, moves, strict=True)} | states
    text = ["# feature\t" + "\t".join(STATES) + "\n"]
    text += [name + "".join(f"\t{v:g}" if v else "\t" for v in rows[name]) + "\n" for name in sorted(rows)]
    path.write_text("".join(text), encoding="utf-8")


def write_ranking(pages: Sequence[Known]) -> None:
    """Train the ranking of headlines on all pages and write its weights."""
    ranking = train_ranking([page for page in map(ranking_page, pages) if page])
    lines = [f"{name}\t{ranking[name]:g}\n" for name in sorted(ranking)]
    RANKING.write_text("# feature\tweight\n" + "".join(lines), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Cross-validate, then train on everything and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--captures", type=Path, required=True, help="the folder of the development pages")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--figures-only", action="store_true", help="do not write the weights")
    parser.add_argument("--weights-only", action="store_true", help="do not cross-validate")
    parser.add_argument("--ranking-only", action="store_true", help="write no weights but the headlines'")
    parser.add_argument("--pages", type=Path, help="write the figures of each page, as JSON lines")
    options = parser.parse_args(arguments)
    known = known_pages(options.captures)
    tested = len(known)
    known += list(cropped(known))
    if options.ranking_only:
        write_ranking(known)
        return
    pages, columns, matrix = measured(known, options.folds)
    folds = folded(pages, columns, matrix, options.folds)
    if not options.weights_only:
        rows = cross_validate(pages, tested, folds)
        if options.pages:
            options.pages.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    if not options.figures_only:
        write_ranking(known)
        states, moves = fit(pages, columns, matrix)
        write(states, moves, WEIGHTS)
        write_trees(train_second([row for rows in folds.rows for row in rows]), TREES)
        print(f"{len(states)} features, {WEIGHTS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
