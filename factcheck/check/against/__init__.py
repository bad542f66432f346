"""A story against its source: which figure of the source each figure of the story is, and what the two say differently.

`settle` gives the source's figures the period of the whole release, `match` finds a verdict for each figure of the story, `confront` turns
the verdicts into constructions that the pattern `source` binds. Nothing here reads text.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.check.against.confront import confront
from factcheck.check.against.match import Match, match
from factcheck.check.against.settle import settle
from factcheck.model import Claim, Extraction

__all__ = ["Match", "confront", "confronted", "match", "settle"]


def confronted(extraction: Extraction, sources: Sequence[Claim]) -> Extraction:
    """The extraction with each figure's verdict against the sources, and the constructions that the pattern `source` binds."""
    if not sources:
        return extraction
    matches = match(extraction.claims, sources)
    rows = {one.claim.id: one.row() for one in matches}
    claims = tuple(replace(claim, against=(rows[claim.id],)) if claim.id in rows else claim for claim in extraction.claims)
    own = (made for made in extraction.constructions if made.kind != "source")
    return replace(extraction, claims=claims, constructions=(*own, *confront(matches, sources)))
