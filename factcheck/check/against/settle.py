"""The period of a text as a whole: a figure that names none is of the period that the text is about."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.check.wording import period_text
from factcheck.model import Claim, Period, Slot
from factcheck.scope.measures import canonical, measures

TALLY_DAYS = 7


def settle(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of one text, those that name no period given the first longer one that the text states."""
    stated = next((claim.period for claim in claims if claim.period.how == "stated" and is_tally(claim.period.value)), None)
    if stated is None or stated.value is None:
        return tuple(claims)
    why = f"its period from the text as a whole, which is about {period_text(stated.value)}"
    period = Slot(stated.value, "assumed", stated.span, why)
    return tuple(replace(claim, period=period) if _open(claim) else claim for claim in claims)


def is_tally(period: Period | None) -> bool:
    """Whether a period is one over which things are counted: at least a week, both ends known."""
    return period is not None and period.start is not None and period.end is not None and (period.end - period.start).days >= TALLY_DAYS - 1


def _open(claim: Claim) -> bool:
    """Whether a figure may be of the release's period: it names none, and is not known to stand at a moment (troops, prisoners)."""
    entry = measures().get(canonical(claim.measure.value)) if claim.measure.value is not None else None
    return claim.period.value is None and claim.measure.value is not None and (entry is None or entry.kind == "flow")
