"""Consoles that are not a modern UTF-8 terminal: old code pages, and Windows consoles that print escape sequences as they are."""

from __future__ import annotations

import sys
from collections.abc import Callable

# What a reader will take for the same sign where the console's code page has none.
_LIKE = str.maketrans({
    "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "×": "x", "÷": "/", "…": "...", "\u00a0": " ", "\u202f": " ",
    "\u2009": " ", "─": "-", "│": "|", **dict.fromkeys("┌┬┐├┼┤└┴┘", "+"),
})  # fmt: skip
_STANDARD_OUTPUT = -11  # STD_OUTPUT_HANDLE
_ENABLE_ESCAPES = 0x0004  # ENABLE_VIRTUAL_TERMINAL_PROCESSING


def encoded(text: str, encoding: str) -> bytes:
    """The text in the console's encoding: a sign that it lacks becomes one like it, or a question mark. Never an error."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_printable(char, encoding) for char in text).encode(encoding, "replace")
    except LookupError:
        return text.encode("utf-8", "replace")


def understands_escapes(platform: str, enable: Callable[[], bool] | None = None) -> bool:
    """Whether colour codes are shown as colour: everywhere but on a Windows console that cannot be switched to it."""
    return platform != "win32" or (enable or _enable_escapes)()


def _printable(char: str, encoding: str) -> str:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return char.translate(_LIKE)
    return char


def _enable_escapes() -> bool:
    """Ask the Windows console to understand escape sequences; it does from Windows 10 on."""
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415  (only there)

    kernel = ctypes.windll.kernel32
    handle, mode = kernel.GetStdHandle(_STANDARD_OUTPUT), ctypes.c_uint32()
    return bool(kernel.GetConsoleMode(handle, ctypes.byref(mode)) and kernel.SetConsoleMode(handle, mode.value | _ENABLE_ESCAPES))
