"""Figures over time: which are compared and which are not, from small tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.auditing import Request, audit, compare, frame_of, lines_of

HEAD = "release_date,publisher,measure,value,place,period_start,period_end,actor,hedge,note\n"


def rules(folder: Path, *rows: str) -> list[str]:
    (folder / "t.csv").write_text(HEAD + "".join(row + "\n" for row in rows), encoding="utf-8")
    report = audit(Request(tables=(str(folder / "t.csv"),))).report
    assert report.problems == ()
    return sorted({name for finding in report.findings for name in (finding.rule, *(also.rule for also in finding.also))})


JAN = "2023-02-02,Corps,operations,{},Kenya,2023-01-01,2023-01-31,a,,"
FEB = "2023-03-02,Corps,operations,{},Kenya,2023-02-01,2023-02-28,a,,"
FEB_OR_MORE = FEB.format(12).replace(",a,,", ",a,at least,")
MARCH = FEB.format(12).replace("2023-02-01", "2023-03-01").replace("2023-02-28", "2023-03-31")
JAN_AGAIN = JAN.format(11).replace("2023-02-02", "2023-03-01")
BOTH = "2023-03-02,Corps,operations,{},Kenya,2023-01-01,2023-02-28,a,,"

CASES = [
    ("months add up", [JAN.format(10), FEB.format(12), BOTH.format(22)], []),
    ("months do not add up", [JAN.format(10), FEB.format(12), BOTH.format(25)], ["periods-do-not-sum"]),
    (
        "at least may be more",
        [JAN.format(10), FEB_OR_MORE, BOTH.format(25)],
        [],
    ),
    ("a hole in the months", [JAN.format(10), MARCH, BOTH.format(25)], []),
    ("a part that is too large", [JAN.format(40), BOTH.format(25)], ["cumulative-figure-falls", "shorter-period-exceeds-longer"]),
    ("another party", [JAN.format(40).replace(",a,", ",b,"), BOTH.format(25)], []),
    ("another place", [JAN.format(40).replace("Kenya", "Chad"), BOTH.format(25)], []),
    ("another publisher", [JAN.format(40).replace("Corps", "Union"), BOTH.format(25)], []),
    ("no publisher", [JAN.format(40).replace("Corps", ""), BOTH.format(25).replace("Corps", "")], []),
    ("what stands at a moment", [JAN.format(40).replace("operations", "troops"), BOTH.format(25).replace("operations", "troops")], []),
    ("a revision", [JAN.format(10), JAN.format(11).replace("2023-02-02", "2023-03-02")], ["figure-revised"]),
    ("the newest counts", [JAN.format(10), JAN_AGAIN, FEB.format(12), BOTH.format(23)], ["figure-revised"]),
    ("two publishers", [JAN.format(10), JAN.format(15).replace("Corps", "Union")], ["publishers-differ"]),
    ("two publishers, one a bound", [JAN.format(10), "2023-02-02,Union,operations,8,Kenya,2023-01-01,2023-01-31,a,at least,"], []),
    (
        "two figures carried over",
        [JAN.format(137), JAN.format(263).replace("Kenya", "Chad"), FEB.format(137), FEB.format(263).replace("Kenya", "Chad")],
        ["figure-carried-over"],
    ),
    ("one that came out alike", [JAN.format(137), FEB.format(137), JAN.format(263).replace("Kenya", "Chad")], []),
    ("a month and a quarter alike", [JAN.format(137), FEB.format(137).replace("2023-02-28", "2023-04-30")], []),
    ("a forecast", [JAN.format(40), "2023-03-02,Corps,operations,25,Kenya,2023-01-01,2023-02-28,a,will reach,"], []),
]


@pytest.mark.parametrize(("rows", "expected"), [(rows, expected) for _, rows, expected in CASES], ids=[name for name, _, _ in CASES])
def test_periods_revisions_and_disputes(tmp_path: Path, rows: list[str], expected: list[str]) -> None:
    assert rules(tmp_path, *rows) == expected


SPLIT = [("joint operations", 1, "Uganda"), ("police-only operations", 2, "Uganda")]
ROW = "2023-02-02,Corps,{},{},{},2023-01-01,2023-01-31,,,"
CLASSES = [
    ("one figure a place", [("operations", 5, "Kenya+Uganda"), ("operations", 3, "Kenya"), ("operations", 1, "Uganda")], True),
    (
        "classes in one place",
        [
            ("operations", 5, "Kenya+Uganda"),
            ("operations", 3, "Kenya"),
            ("joint operations", 1, "Uganda"),
            ("police-only operations", 2, "Uganda"),
        ],
        True,
    ),
    (
        "classes that fit",
        [
            ("operations", 6, "Kenya+Uganda"),
            ("operations", 3, "Kenya"),
            ("joint operations", 1, "Uganda"),
            ("police-only operations", 2, "Uganda"),
        ],
        False,
    ),
    ("a place without a figure", [("operations", 5, "Kenya+Uganda"), ("operations", 3, "Kenya")], False),
    ("leaders are no class", [("killed", 5, "Kenya+Uganda"), ("leaders killed", 3, "Kenya"), ("leaders killed", 1, "Uganda")], False),
]


@pytest.mark.parametrize(("rows", "found"), [(rows, found) for _, rows, found in CLASSES], ids=[name for name, _, _ in CLASSES])
def test_parts_of_one_release(tmp_path: Path, rows: list[tuple[str, int, str]], found: bool) -> None:
    assert rules(tmp_path, *(ROW.format(*row) for row in rows)) == (["release-parts-do-not-sum"] if found else [])


def test_two_releases_compared(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text("In May 2024 the corps ran 48 operations in Kenya. It held 12 smugglers in Kenya.", encoding="utf-8")
    (tmp_path / "new.md").write_text("In June 2024 the corps ran 51 joint operations in Kenya. It lost 2 boats in Kenya.", encoding="utf-8")
    rows = [(row.verdict, row.old, row.new) for row in compare(str(tmp_path / "old.md"), str(tmp_path / "new.md"))]
    assert rows == [("changed", "48", "51"), ("gone", "12", None), ("new", None, "2")]


def test_lines_and_table_hold_every_figure(tmp_path: Path) -> None:
    rules(tmp_path, JAN.format(10), FEB.format(12), JAN.format(11).replace("2023-02-02", "2023-03-01"))
    done = audit(Request(tables=(str(tmp_path / "t.csv"),)))
    (line,) = lines_of(done)
    assert [(point.text, point.superseded, point.rules) for point in line.points] == [
        ("10", True, ("figure-revised",)),
        ("11", False, ("figure-revised",)),
        ("12", False, ()),
    ]
    frame = frame_of(done)
    assert list(frame["value"]) == ["10", "12", "11"]
    assert set(frame["publisher"]) == {"Corps"}
