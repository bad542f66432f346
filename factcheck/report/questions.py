"""A finding as a question that an editor can put to the writer, built from its arithmetic and headline: no rule is known here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from factcheck.model import Derivation, Finding, Label

_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LINE = re.compile(r" \(line [0-9]+\)$")
_NO_DIFFERENCE = "none"
_SAYS_NOTHING = ("", "unknown", "the two do not agree")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_HAS_DIGIT = re.compile("[0-9]")
WORKED_OUT, IN_THE_STORY, WHICH = "worked out", "in the story", "Which is right?"


class Step(Struct, frozen=True):
    """One row of an arithmetic: `sign` (+, =, ≠ or nothing), what stands there, and whose figure it is."""

    sign: str
    text: str
    told: str = ""


def question(finding: Finding) -> str:
    """ "The three figures add to 41; the story says 43. Which is right?" """
    sums = finding.derivation
    if is_sum(sums):
        result = sums.computed.rpartition(" = ")[2]
        return f"The {_number(len(sums.addends))} figures add to {result}; the story says {sums.stated}. {WHICH}"
    return f"{sentence(finding.headline)} {_asks(finding)}"


def steps(finding: Finding) -> tuple[Step, ...]:
    """The arithmetic worked out: the addends one under the other, what they come to, and what the story says.

    Empty where the two sides are no figures of the story (a number that is not written like one, say).
    """
    sums = finding.derivation
    printed = _is_printed(sums.computed, finding)
    if " = " in sums.stated:
        formula, _, result = sums.stated.rpartition(" = ")
        return _steps([formula], result, Step("≠", sums.computed, IN_THE_STORY if printed else ""))
    if " = " in sums.computed:
        formula, _, result = sums.computed.rpartition(" = ")
        addends = [_LINE.sub("", text) for text in sums.addends] if is_sum(sums) else [formula]
        return _steps(addends, result, Step("≠", sums.stated, IN_THE_STORY))
    told_of = _is_printed(sums.stated, finding, wholly=False) or (len(_figures(finding)) > 1 and _HAS_DIGIT.search(sums.stated))
    alike = set(_NUMBER.findall(sums.stated)) & set(_NUMBER.findall(sums.computed))
    if not told_of or (_is_same(sums) and not (printed and alike)):
        return ()
    told = _whose(sums.computed, finding) if printed else WORKED_OUT if len(_figures(finding)) > 1 else ""
    other = Step("=" if _is_same(sums) else "≠", sums.computed, told)
    return Step("", sums.stated, IN_THE_STORY), other


def is_sum(sums: Derivation) -> bool:
    """Whether the arithmetic adds figures up and comes to a result."""
    return len(sums.addends) > 1 and " + " in sums.computed and " = " in sums.computed


def difference(sums: Derivation) -> str:
    """By how much the two sides differ, as a phrase; nothing where that would say nothing."""
    return "" if sums.difference in _SAYS_NOTHING or _is_same(sums) else capital(sums.difference)


def sentence(text: str) -> str:
    """The text as a sentence: a capital in front and a full stop at the end."""
    text = capital(text.strip())
    return text if text.endswith((".", "?", "!", ".”", '."')) else f"{text}."


def capital(text: str) -> str:
    """The text with its first letter a capital one."""
    return text[:1].upper() + text[1:]


def _asks(finding: Finding) -> str:
    """What to ask: of two printed figures one may be right; of one figure, or of one given twice, it is whether it can be."""
    if finding.severity == "note":
        return "Is that meant?"
    alone = len(_figures(finding)) < 2 or " = " in finding.derivation.stated
    return "Can that be right?" if alone or _is_same(finding.derivation) else WHICH


def _steps(addends: Sequence[str], result: str, other: Step) -> tuple[Step, ...]:
    parts = [Step("+" if index else "", text) for index, text in enumerate(addends)]
    return (*parts, Step("=", result, WORKED_OUT), other)


def _figures(finding: Finding) -> list[Label]:
    return [label for label in finding.labels if label.mark == "figure"]


def _is_printed(side: str, finding: Finding, *, wholly: bool = True) -> bool:
    """Whether a side of the arithmetic tells figures of the story: their words, or (`wholly`: nothing but) the numbers in them."""
    quotes = [label.quote for label in _figures(finding)]
    numbers, printed = set(_NUMBER.findall(side)), {number for quote in quotes for number in _NUMBER.findall(quote)}
    return any(quote in side for quote in quotes) or bool(numbers & printed and (not wholly or numbers <= printed))


def _whose(side: str, finding: Finding) -> str:
    """Where the figure that a side of the arithmetic tells is printed: in the text in question or in the one it is held against."""
    home = finding.labels[0].document
    places = {label.document for label in _figures(finding)[1:] if label.quote in side}
    return "in the other text" if places and home not in places else "also in the story"


def _is_same(sums: Derivation) -> bool:
    return sums.difference.startswith(_NO_DIFFERENCE)


def _number(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"
