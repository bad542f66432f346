"""The arithmetic of a finding in words: what is stated, what the other figures come to, and by how much they differ."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from factcheck.check.breach import Breach
from factcheck.check.compiled import Compiled
from factcheck.check.evaluation import Leaf, Values, number
from factcheck.check.severity import addends, gap
from factcheck.check.wording import joined, measured_text, operand_text, period_text, place_text, scope_text, significant, value_text
from factcheck.model import Binding, Claim, Derivation, Interval, Mention, Operand, Term, Unit

_SIGNS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "÷"}
# Day ordinals of the years 1000 to 3000: two such values differ by days.
_DAYS = (Decimal(364_878), Decimal(1_095_363))
SAME_FIGURE = "none: the same figure"


def derive(breach: Breach) -> Derivation:
    """The derivation of a broken comparison."""
    binding, leaf, exact = breach.binding, breach.leaf, breach.exact
    stated, computed = sides(breach)
    unit = _unit(stated, binding) or _unit(computed, binding)
    return Derivation(
        stated=_side(stated, binding, exact, unit),
        computed=_side(computed, binding, exact, unit),
        difference=_difference(leaf, stated, computed, binding, exact),
        addends=_addend_lines(breach.compiled, leaf, binding),
    )


def sides(breach: Breach) -> tuple[ast.expr, ast.expr]:
    """The side of a broken comparison that the text states, and the one that it is held against."""
    first, second = breach.leaf.pair
    return (first, second) if _left_is_stated(breach.leaf, breach.binding, breach.primary) else (second, first)


def addend_texts(operands: Sequence[Operand]) -> list[str]:
    """Each operand with what tells it from the others: "Iraq 137", "May 2024: 12", "12 children"."""
    return [_told_apart(operand, operands) for operand in operands]


def _left_is_stated(leaf: Leaf, binding: Binding, primary: str) -> bool:
    """The stated side is the bare figure; of two, the one to blame; of none, the left."""
    first, second = leaf.pair
    left, right = _is_bare(first, binding), _is_bare(second, binding)
    if left and right:
        return isinstance(first, ast.Name) and first.id == primary
    return left or not right


def _is_bare(node: ast.expr, binding: Binding) -> bool:
    return isinstance(node, ast.Name) and any(operand.at is not None for operand in binding.roles.get(node.id, ()))


def _unit(node: ast.expr, binding: Binding) -> Unit | None:
    units = [operand.quantity.unit for operand in addends(node, binding) if isinstance(operand, Claim)]
    return units[0] if units else None


def _side(node: ast.expr, binding: Binding, exact: Values, unit: Unit | None) -> str:
    """One side in full: a claim with its scope, or a sum with its result."""
    operands = list(addends(node, binding))
    if isinstance(node, ast.Name) or (_is_sum(node) and len(operands) == 1):
        scopes = scope_text(operands[0]) if isinstance(operands[0], Claim) else ""
        return f"{operand_text(operands[0])} {scopes}".strip()
    shown, value = _formula(node, binding), number(node, exact)
    result = "" if value is None else _day_text(value, operands) or _interval_text(value, unit)
    return result if shown == result or not shown else f"{shown} = {result}" if result else shown


def _formula(node: ast.expr, binding: Binding, inner: bool = False) -> str:
    """An arithmetic node with the figures in place of the names; in a plain sum each tells what sets it apart."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        return joined([_short(operand) for operand in addends(node, binding)])
    if isinstance(node, ast.UnaryOp):
        return f"−{_formula(node.operand, binding, True)}"
    if isinstance(node, ast.BinOp) and _is_sum(node):
        text = " + ".join(addend_texts(list(addends(node, binding))))
        return f"({text})" if inner else text
    if isinstance(node, ast.BinOp):
        text = f"{_formula(node.left, binding, True)} {_SIGNS[type(node.op)]} {_formula(node.right, binding, True)}"
        return f"({text})" if inner else text
    assert isinstance(node, ast.Call)
    return _call(node, binding, inner)


def _is_sum(node: ast.expr) -> bool:
    """Whether a node only adds roles up."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add) and _is_sum(node.left) and _is_sum(node.right)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "sum" and all(map(_is_sum, node.args))
    return isinstance(node, ast.Name)


def _call(node: ast.Call, binding: Binding, inner: bool) -> str:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name == "len":
        names = [binding.roles.get(argument.id, ()) for argument in node.args if isinstance(argument, ast.Name)]
        return joined([_short(operand) for operand in names[0]]) if not inner else str(len(names[0]))
    if any(not isinstance(argument, ast.Name) for argument in node.args):
        parts = [_formula(argument, binding) for argument in node.args]
    else:
        parts = addend_texts(list(addends(node, binding)))
    if name == "sum":
        return f"({' + '.join(parts)})" if inner and len(parts) > 1 else " + ".join(parts)
    return {"abs": f"|{parts[0]}|", "min": f"least of {joined(parts)}", "max": f"most of {joined(parts)}"}[name]


def _short(operand: Operand) -> str:
    return value_text(operand.quantity) if isinstance(operand, Claim) else operand_text(operand)


def _told_apart(operand: Operand, others: Sequence[Operand]) -> str:
    if not isinstance(operand, Claim):
        return operand_text(operand)
    claims = [other for other in others if isinstance(other, Claim)]
    value, place, period = value_text(operand.quantity), place_text(operand.place.value), period_text(operand.period.value)
    if place and len({place_text(claim.place.value) for claim in claims}) == len(claims):
        return f"{place} {value}"
    if period and len({period_text(claim.period.value) for claim in claims}) == len(claims):
        return f"{period}: {value}"
    return operand_text(operand) if len({claim.counted for claim in claims}) > 1 else value


def _day_text(value: Interval, operands: Sequence[Operand]) -> str:
    """The day that is worked out from other days: "2024-03-10"; empty where the value is none."""
    if value.low is None or value.low != value.high or not _of_days(value, value) or any(isinstance(one, Claim) for one in operands):
        return ""
    return dt.date.fromordinal(int(value.low)).isoformat()


def _of_days(a: Interval, b: Interval) -> bool:
    return _DAYS[0] <= min(a.low or 0, b.low or 0) and max(a.high or 0, b.high or 0) <= _DAYS[1]


def _interval_text(value: Interval, unit: Unit | None) -> str:
    if value.low is None or value.high is None:
        bound = value.low if value.high is None else value.high
        return "" if bound is None else ("at least " if value.high is None else "at most ") + measured_text(bound, unit)
    low, high = measured_text(value.low, unit), measured_text(value.high, unit)
    return low if low == high else f"{low} to {high}"


def _difference(leaf: Leaf, stated: ast.expr, computed: ast.expr, binding: Binding, exact: Values) -> str:
    a, b = number(stated, exact), number(computed, exact)
    apart = gap(a, b)
    if leaf.op == "same" or apart == 0:
        return SAME_FIGURE
    if apart is None or a is None or b is None:
        return "unknown"
    operands = [*addends(stated, binding), *addends(computed, binding)]
    added = any(isinstance(side, ast.Call) and _is_sum(side) for side in (stated, computed))
    if operands and not added and all(isinstance(operand, Term | Mention) for operand in operands):
        return f"{apart} day{'' if apart == 1 else 's'} apart" if _of_days(a, b) else "the two do not agree"
    least = ""
    if a.low != a.high or b.low != b.high:
        apart = significant(apart)  # a bound of something worked out has digits that nobody printed
        least = "at least "
    short = a.high is not None and b.low is not None and a.high < b.low
    unit = _unit(stated, binding) or _unit(computed, binding)
    if unit is None:
        return f"{least}{measured_text(apart, None)} too {'few' if short else 'many'}"
    amount = f"{measured_text(apart, None)} points" if unit.name == "percentage" else measured_text(apart, unit)
    return f"{least}{amount} too {'low' if short else 'high'}"


def _addend_lines(compiled: Compiled, leaf: Leaf, binding: Binding) -> tuple[str, ...]:
    """Every figure that is added up, with its line; for a coincidence every figure that the rule mentions."""
    if leaf.op == "same":
        operands = [operand for name in compiled.mentioned for operand in binding.roles.get(name, ())]
    else:
        sides = [node for node in leaf.pair if not isinstance(node, ast.Name)]
        operands = [operand for node in sides for operand in addends(node, binding)]
    texts = zip(addend_texts(operands), operands, strict=True)
    return tuple(f"{text} (line {operand.at.line})" if operand.at else text for text, operand in texts)
