"""Pattern `direction`: a verb of rising or falling, and the figures that it leads from and to."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import doubts, term
from factcheck.check.values import printed
from factcheck.model import Binding, Claim, Construction, Extraction, Operand


class Direction:
    """ "increased from under 40 to nearly 20": `gain` is the way that the figures go, counted in the direction of the verb."""

    name = "direction"
    doc = "A verb or noun of rising or falling, and the figures that it leads from and to."
    roles: tuple[Role, ...] = (
        Role("before", "the figure at the start"),
        Role("after", "the figure at the end"),
        Role("verb", "the word that says which way: 1 for up, -1 for down"),
    )
    computed: tuple[Role, ...] = (Role("gain", "after less before, turned round where the verb says down"),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("direction"):
            yield from self._bind(construction)

    def _bind(self, construction: Construction) -> Iterator[Binding]:
        roles = dict(construction.roles)
        before, after, verb = (roles[name][0] for name in ("before", "after", "verb"))
        old, new, way = printed(before), printed(after), printed(verb)
        if old is None or new is None or way is None or "vague" in (_form(before), _form(after)):
            return
        gain = term(iv.multiply(iv.subtract(new, old), way))
        filled: dict[str, tuple[Operand, ...]] = {"before": (before,), "after": (after,), "verb": (verb,)}
        yield Binding(self.name, filled, {"gain": gain}, (), doubts(before, after, verb), ())


def _form(operand: Operand) -> str:
    return operand.quantity.form if isinstance(operand, Claim) else "digits"
