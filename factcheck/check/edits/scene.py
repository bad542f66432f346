"""What was read around some contradictions, by the words that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.check.breach import Breach
from factcheck.model import Claim, Document, Edit, Extraction, Mention, Operand, Slot, Span, Term
from factcheck.position import locate

Telling = Claim | Mention
SLOTS = ("place", "period", "measure")


class Scene(Struct, frozen=True):
    """The claims and mentions of a document near some contradictions, and the figures of its sources.

    `stated` leads from a slot and the words that state it to those whose own words they are, `read` to all that take them from there.
    """

    document: Document
    tellings: tuple[Telling, ...]
    sources: tuple[Claim, ...]
    stated: dict[tuple[str, Span], list[Telling]]
    read: dict[tuple[str, Span], list[Telling]]

    def words(self, span: Span) -> str:
        """The source text there."""
        return self.document.source[span.start : span.end]

    def edit(self, span: Span, text: str) -> Edit:
        """An edit of the words at `span`, with the paragraph of whoever states them."""
        near = (telling for telling in self.tellings if telling.sentence.span.start <= span.start < telling.sentence.span.end)
        paragraph = next((telling.at.paragraph for telling in near), None)
        return Edit(locate(self.document, span, paragraph), text)

    def claims(self, slot: str, span: Span) -> tuple[Claim, ...]:
        """The claims that take a slot from the words at `span`."""
        return tuple(telling for telling in self.read.get((slot, span), ()) if isinstance(telling, Claim))

    def slots(self, slot: str, breach: Breach) -> Iterator[tuple[Span, Slot[object]]]:
        """The words that state a slot of the operands of a breach, each once, without words that somebody else said."""
        seen: set[Span] = set()
        for operand in operands(breach):
            span = self._span(slot, operand)
            owners = self.stated.get((slot, span), ()) if span is not None else ()
            if span is None or span in seen or not owners or any(owner.quoted for owner in owners):
                continue
            seen.add(span)
            yield span, getattr(owners[0], slot)

    def _span(self, slot: str, operand: Operand) -> Span | None:
        if isinstance(operand, Term):
            return Span(operand.at.start, operand.at.end) if operand.at is not None else None
        mine = operand.document == self.document.path
        return getattr(operand, slot).span if mine and hasattr(operand, slot) else None


def operands(breach: Breach) -> Iterator[Operand]:
    """All operands of a breach, role by role."""
    return (operand for row in breach.binding.roles.values() for operand in row)


def scene_of(document: Document, near: Extraction, sources: Sequence[Claim]) -> Scene:
    """The scene of what was read near some contradictions."""
    tellings: tuple[Telling, ...] = (*near.claims, *near.mentions)
    stated: dict[tuple[str, Span], list[Telling]] = {}
    read: dict[tuple[str, Span], list[Telling]] = {}
    for telling in tellings:
        for name in SLOTS:
            slot = getattr(telling, name, None)
            if slot is None or slot.span is None or slot.value is None:
                continue
            read.setdefault((name, slot.span), []).append(telling)
            if slot.how == "stated":
                stated.setdefault((name, slot.span), []).append(telling)
    return Scene(document, tellings, tuple(sources), stated, read)
