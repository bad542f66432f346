"""Cutting a paragraph into sentences by rules. Offsets only: nothing is copied, changed or lost.

A candidate is a run of ".", "!", "?" or "…" with the closing quotes and brackets behind it. It ends a sentence unless the
word before it is an abbreviation, or what follows shows that the sentence goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Span
from factcheck.read import abbreviations as known

# Possessive: a run is taken whole or not at all, so that a megabyte of full stops is read once.
_STOP = re.compile(r"[.!?…。！？]++[\"”’'»)\]}]*+")
_SPACES = re.compile(r"\s*+")
_LAST_WORD = re.compile(r"(?:[^\W_]+[.'’&-])*+[^\W_]*+\Z")
_NEXT_WORD = re.compile(r"[\"“‘'«(\[„]{0,4}([^\W_][\w'’-]{0,30})")
_GLUED = re.compile(r"[“„]|[A-Z][a-z]+[\s,:]|[A-Z]\s")
_SPEAKER = re.compile(r"(?:[A-Z][\w.'’-]{0,30}\s+){1,4}(\w{3,9})\b")
_ENUMERATOR = re.compile(r"[(\s]*(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})\Z")
_CLOSERS = ('"', "”")
_WINDOW = 32
_LONGEST = 1_200  # the longest sentences of ordinary prose have half as many characters
_PAUSES = ("; ", ", ", " ")
_SPACE = re.compile(r"\s")


def split(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of the paragraph `text[start:end]`, without the white space around them.

    What runs on for more than `_LONGEST` characters is no sentence; it is cut at a pause, so that the cost of a sentence has a bound.
    """
    for span in _sentences(text, start, end):
        yield from pieces(text, span)


def pieces(text: str, span: Span) -> Iterator[Span]:
    """A sentence, or the pieces of one that is too long: cut behind a semicolon, else a comma, else at white space."""
    start = span.start
    while span.end - start > _LONGEST:
        low, high = start + _LONGEST // 2, start + _LONGEST
        cut = next((at + 1 for mark in _PAUSES if (at := text.rfind(mark, low, high)) >= 0), None)
        if cut is None:
            space = _SPACE.search(text, high, span.end)
            if space is None:
                break
            cut = space.start()
        yield Span(start, start + len(text[start:cut].rstrip()))
        start = _skip(text, cut, span.end)
    yield Span(start, span.end)


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    first = _skip(text, start, end)
    for stop in _STOP.finditer(text, first, end):
        after = _skip(text, stop.end(), end)
        if after < end and (_breaks(text, first, stop, after) if after > stop.end() else _breaks_glued(text, stop, end)):
            yield Span(first, stop.end())
            first = after
    last = start + len(text[start:end].rstrip())
    if first < last:
        yield Span(first, last)


def _skip(text: str, start: int, end: int) -> int:
    match = _SPACES.match(text, start, end)
    return match.end() if match else start


def _breaks_glued(text: str, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence ends although no space follows, as in text from the web: "… militants.The …", "… left.“The …"."""
    before = text[max(0, stop.start() - 3) : stop.start()]
    if not (len(before) == 3 and (before.islower() or before.isdigit()) and before.isalnum()):
        return False
    return _GLUED.match(text, stop.end(), end) is not None


def _breaks(text: str, first: int, stop: re.Match[str], after: int) -> bool:
    """Whether the candidate ends a sentence, given that white space and the text at `after` follow."""
    marks = stop.group()
    following = _NEXT_WORD.match(text, after)
    word = following[1] if following else ""
    if word[:1].islower() and not _camel(word):
        return False
    if not word and text[after] in "-–—,;:)]}&/+":
        return False
    if text[stop.start() - 1 : stop.start()] in "[(" and marks[-1] in "])" and stop.start() > first:
        return _omission_breaks(text, first, stop.start() - 1)
    if text[after] in "[(" and text[after + 1 : after + 2].isdigit() and _word_before(text, first, stop.start()) in known.UNITS:
        return False
    if "!" in marks or "?" in marks:
        return not _attributed(text, marks, after)
    if marks[0] == "." and (len(marks) == 1 or marks[1] != "."):
        ended = following is None or text[following.end() : following.end() + 1] != "."  # "A" of "A. Smith" is no article
        return _full_stop_breaks(text, first, stop, word if ended else word + ".")
    return True


def _camel(word: str) -> bool:
    """ "iPhone", "eBay": a name that begins small may begin a sentence."""
    return len(word) > 2 and word[1].isupper()


def _omission_breaks(text: str, first: int, at: int) -> bool:
    """ "… left. […] The …" breaks before the brackets, not behind them; "(?)" breaks nowhere."""
    return first < at and text[first:at].rstrip()[-1:] in (".", "!", "?", "”", '"')


def _attributed(text: str, marks: str, after: int) -> bool:
    """Whether the speaker follows a quoted question or shout: "“Stop!” Ms Lee said"."""
    if marks[-1] not in "\"”’'»":
        return False
    speaker = _SPEAKER.match(text, after, after + 120)
    return speaker is not None and any(word in known.SPEECH for word in speaker.group().split())


def _full_stop_breaks(text: str, first: int, stop: re.Match[str], word: str) -> bool:
    """The case of a single full stop: abbreviations, initials, enumerators. `word` is the next one."""
    at, marks = stop.start(), stop.group()
    if at - first <= 8 and _ENUMERATOR.match(text[first:at]):
        return False
    before = _word_before(text, first, at)
    starts = word in known.STARTERS
    if before in known.NEVER_LAST:
        breaks = False
    elif before.lstrip("0123456789.") in known.CLOCK:
        breaks = word.rstrip(".") not in known.AFTER_CLOCK and not word[:1].isdigit()
    elif before in known.BEFORE_NUMBER:
        breaks = not word[:1].isdigit() and (starts or before.islower() or before in ("No", "Nos"))
    elif before in known.MAY_END:
        breaks = starts or marks[1:2] in _CLOSERS or (before.islower() and not word[:1].isdigit())
    else:
        breaks = starts or marks[1:2] in _CLOSERS or not _initial(before)
    return breaks


def _word_before(text: str, first: int, at: int) -> str:
    """The word that ends at `at`, with the full stops inside it ("U.S", "Lt.Gen")."""
    match = _LAST_WORD.search(text[max(first, at - _WINDOW) : at])
    return match.group() if match else ""


def _initial(word: str) -> bool:
    """A single capital ("J" of "J. Smith") or capitals with full stops between them ("J.R")."""
    return (len(word) == 1 and word.isupper()) or ("." in word and all(len(part) == 1 and part.isalpha() for part in word.split(".")))
