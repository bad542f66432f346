"""A user's own words: what they add, what is refused, and that one process reads with one vocabulary."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck
from factcheck import vocabulary
from factcheck.errors import RuleError
from factcheck.vocabulary_extension import extended

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = {
    "vocabulary/measures": {
        "killed": {"kind": "flow", "nouns": ["dead"]},
        "raids": {"kind": "flow", "parent": "operations", "nouns": ["raid"]},
    },
    "vocabulary/plurals": {"men": "man"},
    "vocabulary/numbers": {"tens": {"twenty": 20}, "after": ["of"], "large": 100},
    "vocabulary/places/words": {"strong": "in near"},
    "constants/units": {"a": 1},
}


def add(folder: Path, **files: str) -> dict[str, object]:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return extended(SHIPPED, [folder])


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("measures", "killed: {nouns: [martyr, dead]}", {"killed": {"kind": "flow", "nouns": ["dead", "martyr"]}}),
        ("measures", "floods: {kind: flow, nouns: [flood]}", {"floods": {"kind": "flow", "nouns": ["flood"]}}),
        ("plurals", "oxen: ox", {"oxen": "ox", "men": "man"}),
        ("numbers", "tens: {score: 20}\nafter: [to]\nlarge: 50", {"tens": {"twenty": 20, "score": 20}, "after": ["of", "to"], "large": 50}),
        ("places__words", "strong: amid", {"strong": "in near amid"}),
        ("places__words", "strong: [amid, upon]", {"strong": "in near amid upon"}),
    ],
)
def test_words_are_added(tmp_path: Path, name: str, text: str, expected: dict[str, object]) -> None:
    found = add(tmp_path, **{name: text})[f"vocabulary/{name.replace('__', '/')}"]
    assert found == {**SHIPPED[f"vocabulary/{name.replace('__', '/')}"], **expected}  # type: ignore[dict-item]
    assert SHIPPED["vocabulary/numbers"]["after"] == ["of"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "text", "where", "what", "fix"),
    [
        ("mesures", "a: b", "", "no word file", '"measures"'),
        ("units", "a: 2", "", "no word file", "Use one of"),
        ("numbers", "tens: {}\nafterr: [x]", ":2:1", 'unknown key "afterr"', '"after"'),
        ("numbers", "after: x", ":1:8", "must be a list", "shipped file"),
        ("numbers", "tens: {score: twenty}", ":1:15", "must be a number", "shipped file"),
        ("measures", "floods: {kind: flow, nuons: [x], nouns: [x]}", ":1:22", 'unknown key "nuons"', '"nouns"'),
        ("measures", "floods: {nouns: [flood]}", ":1:9", '"kind" is missing', "kind"),
        ("measures", "floods: {kind: flow, nouns: flood}", ":1:29", "must be a list", "shipped file"),
        ("measures", "floods: 3", ":1:9", "must be a mapping", "kind"),
        ("measures", "[a]", ":1:1", "must be a mapping", "key"),
        ("measures", "a: [", "measures.yml:", "not valid YAML", ""),
    ],
)
def test_what_does_not_fit_is_refused_where_it_stands(tmp_path: Path, *, name: str, text: str, where: str, what: str, fix: str) -> None:
    with pytest.raises(RuleError) as caught:
        add(tmp_path, **{name: text})
    assert [(where in problem.where, what in problem.what, fix in problem.fix) for problem in caught.value.problems] == [(True, True, True)]


def test_all_problems_of_all_files_at_once(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        add(tmp_path, mesures="a: b", numbers="x: 1\ny: 2")
    assert len(caught.value.problems) == 3


def test_no_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no word file in this directory"):
        extended(SHIPPED, [tmp_path])


def test_a_process_that_has_read_its_words_cannot_change_them(tmp_path: Path) -> None:
    factcheck.extract("4 boats")
    with pytest.raises(RuleError, match="cannot change"):
        vocabulary.extend([tmp_path])
    vocabulary.extend([])


STORY = "Rescuers zorbed 40 walkers in Kenya in May 2024."
PROGRAM = """
import factcheck, sys
from pathlib import Path
settings = factcheck.Settings(vocabulary=(Path("words"),))
report = factcheck.check({story!r}, settings=settings)
print([claim.measure.value for claim in report.claims], "yaml" in sys.modules)
print([claim.measure.value for claim in factcheck.extract({story!r}).claims])
try:
    factcheck.check("4 boats", settings=factcheck.Settings(vocabulary=(Path("other"),)))
except factcheck.RuleError:
    print("refused")
"""


def test_own_words_are_read_and_kept_under_their_own_key(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "measures.yml").write_text("zorbings: {kind: flow, people: true, nouns: [zorbing], does: [zorb]}\n")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FACTCHECK_CACHE_DIR": str(tmp_path / "kept")}
    command = [sys.executable, "-c", PROGRAM.format(story=STORY)]

    def said() -> list[str]:
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    rest = ["['zorbings']", "refused"]
    assert said() == ["['zorbings'] True", *rest]
    assert said() == ["['zorbings'] False", *rest]  # from the cache
    (tmp_path / "words" / "measures.yml").write_text("rollings: {kind: flow, people: true, nouns: [rolling], does: [zorb]}\n")
    assert said() == ["['rollings'] True", "['rollings']", "refused"]
