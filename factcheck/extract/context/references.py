"""What elliptical figures point to: "166 others", "of them 40", "about 700 in Uganda", "(32 in Kenya and 18 in Uganda)".

One small rule each, tried in order; all look back only, at most to the start of the paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from factcheck.extract.assertions import Assertion, Parsed, Referred
from factcheck.extract.context.belonging import beside_included, counts_people, fronted, pointed_at, room_in
from factcheck.extract.context.divisions import annotates, fronted_whole, listed_under, one_of
from factcheck.extract.context.otherwise import done_otherwise, names_only, told_apart
from factcheck.extract.context.repeats import LOST, read_repeat
from factcheck.extract.context.totals import total_of_rate
from factcheck.extract.meaning.implied import OTHER
from factcheck.extract.morphology import is_plural, singular
from factcheck.extract.syntax.clauses import clause_start
from factcheck.extract.syntax.phrases import Noun
from factcheck.model import Link, Relation, Slot
from factcheck.scope.measures import happenings, measures, relation
from factcheck.vocabulary import words

_BACK = 12
_WITHIN = (Relation.EQUAL, Relation.INSIDE)
_NO_MEASURE: Slot[str] = Slot(None)


def read_references(parsed: Sequence[Parsed], assertions: Sequence[Assertion]) -> tuple[Referred, ...]:
    """All assertions of a document, in text order, with their ellipses resolved; `parsed` are its sentences."""
    sentences = {sentence.sentence.index: sentence for sentence in parsed}
    found: list[Referred] = []
    for index, assertion in enumerate(assertions):
        following = assertions[index + 1] if index + 1 < len(assertions) else None
        referred = _refer(assertion, found, sentences)
        if following is not None and referred.whole is None and _whole_follows(assertion, following):
            referred = replace(referred, links=(*referred.links, Link("part-of", str(index + 1), None)))
        found.append(referred)
    return tuple(found)


def _whole_follows(assertion: Assertion, following: Assertion) -> bool:
    """ "twelve of the 40 detainees": the whole stands in the of-phrase of its part."""
    of = assertion.counted.of
    inside = of is not None and following.parsed is assertion.parsed and of.first <= following.counted.first <= of.last
    own = assertion.counted.head is not None and assertion.counted.head <= assertion.counted.last  # "11 packets of six candles"
    return inside and not own and assertion.printed and following.printed and assertion.counted.quantity.unit is None


def _refer(assertion: Assertion, before: Sequence[Referred], sentences: Mapping[int, Parsed]) -> Referred:
    assertion, again = read_repeat(assertion, before, sentences)
    near = _near(assertion, before)
    own = assertion.frame.measure
    listed = listed_under(assertion, before)
    divided = (listed, one_of(assertion, before, near), fronted_whole(assertion, before), beside_included(assertion, before))
    whole = next((found for found in divided if found is not None), None)
    whole = whole if whole is not None else _whole(assertion, before, near)
    model = whole if whole is not None else _model(assertion, before, near)
    if whole is None and model is not None and _goes_on(assertion, before[model]):
        whole = room_in(
            assertion, before, before[model].whole
        )  # "14 of the arrests were made in Raqqa, three in Hasakah": the three are arrests of the same lot
    noun, measure = assertion.counted.noun or assertion.frame.carried, _slot(assertion, own)
    total = total_of_rate(assertion, before) if noun is None else None
    if total is not None:
        noun, measure = total
    elif model is not None and own is None and assertion.counted.quantity.unit is None:
        lender = before[model]
        noun = noun or lender.noun
        if lender.measure.value is not None and not done_otherwise(assertion, lender):
            why = f"“{assertion.counted.quantity.surface}” counts what “{lender.assertion.counted.quantity.surface}” counts"
            measure = Slot(lender.measure.value, "inherited", lender.measure.span, why)
    elif whole is not None and names_only(assertion, before[whole]):
        # "44 killed, including 12 children": the children are among the killed
        measure = Slot(before[whole].measure.value, "inherited", before[whole].measure.span, "it is counted in the figure before it")
    elif model is not None and noun is None and assertion.counted.quantity.unit is None:
        noun = before[model].noun
    elif own is None and noun is None and _points_at_noun(assertion):
        noun, measure = _named_before(assertion, sentences) or (noun, measure)
    if assertion.counted.reference == OTHER and not assertion.printed and measure.value is None:
        again = LOST
    return Referred(assertion, noun, measure, model, whole, listed is not None, _links(assertion, again, whole, model), again)


def _goes_on(assertion: Assertion, model: Referred) -> bool:
    """Whether a bare figure continues the division that its model is part of: in one sentence, or as "the remaining 26"."""
    if model.whole is None or assertion.frame.measure is not None or told_apart(assertion, model):
        return False
    gap = assertion.parsed.grammar.lowers[model.assertion.counted.last + 1 : assertion.counted.first]
    if model.assertion.parsed is assertion.parsed and ";" in gap and assertion.stated.period.value is not None:
        return False  # "in 2011 it had 1,380 people, 212 of them children; in 2021 it had 1,292": told of another time
    reference = assertion.counted.reference
    near = reference is None or (reference == OTHER and not assertion.printed)
    return reference == "remaining" or (near and model.assertion.parsed is assertion.parsed)


def _points_at_noun(assertion: Assertion) -> bool:
    """ "at least 78 of those", "the count stands at 153": a figure of things that the text has named without one."""
    counted, grammar = assertion.counted, assertion.parsed.grammar
    if counted.quantity.unit is not None or not assertion.printed:
        return False
    if counted.reference == "part-of":
        return True
    verb, agent = assertion.frame.verb, assertion.frame.agent
    if verb is None or not isinstance(agent, Noun) or agent.head is None:
        return False
    lists = words("references")
    return verb.lemma in lists["levels"] and singular(grammar.word(agent.head)) in lists["carriers"]


def _named_before(assertion: Assertion, sentences: Mapping[int, Parsed]) -> tuple[str, Slot[str]] | None:
    """The last plural of a thing that happens, in the sentence before the figure or in the one before that in the paragraph."""
    here = assertion.parsed.sentence
    for index, end in ((here.index, assertion.counted.first), (here.index - 1, None)):
        parsed = sentences.get(index)
        if parsed is None or parsed.sentence.paragraph != here.paragraph:
            continue
        for token in reversed(parsed.grammar.tokens[:end]):
            if singular(token.lower) in happenings() and is_plural(token.lower) and parsed.grammar.tag(token.index) == "noun":
                measure = next(m.name for m in measures().values() if singular(token.lower) in m.nouns)
                why = f"“{assertion.counted.quantity.surface}” counts the “{token.text}” named before"
                return token.text, Slot(measure, "inherited", token.span, why)
    return None


def _slot(assertion: Assertion, measure: str | None) -> Slot[str]:
    return Slot(measure, "stated", assertion.frame.evidence) if measure is not None else _NO_MEASURE


def _near(assertion: Assertion, before: Sequence[Referred]) -> list[int]:
    """Indexes of the earlier printed counts of the same paragraph, nearest first."""
    found = []
    for index in range(len(before) - 1, max(-1, len(before) - 1 - _BACK), -1):
        other = before[index].assertion
        if (
            other.parsed.sentence.paragraph != assertion.parsed.sentence.paragraph
            or other.parsed.sentence.role != assertion.parsed.sentence.role
        ):
            break
        if other.printed and other.counted.quantity.unit is None:
            found.append(index)
    return found


def _whole(assertion: Assertion, before: Sequence[Referred], near: Sequence[int]) -> int | None:
    """The figure that this one is said to be part of: "40 of them", "of those, 40", "including 12 children"."""
    counted, grammar = assertion.counted, assertion.parsed.grammar
    lists = words("references")
    including = grammar.word(counted.first - 1) in lists["part-words"] or (
        grammar.word(counted.first - 1) in ("them", "whom", "these", "those")
        and grammar.word(counted.first - 2) in ("among", "of", "including")
    )
    inside = grammar.word(counted.first - 1) in lists["part-words"]  # "including 12 children" stays within its sentence
    ahead = fronted(assertion)
    if not (counted.reference == "part-of" or including or ahead) or "all" in (
        grammar.word(counted.first - 1),
        grammar.word(counted.first),
    ):
        return None  # "46 people, all 46 of them civilians": the whole once more
    value = counted.quantity.value.low or Decimal(0)
    named = counted.of is not None and counted.of.head is not None
    nearest: int | None = None
    for found in near if not named else _counts(before):
        index = found
        sibling = before[index].whole
        if sibling is not None and not ahead and before[index].measure.value != before[sibling].measure.value:
            sibling = None  # "of 640 inmates, 81 were hurt, eight of them badly": eight of the 81
        if sibling is not None and (counted.reference == "part-of" or ahead) and near and found == near[0]:
            index = sibling  # "40 of them in the north and 9 of them in the south": both are part of the same whole
        candidate = before[index]
        top = candidate.assertion.counted.quantity.value.high
        if ahead and isinstance(ahead, str) and relation(candidate.measure.value or "", ahead) not in _WITHIN:
            continue
        if isinstance(ahead, str) and _one_of_several(before, candidate):
            return None  # "17 died on Tuesday, nine on Wednesday. Among the dead were …": of which day is open
        if not _antecedent(assertion, before[found]) or (inside and before[found].assertion.parsed is not assertion.parsed):
            continue
        if named and not _same_noun(assertion, candidate):
            continue
        if top is None or top >= value:
            return index
        if nearest is None and (ahead or including or (found in near[:1] and pointed_at(assertion, before[found]))):
            nearest = index
    # No figure is large enough to hold this one. What the text says is a part is then too large, which is for the rules to tell.
    return nearest


def _one_of_several(before: Sequence[Referred], candidate: Referred) -> bool:
    """Whether a figure is one of several of its kind side by side in its sentence, which no figure sums up."""
    other = before[candidate.model] if candidate.model is not None and candidate.whole is None else None
    beside = other is not None and other.whole is None and other.assertion.parsed is candidate.assertion.parsed
    return beside and other is not None and other.measure.value == candidate.measure.value


def _antecedent(assertion: Assertion, candidate: Referred) -> bool:
    """ "…, many of which": what stands right before the comma is meant, not a figure further back."""
    of, grammar = assertion.counted.of, assertion.parsed.grammar
    if of is None or grammar.word(of.first) not in ("which", "whom"):
        return True
    at = assertion.counted.first - 1
    while at > 0 and grammar.word(at) in (",", "–", "-", "—"):
        at -= 1
    group = grammar.noun(at)
    while group is not None and grammar.tag(group.first - 1) == "prep":
        group = grammar.noun(group.first - 2)
    counted = candidate.assertion.counted
    return candidate.assertion.parsed is assertion.parsed and group is not None and counted.first <= group.last <= counted.last


def _counts(before: Sequence[Referred]) -> list[int]:
    """Indexes of the last printed counts of the document, nearest first: "three of the dead" may reach back over paragraphs."""
    rows = range(len(before) - 1, max(-1, len(before) - 1 - 2 * _BACK), -1)
    return [index for index in rows if before[index].assertion.printed and before[index].assertion.counted.quantity.unit is None]


def _same_noun(assertion: Assertion, candidate: Referred) -> bool:
    """Whether "of the dead" can mean the candidate's figure: the same noun, or a noun of its measure."""
    of = assertion.counted.of
    if of is None or of.head is None:
        return True
    word = assertion.parsed.grammar.word(of.head)
    measure = measures().get(candidate.measure.value or "")
    named = (candidate.noun or "").lower().endswith(word)
    return named or (measure is not None and not {word, singular(word)}.isdisjoint((*measure.nouns, *measure.left)))


def _model(assertion: Assertion, before: Sequence[Referred], near: Sequence[int]) -> int | None:
    """The figure whose words a bare one shares: the nearest one in the sentence, else the last of the sentence before."""
    counted = assertion.counted
    if not (assertion.printed or counted.reference == OTHER) or counted.noun is not None or counted.quantity.unit is not None:
        return None
    if annotates(assertion):
        return None
    for index in near:
        other = before[index].assertion
        same = other.parsed is assertion.parsed
        if not same and assertion.parsed.sentence.index - other.parsed.sentence.index > 1:
            return None
        if assertion.frame.measure is not None and assertion.printed and not counts_people(before[index]):
            continue
        if counted.reference == "remaining" and before[index].whole is None and _any_part(before, near):
            continue  # "51 of them were in Iraq, where nine people died. The remaining 26 …": what was divided goes on
        if counted.reference == "other" and assertion.frame.measure is not None and before[index].whole is not None:
            continue  # "arrested 19 men, including two leaders, and killed three others": three other men
        return index
    return None


def _any_part(before: Sequence[Referred], near: Sequence[int]) -> bool:
    return any(before[index].whole is not None for index in near)


def _links(assertion: Assertion, again: int | None, whole: int | None, model: int | None) -> tuple[Link, ...]:
    counted, grammar = assertion.counted, assertion.parsed.grammar
    at = grammar.tokens[counted.reference_at].span if counted.reference_at is not None else None
    links = []
    if again is not None:
        links.append(Link("same", str(again) if again != LOST else None, None))
    if whole is not None:
        links.append(Link("part-of", str(whole), at))
    elif counted.reference in ("other", "remaining"):
        links.append(Link("other", str(model) if model is not None else None, at))
    around = range(max(0, counted.first - 8), min(len(grammar.tokens), counted.last + 9))
    if not _opening("earlier").isdisjoint(grammar.lowers[around.start : around.stop]):
        start = clause_start(grammar, counted.first)
        earlier = next((index for index in around if grammar.lowers[index] in _opening("earlier") and index >= start), None)
        if earlier is not None:
            links.append(Link("earlier", None, grammar.tokens[earlier].span))
    near = grammar.lowers[max(0, counted.first - 3) : counted.last + 4]
    if not _opening("all").isdisjoint(near):
        text = f" {' '.join(near)} "
        if any(f" {phrase} " in text for phrase in words("references")["all"]):
            links.append(Link("all", None, None))
    return tuple(links)


@cache
def _opening(name: str) -> frozenset[str]:
    """The first words of the phrases of a list: where none stands, none of the phrases does."""
    return frozenset(phrase.split()[0] for phrase in words("references")[name])
