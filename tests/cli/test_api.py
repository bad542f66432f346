"""The public functions: what they promise, and that importing them stays cheap."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import factcheck

ROOT = Path(__file__).resolve().parents[2]
TEXT = "The guard made 48 patrols in Spain and Portugal in June 2024. It made 71 patrols in Spain in June 2024.\n"


def python(code: str, **environment: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, **environment})
    return done.stdout


def loaded(code: str, names: tuple[str, ...]) -> list[str]:
    """Which of the modules a fresh interpreter has loaded after running the code."""
    return python(f"{code}\nimport sys\nprint(*(name for name in {names!r} if name in sys.modules))").splitlines()[-1].split()


@pytest.mark.parametrize(
    "first",
    [
        "import factcheck.extract, factcheck.check",
        "import factcheck.extract.tokens, factcheck.check.pattern",
        "from factcheck.extract import tokens; from factcheck.check import pattern",
        "from factcheck.cli import cli; import factcheck.pipeline",
        "import factcheck; factcheck.extract('4 boats')",
    ],
)
def test_check_and_extract_stay_functions_whatever_is_imported(first: str) -> None:
    assert python(f"{first}; import factcheck; print(factcheck.extract.__name__, factcheck.check.__name__)") == "extract check\n"


def test_the_rooms_stay_importable_beside_the_functions() -> None:
    assert python("import factcheck; from factcheck.extract.tokens import tokenize; print(tokenize.__name__)") == "tokenize\n"


def test_importing_factcheck_loads_nothing_heavy() -> None:
    assert loaded("import factcheck", ("yaml", "click", "tabulate", "pandas", "quantulum3", "factcheck.model")) == []


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"]])
def test_help_loads_no_room(arguments: list[str]) -> None:
    assert loaded(f"from factcheck.cli import run; run({arguments!r})", ("factcheck.pipeline", "factcheck.model", "yaml")) == []


def test_a_check_loads_neither_pandas_nor_the_unit_parser() -> None:
    assert loaded(f"import factcheck; factcheck.check({TEXT!r})", ("pandas", "quantulum3", "jinja2", "tabulate")) == []


def test_the_version_is_that_of_the_package() -> None:
    assert factcheck.__version__ == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


@pytest.mark.parametrize("name", factcheck.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(factcheck, name) is not None


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        factcheck.chekc  # noqa: B018


def test_extract_gives_claims() -> None:
    extraction = factcheck.extract(TEXT, published=dt.date(2024, 7, 17))
    assert [claim.quote for claim in extraction.claims if claim.measure.value] == ["48", "71"]


def test_check_counts_what_it_read() -> None:
    report = factcheck.check(TEXT, published=dt.date(2024, 7, 17)).to_dict()
    (document,) = report["documents"]
    assert document["numbers"] == document["claims"] + document["gaps"] + document["ignored"]
    assert document["published"] == "2024-07-17"


def test_an_unknown_format_is_an_input_error() -> None:
    with pytest.raises(factcheck.InputError):
        factcheck.check("4 boats", format="docx")


def test_a_missing_source_is_an_input_error() -> None:
    with pytest.raises(factcheck.InputError):
        factcheck.check("4 boats", against=["no/such/release.txt"])


def test_check_files_tells_what_it_could_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("4 boats left.")
    report = factcheck.check_files([tmp_path, tmp_path / "gone.txt"])
    assert report.summary["documents"] == report.summary["unreadable"] == 1


def test_the_same_text_gives_the_same_bytes_under_any_hash_seed() -> None:
    code = f"import json, factcheck; print(json.dumps(factcheck.check({TEXT!r}).to_dict()))"
    assert python(code, PYTHONHASHSEED="1") == python(code, PYTHONHASHSEED="2")
