"""Words are data: the files of `rules/vocabulary/`, read once and frozen.

In a checkout they stand in `rules/` beside the package, in an installed wheel inside it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from factcheck import strict_yaml


@cache
def rules_root() -> Path:
    """The directory of the shipped rules, packs and vocabulary."""
    package = Path(__file__).resolve().parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


@cache
def words(name: str) -> Any:
    """The plain data of `rules/vocabulary/NAME.yml`; raises RuleError if it is broken. Callers must not change it."""
    return strict_yaml.load(rules_root() / "vocabulary" / f"{name}.yml").plain()
