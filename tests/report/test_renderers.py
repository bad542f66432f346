"""Whole reports, as people and programs get them."""

from __future__ import annotations

import csv
import io
import json
import re

import jsonschema
import pytest
import report_building as build
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.model import Derivation, Problem, Suppressed
from factcheck.report import claims, full, json_, table
from factcheck.report.grid import grid
from factcheck.report.layout import width
from factcheck.report.words import arithmetic, summary

GOLDEN = """\
┌────────────┬────────────────────┬──────────────────┬──────────────────────┬─────────────────────┐
│ severity   │ rule               │ where            │ what is wrong        │ the arithmetic      │
├────────────┼────────────────────┼──────────────────┼──────────────────────┼─────────────────────┤
│ warning    │ parts-exceed-whole │ patrols.txt:3:33 │ 48 patrols in the    │ Gulf 48 + Strait 71 │
│            │                    │                  │ Gulf and the Strait  │ = 119, stated 48    │
│            │                    │                  │ cannot contain 48 in │ patrols (71 too     │
│            │                    │                  │ the Gulf and 71 in   │ few); 1 more rule   │
│            │                    │                  │ the Strait           │ broken              │
└────────────┴────────────────────┴──────────────────┴──────────────────────┴─────────────────────┘

warning[parts-exceed-whole]: 48 patrols in the Gulf and the Strait cannot contain 48 in the Gulf and 71 in the Strait
  --> patrols.txt:3:33
   |
 3 | … fleet said it made 48 patrols in the Gulf and the Strait during the first half of 2024.
   |                      ^^            ~~~~~~~~~~~~~~~~~~~~~~~        ~~~~~~~~~~~~~~~~~~~~~~
   |                      whole: 48
 4 | It and its partners in the Strait made 71 patrols and stopped 12 boats.
   |                     ~~~~~~~~~~~~~      --
   |                                        part: 71
 5 | It made 48 joint patrols in the Gulf.
   |         --               ~~~~~~~~~~~
   |         part: 48
   |
   = sum: Gulf 48 + Strait 71 = 119, stated 48 patrols (71 too few)
   = also part-equals-whole: 48 leaves nothing for the Strait; 48 patrols in the Gulf and the Strait
     against 48 patrols in the Gulf (none: the same figure)
   = inherited: lines 4 and 5 take their period from line 3
   = note: the words allow another reading

help: any one of these makes the figures agree; none is evidence of what is true
   |
   | line 3: 48 -> 119
   | line 3: delete "and the Strait"

For more about this rule: factcheck explain parts-exceed-whole

Not read: 1 figure
  patrols.txt:4:63: "12": it is not clear what is counted

1 warning: 5 numbers read (3 claims, 1 gap, 1 ignored) in patrols.txt
"""


def test_the_default_report() -> None:
    assert table.render(build.report(), 100) == GOLDEN


def test_full_is_the_default_without_the_table() -> None:
    assert full.render(build.report(), 100) == GOLDEN[GOLDEN.index("warning[") :]


@pytest.mark.parametrize("columns", [40, 60, 80, 140])
def test_excerpts_and_notes_keep_to_the_width(columns: int) -> None:
    lines = full.render(build.report(), columns).splitlines()
    assert all(width(line) <= columns for line in lines if re.match(r" +\d* [|=]", line))


def test_a_clean_story_is_one_line_with_what_was_read() -> None:
    clean = build.without_gaps(build.report(clean=True))
    assert table.render(clean, 100) == "No discrepancies: 5 numbers read (3 claims, 0 gaps, 1 ignored) in patrols.txt\n"


def test_unread_figures_are_shown_though_nothing_was_found() -> None:
    text = table.render(build.report(clean=True), 100)
    assert 'patrols.txt:4:63: "12": it is not clear what is counted' in text


def test_more_gaps_than_are_shown_are_counted() -> None:
    whole = build.report(clean=True)
    text = full.render(replace(whole, gaps=whole.gaps * 25), 100)
    assert text.count("it is not clear") == full.GAPS_SHOWN
    assert "… and 15 more" in text


def test_an_unread_input_is_never_clean() -> None:
    problem = Problem("gone.txt", "there is no such file", "Check the name")
    whole = build.report(clean=True)
    assert summary(replace(whole, problems=(problem,))).startswith("No discrepancies in what could be read: ")
    assert table.render(replace(whole, documents=(), claims=(), gaps=(), problems=(problem,)), 100) == ""


def test_suppressed_findings_are_counted_but_not_shown_to_people() -> None:
    doc = build.document()
    hushed = replace(build.finding(doc), suppressed=Suppressed("waiver", "checked by phone", None))
    whole = build.report(doc, hushed)
    assert table.render(whole, 100).endswith("; 1 finding suppressed\n")
    assert "parts-exceed-whole" not in table.render(whole, 100)
    assert whole.to_dict()["findings"][0]["suppressed"]["reason"] == "checked by phone"


def test_quiet_prints_findings_only() -> None:
    assert table.render(build.report(clean=True), 100, quiet=True) == ""
    assert "Not read" not in table.render(build.report(), 100, quiet=True)


def test_colour_adds_nothing_but_escapes() -> None:
    plain, painted = full.render(build.report(), 100), full.render(build.report(), 100, colour=True)
    assert painted != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain


def test_a_label_in_a_document_that_is_not_in_the_report_is_quoted() -> None:
    doc = build.document()
    found = build.finding(doc)
    elsewhere = replace(found.labels[4], document="release.txt")
    text = full.render(build.report(doc, replace(found, labels=(*found.labels[:4], elsewhere))), 100)
    assert '::: release.txt:4:40\n   | "71": part: 71' in text


@pytest.mark.parametrize(
    ("derivation", "said"),
    [
        (Derivation("333", "137 + 59 = 196", "137 too many", ("137", "59")), "137 + 59 = 196, stated 333 (137 too many)"),
        (Derivation("71 in the Strait", "48 in both", "23 too many"), "71 in the Strait against 48 in both (23 too many)"),
        (Derivation("Tuesday", "Wednesday", ""), "Tuesday against Wednesday"),
    ],
)
def test_arithmetic_in_one_line(derivation: Derivation, said: str) -> None:
    assert arithmetic(derivation) == said


def test_the_json_report_keeps_to_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_.schema())
    jsonschema.validate(json.loads(json_.render(build.report())), json_.schema())


@pytest.mark.parametrize("key", ["documents", "findings", "claims", "gaps", "summary"])
def test_the_schema_misses_a_key_that_is_gone(key: str) -> None:
    whole = build.report().to_dict()
    del whole[key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole, json_.schema())


def test_the_schema_describes_every_key_of_the_report() -> None:
    schema = json_.schema()
    whole = build.report().to_dict()
    described = {name: set(part["properties"]) for name, part in schema["$defs"].items() if "properties" in part}
    assert set(whole) == set(schema["properties"])
    assert set(whole["claims"][0]) == described["claim"]
    assert set(whole["findings"][0]) == described["finding"]
    assert set(whole["findings"][0]["labels"][0]) == described["label"]
    assert set(whole["documents"][0]) == described["document"]
    assert set(whole["gaps"][0]) == described["gap"]


def test_claims_one_a_line() -> None:
    lines = claims.jsonl(build.report()).splitlines()
    assert [json.loads(line)["quote"] for line in lines] == ["48", "71"]


def test_claims_as_one_object() -> None:
    whole = json.loads(claims.json_object(build.report()))
    assert whole["schema"] == "factcheck-claims/1"
    assert len(whole["claims"]) == 2


def test_claims_table_brackets_what_was_not_stated() -> None:
    text = claims.table(build.report(), 200)
    assert "(2024-01-01 to 2024-06-30)" in text
    assert text.endswith("5 numbers read (3 claims, 1 gap, 1 ignored) in patrols.txt\n")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1 of them", "@SUM(A1)", "\t=1"])
def test_csv_is_safe_to_open_in_a_spreadsheet(text: str) -> None:
    whole = build.report()
    row = next(csv.DictReader(io.StringIO(claims.csv_text(replace(whole, claims=(replace(whole.claims[0], counted=text),))))))
    assert row["counted"] == "'" + text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0")))
def test_csv_gives_back_what_went_in(text: str) -> None:
    whole = build.report()
    row = next(csv.DictReader(io.StringIO(claims.csv_text(replace(whole, claims=(replace(whole.claims[0], quote=text),))), newline="")))
    assert row["quote"] in (text, "'" + text)


@given(st.from_regex(r"[0-9][0-9.,e+]{0,12}", fullmatch=True))
def test_a_table_never_rewrites_a_number(figure: str) -> None:
    assert f"│ {figure} " in grid(("a",), [(figure,)], 100)
