"""Captions stand apart: each is read in its own context, and lends nothing to the text nor takes anything from it.

A picture may be of another day and another place than the story beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace

from factcheck.extract.assertions import Parsed, Referred
from factcheck.extract.context.inherit_core import Scoped
from factcheck.model import Link


def contexts(parsed: Sequence[Parsed]) -> list[tuple[Parsed, ...]]:
    """The sentences of the text, and then those of each caption."""
    text = tuple(sentence for sentence in parsed if sentence.sentence.role != "caption")
    if len(text) == len(parsed):
        return [text]
    captions = (sentence for sentence in parsed if sentence.sentence.role == "caption")
    return [text, *(tuple(group) for _, group in groupby(captions, key=lambda sentence: sentence.sentence.paragraph))]


def together(groups: Sequence[Sequence[Scoped]]) -> tuple[Scoped, ...]:
    """The assertions of all contexts in the order of the sentences; what points to another assertion by its index still does."""
    if len(groups) == 1:
        return tuple(groups[0])
    rows = [(_index(item), group, at) for group, items in enumerate(groups) for at, item in enumerate(items)]
    rows.sort(key=lambda row: row[0])  # stable: within a sentence they stay as they were
    tables = [[0] * len(items) for items in groups]
    for place, (_, group, at) in enumerate(rows):
        tables[group][at] = place
    moved = []
    for _, group, at in rows:
        item = groups[group][at]
        moved.append(replace(item, referred=_moved(item.referred, tables[group])))
    return tuple(moved)


def _index(item: Scoped) -> int:
    return item.referred.assertion.parsed.sentence.index


def _moved(referred: Referred, places: Sequence[int]) -> Referred:
    """A referred assertion whose context has moved to `places`."""
    again = places[referred.again] if referred.again is not None and referred.again >= 0 else referred.again
    model = None if referred.model is None else places[referred.model]
    whole = None if referred.whole is None else places[referred.whole]
    return replace(referred, model=model, whole=whole, again=again, links=tuple(_links(referred.links, places)))


def _links(links: Iterable[Link], places: Sequence[int]) -> Iterable[Link]:
    for link in links:
        yield link if link.to is None or int(link.to) < 0 else replace(link, to=str(places[int(link.to)]))
