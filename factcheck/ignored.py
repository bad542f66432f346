"""Which files a directory's owner does not count as theirs: the patterns of .gitignore files, and those given to `--exclude`.

The language of gitignore(5): `#` comments, `!` takes back, a slash at the end means directories only, a slash elsewhere ties the pattern to
its directory, `*` and `?` stop at slashes, `**` does not. Written here because pathspec is under the MPL and git may be absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

_LARGEST = 1_000_000  # bytes of a .gitignore that are read
_LONGEST = 1_000  # characters of a pattern


class Pattern(Struct, frozen=True):
    """One line: what it matches, relative to `base`, the directory (absolute, with slashes) whose file it stands in."""

    base: str
    regex: re.Pattern[str]
    takes_back: bool
    directories_only: bool


def patterns(lines: Iterable[str], base: Path) -> tuple[Pattern, ...]:
    """The patterns of some lines, tied to a directory. Blank lines, comments and patterns that cannot be one match nothing."""
    made = (_pattern(line, base.as_posix().rstrip("/")) for line in lines)
    return tuple(pattern for pattern in made if pattern)


def gitignore(directory: Path) -> tuple[Pattern, ...]:
    """The patterns of a directory's .gitignore, none if there is none."""
    try:
        with (directory / ".gitignore").open("rb") as file:
            text = file.read(_LARGEST).decode("utf-8-sig", "replace")
    except OSError:
        return ()
    return patterns(text.splitlines(), directory)


def above(directory: Path) -> tuple[Pattern, ...]:
    """The patterns of the directories above, as far as the root of the repository that holds this one; none outside of a repository."""
    chain = [directory, *directory.parents]
    root = next((index for index, folder in enumerate(chain) if (folder / ".git").exists()), 0)
    return tuple(pattern for folder in reversed(chain[1 : root + 1]) for pattern in gitignore(folder))


def is_ignored(path: str, directory: bool, known: Sequence[Pattern]) -> bool:
    """Whether the last pattern that matches an absolute path says so. Parents are the caller's to ask."""
    for pattern in reversed(known):
        if pattern.directories_only and not directory:
            continue
        inside = path.startswith(pattern.base + "/")
        if inside and pattern.regex.fullmatch(path, len(pattern.base) + 1):
            return not pattern.takes_back
    return False


def _pattern(line: str, base: str) -> Pattern | None:
    words = line.rstrip("\r\n")
    while words.endswith(" ") and not words.endswith("\\ "):
        words = words[:-1]
    if not words or words.startswith("#") or len(words) > _LONGEST:
        return None
    takes_back = words.startswith("!")
    words = words[1:] if takes_back else words
    directories_only = words.endswith("/")
    words = words.rstrip("/") if directories_only else words
    tied = "/" in words
    regex = _regex(words.lstrip("/"))
    return Pattern(base, _compiled(regex if tied else f"(?:.*/)?{regex}"), takes_back, directories_only) if regex else None


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.DOTALL)


def _regex(words: str) -> str:
    """The expression for a pattern without the slash at its front; "" for one that cannot be read."""
    parts, at = [], 0
    while at < len(words):
        if words.startswith("**/", at) and (at == 0 or words[at - 1] == "/"):
            parts.append("(?:[^/]+/)*+")
            at += 3
        elif words.startswith("**", at) and at + 2 == len(words) and at and words[at - 1] == "/":
            parts.append(".+")
            at += 2
        elif words[at] == "*":
            while words[at : at + 1] == "*":
                at += 1
            parts.append("[^/]*")
        elif words[at] == "?":
            parts.append("[^/]")
            at += 1
        elif words[at] == "[":
            group = re.compile(r"\[([!^]?)(\]?[^\]/]*)\]").match(words, at)
            if group is None:
                return ""
            inside = (
                group[2].replace("\\", "").replace("[", r"\[").replace("]", r"\]").replace("^", r"\^").replace("&&", "&").replace("--", "-")
            )
            parts.append(f"(?!/)[{'^' if group[1] else ''}{inside}]" if _sound(inside) else "(?!)")
            at = group.end()
        else:
            at += words[at] == "\\" and at + 1 < len(words)
            parts.append(re.escape(words[at]))
            at += 1
    return "".join(parts)


def _sound(inside: str) -> bool:
    """Whether the ranges of a group run upwards."""
    try:
        re.compile(f"[{inside}]")
    except re.error:
        return False
    return True
