"""JUnit XML in the shape that other linters write: a suite a document, a failed case a finding, a passed case for a clean document."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from factcheck.model import SEVERITIES, Finding, Report
from factcheck.report.places import Places, Trouble, troubles
from factcheck.report.view import PLAIN, View
from factcheck.report.words import arithmetic, shown_findings, summary

_PACKAGE = "org.factcheck"
# What XML 1.0 cannot hold in any form (section 2.2, Char).
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, view: View = PLAIN) -> str:
    """Findings below `view.fail_on` are passed cases that say what was found; an input that could not be read is a case with an error."""
    places = Places(report, view)
    root = ET.Element("testsuites", name="factcheck")
    told = troubles(report, view)
    for trouble in told:
        if trouble.fatal:
            _unread(root, trouble)
    by_document: dict[str, list[Finding]] = {checked.document.path: [] for checked in report.documents}
    for finding in shown_findings(report):
        by_document.setdefault(finding.labels[0].document, []).append(finding)
    for path, findings in by_document.items():
        suite = _suite(root, view.path_of(path))
        for finding in findings:
            _case(suite, finding, places, view)
        if not findings:
            ET.SubElement(suite, "testcase", name=_PACKAGE, classname=_legal(view.path_of(path)))
    _count(root)
    if report.documents:
        notes = [f"{trouble.path}: {trouble.text}" for trouble in told if not trouble.fatal]
        ET.SubElement(root[-1], "system-out").text = _legal("\n".join([*notes, summary(report)]))
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(root, "testsuite", name=_legal(name), package=_PACKAGE)


def _unread(root: ET.Element, told: Trouble) -> None:
    case = ET.SubElement(_suite(root, told.path), "testcase", name=f"{_PACKAGE}.{told.rule}", classname=_legal(told.path))
    ET.SubElement(case, "error", message=_legal(told.text))


def _case(suite: ET.Element, finding: Finding, places: Places, view: View) -> None:
    label = finding.labels[0]
    at = places.range(label.document, label.at)
    case = ET.SubElement(
        suite, "testcase", name=f"{_PACKAGE}.{finding.rule}", classname=_legal(places.path(label)), line=str(at.line), column=str(at.column)
    )
    told = "\n".join(
        [f"line {at.line}, column {at.column}, {finding.severity}: {finding.headline}", arithmetic(finding.derivation), *finding.notes]
    )
    told = places.spot(label) + told
    if SEVERITIES.index(finding.severity) >= SEVERITIES.index(view.fail_on):
        ET.SubElement(case, "failure", message=_legal(places.message(finding)), type=finding.severity).text = _legal(told)
    else:
        ET.SubElement(case, "system-out").text = _legal(told)


def _count(root: ET.Element) -> None:
    """Write the numbers of cases, failures and errors to every suite and to the whole."""
    for suite in root:
        suite.set("tests", str(len(suite.findall("testcase"))))
        suite.set("failures", str(len(suite.findall("testcase/failure"))))
        suite.set("errors", str(len(suite.findall("testcase/error"))))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
