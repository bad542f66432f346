"""The printed figures of a sentence as constructions see them: typed or not, with what leads to each and which way it goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extract.assertions import Parsed
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.syntax.clauses import Grammar
from factcheck.extract.tokens import cover
from factcheck.model import Claim, Document, Interval, Operand, Quantity, Term
from factcheck.position import locate
from factcheck.vocabulary import words

_SPLITS = frozenset({";", "while", "whereas", "although", "though"})
_LABEL = 7  # tokens back to the bracket of a year's figure
STEP_UNITS = ("percentage", "percentage point", "basis point")


class Item(Struct, frozen=True):
    """One printed figure. `first`..`last` are the tokens of its noun group, `start`..`end` those of the figure with its unit.

    `operand` is its claim, or a term where it is not clear what it counts; `mark` says what leads to it: from, to, against ("compared
    with"), than, on, at, or "". `noun` is what its own words count, in the singular. `direction` is up or down where it is a change, its
    own or the one of the words beside it ("25% more than").
    """

    operand: Claim | Term
    quantity: Quantity
    first: int
    last: int
    start: int
    end: int
    mark: str
    noun: str | None
    direction: str | None

    @property
    def claim(self) -> Claim | None:
        """The claim, None for a figure that could not be typed."""
        return self.operand if isinstance(self.operand, Claim) else None

    @property
    def unit(self) -> str | None:
        """The name of its unit, None for a count."""
        return self.quantity.unit.name if self.quantity.unit is not None else None

    @property
    def step(self) -> Operand:
        """The operand as a change: a claim that goes the way that its neighbours say."""
        return replace(self.operand, direction=self.direction) if isinstance(self.operand, Claim) else self.operand


def items_of(document: Document, parsed: Parsed, row: Sequence[tuple[Scoped, Claim | None]]) -> tuple[Item, ...]:
    """The printed figures of one sentence in text order."""
    found: list[Item] = []
    for scoped, claim in row:
        counted = scoped.referred.assertion.counted
        if counted.figure is None:
            continue
        figure = parsed.figures[counted.figure]
        operand = claim or term(document, parsed, figure.first, figure.last, counted.quantity.value)
        leads, grammar = mark(parsed.grammar, counted.first), parsed.grammar
        way = claim.direction if claim is not None and claim.direction is not None else _comparative(grammar, figure.last)
        if way is None and found and grammar.word(counted.first - 1) == "or" and counted.first - found[-1].last <= 3:
            way = found[-1].direction or _particle(grammar, found[-1].first)  # "down 51 or 15%"
        noun = counted.lemma if counted.head is None or grammar.tag(counted.head) != "adj" else None  # "the 175 suffered in 2020"
        bounds = (counted.first, counted.last, figure.first, figure.last)
        found.append(Item(operand, counted.quantity, *bounds, leads, noun, way))
    return tuple(found)


def _comparative(grammar: Grammar, last: int) -> str | None:
    """ "25% more thefts than", "12 fewer than": the way of a figure that is compared by more or less."""
    if "than" not in grammar.said:
        return None
    lists = words("changes")
    for index in range(last + 1, last + 4):
        word = grammar.word(index)
        way = "up" if word in lists["more-words"] else "down" if word in lists["less-words"] else None
        if way is not None and any(grammar.word(at) == "than" for at in range(index + 1, index + 4)):
            return way
    return None


def _particle(grammar: Grammar, first: int) -> str | None:
    word, lists = grammar.word(first - 1), words("changes")
    return "up" if word in lists["up-words"] else "down" if word in lists["down-words"] else None


def term(document: Document, parsed: Parsed, first: int, last: int, value: Interval) -> Term:
    """The words at some tokens as a term of a construction."""
    span = cover(parsed.grammar.tokens, first, last)
    quote = document.source[span.start : span.end]
    return Term(quote, value, locate(document, span, parsed.sentence.paragraph + 1), quote, parsed.sentence)


def mark(grammar: Grammar, first: int) -> str:
    """What leads to the figure whose group starts at `first`; "from a low of" leads like "from", but a loss is no gain."""
    at = _back(grammar, first - 1)
    if grammar.word(at) == "of":
        group = grammar.noun(at - 1)
        if group is None or group.head is None or grammar.word(group.head) in words("changes")["below-zero"] or group.det is None:
            return ""
        at = _back(grammar, group.first - 1)
    word = grammar.word(at)
    if word in ("from", "to", "than", "on", "at"):
        return "to" if word == "to" and grammar.word(at - 1) not in _against_openers() else word if word != "to" else "against"
    if word == ":" and labelled(grammar, first):
        return "against"
    return "against" if any(_ends_with(grammar, at, phrase) for phrase in _against().get(word, ())) else ""


def labelled(grammar: Grammar, first: int) -> bool:
    """Whether a figure is that of another year, as reports of companies print it: "£12.1m (2019: £9.1m)", "(H1 2019: £9.1m)"."""
    if grammar.word(first - 1) != ":":
        return False
    for at in range(first - 2, max(-1, first - _LABEL), -1):
        if grammar.word(at) in ("(", "["):
            years = [word for word in between(grammar, at, first - 1) if len(word) == 4 and word.isdigit()]
            return len(years) == 1 and years[0].startswith(("19", "20"))
    return False


def hundredth(unit: str | None, other: str | None) -> bool:
    """Whether a unit is a hundredth of another, of a price too: cents of dollars, pence of pounds."""
    return (unit, (other or "").partition(" per ")[0]) in _hundredths()


@cache
def _hundredths() -> frozenset[tuple[str, str]]:
    return frozenset((small, large) for large, small, factor in words("units")["joined"] if factor == 100)


def _back(grammar: Grammar, at: int) -> int:
    while grammar.tag(at) == "adv" and grammar.word(at) not in ("up", "down"):
        at -= 1
    return at


def _ends_with(grammar: Grammar, at: int, phrase: tuple[str, ...]) -> bool:
    first = at - len(phrase) + 1
    return first >= 0 and grammar.lowers[first : at + 1] == phrase


@cache
def _against() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases that mean "compared with", by their last word."""
    phrases = [tuple(phrase.split()) for phrase in words("changes")["against"]]
    return {phrase[-1]: tuple(other for other in phrases if other[-1] == phrase[-1]) for phrase in phrases}


@cache
def _against_openers() -> frozenset[str]:
    """ "compared to", "relative to": words after which "to" leads to no level."""
    return frozenset(phrase[-2] for phrase in _against()["to"])


def stretches(grammar: Grammar, items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """The figures of a sentence in runs that belong to one statement: "; ", "while", "and profit fell" start another."""
    if not items:
        return
    run: list[Item] = [items[0]]
    for previous, item in pairwise(items):
        if any(_splits(grammar, index) for index in range(previous.last + 1, item.first)):
            yield tuple(run)
            run = []
        run.append(item)
    yield tuple(run)


def _splits(grammar: Grammar, at: int) -> bool:
    if grammar.word(at) in _SPLITS:
        return True
    if grammar.word(at) not in ("and", "but", "yet"):
        return False
    following = at + 1
    while grammar.tag(following) in ("adv", "time"):
        following += 1
    group = grammar.noun(following)
    if group is not None:
        following = group.last + 1
        while grammar.tag(following) == "adv":
            following += 1
    verb = grammar.verb(following)
    return verb is not None and verb.form in ("finite", "past")


def between(grammar: Grammar, after: int, before: int) -> list[str]:
    """The words between two tokens."""
    return [grammar.word(index) for index in range(after + 1, before)]


def says(grammar: Grammar, name: str) -> bool:
    """Whether the sentence holds one of the phrases of a list in `changes.yml`."""
    lowers = grammar.lowers
    for phrase in _phrases(name):
        first = phrase[0]
        if first in lowers and any(lowers[at : at + len(phrase)] == phrase for at in range(len(lowers)) if lowers[at] == first):
            return True
    return False


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a list as the tokenizer cuts them: a hyphen is a token of its own."""
    return tuple(tuple(str(phrase).replace("-", " - ").split()) for phrase in words("changes")[name])


def number_word(word: str) -> Decimal | None:
    """The N of "twofold", "threefold", "tenfold"."""
    stem = word.removesuffix("fold")
    units = words("numbers")["units"]
    return Decimal(units[stem]) if stem != word and stem in units else None
