"""Whether a figure is a change, and which way: "rose 5%", "up by 300", "a fall of 12", "a 3% increase"; levels ("rose to 40") are none.

What is looked at, in this order: words of less among the counted words, a noun or adverb of change behind the figure, then what
stands before it. A figure in brackets ("1.5 degrees Celsius (2.7 Fahrenheit)") repeats the one before and goes its way.
"""

from __future__ import annotations

from functools import cache

from factcheck.extract.meaning.counted import Counted
from factcheck.extract.morphology import singular, verb_forms
from factcheck.extract.syntax.clauses import Grammar
from factcheck.vocabulary import words

_REACH = 12
_SKIPPED = 6
_FORTUNE = 1000
_WAYS = ("up", "down")


def direction(grammar: Grammar, counted: Counted) -> str | None:
    """ "up", "down" or None."""
    after = _after_figure(grammar, counted)
    if not _words("fewer").isdisjoint(grammar.lowers[after : max(after, _group_end(grammar, counted) + 2)]):
        return "down"
    unit = counted.quantity.unit is not None or counted.lemma in _words("steps")
    way = _behind(grammar, counted, after, unit)
    if way is not None:
        return way
    at = _skip_back(grammar, counted.first - 1)
    if grammar.word(at) == "+" and counted.quantity.unit is not None and at == counted.first - 1:
        return "up"
    if grammar.word(at) == "by":
        return _before_by(grammar, at, unit)
    if grammar.word(at) == "of":
        return _noun_of(grammar, counted, at)
    share = counted.quantity.form == "fraction" and grammar.word(at) in _particles()  # "wages are up a quarter"
    if (
        grammar.word(at) in _words("levels")
        or not (unit or share or _apart(grammar, counted, at, after))
        or _is_part_of_name(grammar, counted)
    ):
        return None
    if grammar.word(at) in _particles():
        return _particle(grammar, at)
    return None if _raises_money(grammar, counted, at) else _moves().get(grammar.word(at))


def _apart(grammar: Grammar, counted: Counted, at: int, after: int) -> bool:
    """ "120 sales, up 30 from 80": a bare count between marks, with where it started or what it adds to."""
    told = grammar.word(at) in _particles() and grammar.word(at - 1) in (",", "(") and at == counted.first - 1
    return told and counted.head is None and grammar.word(after) in ("from", "on")


def _after_figure(grammar: Grammar, counted: Counted) -> int:
    """The first token behind the figure with its unit; a hedge before it ("fewer than") is left out."""
    end = counted.quantity.span.end
    for index in range(counted.first, counted.last + 1):
        if grammar.tokens[index].source_start >= end:
            return index
    return counted.last + 1


def _group_end(grammar: Grammar, counted: Counted) -> int:
    group = grammar.noun(counted.last)
    return min(group.last, counted.last) if group is not None else counted.last - 2


def _behind(grammar: Grammar, counted: Counted, after: int, unit: bool) -> str | None:
    """ "a 3% increase", "5 points higher", "2% down": a noun of change that the figure belongs to, or an adverb right behind."""
    group = grammar.noun(counted.last)
    head = group.head if group is not None else None
    if counted.quantity.unit is not None and counted.quantity.unit.dimension == "time":
        return None  # "the one-day slump"
    if unit and after <= counted.last and grammar.word(after) in _comparatives():
        return _compared(grammar, counted, after)
    noun = grammar.word(head) if head is not None and head > (counted.head or -1) and head >= after - 1 else ""
    behind = grammar.word(counted.last + 1)
    for way in _WAYS:
        if noun in _words(f"{way}-nouns") or (unit and behind in _words(f"{way}-nouns")):
            return None if _is_result(counted, noun or behind) else way
        if counted.lemma in _words("steps") and grammar.word((counted.head or after) + 1) in _words(f"{way}-words"):
            return way
        if unit and behind in _words(f"{way}-words") and grammar.word(counted.last + 2) not in ("to", "for"):
            return way
    return None


def _compared(grammar: Grammar, counted: Counted, after: int) -> str | None:
    """ "settled 84 cents higher", "61%, two points lower than in May": a comparative behind a verb of standing, or before "than"."""
    before = grammar.word(_skip_back(grammar, counted.first - 1))
    stands = before in _words("carriers") or before in (",", ";", "or", "(", "") or grammar.word(after + 1) == "than"
    return _comparatives()[grammar.word(after)] if stands and grammar.word(after + 1) not in ("to", "for") else None


def _skip_back(grammar: Grammar, at: int) -> int:
    """Over the words that may stand between a verb of change and its figure: articles, adverbs, days, a figure that it repeats."""
    again = grammar.word(at) in ("(", "/") or (grammar.word(at) == "or" and grammar.word(at - 1) == ",")
    if again:
        at -= 1
        while grammar.tag(at) == "num" or grammar.word(at) == "," or singular(grammar.word(at)) in _words("steps"):
            at -= 1
    for _ in range(_SKIPPED):
        word = grammar.word(at)
        plain = word in _words("skipped") or grammar.tag(at) in ("time", "adv")
        if not plain or word in _particles() or word in _words("levels"):
            break
        at -= 1
    return at


def _before_by(grammar: Grammar, by: int, unit: bool) -> str | None:
    """ "grew sales by 35%", "revised upward by": the nearest word of change before "by", unless another verb comes first ("caused by").

    "dropped by six stations" names who dropped it.
    """
    for at in range(by - 1, max(-1, by - _REACH), -1):
        word = grammar.word(at)
        verb = grammar.verb(at)
        agent = verb is not None and verb.passive and verb.main == at == by - 1 and not unit
        if agent or word in (";", ":", "that", "which"):
            return None
        way = _moves().get(word) or _particles().get(word)
        way = way or next((way for way in _WAYS if word in _words(f"{way}-nouns")), None)
        if way is not None:
            return way
        if verb is not None and verb.main == at and verb.lemma not in _words("revisions"):
            return None
    return None


def _noun_of(grammar: Grammar, counted: Counted, of: int) -> str | None:
    """ "a fall of 12", "an increase of about 5%"."""
    noun = grammar.word(of - 1)
    if _is_result(counted, noun):
        return None
    return next((way for way in _WAYS if noun in _words(f"{way}-nouns")), None)


def _is_result(counted: Counted, noun: str) -> bool:
    """ "a loss of $5m" is a result, not a change; "a loss of 5%" is one."""
    unit = counted.quantity.unit
    return noun in _words("results") and (unit is None or unit.dimension.startswith("currency"))


def _particle(grammar: Grammar, at: int) -> str | None:
    """ "shares up 5%", "ended down 1%"; not the particle of another verb ("gave up 500 yards")."""
    before = grammar.word(at - 1)
    verb = grammar.verb(at - 1)
    moves = verb is None or verb.lemma in _words("carriers") or before in _moves() or before in _words("carriers")
    moves = moves or before in _words("movers")
    return _particles()[grammar.word(at)] if moves else None


def _is_part_of_name(grammar: Grammar, counted: Counted) -> bool:
    """ "added a 30 degree homer": the figure describes the noun behind it, and that is no noun of change."""
    group, unit = grammar.noun(counted.last), counted.quantity.unit
    if group is None or group.head is None or unit is None or group.det is None:
        return False
    return grammar.tokens[group.head].source_start >= counted.quantity.span.end


def _raises_money(grammar: Grammar, counted: Counted, at: int) -> bool:
    """ "raised $5m" brings in money, "raised prices 5%" moves them; victims lose thousands, shares lose cents."""
    unit, word = counted.quantity.unit, grammar.word(at)
    money = unit is not None and unit.dimension.startswith("currency")
    return money and (word in _forms("raise") or (word in _forms("lose") and abs(counted.quantity.stated[0]) >= _FORTUNE))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words("changes")[name])


@cache
def _particles() -> dict[str, str]:
    return {word: way for way in _WAYS for word in words("changes")[f"{way}-words"]}


@cache
def _comparatives() -> dict[str, str]:
    return {**{word: way for word, way in _particles().items() if word not in _WAYS}, "cheaper": "down", "dearer": "up"}


@cache
def _moves() -> dict[str, str]:
    """Every form of the verbs of change -> up or down."""
    return {form: way for way in _WAYS for base in words("changes")[way] for form in _forms(base)}


@cache
def _forms(base: str) -> frozenset[str]:
    known = (*words("words")["irregular"].get(base, ()), *words("changes")["irregular"].get(base, ()))
    return frozenset((base, *known, *(form for form, _ in verb_forms(base))))
