"""OpenSearch 1.1, draft 6: how browsers search the archive."""

from backfile.export.xmltext import DECLARATION, element, text

TYPE = "application/opensearchdescription+xml"
_SPACE = "http://a9.com/-/spec/opensearch/1.1/"
_SHORT, _LONG, _DESCRIPTION = 16, 48, 1024
"""Characters that the names and the description may have."""


def description(title: str, sentence: str, *, page: str, icon: str) -> bytes:
    """Describe the search of a site: its title, a sentence about it, and the addresses of page and icon."""
    address = text(f"{page}?q={{searchTerms}}")
    return "".join(
        [
            f'{DECLARATION}<OpenSearchDescription xmlns="{_SPACE}">\n',
            element("ShortName", title[:_SHORT].strip()),
            element("LongName", title[:_LONG].strip()),
            element("Description", (sentence or title)[:_DESCRIPTION]),
            f'<Image type="image/svg+xml">{text(icon)}</Image>\n',
            f'<Url type="text/html" template="{address}"/>\n',
            "<InputEncoding>UTF-8</InputEncoding>\n</OpenSearchDescription>\n",
        ]
    ).encode()
