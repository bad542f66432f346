"""The smallest sets of edits after which no rule is broken any more: every set of that size, so that ties are told as ties.

Contradictions hang together where they share a figure. For such a group the rules are tried anew with one edit made, then with two, then
with three; the first size at which nothing stays broken and nothing else breaks is the smallest, as far as the trials reach. An edit
rewrites a figure, or the words for a place, a period, a measure or a day (`check/edits/`). A set of two is found by mending what the first
one leaves, so that no grid of values is searched. None of this is evidence of what is true.

What bounds the cost: 60 trials for a group, of which 24 may go to single edits of words; a group of more than 12 contradictions, or with
more than 150 figures around it, is not tried. Sets found before the trials ran out are told; without any, each figure is mended by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct, field

from factcheck.check.against import confronted
from factcheck.check.breach import Breach, Key, Tried, key_of
from factcheck.check.edits import Move, Scene, figure_moves, scene_of, word_moves
from factcheck.check.repairs_told import suggestion
from factcheck.check.substitution import around, substituted, within
from factcheck.check.suggestions import repairs, told
from factcheck.model import SEVERITIES, Claim, Document, Edit, Extraction, Operand, Suggestion, Term

_MOST_EDITS = 3
_TRIALS = 60  # of one group; each costs as much as checking its surroundings
_WORDS = 24  # of them for single edits of words, so that pairs of figures have their turn
_MANY = 12  # contradictions that hang together; more are no slip of the pen
_WIDE = 150  # figures around them
_LONG = 600  # figures of a document that is set against its source anew for each trial

Made = tuple[Move, ...]


class Matter(Struct, frozen=True):
    """What repairs are looked for in: a document, what was read in it, the figures of its sources, and the rules to try."""

    document: Document
    extraction: Extraction
    sources: tuple[Claim, ...]
    attempt: Callable[[Extraction], Tried]


class _After(Struct, frozen=True):
    """What a set of edits leaves: what is broken, which equalities hold, and where the source gives the figures it agrees with."""

    broken: tuple[Breach, ...]
    held: frozenset[Key]
    agreeing: dict[str, str]


class _Group(Struct):
    """Contradictions that hang together, what was read around them, and how often the rules may still be tried.

    `sound` are the contradictions around them that have nothing to do with theirs; `held` the equalities that held before.
    """

    matter: Matter
    near: Extraction
    scene: Scene
    sound: frozenset[Key]
    held: frozenset[Key]
    left: int = _TRIALS
    known: dict[frozenset[Edit], _After] = field(default_factory=dict)

    def after(self, made: Made) -> _After | None:
        """What is left with some edits made; None where that was tried too often."""
        key = frozenset(move.edit for move in made)
        if key not in self.known:
            if not self.left:
                return None
            self.left -= 1
            self.known[key] = self._try(made)
        return self.known[key]

    def _try(self, made: Made) -> _After:
        def change(operand: Operand) -> Operand:
            for move in made:
                operand = move.change(operand)
            return operand

        matter = self.matter
        if matter.sources and len(matter.extraction.claims) <= _LONG:
            changed = within(confronted(substituted(matter.extraction, change), matter.sources), self.near)
        else:
            changed = substituted(self.near, change)
        tried = matter.attempt(changed)
        broken = tuple(breach for breach in _firm(tried.broken) if key_of(breach.compiled.rule.id, breach.binding) not in self.sound)
        return _After(broken, tried.held, {claim.id: where for claim in changed.claims if (where := _agrees(claim)) is not None})

    def stands(self, made: Made, after: _After) -> bool:
        """Whether nothing is broken, and each edit of words made figures agree without parting others that did."""
        return not after.broken and all(self._proved(move, after) for move in made if move.proves)

    def _proved(self, move: Move, after: _After) -> bool:
        places = {(claim.at.start, claim.at.end) for claim in move.claims}
        lost = any(not places.isdisjoint(where) for _, where in self.held - after.held)
        new = any(not places.isdisjoint(where) for _, where in after.held - self.held)
        return not lost and (new or any(claim.id in after.agreeing and _agrees(claim) is None for claim in move.claims))


def _agrees(claim: Claim) -> str | None:
    """Where a source gives the figure as it is printed; None if none does."""
    return next((f"{row['source']}:{row['line']}" for row in claim.against if row["verdict"] == "agrees"), None)


def settle(matter: Matter, breaches: Sequence[Breach], beside: Sequence[Sequence[Breach]]) -> list[tuple[Suggestion, ...]]:
    """For each breach the smallest repairs that settle it and all that hangs together with it, the figure to blame first.

    Where no set of up to three edits settles all, or where too much hangs together to try them, each breach has the edits of one figure
    that mend what leans on this figure: the breaches that stand `beside` it.
    """
    rows: list[tuple[Suggestion, ...]] = [()] * len(breaches)
    for members in _together(breaches):
        row = [breaches[index] for index in members]
        sets = _settled(matter, row) if len(row) <= _MANY else ()
        for index in members:
            rows[index] = sets or _alone(breaches[index], beside[index])
    return rows


def _settled(matter: Matter, row: Sequence[Breach]) -> tuple[Suggestion, ...]:
    firm = _firm(row)
    if not firm:
        return ()
    sentences = [operand.sentence for breach in row for operand in _operands(breach) if isinstance(operand, Term) and operand.sentence]
    near = around(matter.extraction, frozenset(claim.id for breach in row for claim in _claims(breach)), sentences)
    if len(near.claims) > _WIDE:
        return ()
    own = {key_of(breach.compiled.rule.id, breach.binding) for breach in row}
    before = matter.attempt(near)
    sound = frozenset(key for breach in before.broken if (key := key_of(breach.compiled.rule.id, breach.binding)) not in own)
    return _smallest(_Group(matter, near, scene_of(matter.document, near, matter.sources), sound, before.held), firm)


def _firm(breaches: Sequence[Breach]) -> list[Breach]:
    """The breaches of rules that are more than a note: two sources may both be right."""
    return [breach for breach in breaches if breach.compiled.rule.severity != SEVERITIES[0]]


def _alone(breach: Breach, others: Sequence[Breach]) -> tuple[Suggestion, ...]:
    return tuple(Suggestion((repair.edit,), told(repair), 1) for repair in repairs(breach, others))


def _smallest(group: _Group, breaches: Sequence[Breach]) -> tuple[Suggestion, ...]:
    """All sets of one edit after which the group holds, else all of two, else all of three: those of figures before those with words."""
    for size in range(1, _MOST_EDITS + 1 if len(breaches) > 1 else 2):
        sets: dict[frozenset[Edit], Made] = {}
        spare = max(0, group.left - _WORDS) if size == 1 else 0
        for words in (False, True):
            floor = spare if words else 0
            for made in _sets(group, (), breaches, size, words=words, floor=floor):
                sets.setdefault(frozenset(move.edit for move in made), made)
        if sets:
            rules = len({breach.compiled.rule.id for breach in breaches})
            open_ = [made for made in sets.values() if not any(_agrees(claim) for move in made for claim in move.claims)]
            return tuple(suggestion(made, rules, _given(group, made)) for made in open_ or sets.values())
    return ()


def _sets(group: _Group, made: Made, broken: Sequence[Breach], size: int, *, words: bool, floor: int) -> Iterator[Made]:
    """Sets of `size` edits beyond those `made` that leave nothing of the group broken; `broken` is what they have to mend.

    The last edit has to mend all that is left, the first of it included. An earlier one may mend any of them: what it writes decides what
    the next one has to write.
    """
    for move in _first_of_each(move for breach in (broken[:1] if size == 1 else broken) for move in _moves(group, breach, words)):
        if any(move.meets(other) for other in made):
            continue
        now = (*made, move)
        after = group.after(now) if group.left > floor or frozenset(each.edit for each in now) in group.known else None
        if after is None:
            return
        if size == 1 and group.stands(now, after):
            yield now
        elif size > 1 and after.broken:
            yield from _sets(group, now, after.broken, size - 1, words=words, floor=floor)


def _first_of_each(moves: Iterable[Move]) -> Iterator[Move]:
    """Each edit once, though several contradictions may propose it."""
    seen: set[Edit] = set()
    for move in moves:
        if move.edit not in seen:
            seen.add(move.edit)
            yield move


def _moves(group: _Group, breach: Breach, words: bool) -> Iterator[Move]:
    yield from figure_moves(breach)
    if words:
        yield from word_moves(breach, group.scene)


def _given(group: _Group, made: Made) -> str:
    """Where the source gives what all edits of a set write; empty where it does not."""
    after = group.after(made)
    rows = (
        [[after.agreeing[claim.id] for claim in move.claims if claim.id in after.agreeing] for move in made] if after is not None else [[]]
    )
    return ", ".join(dict.fromkeys(row[0] for row in rows)) if all(rows) else ""


def _operands(breach: Breach) -> Iterator[Operand]:
    return (operand for operands in breach.binding.roles.values() for operand in operands)


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
