"""Train the labeller's weights on development pages, and print cross-validated figures.

    python tools/train_labeller.py --captures DIR [--folds 5] [--figures-only]

Publishers are held apart: no publisher's pages are on both sides of a fold. Needs python-crfsuite.
"""

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pycrfsuite
from labelling_score import report
from labelling_truth import CORE, Sample, load
from train_headline import ranking_page, train_ranking

from backfile.intake.label.chain import NEVER, STATES, Weights, decode, score
from backfile.intake.label.facts import Facts, measure
from backfile.intake.label.features import features
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.lists import keep_lists
from backfile.intake.label.page import skim, survey
from backfile.intake.label.rescue import rescue
from backfile.intake.label.roles import close, keep_prose, roles, with_title
from backfile.model import BODY_ROLES, Role

LABEL = Path(__file__).parent.parent / "backfile/intake/label"
WEIGHTS, RANKING = LABEL / "weights.tsv", LABEL / "headline.tsv"
EXTRA: tuple[str, ...] = ()
SETTINGS = {
    "c1": 2,
    "c2": 1,
    "max_iterations": 60,
    "feature.minfreq": 6,
    "feature.possible_transitions": False,
}
KEPT = BODY_ROLES | {Role.AGENCY, Role.NOTE}
"""The roles whose words count as body: the truth of the pages holds sign-offs and notes."""
SMALLEST = 0.02
"""Weights nearer to 0 are left out of the file."""

Features = list[list[str]]


def prepare(sample: Sample) -> tuple[Sample, list[Facts], list[int]]:
    """Measure a sample's visible lines, without the middles of its menus."""
    facts = [measure(sample.lines[i], lexicon()) for i in sample.visible]
    kept = skim(facts)
    gaps, last = [], -1
    for i in sample.visible:
        gaps.append(i - last - 1)
        last = i
    states = tuple([sample.states[i] for i in kept]) if sample.states else None
    short = replace(sample, visible=tuple([sample.visible[i] for i in kept]), states=states)
    return short, [facts[i] for i in kept], [gaps[i] for i in kept]


def with_features(
    prepared: tuple[Sample, list[Facts], list[int]], ranking: dict[str, float]
) -> tuple[Sample, Features]:
    """Compute the features of a prepared sample's lines."""
    sample, facts, gaps = prepared
    return sample, features(facts, gaps, survey(facts, gaps, ranking))


def cropped(
    prepared: Sequence[tuple[Sample, list[Facts], list[int]]],
) -> Iterable[tuple[Sample, list[Facts], list[int]]]:
    """Crop pages to a few lines around the article: many captures are copied by hand, without the menus."""
    for sample, facts, gaps in prepared:
        states = sample.states
        if not states or "title" not in states or "body" not in states:
            continue
        spot = int(hashlib.sha256(sample.row["id"].encode()).hexdigest()[:8], 16)
        first = max(0, states.index("title") - spot % 3)
        last = max(i for i, state in enumerate(states) if state == "body") + 1 + (spot // 3) % 9
        part = slice(first, last)
        yield replace(sample, visible=sample.visible[part], states=states[part]), facts[part], gaps[part]


def fold_of(sample: Sample, folds: int) -> int:
    """Give a publisher its fold, by a digest of its name."""
    return int(hashlib.sha256(sample.publisher.encode()).hexdigest()[:8], 16) % folds


def train(samples: Iterable[tuple[Sample, Features]]) -> Weights:
    """Train on samples whose states are known."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for sample, names in samples:
        if sample.states:
            trainer.append(names, list(sample.states))
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
        tagger.close()
    states: dict[str, list[float]] = {}
    for (name, state), weight in info.state_features.items():
        states.setdefault(name, [0.0] * len(STATES))[STATES.index(state)] = round(weight, 2)
    kept = {name: tuple(row) for name, row in states.items() if max(map(abs, row)) >= SMALLEST}
    moves = tuple(tuple(round(info.transitions.get((a, b), NEVER), 2) for b in STATES) for a in STATES)
    return Weights(states=kept, moves=moves)


def write(weights: Weights, path: Path) -> None:
    """Write weights as sorted tab-separated rows; a 0 is left empty."""
    rows = {f"state-after:{state}": row for state, row in zip(STATES, weights.moves, strict=True)}
    rows.update(weights.states)
    text = ["# feature\t" + "\t".join(STATES) + "\n"]
    text += [name + "".join(f"\t{v:g}" if v else "\t" for v in rows[name]) + "\n" for name in sorted(rows)]
    path.write_text("".join(text), encoding="utf-8")


def predict(names: Features, weights: Weights) -> list[str]:
    """Decode the states of one sample."""
    return [STATES[k] for k in decode(score(names, weights), weights.moves)]


def ranking_of(prepared: Iterable[tuple[Sample, list[Facts], list[int]]]) -> dict[str, float]:
    """Train the ranking of headlines on the core pages."""
    pages = [ranking_page(sample, facts) for sample, facts, _ in prepared if sample.row["dataset"] in CORE]
    return train_ranking([page for page in pages if page])


def cross_validate(prepared: Sequence[tuple[Sample, list[Facts], list[int]]], folds: int) -> None:
    """Print the figures of pages whose publishers the model has not seen."""
    scored = []
    for fold in range(folds):
        known = [item for item in prepared if fold_of(item[0], folds) != fold]
        known += list(cropped(known))
        ranking = ranking_of(known)
        weights = train(with_features(item, ranking) for item in known)
        for item in prepared:
            if item[0].row["dataset"] in CORE and fold_of(item[0], folds) == fold:
                sample, names = with_features(item, ranking)
                page = survey(item[1], item[2], ranking)
                states, unsure = keep_prose(item[1], page, with_title(page, predict(names, weights)))
                states, rescued = rescue(item[1], states)
                unsure |= rescued
                verdicts = roles(item[1], names, keep_lists(item[1], close(item[1], states)), unsure, weights)
                scored.append((sample, ["body" if role in KEPT else role.value for role, _ in verdicts]))
    report(scored)


def main(arguments: Sequence[str] | None = None) -> None:
    """Cross-validate, then train on everything and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--captures", type=Path, required=True, help="the folder of the development pages")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--figures-only", action="store_true", help="do not write the weights")
    parser.add_argument("--weights-only", action="store_true", help="do not cross-validate")
    options = parser.parse_args(arguments)
    prepared = [prepare(sample) for sample in load(options.captures, CORE + EXTRA)]
    if not options.weights_only:
        cross_validate(prepared, options.folds)
    if not options.figures_only:
        prepared += list(cropped(prepared))
        ranking = ranking_of(prepared)
        rows = [f"{name}\t{ranking[name]:g}\n" for name in sorted(ranking)]
        RANKING.write_text("# feature\tweight\n" + "".join(rows), encoding="utf-8")
        weights = train(with_features(item, ranking) for item in prepared)
        write(weights, WEIGHTS)
        print(f"{len(weights.states)} features, {WEIGHTS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
