"""The labeller trained anew for each fold, so that no page is read by weights that know its publisher."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import backfile.intake.label as labeller
from backfile.intake.label.chain import Weights
from backfile.intake.label.trees import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Folds:
    """Each publisher's fold, and each fold's weights, trained on the pages of all others."""

    fold_of: dict[str, int]
    weights: tuple[Weights, ...]
    trees: tuple[tuple[Tree, ...], ...]
    rankings: tuple[dict[str, float], ...]

    @contextmanager
    def without(self, publisher: str) -> Iterator[None]:
        """Let the labeller work with weights that have seen nothing of a publisher."""
        fold = self.fold_of[publisher]
        with (
            patch.object(labeller, "weights", lambda: self.weights[fold]),
            patch.object(labeller, "trees", lambda: self.trees[fold]),
            patch.object(labeller, "headline_weights", lambda: self.rankings[fold]),
        ):
            yield


def trained(captures: Path, folds: int) -> Folds:
    """Train on the development pages, once a fold, as tools/train_labeller.py does. Needs numpy and scipy."""
    from labelling_choices import known_pages
    from train_headline import ranking_page, train_ranking
    from train_labeller import cropped, fold_of, folded, measured

    known = known_pages(captures)
    known += list(cropped(known))
    pages, columns, matrix = measured(known, folds)
    print(f"training {folds} times, each time without one fold …", flush=True)
    models = folded(pages, columns, matrix, folds)
    ranked = [(fold_of(each, folds), page) for each in known if (page := ranking_page(each))]
    return Folds(
        fold_of={each.sample.publisher: fold_of(each, folds) for each in known},
        weights=tuple(models.weights),
        trees=tuple(map(models.trees, range(folds))),
        rankings=tuple(
            [train_ranking([page for own, page in ranked if own != fold]) for fold in range(folds)]
        ),
    )
