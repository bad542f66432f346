"""A rule made ready to run: its expressions and templates read once, and the names that it leans on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from factcheck.check.expressions import Expression, Fault, compile_expression
from factcheck.check.pattern import Pattern
from factcheck.check.templates import Template, compile_template
from factcheck.errors import RuleError
from factcheck.model import Binding, Problem, Rule

_Names = tuple[tuple[str, bool], ...]


class Compiled(Struct, frozen=True):
    """A rule with its parts compiled. `needed` are the roles that a binding must fill; `order` is the pattern's order of roles."""

    rule: Rule
    check: Expression
    when: Expression | None
    headline: Template
    labels: Mapping[str, Template]
    needed: tuple[str, ...]
    order: tuple[str, ...]
    mentioned: tuple[str, ...]

    def fits(self, binding: Binding) -> bool:
        """Whether the binding fills every role and offers every computed value that the rule needs."""
        return all(binding.roles.get(name) or name in binding.computed for name in self.needed)


def compile_rule(rule: Rule, pattern: Pattern) -> Compiled:
    """Compile a rule for its pattern; raises RuleError where the rule was made by hand and does not fit."""
    names = tuple((role.name, role.many) for role in (*pattern.roles, *pattern.computed))
    check = _expression(rule, rule.check, names)
    when = _expression(rule, rule.when, names) if rule.when else None
    headline = _template(rule, rule.headline, names, None)
    mentioned = tuple(dict.fromkeys((*check.names, *(when.names if when else ()), *headline.names)))
    required = tuple(role.name for role in pattern.roles if not role.optional)
    return Compiled(
        rule=rule,
        check=check,
        when=when,
        headline=headline,
        labels={role: _template(rule, text, names, role) for role, text in rule.labels.items()},
        needed=tuple(dict.fromkeys((*required, *mentioned))),
        order=tuple(role.name for role in pattern.roles),
        mentioned=mentioned,
    )


_read_expression = lru_cache(maxsize=2_000)(lambda text, names: compile_expression(text, dict(names)))
_read_template = lru_cache(maxsize=2_000)(lambda text, names, default: compile_template(text, dict(names), default))


def _expression(rule: Rule, text: str, names: _Names) -> Expression:
    expression, faults = _read_expression(text, names)
    if expression is None:
        raise _refused(rule, faults)
    return expression


def _template(rule: Rule, text: str, names: _Names, default: str | None) -> Template:
    template, faults = _read_template(text, names, default)
    if template is None:
        raise _refused(rule, faults)
    return template


def _refused(rule: Rule, faults: tuple[Fault, ...]) -> RuleError:
    return RuleError(*(Problem(rule.path or rule.id, fault.what, fault.fix) for fault in faults))
