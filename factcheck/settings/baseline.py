"""The baseline: findings that were there when a project began to check, by fingerprint and document, never by line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from factcheck.errors import ConfigError
from factcheck.model import Finding, Problem
from factcheck.settings.globs import relative

FILE = ".factcheck-baseline.json"
SCHEMA = "factcheck-baseline/1"


class Entry(Struct, frozen=True):
    """A known finding: its document as seen from the baseline file, its fingerprint, and what it said, for people."""

    path: str
    fingerprint: str
    rule: str
    headline: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes two entries the same."""
        return self.path, self.fingerprint


class Baseline(Struct, frozen=True):
    """The known findings of a file."""

    file: Path
    entries: Mapping[tuple[str, str], Entry]

    def knows(self, finding: Finding) -> bool:
        """Whether the finding was known before."""
        return (relative(finding.document, self.file.parent), finding.fingerprint) in self.entries


def of_findings(file: Path, findings: Iterable[Finding]) -> Baseline:
    """The baseline that holds just these findings."""
    entries = [Entry(relative(each.document, file.parent), each.fingerprint, each.rule, each.headline) for each in findings]
    return Baseline(file, {entry.key: entry for entry in entries})


def read_baseline(file: Path) -> Baseline:
    """The baseline in a file; raises ConfigError if it is missing or is none."""
    fix = "Write it with factcheck baseline write."
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise ConfigError(Problem(str(file), f'this baseline has the schema "{data["schema"]}", not "{SCHEMA}"', fix))
        entries = [Entry(each["path"], each["fingerprint"], each["rule"], each["headline"]) for each in data["findings"]]
    except FileNotFoundError:
        raise ConfigError(Problem(str(file), "there is no such baseline file", fix)) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(Problem(str(file), f"this is no baseline: {error}", fix)) from None
    return Baseline(file, {entry.key: entry for entry in entries})


def text(baseline: Baseline) -> str:
    """The baseline as its file holds it: one entry a line, in order, so that changes read well in a diff."""
    rows = [
        json.dumps({"path": each.path, "rule": each.rule, "fingerprint": each.fingerprint, "headline": each.headline}, ensure_ascii=False)
        for each in sorted(baseline.entries.values(), key=lambda each: (each.path, each.rule, each.fingerprint))
    ]
    body = ",\n".join(f"    {row}" for row in rows)
    return (
        f'{{\n  "schema": "{SCHEMA}",\n  "findings": [\n{body}\n  ]\n}}\n'
        if rows
        else f'{{\n  "schema": "{SCHEMA}",\n  "findings": []\n}}\n'
    )


def updated(old: Baseline, now: Iterable[Finding], looked_at: Iterable[str], add: bool = False) -> Baseline:
    """The baseline without the entries that no longer occur in the documents looked at; with `add`, also with what is new there.

    Entries of documents that were not looked at stay.
    """
    present = of_findings(old.file, now)
    seen = {relative(path, old.file.parent) for path in looked_at}
    kept = {key: entry for key, entry in old.entries.items() if entry.path not in seen or key in present.entries}
    return Baseline(old.file, kept | {key: entry for key, entry in present.entries.items() if add or key in kept})


def stale(baseline: Baseline, now: Iterable[Finding], looked_at: Iterable[str]) -> list[Entry]:
    """The entries of the documents looked at that no longer occur, and those of documents that are gone."""
    present = of_findings(baseline.file, now)
    seen = {relative(path, baseline.file.parent) for path in looked_at}
    return [
        entry
        for key, entry in baseline.entries.items()
        if (entry.path in seen and key not in present.entries) or not (baseline.file.parent / entry.path).exists()
    ]
