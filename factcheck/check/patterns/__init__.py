"""The patterns that rules may find: the ways in which claims can stand to each other, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from factcheck.check.pattern import Pattern
from factcheck.check.patterns.calendar import Calendar
from factcheck.check.patterns.change import Change
from factcheck.check.patterns.headline import Headline
from factcheck.check.patterns.occurrence import Occurrence
from factcheck.check.patterns.partition import Partition
from factcheck.check.patterns.restatement import Restatement
from factcheck.check.patterns.series import Series
from factcheck.check.patterns.share import Share
from factcheck.check.patterns.source import Source
from factcheck.check.patterns.subset import Subset
from factcheck.check.patterns.total import Total

_ALL: tuple[Pattern, ...] = (
    Subset(),
    Partition(),
    Restatement(),
    Headline(),
    Change(),
    Share(),
    Total(),
    Calendar(),
    Occurrence(),
    Source(),
    Series(),
)

PATTERNS: Mapping[str, Pattern] = MappingProxyType({pattern.name: pattern for pattern in _ALL})
"""Every pattern by the name under which a rule's `find` asks for it."""
