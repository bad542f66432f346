"""From verdicts to constructions: one for each figure that differs, and one for all figures that were put into one wrong scope together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck import interval as iv
from factcheck.check.against.match import Match
from factcheck.check.against.parts import left_out
from factcheck.check.wording import claim_text, joined, period_text, place_text
from factcheck.model import Claim, Construction, Operand, Term

_MOST_NAMED = 3
Roles = tuple[tuple[str, tuple[Operand, ...]], ...]


def confront(matches: Sequence[Match], sources: Sequence[Claim]) -> tuple[Construction, ...]:
    """The constructions of kind `source`, in text order of their first figure."""
    found = [*_differing(matches), *_rescoped(matches), *_hedged(matches), *_partial(matches, sources)]
    return tuple(sorted(found, key=lambda construction: construction.sentence.index))


def _differing(matches: Sequence[Match]) -> Iterator[Construction]:
    for one in matches:
        if one.verdict == "differs" and one.source is not None:
            roles: Roles = (("figures", (one.claim,)), ("sources", (one.source,)))
            if one.elsewhere is not None:
                text = f"cause: {one.claim.quote} is what the source gives for {_told(one.elsewhere)}"
                roles = (*roles, ("cause", (Term(text, iv.exact(0)),)))
            yield Construction("source", roles, one.claim.sentence)


def _rescoped(matches: Sequence[Match]) -> Iterator[Construction]:
    """Figures that the source gives for another place, period or party; those with the same confusion stand together."""
    wrong = [
        one for one in matches if one.verdict == "other-scope" and one.elsewhere is not None and one.slot in ("place", "period", "actor")
    ]
    keyed = sorted(((_scopes(one), index, one) for index, one in enumerate(wrong)), key=lambda item: item[:2])
    for (printed, source), members in groupby(keyed, key=lambda item: item[0]):
        group = [one for _, _, one in members]
        roles: Roles = (
            ("figures", tuple(one.claim for one in group)),
            ("sources", tuple(one.elsewhere for one in group if one.elsewhere is not None)),
            ("printed_scope", (Term(printed, iv.exact(0)),)),
            ("source_scope", (Term(source, iv.exact(1)),)),
            ("named", (Term(_named([one.claim for one in group]), iv.exact(0)),)),
        )
        actual = tuple(one.source for one in group if one.source is not None)
        yield Construction("source", (*roles, *((("actual", actual),) if actual else ())), group[0].claim.sentence)


def _scopes(one: Match) -> tuple[str, str]:
    assert one.elsewhere is not None
    if one.slot == "place":
        return place_text(one.claim.place.value), place_text(one.elsewhere.place.value)
    if one.slot == "actor":
        return _party(one.claim), _party(one.elsewhere)
    return period_text(one.claim.period.value), period_text(one.elsewhere.period.value)


def _party(claim: Claim) -> str:
    return claim.actor.value.name if claim.actor.value is not None else ""


def _named(claims: Sequence[Claim]) -> str:
    """The figures for a headline: up to three, else how many there are."""
    if len(claims) > _MOST_NAMED:
        return f"{len(claims)} figures ({', '.join(claim.quote for claim in claims[:_MOST_NAMED])}, …)"
    return joined([claim_text(claim) for claim in claims])


def _hedged(matches: Sequence[Match]) -> Iterator[Construction]:
    for one in matches:
        if one.verdict == "hedge-changed" and one.source is not None:
            hedge: Roles = (("hedge", (Term(_hedge(one.source), iv.exact(1)),)), ("printed_hedge", (Term(_hedge(one.claim), iv.exact(0)),)))
            yield Construction("source", (("figures", (one.claim,)), ("sources", (one.source,)), *hedge), one.claim.sentence)


def _hedge(claim: Claim) -> str:
    return (claim.quantity.modifier or "exact").replace("-", " ")


def _partial(matches: Sequence[Match], sources: Sequence[Claim]) -> Iterator[Construction]:
    for one in matches:
        parts = left_out(one, sources) if one.verdict == "agrees" else ()
        if parts and one.source is not None:
            roles: Roles = (("figures", (one.claim,)), ("sources", (one.source,)), ("parts", parts))
            yield Construction("source", roles, one.claim.sentence)


def _told(claim: Claim) -> str:
    where = place_text(claim.place.value)
    what = claim.counted or (claim.measure.value or "something else").removeprefix("noun:")
    return f"{what} in {where}" if where else what
