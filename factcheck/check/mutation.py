"""How many planted errors a rule catches: its examples with one figure changed by a digit, each change judged and then read anew.

A *planted error* is a change to one figure of a near-miss, where the rule's pattern binds that figure, the rule applies to the binding and
its check could hold before; and where, with the figure's new value put in the place of the old one and all else left as it was read, the
check of the same binding is impossible for every value that the figures may stand for. It is *caught* if the program, reading the changed
text from the start, reports it at that figure above a note. A change to a hit *mends* it if no check of the rule is broken any more; the
rule should then be *silent*.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from factcheck.check.compiled import Compiled, compile_rule
from factcheck.check.digits import changes
from factcheck.check.engine import run
from factcheck.check.evaluation import evaluate
from factcheck.check.pattern import Pattern
from factcheck.check.substitution import substituted
from factcheck.check.values import softened, values, worth
from factcheck.check.where import admits
from factcheck.interval import Certainty
from factcheck.model import Binding, Claim, Document, Example, Extraction, Finding, Operand, Rule, Term

Read = Callable[[str, dt.date | None], tuple[Document, Extraction]]

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_Key = tuple[tuple[str, tuple[int, ...]], ...]


class Score(Struct):
    """What became of the changes to a rule's examples.

    `texts` are the near-misses of which the pattern binds a figure, `changes` those made to such figures. Of these, `planted` errors are
    `caught` above a note or `noted` as one, and `by_any` counts those that some rule reports above a note. `mended` are changes that make
    a hit consistent, `silent` those of them on which the rule keeps quiet. `unread` changes leave no figure that the reader would type,
    and count nowhere else.
    """

    rule: str
    texts: int = 0
    changes: int = 0
    planted: int = 0
    caught: int = 0
    noted: int = 0
    by_any: int = 0
    mended: int = 0
    silent: int = 0
    unread: int = 0

    def to_dict(self) -> dict[str, Any]:
        """The counts by name."""
        return asdict(self)

    def cells(self) -> tuple[str, ...]:
        """A row of the table, under HEADERS."""
        caught, by_any, silent = _share(self.caught, self.planted), _share(self.by_any, self.planted), _share(self.silent, self.mended)
        counts = (self.texts, self.changes, self.planted, caught, self.noted, by_any, self.mended, silent)
        return (self.rule, *map(str, counts))


HEADERS = ("rule", "texts", "changes", "planted", "caught", "as note", "any rule", "mended", "silent")


def mutate(rule: Rule, rules: Sequence[Rule], patterns: Mapping[str, Pattern], read: Read) -> Score:
    """Plant errors in a rule's own examples; `rules` are all that may catch one, the rule among them."""
    score = Score(rule.id)
    trial = _Trial(compile_rule(rule, patterns[rule.find]), patterns[rule.find], rules, patterns, read)
    for example in rule.near_misses:
        trial.near_miss(example, score)
    for example in rule.hits:
        trial.hit(example, score)
    return score


class _Trial(Struct, frozen=True):
    """One rule put to its changed examples."""

    compiled: Compiled
    pattern: Pattern
    rules: Sequence[Rule]
    patterns: Mapping[str, Pattern]
    read: Read

    def near_miss(self, example: Example, score: Score) -> None:
        document, extraction = self.read(example.text, _day(example))
        sound = {key for key, broken in self.judged(extraction).items() if not broken}
        starts = {start for key in sound for _, found in key for start in found}
        score.texts += bool(starts)
        for operand in _operands(extraction, starts):
            start = _start(operand)
            for changed, text, seen in self.changes(document, extraction, operand, score, example):
                score.changes += 1
                after = self.judged(changed)
                if not any(after.get(key) and start in (at for _, found in key for at in found) for key in sound):
                    continue
                findings = [finding for finding in self.findings(text, seen) if start in _figures(finding)]
                own = {finding.severity for finding in findings if finding.rule == self.compiled.rule.id}
                score.planted += 1
                score.caught += bool(own - {"note"})
                score.noted += own == {"note"}
                score.by_any += any(finding.severity != "note" for finding in findings)

    def hit(self, example: Example, score: Score) -> None:
        document, extraction = self.read(example.text, _day(example))
        broken = {key for key, wrong in self.judged(extraction, soft=True).items() if wrong}
        starts = {start for key in broken for _, found in key for start in found}
        for operand in _operands(extraction, starts):
            for changed, text, seen in self.changes(document, extraction, operand, score, example):
                if any(self.judged(changed, soft=True).values()):
                    continue
                loud = [finding for finding in self.findings(text, seen) if finding.severity != "note"]
                score.mended += 1
                score.silent += all(finding.rule != self.compiled.rule.id for finding in loud)

    def changes(
        self, document: Document, extraction: Extraction, operand: Operand, score: Score, example: Example
    ) -> Iterator[tuple[Extraction, Document, Extraction]]:
        """For each change of a figure: the extraction with its new value alone, and the changed text as it is read anew."""
        start, quote = _start(operand), operand.quote or ""
        for number in _NUMBER.finditer(quote):
            for figure in changes(number.group(), grouped=isinstance(operand, Claim)):
                fresh = quote[: number.start()] + figure + quote[number.end() :]
                text, seen = self.read(document.source[:start] + fresh + document.source[start + len(quote) :], _day(example))
                new = next((other for other in _operands(seen, {start}) if type(other) is type(operand)), None)
                if new is None or (new.quote or "").split() != fresh.split():
                    score.unread += 1
                    continue
                yield _substituted(extraction, operand, new), text, seen

    def judged(self, extraction: Extraction, soft: bool = False) -> dict[_Key, bool]:
        """For each binding to which the rule applies, by the figures that it leans on: whether the check is broken."""
        result = {}
        for binding in self.pattern.bind(extraction):
            if self.compiled.fits(binding) and admits(self.compiled.rule.where, binding):
                found = values(binding, worth(self.compiled.rule.tolerance))
                when = self.compiled.when
                if when is None or evaluate(when, found).certainty is Certainty.CERTAIN:
                    views = [found, softened(found) if soft else None]
                    broken = any(evaluate(self.compiled.check, view).certainty is Certainty.IMPOSSIBLE for view in views if view)
                    result[self.key(binding)] = broken
        return result

    def key(self, binding: Binding) -> _Key:
        """The figures of the roles that the rule needs, by where they stand."""
        roles = [name for name in self.compiled.order if name in self.compiled.needed]
        return tuple((name, tuple(_start(operand) for operand in binding.roles.get(name, ()))) for name in roles)

    def findings(self, document: Document, extraction: Extraction) -> tuple[Finding, ...]:
        return run(document, extraction, self.rules, self.patterns).findings


def _day(example: Example) -> dt.date | None:
    return dt.date.fromisoformat(example.published) if example.published else None


def _start(operand: Operand) -> int:
    return operand.at.start if operand.at is not None else -1


def _operands(extraction: Extraction, starts: set[int]) -> list[Operand]:
    """The claims and terms that stand at these places, each once, in text order."""
    found: dict[int, Operand] = {claim.at.start: claim for claim in extraction.claims if claim.at.start in starts}
    for construction in extraction.constructions:
        for _, operands in construction.roles:
            for operand in operands:
                if isinstance(operand, Term) and _start(operand) in starts:
                    found.setdefault(_start(operand), operand)
    return [found[start] for start in sorted(found)]


def _substituted(extraction: Extraction, old: Operand, new: Operand) -> Extraction:
    """The extraction with the value of one figure changed and nothing else."""

    def change(operand: Operand) -> Operand:
        if isinstance(operand, Claim) and isinstance(new, Claim) and isinstance(old, Claim) and operand.id == old.id:
            was = operand.quantity
            return replace(operand, quantity=replace(new.quantity, span=was.span, modifier_span=was.modifier_span))
        if isinstance(operand, Term) and isinstance(new, Term) and operand == old:
            return replace(operand, value=new.value, text=new.text)
        return operand

    return substituted(extraction, change)


def _figures(finding: Finding) -> set[int]:
    return {label.at.start for label in finding.labels if label.mark == "figure"}


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part // whole}%)" if whole else "–"
