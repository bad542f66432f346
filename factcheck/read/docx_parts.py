"""What stands beside the text of a .docx: which part holds the text, the names of its styles, the properties of the file."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct, field

from factcheck.errors import InputError
from factcheck.model import Problem
from factcheck.read.dates import parse_date
from factcheck.read.xml_parts import Elements, parse
from factcheck.read.zipped import Archive, resolved

WORD = frozenset(
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
)
_KINDS = ("officeDocument", "footnotes", "endnotes", "styles", "core-properties")
_OFF = frozenset(("0", "false", "off"))


class Parts(Struct):
    """The names of the parts, empty for those that there are not."""

    main: str
    notes: list[str] = field(default_factory=list)
    styles: str = ""
    properties: str = ""


class Style(Struct):
    """A style: its English name in lower case ("heading 1" whatever the program's language), and whether its text is hidden."""

    name: str
    hidden: bool = False
    raised: bool = False


def on(attributes: dict[str, str]) -> bool:
    """Whether a property that is present is switched on."""
    return attributes.get("val", "1").lower() not in _OFF


def find_parts(archive: Archive) -> Parts:
    """Where the text is; raises InputError if the archive is no Word document."""
    package = _relations(archive, "_rels/.rels")
    main = next((resolved("", target) for target in package.get("officeDocument", ())), "word/document.xml")
    if main not in archive or not _is_text(main):
        what = f"this zip archive is {_other_kind(archive)}"
        raise InputError(Problem(archive.path, what, "Save the text as .docx, .txt or .md and check that file."))
    folder, _, name = main.rpartition("/")
    own = _relations(archive, f"{folder}/_rels/{name}.rels")
    parts = Parts(main)
    parts.notes = [
        part for kind in ("footnotes", "endnotes") for target in own.get(kind, ()) if (part := resolved(main, target)) in archive
    ]
    parts.styles = next((part for target in own.get("styles", ()) if (part := resolved(main, target)) in archive), "")
    parts.properties = next((part for target in package.get("core-properties", ()) if (part := resolved("", target)) in archive), "")
    return parts


def _is_text(main: str) -> bool:
    return main.endswith(".xml") and not main.startswith(("xl/", "ppt/"))


def _other_kind(archive: Archive) -> str:
    kinds = {"xl/workbook.xml": "a spreadsheet", "ppt/presentation.xml": "a presentation", "META-INF/container.xml": "an e-book"}
    if "mimetype" in archive:
        return "an OpenDocument file or an e-book"
    return next((kind for name, kind in kinds.items() if name in archive), "no Word document")


class _Relations(Elements):
    known = frozenset(
        (
            "http://schemas.openxmlformats.org/package/2006/relationships",
            "http://purl.oclc.org/ooxml/package/relationships",
        )
    )

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}

    def _start_relationship(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if kind in _KINDS and attributes.get("TargetMode") != "External":
            self.found.setdefault(kind, []).append(attributes.get("Target", ""))


def _relations(archive: Archive, name: str) -> dict[str, list[str]]:
    target = _Relations()
    if name in archive:
        parse(archive.chunks(name), target, archive.path, name)
    return target.found


class _Styles(Elements):
    known = WORD

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Style] = {}
        self.style = Style("")

    def _start_style(self, attributes: dict[str, str]) -> None:
        self.style = self.found.setdefault(attributes.get("styleId", ""), Style(""))

    def _start_name(self, attributes: dict[str, str]) -> None:
        self.style.name = self.style.name or attributes.get("val", "").lower()

    def _start_vanish(self, attributes: dict[str, str]) -> None:
        self.style.hidden = on(attributes)

    def _start_vertalign(self, attributes: dict[str, str]) -> None:
        self.style.raised = attributes.get("val") == "superscript"


def read_styles(archive: Archive, name: str) -> dict[str, Style]:
    """The styles by their ids."""
    target = _Styles()
    if name:
        parse(archive.chunks(name), target, archive.path, name)
    return target.found


class _Properties(Elements):
    known = frozenset(
        (
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            "http://purl.org/dc/elements/1.1/",
            "http://purl.org/dc/terms/",
        )
    )

    def __init__(self) -> None:
        super().__init__()
        self.texts = {"title": "", "created": "", "modified": ""}
        self.open = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.open = tag.rpartition("}")[2]
        super().start(tag, attributes)

    def end(self, tag: str) -> None:
        self.open = ""
        super().end(tag)

    def data(self, text: str) -> None:
        if self.open in self.texts and len(self.texts[self.open]) < 1000:
            self.texts[self.open] += text


def read_properties(archive: Archive, name: str) -> tuple[str | None, dt.date | None]:
    """The title, and the day when the document was last changed, else made."""
    target = _Properties()
    if name:
        parse(archive.chunks(name), target, archive.path, name)
    day = parse_date(target.texts["modified"]) or parse_date(target.texts["created"])
    return " ".join(target.texts["title"].split()) or None, day
