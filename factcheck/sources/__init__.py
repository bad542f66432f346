"""Reference tables as claims: a table's columns are recognised by name, and each row becomes a claim of the release that it is from."""

from __future__ import annotations

from factcheck.sources.files import SUFFIXES, is_table
from factcheck.sources.tables import read_table

__all__ = ["SUFFIXES", "is_table", "read_table"]
