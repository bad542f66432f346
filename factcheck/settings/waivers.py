"""`.factcheck-waivers.yml`: findings that somebody looked at and accepts, for files that cannot hold comments and for all others.

- rule: parts-exceed-whole
  quote: "196"                  # the figure, or a longer stretch of its sentence
  path: "releases/*.pdf"        # from the directory of this file
  reason: the second count has another definition
  who: A. Editor
  until: 2027-01-31             # optional
- read: "196"                   # a figure that was misread, instead of `rule`
  path: releases/july.docx
  place: Iraq and Syria
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from factcheck.errors import ConfigError, RuleError
from factcheck.model import Problem
from factcheck.settings.directives import day_of
from factcheck.settings.globs import matches, relative
from factcheck.strict_yaml import Marked, load, nearest

FILE = ".factcheck-waivers.yml"
SLOTS = ("place", "period", "counted", "measure", "actor", "target", "attribution", "value", "status")
_WAIVER = ("rule", "quote", "path", "reason", "who", "until")
_CORRECTION = ("read", "path", "reason", "who", *SLOTS)


class Waiver(Struct, frozen=True):
    """One entry. It has a `rule` (a waiver of a finding) or `slots` (a correction of the figure that `quote` names)."""

    file: Path
    line: int
    path: str
    quote: str
    rule: str = ""
    reason: str | None = None
    who: str | None = None
    until: dt.date | None = None
    slots: Mapping[str, str] = field(default_factory=dict)

    def covers(self, document: str) -> bool:
        """Whether the entry speaks of a document, by its path."""
        return matches(relative(document, self.file.parent), (self.path,))


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """The entries of a file; raises ConfigError with every problem at once."""
    try:
        root = load(path)
    except RuleError as error:
        raise ConfigError(*error.problems) from None
    if not isinstance(root.value, list):
        raise ConfigError(Problem(f"{path}:1:1", "a waivers file must be a list", "Begin each entry with a dash: - rule: …"))
    problems: list[Problem] = []
    found = [_entry(path, item, problems) for item in root.value]
    if problems:
        raise ConfigError(*problems)
    return tuple(entry for entry in found if entry)


def _entry(path: Path, item: Marked, problems: list[Problem]) -> Waiver | None:
    """One entry of the list; what is wrong with it is noted."""
    notes = _Notes(path, problems)
    if not isinstance(item.value, dict):
        notes.add((item.line, item.column), "an entry must be a mapping", "Write - rule: …, with the other keys below it.")
        return None
    before = len(problems)
    plain = _plain(item, notes)
    until = None
    try:
        until = day_of(plain["until"]) if "until" in plain else None
    except ValueError as error:
        notes.add((item.value["until"].line, item.value["until"].column), *error.args)
    slots = {name: plain[name] for name in SLOTS if name in plain}
    if "read" in plain and not slots:
        notes.add((item.line, item.column), "nothing says what to read the figure as", f"Add one of {', '.join(SLOTS)}.")
    if len(problems) > before:
        return None
    quote = plain.get("quote") or plain.get("read", "")
    return Waiver(path, item.line, plain["path"], quote, plain.get("rule", ""), plain.get("reason"), plain.get("who"), until, slots)


def _plain(item: Marked, notes: _Notes) -> dict[str, str]:
    """The values of an entry as text on one line; keys that are unknown or missing are noted."""
    allowed, needed = (_CORRECTION, ("read", "path")) if "read" in item.value else (_WAIVER, ("rule", "quote", "path", "reason", "who"))
    for key, at in (item.keys or {}).items():
        if key not in allowed:
            notes.add(at, f'unknown key "{key}"', nearest(key, allowed))
    for key in needed:
        if key not in item.value:
            notes.add((item.line, item.column), f'the key "{key}" is missing', f"Add a line {key}: …")
    plain = {}
    for key, marked in item.value.items():
        if marked.value is None or isinstance(marked.value, (dict, list, bool)):
            notes.add((marked.line, marked.column), f'"{key}" must be text', f'Write {key}: "…".')
        else:
            plain[key] = " ".join(str(marked.value).split())
    return plain


class _Notes(Struct, frozen=True):
    """Collects what is wrong, with its place in the file."""

    path: Path
    problems: list[Problem]

    def add(self, at: tuple[int, int], what: str, fix: str) -> None:
        self.problems.append(Problem(f"{self.path}:{at[0]}:{at[1]}", what, fix))
