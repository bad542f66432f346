"""Another period for a figure: one that the text or its source names. And for an event dated twice: the other one's day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from factcheck.check.breach import Breach
from factcheck.check.edits.move import Move, slot_change
from factcheck.check.edits.scene import Scene
from factcheck.check.edits.values import gives
from factcheck.check.wording import WEEKDAYS, period_text
from factcheck.model import Period, Span

_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
_NAMED = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|[0-9]{4}")
_LOOSE = ("since", "until", "between", "from", "before", "after", "by", "over", "for", "during", "within", "as", "through", "up")
_POINTING = ("last", "next", "this", "that", "yesterday", "today", "earlier", "later")
_WEEK = 7


def period_moves(breach: Breach, scene: Scene) -> Iterator[tuple[bool, Move]]:
    """Each period of the breach replaced by each other one; whether the new one has such a figure in the text or its source."""
    spans = [(span, slot.value) for span, slot in scene.slots("period", breach)]
    named = _named(scene) if spans else {}
    for span, old in spans:
        claims = scene.claims("period", span)
        for new, words in named.items():
            move = _move(scene, span, old, new, words, proves=True) if isinstance(old, Period) else None
            if move is not None:
                yield gives(scene, claims, "period", new), move


def day_moves(breach: Breach, scene: Scene) -> Iterator[Move]:
    """Each of two days of one event replaced by the other."""
    spans = [(span, slot.value) for span, slot in scene.slots("period", breach)]
    days = list(_days(breach))
    for span, old in spans:
        for new in days:
            move = _move(scene, span, old, new, None, proves=False) if isinstance(old, Period) else None
            if move is not None:
                yield move


def _days(breach: Breach) -> Iterator[Period]:
    """The days of an event dated twice, where both are days."""
    for name in ("first_day", "second_day"):
        ends = breach.printed[name][0].interval if name in breach.printed else None
        if ends is not None and ends.low is not None and ends.low == ends.high:
            day = dt.date.fromordinal(int(ends.low))
            yield Period(day, day)


def _named(scene: Scene) -> dict[Period, str | None]:
    """The periods that the text states, with its words where they mean the same anywhere, and those of its source."""
    found: dict[Period, str | None] = {}
    for telling in scene.tellings:
        slot = telling.period
        if slot.how == "stated" and slot.value is not None and slot.span is not None and _closed(slot.value):
            words = " ".join(scene.words(slot.span).split())
            found[slot.value] = found.get(slot.value) or (words if _portable(words) else None)
    for claim in scene.sources:
        if claim.period.value is not None and _closed(claim.period.value):
            found.setdefault(claim.period.value, None)
    return found


def _closed(period: Period) -> bool:
    return period.exact and period.start is not None and period.end is not None


def _portable(words: str) -> bool:
    first = words.split(maxsplit=1)[0].casefold()
    return _NAMED.search(words) is not None and first not in (*_LOOSE, *_POINTING)


def _move(scene: Scene, span: Span, old: Period, new: Period, words: str | None, *, proves: bool) -> Move | None:
    if old == new or not _closed(old) or (old.start == old.end) != (new.start == new.end):
        return None
    printed = scene.words(span)
    swapped = _other_weekday(scene, span, old, new)
    if swapped is not None:
        where, text = swapped
    else:
        where, written = span, _written(printed, old, new, words)
        if written is None:
            return None
        text = written
    change = slot_change("period", span, new)
    return Move(scene.edit(where, text), scene.words(where), change, scene.claims("period", span), figure=False, proves=proves)


def _other_weekday(scene: Scene, span: Span, old: Period, new: Period) -> tuple[Span, str] | None:
    """ "Monday" for the "Tuesday" of "last Tuesday night", where both are of the week before publication."""
    words, published = scene.words(span), scene.document.published
    found = _WEEKDAY.search(words)
    if found is None or published is None or old.start != old.end or old.start is None or new.start is None or re.search("[0-9]", words):
        return None
    if not all(0 <= (published - day).days < _WEEK for day in (old.start, new.start)):
        return None
    return Span(span.start + found.start(), span.start + found.end()), WEEKDAYS[new.start.weekday()]


def _written(printed: str, old: Period, new: Period, words: str | None) -> str | None:
    """The new period as it can stand where the old one stands; None where the words around would not bear it."""
    first = printed.split(maxsplit=1)[0].casefold() if printed.split() else ""
    if first in _LOOSE or not first:
        return None
    text = words or period_text(new)
    if words is None and "to" in text.split() and first in _POINTING:
        return None
    same_year = old.start is not None and new.start is not None and new.end is not None and old.start.year == new.start.year == new.end.year
    if same_year and _YEAR.search(printed) is None and len(text.split()) > 1:
        text = _YEAR.sub("", text).strip().rstrip(",")
    if text == printed:
        return None
    if first not in _POINTING:
        return text
    if old.start == old.end:
        return f"on {text}" if _WEEKDAY.search(printed) is None else text
    return f"in {text}"
