"""Edits that make a story say what its source says: the source's figure, or the source's place."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.breach import Breach
from factcheck.check.wording import joined, place_text
from factcheck.model import Claim, Edit, Suggestion


def suggest_from_source(breach: Breach) -> tuple[Suggestion, ...]:
    """The figures of the source for the story's own scope, for a breach of the pattern `source`; nothing for others."""
    if breach.binding.pattern != "source":
        return ()
    roles = breach.binding.roles
    figures = [claim for claim in roles["figures"] if isinstance(claim, Claim)]
    wanted = [claim for claim in roles.get("actual", roles["sources"]) if isinstance(claim, Claim)]
    if len(figures) != len(wanted) or "parts" in roles or (breach.binding.computed and "actual" not in roles):
        return ()
    edits = tuple(_edits(figures, wanted))
    if len(edits) != len(figures):
        return ()
    said = joined(list(dict.fromkeys(f"{claim.document}:{claim.at.line}" for claim in wanted)))
    where = place_text(figures[0].place.value)
    return (Suggestion(edits, f"this is what the source gives{f' for {where}' if where else ''} ({said})", 1, "source"),)


def _edits(figures: list[Claim], wanted: list[Claim]) -> Iterator[Edit]:
    for figure, actual in zip(figures, wanted, strict=True):
        if figure.quantity.form in ("digits", "words") and actual.quantity.form in ("digits", "words"):
            yield Edit(figure.at, actual.quote)
