"""Headline and label templates: `{role}` and `{role.attribute}`, read by a parser of our own and never by `str.format`.

An unknown place or period takes the preposition before it along: "{part} in {part.place}" then reads "90 raids", not "90 raids in".
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from factcheck.check.expressions import Fault
from factcheck.check.wording import joined, operand_text, period_text, place_text, scope_text, value_text
from factcheck.model import Binding, Claim, Mention, Operand, Term

_FIELD = re.compile(r"\{([^{}]*)\}")
_DANGLING = re.compile(r"(?:(?<=\s)|\A)(?:in|for|at|of|from|on|to|during|by) \Z")
_SPACE_BEFORE = re.compile(r" ([,.;:)])")


class Field(Struct, frozen=True):
    """One placeholder: the name of a role or computed value, and which side of it to show (None: all of it)."""

    name: str
    attribute: str | None


class Template(Struct, frozen=True):
    """Plain text and placeholders in turn."""

    parts: tuple[str | Field, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The roles and computed values that it shows."""
        return tuple(dict.fromkeys(part.name for part in self.parts if isinstance(part, Field)))


def _value(operand: Operand) -> str:
    return value_text(operand.quantity) if isinstance(operand, Claim) else operand_text(operand)


def _counted(operand: Operand) -> str:
    return operand.counted or "" if isinstance(operand, Claim) else operand.what if isinstance(operand, Mention) else ""


def _place(operand: Operand) -> str:
    return "" if isinstance(operand, Term) else place_text(operand.place.value)


def _period(operand: Operand) -> str:
    return "" if isinstance(operand, Term) else period_text(operand.period.value)


def _unit(operand: Operand) -> str:
    return operand.quantity.unit.name if isinstance(operand, Claim) and operand.quantity.unit else ""


def _quote(operand: Operand) -> str:
    return operand.quote or ""


ATTRIBUTES: dict[str, Callable[[Operand], str]] = {
    "value": _value, "counted": _counted, "place": _place, "period": _period, "unit": _unit, "quote": _quote, "scope": scope_text,
}  # fmt: skip


def compile_template(text: str, names: Mapping[str, bool], default: str | None = None) -> tuple[Template | None, tuple[Fault, ...]]:
    """Read a template; gives it or every fault in it. With a `default` role, a bare attribute (`{value}`) means that role's."""
    parts: list[str | Field] = []
    faults: list[Fault] = []
    end = 0
    for match in _FIELD.finditer(text):
        parts.append(_literal(text[end : match.start()], end, faults))
        parts.append(_field(match.group(1), match.start() + 1, names, default, faults))
        end = match.end()
    parts.append(_literal(text[end:], end, faults))
    return (None if faults else Template(tuple(part for part in parts if part))), tuple(faults)


def _literal(text: str, start: int, faults: list[Fault]) -> str:
    stray = re.search(r"[{}]", text)
    if stray:
        faults.append(
            Fault(start + stray.start(), "a brace without its partner", "Write {role} or {role.place}; other braces are not allowed.")
        )
    return text


def _field(text: str, column: int, names: Mapping[str, bool], default: str | None, faults: list[Fault]) -> Field:
    name, dot, attribute = text.partition(".")
    if default is not None and not dot and name not in names and name in ATTRIBUTES:
        return Field(default, name)
    if name not in names:
        known = [*names, *(ATTRIBUTES if default else ())]
        near = difflib.get_close_matches(name, known, 1)
        fix = f'Did you mean "{near[0]}"?' if near else "The pattern binds " + ", ".join(names) + "."
        faults.append(Fault(column, f'the pattern has no role "{name}"', fix))
    elif dot and attribute not in ATTRIBUTES:
        near = difflib.get_close_matches(attribute, ATTRIBUTES, 1)
        fix = f'Did you mean "{near[0]}"?' if near else "A role has " + ", ".join(ATTRIBUTES) + "."
        faults.append(Fault(column + len(name) + 1, f'a role has no "{attribute}"', fix))
    return Field(name, attribute if dot else None)


def render(template: Template, binding: Binding) -> str:
    """The template filled with a binding, on one line."""
    done = ""
    for part in template.parts:
        if isinstance(part, str):
            done += part
            continue
        operands = binding.roles.get(part.name) or ((binding.computed[part.name],) if part.name in binding.computed else ())
        shown = _shown(operands, part.attribute)
        done = done + shown if shown else _DANGLING.sub("", done)
    return _SPACE_BEFORE.sub(r"\1", " ".join(done.split()))


def _shown(operands: Sequence[Operand], attribute: str | None) -> str:
    if attribute is not None:
        return joined(list(dict.fromkeys(filter(None, map(ATTRIBUTES[attribute], operands)))))
    if len(operands) == 1:
        return operand_text(operands[0])
    return joined([" ".join(filter(None, (_value(operand), scope_text(operand) or _counted(operand)))) for operand in operands])
