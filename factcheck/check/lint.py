"""What is odd about a rule that is well formed: faults of its examples that a test run would not name."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.rule_tests import quotes_figure
from factcheck.model import Problem, Rule


def odd(rule: Rule) -> Iterator[Problem]:
    """Problems of the examples: figures that their text does not hold, and texts that stand twice."""
    seen: dict[tuple[str, str | None, str | None], int] = {}
    for example in (*rule.hits, *rule.near_misses):
        where = f"{rule.path}:{example.line}:1"
        text = " ".join(example.text.split())
        texts = (text, " ".join((example.source or "").split()))
        for role, figures in example.finds.items():
            for figure in figures:
                if not any(quotes_figure(one, figure) for one in texts):
                    yield Problem(
                        where, f'the figure "{figure}" of {role} does not stand in the text of its hit', "Quote it as it is printed."
                    )
        told = (text, example.published, example.source)
        if told in seen:
            yield Problem(
                where, f"this text stands in line {seen[told]} already", "Write another one: each example should test something new."
            )
        seen.setdefault(told, example.line)
