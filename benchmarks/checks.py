"""What checking costs, as a table: `make bench`.

usage: python benchmarks/checks.py [--data DIR] [--stories N]

First `check` alone on made-up texts of figures that are all comparable in kind, then its share of the whole run on real texts
(../shared/eval, where that is present). Seconds are of one run on one machine, so only ratios mean anything.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from tabulate import tabulate

from factcheck.check import merge, run
from factcheck.check.patterns import PATTERNS
from factcheck.extract import extract_document
from factcheck.read import read_text, sentences
from factcheck.rulebook import rule_set

ROOT = Path(__file__).resolve().parents[1]
SIZES = (100, 1_000, 10_000)
PLACES = ("Iraq", "Syria", "Iraq and Syria", "Kenya", "Mali", "Niger")
MONTHS = ("January", "February", "March", "April", "May", "June")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--stories", type=int, default=800, help="how many of the news stories to read")
    options = parser.parse_args()
    measure("warm up", [comparable(100)])
    print("\nChecking comparable claims\n")
    rows = [measure(f"{size:,} claims", [comparable(size)]) for size in SIZES]
    show(("text", "claims", "bindings", "extract s", "check s", "µs a claim", "check / extract"), rows)
    print("\nChecking in the whole run\n")
    rows = [measure(name, texts) for name, texts in real(options.data, options.stories).items()]
    show(("texts", "claims", "bindings", "extract s", "check s", "µs a claim", "check / extract"), rows)


def comparable(size: int) -> str:
    """That many counts of one kind by one actor, in six places and six months, which add up."""
    text = []
    for index in range(size):
        place, month, week = index % 6, index // 6 % 6, index // 36
        counts = (20 + month, 30 + month, 50 + 2 * month, 40 + month, 60 + month, 70 + month)
        text.append(f"The corps carried out {counts[place]} operations in {PLACES[place]} in {MONTHS[month]} {2024 - week % 9}.")
        text.append("\n\n" if index % 10 == 9 else " ")
    return "".join(text)


def real(data: Path, stories: int) -> dict[str, list[str]]:
    """The sentences of NewsQuant, one document each, and the news stories; the bundled stories where they are missing."""
    found: dict[str, list[str]] = {}
    if (data / "newsquant" / "dev.json").is_file():
        items = json.loads((data / "newsquant" / "dev.json").read_text(encoding="utf-8"))
        found[f"NewsQuant, {len(items):,} sentences"] = [item["text"] for item in items]
    if (data / "news" / "dev.jsonl").is_file():
        lines = (data / "news" / "dev.jsonl").read_text(encoding="utf-8").splitlines()[:stories]
        found[f"news, {len(lines):,} stories"] = [json.loads(line)["text"] for line in lines]
    bundled = sorted((ROOT / "fixtures" / "stories").iterdir())
    return found or {f"bundled, {len(bundled)} stories": [path.read_text(encoding="utf-8") for path in bundled]}


def measure(name: str, texts: Sequence[str]) -> tuple[str, ...]:
    """One row: what was read and checked in the texts, and how long each took."""
    rules = rule_set()
    claims = bindings = 0
    extracting = checking = 0.0
    for text in texts:
        start = time.perf_counter()
        document = read_text(text)
        extraction = extract_document(document, tuple(sentences(document)))
        middle = time.perf_counter()
        outcome = run(document, extraction, rules, PATTERNS)
        merge(outcome.findings)
        checking += time.perf_counter() - middle
        extracting += middle - start
        claims += len(extraction.claims)
        bindings += outcome.checked
    each = 1e6 * checking / max(1, claims)
    return name, f"{claims:,}", f"{bindings:,}", f"{extracting:.2f}", f"{checking:.2f}", f"{each:.0f}", f"{checking / extracting:.2f}"


def show(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print one table."""
    print(tabulate(rows, headers=headers, disable_numparse=True, colalign=("left", *("right",) * (len(headers) - 1))), flush=True)


if __name__ == "__main__":
    main()
