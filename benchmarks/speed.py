"""Speed and memory, as a table: `make bench`.

usage: python benchmarks/speed.py [--data DIR] [--largest BYTES]

All figures are of one run on one machine, so only ratios mean anything. Sentences come from NewsQuant in ../shared/eval where that is
present, else from the bundled stories. `make bench` installs recognizers-text beside them; where it is missing, its row says so.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tabulate import tabulate

import factcheck

ROOT = Path(__file__).resolve().parents[1]
STORY = ROOT / "fixtures" / "stories" / "half-year-operations.md"
DAY = dt.date(2024, 7, 17)
FILES = ("dev", "age", "currency", "dimension", "temperature")
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
ROUNDS = 3

Read = Callable[[str], object]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--largest", type=int, default=SIZES[-1], metavar="BYTES", help="longest text of the time against length")
    options = parser.parse_args()
    section(
        "Sentences per second, one call a sentence", ("reader", "sentences", "per second", "beside factcheck"), throughput(options.data)
    )
    section("A cold process on one story (median of 7)", ("command", "seconds", "beside python -c pass"), cold())
    sizes = [size for size in SIZES if size <= options.largest]
    section("Time and memory against length (factcheck claims)", ("characters", "seconds", "µs a character", "peak MB"), lengths(sizes))


def section(title: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print one table as soon as it is measured."""
    print(f"\n{title}\n")
    print(tabulate(rows, headers=headers, disable_numparse=True, colalign=("left", *("right",) * (len(headers) - 1))), flush=True)


def sentences(data: Path) -> list[str]:
    """The sentences to read."""
    files = [data / "newsquant" / f"{name}.json" for name in FILES]
    if all(file.is_file() for file in files):
        return [item["text"] for file in files for item in json.loads(file.read_text(encoding="utf-8"))]
    lines = [line for file in sorted(STORY.parent.iterdir()) for line in file.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if any(char.isdigit() for char in line)]


def throughput(data: Path) -> list[tuple[str, ...]]:
    """Each reader on the same sentences, in turns, the best of its rounds: what else runs on the machine disturbs all alike."""
    texts = sentences(data)
    readers: dict[str, Read] = {"factcheck (all slots)": lambda text: factcheck.extract(text, DAY)}
    readers |= {name: read for name, find in (("quantulum3", quantulum), ("recognizers-text", recognizers)) if (read := find())}
    best: dict[str, float] = {}
    for index in range(ROUNDS + 1):  # the first round loads tables and fills caches
        for name, read in readers.items():
            if name == "recognizers-text" and index > 1:
                continue  # minutes a round
            some = texts[:60] if name == "recognizers-text" else texts
            rate = len(some) / timed(partial(_each, read, some))
            best[name] = max(best.get(name, 0), rate) if index else 0
    ours = best["factcheck (all slots)"]
    rows = [(name, f"{len(texts)}", f"{rate:,.0f}", f"1 / {ours / rate:.1f}" if rate != ours else "1") for name, rate in best.items()]
    return rows + [(name, "–", "not installed", "–") for name in ("quantulum3", "recognizers-text") if name not in best]


def _each(read: Read, texts: Sequence[str]) -> None:
    for text in texts:
        read(text)


def quantulum() -> Read | None:
    """quantulum3's parser, None if it is not installed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import parser
    except ImportError:
        return None
    return parser.parse  # type: ignore[no-any-return]


def recognizers() -> Read | None:
    """The unit models of Microsoft's recognizers-text, None if they are not installed."""
    try:
        from recognizers_number_with_unit import NumberWithUnitRecognizer
    except ImportError:
        return None
    recognizer = NumberWithUnitRecognizer("en-us")
    names = ("age", "currency", "dimension", "temperature")
    models = [getattr(recognizer, f"get_{name}_model")() for name in names]
    return lambda text: [model.parse(text) for model in models]


def cold() -> list[tuple[str, ...]]:
    """Whole processes, from start to exit."""
    module = [sys.executable, "-m", "factcheck"]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "factcheck --help": [*module, "--help"],
        "factcheck claims": [*module, "claims", str(STORY)],
        "factcheck check": [*module, "check", "--exit-zero", str(STORY)],
    }
    seconds = {
        name: statistics.median(timed(lambda command=command: silent(command)) for _ in range(7)) for name, command in commands.items()
    }  # type: ignore[misc]
    bare = seconds["python -c pass"]
    return [(name, f"{spent:.3f}", f"{spent / bare:.0f}") for name, spent in seconds.items()]


def lengths(sizes: Sequence[int]) -> list[tuple[str, ...]]:
    """The bundled stories over and over, up to a length, each in a process of its own."""
    prose = "\n\n".join(file.read_text(encoding="utf-8").replace("---", "") for file in sorted(STORY.parent.iterdir()))
    rows: list[tuple[str, ...]] = []
    for size in sizes:
        text = (prose * (size // len(prose) + 1))[:size]
        program = "import sys, factcheck; factcheck.extract(sys.stdin.read())"
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        spent = timed(partial(silent, [sys.executable, "-c", program], text))
        peak = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / (1024 if sys.platform != "darwin" else 1024**2)
        rows.append((f"{size:,}", f"{spent:.2f}", f"{1e6 * spent / size:.1f}", f"{peak:,.0f}"))
    return rows


def silent(command: Sequence[str], text: str | None = None) -> None:
    """Run a command and throw away what it prints."""
    subprocess.run(command, input=text, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def timed(work: Callable[[], object]) -> float:
    """Seconds of the wall clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
