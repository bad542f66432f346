"""Silencing findings: comments, front matter, waivers, per-file ignores and the baseline, in this order; and what is wrong with those.

A finding is silenced where its primary figure stands, by offsets in the source. It is marked, never dropped, so that reports can list it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.model import Document, Finding, Sentence, Span, Suppressed
from factcheck.settings.directives import Broken, Directive, directives
from factcheck.settings.front_matter import of_front_matter
from factcheck.settings.globs import matches, relative
from factcheck.settings.own_rules import BY_ID, Remark, own_finding
from factcheck.settings.policy import Names, Policy
from factcheck.settings.reach import block, page
from factcheck.settings.waivers import Waiver
from factcheck.strict_yaml import nearest

PER_FILE = "per-file-ignores"
BASELINE = "baseline"


class Settled(Struct, frozen=True):
    """The findings of a document, silenced ones marked; findings about suppressions; which waivers silenced something."""

    findings: tuple[Finding, ...]
    own: tuple[Finding, ...]
    waivers: frozenset[int]


class _Hold(Struct):
    """One rule of one suppression and the stretch of the source that it holds for."""

    directive: Directive
    name: str
    rule: str
    reach: Span
    used: bool = False


class _Remarks(Struct):
    """Collects findings about suppressions."""

    document: Document
    policy: Policy
    found: list[Finding] = field(default_factory=list)

    def add(self, rule: str, span: Span, remark: Remark) -> None:
        finding = own_finding(rule, self.document, span, remark, self.policy.own)
        if finding:
            self.found.append(finding)


def settle(document: Document, sentences: Sequence[Sentence], findings: Iterable[Finding], policy: Policy, names: Names) -> Settled:
    """Mark what is silenced, and tell what is wrong with the suppressions of the document."""
    remarks = _Remarks(document, policy)
    holds = _holds(document, sentences, remarks, names)
    own_path = relative(document.path, policy.root)
    ignored = {
        names.known.get(rule, rule) for shape, rules in policy.per_file_ignores.items() if matches(own_path, (shape,)) for rule in rules
    }
    waivers = [(number, each) for number, each in enumerate(policy.waivers) if each.rule and each.covers(document.path)]
    waived = _Waived(waivers, sentences, names, policy.today)
    settled = [_silenced(finding, holds, ignored, waived, policy) for finding in findings]
    for hold in holds:
        if not hold.used and hold.rule in names.running:
            remarks.add("unused-suppression", hold.directive.span, _unused(hold, document))
    own = sorted(remarks.found, key=lambda finding: (finding.labels[0].at.start, finding.rule))
    return Settled(tuple(settled), tuple(own), frozenset(waived.used))


def _silenced(finding: Finding, holds: Sequence[_Hold], ignored: set[str], waived: _Waived, policy: Policy) -> Finding:
    """The finding, marked by the first suppression that holds for it; every comment that does counts as used."""
    by: list[Suppressed] = []
    at = finding.labels[0].at.start
    for hold in holds:
        if hold.rule == finding.rule and hold.reach.start <= at < hold.reach.end:
            hold.used = True
            by.append(Suppressed(hold.directive.by, hold.directive.reason, _iso(hold.directive.until)))
    by.extend(waived.marks(finding))
    if finding.rule in ignored:
        by.append(Suppressed(PER_FILE, None, None))
    if policy.baseline is not None and policy.baseline.knows(finding):
        by.append(Suppressed(BASELINE, None, None))
    return replace(finding, suppressed=by[0]) if by and finding.suppressed is None else finding


def _holds(document: Document, sentences: Sequence[Sentence], remarks: _Remarks, names: Names) -> list[_Hold]:
    """What the comments and the front matter silence, where; remarks on what they get wrong."""
    good, bad = directives(document)
    front = of_front_matter(document)
    good = [*([front] if isinstance(front, Directive) else []), *good]
    for broken in [*([front] if isinstance(front, Broken) else []), *bad]:
        remarks.add(
            "broken-suppression",
            broken.span,
            Remark(f"a suppression cannot be obeyed: {broken.what}", "this suppression", broken.what, broken.fix),
        )
    known = page(document, sentences) if good else None
    found: list[_Hold] = []
    open_: dict[str, tuple[Directive, str]] = {}
    for directive in good:
        if directive.verb == "read" or known is None or _expired(directive, remarks):
            continue
        for name, rule in _rules(directive, remarks, names):
            if directive.verb == "off":
                open_.setdefault(rule, (directive, name))
            elif directive.verb == "on":
                found.extend(_closed(open_.pop(rule, None), rule, directive, remarks))
            else:
                reach = Span(0, len(document.source) + 1) if directive.verb == "ignore-file" else block(known, directive.span)
                found.append(_Hold(directive, name, rule, reach or Span(0, 0)))
        if directive.verb in ("ignore", "off", "ignore-file") and remarks.policy.require_reason and not directive.reason:
            remark = Remark(
                "a suppression gives no reason", directive.verb, "no reason", "Add one behind two dashes: -- why this is right."
            )
            remarks.add("broken-suppression", directive.span, remark)
    found.extend(_Hold(begun, name, rule, Span(begun.span.end, len(document.source) + 1)) for rule, (begun, name) in open_.items())
    return found


def _closed(begun: tuple[Directive, str] | None, rule: str, end: Directive, remarks: _Remarks) -> Iterator[_Hold]:
    if begun is None:
        remark = Remark(f'"on {rule}" ends nothing', f"on {rule}", "no off before it", f"Write factcheck: off {rule} where it begins.")
        remarks.add("broken-suppression", end.span, remark)
    else:
        yield _Hold(begun[0], begun[1], rule, Span(begun[0].span.end, end.span.start))


def _expired(directive: Directive, remarks: _Remarks) -> bool:
    today = remarks.policy.today
    if directive.until is None or today is None or directive.until >= today:
        return False
    remark = Remark(
        f"a suppression has expired: {' '.join(directive.rules)}",
        f"until {directive.until}",
        f"today, {today}",
        BY_ID["expired-suppression"].fix,
    )
    remarks.add("expired-suppression", directive.span, remark)
    return True


def _rules(directive: Directive, remarks: _Remarks, names: Names) -> Iterator[tuple[str, str]]:
    """The rules that a directive names, as written and by id; a remark on each that there is not."""
    for name in dict.fromkeys(directive.rules):
        if name in names.known:
            yield name, names.known[name]
            continue
        own = name in BY_ID
        hint = f'Set severity = {{ "{name}" = "off" }} in the configuration.' if own else _near(name, names)
        outcome = "a rule about suppressions themselves" if own else "no rule of that name"
        remark = Remark(f'"{name}" {"cannot be silenced by a comment" if own else "is no rule"}', f"{directive.verb} {name}", outcome, hint)
        remarks.add("broken-suppression", directive.span, remark)


def _near(name: str, names: Names) -> str:
    hint = nearest(name, names.known)
    return hint if hint.startswith("Did") else 'See "factcheck rules list".'


def _unused(hold: _Hold, document: Document) -> Remark:
    where = "in this document" if hold.directive.verb == "ignore-file" else _lines(document, hold.reach)
    return Remark(
        f"this suppression silences nothing: no {hold.name} {where}", f"{hold.directive.verb} {hold.name}", f"no such finding {where}",
        BY_ID["unused-suppression"].fix,
    )  # fmt: skip


def _lines(document: Document, span: Span) -> str:
    if span.end == 0:
        return "behind it"
    first, last = (bisect_right(document.lines, at) for at in (span.start, max(span.start, span.end - 1)))
    return f"in line {first}" if first == last else f"in lines {first} to {last}"


class _Waived:
    """The waivers that speak of a document, and which of them were needed."""

    def __init__(self, waivers: Sequence[tuple[int, Waiver]], sentences: Sequence[Sentence], names: Names, today: dt.date | None) -> None:
        self._waivers = [(number, each, names.known.get(each.rule, each.rule)) for number, each in waivers]
        self._sentences = sentences
        self._today = today
        self.used: set[int] = set()

    def marks(self, finding: Finding) -> Iterator[Suppressed]:
        """A mark by each waiver of the finding; an expired one marks nothing."""
        for number, waiver, rule in self._waivers:
            if rule == finding.rule and self._quoted(waiver.quote, finding):
                self.used.add(number)
                if waiver.until is None or self._today is None or waiver.until >= self._today:
                    yield Suppressed(f"waiver by {waiver.who}", waiver.reason, _iso(waiver.until))

    def _quoted(self, quote: str, finding: Finding) -> bool:
        """Whether the quote is one of the finding's figures, or words of its sentence around it."""
        for label in finding.labels:
            if label.mark != "figure":
                continue
            figure = " ".join(label.quote.split())
            if figure == quote:
                return True
            if figure in quote and any(_holds_quote(sentence, label.at.start, quote) for sentence in self._sentences):
                return True
        return False


def _holds_quote(sentence: Sentence, at: int, quote: str) -> bool:
    return sentence.span.start <= at < sentence.span.end and quote in " ".join(sentence.text.split())


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
