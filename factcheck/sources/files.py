"""Tables in files as text cells, by pandas: CSV, TSV, XLSX, Parquet, SQLite.

Nothing is converted here, so that every cell is what the file says.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from factcheck.errors import InputError
from factcheck.model import Problem

if TYPE_CHECKING:
    import pandas as pd

Table = tuple[list[str], list[list[str]]]
SUFFIXES = (".csv", ".tsv", ".xlsx", ".parquet", ".sqlite", ".db")
MAX_ROWS = 2_000_000
_LINE = re.compile(r"line (\d+)")


class Cells(Struct, frozen=True):
    """A table as text: its headings, and its rows with the number by which a person would look them up (the first one is 2)."""

    path: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def is_table(path: str | Path) -> bool:
    """Whether a file is a reference table by its name."""
    return Path(path).suffix.lower() in SUFFIXES


def read_cells(path: str) -> Cells:
    """The cells of a table file; raises InputError for what cannot be read, naming the row where there is one."""
    headings, columns = _READERS[Path(path).suffix.lower()](path)
    if not headings:
        raise _refused(path, "the table is empty", "Give a table with a row of headings.")
    rows = tuple((number, cells) for number, cells in enumerate(zip(*columns, strict=True), 2))
    if len(rows) > MAX_ROWS:
        raise _refused(path, f"the table has {len(rows):,} rows; {MAX_ROWS:,} are read", "Split the table, or keep the rows that matter.")
    return Cells(path, tuple(headings), rows)


def _with_first_row(frame: pd.DataFrame) -> Table:
    """Headings from the first row, as they stand: pandas would rename one that stands there twice."""
    columns = [[_text(value) for value in frame[name].tolist()] for name in frame.columns]
    return [column[0] for column in columns if column], [column[1:] for column in columns]


def _with_names(frame: pd.DataFrame) -> Table:
    return [_text(str(name)) for name in frame.columns], [[_text(value) for value in frame[name].tolist()] for name in frame.columns]


def _text(value: Any) -> str:
    """A cell as it would be typed: numbers without an exponent or a needless ".0", dates as ISO, missing values empty."""
    import pandas as pd  # noqa: PLC0415

    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if hasattr(value, "date") and callable(value.date):
        return str(value.date().isoformat())
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return " ".join(str(value).split())


def _refused(path: str, what: str, fix: str) -> InputError:
    return InputError(Problem(path, what, fix))


def _delimited(separator: str) -> Callable[[str], Table]:
    def read(path: str) -> Table:
        import pandas as pd  # noqa: PLC0415

        try:
            frame = pd.read_csv(path, sep=separator, header=None, dtype=str, keep_default_na=False, encoding="utf-8-sig")
            return _with_first_row(frame)
        except UnicodeDecodeError as error:
            raise _refused(path, f"byte {error.start} is not UTF-8", "Save the table as UTF-8.") from error
        except pd.errors.EmptyDataError as error:
            raise _refused(path, "the table is empty", "Give a table with a row of headings.") from error
        except (pd.errors.ParserError, ValueError) as error:
            row = _LINE.search(str(error))
            where = f"{path}:{row[1]}" if row else path
            raise InputError(
                Problem(where, f"the row does not fit the headings: {error}", "Put cells with commas in quotation marks.")
            ) from error
        except OSError as error:
            raise _refused(path, error.strerror or str(error), "Check the path and the permissions.") from error

    return read


def _workbook(path: str) -> Table:
    import pandas as pd  # noqa: PLC0415

    try:
        return _with_first_row(pd.read_excel(path, header=None, dtype=object))
    except ImportError as error:
        raise _refused(path, "openpyxl is not installed, which reads workbooks", "Run: pip install openpyxl") from error
    except Exception as error:  # a broken archive raises whatever its parser meets
        raise _refused(path, f"the workbook cannot be read: {error}", "Open and save it again, or export it as CSV.") from error


def _parquet(path: str) -> Table:
    import pandas as pd  # noqa: PLC0415

    try:
        return _with_names(pd.read_parquet(path))
    except ImportError as error:
        raise _refused(path, "pyarrow is not installed, which reads Parquet", "Run: pip install 'factcheck[parquet]'") from error
    except Exception as error:
        raise _refused(path, f"the Parquet file cannot be read: {error}", "Write it again, or export it as CSV.") from error


def _database(path: str) -> Table:
    """The one table or view of a SQLite file; of several, the one whose columns name a measure and a value is for the user to export."""
    import sqlite3  # noqa: PLC0415

    import pandas as pd  # noqa: PLC0415

    if not Path(path).is_file():
        raise _refused(path, "there is no such file", "Check the path.")
    try:
        with closing(sqlite3.connect(f"file:{Path(path).resolve()}?mode=ro", uri=True)) as connection:
            names = [row[0] for row in connection.execute("select name from sqlite_master where type in ('table', 'view') order by name")]
            if len(names) != 1:
                listed = ", ".join(names) or "none"
                raise _refused(
                    path, f"the database has {len(names)} tables ({listed}); one is read", "Export the table that matters as CSV."
                )
            quoted = names[0].replace('"', '""')
            query = f'select * from "{quoted}"'  # noqa: S608 - a name from the file itself
            return _with_names(pd.read_sql_query(query, connection, dtype=object))
    except (sqlite3.Error, pd.errors.DatabaseError) as error:
        raise _refused(path, f"the database cannot be read: {error}", "Check that it is a SQLite file.") from error


_READERS: dict[str, Callable[[str], Table]] = {
    ".csv": _delimited(","), ".tsv": _delimited("\t"), ".xlsx": _workbook, ".parquet": _parquet, ".sqlite": _database, ".db": _database,
}  # fmt: skip
