"""What a project sets: configuration, excluded files, baseline, changed lines, kept results. Nothing of it turns an error into a pass."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from factcheck import examination, rulebook
from factcheck.cli.progress import Bar
from factcheck.errors import RuleError
from factcheck.model import Problem

Run = Callable[..., Any]
STORY = "The guard made 48 patrols in Spain and Portugal in June 2024. It made 71 patrols in Spain in June 2024.\n"


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = {
        "clean.txt": b"Nothing.", "warning.txt": b"This is wrong.", "error.txt": b"This is false.", "latin.txt": b"Caf\xe9",
        "press/a.md": b"This is wrong.", "press/drafts/b.md": b"This is wrong.", "press/node_modules/c.md": b"This is wrong.",
        "none/x.csv": b"1",
    }  # fmt: skip
    for name, data in content.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name in ("FACTCHECK_CONFIG", "FACTCHECK_FORMAT", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


def interrupt(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def broken(*_: object, **__: object) -> None:
    raise RuleError(Problem("rules/x.yml:3:1", "bad", "Fix it."))


CODES = [
    ("clean", ["clean.txt"], 0, 0),
    ("finding", ["error.txt"], 1, 0),
    ("warning only", ["warning.txt"], 1, 0),
    ("warning below --fail-on", ["warning.txt", "--fail-on", "error"], 0, 0),
    ("missing file", ["gone.txt"], 2, 2),
    ("missing file beside a finding", ["gone.txt", "error.txt"], 2, 2),
    ("unmatched glob", ["*.rst"], 2, 2),
    ("unmatched glob allowed", ["*.rst", "--allow-no-files"], 0, 0),
    ("empty directory", ["none"], 2, 2),
    ("empty directory allowed", ["none", "--allow-no-files"], 0, 0),
    ("missing file is never allowed", ["gone.txt", "--allow-no-files"], 2, 2),
    ("unreadable file", ["latin.txt"], 2, 2),
    ("missing config", ["clean.txt", "--config", "gone.toml"], 2, 2),
    ("missing baseline", ["clean.txt", "--baseline", "gone.json"], 2, 2),
    ("no repository", ["clean.txt", "--since", "HEAD"], 2, 2),
    ("bad option", ["clean.txt", "--jobs", "many"], 2, 2),
]


@pytest.mark.parametrize(("arguments", "code", "softened"), [case[1:] for case in CODES], ids=[case[0] for case in CODES])
def test_exit_codes(run: Run, arguments: list[str], code: int, softened: int) -> None:
    plain, soft = run("check", *arguments), run("check", *arguments, "--exit-zero")
    assert (plain.code, soft.code) == (code, softened)
    for outcome in (plain, soft):
        assert outcome.last.startswith(f"exit {outcome.code}: ") or outcome.code == 0


@pytest.mark.parametrize(("where", "what", "act", "code"), [(examination, "run", interrupt, 130), (rulebook, "load_rules", broken, 2)])
def test_exit_codes_of_what_stops_a_run(run: Run, monkeypatch: pytest.MonkeyPatch, where: Any, what: str, act: Any, code: int) -> None:
    monkeypatch.setattr(where, what, act)
    for flags in ([], ["--exit-zero"]):
        outcome = run("check", "warning.txt", *flags)
        assert (outcome.code, outcome.last.partition(":")[0]) == (code, f"exit {code}")


@pytest.mark.parametrize(
    "text", ["jobs = 'x'", "unknown = 1", "severity = { no-such-rule = 'off' }", "[tool", "rules = ['gone']", "baseline = 'gone.json'"]
)
def test_a_configuration_that_cannot_be_used_is_never_a_pass(run: Run, tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo() if "rules" in text or "severity" in text else None
    os.chdir(tmp_path)
    (tmp_path / "factcheck.toml").write_text(text, encoding="utf-8")
    outcome = run("check", "clean.txt", "--exit-zero")
    assert (outcome.code, outcome.out) == (2, "")


def documents(outcome: Any) -> list[str]:
    return [document["path"] for document in json.loads(outcome.out)["documents"]]


EXCLUDED = [
    (["press"], ["press/a.md", "press/drafts/b.md"]),
    (["press", "--exclude", "drafts"], ["press/a.md", "press/node_modules/c.md"]),
    (["press", "--extend-exclude", "press/drafts/**"], ["press/a.md"]),
    (["press/drafts/b.md", "--extend-exclude", "drafts"], ["press/drafts/b.md"]),
    (["press/drafts/b.md", "press/a.md", "--extend-exclude", "drafts", "--force-exclude"], ["press/a.md"]),
    (["press/drafts/b.md", "--extend-exclude", "drafts", "--force-exclude"], []),
    (["press/**/*.md", "--extend-exclude", "drafts", "--force-exclude"], ["press/a.md"]),
]


@pytest.mark.parametrize(("arguments", "expected"), EXCLUDED)
def test_excluded_files(run: Run, arguments: list[str], expected: list[str]) -> None:
    outcome = run("check", *arguments, "--format", "json", "--exit-zero")
    assert (documents(outcome), outcome.code) == (expected, 0)
    assert run("check", *arguments, "--show-files").out.split() == expected


def test_a_configuration_beside_the_documents_holds_for_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "press" / "factcheck.toml").write_text(
        'exclude = ["drafts", "node_modules"]\n[per-file-ignores]\n"a.md" = []\n', encoding="utf-8"
    )
    assert documents(run("check", "press", "--format", "json")) == ["press/a.md"]
    (tmp_path / "factcheck.toml").write_text('fail-on = "error"\nformat = "json"\n', encoding="utf-8")
    outcome = run("check", "press")
    assert (documents(outcome), outcome.code) == (["press/a.md"], 0)
    assert run("check", "press", "--fail-on", "warning").code == 1
    assert run("check", "press", "--isolated").code == 1


def test_the_name_of_standard_input_decides_its_configuration(run: Run, tmp_path: Path) -> None:
    (tmp_path / "press" / "factcheck.toml").write_text('as-of = "2024-07-17"\n', encoding="utf-8")
    outcome = run("check", "-", "--stdin-filename", "press/a.md", "--format", "json", stdin=b"Words.")
    assert json.loads(outcome.out)["documents"][0]["published"] == "2024-07-17"


def test_the_format_may_come_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_FORMAT", "json")
    assert documents(run("check", "clean.txt")) == ["clean.txt"]


def test_statistics_count_the_rules(run: Run) -> None:
    lines = run("check", "warning.txt", "error.txt", "press", "--statistics").out.splitlines()
    assert [line.replace("│", " ").split() for line in lines if "stand-in" in line] == [
        ["3", "warning", "stand-in"],
        ["1", "error", "stand-in"],
    ]


def test_show_tells_who_set_a_value(run: Run, tmp_path: Path) -> None:
    (tmp_path / "press" / "factcheck.toml").write_text("\njobs = 3\n", encoding="utf-8")
    shown = {
        row[0]: row for row in (line.replace("│", " ").split() for line in run("config", "show", "press/a.md").out.splitlines()) if row
    }
    assert shown["jobs"][1:] == ["3", f"{tmp_path}/press/factcheck.toml:2"] or "factcheck.toml:2" in run("config", "show", "press/a.md").out
    assert shown["fail-on"][1:] == ["warning", "default"]


def test_init_writes_a_file_and_never_over_one(run: Run, tmp_path: Path) -> None:
    assert run("init").code == 0
    (tmp_path / "factcheck.toml").write_text("jobs = 1\n", encoding="utf-8")
    outcome = run("init")
    assert (outcome.code, outcome.last) == (2, "exit 2: nothing was written")
    assert (tmp_path / "factcheck.toml").read_text(encoding="utf-8") == "jobs = 1\n"


def test_a_baseline_from_writing_to_pruning(run: Run, tmp_path: Path) -> None:
    assert run("baseline", "write", "press", "warning.txt").code == 0
    assert run("check", "press", "warning.txt", "--baseline", ".factcheck-baseline.json").code == 0
    assert run("check", "press", "error.txt", "--baseline", ".factcheck-baseline.json").code == 1
    (tmp_path / "warning.txt").write_text("This is false.", encoding="utf-8")
    outcome = run("check", "warning.txt", "--baseline", ".factcheck-baseline.json")
    assert outcome.code == 1
    assert "1 known finding no longer occurs" in outcome.err
    assert "(1 taken out, 0 added)" in run("baseline", "update", "warning.txt").err
    assert "(0 taken out, 1 added)" in run("baseline", "update", "warning.txt", "--add").err
    (tmp_path / "press" / "a.md").unlink()
    assert "(1 taken out, 0 added)" in run("baseline", "prune", "warning.txt").err
    before = (tmp_path / ".factcheck-baseline.json").read_bytes()
    assert run("baseline", "update", "gone.txt").code == 2
    assert (tmp_path / ".factcheck-baseline.json").read_bytes() == before


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def test_only_changed_lines_are_told_of(run: Run, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "näme.md").write_text("One.\n\nThis is wrong.\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "stories")
    assert run("check", "näme.md", "--since", "HEAD").code == 0
    (tmp_path / "näme.md").write_text("One.\nTwo.\n\nThis is wrong.\n", encoding="utf-8")
    assert run("check", "näme.md", "--since", "HEAD").code == 0
    (tmp_path / "näme.md").write_text("One.\n\nThis is so wrong.\n", encoding="utf-8")
    assert run("check", "näme.md", "--since", "HEAD").code == 1
    (tmp_path / "new.md").write_text("This is wrong.\n", encoding="utf-8")
    assert run("check", "new.md", "--since", "HEAD").code == 1
    assert run("check", "new.md", "--since", "no-such-branch").code == 2


def real(tmp_path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env={**os.environ, **environment}, check=False)


def test_kept_results_are_used_until_text_or_rules_change(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("", encoding="utf-8")
    (tmp_path / "a.md").write_text(STORY, encoding="utf-8")
    first = real(tmp_path, "check", "a.md")
    (kept,) = (tmp_path / ".factcheck_cache").glob("??/*.json")
    assert (tmp_path / ".factcheck_cache" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    head, _, payload = kept.read_bytes().partition(b"\n")
    forged = payload.replace(b"cannot fit", b"can not fit")
    import hashlib

    kept.write_bytes(hashlib.sha256(forged).hexdigest().encode() + b"\n" + forged)
    assert "can not fit" in real(tmp_path, "check", "a.md").stdout
    assert "can not fit" not in real(tmp_path, "check", "a.md", "--no-cache").stdout
    assert "can not fit" not in real(tmp_path, "check", "a.md", "--severity", "parts-exceed-whole=note").stdout
    assert "can not fit" not in real(tmp_path, "check", "a.md", "--as-of", "2024-07-17").stdout
    kept.write_bytes(head + b"\n" + forged)
    assert real(tmp_path, "check", "a.md").stdout == first.stdout
    (tmp_path / "a.md").write_text(STORY.replace("71", "72"), encoding="utf-8")
    assert "72" in real(tmp_path, "check", "a.md").stdout
    assert "results removed" in real(tmp_path, "clean").stderr
    assert not (tmp_path / ".factcheck_cache").exists()


def test_processes_and_kept_results_change_nothing_in_the_report(tmp_path: Path) -> None:
    tmp_path /= "stories"
    tmp_path.mkdir()
    for number in range(40):
        story = STORY.replace("71", str(50 + number)) + (
            "<!-- factcheck: ignore weekday-date-mismatch -->\n\nWords.\n" if number % 7 == 0 else ""
        )
        (tmp_path / f"{number:02}.md").write_text(story, encoding="utf-8")
    one = real(tmp_path, "check", ".", "--format", "full", "--jobs", "1")
    assert one.returncode == 1
    assert one.stdout.count("[parts-exceed-whole]") == 40
    for flags in (["--jobs", "2"], ["--cache-dir", "kept"], ["--cache-dir", "kept"], ["--jobs", "2", "--cache-dir", "kept"]):
        other = real(tmp_path, "check", ".", "--format", "full", *flags)
        assert (other.stdout, other.stderr, other.returncode) == (one.stdout, one.stderr, one.returncode)


@pytest.mark.parametrize(("words", "number", "offered"), [("factcheck ba", "1", "baseline"), ("factcheck check --fail", "2", "--fail-on")])
def test_the_shell_completes_commands_and_options(tmp_path: Path, words: str, number: str, offered: str) -> None:
    environment = {"_FACTCHECK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": number}
    assert real(tmp_path, **environment).stdout == f"plain,{offered}\n"


def test_an_interrupt_of_several_processes_is_told_once(tmp_path: Path) -> None:
    tmp_path /= "stories"
    tmp_path.mkdir()
    for number in range(200):
        (tmp_path / f"{number}.md").write_text(STORY * 20, encoding="utf-8")
    command = [sys.executable, "-m", "factcheck", "check", ".", "--jobs", "2", "--cache-dir", "kept"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    for _ in range(600):
        if list(tmp_path.glob("kept/??/*.json")):  # a process is at work
            break
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err.strip()) == (130, "", "exit 130: interrupted")


@pytest.mark.parametrize(
    ("wanted", "terminals", "variable", "visible"),
    [
        (True, True, None, True),
        (False, True, None, False),
        (True, False, None, False),
        (True, True, "CI", False),
        (True, True, "PRE_COMMIT", False),
    ],
)
def test_a_progress_bar_is_for_people_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, wanted: bool, terminals: bool, variable: str | None, visible: bool
) -> None:
    for name in ("CI", "PRE_COMMIT"):
        monkeypatch.delenv(name, raising=False)
    if variable:
        monkeypatch.setenv(variable, "1")
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, SimpleNamespace(isatty=lambda: terminals))
    assert Bar(wanted).visible is visible


def test_the_columns_of_a_table_may_be_mapped(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stats").mkdir()
    rows = ("Series code,Obs,Area seen,Opens,Closes", "operations,36,Kenya,2024-04-01,2024-04-30")
    (tmp_path / "stats" / "april.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "story.md").write_text("The corps ran 39 operations in Kenya in April 2024.\n", encoding="utf-8")
    names = {"measure": "Series code", "value": "Obs", "place": "Area seen", "period_start": "Opens", "period_end": "Closes"}
    mapped = "\n".join(['[columns."stats/*.csv"]', *(f'{name} = "{heading}"' for name, heading in names.items())])
    refused = run("check", "story.md", "--against", "stats/april.csv")
    assert refused.code == 2
    assert "no column holds the measure" in refused.err
    (tmp_path / "factcheck.toml").write_text(mapped, encoding="utf-8")
    assert "differs: 1" in run("check", "story.md", "--against", "stats/april.csv").out
    assert run("audit", "--from-table", "stats/april.csv").code == 0
    assert run("compare", "stats/april.csv", "stats/april.csv").code == 0
    (tmp_path / "factcheck.toml").write_text(mapped.replace("Obs", "Amount"), encoding="utf-8")
    wrong = run("audit", "--from-table", "stats/april.csv")
    assert wrong.code == 2
    assert 'no column is headed "Amount"' in wrong.err
    (tmp_path / "factcheck.toml").write_text('columns = { "*.csv" = "Indicator" }\n', encoding="utf-8")
    assert "must map what a column holds to its heading" in run("audit", "--from-table", "stats/april.csv").err
