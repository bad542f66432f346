"""Rule files: a good one loads, and each thing that can be wrong is told with its line and column, all at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fakes import FakePattern, partition, subset

from factcheck.check.loader import load_rules, read_rules
from factcheck.check.packs import in_range
from factcheck.check.pattern import Role
from factcheck.errors import RuleError

CHANGE = FakePattern("change", (Role("before", "old"), Role("after", "new"), Role("delta", "said")), (Role("change", "worked out"),))
PATTERNS = {pattern.name: pattern for pattern in (subset(), partition(), CHANGE)}

GOOD = """\
id: parts-exceed-whole
find: subset
where: {measure: "*", part: {status: count}}
when: part > 0
check: part <= whole
tolerance: 0.02
severity: error
headline: "{part} in {part.place} cannot fit in {whole}"
why: A whole holds its parts.
labels: {whole: "whole: {value}", part: "part: {value}"}
hits:
  - text: The first.
    published: 2024-07-17
    finds: {part: 196, whole: "137"}
  - text: The second.
    finds: {part: [12, "13"]}
  - {text: The third., finds: {whole: "1,204"}}
near-misses:
  - text: One.
  - text: Two.
  - text: Three.
"""


def write(root: Path, text: str = GOOD, name: str = "parts-exceed-whole.yml", pack: str = "general") -> Path:
    path = root / pack / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problems(root: Path, text: str, name: str = "parts-exceed-whole.yml") -> list[tuple[str, str, str]]:
    """Place within the file, what and fix of every problem."""
    path = write(root, text, name)
    with pytest.raises(RuleError) as caught:
        load_rules([root], PATTERNS)
    return [(p.where.removeprefix(f"{path}:"), p.what, p.fix) for p in caught.value.problems]


def test_a_good_rule(tmp_path: Path) -> None:
    write(tmp_path)
    (rule,) = load_rules([tmp_path], PATTERNS)
    assert (rule.id, rule.pack, rule.find, rule.tolerance) == ("parts-exceed-whole", "general", "subset", "0.02")
    assert rule.where == {"*": {"measure": ("*",)}, "part": {"status": ("count",)}}
    assert [dict(hit.finds) for hit in rule.hits] == [{"part": ("196",), "whole": ("137",)}, {"part": ("12", "13")}, {"whole": ("1,204",)}]
    assert rule.hits[0].published == "2024-07-17"
    assert [example.line for example in rule.near_misses] == [19, 20, 21]
    assert list(rule.labels) == ["whole", "part"]


FAULTS = [
    ("tolerance:", "tolerence:", "6:1", 'unknown key "tolerence"', '"tolerance"'),
    ("when:", "wehn:", "4:1", 'unknown key "wehn"', '"when"'),
    ("find: subset", "find: subsett", "2:7", 'no pattern "subsett"', '"subset"'),
    ("severity: error", "severity: eror", "7:11", '"eror"', '"error"'),
    ("severity: error", "severity: true", "7:11", '"true"', "note"),
    ("part <= whole", "part <= hole", "5:16", 'no role "hole"', '"whole"'),
    ("part > 0", "'parts > 0'", "4:8", 'no role "parts"', '"part"'),
    ("{part.place}", "{part.plaec}", "8:28", 'no "plaec"', '"place"'),
    ("{part.place}", "{prat}", "8:23", 'no role "prat"', '"part"'),
    ("fit in {whole}", "fit in {whole", "8:49", "brace", "{role}"),
    ('part: "part: {value}"', 'prat: "part: {value}"', "10:35", 'unknown key "prat"', '"part"'),
    ('"part: {value}"', '"part: {valeu}"', "10:49", 'no role "valeu"', '"value"'),
    ("tolerance: 0.02", "tolerance: loose", "6:12", "tolerance", "0.02"),
    ("tolerance: 0.02", "tolerance: 2", "6:12", "tolerance", "0.02"),
    ("status: count", "statsu: count", "3:30", 'unknown key "statsu"', '"status"'),
    ("status: count", "status: cuont", "3:38", 'no status "cuont"', '"count"'),
    ('measure: "*"', "measure: kiled", "3:18", 'no measure "kiled"', '"killed"'),
    ('measure: "*"', "measure: [arrested, noun:lion, kiled]", "3:18", 'no measure "kiled"', '"killed"'),
    ("part: {status", "piece: {status", "3:23", 'unknown key "piece"', "part"),
    ("published: 2024-07-17", "published: 17 July 2024", "13:16", "not a date", "2024-07-17"),
    ("finds: {part: 196,", "finds: {prt: 196,", "14:13", 'unknown key "prt"', '"part"'),
    ('    finds: {part: [12, "13"]}\n', "", "15:5", "names no role", "finds"),
    ('finds: {part: [12, "13"]}', "finds: {}", "15:5", "names no role", "finds"),
    ('finds: {part: [12, "13"]}', "finds: {part: []}", "16:19", "empty list", "Name"),
    ("  - text: Three.\n", "", "19:3", "near-misses has 2", "Add"),
    ("why: A whole holds its parts.\n", "", "1:1", '"why" is missing', "why"),
    ("why: A whole holds its parts.", "why: [a]", "9:6", "must be text", "words"),
    ("text: The first.", "txet: The first.", "12:5", 'unknown key "txet"', '"text"'),
    ("  - text: One.", "  - One.", "19:5", "must be a mapping", "key"),
    ("find: subset", "find: subset\nfind: subset", "3:1", "stands twice", "line 2"),
    ("id: parts-exceed-whole", "id: part-exceeds", "1:5", "the file is called", "part-exceeds.yml"),
    ("id: parts-exceed-whole", "id: PartsExceed", "1:5", "no rule name", "hyphens"),
    ("id: parts-exceed-whole", "id: rule-12", "1:5", "no rule name", "hyphens"),
    ("id: parts-exceed-whole", "id: check-parts", "1:5", "not the fault", "ignore"),
    ("severity: error", "severity: error\nstatus: prevew", "8:9", '"prevew"', '"preview"'),
    ("severity: error", "severity: error\ndefault: of", "8:10", '"of"', '"off"'),
    ("severity: error", "severity: error\ndefault: true", "8:10", '"true"', "on, off"),
    ("severity: error", "severity: error\nreplaces: Parts", "8:11", "no former rule name", "part-too-large"),
    ("check: part <= whole", "check:", "5:7", "still empty", "Write"),
    ("severity: error", "severity:", "7:10", "still empty", "note"),
    ("published: 2024-07-17", "published: 20240717", "13:16", "not a date", "2024-07-17"),
    ("published: 2024-07-17", "published: 2024-02-30", "13:16", "not a date", "2024-07-17"),
]
"""What is replaced in the good rule by what; where, what and how to mend it the loader must say."""


@pytest.mark.parametrize(("old", "new", "where", "what", "fix"), FAULTS)
def test_a_fault_is_told_where_it_stands(tmp_path: Path, *, old: str, new: str, where: str, what: str, fix: str) -> None:
    assert old in GOOD
    found = problems(tmp_path, GOOD.replace(old, new, 1))
    assert any(place == where and what in said and fix in help_ for place, said, help_ in found), found


def test_the_line_is_shown(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("part <= whole", "part <= hole"))
    with pytest.raises(RuleError) as caught:
        load_rules([tmp_path], PATTERNS)
    assert caught.value.problems[0].shown == "check: part <= hole"


def test_all_problems_of_all_files_at_once(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("part <= whole", "prat <= hole").replace("severity: error", "severity: bad"))
    write(tmp_path, "id: [", "broken-yaml.yml")
    (tmp_path / "general" / "not-text.yml").write_bytes(b"\xff\xfe")
    write(tmp_path, GOOD.replace("parts-exceed-whole", "good-of-others"), "good-of-others.yml")
    with pytest.raises(RuleError) as caught:
        load_rules([tmp_path], PATTERNS)
    names = [Path(problem.where.split(":")[0]).name for problem in caught.value.problems]
    assert names == ["broken-yaml.yml", "not-text.yml", *["parts-exceed-whole.yml"] * 3]


def test_computed_values_may_be_used_in_checks_but_not_labelled(tmp_path: Path) -> None:
    text = GOOD
    for old, new in (
        ("find: subset", "find: change"),
        ('where: {measure: "*", part: {status: count}}\n', ""),
        ("when: part > 0\n", ""),
        ("part <= whole", "change == delta"),
        ("{part} in {part.place} cannot fit in {whole}", "{delta} is {change}"),
        ('{whole: "whole: {value}", part: "part: {value}"}', '{delta: "said {value}, is {change}"}'),
        ('{part: 196, whole: "137"}', "{delta: 5}"),
        ('{part: [12, "13"]}', "{delta: 5}"),
        ('{whole: "1,204"}', "{delta: 5}"),
    ):
        text = text.replace(old, new)
    write(tmp_path, text)
    assert load_rules([tmp_path], PATTERNS)[0].check == "change == delta"
    assert "unknown key" in problems(tmp_path, text.replace("{delta: 5}", "{change: 5}", 1))[0][1]


def test_the_same_directory_met_twice_is_loaded_once(tmp_path: Path) -> None:
    path = write(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path / "general")
    around = tmp_path / "general" / ".." / "general"
    for roots in ([tmp_path, tmp_path], [tmp_path, path.parent], [path, around], [tmp_path, tmp_path / "link"]):
        assert [(rule.id, rule.pack) for rule in load_rules(roots, PATTERNS)] == [("parts-exceed-whole", "general")]


def test_two_files_with_one_id(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, pack="house")
    with pytest.raises(RuleError, match="already stands in"):
        load_rules([tmp_path], PATTERNS)


def test_words_and_constants_are_no_rules(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "a: b", "measures.yml", "vocabulary")
    write(tmp_path, "a: b", "periods.yml", "constants")
    write(tmp_path, "a: b", "x.yml", ".hidden")
    assert len(load_rules([tmp_path], PATTERNS)) == 1


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_nothing_to_load_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RuleError):
        load_rules([tmp_path / name], PATTERNS)


def test_a_file_that_would_be_overlooked_is_an_error(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, GOOD, "parts-exceed-whole.yaml", "house")
    with pytest.raises(RuleError, match=r"end in \.yml"):
        load_rules([tmp_path], PATTERNS)


def test_sound_rules_are_read_beside_broken_ones(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "id: [", "broken-yaml.yml")
    loaded = read_rules([tmp_path], PATTERNS)
    assert [rule.id for rule in loaded.rules] == ["parts-exceed-whole"]
    assert len(loaded.problems) == 1


def test_status_default_and_former_names(tmp_path: Path) -> None:
    write(tmp_path, GOOD + "status: preview\ndefault: off\nreplaces: [part-too-large, whole-too-small]\n")
    (rule,) = load_rules([tmp_path], PATTERNS)
    assert (rule.status, rule.default, rule.replaces) == ("preview", "off", ("part-too-large", "whole-too-small"))
    write(tmp_path, GOOD.replace("id: parts-exceed-whole", "id: part-too-large"), "part-too-large.yml")
    with pytest.raises(RuleError, match="already belongs"):
        load_rules([tmp_path], PATTERNS)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('requires: ">=99"\n', "requires factcheck >=99, and this is"),
        ('requires: "new"\n', "no range of versions"),
        ("requires: [a]\n", "must be text"),
        ("version: 1\nreqires: 1\n", 'unknown key "reqires"'),
        ("name: Our Pack\n", "no pack name"),
        ("a: [\n", "not valid YAML"),
    ],
)
def test_a_pack_that_cannot_be_used(tmp_path: Path, text: str, what: str) -> None:
    write(tmp_path)
    write(tmp_path, text, "pack.yml")
    with pytest.raises(RuleError, match=re.escape(what)):
        load_rules([tmp_path], PATTERNS)


def test_a_pack_names_all_that_is_below_it(tmp_path: Path) -> None:
    write(tmp_path, pack="sums")
    (tmp_path / "pack.yml").write_text('name: newsroom\nversion: 1.2\nrequires: ">=0.1, !=0.1.5"\ndescription: Ours.\n')
    loaded = read_rules([tmp_path], PATTERNS)
    assert [(rule.pack, rule.id) for rule in loaded.rules] == [("newsroom", "parts-exceed-whole")]
    assert [(pack.name, pack.version, pack.description) for pack in loaded.packs] == [("newsroom", "1.2", "Ours.")]
    assert loaded.problems == ()


@pytest.mark.parametrize(
    ("version", "wanted", "fits"),
    [
        ("0.1.0", ">=0.1, <1", True),
        ("0.1", "==0.1.0", True), ("0.10.0", ">0.9", True), ("1.0.0", "<1", False), ("0.2.0.dev1", ">=0.2", True),
        ("0.1.0", "!=0.1", False), ("0.1.0", "~=0.1", None), ("0.1.0", "", None), ("0.1.0", ">=0.1,", None),
    ],
)  # fmt: skip
def test_ranges_of_versions(version: str, wanted: str, fits: bool | None) -> None:
    assert in_range(version, wanted) is fits
