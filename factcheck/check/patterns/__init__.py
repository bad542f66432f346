"""The patterns that rules may find: the ways in which claims can stand to each other, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from factcheck.check.pattern import Pattern
from factcheck.check.patterns.age import Age
from factcheck.check.patterns.balance import Balance
from factcheck.check.patterns.base import Base
from factcheck.check.patterns.bounds import Bounds
from factcheck.check.patterns.calendar import Calendar
from factcheck.check.patterns.caption import Caption
from factcheck.check.patterns.change import Change
from factcheck.check.patterns.composition import Composition
from factcheck.check.patterns.conversion import Conversion
from factcheck.check.patterns.day import Day
from factcheck.check.patterns.direction import Direction
from factcheck.check.patterns.dispute import Dispute
from factcheck.check.patterns.echo import Echo
from factcheck.check.patterns.exchange import Exchange
from factcheck.check.patterns.headline import Headline
from factcheck.check.patterns.inversion import Inversion
from factcheck.check.patterns.kinds import Kinds
from factcheck.check.patterns.label import Label
from factcheck.check.patterns.ledger import Ledger
from factcheck.check.patterns.list import ClosedList
from factcheck.check.patterns.magnitude import Magnitude
from factcheck.check.patterns.malformed import Malformed
from factcheck.check.patterns.mean import Mean
from factcheck.check.patterns.occurrence import Occurrence
from factcheck.check.patterns.order import Order
from factcheck.check.patterns.outline import Outline
from factcheck.check.patterns.partition import Partition
from factcheck.check.patterns.party import Party
from factcheck.check.patterns.period import Period
from factcheck.check.patterns.product import Product
from factcheck.check.patterns.rate import Rate
from factcheck.check.patterns.restatement import Restatement
from factcheck.check.patterns.scale import Scale
from factcheck.check.patterns.sequence import DaySequence
from factcheck.check.patterns.series import Series
from factcheck.check.patterns.share import Share
from factcheck.check.patterns.source import Source
from factcheck.check.patterns.stretches import Stretches
from factcheck.check.patterns.subset import Subset
from factcheck.check.patterns.superlative import Superlative
from factcheck.check.patterns.tally import Tally
from factcheck.check.patterns.tense import Tense
from factcheck.check.patterns.total import Total
from factcheck.check.patterns.update import Update
from factcheck.check.patterns.window import Window

_ALL: tuple[Pattern, ...] = (
    Subset(), Partition(), Restatement(), Headline(), Change(), Share(), Total(), Calendar(), Occurrence(), Conversion(),
    Exchange(), Balance(), Ledger(), Kinds(), Order(), Label(), Base(), Dispute(), ClosedList(), Composition(), Age(), Day(),
    DaySequence(), Tense(), Malformed(), Bounds(), Magnitude(), Tally(), Direction(), Product(), Rate(), Period(), Mean(),
    Source(), Series(), Echo(), Superlative(), Party(), Window(), Inversion(), Scale(), Caption(), Outline(),
    Update(), Stretches(),
)  # fmt: skip

PATTERNS: Mapping[str, Pattern] = MappingProxyType({pattern.name: pattern for pattern in _ALL})
"""Every pattern by the name under which a rule's `find` asks for it."""
