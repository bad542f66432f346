"""The small language of `check` and `when`: arithmetic, comparisons and `and or not` over the roles of a pattern.

Python's own parser reads the text; an allow-list of syntax nodes decides what is kept, and nothing is ever run by `eval`.
"""

from __future__ import annotations

import ast
import difflib
import re
import warnings
from collections.abc import Callable, Mapping
from decimal import Decimal

from msgspec import Struct

from factcheck import interval as iv
from factcheck.model import Interval

LONGEST = 400  # characters; what needs more is a new pattern
DEEPEST = 40  # levels of operators inside one another; a sum of n terms has n
DIGITS = 15  # of a constant
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?\Z")
_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# What other languages write, and how it is said here.
_FOREIGN = {
    "&&": "and", "||": "or", "<>": "!=", "=<": "<=", "=>": ">=", "≤": "<=", "≥": ">=", "≠": "!=", "×": "*", "÷": "/", "−": "-", "!": "not",
}  # fmt: skip
COMPARISONS: dict[type[ast.cmpop], str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}
ARITHMETIC: dict[type[ast.operator], Callable[[Interval, Interval], Interval | None]] = {
    ast.Add: iv.add, ast.Sub: iv.subtract, ast.Mult: iv.multiply, ast.Div: iv.divide,
}  # fmt: skip
_ADDING = ("sum", "min", "max")
FUNCTIONS = (*_ADDING, "abs", "len", "same")


class Fault(Struct, frozen=True):
    """Something in an expression or template that is not allowed; `column` counts from 0 within its text."""

    column: int
    what: str
    fix: str


class Expression(Struct, frozen=True):
    """A checked expression. `names` are the roles and computed values that it mentions, in order, each once."""

    text: str
    tree: ast.expr
    names: tuple[str, ...]


def compile_expression(text: str, names: Mapping[str, bool]) -> tuple[Expression | None, tuple[Fault, ...]]:
    """Check an expression against the names it may use (name -> whether it is a list); gives the expression or every fault in it."""
    if len(text) > LONGEST:
        return None, (Fault(0, f"the expression is longer than {LONGEST} characters", "Work the value out in a pattern."),)
    line = _BREAKS.sub(" ", text)
    lead = len(line) - len(line.lstrip())
    line = line.strip()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(line, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        column = lead + max(0, (getattr(error, "offset", None) or 1) - 1)
        return None, (Fault(column, f"this is not an expression: {getattr(error, 'msg', None) or error}", _instead(line)),)
    checker = _Checker(line, lead, names)
    kind = checker.kind(tree)
    if kind not in ("truth", "fault"):
        checker.fault(tree, "this says nothing that can be true or false", "Compare two values, such as `part <= whole`.")
    if checker.faults:
        return None, tuple(checker.faults)
    return Expression(line, tree, tuple(dict.fromkeys(checker.used))), ()


def _instead(line: str) -> str:
    """What to write in place of a sign that another language has."""
    found = next((sign for sign in _FOREIGN if sign in line.replace("!=", "")), None)
    return f"Write `{_FOREIGN[found]}` for `{found}`." if found else "Write arithmetic, comparisons and `and or not` over the roles."


class _Checker:
    """Walks a syntax tree once, noting every fault and the names used."""

    def __init__(self, text: str, lead: int, names: Mapping[str, bool]) -> None:
        self.text = text
        self.lead = lead  # characters cut off before the text
        self.depth = 0
        self.names = names
        self.faults: list[Fault] = []
        self.used: list[str] = []

    def fault(self, node: ast.expr, what: str, fix: str) -> str:
        column = self.lead + len(self.text.encode()[: node.col_offset].decode(errors="ignore"))
        self.faults.append(Fault(column, what, fix))
        return "fault"

    def kind(self, node: ast.expr) -> str:
        """`number`, `list`, `truth`, or `fault` where the node was refused."""
        if self.depth == DEEPEST:
            return self.fault(node, f"this is nested more than {DEEPEST} levels deep", "Work the value out in a pattern.")
        self.depth += 1
        found = self._kind(node)
        self.depth -= 1
        return found

    def _kind(self, node: ast.expr) -> str:
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
                kind = self.fault(node, f"`{shown}` is not allowed here", _allowed(node))
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
        shown = ast.get_source_segment(self.text, node) or ""
        if _NUMBER.match(shown) and len(shown.replace(".", "")) <= DIGITS and Decimal(repr(node.value)) == Decimal(shown):
            return "number"
        if isinstance(node.value, str | bytes):
            return self.fault(node, f"`{shown}` is not a plain number", "Words are constrained by `where`; expressions compare numbers.")
        fix = f"Write up to {DIGITS} digits, with a point for decimals: 0.5."
        return self.fault(node, f"`{shown}` is not a plain number", fix)

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


def _allowed(node: ast.expr) -> str:
    """What to write instead of a node that is not allowed."""
    match node:
        case ast.Attribute():
            return "Write the name of a role alone; {role.place} and the like belong into headline and labels."
        case ast.BinOp(op=ast.Pow()):
            return "Multiply: part * part."
        case ast.Compare():
            return "Compare by < <= > >= == or !=."
        case ast.UnaryOp(op=ast.UAdd()):
            return "Leave the sign out."
        case ast.Subscript():
            return "A list is used as a whole: sum(parts), min(parts), max(parts), len(parts)."
        case _:
            return "Use + - * /, comparisons, and or not, and " + " ".join(FUNCTIONS) + "."
