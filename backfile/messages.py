"""Messages that are said later, or in several places, marked where they are written."""


def message(text: str, context: str = "") -> str:  # noqa: ARG001 - for those who translate it
    """Return a message as it is. That it stands in this call tells whoever gathers messages to translate.

    The context ("of a day") is what it is asked for with, and tells it from others of the same words.
    """
    return text
