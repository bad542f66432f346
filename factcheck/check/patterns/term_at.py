"""Words of a sentence as a term with its place, where a pattern labels words that are no claim."""

from __future__ import annotations

from bisect import bisect_left

from factcheck.model import Claim, Mention, Position, Span, Term


def term_at(telling: Claim | Mention, span: Span, value: Term) -> Term | None:
    """The words at `span` in the telling's sentence, with the value given; None where line and column cannot be told for sure.

    Line and column are counted from the telling's own position, so the source between the two must stand in the text letter for letter.
    """
    sentence, at = telling.sentence, telling.at
    if not sentence.span.start <= span.start < span.end <= sentence.span.end:
        return None
    first, last = min(span.start, at.start), max(span.end, at.start)
    left, right = bisect_left(sentence.starts, first), bisect_left(sentence.starts, last)
    if right - left != last - first:
        return None
    start = bisect_left(sentence.starts, span.start)
    quote = sentence.text[start : start + span.end - span.start]
    between = sentence.text[left:right]
    if "\n" in between or "\r" in between:
        return None
    column = at.column + span.start - at.start
    position = Position(span.start, span.end, at.line, column, at.line, column + len(quote), at.page, at.paragraph)
    return Term(value.text, value.value, position, quote, sentence)
