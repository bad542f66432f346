"""A rule as it stands in its YAML file, checked for form but not yet compiled."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Example(Struct, frozen=True):
    """A short text with what the rule must make of it.

    `finds` maps roles to the figures (as printed) that a hit must label; it is empty for a near-miss. `published` is an ISO date or None.
    `source` is the text of the source that the example is checked against, None for none.
    """

    text: str
    finds: Mapping[str, tuple[str, ...]]
    published: str | None = None
    line: int = 0
    source: str | None = None


class Rule(Struct, frozen=True):
    """One consistency rule. `pack` is the directory it came from ("general"), `path` the file.

    `find` names the pattern; `where` constrains each role ("*" for all roles): role -> {slot: allowed values}; `when` is an optional
    guard and `check` the condition that must hold, both expressions over the roles. `tolerance` is "printed" (the intervals), "exact", or
    an extra share as a decimal string ("0.02"). `severity` is the ceiling. `headline` and `labels` are templates over the roles.
    `status` is stable, preview or deprecated; a rule whose `default` is "off" runs only where it is selected; `replaces` are former ids.
    """

    id: str
    pack: str
    path: str
    find: str
    where: Mapping[str, Mapping[str, tuple[str, ...]]]
    when: str | None
    check: str
    tolerance: str
    severity: str
    headline: str
    why: str
    labels: Mapping[str, str]
    hits: tuple[Example, ...]
    near_misses: tuple[Example, ...]
    status: str = "stable"
    default: str = "on"
    replaces: tuple[str, ...] = ()


class Pack(Struct, frozen=True):
    """A directory of rules under one name. `requires` is the range of factcheck versions that it is made for ("" for any)."""

    name: str
    path: str
    version: str = ""
    requires: str = ""
    description: str = ""
