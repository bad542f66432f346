"""What a document's figures assert, before the context has filled what their own clauses leave open."""

from __future__ import annotations

from msgspec import Struct

from factcheck.extract.figures.quantities import Figure
from factcheck.extract.meaning.counted import Counted
from factcheck.extract.meaning.frames import Frame
from factcheck.extract.meaning.slots import Stated
from factcheck.extract.places.reading import PlaceMention
from factcheck.extract.syntax.clauses import Grammar
from factcheck.extract.times.reading import TimeMention
from factcheck.model import Actor, Ignored, Link, Sentence, Slot


class Parsed(Struct, frozen=True):
    """One sentence with all that the sentence stages read in it."""

    sentence: Sentence
    grammar: Grammar
    figures: tuple[Figure, ...]
    ignored: tuple[Ignored, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]


class Assertion(Struct, frozen=True):
    """One figure with its frame and what its clause states. `links` hold indexes of earlier assertions as text until claims get their
    ids."""

    parsed: Parsed
    counted: Counted
    frame: Frame
    stated: Stated
    actor: Slot[Actor]
    target: Slot[Actor]
    attribution: Slot[Actor]

    @property
    def printed(self) -> bool:
        """Whether a number is printed for it."""
        return self.counted.figure is not None


class Referred(Struct, frozen=True):
    """An assertion whose ellipsis is resolved: what it counts and by which measure, and how it stands to earlier ones.

    `model` is the index of the assertion it takes its missing words from, `whole` of the one it is a part of, `again` of the one that it
    tells again (-1: it points at somebody whom nobody named).
    """

    assertion: Assertion
    noun: str | None
    measure: Slot[str]
    model: int | None
    whole: int | None
    listed: bool
    links: tuple[Link, ...]
    again: int | None = None
