"""`factcheck rules` and `factcheck explain`, on the shipped rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import cli, rulebook

IDS = [rule.id for rule in rulebook.rule_set()]


def run(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(arguments)
    captured = capfdbinary.readouterr()
    return code, captured.out.decode(), captured.err.decode()


def test_list_names_every_rule(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    code, out, _ = run(capfdbinary, "rules", "list")
    assert code == 0
    assert all(rule_id in out for rule_id in IDS)


@pytest.mark.parametrize("rule_id", IDS)
def test_explain_is_made_from_the_rule(capfdbinary: pytest.CaptureFixture[bytes], rule_id: str) -> None:
    code, out, _ = run(capfdbinary, "explain", rule_id)
    assert code == 0
    assert out.startswith(f"{rule_id}  (")
    assert "A text that it reports" in out


def test_explain_shows_the_report_of_a_hit(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert "[parts-exceed-whole]: " in run(capfdbinary, "explain", "parts-exceed-whole")[1]


def test_show_prints_the_file(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    _, out, _ = run(capfdbinary, "rules", "show", IDS[0])
    assert out == Path(rulebook.rule_set()[0].path).read_text(encoding="utf-8")


def test_test_runs_the_examples_of_the_rules_named(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, _ = run(capfdbinary, "rules", "test", IDS[0])
    assert (code, out.split()[:2]) == (0, ["ok", f"{IDS[0]}:"])


@pytest.mark.parametrize("command", [["explain"], ["rules", "show"], ["rules", "test"]])
def test_an_unknown_rule_names_its_neighbours(capfdbinary: pytest.CaptureFixture[bytes], command: list[str]) -> None:
    code, out, err = run(capfdbinary, *command, "part-exceed-whole")
    assert (code, out) == (2, "")
    assert "parts-exceed-whole" in err


def test_lint_finds_the_shipped_rules_well_formed(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(capfdbinary, "rules", "lint")[:2] == (0, f"{len(IDS)} rules well formed\n")


def test_lint_tells_every_problem_of_a_rule(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "odd-sum.yml").write_text("id: odd-sum\nfind: subset\nwehn: part > 0\ncheck: part <= hole\n")
    code, out, err = run(capfdbinary, "rules", "lint", str(tmp_path))
    assert (code, out) == (2, "")
    assert "odd-sum.yml:3:1" in err
    assert '"when"' in err
    assert " ".join(err.split()).count("error: ") > 1  # wrapped where the path is long
