"""`factcheck claims --explain`: what each stage read of one figure."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

STORY = """---
date: 2024-07-17
---
The guard said that it rescued 48 sailors in Kenya in May 2024. Of those, about 12 were children, and two thirds of them slept.

The 5th boat sank.
"""


@pytest.fixture(autouse=True)
def story(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text(STORY)


def stages(text: str) -> dict[str, str]:
    """Stage -> its lines in one."""
    found: dict[str, str] = {}
    name = ""
    for line in text.split("\n\n", 1)[1].splitlines():
        name = line[:12].strip() or name
        found[name] = f"{found.get(name, '')} {line[12:].strip()}".strip()
    return found


def test_a_figure_by_its_id(run: Run) -> None:
    outcome = run("claims", "story.md", "--explain", "c1")
    assert outcome.code == 0
    assert outcome.out.startswith("c1 “48” at story.md:4:32\nThe guard said that it rescued 48 sailors")
    told = stages(outcome.out)
    assert list(told) == [
        "tokens", "times", "places", "quantity", "counted", "frame", "parties", "stated", "references", "inherited", "event", "claim",
    ]  # fmt: skip
    assert "[48/num sailors/noun]" in told["tokens"]
    assert told["times"] == "“May 2024”: 2024-05-01 to 2024-05-31"
    assert told["places"] == "“Kenya”: Kenya (place, behind “in”)"
    assert told["quantity"].startswith("“48”: digits, stands for 48 exactly")
    assert told["counted"] == "“sailors”, head “sailor”"
    assert "verb “rescued” (rescue, active); the figure is its object" in told["frame"]
    assert told["stated"] == "place Kenya, stated period 2024-05-01 to 2024-05-31, stated"


def test_what_is_inherited_has_its_reason(run: Run) -> None:
    told = stages(run("claims", "story.md", "--explain", "c2").out)
    assert told["quantity"].startswith("“12”: digits, stands for 10.8 to 13.2, hedge about")
    assert "part of “48”" in told["references"]
    assert re.search(r"place Kenya, inherited: its place from “48 sailors”", told["inherited"])
    assert "link part-of to c1" in told["claim"]


def test_a_figure_by_its_place(run: Run) -> None:
    assert run("claims", "story.md", "--explain", "4:32").out == run("claims", "story.md", "--explain", "c1").out


@pytest.mark.parametrize(("figure", "said"), [("c99", 'no figure of this text is called "c99"'), ("6:5", '"5th" was passed over: ordinal')])
def test_what_is_no_figure(run: Run, figure: str, said: str) -> None:
    outcome = run("claims", "story.md", "--explain", figure)
    assert outcome.code == 2
    assert said in " ".join(outcome.err.split())


def test_one_document_at_a_time(run: Run) -> None:
    assert run("claims", "--explain", "c1").code == 2
    assert run("claims", "story.md", "story.md", "--explain", "c1").code == 2
