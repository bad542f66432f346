"""The tables of a ledger, by migration: `user_version` says which have been applied.

Nothing is ever changed or deleted: triggers refuse it, and the chain of hashes would tell. `figures` is a view for people, a row a figure.
"""

from __future__ import annotations

import sqlite3

APPLICATION = 0x46414354  # "FACT", so that `file` knows a ledger

MIGRATIONS = (
    """
    CREATE TABLE reading (
        number INTEGER PRIMARY KEY,
        path TEXT NOT NULL, title TEXT, publisher TEXT, published TEXT, url TEXT, sha256 TEXT NOT NULL,
        retrieved TEXT NOT NULL, tool TEXT NOT NULL, rules TEXT NOT NULL,
        tabular INTEGER NOT NULL, claims INTEGER NOT NULL, chain TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE INDEX reading_content ON reading (sha256, path);
    CREATE TABLE claim (
        reading INTEGER NOT NULL REFERENCES reading (number),
        id TEXT NOT NULL,
        measure TEXT, counted TEXT, value TEXT NOT NULL, low TEXT, high TEXT, modifier TEXT, unit TEXT, status TEXT NOT NULL,
        place TEXT, period_start TEXT, period_end TEXT, actor TEXT, target TEXT, attribution TEXT,
        quote TEXT NOT NULL, line INTEGER NOT NULL, "column" INTEGER NOT NULL, sentence TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (reading, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX claim_series ON claim (measure, place, period_start);
    CREATE VIEW figures AS
        SELECT reading.publisher, reading.published, claim.measure, claim.counted, claim.place, claim.period_start, claim.period_end,
            claim.actor, claim.value, claim.modifier, claim.unit, claim.quote, claim.sentence, reading.path, claim.line, reading.url,
            reading.retrieved, reading.tool, claim.reading, claim.id
        FROM claim JOIN reading ON reading.number = claim.reading;
    CREATE TRIGGER reading_kept BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
    CREATE TRIGGER reading_stays BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
    CREATE TRIGGER claim_kept BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
    CREATE TRIGGER claim_stays BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;
    """,
)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a ledger to the newest tables, each migration whole or not at all; two processes may try at once."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """The statements of a script: `executescript` would commit by itself."""
    found: list[str] = []
    part = ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            found.append(part)
            part = ""
    return found
