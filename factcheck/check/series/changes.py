"""Two releases figure by figure."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from factcheck.check.series.entries import Entry, entries_of
from factcheck.check.wording import operand_text, period_text, place_text, value_text
from factcheck.model import Changed, Release
from factcheck.vocabulary import words


def changes(old: Sequence[Release], new: Sequence[Release]) -> tuple[Changed, ...]:
    """Every figure of the old release with the new one's for the same scope, in the order of the old; then what only the new one has.

    If the two are about different periods altogether, figures are compared without them: a month with the month before.
    """
    first, second = entries_of(old), entries_of(new)
    dated = bool({_period(entry) for entry in first} & {_period(entry) for entry in second})
    before, after = _by_scope(first, dated), _by_scope(second, dated)
    rows = [_row(entry, after.get(scope), dated) for scope, entry in before.items()]
    return (*rows, *(_row(None, entry, dated) for scope, entry in after.items() if scope not in before))


def _period(entry: Entry) -> tuple[object, object]:
    return entry.start, entry.end


def _by_scope(entries: Sequence[Entry], dated: bool) -> dict[Hashable, Entry]:
    """The first figure of each scope."""
    found: dict[Hashable, Entry] = {}
    for entry in entries:
        told = entry.kind - frozenset(words("comparability")["neutral"])
        scope = (entry.what, told, entry.unit, entry.places, entry.who, _period(entry) if dated else None)
        found.setdefault(scope, entry)
    return found


def _row(old: Entry | None, new: Entry | None, dated: bool) -> Changed:
    either = new or old
    assert either is not None
    before, after = (value_text(entry.claim.quantity) if entry is not None else None for entry in (old, new))
    verdict = "new" if old is None else "gone" if new is None else "same" if before == after else "changed"
    return Changed(verdict, _what(either, dated), before, after)


def _what(entry: Entry, dated: bool) -> str:
    claim = entry.claim
    thing = claim.counted or (claim.measure.value or "").removeprefix("noun:")
    named = entry.what if not entry.what.startswith("noun:") and entry.what not in thing else ""
    told = " ".join(part for part in (thing, named) if part) or operand_text(claim)
    where, when = place_text(claim.place.value), period_text(claim.period.value) if dated else ""
    return ", ".join(part for part in (told, where, when) if part)
