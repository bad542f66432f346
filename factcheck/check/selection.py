"""Which rules run, and how loud they may be: the switches of a command line or of `pipeline.Settings`.

A rule is named by its id, by "pack/id", by "pack/" for a whole pack, or by an id that it had before (`replaces`), which warns.
`select` names the rules to run instead of those that run by default; `extend_select` adds to either; `ignore` takes away. An id outweighs
a pack: `--ignore general/ --extend-select parts-exceed-whole` runs that one rule of the pack. A rule with `default: off` runs only where it
is selected by its id. `severity` sets the ceiling of rules, or "off".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.errors import RuleError
from factcheck.model import SEVERITIES, Problem, Rule
from factcheck.strict_yaml import nearest

OFF = "off"


class Switches(Struct, frozen=True):
    """The names of rules to select, ignore and add, and a severity (or "off") for names of rules. Empty `select` is the default set."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)


class Selected(Struct, frozen=True):
    """The rules to run, in the order given, and notes about names that are out of date or do nothing."""

    rules: tuple[Rule, ...]
    notes: tuple[Problem, ...]


def choose(rules: Sequence[Rule], switches: Switches) -> Selected:
    """The rules that the switches leave, each with its severity; raises RuleError for unknown names and if nothing is left to run."""
    names = _Names(rules)
    select, add, drop = (
        names.weights(words, option)
        for words, option in ((switches.select, "select"), (switches.extend_select, "extend-select"), (switches.ignore, "ignore"))
    )
    levels = names.levels(switches.severity)
    if names.problems:
        raise RuleError(*names.problems)
    kept = []
    for rule in rules:
        wanted = max(select.get(rule.id, 0), add.get(rule.id, 0), int(not switches.select and rule.default == "on"))
        running = wanted and drop.get(rule.id, 0) < max(wanted, 2)
        level = levels.get(rule.id)
        if running and level != OFF:
            kept.append(replace(rule, severity=level) if level else rule)
        elif level not in (None, OFF) and rule.id in switches.severity:
            what = f'the rule "{rule.id}" is not selected: its severity changes nothing'
            names.notes.append(Problem("--severity", what, f"Add --extend-select {rule.id} to run it.", fatal=False))
    if rules and not kept:
        raise RuleError(Problem("--select", "these switches leave no rule to run", "Select at least one rule."))
    return Selected(tuple(kept), tuple(names.notes))


def find(rules: Sequence[Rule], name: str, option: str = "rules") -> Rule:
    """The one rule of an id, a "pack/id" or a former id; raises RuleError with the nearest names where there is none."""
    names = _Names(rules)
    found = [] if name.endswith("/") else names.named(name, option)
    if not found:
        raise RuleError(*(names.problems or [names.unknown(name, option)]))
    return found[0]


class _Names:
    """What the names of rules stand for; collects unknown ones and notes about old ones."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._ids = {rule.id: rule for rule in rules}
        self._full = {f"{rule.pack}/{rule.id}": rule for rule in rules}
        self._old = {name: rule for rule in rules for old in rule.replaces for name in (old, f"{rule.pack}/{old}")}
        self._packs: dict[str, list[Rule]] = {}
        for rule in rules:
            self._packs.setdefault(f"{rule.pack}/", []).append(rule)
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []

    def named(self, name: str, option: str) -> list[Rule]:
        """The rules that a name stands for; an unknown one is a problem."""
        if name in self._packs:
            return self._packs[name]
        rule = self._ids.get(name) or self._full.get(name)
        if rule is None and name in self._old:
            rule = self._old[name]
            self.notes.append(Problem(option, f'the rule "{name}" is now called "{rule.id}"', "Use the new name.", fatal=False))
        if rule is None:
            self.problems.append(self.unknown(name, option))
            return []
        if rule.status == "deprecated" and option in ("--select", "--extend-select"):
            self.notes.append(Problem(option, f'the rule "{rule.id}" is deprecated', f"See factcheck explain {rule.id}.", fatal=False))
        return [rule]

    def unknown(self, name: str, option: str) -> Problem:
        """The problem of a name that nothing has."""
        known = self._full if "/" in name.rstrip("/") else self._packs if "/" in name else {**self._ids, **self._old}
        return Problem(option, f'there is no rule "{name}"', _near(name, known))

    def weights(self, words: Iterable[str], option: str) -> dict[str, int]:
        """How firmly each rule is named: 3 by itself, 2 by its pack."""
        found: dict[str, int] = {}
        for word in words:
            for rule in self.named(word, f"--{option}"):
                if word in self._packs and rule.default == "off" and option != "ignore":
                    continue  # such a rule asks to be named itself
                found[rule.id] = max(found.get(rule.id, 0), 2 if word in self._packs else 3)
        return found

    def levels(self, severity: Mapping[str, str]) -> dict[str, str]:
        """The severity of each rule that is given one: by itself before by its pack."""
        found: dict[str, str] = {}
        for word in sorted(severity, key=lambda word: word not in self._packs):
            level = severity[word]
            if level not in (*SEVERITIES, OFF):
                self.problems.append(Problem("--severity", f'"{level}" is no severity', nearest(level, (*SEVERITIES, OFF))))
            found |= {rule.id: level for rule in self.named(word, "--severity")}
        return found


def _near(name: str, known: Iterable[str]) -> str:
    """The nearest name, without the whole list where nothing is near: there are too many rules to read."""
    hint = nearest(name, known)
    return hint if hint.startswith("Did") else 'See "factcheck rules list".'
