"""What comments say to factcheck: `<!-- factcheck: ignore RULE until=2027-01-31 -- reason -->` and its relatives.

factcheck: ignore RULE… [until=DATE] [-- reason]        the next block, or the one that the comment stands in
factcheck: off RULE… / factcheck: on RULE…              a range
factcheck: ignore-file RULE…                            the whole document
factcheck: read "QUOTE" SLOT="VALUE"… [-- reason]       a figure that was misread
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from msgspec import Struct, field

from factcheck.model import Document, Span
from factcheck.strict_yaml import nearest

VERBS = ("ignore", "off", "on", "ignore-file", "read")
_MARKS = re.compile(r"(?:<!--|\{\{[<%]?\s*/\*|\{/\*)(.*?)(?:-->|\*/\s*[>%]?\}\}|\*/\})", re.DOTALL)
_OURS = re.compile(r"\s*factcheck\b\s*(?P<colon>:)?\s*(?P<verb>[\w-]*)", re.IGNORECASE)
_REASON = re.compile(r"(?:^|\s)(?:--|—|–)\s+")
_WORD = re.compile(r"""([a-z]+)=(?:"([^"]*)"|“([^”]*)”|(\S+))|"([^"]*)"|“([^”]*)”|([^\s,]+)|,""")


class Directive(Struct, frozen=True):
    """One comment that factcheck obeys. `by` says what it is to people; `until` is the last day on which it holds.

    `rules` are names of rules as written; a `read` has `quote`, the figure as printed, and `slots`, what to read it as.
    """

    verb: str
    span: Span
    rules: tuple[str, ...] = ()
    reason: str | None = None
    until: dt.date | None = None
    quote: str = ""
    slots: Mapping[str, str] = field(default_factory=dict)
    by: str = "comment"


class Broken(Struct, frozen=True):
    """A comment that speaks to factcheck and cannot be obeyed."""

    span: Span
    what: str
    fix: str


def directives(document: Document) -> tuple[list[Directive], list[Broken]]:
    """What the comments of a document say, in text order; comments that do not speak to factcheck are passed over."""
    good: list[Directive] = []
    bad: list[Broken] = []
    for span in document.comments:
        found = parse(document.source[span.start : span.end], span)
        if isinstance(found, Directive):
            good.append(found)
        elif found is not None:
            bad.append(found)
    return good, bad


def parse(comment: str, span: Span) -> Directive | Broken | None:
    """The directive in a comment with its marks; None if the comment is about something else."""
    inner = _MARKS.fullmatch(comment)
    head = _OURS.match(inner[1]) if inner else None
    if inner is None or head is None:
        return None
    verb = head["verb"].lower()
    if not head["colon"]:  # "factcheck this" is a note to a colleague, "factcheck ignore X" a slip that must not pass in silence
        return Broken(span, "the colon is missing", f"Write factcheck: {verb}.") if verb in VERBS else None
    if verb not in VERBS:
        return Broken(span, f'"{verb}" is nothing that factcheck can do', nearest(verb, VERBS))
    words, *reason = _REASON.split(inner[1][head.end() :], maxsplit=1)
    why = " ".join(reason[0].split()) if reason else None
    try:
        return _read(span, words, why or None) if verb == "read" else _silence(verb, span, words, why or None)
    except ValueError as error:
        what, fix = error.args
        return Broken(span, what, fix)


def day_of(value: str) -> dt.date:
    """A date of a directive or a waiver; raises ValueError with what is wrong and what to do."""
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f'"{value}" is no date', "Write it as until=2027-01-31.") from None


def _silence(verb: str, span: Span, words: str, reason: str | None) -> Directive:
    rules: list[str] = []
    until = None
    for word in _WORD.finditer(words):
        if word[1] == "until":
            until = day_of(word[2] or word[3] or word[4] or "")
        elif word[1]:
            raise ValueError(f'"{word[1]}" means nothing here', "A suppression takes rules, until=DATE and, after --, a reason.")
        elif word[7]:
            rules.append(word[7])
        elif word[0] != ",":
            raise ValueError(f"{word[0]} is no rule", "Write the reason after --, such as: -- both figures confirmed.")
    if not rules:
        raise ValueError("no rule is named", f"Say which: factcheck: {verb} RULE. The rule stands in brackets in the report.")
    return Directive(verb, span, tuple(rules), reason, until)


def _read(span: Span, words: str, reason: str | None) -> Directive:
    quote, slots = "", {}
    for word in _WORD.finditer(words):
        if word[1]:
            slots[word[1]] = next(part for part in word.groups()[1:4] if part is not None)
        elif (word[5] or word[6]) and not quote:
            quote = word[5] or word[6]
        elif word[0] != ",":
            raise ValueError(f"{word[0]} means nothing here", 'Write: factcheck: read "196" place="Iraq and Syria".')
    if not quote or not slots:
        missing = "the figure in quotes" if not quote else "what to read it as"
        raise ValueError(f"{missing} is missing", 'Write: factcheck: read "196" place="Iraq and Syria".')
    return Directive("read", span, reason=reason, quote=" ".join(quote.split()), slots=slots)
