"""Sets of edits in words: what each changes, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.check.edits import Move
from factcheck.model import Suggestion

_NO_PROOF = "that is no evidence of what is true"


def suggestion(made: Sequence[Move], rules: int, given: str) -> Suggestion:
    """A set of edits that settles so many rules; `given` is where a source gives what it writes, if one does."""
    by = "source" if given else "arithmetic"
    if given:  # told like the source's own repairs: what is written stands in the edits
        edits = tuple(move.edit for move in sorted(made, key=lambda move: move.edit.at.start))
        return Suggestion(edits, f"this is what the source gives ({given})", 1, by)
    if len(made) == 1:
        return Suggestion(
            (made[0].edit,), f"line {made[0].edit.at.line}: {_change(made[0])} would make the figures agree; {_NO_PROOF}", 1, by
        )
    ordered = sorted(made, key=lambda move: move.edit.at.start)
    settled = "both rules" if rules == 2 else f"all {rules} rules" if rules > 1 else "the rule"
    lines = " and ".join(f"line {move.edit.at.line}: {_change(move)}" for move in ordered)
    return Suggestion(
        tuple(move.edit for move in ordered), f"{lines} would together satisfy {settled}, and no fewer edits would; {_NO_PROOF}", 1, by
    )


def _change(move: Move) -> str:
    """ "137 to 333", "to write February for March", "to leave out "and Syria"": words for one edit."""
    if move.figure and move.claims:
        return f"{move.old} to {move.edit.replacement}"
    old = " ".join(move.old.split())
    return f"to write {move.edit.replacement} for {old}" if move.edit.replacement else f'to leave out "{old}"'
