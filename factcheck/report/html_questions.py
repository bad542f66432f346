"""A finding as the page for editors asks about it."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.model import Document, Finding, Label
from factcheck.report.html_story import ReaderText
from factcheck.report.questions import Step, difference, question, sentence, steps
from factcheck.report.words import other_rules

_VERDICTS = {
    "fail": "This holds in every reading of the words.",
    "review": "This hangs on one reading of the words; another would be fine.",
}
_NAMED = {"inherited: ": "", "note: ": "", "reading: ": "Another reading: "}
_SPACE = re.compile(r"\s+")
_ASKS = re.compile(r" [A-Z][^.?]*\?$")


class Figure(Struct, frozen=True):
    """A marked figure of a question: its words, what it is there, and the place on the page that it leads to."""

    quote: str
    text: str
    anchor: str | None
    elsewhere: str = ""


class Question(Struct, frozen=True):
    """One question. `offset` is where its first figure stands in the reader's text, None if it is not on the page."""

    number: int
    severity: str
    shape: str
    text: str
    headline: str
    verdict: str
    figures: tuple[Figure, ...]
    steps: tuple[Step, ...]
    difference: str
    notes: tuple[str, ...]
    also: tuple[str, ...]
    repairs: tuple[str, ...]
    rule: str
    document: str
    offset: int | None
    labels: tuple[Label, ...]

    @property
    def brief(self) -> str:
        """What is at odds, without the question that ends it."""
        return _ASKS.sub("", self.text)

    @property
    def asks(self) -> str:
        """The question that ends it: "Which is right?" """
        return self.text.removeprefix(self.brief).strip()

    @property
    def anchor(self) -> str:
        """The id of the question on the page."""
        return f"q{self.number}"


def build(number: int, finding: Finding, texts: dict[str, ReaderText], shape: str) -> Question:
    """The question about a finding; `texts` are the documents of the page."""
    primary = finding.labels[0]
    home = texts.get(primary.document)
    span = home.span(primary.at.start, primary.at.end) if home else None
    asked, said = question(finding), sentence(finding.headline)
    return Question(
        number=number,
        severity=finding.severity,
        shape=shape,
        text=asked,
        headline="" if asked.startswith(said) else said,
        verdict=_VERDICTS.get(finding.verdict, ""),
        figures=tuple(_figure(label, texts, primary.document) for label in finding.labels if label.mark == "figure"),
        steps=steps(finding),
        difference=difference(finding.derivation),
        notes=tuple(map(_note, finding.notes)),
        also=tuple(sentence(text) for text in other_rules(finding)),
        repairs=_repairs(finding, texts),
        rule=finding.rule,
        document=primary.document if home else finding.document,
        offset=span.start if span else None,
        labels=finding.labels,
    )


def _figure(label: Label, texts: dict[str, ReaderText], home: str) -> Figure:
    text = texts.get(label.document)
    anchor = text.anchor(label.at.start, label.at.end) if text else None
    return Figure(_SPACE.sub(" ", label.quote), label.text, anchor, "" if label.document == home else label.document)


def _note(note: str) -> str:
    for name, words in _NAMED.items():
        if note.startswith(name):
            return sentence(words + note.removeprefix(name))
    return sentence(note)


def _repairs(finding: Finding, texts: dict[str, ReaderText]) -> tuple[str, ...]:
    text = texts.get(finding.document)
    if text is None:
        return ()
    ranked = sorted(finding.suggestions, key=lambda suggestion: suggestion.rank)
    return tuple(
        ", and ".join(_edit(text.document, edit.at.start, edit.at.end, edit.replacement) for edit in each.edits) for each in ranked
    )


def _edit(document: Document, start: int, end: int, replacement: str) -> str:
    old = _SPACE.sub(" ", document.source[start:end]).strip()
    if not old:
        return f"insert “{replacement}”"
    return f"“{old}” becomes “{replacement}”" if replacement else f"“{old}” is left out"
