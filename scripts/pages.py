"""Write what comes from the program: its output in README.md, the rules and patterns in docs/rules.md, the JSON Schema of rule files.

usage: python scripts/pages.py [--check] [--mutate]

The table of planted errors takes a while, so that it is made anew only with --mutate, and --check does not look at it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from factcheck.check.mutation import HEADERS
from factcheck.check.patterns import PATTERNS
from factcheck.check.starter import SCHEMA
from factcheck.model import Rule
from factcheck.rulebook import rule_set, schema_of_rules
from factcheck.trials import mutate_examples

ROOT = Path(__file__).resolve().parents[1]
COMMAND = "factcheck check fixtures/stories/half-year-operations.md"


def output() -> str:
    """The command with what it prints, as a Markdown code block."""
    command = [sys.executable, "-m", *COMMAND.split()]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment).stdout  # noqa: S603
    return f"\n```console\n$ {COMMAND}\n{printed.rstrip()}\n```\n\n"


def catalogue() -> str:
    """The shipped rules by pack, each with what it decides and a text that it reports; then the patterns with their roles."""
    parts = ["\n## The shipped rules\n"]
    rules = rule_set(())
    for pack in sorted({rule.pack for rule in rules}):
        parts.append(f"\n### Pack `{pack}`\n")
        parts.extend(_rule(rule) for rule in rules if rule.pack == pack)
    parts.append("\n## The patterns\n")
    for name in sorted(PATTERNS):
        pattern = PATTERNS[name]
        parts.append(f"\n**`{name}`**: {pattern.doc}\n\n")
        roles = [(role, "role") for role in pattern.roles] + [(role, "worked out") for role in pattern.computed]
        for role, kind in roles:
            marks = ", ".join([kind, *(["a list"] if role.many else []), *(["may be missing"] if role.optional else [])])
            parts.append(f"- `{role.name}` ({marks}): {role.doc}\n")
    return "".join(parts) + "\n"


def _rule(rule: Rule) -> str:
    example = " ".join(rule.hits[0].text.split())
    when = f", asked only where `{rule.when}`" if rule.when else ""
    head = f"\n**`{rule.id}`** ({rule.severity}; pattern `{rule.find}`; `{rule.check}`{when})\n\n"
    return f"{head}{' '.join(rule.why.split())}\n\n> {example}\n"


def mutations() -> str:
    """How many planted errors each shipped rule catches, as a Markdown table."""
    scores = mutate_examples(rule_set(()))
    rows = [HEADERS, ("---", *["--:"] * (len(HEADERS) - 1)), *((f"`{score.rule}`", *score.cells()[1:]) for score in scores)]
    return "\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows) + "\n"


def schema() -> str:
    """The JSON Schema of rule files, with the shipped patterns and measures."""
    return json.dumps(schema_of_rules(), indent=2, ensure_ascii=False) + "\n"


Block = Callable[[], str]
PAGES: list[tuple[str, str, Block]] = [("README.md", "output", output), ("docs/rules.md", "catalogue", catalogue)]
SLOW: list[tuple[str, str, Block]] = [("docs/rules.md", "planted", mutations)]


def main() -> int:
    """Write the blocks; with --check, only say which are out of date."""
    stale = []
    for name, mark, block in PAGES + (SLOW if "--mutate" in sys.argv else []):
        text = (ROOT / name).read_text(encoding="utf-8")
        fresh = re.sub(rf"(?<=<!-- {mark} -->\n).*?(?=<!-- /{mark} -->)", lambda _, block=block: block(), text, flags=re.DOTALL)
        stale += _written(name, text, fresh)
    path = ROOT / "rules" / SCHEMA
    stale += _written(f"rules/{SCHEMA}", path.read_text(encoding="utf-8") if path.exists() else "", schema())
    if "--check" in sys.argv and stale:
        print(f"out of date: {', '.join(stale)}; run python scripts/pages.py")
    return int("--check" in sys.argv and bool(stale))


def _written(name: str, old: str, new: str) -> list[str]:
    """The name of the file if it is out of date; brings it up to date, unless with --check."""
    if old == new:
        return []
    if "--check" not in sys.argv:
        (ROOT / name).write_text(new, encoding="utf-8")
    return [name]


if __name__ == "__main__":
    sys.exit(main())
