"""A finding as a question that an editor can put to the writer, built from its arithmetic and headline: no rule is known here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.model import Derivation, Finding

_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LINE = re.compile(r" \(line [0-9]+\)$")
_NO_DIFFERENCE = "none"
_SAYS_NOTHING = ("", "unknown", "the two do not agree")
WORKED_OUT, IN_THE_STORY = "worked out", "in the story"


@dataclass(frozen=True, slots=True)
class Step:
    """One row of an arithmetic: `sign` (+, =, ≠ or nothing), what stands there, and whose figure it is."""

    sign: str
    text: str
    told: str = ""


def question(finding: Finding) -> str:
    """ "The three figures add to 41; the story says 43. Which is right?" """
    sums = finding.derivation
    formula, equals, result = sums.computed.rpartition(" = ")
    if is_sum(sums):
        return f"The {_number(len(sums.addends))} figures add to {result}; the story says {sums.stated}. Which is right?"
    if sums.difference.startswith(_NO_DIFFERENCE):
        return f"{sentence(finding.headline)} Can that be right?"
    if equals:
        return f"{capital(formula)} comes to {result}; the story says {sums.stated}. Which is right?"
    return f"{sentence(finding.headline)} {'Is that meant?' if finding.severity == 'note' else 'Which is right?'}"


def steps(finding: Finding) -> tuple[Step, ...]:
    """The arithmetic worked out: the addends one under the other, what they come to, and what the story says."""
    sums = finding.derivation
    formula, equals, result = sums.computed.rpartition(" = ")
    same = sums.difference.startswith(_NO_DIFFERENCE)
    if not equals:
        printed = any(label.quote in sums.computed for label in finding.labels if label.mark == "figure")
        other = Step("=" if same else "≠", sums.computed, "also in the story" if printed else WORKED_OUT)
        return Step("", sums.stated, IN_THE_STORY), other
    addends = [_LINE.sub("", text) for text in sums.addends] if is_sum(sums) else [formula]
    parts = [Step("+" if index else "", text) for index, text in enumerate(addends)]
    return (*parts, Step("=", result, WORKED_OUT), Step("" if same else "≠", sums.stated, IN_THE_STORY))


def is_sum(sums: Derivation) -> bool:
    """Whether the arithmetic adds figures up and comes to a result."""
    return len(sums.addends) > 1 and " + " in sums.computed and " = " in sums.computed


def difference(sums: Derivation) -> str:
    """By how much the two sides differ, as a phrase; nothing where that would say nothing."""
    return "" if sums.difference in _SAYS_NOTHING or sums.difference.startswith(_NO_DIFFERENCE) else capital(sums.difference)


def sentence(text: str) -> str:
    """The text as a sentence: a capital in front and a full stop at the end."""
    text = capital(text.strip())
    return text if text.endswith((".", "?", "!", ".”", '."')) else f"{text}."


def capital(text: str) -> str:
    """The text with its first letter a capital one."""
    return text[:1].upper() + text[1:]


def _number(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"
