"""The smallest sets of edits after which no rule is broken any more: every set of that size, so that ties are told as ties.

Contradictions hang together where they share a figure. For such a group the rules are tried anew with one figure changed, then with two,
then with three; the first size at which nothing stays broken and nothing else breaks is the smallest, as far as the trials reach. A set of
two edits is found by mending what the first one leaves, so that no grid of values is searched. None of this is evidence of what is true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from factcheck.check.breach import Breach
from factcheck.check.substitution import around, with_quantities
from factcheck.check.suggestions import Repair, repairs, same_figure, told
from factcheck.model import SEVERITIES, Claim, Edit, Extraction, Suggestion, Term

_MOST_EDITS = 3
_TRIALS = 60  # of one group; each costs as much as checking its surroundings
_MANY = 12  # contradictions that hang together; more are no slip of the pen
_WIDE = 150  # figures around them

Try = Callable[[Extraction], Sequence[Breach]]
_Key = tuple[str, tuple[tuple[int, int], ...]]


class _Group(Struct):
    """Contradictions that hang together, what was read around them, and how often the rules may still be tried.

    `sound` are the contradictions around them that have nothing to do with theirs.
    """

    extraction: Extraction
    attempt: Try
    sound: frozenset[_Key]
    left: int = _TRIALS

    def after(self, new: Mapping[str, Repair]) -> list[Breach] | None:
        """What is broken with some figures rewritten; None where that was tried too often."""
        if not self.left:
            return None
        self.left -= 1
        changed = with_quantities(self.extraction, {name: repair.quantity for name, repair in new.items()})
        return [breach for breach in _firm(self.attempt(changed)) if _key(breach) not in self.sound]


def settle(
    extraction: Extraction, breaches: Sequence[Breach], beside: Sequence[Sequence[Breach]], attempt: Try
) -> list[tuple[Suggestion, ...]]:
    """For each breach the smallest repairs that settle it and all that hangs together with it, the figure to blame first.

    Where no set of up to three edits settles all, or where too much hangs together to try them, each breach has the edits of one figure
    that mend what leans on this figure: the breaches that stand `beside` it.
    """
    rows: list[tuple[Suggestion, ...]] = [()] * len(breaches)
    for members in _together(breaches):
        row = [breaches[index] for index in members]
        sets = _settled(extraction, row, attempt) if len(row) <= _MANY else ()
        for index in members:
            rows[index] = sets or _alone(breaches[index], beside[index])
    return rows


def _settled(extraction: Extraction, row: Sequence[Breach], attempt: Try) -> tuple[Suggestion, ...]:
    firm = _firm(row)
    near = around(extraction, frozenset(claim.id for breach in row for claim in _claims(breach))) if firm else None
    if near is None or len(near.claims) > _WIDE:
        return ()
    own = {_key(breach) for breach in row}
    sound = frozenset(key for breach in attempt(near) if (key := _key(breach)) not in own)
    return _smallest(_Group(near, attempt, sound), firm)


def _firm(breaches: Sequence[Breach]) -> list[Breach]:
    """The breaches of rules that are more than a note: two sources may both be right."""
    return [breach for breach in breaches if breach.compiled.rule.severity != SEVERITIES[0]]


def _alone(breach: Breach, others: Sequence[Breach]) -> tuple[Suggestion, ...]:
    return tuple(Suggestion((repair.edit,), told(repair), 1) for repair in repairs(breach, others))


def _smallest(group: _Group, breaches: Sequence[Breach]) -> tuple[Suggestion, ...]:
    """All sets of one edit after which the group holds, else all of two, else all of three."""
    for size in range(1, _MOST_EDITS + 1 if len(breaches) > 1 else 2):
        sets: dict[frozenset[Edit], tuple[Repair, ...]] = {}
        for found in _sets(group, {}, breaches, size):
            sets.setdefault(frozenset(repair.edit for repair in found), found)
        if sets:
            rules = len({breach.compiled.rule.id for breach in breaches})
            open_ = [found for found in sets.values() if not any(_confirmed(repair.claim) for repair in found)]
            return tuple(_suggestion(found, rules) for found in open_ or sets.values())
    return ()


def _confirmed(claim: Claim) -> bool:
    """Whether a source gives the figure as it is printed, so that another one is to blame."""
    return any(row["verdict"] == "agrees" for row in claim.against)


def _given(repair: Repair) -> str | None:
    """Where a source gives the figure that a repair writes; None if none does."""
    return next((f"{row['source']}:{row['line']}" for row in repair.claim.against if same_figure(repair, str(row.get("quote")))), None)


def _sets(group: _Group, made: Mapping[str, Repair], broken: Sequence[Breach], size: int) -> Iterator[tuple[Repair, ...]]:
    """Sets of `size` edits beyond those `made` that leave nothing of the group broken; `broken` is what they have to mend."""
    for repair in repairs(broken[0]):
        if repair.claim.id in made:
            continue
        now = {**made, repair.claim.id: repair}
        left = group.after(now)
        if left is None:
            return
        if not left and size == 1:
            yield tuple(now.values())
        elif left and size > 1:
            yield from _sets(group, now, left, size - 1)


def _suggestion(found: Sequence[Repair], rules: int) -> Suggestion:
    places = [_given(repair) for repair in found]
    given = ", ".join(dict.fromkeys(place for place in places if place is not None)) if None not in places else ""
    if len(found) == 1:
        line = f"line {found[0].claim.at.line}: {found[0].claim.quote} to {found[0].edit.replacement}"
        settles = f"{line} makes the figures agree, and is what the source gives ({given})"
        return Suggestion((found[0].edit,), settles if given else told(found[0]), 1, "source" if given else "arithmetic")
    ordered = sorted(found, key=lambda repair: repair.edit.at.start)
    lines = " and ".join(f"line {repair.edit.at.line}: {repair.claim.quote} to {repair.edit.replacement}" for repair in ordered)
    settled = "both rules" if rules == 2 else f"all {rules} rules" if rules > 1 else "the rule"
    known = f"this is what the source gives ({given})" if given else "that is no evidence of what is true"
    why = f"{lines} would together satisfy {settled}, and no fewer edits would; {known}"
    return Suggestion(tuple(repair.edit for repair in ordered), why, 1, "source" if given else "arithmetic")


def _together(breaches: Sequence[Breach]) -> list[list[int]]:
    """The indexes of breaches in groups that share figures, directly or through others."""
    group = list(range(len(breaches)))

    def head(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    first: dict[tuple[str, int], int] = {}
    for index, breach in enumerate(breaches):
        for place in _places(breach):
            group[head(index)] = head(first.setdefault(place, index))
    rows: dict[int, list[int]] = {}
    for index in range(len(breaches)):
        rows.setdefault(head(index), []).append(index)
    return list(rows.values())


def _places(breach: Breach) -> Iterator[tuple[str, int]]:
    """Where the figures of a breach stand: the document, and the offset."""
    for operands in breach.binding.roles.values():
        for operand in operands:
            if operand.at is not None:
                yield ("" if isinstance(operand, Term) else operand.document), operand.at.start


def _claims(breach: Breach) -> Iterator[Claim]:
    return (operand for operands in breach.binding.roles.values() for operand in operands if isinstance(operand, Claim))


def _key(breach: Breach) -> _Key:
    """A breach by its rule and the places of its figures."""
    places = (operand.at for operands in breach.binding.roles.values() for operand in operands if operand.at is not None)
    return breach.compiled.rule.id, tuple(sorted((at.start, at.end) for at in places))
