"""Pattern `party`: a figure for one party, and the figure for all the parties of which it is one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from factcheck.check import likeness
from factcheck.check.comparison import WITHIN, relations, scope_of
from factcheck.check.gate import is_part, linked, same_unit
from factcheck.check.pattern import Role
from factcheck.check.patterns.pairs import pairs_of
from factcheck.check.patterns.worked_out import quotations
from factcheck.interval import exact
from factcheck.model import Binding, Claim, Doubt, Extraction, Operand, Relation, Term
from factcheck.vocabulary import words

_BEHIND = 12  # characters behind a party's name in which "alone" stands
_GROUPS = 12  # figures for all that are looked back at
_REACH = 4  # sentences from the figure for all to that for one
_OPEN = (None, Relation.UNKNOWN, *WITHIN)


class Party:
    """ "The alliance carried out 40 strikes …; the United States alone flew 52": one is no more than all.

    The text itself must say who belongs to whom: it names the one "alone" behind a group (an alliance, both sides, all factions), or it
    names the one among the parties of a joint figure. What one party did beside a group, what several did jointly and what nobody has
    claimed is not bound.
    """

    name = "party"
    doc = "A figure for one party, and the figure for all parties together."
    roles: tuple[Role, ...] = (Role("one", "the figure for one party"), Role("all", "the figure for all of them"))
    computed: tuple[Role, ...] = (Role("alone", "1 where the text says that the one did this alone", optional=True),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """Each figure of a party with the nearest figure for all of them."""
        ahead: deque[Claim] = deque(maxlen=_GROUPS)
        for one in pairs_of(extraction).claims:
            alone = bool(ahead) and _alone(one)
            for whole in reversed(ahead):
                if one.sentence.index - whole.sentence.index <= _REACH and _belongs(one, whole, alone) and _same_matter(one, whole):
                    computed: dict[str, Operand] = {"alone": Term("alone", exact(1))} if alone else {}
                    yield Binding(self.name, {"one": (one,), "all": (whole,)}, computed, (), _doubts(one, whole), ())
                    break
            if _is_group(one):
                ahead.append(one)


def _names(claim: Claim) -> frozenset[str]:
    return frozenset(claim.actor.value.key.split()) if claim.actor.value is not None else frozenset()


def _is_group(claim: Claim) -> bool:
    """Whether a figure is that of several parties, and does not count what they did jointly."""
    actor = claim.actor.value
    if actor is None or claim.quantity.form not in ("digits", "words") or likeness.near(claim, "jointly"):
        return False
    return len(actor.members) > 1 or not _names(claim).isdisjoint(words("comparability")["groups"])


def _alone(claim: Claim) -> bool:
    """Whether "alone" stands right behind the party's name."""
    span = claim.actor.span
    if span is None or not likeness.in_sentence(claim, "alone") or not claim.sentence.span.start <= span.start < claim.sentence.span.end:
        return False
    _, end = likeness.offsets(claim, span.start, span.end)
    behind = claim.sentence.text[end : end + _BEHIND].replace(",", " ").split()[:1]
    return not set(behind).isdisjoint(words("comparability")["alone"])


def _belongs(one: Claim, whole: Claim, alone: bool) -> bool:
    """Whether the text counts the one among the parties of the whole."""
    ours, theirs = one.actor.value, whole.actor.value
    if ours is None or theirs is None or ours.key == theirs.key:
        return False
    if set(ours.members) < set(theirs.members):
        return True
    every = not _names(whole).isdisjoint(words("comparability")["every-party"]) and one.actor.how == "stated"
    return len(theirs.members) == 1 and (alone or every) and not _is_group(one)


def _same_matter(one: Claim, whole: Claim) -> bool:
    """Whether both count one kind of thing, with nothing known that sets place, time or source apart."""
    if one.id == whole.id or not same_unit(one, whole) or one.status != whole.status or one.direction != whole.direction:
        return False
    if is_part(whole) or any(linked(one, whole, kind) for kind in ("earlier", "other")) or one.measure.value is None:
        return False
    found = relations(scope_of(one), scope_of(whole))
    alike = found["measure"] in WITHIN and likeness.counted_relation(one, whole) in WITHIN
    apart = [name for name in ("place", "period", "target") if found[name] not in _OPEN]
    told = found["attribution"] in (None, Relation.EQUAL, Relation.UNKNOWN)
    return alike and not apart and told and likeness.additive(one) and likeness.additive(whole)


def _doubts(one: Claim, whole: Claim) -> tuple[Doubt, ...]:
    found = relations(scope_of(one), scope_of(whole))
    lacking = [name for name in ("place", "period") if found[name] is Relation.UNKNOWN]
    doubt = (Doubt("unknown", f"the text does not say the {lacking[0]} of both figures"),) if lacking else ()
    return (*doubt, *quotations((one, whole)))
