"""The rules in their order: from the chain's states to every line's role and reason."""

from collections.abc import Sequence

from backfile.intake.label.body import Verdict
from backfile.intake.label.chain import Weights
from backfile.intake.label.comments import without_comments
from backfile.intake.label.decks import given_back
from backfile.intake.label.entries import with_entries
from backfile.intake.label.facts import Facts
from backfile.intake.label.headline import without_paragraphs
from backfile.intake.label.interruptions import interrupted, without_links
from backfile.intake.label.keeping import keep_prose
from backfile.intake.label.leads import leads
from backfile.intake.label.likelihood import likelihoods
from backfile.intake.label.lists import keep_lists, keep_tables
from backfile.intake.label.page import Page
from backfile.intake.label.paragraphs import with_paragraphs
from backfile.intake.label.preamble import without_preamble
from backfile.intake.label.pullquotes import without_pull_quotes
from backfile.intake.label.rescue import keep_between, rescue
from backfile.intake.label.roles import close, roles, with_title
from backfile.intake.label.second import second_look
from backfile.intake.label.trees import Tree


def ruled(lines: Sequence[Facts], page: Page, path: Sequence[str]) -> tuple[Sequence[str], frozenset[int]]:
    """Return the states that the rules make of the chain's, and the lines kept that it was against."""
    titled = without_paragraphs(lines, with_title(page, path))
    lead = frozenset(leads(lines, titled))
    titled = ["body" if i in lead else state for i, state in enumerate(titled)]
    states, unsure = keep_prose(lines, page, given_back(lines, titled))
    freed = with_paragraphs(lines, page, interrupted(lines, states))
    unsure |= {i for i, state in enumerate(freed) if state == "body" != states[i]}
    states, rescued = rescue(lines, freed)
    return _within(lines, page, _amid(lines, page, close(lines, states))), unsure | rescued | lead


def _amid(lines: Sequence[Facts], page: Page, states: Sequence[str]) -> list[str]:
    """Keep what is no prose and stands amid the text; no other look at single lines may take it out again."""
    return with_entries(lines, page.entries, keep_tables(lines, keep_lists(lines, states)))


def _within(lines: Sequence[Facts], page: Page, states: Sequence[str]) -> Sequence[str]:
    """Keep no text above the headline, nor any of the comments."""
    return without_comments(lines, without_preamble(lines, page, states))


def verdicts(
    lines: Sequence[Facts],
    page: Page,
    names: Sequence[Sequence[str]],
    path: Sequence[str],
    scores: Sequence[Sequence[int]],
    weights: Weights,
    trees: Sequence[Tree],
) -> list[Verdict]:
    """Decide the visible lines' roles, given each one's features, and its state and scores from the chain."""
    states, unsure = ruled(lines, page, path)
    looked = second_look(lines, page, states, path, likelihoods(scores, weights), trees)
    found = _amid(lines, page, looked.states)
    between = keep_between(lines, found)
    found = ["body" if i in between else state for i, state in enumerate(found)]
    found = without_pull_quotes(lines, _within(lines, page, without_links(lines, found)))
    kept = unsure | looked.brought | between
    return roles(lines, names, found, kept, looked.taken, weights, page.entries)
