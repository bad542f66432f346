"""What each stage of the extractor read of one figure, laid out for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Claim
from factcheck.report.layout import shown, wrap

_NAMES = 12


def render(claim: Claim, stages: Sequence[tuple[str, Sequence[str]]], columns: int = 100) -> str:
    """The figure and its sentence, then each stage with its lines; a stage that had nothing to say has a dash."""
    at = f"{shown(claim.document)}:{claim.at.line}:{claim.at.column}"
    lines = [f"{claim.id} “{shown(claim.quote)}” at {at}", *wrap(claim.sentence.text, columns), ""]
    for name, told in stages:
        rows = [row for line in told or ("–",) for row in _hanging(line, columns - _NAMES)]
        lines += [f"{name if index == 0 else '':<{_NAMES}}{row}".rstrip() for index, row in enumerate(rows)]
    return "\n".join([*lines, ""])


def _hanging(line: str, columns: int) -> list[str]:
    first, *rest = wrap(line, max(20, columns - 2))
    return [first, *(f"  {row}" for row in rest)]
