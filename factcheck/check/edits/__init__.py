"""Edits that can be tried: a figure, a place, a period, a measure, a weekday or a date, each with what would then be read.

`move` is one such edit, `scene` what was read around some contradictions, by the words that say it. The other files each propose edits of
one kind. Nothing here decides whether an edit mends anything: `check/repairs.py` tries them.
"""

from __future__ import annotations

from factcheck.check.edits.figures import figure_moves
from factcheck.check.edits.move import Move
from factcheck.check.edits.scene import Scene, scene_of
from factcheck.check.edits.words import word_moves

__all__ = ["Move", "Scene", "figure_moves", "scene_of", "word_moves"]
