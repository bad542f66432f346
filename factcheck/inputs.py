"""From what was typed on the command line to the files to read: directories searched, patterns expanded, nothing silently skipped."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.errors import InputError
from factcheck.ignored import Pattern, above, gitignore, is_ignored, patterns
from factcheck.model import Problem

STDIN = "-"
_NEVER = frozenset(("node_modules", "__pycache__"))
"""Directories of other people's files, whose readme files are no stories."""
_KINDS_SHOWN = 4


class Search(Struct, frozen=True):
    """How to look for files. `exclude` are patterns as in .gitignore, tied to the current directory, of what is left out; `skip` says the
    same of a path. With `force` both are asked about files named outright too (for hooks, which name the files that changed).

    With `allow_none` a pattern or a directory without a file to read is a note instead of an error.
    """

    skip: Callable[[str], bool] | None = None
    force: bool = False
    allow_none: bool = False
    exclude: tuple[str, ...] = ()


class _Hunt(Struct):
    """What is looked for, and what was found beside it: `others` counts the files of other kinds by suffix."""

    reads: Callable[[str], bool]
    excluded: tuple[Pattern, ...]
    skip: Callable[[str], bool]
    never: frozenset[str] = _NEVER
    others: Counter[str] = field(default_factory=Counter)
    hidden: int = 0


def find(paths: Sequence[str], suffixes: Sequence[str], search: Search | None = None) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The files that the paths name, each once and in a stable order, and a problem for every path that names none.

    A directory stands for the files below it whose names end in one of `suffixes`. Left out are hidden files and directories, those that a
    .gitignore names, and those that the search excludes; files of other kinds are counted in a note. A pattern that the shell did not
    expand is expanded here, and what it matches is treated alike. A file named outright is always taken, unless the search says otherwise.
    "-" (standard input) is passed on.
    """
    names: dict[str, str] = {}
    problems: list[Problem] = []
    how = search or Search()
    endings = tuple(suffix.lower() for suffix in suffixes)
    for path in paths:
        never = frozenset[str]() if how.skip else _NEVER  # who says what to skip says it all
        skip = how.skip or (lambda _: False)
        hunt = _Hunt(lambda name: name.lower().endswith(endings), patterns(how.exclude, Path.cwd()), skip, never)
        found, problem = _expand(path, hunt, endings, force=how.force)
        if problem and how.allow_none and (Path(path).is_dir() or glob.has_magic(path)):
            problem = replace(problem, fatal=False)
        for name in found:
            names.setdefault(name if name == STDIN else os.path.normcase(os.path.abspath(name)), name)  # noqa: PTH100  (resolve() would follow links)
        if problem:
            problems.append(problem)
        elif hunt.others:
            problems.append(_unread(path, hunt.others))
    return tuple(names.values()), tuple(problems)


def load(path: str, limit: int) -> bytes:
    """The bytes of a file, at most `limit` + 1 of them; raises InputError if it cannot be opened or read."""
    try:
        with Path(path).open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(Problem(path, f"the file cannot be read: {reason}", "Check the name and that you may read it.")) from None


def _expand(path: str, hunt: _Hunt, endings: Sequence[str], *, force: bool) -> tuple[list[str], Problem | None]:
    if path == STDIN:
        return [path], None
    if force and _excluded(path, hunt):
        return [], None
    if Path(path).is_dir():
        found = _walk(path, hunt)
        return found, None if found else _none(path, hunt, endings)
    if os.path.lexists(path):
        return [path], None
    if glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207  (Path.glob refuses "/a/*")
        found = [name for match in matches for name in _matched(match, hunt)]
        if found or matches:
            return found, None if found else _none(path, hunt, endings)
        return [], Problem(path, "no file matches this pattern", "Check the pattern, or name the files one by one.")
    return [], Problem(path, "there is no such file or directory", "Check the spelling and the directory that you are in.")


def _none(path: str, hunt: _Hunt, endings: Sequence[str]) -> Problem:
    kind = "directory" if Path(path).is_dir() else "pattern"
    what = f"this {kind} holds no file that factcheck reads"
    if hunt.others:
        what += f", only {_counted(hunt.others)}"
    if hunt.hidden:
        what += f"; {hunt.hidden} excluded or named in a .gitignore"
    return Problem(path, what, f"factcheck looks for {', '.join(endings)} files; pass text of another kind on standard input.")


def _matched(path: str, hunt: _Hunt) -> list[str]:
    """The files that one match of a pattern stands for."""
    if Path(path).is_dir():
        return _walk(path, hunt)
    if _excluded(path, hunt):
        hunt.hidden += 1
    elif hunt.reads(path):
        return [path]
    else:
        hunt.others[PurePath(path).suffix.lower() or "without suffix"] += 1
    return []


def _excluded(path: str, hunt: _Hunt) -> bool:
    """Whether a file, or a directory above it, matches what is to be left out."""
    if hunt.skip(path):
        return True
    if not hunt.excluded:
        return False
    full = PurePath(os.path.abspath(path))  # noqa: PTH100
    chain = [(full.as_posix(), Path(path).is_dir()), *((parent.as_posix(), True) for parent in full.parents)]
    return any(is_ignored(name, directory, hunt.excluded) for name, directory in chain)


def _walk(root: str, hunt: _Hunt) -> list[str]:
    """The readable files below a directory, in order; what a .gitignore names is not entered."""
    start = Path(os.path.abspath(root))  # noqa: PTH100
    known: dict[str, tuple[Pattern, ...]] = {root: (*above(start), *gitignore(start), *hunt.excluded)}
    found: list[str] = []
    for folder, folders, files in os.walk(root):
        here = known.pop(folder)
        full = os.path.abspath(folder)  # noqa: PTH100
        entered = (name for name in folders if not hunt.skip((PurePath(folder) / name).as_posix()))
        folders[:] = sorted(name for name in entered if _entered(f"{PurePath(full).as_posix()}/{name}", name, here, hunt))
        for name in folders:
            path = os.path.join(folder, name)  # noqa: PTH118  (as os.walk writes it)
            own = gitignore(Path(full) / name)
            known[path] = (*here[: len(here) - len(hunt.excluded)], *own, *hunt.excluded)
        for name in sorted(files):
            if name.startswith("."):
                continue
            path = os.path.join(folder, name)  # noqa: PTH118
            if is_ignored(f"{PurePath(full).as_posix()}/{name}", directory=False, known=here) or hunt.skip(PurePath(path).as_posix()):
                hunt.hidden += hunt.reads(name)
            elif not hunt.reads(name):
                hunt.others[PurePath(name).suffix.lower() or "without suffix"] += 1
            elif Path(path).is_file() or Path(path).is_symlink():
                found.append(PurePath(path).as_posix())
    return found


def _entered(path: str, name: str, known: Sequence[Pattern], hunt: _Hunt) -> bool:
    if name.startswith(".") or name in hunt.never:
        return False
    if is_ignored(path, directory=True, known=known):
        hunt.hidden += 1
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
