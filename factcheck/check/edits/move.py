"""One edit that can be tried."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check.substitution import Change
from factcheck.model import Claim, Edit, Mention, Operand, Span


class Move(Struct, frozen=True):
    """One edit, the words that stand there now, what each operand would be after it, and the claims that it changes.

    `proves` says that the edit counts only if it makes figures agree: some place or period that nobody gave a figure for would silence any
    contradiction.
    """

    edit: Edit
    old: str
    change: Change
    claims: tuple[Claim, ...] = ()
    figure: bool = True
    proves: bool = False

    def meets(self, other: Move) -> bool:
        """Whether both would write in one place."""
        mine, theirs = self.edit.at, other.edit.at
        return mine.start < theirs.end and theirs.start < mine.end


def slot_change(name: str, span: Span, value: object) -> Change:
    """Gives a slot another value wherever it was read, or taken over, from the words at `span`."""

    def change(operand: Operand) -> Operand:
        slot = getattr(operand, name, None) if isinstance(operand, Claim | Mention) else None
        if slot is None or slot.span != span or slot.value is None:
            return operand
        return replace(operand, **{name: replace(slot, value=value, alternatives=())})

    return change
