"""A binding that breaks a rule, with all that its finding will be made of."""

from __future__ import annotations

from msgspec import Struct

from factcheck.check.compiled import Compiled
from factcheck.check.evaluation import Leaf, Values
from factcheck.model import Binding, Doubt


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
