"""Pattern `day`: a date and the last day of its month."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.pattern import Role
from factcheck.model import Binding, Extraction


class Day:
    """ "31 June": the date's value is its day of the month. Without a year February has 29 days."""

    name = "day"
    doc = "A date and the length of its month."
    roles: tuple[Role, ...] = (Role("date", "the date as printed; its value is the day of the month"),)
    computed: tuple[Role, ...] = (Role("last_day", "the last day of that month"),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("day"):
            roles = dict(construction.roles)
            yield Binding(self.name, {"date": roles["date"]}, {"last_day": roles["last_day"][0]})
