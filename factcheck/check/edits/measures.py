"""Another word for what a figure counts: one that the text or its source gives that very figure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from factcheck.check.breach import Breach
from factcheck.check.edits.move import Move, slot_change
from factcheck.check.edits.scene import Scene
from factcheck.check.edits.values import alike
from factcheck.model import Claim
from factcheck.scope.measures import EITHER, NOUN, Measure, canonical, measures

_EITHER = re.compile(r" (?:and|or) ")


def measure_moves(breach: Breach, scene: Scene) -> Iterator[Move]:
    """ "killed" to "wounded" for a figure that the text or its source gives of the wounded, in the same form of the word."""
    for span, slot in scene.slots("measure", breach):
        old, words, claims = str(slot.value), scene.words(span), scene.claims("measure", span)
        seen = {canonical(old)}
        for other in [other for claim in claims for other in alike(scene, claim)]:
            new = other.measure.value
            text = _printed(other)
            if new is None or canonical(new) in seen or text is None or not _forms(words, old) & _forms(text, new):
                continue
            seen.add(canonical(new))
            yield Move(scene.edit(span, text), words, slot_change("measure", span, new), claims, figure=False, proves=True)


def _printed(claim: Claim) -> str | None:
    """The words that say what a claim counts, out of its own sentence."""
    span, sentence = claim.measure.span, claim.sentence
    if claim.measure.how != "stated" or span is None or not sentence.span.start <= span.start < span.end <= sentence.span.end:
        return None
    start, end = bisect_left(sentence.starts, span.start), bisect_left(sentence.starts, span.end)
    return " ".join(sentence.text[start:end].split()) or None


def _forms(words: str, measure: str) -> frozenset[str]:
    """The forms that words may have: "done" (killed, killed or wounded), "noun" (deaths), "left" (dead)."""
    entries = [measures().get(canonical(name)) for name in measure.removeprefix(NOUN).split(EITHER)]
    known = [entry for entry in entries if entry is not None]
    pieces = _EITHER.split(words)
    if not known or not words.islower():
        return frozenset()
    return frozenset(
        form for form, holds in _FORMS if all(any(holds(piece, entry) for entry in (*known, *_below(known))) for piece in pieces)
    )


def _below(known: list[Measure]) -> list[Measure]:
    """The measures within: "killed or wounded" are casualties."""
    names = {entry.name for entry in known}
    return [entry for entry in measures().values() if entry.parent in names]


def _done(word: str, entry: Measure) -> bool:
    stem = word.removesuffix("ed")
    lemmas = {stem, f"{stem}e", stem[:-1], f"{stem[:-1]}y"} if stem != word else set()
    return not lemmas.isdisjoint(entry.does)


def _noun(word: str, entry: Measure) -> bool:
    stem = word.removesuffix("s")
    return stem != word and not {stem, f"{stem[:-2]}y", stem.removesuffix("e")}.isdisjoint(entry.nouns)


def _left(word: str, entry: Measure) -> bool:
    return word in entry.left


_FORMS = (("done", _done), ("noun", _noun), ("left", _left))
