"""Many documents: each read, examined (or known from the cache) and settled, in one process or several; then one report of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct, field
from msgspec.structs import replace

import factcheck
from factcheck import batch, inputs, result_cache
from factcheck.errors import InputError
from factcheck.examination import Seen, decide, lightened, look
from factcheck.language import ENGLISH, language_of, name_of
from factcheck.model import Checked, Claim, Document, Finding, Gap, Problem, Report, Rule
from factcheck.read import MAX_BYTES, check_size, read_bytes
from factcheck.settings.baseline import stale
from factcheck.settings.globs import relative
from factcheck.settings.own_rules import Remark, file_finding
from factcheck.settings.policy import Names, Policy
from factcheck.vocabulary import extend


class Prepared(Struct, frozen=True):
    """Settings made ready: the rules to run, what rules are called, what is decided about findings. `key` stands for all that a finding
    depends on besides the document; it is empty where results are not kept."""

    rules: tuple[Rule, ...]
    names: Names
    policy: Policy
    as_of: dt.date | None = None
    language: str | None = None
    vocabulary: tuple[Path, ...] = ()
    key: str = ""
    notes: tuple[Problem, ...] = ()


class Source(Struct, frozen=True):
    """Where the path "-" is read from, and under which name."""

    stdin: BinaryIO | None = None
    name: str = "<stdin>"


class Context(Struct, frozen=True):
    """What every document of a run shares. `whole` keeps the claims and the text of every document, which only some reports need.

    `sources` are the figures to compare with; results of such runs are not kept.
    """

    prepared: tuple[Prepared, ...]
    source: Source = field(default_factory=Source)
    cache: Path | None = None
    whole: bool = True
    sources: tuple[Claim, ...] = ()


Task = tuple[str, int]  # a document's name, and which of the prepared settings holds for it


def see_all(context: Context, tasks: Sequence[Task], jobs: int = 1, progress: batch.Progress | None = None) -> Iterator[Seen | InputError]:
    """What is seen in each document, in order; the error in its place where one cannot be read."""
    count = 1 if any(name == inputs.STDIN for name, _ in tasks) else batch.processes(jobs, len(tasks))
    return batch.each(see, context, tasks, count, progress)


def see(context: Context, task: Task) -> Seen | InputError:
    """One document from its bytes to what is decided about its findings.

    Where the same bytes were examined with the same rules before, that is looked up. A document without findings or comments for factcheck
    is then not even parsed.
    """
    name, index = task
    prepared = context.prepared[index]
    extend(prepared.vocabulary)
    try:
        name, data = load(name, context.source)
        check_size(name, len(data))
        keeping = context.cache is not None and not (context.whole or context.sources) and bool(prepared.key)
        key = result_cache.key_of(prepared.key, name, data) if keeping else ""
        known = result_cache.load(context.cache, key) if context.cache is not None and keeping else None
        if known is not None and not (known.findings or known.waivers) and b"factcheck" not in data and b"\0" not in data:
            return Seen(replace(known.checked, document=replace(known.checked.document, path=name)), (), (), (), known.gaps)
        document = read_document(name, data, prepared.as_of, prepared.language)
    except InputError as error:
        return error
    if known is not None:
        looked = replace(known, checked=replace(known.checked, document=document))
    else:
        looked = look(document, prepared.rules, prepared.policy, context.sources)
        if context.cache is not None and keeping and not document.notes and document.language == ENGLISH:
            result_cache.save(context.cache, key, looked)
    seen = decide(looked, prepared.policy, prepared.names)
    return seen if context.whole else lightened(seen)


def load(name: str, source: Source) -> tuple[str, bytes]:
    """The name and the bytes of a document; raises InputError."""
    if name == inputs.STDIN and source.stdin is not None:
        return source.name, source.stdin.read(MAX_BYTES + 1)
    check_size(name, Path(name).stat().st_size if Path(name).is_file() else 0)
    return name, inputs.load(name, MAX_BYTES)


def read_document(name: str, data: bytes, as_of: dt.date | None = None, language: str | None = None) -> Document:
    """The document in the bytes, dated `as_of` if it states no date, with its language; raises InputError."""
    check_size(name, len(data))
    return spoken(read_bytes(data, name, as_of=as_of), language)


def spoken(document: Document, language: str | None = None) -> Document:
    """The document with its language: the one that is given, else the one that its words tell."""
    found = language or language_of(document.text)
    return document if found == document.language else replace(document, language=found)


def foreign(document: Document) -> Problem:
    """The note about a document that is not in English, and not checked."""
    what = f"this text is in {name_of(document.language)}, as far as its commonest words tell, and was not read for its figures"
    return Problem(document.path, what, "factcheck reads English.", fatal=False)


class Tally(Struct):
    """Adds up what is seen, document by document, to one report. Ids of claims get the document's number from the second one on."""

    checked: list[Checked] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    loose: list[Finding] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rules: tuple[Rule, ...] = ()

    def add(self, seen: Seen) -> None:
        """Take up one document."""
        document = seen.checked.document
        self.checked.append(seen.checked)
        self.problems += document.notes
        if document.language != ENGLISH:
            self.problems.append(foreign(document))
        prefix = "" if len(self.checked) == 1 else f"{len(self.checked)}."
        self.findings += [_rename_finding(finding, prefix) for finding in seen.findings]
        self.loose += seen.loose
        self.claims += [_rename_claim(claim, prefix) for claim in seen.claims]
        self.gaps += seen.gaps

    def report(self) -> Report:
        """The report of all that was added."""
        return Report(
            factcheck.__version__,
            tuple(self.checked),
            tuple(self.findings),
            tuple(self.claims),
            tuple(self.gaps),
            tuple(self.problems),
            self.rules,
        )


def collect(context: Context, tasks: Sequence[Task], results: Iterable[Seen | InputError], complete: bool) -> Tally:
    """Add up the documents of a run, with what is to be said about waivers and baselines at its end.

    `complete` says that whole directories were searched: only then can a waiver for a pattern be called unused.
    """
    tally = Tally(rules=tuple({rule.id: rule for prepared in context.prepared for rule in prepared.rules}.values()))
    used: dict[tuple[Path, int], bool] = {}
    for (_, index), seen in zip(tasks, results, strict=True):
        if isinstance(seen, InputError):
            tally.problems.extend(seen.problems)
            continue
        policy = context.prepared[index].policy
        tally.add(seen)
        for number, waiver in enumerate(policy.waivers):
            if waiver.covers(seen.checked.document.path):
                key = (waiver.file, waiver.line)
                used[key] = used.get(key, False) or number in seen.waivers
    for prepared in {prepared.policy.root: prepared for prepared in context.prepared}.values():
        tally.findings += _waiver_findings(prepared, used, complete)
    tally.problems += _stale(context, tally)
    return tally


def _waiver_findings(prepared: Prepared, used: dict[tuple[Path, int], bool], complete: bool) -> Iterator[Finding]:
    """A finding for each waiver that has expired or that no finding needed."""
    policy = prepared.policy
    for waiver in policy.waivers:
        seen = used.get((waiver.file, waiver.line))
        rule = prepared.names.known.get(waiver.rule, waiver.rule)
        literal = not any(mark in waiver.path for mark in "*?[")
        where = (_from_here(waiver.file), waiver.line, f"{waiver.path}: {waiver.rule or 'read'} “{waiver.quote}”")
        asked = waiver.rule or f'read "{waiver.quote}"'
        found = None
        if waiver.until and policy.today and waiver.until < policy.today:
            if seen is not None:
                remark = Remark(
                    f"a waiver has expired: {asked}",
                    f"until {waiver.until}",
                    f"today, {policy.today}",
                    "Look again; take it out or set a later day.",
                )
                found = file_finding("expired-suppression", where, remark, policy.own)
        elif seen is False and (literal or complete) and (not waiver.rule or rule in prepared.names.running):
            own = "unused-suppression" if waiver.rule else "unused-correction"
            remark = Remark(
                f"this waiver is not needed: no {asked} for “{waiver.quote}”", asked, "nothing that it holds for", "Take the entry out."
            )
            found = file_finding(own, where, remark, policy.own)
        if found:
            yield found


def _from_here(path: Path) -> str:
    """The path as one would name it from the current directory; the whole path where that is elsewhere."""
    near = relative(str(path), Path.cwd())
    return path.as_posix() if near.startswith("..") else near


def _stale(context: Context, tally: Tally) -> Iterator[Problem]:
    """A note for each baseline that holds findings which no longer occur."""
    baselines = {each.policy.baseline.file: each.policy.baseline for each in context.prepared if each.policy.baseline}
    for baseline in baselines.values():
        gone = stale(baseline, tally.loose, [checked.document.path for checked in tally.checked])
        if gone:
            many = f"{len(gone)} known finding{'' if len(gone) == 1 else 's'} no longer occur{'s' if len(gone) == 1 else ''}"
            yield Problem(_from_here(baseline.file), many, "Take them out with factcheck baseline update.", fatal=False)


def _rename_claim(claim: Claim, prefix: str) -> Claim:
    """The claim with an id that is unique in the report: the second and later documents' ids carry the document's number."""
    if not prefix:
        return claim
    links = tuple(replace(link, to=prefix + link.to if link.to else None) for link in claim.links)
    return replace(claim, id=prefix + claim.id, links=links, event=prefix + claim.event if claim.event else None)


def _rename_finding(finding: Finding, prefix: str) -> Finding:
    if not prefix:
        return finding
    return replace(finding, labels=tuple(replace(label, claim=prefix + label.claim if label.claim else None) for label in finding.labels))
