"""Within one release: a figure for several places, and the figures for each place and class that make it up.

"48 operations in Iraq and Syria" beside 33 partnered ones in Iraq, 15 partnered and 2 US-only ones in Syria. The parts are complete where
each place of the whole has a figure of its own: either one as wide as the whole's, or all the classes that the release counts there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.check.series.entries import Entry, grouped
from factcheck.model import Construction
from factcheck.scope.measures import measures


def read_classes(entries: Sequence[Entry]) -> Iterator[Construction]:
    """A construction for each whole whose places all have figures in its own release."""
    for group in grouped(entries, lambda entry: (entry.release, entry.what, entry.unit, entry.start, entry.end)).values():
        wholes = [entry for entry in group if len(entry.places) > 1]
        for whole in wholes:
            parts = _parts(whole, group)
            if parts:
                roles = (("whole", (whole.claim,)), ("parts", tuple(part.claim for part in parts)))
                yield Construction("series", roles, whole.claim.sentence, True)


def _parts(whole: Entry, group: Sequence[Entry]) -> list[Entry]:
    """The figures for the single places of a whole; empty unless every place is covered once."""
    found: list[Entry] = []
    for place in sorted(whole.places):
        here = [entry for entry in group if entry.places == {place} and whole.kind <= entry.kind]
        same = [entry for entry in here if entry.kind == whole.kind]
        classes = [entry for entry in here if entry.kind > whole.kind]
        if len(same) == 1:
            found += same
        elif classes and not same and _apart(classes) and not whole.kind and _classed(whole):
            found += classes
        else:
            return []
    return found


def _classed(whole: Entry) -> bool:
    """Whether things are counted, whose classes a release sets side by side; "leaders killed" is a part of "killed" and no class."""
    entry = measures().get(whole.what)
    return entry is None or not entry.people


def _apart(classes: Sequence[Entry]) -> bool:
    """Whether no class holds another ("partnered", "US-only")."""
    return all(not one.kind <= other.kind for one in classes for other in classes if one is not other)
