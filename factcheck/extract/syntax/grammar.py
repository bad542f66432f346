"""One sentence as the later stages see it: tokens, classes and groups as one argument, and where its clauses start."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extract.syntax.classes import Classes
from factcheck.extract.syntax.phrases import Noun, Phrases, Verb
from factcheck.extract.tokens import Token

_LONGEST = 120
_CLOSES = 1 << 60  # no token has this index
_BOUNDARY_TAGS = frozenset({"sub", "rel"})
_BOUNDARY_MARKS = frozenset({";", ":", "“", "”", '"', "(", "—", "–"})


class Grammar(Struct, frozen=True):
    """Tokens, classes and groups of one sentence, as one argument.

    `lowers` are the words in lower case, `said` the same without order, `breaks` where clauses may start.
    """

    tokens: tuple[Token, ...]
    classes: Classes
    phrases: Phrases
    lowers: tuple[str, ...]
    said: frozenset[str]
    breaks: tuple[tuple[int, int], ...]

    def word(self, index: int) -> str:
        """The lower-case word at a token index, "" outside the sentence."""
        try:
            return self.lowers[index] if index >= 0 else ""
        except IndexError:
            return ""

    def tag(self, index: int) -> str:
        """The class at a token index, "" outside the sentence."""
        try:
            return self.classes.tags[index] if index >= 0 else ""
        except IndexError:
            return ""

    def noun(self, index: int) -> Noun | None:
        """The noun group that a token belongs to."""
        at = self.phrases.noun_at[index] if 0 <= index < len(self.tokens) else -1
        return self.phrases.nouns[at] if at >= 0 else None

    def verb(self, index: int) -> Verb | None:
        """The verb group that a token belongs to."""
        at = self.phrases.verb_at[index] if 0 <= index < len(self.tokens) else -1
        return self.phrases.verbs[at] if at >= 0 else None


def read_grammar(tokens: tuple[Token, ...], classes: Classes, phrases: Phrases) -> Grammar:
    """The grammar of a sentence from its tokens, their classes and its groups."""
    lowers = tuple([token.lower for token in tokens])
    bare = Grammar(tokens, classes, phrases, lowers, frozenset(lowers), ())
    return replace(bare, breaks=_breaks(bare))


def clause_start(grammar: Grammar, at: int) -> int:
    """Index of the first token of the clause that holds `at`: after the last subordinator, relative, colon, quotation mark or bracket.

    No clause counts for longer than `_LONGEST` tokens, so that what scans a clause is linear in the sentence.
    """
    if not grammar.breaks:
        return max(0, at - _LONGEST)
    bracketed = False
    nearest = bisect_left(grammar.breaks, (at, 0)) - 1
    for place in range(nearest, -1, -1):
        index, needs = grammar.breaks[place]
        if index <= at - _LONGEST:
            break
        if bracketed or needs == _CLOSES:  # what stands in closed brackets opens no clause for what follows
            bracketed = grammar.word(index) != "("
        elif needs <= at:
            return index + 1
    return max(0, at - _LONGEST)


def _breaks(grammar: Grammar) -> tuple[tuple[int, int], ...]:
    """Where clauses may start: indexes of the tokens before them, each with the index that must be reached for it to count.

    That index is 0 for a subordinator, a relative or a mark. "…, and the command said" counts for the verb and what follows it: a new
    subject behind a comma and a conjunction opens a clause of its own. A closing bracket has `_CLOSES`.
    """
    found: list[tuple[int, int]] = []
    for index, (word, tag) in enumerate(zip(grammar.lowers, grammar.classes.tags, strict=True)):
        if word == ")":
            found.append((index, _CLOSES))
        elif tag in _BOUNDARY_TAGS or word in _BOUNDARY_MARKS:
            found.append((index, 0))
        elif tag == "conj" and index and grammar.lowers[index - 1] == ",":
            opened = _opened(grammar, index + 1)
            if opened is not None:
                found.append((index, opened))
    return tuple(found)


def _opened(grammar: Grammar, at: int) -> int | None:
    """Index of the verb of which the group or pronoun at `at` is the subject; None if no verb stands right behind it."""
    group = grammar.noun(at)
    after = group.last + 1 if group is not None else at + 1
    subject_like = group is not None or grammar.tag(at) == "pron"
    return after if subject_like and grammar.phrases.verb_at[after : after + 1] not in ((), (-1,)) else None
