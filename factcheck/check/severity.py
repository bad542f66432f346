"""How firmly a broken rule is told: the table of severities, from the rule's own (the ceiling) downwards.

Conventions: at most a warning where another kept reading of the words escapes the rule, where only a soft bound is broken, or where
the gap is under 10 % of the larger figure and within three rounding units; one level down for a slot that is unknown on one side, and
one for a quotation. The two levels down together never take an impossibility inside one sentence below warning.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from decimal import Decimal

from factcheck.check.evaluation import Leaf, Values, number
from factcheck.model import SEVERITIES, Binding, Claim, Doubt, Interval, Operand

SMALL_SHARE = Decimal("0.1")
SMALL_STEPS = 3
_WARNING = SEVERITIES.index("warning")
_CAPPED = ("reading", "soft", "small")
_LOWERED = ("unknown", "quotation")


def weigh(ceiling: str, doubts: Collection[Doubt], together: bool) -> tuple[str, str | None]:
    """The verdict (`fail` or `review`) and the severity of a broken rule; None where it sinks below a note.

    `together`: all figures stand in one sentence.
    """
    kinds = {doubt.kind for doubt in doubts}
    verdict = "review" if "reading" in kinds else "fail"
    top = SEVERITIES.index(ceiling)
    level = top - sum(kind in kinds for kind in _LOWERED)
    if together and "soft" not in kinds:
        level = max(level, min(top, _WARNING))
    if any(kind in kinds for kind in _CAPPED):
        level = min(level, _WARNING)
    return verdict, SEVERITIES[level] if level >= 0 else None


def in_one_sentence(binding: Binding) -> bool:
    """Whether all operands that stand in the text share a sentence."""
    found = [operand.sentence for operands in binding.roles.values() for operand in operands if operand.sentence is not None]
    return len({sentence.span for sentence in found}) == 1


def gap(left: Interval | None, right: Interval | None) -> Decimal | None:
    """How far apart two sides are; 0 where they meet, None where one is unknown or without the bound that matters."""
    if left is None or right is None:
        return None
    for low, high in ((left, right), (right, left)):
        if low.high is not None and high.low is not None and low.high < high.low:
            return high.low - low.high
    return Decimal(0)


def is_small(leaf: Leaf, binding: Binding, exact: Values) -> bool:
    """Whether the figures of a broken comparison, taken as printed, differ by little. `exact` holds them as printed."""
    if leaf.op == "same":
        return False
    left, right = (number(node, exact) for node in leaf.pair)
    apart = gap(left, right)
    steps = [step for node in leaf.pair for step in _steps(node, binding)]
    if not apart or not steps or left is None or right is None:
        return False
    larger = max(abs(bound) for side in (left, right) for bound in (side.low, side.high) if bound is not None)
    return apart < SMALL_SHARE * larger and apart <= SMALL_STEPS * max(steps)


def _steps(node: ast.expr, binding: Binding) -> Iterator[Decimal]:
    """The rounding units of the claims that enter a side by addition alone; a factor's unit is not the side's."""
    for operand in addends(node, binding):
        if isinstance(operand, Claim) and operand.quantity.step is not None:
            yield operand.quantity.step


def addends(node: ast.expr, binding: Binding) -> Iterator[Operand]:
    """The operands of a side that are only added, subtracted or compared, in order."""
    if isinstance(node, ast.Name):
        computed = binding.computed.get(node.id)
        yield from binding.roles.get(node.id, ()) or (() if computed is None else (computed,))
    elif isinstance(node, ast.UnaryOp):
        yield from addends(node.operand, binding)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        yield from addends(node.left, binding)
        yield from addends(node.right, binding)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id != "len":
        for argument in node.args:
            yield from addends(argument, binding)
