"""Patterns that bind what a test tells them to, and rules built from few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.pattern import Role
from factcheck.model import Binding, Claim, Extraction, Operand, Rule

PART = Role("part", "the smaller scope")
WHOLE = Role("whole", "the larger scope")
OTHERS = Role("others", "further parts", many=True, optional=True)
PARTS = Role("parts", "all parts", many=True)


class FakePattern(Struct):
    name: str
    roles: tuple[Role, ...]
    computed: tuple[Role, ...] = ()
    bindings: tuple[Binding, ...] = ()
    doc: str = "for tests"
    calls: int = 0
    first: tuple[Claim, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """The bindings, each claim that was changed since the first call as the extraction has it now."""
        self.calls += 1
        self.first = self.first or extraction.claims
        claims = {claim.id: claim for claim in set(extraction.claims) - set(self.first)}
        for made in self.bindings:
            roles = {
                role: tuple(claims.get(operand.id, operand) if isinstance(operand, Claim) else operand for operand in operands)
                for role, operands in made.roles.items()
            }
            yield replace(made, roles=roles)


def binding(pattern: str, computed: Mapping[str, Operand] | None = None, **roles: Any) -> Binding:
    """A binding; a role's filler is one operand or a list."""
    extra = {key: roles.pop(key) for key in ("evidence", "doubts", "notes") if key in roles}
    filled = {role: tuple(what) if isinstance(what, list | tuple) else (what,) for role, what in roles.items()}
    return Binding(pattern, filled, computed or {}, **extra)


def subset(*bindings: Binding) -> FakePattern:
    return FakePattern("subset", (PART, WHOLE, OTHERS), (), bindings)


def partition(*bindings: Binding) -> FakePattern:
    return FakePattern("partition", (WHOLE, PARTS), (), bindings)


def rule(find: str = "subset", check: str = "part <= whole", name: str = "parts-exceed-whole", **more: Any) -> Rule:
    fields: dict[str, Any] = {
        "id": name, "pack": "general", "path": f"{name}.yml", "find": find, "where": {}, "when": None, "check": check,
        "tolerance": "printed", "severity": "error", "headline": "the figures disagree", "why": "because", "labels": {},
        "hits": (), "near_misses": (),
    }  # fmt: skip
    return Rule(**(fields | more))
