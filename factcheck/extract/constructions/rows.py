"""The printed claims of a sentence in text order, as most readers of constructions take them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.context.inherit_core import Scoped
from factcheck.model import Claim

Row = Sequence[tuple[Scoped, Claim]]


def unit_of(claim: Claim) -> str | None:
    """The name of a claim's unit, None for a count."""
    return claim.quantity.unit.name if claim.quantity.unit is not None else None
