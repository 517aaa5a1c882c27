"""Pages labelled by hand, for the tests of the steps that read labelled lines."""

from backfile.roles import LabelledLine, Role


def page(*pairs: tuple[Role, str]) -> list[LabelledLine]:
    """Return the lines of a page, numbered from 1, each with the role that stands before it."""
    return [
        LabelledLine(number=number, text=text, role=role, reason="as labelled by hand")
        for number, (role, text) in enumerate(pairs, start=1)
    ]
