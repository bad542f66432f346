"""Words that were broken at the end of a line. Whether the hyphen is the typesetter's or the word's own is told by the words themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

HYPHENS = "-\u2010\u2011\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)+|[^\W\d_]+")
# First parts after which English keeps the hyphen; numbers are the ones that matter here.
_OWN = re.compile(
    r"""one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|first|second|third|half|quarter
    |ex|non|self|well|all|cross|mid|co|pre|post|anti|pro|semi|multi|long|short|high|low|full|part|so|year|month|week|day|hour|mile
    |north|south|east|west|vice|lieutenant|major|brigadier|attorney|secretary""",
    re.VERBOSE | re.IGNORECASE,
)


class Joiner:
    """Knows the words of one document, broken ones left out."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: set[str] = set()
        for line in lines:
            self.words.update(match.group().lower() for match in _WORD.finditer(line.rstrip(HYPHENS + " ")))

    def keeps(self, before: str, after: str) -> bool:
        """Whether the hyphen at the end of `before` belongs to the word that goes on at the start of `after`."""
        if before.endswith("\u00ad"):
            return False
        head = re.search(r"[\w\u2010\u2011-]+$", before[-80:-1])
        tail = re.match(r"\w+", after[:80])
        if head is None or tail is None:
            return True
        first, last = head.group(), tail.group()
        if not last[0].islower() or not first[-1].isalpha() or any(mark in first for mark in HYPHENS):
            return True  # "Anglo-American", "2023-24", "29-year-old"
        whole = (first + last).lower()
        if whole in self.words:
            return False
        hyphenated = f"{first}-{last}".lower()
        return hyphenated in self.words or _OWN.fullmatch(first) is not None


def broken(line: str, following: str) -> bool:
    """Whether a line ends in the middle of a word."""
    return len(line) > 1 and line[-1] in HYPHENS and not line[-2].isspace() and line[-2] not in HYPHENS and following[:1].isalnum()
