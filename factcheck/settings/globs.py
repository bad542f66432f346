"""Patterns for paths, as people know them from .gitignore: `drafts`, `archive/**`, `*.min.html`, `stories/2019/*.md`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_PIECE = re.compile(
    r"(?P<deep>(?:\A|(?<=/))\*\*/)|(?P<rest>/\*\*\Z)|(?P<all>\*\*)|(?P<star>\*)|(?P<one>\?)|(?P<set>\[[!^]?\]?[^\]/]*\])|(?P<letter>.)",
    re.DOTALL,
)
_REGEX = {"deep": "(?:[^/]+/)*", "rest": "/.*", "all": ".*", "star": "[^/]*", "one": "[^/]"}


def relative(path: str, root: Path) -> str:
    """The path as seen from `root`, with forward slashes; symbolic links are left alone."""
    return Path(os.path.relpath(path, root)).as_posix()


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a relative path, or a directory on the way to it, matches one of the patterns.

    A pattern without a slash may match any one name on the way ("drafts", "*.html"); one with a slash starts at the root.
    """
    parts = path.split("/")
    heads = ["/".join(parts[: count + 1]) for count in range(len(parts))]
    for pattern in patterns:
        shape = pattern.rstrip("/").removeprefix("./")
        tried = heads if "/" in shape else parts
        if any(_regex(shape.removeprefix("/")).fullmatch(each) for each in tried):
            return True
    return False


@lru_cache(maxsize=1000)
def _regex(pattern: str) -> re.Pattern[str]:
    parts = []
    for piece in _PIECE.finditer(pattern):
        kind = piece.lastgroup or "letter"
        if kind == "set":
            parts.append("[^" + piece[0][2:] if piece[0][1] in "!^" else piece[0])
        else:
            parts.append(_REGEX.get(kind) or re.escape(piece[0]))
    try:
        return re.compile("".join(parts), re.DOTALL)
    except re.error:
        return re.compile(re.escape(pattern))
