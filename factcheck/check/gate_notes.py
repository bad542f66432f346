"""What the gate says to the editor: inherited slots, unknown slots and other readings, in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.check import likeness
from factcheck.check.wording import period_text, place_text
from factcheck.model import Claim, Period, Slot

_ASPECT = {
    "measure": "what is counted", "actor": "who did it", "target": "to whom it was done", "attribution": "who says so", "place": "place",
    "period": "period",
}  # fmt: skip
_READ_AS = {
    "place": "the place of {}", "period": "the period of {}", "actor": "the party behind {}", "target": "those to whom {} was done",
    "attribution": "the source of {}", "measure": "what {} counts",
}  # fmt: skip


def figure(claim: Claim) -> str:
    """A claim in short: its figure as printed and what it counts ("137 joint operations")."""
    return f"{claim.quote} {claim.counted}" if claim.counted and claim.counted not in claim.quote else claim.quote


def inherited(claims: Iterable[Claim], slots: Iterable[str]) -> tuple[str, ...]:
    """One note for each of the slots that was inherited or assumed, under that word."""
    notes = []
    for claim in claims:
        for name in slots:
            slot = getattr(claim, name)
            if slot.how in ("inherited", "assumed"):
                whose = f"{_ASPECT[name]} of {figure(claim)} is {_value(slot.value)}"
                notes.append(f"{slot.how}: the {whose}{_because(slot.why)}")
    return tuple(notes)


def _because(why: str | None) -> str:
    """The reason of a slot behind what it explains; the stages write "its period from …"."""
    return "" if not why else f", taken from {why.partition(' from ')[2]}" if why.startswith("its ") and " from " in why else f" ({why})"


def unknown(claim: Claim, name: str) -> str:
    """That one side does not tell a slot."""
    return (
        f"the text does not give the {_ASPECT[name]} of {figure(claim)}"
        if name in ("place", "period")
        else (f"the text does not say {_ASPECT[name]} for {figure(claim)}")
    )


def other_reading(claim: Claim, name: str, why: str) -> str:
    """Both readings of the words of a slot: the one taken, and the one that was kept."""
    read_as = _READ_AS[name].replace("{}", figure(claim))
    return f"reading: {_words(claim, name)} is taken as {read_as}; {why}"


def wider_actor(part: Claim, whole: Claim) -> str:
    """That the part's actor is wider than the whole's."""
    return f"{figure(part)}: by {_value(part.actor.value)}; {figure(whole)}: by {_value(whole.actor.value)} alone"


def taken_as_one(a: Claim, b: Claim, name: str) -> str:
    """That two names are taken as one party."""
    return f"{_value(getattr(a, name).value)} and {_value(getattr(b, name).value)} are taken as one party"


def may_be_others(later: Claim, first: Claim) -> str:
    """That a later outcome may be that of others than those first counted."""
    return f"{figure(later)} is taken as the outcome of some of {figure(first)}; the text does not say that they are the same"


def quotation(claim: Claim) -> str:
    """That a figure stands in somebody's own words."""
    return f"{figure(claim)} stands inside a quotation"


def _words(claim: Claim, name: str) -> str:
    slot = getattr(claim, name)
    own = slot.span is not None and claim.sentence.span.start <= slot.span.start and slot.span.end <= claim.sentence.span.end
    if not own:
        return _value(slot.value)
    start, end = likeness.offsets(claim, slot.span.start, slot.span.end)
    return f'"{claim.sentence.text[start:end]}"'


def day_words(period: Period) -> str:
    """A period for people, a single day with its weekday: "Tuesday 16 July 2024"."""
    text = period_text(period)
    return f"{period.start:%A} {text}" if period.start is not None and period.start == period.end else text


def dated(slots: Iterable[Slot[Period]]) -> tuple[str, ...]:
    """How each date was worked out, where the slot says so."""
    return tuple(dict.fromkeys(f"{day_words(slot.value)}: {slot.why}" for slot in slots if slot.why and slot.value is not None))


def _value(value: object) -> str:
    if isinstance(value, Period):
        return period_text(value)
    if isinstance(value, tuple):
        return place_text(value)
    return str(getattr(value, "name", value))
