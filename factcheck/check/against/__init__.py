"""A story against its source: which figure of the source each figure of the story is, and what the two say differently.

`settle` gives the source's figures the period of the whole release, `match` finds a verdict for each figure of the story, `confront` turns
the verdicts into constructions that the pattern `source` binds. Nothing here reads text.
"""

from __future__ import annotations

from factcheck.check.against.confront import confront
from factcheck.check.against.match import Match, match
from factcheck.check.against.settle import settle

__all__ = ["Match", "confront", "match", "settle"]
