"""Front matter: YAML between `---`, TOML between `+++`, or a JSON object, at the very start of a file.

Only the title and the date are wanted. A block that cannot be parsed is still no prose; what can be read of it is used.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.model import Segment
from factcheck.read.compose import Composer
from factcheck.read.dates import parse_date
from factcheck.read.lines import lines

if TYPE_CHECKING:
    import yaml

# Hugo's order of dates; Jekyll, Eleventy and most content systems use one of the first. Compared without case, "-" and "_".
DATE_KEYS = ("date", "publishdate", "pubdate", "published", "publishedat", "datepublished", "lastmod", "modified")
_LIMIT = 100_000
_KEY_LINE = re.compile(r"""["']?([A-Za-z][\w-]{0,40})["']?[ \t]*[:=]""")
_VALUE = re.compile(r""""(?:[^"\\\r\n]|\\.)*"|'(?:[^'\r\n]|'')*'|[^\s"'][^\r\n]*""")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)|''")
_SPACE = re.compile(r"[ \t\r\n]+")


class FrontMatter(Struct, frozen=True):
    """What stands before the text, which starts at `end` of the source.

    `runs` lead from the title's characters to the source (as in Document.segments); None where escapes cannot be followed.
    """

    end: int
    title: str | None = None
    runs: tuple[Segment, ...] | None = None
    published: dt.date | None = None
    publisher: str | None = None


class _Entry(Struct, frozen=True):
    """A top-level value and the stretch of the source that holds it, with its quotes."""

    value: object
    start: int
    end: int


def read_front_matter(source: str) -> FrontMatter:
    """The front matter of a source; one that ends at 0 if there is none."""
    if source.startswith(("---", "+++")):
        return _fenced(source)
    if source.startswith("{"):
        return _json(source)
    return FrontMatter(0)


def _fenced(source: str) -> FrontMatter:
    fence = source[:3]
    closers = (fence, "...") if fence == "---" else (fence,)
    first, inside = None, None
    for line in lines(source, 0, _LIMIT):
        words = source[line.start : line.end].rstrip()
        if first is None:
            if words != fence:
                return FrontMatter(0)
            first = line.next
        elif words in closers:
            inside, end = (first, line.start), line.next
            break
    if inside is None:
        return FrontMatter(0)
    entries = _yaml(source, *inside) if fence == "---" else _toml(source, *inside)
    return FrontMatter(0) if entries is None else _front_matter(source, entries, end)


def _yaml(source: str, start: int, end: int) -> dict[str, _Entry] | None:
    """Top-level scalars from PyYAML's events, which need no recursion and carry offsets. None: this is prose between two rules."""
    import yaml  # noqa: PLC0415 - costs more than reading a story that has no front matter

    block = source[start:end]
    if not block.strip():
        return {}
    entries: dict[str, _Entry] = {}
    depth, key = 0, None
    try:
        for event in yaml.parse(block, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.CollectionStartEvent):
                if depth == 0 and not isinstance(event, yaml.MappingStartEvent):
                    return None
                depth, key = depth + 1, key if depth == 0 else ""
            elif isinstance(event, yaml.CollectionEndEvent):
                depth, key = depth - 1, None
            elif isinstance(event, yaml.ScalarEvent) and depth == 0:
                return None
            elif isinstance(event, yaml.ScalarEvent) and depth == 1:
                if key:
                    entries.setdefault(key, _entry(event, start))
                key = _plain(event.value) if key is None else None
            elif isinstance(event, yaml.AliasEvent) and depth == 1:
                key = "" if key is None else None
    except yaml.YAMLError:
        return _by_line(source, start, end)
    return entries


def _entry(event: yaml.ScalarEvent, start: int) -> _Entry:
    low, high = (mark.index if mark else 0 for mark in (event.start_mark, event.end_mark))
    return _Entry(event.value, start + low, start + high)


def _toml(source: str, start: int, end: int) -> dict[str, _Entry] | None:
    """tomllib's values at the places that a look at the lines gives."""
    import tomllib  # noqa: PLC0415

    places = _by_line(source, start, end) or {}
    try:
        values = {_plain(key): value for key, value in tomllib.loads(source[start:end].replace("\r\n", "\n")).items()}
    except (tomllib.TOMLDecodeError, RecursionError):
        return places or None
    nowhere = _Entry(None, start, start)
    return {key: _Entry(value, places.get(key, nowhere).start, places.get(key, nowhere).end) for key, value in values.items()}


def _json(source: str) -> FrontMatter:
    import json  # noqa: PLC0415

    try:
        values, end = json.JSONDecoder().raw_decode(source[:_LIMIT])
    except (ValueError, RecursionError):
        return FrontMatter(0)
    rest = re.compile(r"[ \t]*(?:\r\n?|\n|\Z)").match(source, end)
    if not isinstance(values, dict) or not values or rest is None:
        return FrontMatter(0)
    entries = {_plain(key): _Entry(value, 0, 0) for key, value in values.items()}
    place = re.compile(r'"title"\s*:\s*("(?:[^"\\]|\\.)*")', re.IGNORECASE).search(source, 0, end)
    if place and "title" in entries:
        entries["title"] = _Entry(entries["title"].value, *place.span(1))
    return _front_matter(source, entries, rest.end())


def _by_line(source: str, start: int, end: int) -> dict[str, _Entry] | None:
    """`key: value` and `key = value` at the start of a line, for blocks that are broken elsewhere. None if no line looks so."""
    entries: dict[str, _Entry] = {}
    for line in lines(source, start, end):
        key = _KEY_LINE.match(source, line.start, line.end)
        if key:
            at = len(source[key.end() : line.end]) - len(source[key.end() : line.end].lstrip())
            value = _VALUE.match(source, key.end() + at, line.end)
            low, high = value.span() if value else (line.end, line.end)
            entries.setdefault(_plain(key[1]), _Entry(source[low:high].strip().strip("\"'"), low, high))
    return entries or None


def _plain(key: object) -> str:
    return str(key).lower().replace("-", "").replace("_", "")


def _front_matter(source: str, entries: dict[str, _Entry], end: int) -> FrontMatter:
    days = (parse_date(entries[key].value) for key in DATE_KEYS if key in entries)
    published = next((day for day in days if day), None)
    by = entries.get("publisher")
    publisher = by.value.strip() or None if by is not None and isinstance(by.value, str) else None
    entry = entries.get("title")
    if entry is None or not isinstance(entry.value, str) or not entry.value.strip():
        return FrontMatter(end, published=published, publisher=publisher)
    title = entry.value.strip()
    return FrontMatter(end, title, _follow(source, entry, title), published, publisher)


def _follow(source: str, entry: _Entry, title: str) -> tuple[Segment, ...] | None:
    """Lead the characters of a scalar's value back through quotes, escapes and folded lines; None if that fails."""
    at, end = entry.start, entry.end
    quote = source[at] if at < end and source[at] in "\"'" else ""
    strip = (3 if source.startswith(quote * 3, at) and end - at >= 6 else 1) if quote else 0
    at, end = at + strip, end - strip
    while at < end and source[at] in " \t\r\n|>-" and source[at] != title[0]:
        at += 1
    composer, done = Composer(source), 0
    while done < len(title) and at < end:
        escape = _ESCAPE.match(source, at, end) if quote else None
        space = _SPACE.match(source, at, end)
        if escape and (source[at] == "\\") == (quote == '"'):
            composer.decode(title[done], at, escape.end())
            at, done = escape.end(), done + 1
        elif space and title[done] in " \n" and "\n" in space[0]:
            composer.decode(title[done], at, space.end())
            at, done = space.end(), done + 1
        elif source[at] == title[done]:
            composer.keep(at, at + 1)
            at, done = at + 1, done + 1
        else:
            return None
    return composer.result()[1] if done == len(title) else None
