"""What the tests of time phrases share."""

import datetime as dt

from factcheck.extract.times.reading import read_times
from factcheck.extract.tokens import tokenize
from factcheck.model import Sentence, Span

WEDNESDAY = dt.date(2024, 7, 17)


def tokens_of(text):
    return tokenize(Sentence(0, Span(0, len(text)), text, range(len(text)), range(1, len(text) + 1), 0, "body"))


def read(text, published=WEDNESDAY):
    """The mentions of a text, each with its words."""
    tokens = tokens_of(text)
    return [(text[tokens[m.first].start : tokens[m.last].end], m) for m in read_times(tokens, published)]


def whens(text, published=WEDNESDAY):
    return [(words, span(m.period)) for words, m in read(text, published) if m.kind == "period"]


def numbers(text):
    tokens = tokens_of(text)
    return [tokens[n].text for m in read_times(tokens, WEDNESDAY) for n in m.numbers]


def span(period):
    if period is None:
        return None
    mark = "" if period.exact else "~"
    return f"{period.start or ''}/{period.end or ''}{mark}"
