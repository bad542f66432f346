"""Configuration files: which one holds, what it may say, and how a mistake in it is told."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from factcheck.errors import ConfigError
from factcheck.settings.config import read
from factcheck.settings.configs import Configs, from_environment
from factcheck.settings.globs import matches
from factcheck.settings.keys import KEYS
from factcheck.settings.starter import starter
from factcheck.settings.toml_places import key_lines, place
from factcheck.settings.waivers import read_waivers


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


MISTAKES = [
    ('selct = ["x"]', 'f.toml:1: unknown key "selct". Did you mean "select"?'),
    ("\n\nfail_on = 'error'", 'f.toml:3: unknown key "fail_on". Did you mean "fail-on"?'),
    ('fail-on = "loud"', 'f.toml:1: "fail-on" cannot be "loud". Use one of note, warning, error.'),
    ('jobs = "4"', 'f.toml:1: "jobs" must be a whole number from 0 to 256, not "4". Write jobs = 4.'),
    ("jobs = true", 'f.toml:1: "jobs" must be a whole number from 0 to 256, not true.'),
    ('select = "x"', 'f.toml:1: "select" must be a list of texts, not "x".'),
    ("as-of = 2024-02-30", "f.toml:1: this is not valid TOML"),
    ('as-of = "soon"', 'f.toml:1: "as-of" must be a date such as 2024-07-17, not "soon".'),
    ('[severity]\nx = "note"\ny = "loud"', 'f.toml:3: the severity of "y" cannot be "loud".'),
    ('severity = { x = "eror" }', 'f.toml:1: the severity of "x" cannot be "eror". Did you mean "error"?'),
    ('[per-file-ignores]\n"a" = ["x"]\n"b" = "x"', 'f.toml:3: "b" must name a list of rules, not "x".'),
    ('rules = [\n  "a", # [\n]\nx = 1', 'f.toml:4: unknown key "x".'),
    ('select = ["a"]\nselect = ["b"]', "f.toml:2: this is not valid TOML"),
    ('[tool.factcheck]\nselect = ["a"]', 'f.toml:1: unknown key "tool". In this file the keys stand at the top'),
    ('extend = "gone.toml"', "gone.toml: there is no such configuration file."),
    ('extend = "f.toml"', "f.toml: the configuration extends itself."),
]


@pytest.mark.parametrize(("text", "said"), MISTAKES, ids=[case[0].replace("\n", " ") for case in MISTAKES])
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(write(tmp_path / "f.toml", text))
    assert said in str(caught.value)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read(write(tmp_path / "f.toml", 'a = 1\nb = 2\njobs = "x"\n'))
    assert [problem.where.rpartition(":")[2] for problem in caught.value.problems] == ["1", "2", "3"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_of_keys(newline: str) -> None:
    text = '# [no]\na = """\nb = 1\n"""\n"c.d" = [ # ]\n  "x",\n]\n[e."f g"]\nh.i = { j = 1 }\n'
    lines = key_lines(text.replace("\n", newline))
    assert lines == {("a",): 2, ("c.d",): 5, ("e", "f g"): 8, ("e", "f g", "h"): 9, ("e", "f g", "h", "i"): 9}
    assert place(lines, ("e", "f g", "h", "i", "j")) == 9


def test_the_nearest_file_wins_and_nothing_is_merged(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.factcheck]\nfail-on = "error"\nquotes = "off"\n')
    write(tmp_path / "news" / "factcheck.toml", 'min-level = "warning"\n')
    write(tmp_path / "news" / "hidden" / ".factcheck.toml", "jobs = 2\n")
    write(tmp_path / "news" / "hidden" / "factcheck.toml", "jobs = 3\n")
    write(tmp_path / "news" / "code" / "pyproject.toml", "[tool.other]\n")
    configs = Configs(tmp_path)
    assert configs.for_run()["fail-on"] == "error"
    assert configs.for_file("news/a.md").values["min-level"].origin == f"{tmp_path}/news/factcheck.toml:1"
    assert configs.for_file("news/a.md")["fail-on"] == "warning"
    assert configs.for_file("news/hidden/a.md")["jobs"] == 2
    assert configs.for_file("news/code/a.md").path == tmp_path / "news" / "factcheck.toml"
    assert Configs(tmp_path, isolated=True).for_file("news/a.md").path is None


def test_extend_starts_from_another_file(tmp_path: Path) -> None:
    write(tmp_path / "base.toml", 'fail-on = "error"\nrules = ["house"]\nignore = ["x"]\n')
    found = read(write(tmp_path / "news" / "factcheck.toml", 'extend = "../base.toml"\nignore = ["y"]\n'))
    assert (found["fail-on"], found["ignore"]) == ("error", ("y",))
    assert [path.resolve() for path in found["rules"]] == [tmp_path / "house"]
    assert found.values["fail-on"].origin.endswith("base.toml:1")


@pytest.mark.parametrize(
    ("named", "isolated", "variable", "path"),
    [
        ("own.toml", False, None, "own.toml"),
        ("own.toml", False, "other.toml", "own.toml"),
        (None, False, "own.toml", "own.toml"),
        (None, False, "", None),
        (None, True, "own.toml", None),
        (None, False, None, "factcheck.toml"),
    ],
)
def test_a_file_may_be_named_or_unwanted(tmp_path: Path, named: str | None, isolated: bool, variable: str | None, path: str | None) -> None:
    write(tmp_path / "own.toml", "")
    write(tmp_path / "factcheck.toml", "")
    found = from_environment(tmp_path, named, isolated, variable).for_file("news/a.md").path
    assert found == (tmp_path / path if path else None)


@pytest.mark.parametrize(
    ("named", "isolated", "variable"), [("gone.toml", False, None), (None, False, "gone.toml"), ("x.toml", True, None)]
)
def test_a_named_file_that_is_missing_is_an_error(tmp_path: Path, named: str | None, isolated: bool, variable: str | None) -> None:
    with pytest.raises(ConfigError):
        from_environment(tmp_path, named, isolated, variable)


def test_the_starting_file_holds_every_key_and_changes_nothing(tmp_path: Path) -> None:
    assert tomllib.loads(starter()) == {}
    lines = [line.removeprefix("# ") for line in starter().splitlines() if " = " in line and line.startswith("# ")]
    write(tmp_path / "factcheck.toml", "")
    found = read(write(tmp_path / "news" / "factcheck.toml", "\n".join(lines)))
    assert {name for name, value in found.values.items() if value.origin != "default"} == {key.name for key in KEYS}
    assert found["as-of"] == dt.date(2024, 7, 17)


PATTERNS = [
    ("drafts/a.md", "drafts", True), ("x/drafts/a.md", "drafts", True), ("a/b.md", "a/**", True), ("a/b/c.md", "a/*.md", False),
    ("a/c.md", "a/*.md", True), ("a/c.md", "./a/*.md", True), ("x.html", "*.html", True), ("a/b/c.md", "**/c.md", True),
    ("c.md", "**/c.md", True), ("a/b/c.md", "a/**/c.md", True), ("a/c.md", "a/**/c.md", True), ("d2.md", "d[0-9].md", True),
    ("dx.md", "d[!0-9].md", True), ("b/x/y.md", "b/x/", True), ("c/b/x/y.md", "b/x", False), ("a+b.md", "a+b.md", True),
    ("aab.md", "a+b.md", False), ("notes.md", "note", False),
]  # fmt: skip


@pytest.mark.parametrize(("path", "pattern", "expected"), PATTERNS)
def test_patterns(path: str, pattern: str, expected: bool) -> None:
    assert matches(path, (pattern,)) is expected


def test_waivers_are_read_strictly(tmp_path: Path) -> None:
    text = """\
- {rule: a, quote: "1", path: x.md, reason: y, who: z, until: 2027-01-31}
- {read: "1", path: x.md, place: Iraq}
- {rule: a, quotes: "1", path: x.md, reason: y, who: z}
- {read: "1", path: x.md}
- rule
- {rule: a, quote: 1, path: x.md, reason: y, who: z, until: soon}
- {rule: NO, quote: [1], path: x.md, reason: y, who: z}
"""
    with pytest.raises(ConfigError) as caught:
        read_waivers(write(tmp_path / "w.yml", text))
    told = [(problem.where.split(":", 1)[1], problem.what) for problem in caught.value.problems]
    assert told == [
        ("3:13", 'unknown key "quotes"'),
        ("3:3", 'the key "quote" is missing'),
        ("4:3", "nothing says what to read the figure as"),
        ("5:3", "an entry must be a mapping"),
        ("6:61", '"soon" is no date'),
        ("7:21", '"quote" must be text'),
    ]
    first, second = read_waivers(write(tmp_path / "w.yml", "\n".join(text.splitlines()[:2])))
    assert (first.rule, first.until, first.line) == ("a", dt.date(2027, 1, 31), 1)
    assert (second.quote, second.slots) == ("1", {"place": "Iraq"})
