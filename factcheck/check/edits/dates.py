"""A weekday that is not that of its date: the weekday of the date, or the nearest date with the weekday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck import interval as iv
from factcheck.check.breach import Breach
from factcheck.check.edits.move import Move
from factcheck.check.edits.scene import Scene
from factcheck.check.substitution import Change
from factcheck.check.wording import WEEKDAYS, period_text
from factcheck.model import Operand, Period, Position, Span, Term

_DAY = re.compile(r"(?<![0-9:.,/-])([0-3]?[0-9])(st|nd|rd|th)?(?![0-9:.,/-]*[0-9]|[a-z])")
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_HALF_WEEK = 3


def date_moves(breach: Breach, scene: Scene) -> Iterator[Move]:
    """The weekday rewritten, then the date; neither where a quotation holds them."""
    weekday, date = breach.binding.roles["weekday"][0], breach.binding.roles["date"][0]
    if not isinstance(weekday, Term) or not isinstance(date, Term) or weekday.at is None or date.at is None or date.value.low is None:
        return
    day = dt.date.fromordinal(int(date.value.low))
    if _said(weekday) or _said(date):
        return
    if weekday.text in WEEKDAYS and weekday.quote == scene.words(_span(weekday.at)):
        name = WEEKDAYS[day.weekday()]
        text = (
            name if weekday.quote in WEEKDAYS else name[: len(weekday.quote)] if weekday.quote in {each[:3] for each in WEEKDAYS} else None
        )
        if text is not None:
            changed = replace(weekday, text=name, value=iv.exact(day.isoweekday()))
            yield Move(scene.edit(_span(weekday.at), text), weekday.quote, _term_change(weekday.at, changed), figure=False)
    if weekday.value.low is None:
        return
    yield from _nearest(scene, date, day, int(weekday.value.low))


def _nearest(scene: Scene, date: Term, day: dt.date, weekday: int) -> Iterator[Move]:
    """The date moved by up to three days within its month, so that it falls on the weekday."""
    assert date.at is not None
    apart = (weekday - day.isoweekday() + _HALF_WEEK) % 7 - _HALF_WEEK
    new = day + dt.timedelta(apart)
    words = scene.words(_span(date.at))
    found = [each for each in _DAY.finditer(words) if int(each.group(1)) == day.day]
    if new.month != day.month or len(found) != 1 or words != date.quote:
        return
    ending = _ENDINGS.get(new.day, "th") if found[0].group(2) else ""
    span = Span(date.at.start + found[0].start(), date.at.start + found[0].end())
    changed = replace(date, text=period_text(Period(new, new)), value=iv.exact(new.toordinal()))
    yield Move(scene.edit(span, f"{new.day}{ending}"), found[0].group(), _date_change(date.at, changed, day, new), figure=False)


def _said(term: Term) -> bool:
    """Whether the words stand in somebody's quotation."""
    sentence = term.sentence
    if sentence is None or term.at is None:
        return False
    return any(sentence.starts[quoted.start] <= term.at.start < sentence.ends[quoted.end - 1] for quoted in sentence.quoted if quoted.end)


def _span(at: Position) -> Span:
    return Span(at.start, at.end)


def _term_change(at: Position, changed: Term) -> Change:
    def change(operand: Operand) -> Operand:
        return changed if isinstance(operand, Term) and operand.at == at else operand

    return change


def _date_change(at: Position, changed: Term, old: dt.date, new: dt.date) -> Change:
    """The date, and the period of all that takes its day from these words."""

    def change(operand: Operand) -> Operand:
        if isinstance(operand, Term):
            return changed if operand.at == at else operand
        slot = operand.period
        holds = slot.span is not None and slot.span.start <= at.start and at.end <= slot.span.end and slot.value == Period(old, old)
        return replace(operand, period=replace(slot, value=Period(new, new), alternatives=())) if holds else operand

    return change
