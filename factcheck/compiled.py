"""What was worked out from text files, kept in the user's cache directory so that the next start need not work it out again.

A file there holds JSON (nothing that could run) under a key of the content it came from. It is never trusted with another key or a wrong
checksum, never missed where it cannot be written, and replaced when it is stale. `FACTCHECK_CACHE_DIR` names another directory; set to
nothing, it turns the cache off.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_DECIMAL = "\0decimal"  # a key that no text file can hold


def key_of(parts: Iterable[bytes]) -> str:
    """One key for several pieces of content, in their order."""
    total = sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()


def kept(name: str, key: str, kind: type[T], make: Callable[[], T]) -> T:
    """What `make` gives, kept under a name for the content of `key`: a record, or a container of plain types that `kind` spells out.

    The key should cover the code that makes it too (see `code_of`), so that a change of either is never answered with old data.
    """
    payload = _payload(name, key)
    if payload is not None:
        with suppress(msgspec.MsgspecError, ValueError, RecursionError):
            return msgspec.json.decode(payload, type=kind)
    made = make()
    _write(name, key, msgspec.json.encode(made))
    return made


def code_of(*files: str) -> bytes:
    """The source of modules (their `__file__`), as a part of a key; empty for a module that has no file to read."""
    parts: list[bytes] = []
    for file in files:
        with suppress(OSError):
            parts.append(Path(file).read_bytes())
    return b"\0".join(parts)


def load(name: str, key: str) -> Any:
    """What is kept under a name if it was made from the content of `key`; None otherwise. Lists come back as lists."""
    payload = _payload(name, key)
    try:
        return None if payload is None else _revived(msgspec.json.decode(payload))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def save(name: str, key: str, data: Any) -> None:
    """Keep plain data (and Decimals) under a name; without a word where that is not possible."""
    _write(name, key, msgspec.json.encode(_marked(data)))


def _payload(name: str, key: str) -> bytes | None:
    """The bytes kept under a name, if they are whole and were made from the content of `key`."""
    folder = directory()
    try:
        head, _, payload = (folder / f"{name}.json").read_bytes().partition(b"\n") if folder is not None else (b"", b"", b"")
    except OSError:
        return None
    return payload if head == _head(key, payload) else None


def _write(name: str, key: str, payload: bytes) -> None:
    folder = directory()
    if folder is None:
        return
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


def _marked(data: Any) -> Any:
    """Plain data with each Decimal as an object of its own, since JSON has no exact numbers."""
    if isinstance(data, dict):
        return {name: _marked(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_marked(value) for value in data]
    return {_DECIMAL: str(data)} if isinstance(data, Decimal) else data


def _revived(data: Any) -> Any:
    """The data that `_marked` was given."""
    if isinstance(data, dict):
        if len(data) == 1 and _DECIMAL in data:
            return Decimal(data[_DECIMAL])
        return {name: _revived(value) if isinstance(value, dict | list) else value for name, value in data.items()}
    return [_revived(value) if isinstance(value, dict | list) else value for value in data] if isinstance(data, list) else data
