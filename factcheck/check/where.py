"""Which bindings a rule looks at: its `where` constraints on the claims of each role."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model import Binding, Claim, Operand, Relation
from factcheck.scope import measures

ANY = "*"


def admits(where: Mapping[str, Mapping[str, tuple[str, ...]]], binding: Binding) -> bool:
    """Whether every role meets its constraints. Those under "*" hold for the claims of all roles; words and events pass them by."""
    for role, operands in binding.roles.items() if where else ():
        for key in (ANY, role):
            slots = where.get(key, {})
            for operand in operands:
                if not (key == ANY and not isinstance(operand, Claim)) and not _meets(slots, operand):
                    return False
    return True


def _meets(slots: Mapping[str, tuple[str, ...]], operand: Operand) -> bool:
    constraints = {slot: allowed for slot, allowed in slots.items() if ANY not in allowed}
    if not isinstance(operand, Claim):
        return not constraints
    return all(_allows(slot, allowed, _value(operand, slot)) for slot, allowed in constraints.items())


def _value(claim: Claim, slot: str) -> str | None:
    unit = claim.quantity.unit
    values = {
        "measure": claim.measure.value, "status": claim.status, "unit": unit.name if unit else None,
        "dimension": unit.dimension if unit else None, "action": claim.action.value, "form": claim.quantity.form,
        "counted": claim.counted, "direction": claim.direction, "modifier": claim.quantity.modifier,
    }  # fmt: skip
    return values[slot]


def _allows(slot: str, allowed: tuple[str, ...], value: str | None) -> bool:
    if value is None:
        return False
    if slot == "measure":  # a measure also stands for the narrower ones: casualties admits killed
        return any(measures.relation(value, wanted) in (Relation.EQUAL, Relation.INSIDE) for wanted in allowed)
    if slot == "counted":  # the head of the phrase is enough: operations admits joint operations
        return any(f" {value}".casefold().endswith(f" {wanted}".casefold()) for wanted in allowed)
    return value in allowed
