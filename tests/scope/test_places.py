"""The lattice of places: relations between sets of places and what makes up a whole."""

from __future__ import annotations

import csv
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Place, Relation
from factcheck.scope import gazetteer, places
from factcheck.vocabulary import rules_root

EQUAL, INSIDE, CONTAINS = Relation.EQUAL, Relation.INSIDE, Relation.CONTAINS
DISJOINT, OVERLAPS, UNKNOWN = Relation.DISJOINT, Relation.OVERLAPS, Relation.UNKNOWN


def one(name: str) -> Place:
    """A place by name, with "western~X", "X|Y" for a border, "?X<Y" for an unknown place in a known one."""
    if "|" in name:
        first, _, second = name.partition("|")
        return places.border(one(first), one(second))
    if "~" in name:
        direction, _, base = name.partition("~")
        return places.compass(direction, one(base))
    if name.startswith("?"):
        own, _, parent = name[1:].partition("<")
        return places.unknown(own, one(parent) if parent else None)
    if "/" in name or len(name) == 2:
        return gazetteer.by_key(name)
    return gazetteer.named(gazetteer.fold(name))[0]


def several(names: str) -> list[Place]:
    return [one(name.strip()) for name in names.split(",") if name.strip()]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Iraq", "Iraq, Syria", INSIDE),
        ("Syria, Iraq", "Iraq, Syria", EQUAL),
        ("Iraq, Syria", "Syria", CONTAINS),
        ("Iraq", "Syria", DISJOINT),
        ("Iraq, Syria", "Syria, Turkey", OVERLAPS),
        ("Anbar, Syria", "Iraq", OVERLAPS),
        ("Ain al-Asad", "Anbar", INSIDE),
        ("Ain al-Asad", "Iraq", INSIDE),
        ("Anbar", "Ain al-Asad", CONTAINS),
        ("Ain al-Asad", "Nineveh", DISJOINT),
        ("Anbar", "Nineveh", DISJOINT),
        ("Mosul", "Ramadi", DISJOINT),
        ("Mosul", "Anbar", DISJOINT),
        ("Mosul", "Iraq, Syria", INSIDE),
        ("western~Iraq", "Iraq", INSIDE),
        ("western~Iraq", "eastern~Iraq", DISJOINT),
        ("northwestern~Iraq", "southern~Iraq", DISJOINT),
        ("western~Iraq", "northern~Iraq", UNKNOWN),
        ("western~Iraq", "Anbar", UNKNOWN),
        ("western~Iraq", "Syria", DISJOINT),
        ("western~Iraq", "western~Iraq", EQUAL),
        ("?Sorran", "?Sorran", EQUAL),
        ("?Sorran", "?Tarn", UNKNOWN),
        ("?Sorran", "Iraq", UNKNOWN),
        ("?Sorran<Anbar", "Iraq", INSIDE),
        ("?Sorran<Anbar", "Nineveh", DISJOINT),
        ("?Sorran<Anbar", "?Tarn<Anbar", UNKNOWN),
        ("?Sorran<Anbar", "?Tarn<Helmand", DISJOINT),
        ("Iraq|Syria", "Iraq, Syria", UNKNOWN),
        ("Iraq|Syria", "Syria|Iraq", EQUAL),
        ("Iraq|Syria", "Iraq", UNKNOWN),
        ("Iraq", "Middle East", INSIDE),
        ("Anbar", "Middle East", INSIDE),
        ("Middle East", "France", DISJOINT),
        ("Turkey", "Middle East", UNKNOWN),
        ("Turkey", "Europe", UNKNOWN),
        ("France", "Africa", DISJOINT),
        ("Benelux", "European Union", INSIDE),
        ("European Union", "Benelux", CONTAINS),
        ("European Union", "euro zone", CONTAINS),
        ("Scandinavia", "West Africa", DISJOINT),
        ("Scandinavia", "European Union", OVERLAPS),
        ("Belgium, Netherlands, Luxembourg", "Benelux", EQUAL),
        ("Donbas", "Ukraine", INSIDE),
        ("Darfur", "Sudan", INSIDE),
        ("Red Sea", "Egypt", UNKNOWN),
        ("Red Sea", "Red Sea", EQUAL),
        ("Gaza Strip", "West Bank", DISJOINT),
        ("Iraq", "the world", INSIDE),
        ("", "Iraq", UNKNOWN),
        ("Iraq, ?Sorran", "Iraq", CONTAINS),
        ("Iraq, ?Sorran", "Syria, ?Sorran", UNKNOWN),
    ],
)
def test_relation(a: str, b: str, expected: Relation) -> None:
    assert places.relation(several(a), several(b)) is expected


@pytest.mark.parametrize(
    ("parts", "whole", "expected"),
    [
        (["Iraq", "Syria"], "Iraq, Syria", True),
        (["Syria", "Iraq"], "Iraq, Syria", True),
        (["Iraq, Turkey", "Syria"], "Iraq, Syria, Turkey", True),
        (["Iraq"], "Iraq, Syria", False),
        (["Iraq", "Turkey"], "Iraq, Syria, Turkey", False),
        (["Iraq", "Iraq, Syria"], "Iraq, Syria", False),
        (["Iraq", "Mosul"], "Iraq", False),
        (["Anbar", "Nineveh"], "Iraq", None),
        (["Anbar"], "Iraq", False),
        (["Gaza Strip", "West Bank"], "Palestine", True),
        (["GB/england", "GB/scotland", "GB/wales", "GB/northern-ireland"], "United Kingdom", True),
        (["Belgium", "Netherlands"], "Benelux", False),
        (["northern~Iraq", "southern~Iraq"], "Iraq", None),
        (["?Sorran", "?Tarn"], "Iraq", None),
        (["?Sorran", "?Tarn"], "?Sorran, ?Tarn", None),
        (["Iraq", "Syria"], "Turkey", False),
        ([], "Iraq", None),
    ],
)
def test_union_is(parts: list[str], whole: str, expected: bool | None) -> None:
    assert places.union_is([several(part) for part in parts], several(whole)) is expected


COMMON = "Iraq Syria Turkey France Anbar Nineveh Mosul Ramadi Europe Scandinavia"
NAMES = st.sampled_from([*COMMON.split(), "western~Iraq", "eastern~Iraq", "?Sorran", "?Tarn<Anbar", "Iraq|Syria"])
CONVERSE = {INSIDE: CONTAINS, CONTAINS: INSIDE}


@given(st.lists(NAMES, min_size=1, max_size=3), st.lists(NAMES, min_size=1, max_size=3))
def test_relation_has_a_converse(a: list[str], b: list[str]) -> None:
    found = places.relation([one(name) for name in a], [one(name) for name in b])
    assert places.relation([one(name) for name in b], [one(name) for name in a]) is CONVERSE.get(found, found)


@given(NAMES, NAMES, NAMES)
def test_inside_is_transitive(a: str, b: str, c: str) -> None:
    first, second, third = [one(a)], [one(b)], [one(c)]
    if places.relation(first, second) is INSIDE and places.relation(second, third) in (INSIDE, EQUAL):
        assert places.relation(first, third) is INSIDE


@given(st.lists(NAMES, min_size=1, max_size=4), st.randoms())
def test_order_does_not_matter(names: list[str], random: object) -> None:
    shuffled = sorted(names, key=lambda name: (hash((name, id(random))), name))
    assert places.relation([one(name) for name in names], [one(name) for name in shuffled]) is EQUAL


def test_constructors() -> None:
    iraq, syria, anbar = one("Iraq"), one("Syria"), one("Anbar")
    assert places.border(syria, iraq).key == places.border(iraq, syria).key == "border:IQ-SY"
    assert places.border(iraq, syria).name == "Iraq-Syria border"
    assert places.compass("western", iraq).name == "western Iraq"
    assert places.compass("western", iraq).key == "IQ~western"
    barracks = places.within("Carrow barracks", anbar)
    assert (barracks.key, barracks.kind) == ("?carrow barracks", "site")
    assert barracks.ancestors[:2] == ("IQ/anbar", "IQ")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("iraq", "IQ"),
        ("holy see", "VA"),
        ("britain", "GB"),
        ("baghdad", "IQ/baghdad/baghdad"),
        ("deir al zor", "SY/deir-ez-zor"),
        ("texas", "US/texas"),
        ("ghazni", "AF/ghazni"),
        ("mexico", "MX"),
        ("georgia", "GE"),
        ("victoria", "AU/victoria"),
        ("gaza", "PS/gaza-strip"),
        ("odessa", "UA/odesa"),
    ],
)
def test_the_likeliest_bearer_of_a_name_comes_first(name: str, key: str) -> None:
    assert gazetteer.named(name)[0].key == key


@pytest.mark.parametrize("name", ["Deir ez-Zor", "DEIR EZ-ZOR", "deir ez zor", "Deir Ez-Zor"])
def test_folding(name: str) -> None:
    assert gazetteer.fold(name) == "deir ez zor"


@pytest.mark.parametrize(("name", "folded"), [("São Paulo", "sao paulo"), ("Sana'a", "sanaa"), ("St. Louis", "st louis"), ("Łódź", "lodz")])
def test_folding_drops_marks(name: str, folded: str) -> None:
    assert gazetteer.fold(name) == folded


def test_every_key_in_the_tables_exists() -> None:
    tables = gazetteer.gazetteer()
    keys = [key for region in tables.regions.values() for key in (*region.members, *region.disputed)]
    keys += [*tables.demonyms.values(), *tables.acronyms.values(), *tables.short.values()]
    for key in keys:
        assert gazetteer.by_key(key).key == key
    sites = [row.split("\t") for kind, index in tables.tiers if kind == "site" for rows in index.values() for row in rows.split("\n")]
    cities = {place.key for place in every_place() if place.kind == "city"}
    for _, name, parent in sites:
        assert parent in {*tables.countries, *tables.divisions, *cities, *(site[0] for site in sites)}, name


def every_place() -> list[Place]:
    tiers = gazetteer.gazetteer().tiers
    return [gazetteer.place_of(kind, row) for kind, index in tiers for rows in index.values() for row in rows.split("\n")]


def test_no_place_is_its_own_ancestor() -> None:
    for place in every_place():
        assert place.key not in place.ancestors
        assert len(set(place.ancestors)) == len(place.ancestors)


def test_keys_are_unique() -> None:
    seen: dict[str, str] = {}
    for place in every_place():
        assert seen.setdefault(place.key, place.name) == place.name, place.key


def test_the_tables_are_tab_separated_and_small() -> None:
    root = rules_root() / "vocabulary" / "places"
    assert sum(path.stat().st_size for path in root.iterdir()) < 600_000
    with (root / "countries.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if not row[0].startswith("#")]
    assert {len(row) for row in rows} == {6}


def test_deterministic_under_any_hash_seed() -> None:
    script = (
        "from factcheck.scope import gazetteer, places\n"
        "print([gazetteer.named(name) for name in ('springfield', 'punjab', 'darfur', 'scandinavia')])\n"
        "print(gazetteer.members_of('IQ'), gazetteer.by_key('region:donbas'))\n"
    )
    outputs = {
        subprocess.run([sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
