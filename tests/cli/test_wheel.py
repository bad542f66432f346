"""What is published is whole: the wheel carries rules, vocabulary, schema and stories, and checks a story away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked by pip into a directory of its own; its dependencies are this interpreter's."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)], check=True)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(folder / "site"), str(wheel)], check=True)
    return folder / "site"


def python(site: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), *filter(None, [os.environ.get("PYTHONPATH")])])}
    return subprocess.run([sys.executable, *arguments], cwd=site, env=environment, capture_output=True, text=True, check=True).stdout


def test_the_installed_program_checks_the_bundled_story(installed: Path) -> None:
    assert python(installed, "-c", "import factcheck; print(factcheck.__file__)").startswith(str(installed))
    story = installed / "factcheck" / "stories" / "half-year-operations.md"
    report = json.loads(python(installed, "-m", "factcheck", "check", "--exit-zero", "--format", "json", str(story)))
    assert "parts-exceed-whole" in [finding["rule"] for finding in report["findings"]]


def test_the_installed_program_writes_the_page_for_editors(installed: Path) -> None:
    story = installed / "factcheck" / "stories" / "half-year-operations.md"
    assert "Which is right?" in python(installed, "-m", "factcheck", "check", "--exit-zero", "--format", "html", str(story))


def test_the_schema_is_published(installed: Path) -> None:
    assert python(installed, "-c", "from factcheck.report.json_ import schema; print(schema()['title'])") == "factcheck-report/1\n"


def test_nothing_but_the_program_is_published(installed: Path) -> None:
    assert sorted(path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")) == ["bin", "factcheck"]
