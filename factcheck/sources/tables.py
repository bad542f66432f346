"""Rows of a reference table as claims, gathered by the release that they are from.

A claim of a row has the row's number as its line, the column of its value as its column, and its cells as its sentence. Its span counts the
characters of all cells before it, so that no two rows stand at one place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from factcheck.errors import InputError
from factcheck.model import Claim, Period, Position, Problem, Quantity, Release, Sentence, Slot, Span, Unit
from factcheck.printed import hedged, printed, printed_step
from factcheck.sources import cells as read
from factcheck.sources.columns import recognise
from factcheck.sources.files import Cells, read_cells


class Row(Struct, frozen=True):
    """One row under the names of its columns, "" where there is none; `start` counts the characters of the rows before it."""

    number: int
    start: int
    cells: Mapping[str, str]
    columns: Mapping[str, int]

    def __getitem__(self, name: str) -> str:
        text = self.cells.get(name, "")
        return "" if read.is_empty(text) else text


def read_table(path: str, mapping: Mapping[str, str] | None = None) -> tuple[Release, ...]:
    """The releases of a table file, in the order of their first rows.

    Raises InputError with every problem of the table at once, each with file, row and column: nothing of a bad table is taken.
    """
    cells = read_cells(path)
    columns = recognise(cells, mapping)
    problems: list[Problem] = [*_repeated(cells)]
    found: dict[tuple[str, str, str], list[Claim]] = {}
    start = 0
    for number, row in cells.rows:
        one = Row(number, start, {name: row[index] for name, index in columns.items()}, columns)
        start += sum(map(len, row)) + len(row)
        claim = _claim(cells, one, problems)
        if claim is not None:
            found.setdefault((one["release_date"], one["publisher"], one["url"]), []).append(claim)
    if problems:
        raise InputError(*problems)
    return tuple(
        Release(path, publisher or None, read.day(released) if released else None, url or None, tuple(claims), tabular=True)
        for (released, publisher, url), claims in found.items()
    )


def _repeated(cells: Cells) -> list[Problem]:
    """Rows that say word for word what an earlier row says."""
    seen: dict[tuple[str, ...], int] = {}
    problems = []
    for number, row in cells.rows:
        first = seen.setdefault(row, number)
        if first != number:
            problems.append(Problem(f"{cells.path}:{number}", f"the row repeats row {first}", "Delete one of the two."))
    return problems


def _claim(cells: Cells, row: Row, problems: list[Problem]) -> Claim | None:
    """The claim of a row; None for a row without a value, and for one with a problem."""
    before = len(problems)
    value = _value(cells, row, problems)
    period = _period(cells, row, problems)
    name = _hedge(cells, row, problems)
    if row["release_date"] and read.day(row["release_date"]) is None:
        problems.append(_fault(cells, row, "release_date", "is not a day", "Write year-month-day: 2024-07-17."))
    if not row["measure"] and row["value"]:
        problems.append(_fault(cells, row, "measure", "names no measure", "Say what the figure counts."))
    if value is None or len(problems) > before:
        return None
    measure, counted = read.measure(row["measure"])
    column, length = row.columns["value"] + 1, len(row["value"])
    at = Position(row.start, row.start + length, row.number, column, row.number, column + length)
    places, actor, target = read.place(row["place"]), read.party(row["actor"]), read.party(row["target"])
    publisher = read.party(row["publisher"].replace("+", " "))
    text = "; ".join(text for text in row.cells.values() if text)
    return Claim(
        id=f"r{row.number}",
        document=cells.path,
        sentence=_sentence(row, text),
        at=at,
        quote=row["value"],
        quantity=_quantity(value, name, row),
        counted=counted,
        about=(),
        measure=Slot(measure, "stated"),
        action=Slot(None),
        actor=Slot(actor, "stated") if actor else Slot(None),
        target=Slot(target, "stated") if target else Slot(None),
        place=Slot(places, "stated") if places else Slot(None),
        period=Slot(period, "stated") if period else Slot(None),
        attribution=Slot(publisher, "stated") if publisher else Slot(None),
        status="forecast" if read.is_forecast(row["hedge"]) else "count",
        direction=None,
        quoted=False,
        lemma=counted,
    )


def _sentence(row: Row, text: str) -> Sentence:
    """The cells of a row as a sentence of its own."""
    end = row.start + len(text)
    return Sentence(row.number, Span(row.start, end), text, range(row.start, end), range(row.start + 1, end + 1), row.number, "body")


def _value(cells: Cells, row: Row, problems: list[Problem]) -> Decimal | None:
    if not row["value"]:
        return None
    value = read.number(row["value"])
    if value is None:
        problems.append(_fault(cells, row, "value", "is not a number", "Write figures only; hedges and units have columns of their own."))
    return value


def _hedge(cells: Cells, row: Row, problems: list[Problem]) -> str | None:
    name = read.hedge(row["hedge"])
    if name is None:
        problems.append(
            _fault(
                cells, row, "hedge", "is no hedge that is known", "Write exact, about, nearly, more than, at least, fewer than or up to."
            )
        )
    return None if name == "exact" else name


def _period(cells: Cells, row: Row, problems: list[Problem]) -> Period | None:
    """The period of a row: its two ends, or one cell that names it."""
    ends: list[dt.date | None] = []
    for name in ("period_start", "period_end"):
        text = row[name]
        ends.append(read.day(text) if text else None)
        if text and ends[-1] is None:
            problems.append(_fault(cells, row, name, "is not a day", "Write year-month-day: 2024-07-17; other orders are not guessed."))
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        problems.append(_fault(cells, row, "period_end", f"is before the period's start, {ends[0]}", "Swap the two, or correct one."))
    if any(ends):
        return Period(ends[0], ends[1])
    if not row["period"]:
        return None
    found = read.period(row["period"])
    if found is None:
        problems.append(_fault(cells, row, "period", "is no period that is known", "Write 2024, 2024-05, 2024-Q2 or 2024-05-17."))
    return found


def _fault(cells: Cells, row: Row, column: str, what: str, fix: str) -> Problem:
    index = row.columns.get(column, 0)
    return Problem(f"{cells.path}:{row.number}", f'column "{cells.headings[index]}": "{row.cells.get(column, "")}" {what}', fix)


def _quantity(value: Decimal, modifier: str | None, row: Row) -> Quantity:
    unit = _unit(row)
    step = printed_step(value)
    measured = unit is not None
    interval = hedged(value, step, modifier, None, not measured) if modifier else printed(value, step, exact_count=not measured)
    return Quantity(interval, (value,), step, "digits", modifier, unit, Span(row.start, row.start + len(row["value"])), row["value"])


def _unit(row: Row) -> Unit | None:
    named = row["unit"].casefold()
    if named in ("%", "percent", "per cent", "percentage") or row["measure"].endswith(("%", "(%)")):
        return Unit("percentage", "dimensionless", "%")
    return Unit(row["unit"], "", row["unit"]) if row["unit"] else None
