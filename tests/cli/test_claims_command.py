"""`factcheck claims`: what was read, for people and programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def story(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("The guard sent 48 boats and 12 planes.\n")


def test_the_table_shows_figures_and_counts(run: Run) -> None:
    outcome = run("claims", "story.txt")
    assert outcome.out.startswith("story.txt\n")
    assert "1:16 " in outcome.out
    assert "2 numbers read" in outcome.out
    assert outcome.code == 0


def test_one_json_claim_a_line(run: Run) -> None:
    assert [json.loads(line)["quote"] for line in run("claims", "story.txt", "--format", "jsonl").out.splitlines()] == ["48", "12"]


def test_csv_for_a_spreadsheet(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("claims", "story.txt", "--format", "csv").out)))
    assert [row["stated"] for row in rows] == ["48", "12"]


def test_one_json_object_with_the_documents(run: Run) -> None:
    assert json.loads(run("claims", "story.txt", "--format", "json").out)["documents"][0]["numbers"] == 2


def test_a_missing_file_is_exit_2(run: Run) -> None:
    outcome = run("claims", "story.txt", "gone.txt")
    assert (outcome.code, outcome.last) == (2, "exit 2: 1 input could not be read")
    assert "48" in outcome.out
