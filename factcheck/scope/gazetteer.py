"""The gazetteer: places by name, with their ancestors on the containment lattice.

The tables of `rules/vocabulary/places/` are read once, on first use. Names are looked up folded (lower case, no accents, dots or
apostrophes, hyphens as spaces), so that "Deir ez-Zor", "Deir Ez Zor" and "DEIR EZ-ZOR" are one name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.model import Place
from factcheck.vocabulary import rules_root, words

Row = tuple[str, ...]
Index = dict[str, list[Row]]

_DROPPED = str.maketrans(
    {"'": None, "’": None, "‘": None, "`": None, ".": None, "-": " ", "‐": " ", "–": " ", "ı": "i", "ł": "l", "ø": "o"}
)


def fold(name: str) -> str:
    """The form under which a name is looked up."""
    folded = name.lower().translate(_DROPPED)
    if not folded.isascii():
        folded = "".join(char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))
    return folded


@dataclass(frozen=True, slots=True)
class Region:
    """A group of countries or divisions, or a water or mountain range without members.

    `disputed` members are neither in nor out; `exact`: the members make up the whole.
    """

    name: str
    kind: str
    members: tuple[str, ...]
    disputed: tuple[str, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All tables, indexed by folded name or by key.

    `tiers` holds one index per kind of place, the likeliest first: countries, capitals, regions, divisions, sites, cities by population,
    divisions less known than a city of their name; a
    folded name leads to table rows. `acronyms` are names in capitals, read only as printed; `demonyms` maps folded adjectives and
    words for people to a key. `longest` maps the first word of names of several words to the number of words of the longest;
    `short` maps forms that are read only after a comma ("Ill", "TX") to a division.
    """

    tiers: tuple[Mapping[str, Sequence[Row]], ...]
    longest: Mapping[str, int]
    acronyms: Mapping[str, str]
    demonyms: Mapping[str, str]
    short: Mapping[str, str]
    countries: Mapping[str, Row]
    divisions: Mapping[str, Row]
    regions: Mapping[str, Region]
    capitals: Mapping[str, Row]
    inside: Mapping[str, tuple[str, ...]]


@cache
def gazetteer() -> Gazetteer:
    """The tables of `rules/vocabulary/places/`, read on first use."""
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
    for fields in _table("sites"):
        _enter(site_names, ("site", *fields), fields[1], *_listed(fields[3]))
    for demonym, key in words("places/demonyms")["parts"].items():
        demonyms[fold(demonym)] = key
    tiers = (country_names, capital_names, region_names, division_names, site_names, city_names, minor_names)
    inside = _membership(countries, regions)
    return Gazetteer(tiers, _longest(tiers, demonyms), acronyms, demonyms, short, countries, divisions, regions, capitals, inside)


def named(folded: str) -> tuple[Place, ...]:
    """The places of a folded name, the likeliest first; empty if it names none."""
    return tuple(place_of(row) for tier in gazetteer().tiers for row in tier.get(folded, ()))


@cache
def by_key(key: str) -> Place:
    """The country, division or region of a key; raises KeyError for any other."""
    tables = gazetteer()
    if key in tables.regions:
        return _region(key, tables.regions[key])
    return place_of(tables.countries[key] if key in tables.countries else tables.divisions[key])


@cache
def capital(country: str) -> Place | None:
    """The capital of a country."""
    row = gazetteer().capitals.get(country)
    return place_of(row) if row else None


def place_of(row: Row) -> Place:
    """The place of a table row."""
    kind = row[0]
    if kind == "country":
        return Place(row[1], row[2], kind, gazetteer().inside.get(row[1], ("world",)))
    if kind == "region":
        return _region(row[1], gazetteer().regions[row[1]])
    if kind == "division":
        key = f"{row[1]}/{row[2]}"
        return Place(key, row[3], kind, _chain(row[1], key)[1:])
    if kind == "site":
        return Place(row[1], row[2], kind, _up(row[3]))
    parent = f"{row[1]}/{row[2]}" if row[2] else row[1]
    return Place(f"{row[1]}/{row[2] or '-'}/{fold(row[3]).replace(' ', '-')}", row[3], kind, _chain(row[1], parent))


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
    """A key with all that contains it: "IQ/anbar/x" lies in IQ/anbar, IQ, …"""
    parts = key.split("/")
    keys = tuple("/".join(parts[:count]) for count in range(len(parts), 1, -1))
    return _joined((*keys, parts[0], *gazetteer().inside.get(parts[0], ("world",))), keys)


def _chain(country: str, key: str) -> tuple[str, ...]:
    own = (key,) if key != country else ()
    return _joined((*own, country, *gazetteer().inside.get(country, ("world",))), own)


def _joined(chain: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    """The chain with the regions of parts of a country that one of `own` belongs to."""
    extra = tuple(region for key in own for region in gazetteer().inside.get(key, ()))
    return tuple(dict.fromkeys((*own, *extra, *chain)))


def _table(name: str) -> list[list[str]]:
    text = (rules_root() / "vocabulary" / "places" / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line and line[0] != "#"]


def _listed(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def _enter(index: Index, row: Row, *names: str) -> None:
    for name in names:
        rows = index.setdefault(fold(name), [])
        if row not in rows:
            rows.append(row)


def _countries(index: Index, acronyms: dict[str, str], demonyms: dict[str, str]) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for fields in _table("countries"):
        key, name, continent, _, others, people = fields
        rows[key] = row = ("country", key, name, continent)
        _enter(index, row, name)
        for other in _listed(others):
            if other.isupper():
                acronyms[other] = key
            else:
                _enter(index, row, other)
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
        row = ("region", key)
        _enter(index, row, name)
        for other in _listed(others):
            if other.isupper():
                acronyms[other] = key
            else:
                _enter(index, row, other)
        _people(demonyms, key, people)
    return regions


def _divisions(index: Index, minor: Index) -> tuple[dict[str, Row], dict[str, str]]:
    rows: dict[str, Row] = {}
    short: dict[str, str] = {}
    for country, slug, name, names, *more in _table("divisions"):
        row = ("division", country, slug, name)
        rows[f"{country}/{slug}"] = row
        for each in names.split("|"):
            (minor if more[1:] else index).setdefault(each, []).append(row)
        for form in _listed(more[0] if more else ""):
            short[fold(form)] = f"{country}/{slug}"
    return rows, short


def _cities(capitals: Index, index: Index) -> dict[str, Row]:
    seats: dict[str, Row] = {}
    for fields in _table("cities"):
        row = ("city", *fields)
        if fields[-1] in ("capital", "seat"):
            seats[fields[0]] = row
        target = capitals if fields[-1] == "capital" else index
        names = fields[3].split("|") if len(fields) > 3 and fields[3] else (fields[2].lower(),)
        for name in names:
            target.setdefault(name, []).append(row)
    return seats


def _membership(countries: Mapping[str, Row], regions: Mapping[str, Region]) -> dict[str, tuple[str, ...]]:
    """For each country and division that is a member of regions: the keys of those, its continent and the world."""
    inside: dict[str, list[str]] = {}
    for key, region in regions.items():
        for member in region.members:
            inside.setdefault(member, []).append(key)
    for key, row in countries.items():
        disputed = key in regions[row[3]].disputed
        inside.setdefault(key, []).extend(("world",) if disputed else (row[3], "world"))
    return {key: tuple(found) for key, found in inside.items()}


def _longest(tiers: tuple[Index, ...], demonyms: Mapping[str, str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for table in (*tiers, demonyms):
        for name in table:
            if " " in name:
                first, _, rest = name.partition(" ")
                longest[first] = max(longest.get(first, 0), rest.count(" ") + 2)
    return longest
