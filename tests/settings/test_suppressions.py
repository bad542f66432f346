"""Suppressions reach what they stand before or in, in every kind of block, and tell when they are of no use."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import factcheck
from factcheck.model import Finding
from factcheck.settings import Policy
from factcheck.settings.waivers import Waiver

WHOLE = "The guard made 48 patrols in Spain and Portugal in June 2024."
PART = "It made 71 patrols in Spain in June 2024."
RULE = "parts-exceed-whole"
C = f"<!-- factcheck: ignore {RULE} -- both counts confirmed -->"


def check(text: str, form: str = "markdown", **policy: object) -> list[Finding]:
    settings = factcheck.Settings(policy=Policy(**{"today": dt.date(2026, 11, 26), **policy}))  # type: ignore[arg-type]
    return list(factcheck.check(text, format=form, settings=settings).findings)


def state(findings: list[Finding]) -> list[tuple[str, bool]]:
    return [(finding.rule, finding.suppressed is not None) for finding in findings]


SILENCED = [
    ("next paragraph", "markdown", f"{WHOLE}\n\n{C}\n\n{PART}\n"),
    ("no blank line between", "markdown", f"{WHOLE}\n\n{C}\n{PART}\n"),
    ("beside the words", "markdown", f"{WHOLE}\n\n{PART} {C}\n"),
    ("inside the paragraph", "markdown", f"{WHOLE}\n\nIt {C} made 71 patrols in Spain in June 2024.\n"),
    ("after bold", "markdown", f"{WHOLE}\n\n**It made 71 patrols** in Spain in June 2024. {C}\n"),
    ("over several lines", "markdown", f"{WHOLE}\n\n<!-- factcheck:\n  ignore {RULE}\n  -- confirmed -->\n\n{PART}\n"),
    ("heading", "markdown", f"{WHOLE}\n\n{C}\n\n## The guard made 71 patrols in Spain in June 2024\n\nMore words.\n"),
    ("in a heading", "markdown", f"{WHOLE}\n\n## The guard made 71 patrols in Spain in June 2024 {C}\n\nMore.\n"),
    ("list", "markdown", f"{WHOLE}\n\n{C}\n\n- Nothing.\n- {PART}\n"),
    ("list item", "markdown", f"{WHOLE}\n\n- Nothing.\n- {PART} {C}\n- More.\n"),
    ("numbered list", "markdown", f"{WHOLE}\n\n{C}\n1. Nothing.\n2. {PART}\n"),
    ("blockquote", "markdown", f"{WHOLE}\n\n{C}\n\n> {PART}\n"),
    ("in a blockquote", "markdown", f"{WHOLE}\n\n> {C}\n> {PART}\n"),
    ("footnote", "markdown", f"{WHOLE}[^1]\n\n{C}\n[^1]: {PART}\n"),
    ("in a footnote", "markdown", f"{WHOLE}[^1]\n\n[^1]: {PART} {C}\n"),
    ("table", "markdown", f"{WHOLE}\n\n{C}\n\n| What |\n|---|\n| Nothing |\n| {PART} |\n"),
    ("table cell", "markdown", f"{WHOLE}\n\n| What |\n|---|\n| {PART} {C} |\n"),
    ("two in a row", "markdown", f"{WHOLE}\n\n{C}\n<!-- a note -->\n{PART}\n"),
    ("MDX", "markdown", f"{WHOLE}\n\n{{/* factcheck: ignore {RULE} */}}\n\n{PART}\n"),
    ("Hugo", "markdown", f"{WHOLE}\n\n{{{{</* factcheck: ignore {RULE} */>}}}}\n\n{PART}\n"),
    ("carriage returns", "markdown", f"{WHOLE}\n\n{C}\n\n- Nothing.\n- {PART}\n".replace("\n", "\r\n")),
    ("byte-order mark", "markdown", f"\ufeff{WHOLE}\n\n{C}\n\n{PART}\n"),
    ("front matter", "markdown", f"---\nfactcheck: {{ignore: [{RULE}]}}\ntitle: Patrols\n---\n{WHOLE} {PART}\n"),
    ("front matter in lines", "markdown", f"---\ntitle: Patrols\nfactcheck:\n  ignore:\n  - {RULE}\n---\n{WHOLE} {PART}\n"),
    ("front matter in TOML", "markdown", f'+++\ntitle = "Patrols"\n[factcheck]\nignore = ["{RULE}"]\n+++\n{WHOLE} {PART}\n'),
    ("front matter in JSON", "markdown", f'{{"title": "Patrols", "factcheck": {{"ignore": "{RULE}"}}}}\n{WHOLE} {PART}\n'),
    ("the whole file", "markdown", f"{WHOLE} {PART}\n\n<!-- factcheck: ignore-file {RULE} -->\n"),
    ("a range", "markdown", f"{WHOLE}\n\n<!-- factcheck: off {RULE} -->\n\nMore.\n\n{PART}\n\n<!-- factcheck: on {RULE} -->\n"),
    ("a range to the end", "markdown", f"{WHOLE}\n\n<!-- factcheck: off {RULE} -->\n\nMore.\n\n{PART}\n"),
    ("by pack", "markdown", f"{WHOLE}\n\n<!-- factcheck: ignore general/{RULE} -->\n\n{PART}\n"),
    ("on its last day", "markdown", f"{WHOLE}\n\n<!-- factcheck: ignore {RULE} until=2026-11-26 -->\n\n{PART}\n"),
    ("plain text", "text", f"{WHOLE}\n{C}\n{PART}\nMore words follow here.\n"),
    ("beside plain text", "text", f"{WHOLE}\n\n{PART} {C}\n"),
    ("HTML element", "html", f"<p>{WHOLE}</p>{C}<p>{PART}</p><p>More.</p>"),
    ("in an HTML element", "html", f"<p>{WHOLE}</p><p>{PART} {C}</p>"),
    ("HTML list", "html", f"<p>{WHOLE}</p>\n{C}\n<ul><li>Nothing.</li><li>{PART}</li></ul>"),
    ("HTML table", "html", f"<p>{WHOLE}</p>{C}<table><tr><td>x</td></tr><tr><td>{PART}</td></tr></table>"),
    ("HTML paragraphs left open", "html", f"<p>{WHOLE}{C}<p>{PART}<p>More."),
]  # fmt: skip


@pytest.mark.parametrize(("form", "text"), [case[1:] for case in SILENCED], ids=[case[0] for case in SILENCED])
def test_a_suppression_holds(form: str, text: str) -> None:
    assert state(check(text, form)) == [(RULE, True)]


HEARD = [
    ("another block", "markdown", f"{WHOLE}\n\n{C}\n\nWords.\n\n{PART}\n"),
    ("behind the block", "markdown", f"{WHOLE}\n\n{PART}\n\n{C}\n\nWords.\n"),
    ("heading without a blank line", "markdown", f"{WHOLE}\n\n{C}\n## Words\n{PART}\n"),
    ("another item", "markdown", f"{WHOLE}\n\n- Nothing. {C}\n- {PART}\n"),
    ("another row", "markdown", f"{WHOLE}\n\n| What |\n|---|\n| Words {C} |\n| {PART} |\n"),
    ("behind the range", "markdown", f"{WHOLE}\n\n<!-- factcheck: off {RULE} -->\nWords.\n<!-- factcheck: on {RULE} -->\n\n{PART}\n"),
    ("the next line of plain text", "text", f"{WHOLE}\n{C}\nOther words stand here.\n{PART}\n"),
    ("HTML sibling", "html", f"<p>{WHOLE}</p>{C}<p>Words.</p><p>{PART}</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "text"), [case[1:] for case in HEARD], ids=[case[0] for case in HEARD])
def test_a_suppression_holds_nowhere_else_and_says_so(form: str, text: str) -> None:
    assert sorted(state(check(text, form))) == [(RULE, False), ("unused-suppression", False)]


CODE = [f"{WHOLE}\n\n```\n{C}\n```\n\n{PART}\n", f"{WHOLE}\n\nWrite `{C}`.\n\n{PART}\n"]


@pytest.mark.parametrize("text", CODE)
def test_a_comment_in_code_is_no_comment(text: str) -> None:
    assert state(check(text)) == [(RULE, False)]


BROKEN = [
    ("factcheck: ignroe parts-exceed-whole", "ignroe", 'Did you mean "ignore"?'),
    ("factcheck ignore parts-exceed-whole", "colon", "factcheck: ignore"),
    ("factcheck: ignore", "no rule is named", "Say which"),
    ("factcheck: ignore parts-excede-whole", "is no rule", 'Did you mean "parts-exceed-whole"?'),
    ("factcheck: ignore parts-exceed-whole until=tomorrow", "is no date", "until=2027-01-31"),
    ("factcheck: ignore parts-exceed-whole till=2027-01-31", "means nothing here", "until=DATE"),
    ("factcheck: on parts-exceed-whole", "ends nothing", "off parts-exceed-whole"),
    ("factcheck: ignore unused-suppression", "cannot be silenced", "in the configuration"),
    ('factcheck: read "71"', "what to read it as is missing", 'place="'),
]


@pytest.mark.parametrize(("comment", "what", "fix"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_broken_suppression_is_an_error(comment: str, what: str, fix: str) -> None:
    found = [each for each in check(f"{WHOLE} {PART}\n\n<!-- {comment} -->\n\nWords.\n") if each.rule != RULE]
    assert [(each.rule, each.severity) for each in found] == [("broken-suppression", "error")]
    assert what in found[0].headline
    assert fix in found[0].notes[0]


FRONT = [
    ("factcheck: passed", None), ("factcheck: {rating: false}", None), ("factcheck: [x", None), ("factchecked: {ignore: [x]}", None),
    ("factcheck: {ignroe: [parts-exceed-whole]}", 'unknown key "ignroe"'), ("factcheck: {ignore: 5}", '"ignore" must name rules'),
    ("factcheck: {ignore: [x], until: soon}", '"soon" is no date'), ("factcheck: {ignore: [x}", "this is not valid YAML"),
    ("factcheck: {ignore: [x]}", '"x" is no rule'),
]  # fmt: skip


@pytest.mark.parametrize(("key", "what"), FRONT)
def test_front_matter_is_ours_only_where_it_asks_to_ignore(key: str, what: str | None) -> None:
    found = check(f"---\ntitle: Words\n{key}\n---\n{WHOLE}\n")
    assert [finding.rule for finding in found] == (["broken-suppression"] if what else [])
    assert not what or what in found[0].headline


def test_a_note_to_a_colleague_is_no_suppression() -> None:
    assert check(f"{WHOLE}\n\n<!-- factcheck this with the ministry -->\n") == []


def test_an_expired_suppression_holds_no_longer() -> None:
    found = check(f"{WHOLE}\n\n<!-- factcheck: ignore {RULE} until=2026-11-25 -->\n\n{PART}\n")
    assert state(found) == [("expired-suppression", False), (RULE, False)]


def test_a_reason_may_be_required() -> None:
    text = f"{WHOLE}\n\n<!-- factcheck: ignore {RULE} -->\n\n{PART}\n"
    assert [finding.rule for finding in check(text, require_reason=True)] == ["broken-suppression", RULE]
    assert [finding.rule for finding in check(text.replace(" -->", " -- seen -->"), require_reason=True)] == [RULE]


def test_the_report_lists_who_silenced_what_why_and_until_when() -> None:
    (found,) = check(f"{WHOLE}\n\n<!-- factcheck: ignore {RULE} until=2027-01-31 -- both counts confirmed -->\n\n{PART}\n")
    assert found.to_dict()["suppressed"] == {"by": "comment", "reason": "both counts confirmed", "until": "2027-01-31"}


def test_rules_that_did_not_run_leave_no_suppression_unused() -> None:
    text = f"{WHOLE}\n\n<!-- factcheck: ignore weekday-date-mismatch -->\n\nWords.\n"
    assert [finding.rule for finding in factcheck.check(text, format="markdown").findings] == ["unused-suppression"]
    assert not factcheck.check(text, format="markdown", settings=factcheck.Settings(select=(RULE,))).findings


@pytest.mark.parametrize(
    ("severity", "rules"), [({"unused-suppression": "off"}, []), ({"unused-suppression": "note"}, [("unused-suppression", "note")])]
)
def test_own_rules_have_a_severity_like_others(severity: dict[str, str], rules: list[tuple[str, str]]) -> None:
    found = factcheck.check(f"{C}\n\nWords.\n", format="markdown", settings=factcheck.Settings(severity=severity)).findings
    assert [(each.rule, each.severity) for each in found] == rules


WAIVERS = [
    ("71", "<text>", RULE, None, True),
    ("71 patrols in Spain", "*", RULE, None, True),
    ("It made 71 patrols", "<text>", f"general/{RULE}", None, True),
    ("48", "<text>", RULE, None, True),
    ("17", "<text>", RULE, None, False),
    ("71 patrols in Portugal", "<text>", RULE, None, False),
    ("71", "other.md", RULE, None, False),
    ("71", "<text>", "part-equals-whole-with-other-parts", None, False),
    ("71", "<text>", RULE, dt.date(2026, 11, 25), False),
]


@pytest.mark.parametrize(("quote", "path", "rule", "until", "silenced"), WAIVERS)
def test_a_waiver_holds_for_its_quote(quote: str, path: str, rule: str, until: dt.date | None, silenced: bool) -> None:
    waiver = Waiver(Path(".factcheck-waivers.yml"), 1, path, quote, rule, "another count", "A. Editor", until)
    found = check(f"{WHOLE}\n\n{PART}\n", waivers=(waiver,))
    assert state(found) == [(RULE, silenced)]
    if silenced:
        assert found[0].suppressed == factcheck.model.Suppressed("waiver by A. Editor", "another count", None)  # type: ignore[attr-defined]


def test_files_may_be_allowed_to_break_rules() -> None:
    text = f"{WHOLE} {PART}"
    assert state(check(text, per_file_ignores={"<*>": (RULE,)})) == [(RULE, True)]
    assert state(check(text, per_file_ignores={"archive/**": (RULE,)})) == [(RULE, False)]


@pytest.mark.parametrize(("level", "outcome"), [("lower", ("warning", False)), ("note", ("note", False)), ("off", ("warning", True))])
def test_what_becomes_of_quoted_figures(level: str, outcome: tuple[str, bool]) -> None:
    found = check("“Sales rose 20 percent, from 50 to 80,” the minister said.\n", quotes=level)
    assert [(each.severity, each.suppressed is not None) for each in found] == [outcome]
