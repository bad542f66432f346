"""Every format of `factcheck check`, by name. A format is one file of this directory and one line here, loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.model import Report
    from factcheck.report.view import View

# Name: the module, its function, and whether its paths are those of the repository (for programs that look files up there).
_FORMATS = {
    "table": ("table", "render", False),
    "full": ("full", "render", False),
    "concise": ("concise", "render", False),
    "json": ("json_", "render", False),
    "jsonl": ("jsonl", "render", False),
    "csv": ("csv_", "render", False),
    "markdown": ("markdown", "render", False),
    "html": ("html_", "render", False),
    "sarif": ("sarif", "render", True),
    "github": ("github", "render", True),
    "gitlab": ("gitlab", "render", True),
    "rdjson": ("rdjson", "render", False),
    "rdjsonl": ("rdjson", "lines", False),
    "junit": ("junit", "render", False),
}
FORMATS = tuple(_FORMATS)


def render(name: str, report: Report, view: View) -> str:
    """The report in a format of FORMATS."""
    module, function, _ = _FORMATS[name]
    renderer = getattr(import_module(f"factcheck.report.{module}"), function)
    if name in ("table", "full"):
        return str(renderer(report, view.columns, colour=view.colour, quiet=view.quiet))
    return str(renderer(report) if name == "json" else renderer(report, view))


def wants_repository_paths(name: str) -> bool:
    """Whether the readers of a format know files by their path in the repository."""
    return _FORMATS[name][2]
