"""What a ledger costs: `python benchmarks/ledger.py [--claims N]`.

Makes releases of ten figures each (one publisher, a place and a measure in turn, month after month), appends them, verifies the chain,
reads them again and audits the whole, at a tenth, a third and all of the size, so that growth shows. Times are of one run on one machine.
"""

from __future__ import annotations

import argparse
import calendar
import datetime as dt
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tabulate import tabulate

from factcheck.auditing import report_of
from factcheck.ledger import Provenance, open_ledger
from factcheck.model import Release
from factcheck.rulebook import rule_set
from factcheck.sources import read_table

T = TypeVar("T")
_HEAD = "release_date,publisher,measure,value,place,period_start,period_end,actor\n"
_PLACES = ("Kenya", "Uganda", "Chad", "Mali", "Niger", "Zambia", "Malawi", "Ghana", "Togo", "Benin")
_MEASURES = ("operations", "killed", "detained", "wounded", "attacks")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    largest = parser.parse_args().claims
    rows = [_measured(size) for size in (largest // 10, largest // 3, largest)]
    headers = ("claims", "releases", "append s", "verify s", "read s", "audit s", "file MB", "peak MB")
    print(tabulate(rows, headers=headers, disable_numparse=True, colalign=("right",) * len(headers)))


def _measured(size: int) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as folder:
        releases = _releases(Path(folder), size)
        path = Path(folder) / "audit.db"
        provenance = Provenance("2024-01-01T00:00:00.000000Z", "benchmark", "words")
        with open_ledger(path) as ledger:
            append, _ = _timed(lambda: ledger.append(releases, provenance))
            verify, _ = _timed(ledger.verify)
            reading, read = _timed(lambda: [one.release for one in ledger.readings()])
        audit, _ = _timed(lambda: report_of(read, rule_set()))
        spent = (append, verify, reading, audit)
        figures = sum(len(release.claims) for release in releases)
        megabytes = path.stat().st_size / 1e6, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return f"{figures:,}", f"{len(releases):,}", *(f"{one:.2f}" for one in spent), *(f"{one:,.0f}" for one in megabytes)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done


def _releases(folder: Path, size: int) -> tuple[Release, ...]:
    lines = []
    for index in range(size):
        release, figure = divmod(index, len(_PLACES))
        publisher, month = divmod(release, 240)
        first = dt.date(2000 + month // 12, month % 12 + 1, 1)
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        out = last + dt.timedelta(days=5)
        measure = _MEASURES[publisher % len(_MEASURES)]
        lines.append(f"{out},Office {publisher},{measure},{index % 97},{_PLACES[figure]},{first},{last},office {publisher}\n")
    table = folder / "figures.csv"
    table.write_text(_HEAD + "".join(lines), encoding="utf-8")
    return read_table(str(table))


if __name__ == "__main__":
    main()
