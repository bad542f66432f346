"""Checked expressions worked out on intervals.

A statement is certain, possible or impossible. An unknown value makes a comparison possible, never impossible.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from decimal import Decimal
from functools import reduce

from msgspec import Struct, field

from factcheck import interval as iv
from factcheck.check.expressions import ARITHMETIC, COMPARISONS, Expression
from factcheck.interval import Certainty
from factcheck.model import Interval


class Value(Struct, frozen=True):
    """What a name stands for: its interval (None: unknown) and its figure or figures as printed."""

    interval: Interval | None
    stated: tuple[Decimal, ...] = ()


class Leaf(Struct, frozen=True):
    """One comparison (or `same`) with both sides worked out; `broken`: it is what makes the expression fail."""

    op: str
    left: ast.expr
    right: ast.expr
    left_value: Interval | None
    right_value: Interval | None
    certainty: Certainty
    broken: bool

    @property
    def pair(self) -> tuple[ast.expr, ast.expr]:
        """The two sides that are really compared: those within `abs(a - b) <= margin`, else left and right."""
        match self.left:
            case ast.Call(func=ast.Name(id="abs"), args=[ast.BinOp(left=a, op=ast.Sub(), right=b)]) if self.op in ("<", "<="):
                return a, b
        return self.left, self.right


class Judgement(Struct, frozen=True):
    """How certain a statement is, with all comparisons in it."""

    certainty: Certainty
    leaves: tuple[Leaf, ...]


Values = Mapping[str, tuple[Value, ...]]


def evaluate(expression: Expression, values: Values) -> Judgement:
    """Judge a checked expression; every name in it must have a value."""
    trial = _Trial(values)
    certainty = trial.truth(expression.tree, True)
    return Judgement(certainty, tuple(trial.leaves))


def number(node: ast.expr, values: Values) -> Interval | None:
    """The interval of an arithmetic node, or None where it is unknown."""
    if isinstance(node, ast.Name):
        return values[node.id][0].interval
    if isinstance(node, ast.Constant):
        return iv.exact(Decimal(repr(node.value)))
    if isinstance(node, ast.UnaryOp):
        inner = number(node.operand, values)
        return None if inner is None else iv.negate(inner)
    if isinstance(node, ast.BinOp):
        left, right = number(node.left, values), number(node.right, values)
        return None if left is None or right is None else ARITHMETIC[type(node.op)](left, right)
    assert isinstance(node, ast.Call)
    return _call(node, values)


def _call(node: ast.Call, values: Values) -> Interval | None:
    name = _function(node)
    if name == "len":
        return iv.exact(len(_operands(node.args[0], values)))
    operands = [operand for argument in node.args for operand in _operands(argument, values)]
    known = [operand for operand in operands if operand is not None]
    if not known or len(known) < len(operands):
        return None
    if name == "sum":
        return iv.total(known)
    if name == "abs":
        return iv.absolute(known[0])
    return reduce(iv.minimum if name == "min" else iv.maximum, known)


def _operands(node: ast.expr, values: Values) -> list[Interval | None]:
    """The intervals of an argument: all of a list role, the one of anything else."""
    if isinstance(node, ast.Name):
        return [value.interval for value in values[node.id]]
    return [number(node, values)]


def _function(node: ast.Call) -> str:
    assert isinstance(node.func, ast.Name)
    return node.func.id


class _Trial(Struct):
    """One evaluation: the values, and each comparison as it is met."""

    values: Values
    leaves: list[Leaf] = field(default_factory=list)

    def truth(self, node: ast.expr, positive: bool) -> Certainty:
        """Judge a node; under an odd number of `not`s (`positive` false) a comparison breaks the rule by being certain."""
        if isinstance(node, ast.UnaryOp):
            return self.truth(node.operand, not positive).negated()
        if isinstance(node, ast.BoolOp):
            certainties = [self.truth(value, positive) for value in node.values]
            return _all(certainties) if isinstance(node.op, ast.And) else _all([c.negated() for c in certainties]).negated()
        if isinstance(node, ast.Call):
            return self.leaf("same", node.args[0], node.args[1], positive)
        assert isinstance(node, ast.Compare)
        pairs = zip(node.ops, [node.left, *node.comparators[:-1]], node.comparators, strict=True)
        return _all([self.leaf(COMPARISONS[type(op)], left, right, positive) for op, left, right in pairs])

    def leaf(self, op: str, left: ast.expr, right: ast.expr, positive: bool) -> Certainty:
        """Judge one comparison and note it."""
        a, b = number(left, self.values), number(right, self.values)
        if op == "same":
            certainty = _same(left, right, self.values)
        elif a is None or b is None:
            certainty = Certainty.POSSIBLE
        else:
            certainty = iv.compare(op, a, b)
        broken = certainty is (Certainty.IMPOSSIBLE if positive else Certainty.CERTAIN)
        self.leaves.append(Leaf(op, left, right, a, b, certainty, broken))
        return certainty


def _same(left: ast.expr, right: ast.expr, values: Values) -> Certainty:
    """Equal as printed: certain or impossible, never in between, whatever the intervals."""
    assert isinstance(left, ast.Name)
    assert isinstance(right, ast.Name)
    a, b = values[left.id][0].stated, values[right.id][0].stated
    return Certainty.CERTAIN if a and a == b else Certainty.IMPOSSIBLE


def _all(certainties: list[Certainty]) -> Certainty:
    if Certainty.IMPOSSIBLE in certainties:
        return Certainty.IMPOSSIBLE
    return Certainty.CERTAIN if all(c is Certainty.CERTAIN for c in certainties) else Certainty.POSSIBLE
