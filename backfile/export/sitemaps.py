"""Sitemaps (sitemaps.org/protocol.html)."""

from collections.abc import Iterable

from backfile.export.xmltext import DECLARATION, text

MOST = 50_000
"""Addresses in one file, by the protocol."""
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(addresses: Iterable[tuple[str, str]]) -> bytes:
    """Write a sitemap of addresses, each with the day of its last change, or "" where that is not known."""
    listed = [
        f"<url><loc>{text(address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for address, day in addresses
    ]
    return f'{DECLARATION}<urlset xmlns="{_SPACE}">\n{"".join(listed)}</urlset>\n'.encode()


def index(addresses: Iterable[str]) -> bytes:
    """Write an index of sitemaps."""
    listed = "".join(f"<sitemap><loc>{text(address)}</loc></sitemap>\n" for address in addresses)
    return f'{DECLARATION}<sitemapindex xmlns="{_SPACE}">\n{listed}</sitemapindex>\n'.encode()
