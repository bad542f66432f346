"""One story in every format: the same claims, the same findings, each in its place; and what a run says of inputs it cannot use."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import factcheck
from factcheck.cli import run as main
from factcheck.report import json_
from office_files import docx, eml, flow, par, pdf

TITLE = "Coast guard stops 12 boats"
STORY = [
    "The coast guard said on Tuesday that it and its partners made 90 patrols in Norway and Denmark in the first quarter of 2024.",
    "In Norway alone it made 140 patrols in the first quarter of 2024, the guard said, and it stopped twelve boats on the way.",
    "Its budget rose from $40 million to $60 million, an increase of 20%, and it hired 1,204 people in the course of the year.",
]
HEADING = '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
GERMAN = "Das ist nicht von der Stadt, die für sich und mit dem Land auf das Geld wartet, wie es heißt, und auch nicht bei uns."
CORE = "<dcterms:modified>2024-07-17T00:00:00Z</dcterms:modified>"


def set_in_pages() -> bytes:
    """The story on two pages, the second paragraph broken over both."""
    lines = flow(STORY[1], 60, 600, 380)
    first = [(60.0, 760.0, 20.0, TITLE), *flow(STORY[0], 60, 700, 380), *lines[:1], (300.0, 40.0, 9.0, "1")]
    return pdf(
        first,
        [*[(x, y + 150, size, text) for x, y, size, text in lines[1:]], *flow(STORY[2], 60, 650, 380)],
        info="/CreationDate(D:20240717)",
    )


FILES = {
    "s.txt": f"HEADLINE: {TITLE}\n17 July 2024\n\n" + "\n\n".join(STORY),
    "s.md": f"---\ndate: 2024-07-17\n---\n# {TITLE}\n\n" + "\n\n".join(STORY).replace("90 patrols", "**90** patrols"),
    "s.html": f"<meta name=date content=2024-07-17><h1>{TITLE}</h1>"
    + "".join(f"<p>{text}</p>" for text in STORY).replace("$40 m", "$40&nbsp;m"),
    "s.docx": docx(par(TITLE, style="T"), *map(par, STORY), styles=HEADING, properties=CORE),
    "s.pdf": set_in_pages(),
    "s.eml": eml("\n\n".join(STORY), subject=TITLE),
}


def findings(report: factcheck.Report) -> list[object]:
    return [(f.rule, f.severity, f.headline, [label.quote for label in f.labels]) for f in report.findings]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, factcheck.Report]:
    folder = tmp_path_factory.mktemp("story")
    for name, content in FILES.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return {name: factcheck.check_files([folder / name]) for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_claims_and_findings(reports: dict[str, factcheck.Report], name: str) -> None:
    expected, report = reports["s.txt"], reports[name]
    assert not report.problems
    assert expected.findings
    assert [(c.quote.replace("\xa0", " ").replace("&nbsp;", " "), c.id, c.period.value) for c in report.claims] == [
        (c.quote, c.id, c.period.value) for c in expected.claims
    ]
    plain = json.loads(json.dumps(findings(report)).replace("&nbsp;", " ").replace("\\u00a0", " "))
    assert plain == json.loads(json.dumps(findings(expected)))
    assert str(report.documents[0].document.published) == "2024-07-17"
    jsonschema.validate(report.to_dict(), json_.schema())


@pytest.mark.parametrize("name", FILES)
def test_every_quote_stands_at_its_place(reports: dict[str, factcheck.Report], name: str) -> None:
    source = reports[name].documents[0].document.source
    for claim in reports[name].claims:
        assert source[claim.at.start : claim.at.end] == claim.quote
        assert claim.at.page == ({True: 1, False: 2}[claim.at.paragraph < 3 or claim.quote == "140"] if name == "s.pdf" else None)


def test_what_is_passed_over_is_told_and_one_broken_file_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    good = {
        "a.eml": eml(STORY[0], attached=["b.xlsx"]),
        "c.docx": docx(par(STORY[1])),
        "d.md": GERMAN.encode(),
    }
    for name, content in {**good, "broken.docx": b"PK\x03\x04", "table.csv": b"1"}.items():
        (tmp_path / name).write_bytes(content)
    assert main(["check", "."]) == 2
    out, err = capfd.readouterr()
    assert "3 documents" in out
    assert "1 document not in English, not checked; 1 input could not be read" in " ".join(out.split())
    told = " ".join(err.split())
    for words in (
        "note: .: 1 file of other kinds (1 .csv) was not read.",
        "note: a.eml: 1 attachment was not read: b.xlsx.",
        "error: broken.docx: the zip archive is damaged",
        "note: d.md: this text is in German",
        "exit 2: 1 input could not be read",
    ):
        assert words in told
    (tmp_path / "broken.docx").unlink()
    assert main(["check", "."]) == 0
    assert main(["claims", "."]) == 0
    assert main(["check", "table.csv"]) == 2
    assert ".csv files are not read" in capfd.readouterr().err
