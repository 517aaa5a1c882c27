"""The quick environment says what Jinja's own says."""

from typing import NamedTuple

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from backfile.model import NoteType
from backfile.press.jinja.jinjaquick import Environment, escaped
from tests.press.speaking import RUSSIAN

HOSTILE = "<a href=\"x\">'&amp;' {{ 7 }} день</a>"
PARTS = {
    "base.html": "<{% block a %}base {{ value }}{% endblock %}>{% block b %}{% endblock %}",
    "macros.html": """
{% macro m(x, y=none) %}[{{ x }}|{{ y }}|{{ shared }}]{% endmacro %}
{% set kept = shared ~ '<' %}""",
    "careful.html": """
{% extends 'base.html' %}{% block b %}{{ value.nosuch | default(view.name) }}{% endblock %}""",
    "part.html": "({{ value }}{{ local }})",
}
SOURCES = {
    "values": "{{ 1 }} {{ 1.5 }} {{ none }} {{ true }} {{ [value] }} {{ {'a': value} }} {{ note }}",
    "filters": "{{ value }} {{ value | safe }} {{ value | e }} {{ value | e | e }} {{ value | upper }}",
    "markup": """
{{ safe }} {{ safe | upper }} {{ safe ~ value }} {{ value ~ safe }} {{ value ~ 1 }}
{{ [value, safe] | join('<') }}""",
    "blocks": """
{% extends 'base.html' %}
{% block a %}{{ super() }} mine {{ value }}{% endblock %}
{% block b %}{{ self.a() }}{% endblock %}""",
    "imports": "{% import 'macros.html' as p %}{{ p.m(value) }}{{ p.m(value, y=safe) }}{{ p.kept }}",
    "imports with context": """
{% from 'macros.html' import m with context %}
{% for each in (value, safe) %}{{ m(each) }}{{ loop.index }}{% endfor %}""",
    "callers": """
{% macro w(x) %}<{{ caller(x) }}>{% endmacro %}
{% call(y) w(value) %}{{ y }}{{ value }}{% endcall %}""",
    "captured text": """
{% set x %}<b>{{ value }}</b>{% endset %}
{{ x }}{{ x | length }}{% filter upper %}{{ value }}<{% endfilter %}""",
    "includes": """
{% for each in [1, 2] %}
{% set local = each %}
{% include 'part.html' %}{{ f(each, key=value) }}
{% endfor %}""",
    "loops": """
{% for row in [[1, [2]], []] recursive %}{{ row }}{{ loop(row) if row is iterable }}{% endfor %}
{% set c = cycler('<', safe) %}{{ c.next() }}{{ c.next() }}
{% for i in range(2) %}{{ loop.cycle(value, 1) }}{% endfor %}""",
    "namespaces": "{% set n = namespace(x=value) %}{% set n.x = n.x ~ '&' %}{{ n.x }}",
    "no escaping": """
{% autoescape false %}{{ value }}{{ safe }}{{ f(value) }}{% endautoescape %}{{ value }}""",
    "a macro where nothing is escaped": """
{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m('<') ~ '<' }}
{% autoescape false %}{{ m('<') + '<i>' }}{{ m('<') | e }}
{% endautoescape %}{% autoescape view.number > 1 %}{{ m('<') + '<i>' }}{% endautoescape %}""",
    "attributes": """
{{ view.name }}{{ view.name.upper() }}{{ view['name'] }}{{ view | attr('name') }}{{ value.upper().lower() }}
{{ (view.name, 1)[0] }}{{ -view.number }}{{ 'a'.upper() }}{{ [view] | map(attribute='name') | join }}
{% for each in [view] if each.name %}{{ each.name }}{{ loop.last }}{% endfor %}""",
    "items": """
{{ table.name }}{{ table.keys is callable }}{{ {'a': {'b': value}}.a.b }}{{ [value].0 }}{{ table.class }}""",
    "an item after an attribute": "{% import 'macros.html' as p %}{{ view.name }}{{ p.m(table.name) }}",
    "an attribute of no ASCII": "{{ table.имя }}{{ table.ﬁ is defined }}",
    "an attribute that is not there": """
{{ view.nosuch is defined }}{{ view.nosuch | default(value) }}{% if note.nosuch is not defined %}<{% endif %}
{% include 'careful.html' %}""",
    "what is not there": """
{{ missing is defined }}{{ missing | default(value) }}{{ note.nosuch is defined }}{{ shared }}""",
}


MESSAGES = {
    "a constant message": "<{{ _('Dates') }}>{{ _('it\\'s') | upper }}{{ _('a') if value else _('b') }}",
    "a message beside markup": "{{ _('a') ~ safe }}{{ [_('<'), safe] | join(_('>')) }}",
    "a message with values": "{{ _('%(x)s & %(y)s', x=safe, y=value) }}{{ _(value) }}{{ _('a', **{}) }}",
    "a message in a macro": "{% macro m(x) %}{{ x }}{{ _('<i>') }}{% endmacro %}{{ m(_('Dates')) }}",
    "a message where nothing is escaped": "{% autoescape false %}{{ _('<i>') }}{% endautoescape %}",
    "a message in a captured text": "{% set x %}{{ _('<i>') }}{% endset %}{{ x }}{{ x | length }}",
    "an own thing of that name": "{% for _ in 'ab' %}{{ _ }}{% endfor %}{{ _('Dates') }}",
    "an own function of that name": "{% macro _(x) %}own {{ x }}{% endmacro %}{{ _('Dates') }}",
    "a function taken from another": "{% from 'macros.html' import m as _ %}{{ _('Dates') }}",
}


class View(NamedTuple):
    """What templates see, in small."""

    name: str
    number: int


def _said(kind: type[jinja2.Environment], source: str) -> str:
    environment = kind(
        loader=jinja2.DictLoader({**PARTS, "page.html": source}),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals.update(shared="<shared>", f=lambda *args, **kwargs: f"<{args}{kwargs}>")
    environment.globals["_"] = RUSSIAN.gettext
    view = {
        "value": HOSTILE,
        "safe": Markup("<i>safe</i>"),
        "note": NoteType.UPDATE,
        "view": View(name="<name>", number=7),
        "table": {"name": "<item>", "keys": "never", "class": 1, "имя": 2, "ﬁ": 3, "fi": 4},
    }
    return environment.get_template("page.html").render(view)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_what_a_template_says_is_the_same(source: str) -> None:
    assert _said(Environment, source) == _said(jinja2.Environment, source)


@pytest.mark.parametrize("source", MESSAGES.values(), ids=MESSAGES)
def test_what_the_interface_says_is_the_same(source: str) -> None:
    assert _said(Environment, source) == _said(jinja2.Environment, source)


def test_a_message_without_values_is_said_once_for_all_pages() -> None:
    asked: list[str] = []
    environment = Environment(autoescape=True)

    def say(message: str) -> str:
        asked.append(message)
        return f"<{message}>"

    environment.globals["_"] = say
    template = environment.from_string("<p>{{ _('Dates') }}</p>")
    assert {template.render() for _ in range(3)} == {"<p>&lt;Dates&gt;</p>"}
    assert asked == ["Dates"]


@given(
    st.text(st.sampled_from("&<>\"';#3949lg") | st.characters())
    | st.integers()
    | st.none()
    | st.lists(st.text())
    | st.builds(Markup, st.text())
    | st.sampled_from(NoteType)
)
def test_what_is_escaped_is_what_markupsafe_escapes(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


def test_a_text_of_a_kind_of_its_own_is_escaped() -> None:
    class Loud(str):
        __slots__ = ()

        def __str__(self) -> "Loud":
            return self

    assert escaped(Loud("<b>")) == "&lt;b&gt;"


def test_what_cannot_be_said_is_a_mistake() -> None:
    with pytest.raises(jinja2.UndefinedError):
        _said(Environment, "{{ missing }}")


@pytest.mark.parametrize(
    "source",
    [
        "{{ view.nosuch }}",
        "{{ table.nosuch.more }}",
        "{{ view.name.nosuch() }}",
        "{{ value() }}",
        "{{ f.a.b }}",
    ],
)
def test_a_mistake_is_told_in_jinjas_words(source: str) -> None:
    said = []
    for kind in (Environment, jinja2.Environment):
        with pytest.raises((jinja2.UndefinedError, TypeError)) as caught:
            _said(kind, source)
        said.append((caught.type, str(caught.value)))
    assert said[0] == said[1]
