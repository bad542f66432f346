"""The command line is run as a whole in this process, with a stand-in for the checking of one document.

The stand-in reports a warning at the word "wrong" and an error at the word "false": what the rules find is tested elsewhere.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import Struct

from factcheck import cli, examination, rulebook
from factcheck.model import Derivation, Document, Finding, Label, Span
from factcheck.position import locate


class Outcome(Struct, frozen=True):
    """What a run of the program leaves behind."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        return self.err.strip().splitlines()[-1] if self.err.strip() else ""


Run = Callable[..., Outcome]


def finding(document: Document, word: str, severity: str) -> Finding:
    at = locate(document, Span(document.source.index(word), document.source.index(word) + len(word)))
    label = Label("part", word, document.path, at, "c1", True, f"part: {word}")
    return Finding(
        "stand-in", "fail", severity, f"{word} here", document.path, (label,), Derivation("2", "3", "1 too few"), (), (), (), word
    )


def stand_in(document: Document, *_: Any, **__: Any) -> SimpleNamespace:
    words = {"wrong": "warning", "false": "error", "odd": "note"}
    return SimpleNamespace(findings=tuple(finding(document, w, s) for w, s in words.items() if w in document.source), checked=1)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the command line in an empty directory of its own: `run("check", "a.txt", stdin=b"…")`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(examination, "run", stand_in)
    monkeypatch.setattr(rulebook, "load_rules", lambda *_: ())
    rulebook.rule_set.cache_clear()
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "FACTCHECK_FORMAT", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        source = tmp_path / ".stdin"
        source.write_bytes(stdin)
        with source.open("rb") as file:
            monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=file))
            code = cli.run(_plain(arguments))
        captured = capfdbinary.readouterr()
        return Outcome(code, captured.out.decode(), captured.err.decode())

    yield call
    rulebook.rule_set.cache_clear()


def _plain(arguments: Sequence[str]) -> list[str]:
    return [str(argument) for argument in arguments]
