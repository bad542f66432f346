"""Single figures that would make a broken sum or comparison agree. None is evidence of what is true, and each says so."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.breach import Breach
from factcheck.check.evaluation import Value, evaluate, number
from factcheck.check.values import stated
from factcheck.check.wording import rounded
from factcheck.interval import Certainty
from factcheck.model import SEVERITIES, Binding, Claim, Edit, Interval, Quantity, Suggestion

_FIGURE = re.compile(r"[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?")
_MOST_DECIMALS = 4
_NARROW = Decimal("1.5")  # what was worked out more loosely than this has no middle worth suggesting
_EVEN = {ast.Add: 1, ast.Sub: -1}


class Repair(Struct, frozen=True):
    """One figure rewritten: the edit, and what the figure would then stand for."""

    claim: Claim
    edit: Edit
    quantity: Quantity


def repairs(breach: Breach, others: Sequence[Breach] = ()) -> tuple[Repair, ...]:
    """Every one-figure repair, the figure to blame first and then in text order. Words are left alone, and so is a coincidence.

    Nor is a figure in somebody's own words repaired, nor one of which a rule says no more than a note: two sources may both be right.

    A repair that leaves another rule broken over the same figure (`others`) would mend nothing: a part cut down to its whole fits in it,
    yet the sum stays wrong.
    """
    binding, leaf = breach.binding, breach.leaf
    first, second = leaf.pair
    apart = _apart(breach)
    if apart is None or breach.compiled.rule.severity == SEVERITIES[0]:
        return ()
    found: list[tuple[bool, int, Repair]] = []
    for side, direction in ((first, -1), (second, 1)):
        other = second if direction < 0 else first
        if _worked_out(side, binding):
            continue
        for role, index, sign in _terms(side, binding, 1):
            claim = binding.roles[role][index]
            if not isinstance(claim, Claim) or claim.quoted or breach.binding.pattern == "source":
                continue  # what the source says is told by `suggestions_source`
            value = claim.quantity.stated[0] + sign * direction * apart
            repair = _repair(claim, value, to_step=_worked_out(other, binding))
            if repair is not None and all(_mends(claim, repair.quantity.value, one) for one in (breach, *others)):
                found.append((role != breach.primary, claim.at.start, repair))
    found.sort(key=lambda item: item[:2])
    return tuple(repair for _, _, repair in found)


def _apart(breach: Breach) -> Decimal | None:
    """The first side minus the second with the figures at their word; None where they are ranges or do not differ."""
    if breach.leaf.op == "same":
        return None
    first, second = (_at_its_word(node, breach) for node in breach.leaf.pair)
    return None if first is None or second is None or first == second else first - second


def _at_its_word(node: ast.expr, breach: Breach) -> Decimal | None:
    """A side as one number: exactly, or the middle of what was worked out from rounded figures."""
    role = _percentage(node.id, breach.binding) if isinstance(node, ast.Name) else None
    if role is not None:
        return stated(breach.binding.roles[role][0])[0]
    value = number(node, breach.exact)
    if value is None or value.low is None or value.high is None:
        return None
    if value.low != value.high and (not _worked_out(node, breach.binding) or value.high > _NARROW * value.low):
        return None
    return (value.low + value.high) / 2


def _worked_out(node: ast.expr, binding: Binding) -> bool:
    names = (inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name))
    return any(name in binding.computed and _percentage(name, binding) is None for name in names)


def _percentage(name: str, binding: Binding) -> str | None:
    """The role whose printed percentage a worked-out value repeats ("stated_share" that of "share"); None for any other value."""
    role = name.removeprefix("stated_") if name.startswith("stated_") else ""
    operands = binding.roles.get(role, ())
    printed = len(operands) == 1 and isinstance(operands[0], Claim) and operands[0].quantity.unit is not None
    return role if printed else None


def _terms(node: ast.expr, binding: Binding, sign: int) -> Iterator[tuple[str, int, int]]:
    """The figures that a side adds (1) or subtracts (−1), as role, index and sign."""
    if isinstance(node, ast.Name):
        role = _percentage(node.id, binding) or node.id
        yield from ((role, index, sign) for index in range(len(binding.roles.get(role, ()))))
    elif isinstance(node, ast.BinOp) and type(node.op) in _EVEN:
        yield from _terms(node.left, binding, sign)
        yield from _terms(node.right, binding, sign * _EVEN[type(node.op)])
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sum":
        for argument in node.args:
            yield from _terms(argument, binding, sign)


def _repair(claim: Claim, value: Decimal, to_step: bool) -> Repair | None:
    """The figure rewritten in its own style."""
    quantity, match = claim.quantity, _FIGURE.search(claim.quote)
    if quantity.form != "digits" or len(quantity.stated) != 1 or match is None or value <= 0:
        return None
    if _FIGURE.search(claim.quote, match.end()):
        return None  # a range, or a larger and a smaller unit
    run = Decimal(match.group().replace(",", ""))
    if not run or not quantity.stated[0]:
        return None
    scale = quantity.stated[0] / run
    places = -int(run.as_tuple().exponent)
    figure = value / scale
    if to_step:
        figure = rounded(figure, places)
    elif figure != rounded(figure, _MOST_DECIMALS):
        return None
    half = Decimal(1).scaleb(-places) / 2 * scale if to_step else Decimal(0)
    text = f"{figure:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text and not to_step else text
    replacement = claim.quote[: match.start()] + text + claim.quote[match.end() :]
    if replacement == claim.quote:
        return None
    interval = Interval(figure * scale - half, figure * scale + half)
    return Repair(claim, Edit(claim.at, replacement), replace(quantity, value=interval, stated=(figure * scale,)))


def _mends(claim: Claim, new: Interval, breach: Breach) -> bool:
    """Whether a breach would be none with the new figure, or does not lean on the figure in a way that can be tried again."""
    values, leans = dict(breach.printed), False
    for role, operands in breach.binding.roles.items():
        for index, operand in enumerate(operands):
            if isinstance(operand, Claim) and operand.at == claim.at and operand.document == claim.document:
                leans = leans or role in breach.compiled.check.names
                row = list(values[role])
                row[index] = Value(new, (new.low,) if new.low is not None else ())
                values[role] = tuple(row)
    if not leans:
        return True
    guard = breach.compiled.when
    applies = guard is None or evaluate(guard, values).certainty is Certainty.CERTAIN
    return not applies or evaluate(breach.compiled.check, values).certainty is not Certainty.IMPOSSIBLE


def told(repair: Repair) -> str:
    """What a repair of one figure would do, in words."""
    line, quote, new = repair.claim.at.line, repair.claim.quote, repair.edit.replacement
    return f"line {line}: {quote} to {new} would make the figures agree; that is no evidence of what is true"


def order(suggestion: Suggestion) -> tuple[bool, int, bool]:
    """What puts one suggestion before another: a source says it, it has fewer edits, it changes figures and not words.

    The last only puts them in order: it is a matter of taste, and such a pair is a tie.
    """
    words = not all(any(map(str.isdigit, edit.replacement)) for edit in suggestion.edits)
    return suggestion.by != "source", len(suggestion.edits), words


def ranked(suggestions: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Suggestions that stand in their order, with ranks from 1; those with the same word of a source and as many edits share a rank."""
    orders = list(dict.fromkeys(order(suggestion)[:2] for suggestion in suggestions))
    return tuple(replace(suggestion, rank=orders.index(order(suggestion)[:2]) + 1) for suggestion in suggestions)
