"""The Python code that templates become: Jinja's own, but for two things that it says in fewer steps.

What is called is called at once, since no function of ours asks for the context; and `a.b` is Python's own
`a.b`, which is what Jinja looks for first. Where there is no such attribute, Jinja looks for an item of that
name, and else has an undefined value: this code raises AttributeError, and the page is Jinja's to print.
(`code_generator_class` is Jinja's hook for this.)
"""

from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

CALL = "call_at_once"
"""The name by which the code knows `operator.call`."""


class Generator(CodeGenerator):
    """Writes the code of a template for `jinjaquick`."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write `a.b`."""
        if iskeyword(node.attr) or not node.attr.isascii():
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
