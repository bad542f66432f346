"""Which lines of which files changed since a revision, as git tells it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from factcheck.errors import ConfigError
from factcheck.model import Finding, Problem

_HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(r"\\([0-7]{3}|.)")
_LETTERS = {"n": 10, "t": 9, "r": 13, "a": 7, "b": 8, "f": 12, "v": 11}


class Changes(Struct, frozen=True):
    """The changed lines of each file (absolute, links resolved); None stands for all lines of a file."""

    lines: Mapping[Path, tuple[range, ...] | None]

    def touch(self, finding: Finding) -> bool:
        """Whether one of the figures of a finding stands in a changed line."""
        return any(self._changed(label.document, label.at.line, label.at.end_line) for label in finding.labels)

    def _changed(self, document: str, first: int, last: int) -> bool:
        ranges = self.lines.get(Path(os.path.realpath(document)), ())
        return ranges is None or any(each.start <= last and first < each.stop for each in ranges)


def changes_since(revision: str, folder: Path) -> Changes:
    """What changed in the repository around `folder` since a revision, files that git does not know yet among it. Raises ConfigError."""
    root = Path(os.path.realpath(_git(folder, "rev-parse", "--show-toplevel").strip()))
    if revision.startswith("-"):
        raise ConfigError(Problem("--since", f'"{revision}" is no revision', "Name a branch, a tag or a commit, such as origin/main."))
    _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", what=f'git knows no revision "{revision}"')
    options = ("--no-color", "--no-ext-diff", "--no-textconv", "--no-prefix")
    found: dict[Path, tuple[range, ...] | None] = {}
    for name in _git(root, "diff", "--name-only", "-z", "--no-ext-diff", revision, "--").split("\0"):
        found[root / name] = None  # a file without hunks (binary, or renamed) counts as a whole
    found |= {root / name: ranges for name, ranges in hunks(_git(root, "diff", "--unified=0", *options, revision, "--")).items()}
    for name in _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0"):
        found[root / name] = None
    return Changes(found)


def hunks(diff: str) -> dict[str, tuple[range, ...]]:
    """The lines that each file of a diff without context and prefixes has now and had not before."""
    found: dict[str, list[range]] = {}
    name, header = "", False
    for line in diff.split("\n"):
        if line.startswith("diff --git "):
            header = True
        elif header and line.startswith("+++ "):
            name = unquoted(line[4:].rstrip("\t"))
        elif hunk := _HUNK.match(line):
            header = False
            start, count = int(hunk[1]), int(hunk[2] or 1)
            found.setdefault(name, []).append(range(start, start + count))
    return {name: tuple(ranges) for name, ranges in found.items()}


def unquoted(name: str) -> str:
    """A file name as git prints it: in quotes and with escapes where it holds anything unusual."""
    if not (name.startswith('"') and name.endswith('"') and len(name) > 1):
        return name
    data = bytearray()
    at = 1
    for escape in _ESCAPE.finditer(name, 1, len(name) - 1):
        data += name[at : escape.start()].encode()
        code = escape[1]
        data.append(int(code, 8) if len(code) == 3 else _LETTERS.get(code, ord(code)))
        at = escape.end()
    return (bytes(data) + name[at:-1].encode()).decode("utf-8", "surrogateescape")


def _git(folder: Path, *arguments: str, what: str = "") -> str:
    command = ["git", "-C", str(folder), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  (a list of arguments, no shell)
    except FileNotFoundError:
        raise ConfigError(Problem("--since", "git is not installed", "Install git, or check without --since.")) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = what or (
            "this is no git repository" if said and "not a git repository" in said[0] else f"git says: {(said or ['nothing'])[0]}"
        )
        raise ConfigError(Problem("--since", reason, "Run it inside a repository and name a branch, a tag or a commit that it has."))
    return done.stdout.decode("utf-8", "surrogateescape")


def kept(findings: Iterable[Finding], changes: Changes) -> tuple[Finding, ...]:
    """The findings that touch changed lines."""
    return tuple(finding for finding in findings if changes.touch(finding))
