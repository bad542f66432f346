"""Figures rewritten: so that a sum or a comparison agrees, or as the source gives them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.check.breach import Breach
from factcheck.check.edits.move import Move
from factcheck.check.substitution import Change
from factcheck.check.suggestions import repairs
from factcheck.model import Claim, Edit, Operand, Quantity

_WRITTEN = ("digits", "words")


def figure_moves(breach: Breach) -> Iterator[Move]:
    """Every figure of a breach that can be rewritten so that the breach is none, the one to blame first."""
    for repair in repairs(breach):
        yield _move(repair.claim, repair.edit, repair.quantity)
    if breach.binding.pattern == "source":
        yield from _as_the_source(breach)


def _as_the_source(breach: Breach) -> Iterator[Move]:
    roles = breach.binding.roles
    figures = roles["figures"]
    wanted = roles.get("actual", roles["sources"])
    other_scope = breach.binding.computed and "actual" not in roles
    if len(figures) != len(wanted) or "parts" in roles or other_scope:
        return
    for figure, actual in zip(figures, wanted, strict=True):
        if not isinstance(figure, Claim) or not isinstance(actual, Claim) or figure.quote == actual.quote:
            continue
        if figure.quantity.form in _WRITTEN and actual.quantity.form in _WRITTEN:
            new = replace(figure.quantity, value=actual.quantity.value, stated=actual.quantity.stated, step=actual.quantity.step)
            yield _move(figure, Edit(figure.at, actual.quote), new)


def _move(claim: Claim, edit: Edit, new: Quantity) -> Move:
    return Move(edit, claim.quote, _change(claim, new), (claim,))


def _change(claim: Claim, new: Quantity) -> Change:
    def change(operand: Operand) -> Operand:
        same = isinstance(operand, Claim) and operand.id == claim.id and operand.document == claim.document
        return replace(operand, quantity=new) if same else operand

    return change
