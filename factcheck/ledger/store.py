"""Appending to a ledger and reading it again.

Transactions are whole, with `synchronous=FULL`: when `append` has returned its releases are on the disk, and of a call that was killed each
transaction is there or was never there. Writers wait for each other; readers never wait.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby, islice
from pathlib import Path

from msgspec import Struct

from factcheck.errors import InputError
from factcheck.ledger.records import canonical, claim_of, columns_of
from factcheck.ledger.schema import APPLICATION, MIGRATIONS, migrate
from factcheck.model import Problem, Recorded, Release

_WAIT = 30.0  # seconds for another writer
_BATCH = 200  # releases in a transaction
_START = "0" * 64
_COLUMNS = "number, path, title, publisher, published, url, sha256, retrieved, tool, rules, tabular, claims, chain"
_ADD_READING = f"INSERT INTO reading ({_COLUMNS}) VALUES ({', '.join('?' * 13)})"  # noqa: S608 - constants only
_ADD_CLAIM = f"INSERT INTO claim VALUES ({', '.join('?' * 21)})"  # noqa: S608
_ALL = f"SELECT {_COLUMNS} FROM reading ORDER BY number"  # noqa: S608


class Provenance(Struct, frozen=True):
    """How releases came to be known: the ISO time in UTC, the version of the tool and the key of its words and rules."""

    retrieved: str
    tool: str
    rules: str


@contextmanager
def open_ledger(path: str | Path, *, create: bool = True) -> Iterator[Ledger]:
    """A ledger file, made if it is not there and `create`; raises InputError for what is none. Closed at the end of the block."""
    if not create and not Path(path).is_file():
        raise _refused(path, "there is no such ledger", 'Make one with "factcheck audit PATHS --ledger FILE".')
    try:
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    except sqlite3.Error as error:
        raise _refused(path, f"the ledger cannot be opened: {error}", "Check the path and the permissions.") from error
    try:
        _prepare(connection, path)
        yield Ledger(connection, str(path))
    except sqlite3.DatabaseError as error:
        raise _refused(path, f"the ledger cannot be used: {error}", 'Check it with "factcheck ledger verify FILE".') from error
    finally:
        connection.close()


def _prepare(connection: sqlite3.Connection, path: str | Path) -> None:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise _refused(path, "this SQLite file is no ledger of factcheck", "Name another file.")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise _refused(path, f"the ledger was written by a newer factcheck (tables {version})", "Update factcheck.")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if version < len(MIGRATIONS):
        migrate(connection)


def _refused(path: str | Path, what: str, fix: str) -> InputError:
    return InputError(Problem(str(path), what, fix))


class Ledger:
    """An open ledger."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self.path = path

    def append(self, releases: Iterable[Release], provenance: Provenance) -> int:
        """Add one reading for each release that was not read before in this form by this version; gives how many were added.

        When it returns, all of them are on the disk. Some hundred at a time are one transaction, so that many cost little more than few.
        """
        added = 0
        waiting = iter(releases)
        while batch := list(islice(waiting, _BATCH)):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                added += sum(self._append(release, provenance) for release in batch)
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
        return added

    def _append(self, release: Release, provenance: Provenance) -> bool:
        published = release.published.isoformat() if release.published else None
        known = self._connection.execute(
            "SELECT 1 FROM reading WHERE sha256 = ? AND path = ? AND publisher IS ? AND published IS ? AND url IS ?"
            " AND tool = ? AND rules = ?",
            (release.sha256, release.path, release.publisher, published, release.url, provenance.tool, provenance.rules),
        ).fetchone()
        if known is not None:
            return False
        last = self._connection.execute("SELECT number, chain FROM reading ORDER BY number DESC LIMIT 1").fetchone()
        number, before = (last[0] + 1, last[1]) if last else (1, _START)
        rows = [columns_of(claim) for claim in release.claims]
        head = (
            number, release.path, release.title, release.publisher, published, release.url, release.sha256,
            provenance.retrieved, provenance.tool, provenance.rules, int(release.tabular), len(rows),
        )  # fmt: skip
        chain = _link(before, head, [row[-1] for row in rows])
        self._connection.execute(_ADD_READING, (*head, chain))
        self._connection.executemany(_ADD_CLAIM, ((number, *row) for row in rows))
        return True

    def readings(self, known: dt.date | None = None) -> Iterator[Recorded]:
        """The newest reading of each release in the order of the ledger; with `known`, as of the end of that day (UTC)."""
        limit = f"{known.isoformat()}T23:59:59.999999Z" if known else "9"
        newest = (
            "SELECT max(number) FROM reading WHERE retrieved <= ?"
            " GROUP BY path, coalesce(publisher, ''), coalesce(published, ''), coalesce(url, '')"
        )
        query = f"SELECT {_COLUMNS} FROM reading WHERE number IN ({newest}) ORDER BY number"  # noqa: S608 - constants only
        bodies = f"SELECT reading, body FROM claim WHERE reading IN ({newest}) ORDER BY reading"  # noqa: S608
        found = groupby(self._connection.execute(bodies, (limit,)), key=lambda row: row[0])
        ahead = next(found, None)
        for row in self._connection.execute(query, (limit,)).fetchall():
            mine: list[str] = []
            if ahead is not None and ahead[0] == row[0]:
                mine = [body for _, body in ahead[1]]
                ahead = next(found, None)
            yield _recorded(row, mine)

    def count(self) -> tuple[int, int]:
        """How many readings and how many claims the ledger holds."""
        readings = self._connection.execute("SELECT count(*) FROM reading").fetchone()[0]
        return readings, self._connection.execute("SELECT count(*) FROM claim").fetchone()[0]

    def verify(self) -> tuple[Problem, ...]:
        """What is wrong with the chain: readings missing, changed or out of order; empty if every hash holds."""
        problems: list[Problem] = []
        before, expected = _START, 1
        for row in self._connection.execute(_ALL).fetchall():
            number, chain = row[0], row[-1]
            bodies = [body for (body,) in self._connection.execute("SELECT body FROM claim WHERE reading = ?", (number,))]
            if number != expected:
                problems.append(self._broken(expected, "is missing"))
            elif _link(before, row[:-1], bodies) != chain:
                problems.append(self._broken(number, "was changed after it was written, or one before it was"))
            before, expected = chain, number + 1
        return tuple(problems)

    def _broken(self, number: int, what: str) -> Problem:
        return Problem(
            f"{self.path}: reading {number}", f"the reading {what}", "Restore the ledger from a copy; what follows it is in doubt."
        )


def _link(before: str, head: tuple[object, ...], bodies: Iterable[str]) -> str:
    """The chain of a reading: SHA-256 over the chain before it, its own columns and its claims, whose order does not matter."""
    total = hashlib.sha256(before.encode())
    total.update(canonical(list(head)).encode())
    for body in sorted(bodies):
        total.update(hashlib.sha256(body.encode()).digest())
    return total.hexdigest()


def _recorded(row: tuple[object, ...], bodies: Iterable[str]) -> Recorded:
    number, path, title, publisher, published, url, sha256, retrieved, tool, rules, tabular, _, chain = row
    claims = [claim_of(body, str(path)) for body in bodies]
    claims.sort(key=lambda claim: (claim.at.line, claim.at.column, claim.id))
    day = dt.date.fromisoformat(str(published)) if published else None
    release = Release(str(path), _opt(publisher), day, _opt(url), tuple(claims), str(sha256), _opt(title), bool(tabular))
    return Recorded(int(str(number)), release, str(retrieved), str(tool), str(rules), str(chain))


def _opt(value: object) -> str | None:
    return None if value is None else str(value)
