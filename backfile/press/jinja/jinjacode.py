"""The Python code that templates become: Jinja's own, but for four things that it says in fewer steps.

What is called is called at once, since no function of ours asks for the context; and `a.b` is Python's own
`a.b`, which is what Jinja looks for first. Where there is no such attribute, Jinja looks for an item of that
name, and else has an undefined value: this code raises AttributeError, and the page is Jinja's to print.
A message without values, `_('Dates')`, is said when the template is compiled, and becomes a part of its text.
A block is said at once, where Jinja's hands its pieces up one by one through all templates that it stands in.
(`code_generator_class` is Jinja's hook for this.)
"""

from collections.abc import Callable, Iterable, Iterator
from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer

CALL = "call_at_once"
"""The name by which the code knows `operator.call`."""
SAY = "_"
"""The name by which templates know what says a message."""


class _Sayer(NodeTransformer):
    """Says messages that take no values."""

    def __init__(self, say: Callable[[str], str]) -> None:
        self._say = say

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        name, texts = node.node, node.args
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and len(texts) == 1
        if isinstance(name, nodes.Name) and name.name == SAY and plain and isinstance(texts[0], nodes.Const):
            return nodes.Const(self._say(texts[0].value), lineno=node.lineno)
        return node


def _given(template: nodes.Template) -> Iterator[str]:
    """Yield the names that a template gives to something of its own."""
    yield from (name.name for name in template.find_all(nodes.Name) if name.ctx != "load")
    yield from (macro.name for macro in template.find_all(nodes.Macro))
    yield from (imported.target for imported in template.find_all(nodes.Import))
    for taken in template.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in taken.names)


class Generator(CodeGenerator):
    """Writes the code of a template for `jinjaquick`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write a whole template. One that has something of its own by the name of `_` is left as it is."""
        say = self.environment.globals.get(SAY)
        if callable(say) and SAY not in _given(node):
            _Sayer(say).visit(node)
        self._extending = node.find(nodes.Extends) is not None
        super().visit_Template(node, frame)

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write a body. That of a block, and of a template that extends no other, is collected and said."""
        if frame.buffer is not None or (frame.toplevel and self._extending):
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield ''.join({frame.buffer})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write `a.b`. A block, which `self` has by its name, is no attribute."""
        block = isinstance(node.node, nodes.Name) and node.node.name == "self"
        if block or iskeyword(node.attr) or not node.attr.isascii():
            super().visit_Getattr(node, frame=frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(  # noqa: N802
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - as Jinja calls it
    ) -> None:
        """Write `a(b)`. A macro that is called where nothing is escaped must know it from Jinja's context."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super().visit_Call(node, frame=frame, forward_caller=forward_caller)
            return
        self.write(f"{CALL}(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")
