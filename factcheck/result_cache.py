"""What the rules made of a document, kept in a directory of the project under a key of everything that it came from.

A file there holds JSON, nothing that could run; it is never trusted with another key or a wrong checksum, and replaced when it is stale.
The claims are not kept: a report that lists them reads the documents afresh.
"""

from __future__ import annotations

import datetime as dt
import os
import types
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import fields, replace

from factcheck import compiled
from factcheck.examination import Looked
from factcheck.model import Checked, Document, Finding, Gap, Span

DIRECTORY = ".factcheck_cache"
_NOBODY = Document("", "", "", (), (), "", None, None, None, Span(0, 0))


@cache
def program_key() -> str:
    """A key of factcheck's own code, so that a new version never takes over what an old one found."""
    root = Path(__file__).parent
    return compiled.key_of(
        part for path in sorted(root.rglob("*.py")) for part in (str(path.relative_to(root)).encode(), path.read_bytes())
    )


def key_of(settings: str, path: str, data: bytes) -> str:
    """The key of one document under certain settings. Its name is part of it: it decides the format, and positions carry it."""
    return compiled.key_of((program_key().encode(), settings.encode(), os.path.normpath(path).encode(), path.encode(), data))


def load(folder: Path, key: str) -> Looked | None:
    """What was kept under a key; None if nothing was, or if the file is damaged.

    Of the document only the title and the date are kept: the caller puts in what else is wanted.
    """
    import json  # noqa: PLC0415

    try:
        head, _, payload = _file(folder, key).read_bytes().partition(b"\n")
        if head.decode() != sha256(payload).hexdigest():
            return None
        (title, published), counts, findings, gaps, own, waivers = json.loads(payload)
        document = replace(_NOBODY, title=title, published=dt.date.fromisoformat(published) if published else None)
        told, about = (tuple(map(_reader(Finding), each)) for each in (findings, own))
        return Looked(Checked(document, *counts), told, (), tuple(map(_reader(Gap), gaps)), about, tuple(waivers))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def save(folder: Path, key: str, looked: Looked) -> None:
    """Keep what the rules made of a document; without a word where that is not possible."""
    import json  # noqa: PLC0415

    checked = looked.checked
    counts = [checked.numbers, checked.claims, checked.gaps, checked.ignored, checked.checked]
    about = [checked.document.title, checked.document.published.isoformat() if checked.document.published else None]
    lists = ([_plain(each) for each in part] for part in (looked.findings, looked.gaps, looked.own))
    data = [about, counts, *lists, looked.waivers]
    payload = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    file = _file(folder, key)
    part = file.with_suffix(f".{os.getpid()}.part")
    try:
        _make(folder)
        file.parent.mkdir(exist_ok=True)
        part.write_bytes(sha256(payload).hexdigest().encode() + b"\n" + payload)
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def clean(folder: Path) -> int | None:
    """Remove a cache directory with all that factcheck put there; how many results it held, None if there is no such directory.

    Nothing else is touched: a directory that holds other files stays.
    """
    if not (folder / "CACHEDIR.TAG").is_file():
        return None
    files = [path for path in folder.glob("[0-9a-f][0-9a-f]/*") if path.suffix in (".json", ".part")]
    for path in files:
        path.unlink(missing_ok=True)
    for path in [*folder.glob("[0-9a-f][0-9a-f]"), folder / ".gitignore", folder / "CACHEDIR.TAG", folder]:
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
    return len([path for path in files if path.suffix == ".json"])


def _file(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key[2:]}.json"


def _make(folder: Path) -> None:
    """The directory, ignored by git and known to backup programs as a cache."""
    if (folder / "CACHEDIR.TAG").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n# Results of factcheck.\n", encoding="utf-8")


def _plain(value: Any) -> Any:
    """A record as the list of its fields' values; it is read back by the types that the class declares."""
    if isinstance(value, Struct):
        return [_plain(getattr(value, each.name)) for each in fields(value)]
    return [_plain(each) for each in value] if isinstance(value, (tuple, list)) else value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """A function from plain values to those of a declared type: a record, a tuple of one type, an optional value, or as it is."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        hints = get_type_hints(kind)
        readers = [_reader(hints[each.name]) for each in fields(kind)]
        return lambda values: kind(*(read(value) for read, value in zip(readers, values, strict=True)))
    if get_origin(kind) is tuple:
        inner = _reader(get_args(kind)[0])
        return lambda values: tuple(inner(value) for value in values)
    if get_origin(kind) in (Union, types.UnionType):
        some = next(each for each in get_args(kind) if each is not type(None))
        read = _reader(some)
        return lambda value: None if value is None else read(value)
    return lambda value: value
