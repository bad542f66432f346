"""SARIF: the official schema where it is at hand, and always what GitHub's code scanning asks beyond it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import report_building as build
from msgspec.structs import replace

from factcheck.model import Report, Suppressed
from factcheck.report import rdjson, sarif
from factcheck.report.view import View

SCHEMAS = Path(os.environ.get("FACTCHECK_SCHEMAS", Path(__file__).resolve().parents[3] / "shared" / "schemas"))
REPORTS = {
    "one": build.report(),
    "clean": build.without_gaps(build.report(clean=True)),
    "unicode": build.unicode_report(),
    "paged": build.paged_report(),
    "mixed": build.mixed_report(),
    "unread": build.unread_report(),
    "with rules": replace(build.unicode_report(), rules=(build.rule("figures-differ"), build.rule("other"))),
}
report_names = pytest.mark.parametrize("name", REPORTS)


def log_of(report: Report, **view: Any) -> dict[str, Any]:
    return dict(json.loads(sarif.render(report, View(**view))))


def against(schema: str, value: object) -> None:
    if not (SCHEMAS / schema).exists():
        pytest.skip(f"{schema} is not here; FACTCHECK_SCHEMAS names its directory")
    known = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(known)
    validator(known).validate(value)


def strings(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from strings(part, f"{path}.{key}")
    elif isinstance(value, list):
        for part in value:
            yield from strings(part, f"{path}[]")
    elif isinstance(value, str):
        yield path, value


def problems(log: dict[str, Any]) -> list[str]:
    """Everything in which a log is not what GitHub takes."""
    wrong = [f"empty: {path}" for path, text in strings(log) if not text.strip()]
    if log["version"] != "2.1.0" or len(log["runs"]) != 1:
        return [*wrong, "not one run of version 2.1.0"]
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    wrong += ["rules are not unique"] if len(set(rules)) < len(rules) else []
    wrong += ["columns are not told"] if run["columnKind"] != "unicodeCodePoints" else []
    for rule in run["tool"]["driver"]["rules"]:
        long = [name for name in ("shortDescription", "fullDescription") if len(rule[name]["text"]) > 1024]
        wrong += [f"{rule['id']}: {name} is too long" for name in long]
        wrong += ["security-severity is set"] if "security-severity" in rule["properties"] else []
    levels = [("error", "warning", "note").index(result["level"]) for result in run["results"]]
    wrong += ["not the worst first"] if levels != sorted(levels) else []
    for result in run["results"]:
        wrong += _result_problems(result, rules)
    return wrong


def _result_problems(result: dict[str, Any], rules: list[str]) -> list[str]:
    wrong = [] if rules[result["ruleIndex"]] == result["ruleId"] else ["ruleIndex and ruleId differ"]
    wrong += [] if result["partialFingerprints"]["primaryLocationLineHash"] else ["no fingerprint"]
    wrong += [] if len(result["locations"]) == 1 else ["not one location"]
    ids = [place["id"] for place in result.get("relatedLocations", [])]
    wrong += [] if len(set(ids)) == len(ids) else ["related places are not unique"]
    for place in [*result["locations"], *result.get("relatedLocations", [])]:
        at = place["physicalLocation"]
        uri, region = at["artifactLocation"]["uri"], at["region"]
        wrong += [] if all(region[key] >= 1 for key in ("startLine", "startColumn", "endLine", "endColumn")) else [f"{region}"]
        wrong += [f"{uri} is no URI"] if "\\" in uri or " " in uri or uri.startswith("./") or not uri.isascii() else []
    return wrong


@report_names
def test_the_log_is_what_github_takes(name: str) -> None:
    assert problems(log_of(REPORTS[name])) == []


@report_names
def test_the_log_keeps_to_the_official_schema(name: str) -> None:
    against("sarif-2.1.0.json", log_of(REPORTS[name], suppressions="mark"))


@report_names
def test_diagnostics_keep_to_reviewdogs_schema(name: str) -> None:
    against("rdjson-DiagnosticResult.json", json.loads(rdjson.render(REPORTS[name])))
    for line in rdjson.lines(REPORTS[name]).splitlines():
        against("rdjson-Diagnostic.json", json.loads(line))


@pytest.mark.parametrize(
    "damage",
    [
        lambda log: log["runs"].append(log["runs"][0]),
        lambda log: log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"].update(startColumn=0),
        lambda log: log["runs"][0]["results"][0]["message"].update(text=""),
        lambda log: log["runs"][0]["results"].reverse(),
        lambda log: log["runs"][0]["tool"]["driver"]["rules"].append(log["runs"][0]["tool"]["driver"]["rules"][0]),
        lambda log: log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"].update(uri="a\\b.md"),
    ],
)
def test_the_check_sees_what_github_refuses(damage: Any) -> None:
    log = log_of(build.mixed_report())
    damage(log)
    assert problems(log) != []


def test_messages_lead_to_the_other_figures() -> None:
    (result,) = log_of(build.report())["runs"][0]["results"]
    assert result["message"]["text"].endswith("See [part: 71](4), [part: 48](5).")
    assert [place["id"] for place in result["relatedLocations"]] == [1, 2, 3, 4, 5, 6]
    assert result["relatedLocations"][3]["message"]["text"] == "part: 71"


def test_text_cannot_make_links_or_placeholders() -> None:
    report = build.unicode_report()
    hostile = replace(report.findings[0], headline="a [click](1) \\ {0}")
    (result,) = log_of(replace(report, findings=(hostile,)))["runs"][0]["results"]
    assert result["message"]["text"].startswith("a \\[click\\](1) \\\\ {{0}}.")


def test_rules_speak_for_themselves_where_the_report_carries_them() -> None:
    (rule,) = log_of(REPORTS["with rules"])["runs"][0]["tool"]["driver"]["rules"]
    assert rule["fullDescription"]["text"] == "Two figures for one thing must agree \\[always\\]."
    assert rule["properties"]["tags"] == ["numbers", "general"]


def test_suppressed_findings_are_left_out_or_marked() -> None:
    assert "44" not in [each["properties"]["quote"] for each in log_of(build.mixed_report())["runs"][0]["results"]]
    marked = [each for each in log_of(build.mixed_report(), suppressions="mark")["runs"][0]["results"] if "suppressions" in each]
    assert [each["suppressions"] for each in marked] == [[{"kind": "external", "status": "accepted", "justification": "checked by phone"}]]
    doc = build.document()
    known = build.small(doc, "71", suppressed=Suppressed("baseline", None, None))
    (result,) = log_of(build.report(doc, known), suppressions="mark")["runs"][0]["results"]
    assert result["baselineState"] == "unchanged"


def test_a_run_that_could_not_read_everything_was_not_successful() -> None:
    (run,) = log_of(build.unread_report())["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone/b.txt"
    assert note["locations"][0]["physicalLocation"]["region"]["startLine"] == 7


def test_more_results_than_github_takes_are_cut_at_the_mild_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MAX_RESULTS", 2)
    (run,) = log_of(build.mixed_report())["runs"]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    assert "1 finding of the lowest" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("news/a b.md", "news/a%20b.md"),
        ("/srv/ä.md", "file:///srv/%C3%A4.md"),
        ("C:/news/a.md", "file:///C:/news/a.md"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    (run,) = log_of(build.report(), path_of=lambda _: path)["runs"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
