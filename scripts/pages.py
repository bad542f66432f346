"""Write the parts of the pages that come from the program: its output in README.md, the rules and patterns in docs/rules.md.

usage: python scripts/pages.py [--check]
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from factcheck.check.patterns import PATTERNS
from factcheck.model import Rule
from factcheck.pipeline import rule_set

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


PAGES: dict[str, tuple[str, Callable[[], str]]] = {"README.md": ("output", output), "docs/rules.md": ("catalogue", catalogue)}


def main() -> int:
    """Write the blocks; with --check, only say which are out of date."""
    stale = []
    for name, (mark, block) in PAGES.items():
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        fresh = re.sub(rf"(?<=<!-- {mark} -->\n).*?(?=<!-- /{mark} -->)", lambda _, block=block: block(), text, flags=re.DOTALL)
        if fresh != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(fresh, encoding="utf-8")
    if "--check" in sys.argv and stale:
        print(f"out of date: {', '.join(stale)}; run python scripts/pages.py")
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
