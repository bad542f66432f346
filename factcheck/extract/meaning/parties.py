"""Actors, targets and sources by name, through a document.

A name in full with its short form in brackets ("the Northern Command (NORCOM)") makes the two one party; "the command" later points back
to it by its
last word, "it" to the last party that was the subject of a sentence.
"""

from __future__ import annotations

from msgspec import Struct, field

from factcheck.extract.meaning.counted import Counted
from factcheck.extract.meaning.frames import Frame
from factcheck.extract.morphology import singular
from factcheck.extract.syntax.clauses import Grammar, clause_start, subject
from factcheck.extract.syntax.phrases import Noun, Verb
from factcheck.extract.tokens import cover
from factcheck.model import Actor, Slot
from factcheck.scope.actors import joint, key_of, single
from factcheck.scope.measures import happenings
from factcheck.vocabulary import words

UNKNOWN: Slot[Actor] = Slot(None)
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})
_POSSESSIVES = frozenset({"its", "their", "his", "her"})
_REACH = 12


class Cast(Struct):
    """The parties met so far in a document: short forms, and who was last spoken of. The one stage that keeps state from sentence to
    sentence."""

    aliases: dict[str, Actor] = field(default_factory=dict)
    by_head: dict[str, Actor] = field(default_factory=dict)
    last: Actor | None = None

    def introduce(self, grammar: Grammar) -> None:
        """Learn the names of a sentence: "Full Name (SHORT)" and "Full Name, known as SHORT"."""
        for group in grammar.phrases.nouns:
            if group.head is None or grammar.tag(group.head) != "name":
                continue
            short = _short_form(grammar, group.last)
            bare = group.head == group.first if group.det is None else group.head == group.det + 1
            if short is None and bare:
                continue  # one word without a short form: nothing to learn
            actor = self._named(grammar, group)
            if actor is None:
                continue
            if short is not None:
                self.aliases[key_of(short)] = actor
            if len(actor.key.split()) > 1:
                self.by_head[actor.key.split()[-1]] = actor

    def resolve(self, grammar: Grammar, who: Noun | int | None) -> Slot[Actor]:
        """The party that a noun group or pronoun names; its coordinated partners ("and its allies") are joined to it.

        Happenings and figures act only in a manner of speaking ("137 operations, which ended in …"): they name no party.
        """
        if who is None or (isinstance(who, Noun) and _no_party(grammar, who)):
            return UNKNOWN
        first, last = (who, who) if isinstance(who, int) else (who.first, who.last)
        head = self._pronoun(grammar, who) if isinstance(who, int) else self._group(grammar, who)
        if head.value is None:
            return head
        parties, at = [head.value], last + 1
        while grammar.tag(at) == "conj" and grammar.word(at) == "and" and len(parties) < 4:
            partner = grammar.noun(at + 1)
            if partner is None or grammar.phrases.verb_at[at + 1] >= 0:
                break
            parties.append(self._partner(grammar, partner, parties[0]))
            last, at = partner.last, partner.last + 1
        span = cover(grammar.tokens, first, last)
        return Slot(joint(parties), head.how, span, head.why)

    def _pronoun(self, grammar: Grammar, at: int) -> Slot[Actor]:
        token = grammar.tokens[at]
        if token.lower not in _PRONOUNS or self.last is None:
            return UNKNOWN
        return Slot(self.last, "inherited", token.span, f"“{token.text}” is taken as {self.last.name}")

    def _group(self, grammar: Grammar, group: Noun) -> Slot[Actor]:
        span = cover(grammar.tokens, group.first, group.last)
        named = self._named(grammar, group)
        if named is not None:
            return Slot(named, "stated", span)
        if group.head is None:
            return UNKNOWN
        known = self.by_head.get(grammar.word(group.head))
        if known is not None and grammar.word(group.first) in ("the", "this", "that", "its"):
            shown = _words(grammar, group.first, group.last)
            return Slot(known, "inherited", span, f"“{shown}” is taken as {known.name}")
        return Slot(single(_words(grammar, group.first, group.head)), "stated", span)

    def _named(self, grammar: Grammar, group: Noun) -> Actor | None:
        names = [index for index in range(group.first, group.last + 1) if grammar.tag(index) == "name"]
        if not names or group.head is None:
            return None
        text = _words(grammar, group.first + (1 if group.det is not None else 0), group.head)
        return self.aliases.get(key_of(text)) or single(text)

    def _partner(self, grammar: Grammar, group: Noun, owner: Actor) -> Actor:
        if grammar.word(group.first) in _POSSESSIVES and group.head is not None:
            text = _words(grammar, group.first + 1, group.head)
            return single(f"{text} of {owner.name}")
        return self._group(grammar, group).value or single(_words(grammar, group.first, group.last))


def _no_party(grammar: Grammar, group: Noun) -> bool:
    if group.head is None or "num" in grammar.classes.tags[group.first : group.last + 1]:
        return True
    return singular(grammar.word(group.head)) in happenings()


def _words(grammar: Grammar, first: int, last: int) -> str:
    parts = [("" if token.glued and token.index > first else " ") + token.text for token in grammar.tokens[first : last + 1]]
    return "".join(parts).strip()


def _short_form(grammar: Grammar, last: int) -> str | None:
    if grammar.word(last + 1) == "(" and grammar.word(last + 3) == ")":
        text = grammar.tokens[last + 2].text
        return text if text.isupper() and len(text) > 1 else None
    for at in range(last + 1, min(last + 4, len(grammar.tokens) - 2)):
        if grammar.word(at) == "known" and grammar.word(at + 1) == "as":
            return grammar.tokens[at + 2].text
    return None


class Source(Struct, frozen=True):
    """A source and the stretch of tokens that it vouches for, inclusive."""

    first: int
    last: int
    actor: Slot[Actor]


def read_sources(grammar: Grammar, cast: Cast) -> tuple[Source, ...]:
    """Who says what in a sentence: "X said that …", "…, X said", "according to X". Remembers the last one as what "it" means."""
    found: list[Source] = []
    end = len(grammar.tokens) - 1
    for verb in grammar.phrases.verbs:
        if (
            verb.lemma not in words("words")["reporting"]
            or verb.passive
            or verb.form in ("infinitive", "ing")
            or _takes_object(grammar, verb)
        ):
            continue
        who = _speaker(grammar, verb)
        slot = cast.resolve(grammar, who)
        if slot.value is None or who is None:
            continue
        cast.last = slot.value
        start = who if isinstance(who, int) else who.first
        if grammar.word(start - 1) in (",", "”", '"') and verb.last >= end - _REACH and not _says_more(grammar, verb):
            found.append(Source(0, start - 1, slot))
        else:
            found.append(Source(clause_start(grammar, start), end, slot))
    for at in range(end) if "according" in grammar.lowers else ():
        if grammar.word(at) == "according" and grammar.word(at + 1) == "to":
            slot = cast.resolve(grammar, grammar.noun(at + 2))
            if slot.value is not None:
                cast.last = slot.value
                found.append(Source(0, end, slot))
    return tuple(found)


def _speaker(grammar: Grammar, verb: Verb) -> Noun | int | None:
    who = subject(grammar, verb)
    if who is not None:
        return who
    after = grammar.noun(verb.last + 1)
    return after if after is not None and grammar.word(verb.first - 1) in (",", "”", '"') else None


def _takes_object(grammar: Grammar, verb: Verb) -> bool:
    """ "claimed responsibility", "put the toll at 40": a verb of saying with a plain object reports nothing more, unless it quotes."""
    if verb.lemma not in words("words")["reporting-or-acting"]:
        return False
    at = verb.last + 1
    while grammar.tag(at) == "adv":
        at += 1
    group = grammar.noun(at)
    return group is not None and not any(index >= 0 for index in grammar.phrases.verb_at[group.last + 1 : group.last + 2])


def _says_more(grammar: Grammar, verb: Verb) -> bool:
    """Whether what is said follows the verb: "the command said that …", "said on Monday it had …"."""
    return any(grammar.tag(index) in ("rel", "verb", "aux") for index in range(verb.last + 1, len(grammar.tokens)))


def attribution(sources: tuple[Source, ...], at: int) -> Slot[Actor]:
    """The source that vouches for the token at `at`: the narrowest stretch that holds it, the later one of two equal."""
    holding = [source for source in sources if source.first <= at <= source.last]
    return min(reversed(holding), key=lambda source: source.last - source.first).actor if holding else UNKNOWN


def target(grammar: Grammar, cast: Cast, counted: Counted, frame: Frame) -> Slot[Actor]:
    """To whom it was done: the counted people themselves where the frame makes them patients, else who an against-phrase names."""
    if frame.patient:
        return _patients(grammar, cast, counted)
    for at in range(counted.last + 1, min(counted.last + _REACH, len(grammar.tokens))):
        if grammar.word(at) in ("against", "on", "targeting") and grammar.word(at) != "on":
            return cast.resolve(grammar, grammar.noun(at + 1))
        if grammar.tag(at) not in ("prep", "noun", "name", "adj", "det", "conj"):
            break
    return UNKNOWN


def _patients(grammar: Grammar, cast: Cast, counted: Counted) -> Slot[Actor]:
    if counted.head is None:
        return UNKNOWN
    names = [index for index in range(counted.first, counted.head) if grammar.tag(index) == "name"]
    if names:
        span = cover(grammar.tokens, names[0], names[-1])
        text = _words(grammar, names[0], names[-1])
        return Slot(cast.aliases.get(key_of(text)) or single(text), "stated", span)
    if counted.of is not None and counted.of.head is not None and grammar.tag(counted.of.head) == "name":
        return cast.resolve(grammar, counted.of)
    span = grammar.tokens[counted.head].span
    return Slot(single(counted.lemma or grammar.tokens[counted.head].text), "stated", span)
