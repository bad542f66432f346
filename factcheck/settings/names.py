"""What rules are called: by id, by pack and id, and by the names that they had before, which hold in suppressions for good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.errors import ConfigError
from factcheck.model import Problem, Rule
from factcheck.settings.policy import Policy
from factcheck.strict_yaml import nearest


def names_of(rules: Iterable[Rule]) -> dict[str, str]:
    """Every name of every rule, with the id that it stands for now."""
    all_rules = tuple(rules)
    pairs = [(rule, rule.id) for rule in all_rules] + [(rule, old) for rule in all_rules for old in rule.replaces]
    found: dict[str, str] = {}
    for rule, name in pairs:
        found.setdefault(name, rule.id)
        found.setdefault(f"{rule.pack}/{name}", rule.id)
    return found


def check_names(policy: Policy, known: Mapping[str, str]) -> None:
    """Raise ConfigError if waivers or per-file ignores name rules that there are not."""
    used = [(f"{waiver.file}:{waiver.line}", waiver.rule) for waiver in policy.waivers if waiver.rule]
    used += [("per-file-ignores", name) for names in policy.per_file_ignores.values() for name in names]
    problems = [Problem(where, f'there is no rule "{name}"', _near(name, known)) for where, name in used if name not in known]
    if problems:
        raise ConfigError(*problems)


def _near(name: str, known: Mapping[str, str]) -> str:
    hint = nearest(name, known)
    return hint if hint.startswith("Did") else 'See "factcheck rules list".'
