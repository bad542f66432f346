"""What may have gone wrong, where the two sides of a broken comparison stand to each other as a known slip leaves them.

The slips are those that newsrooms own up to in corrections: a scale word too many, a digit dropped or swapped, the wrong base of a
percentage, 100 points too many, points or an amount called percent, the share of the rest. Each is a test on the stated value and on the
one worked out; the first that fits is named, and none is evidence of what is true.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck import interval as iv
from factcheck.check.breach import Breach
from factcheck.check.derivation import sides
from factcheck.check.evaluation import number
from factcheck.check.patterns.worked_out import short
from factcheck.check.values import printed
from factcheck.check.wording import operand_text
from factcheck.model import Binding, Claim, Interval, Operand

_HUNDRED = iv.exact(100)
_NEAR = Decimal("0.03")
_SCALES = {10**3: "1,000", 10**6: "a million", 10**9: "a billion"}
_ZEROS = {10: "10", 100: "100"}
_PERIODS = {
    12: "months of a year",
    52: "weeks of a year",
    365: "days of a year",
    7: "days of a week",
    30: "days of a month",
    24: "hours of a day",
}
_TIMED = ("rate", "period", "product")
_SHARP = Decimal("0.005")


def cause(breach: Breach) -> str | None:
    """A note that names the likely slip behind a broken equation; None where none fits or the rule sets no two values equal."""
    equation = breach.leaf.op == "==" or breach.leaf.pair != (breach.leaf.left, breach.leaf.right)
    if not equation or breach.leaf.op == "same":
        return None
    found = next(iter((*_of_pattern(breach.binding), *_of_size(breach))), None)
    return f"cause: {found}" if found else None


def _of_pattern(binding: Binding) -> Iterator[str]:
    """The slips that need to know what the figures are to each other."""
    if binding.pattern == "change":
        yield from _of_change(binding)
    elif binding.pattern == "share":
        yield from _of_share(binding)


def _of_change(binding: Binding) -> Iterator[str]:
    if "change" not in binding.computed:
        return
    before, after, delta = (binding.roles[role][0] for role in ("before", "after", "delta"))
    old, new, stated = printed(before), printed(after), printed(delta)
    if old is None or new is None or stated is None:
        return
    worked = binding.computed["change"]
    said, size = _text(delta), iv.absolute(iv.subtract(new, old))
    ratio, of_new = iv.divide(new, old), iv.divide(size, new)
    if "multiple" in binding.computed:
        inverse = iv.divide(old, new)
        if inverse is not None and iv.meets(inverse, stated):
            yield "the figure before and the figure after may have changed places"
        if ratio is not None and iv.meets(iv.subtract(ratio, iv.exact(1)), stated):
            yield f"“{said}” fits how much more it is, not how many times as much"
        return
    if "percent" not in binding.computed or ratio is None:
        return
    own = iv.absolute(iv.multiply(iv.subtract(ratio, iv.exact(1)), _HUNDRED))
    if iv.meets(iv.add(own, _HUNDRED), stated):
        yield f"{said} is 100 points more than {_bare(worked)}: “times as much” read as “more”"
    if of_new is not None and iv.meets(iv.multiply(of_new, _HUNDRED), stated):
        yield f"{said} is the change divided by the figure after, {_text(after)}, not by the figure before, {_text(before)}"
    if iv.meets(iv.multiply(ratio, _HUNDRED), stated):
        yield f"{said} is what {_text(after)} is of {_text(before)}, not by how much the two differ"
    if _in_percent(before) and iv.meets(size, stated):
        yield f"{said} is the change in percentage points"
    elif any(iv.meets(amount, stated) for amount in _amounts(before, after)):
        yield f"{said} is the change as an amount, not in percent"


def _of_share(binding: Binding) -> Iterator[str]:
    if "stated_share" not in binding.computed:
        return
    part, whole = printed(binding.roles["part"][0]), printed(binding.roles["whole"][0])
    stated, own = (binding.computed[name] for name in ("stated_share", "computed_share"))
    said, right = printed(stated), printed(own)
    if part is None or whole is None or said is None or right is None:
        return
    rest = iv.divide(part, iv.subtract(whole, part))
    if rest is not None and iv.meets(iv.multiply(rest, _HUNDRED), said):
        yield f"{_text(stated)} is the part divided by the rest, not by the whole"
    if iv.meets(iv.subtract(_HUNDRED, right), said):
        yield f"{_text(stated)} is the share of the rest"


def _of_size(breach: Breach) -> Iterator[str]:
    """The slips that the two values alone show."""
    said, held = (number(node, breach.exact) for node in sides(breach))
    if said is None or held is None or said.low is None or said.low != said.high or said.low <= 0:
        return
    if held.low is None or held.high is None or held.low <= 0:
        return
    stated, derived = said.low, (held.low + held.high) / 2
    ratio = max(stated, derived) / min(stated, derived)
    way = "more" if stated > derived else "less"
    for factors, what in ((_SCALES, "a scale word (thousand, million, billion)"), (_ZEROS, "a zero or the decimal point")):
        for factor, name in factors.items():
            if abs(ratio / factor - 1) <= _NEAR:
                yield f"the stated figure is {name} times {way}: {what} may be wrong"
    if breach.binding.pattern in _TIMED:
        for factor, name in _PERIODS.items():
            if abs(ratio / factor - 1) <= _NEAR:
                yield f"the two are {factor} times apart, the {name}"
    if (held.high - held.low) <= _SHARP * derived:
        yield from _of_digits(stated, held)


def _of_digits(stated: Decimal, held: Interval) -> Iterator[str]:
    """A digit dropped, doubled or swapped, where the figure is long enough for that to be no chance."""
    digits = format(stated.normalize(), "f")
    plain = digits.replace(".", "")
    if "." in digits or len(plain.rstrip("0")) < 2:
        return
    for index in range(len(digits) - 1):
        swapped = digits[:index] + digits[index + 1] + digits[index] + digits[index + 2 :]
        if swapped != digits and iv.contains(held, Decimal(swapped)):
            yield f"two digits may be swapped: {short(Decimal(swapped))}"
    for index in range(len(digits) + 1):
        for digit in "0123456789":
            longer = Decimal(digits[:index] + digit + digits[index:])
            if longer != stated and iv.contains(held, longer):
                yield f"a digit may be missing: {short(longer)}"
    if len(plain.rstrip("0")) > 2:
        for index in range(len(digits)):
            shorter = digits[:index] + digits[index + 1 :]
            if iv.contains(held, Decimal(shorter)):
                yield f"a digit may be too many: {short(Decimal(shorter))}"


def _amounts(before: Operand, after: Operand) -> Iterator[Interval]:
    """The change as an amount in the unit as printed: $6.92, or 3 of "from 41 to 44 million"."""
    old, new = printed(before), printed(after)
    if old is None or new is None:
        return
    size = iv.absolute(iv.subtract(new, old))
    for scale in (1, 10**3, 10**6, 10**9):
        amount = iv.divide(size, iv.exact(scale))
        if amount is not None and amount.low is not None and amount.low >= Decimal("0.5"):
            yield amount


def _in_percent(operand: Operand) -> bool:
    unit = operand.quantity.unit if isinstance(operand, Claim) else None
    return unit is not None and unit.name in ("percentage", "percentage point")


def _text(operand: Operand) -> str:
    return operand.quote or operand_text(operand)


def _bare(operand: Operand) -> str:
    """A worked-out value in one figure: "149%" for "148.6% to 149.1%"."""
    value = printed(operand)
    if value is None or value.low is None or value.high is None:
        return operand_text(operand)
    middle = abs(value.low + value.high) / 2
    return f"{short(middle.quantize(Decimal(1)) if middle >= 10 else middle)}%"
