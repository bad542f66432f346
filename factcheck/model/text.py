"""The text as it was read: spans, documents, sentences and tokens.

All spans count Unicode code points of the *untouched* source text (after a byte-order mark), end exclusive.
A stage that works on the reader's text (markup taken out) carries source spans beside it, so that nothing
is ever searched for again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import asdict


class Span(Struct, frozen=True, order=True):
    """A stretch of the source text: code points, end exclusive."""

    start: int
    end: int


class Position(Struct, frozen=True):
    """A span with the 1-based lines and columns (code points) that a person or an editor would look for.

    `page` and `paragraph` are 1-based and None where the format has none.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None = None
    paragraph: int | None = None

    def to_dict(self) -> dict[str, int | None]:
        """The `span` object of the published JSON."""
        return asdict(self)


class Segment(Struct, frozen=True):
    """A run of the reader's text that stands letter for letter in the source.

    `text` and `source` are the offsets of its first character, `length` its length in both. A character of the
    reader's text that lies in no segment was put in by the reader (a block end, say) or decoded from an entity;
    for a decoded one `length` counts the reader's characters and `source_length` what they were decoded from.
    """

    text: int
    source: int
    length: int
    source_length: int


class Problem(Struct, frozen=True):
    """Something that went wrong with an input or a rule file, told to the user by the command line.

    `where` is a path, with line and column where known ("rules/x.yml:14:9"); `what` says what is wrong and `fix`
    what to do about it; `shown` is the offending line, if any. `fatal` problems make the exit code 2.
    """

    where: str
    what: str
    fix: str
    shown: str | None = None
    fatal: bool = True


class Part(Struct, frozen=True):
    """What the markup says of a stretch of the source: `kind` is caption, standfirst, heading or item.

    `level` is the level of a heading, or how deep an item is nested (0: not at all). `number` is what an item of an ordered list is
    numbered with, None in other lists; `group` tells one list from the next.
    """

    span: Span
    kind: str
    level: int = 0
    number: int | None = None
    group: int = 0


class Document(Struct, frozen=True):
    """One story or release, ready to be split into sentences.

    `source` is the untouched text, `text` what a reader sees of it, `segments` leads from one to the other
    (sorted by `Segment.text`). `lines` holds the source offset at which each line starts; `title_span` is where
    the title stands in the source, None where it was given from outside or there is none. `body` is the stretch of
    `text` that holds prose: front matter and a dateline lie before it. `publisher` is who gave a release out, where its front matter says.
    Of formats that are no text files (.docx, .pdf, .eml) `source` is what was taken out of them; `pages` holds the source offset at which
    each page starts, none where the format does not say. `notes` tell what of the document was not read.
    `comments` are the comments of the markup in `source`, with their marks; `front` is the front matter there; `parts` are the captions,
    headings and list items there, in the order of the source.
    """

    path: str
    source: str
    text: str
    segments: tuple[Segment, ...]
    lines: tuple[int, ...]
    format: str
    title: str | None
    title_span: Span | None
    published: dt.date | None
    body: Span
    language: str = "en"
    publisher: str | None = None
    pages: tuple[int, ...] = ()
    notes: tuple[Problem, ...] = ()
    comments: tuple[Span, ...] = ()
    front: Span = Span(0, 0)
    parts: tuple[Part, ...] = ()


class Sentence(Struct, frozen=True):
    """One sentence. `span` is in the source; `text` is the reader's text of it.

    `starts` and `ends` hold, for each character of `text`, where it starts and ends in the source (plain ranges where the text
    stands there letter for letter). `paragraph` counts from 0 through the document; `role` is "headline", "standfirst", "caption" or
    "body". `quoted` lists the
    stretches inside quotation marks as offsets into `text`; a quotation that runs over several sentences marks each of them.
    """

    index: int
    span: Span
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    paragraph: int
    role: str
    quoted: tuple[Span, ...] = ()
