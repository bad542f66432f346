"""The parts of a zipped document, read within limits that no archive can talk its way around."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from factcheck.errors import InputError
from factcheck.model import Problem

MAX_PARTS = 10_000
MAX_UNPACKED = 100_000_000
"""Bytes that all parts which are read may unpack to."""
MAX_RATIO = 200
"""How many times its packed size a part may unpack to; asked of parts above `FREE_SIZE` only, since small ones may be all blanks."""
FREE_SIZE = 1_000_000
_CHUNK = 65_536
_AGAIN = "Open it in the program that wrote it and save it again, or ask for a fresh copy."
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, MemoryError)


class Archive:
    """A zip archive in memory. Raises InputError for one that is damaged, locked, or larger unpacked than any story is."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self.left = MAX_UNPACKED
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise InputError(Problem(path, f"the zip archive is damaged or cut short: {_reason(error)}", _AGAIN)) from None
        self.parts = {info.filename: info for info in self.zip.infolist()}
        if len(self.parts) > MAX_PARTS:
            what = f"the archive holds {len(self.parts):,} parts and the limit is {MAX_PARTS:,}"
            raise InputError(Problem(path, what, "Save the text alone as a new document."))

    def __contains__(self, name: str) -> bool:
        return name in self.parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece, for as long as they stay within the limits."""
        info, size = self.parts[name], 0
        if info.flag_bits & 1:
            raise InputError(Problem(self.path, "the document is locked with a password", "Save a copy without one."))
        try:
            with self.zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    size += len(chunk)
                    self.left -= len(chunk)
                    self._within(name, size, info.compress_size)
                    yield chunk
        except _DAMAGE as error:
            raise InputError(Problem(self.path, f'the part "{name}" is damaged: {_reason(error)}', _AGAIN)) from None

    def _within(self, name: str, size: int, packed: int) -> None:
        fix = "This looks like an attack on programs that unpack archives. If it is none, save the text alone as a new document."
        if self.left < 0:
            raise InputError(Problem(self.path, f"the document unpacks to more than {MAX_UNPACKED:,} bytes, which is the limit", fix))
        if size > FREE_SIZE and size > MAX_RATIO * max(packed, 1):
            what = f'the part "{name}" unpacks to more than {MAX_RATIO} times its size, which is the limit'
            raise InputError(Problem(self.path, what, fix))


def resolved(base: str, target: str) -> str:
    """The name of the part that a relationship of the part `base` points to."""
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))


def _reason(error: BaseException) -> str:
    words = str(error) or type(error).__name__
    return words[:1].lower() + words[1:120]
