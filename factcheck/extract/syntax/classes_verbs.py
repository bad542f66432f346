"""Whether a word that may be a verb is one, by its form and what stands around it: "shares rise 5%", "a price rise", "the cut".

Three kinds of evidence, strongest first: the word before (a determiner makes a noun, "to" or a modal a verb), what opens behind it (a
figure or determiner is an object), and agreement with a noun before it ("prices range", "the boot stands" but "price range").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from factcheck.extract.morphology import is_plural, singular, verbs
from factcheck.extract.tokens import Token
from factcheck.scope.measures import happenings
from factcheck.vocabulary import words

_BEFORE_NOUN = frozenset({"det", "num", "adj", "poss"})
_AHEAD = 10


class Around(Struct, frozen=True):
    """What is known of a sentence while its classes are given from left to right: `tags` grows."""

    tokens: Sequence[Token]
    tags: Sequence[str]
    numeric: frozenset[int]
    closed: Mapping[str, str]

    def word(self, index: int) -> str:
        """The lower-case word at an index, "" outside the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def opens_content(self, index: int) -> bool:
        """Whether an open-class word without figures stands at an index."""
        if index >= len(self.tokens) or index in self.numeric:
            return False
        return self.tokens[index].kind == "word" and self.tokens[index].lower not in self.closed

    def figure(self, index: int) -> bool:
        """Whether a figure starts at an index."""
        return index < len(self.tokens) and (index in self.numeric or self.tokens[index].kind in ("number", "currency"))

    def modal_before(self, index: int) -> bool:
        """Whether a modal or "do" stands before, adverbs and "not" between: "won't just deal"."""
        at = index - 1
        while at >= 0 and self.tags[at] in ("adv", "neg"):
            at -= 1
        return at >= 0 and self.tags[at] == "aux" and self.tokens[at].lower in _modals()

    def perfect_before(self, index: int) -> bool:
        """Whether a form of "have" or "be" stands before, adverbs between."""
        at = index - 1
        while at >= 0 and self.tags[at] == "adv":
            at -= 1
        return at >= 0 and self.tags[at] == "aux"

    def infinitive(self, index: int) -> bool:
        """Whether "to" stands before, adverbs between: "to initially pay"."""
        at = index - 1
        while at >= 0 and self.tags[at] == "adv":
            at -= 1
        return at >= 0 and self.tokens[at].lower == "to" and self.word(at - 1) not in _listed("before-plain-to")

    def verbal_ing(self, index: int) -> bool:
        """Whether an unknown word in -ing is more likely a participle than a noun: behind a noun, comma, "be" or subordinator, or with an
        object of its own."""
        before = self.tags[index - 1] if index else ""
        if before in _BEFORE_NOUN or self.word(index + 1) == "of":
            return False
        opens = self.figure(index + 1) or self.closed.get(self.word(index + 1)) in ("det", "pron")
        return opens or before in ("aux", "noun", "name", "sub", "time", "adv", "pron", "punct", "neg")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words("words")[name])


@cache
def _modals() -> frozenset[str]:
    return frozenset((*words("words")["modals"], *words("words")["more-modals"]))


@cache
def _demonym_endings() -> tuple[str, ...]:
    return tuple(words("words")["demonym-endings"])


@cache
def _both() -> frozenset[str]:
    return frozenset(words("words")["noun-or-verb"])


@cache
def _reporting() -> frozenset[str]:
    return frozenset(words("words")["reporting"])


@cache
def _be_words() -> frozenset[str]:
    return frozenset(words("words")["be"])


def verb_or_noun(around: Around, token: Token, kinds: frozenset[str], lemma: str, adjectival: bool) -> str:
    """The class of a known verb form: verb, adj or noun."""
    index = token.index
    before = around.tags[-1] if around.tags else ""
    if hyphened(around, index):
        return "adj" if kinds & {"past", "ing"} else "noun"
    if before == "name" and _event_name(around, token):
        return "noun"  # "the Oslo bombing on Friday", "the toll of the Paris attacks"
    pointing = around.word(index - 1) in ("them", "whom") and around.word(index - 2) == "of"
    if pointing and "s" in kinds and singular(token.lower) in words("persons")["persons"]:
        return "noun"  # "31 of them rebels"
    bare_past = "past" in kinds and before in ("noun", "name", "pron")  # "a report alleged fraud"
    modifies = around.opens_content(index + 1) or (before in ("det", "poss") and around.figure(index + 1))  # "the remaining 44"
    if adjectival and modifies and before != "aux" and around.word(index - 1) != "to" and not bare_past:
        return "adj"
    if "past" in kinds and (lemma != token.lower or not kinds & {"base", "s"}):
        return as_participle(around, token)
    if kinds == {"ing"}:
        return _ing(around, index, before)
    return _base(around, token, kinds, lemma, before)


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset((*happenings(), *words("words")["disasters"]))


def _event_name(around: Around, token: Token) -> bool:
    """Whether a word behind "the" and a name is what happened there, not what that name does: nothing follows that could be its object."""
    following = token.index + 1
    if singular(token.lower) not in _event_nouns() or around.figure(following) or around.opens_content(following):
        return False
    if around.closed.get(around.word(following)) in ("det", "pron", "poss"):
        return False
    at = token.index - 1
    while at > 0 and around.tags[at] == "name":
        at -= 1
    return around.word(at) == "the"


def as_participle(around: Around, token: Token) -> str:
    """A past form: an adjective in front of a noun ("the detained men", "12 wounded men"), a noun after "the" alone, else a verb."""
    index = token.index
    before = around.tags[-1] if around.tags else ""
    at = index - 1
    if before == "conj" and around.tags[at - 1] == "adj":
        before = "adj"  # "digital and printed books"
    while at > 0 and around.tags[at] == "adv" and around.word(at).endswith("ly"):
        at -= 1  # "two newly built homes"
        before = around.tags[at]
    if hyphened(around, index):
        return "adj"
    if before not in _BEFORE_NOUN and before != "prep":
        return "verb"
    if around.opens_content(index + 1) and _nounlike(around, index + 1):
        return "adj"
    owned = before == "poss" or around.word(index - 1) in ("the", "a", "an", "its", "their", "his", "her")
    if owned and around.figure(index + 1):
        return "adj"  # "its proposed $2bn sale"
    return "noun" if owned or (around.word(index - 1) == "of" and around.closed.get(around.word(index + 1)) == "prep") else "verb"


def hyphened(around: Around, index: int) -> bool:
    """ "London-based", "fact-finding": the second half of a hyphened word."""
    return index > 1 and around.tags[-1] == "dash" and around.tokens[index].glued and around.tokens[index - 1].glued and (
        around.tokens[index - 1].text in "-‐‑" and index - 2 not in around.numeric
    )  # fmt: skip


def _nounlike(around: Around, index: int) -> bool:
    known = verbs().get(around.word(index))
    return known is None or around.word(index) in _both() or known[0] in _both()


def _ing(around: Around, index: int, before: str) -> str:
    of_follows = around.word(index + 1) == "of"
    if before == "num" and around.closed.get(around.word(index + 1)) == "det":
        return "verb"  # "around 73, raising the age"
    if of_follows or before in _BEFORE_NOUN:
        return "adj" if before in _BEFORE_NOUN and around.opens_content(index + 1) and not of_follows else "noun"
    return "verb"


def _base(around: Around, token: Token, kinds: frozenset[str], lemma: str, before: str) -> str:
    """A base or -s form, or a past form that looks like the base ("hit", "cut")."""
    index, word_before = token.index, around.word(token.index - 1)
    third = lemma != token.lower
    if around.infinitive(index):
        return "noun" if third else "verb"
    if around.modal_before(index) and not third:
        return "verb"
    if "past" in kinds and before == "adv" and around.perfect_before(index):
        return "verb"  # "have also hit sales"
    if before in ("aux", "neg"):
        return "verb" if "past" in kinds or word_before not in _be_words() else "noun"
    if before in ("pron", "rel"):
        return _after_pronoun(around, index)
    nounish = token.lower in _both() or lemma in _both()
    if before in ("det", "poss", "prep", "adj", "num"):
        # "1 percent see", "12 hurt": a figure may be a subject
        return "verb" if before == "num" and (lemma in ("hurt", "hit") or not nounish) else "noun"
    if before == "time" and lemma in _reporting():
        return "verb"  # "a report for the year shows"
    if nounish:
        return "verb" if _evidence(around, token, kinds, third, before) else "noun"
    return "noun" if not third and before == "noun" and not _agrees(around, index, third) and around.opens_content(index + 1) else "verb"


def _after_pronoun(around: Around, index: int) -> str:
    """ "which needs" and "they report" are verbs; "that report" after a verb may be a noun with its determiner."""
    if around.word(index - 1) != "that" or index < 2 or around.tags[index - 2] in ("noun", "name", "punct", "time", "det", "pron"):
        return "verb"
    return "noun" if around.closed.get(around.word(index + 1)) in ("aux", "prep") else "verb"


def _evidence(around: Around, token: Token, kinds: frozenset[str], third: bool, before: str) -> bool:
    """Whether a word that is as often a noun is a verb here."""
    index = token.index
    if before == "verb" and around.word(index - 1) in _listed("bare-infinitive-alone"):
        return not third  # "helped trigger a fall"
    demonym = before == "name" and around.word(index - 1).endswith(_demonym_endings())  # "Japanese exports in May"
    if before not in ("noun", "name", "conj", "adv", "time") or demonym:
        return False
    following = around.word(index + 1)
    if following == "to" and around.word(index + 2) == "have" and token.lower in _listed("claiming-to"):
        return True  # "the rebels claim to have killed 40"
    shut = around.closed.get(following)
    if around.figure(index + 1) or shut in ("det", "pron"):
        return True
    stepped = following in ("by", "to", "from") and around.figure(index + 2)
    past_as_base = {"past", "base"} <= kinds
    moves = stepped or (past_as_base and shut in ("prep", "adv") and following != "of")
    if before in ("noun", "name", "time") and moves and not _verb_behind(around, index):
        return True  # "shares drop by 5%", "a coalition set up in 2014"
    if before == "adv":
        return shut == "prep" and following != "of" and _subject_noun(around, index) and _agrees(around, index, third)
    if before not in ("noun", "name") or following == "of" or (not past_as_base and not _agrees(around, index, third)):
        return False
    if past_as_base and around.opens_content(index + 1):
        return not _verb_behind(around, index) and not _verb_ahead(around, index + 2)  # "the bank cut costs"
    goes_on = shut in ("prep", "adv", "sub", "neg", "rel") or around.opens_content(index + 1)
    return goes_on and not _verb_behind(around, index) and not _verb_ahead(around, index + 1)


def _agrees(around: Around, index: int, third: bool) -> bool:
    """Whether the noun before a present form can be its subject: a singular of "stands", a plural of "stand"."""
    index = next((at for at in range(index, 0, -1) if around.tags[at - 1] != "adv"), index)  # "the boot now stands"
    plural = is_plural(around.word(index - 1)) or (around.tags[index - 1] == "name" and not third and around.word(index - 2) == "and")
    return plural != third


def _subject_noun(around: Around, index: int) -> bool:
    """Whether a noun stands before a word, adverbs between."""
    at = index - 1
    while at > 0 and around.tags[at] == "adv":
        at -= 1
    return at >= 0 and around.tags[at] in ("noun", "name")


def _verb_behind(around: Around, index: int) -> bool:
    """Whether the clause has a finite verb already, one of saying left aside ("said prices fall in May")."""
    for at in range(index - 1, max(-1, index - _AHEAD), -1):
        if around.tags[at] in ("punct", "sub", "rel", "conj"):
            return False
        if around.tags[at] in ("aux", "verb"):
            known = verbs().get(around.word(at))
            return known is None or (known[0] not in _reporting() and known[0] not in _listed("bare-infinitive"))
    return False


def _verb_ahead(around: Around, index: int) -> bool:
    """Whether the clause still has a finite verb to come: then the word before it was part of its subject."""
    for at in range(index, min(len(around.tokens), index + _AHEAD)):
        token = around.tokens[at]
        shut = around.closed.get(token.lower)
        if token.kind == "other" or shut in ("sub", "rel", "conj"):
            return False
        if shut == "aux":
            return True
        known = verbs().get(token.lower) if token.kind == "word" and shut is None else None
        if known is None or known[1] == {"ing"} or around.word(at - 1) == "to":
            continue
        told = known[1] == {"past"} and around.opens_content(at + 1)  # "forces attacked Kharkiv": no noun is "attacked"
        if told or known[0] not in _both() or around.figure(at + 1) or around.closed.get(around.word(at + 1)) in ("det", "pron"):
            return True
    return False
