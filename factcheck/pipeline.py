"""The only place that wires the rooms: bytes to documents, documents to claims, claims and rules to a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import factcheck
from factcheck import compiled, inputs, overtime
from factcheck.check import (
    NOT_PACKS,
    ExampleOutcome,
    Loaded,
    Selected,
    Switches,
    choose,
    load_rules,
    merge,
    odd,
    read_rules,
    rule_of,
    rule_schema,
    run,
    starter,
    test_rule,
)
from factcheck.check import against as confronting
from factcheck.check.mutation import Score, mutate
from factcheck.check.patterns import PATTERNS
from factcheck.errors import InputError
from factcheck.extract import assemble, extract_document, read_stages
from factcheck.language import ENGLISH, language_of, name_of
from factcheck.model import Checked, Claim, Document, Extraction, Finding, Gap, Problem, Report, Rule
from factcheck.position import locate
from factcheck.read import MAX_BYTES, SUFFIXES, check_size, read_bytes, read_text, sentences
from factcheck.sources import is_table, read_table
from factcheck.vocabulary import extend, rules_root, vocabulary_key

if TYPE_CHECKING:
    from factcheck.extract.explain import Stage

_WHICH = '"factcheck claims" lists the figures: give the id or the line and column of one, such as c3 or 12:40.'


@dataclass(frozen=True, slots=True)
class Settings:
    """How to check. `as_of` is the publication date of documents that state none; `rules` are directories of further rules.

    `stdin` is where the path "-" is read from, under the name `stdin_name`, whose suffix decides the format. `vocabulary` are directories
    of word files that extend the shipped ones; they hold for the process, so the first call must name them (`vocabulary.extend`).
    `select`, `ignore` and `extend_select` name rules by id, "pack/id" or "pack/"; `severity` maps such names to a level or "off".
    `exclude` are patterns as in .gitignore of what to leave out of directories, with `force_exclude` also of the files named outright.
    `language` is the language of all documents ("en"); without it each one's is told by its words, and only English is checked.
    """

    as_of: dt.date | None = None
    rules: tuple[Path, ...] = ()
    stdin: BinaryIO | None = None
    stdin_name: str = "<stdin>"
    vocabulary: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    language: str | None = None


def extract_text(text: str, published: dt.date | None, title: str | None, format: str) -> Extraction:  # noqa: A002
    """The claims of one text; raises InputError for an unknown format."""
    return extraction_of(read_text(text, format=format, published=published, title=title))


def check_text(
    text: str, about: tuple[dt.date | None, str | None, str], settings: Settings | None = None, against: Sequence[Path] = ()
) -> Report:
    """The report of one text; `about` is its publication date, title and format. Raises InputError and RuleError."""
    published, title, form = about
    chosen = chosen_rules(settings or Settings())
    problems: list[Problem] = []
    sources = _sources(against, Settings(), problems)
    if any(problem.fatal for problem in problems):
        raise InputError(*problems)
    document = _spoken(read_text(text, format=form, published=published, title=title), (settings or Settings()).language)
    return _report([document], chosen.rules, [*chosen.notes, *problems], sources)


def check_files(paths: Sequence[str], settings: Settings | None = None, against: Sequence[Path] = ()) -> Report:
    """The report of files and directories; raises RuleError. Inputs and sources that cannot be read are problems of the report."""
    settings = settings or Settings()
    chosen = chosen_rules(settings)
    problems = list(chosen.notes)
    sources = _sources(against, settings, problems)
    return _report(read_documents(paths, settings, problems), chosen.rules, problems, sources)


def claims_of_files(paths: Sequence[str], settings: Settings | None = None) -> Report:
    """The claims of files and directories, as a report without findings."""
    settings = settings or Settings()
    extend(settings.vocabulary)
    problems: list[Problem] = []
    return _report(read_documents(paths, settings, problems), None, problems)


def chosen_rules(settings: Settings) -> Selected:
    """The rules that the settings ask for, with notes about the switches; raises RuleError for broken rules and unknown names."""
    switches = Switches(settings.select, settings.ignore, settings.extend_select, settings.severity)
    return choose(rule_set_with(settings.rules, settings.vocabulary), switches)


@cache
def rule_set(extra: tuple[Path, ...] = (), _where: Path | None = None) -> tuple[Rule, ...]:
    """The rules that come with factcheck and those of further directories; raises RuleError with every problem at once.

    Kept for the process, under the paths and the directory that relative ones are meant in.
    """
    return load_rules((rules_root(), *extra), PATTERNS) if extra else _shipped_rules()


def _shipped_rules() -> tuple[Rule, ...]:
    """The rules that come with factcheck, from the cache where they were checked with this content before."""
    files = sorted(path for path in rules_root().glob("*/*.yml") if path.parent.name not in NOT_PACKS)
    content = (part for path in files for part in (str(path).encode(), path.read_bytes()))
    key = compiled.key_of((factcheck.__version__.encode(), vocabulary_key().encode(), *content))
    known = compiled.load("rules", key)
    if known is not None:
        return tuple(map(rule_of, known))
    fresh = load_rules((rules_root(),), PATTERNS)
    compiled.save("rules", key, [asdict(rule) for rule in fresh])
    return fresh


def rule_set_with(extra: tuple[Path, ...], vocabulary: Sequence[Path]) -> tuple[Rule, ...]:
    """The shipped rules and those of further directories, read with a vocabulary; raises RuleError."""
    extend(vocabulary)
    return rule_set(extra, Path.cwd()) if extra else rule_set()


def read_rule_files(paths: Sequence[Path], vocabulary: Sequence[Path] = (), beside: bool = False) -> Loaded:
    """The sound rules of files or directories, their packs, and every problem of the others.

    Without paths these are the shipped rules; `beside` reads the shipped ones as well as those of the paths.
    """
    extend(vocabulary)
    return read_rules((rules_root(), *paths) if beside or not paths else tuple(paths), PATTERNS)


def odd_examples(rules: Iterable[Rule]) -> list[Problem]:
    """What is odd about the examples of well-formed rules."""
    return [problem for rule in rules for problem in odd(rule)]


def schema_of_rules(vocabulary: Sequence[Path] = ()) -> dict[str, Any]:
    """The JSON Schema of rule files."""
    extend(vocabulary)
    return rule_schema(PATTERNS)


def new_rule(rule_id: str, pattern: str, path: str) -> str:
    """The text of a starting file; raises RuleError for an id that is none and for an unknown pattern."""
    return starter(rule_id, pattern, PATTERNS, path)


def explain_figure(path: str, figure: str, settings: Settings | None = None) -> tuple[Claim, tuple[Stage, ...]]:
    """What each stage read of one figure of a file: `figure` is a claim's id ("c3") or its LINE:COLUMN. Raises InputError."""
    from factcheck.extract.explain import explain  # noqa: PLC0415  (only this command needs it)

    extend(settings.vocabulary if settings else ())
    document = _read(path, settings or Settings())
    parsed, scoped, tellings = read_stages(document, tuple(sentences(document)))
    extraction = assemble(document, parsed, scoped, tellings)
    for claim in extraction.claims:
        if figure in (claim.id, f"{claim.at.line}:{claim.at.column}"):
            return claim, explain(claim, scoped, extraction.claims)
    raise InputError(Problem(path, f'no figure of this text is called "{figure}"{_untyped(document, extraction, figure)}', _WHICH))


def _untyped(document: Document, extraction: Extraction, figure: str) -> str:
    """What stands at a place where there is no claim."""
    for gap in extraction.gaps:
        if figure == f"{gap.at.line}:{gap.at.column}":
            return f': "{gap.quote}" was not typed: {gap.reason}'
    for ignored in extraction.ignored:
        at = locate(document, ignored.span)
        if figure == f"{at.line}:{at.column}":
            return f': "{ignored.surface}" was passed over: {ignored.kind}'
    return ""


def check_with(rules: Sequence[Rule], text: str, published: dt.date | None, source: str | None = None) -> Report:
    """The report of one text by certain rules only, against the text of a source if one is given: for rule tests and explanations.

    A rule for releases over time sees the source as the release before the text.
    """
    document = read_text(text, published=published, path="example")
    earlier = read_text(source, path="source") if source is not None else None
    if rules and all(rule.find == overtime.PATTERN for rule in rules):
        documents = [one for one in (earlier, document) if one is not None]
        return overtime.report_of([overtime.release_of(one, extraction_of(one).claims, "the publisher") for one in documents], rules)
    return _report([document], rules, (), _source_claims(earlier) if earlier is not None else ())


def test_examples(rule: Rule) -> tuple[ExampleOutcome, ...]:
    """What a rule makes of its own hits and near-misses, with no other rule beside it."""
    return test_rule(rule, lambda text, published, source=None: check_with((rule,), text, published, source))


def mutate_examples(rules: Sequence[Rule]) -> list[Score]:
    """How many errors planted in their examples the rules catch, each by itself and all with the shipped ones together."""
    together = list({rule.id: rule for rule in (*rule_set(), *rules)}.values())

    def read(text: str, published: dt.date | None) -> tuple[Document, Extraction]:
        document = read_text(text, published=published, path="example")
        return document, extraction_of(document)

    return [mutate(rule, together, PATTERNS, read) for rule in rules]


def read_documents(paths: Sequence[str], settings: Settings, problems: list[Problem]) -> Iterator[Document]:
    """The documents that the paths name, read one at a time; what cannot be read is added to `problems`."""
    names, unmatched = inputs.find(paths, tuple(SUFFIXES), settings.exclude, force_exclude=settings.force_exclude)
    problems.extend(unmatched)
    for name in names:
        try:
            document = _read(name, settings)
            problems.extend(document.notes)
            yield document
        except InputError as error:
            problems.extend(error.problems)


def _sources(paths: Sequence[Path], settings: Settings, problems: list[Problem]) -> tuple[Claim, ...]:
    """The figures of all sources: of documents, each with the period that it is about, and of reference tables."""
    claims: list[Claim] = []
    for path in map(str, paths):
        if not is_table(path):
            for document in read_documents([path], settings, problems):
                if document.language == ENGLISH:
                    claims += _source_claims(document)
                else:
                    problems.append(_foreign(document))
            continue
        try:
            claims += [claim for release in read_table(path) for claim in release.claims]
        except InputError as error:
            problems.extend(error.problems)
    return tuple(claims)


def _source_claims(document: Document) -> tuple[Claim, ...]:
    return confronting.settle(extraction_of(document).claims)


def _confronted(extraction: Extraction, sources: Sequence[Claim]) -> Extraction:
    """The extraction with each figure's verdict against the sources, and the constructions that the pattern `source` binds."""
    if not sources:
        return extraction
    matches = confronting.match(extraction.claims, sources)
    rows = {one.claim.id: one.row() for one in matches}
    claims = tuple(replace(claim, against=(rows[claim.id],)) if claim.id in rows else claim for claim in extraction.claims)
    return replace(extraction, claims=claims, constructions=(*extraction.constructions, *confronting.confront(matches, sources)))


def _read(name: str, settings: Settings) -> Document:
    if name == inputs.STDIN and settings.stdin is not None:
        name, data = settings.stdin_name, settings.stdin.read(MAX_BYTES + 1)
    else:
        size = Path(name).stat().st_size if Path(name).is_file() else 0
        check_size(name, size)
        data = inputs.load(name, MAX_BYTES)
    check_size(name, len(data))
    return _spoken(read_bytes(data, name, as_of=settings.as_of), settings.language)


def _spoken(document: Document, language: str | None = None) -> Document:
    """The document with its language: the one that is given, else the one that its words tell."""
    found = language or language_of(document.text)
    return document if found == document.language else replace(document, language=found)


def extraction_of(document: Document) -> Extraction:
    """What is read in a document."""
    return extract_document(document, tuple(sentences(document)))


def _report(
    documents: Iterable[Document], rules: Sequence[Rule] | None, problems: Sequence[Problem] = (), sources: Sequence[Claim] = ()
) -> Report:
    """Read and check each document, against the figures of the sources if there are any; without rules only read.

    `problems` may grow while `documents` is consumed.
    """
    checked: list[Checked] = []
    findings: list[Finding] = []
    claims: list[Claim] = []
    gaps: list[Gap] = []
    told: list[Problem] = []
    for index, document in enumerate(documents, start=1):
        if document.language != ENGLISH:
            checked.append(Checked(document, 0, 0, 0, 0, 0))
            told.append(_foreign(document))
            continue
        extraction = _confronted(extraction_of(document), sources)
        outcome = run(document, extraction, rules or (), PATTERNS)
        prefix = "" if index == 1 else f"{index}."
        printed = extraction.numbers - len(extraction.gaps) - len(extraction.ignored)
        checked.append(Checked(document, extraction.numbers, printed, len(extraction.gaps), len(extraction.ignored), outcome.checked))
        findings += [_rename_finding(finding, prefix) for finding in merge(outcome.findings)]
        claims += [_rename_claim(claim, prefix) for claim in extraction.claims]
        gaps += extraction.gaps
    rest = (*problems, *told)
    return Report(factcheck.__version__, tuple(checked), tuple(findings), tuple(claims), tuple(gaps), rest, tuple(rules or ()))


def _foreign(document: Document) -> Problem:
    what = f"this text is in {name_of(document.language)}, as far as its commonest words tell, and was not read for its figures"
    return Problem(document.path, what, "factcheck reads English.", fatal=False)


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
