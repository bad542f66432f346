"""The page of an audit: sentences and links beside the figures, and nothing linked but web addresses and files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

import factcheck
from factcheck.auditing import Audit, Request, audit, lines_of
from factcheck.model import Claim, Release
from factcheck.report import audit_html
from factcheck.report.passages import passages

APRIL = "The corps ran 36 operations in Kenya in April 2024. It ran 21 operations in Kenya in March 2024 <b>and</b> more.\n"
REVISED = "The corps now says that it ran 38 operations in Kenya in April 2024.\n"


@pytest.fixture
def done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Audit:
    monkeypatch.chdir(tmp_path)
    for name, day, text in (("may.md", "2024-05-03", APRIL), ("june.md", "2024-06-03", REVISED)):
        Path(name).write_text(f"---\ndate: {day}\npublisher: Border Corps\n---\n{text}", encoding="utf-8")
    return audit(Request(("may.md", "june.md")))


def test_figures_are_shown_in_their_sentences_with_a_link_to_the_file(done: Audit, tmp_path: Path) -> None:
    page = audit_html.render(done.report, lines_of(done), done.releases, tmp_path / "reports")
    assert "<blockquote>The corps ran <mark>36</mark> operations in Kenya in April 2024.</blockquote>" in page
    assert '<a href="../may.md">may.md, line 5</a>' in page
    assert "<b>and</b>" not in page
    assert "href" not in audit_html.render(done.report, lines_of(done), done.releases).partition("<main>")[2]


def claims_of(text: str) -> tuple[Claim, ...]:
    return factcheck.extract(text, dt.date(2024, 5, 3)).claims


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "https://example.org/r",
            "https://example.org/r#:~:text=The%20corps%20ran%20a%20two%2Dday%20sweep%20with%2036%20operations%20in%20Kenya.",
        ),
        ("https://example.org/r#top", "https://example.org/r#top"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://example.org/a b", ""),
        (None, ""),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, expected: str, tmp_path: Path) -> None:
    claims = claims_of("The corps ran a two-day sweep with 36 operations in Kenya.")
    release = Release("gone.md", "Border Corps", None, url, claims)
    found = passages((release,), tmp_path)
    assert {passage.href for passage in found.values()} == {expected}
    assert {passage.href for passage in passages((replace(release, tabular=True),), tmp_path).values()} <= {"", (url or "")}


def test_long_sentences_are_cut_around_the_figure() -> None:
    text = f"{'The corps said so again and again and '}{'that it went on and ' * 20}ran 36 operations in Kenya{' and went on' * 30}."
    (passage,) = (each for each in passages((Release("x.md", None, None, None, claims_of(text)),), None).values() if each.figure == "36")
    assert passage.before.startswith("…")
    assert passage.before.endswith("ran ")
    assert passage.after.startswith(" operations in Kenya")
    assert passage.after.endswith("…")
    assert len(passage.before) + len(passage.after) < 330
