"""What the sources say of each figure: counts, and a row for every figure that is not simply the source's."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from factcheck.model import Claim, Report
from factcheck.report.layout import count

VERDICTS = ("differs", "other-scope", "hedge-changed", "not-in-source", "agrees")
WORDS = {
    "differs": "differs",
    "other-scope": "of another place, time or kind",
    "hedge-changed": "hedge changed",
    "not-in-source": "not in the source",
    "agrees": "agrees",
}
HEADERS = ("against the source", "figure", "where", "the source says")


class Compared(Struct, frozen=True):
    """One figure with its verdict: `figure` as printed with what it counts, `where` it stands, and what the source prints, and where."""

    verdict: str
    figure: str
    where: str
    source: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells under `HEADERS`."""
        return WORDS[self.verdict], self.figure, self.where, self.source


def compared(report: Report) -> tuple[Compared, ...]:
    """The figures that do not agree with the source, those that differ first, each group in text order; empty without a source."""
    rows = [_row(claim) for claim in report.claims if claim.against]
    return tuple(sorted((row for row in rows if row.verdict != "agrees"), key=lambda row: VERDICTS.index(row.verdict)))


def verdicts(report: Report) -> str:
    """All verdicts on one line: "9 figures agree with the source, 2 differ, 1 is not in it"; empty without a source."""
    found = Counter(str(claim.against[0]["verdict"]) for claim in report.claims if claim.against)
    if not found:
        return ""
    told = [f"{WORDS[verdict]}: {found[verdict]}" for verdict in VERDICTS if found[verdict]]
    return f"{count(sum(found.values()), 'figure')} compared with the source ({'; '.join(told)})"


def _row(claim: Claim) -> Compared:
    row = claim.against[0]
    said = f"{row['quote']} ({row['source']}:{row['line']})" if row.get("quote") else ""
    counted = claim.counted if claim.counted and claim.counted not in claim.quote else ""
    return Compared(str(row["verdict"]), f"{claim.quote} {counted}".strip(), f"{claim.document}:{claim.at.line}:{claim.at.column}", said)
