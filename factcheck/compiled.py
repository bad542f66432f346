"""What was worked out from text files, kept in the user's cache directory so that the next start need not work it out again.

A file there holds JSON (nothing that could run) under a key of the content it came from. It is never trusted with another key or a wrong
checksum, never missed where it cannot be written, and replaced when it is stale. `FACTCHECK_CACHE_DIR` names another directory; set to
nothing, it turns the cache off.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

_DECIMAL = "\0decimal"  # a key that no text file can hold


def key_of(parts: Iterable[bytes]) -> str:
    """One key for several pieces of content, in their order."""
    total = sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()


def load(name: str, key: str) -> Any:
    """What is kept under a name if it was made from the content of `key`; None otherwise. Lists come back as lists."""
    import json  # noqa: PLC0415  (a quarter of a start)

    folder = directory()
    try:
        head, _, payload = (folder / f"{name}.json").read_bytes().partition(b"\n") if folder is not None else (b"", b"", b"")
        if head != _head(key, payload):
            return None
        return json.loads(payload, object_hook=_decimal)
    except (OSError, ValueError, RecursionError):
        return None


def save(name: str, key: str, data: Any) -> None:
    """Keep plain data (and Decimals) under a name; without a word where that is not possible."""
    import json  # noqa: PLC0415

    folder = directory()
    if folder is None:
        return
    payload = json.dumps(data, default=_plain, ensure_ascii=False, separators=(",", ":")).encode()
    part = folder / f"{name}.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_head(key, payload) + b"\n" + payload)
        part.replace(folder / f"{name}.json")  # whole or not at all, also where two processes write
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def directory() -> Path | None:
    """Where compiled data is kept; None for nowhere."""
    chosen = os.environ.get("FACTCHECK_CACHE_DIR")
    if chosen is not None:
        return Path(chosen) if chosen else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "factcheck"
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    return (Path(base) if base else home / ".cache") / "factcheck"


def _head(key: str, payload: bytes) -> bytes:
    return f"{key} {sha256(payload).hexdigest()}".encode()


def _plain(value: object) -> dict[str, str]:
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    raise TypeError(f"{type(value).__name__} cannot be kept")


def _decimal(found: dict[str, Any]) -> Any:
    return Decimal(found[_DECIMAL]) if len(found) == 1 and _DECIMAL in found else found
