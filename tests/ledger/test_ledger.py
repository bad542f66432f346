"""The ledger: append-only, chained, safe when killed or written by two, and readable as known on a day."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import factcheck
from factcheck.auditing import Request, audit
from factcheck.errors import InputError
from factcheck.ledger import Provenance, open_ledger
from factcheck.ledger.records import body_of, claim_of
from factcheck.model import Release

DAY = dt.date(2024, 6, 4)
TEXT = "In May 2024 the corps ran 48 operations in Kenya and Uganda, and arrested about 1,200 smugglers. Some 12.5% of them are at large."
THEN = Provenance("2024-06-04T10:00:00.000000Z", "1.0", "words")
LATER = Provenance("2024-06-06T10:00:00.000000Z", "1.1", "words")


def release(number: int = 1, text: str = TEXT) -> Release:
    claims = factcheck.extract(text, DAY).claims
    return Release(f"release-{number}.txt", "Border Corps", DAY, None, tuple(replace(one, document="x") for one in claims), f"{number:064}")


def test_what_was_appended_is_read_again(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "audit.db") as ledger:
        assert ledger.append([release(1), release(2)], THEN) == 2
        assert ledger.append([release(1)], THEN) == 0  # the same content by the same version is no new reading
        assert ledger.append([release(1)], LATER) == 1  # by another version it is one, beside the old
        assert ledger.count()[0] == 3
        newest = [(one.release.path, one.tool) for one in ledger.readings()]
        assert newest == [("release-2.txt", "1.0"), ("release-1.txt", "1.1")]
        assert [one.tool for one in ledger.readings(dt.date(2024, 6, 5))] == ["1.0", "1.0"]
        assert list(ledger.readings(dt.date(2024, 6, 3))) == []
        assert ledger.verify() == ()


CLAIMS = factcheck.extract(
    TEXT + " At least 30 more died, officials said, and dozens were hurt in Iraq and Syria on 3 May.", published=DAY
).claims


@given(st.sampled_from(CLAIMS))
def test_a_claim_comes_back_as_it_was(claim) -> None:
    again = claim_of(body_of(claim), claim.document)
    assert body_of(again) == body_of(claim)
    for name in ("id", "at", "quote", "counted", "status", "direction", "about", "event", "lemma"):
        assert getattr(again, name) == getattr(claim, name)
    assert again.quantity.value == claim.quantity.value
    for name in ("measure", "place", "period", "actor"):
        assert getattr(again, name).value == getattr(claim, name).value


@pytest.mark.parametrize(
    "statement",
    ["UPDATE claim SET value = '49'", "DELETE FROM claim", "DELETE FROM reading WHERE number = 1", "UPDATE reading SET published = NULL"],
)
def test_nothing_can_be_changed(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "audit.db"
    with open_ledger(path) as ledger:
        ledger.append([release(1), release(2)], THEN)
    with sqlite3.connect(path) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE claim SET body = replace(body, '48', '49') WHERE reading = 1", 1),
        ("UPDATE reading SET published = '2024-01-01' WHERE number = 2", 2),
        ("DELETE FROM reading WHERE number = 1", 1),
        ("DELETE FROM claim WHERE reading = 2 AND id = 'c1'", 2),
    ],
)
def test_the_chain_tells_what_was_changed_behind_its_back(tmp_path: Path, statement: str, number: int) -> None:
    path = tmp_path / "audit.db"
    with open_ledger(path) as ledger:
        ledger.append([release(1), release(2)], THEN)
    with sqlite3.connect(path) as connection:
        for trigger in ("claim_kept", "claim_stays", "reading_kept", "reading_stays"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(statement)
    with open_ledger(path) as ledger:
        problems = ledger.verify()
    assert f"reading {number}" in problems[0].where


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("this is no database at all, and it is longer than a header " * 20, encoding="utf-8")
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    for name in ("text.db", "other.db"):
        with pytest.raises(InputError), open_ledger(tmp_path / name):
            pass
    with pytest.raises(InputError, match="no such ledger"), open_ledger(tmp_path / "missing.db", create=False):
        pass


WRITER = """
import sys
sys.path.insert(0, {folder!r})
from test_ledger import THEN, release
from factcheck.ledger import open_ledger
with open_ledger({path!r}) as ledger:
    for number in range({first}, {first} + {count}):
        ledger.append([release(number)], THEN)
        print(number, flush=True)
"""


def writer(path: Path, first: int, count: int) -> subprocess.Popen[str]:
    program = WRITER.format(folder=str(Path(__file__).parent), path=str(path), first=first, count=count)
    return subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    both = [writer(path, first, 20) for first in (100, 200)]
    assert [process.wait(60) for process in both] == [0, 0]
    for process in both:
        assert process.stdout is not None
        process.stdout.close()
    with open_ledger(path) as ledger:
        assert ledger.count()[0] == 40
        assert ledger.verify() == ()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_killed_at_any_moment_it_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    acknowledged: set[int] = set()
    for turn in range(3):
        process = writer(path, 1000 * (turn + 1), 500)
        assert process.stdout is not None
        acknowledged.add(int(process.stdout.readline()))
        time.sleep(0.05 * turn)
        process.kill()
        rest = process.stdout.read().split("\n")
        acknowledged.update(int(line) for line in rest[:-1] if line)
        process.wait()
        process.stdout.close()
    with open_ledger(path) as ledger:
        kept = {int(one.release.sha256) for one in ledger.readings()}
        assert acknowledged <= kept
        assert ledger.verify() == ()


def test_an_audit_fills_the_ledger_and_checks_all_of_it(tmp_path: Path) -> None:
    for name, text in (
        ("may.md", "In May 2024 the corps ran 48 operations in Kenya."),
        ("half.md", "From January to June 2024 the corps ran 31 operations in Kenya."),
    ):
        (tmp_path / name).write_text(f"---\npublisher: Border Corps\ndate: 2024-07-01\n---\n\n{text}\n", encoding="utf-8")
    ledger = str(tmp_path / "audit.db")
    first = audit(Request((str(tmp_path / "may.md"),), ledger=ledger))
    assert (first.added, first.report.findings) == (1, ())
    second = audit(Request((str(tmp_path / "half.md"),), ledger=ledger))
    assert [finding.rule for finding in second.report.findings] == ["shorter-period-exceeds-longer"]
    assert audit(Request(ledger=ledger, known=dt.date(2020, 1, 1))).releases == ()


@settings(max_examples=5, deadline=None)
@given(st.integers(1, 5))
def test_a_bad_table_leaves_the_ledger_as_it_was(tmp_path_factory: pytest.TempPathFactory, rows: int) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "bad.csv").write_text(
        "measure,value\n" + "".join(f"killed,{row}\n" for row in range(rows)) + "killed,many\n", encoding="utf-8"
    )
    done = audit(Request(tables=(str(folder / "bad.csv"),), ledger=str(folder / "audit.db")))
    assert done.added == 0
    assert len(done.report.problems) == 1
