"""Whether the text or its source gives a figure for another place, period or measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.check.edits.scene import Scene
from factcheck.model import Claim


def alike(scene: Scene, claim: Claim) -> Iterator[Claim]:
    """The other figures of the text and of its source that print the same value in the same unit."""
    unit = claim.quantity.unit.name if claim.quantity.unit is not None else None
    for other in (*scene.tellings, *scene.sources):
        if not isinstance(other, Claim) or other.quantity.stated != claim.quantity.stated or other.quantity.form == "implied":
            continue
        other_unit = other.quantity.unit.name if other.quantity.unit is not None else None
        if unit == other_unit and (other.id, other.document) != (claim.id, claim.document):
            yield other


def gives(scene: Scene, claims: Sequence[Claim], slot: str, value: object) -> bool:
    """Whether a figure that counts the same is given elsewhere, with that value of the slot, for one of the claims."""
    return any(
        other.measure.value == claim.measure.value and getattr(other, slot).value == value
        for claim in claims
        for other in alike(scene, claim)
    )
