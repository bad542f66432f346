"""Pattern `base`: a share of a sample that the headline gives as a share of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck import interval as iv
from factcheck.check import likeness
from factcheck.check.gate import linked
from factcheck.check.pattern import Role
from factcheck.check.patterns.share import percent
from factcheck.check.patterns.worked_out import quotations
from factcheck.model import Binding, Claim, Extraction

_REACH = 4  # words between a headline's share and its whole
_AFTER = 3  # sentences from the sample to its share


class Base:
    """ "Seven in ten of 21,500 dead are women" above "has verified 4,060 of the 21,500 … 70% of the cases it has verified".

    The body names a sample by a word such as "verified" and a share in a sentence with such a word; the headline prints that share upon
    the figure from which the sample was drawn, and says nothing of it.
    """

    name = "base"
    doc = "A share that the text gives of a sample and the headline of the whole."
    roles: tuple[Role, ...] = (
        Role("headline", "the share in the headline"),
        Role("population", "the figure that the headline divides"),
        Role("sample", "the figure that the text divides"),
        Role("share", "the share in the text"),
    )
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """At most one binding for each share of the headline."""
        titles = [claim for claim in extraction.claims if claim.sentence.role == "headline"]
        body = [claim for claim in extraction.claims if claim.sentence.role != "headline"] if titles else []
        for first, second in pairwise(titles):
            if percent(first) is None or not _divides(first, second) or likeness.in_sentence(first, "sampled"):
                continue
            for sample in body:
                share = _share_of(first, second, sample, body)
                if share is not None:
                    roles = {"headline": (first,), "population": (second,), "sample": (sample,), "share": (share,)}
                    yield Binding(self.name, roles, {}, (), quotations((first, share)), ())
                    break


def _divides(share: Claim, whole: Claim) -> bool:
    """Whether the whole stands in the of-phrase of the share: "a third of war's 30,000 dead"."""
    if share.sentence is not whole.sentence or whole.quantity.unit is not None or whole.quantity.form not in ("digits", "words"):
        return False
    end, start = likeness.offsets(share, share.at.end, whole.at.start)
    between = share.sentence.text[end:start].split()
    return bool(between) and between[0] == "of" and len(between) <= _REACH


def _share_of(title: Claim, whole: Claim, sample: Claim, body: Sequence[Claim]) -> Claim | None:
    """The share that the body gives of `sample`, if that is the headline's share and `sample` is drawn from the headline's whole."""
    drawn = [claim for claim in (whole, *body) if linked(sample, claim, "part-of") and claim.quantity.stated == whole.quantity.stated]
    if not drawn or not likeness.in_sentence(sample, "sampled"):
        return None
    stated = percent(title)
    for claim in body:
        distance = claim.sentence.index - sample.sentence.index
        value = percent(claim) if claim.at.start > sample.at.start and distance <= _AFTER else None
        if value is not None and stated is not None and iv.meets(value, stated) and likeness.in_sentence(claim, "sampled"):
            return claim
    return None
