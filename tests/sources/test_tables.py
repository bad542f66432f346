"""Reference tables: every cell becomes what it says, and a bad table gives every problem with its place and nothing else."""

from __future__ import annotations

import datetime as dt
import sqlite3
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from factcheck.errors import InputError
from factcheck.model import Claim
from factcheck.sources import is_table, read_table
from factcheck.sources.cells import measure, number, period, place

HEAD = "release_date,publisher,measure,value,place,period_start,period_end,actor,hedge\n"
ROWS = (
    "2024-05-03,Border Corps,operations,36,Iraq+Syria,2024-04-01,2024-04-30,corps,exact\n"
    "2024-05-03,Border Corps,operations,21,Iraq,2024-04-01,2024-04-30,corps,\n"
    '2024-05-03,Border Corps,smugglers detained,"1,204",NE Syria,2024-04-01,2024-04-30,corps+police,at least\n'
    "2024-06-04,Border Corps,operations,,Iraq,2024-05-01,2024-05-31,corps,exact\n"
)


def write(folder: Path, text: str, name: str = "figures.csv") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def claims(path: str) -> list[Claim]:
    return [claim for release in read_table(path) for claim in release.claims]


def test_rows_become_claims_of_their_release(tmp_path: Path) -> None:
    (release,) = read_table(write(tmp_path, HEAD + ROWS))
    assert (release.publisher, release.published) == ("Border Corps", dt.date(2024, 5, 3))
    first, second, third = release.claims  # the row without a value is none
    assert [first.measure.value, first.quantity.stated, first.at.line] == ["operations", (Decimal(36),), 2]
    assert [place.name for place in first.place.value or ()] == ["Iraq", "Syria"]
    assert second.quantity.modifier is None
    assert (third.measure.value, third.counted, third.quantity.modifier) == ("captured", "smugglers detained", "at-least")
    assert [place.name for place in third.place.value or ()] == ["north-eastern Syria"]
    assert third.actor.value is not None
    assert third.actor.value.members == ("corps", "police")
    assert third.quantity.value.low == Decimal(1204)


@pytest.mark.parametrize("name", ["figures.tsv", "figures.xlsx", "figures.sqlite"])
def test_all_formats_say_the_same(tmp_path: Path, name: str) -> None:
    frame = pd.DataFrame(
        {"Measure": ["operations", "killed"], "Value": [36, 4], "Country": ["Iraq", "Syria"], "Month": ["2024-04", "2024-05"]}
    )
    path = tmp_path / name
    if name.endswith(".tsv"):
        frame.to_csv(path, sep="\t", index=False)
    elif name.endswith(".xlsx"):
        frame.to_excel(path, index=False)
    else:
        with sqlite3.connect(path) as connection:
            frame.to_sql("figures", connection, index=False)
    found = claims(str(path))
    assert is_table(path)
    assert [(claim.measure.value, str(claim.quantity.stated[0]), claim.at.line) for claim in found] == [
        ("operations", "36", 2),
        ("killed", "4", 3),
    ]
    assert [claim.period.value and str(claim.period.value.end) for claim in found] == ["2024-04-30", "2024-05-31"]


BROKEN = [
    ("measure,amounts\nkilled,3\n", ":1", "no column holds the value"),
    ("value\n3\n", ":1", "no column holds the measure"),
    ("measure,value,Value\nkilled,3,4\n", ":1", 'two columns are headed "Value"'),
    ("measure,value\nkilled,three\n", ":2", 'column "value": "three" is not a number'),
    ("measure,value,period_start\nkilled,3,03/04/2024\n", ":2", 'column "period_start": "03/04/2024" is not a day'),
    ("measure,value,period_start,period_end\nkilled,3,2024-05-01,2024-04-01\n", ":2", "is before the period's start"),
    ("measure,value,hedge\nkilled,3,perhaps\n", ":2", 'column "hedge": "perhaps" is no hedge'),
    ("measure,value\nkilled,3\nwounded,4\nkilled,3\n", ":4", "the row repeats row 2"),
    ("measure,value\nkilled,3,5\n", ":2", "the row does not fit the headings"),
    ("", "", "the table is empty"),
]


@pytest.mark.parametrize(("text", "where", "what"), BROKEN)
def test_a_bad_table_is_refused_with_file_row_and_column(tmp_path: Path, text: str, where: str, what: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read_table(path)
    (problem,) = caught.value.problems
    assert problem.where == f"{path}{where}"
    assert what in problem.what
    assert problem.fix


def test_all_problems_at_once_and_nothing_is_taken(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_table(write(tmp_path, "measure,value,period\nkilled,3,someday\nkilled,x,2024\n"))
    assert [problem.where[-2:] for problem in caught.value.problems] == [":2", ":3"]


def test_a_wrong_encoding_says_where(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes("measure,value,place\nkilled,3,Málaga\n".encode("latin-1"))
    with pytest.raises(InputError, match="is not UTF-8"):
        read_table(str(path))


def test_columns_can_be_mapped_by_hand(tmp_path: Path) -> None:
    path = write(tmp_path, "topic,n\nkilled,3\n")
    (release,) = read_table(path, {"measure": "topic", "value": "n"})
    assert release.claims[0].measure.value == "killed"
    with pytest.raises(InputError, match="no column is headed"):
        read_table(path, {"measure": "topics", "value": "n"})


MEASURES = [
    ("operations", ("operations", "operations")),
    ("partnered operations", ("operations", "partnered operations")),
    ("ISIS detained", ("captured", "ISIS detained")),
    ("killed", ("killed", "killed")),
    ("ISIS killed or captured", ("noun:isis killed or captured", "ISIS killed or captured")),
    ("killed (low)", ("noun:killed (low)", "killed (low)")),
    ("jobs change", ("noun:change", "jobs change")),
    ("airstrikes on ISIS", ("noun:airstrikes on isis", "airstrikes on ISIS")),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_measures(text: str, expected: tuple[str, str]) -> None:
    assert measure(text) == expected


NUMBERS = [("1,204", "1204"), ("-14100", "-14100"), ("−3.5", "-3.5"), ("3 500", "3500"), ("1.2m", None), ("about 3", None), ("", None)]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers(text: str, expected: str | None) -> None:
    found = number(text)
    assert (found is None) if expected is None else (found == Decimal(expected))


PERIODS = [
    ("2024", "2024-01-01", "2024-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("May 2024", "2024-05-01", "2024-05-31"),
    ("2024-Q2", "2024-04-01", "2024-06-30"),
    ("Q4 2023", "2023-10-01", "2023-12-31"),
    ("2024-07-17", "2024-07-17", "2024-07-17"),
]


@pytest.mark.parametrize(("text", "start", "end"), PERIODS)
def test_periods(text: str, start: str, end: str) -> None:
    found = period(text)
    assert found is not None
    assert (str(found.start), str(found.end)) == (start, end)


def test_places() -> None:
    assert [one.name for one in place("Iraq+Syria") or ()] == ["Iraq", "Syria"]
    assert [one.key[0] for one in place("Quarter Nine camp") or ()] == ["?"]
    assert place("-") is None
