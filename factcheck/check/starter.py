"""The file that a new rule starts from: every key with what belongs there, and the roles of its pattern."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.check.loader_rule import FEWEST, id_fault
from factcheck.check.pattern import Pattern, Role
from factcheck.errors import RuleError
from factcheck.model import Problem
from factcheck.strict_yaml import nearest

SCHEMA = "rule.schema.json"
"""The file of the schema, beside the packs. A new rule names one in its own directory: a path into the package holds on one machine."""

_FILE = """\
# yaml-language-server: $schema={schema}
# (Editors check this file by the schema: factcheck rules schema > {schema})
# {doc}
# `factcheck rules lint {path}` says what is still missing; `factcheck rules test {path}` runs the examples.

id: {id}
find: {pattern}
# The roles of the pattern:
{roles}
# where: {{{first}: {{measure: killed}}}}   # optional: which figures may fill a role
# when: {first} > 0                 # optional: the rule is asked only where this is certain
check:                          # what must hold, such as: {sample}
# tolerance: printed            # optional: printed (the default), exact, or a further share such as 0.02
severity: warning               # the ceiling: error, warning or note
headline:                       # what a finding says, such as: "{{{first}}} does not fit {{{second}}}"
why:                            # why the figures should agree, in a sentence or two
labels:                         # what stands beside each figure
{labels}
# status: preview               # optional: stable (the default), preview or deprecated
# default: off                  # optional: the rule runs only where it is selected
# At least {fewest} texts that break the rule, in your own words, each with the figures that must be named:
hits: []
# - text: …
#   published: 2024-07-17       # optional: the day that "yesterday" counts from
#   finds: {{{finds}}}
# At least {fewest} texts that are correct and look alike: another place, another period, another source, a revised figure.
near-misses: []
# - text: …
"""


def starter(rule_id: str, name: str, patterns: Mapping[str, Pattern], path: str) -> str:
    """The text of a new rule file, whose `path` its comments name; what its writer must say is left empty.

    Raises RuleError for an id that is none and for an unknown pattern.
    """
    problems = [Problem("ID", *fault)] if (fault := id_fault(rule_id)) else []
    problems += [] if name in patterns else [Problem("--find", f'there is no pattern "{name}"', nearest(name, patterns))]
    if problems:
        raise RuleError(*problems)
    pattern = patterns[name]
    names = [role.name for role in pattern.roles]
    singles = [role.name for role in (*pattern.roles, *pattern.computed) if not role.many]
    first, second = names[0], names[min(1, len(names) - 1)]
    summed = next((role.name for role in pattern.roles if role.many and not role.optional), None)
    sample = f"sum({summed}) == {first}" if summed else f"{singles[0]} <= {singles[min(1, len(singles) - 1)]}"
    return _FILE.format(
        id=rule_id,
        pattern=pattern.name,
        doc=pattern.doc,
        path=path,
        schema=SCHEMA,
        roles="\n".join(_role(role, "role") for role in pattern.roles)
        + "".join("\n" + _role(role, "worked out") for role in pattern.computed),
        first=first,
        second=second,
        sample=sample,
        labels="\n".join(f'  {name}: "{name}: {{value}}"' for name in names),
        fewest=FEWEST,
        finds=", ".join(f"{role.name}: {'[…]' if role.many else '…'}" for role in pattern.roles if not role.optional),
    )


def _role(role: Role, kind: str) -> str:
    marks = ", ".join([kind, *(["a list"] if role.many else []), *(["may be missing"] if role.optional else [])])
    return f"#   {role.name} ({marks}): {role.doc}"
