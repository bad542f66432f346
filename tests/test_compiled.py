"""What is kept from one start to the next: used only for the content it came from, and never needed."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import Struct

from factcheck import compiled, rulebook, vocabulary

STORY = "The guard rescued 48 sailors in Kenya in May 2024.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_data_comes_back_as_it_was(folder: Path) -> None:
    data = {"a": [1, "½", True, None], "b": {"c": Decimal("0.90"), "d": {"low": Decimal(2)}}}
    compiled.save("words", "k1", data)
    back = compiled.load("words", "k1")
    assert back == data
    assert str(back["b"]["c"]) == "0.90"
    assert [path.name for path in folder.iterdir()] == ["words.json"]


@pytest.mark.usefixtures("folder")
def test_other_content_is_not_served() -> None:
    compiled.save("words", "k1", [1])
    assert compiled.load("words", "k2") is None
    compiled.save("words", "k2", [2])
    assert compiled.load("words", "k2") == [2]


@pytest.mark.parametrize("spoil", [lambda data: data[:-2], lambda data: data.replace(b"48", b"49"), lambda _: b"", lambda _: b"\xff\x00"])
def test_a_damaged_file_is_ignored_and_replaced(folder: Path, spoil: object) -> None:
    compiled.save("words", "k1", {"n": 48})
    file = folder / "words.json"
    file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]
    assert compiled.load("words", "k1") is None
    compiled.save("words", "k1", {"n": 48})
    assert compiled.load("words", "k1") == {"n": 48}


def test_nowhere_to_write_is_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no directory")
    for place in ("", str(blocked), str(blocked / "deeper")):
        monkeypatch.setenv("FACTCHECK_CACHE_DIR", place)
        compiled.save("words", "k1", [1])
        assert compiled.load("words", "k1") is None
    assert blocked.read_text() == "no directory"


def test_the_key_depends_on_every_piece() -> None:
    assert len({compiled.key_of(parts) for parts in ([b"ab", b"c"], [b"a", b"bc"], [b"abc"], [b"ab", b"d"])}) == 4


def test_rules_and_words_are_the_same_from_the_cache(folder: Path) -> None:
    caches = (rulebook.rule_set, vocabulary.words, vocabulary._kept)
    seen = []
    for _ in range(2):  # the first writes, the second reads
        for cached in caches:
            cached.cache_clear()
        seen.append((rulebook.rule_set(()), vocabulary.words("modifiers"), vocabulary.words("places/words")))
        assert sorted(path.name for path in folder.iterdir()) == ["rules.json", "vocabulary.json"]
    for cached in caches:
        cached.cache_clear()
    assert seen[0] == seen[1]


def test_a_second_start_needs_no_yaml_parser(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    program = "import sys, factcheck; r = factcheck.check_files(['story.txt']); print(len(r.claims), 'yaml' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    said = [
        subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert said == ["1 True\n", "1 False\n"]
    assert folder.is_dir()


class _Kept(Struct, frozen=True):
    rows: tuple[tuple[str, frozenset[str]], ...]


@pytest.mark.usefixtures("folder")
def test_a_record_is_made_once_for_its_content() -> None:
    made: list[str] = []

    def make() -> _Kept:
        made.append("once")
        return _Kept((("ran", frozenset({"past"})),))

    first = compiled.kept("record", "k1", _Kept, make)
    assert compiled.kept("record", "k1", _Kept, make) == first
    assert made == ["once"]
    compiled.kept("record", "k2", _Kept, make)
    compiled.save("record", "k3", {"rows": 7})  # whole, but of another shape
    assert compiled.kept("record", "k3", _Kept, make) == first
    assert len(made) == 3
