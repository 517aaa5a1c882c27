"""What the elements of HTML mean for lines of text (HTML Living Standard; its sections in brackets)."""

VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr",
    }
)  # fmt: skip
APART = frozenset(
    {
        "blockquote", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table",
        "ul", "xmp",
    }
)  # fmt: skip
"""Blocks with an empty line before and after."""
BLOCKS = APART | frozenset(
    {
        "address", "article", "aside", "body", "button", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dt", "fieldset", "figcaption", "footer", "form", "header", "hgroup", "html", "legend",
        "li", "main", "menu", "nav", "noframes", "optgroup", "option", "search", "section", "select",
        "summary", "tbody", "tfoot", "thead", "tr",
    }
)  # fmt: skip
SILENT = frozenset(
    {"audio", "canvas", "datalist", "head", "math", "noscript", "object", "select", "svg", "video"}
)
"""Elements that show nothing, or nothing that anybody wrote for a reader, besides `htmltokens.RAW`."""
FOREIGN = ("math", "svg")
BREAKOUT = frozenset(
    {
        "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed",
        "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta",
        "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "table",
        "tt", "u", "ul", "var",
    }
)  # fmt: skip
"""Elements that end SVG and MathML that were never closed (13.2.6.5)."""
INTEGRATING = ("annotation-xml", "desc", "foreignobject", "mi", "mn", "mo", "ms", "mtext")
"""Elements of SVG and MathML in which HTML may stand and does not end them (13.2.6)."""
HEAD = frozenset(
    {"base", "basefont", "bgsound", "link", "meta", "noscript", "script", "style", "template", "title"}
)
"""Elements that may stand in a head; any other, and any text, closes it (13.2.6.4.4)."""
KEPT = BLOCKS | SILENT | {"a", "td", "th"}
"""Elements that are remembered as open. Of others it means nothing, but where text is not shown."""
IMPLIED = {
    "a": frozenset({"a"}), "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}), "option": frozenset({"option"}),
}  # fmt: skip
"""Which open elements a start tag closes besides a paragraph (13.1.2.4 Optional tags; 13.2.6.4.7 for `a`)."""
CELLS = frozenset({"td", "th"})
_ROWS = CELLS | {"tr"}
_GROUPS = _ROWS | {"tbody", "tfoot", "thead"}
TABLE = {"td": CELLS, "th": CELLS, "tr": _ROWS, "tbody": _GROUPS, "tfoot": _GROUPS, "thead": _GROUPS}
"""Which open parts of its table a start tag closes with whatever is open in them (13.2.6.4.13 to 15)."""
