"""Third stage: the word class of every token, by word lists, forms and the class of the word before.

Classes: num, det, prep, conj, sub (subordinator), rel (relative), pron, aux, neg, adv, verb, adj, noun, name, poss, time, punct, dash, cur.
There is no statistical tagger here: the lists are data, the rules below are the few that news prose needs around its figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.extract.morphology import verbs
from factcheck.extract.tokens import Token
from factcheck.vocabulary import words

NOMINAL = frozenset({"noun", "name", "adj", "num"})
_BEFORE_NOUN = frozenset({"det", "num", "adj", "poss"})
_KINDS = {"number": "num", "vulgar": "num", "currency": "cur", "possessive": "poss", "dash": "dash", "other": "punct"}


@dataclass(frozen=True, slots=True)
class Classes:
    """`tags` has a class for each token; `lemmas` the base form of the verbs (and of nouns that are verb forms), else None;
    `forms` the kinds a verb form can be."""

    tags: tuple[str, ...]
    lemmas: tuple[str | None, ...]
    forms: tuple[frozenset[str], ...]


_NONE: frozenset[str] = frozenset()


@cache
def _closed() -> dict[str, str]:
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


@cache
def _sets() -> tuple[frozenset[str], frozenset[str]]:
    lists = words("words")
    return frozenset(lists["noun-or-verb"]), frozenset(lists["adjectival"])


def classify(tokens: Sequence[Token], numeric: frozenset[int], timed: frozenset[int]) -> Classes:
    """The classes of a sentence's tokens. `numeric` holds the indexes of tokens that belong to a figure, `timed` those of phrases that
    say when."""
    closed, table = _closed(), verbs()
    tags: list[str] = []
    lemmas: list[str | None] = []
    forms: list[frozenset[str]] = []
    for token in tokens:
        lemma: str | None = None
        kinds = _NONE
        if token.index in numeric:
            tag = "num"
        elif token.index in timed:
            tag = "time"
        elif token.kind != "word":
            tag = _KINDS[token.kind]
        else:
            shut = closed.get(token.lower)
            known = table.get(token.lower)
            if shut is not None and not (token.text.isupper() and len(token.text) > 1 and token.index > 0):
                tag = _demonstrative(tokens, token, shut)
            elif known is not None and (token.text[0].islower() or token.index == 0):
                lemma, kinds = known
                tag = _verb_or_noun(tokens, token, tags, kinds, lemma, numeric)
            else:
                tag = _open(tokens, token)
        tags.append(tag)
        lemmas.append(lemma)
        forms.append(kinds)
    return Classes(tuple(tags), tuple(lemmas), tuple(forms))


def _demonstrative(tokens: Sequence[Token], token: Token, tag: str) -> str:
    """ "that" is a relative after a noun and a determiner before one; "so" and the like keep their class."""
    if token.lower == "that":
        following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        before = tokens[token.index - 1].lower if token.index else ""
        if following is not None and following.kind == "word" and before in ("in", "of", "at", "by", "on", "for", "to", "from"):
            return "det"
        return "rel"
    return tag


def _open(tokens: Sequence[Token], token: Token) -> str:
    lower, text = token.lower, token.text
    if text[0].isupper():
        if token.index == 0 and len(tokens) > 1 and not tokens[1].text[0].isupper() and not text.isupper():
            return "adv" if lower.endswith("ly") and len(lower) > 5 else "noun"
        return "name"
    if lower.endswith("ly") and len(lower) > 4 and lower not in ("family", "july", "supply", "assembly", "monthly", "weekly", "daily"):
        return "adv"
    if lower.endswith("ed") and len(lower) > 4 and lower not in _sets()[1]:
        return "adj"
    return "noun"


def _verb_or_noun(
    tokens: Sequence[Token], token: Token, tags: Sequence[str], kinds: frozenset[str], lemma: str, numeric: frozenset[int]
) -> str:
    both, adjectival = _sets()
    before = tags[-1] if tags else ""
    word_before = tokens[token.index - 1].lower if token.index else ""
    following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    plain = following is not None and following.kind == "word" and following.index not in numeric
    content = plain and following is not None and _closed().get(following.lower) is None
    lower = token.lower
    if lower in adjectival and content and not (before == "aux" or word_before == "to"):
        return "adj"
    if "past" in kinds and not kinds & {"base", "s"}:
        return "adj" if before in _BEFORE_NOUN and content and following is not None and _nounlike(following) else "verb"
    if "ing" in kinds:
        return _ing(before, following, content)
    if word_before == "to" or before in ("aux", "pron", "neg", "rel"):
        return "verb" if word_before not in _be_words() or "past" in kinds else "noun"
    if before in _BEFORE_NOUN or (before == "prep" and word_before != "to"):
        return "verb" if before == "num" and lemma in ("hurt", "hit") else "noun"
    past_as_base = {"past", "base"} <= kinds
    if past_as_base and before in ("noun", "name", "time") and following is not None and _closed().get(following.lower) in ("prep", "adv"):
        return "verb"  # "a coalition set up in 2014"
    if before == "time" and lemma in _reporting():
        return "verb"  # "a report for the year shows"
    if lower in both or lemma in both:
        opens_object = following is not None and (
            following.kind in ("number", "currency") or _closed().get(following.lower) in ("det", "pron")
        )
        return "verb" if opens_object and before in ("noun", "name", "conj", "adv") else "noun"
    return "verb" if before in ("noun", "name", "adv", "conj", "sub", "punct", "num", "") else "noun"


def _ing(before: str, following: Token | None, content: bool) -> str:
    of_follows = following is not None and following.lower == "of"
    if of_follows or before in _BEFORE_NOUN:
        return "adj" if before in _BEFORE_NOUN and content and not of_follows else "noun"
    return "verb"


def _nounlike(token: Token) -> bool:
    known = verbs().get(token.lower)
    return known is None or token.lower in _sets()[0]


@cache
def _reporting() -> frozenset[str]:
    return frozenset(words("words")["reporting"])


@cache
def _be_words() -> frozenset[str]:
    return frozenset(words("words")["be"])
