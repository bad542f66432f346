"""Words and constants are data: the files of `rules/vocabulary/` and `rules/constants/`, read once and frozen.

In a checkout they stand in `rules/` beside the package, in an installed wheel inside it.
"""

from __future__ import annotations

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


def _data(name: str) -> Any:
    found = _kept().get(name)
    return found if found is not None else _parsed(rules_root() / f"{name}.yml")


@cache
def vocabulary_key() -> str:
    """A key of the content of all word files and constants."""
    return compiled.key_of(part for path in _files() for part in (path.name.encode(), path.read_bytes()))


@cache
def _kept() -> dict[str, Any]:
    """All these files, compiled at an earlier start or now; empty if one of them is broken."""
    from factcheck.errors import RuleError  # noqa: PLC0415

    try:
        key = vocabulary_key()
        known = compiled.load("vocabulary", key)
        if isinstance(known, dict):
            return known
        fresh = {path.relative_to(rules_root()).with_suffix("").as_posix(): _parsed(path) for path in _files()}
    except (OSError, RuleError):
        return {}
    compiled.save("vocabulary", key, fresh)
    return fresh


def _files() -> list[Path]:
    return sorted(path for folder in ("vocabulary", "constants") for path in (rules_root() / folder).rglob("*.yml"))


def _parsed(path: Path) -> Any:
    from factcheck import strict_yaml  # noqa: PLC0415  (PyYAML takes longer to load than everything that is kept)

    return strict_yaml.load(path).plain()
