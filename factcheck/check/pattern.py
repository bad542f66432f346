"""What a pattern is: a named way in which claims can stand to each other, with fixed roles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from msgspec import Struct

from factcheck.model import Binding, Extraction


class Role(Struct, frozen=True):
    """A role of a pattern. `many` roles bind a list of operands, `optional` ones may be missing from a binding."""

    name: str
    doc: str
    many: bool = False
    optional: bool = False


class Pattern(Protocol):
    """One file of `check/patterns/` each. `computed` names the values that the pattern works out for a binding."""

    name: str
    doc: str
    roles: tuple[Role, ...]
    computed: tuple[Role, ...]

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """All bindings that the document offers, in text order of their first operand."""
        ...
