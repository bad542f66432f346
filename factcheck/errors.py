"""Errors that factcheck raises on purpose; everything else is a bug."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.model import Problem


class FactcheckError(Exception):
    """Base of all errors that a caller may want to catch.

    `problems` says what, where, why and what to do; the message is its plain text.
    """

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{p.where}: {p.what}. {p.fix}" for p in problems))


class InputError(FactcheckError):
    """An input that is missing, unreadable or not text."""


class RuleError(FactcheckError):
    """One or more rule or vocabulary files that cannot be used; carries all problems at once."""


class ConfigError(FactcheckError):
    """A configuration, waivers or baseline file that is missing or cannot be used; carries all problems at once."""
