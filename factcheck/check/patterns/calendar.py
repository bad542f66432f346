"""Pattern `calendar`: a date with the weekday that the text gives it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.wording import WEEKDAYS
from factcheck.model import Binding, Construction, Doubt, Extraction, Operand, Term

_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")


class Calendar:
    """ "Monday, 14 May 2024": weekday and date are terms, and `actual` is the weekday on which the date fell (1 is Monday).

    A date printed without its year was completed from the day of publication, which is a doubt of its own.
    """

    name = "calendar"
    doc = "A date and the weekday printed with it."
    roles: tuple[Role, ...] = (
        Role("weekday", "the weekday as printed"),
        Role("date", "the date as printed"),
        Role("beside", "another date without a year from whose weekday this one follows", optional=True),
    )
    computed: tuple[Role, ...] = (Role("actual", "the weekday of that date"),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind with one date."""
        for construction in extraction.of_kind("date"):
            yield from self._bind(construction)

    def _bind(self, construction: Construction) -> Iterator[Binding]:
        roles = dict(construction.roles)
        weekday, date = roles.get("weekday", ()), roles.get("date", ())
        if len(weekday) != 1 or len(date) != 1 or not isinstance(weekday[0], Term) or not isinstance(date[0], Term):
            return
        day = date[0].value.low
        if day is None or day != date[0].value.high or not 1 <= day <= dt.date.max.toordinal():
            return
        number = dt.date.fromordinal(int(day)).isoweekday()
        computed: dict[str, Operand] = {"actual": Term(WEEKDAYS[number - 1], iv.exact(number))}
        filled: dict[str, tuple[Operand, ...]] = {"weekday": weekday, "date": date}
        beside = roles.get("beside", ())
        if beside:
            filled["beside"] = beside
        doubts = tuple(Doubt("unknown", f"it follows from {_quote(other)}; neither has a year") for other in beside)
        yield Binding(self.name, filled, computed, (), doubts or _doubts(date[0], int(day)), ())


def _doubts(date: Term, ordinal: int) -> tuple[Doubt, ...]:
    """No doubt where the year is printed, in the date's own words."""
    if _YEAR.search(date.quote or date.text):
        return ()
    year = dt.date.fromordinal(ordinal).year
    return (Doubt("unknown", f"{date.quote or date.text} is printed without a year and read as a date of {year}"),)


def _quote(operand: Operand) -> str:
    return (operand.quote if isinstance(operand, Term) else None) or "the date beside it"
