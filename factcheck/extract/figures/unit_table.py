"""The table of units and currencies: quantulum3's, with what `rules/vocabulary/units.yml` adds and takes out.

Names and dimensions come from quantulum3's `units.json` (MIT), read directly since importing its parser takes seconds; our own file
adds what it lacks, takes out ordinary English words ("candle", "drop"), and holds the currencies.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, json

from factcheck import compiled
from factcheck.extract.figures.base import Row, listed
from factcheck.vocabulary import vocabulary_key, words

Entry = tuple[str, str, str | None]

_HYPHENED = ("square ", "cubic ", "sq ", "cu ")  # "a 30,000-square-foot hall"


class Units(Struct, frozen=True):
    """What a unit may be called.

    `names` maps words in lower case, `symbols` exact spellings to (name, dimension, ISO 4217 code); `starts` gives the length in tokens
    of the longest name that starts with a word; `codes` maps a currency to its code.
    """

    names: dict[str, Entry]
    symbols: dict[str, Entry]
    starts: dict[str, int]
    codes: dict[str, str | None]


@cache
def units() -> Units:
    """The unit table, built once; raises ModuleNotFoundError where quantulum3 is not installed."""
    foreign = _quantulum().read_bytes()
    key = compiled.key_of((compiled.code_of(__file__), vocabulary_key().encode(), foreign))
    return compiled.kept("units", key, Units, lambda: _units(json.decode(foreign)))


def _units(foreign: Any) -> Units:
    data = words("units")
    names, symbols = _foreign(data, foreign)
    for name, row in data["units"].items():
        for surface in row["words"]:
            _add(names, surface.lower(), (name, row["dimension"], None), True)
            if surface in symbols:
                symbols[surface] = (name, row["dimension"], None)
    for name, row in data["currencies"].items():
        for surface in row["words"]:
            _add(names, surface.lower(), (name, "currency", row["code"]), True)
    for surface in [surface for surface in names if surface.startswith(_HYPHENED)]:
        names.setdefault(surface.replace(" ", "-"), names[surface])
    starts: dict[str, int] = {}
    for surface in names:
        spaced = surface.replace("-", " - ").replace("/", " / ")
        for parts in (spaced.split(), spaced.replace(".", " . ").split()) if "." in surface else (spaced.split(),):
            starts[parts[0]] = max(starts.get(parts[0], 0), len(parts))
    return Units(names, symbols, starts, {name: row["code"] for name, row in data["currencies"].items()})


def _foreign(data: Any, table: dict[str, Any]) -> tuple[dict[str, Entry], dict[str, Entry]]:
    """quantulum3's names and symbols without those that `units.yml` takes out; its currencies are all in ours."""
    excluded, surfaces = frozenset(data["excluded"]), frozenset(data["excluded-surfaces"])
    unwanted = frozenset(data["excluded-symbols"])
    names: dict[str, Entry] = {}
    symbols: dict[str, Entry] = {}
    for name, row in table.items():
        if name in excluded or row.get("entity") == "currency":
            continue
        for surface in row.get("surfaces") or ():
            if surface.lower() not in surfaces:
                _add(names, surface.lower(), (name, row["entity"], None))
        prefixes = [prefix for prefix in ("", *(row.get("prefixes") or ())) if not prefix or prefix in data["prefix-names"]]
        for symbol in (prefix + symbol for symbol in row["symbols"] for prefix in prefixes):
            if len(symbol) > 1 and symbol not in unwanted:
                symbols.setdefault(symbol, (_prefix_name(symbol, row) + name, row["entity"], None))
    return names, symbols


def _prefix_name(symbol: str, row: Any) -> str:
    """The name of the metric prefix of a symbol: "kilo" for "kHz", nothing for "Hz"."""
    return "" if symbol in row["symbols"] else words("units")["prefix-names"][symbol[0]]


def _quantulum() -> Path:
    """The file of quantulum3's units, found without importing the package; raises ModuleNotFoundError where that is not installed."""
    spec = importlib.util.find_spec("quantulum3")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("factcheck reads its units from quantulum3, which is not installed: pip install quantulum3")
    return Path(spec.origin).parent / "units.json"


def _add(table: dict[str, Entry], surface: str, entry: Entry, ours: bool = False) -> None:
    """A surface with its plurals ("miles per hour", "degrees celsius", "square feet")."""
    for form in (surface, *_plurals(surface)):
        if ours or form not in table:
            table[form] = entry


def _plurals(surface: str) -> list[str]:
    """The plurals of a name, of its last word and of its first ("light years", "degrees celsius"); abbreviations have none."""
    head, per, rest = surface.partition(" per ")
    parts = head.split(" ")
    return [
        " ".join([*parts[:at], plural(parts[at]), *parts[at + 1 :]]) + per + rest
        for at in range(len(parts))
        if at in (0, len(parts) - 1) and head != "per cent" and _takes_plural(parts[at])
    ]


def _takes_plural(word: str) -> bool:
    return (
        word.isalpha()
        and (len(word) > 3 or word in listed("units", "short-names"))
        and word not in listed("units", "no-plural")
        and not word.endswith("s")
    )


def plural(word: str) -> str:
    """The plural of a unit's name."""
    irregular: dict[str, str] = words("units")["irregular-plurals"]
    if word in irregular:
        return irregular[word]
    return word + "es" if word.endswith(("x", "ch", "sh")) else word + "s"


def is_symbol(text: str) -> bool:
    """Whether a token names a unit all by itself ("km", "mph", "kg", "miles"), one-letter symbols glued to digits included."""
    table, lower = units(), text.lower()
    return (
        (lower in table.names and (text.islower() or lower not in listed("units", "short-words")))
        or text in table.symbols
        or text in words("units")["letters"]["glued"]
        or lower in listed("units", "pound-words")
    )


def glued_inches(row: Row, at: int) -> bool:
    """Whether "in" right behind digits is inches ("45mm (1.8in)", "a 12in pipe") and no word that lost its space ("2012in")."""
    digits = row.kind[at - 1] == "number" and len(row.tokens[at - 1].text) < len("2012")
    return digits and not (row.glued[at + 1] and row.kind[at + 1] in ("word", "number"))
