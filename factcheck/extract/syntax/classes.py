"""The word class of every token, by word lists, forms and the classes around it.

Classes: num, det, prep, conj, sub (subordinator), rel (relative), pron, aux, neg, adv, verb, adj, noun, name, poss, time, punct, dash, cur.
There is no statistical tagger here: the lists are data, the rules are the few that news prose needs around its figures. Words that may be
a verb are decided in `classes_verbs`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from factcheck.extract.morphology import base_of, is_plural, verbs
from factcheck.extract.syntax.classes_verbs import Around, as_participle, hyphened, verb_or_noun
from factcheck.extract.tokens import Token
from factcheck.vocabulary import words

_KINDS = {"number": "num", "vulgar": "num", "currency": "cur", "possessive": "poss", "dash": "dash", "other": "punct"}
_NONE: frozenset[str] = frozenset()
_PAST = frozenset({"past"})
_ING = frozenset({"ing"})
_PECULIAR = frozenset({"that", "both", "all", "might", "worth"})  # closed words whose class hangs on the words around them


class Classes(Struct, frozen=True):
    """`tags` has a class for each token; `lemmas` the base form of the verbs (and of nouns that are verb forms), else None;
    `forms` the kinds a verb form can be."""

    tags: tuple[str, ...]
    lemmas: tuple[str | None, ...]
    forms: tuple[frozenset[str], ...]


@cache
def closed_classes() -> dict[str, str]:
    """The words of the closed classes with their class."""
    lists = words("words")
    table: dict[str, str] = {}
    order = (
        ("adverbs", "adv"), ("prepositions", "prep"), ("pronouns", "pron"), ("determiners", "det"), ("subordinators", "sub"),
        ("conjunctions", "conj"), ("relatives", "rel"), ("nobody", "pron"), ("auxiliaries", "aux"), ("negations", "neg"),
    )  # fmt: skip
    for name, tag in order:
        for word in lists[name]:
            if not (tag == "neg" and table.get(word) == "aux"):
                table[word] = tag
    return table


def classify(tokens: Sequence[Token], numeric: frozenset[int], timed: frozenset[int], dateline: int = 0) -> Classes:
    """The classes of a sentence's tokens. `numeric` holds the indexes of tokens that belong to a figure, `timed` those of phrases that
    say when; the first `dateline` tokens take no part in the grammar."""
    tags: list[str] = []
    lemmas: list[str | None] = []
    forms: list[frozenset[str]] = []
    closed = closed_classes()
    around = Around(tokens, tags, numeric, closed)
    for index, token in enumerate(tokens):
        lemma: str | None = None
        kinds = _NONE
        if index < dateline:
            tag = "punct"
        elif index in numeric:
            tag = "num"
        elif index in timed:
            tag = "time"
        elif token.kind != "word":
            tag = _KINDS[token.kind]
        elif token.text in closed and token.text not in _PECULIAR and tags[-1:] != ["dash"]:
            tag = closed[token.text]  # nearly half of all words; those with capitals or behind a hyphen go the long way
        else:
            tag, lemma, kinds = _word(around, token)
        tags.append(tag)
        lemmas.append(lemma)
        forms.append(kinds)
    return Classes(tuple(tags), tuple(lemmas), tuple(forms))


def _acronym(around: Around, token: Token) -> bool:
    """ "US" and "IT" in capitals are names, also at the start of a sentence that is not all in capitals."""
    if not token.text.isupper() or len(token.text) < 2:
        return False
    following = around.tokens[token.index + 1] if token.index + 1 < len(around.tokens) else None
    return token.index > 0 or (following is not None and not following.text.isupper())


def _word(around: Around, token: Token) -> tuple[str, str | None, frozenset[str]]:
    """The class of a word that is neither figure nor time; lemma and forms too if it may be a verb."""
    shut = around.closed.get(token.lower)
    if shut is not None and not _acronym(around, token):
        return _closed(around, token, shut), None, _NONE
    if "'" in token.lower and token.lower.split("'")[0] in _listed("pronouns"):
        return "pron", None, _NONE  # "we've", "I'm": the subject outweighs its auxiliary
    if token.text.islower() or token.index == 0:
        known = verbs().get(token.lower)
        if known is not None:
            lemma, kinds = known
            adjectival = token.lower in _listed("adjectival") or (_counted_before(around) and token.lower in _listed("adjectives"))
            if _compared(around, token):
                return "adj", None, _NONE
            return verb_or_noun(around, token, kinds, lemma, adjectival), lemma, kinds
        if token.text.islower():
            return _unknown(around, token)
    return _capital(around, token), None, _NONE


def _counted_before(around: Around) -> bool:
    """Whether a figure stands right before: "two separate raids" has an adjective, "they separate" a verb."""
    return bool(around.tags) and around.tags[-1] == "num"


def _compared(around: Around, token: Token) -> bool:
    """Whether a comparative stands behind a counted plural: "37 points lower"."""
    if around.tags[-2:] != ["num", "noun"]:
        return False
    return token.lower in words("numbers")["comparatives"] and is_plural(around.word(token.index - 1))


def _closed(around: Around, token: Token, tag: str) -> str:
    if token.lower == "that":
        return _that(around, token)
    before = around.tags[-1] if around.tags else ""
    if token.lower in ("both", "all") and before == "aux" and around.word(token.index + 1) in verbs():
        return "adv"  # "were both killed"
    if tag == "aux" and token.text[0].isupper() and token.lower in _listed("auxiliary-names"):
        following = around.word(token.index + 1)
        named = token.index > 0 and around.closed.get(following) not in ("pron", "det")
        return "name" if named and not following[:1].isdigit() else tag
    if tag == "adv" and token.text[0].isupper() and before == "name":
        return "name"  # "Rico Back"
    if tag == "adv" and hyphened(around, token.index) and around.opens_content(token.index + 1):
        return "adj"  # "14 state-only schools"
    if token.lower == "might" and before in ("det", "adj", "poss"):
        return "noun"
    if token.lower == "worth" and (before in ("adj", "num", "det", "poss") or around.word(token.index - 1) == "net"):
        return "noun"
    return tag


def _that(around: Around, token: Token) -> str:
    """ "that" is a determiner after a preposition and before a noun that opens a sentence, else a relative or subordinator."""
    before = around.tags[-1] if around.tags else ""
    following = around.word(token.index + 1)
    open_class = following[:1].isalpha() and following not in around.closed
    if before == "prep" and open_class:
        return "det"
    if before == "" and (around.closed.get(following) == "aux" or open_class):
        return "det" if open_class else "pron"
    return "rel"


def _unknown(around: Around, token: Token) -> tuple[str, str | None, frozenset[str]]:
    """A lower-case word that no list holds: an adverb, participle or infinitive by its form and place, else a noun."""
    lower = token.lower
    shape = _shape(lower)
    if shape == "adv":
        return "adv", None, _NONE
    if shape == "adjectival":
        attributive = around.opens_content(token.index + 1) or around.figure(token.index + 1)
        attributive = attributive or (lower in _listed("adjectives") and around.tags[-1:] == ["noun"])  # "90 children aged five to 11"
        return ("adj" if attributive else "noun"), None, _NONE
    if shape == "ed":
        return as_participle(around, token), base_of(lower), _PAST
    if shape == "ing" and around.verbal_ing(token.index):
        return "verb", base_of(lower), _ING
    if shape == "adj" or (shape == "ing" and _adjective(lower)):
        return "adj", None, _NONE
    object_follows = around.closed.get(around.word(token.index + 1)) in ("det", "pron")
    if around.modal_before(token.index) or (around.infinitive(token.index) and object_follows):
        return "verb", lower, frozenset({"base"})
    return "noun", None, _NONE


@lru_cache(maxsize=10_000)
def _shape(lower: str) -> str:
    """What the form alone says of a word that no list holds: adv, adjectival, ed, ing, adj or nothing."""
    if lower.endswith("ly") and len(lower) > 4 and lower not in _listed("nouns-in-ly"):
        return "adv"
    if lower in _listed("adjectival"):
        return "adjectival"
    if lower.endswith("ed") and len(lower) > 4:
        return "ed"
    if lower.endswith("ing") and len(lower) > 5:
        return "ing"
    return "adj" if _adjective(lower) else ""


@lru_cache(maxsize=10_000)
def _adjective(lower: str) -> bool:
    lists = words("words")
    if lower in _listed("adjectives"):
        return True
    return len(lower) > 4 and lower.endswith(tuple(lists["adjective-endings"])) and lower not in _listed("nouns-with-adjective-endings")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words("words")[name])


def _capital(around: Around, token: Token) -> str:
    lower, text = token.lower, token.text
    if token.index == 0 and len(around.tokens) > 1 and not around.tokens[1].text[0].isupper() and not text.isupper():
        return "adv" if lower.endswith("ly") and len(lower) > 5 else "noun"
    return "name"
