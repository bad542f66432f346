"""A sentence cut into tokens, each with its span in the source.

A number keeps its grouping and decimals ("3,50,000", "12.5", "1 204" with a no-break or thin space); letters glued to it are a token of
their own ("2" "bn", "1" "st", "5" "G").
Hyphens and dashes are tokens, so that "two-drone" and "10-15" come apart; `glued` says that no space stands before a token.
Abbreviations keep their dots ("U.S.", "Mr.", "a.m."), a possessive is cut off ("ISIS" "'s").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from factcheck.model import Sentence, Span

# One alternation, tried in order; every branch consumes at least one character and none nests a repeat, so that scanning is linear.
# `plain` is no kind of its own: most tokens are words in small letters, and it saves them the branches before `word`.
_TOKEN = re.compile(
    r"""
    (?P<plain> [a-z]{2,}+ (?! [^\W\d_] | ['’] ) )
  | (?P<number> [0-9]{1,3} (?: [\u00a0\u202f\u2009][0-9]{3} )+ (?! [0-9] ) | [0-9]+ (?: [,.][0-9]+ )* )
  | (?P<vulgar> [¼-¾⅐-⅞] )
  | (?P<abbrev> (?: [^\W\d_] \. ){2,} | (?: Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Maj|Gov|Sen|Rep|St|Jr|Sr|No|Inc|Ltd|Co|Corp|vs
        |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec ) \. (?= \s | [,;:)] | $ ) )
  | (?P<currency> (?: US|A|C|NZ|HK|S|R|AU|CA )? \$ | [£€¥₹₽₪₩₫₦] )
  | (?P<possessive> ['’]s \b )
  | (?P<word> [^\W\d_]+ (?: ['’] (?! s\b ) [^\W\d_]+ )* )
  | (?P<dash> [-‐‑‒–—] )
  | (?P<other> \S )
    """,
    re.VERBOSE,
)


class Token(Struct, frozen=True, gc=False):
    """One token. `start`/`end` are offsets into the sentence's text, `span` into the source.

    `kind` is number, vulgar (½), word (abbreviations too), currency, possessive, dash or other. `glued`: no space before it.
    """

    index: int
    kind: str
    text: str
    lower: str
    start: int
    end: int
    glued: bool
    sentence: Sentence

    @property
    def source_start(self) -> int:
        """Where the token starts in the source."""
        return self.sentence.starts[self.start]

    @property
    def span(self) -> Span:
        """Where the token stands in the source."""
        return Span(self.sentence.starts[self.start], self.sentence.ends[self.end - 1])


def cover(tokens: Sequence[Token], first: int, last: int) -> Span:
    """Where a run of tokens stands in the source, both ends included."""
    sentence = tokens[first].sentence
    return Span(sentence.starts[tokens[first].start], sentence.ends[tokens[last].end - 1])


def tokenize(sentence: Sentence) -> tuple[Token, ...]:
    """The tokens of a sentence, in order; white space belongs to none."""
    tokens: list[Token] = []
    last_end = -1
    for index, match in enumerate(_TOKEN.finditer(sentence.text)):
        start, end = match.span()
        kind, text = match.lastgroup or "other", match[0]
        if kind == "plain":
            kind, lower = "word", text
        else:
            kind, lower = "word" if kind == "abbrev" else kind, text.lower()
            if "’" in lower:
                lower = lower.replace("’", "'")
        tokens.append(Token(index, kind, text, lower, start, end, start == last_end, sentence))
        last_end = end
    return tuple(tokens)
