"""The small language of `check` and `when`: arithmetic, comparisons and `and or not` over the roles of a pattern.

Python's own parser reads the text; an allow-list of syntax nodes decides what is kept, and nothing is ever run by `eval`.
"""

from __future__ import annotations

import ast
import difflib
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from factcheck import interval as iv
from factcheck.model import Interval

LONGEST = 400  # characters; what needs more is a new pattern
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?\Z")
COMPARISONS: dict[type[ast.cmpop], str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}
ARITHMETIC: dict[type[ast.operator], Callable[[Interval, Interval], Interval | None]] = {
    ast.Add: iv.add, ast.Sub: iv.subtract, ast.Mult: iv.multiply, ast.Div: iv.divide,
}  # fmt: skip
_ADDING = ("sum", "min", "max")
FUNCTIONS = (*_ADDING, "abs", "len", "same")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in an expression or template that is not allowed; `column` counts from 0 within its text."""

    column: int
    what: str
    fix: str


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression. `names` are the roles and computed values that it mentions, in order, each once."""

    text: str
    tree: ast.expr
    names: tuple[str, ...]


def compile_expression(text: str, names: Mapping[str, bool]) -> tuple[Expression | None, tuple[Fault, ...]]:
    """Check an expression against the names it may use (name -> whether it is a list); gives the expression or every fault in it."""
    if len(text) > LONGEST:
        return None, (Fault(0, f"the expression is longer than {LONGEST} characters", "Work the value out in a pattern."),)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text.replace("\n", " ").strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        column = max(0, (getattr(error, "offset", None) or 1) - 1)
        fix = "Write arithmetic, comparisons and `and or not` over the roles."
        return None, (Fault(column, f"this is not an expression: {getattr(error, 'msg', None) or error}", fix),)
    checker = _Checker(text, names)
    kind = checker.kind(tree)
    if kind not in ("truth", "fault"):
        checker.fault(tree, "this says nothing that can be true or false", "Compare two values, such as `part <= whole`.")
    if checker.faults:
        return None, tuple(checker.faults)
    return Expression(text, tree, tuple(dict.fromkeys(checker.used))), ()


class _Checker:
    """Walks a syntax tree once, noting every fault and the names used."""

    def __init__(self, text: str, names: Mapping[str, bool]) -> None:
        self.text = text
        self.names = names
        self.faults: list[Fault] = []
        self.used: list[str] = []

    def fault(self, node: ast.expr, what: str, fix: str) -> str:
        column = len(self.text.encode()[: node.col_offset].decode(errors="ignore"))
        self.faults.append(Fault(column, what, fix))
        return "fault"

    def kind(self, node: ast.expr) -> str:
        """`number`, `list`, `truth`, or `fault` where the node was refused."""
        match node:
            case ast.Name():
                kind = self.name(node)
            case ast.Constant():
                kind = self.constant(node)
            case ast.Call():
                kind = self.call(node)
            case ast.BinOp(op=op) if type(op) in ARITHMETIC:
                kind = self.all_of("number", "number", node.left, node.right)
            case ast.UnaryOp(op=ast.USub()):
                kind = self.all_of("number", "number", node.operand)
            case ast.Compare(ops=ops) if all(type(op) in COMPARISONS for op in ops):
                kind = self.all_of("number", "truth", node.left, *node.comparators)
            case ast.BoolOp():
                kind = self.all_of("truth", "truth", *node.values)
            case ast.UnaryOp(op=ast.Not()):
                kind = self.all_of("truth", "truth", node.operand)
            case _:
                shown = ast.get_source_segment(self.text, node) or type(node).__name__
                fix = "Use + - * /, comparisons, and or not, and " + " ".join(FUNCTIONS) + "."
                kind = self.fault(node, f"`{shown}` is not allowed here", fix)
        return kind

    def all_of(self, wanted: str, result: str, *nodes: ast.expr) -> str:
        for node in nodes:
            kind = self.kind(node)
            if kind == "list":
                self.fault(node, "a list cannot be used as one value", "Put it inside sum, min, max or len.")
            elif kind not in (wanted, "fault"):
                article = {"number": "a number", "truth": "a comparison"}
                self.fault(
                    node, f"{article[wanted]} is needed here, not {article[kind]}", "Compare numbers; join comparisons with and, or, not."
                )
        return result

    def name(self, node: ast.Name) -> str:
        if node.id not in self.names:
            near = difflib.get_close_matches(node.id, self.names, 1)
            known = f'Did you mean "{near[0]}"?' if near else "The pattern binds " + ", ".join(self.names) + "."
            return self.fault(node, f'the pattern has no role "{node.id}"', known)
        self.used.append(node.id)
        return "list" if self.names[node.id] else "number"

    def constant(self, node: ast.Constant) -> str:
        shown = ast.get_source_segment(self.text.replace("\n", " ").strip(), node) or ""
        if _NUMBER.match(shown) and Decimal(repr(node.value)) == Decimal(shown):
            return "number"
        return self.fault(node, f"`{shown}` is not a plain number", "Write up to 15 digits, with a point for decimals: 0.5.")

    def call(self, node: ast.Call) -> str:
        name = node.func.id if isinstance(node.func, ast.Name) else ast.get_source_segment(self.text, node.func) or "?"
        if name not in FUNCTIONS:
            near = difflib.get_close_matches(name, FUNCTIONS, 1)
            fix = f'Did you mean "{near[0]}"?' if near else "The functions are " + ", ".join(FUNCTIONS) + "."
            return self.fault(node, f"there is no function `{name}`", fix)
        if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args) or not node.args:
            return self.fault(node, f"`{name}` takes plain arguments", f"Write {name}(…) with role names inside.")
        if name in _ADDING:
            for argument in node.args:
                if self.kind(argument) == "truth":
                    self.fault(argument, "a number is needed here, not a comparison", "Compare the sum, not its parts.")
            return "number"
        return self.fixed_call(name, node)

    def fixed_call(self, name: str, node: ast.Call) -> str:
        kinds = [self.kind(argument) for argument in node.args]
        wanted = {"abs": ["number"], "len": ["list"], "same": ["number", "number"]}[name]
        named = name == "abs" or all(isinstance(argument, ast.Name) for argument in node.args)
        if "fault" not in kinds and (kinds != wanted or not named):
            shape = {"abs": "one number", "len": "one list role", "same": "two plain roles"}[name]
            return self.fault(node, f"`{name}` takes {shape}", f"Write {name}({', '.join(['…'] * len(wanted))}).")
        return "truth" if name == "same" else "number"
