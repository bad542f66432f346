"""Pattern `inversion`: one share of two groups, each given as part of the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from factcheck.check import likeness
from factcheck.check.pattern import Role
from factcheck.check.patterns.share import percent
from factcheck.check.patterns.worked_out import quotations
from factcheck.model import Binding, Claim, Extraction
from factcheck.vocabulary import words

_GROUP = 3  # words that name a group
_MOST = 24  # such shares of one text that are compared


class _Parted(Struct, frozen=True):
    """ "70% of prisoners are addicts": the share, of whom, who."""

    claim: Claim
    base: str
    part: str


class Inversion:
    """ "70% of prisoners are addicts" and "70% of addicts are prisoners": both can hold, but rarely with one figure.

    Only the plainest form is bound, a share of one group that *are* another.
    """

    name = "inversion"
    doc = "A share of one group that are another, and a share of the other that are the first."
    roles: tuple[Role, ...] = (Role("first", "the share as first stated"), Role("turned", "the share with the groups turned round"))
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """Pairs in text order."""
        found = [parted for claim in extraction.claims if (parted := _parted(claim)) is not None]
        for first, second in combinations(found[:_MOST], 2):
            if first.base == second.part and first.part == second.base and first.base != first.part:
                roles = {"first": (first.claim,), "turned": (second.claim,)}
                yield Binding(self.name, roles, {}, (), quotations((first.claim, second.claim)), ())


def _parted(claim: Claim) -> _Parted | None:
    if claim.direction is not None or percent(claim) is None:
        return None
    _, end = likeness.offsets(claim, claim.at.start, claim.at.end)
    behind = claim.sentence.text[end : end + 80].lower().replace(",", " ,").replace(".", " .").replace(";", " ;").split()
    if behind[:1] != ["of"]:
        return None
    verb = next((at for at, word in enumerate(behind[: 2 + _GROUP]) if word in ("are", "were")), None)
    base = _group(behind[1:verb]) if verb is not None else None
    part = _group(behind[verb + 1 : verb + 1 + _GROUP]) if verb is not None else None
    return _Parted(claim, base, part) if base is not None and part is not None else None


def _group(run: list[str]) -> str | None:
    """The noun of a group that is named in one word, None for a longer name."""
    until = next((at for at, word in enumerate(run) if not word.isalpha() or word in ("and", "but", "while", "in", "who")), len(run))
    named = [word for word in run[:until] if word not in words("comparability")["neutral"]]
    return likeness.singular(named[0]) if len(named) == 1 and named[0].endswith("s") else None
