"""From bytes to text: encodings, sizes, and inputs that are not text at all."""

from __future__ import annotations

import codecs
from pathlib import PurePath

from factcheck.errors import InputError
from factcheck.model import Problem

MAX_BYTES = 20_000_000
FORMATS = ("text", "markdown", "html")

_SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mdx": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip
_ADVICE = "Save the text as .txt, .md or .html and check that file."
_UNSUPPORTED = frozenset((
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".pages", ".epub", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".zip", ".gz",
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp3", ".mp4",
))  # fmt: skip
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word or other zipped document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
)
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def check_size(path: str, size: int) -> None:
    """Raise InputError if a file of `size` bytes is more than MAX_BYTES; to be asked before the file is read."""
    if size > MAX_BYTES:
        what = f"the file has {size:,} bytes and the limit is {MAX_BYTES:,}"
        raise InputError(Problem(path, what, "Split it into one file for each story or release."))


def format_of(path: str) -> str:
    """The format that a file name stands for; raises InputError for formats that are known and not supported."""
    suffix = PurePath(path).suffix.lower()
    if suffix in _UNSUPPORTED:
        raise InputError(Problem(path, f"{suffix} files are not supported yet", _ADVICE))
    return _SUFFIXES.get(suffix, "text")


def check_format(path: str, name: str) -> str:
    """The format itself; raises InputError if it is none of FORMATS."""
    if name not in FORMATS:
        raise InputError(Problem(path, f'the format "{name}" is unknown', f"Use one of {', '.join(FORMATS)}."))
    return name


def decode(data: bytes, path: str) -> str:
    """The text without its byte-order mark. UTF-8, and UTF-16 where a mark says so; anything else raises InputError."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise InputError(Problem(path, f"this is {name}, which is not supported yet", _ADVICE))
    encoding, skip = _encoding(data)
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(_undecodable(data, path, encoding, error.start + skip, skip)) from None
    if "\0" in text:
        at = data.index(b"\0")
        what = f"this is not text: byte {at} is NUL, as in a program, a picture or UTF-16 without a byte-order mark"
        raise InputError(Problem(path, what, "Save it as UTF-8 text."))
    if not text.strip():
        raise InputError(Problem(path, "the file is empty", "Write the story into it or leave it out."))
    return text


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
