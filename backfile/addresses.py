"""Addresses of articles in one form each: without what leads to the same article in another way.

`static/find.js` does the same in a reader's browser, by the same rules: tests compare the two.

Two addresses are of one article if they differ by an archive's prefix, the scheme, "www." and its kin, AMP,
parameters that follow readers about, the order of parameters, a port that goes without saying, or a fragment.
(RFC 3986, section 6.2, for what may be normalised without looking.)
"""

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit

_LONGEST = 2_000
_NESTED = 5
"""An archive's copy of an archive's copy is seen through so many times."""
_ARCHIVES = re.compile(
    r"(?:web\.archive\.org|archive\.(?:today|ph|is|li|vn|fo|md)|wayback\.archive-it\.org|arquivo\.pt"
    r"|webarchive\.nationalarchives\.gov\.uk|perma-archives\.org|perma\.cc|timetravel\.mementoweb\.org"
    r"|ghostarchive\.org|megalodon\.jp|webcitation\.org|freezepage\.com|12ft\.io|removepaywalls?\.com|smry\.ai"
    r"|webcache\.googleusercontent\.com|translate\.google\.[a-z.]{2,6})\Z"
)
"""Archives, caches, translators and proxies: none of their addresses is an article's own."""
_LEADING = re.compile(
    r"google\.[a-z.]{2,6}/url|(?:l|lm)\.facebook\.com/l\.php|t\.me/iv|(?:away\.)?vk\.com/away\.php"
)
"""Addresses that only lead to another."""
_ASKED = ("u", "url", "q", "to")
"""Parameters in which these have the address that they lead to, or have a copy of."""
_CACHED = re.compile(r"cache:(?:[A-Za-z0-9_-]{1,20}:)?(https?://\S+|[^\s/:]+\.[^\s/]+/\S*)")
_TRANSLATED = ".translate.goog"
_TRANSLATING = "_x_tr_"
_COPY = re.compile(r"/(?:[0-9*][0-9.*-]{0,20}(?:[a-z]{2}_)?/)?(https?:/{1,2}[^/].*)\Z", re.DOTALL)
_DATED_COPY = re.compile(r"/[0-9]{14}(?:[a-z]{2}_)?/(https?:/{1,2}[^/].*)\Z", re.DOTALL)
"""What other archives have: the whole of a time stamp before the address."""
_AMP_CACHE = re.compile(r"/(?:amp|[a-z]{1,2})/(?:s/)?([^/]+\.[^/]+/.*)\Z", re.DOTALL)
_ASIDE = re.compile(r"(?:www[0-9]?|m|mobile|amp)\.(?=[^.]+\.)")
_AMP_LAST = re.compile(r"(?:[/.]amp|/amp\.html?)\Z|\.amp(?=\.html?\Z)")
_INDEX = re.compile(r"/index\.(?:html?|php)\Z")
_HYPHENS = re.compile("-+")
_FIELDS = 200
"""Parameters of an address that has no more are read."""
_SLASHES = re.compile("/{2,}")
_FOLLOWING = re.compile(
    r"utm_|at_(?:medium|campaign|custom|link|format|ptr|bbc)|fb_|guce_|guccounter|hsa_|_hs|mc_[ce]id|mkt_tok|ns_"
    r"|oly_|pk_|mtm_|piwik_|vero_|wt[._]|xtor|soc_(?:src|trk)|__twitter"
    r"|(?:fbclid|[gdy]clid|[gw]braid|gclsrc|msclkid|twclid|ttclid|igshid?|_ga|_gl|ref|ref_src|ref_url|referrer"
    r"|cmp|cmpid|icid|ncid|ito|smid|smtyp|s_cid|spm|ftag|sr_share|outputtype|amp|amp_js_v|usqp)\Z",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"https?://(?:www\.)?"
    r"((?!(?:www[0-9]?|m|mobile|amp)\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[\w.~:@!$&'()*+,;=-]+)*)/?\Z",
    re.ASCII,
)
"""An address of which only beginning and end need be normalised, if nothing of `_MARKED` is in it."""
_MARKED = re.compile(
    r"[/.]amp|archive|arquivo|perma|memento|goog|/index\.|.http|//(?:www\.)?(?:12ft|removep|smry|megal|webcit|freezep)"
)
_PORTS = {"http": 80, "https": 443}


def canonical(address: str) -> str:
    """Return the one form of a web address: its host, then its path and parameters, without a scheme.

    A host alone is that of a whole site. Nothing is returned where the address is none, or that of a copy
    that does not say of what it is.
    """
    plain = _PLAIN.match(address) if len(address) <= _LONGEST and not _MARKED.search(address) else None
    return plain[1] if plain else _normalised(address.strip())


def _normalised(address: str) -> str:
    for _ in range(_NESTED):
        parts = _parts(address)
        if parts is None:
            return ""
        original = _original(address, parts)
        if original is None:
            break
        address = original
    else:
        return ""
    host = _host(parts)
    return "" if not host or _ARCHIVES.match(host) else (host + _path(parts) + _query(parts) + _route(parts))


def original(address: str) -> str:
    """Return the address that a copy in an archive or a cache is of; any other as it is."""
    found = address.strip()
    for _ in range(_NESTED):
        parts = _parts(found)
        inner = _original(found, parts) if parts else None
        if inner is None:
            return found
        found = inner
    return address


def host_of(form: str) -> str:
    """Return the host of an address in its one form."""
    return re.split("[/?#]", form, maxsplit=1)[0]


def _parts(address: str) -> SplitResult | None:
    if len(address) > _LONGEST:
        return None
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    numbered = "[" in parts.netloc  # no newspaper stands at an address of IPv6
    return parts if parts.scheme.lower() in _PORTS and parts.hostname and not numbered else None


def _original(address: str, parts: SplitResult) -> str | None:
    """Return the address that a copy is of; None where it is no archive's."""
    host = (parts.hostname or "").removeprefix("www.")
    # The original's own parameters and fragment go with it.
    behind = address.split("://", 1)[-1].partition("/")
    whole = f"/{behind[2]}"
    copy = (_COPY.search(whole) if _ARCHIVES.match(host) else None) or _DATED_COPY.search(whole)
    if copy:
        return re.sub(r":/+", "://", copy[1], count=1)
    if host.endswith(_TRANSLATED):
        return _untranslated(host, parts)
    if _ARCHIVES.match(host) or _LEADING.fullmatch(host + parts.path):
        return _asked(parts.query)
    if host.endswith(".cdn.ampproject.org") or (host.startswith("google.") and whole.startswith("/amp/")):
        cached = _AMP_CACHE.match(whole)
        return f"https://{cached[1]}" if cached else None
    return None


def _untranslated(host: str, parts: SplitResult) -> str:
    """Return the address that Google's translator shows: dots of its host are hyphens, and these doubled."""
    own = _HYPHENS.sub(_dot_or_hyphen, host.removesuffix(_TRANSLATED))
    fields = parts.query.split("&")
    scheme = "http" if f"{_TRANSLATING}sch=http" in fields else "https"
    query = "&".join(field for field in fields if not field.startswith(_TRANSLATING))
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{scheme}://{own}{parts.path}{f'?{query}' if query else ''}{fragment}"


def _dot_or_hyphen(run: re.Match[str]) -> str:
    return "." if len(run[0]) == 1 else run[0].replace("--", "-")


def _asked(query: str) -> str | None:
    """Return the address among the parameters of a cache, a proxy or a link that leads elsewhere."""
    pairs = dict(_pairs(query) or ())
    for name in _ASKED:
        value = pairs.get(name, "")
        if value.startswith(("http://", "https://")):
            return value
        if cached := _CACHED.match(value):
            return cached[1] if cached[1].startswith("http") else f"https://{cached[1]}"
    return None


def _pairs(query: str) -> list[tuple[str, str]] | None:
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError:
        return None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    at = 0
    while aside := _ASIDE.match(host, at):
        at = aside.end()
    host = host[at:]
    usual = parts.port in (None, *_PORTS.values())
    return host if usual else f"{host}:{parts.port}"


def _path(parts: SplitResult) -> str:
    path = _SLASHES.sub("/", parts.path)
    path = _INDEX.sub("/", path).rstrip("/")
    path = _AMP_LAST.sub("", path)
    if path.startswith("/amp/"):
        path = path.removeprefix("/amp")
    return quote(unquote_to_bytes(path), safe="/:@!$&'()*+,;=~-._").rstrip("/")


def _query(parts: SplitResult) -> str:
    pairs = _pairs(parts.query)
    if pairs is None:
        return f"?{parts.query}"
    kept = sorted(pair for pair in pairs if not _FOLLOWING.match(pair[0]))
    return f"?{urlencode(kept)}" if kept else ""


def _route(parts: SplitResult) -> str:
    """Keep the one kind of fragment that names another page ("#!/story/5")."""
    return f"#{parts.fragment}" if parts.fragment.startswith("!/") else ""
