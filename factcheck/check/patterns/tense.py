"""Pattern `tense`: a verb in the future tense and the date that it goes with."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.pattern import Role
from factcheck.model import Binding, Extraction


class Tense:
    """ "will open on 3 March 2019": the date and the day of publication are days as ordinals."""

    name = "tense"
    doc = "A verb in the future tense and its date."
    roles: tuple[Role, ...] = (Role("verb", "the verb"), Role("date", "its date"))
    computed: tuple[Role, ...] = (Role("today", "the day of publication"),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("tense"):
            roles = dict(construction.roles)
            yield Binding(self.name, {"verb": roles["verb"], "date": roles["date"]}, {"today": roles["today"][0]})
