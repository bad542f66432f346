"""The report as one JSON object, `factcheck-report/1`; its JSON Schema is `schema.json` beside this file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from factcheck.model import Report


def render(report: Report) -> str:
    """The report object, indented, keys in the order of the documentation; non-ASCII text as it is."""
    return json.dumps(report.to_dict(), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the report object."""
    loaded: dict[str, Any] = json.loads((Path(__file__).parent / "schema.json").read_text(encoding="utf-8"))
    return loaded
