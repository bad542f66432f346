"""What was read with some figures replaced and all else as it was: for planted errors and for repairs that are tried out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from factcheck.model import Claim, Construction, Extraction, Mention, Operand, Sentence

_REACH = 24  # figures of one kind, as for the pairs that patterns compare

Change = Callable[[Operand], Operand]


def substituted(extraction: Extraction, change: Change) -> Extraction:
    """The extraction with every operand put through `change`, in the claims, the mentions and the constructions alike."""

    def changed(made: Construction) -> Construction:
        return replace(made, roles=tuple([(role, tuple(map(change, operands))) for role, operands in made.roles]))

    claims = tuple(claim for claim in map(change, extraction.claims) if isinstance(claim, Claim))
    mentions = tuple(mention for mention in map(change, extraction.mentions) if isinstance(mention, Mention))
    return replace(extraction, claims=claims, mentions=mentions, constructions=tuple(map(changed, extraction.constructions)))


def around(extraction: Extraction, claims: frozenset[str], sentences: Sequence[Sentence] = ()) -> Extraction:
    """What rules about some claims, or about words of some sentences, can lean on: their paragraphs, and the figures of their units and
    measures that stand near enough."""
    paragraphs = {claim.sentence.paragraph for claim in extraction.claims if claim.id in claims}
    paragraphs.update(sentence.paragraph for sentence in sentences)
    wanted: set[str] = set()
    rows: dict[tuple[str | None, str | None], list[Claim]] = {}
    for claim in extraction.claims:
        rows.setdefault(_kind(claim), []).append(claim)
    for row in rows.values():
        for at in (at for at, claim in enumerate(row) if claim.id in claims):
            wanted.update(claim.id for claim in row[max(0, at - _REACH) : at + _REACH + 1])
    kept = tuple(claim for claim in extraction.claims if claim.sentence.paragraph in paragraphs or claim.id in wanted)
    indexes = {claim.sentence.index for claim in kept}
    made = (one for one in extraction.constructions if one.sentence.index in indexes or one.sentence.paragraph in paragraphs)
    return replace(extraction, claims=kept, constructions=tuple(made))


def within(extraction: Extraction, near: Extraction) -> Extraction:
    """The part of what was read that `near` is a part of too."""
    claims, indexes = {claim.id for claim in near.claims}, {claim.sentence.index for claim in near.claims}
    indexes.update(made.sentence.index for made in near.constructions)
    return replace(
        extraction,
        claims=tuple(claim for claim in extraction.claims if claim.id in claims),
        constructions=tuple(made for made in extraction.constructions if made.sentence.index in indexes),
    )


def _kind(claim: Claim) -> tuple[str | None, str | None]:
    return (claim.quantity.unit.name if claim.quantity.unit is not None else None), claim.measure.value
