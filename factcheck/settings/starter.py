"""The file that `factcheck init` writes: every key with its meaning and an example, all of them commented out."""

from __future__ import annotations

from factcheck.settings.keys import KEYS

FILE = "factcheck.toml"
_HEAD = """\
# Configuration of factcheck. The file nearest to a document holds for it; nothing is merged, except what `extend` names.
# Paths and patterns start from the directory of this file. docs/configuration.md explains every key.
"""


def starter() -> str:
    """The text of a configuration file that changes nothing until a line is uncommented."""
    parts = [_HEAD]
    for key in KEYS:
        choices = f" ({', '.join(key.choices)})" if key.choices else ""
        parts.append(f"\n# {key.doc}{choices}\n# {key.name} = {key.example}\n")
    return "".join(parts)
