"""The page of an audit: the findings, then a chart for each series with every figure in a table below it. One file, nothing to load."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from factcheck.model import Line, Release, Report
from factcheck.report.audit import closing
from factcheck.report.chart import chart
from factcheck.report.passages import passages
from factcheck.report.words import arithmetic

_FOLDER = Path(__file__).parent / "page"
_SHAPES = {"error": "■", "warning": "▲", "note": "●"}


def render(report: Report, lines: Sequence[Line], releases: Sequence[Release] = (), folder: Path | None = None) -> str:
    """The page as text; nothing of a document or table reaches it but through the template's escaping.

    `releases` give the sentences of the figures and where they were published; files are linked from `folder`, where the page will stand.
    """
    return _template().render(
        title="Releases over time",
        style=Markup(_style()),  # noqa: S704 - our own files
        closing=closing(report),
        findings=report.findings,
        sums=[arithmetic(finding.derivation) for finding in report.findings],
        shapes=_SHAPES,
        charts=[chart(line) for line in lines],
        passages=passages(releases, folder),
    )


@cache
def _template() -> Template:
    loader = FileSystemLoader(_FOLDER, encoding="utf-8")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).get_template(
        "audit.html"
    )


@cache
def _style() -> str:
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in ("page.css", "audit.css"))
