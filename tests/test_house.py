"""What holds for the whole house: true positions, determinism, every number accounted for, and a wheel that runs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.model import Report, Span
from factcheck.read import read_text, sentences

ROOT = Path(__file__).resolve().parents[1]
STORIES = sorted(path for path in (ROOT / "fixtures" / "stories").iterdir() if path.suffix in (".md", ".txt"))

# Pieces of prose that the extractor takes an interest in, to be shuffled into nonsense.
PIECES = [
    "The army killed 14 rebels", "in Iraq and Syria", "of whom 12,500 were", "“about £2.5m”", "(32 in Kenya and 18 in Uganda)",
    "on Tuesday, 14 May 2024", "rose 20% from 50 to 60", "it and its allies", "nobody was hurt", "3,50,000", "½", "\r\n", "\n\n",
    "&nbsp;", "**1**,204", "é🎉", "’90s", "a.m.", "No. 5", "between 10 and 15 per cent", "last night", "the other two", ":", ";", ",", ".",
    "—", "-", "(", ")", "“", "”", '"', "said the ministry", "two-drone attack", "$", "%", "250 km (15 miles)",
    "4C of warming (39.2F)", "$13.5 (£7m)", "12st 7lb", "at 62.5 rupees to the dollar", "per",
]  # fmt: skip


def problems_of(report: Report, source: str) -> list[str]:
    """Every span of a report that does not stand where it says it does."""
    labels = [(label.at, label.quote) for finding in report.findings for label in finding.labels]
    marks = [*labels, *((claim.at, claim.quote) for claim in report.claims), *((gap.at, gap.quote) for gap in report.gaps)]
    wrong = []
    for at, quote in marks:
        lines = source.replace("\r\n", "\n ").replace("\r", "\n").split("\n")
        if source[at.start : at.end] != quote or not 1 <= at.line <= len(lines) or at.column < 1:
            wrong.append(f"{at} {quote!r} is {source[at.start : at.end]!r}")
    return wrong


def unaccounted(text: str, form: str) -> list[str]:
    """Every run of digits of the prose that does not lie in exactly one claim, gap or ignored number."""
    extraction = factcheck.extract(text, format=form)
    spans = [claim.quantity.span for claim in extraction.claims if claim.quantity.form != "implied"]
    spans += [Span(gap.at.start, gap.at.end) for gap in extraction.gaps] + [number.span for number in extraction.ignored]
    wrong = []
    for sentence in sentences(read_text(text, format=form)):
        for match in re.finditer("[0-9]+", sentence.text):
            at = sentence.starts[match.start()]
            if sum(span.start <= at < span.end for span in spans) != 1:
                wrong.append(f"{match.group()} in {sentence.text!r}")
    return wrong


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_every_digit_is_accounted_for(path: Path) -> None:
    assert unaccounted(path.read_text(encoding="utf-8"), "markdown" if path.suffix == ".md" else "text") == []


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_quotes_stand_where_they_say(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    report = factcheck.check(text, format="markdown" if path.suffix == ".md" else "text")
    assert report.claims
    assert problems_of(report, text) == []


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join), st.sampled_from(["text", "markdown", "html"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_quotes_stand_where_they_say_in_nonsense(text: str, form: str) -> None:
    report = factcheck.check(text, format=form)
    assert problems_of(report, text) == []
    for document in report.documents:
        assert document.numbers == document.claims + document.gaps + document.ignored
    assert unaccounted(text, form) == []


def test_the_seed_story_has_its_two_findings_and_no_others() -> None:
    report = factcheck.check((ROOT / "fixtures" / "stories" / "half-year-operations.md").read_text(encoding="utf-8"), format="markdown")
    shown = [finding for finding in report.findings if finding.severity != "note"]
    assert [(finding.rule, finding.severity, finding.verdict) for finding in shown] == [
        ("relative-dates-disagree", "warning", shown[0].verdict),
        ("parts-exceed-whole", "warning", "review"),
    ]
    figures = {label.quote for label in shown[1].labels if label.mark == "figure"}
    assert figures == {"137", "196"}
    assert {also.rule for also in shown[1].also} >= {"part-equals-whole-with-other-parts", "parts-do-not-sum-to-total"}
    assert any("333" in also.derivation.computed for also in shown[1].also)
    assert any("partners" in note for note in shown[1].notes)


@pytest.mark.parametrize("name", ["half-year-release.md", "november-operations.md", "revised-toll.md", "museum-visitors.txt"])
def test_correct_stories_stay_quiet(name: str) -> None:
    text = (ROOT / "fixtures" / "stories" / name).read_text(encoding="utf-8")
    report = factcheck.check(text, format="markdown" if name.endswith(".md") else "text")
    assert [(finding.rule, finding.headline) for finding in report.findings if finding.severity != "note"] == []


def test_the_same_bytes_under_any_hash_seed() -> None:
    outputs = set()
    for seed in ("0", "1", "4242"):
        command = [sys.executable, "-m", "factcheck", "check", "--format", "json", "--exit-zero", *(str(path) for path in STORIES)]
        done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["schema"] == "factcheck-report/1"


def test_the_wheel_carries_rules_and_story(tmp_path: Path) -> None:
    """Build the wheel, install it alone into a fresh environment and run the bundled story there, away from the checkout."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)], check=True, capture_output=True
    )
    wheel = next(tmp_path.glob("*.whl"))
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / "bin" / "python"
    site = subprocess.run(
        [python, "-c", "import site; print(site.getsitepackages()[0])"], check=True, capture_output=True, text=True
    ).stdout.strip()
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", site, str(wheel)], check=True, capture_output=True
    )
    # The dependencies are lent by the environment that runs the tests; the package itself must come from the wheel.
    lent = [path for path in sys.path if path.endswith("site-packages")]
    (Path(site) / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    story = Path(site) / "factcheck" / "stories" / "half-year-operations.md"
    run = subprocess.run([python, "-m", "factcheck", "check", str(story)], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert run.returncode == 1, run.stderr
    assert "parts-exceed-whole" in run.stdout
    where = subprocess.run(
        [python, "-c", "import factcheck; print(factcheck.__file__)"], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    assert where.stdout.startswith(str(tmp_path))


def test_what_comes_out_cannot_be_changed() -> None:
    report = factcheck.check("Two attacks killed 14 people, including 20 soldiers.")
    for record, name in ((report, "findings"), (report.claims[0], "quantity"), (report.claims[0].quantity.value, "low")):
        with pytest.raises(AttributeError):
            setattr(record, name, None)
