"""From what was typed on the command line to the files to read: directories searched, patterns expanded, nothing silently skipped."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from factcheck.errors import InputError
from factcheck.ignored import Pattern, above, gitignore, is_ignored, patterns
from factcheck.model import Problem

STDIN = "-"
_NEVER = frozenset(("node_modules", "__pycache__"))
"""Directories of other people's files, whose readme files are no stories."""
_KINDS_SHOWN = 4


@dataclass(slots=True)
class _Search:
    """What is looked for, and what was found beside it: `others` counts the files of other kinds by suffix."""

    reads: Callable[[str], bool]
    excluded: tuple[Pattern, ...]
    others: Counter[str] = field(default_factory=Counter)
    hidden: int = 0


def find(
    paths: Sequence[str],
    suffixes: Sequence[str],
    exclude: Sequence[str] = (),
    *,
    force_exclude: bool = False,
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The files that the paths name, each once and in a stable order, and a problem for every path that names none.

    A directory stands for the files below it whose names end in one of `suffixes`. Left out are hidden files and directories, those that a
    .gitignore names, and those that match `exclude` (patterns as in .gitignore, tied to the current directory); files of other kinds are
    counted in a note. A pattern that the shell did not expand is expanded here, and what it matches is treated alike. A file named outright
    is always taken, also one that matches `exclude`, unless `force_exclude` (for hooks, which name the files that changed). "-" (standard
    input) is passed on.
    """
    names: dict[str, str] = {}
    problems: list[Problem] = []
    endings = tuple(suffix.lower() for suffix in suffixes)
    for path in paths:
        search = _Search(lambda name: name.lower().endswith(endings), patterns(exclude, Path.cwd()))
        found, problem = _expand(path, search, endings, force_exclude=force_exclude)
        for name in found:
            names.setdefault(name if name == STDIN else os.path.normcase(os.path.abspath(name)), name)  # noqa: PTH100  (resolve() would follow links)
        if problem:
            problems.append(problem)
        elif search.others:
            problems.append(_unread(path, search.others))
    return tuple(names.values()), tuple(problems)


def load(path: str, limit: int) -> bytes:
    """The bytes of a file, at most `limit` + 1 of them; raises InputError if it cannot be opened or read."""
    try:
        with Path(path).open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(Problem(path, f"the file cannot be read: {reason}", "Check the name and that you may read it.")) from None


def _expand(path: str, search: _Search, endings: Sequence[str], *, force_exclude: bool) -> tuple[list[str], Problem | None]:
    if path == STDIN:
        return [path], None
    if force_exclude and _excluded(path, search):
        return [], None
    if Path(path).is_dir():
        found = _walk(path, search)
        return found, None if found else _none(path, search, endings)
    if os.path.lexists(path):
        return [path], None
    if glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207  (Path.glob refuses "/a/*")
        found = [name for match in matches for name in _matched(match, search)]
        if found or matches:
            return found, None if found else _none(path, search, endings)
        return [], Problem(path, "no file matches this pattern", "Check the pattern, or name the files one by one.")
    return [], Problem(path, "there is no such file or directory", "Check the spelling and the directory that you are in.")


def _none(path: str, search: _Search, endings: Sequence[str]) -> Problem:
    kind = "directory" if Path(path).is_dir() else "pattern"
    what = f"this {kind} holds no file that factcheck reads"
    if search.others:
        what += f", only {_counted(search.others)}"
    if search.hidden:
        what += f"; {search.hidden} excluded or named in a .gitignore"
    return Problem(path, what, f"factcheck looks for {', '.join(endings)} files; pass text of another kind on standard input.")


def _matched(path: str, search: _Search) -> list[str]:
    """The files that one match of a pattern stands for."""
    if Path(path).is_dir():
        return _walk(path, search)
    if _excluded(path, search):
        search.hidden += 1
    elif search.reads(path):
        return [path]
    else:
        search.others[PurePath(path).suffix.lower() or "without suffix"] += 1
    return []


def _excluded(path: str, search: _Search) -> bool:
    """Whether a file, or a directory above it, matches what is to be left out."""
    if not search.excluded:
        return False
    full = PurePath(os.path.abspath(path))  # noqa: PTH100
    chain = [(full.as_posix(), Path(path).is_dir()), *((parent.as_posix(), True) for parent in full.parents)]
    return any(is_ignored(name, directory, search.excluded) for name, directory in chain)


def _walk(root: str, search: _Search) -> list[str]:
    """The readable files below a directory, in order; what a .gitignore names is not entered."""
    start = Path(os.path.abspath(root))  # noqa: PTH100
    known: dict[str, tuple[Pattern, ...]] = {root: (*above(start), *gitignore(start), *search.excluded)}
    found: list[str] = []
    for folder, folders, files in os.walk(root):
        here = known.pop(folder)
        full = os.path.abspath(folder)  # noqa: PTH100
        folders[:] = sorted(name for name in folders if _entered(f"{PurePath(full).as_posix()}/{name}", name, here, search))
        for name in folders:
            path = os.path.join(folder, name)  # noqa: PTH118  (as os.walk writes it)
            own = gitignore(Path(full) / name)
            known[path] = (*here[: len(here) - len(search.excluded)], *own, *search.excluded)
        for name in sorted(files):
            if name.startswith("."):
                continue
            path = os.path.join(folder, name)  # noqa: PTH118
            if is_ignored(f"{PurePath(full).as_posix()}/{name}", directory=False, known=here):
                search.hidden += search.reads(name)
            elif not search.reads(name):
                search.others[PurePath(name).suffix.lower() or "without suffix"] += 1
            elif Path(path).is_file() or Path(path).is_symlink():
                found.append(PurePath(path).as_posix())
    return found


def _entered(path: str, name: str, known: Sequence[Pattern], search: _Search) -> bool:
    if name.startswith(".") or name in _NEVER:
        return False
    if is_ignored(path, directory=True, known=known):
        search.hidden += 1
        return False
    return True


def _unread(path: str, others: Counter[str]) -> Problem:
    total = sum(others.values())
    what = f"{_counted(others)} {'was' if total == 1 else 'were'} not read"
    return Problem(path, what, "factcheck reads prose: text, Markdown, HTML, Word, PDF and e-mail.", fatal=False)


def _counted(others: Counter[str]) -> str:
    """ "7 files of other kinds (4 .png, 2 .csv, 1 without suffix)", the most frequent first."""
    ranked = sorted(others.items(), key=lambda item: (-item[1], item[0]))
    shown = [f"{number:,} {kind}" for kind, number in ranked[:_KINDS_SHOWN]]
    rest = sum(number for _, number in ranked[_KINDS_SHOWN:])
    total = sum(others.values())
    kinds = ", ".join([*shown, *([f"{rest:,} others"] if rest else [])])
    return f"{total:,} file{'' if total == 1 else 's'} of other kinds ({kinds})"
