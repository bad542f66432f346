"""Pattern `list`: a count and the list that names what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.pattern import Role
from factcheck.model import Binding, Construction, Extraction, Operand, Term


class ClosedList:
    """ "Four men were arrested: a driver, 31, a guard, 44, and a clerk, 27".

    `listed` is how many members the list names, an interval where it reads in more than one way.
    """

    name = "list"
    doc = "A count and the closed list that names what it counts."
    roles: tuple[Role, ...] = (
        Role("count", "the figure that announces the list"),
        Role("members", "the list: in one piece where it is short, else each member", many=True),
    )
    computed: tuple[Role, ...] = (Role("listed", "how many members the list names"),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("list"):
            yield from self._bind(construction)

    def _bind(self, construction: Construction) -> Iterator[Binding]:
        roles = dict(construction.roles)
        count, members, listed = (roles.get(name, ()) for name in ("count", "members", "listed"))
        if len(count) != 1 or not members or len(listed) != 1 or not isinstance(listed[0], Term):
            return
        filled: dict[str, tuple[Operand, ...]] = {"count": count, "members": members}
        yield Binding(self.name, filled, {"listed": listed[0]})
