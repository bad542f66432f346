"""Pattern `restatement`: one figure given twice in the body of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.check import likeness
from factcheck.check.comparison import Want
from factcheck.check.gate import linked
from factcheck.check.pattern import Role
from factcheck.check.patterns.pairs import evidence, pairs_of
from factcheck.check.patterns.retold import retold
from factcheck.check.slipped import scaled, shared_words, slipped
from factcheck.model import Binding, Claim, Doubt, Extraction, Relation
from factcheck.vocabulary import words

_KNOWN = re.compile(r"(?:\b(?:the|that|this|its|their|these|those)|['’]s)\s+(?:[a-z]+\s+of\s+)?$", re.IGNORECASE)
_BEFORE = 40
_BACK = 12  # figures
_SENTENCES = 3


class Restatement:
    """The same count for the same scope, stated in two sentences.

    Measure, place, period, actor, target and source are equal, and either one event is told of or a place and a period of a week or more
    are known for both. A sentence that sets its figure against another one ("initially", "another", "compared with") takes no part.
    """

    name = "restatement"
    doc = "The same figure for the same scope, stated twice."
    roles: tuple[Role, ...] = (Role("first", "the figure as first stated"), Role("second", "the figure as stated again"))
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """Pairs in text order; a claim is compared with the nearest earlier one of its scope only."""
        pairs = pairs_of(extraction)
        for second in pairs.claims:
            for first in reversed(pairs.before(second)):
                gate = pairs.gate(first, second, Want.SAME)  # most pairs fail here, for their scopes alone
                if gate is not None and _may_restate(first, second):
                    marks = evidence([(gate, "first", "second")])
                    yield Binding(self.name, {"first": (first,), "second": (second,)}, {}, marks, gate.doubts, gate.notes)
                    break
        yield from self._slips(extraction)
        yield from _taken_up(extraction)

    def _slips(self, extraction: Extraction) -> Iterator[Binding]:
        """A figure that is told again with "the" a few sentences on, and differs by a slip alone."""
        row = [claim for claim in extraction.claims if claim.quantity.form == "digits" and claim.sentence.role == "body"]
        for at, second in enumerate(row):
            if not _definite(second):
                continue
            for first in reversed(row[max(0, at - _BACK) : at]):
                if second.sentence.index - first.sentence.index <= _SENTENCES and _is_slip(first, second):
                    doubt = Doubt("unknown", "their digits tell that both are one figure")
                    yield Binding(self.name, {"first": (first,), "second": (second,)}, {}, (), (doubt,), ())
                    break


def _definite(claim: Claim) -> bool:
    """Whether the text calls a figure known: "the 41 shops", "the fine of £460,000"."""
    start, _ = likeness.offsets(claim, claim.at.start, claim.at.end)
    return bool(_KNOWN.search(claim.sentence.text[max(0, start - _BEFORE) : start]))


def _is_slip(first: Claim, second: Claim) -> bool:
    if first.links or second.links or first.direction != second.direction or not slipped(first, second):
        return False
    if first.quantity.unit is None:
        same = likeness.counted_relation(first, second) is Relation.EQUAL and first.measure.value == second.measure.value
        return same or _staff(first, second)
    named = shared_words(first, second) > 1 or not scaled(first, second)
    return first.quantity.unit.dimension == "currency" and named and shared_words(first, second) > 0


def _taken_up(extraction: Extraction) -> Iterator[Binding]:
    """ "… ordered six tankers. The nine tankers will …": a sentence opens with the figure of the one before, and has more of them."""
    exact = [claim for claim in extraction.claims if claim.quantity.form in ("digits", "words") and claim.sentence.role == "body"]
    for first, second in pairwise(exact):
        start, _ = likeness.offsets(second, second.at.start, second.at.end)
        beside = second.sentence.index == first.sentence.index + 1 and second.sentence.paragraph == first.sentence.paragraph
        if not beside or second.sentence.text[:start].strip().lower() != "the" or not _one_noun(first, second):
            continue
        alone = sum(claim.sentence.index == first.sentence.index for claim in extraction.claims) == 1
        more = first.quantity.stated[0] < second.quantity.stated[0] and first.quantity.modifier is None is second.quantity.modifier
        if alone and more and not any(likeness.in_sentence(claim, "replaced") for claim in (first, second)):
            doubt = Doubt("unknown", "the second sentence takes up the figure of the first")
            yield Binding("restatement", {"first": (first,), "second": (second,)}, {}, (), (doubt,), ())


def _one_noun(first: Claim, second: Claim) -> bool:
    counts = first.quantity.unit is None is second.quantity.unit and len(first.quantity.stated) == len(second.quantity.stated) == 1
    plain = not first.links and not second.links and first.direction is None is second.direction
    return counts and plain and first.counted is not None and first.counted == second.counted


def _staff(first: Claim, second: Claim) -> bool:
    """ "the loss of 430 jobs … the 340 workers": nouns for those who hold the jobs."""
    heads = [(claim.lemma or claim.counted or "").split()[-1:] for claim in (first, second)]
    nouns = words("comparability")["job-holders"]
    told = likeness.words_of(first.sentence.text).isdisjoint(nouns) is False
    return heads[0] != heads[1] and told and all(head and head[0] in nouns for head in heads)


def _may_restate(first: Claim, second: Claim) -> bool:
    if linked(first, second, "same"):
        return True
    own = first.links or second.links or first.sentence.index == second.sentence.index
    if retold(first, second):
        return False
    newer = likeness.near(first, "latest") or likeness.near(second, "latest")  # "has now killed 52": for `update`
    titled = "headline" in (first.sentence.role, second.sentence.role)
    return not (own or titled or newer or likeness.in_sentence(first, "withdrawn") or likeness.in_sentence(second, "withdrawn"))
