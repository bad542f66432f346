"""Tables: cells keep their text, and columns stand under each other whatever the characters' width."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factcheck.report.grid import grid
from factcheck.report.layout import width


@pytest.mark.parametrize("cells", [("12.50", "007"), ("“half” – 1 204", "…"), ("日本語", "한국"), ("e\u0301te\u0301", "😀")])
def test_all_lines_of_a_table_are_of_one_width(cells: tuple[str, str]) -> None:
    lines = grid(("a", "b"), [cells, ("plain", "text")], 60).split("\n")
    assert len({width(line) for line in lines}) == 1
    assert all(cell in "\n".join(lines) for cell in cells)


def test_tables_of_narrow_characters_load_no_width_tables() -> None:
    lines = (
        "from factcheck.report.grid import grid",
        "import sys",
        "grid(('a',), [('“4 boats”',)], 40)",
        "print('wcwidth' in sys.modules)",
    )
    script = "\n".join(lines)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
