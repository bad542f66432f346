"""Whether two figures count the same kind of thing: their counted nouns, their units, the words that stand beside them.

The words are data, `rules/vocabulary/comparability.yml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

from factcheck.model import Claim, Relation, Term
from factcheck.scope import measures
from factcheck.vocabulary import words

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_IRREGULAR = {
    "people": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "police": "police",
    "staff": "staff",
}
_NEAR = 6
ADDITIVE = frozenset({"currency", "mass", "volume"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words("comparability")[name])


@cache
def _kinds() -> dict[str, str]:
    table = {noun: kind for kind, nouns in words("comparability")["kinds"].items() for noun in nouns}
    return table | dict.fromkeys(words("comparability")["anyone"], "anyone")


def singular(noun: str) -> str:
    """The singular of a lower-case English noun, near enough for comparing two of them."""
    for plural, single in _IRREGULAR.items():
        if noun.endswith(plural):
            return noun[: -len(plural)] + single
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


@cache
def _parse(counted: str | None) -> tuple[str | None, frozenset[str]]:
    """The head of a counted phrase in the singular and the lower-case modifiers that narrow it; None for a phrase that points back.

    Capitalised modifiers ("ISIS militants") are names: actor and target hold them.
    """
    found = [word for word in _WORD.findall(counted or "") if word.islower() or word == (counted or "").split()[-1]]
    kept = [word.lower() for word in found]
    while kept and (kept[-1] in _words("elliptical")):
        kept.pop()
    if not kept:
        return None, frozenset()
    return singular(kept[-1]), frozenset(word for word in kept[:-1] if word not in _words("neutral"))


def counts_people(claim: Claim) -> bool:
    """Whether the claim's figure counts people, by its measure or its noun."""
    entry = measures.measures().get(measures.canonical(claim.measure.value or ""))
    return (entry is not None and entry.people) or kind_of(claim) is not None


def kind_of(claim: Claim) -> str | None:
    """The kind of people that the counted noun names ("fighters", "anyone"), None for another noun or none."""
    return _kinds().get(_parse(claim.counted)[0] or "")


def counted_relation(a: Claim, b: Claim) -> Relation:
    """How what `a` counts stands to what `b` counts, by their nouns alone; the measures are compared elsewhere.

    A figure without a noun of its own ("166 others", "and 30 in Iraq") counts what the other one counts: EQUAL.
    """
    (head, narrowed), (other, others) = _parse(a.counted), _parse(b.counted)
    if head is None or other is None:
        return Relation.EQUAL
    kind, kind_b = _kinds().get(head), _kinds().get(other)
    if kind != kind_b and None not in (kind, kind_b):
        if "anyone" in (kind, kind_b):
            return Relation.CONTAINS if kind == "anyone" else Relation.INSIDE
        return Relation.INSIDE if kind in _words("anywhere") and kind_b not in _words("anywhere") else Relation.DISJOINT
    same_head = head == other or (kind == kind_b and kind is not None) or (_names_measure(a, head) and _names_measure(b, other))
    if not same_head:
        return Relation.UNKNOWN
    if narrowed == others:
        return Relation.EQUAL
    if others < narrowed:
        return Relation.INSIDE
    return Relation.CONTAINS if narrowed < others else Relation.UNKNOWN


def _names_measure(claim: Claim, head: str) -> bool:
    entry = measures.measures().get(measures.canonical(claim.measure.value or ""))
    return entry is not None and head in entry.nouns


def additive(claim: Claim) -> bool:
    """Whether figures of this kind may be added up over places: counts and amounts, but no percentages, rates, ages or speeds."""
    unit = claim.quantity.unit
    plain = unit is None or (unit.dimension in ADDITIVE and " per " not in unit.name)
    return plain and claim.quantity.form != "implied" and claim.direction is None and not (is_difference(claim) or near(claim, "rates"))


def is_difference(claim: Claim) -> bool:
    """Whether the figure is a difference between two others: "54 fewer victims"."""
    return not _words("changes").isdisjoint((claim.counted or "").lower().split())


def near(claim: Claim, list_name: str) -> bool:
    """Whether a word of the list stands within six words of the figure, before it or behind it."""
    return not _words(list_name).isdisjoint(_neighbours(claim))


def followed_by(claim: Claim, list_name: str) -> bool:
    """Whether a word of the list stands right behind the figure or behind one more word ("charged 40 people over last year's riots")."""
    _, end = offsets(claim, claim.at.start, claim.at.end)
    return not _words(list_name).isdisjoint(word.lower() for word in _WORD.findall(claim.sentence.text[end : end + 40])[:2])


def hedged(word: Term) -> bool:
    """Whether a hedge stands right before a word whose bounds do not include it: "more than doubled"."""
    if word.at is None or word.sentence is None:
        return False
    start = bisect_left(word.sentence.starts, word.at.start)
    before = _WORD.findall(word.sentence.text[max(0, start - 40) : start])[-2:]
    return not _words("hedges").isdisjoint(other.lower() for other in before)


def in_sentence(claim: Claim, list_name: str) -> bool:
    """Whether a word of the list stands anywhere in the claim's sentence."""
    return not _words(list_name).isdisjoint(words_of(claim.sentence.text))


@lru_cache(maxsize=1_024)  # each figure of a sentence is compared with many others
def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, but for "May": with a capital it is the month and says nothing of what may be."""
    return frozenset(map(_low, _WORD.findall(text)))


def _low(word: str) -> str:
    return word if word == "May" else word.lower()


def _neighbours(claim: Claim) -> frozenset[str]:
    return _around(claim.sentence.text, *offsets(claim, claim.at.start, claim.at.end))


@lru_cache(maxsize=4_096)  # each figure is compared with many others
def _around(text: str, start: int, end: int) -> frozenset[str]:
    before = _WORD.findall(text[max(0, start - 60) : start])[-_NEAR:]
    return frozenset(map(_low, before + _WORD.findall(text[end : end + 60])[:_NEAR]))


def offsets(claim: Claim, start: int, end: int) -> tuple[int, int]:
    """Source offsets as offsets into the text of the claim's sentence."""
    starts = claim.sentence.starts
    return bisect_left(starts, start), bisect_left(starts, end)
