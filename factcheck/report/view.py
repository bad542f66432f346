"""How to show a report: what the command line decides and a renderer cannot know."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from msgspec import Struct


def posix(path: str) -> str:
    """A path as it was given, with forward slashes and without a leading "./"."""
    return path if path.startswith("<") else PurePath(path).as_posix()


class View(Struct, frozen=True):
    """`columns` and `colour` are the terminal's; `quiet` asks for findings only.

    `path_of` turns a document's path into the one that another program knows the file by (relative to its repository). `fail_on` is the
    lowest severity that fails a build. `suppressions` says what SARIF does with suppressed findings: "omit" or "mark".
    """

    columns: int = 100
    colour: bool = False
    quiet: bool = False
    path_of: Callable[[str], str] = posix
    fail_on: str = "warning"
    suppressions: str = "omit"


PLAIN = View()
