"""Pattern `outline`: a headline that counts what the text under it lists."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.pattern import Role
from factcheck.model import Binding, Doubt, Extraction, Term

_UNNUMBERED = Doubt("unknown", "the points are told by their headings alone, which have no numbers")


class Outline:
    """ "Five things to know about the budget" above five numbered points.

    Where only headings tell the points apart, one of them may be none, which is a doubt.
    """

    name = "outline"
    doc = "A headline that counts what the text under it lists: numbered points, an ordered list, or headings of one level."
    roles: tuple[Role, ...] = (
        Role("count", "the figure of the headline"),
        Role("members", "the first and the last point", many=True),
    )
    computed: tuple[Role, ...] = (Role("listed", "how many points there are"),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("outline"):
            roles = dict(construction.roles)
            listed = roles["listed"][0]
            doubts = () if construction.complete else (_UNNUMBERED,)
            if isinstance(listed, Term):
                yield Binding(self.name, {"count": roles["count"], "members": roles["members"]}, {"listed": listed}, (), doubts)
