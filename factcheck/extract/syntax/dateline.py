"""The press dateline that may open a sentence: "CARROW, May 3 (Agency) - Floods killed …".

It dates and places the report, not what the report tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.tokens import Token

_REACH = 16
_ALLOWED = frozenset({",", "(", ")", ".", "/"})


def dateline_end(tokens: Sequence[Token]) -> int:
    """The number of tokens that a dateline takes, its dash included; 0 where there is none.

    A dateline opens with a place in capitals, holds names, dates and brackets only, and ends in a free dash within a few tokens.
    """
    if not tokens or not (tokens[0].kind == "word" and tokens[0].text.isupper() and len(tokens[0].text) > 2):
        return 0
    for token in tokens[:_REACH]:
        if token.kind == "dash" and not token.glued:
            return token.index + 1
        plain = token.kind in ("number", "dash") or token.text in _ALLOWED
        if not plain and not (token.kind == "word" and token.text[0].isupper()):
            return 0
    return 0
