"""Rules tried on texts that are no documents: on their own examples, and on those examples with errors planted in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from factcheck import overtime, pipeline
from factcheck.check import ExampleOutcome, test_rule
from factcheck.check.mutation import Score, mutate
from factcheck.check.patterns import PATTERNS
from factcheck.model import Document, Extraction, Report, Rule
from factcheck.read import read_text
from factcheck.repository import Prepared
from factcheck.rulebook import rule_set
from factcheck.settings import Names, Policy


def check_with(rules: Sequence[Rule], text: str, published: dt.date | None, source: str | None = None) -> Report:
    """The report of one text by certain rules only, against the text of a source if one is given: for rule tests and explanations.

    A rule for releases over time sees the source as the release before the text.
    """
    document = read_text(text, published=published, path="example")
    earlier = read_text(source, path="source") if source is not None else None
    if rules and all(rule.find == overtime.PATTERN for rule in rules):
        documents = [one for one in (earlier, document) if one is not None]
        return overtime.report_of(
            [overtime.release_of(one, pipeline.extraction_of(one).claims, "the publisher") for one in documents], rules
        )
    alone = Prepared(tuple(rules), Names({}, frozenset()), Policy())
    return pipeline.report_of(document, alone, pipeline.source_claims(earlier) if earlier is not None else ())


def test_examples(rule: Rule) -> tuple[ExampleOutcome, ...]:
    """What a rule makes of its own hits and near-misses, with no other rule beside it."""
    return test_rule(rule, lambda text, published, source=None: check_with((rule,), text, published, source))


def mutate_examples(rules: Sequence[Rule]) -> list[Score]:
    """How many errors planted in their examples the rules catch, each by itself and all with the shipped ones together."""
    together = list({rule.id: rule for rule in (*rule_set(), *rules)}.values())

    def read(text: str, published: dt.date | None) -> tuple[Document, Extraction]:
        document = read_text(text, published=published, path="example")
        return document, pipeline.extraction_of(document)

    return [mutate(rule, together, PATTERNS, read) for rule in rules]
