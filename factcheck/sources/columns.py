"""Which column of a table holds what, by the heading or by a mapping that the user gives."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from factcheck.errors import InputError
from factcheck.model import Problem
from factcheck.sources.files import Cells
from factcheck.vocabulary import words


def recognise(cells: Cells, mapping: Mapping[str, str] | None = None) -> dict[str, int]:
    """Column index by what it holds; `mapping` names columns (measure, value, …) by heading and wins over what is recognised.

    Raises InputError with every problem at once: a heading twice, a mapped heading that is not there, a required column that is missing.
    """
    folded = [_fold(heading) for heading in cells.headings]
    problems = [
        Problem(f"{cells.path}:1", f'two columns are headed "{cells.headings[index]}"', "Rename one of them.")
        for index, name in enumerate(folded)
        if name in folded[:index]
    ]
    found: dict[str, int] = {}
    for what, names in words("columns")["columns"].items():
        given = (mapping or {}).get(what)
        if given is not None:
            if _fold(given) in folded:
                found[what] = folded.index(_fold(given))
            else:
                problems.append(
                    Problem(f"{cells.path}:1", f'no column is headed "{given}", which is to hold the {what}', _nearest(given, cells))
                )
            continue
        index = next((folded.index(name) for name in names if name in folded and folded.index(name) not in found.values()), None)
        if index is not None:
            found[what] = index
    for what in (mapping or {}).keys() - words("columns")["columns"].keys():
        known = ", ".join(words("columns")["columns"])
        problems.append(Problem(f"{cells.path}:1", f'"{what}" is nothing that a column can hold', f"Map one of: {known}."))
    for what in words("columns")["required"]:
        if what not in found and what not in (mapping or {}):
            fix = f"Head a column {words('columns')['columns'][what][0]!r}, or map one. The columns are: {', '.join(cells.headings)}."
            problems.append(Problem(f"{cells.path}:1", f"no column holds the {what}", fix))
    if problems:
        raise InputError(*problems)
    return found


def _fold(heading: str) -> str:
    return " ".join(heading.casefold().replace("_", " ").replace("-", " ").split())


def _nearest(name: str, cells: Cells) -> str:
    near = difflib.get_close_matches(name, cells.headings, 1)
    return f'Did you mean "{near[0]}"?' if near else f"The columns are: {', '.join(cells.headings)}."
