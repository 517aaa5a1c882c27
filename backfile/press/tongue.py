"""What the interface says, in the site's language: `_` and `ngettext` of the templates."""

from markupsafe import Markup

from backfile.press.jinjaquick import escaped, marked


def text(message: str, **named: object) -> str:
    """Return a message with what is named put in its places ("%(name)s").

    Where something named is Markup, so is what is returned, with all else in it escaped.
    """
    if any(isinstance(value, Markup) for value in named.values()):
        return marked(escaped(message) % {name: escaped(value) for name, value in named.items()})
    return message % named if named else message


def plural(one: str, many: str, count: int, **named: object) -> str:
    """Return the message for this count, as `text` does; `%(count)s` is the count as readers write it."""
    return text(one if count == 1 else many, **{"count": f"{count:,}", **named})
