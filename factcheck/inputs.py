"""From what was typed on the command line to the files to read: directories searched, patterns expanded, nothing silently skipped."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.errors import InputError
from factcheck.model import Problem

STDIN = "-"
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Search:
    """How to look for files. `skip` says of a path whether it is left out; with `force` it is asked about files named outright too.

    With `allow_none` a pattern or a directory without a file to read is a note instead of an error.
    """

    skip: Callable[[str], bool] | None = None
    force: bool = False
    allow_none: bool = False


def find(paths: Sequence[str], search: Search | None = None) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The files that the paths name, each once and in a stable order, and a problem for every path that names none.

    A directory stands for the readable files below it, hidden ones left out; a pattern that the shell did not expand is expanded
    here; a file named outright is always taken, whatever its suffix. "-" (standard input) is passed on.
    """
    names: dict[str, str] = {}
    problems: list[Problem] = []
    how = search or Search()
    for path in paths:
        found, problem = _expand(path, how.skip or (lambda _: False))
        if how.force and how.skip and path != STDIN:
            found = [name for name in found if not how.skip(name)]
        if problem and how.allow_none and (Path(path).is_dir() or glob.has_magic(path)):
            problem = replace(problem, fatal=False)
        for name in found:
            names.setdefault(name if name == STDIN else os.path.normcase(os.path.abspath(name)), name)  # noqa: PTH100  (resolve() would follow links)
        if problem:
            problems.append(problem)
    return tuple(names.values()), tuple(problems)


def load(path: str, limit: int) -> bytes:
    """The bytes of a file, at most `limit` + 1 of them; raises InputError if it cannot be opened or read."""
    try:
        with Path(path).open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(Problem(path, f"the file cannot be read: {reason}", "Check the name and that you may read it.")) from None


def _expand(path: str, skip: Callable[[str], bool]) -> tuple[list[str], Problem | None]:
    if path == STDIN:
        return [path], None
    if Path(path).is_dir():
        return _directory(path, skip)
    if os.path.lexists(path):
        return [path], None
    if glob.has_magic(path):
        matched = sorted(glob.glob(path, recursive=True))  # noqa: PTH207  (Path.glob refuses "/a/*")
        found = [name for match in matched for name in _matched(match, skip)]
        return found, None if found else Problem(path, "no file matches this pattern", "Check the pattern, or name the files one by one.")
    return [], Problem(path, "there is no such file or directory", "Check the spelling and the directory that you are in.")


def _matched(path: str, skip: Callable[[str], bool]) -> list[str]:
    return _directory(path, skip)[0] if Path(path).is_dir() else [path]


def _directory(path: str, skip: Callable[[str], bool]) -> tuple[list[str], Problem | None]:
    found = list(_walk(path, skip))
    kinds = ", ".join(SUFFIXES)
    fix = f"factcheck looks for {kinds} files; name a file outright to have it read whatever it is called."
    return found, None if found else Problem(path, "this directory holds no file that factcheck reads", fix)


def _walk(root: str, skip: Callable[[str], bool]) -> Iterator[str]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not skip((Path(folder) / name).as_posix()))
        for name in sorted(files):
            path = (Path(folder) / name).as_posix()
            if not name.startswith(".") and name.lower().endswith(SUFFIXES) and not skip(path):
                yield path
