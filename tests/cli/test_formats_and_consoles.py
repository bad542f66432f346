"""Where reports go and how: formats and files, the environment, step summaries, paths of a repository, old consoles."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import common, console
from factcheck.report.formats import FORMATS

Run = Callable[..., Any]
UNUSABLE = "exit 2: the command line cannot be used as it stands"


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "warning.txt").write_text("This is wrong.", encoding="utf-8")
    (tmp_path / "clean.txt").write_text("Nothing to see.", encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_never_changes_the_exit_code(run: Run, tmp_path: Path, form: str) -> None:
    for name, code in (("warning.txt", 1), ("clean.txt", 0)):
        outcome = run("check", name, "--format", f"{form}:out", "--color", "always")
        assert (outcome.code, outcome.out) == (code, "")
        assert "\x1b" not in (tmp_path / "out").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_prints(run: Run, form: str) -> None:
    outcome = run("check", "warning.txt", "--format", form)
    assert outcome.code == 1
    assert "wrong here" in outcome.out or form == "html"
    assert form != "html" or "<h1>1 question about the figures</h1>" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "sarf"], 'Did you mean "sarif"?'),
        (["--format", "JSON"], 'Did you mean "json"?'),
        (["--format", "xyzzy"], "There are: table, full, concise"),
        (["--format", "json", "--format", "sarif"], "Only one format can go to standard output"),
        (["--format", "json", "--format", "sarif:-"], "Only one format can go to standard output"),
        (["--format", "json:a", "--format", "sarif:a"], "Only one format can go to a"),
    ],
)
def test_formats_that_cannot_be(run: Run, arguments: list[str], said: str) -> None:
    outcome = run("check", "warning.txt", *arguments)
    assert (outcome.code, outcome.out, outcome.last) == (2, "", UNUSABLE)
    assert said in " ".join(outcome.err.split())


def test_the_environment_names_formats_and_the_flag_wins(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_FORMAT", "concise, json:out.json")
    assert run("check", "warning.txt").out.startswith("warning.txt:1:9: warning stand-in: wrong here")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["summary"]["warning"] == 1
    assert run("check", "warning.txt", "--format", "full").out.startswith("warning[stand-in]")
    monkeypatch.setenv("FACTCHECK_FORMAT", "sarf")
    outcome = run("check", "warning.txt")
    assert outcome.last == UNUSABLE
    assert 'FACTCHECK_FORMAT: "sarf"' in outcome.err
    monkeypatch.setenv("FACTCHECK_FORMAT", "")
    assert run("check", "warning.txt").out.startswith("┌")


def test_a_step_summary_is_added_to_and_other_files_are_replaced(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("summary.md", "other.md"):
        (tmp_path / name).write_text("# Tests\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    run("check", "warning.txt", "--format", "markdown:summary.md", "--format", "concise:other.md")
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("# Tests\n### factcheck: 1 warning\n")
    assert (tmp_path / "other.md").read_text(encoding="utf-8").startswith("warning.txt:1:9: ")


def test_a_build_service_changes_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = run("check", "warning.txt").out
    for name in ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "GITHUB_STEP_SUMMARY"):
        monkeypatch.setenv(name, "true")
    assert run("check", "warning.txt").out == plain


@pytest.mark.parametrize(("form", "path"), [("sarif", "sub/warning.txt"), ("github", "sub/warning.txt"), ("rdjson", "warning.txt")])
def test_paths_are_those_of_the_repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, path: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    (tmp_path / "warning.txt").rename(tmp_path / "sub" / "warning.txt")
    monkeypatch.chdir(tmp_path / "sub")
    for name in ("warning.txt", "./warning.txt", str(tmp_path / "sub" / "warning.txt")):
        out = run("check", name, "--format", form).out
        assert path in out
        assert form == "rdjson" or str(tmp_path) not in out.partition("1 warning: ")[0]


def test_suppressions_in_sarif_are_an_option(run: Run) -> None:
    outcome = run("check", "warning.txt", "--format", "sarif", "--sarif-suppressions", "mark")
    assert len(json.loads(outcome.out)["runs"][0]["results"]) == 1


@pytest.mark.parametrize(
    ("terminal", "environment", "platform", "enables", "coloured"),
    [
        (True, {}, "linux", False, True),
        (True, {"TERM": "dumb"}, "linux", True, False),
        (True, {"NO_COLOR": "1"}, "linux", True, False),
        (True, {"NO_COLOR": ""}, "linux", True, True),
        (False, {}, "linux", True, False),
        (False, {"FORCE_COLOR": "1"}, "linux", True, True),
        (True, {}, "win32", True, True),
        (True, {}, "win32", False, False),
        (False, {}, "win32", True, False),
    ],
)
def test_colour_on_every_kind_of_terminal(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, environment: dict[str, str], platform: str, enables: bool, coloured: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal("utf-8", terminal))
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(console, "_enable_escapes", lambda: enables)
    assert common.colour("auto") is coloured
    assert common.colour("always") is True
    assert common.colour("never") is False


class Terminal(io.TextIOWrapper):
    """Standard output as a console with an encoding of its own, or as a pipe."""

    def __init__(self, encoding: str, terminal: bool = True) -> None:
        self.written = io.BytesIO()
        self._terminal = terminal
        super().__init__(self.written, encoding=encoding)

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "┌─┐ “£1.5bn” – 3×2 = 1\u202f204 🎉"),
        ("cp437", '┌─┐ "£1.5bn" - 3x2 = 1 204 ?'),
        ("cp1252", "+-+ “£1.5bn” – 3×2 = 1 204 ?"),
        ("ascii", '+-+ "?1.5bn" - 3x2 = 1 204 ?'),
    ],
)
def test_old_consoles_get_signs_that_they_have(monkeypatch: pytest.MonkeyPatch, encoding: str, shown: str) -> None:
    terminal = Terminal(encoding)
    monkeypatch.setattr(sys, "stdout", terminal)
    common.emit("┌─┐ “£1.5bn” – 3×2 = 1\u202f204 🎉")
    assert terminal.written.getvalue().decode(encoding) == shown


def test_a_pipe_is_utf_8_whatever_the_console_is(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = Terminal("cp437", terminal=False)
    monkeypatch.setattr(sys, "stdout", pipe)
    common.emit("“£1.5bn” 🎉")
    assert pipe.written.getvalue().decode("utf-8") == "“£1.5bn” 🎉"


def test_a_name_that_is_no_unicode_is_no_crash(run: Run, tmp_path: Path) -> None:
    name = "caf\udce9.txt"  # what Python makes of a file name in an old encoding
    (tmp_path / name).write_text("This is wrong.", encoding="utf-8")
    for form in FORMATS:
        assert run("check", name, "--format", f"{form}:out").code == 1, form
        assert run("check", name, "--format", form).code == 1, form


def test_an_unknown_encoding_is_no_crash() -> None:
    assert console.encoded("41 \ud800", "no-such-code-page") == b"41 ?"
