"""The gazetteer: places by name, with their ancestors on the containment lattice.

The tables of `rules/vocabulary/places/` are read once, on first use. Names are looked up folded (lower case, no accents, dots or
apostrophes, hyphens as spaces), so that "Deir ez-Zor", "Deir Ez Zor" and "DEIR EZ-ZOR" are one name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from msgspec import Struct

from factcheck import compiled
from factcheck.model import Place
from factcheck.vocabulary import rules_root, vocabulary_key, words

# A row is the tab-separated rest of a line, an index leads from a folded name to rows joined by line ends: taking rows apart only when they
# are asked for makes loading twice as fast.
Index = dict[str, str]

_DROPPED = str.maketrans(
    {"'": None, "’": None, "‘": None, "`": None, ".": None, "-": " ", "‐": " ", "–": " ", "ı": "i", "ł": "l", "ø": "o"}
)


def fold(name: str) -> str:
    """The form under which a name is looked up."""
    folded = name.lower().translate(_DROPPED)
    if not folded.isascii():
        folded = "".join(char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))
    return folded


class Region(Struct, frozen=True):
    """A group of countries or divisions, or a water or mountain range without members.

    `disputed` members are neither in nor out; `exact`: the members make up the whole.
    """

    name: str
    kind: str
    members: tuple[str, ...]
    disputed: tuple[str, ...]
    exact: bool


class Gazetteer(Struct, frozen=True):
    """All tables, indexed by folded name or by key.

    `tiers` holds (kind, index) pairs, the likeliest bearer of a name first: countries, capitals, regions, divisions, sites, cities by
    population, divisions less known than a city of their name. `acronyms` are names in capitals, read only as printed; `demonyms` maps
    folded adjectives and words for people to a key. `longest` maps the first word of names of several words to the number of words of
    the longest; `short` maps forms that are read only after a comma ("Ill", "TX") to a division. `inside` holds, for countries and
    divisions, the regions that they belong to and all above them.
    """

    tiers: tuple[tuple[str, Mapping[str, str]], ...]
    longest: Mapping[str, int]
    acronyms: Mapping[str, str]
    demonyms: Mapping[str, str]
    short: Mapping[str, str]
    countries: Mapping[str, str]
    divisions: Mapping[str, str]
    regions: Mapping[str, Region]
    capitals: Mapping[str, str]
    inside: Mapping[str, tuple[str, ...]]


@cache
def gazetteer() -> Gazetteer:
    """The tables of `rules/vocabulary/places/`, read on first use."""
    content = (path.read_bytes() for path in sorted((rules_root() / "vocabulary" / "places").glob("*.tsv")))
    key = compiled.key_of((compiled.code_of(__file__), vocabulary_key().encode(), *content))
    return compiled.kept("gazetteer", key, Gazetteer, _gazetteer)


def _gazetteer() -> Gazetteer:
    acronyms: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    country_names: Index = {}
    countries = _countries(country_names, acronyms, demonyms)
    region_names: Index = {}
    regions = _regions(region_names, acronyms, demonyms)
    division_names: Index = {}
    minor_names: Index = {}
    divisions, short = _divisions(division_names, minor_names)
    capital_names: Index = {}
    city_names: Index = {}
    capitals = _cities(capital_names, city_names)
    site_names: Index = {}
    for key, name, parent, others in _table("sites"):
        _enter(site_names, f"{key}\t{name}\t{parent}", name, *_listed(others))
    for demonym, key in words("places/demonyms")["parts"].items():
        demonyms[fold(demonym)] = key
    tiers = (
        ("country", country_names), ("city", capital_names), ("region", region_names), ("division", division_names),
        ("site", site_names), ("city", city_names), ("division", minor_names),
    )  # fmt: skip
    longest = _longest(*(index for _, index in tiers), demonyms)
    inside = _membership(countries, regions)
    return Gazetteer(tiers, longest, acronyms, demonyms, short, countries, divisions, regions, capitals, inside)


@lru_cache(maxsize=4096)
def named(folded: str) -> tuple[Place, ...]:
    """The places of a folded name, the likeliest first; empty if it names none."""
    found = ((kind, index.get(folded)) for kind, index in gazetteer().tiers)
    return tuple(place_of(kind, row) for kind, rows in found if rows for row in rows.split("\n"))


@cache
def by_key(key: str) -> Place:
    """The country, division or region of a key; raises KeyError for any other."""
    tables = gazetteer()
    if key in tables.regions:
        return _region(key, tables.regions[key])
    return place_of("country", tables.countries[key]) if key in tables.countries else place_of("division", tables.divisions[key])


@cache
def capital(country: str) -> Place | None:
    """The capital of a country."""
    row = gazetteer().capitals.get(country)
    return place_of("city", row) if row else None


def place_of(kind: str, row: str) -> Place:
    """The place of a row of the table of its kind."""
    key, *fields = row.split("\t")
    if kind == "country":
        return Place(key, fields[0], kind, gazetteer().inside.get(key, ("world",)))
    if kind == "region":
        return _region(key, gazetteer().regions[key])
    if kind == "division":
        return Place(key, fields[0], kind, _up(key)[1:])
    if kind == "site":
        return Place(key, fields[0], kind, _up(fields[1]))
    own = f"{key if '/' in key else f'{key}/-'}/{fold(fields[0]).replace(' ', '-')}"  # the row's key is that of the division or country
    return Place(own, fields[0], kind, _up(key))


def members_of(key: str) -> tuple[str, ...]:
    """The keys of the parts that are known to make up a place: exact regions' members, a country's first-level divisions."""
    tables = gazetteer()
    if key in tables.regions:
        return tables.regions[key].members if tables.regions[key].exact else ()
    return tuple(division for division in tables.divisions if division.startswith(f"{key}/")) if key in tables.countries else ()


def _region(key: str, region: Region) -> Place:
    up: tuple[str, ...] = () if region.kind == "world" else ("world",)
    shared = [set(_up(member)[1:]) for member in region.members if "/" in member]
    if shared:  # parts of one country: whatever contains all of them
        up = tuple(up_key for up_key in _up(region.members[0])[1:] if up_key != key and all(up_key in other for other in shared))
    return Place(key, region.name, region.kind, up)


def _up(key: str) -> tuple[str, ...]:
    """A key with all that contains it: "IQ/anbar" lies in itself, in the regions of parts of Iraq that hold it, in IQ, …"""
    inside = gazetteer().inside
    parts = key.split("/")
    keys = ["/".join(parts[:count]) for count in range(len(parts), 1, -1)]
    shared = [region for own in keys for region in inside.get(own, ())]
    return tuple(dict.fromkeys((*keys, *shared, parts[0], *inside.get(parts[0], ("world",)))))


def _lines(name: str) -> list[str]:
    text = (rules_root() / "vocabulary" / "places" / f"{name}.tsv").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


def _table(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _lines(name)]


def _listed(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def _enter(index: Index, row: str, *names: str) -> None:
    for name in dict.fromkeys(fold(name) for name in names):
        index[name] = f"{index[name]}\n{row}" if name in index else row


def _named_or_acronym(index: Index, acronyms: dict[str, str], key: str, row: str, *names: str) -> None:
    acronyms.update((name, key) for name in names if name.isupper())
    _enter(index, row, *(name for name in names if not name.isupper()))


def _countries(index: Index, acronyms: dict[str, str], demonyms: dict[str, str]) -> dict[str, str]:
    rows: dict[str, str] = {}
    for key, name, continent, _, others, people in _table("countries"):
        rows[key] = row = f"{key}\t{name}\t{continent}"
        _named_or_acronym(index, acronyms, key, row, name, *_listed(others))
        _people(demonyms, key, people)
    return rows


def _people(demonyms: dict[str, str], key: str, people: str) -> None:
    for word in _listed(people):
        demonyms[fold(word)] = key
        if not word.endswith(("s", "sh", "ch", "ese", "men")):
            demonyms[fold(word) + "s"] = key


def _regions(index: Index, acronyms: dict[str, str], demonyms: dict[str, str]) -> dict[str, Region]:
    regions: dict[str, Region] = {}
    for key, name, kind, members, disputed, exact, others, people in _table("regions"):
        regions[key] = Region(name, kind, tuple(_listed(members)), tuple(_listed(disputed)), exact == "yes")
        _named_or_acronym(index, acronyms, key, key, name, *_listed(others))
        _people(demonyms, key, people)
    return regions


def _divisions(index: Index, minor: Index) -> tuple[dict[str, str], dict[str, str]]:
    rows: dict[str, str] = {}
    short: dict[str, str] = {}
    for line in _lines("divisions"):
        row = _indexed(minor if line.endswith("after cities") else index, line)
        key, _, rest = row.partition("\t")
        rows[key] = row
        if "\t" in rest:
            short.update((fold(form), key) for form in _listed(rest.split("\t")[1]))
    return rows, short


def _cities(capitals: Index, index: Index) -> dict[str, str]:
    seats: dict[str, str] = {}
    for line in _lines("cities"):
        if line[-1] not in "lt" or not line.endswith(("\tcapital", "\tseat")):  # the first test spares most lines the second
            _indexed(index, line)
        else:
            row = _indexed(capitals if line.endswith("capital") else index, line)
            seats[row[:2]] = row
    return seats


def _indexed(index: Index, line: str) -> str:
    """Enter a line of a built table under its folded names; gives the rest of it, from its key on."""
    names, _, row = line.partition("\t")
    for name in names.split("|"):
        index[name] = f"{index[name]}\n{row}" if name in index else row
    return row


def _membership(countries: Mapping[str, str], regions: Mapping[str, Region]) -> dict[str, tuple[str, ...]]:
    """For each country and division that is a member of regions: the keys of those, its continent and the world."""
    inside: dict[str, list[str]] = {}
    for key, region in regions.items():
        for member in region.members:
            inside.setdefault(member, []).append(key)
    for key, row in countries.items():
        continent = row.rpartition("\t")[2]
        inside.setdefault(key, []).extend(("world",) if key in regions[continent].disputed else (continent, "world"))
    return {key: tuple(found) for key, found in inside.items()}


def _longest(*tables: Mapping[str, str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for table in tables:
        for name in table:
            if " " in name:
                first, _, rest = name.partition(" ")
                longest[first] = max(longest.get(first, 0), rest.count(" ") + 2)
    return longest
