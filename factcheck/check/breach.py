"""A binding that breaks a rule, with all that its finding will be made of."""

from __future__ import annotations

from msgspec import Struct

from factcheck.check.compiled import Compiled
from factcheck.check.evaluation import Leaf, Values
from factcheck.model import Binding, Doubt

Key = tuple[str, tuple[tuple[int, int], ...]]


def key_of(rule: str, binding: Binding) -> Key:
    """A binding put to a rule, by the rule and the places of its figures."""
    places = (operand.at for operands in binding.roles.values() for operand in operands if operand.at is not None)
    return rule, tuple(sorted((at.start, at.end) for at in places))


class Breach(Struct, frozen=True):
    """The comparison to blame, the values it was judged on (`printed`), the figures at their word (`exact`), and every doubt."""

    compiled: Compiled
    binding: Binding
    leaf: Leaf
    printed: Values
    exact: Values
    doubts: tuple[Doubt, ...]

    @property
    def primary(self) -> str:
        """The role to blame if only one figure changes: the first that the rule labels (else of the pattern) with a place in the text."""
        for role in (*self.compiled.labels, *self.compiled.order):
            if any(operand.at is not None for operand in self.binding.roles.get(role, ())):
                return role
        raise ValueError(f"a binding of {self.compiled.rule.find} for {self.compiled.rule.id} has no place in the text")


class Tried(Struct, frozen=True):
    """What the rules make of what was read: all that is broken, and each statement that two figures are equal and that holds."""

    broken: tuple[Breach, ...]
    held: frozenset[Key]
