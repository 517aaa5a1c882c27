"""The interface's messages take what is named into their places, and nothing gets out of them unescaped."""

from markupsafe import Markup

from backfile.press.tongue import plural, text


def test_a_message_takes_what_is_named_into_its_places() -> None:
    assert text("Dates") == "Dates"
    assert text("100 % sure") == "100 % sure"
    assert text("From %(first)s to %(last)s", first="May", last="June") == "From May to June"


def test_beside_markup_all_else_is_escaped() -> None:
    said = text("%(who)s & co., <b>%(when)s", who="<i>", when=Markup("<time>May</time>"))
    assert said == "&lt;i&gt; &amp; co., &lt;b&gt;<time>May</time>"
    assert isinstance(said, Markup)


def test_a_number_chooses_the_message() -> None:
    assert plural("%(count)s page", "%(count)s pages", 1) == "1 page"
    assert plural("%(count)s page", "%(count)s pages", 2000) == "2,000 pages"
