"""What of an article's text it is found by: all of it, unless its words are more than any person's.

Each word that is new to the index costs time and a place in it, whatever the text is. So of one article's
texts so many different chunks are taken as are together no longer than MOST characters, in their order; the
others stand on its page and in the store of texts, and no search finds them. Of the 1,275 captures that
intake is measured with, the one of most has 40,821.
"""

MOST = 300_000
"""Characters that the different chunks of a text have together, at most."""


def chunks_of(text: str) -> list[str]:
    """Return the chunks, ended by white space, that a text is found by, each as often as it stands there.

    Of the one that would be too much, as much is taken as there is room for.
    """
    chunks = text.split()
    if len(text) <= MOST:
        return chunks
    known, left = set[str](), MOST
    for chunk in chunks:
        if chunk not in known:
            if len(chunk) > left:
                return [*filter(known.__contains__, chunks), *filter(None, (chunk[:left],))]
            known.add(chunk)
            left -= len(chunk)
    return chunks


def is_found_whole(text: str) -> bool:
    """Tell whether a text is found by all of its words."""
    return len(text) <= MOST or chunks_of(text) == text.split()
