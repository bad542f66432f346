"""What an operand is worth to an expression, under the tolerance that a rule asks for."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from factcheck import interval as iv
from factcheck.check.evaluation import Value
from factcheck.model import Binding, Claim, Interval, Mention, Operand, Term

Worth = Callable[[Operand], Value]


def worth(tolerance: str) -> Worth:
    """How to value operands under a tolerance: `printed` (the intervals), `exact` (as stated), or an extra share ("0.02").

    Only claims are widened or made exact: words and worked-out values are what they are. A mention is worth its days, as ordinals.
    """
    share = Decimal(tolerance) if tolerance not in ("printed", "exact") else None

    def value(operand: Operand) -> Value:
        interval = printed(operand)
        if isinstance(operand, Claim) and interval is not None:
            interval = as_stated(operand) if tolerance == "exact" else iv.widen(interval, share) if share else interval
        return Value(interval, stated(operand))

    return value


def printed(operand: Operand) -> Interval | None:
    """The interval of an operand as printed, None where it has none."""
    if isinstance(operand, Claim):
        return operand.quantity.value
    if isinstance(operand, Term):
        return operand.value
    return _days(operand)


def stated(operand: Operand) -> tuple[Decimal, ...]:
    """The printed figure or both ends of the printed range; of a word, its one value if it has one."""
    if isinstance(operand, Claim):
        return operand.quantity.stated
    interval = printed(operand)
    if interval is None or interval.low is None or interval.low != interval.high:
        return ()
    return (interval.low,)


def as_stated(operand: Operand) -> Interval | None:
    """The figure taken at its word, without rounding or hedges; a range keeps its ends."""
    figures = stated(operand)
    return Interval(min(figures), max(figures)) if figures else printed(operand)


def values(binding: Binding, value: Worth) -> dict[str, tuple[Value, ...]]:
    """The values of all roles and computed values of a binding."""
    found = {role: tuple(value(operand) for operand in operands) for role, operands in binding.roles.items() if operands}
    return found | {name: (value(operand),) for name, operand in binding.computed.items()}


def softened(found: dict[str, tuple[Value, ...]]) -> dict[str, tuple[Value, ...]] | None:
    """The same values with soft bounds as hard ones; None where there are no soft bounds."""
    intervals = [value.interval for row in found.values() for value in row]
    if not any(interval is not None and iv.has_soft(interval) for interval in intervals):
        return None
    return {name: tuple(Value(value.interval and iv.soft(value.interval), value.stated) for value in row) for name, row in found.items()}


def _days(mention: Mention) -> Interval | None:
    period = mention.period.value
    if period is None or period.start is None or period.end is None:
        return None
    return Interval(Decimal(period.start.toordinal()), Decimal(period.end.toordinal()))
