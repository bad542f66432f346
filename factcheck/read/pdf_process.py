"""PDFium in a process of its own, with limits on time and memory: what it cannot finish within them is refused, and what makes it fall
takes nothing else down.

Run as a module, this is that process: the PDF comes in on standard input, numbers and letters go out; nothing is executed on the way back.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path

from factcheck.errors import InputError
from factcheck.model import Problem
from factcheck.read.pdf_model import MAX_MEMORY, MAX_SECONDS, Glyph, Opened, Page

_FIVE = 5  # numbers for each letter
_FIX = "Print it to a new PDF and check that, or ask for the text."


def open_pdf(data: bytes, path: str) -> Opened:
    """The letters of all pages; raises InputError where the PDF is locked, damaged, too large, or made to do harm."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }
    try:
        done = subprocess.run(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-P", "-m", __name__, path],
            input=data,
            capture_output=True,
            timeout=2 * MAX_SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise InputError(_too_long(path)) from None
    if done.returncode == -getattr(signal, "SIGXCPU", 0):
        raise InputError(_too_long(path))
    if done.returncode:
        what = f"reading the PDF takes more than {MAX_MEMORY:,} bytes of memory, which is the limit, or makes the reader fail"
        raise InputError(Problem(path, what, _FIX))
    return _received(done.stdout)


def _too_long(path: str) -> Problem:
    return Problem(path, f"reading the PDF takes longer than {MAX_SECONDS} seconds, which is the limit", _FIX)


def _received(answer: bytes) -> Opened:
    """The answer of the process: a line of JSON, the letters as UTF-8, five numbers for each of them."""
    head, _, rest = answer.partition(b"\n")
    told = json.loads(head)
    if "problem" in told:
        raise InputError(Problem(**told["problem"]))
    letters = rest[: told["bytes"]].decode("utf-8")
    numbers = array("d", rest[told["bytes"] :])
    pages, at = [], 0
    for page in told["pages"]:
        glyphs = [_glyph(letters[index], numbers[index * _FIVE : (index + 1) * _FIVE]) for index in range(at, at + page["letters"])]
        at += page["letters"]
        pages.append(Page(page["number"], page["width"], page["height"], glyphs, frozenset(page["bold"])))
    return Opened(tuple(pages), told["count"], tuple(told["failed"]), told["unreadable"], told["made"])


def _glyph(letter: str, numbers: Sequence[float]) -> Glyph:
    x0, x1, y, height, font = numbers
    return Glyph(letter, x0, x1, y, height, int(font))


def _limit() -> None:
    """Tie this process to its limits, as far as the system has them."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  (not on Windows, where only the clock is left)

        resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(data: bytes, path: str) -> bytes:
    from factcheck.read.pdf_glyphs import Pages  # noqa: PLC0415  (PDFium is loaded in the process only)

    try:
        source = Pages(data, path)
        pages = list(source)
    except InputError as error:
        (problem,) = error.problems
        return json.dumps({"problem": {"where": problem.where, "what": problem.what, "fix": problem.fix}}).encode() + b"\n"
    letters = "".join(glyph.text for page in pages for glyph in page.glyphs).encode("utf-8")
    numbers = array("d", (value for page in pages for g in page.glyphs for value in (g.x0, g.x1, g.y, g.height, g.font)))
    head = {
        "pages": [
            {"number": page.number, "width": page.width, "height": page.height, "letters": len(page.glyphs), "bold": sorted(page.bold)}
            for page in pages
        ],
        "count": source.count, "failed": source.failed, "unreadable": source.unreadable, "made": source.made, "bytes": len(letters),
    }  # fmt: skip
    return json.dumps(head).encode() + b"\n" + letters + numbers.tobytes()


if __name__ == "__main__":
    _limit()
    sys.stdout.buffer.write(_answer(sys.stdin.buffer.read(), sys.argv[1]))
