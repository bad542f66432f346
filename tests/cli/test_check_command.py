"""`factcheck check`: exit codes, inputs, outputs. Nothing that was not looked at may pass for clean."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck import examination, rulebook
from factcheck.errors import RuleError
from factcheck.model import Problem

Run = Callable[..., Any]
FILES = {
    "clean.txt": "Nothing to see.",
    "warning.txt": "This is wrong.",
    "error.txt": "This is false.",
    "note.txt": "This is odd.",
    "latin.txt": b"Caf\xe9 with 4 seats.",
    "empty.txt": "",
    "blank.txt": " \n\n ",
    "press/b.md": "This is wrong.",
    "press/a.html": "<p>This is wrong.</p>",
    "press/.draft.txt": "This is false.",
    "press/.git/c.txt": "This is false.",
    "press/table.csv": "1,2",
    "bare/table.csv": "1,2",
}


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (["clean.txt"], 0, ""),
        (["note.txt"], 0, ""),
        (["warning.txt"], 1, "exit 1: 1 finding at or above warning"),
        (["error.txt"], 1, "exit 1: 1 finding at or above warning"),
        (["warning.txt", "--fail-on", "error"], 0, ""),
        (["note.txt", "--fail-on", "note"], 1, "exit 1: 1 finding at or above note"),
        (["warning.txt", "error.txt"], 1, "exit 1: 2 findings at or above warning"),
        (["warning.txt", "--exit-zero"], 0, ""),
        (["gone.txt"], 2, "exit 2: 1 input could not be read"),
        (["gone.txt", "--exit-zero"], 2, "exit 2: 1 input could not be read"),
        (["gone.txt", "warning.txt"], 2, "exit 2: 1 input could not be read; besides, 1 finding at or above warning"),
        (["gone.txt", "warning.txt", "--exit-zero"], 2, "exit 2: 1 input could not be read; besides, 1 finding at or above warning"),
        (["bare"], 2, "exit 2: 1 input could not be read"),
        (["*.rst"], 2, "exit 2: 1 input could not be read"),
        (["latin.txt"], 2, "exit 2: 1 input could not be read"),
        (["empty.txt"], 2, "exit 2: 1 input could not be read"),
        (["blank.txt"], 2, "exit 2: 1 input could not be read"),
        (["clean.txt", "--as-of", "2024-02-30"], 2, "exit 2: the command line cannot be used as it stands"),
        (["clean.txt", "--format", "xml"], 2, "exit 2: the command line cannot be used as it stands"),
        (["clean.txt", "--format", "json:"], 2, "exit 2: the command line cannot be used as it stands"),
        (["clean.txt", "--no-such-flag"], 2, "exit 2: the command line cannot be used as it stands"),
        (["clean.txt", "--format", "json:no/such/dir/x.json"], 2, "exit 2: a report could not be written"),
        (["clean.txt", "--against", "gone.txt"], 2, "exit 2: 1 input could not be read"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_exit_codes_and_their_reasons(run: Run, arguments: list[str], code: int, why: str) -> None:
    outcome = run("check", *arguments)
    assert (outcome.code, outcome.last) == (code, why)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone.txt", "error: gone.txt: there is no such file or directory."),
        ("bare", "error: bare: this directory holds no file that factcheck reads, only 1 file of other kinds (1 .csv)."),
        ("*.rst", "error: *.rst: no file matches this pattern."),
        ("latin.txt", "error: latin.txt:1: byte 3 (0xe9) is not valid UTF-8."),
        ("empty.txt", "error: empty.txt: "),
    ],
)
def test_what_cannot_be_read_is_told_and_never_clean(run: Run, name: str, said: str) -> None:
    outcome = run("check", name)
    assert said in " ".join(outcome.err.split())
    assert outcome.out == ""


def test_what_can_be_read_is_still_reported(run: Run) -> None:
    outcome = run("check", "gone.txt", "warning.txt")
    assert "warning[stand-in]: wrong here" in outcome.out
    assert "No discrepancies:" not in run("check", "gone.txt", "clean.txt").out


def test_a_huge_file_is_refused_unread(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    outcome = run("check", "huge.txt")
    assert outcome.code == 2
    assert "huge.txt" in outcome.err
    assert outcome.out == ""


def test_a_directory_means_the_readable_files_below_it_in_order(run: Run) -> None:
    report = json.loads(run("check", "press", "--format", "json").out)
    assert [document["path"] for document in report["documents"]] == ["press/a.html", "press/b.md"]


def test_no_path_means_the_current_directory(run: Run, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").unlink()
    outcome = run("check", "--format", "json")
    assert "press/b.md" in [document["path"] for document in json.loads(outcome.out)["documents"]]


def test_a_file_named_twice_is_read_once(run: Run) -> None:
    report = json.loads(run("check", "warning.txt", "./warning.txt", "warn*.txt", "--format", "json").out)
    assert len(report["documents"]) == len(report["findings"]) == 1


def test_patterns_are_expanded_where_the_shell_did_not(run: Run) -> None:
    report = json.loads(run("check", "press/*.md", "--format", "json").out)
    assert [document["path"] for document in report["documents"]] == ["press/b.md"]


def test_standard_input_equals_the_file(run: Run) -> None:
    from_file = run("check", "press/a.html").out
    assert run("check", "-", "--stdin-filename", "press/a.html", stdin=b"<p>This is wrong.</p>").out == from_file
    assert "<stdin>:1:9" in run("check", "-", stdin=b"This is wrong.").out


def test_as_of_dates_only_documents_without_a_date(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dated.md").write_text("---\ndate: 2023-05-01\n---\n\nNothing to see.\n")
    report = json.loads(run("check", "dated.md", "clean.txt", "--as-of", "2024-07-17", "--format", "json").out)
    assert [document["published"] for document in report["documents"]] == ["2023-05-01", "2024-07-17"]


def test_a_bad_date_says_what_to_write(run: Run) -> None:
    assert "such as 2024-07-17" in run("check", "clean.txt", "--as-of", "yesterday").err


def test_findings_to_stdout_and_everything_else_to_stderr(run: Run) -> None:
    outcome = run("check", "warning.txt", "--min-level", "error")
    assert "wrong here" not in outcome.out
    assert "note: --min-level error: 1 below it not shown." in outcome.err
    assert outcome.code == 1


def test_several_formats_in_one_run(run: Run, tmp_path: Path) -> None:
    outcome = run("check", "warning.txt", "--format", "full", "--format", "json:out.json")
    assert outcome.out.startswith("warning[stand-in]")
    assert json.loads((tmp_path / "out.json").read_text())["summary"]["warning"] == 1
    assert outcome.code == 1


def test_quiet_prints_nothing_for_a_clean_story(run: Run) -> None:
    outcome = run("check", "-q", "clean.txt")
    assert (outcome.out, outcome.err, outcome.code) == ("", "", 0)


@pytest.mark.parametrize(
    ("flag", "environment", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_who_decides_on_colour(
    run: Run, monkeypatch: pytest.MonkeyPatch, flag: list[str], environment: dict[str, str], coloured: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check", "warning.txt", *flag).out) is coloured


def test_ids_are_unique_across_documents(run: Run) -> None:
    report = json.loads(run("check", "warning.txt", "press/b.md", "--format", "json").out)
    assert [finding["labels"][0]["claim"] for finding in report["findings"]] == ["c1", "2.c1"]


def test_a_broken_rule_stops_the_run(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuleError(
            Problem("rules/x.yml:3:1", 'unknown key "wehn"', 'Write "when".', "wehn: x"), Problem("rules/y.yml:1:1", "bad", "Fix it.")
        )

    monkeypatch.setattr(rulebook, "load_rules", broken)
    outcome = run("check", "warning.txt")
    assert (outcome.code, outcome.out, outcome.last) == (2, "", "exit 2: nothing was checked")
    assert 'error: rules/x.yml:3:1: unknown key "wehn". Write "when".\n    wehn: x\nerror: rules/y.yml:1:1: bad. Fix it.' in outcome.err


def test_an_interrupt_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(examination, "run", interrupt)
    outcome = run("check", "warning.txt")
    assert (outcome.code, outcome.last) == (130, "exit 130: interrupted")


def test_a_crash_does_not_look_like_findings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(examination, "run", crash)
    outcome = run("check", "warning.txt")
    assert outcome.code == 2
    assert "ZeroDivisionError: a bug" in outcome.err


def test_a_closed_pipe_is_no_error() -> None:
    script = "import sys; from factcheck.cli.common import emit; emit('line\\n' * 200000); sys.exit(3)"
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ})
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=20) == 3
    assert process.stderr.read() == b""
    process.stderr.close()
