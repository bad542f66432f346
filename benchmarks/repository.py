"""A repository of stories, checked cold, with kept results, and after a change of one in a hundred: seconds and peak memory.

usage: python benchmarks/repository.py [--stories 10000] [--jobs 2]
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

PLACES = (
    ("Spain", "Portugal"), ("Kenya", "Uganda"), ("Peru", "Chile"), ("Norway", "Sweden"), ("Ghana", "Togo"), ("Laos", "Vietnam")
)  # fmt: skip
UNITS = ("patrols", "inspections", "visits", "hearings", "repairs", "rescues")
PARAGRAPHS = (
    "The service made {whole} {unit} in {a} and {b} in {month} 2024. It made {part} {unit} in {a} in {month} 2024.",
    "The rest took place elsewhere in the region, the director said on Tuesday, as they had in other years.",
    "About {large:,} people live in the district, where prices rose by {rate}.5 per cent last year.",
    "The budget grew from £{low}m to £{high}m, an increase of {change} per cent, according to the ministry.",
    "“We lost {few} colleagues in the storm,” she told reporters at a ceremony attended by more than {crowd} guests.",
    "A second report is expected by the end of the year. Officials declined to comment on its contents.",
)


def story(number: int) -> str:
    """One story of some 300 words, different from all others and the same in every run. One in five breaks a rule."""
    pick = random.Random(number)  # noqa: S311  (a generator of test data)
    a, b = pick.choice(PLACES)
    whole = pick.randint(40, 400)
    low = pick.randint(20, 80)
    values = {
        "a": a, "b": b, "unit": pick.choice(UNITS), "whole": whole, "part": whole + 9 if number % 5 == 0 else whole // 3,
        "month": pick.choice(("March", "April", "May", "June")), "large": pick.randint(20, 900) * 1000, "rate": pick.randint(1, 9),
        "low": low, "high": low * 3 // 2, "change": 50, "few": pick.randint(2, 9), "crowd": pick.randint(2, 9) * 100,
    }  # fmt: skip
    paragraphs = "\n\n".join(paragraph.format(**values) for paragraph in PARAGRAPHS)
    return f"---\ntitle: Story {number}\ndate: 2024-07-{number % 28 + 1:02}\n---\n\n{paragraphs}\n"


def measured(folder: Path, *flags: str, paths: Sequence[str] = ("stories",)) -> tuple[float, float, int]:
    """Seconds, the peak memory in MB of the process that adds up the report, and how many findings were told of."""
    command = [sys.executable, "-m", "factcheck", "check", *paths, "--format", "full:report.txt", *flags]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"factcheck failed: {' '.join(command)}")
    found = (folder / "report.txt").read_text(encoding="utf-8").count("For more about this rule")
    return seconds, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024), found


def row(label: str, stories: int, values: tuple[float, float, int]) -> str:
    """One line of the table."""
    seconds, peak, found = values
    return (
        f"{label:<28} {stories:6,} stories {seconds:7.1f} s {stories / seconds:7,.0f} stories/s   peak {peak:4,.0f} MB {found:6,} findings"
    )


def main() -> None:
    """Write the stories, check them in each way and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--jobs", default="2")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "factcheck.toml").write_text("", encoding="utf-8")
        for number in range(options.stories):
            path = folder / "stories" / f"{number // 100:03}" / f"{number % 100:02}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(story(number), encoding="utf-8")
        print(f"{options.stories:,} stories, {options.jobs} processes")
        jobs = ("--jobs", options.jobs)
        for share in (100, 10):
            few = [f"stories/{number:03}" for number in range(max(1, options.stories // 100 // share))]
            seconds, peak, found = measured(folder, "--no-cache", *jobs, paths=few)
            print(row(f"1/{share} of them, cold", options.stories // share, (seconds, peak, found)))
        for label, flags in (("cold", jobs), ("kept results", jobs), ("kept results, one process", ("--jobs", "1"))):
            print(row(label, options.stories, measured(folder, *flags)))
        for number in range(0, options.stories, 100):
            path = folder / "stories" / f"{number // 100:03}" / "00.md"
            path.write_text(path.read_text(encoding="utf-8") + "\nOne line more.\n", encoding="utf-8")
        print(row("one in a hundred changed", options.stories, measured(folder, *jobs)))
        size = sum(path.stat().st_size for path in (folder / ".factcheck_cache").rglob("*.json"))
        print(f"kept results: {size / options.stories / 1024:.1f} KB a story")


if __name__ == "__main__":
    main()
