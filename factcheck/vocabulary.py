"""Words and constants are data: the files of `rules/vocabulary/` and `rules/constants/`, read once and frozen.

In a checkout they stand in `rules/` beside the package, in an installed wheel inside it. `extend` adds directories of a user's own words:
once in a process and before any word is read, so that one process never reads with two vocabularies.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from factcheck import compiled


@cache
def rules_root() -> Path:
    """The directory of the shipped rules, packs and vocabulary."""
    package = Path(__file__).resolve().parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


@cache
def words(name: str) -> Any:
    """The plain data of `rules/vocabulary/NAME.yml`; raises RuleError if it is broken. Callers must not change it."""
    return _data(f"vocabulary/{name}")


@cache
def constants(name: str) -> Any:
    """The plain data of `rules/constants/NAME.yml` (unit factors, period lengths, bounds); raises RuleError if it is broken."""
    return _data(f"constants/{name}")


def extend(folders: Sequence[Path]) -> None:
    """Add directories of word files to the shipped ones, for this process; naming none changes nothing.

    What every stage derives from the words is kept for the life of the process. A process that has read words with another set can
    therefore not go on with this one: RuleError, as for files that are broken or do not fit, all problems at once.
    """
    chosen = tuple(folder.resolve() for folder in folders)
    if not chosen or chosen == _STATE.folders:
        return
    if _STATE.folders or words.cache_info().currsize:
        before = " ".join(map(str, _STATE.folders)) or "the shipped words alone"
        what = f"this process has read its words with {before} and cannot change to {' '.join(map(str, chosen))}"
        raise _error(str(folders[0]), what, "Name the vocabulary in the first call, or start another process.")
    missing = next((folder for folder in folders if not folder.is_dir()), None)
    if missing is not None:
        raise _error(str(missing), "there is no such directory of words", "Check the path.")
    from factcheck.vocabulary_extension import extended, files  # noqa: PLC0415  (few runs need it)

    own = [(str(path.relative_to(folder)), path) for folder in chosen for path in files(folder)]
    key = compiled.key_of([_shipped_key().encode(), *(part for name, path in own for part in (name.encode(), path.read_bytes()))])
    data = compiled.load("vocabulary-extended", key) if own else None
    if not isinstance(data, dict):
        data = extended(_kept() or {name: _parsed(path) for name, path in _files().items()}, folders)
        compiled.save("vocabulary-extended", key, data)
    _STATE.folders, _STATE.data, _STATE.key = chosen, data, key


class _State:
    """Which directories extend the shipped words in this process, the merged data and its key."""

    folders: tuple[Path, ...] = ()
    data: dict[str, Any] | None = None
    key = ""


_STATE = _State()


def _error(where: str, what: str, fix: str) -> Exception:
    from factcheck.errors import RuleError  # noqa: PLC0415
    from factcheck.model import Problem  # noqa: PLC0415

    return RuleError(Problem(where, what, fix))


def _data(name: str) -> Any:
    found = (_STATE.data or _kept()).get(name)
    return found if found is not None else _parsed(rules_root() / f"{name}.yml")


def vocabulary_key() -> str:
    """A key of the content of all word files and constants, the user's own among them."""
    return _STATE.key or _shipped_key()


@cache
def _shipped_key() -> str:
    return compiled.key_of(part for path in _files().values() for part in (path.name.encode(), path.read_bytes()))


@cache
def _kept() -> dict[str, Any]:
    """All shipped files, compiled at an earlier start or now; empty if one of them is broken."""
    from factcheck.errors import RuleError  # noqa: PLC0415

    try:
        key = _shipped_key()
        known = compiled.load("vocabulary", key)
        if isinstance(known, dict):
            return known
        fresh = {name: _parsed(path) for name, path in _files().items()}
    except (OSError, RuleError):
        return {}
    compiled.save("vocabulary", key, fresh)
    return fresh


def _files() -> dict[str, Path]:
    """The shipped files by name ("vocabulary/measures")."""
    found = sorted(path for folder in ("vocabulary", "constants") for path in (rules_root() / folder).rglob("*.yml"))
    return {path.relative_to(rules_root()).with_suffix("").as_posix(): path for path in found}


def _parsed(path: Path) -> Any:
    from factcheck import strict_yaml  # noqa: PLC0415  (PyYAML takes longer to load than everything that is kept)

    return strict_yaml.load(path).plain()
