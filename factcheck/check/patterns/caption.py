"""Pattern `caption`: a figure of a caption that the text gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check import likeness
from factcheck.check.gate import Gate, differ
from factcheck.check.pattern import Role
from factcheck.check.patterns.headline import told_otherwise
from factcheck.check.slipped import slipped
from factcheck.model import Binding, Claim, Doubt, Extraction
from factcheck.vocabulary import words

_PART = 2
_MOST = 40  # figures in captions; a page with more is a gallery, whose pictures have no one text


class Caption:
    """A caption's figure and the text's first figure for the same thing.

    It is compared as a headline's is, but a picture may be of another day and another place than the story: what the caption says of
    place, period and source must be known of the text's figure too, and be the same.
    """

    name = "caption"
    doc = "A caption's figure and the text's first figure for the same thing, where nothing in the text supports the caption."
    roles: tuple[Role, ...] = (Role("caption", "the figure of the caption"), Role("body", "the figure of the text"))
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """At most one binding for each figure of a caption."""
        captions = [claim for claim in extraction.claims if claim.sentence.role == "caption" and claim.quantity.form != "implied"]
        if not captions or len(captions) > _MOST:
            return
        body = [claim for claim in extraction.claims if claim.sentence.role in ("body", "standfirst")]
        for claim in captions:
            if _of_another_time(claim) or (claim.period.value is None and _dated(claim, extraction)):
                continue
            told, gate = told_otherwise(claim, body, extraction) or (None, None)
            if told is None or gate is None or differ(claim, told) or not _known(claim, told):
                continue
            if not _may_be_part(claim, told):
                yield Binding(self.name, {"caption": (claim,), "body": (told,)}, {}, (), _doubts(gate), gate.notes)


def _known(caption: Claim, body: Claim) -> bool:
    """Whether the text's figure has every scope that the caption gives its own."""
    pairs = ((getattr(caption, name).value, getattr(body, name).value) for name in ("place", "period", "attribution"))
    return all(own is None or other is not None for own, other in pairs)


def _may_be_part(caption: Claim, body: Claim) -> bool:
    """ "A house where three people died", of 44: a picture shows a part of what happened, unless the two are one figure with a slip."""
    own, whole = caption.quantity.value.high, body.quantity.value.low
    return own is not None and whole is not None and own * _PART < whole and not slipped(caption, body, zero=True)


def _doubts(gate: Gate) -> tuple[Doubt, ...]:
    """A caption stands beside its text and leaves place and period to it: that it does is no doubt, unless a slip alone joins the two."""
    return gate.doubts if gate.by == "slip" else tuple(doubt for doubt in gate.doubts if doubt.kind != "unknown")


def _dated(claim: Claim, extraction: Extraction) -> bool:
    """ "The flood of 2013 destroyed 640 homes": whether a date in the caption says when, though not for the figure."""
    within = claim.sentence.span
    return any(number.kind == "date" and within.start <= number.span.start < within.end for number in extraction.ignored)


def _of_another_time(claim: Claim) -> bool:
    """ "A file photo", "a memorial to the 18 people killed", "last year": the words say that the picture is of something before."""
    said = likeness.words_of(claim.sentence.text)
    lists = words("comparability")
    return not said.isdisjoint(lists["remembered"]) or not said.isdisjoint(lists["withdrawn"])
