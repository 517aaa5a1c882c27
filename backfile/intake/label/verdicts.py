"""The rules in their order: from the chain's states to every line's role and reason."""

from collections.abc import Sequence

from backfile.intake.label.body import Verdict
from backfile.intake.label.chain import Weights
from backfile.intake.label.decks import given_back
from backfile.intake.label.facts import Facts
from backfile.intake.label.interruptions import interrupted
from backfile.intake.label.keeping import keep_prose
from backfile.intake.label.lists import keep_lists
from backfile.intake.label.page import Page
from backfile.intake.label.paragraphs import with_paragraphs
from backfile.intake.label.rescue import rescue
from backfile.intake.label.roles import close, roles, with_title


def verdicts(
    lines: Sequence[Facts], page: Page, names: Sequence[Sequence[str]], path: Sequence[str], weights: Weights
) -> list[Verdict]:
    """Decide the visible lines' roles, given each one's features and the state that the chain gave it."""
    states, unsure = keep_prose(lines, page, given_back(lines, with_title(page, path)))
    freed = with_paragraphs(lines, page, interrupted(lines, states))
    unsure |= {i for i, state in enumerate(freed) if state == "body" != states[i]}
    states, rescued = rescue(lines, freed)
    states = keep_lists(lines, close(lines, states))
    return roles(lines, names, states, unsure | rescued, weights)
