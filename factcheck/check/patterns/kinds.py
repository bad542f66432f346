"""Pattern `kinds`: a figure for people and figures for kinds of them that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check import likeness
from factcheck.check.gate import compare_listed, linked
from factcheck.check.pattern import Role
from factcheck.check.patterns.pairs import unique_doubts
from factcheck.model import Binding, Claim, Extraction
from factcheck.vocabulary import words


class Kinds:
    """ "killed 30 people, including 18 children and 14 women": each a part by the text's own words, and nobody is both.

    Which kinds exclude each other is data (`exclusive` in `rules/vocabulary/comparability.yml`); the list need not be complete.
    """

    name = "kinds"
    doc = "A figure for people, and its parts by kinds that exclude each other."
    roles: tuple[Role, ...] = (
        Role("whole", "the figure for all"),
        Role("parts", "the figures for two or more kinds of them", many=True),
    )
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """At most one binding for each whole and row of kinds."""
        parts: dict[str, list[Claim]] = {}
        for claim in extraction.claims:
            for link in claim.links:
                if link.kind == "part-of" and link.to is not None and claim.quantity.form in ("digits", "words"):
                    parts.setdefault(link.to, []).append(claim)
        for whole in extraction.claims:
            for row in words("comparability")["exclusive"] if whole.id in parts else ():
                yield from self._bind(whole, parts[whole.id], row)

    def _bind(self, whole: Claim, parts: list[Claim], row: list[str]) -> Iterator[Binding]:
        first: dict[str, Claim] = {}
        for part in parts:
            kind = likeness.kind_of(part)
            if kind in row and linked(part, whole, "part-of"):
                first.setdefault(kind, part)
        gates = [compare_listed(part, whole) for part in first.values()]
        if len(first) > 1 and None not in gates:
            roles = {"whole": (whole,), "parts": tuple(first.values())}
            yield Binding(self.name, roles, {}, (), unique_doubts(gate for gate in gates if gate is not None), ())
