"""From bytes to text: encodings, sizes, and inputs that are not text at all."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from factcheck.errors import InputError
from factcheck.model import Problem
from factcheck.read.charsets import decode_declared

MAX_BYTES = 20_000_000
FORMATS = ("text", "markdown", "html")
"""Formats of a text; a file may also be docx, pdf or email."""

SUFFIXES = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown", ".mdx": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".docx": "docx", ".docm": "docx", ".pdf": "pdf", ".eml": "email",
}  # fmt: skip
_ADVICE = "Save the text as .docx, .txt, .md or .html and check that file."
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}")
_KINDS = {"docx": "Word document", "pdf": "PDF"}
_MAGIC = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"), (b"PK\x05\x06", "docx"))
_FOREIGN = ((b"{\\rtf", "an RTF document"), (b"\xd0\xcf\x11\xe0", "an old Word document, or one that is locked with a password"))
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^<>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_HEAD = 4096  # bytes in which a page declares its character set


def check_size(path: str, size: int) -> None:
    """Raise InputError if a file of `size` bytes is more than MAX_BYTES; to be asked before the file is read."""
    if size > MAX_BYTES:
        what = f"the file has {size:,} bytes and the limit is {MAX_BYTES:,}"
        raise InputError(Problem(path, what, "Split it into one file for each story or release."))


def format_of(path: str) -> str:
    """The format that a file name stands for, "text" for a name without suffix; raises InputError for other kinds of files."""
    suffix = PurePath(path).suffix
    if suffix.lower() in SUFFIXES:
        return SUFFIXES[suffix.lower()]
    if _SUFFIX.fullmatch(suffix):
        raise InputError(Problem(path, f"{suffix} files are not read: factcheck knows {', '.join(SUFFIXES)}", _ADVICE))
    return "text"


def format_in(data: bytes, path: str) -> str:
    """The format of a file: what its first bytes say, else what its name says. Raises InputError for what is not read."""
    for magic, name in _FOREIGN:
        if data.startswith(magic):
            raise InputError(Problem(path, f"this is {name}, which is not read", _ADVICE))
    told = next((name for magic, name in _MAGIC if data.startswith(magic)), None)
    if told is None and b"%PDF-" in data[:1024] and PurePath(path).suffix.lower() == ".pdf":
        told = "pdf"  # some servers put a few bytes in front
    named = told or format_of(path)
    if named in ("docx", "pdf") and told is None:
        what = "the file is empty" if not data.strip() else f"this is no {_KINDS[named]}: its first bytes are not those of one"
        raise InputError(Problem(path, what, "Ask for a fresh copy; it may have been cut short or renamed."))
    return named


def check_format(path: str, name: str) -> str:
    """The format itself; raises InputError if it is none of FORMATS."""
    if name not in FORMATS:
        raise InputError(Problem(path, f'the format "{name}" is unknown', f"Use one of {', '.join(FORMATS)}."))
    return name


def decode(data: bytes, path: str, form: str = "text") -> str:
    """The text without its byte-order mark. UTF-8, UTF-16 where a mark says so, in HTML what the page declares; else raises InputError."""
    encoding, skip = _encoding(data)
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        declared = _DECLARED.search(data, 0, _HEAD) if form == "html" and not skip else None
        if declared is None and b"\0" in data[: error.start]:
            raise InputError(_binary(data, path)) from None
        if declared is None:
            raise InputError(_undecodable(data, path, encoding, error.start + skip, skip)) from None
        text = _as_declared(data, declared[1].decode(), path)
    if "\0" in text:
        raise InputError(_binary(data, path))
    if not text.strip():
        raise InputError(Problem(path, "the file is empty", "Write the story into it or leave it out."))
    return text


def _binary(data: bytes, path: str) -> Problem:
    what = f"this is not text: byte {data.find(0)} is NUL, as in a program, a picture or UTF-16 without a byte-order mark"
    return Problem(path, what, "Save it as UTF-8 text.")


def _as_declared(data: bytes, declared: str, path: str) -> str:
    try:
        return decode_declared(data, declared)
    except UnicodeDecodeError as error:
        raise InputError(_undecodable(data, path, error.encoding, error.start, 0)) from None
    except LookupError:
        what = f'the page says it is written in "{declared}", which is no character set that is known here'
        raise InputError(Problem(path, what, "Save the file as UTF-8.")) from None


def _encoding(data: bytes) -> tuple[str, int]:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8", len(codecs.BOM_UTF8)
    return _UTF16.get(data[:2], "utf-8"), 2 if data[:2] in _UTF16 else 0


def _undecodable(data: bytes, path: str, encoding: str, at: int, skip: int) -> Problem:
    """The problem of the first bad byte, with its line as far as it can be read. Offsets count the bytes of the file from 0."""
    before = data[skip:at].decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    shown = before[before.rfind("\n") + 1 :] + data[at : at + 60].decode(encoding, "replace")
    what = (
        f"byte {at} (0x{data[at]:02x}) is not valid {encoding.upper()}"
        if at < len(data)
        else f"the text breaks off in the middle of {encoding.upper()}"
    )
    return Problem(f"{path}:{line}", what, "Save the file as UTF-8.", shown.splitlines()[0][-120:] if shown else None)
