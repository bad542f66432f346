"""`factcheck rules new|lint|test|list|schema` on a user's own files, and the switches of `check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import cli
from factcheck.check.patterns import PATTERNS
from factcheck.vocabulary import rules_root

STORY = "The guard made 48 patrols in Spain and Portugal in June 2024. It made 71 patrols in Spain in June 2024.\n"
GOOD = (rules_root() / "general" / "parts-exceed-whole.yml").read_text(encoding="utf-8").replace("parts-exceed-whole", "part-too-large")
Capture = pytest.CaptureFixture[bytes]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "140")
    Path("mine").mkdir()
    Path("story.txt").write_text(STORY)


def run(capfdbinary: Capture, *arguments: str) -> tuple[int, str, str]:
    code = cli.run(arguments)
    captured = capfdbinary.readouterr()
    return code, captured.out.decode(), captured.err.decode()


@pytest.mark.parametrize("pattern", sorted(PATTERNS))
def test_new_writes_what_lint_then_asks_for(capfdbinary: Capture, pattern: str) -> None:
    assert run(capfdbinary, "rules", "new", "odd-figures", "--find", pattern, "--dir", "made/here")[0] == 0
    text = Path("made/here/odd-figures.yml").read_text(encoding="utf-8")
    assert all(f"#   {role.name} (" in text for role in PATTERNS[pattern].roles)
    code, _, err = run(capfdbinary, "rules", "lint", "made")
    assert code == 2
    missing = [line.split(": ", 2)[2] for line in err.splitlines() if line.startswith("error: ")]
    told = ["the check is still empty", "the headline is still empty", "the why is still empty", "hits has 0", "near-misses has 0"]
    assert [any(said.startswith(start) for said in missing) for start in told] == [True] * len(told)
    assert len(missing) == len(told)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["odd-figures", "--find", "subset"], "left as it is"),
        (["check-figures", "--find", "subsett"], 'Did you mean "subset"?'),
        (["check-figures", "--find", "subset"], "names the check"),
        (["Odd", "--find", "subset"], "no rule name"),
        (["even-figures"], "--find"),
    ],
)
def test_new_refuses(capfdbinary: Capture, arguments: list[str], said: str) -> None:
    Path("odd-figures.yml").write_text("mine\n")
    code, out, err = run(capfdbinary, "rules", "new", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert Path("odd-figures.yml").read_text() == "mine\n"
    assert sorted(path.name for path in Path().iterdir()) == ["mine", "odd-figures.yml", "story.txt"]


def test_lint_names_odd_examples(capfdbinary: Capture) -> None:
    text = GOOD.replace('finds: {part: "71", whole: "58"}', 'finds: {part: "72", whole: "58"}')
    text += "  - text: Twelve attacks, including one that killed 30 people, were counted in the capital.\n    published: 2024-06-03\n"
    Path("mine/part-too-large.yml").write_text(text, encoding="utf-8")
    code, _, err = run(capfdbinary, "rules", "lint", "mine")
    assert code == 2
    assert 'the figure "72" of part does not stand in the text' in err
    assert "stands in line" in err


def test_a_broken_file_does_not_keep_the_others_from_their_test(capfdbinary: Capture) -> None:
    Path("mine/part-too-large.yml").write_text(GOOD, encoding="utf-8")
    Path("mine/odd-sum.yml").write_text("id: odd-sum\nfind: subset\nwehn: part > 0\n")
    code, out, err = run(capfdbinary, "rules", "test", "mine")
    assert (code, out.split()[:2]) == (2, ["ok", "part-too-large:"])
    assert "odd-sum.yml:3:1" in err
    assert "the sound rules were tested" in err.splitlines()[-1]
    code, out, _ = run(capfdbinary, "rules", "list", "--rules", "mine")
    assert code == 2
    assert "part-too-large" in out


def test_test_takes_paths_and_ids(capfdbinary: Capture) -> None:
    Path("mine/part-too-large.yml").write_text(GOOD, encoding="utf-8")
    code, out, _ = run(capfdbinary, "rules", "test", "mine/part-too-large.yml", "general/weekday-date-mismatch")
    assert code == 0
    assert [line.split()[1] for line in out.splitlines()] == ["part-too-large:", "weekday-date-mismatch:"]
    Path("mine/part-too-large.yml").write_text(GOOD.replace("check: part <= whole", "check: part >= whole"), encoding="utf-8")
    code, _, err = run(capfdbinary, "rules", "test", "mine/part-too-large.yml")
    assert code == 1
    assert "did not come out" in err
    assert run(capfdbinary, "rules", "test", "mine/gone.yml")[0] == 2


def test_planted_errors_as_a_table_and_as_json(capfdbinary: Capture) -> None:
    code, out, _ = run(capfdbinary, "rules", "test", "--mutate", "parts-exceed-whole")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == ["rule", "parts-exceed-whole"]
    code, out, _ = run(capfdbinary, "rules", "test", "--mutate", "--format", "json", "parts-exceed-whole")
    (score,) = json.loads(out)
    assert score["planted"] > 0
    assert run(capfdbinary, "rules", "test", "--format", "json")[0] == 2


def test_list_as_json_and_schema(capfdbinary: Capture) -> None:
    listed = json.loads(run(capfdbinary, "rules", "list", "--format", "json")[1])
    assert {"general", "conflict"} <= {pack["name"] for pack in listed["packs"]}
    assert {"id", "pack", "severity", "status", "default", "find", "check", "why", "replaces"} <= set(listed["rules"][0])
    code, out, _ = run(capfdbinary, "rules", "schema")
    assert code == 0
    assert json.loads(out) == json.loads((rules_root() / "rule.schema.json").read_text(encoding="utf-8"))


def test_explain_says_how_to_silence(capfdbinary: Capture) -> None:
    Path("mine/part-too-large.yml").write_text(GOOD + "status: preview\ndefault: off\nreplaces: [part-too-big]\n", encoding="utf-8")
    out = run(capfdbinary, "explain", "part-too-large", "--rules", "mine")[1]
    for said in (
        "--ignore part-too-large",
        "--extend-select part-too-large",
        "part-too-big",
        "preview",
        'Pattern "subset"',
        "whole: the figure",
    ):
        assert said in out
    assert run(capfdbinary, "explain", "general/parts-exceed-whole")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 1, ""),
        (["--ignore", "general/"], 0, ""),
        (["--ignore", "general/", "--extend-select", "general/parts-exceed-whole"], 1, ""),
        (["--select", "weekday-date-mismatch,percent-change-mismatch"], 0, ""),
        (["--severity", "general/=note"], 0, ""),
        (["--severity", "general/=off"], 0, ""),
        (["--select", "weekday-date-mismatch", "--severity", "parts-exceed-whole=error"], 0, "is not selected"),
        (["--ignore", "parts-exced-whole"], 2, 'Did you mean "parts-exceed-whole"?'),
        (["--severity", "parts-exceed-whole=loud"], 2, "no severity"),
        (["--severity", "parts-exceed-whole"], 2, "ID=LEVEL"),
        (["--rules", "mine", "--select", "part-too-big"], 1, 'now called "part-too-large"'),
        (["--rules", "mine", "--ignore", "general/"], 0, ""),
        (["--rules", "mine", "--ignore", "general/", "--extend-select", "mine/part-too-large"], 1, ""),
        (["--vocabulary", "gone"], 2, "gone"),
    ],
)
def test_switches_of_check(capfdbinary: Capture, arguments: list[str], code: int, said: str) -> None:
    Path("mine/part-too-large.yml").write_text(GOOD + "default: off\nreplaces: [part-too-big]\n", encoding="utf-8")
    got, _, err = run(capfdbinary, "check", "story.txt", *arguments)
    assert got == code, err
    assert said in err


def test_a_pack_for_another_version_checks_nothing(capfdbinary: Capture) -> None:
    Path("mine/part-too-large.yml").write_text(GOOD, encoding="utf-8")
    Path("mine/pack.yml").write_text('requires: ">=99"\n')
    code, out, err = run(capfdbinary, "check", "story.txt", "--rules", "mine")
    assert (code, out) == (2, "")
    assert 'the pack "mine" requires factcheck >=99' in err
