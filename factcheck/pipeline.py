"""The only place that wires the rooms: bytes to documents, documents to claims, claims and rules to a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct, field
from msgspec.structs import replace

import factcheck
from factcheck import compiled, inputs
from factcheck.check import Selected, Switches, choose
from factcheck.check import against as confronting
from factcheck.corrections import check_corrections, corrected
from factcheck.errors import InputError
from factcheck.examination import Seen, decide, look
from factcheck.extract import assemble, extract_document, read_stages
from factcheck.language import ENGLISH
from factcheck.model import Claim, Document, Extraction, Problem, Report
from factcheck.position import locate
from factcheck.read import SUFFIXES, read_text, sentences
from factcheck.repository import Context, Prepared, Source, Tally, collect, foreign, load, read_document, see_all, spoken
from factcheck.rulebook import rule_set_with
from factcheck.settings import OWN_RULES, Names, Policy, check_names, names_of
from factcheck.settings.globs import matches, relative
from factcheck.vocabulary import extend, vocabulary_key

if TYPE_CHECKING:
    from factcheck.extract.explain import Stage

_WHICH = '"factcheck claims" lists the figures: give the id or the line and column of one, such as c3 or 12:40.'


class Settings(Struct, frozen=True):
    """How to check. `as_of` is the publication date of documents that state none; `rules` are directories of further rules.

    `stdin` is where the path "-" is read from, under the name `stdin_name`, whose suffix decides the format. `vocabulary` are directories
    of word files that extend the shipped ones; they hold for the process, so the first call must name them (`vocabulary.extend`).
    `select`, `ignore` and `extend_select` name rules by id, "pack/id" or "pack/"; `severity` maps such names to a level or "off". `policy`
    is what the project has decided about findings: waivers, the baseline, files that may break rules. `language` is the language of all
    documents ("en"); without it each one's is told by its words, and only English is checked. `columns` maps patterns of table files to
    what their columns are called ({"stats/*.csv": {"measure": "Indicator"}}).
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
    policy: Policy = field(default_factory=Policy)
    language: str | None = None
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def headings(self, path: str) -> dict[str, str]:
        """What the columns of a table file are called, as far as it is said; a later pattern that matches outweighs an earlier one."""
        found: dict[str, str] = {}
        for pattern, mapping in self.columns.items():
            if matches(relative(path, self.policy.root), (pattern,)):
                found |= mapping
        return found


class Many(Struct, frozen=True):
    """How to go through many files. `settings_of` gives the settings of each by its name, where they are not the same for all.

    `cache` is the directory of results; it is used only where `whole` is off, which leaves the claims and the text of documents without
    findings out of the report. `jobs` is the number of processes, 0 as many as pay; `progress` is told how many of how many are done.
    """

    settings_of: Callable[[str], Settings] | None = None
    search: inputs.Search | None = None
    cache: Path | None = None
    whole: bool = True
    jobs: int = 1
    progress: Callable[[int, int], None] | None = None


def extract_text(text: str, published: dt.date | None, title: str | None, format: str) -> Extraction:  # noqa: A002
    """The claims of one text; raises InputError for an unknown format."""
    return extraction_of(read_text(text, format=format, published=published, title=title))


def check_text(
    text: str, about: tuple[dt.date | None, str | None, str], settings: Settings | None = None, against: Sequence[Path] = ()
) -> Report:
    """The report of one text; `about` is its publication date, title and format. Raises InputError and RuleError."""
    published, title, form = about
    prepared = prepare(settings or Settings())
    problems: list[Problem] = []
    sources = _sources(against, settings or Settings(), problems)
    if any(problem.fatal for problem in problems):
        raise InputError(*problems)
    document = spoken(read_text(text, format=form, published=published, title=title), prepared.language)
    report = report_of(document, prepared, sources)
    return replace(report, problems=(*report.problems, *problems)) if problems else report


def check_files(paths: Sequence[str], settings: Settings | None = None, against: Sequence[Path] = (), many: Many | None = None) -> Report:
    """The report of files and directories; raises RuleError. Inputs and sources that cannot be read are problems of the report."""
    return seen_in_files(paths, settings, against, many).report()


def seen_in_files(paths: Sequence[str], settings: Settings | None = None, against: Sequence[Path] = (), many: Many | None = None) -> Tally:
    """What is seen in files and directories, before it is made a report: the baseline wants the findings as the rules made them."""
    settings, many = settings or Settings(), many or Many()
    names, unmatched = inputs.find(paths, tuple(SUFFIXES), many.search)
    chosen = [many.settings_of(settings.stdin_name if name == inputs.STDIN else name) if many.settings_of else settings for name in names]
    distinct = list({id(each): each for each in chosen or [settings]}.values())
    places = {id(each): index for index, each in enumerate(distinct)}
    prepared = tuple(_keyed(prepare(each)) if many.cache is not None else prepare(each) for each in distinct)
    problems = [note for each in prepared for note in each.notes]
    sources = _sources(against, settings, problems)
    context = Context(prepared, Source(settings.stdin, settings.stdin_name), many.cache, many.whole, sources)
    tasks = [(name, places[id(each)]) for name, each in zip(names, chosen, strict=True)]
    results = see_all(context, tasks, many.jobs, many.progress)
    tally = collect(context, tasks, results, complete=any(Path(path).is_dir() for path in paths))
    tally.problems[:0] = [*problems, *unmatched]
    return tally


def claims_of_files(paths: Sequence[str], settings: Settings | None = None, search: inputs.Search | None = None) -> Report:
    """The claims of files and directories, as a report without findings. Corrections by an editor are in place."""
    settings = settings or Settings()
    extend(settings.vocabulary)
    tally = Tally()
    check_corrections(settings.policy)
    names, unmatched = inputs.find(paths, tuple(SUFFIXES), search)
    tally.problems.extend(unmatched)
    for name in names:
        try:
            document = _read(name, settings)
        except InputError as error:
            tally.problems.extend(error.problems)
            continue
        looked = look(document, (), settings.policy)
        tally.add(Seen(looked.checked, (), (), looked.claims, looked.gaps))
    return tally.report()


def prepare(settings: Settings) -> Prepared:
    """Settings made ready to check with; raises RuleError for broken rules, and for names of rules that there are not."""
    own = {name: level for name, level in settings.severity.items() if name in OWN_RULES}
    own |= dict.fromkeys((name for name in settings.ignore if name in OWN_RULES), "off")
    chosen = chosen_rules(settings)
    known = names_of(rule_set_with(settings.rules, settings.vocabulary))
    policy = replace(settings.policy, own={**settings.policy.own, **own})
    check_names(policy, known)
    check_corrections(policy)
    names = Names(known, frozenset(rule.id for rule in chosen.rules))
    return Prepared(chosen.rules, names, policy, settings.as_of, settings.language, settings.vocabulary, notes=chosen.notes)


def _keyed(prepared: Prepared) -> Prepared:
    """The same with its key, for a run that keeps results."""
    policy = prepared.policy
    shown = (repr(prepared.rules), str(prepared.as_of), policy.quotes, vocabulary_key(), factcheck.__version__)
    key = compiled.key_of(part.encode() for part in (*shown, str(prepared.language), *map(repr, policy.corrections)))
    return replace(prepared, key=key)


def chosen_rules(settings: Settings) -> Selected:
    """The rules that the settings ask for, with notes about the switches; raises RuleError for broken rules and unknown names."""
    select, ignore, add = (
        tuple(name for name in each if name not in OWN_RULES) for each in (settings.select, settings.ignore, settings.extend_select)
    )
    levels = {name: level for name, level in settings.severity.items() if name not in OWN_RULES}
    return choose(rule_set_with(settings.rules, settings.vocabulary), Switches(select, ignore, add, levels))


def explain_figure(path: str, figure: str, settings: Settings | None = None) -> tuple[Claim, tuple[Stage, ...]]:
    """What each stage read of one figure of a file: `figure` is a claim's id ("c3") or its LINE:COLUMN. Raises InputError."""
    from factcheck.extract.explain import explain  # noqa: PLC0415  (only this command needs it)

    settings = settings or Settings()
    extend(settings.vocabulary)
    document = _read(path, settings)
    read = tuple(sentences(document))
    parsed, scoped, tellings = read_stages(document, read)
    extraction = corrected(document, assemble(document, parsed, scoped, tellings), read, settings.policy).extraction
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


def read_documents(paths: Sequence[str], settings: Settings, problems: list[Problem]) -> Iterator[Document]:
    """The documents that the paths name, read one at a time; what cannot be read is added to `problems`."""
    names, unmatched = inputs.find(paths, tuple(SUFFIXES))
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
    if not paths:
        return ()
    from factcheck.sources import is_table, read_table  # noqa: PLC0415  (most runs name no source)

    claims: list[Claim] = []
    for path in map(str, paths):
        if not is_table(path):
            for document in read_documents([path], settings, problems):
                if document.language == ENGLISH:
                    claims += source_claims(document)
                else:
                    problems.append(foreign(document))
            continue
        try:
            claims += [claim for release in read_table(path, settings.headings(path)) for claim in release.claims]
        except InputError as error:
            problems.extend(error.problems)
    return tuple(claims)


def source_claims(document: Document) -> tuple[Claim, ...]:
    """The figures of a source, each with the period that it is about."""
    return confronting.settle(extraction_of(document).claims)


def _read(name: str, settings: Settings) -> Document:
    return read_document(*load(name, Source(settings.stdin, settings.stdin_name)), settings.as_of, settings.language)


def extraction_of(document: Document) -> Extraction:
    """What is read in a document."""
    return extract_document(document, tuple(sentences(document)))


def report_of(document: Document, prepared: Prepared, sources: Sequence[Claim] = ()) -> Report:
    """The report of one document, against the figures of the sources if there are any."""
    tally = Tally(problems=list(prepared.notes), rules=prepared.rules)
    tally.add(decide(look(document, prepared.rules, prepared.policy, sources), prepared.policy, prepared.names))
    return tally.report()
