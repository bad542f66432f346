"""Pattern `source`: figures of a story, and what its source says of them."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check import gate_notes
from factcheck.check.pattern import Role
from factcheck.model import Binding, Claim, Construction, Doubt, Extraction, Operand, Term

_COMPUTED = ("printed_scope", "source_scope", "named", "printed_hedge", "hedge")


class Source:
    """A story checked against a release or a table: what was found for each figure stands in the constructions of kind `source`.

    `sources` are the figures of the source: the ones of the same scope where a figure differs, the ones with the same value where a figure
    was put into another scope. Without a source there are no bindings.
    """

    name = "source"
    doc = "Figures of a story, and what the source given with it says of them."
    roles: tuple[Role, ...] = (
        Role("figures", "the figures of the story; several where they share one confusion", many=True),
        Role("sources", "the figures of the source", many=True),
        Role("actual", "what the source gives for the story's own scope", many=True, optional=True),
        Role("parts", "the classes of the source that make up the figure, where the story prints one of them", many=True, optional=True),
    )
    computed: tuple[Role, ...] = (
        Role("printed_scope", "the place or period for which the story gives the figures", optional=True),
        Role("source_scope", "the place or period for which the source gives them", optional=True),
        Role("named", "the figures in short, for a headline", optional=True),
        Role("printed_hedge", "the story's hedge", optional=True),
        Role("hedge", "the source's hedge", optional=True),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("source"):
            yield _bound(construction)


def _bound(construction: Construction) -> Binding:
    filled = dict(construction.roles)
    roles: dict[str, tuple[Operand, ...]] = {name: filled[name] for name in ("figures", "sources", "actual", "parts") if name in filled}
    computed: dict[str, Operand] = {name: filled[name][0] for name in _COMPUTED if name in filled}
    causes = [operand.text for operand in filled.get("cause", ()) if isinstance(operand, Term)]
    figures = [figure for figure in roles["figures"] if isinstance(figure, Claim)]
    notes = (*causes, *gate_notes.inherited(tuple(figures), ("place", "period")))
    return Binding("source", roles, computed, (), tuple(_doubts(figures)), notes)


def _doubts(figures: list[Claim]) -> Iterator[Doubt]:
    for figure in figures:
        if figure.quoted:
            yield Doubt("quotation", gate_notes.quotation(figure))
        if "assumed" in (figure.place.how, figure.period.how):
            name = "place" if figure.place.how == "assumed" else "period"
            yield Doubt("unknown", gate_notes.unknown(figure, name))
        for name in ("place", "period"):
            slot = getattr(figure, name)
            for reading in slot.alternatives:
                yield Doubt("reading", gate_notes.other_reading(figure, name, reading.why))
