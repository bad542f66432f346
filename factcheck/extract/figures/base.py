"""What the numeral readers share: the numeral itself, the row of tokens that they read, and the number words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct

from factcheck.extract.tokens import Token
from factcheck.model import Interval
from factcheck.vocabulary import words

PADDING = 8
_BLANK, _APART = ("",) * PADDING, (False,) * PADDING
HYPHENS = ("-", "‐", "‑")


class Numeral(Struct, frozen=True):
    """A number as it stands in the text, without unit or hedge.

    `first` and `last` are token indexes, both included. `form` is digits, words, fraction or vague for a figure; otherwise it says what
    the number is instead: ordinal, name, score, ratio, clock, phone, version, address, code. `value` is None for those and for vague
    words. `mantissa` is the value before its scale word (1.2 of "1.2m"). `bounds` is the interval of fractions and vague words, None
    where digits decide. `scale` is what a scale word multiplied by, `step` one unit of the last printed place. `partitive` says that
    the words end in "of" by nature ("dozens of"), so that what is counted starts after it; `unit_inside` is the token of a unit in the
    middle ("a year and a half").
    """

    first: int
    last: int
    form: str
    text: str
    value: Decimal | None = None
    mantissa: Decimal | None = None
    scale: Decimal = Decimal(1)
    step: Decimal | None = None
    bounds: Interval | None = None
    partitive: bool = False
    unit_inside: int | None = None


class Row(Struct, frozen=True):
    """The tokens of a sentence as parallel tuples, padded at the end so that looking a few tokens ahead or one back never fails.

    Tokens that another stage has taken are blank: no reader can use them or read across them. `headline`: nearly all words are
    capitalised.
    """

    tokens: Sequence[Token]
    lower: tuple[str, ...]
    kind: tuple[str, ...]
    glued: tuple[bool, ...]
    headline: bool = False

    def text(self, first: int, last: int) -> str:
        """The words of tokens `first` to `last`, one space where the text has any."""
        parts = [self.tokens[first].text]
        for token in self.tokens[first + 1 : last + 1]:
            parts.append(token.text if token.glued else " " + token.text)
        return "".join(parts)

    def hyphen(self, index: int) -> bool:
        """Whether a hyphen stands glued to the token before it; a dash sets apart and never ties."""
        return self.lower[index] in HYPHENS and self.glued[index]

    def title(self, index: int) -> bool:
        """Whether the token starts with a capital letter."""
        return index >= 0 and index < len(self.tokens) and self.tokens[index].text[:1].isupper()


def row_of(tokens: Sequence[Token], taken: frozenset[int]) -> Row:
    """The padded row of a sentence."""
    lower, kind = [token.lower for token in tokens], [token.kind for token in tokens]
    for index in taken:
        lower[index], kind[index] = "", "taken"
    glued = [token.glued for token in tokens]
    return Row(tokens, (*lower, *_BLANK), (*kind, *_BLANK), (*glued, *_APART), _is_headline(tokens))


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether most long words are capitalised."""
    capitals = [token.text[0].isupper() for token in tokens if token.kind == "word" and len(token.text) > 3]
    return len(capitals) > 3 and sum(capitals) > 0.8 * len(capitals)


class Lexicon(Struct, frozen=True):
    """The tables of `rules/vocabulary/numbers.yml` in the shape that the readers need."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    plural_scales: dict[str, int]
    loose: dict[str, int]
    glued: dict[str, int]
    money: dict[str, int]
    denominators: dict[str, int]
    plural_denominators: dict[str, int]
    ordinals: frozenset[str]
    starters: frozenset[str]
    money_before: frozenset[str]
    money_after: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The number words, built once."""
    data, units = words("numbers"), words("units")
    fractions = data["fractions"]
    ordinals = frozenset(data["ordinals"])
    plural = {("halves" if name == "half" else name + "s"): number for name, number in fractions.items()}
    vague = frozenset(name.split()[-1] for name in data["vague"])
    suffixes = data["suffixes"]
    starters = (
        frozenset(data["units"]) | frozenset(data["tens"]) | frozenset(data["scales"]) | frozenset(data["plural-scales"])
        | vague | ordinals | frozenset(fractions) | frozenset(plural) | {"pair", "pairs"}
    )  # fmt: skip
    after = {word.split()[-1] for row in units["currencies"].values() for word in row["words"]}
    after |= {word + "s" for word in after} | {"$", "€", "£", "pounds", "pound", "us"}
    return Lexicon(
        data["units"], data["tens"], data["scales"], data["plural-scales"], suffixes["loose"], suffixes["glued"], suffixes["money"],
        fractions, plural, ordinals, starters, frozenset(units["prefixes"]), frozenset(after),
    )  # fmt: skip


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """A list of `rules/vocabulary/NAME.yml` as a set for membership tests."""
    return frozenset(str(item) for item in words(name)[key])


def money_before(row: Row, index: int) -> bool:
    """Whether a currency sign or code stands right before token `index`."""
    if index == 0:
        return False
    before = row.lower[index - 1]
    if index > 1 and row.lower[index - 2] == "$" and row.glued[index - 1] and before in words("units")["dollar-countries"]:
        return True
    return (
        row.kind[index - 1] == "currency"
        or before in lexicon().money_before
        or (before == "-" and index > 1 and row.kind[index - 2] == "currency")
    )
