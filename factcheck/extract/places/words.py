"""The words by which places are recognised, from `rules/vocabulary/places/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from factcheck import vocabulary
from factcheck.extract.tokens import Token
from factcheck.scope import gazetteer

_ANY: frozenset[str] = frozenset()


class PlaceWords(Struct, frozen=True):
    """Word classes of `places/words.yml` and `places/ambiguous.yml`; each class is documented there.

    `designators` maps a word to its class, `generic` a first word to the phrases that it starts, the longest first.
    `starts` maps the lower-case words with which a mention can start to the words of which one must follow, none for any; all others are
    passed over at once. `marks` are the words that can make the name before them a place.
    """

    locative: frozenset[str]
    strong: frozenset[str]
    evidence: frozenset[str]
    between: frozenset[str]
    parts: frozenset[str]
    compass: Mapping[str, str]
    designators: Mapping[str, str]
    before_of: frozenset[str]
    capital_before: frozenset[str]
    qualifiers: frozenset[str]
    first_level: Mapping[str, frozenset[str]]
    districts: Mapping[str, str]
    weak_designators: frozenset[str]
    not_before_designator: frozenset[str]
    territory: frozenset[str]
    small_names: frozenset[str]
    particles: frozenset[str]
    generic: Mapping[str, tuple[tuple[str, ...], ...]]
    not_after_there: frozenset[str]
    not_after_generic: frozenset[str]
    not_places: frozenset[str]
    bodies: frozenset[str]
    in_not_where: frozenset[str]
    follows: frozenset[str]
    names_with_places: frozenset[str]
    openers: frozenset[str]
    dates: frozenset[str]
    articles: frozenset[str]
    izafat: frozenset[str]
    links: frozenset[str]
    numbers: frozenset[str]
    named_after_towns: frozenset[str]
    ambiguous: frozenset[str]
    ambiguous_words: frozenset[str]
    ambiguous_countries: frozenset[str]
    starts: Mapping[str, frozenset[str]]
    marks: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """The word classes, read on first use."""
    data = vocabulary.words("places/words")
    doubtful = vocabulary.words("places/ambiguous")

    def listed(name: str) -> frozenset[str]:
        return frozenset(data[name].split())

    designators = {word: kind for kind, text in data["designators"].items() for word in text.split()}
    generic: dict[str, list[tuple[str, ...]]] = {}
    for phrase in data["generic"]:
        first, *rest = phrase.split()
        generic.setdefault(first, []).append(tuple(rest))
    small = frozenset(data["small_names"])
    starts = {word: frozenset(rest[0] for rest in rests if rest) if all(rests) else _ANY for word, rests in generic.items()}
    starts |= dict.fromkeys(listed("articles"), frozenset("-"))
    starts |= dict.fromkeys((*data["compass"], *listed("before_of"), "border", *(name.split()[0] for name in small)), _ANY)
    plain = (
        "locative", "strong", "evidence", "between", "parts", "before_of", "capital_before", "qualifiers", "territory", "particles",
        "not_after_there", "not_after_generic", "not_places", "bodies", "in_not_where", "follows", "weak_designators",
        "not_before_designator", "names_with_places", "openers", "dates", "articles", "izafat", "links", "numbers",
        "named_after_towns",
    )  # fmt: skip
    return PlaceWords(
        **{name: listed(name) for name in plain},
        compass=data["compass"],
        districts=data["districts"],
        designators=designators,
        first_level={word: frozenset(codes.split()) for word, codes in data["first_level"].items()},
        small_names=small,
        generic={first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in generic.items()},
        ambiguous=frozenset(doubtful["words"].split()) | frozenset(doubtful["people"].split()),
        ambiguous_words=frozenset(doubtful["words"].split()),
        ambiguous_countries=frozenset(doubtful["countries"].split()),
        marks=frozenset((*designators, *data["districts"], *listed("qualifiers"))),
        starts=starts,
    )


class Line:
    """A sentence's tokens with what the readers of places ask about them; indexes outside it are words of no letters."""

    __slots__ = ("headline", "tokens", "words")

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.words = place_words()
        long = [token.text[0].isupper() for token in tokens if token.kind == "word" and len(token.text) > 3]
        # In title case, capitals say nothing.
        self.headline = tokens[-1].text != "." and len(long) > 2 and (all(long[1:]) if len(long) < 4 else sum(long) * 10 > 8 * len(long))

    def low(self, index: int) -> str:
        """The lower-case text of a token."""
        try:
            return self.tokens[index].lower if index >= 0 else ""
        except IndexError:
            return ""

    def is_name(self, index: int) -> bool:
        """Whether a token is a word with a capital."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == "word" and self.tokens[index].text[0].isupper()

    def is_word(self, index: int) -> bool:
        """Whether a token is a word."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == "word"

    def owns(self, index: int) -> bool:
        """Whether a token is a possessive ending: "'s", or the apostrophe of "Philippines'"."""
        if not 0 <= index < len(self.tokens):
            return False
        token = self.tokens[index]
        return token.kind == "possessive" or (token.text in ("'", "’") and token.glued and self.low(index - 1).endswith("s"))

    def folded(self, index: int) -> str:
        """The token under the form by which names are looked up."""
        return gazetteer.fold(self.tokens[index].text)

    def hyphen(self, index: int) -> bool:
        """Whether a token is a hyphen that joins two words."""
        tokens = self.tokens
        return 0 < index < len(tokens) - 1 and tokens[index].kind == "dash" and tokens[index].glued and tokens[index + 1].glued

    def run(self, index: int, count: int) -> list[tuple[str, int]]:
        """The folded words from a token on, at most `count`, each with its index; hyphens between them are passed over."""
        found: list[tuple[str, int]] = []
        while len(found) < count and self.is_word(index):
            found.append((self.folded(index), index))
            index += 2 if self.hyphen(index + 1) else 1
        return found
