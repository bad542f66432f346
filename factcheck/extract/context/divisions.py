"""Tenth stage, third part: figures that divide one named before.

"44 dead (30 in Brack and 14 in Tolna)", "two men, one here, the other there", "of the 60 seats 24".
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from factcheck.extract.assertions import Assertion, Referred
from factcheck.extract.syntax.clauses import Grammar, clause_start
from factcheck.model import Relation
from factcheck.scope import places
from factcheck.vocabulary import words

_REACH = 24
_BESIDE = frozenset({",", "+", "&", "pen", "og", "min", "mins", "'", "’"})
_WHERE = frozenset({"in", "at", "across", "on", "over", "from", "by", "with"})


def listed_under(assertion: Assertion, before: Sequence[Referred]) -> int | None:
    """The total that a bare figure is listed under: "50 dead (32 in Kenya and 18 in Uganda)", "61 patrols: 40 in Kenya, 21 in Uganda"."""
    # "14 in Spain, eight in Italy and 13 in the other six": the six divide nothing
    others = assertion.counted.reference == "other" and assertion.parsed.grammar.word(assertion.counted.first - 1) in _WHERE
    if not assertion.printed or not before or others or annotates(assertion):
        return None
    classes = _kinds_listed(assertion, before)
    if (
        classes is not None
        or assertion.frame.measure is not None
        or (assertion.counted.of is not None and assertion.counted.of.head is not None)
    ):
        return classes  # "The two sides swapped prisoners: 90 of the 400 went home" lists nothing
    divided, resumed = _taken(_divided(assertion, before), before), _resumed(assertion, before)
    if divided is None or resumed is not None:
        return resumed
    previous = before[divided]
    if previous.assertion.parsed is not assertion.parsed or not previous.assertion.printed:
        return None
    grammar = assertion.parsed.grammar
    gap = range(previous.assertion.counted.last + 1, assertion.counted.first)
    marks = [grammar.word(index) for index in gap]
    if ")" in marks or ";" in marks or _unit(assertion) != _unit(previous.assertion):
        return None
    if previous.listed and previous.whole is not None:
        return previous.whole
    mark = next((index for index in reversed(gap) if grammar.word(index) in ("(", ":") or _free_dash(grammar, index)), None)
    if mark is None and _divided_by_place(assertion, previous.assertion):
        return divided
    if mark is None or not all(grammar.tag(index) in ("prep", "det", "adv") for index in range(mark + 1, assertion.counted.first)):
        return None  # a list opens with its first figure: "41 delegates: the winner took 14" opens none
    return divided if grammar.word(mark) != "(" or _several_in_bracket(assertion, mark) else None


def _resumed(assertion: Assertion, before: Sequence[Referred]) -> int | None:
    """ "60 raids: 45 in Kenya, which left 14 dead, and 15 in Uganda": the list goes on behind what came of its first item."""
    if before[-1].listed or before[-1].assertion.parsed is not assertion.parsed or not _placed(assertion):
        return None
    if assertion.parsed.grammar.word(assertion.counted.first - 1) not in ("and", ",", ";"):
        return None
    for index in range(len(before) - 1, max(-1, len(before) - 1 - _REACH), -1):
        other = before[index]
        if other.assertion.parsed is not assertion.parsed:
            return None
        if other.listed:
            return other.whole if _placed(other.assertion) and _unit(other.assertion) == _unit(assertion) else None
    return None


def _placed(assertion: Assertion) -> bool:
    """Whether a bare figure has its place right behind it: "45 in Kenya"."""
    counted = assertion.counted
    return counted.noun is None and any(mention.preposition == counted.last + 1 for mention in assertion.parsed.places)


def annotates(assertion: Assertion) -> bool:
    """ "Smith (12, 34), Jones (56)": numbers alone in brackets behind a name are minutes, ages or marks, and count nothing.

    Behind a place they do ("Kenya (12), Uganda (30)").
    """
    counted, grammar = assertion.counted, assertion.parsed.grammar
    if not assertion.printed or counted.noun is not None or counted.quantity.unit is not None or assertion.stated.place.value is not None:
        return False
    first, last = counted.first - 1, counted.last + 1
    while grammar.tag(first) == "num" or grammar.word(first) in _BESIDE:
        first -= 1
    while grammar.tag(last) == "num" or grammar.word(last) in _BESIDE:
        last += 1
    placed = any(mention.first <= first - 1 <= mention.last for mention in assertion.parsed.places)
    return grammar.word(first) == "(" and grammar.word(last) == ")" and grammar.tag(first - 1) == "name" and not placed


def _divided(assertion: Assertion, before: Sequence[Referred]) -> int:
    """Index of the figure that a list behind this point divides: not the places of "killed 14 people in three villages: six in Brack"."""
    index = _behind_durations(assertion, before)
    previous = before[index].assertion
    if index == 0 or before[index].listed or previous.parsed is not assertion.parsed:
        return index
    grammar, counted, wider = assertion.parsed.grammar, previous.counted, before[index - 1].assertion
    placed = grammar.word(counted.first - 1) in _WHERE and not grammar.lowers[counted.last + 1 : assertion.counted.first].count("(")
    if (
        not placed
        or wider.parsed is not assertion.parsed
        or not wider.printed
        or _unit(wider) != _unit(assertion)
        or before[index - 1].listed
    ):
        return index
    listed = [figure for figure in assertion.parsed.figures if figure.first >= assertion.counted.first and figure.quantity.unit is None]
    return index if sum(figure.quantity.stated[0] for figure in listed) == counted.quantity.stated[0] else index - 1


def _taken(index: int, before: Sequence[Referred]) -> int | None:
    """ "Nine of the 15 clubs came: five from Kent, four from Essex" divides the nine, "half of the 48: …" no figure that is printed."""
    if index == 0 or before[index].listed:
        return index
    part, whole = before[index - 1].assertion, before[index].assertion
    of, grammar = part.counted.of, whole.parsed.grammar
    if part.parsed is not whole.parsed or not part.printed or of is None or not of.first <= whole.counted.first <= of.last:
        return index
    plain = part.counted.quantity.form in ("digits", "words") and _unit(part) == _unit(whole)
    return index - 1 if plain and grammar.word(whole.counted.first - 1) in ("of", "the", "these", "those", "its", "their") else None


def _behind_durations(assertion: Assertion, before: Sequence[Referred]) -> int:
    """Index of the figure before this one; "killed 47 people in three days: 21 on Friday": the days are not what is divided."""
    index = len(before) - 1
    unit = before[index].assertion.counted.quantity.unit
    if (
        index
        and unit is not None
        and unit.dimension == "time"
        and _unit(assertion) is None
        and before[index - 1].assertion.parsed is assertion.parsed
    ):
        return index - 1
    return index


def _kinds_listed(assertion: Assertion, before: Sequence[Referred]) -> int | None:
    """ "killed 58 people: 31 soldiers, 12 police officers and 15 civilians": kinds of people listed under people of any kind."""
    grammar, counted = assertion.parsed.grammar, assertion.counted
    lemma, kinds = counted.lemma, _kinds()
    if lemma not in kinds or counted.quantity.unit is not None or counted.reference is not None:
        return None
    at = len(before) - 1
    while at > 0 and before[at].assertion.counted.reference == "part-of" and before[at - 1].listed:
        at -= 1  # "10 civilians, nine of them children, and 14 fighters"
    previous = before[at]
    if previous.assertion.parsed is not assertion.parsed:
        return None
    gap = range(previous.assertion.counted.last + 1, counted.first)
    marks = [grammar.word(index) for index in gap]
    if previous.listed and previous.whole is not None:
        joined = (at < len(before) - 1 or all(mark in (",", "and") for mark in marks)) and previous.assertion.counted.lemma in kinds
        return previous.whole if joined else None
    wide = previous.assertion.counted.lemma
    anyone = wide in words("comparability")["anyone"] or wide == "people"
    opened = bool(marks) and (marks[-1] in (":", "(") or _free_dash(grammar, counted.first - 1))
    following = next((figure for figure in assertion.parsed.figures if figure.first > counted.last), None)
    return _taken(len(before) - 1, before) if anyone and opened and following is not None and "including" not in marks else None


@cache
def _kinds() -> frozenset[str]:
    """The nouns that name a kind of people."""
    return frozenset(noun for nouns in words("comparability")["kinds"].values() for noun in nouns)


def _divided_by_place(assertion: Assertion, previous: Assertion) -> bool:
    """ "37 were detained, 24 in Iraq and 13 in Syria": two or more bare figures with places behind a comma divide the figure before it.

    Not so where that figure has a place of its own which does not hold theirs ("1,800 soldiers in Kenya, 700 in Uganda and 200 in Chad").
    """
    grammar, first = assertion.parsed.grammar, assertion.counted.first
    place, wider = assertion.stated.place.value, previous.stated.place.value
    if grammar.word(first - 1) != "," or assertion.counted.noun is not None or place is None or (previous.counted.noun is None and wider):
        return False
    following = next((figure for figure in assertion.parsed.figures if figure.first > assertion.counted.last), None)
    if following is None or grammar.tag(assertion.counted.last + 1) != "prep" or grammar.tag(following.last + 1) != "prep":
        return False
    return wider is None or places.relation(place, wider) is Relation.INSIDE


def _unit(assertion: Assertion) -> str | None:
    unit = assertion.counted.quantity.unit
    return unit.name if unit is not None else None


def _several_in_bracket(assertion: Assertion, mark: int) -> bool:
    """A single figure in brackets restates or converts ("5 feet (1.5 m)"); two or more divide."""
    closing = next((token.index for token in assertion.parsed.grammar.tokens[mark:] if token.text == ")"), None)
    return closing is not None and sum(mark < figure.first < closing for figure in assertion.parsed.figures) > 1


def _free_dash(grammar: Grammar, index: int) -> bool:
    return grammar.tag(index) == "dash" and not grammar.tokens[index].glued


def one_of(assertion: Assertion, before: Sequence[Referred], near: Sequence[int]) -> int | None:
    """ "Two men died, one in Brack, the other in Tolna": the figure that the one and the other make up."""
    counted, grammar = assertion.counted, assertion.parsed.grammar
    bare = assertion.printed and counted.noun is None and assertion.frame.measure is None and counted.reference is None
    if not bare or counted.quantity.stated != (Decimal(1),) or not near or before[near[0]].assertion.parsed is not assertion.parsed:
        return None
    rest = range(counted.last + 1, min(len(grammar.tokens), counted.last + _REACH))
    others = ("other", "others", "another", "second")
    divided = any(grammar.word(index) in others and grammar.tag(index + 1) not in ("noun", "name") for index in rest)
    return near[0] if divided and before[near[0]].assertion.counted.quantity.value.low not in (None, Decimal(1)) else None


def fronted_whole(assertion: Assertion, before: Sequence[Referred]) -> int | None:
    """ "Of the 60 seats, the party won 24": the figure of the phrase that opens the clause."""
    grammar = assertion.parsed.grammar
    start = clause_start(grammar, assertion.counted.first)
    group = grammar.noun(start + 1)
    if grammar.word(start) not in ("of", "among") or group is None or not assertion.printed or assertion.counted.first <= group.last:
        return None
    if assertion.counted.reference == "part-of":
        return None  # "of 640 inmates, 81 were hurt, eight of them badly": "them" says of whom
    for index in range(len(before) - 1, max(-1, len(before) - 1 - _REACH), -1):
        other = before[index].assertion
        if other.parsed is not assertion.parsed:
            return None
        if other.printed and group.first <= other.counted.first <= group.last and _unit(other) == _unit(assertion):
            # "Of the 400 children given three doses, …": what still says which children is no part of them
            apart = assertion.counted.first == group.last + 1 or "," in grammar.lowers[group.last + 1 : assertion.counted.first]
            return index if apart else None
    return None
