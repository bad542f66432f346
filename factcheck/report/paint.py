"""ANSI colour, on the command line's decision only; nothing is ever said by colour alone."""

from __future__ import annotations

_STYLES = {"error": "1;31", "warning": "1;33", "note": "1;36", "marks": "1;34"}


def paint(text: str, style: str, *, colour: bool) -> str:
    """The text in a style (a severity or "marks"), unchanged without colour."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour and text else text
