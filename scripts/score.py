"""Run the scorers on the shared evaluation data, print every figure, and fail if one falls below its floor.

usage: python scripts/score.py [EVAL_DIR] [--only NAME]…

The data lies outside the project (default: ../shared/eval beside the checkout); without it there is nothing to score: exit code 0.
Floors stand in benchmarks/floors.toml and only ever go up (ceilings, for false alarms, only ever down).
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[1]
# Scorer -> its command, relative to the evaluation directory.
COMMANDS = {
    "passages": ["score_passages.py", "passages/dev.jsonl"],
    "releases": ["score_releases.py", "releases"],
    "counts": ["score_counts.py", "counts/dev.jsonl"],
    "errors": ["score_errors.py", "errors/dev.jsonl"],
    "news": ["scan_news.py", "news/dev.jsonl", "--limit", "200", "--rules"],
}


class Figure(Struct, frozen=True):
    """One measured figure. `value` is a share in percent, or a count where fewer is better."""

    name: str
    value: float
    shown: str


def main() -> int:
    """Score, compare, print; 1 if a floor is missed or a scorer fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--only", action="append", choices=["seed", *COMMANDS, "newsquant"], default=[])
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"no evaluation data at {options.data}: nothing to score")
        return 0
    floors = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))
    figures: list[Figure] = []
    failed = []
    for name in options.only or ["seed", *COMMANDS, "newsquant"]:
        measured = measure(name, options.data.resolve())
        figures += measured
        failed += [] if measured else [f"{name}: the scorer gave no figure"]
    failed += [line for figure in figures if (line := judge(figure, floors))]
    for line in failed:
        print(f"FAILED {line}", file=sys.stderr)
    return 1 if failed else 0


def measure(name: str, data: Path) -> list[Figure]:
    """The figures of one scorer."""
    if name == "seed":
        return seed(data)
    if name == "newsquant":
        return newsquant(data)
    return [Figure(f"{name}.{key}", value, shown) for key, value, shown in read_figures(run(COMMANDS[name], data))]


def read_figures(text: str) -> list[tuple[str, float, str]]:
    """The figures in a scorer's output: "label 12/18", "found 12/18 planted errors; quiet on 3/4 …", "beside 2", "0.50 per 100 stories"."""
    figures = []
    for line in text.splitlines():
        for label, good, total in re.findall(r"([a-z_][a-z_ -]*?)\s+(\d+)/(\d+)", line):
            figures.append((re.sub(r"[ ]+", "-", label.strip()), 100 * int(good) / max(1, int(total)), f"{good}/{total}"))
        for count in re.findall(r"beside\s+(\d+)", line):
            figures.append(("beside", float(count), count))
        for count, rate in re.findall(r"(\d+) findings above note \(([\d.]+) per 100", line):
            figures.append(("shown-per-100", float(rate), f"{count} findings, {rate} per 100 stories"))
    return figures


def seed(data: Path) -> list[Figure]:
    """On the seed story: whether both faults are found, and how many findings above note stand beside them."""
    command = [sys.executable, "-m", "factcheck", "check", "--format", "json", "--exit-zero", str(data / "seed" / "article.txt")]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (our own commands)
    if outcome.returncode:
        print(outcome.stderr, file=sys.stderr)
        return []
    findings = [f for f in json.loads(outcome.stdout)["findings"] if f["severity"] != "note"]
    quotes = [{label["quote"] for label in finding["labels"]} for finding in findings]
    whole = [q for q in quotes if any("137" in text for text in q) and any("196" in text for text in q)]
    night = [q for q in quotes if any("night before" in text for text in q)]
    beside = len(findings) - len(whole) - len(night)
    return [
        Figure("seed.parts-and-whole", 100.0 * (len(whole) == 1), f"{len(whole)} finding"),
        Figure("seed.night", 100.0 * (len(night) == 1), f"{len(night)} finding"),
        Figure("seed.beside", float(beside), str(beside)),
    ]


def newsquant(data: Path) -> list[Figure]:
    """F1 of value, unit, change and concept on the development half."""
    folder = data / "newsquant"
    predictions = ROOT / "build" / "newsquant.jsonl"
    predictions.parent.mkdir(exist_ok=True)
    predictions.write_text(run(["predict.py", "dev.json"], folder), encoding="utf-8")
    text = run(["score_newsquant.py", "dev.json", str(predictions), "--published", "--json"], folder)
    scores = json.loads(text)["scores"] if text else {}
    return [Figure(f"newsquant.{label}", row["F"], f"P {row['P']:.1f} R {row['R']:.1f} F1 {row['F']:.1f}") for label, row in scores.items()]


def run(command: list[str], folder: Path) -> str:
    """The output of a scorer; its errors go to ours."""
    outcome = subprocess.run([sys.executable, *command], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603  (our own commands)
    if outcome.returncode:
        print(outcome.stderr, file=sys.stderr)
        return ""
    return outcome.stdout


def judge(figure: Figure, floors: dict[str, dict[str, float]]) -> str | None:
    """Print the figure; the complaint if it is below its floor or above its ceiling."""
    floor, ceiling = floors["floors"].get(figure.name), floors["ceilings"].get(figure.name)
    bound = f"at least {floor}" if floor is not None else f"at most {ceiling}" if ceiling is not None else "no bound yet"
    print(f"{figure.name:<32} {figure.value:>7.2f}   {figure.shown:<40} {bound}")
    if (floor is not None and figure.value < floor) or (ceiling is not None and figure.value > ceiling):
        return f"{figure.name} is {figure.value:.2f}; it must be {bound}"
    return None


if __name__ == "__main__":
    sys.exit(main())
