"""Pattern `order`: an outcome, and the figure before it that holds everybody who can have reached it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.check import likeness
from factcheck.check.gate import compare_outcome
from factcheck.check.pattern import Role
from factcheck.model import Binding, Claim, Extraction
from factcheck.scope import measures
from factcheck.vocabulary import words

_BACK = 12  # figures to look back over


class Order:
    """ "arrested 42 people and charged 57 of them"; the chains are data, `rules/vocabulary/outcomes.yml`.

    Bound are figures for one event, one sentence or one night; what the text itself calls a part is a `subset`.
    """

    name = "order"
    doc = "A figure for an outcome, and one for an earlier stage that everybody counted in it has passed."
    roles: tuple[Role, ...] = (Role("later", "the figure for the outcome"), Role("first", "the figure for the stage before it"))
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """Pairs in text order, each outcome with the nearest figure before it, or else behind it, of an earlier stage."""
        claims = [claim for claim in extraction.claims if claim.sentence.role != "headline" and claim.quantity.form != "implied"]
        for at, later in enumerate(claims):
            behind = [claim for claim in claims[at + 1 : at + 1 + _BACK] if claim.sentence.index == later.sentence.index]
            for first in (*reversed(claims[max(0, at - _BACK) : at]), *behind):
                if not _follows(later, first) or _one_of_several(first, later, claims):
                    continue
                gate = compare_outcome(later, first)
                if gate is not None:
                    yield Binding(self.name, {"later": (later,), "first": (first,)}, {}, (), gate.doubts, gate.notes)
                    break


def _follows(later: Claim, first: Claim) -> bool:
    """Whether one outcome comes after the other, by measure or by what was done to things of one measure."""
    ours, theirs = later.measure.value, first.measure.value
    if ours is None or theirs is None:
        return False
    if measures.later(ours, theirs):
        return True
    deeds: Sequence[dict[str, list[str]]] = tuple(words("outcomes")["deeds"].values())
    return ours == theirs and any(later.action.value in row["then"] and first.action.value in row["first"] for row in deeds)


def _one_of_several(first: Claim, later: Claim, claims: Sequence[Claim]) -> bool:
    """ "launched 30 missiles and 80 drones; 105 were shot down": a figure that names nothing itself may count both."""
    beside = [claim for claim in claims if claim.sentence.index == first.sentence.index and claim.action.value == first.action.value]
    noun = (first.counted or "").split()[-1:]
    start, end = likeness.offsets(later, later.at.start, later.sentence.span.end)
    return len(beside) > 1 and not set(noun) & set(later.sentence.text[start:end].split()[:4])
