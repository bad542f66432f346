"""factcheck: a compiler for the numbers in prose. It types every figure of a story as a claim and checks the claims against each other.

    import factcheck
    report = factcheck.check(text, published=date(2024, 7, 17))
    for finding in report.findings:
        ...

Two names here are both functions and subpackages: `factcheck.extract` and `factcheck.check`. As attributes of the package they are always
the functions; the rooms are reached by `from factcheck.extract import …`. Everything heavy is imported on first use.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError, InputError, RuleError

if TYPE_CHECKING:
    from factcheck.model import (
        Claim,
        Construction,
        Derivation,
        Document,
        Extraction,
        Finding,
        Gap,
        Interval,
        Label,
        Mention,
        Position,
        Problem,
        Quantity,
        Report,
        Slot,
        Span,
        Suggestion,
    )
    from factcheck.pipeline import Settings

__version__ = "0.1.0"  # a test holds it equal to pyproject.toml's; importlib.metadata takes 40 ms to say the same

_MODEL = frozenset({
    "Claim", "Construction", "Derivation", "Document", "Extraction", "Finding", "Gap", "Interval", "Label", "Mention", "Position",
    "Problem", "Quantity", "Report", "Slot", "Span", "Suggestion",
})  # fmt: skip

__all__ = [
    "Claim", "Construction", "Derivation", "Document", "Extraction", "FactcheckError", "Finding", "Gap", "InputError", "Interval", "Label",
    "Mention", "Position", "Problem", "Quantity", "Report", "RuleError", "Settings", "Slot", "Span", "Suggestion", "__version__", "check",
    "check_files", "extract",
]  # fmt: skip


def extract(text: str, published: dt.date | None = None, title: str | None = None, format: str = "text") -> Extraction:  # noqa: A002
    """Read every figure of a text as a typed claim.

    `text` is content, never a path; `format` is "text", "markdown" or "html". `published` is the day that "yesterday" counts from, and wins
    over a date that the text itself gives; `title` is the headline if the text does not hold it. Raises InputError for an unknown format.
    """
    return _pipeline().extract_text(text, published, title, format)  # type: ignore[no-any-return]


def check(  # noqa: PLR0913, PLR0917  (all but the text may be left out)
    text: str,
    published: dt.date | None = None,
    title: str | None = None,
    format: str = "text",  # noqa: A002
    rules: Sequence[str | Path] | None = None,
    against: Sequence[str | Path] | None = None,
    settings: Settings | None = None,
) -> Report:
    """Check the figures of a text against each other.

    The first four arguments are those of `extract`. `rules` lists directories of further rules, beside those that come with factcheck;
    `against` lists sources, documents or tables, that the figures are compared with. `settings` says which rules run and how loud they may
    be, and names further rules and words. Raises InputError and RuleError.
    """
    from msgspec.structs import replace  # noqa: PLC0415  (importing factcheck stays cheap)

    sources = tuple(map(Path, against or ()))
    chosen = settings or _pipeline().Settings()
    chosen = replace(chosen, rules=(*chosen.rules, *map(Path, rules or ())))
    return _pipeline().check_text(text, (published, title, format), chosen, sources)  # type: ignore[no-any-return]


def check_files(paths: Sequence[str | Path], settings: Settings | None = None, against: Sequence[str | Path] = ()) -> Report:
    """Check files and directories; what cannot be read stands in `Report.problems` and is counted in its summary.

    Directories are searched for text, Markdown, HTML, Word, PDF and e-mail files. Raises RuleError if a rule file is broken.
    """
    return _pipeline().check_files([str(path) for path in paths], settings, tuple(map(Path, against)))  # type: ignore[no-any-return]


def _pipeline() -> Any:
    return import_module("factcheck.pipeline")


def __getattr__(name: str) -> Any:
    """The types of the model, imported when they are first asked for."""
    if name in _MODEL:
        return getattr(import_module("factcheck.model"), name)
    if name == "Settings":
        return _pipeline().Settings
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Package(ModuleType):
    """This package, with `check` and `extract` kept as the functions.

    The import system binds a subpackage to its parent's attribute of the same name when it is first imported. For these two names
    that must not happen: `factcheck.check(text)` would break as soon as any module of the room had been loaded.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in ("check", "extract") and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
