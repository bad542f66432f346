"""Pattern `series`: figures of releases over time that must fit each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.check.pattern import Role
from factcheck.model import Binding, Claim, Construction, Extraction, Operand

_COMPUTED = ("announced", "copies", "words")


class Series:
    """The relations that `check.series` finds among the figures of all releases of an audit; there are none in a single story.

    Which roles are bound says which relation it is, so a rule asks for one by the roles that it names.
    """

    name = "series"
    doc = "Figures of one series in releases over time."
    roles: tuple[Role, ...] = (
        Role("whole", "a figure that others make up", optional=True),
        Role("parts", "the figures for its places and classes, in the same release", many=True, optional=True),
        Role("spans", "the figures for shorter periods that tile its period", many=True, optional=True),
        Role("longer", "the figure for a period that holds another one's", optional=True),
        Role("shorter", "the figure for a period within it", optional=True),
        Role("earlier", "a count since some day", optional=True),
        Role("later", "the count since the same day to a later one, in a later release", optional=True),
        Role("before", "a figure as first given", optional=True),
        Role("after", "the figure for the very same scope in a later release", optional=True),
        Role("one", "a publisher's figure", optional=True),
        Role("other", "another publisher's figure for the same scope", optional=True),
        Role("previous", "a publisher's figure for a period", optional=True),
        Role("again", "the same figure for a later period as long", optional=True),
        Role("formerly", "a figure of the release before", optional=True),
        Role("redefined", "the first one that is said to be counted otherwise", optional=True),
    )
    computed: tuple[Role, ...] = (
        Role("announced", "the word by which the later release says that it revises", optional=True),
        Role("words", "by which the release says that it counts otherwise", optional=True),
        Role("copies", "how many figures of the later release equal those of the earlier one for another period", optional=True),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("series"):
            yield _bound(construction)


def _bound(construction: Construction) -> Binding:
    roles = {name: operands for name, operands in construction.roles if name not in _COMPUTED}
    computed: dict[str, Operand] = {name: operands[0] for name, operands in construction.roles if name in _COMPUTED}
    return Binding("series", roles, computed, (), (), tuple(_tellers(roles)))


def _tellers(roles: Mapping[str, tuple[Operand, ...]]) -> Iterator[str]:
    """Who gives which figure, where two publishers differ."""
    for operand in (*roles.get("one", ()), *roles.get("other", ())):
        if isinstance(operand, Claim) and operand.attribution.value is not None:
            yield f"{operand.attribution.value.name}: {operand.quote}"
