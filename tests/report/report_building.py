"""Reports built by hand, so that renderers are tested without the rooms before them."""

from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal

from msgspec.structs import replace

from factcheck.model import (
    Actor,
    Also,
    Checked,
    Claim,
    Derivation,
    Document,
    Edit,
    Finding,
    Gap,
    Interval,
    Label,
    Period,
    Place,
    Position,
    Problem,
    Quantity,
    Report,
    Rule,
    Sentence,
    Slot,
    Span,
    Suggestion,
    Suppressed,
    Unit,
)

STORY = """\
title: Half a year of patrols

The northern fleet said it made 48 patrols in the Gulf and the Strait during the first half of 2024.
It and its partners in the Strait made 71 patrols and stopped 12 boats.
It made 48 joint patrols in the Gulf.
"""


# One character, three columns: "41" stands in column 26 by code points, 34 by UTF-8 bytes.
UNICODE = "The £1.5bn “plan” 🎉 cost 41 lives, 100% of them; the cafe\u0301 lost 1\u00a0204 of 2\u202f500 seats, or 43.\n"


DOLLAR = Unit("dollar", "currency", "$")


def document(source: str = STORY, path: str = "patrols.txt", form: str = "text") -> Document:
    lengths = itertools.accumulate(len(line) for line in source.split("\n"))
    lines = (0, *(end + index + 1 for index, end in enumerate(lengths)))[: source.count("\n") + 1]
    return Document(path, source, source, (), lines, form, "Half a year of patrols", None, dt.date(2024, 7, 17), Span(0, len(source)))


def at(doc: Document, quote: str, nth: int = 0) -> Position:
    start = -1
    for _ in range(nth + 1):
        start = doc.source.index(quote, start + 1)
    end = start + len(quote)
    line = max(i for i, offset in enumerate(doc.lines) if offset <= start)
    end_line = max(i for i, offset in enumerate(doc.lines) if offset < end)
    return Position(start, end, line + 1, start - doc.lines[line] + 1, end_line + 1, end - doc.lines[end_line] + 1)


def label(doc: Document, quote: str, text: str = "", **more: object) -> Label:
    fields: dict[str, object] = {"role": "part", "claim": None, "primary": False, "mark": "figure"} | more
    nth = int(str(fields.pop("nth", 0)))
    return Label(quote=quote, document=doc.path, at=at(doc, quote, nth), text=text, **fields)  # type: ignore[arg-type]


def claim(doc: Document, quote: str, value: str, nth: int = 0) -> Claim:
    number = Decimal(value)
    span = at(doc, quote, nth)
    sentence = Sentence(0, Span(0, len(doc.source)), doc.source, range(0), range(0), 0, "body")
    return Claim(
        id=f"c{span.start}",
        document=doc.path,
        sentence=sentence,
        at=span,
        quote=quote,
        quantity=Quantity(
            Interval(number, number),
            (number,),
            Decimal(1),
            "digits",
            None,
            Unit("dollar", "currency", "$"),
            Span(span.start, span.end),
            quote,
        ),
        counted="patrols",
        about=("northern fleet",),
        measure=Slot("patrols", "stated"),
        action=Slot("make", "stated"),
        actor=Slot(Actor("fleet", "northern fleet", ("fleet",)), "stated"),
        target=Slot(None),
        place=Slot((Place("?gulf", "Gulf", "unknown"),), "stated"),
        period=Slot(Period(dt.date(2024, 1, 1), dt.date(2024, 6, 30)), "inherited"),
        attribution=Slot(None),
        status="count",
        direction=None,
        quoted=False,
    )


def finding(doc: Document) -> Finding:
    """The seed story's kind of fault in other words: a part larger than its whole, and another part as large as it."""
    return Finding(
        rule="parts-exceed-whole",
        verdict="review",
        severity="warning",
        headline="48 patrols in the Gulf and the Strait cannot contain 48 in the Gulf and 71 in the Strait",
        document=doc.path,
        labels=(
            label(doc, "48", "whole: 48", role="whole", primary=True, claim="c1"),
            label(doc, "the Gulf and the Strait", mark="scope"),
            label(doc, "the first half of 2024", mark="scope"),
            label(doc, "in the Strait", mark="scope"),
            label(doc, "71", "part: 71", claim="c2"),
            label(doc, "48", "part: 48", nth=1, claim="c3"),
            label(doc, "in the Gulf", nth=1, mark="scope"),
        ),
        derivation=Derivation("48 patrols", "Gulf 48 + Strait 71 = 119", "71 too few", ("Gulf 48 (line 5)", "Strait 71 (line 4)")),
        also=(
            Also(
                "part-equals-whole",
                "48 leaves nothing for the Strait",
                Derivation("48 patrols in the Gulf and the Strait", "48 patrols in the Gulf", "none: the same figure"),
            ),
        ),
        notes=("inherited: lines 4 and 5 take their period from line 3", "the words allow another reading"),
        suggestions=(
            Suggestion((Edit(at(doc, "48"), "119"),), "changes one number", 1),
            Suggestion((Edit(at(doc, " and the Strait"), ""),), "deletes one phrase", 2),
        ),
        fingerprint="0123456789abcdef",
    )


def report(doc: Document | None = None, *findings: Finding, clean: bool = False) -> Report:
    doc = doc or document()
    findings = findings or (finding(doc),)
    quotes = ("48", "71") if doc.source == STORY else tuple(dict.fromkeys(each.labels[0].quote for each in findings))
    claims = tuple(claim(doc, quote, "".join(filter(str.isdecimal, quote)) or "0") for quote in quotes)
    gap = Gap(doc.path, at(doc, "12"), "12", "it is not clear what is counted") if "12" in doc.source else None
    checked = Checked(doc, numbers=5, claims=3, gaps=1, ignored=1, checked=4)
    return Report("0.1.0", (checked,), () if clean else findings, claims, (gap,) if gap else ())


def without_gaps(whole: Report) -> Report:
    return replace(whole, gaps=(), documents=tuple(replace(doc, gaps=0) for doc in whole.documents))


def small(doc: Document, quote: str, severity: str = "error", **more: object) -> Finding:
    """A finding at one figure, its fingerprint made from the figure."""
    fields: dict[str, object] = {
        "rule": "figures-differ",
        "verdict": "fail",
        "severity": severity,
        "headline": f"{quote} is not 43",
        "document": doc.path,
        "labels": (label(doc, quote, f"first: {quote}", primary=True),),
        "derivation": Derivation(quote, "43", "2 too few"),
        "also": (),
        "notes": (),
        "suggestions": (Suggestion((Edit(at(doc, quote), "43"),), "changes one number", 1),),
        "fingerprint": f"finger-{quote}",
    }
    return Finding(**(fields | more))  # type: ignore[arg-type]


def unicode_report() -> Report:
    """Two findings of one rule in one paragraph that has characters of every width."""
    doc = document(UNICODE, "news/café & co.md")
    first = small(doc, "41", labels=(label(doc, "41", "first: 41", primary=True), label(doc, "43", "then: 43")))
    return report(doc, first, small(doc, "1\u00a0204", "warning"))


def paged_report() -> Report:
    """A finding in a word processor's file, which has paragraphs instead of lines."""
    doc = document("First paragraph.\nOf 41 people 43 came.\n", "draft.docx", "docx")
    found = small(doc, "41")
    spots = tuple(replace(each, at=replace(each.at, page=3, paragraph=2)) for each in found.labels)
    return report(doc, replace(found, labels=spots))


def mixed_report() -> Report:
    """A note, a warning and an error, in this order of the text, and one finding that is suppressed."""
    doc = document("One 11 two 22 three 33 four 44.\n", "mixed.md")
    hushed = small(doc, "44", suppressed=Suppressed("waiver", "checked by phone", None))
    return report(doc, small(doc, "11", "note"), small(doc, "22", "warning"), small(doc, "33"), hushed)


def unread_report() -> Report:
    """Nothing found, but an input that could not be read."""
    problem = Problem("gone/b.txt:7", "byte 3 (0xe9) is not valid UTF-8", "Save it as UTF-8.")
    return replace(without_gaps(report(clean=True)), problems=(problem,))


def noted_report() -> Report:
    """Nothing found, all read, and a note on what of a document was not."""
    note = Problem("patrols.txt", "two pictures were not read", "Look at them yourself.", fatal=False)
    return replace(without_gaps(report(clean=True)), problems=(note,))


def rule(rule_id: str) -> Rule:
    why = "Two figures for one thing must agree [always]."
    words = {"find": "pair", "check": "a == b", "tolerance": "printed", "severity": "error", "headline": "", "why": why}
    return Rule(rule_id, "general", "x.yml", where={}, when=None, labels={}, hits=(), near_misses=(), **words)
