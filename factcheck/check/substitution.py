"""What was read with some figures replaced and all else as it was: for planted errors and for repairs that are tried out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from factcheck.model import Claim, Construction, Extraction, Operand, Quantity

_REACH = 24  # figures of one kind, as for the pairs that patterns compare

Change = Callable[[Operand], Operand]


def substituted(extraction: Extraction, change: Change) -> Extraction:
    """The extraction with every operand put through `change`, in the claims and in the constructions alike."""

    def changed(made: Construction) -> Construction:
        return replace(made, roles=tuple([(role, tuple(map(change, operands))) for role, operands in made.roles]))

    claims = tuple(claim for claim in map(change, extraction.claims) if isinstance(claim, Claim))
    return replace(extraction, claims=claims, constructions=tuple(map(changed, extraction.constructions)))


def with_quantities(extraction: Extraction, new: Mapping[str, Quantity]) -> Extraction:
    """The extraction with the quantities of some claims, by their ids, in place of what was printed."""

    def change(operand: Operand) -> Operand:
        quantity = new.get(operand.id) if isinstance(operand, Claim) else None
        return replace(operand, quantity=quantity) if isinstance(operand, Claim) and quantity is not None else operand

    return substituted(extraction, change)


def around(extraction: Extraction, claims: frozenset[str]) -> Extraction:
    """What rules about some claims can lean on: their paragraphs, and the figures of their units and measures that stand near enough."""
    paragraphs = {claim.sentence.paragraph for claim in extraction.claims if claim.id in claims}
    wanted: set[str] = set()
    rows: dict[tuple[str | None, str | None], list[Claim]] = {}
    for claim in extraction.claims:
        rows.setdefault(_kind(claim), []).append(claim)
    for row in rows.values():
        for at in (at for at, claim in enumerate(row) if claim.id in claims):
            wanted.update(claim.id for claim in row[max(0, at - _REACH) : at + _REACH + 1])
    kept = tuple(claim for claim in extraction.claims if claim.sentence.paragraph in paragraphs or claim.id in wanted)
    sentences = {claim.sentence.index for claim in kept}
    return replace(
        extraction, claims=kept, constructions=tuple(made for made in extraction.constructions if made.sentence.index in sentences)
    )


def _kind(claim: Claim) -> tuple[str | None, str | None]:
    return (claim.quantity.unit.name if claim.quantity.unit is not None else None), claim.measure.value
