"""Put the program's real output on the bundled story into README.md.

usage: python scripts/readme.py [--check]
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = "factcheck check fixtures/stories/half-year-operations.md"
_BLOCK = re.compile(r"(?<=<!-- output -->\n).*?(?=<!-- /output -->)", re.DOTALL)


def output() -> str:
    """The command with what it prints, as a Markdown code block."""
    command = [sys.executable, "-m", *COMMAND.split()]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment).stdout  # noqa: S603
    return f"\n```console\n$ {COMMAND}\n{printed.rstrip()}\n```\n\n"


def main() -> int:
    """Write the block; with --check, only say whether it is up to date."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    fresh = _BLOCK.sub(lambda _: output(), text)
    if "--check" in sys.argv:
        return int(fresh != text)
    readme.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
