"""Another place for a figure: one that the text or its source names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.check.breach import Breach
from factcheck.check.edits.move import Move, slot_change
from factcheck.check.edits.scene import Scene
from factcheck.check.edits.values import gives
from factcheck.check.wording import place_text
from factcheck.model import Place, Span
from factcheck.scope import gazetteer

_JOINT = re.compile(r", and | and |, ")


def place_moves(breach: Breach, scene: Scene) -> Iterator[tuple[bool, Move]]:
    """Each place of the breach replaced by each other place; whether the new one has such a figure in the text or its source."""
    spans = [(span, slot.value) for span, slot in scene.slots("place", breach) if isinstance(slot.value, tuple)]
    spans = [(span, value) for span, value in spans if plain(scene.words(span), value)]
    named = _named(scene) if spans else {}
    for span, old in spans:
        claims = scene.claims("place", span)
        for places, text in named.items():
            if _keys(places) == _keys(old):
                continue
            where, written = _cut(scene, span, text) or (span, text)
            gone = scene.words(where)
            move = Move(scene.edit(where, written), gone, slot_change("place", span, places), claims, figure=False, proves=True)
            yield gives(scene, claims, "place", places), move


def _named(scene: Scene) -> dict[tuple[Place, ...], str]:
    """The places that the text names, and those of its source, with the words for them."""
    found: dict[tuple[str, ...], tuple[tuple[Place, ...], str]] = {}
    for telling in scene.tellings:
        slot = telling.place
        words = scene.words(slot.span) if slot.how == "stated" and slot.span is not None else ""
        if slot.value and plain(words, slot.value):
            found.setdefault(_keys(slot.value), (slot.value, " ".join(words.split())))
    for claim in scene.sources:
        if claim.place.value and claim.place.how == "stated":
            found.setdefault(_keys(claim.place.value), (claim.place.value, place_text(claim.place.value)))
    return dict(found.values())


def _keys(places: Sequence[Place]) -> tuple[str, ...]:
    return tuple(sorted(place.key for place in places))


def plain(words: str, places: Sequence[Place]) -> bool:
    """Whether the words are the names of the places and nothing else; "Syrian" is none, nor is "there"."""
    pieces = _JOINT.split(" ".join(words.split()))
    return bool(words) and len(pieces) == len(places) and all(map(_names, pieces, places))


def _names(piece: str, place: Place) -> bool:
    name = piece.removeprefix("the ")
    folded = gazetteer.fold(name)
    if not name[:1].isupper() or folded in gazetteer.gazetteer().demonyms:
        return False
    return folded == gazetteer.fold(place.name) or any(known.key == place.key for known in gazetteer.named(folded))


def _cut(scene: Scene, span: Span, kept: str) -> tuple[Span, str] | None:
    """ "Iraq" for "Iraq and Syria" leaves out "and Syria"."""
    first, joint, second = scene.words(span).partition(" and ")
    if not joint or " and " in second:
        return None
    if first == kept:
        return Span(span.start + len(first), span.end), ""
    return (Span(span.start, span.end - len(second)), "") if second == kept else None
