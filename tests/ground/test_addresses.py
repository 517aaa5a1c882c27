"""An address has one form, in whatever way an article was reached."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfile.addresses import canonical, host_of, original

SAME = (
    "https://gazette.example/2023/ferry",
    "http://gazette.example/2023/ferry",
    "https://www.gazette.example/2023/ferry/",
    "HTTPS://WWW2.Gazette.Example.:443//2023/ferry",
    "https://m.gazette.example/2023/ferry/index.html",
    "https://mobile.gazette.example/2023/ferry#comments",
    "https://amp.gazette.example/2023/ferry",
    "https://gazette.example/amp/2023/ferry",
    "https://gazette.example/2023/ferry/amp/",
    "https://gazette.example/2023/ferry/amp.html",
    "https://gazette.example/2023/ferry.amp",
    "https://gazette.example/2023/ferry?amp=1&outputType=amp",
    "https://gazette.example/2023/ferry?utm_source=a&utm_medium=b&gclid=c&mc_cid=d&ref=e&at_medium=f",
    "https://gazette-example.cdn.ampproject.org/c/s/www.gazette.example/2023/ferry",
    "https://www.google.co.uk/amp/s/www.gazette.example/2023/ferry",
    "https://web.archive.org/web/20230304050607/https://gazette.example/2023/ferry",
    "https://web.archive.org/web/20230304050607id_/http://gazette.example:80/2023/ferry?utm_source=a",
    "https://web.archive.org/web/2023*/https://gazette.example/2023/ferry",
    "https://web.archive.org/web/http://gazette.example/2023/ferry",
    "https://web.archive.org/web/20230304/https://archive.is/20230304/https://gazette.example/2023/ferry",
    "https://archive.today/2023.03.04-050607/https://gazette.example/2023/ferry",
    "https://wayback.archive-it.org/123/20230304050607/https://gazette.example/2023/ferry",
    "https://pywb.museum.example/news/20230304050607mp_/https://gazette.example/2023/ferry",
    "https://web.archive.org/web/20230304050607/https:/gazette.example/2023/ferry",
    "https://gazette.example/2023/%66erry",
    "https://gazette-example.translate.goog/2023/ferry?_x_tr_sl=ru&_x_tr_tl=en&_x_tr_hl=en&_x_tr_pto=wapp",
    "https://gazette-example.translate.goog/2023/ferry",
    "https://translate.google.com/translate?hl=en&sl=ru&u=https://gazette.example/2023/ferry&prev=search",
    "https://translate.google.co.uk/website?sl=ru&tl=en&u=https%3A%2F%2Fwww.gazette.example%2F2023%2Fferry",
    "https://webcache.googleusercontent.com/search?q=cache:AbC-d_123456:https://gazette.example/2023/ferry&hl=ru",
    "http://webcache.googleusercontent.com/search?q=cache:AbCd12345678:www.gazette.example/2023/ferry+old+ferry",
    "https://webcache.googleusercontent.com/search?q=cache:https://gazette.example/2023/ferry",
    "https://12ft.io/https://gazette.example/2023/ferry",
    "https://12ft.io/proxy?q=https%3A%2F%2Fgazette.example%2F2023%2Fferry",
    "https://www.removepaywall.com/search?url=https://gazette.example/2023/ferry",
    "https://removepaywalls.com/https://gazette.example/2023/ferry",
    "https://smry.ai/https://gazette.example/2023/ferry",
    "https://archive.ph/?run=1&url=https://gazette.example/2023/ferry",
    "https://archive.ph/o/AbCd1/https://gazette.example/2023/ferry",
    "https://megalodon.jp/2023-0304-0506-07/https://gazette.example/2023/ferry",
    "https://www.webcitation.org/query?url=http%3A%2F%2Fgazette.example%2F2023%2Fferry&date=2023-03-04",
    "https://t.me/iv?url=https%3A%2F%2Fgazette.example%2F2023%2Fferry&rhash=0123456789abcd",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fgazette.example%2F2023%2Fferry%3Ffbclid%3Da&h=b",
    "https://www.google.com/url?sa=t&url=https%3A%2F%2Fgazette.example%2F2023%2Fferry&usg=a",
    "https://vk.com/away.php?to=https%3A%2F%2Fgazette.example%2F2023%2Fferry",
)
APART = (
    "https://gazette.example/2023/ferry",
    "https://gazette.example/2023/Ferry",
    "https://gazette.example/2023/ferry.html",
    "https://gazette.example/2023/ferry?id=1",
    "https://gazette.example/2023/ferry?id=2",
    "https://gazette.example:8080/2023/ferry",
    "https://news.gazette.example/2023/ferry",
    "https://herald.example/2023/ferry",
    "https://gazette.example/2023/amphibians",
    "https://gazette.example/#!/2023/ferry",
    "https://gazette.example/20230304/https-for-all",
    "https://gazette.example/share?u=https://herald.example/2023/ferry",
    "https://a--b-example.translate.goog/2023/ferry",
    "https://t.me/gazette/12",
    "https://google.com/search?q=https://gazette.example/2023/ferry",
    "https://gazette.example/",
)
NONE = (
    "",
    "ferry",
    "ftp://gazette.example/ferry",
    "https://",
    "http://[",
    "https://a:b/",
    "https://archive.ph/AbCd1",
    "https://perma.cc/AB12-CD34",
    "https://ghostarchive.org/archive/AbCd1",
    "https://www.webcitation.org/6AbCdEfGh",
    "https://www.freezepage.com/1677899167ABCDEFGHIJ",
    "https://translate.google.com/",
    "https://webcache.googleusercontent.com/search?q=ferry",
    "https://12ft.io/",
    "https://gazette.example/" + "a" * 3000,
)


@pytest.mark.parametrize("address", SAME)
def test_it_is_the_same_by_whatever_way(address: str) -> None:
    assert canonical(address) == "gazette.example/2023/ferry"


def test_what_may_be_another_article_stays_apart() -> None:
    assert len({canonical(address) for address in APART}) == len(APART)
    assert canonical("https://gazette.example/a.amp.html") == canonical("https://gazette.example/a.html")
    assert canonical("https://gazette.example/a?b=2&a=1") == canonical("https://gazette.example/a?a=1&b=2")
    assert canonical("https://gazette.example/паром") == canonical(
        "https://gazette.example/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC"
    )


def test_a_translators_host_is_read_back() -> None:
    copy = "https://a--b-gazette-example.translate.goog/ferry?id=1&_x_tr_sl=ru&_x_tr_sch=http#top"
    assert original(copy) == "http://a-b.gazette.example/ferry?id=1#top"


@pytest.mark.parametrize("address", NONE)
def test_what_names_no_article_has_none(address: str) -> None:
    assert canonical(address) == ""


@pytest.mark.parametrize("address", [*SAME, *APART])
def test_the_form_of_the_form_is_itself_and_begins_with_the_host(address: str) -> None:
    form = canonical(address)
    assert canonical(f"https://{form}") == form
    assert host_of(form) == form.partition("/")[0].partition("?")[0].partition("#")[0]


_pieces = st.sampled_from(
    (
        *("https://", "http:/", "web.archive.org", "/web/", "20230304050607", "google.com/amp/s/", "www."),
        *("/", "amp", ".", "?", "&", "a=b", "utm_source=a", "%", "%zz", "[", "]", ":", "@", "#", "é", " "),
        *("\ud800", "\x00"),
    )
)


@given(st.lists(_pieces, max_size=30).map("".join) | st.text())
@example("https://web.archive.org/web/" * 60)
def test_no_text_is_too_strange(text: str) -> None:
    assert isinstance(canonical(text), str)


_PIECES = (
    "www.",
    "m.",
    "a.example",
    "b.c",
    "/",
    "/amp",
    "2024",
    "-",
    ".",
    "..",
    "~",
    "index.html",
    "%41",
    "?a=1",
    "#x",
    "@",
)


@given(st.sampled_from(["https://", "http://"]), st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
def test_the_short_way_gives_what_the_long_one_does(scheme: str, rest: str) -> None:
    """A port that goes without saying changes nothing, but an address that has one is read the long way."""
    host, slash, path = rest.partition("/")
    if host and "?" not in host and "#" not in host and "@" not in host:
        assert canonical(scheme + rest) == canonical(f"{scheme}{host}:443{slash}{path}")


@pytest.mark.parametrize(
    ("address", "of"),
    [
        (
            "https://web.archive.org/web/2023/http://www.gazette.example/a?b=1#c",
            "http://www.gazette.example/a?b=1#c",
        ),
        (
            "https://archive.ph/2023/https://archive.is/2022/https://gazette.example/a",
            "https://gazette.example/a",
        ),
        ("https://www.gazette.example/a?utm_source=b", "https://www.gazette.example/a?utm_source=b"),
        ("https://archive.ph/AbCdE", "https://archive.ph/AbCdE"),
        ("no address", "no address"),
    ],
)
def test_a_copy_says_what_it_is_of(address: str, of: str) -> None:
    assert original(address) == of
