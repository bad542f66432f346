"""Where the keys of a TOML file stand: tomllib gives values without lines, and an error without a line helps nobody."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""
    (?P<long>\"{3}(?:[^"\\]|\\.|"(?!""))*+"{3,5}|'{3}(?:[^']|'(?!''))*+'{3,5})
  | (?P<text>"(?:[^"\\\n]|\\.)*+"|'[^'\n]*')
  | (?P<comment>\#[^\n]*) | (?P<open>[\[{]) | (?P<close>[\]}]) | (?P<line>\n) | (?P<other>[^\[\]{}"'\#\n]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_BARE = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*')"""
_HEADER = re.compile(rf"[ \t]*\[{{1,2}}[ \t]*({_BARE}(?:[ \t]*\.[ \t]*{_BARE})*)[ \t]*\]")
_KEY = re.compile(rf"[ \t]*({_BARE}(?:[ \t]*\.[ \t]*{_BARE})*)[ \t]*=")
_PART = re.compile(_BARE)

Path = tuple[str, ...]


def key_lines(text: str) -> dict[Path, int]:
    """The 1-based line of each key and table of a valid TOML text: ("severity", "parts-exceed-whole") -> 12.

    A key inside an inline table has no place of its own: look up the longest beginning of its path.
    """
    found: dict[Path, int] = {}
    table: Path = ()
    for number, start in _logical_lines(text):
        header = _HEADER.match(text, start)
        key = None if header else _KEY.match(text, start)
        if header:
            table = _parts(header[1])
            found.setdefault(table, number)
        elif key:
            path = (*table, *_parts(key[1]))
            for depth in range(len(table) + 1, len(path) + 1):
                found.setdefault(path[:depth], number)
    return found


def place(lines: dict[Path, int], path: Path) -> int:
    """The line of a key, or of the nearest table around it; 1 if nothing is known."""
    for depth in range(len(path), 0, -1):
        if path[:depth] in lines:
            return lines[path[:depth]]
    return 1


def _logical_lines(text: str) -> list[tuple[int, int]]:
    """Number and offset of every line that does not lie inside a string, an array or an inline table that an earlier line opened."""
    found = [(1, 0)]
    depth, number = 0, 1
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind == "line":
            number += 1
            if depth == 0:
                found.append((number, token.end()))
        elif kind == "long":
            number += token[0].count("\n")
    return found


def _parts(dotted: str) -> Path:
    return tuple(_plain(part[0]) for part in _PART.finditer(dotted))


def _plain(part: str) -> str:
    import tomllib  # noqa: PLC0415  (only what a project's files need is loaded)

    return str(tomllib.loads(f"x = {part}")["x"]) if part[0] in "\"'" else part
