"""The page of `factcheck explain ID`, made from the rule itself, so that it cannot say anything else than the rule does."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Example, Report, Rule
from factcheck.report.full import finding_text
from factcheck.report.layout import wrap

_TOLERANCE = {
    "printed": "A printed figure stands for every value that rounds to it, and a hedge such as 'about' widens it; "
    "only figures that are at odds in all of them are reported.",
    "exact": "The figures are compared as printed.",
}
_SEVERITY = {"error": "an error", "warning": "a warning", "note": "a note"}


def page(rule: Rule, pattern: str, roles: Sequence[tuple[str, str]], example: tuple[Example, Report], columns: int = 100) -> str:
    """What the rule finds, why, how it decides, one hit with its report, and correct prose that it must leave alone.

    `pattern` is the documentation of the rule's pattern, `roles` lists name and documentation of its roles, `example` is a hit with the
    report on it.
    """
    columns = max(columns, 60)
    hit, report = example
    decides = [f'Pattern "{rule.find}": {pattern}', *(f"  {name}: {doc}" for name, doc in roles), f"It must hold that: {rule.check}"]
    decides += [f"It looks only at: {_where(rule)}"] if rule.where else []
    decides += [f"It is asked only where: {rule.when}"] if rule.when else []
    decides += [_TOLERANCE.get(rule.tolerance, f"The figures may differ by a further share of {rule.tolerance}.")]
    decides += [f"A finding is at most {_SEVERITY[rule.severity]}, and less where the words leave room for another reading."]
    parts = [
        f"{rule.id}  ({', '.join([rule.pack, rule.severity, *([rule.status] if rule.status != 'stable' else [])])})",
        _paragraphs([rule.why], columns),
        "How it decides\n" + _paragraphs(decides, columns),
        "A text that it reports\n" + _quoted(hit, columns),
    ]
    finding = next((found for found in report.findings if found.rule == rule.id), None)
    if finding:
        parts.append("\n".join(f"    {line}".rstrip() for line in finding_text(report, finding, columns - 4).splitlines()[:-2]).rstrip())
    parts.append("Correct prose that looks alike, which it leaves alone\n" + "\n".join(_quoted(miss, columns) for miss in rule.near_misses))
    parts.append("How to silence it\n" + _paragraphs(_switches(rule), columns))
    parts.append(f'The rule is the file {rule.pack}/{rule.id}.yml; "factcheck rules show {rule.id}" prints it.')
    return "\n\n".join(parts) + "\n"


def _where(rule: Rule) -> str:
    """The constraints of the rule in words: "part with measure killed or wounded"."""
    said = []
    for role, slots in rule.where.items():
        wanted = " and ".join(f"{slot} {' or '.join(values)}" for slot, values in slots.items() if "*" not in values)
        said += [f"{'figures' if role == '*' else role} with {wanted}"] if wanted else []
    return "; ".join(said) or "figures of all kinds"


def _switches(rule: Rule) -> list[str]:
    lines = [
        f"In one place of a story: <!-- factcheck: ignore {rule.id} -- why it is right --> before the paragraph.",
        f'In a whole project: ignore = ["{rule.id}"] in the configuration, or a waiver for one file (docs/suppressions.md).',
        f"In one run: --ignore {rule.id} leaves it out, --severity {rule.id}=note makes it quieter.",
    ]
    if rule.default == "off":
        lines.insert(0, f"It is off by default; --extend-select {rule.id} runs it.")
    if rule.replaces:
        lines.append(f"It was called {' and '.join(rule.replaces)} before; the old name still works and warns.")
    return lines


def _paragraphs(texts: Sequence[str], columns: int) -> str:
    lines = []
    for text in texts:
        indent = " " * (2 + len(text) - len(text.lstrip()))
        lines += [indent + line for line in wrap(text, columns - len(indent))]
    return "\n".join(lines)


def _quoted(example: Example, columns: int) -> str:
    lines = [f"  > {line}" for line in wrap(example.text, columns - 4)]
    return "\n".join([*lines, f"  (published {example.published})"] if example.published else lines)
