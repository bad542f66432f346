"""The rule language: what it refuses, with the column, and what it makes of intervals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.check.evaluation import Value, evaluate, number
from factcheck.check.expressions import compile_expression
from factcheck.interval import Certainty, exact
from factcheck.model import Interval

NAMES = {"part": False, "whole": False, "parts": True, "others": True, "change": False}
D = Decimal
CERTAIN, POSSIBLE, IMPOSSIBLE = Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.IMPOSSIBLE


def value(low: Any, high: Any = None) -> Value:
    if low is None:
        return Value(None)
    return Value(Interval(D(low), D(low if high is None else high)), (D(low),))


def row(*figures: int) -> tuple[Value, ...]:
    return tuple(value(figure) for figure in figures)


VALUES = {"part": row(196), "whole": row(137), "parts": row(137, 196), "others": row(), "change": (value(None),)}


def judge(text: str, **values: tuple[Value, ...]) -> Certainty:
    expression, faults = compile_expression(text, NAMES)
    assert expression is not None, faults
    return evaluate(expression, VALUES | values).certainty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("part <= whole", IMPOSSIBLE),
        ("part > whole", CERTAIN),
        ("not part > whole", IMPOSSIBLE),
        ("not not part > whole", CERTAIN),
        ("whole < part < 200", CERTAIN),
        ("whole < part < 150", IMPOSSIBLE),
        ("sum(parts) == whole", IMPOSSIBLE),
        ("sum(parts) == 333", CERTAIN),
        ("sum(parts, part) == 529", CERTAIN),
        ("sum(parts, 2 * part) - 1 == 724", CERTAIN),
        ("min(parts) == 137 and max(parts) == 196", CERTAIN),
        ("max(part, 0.5) == 196", CERTAIN),
        ("len(parts) == 2", CERTAIN),
        ("len(others) == 0", CERTAIN),
        ("abs(whole - part) == 59", CERTAIN),
        ("-part < whole", CERTAIN),
        ("(part - whole) / whole * 100 < 44", CERTAIN),
        ("part / (whole - 137) > 0", POSSIBLE),
        ("change == 4", POSSIBLE),
        ("not change == 4", POSSIBLE),
        ("change == 4 or part == 196", CERTAIN),
        ("change == 4 and part == 1", IMPOSSIBLE),
        ("change == 4 or part == 1", POSSIBLE),
        ("sum(others) == 0", POSSIBLE),
        ("same(part, whole)", IMPOSSIBLE),
        ("same(whole, whole)", CERTAIN),
        ("same(change, change)", IMPOSSIBLE),
        ("0.1 + 0.2 == 0.3", CERTAIN),
    ],
)
def test_judgements(text: str, expected: Certainty) -> None:
    assert judge(text) is expected


def test_rounding_makes_a_comparison_possible() -> None:
    assert judge("part == whole", part=(value(12_000, 12_500),), whole=(value(12_400, 13_000),)) is POSSIBLE
    assert judge("same(part, whole)", part=(value(12_000, 12_500),), whole=(value(12_400, 13_000),)) is IMPOSSIBLE


def test_the_broken_comparison_is_marked() -> None:
    expression, _ = compile_expression("whole > 0 and not part > whole", NAMES)
    assert expression is not None
    leaves = evaluate(expression, VALUES).leaves
    assert [(leaf.op, leaf.broken) for leaf in leaves] == [(">", False), (">", True)]
    assert leaves[1].left_value == exact(196)


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("part <= hole", 8, '"hole"'),
        ("part <= whole.place", 8, "whole.place"),
        ("part <=", None, "not an expression"),
        ("part", 0, "true or false"),
        ("parts <= whole", 0, "list"),
        ("sum(parts) + others == 3", 13, "list"),
        ("part ** 2 == whole", 0, "part ** 2"),
        ("part % 2 == whole", 0, "part % 2"),
        ("part is whole", 0, "part is whole"),
        ("part in parts", 0, "part in parts"),
        ("part == 'x'", 8, "plain number"),
        ("part == True", 8, "plain number"),
        ("part == 1_000", 8, "plain number"),
        ("part == 1e9", 8, "plain number"),
        ("part == 0x10", 8, "plain number"),
        ("part == 0.10000000000000000001", 8, "plain number"),
        ("open('x') == 1", 0, "`open`"),
        ("__import__('os').system('x') == 1", 0, "no function"),
        ("(lambda: 1)() == 1", 0, "no function"),
        ("[x for x in parts] == 1", 0, "not allowed"),
        ("part if whole else 1", 0, "not allowed"),
        ("same(part, 3)", 0, "two plain roles"),
        ("same(part, parts)", 0, "two plain roles"),
        ("len(part) == 1", 0, "one list role"),
        ("abs(part, whole) == 1", 0, "one number"),
        ("sum(*parts) == 1", 0, "plain arguments"),
        ("sum() == 1", 0, "plain arguments"),
        ("sum(part < 1) == 1", 4, "not a comparison"),
        ("(part < whole) + 1 == 2", 1, "not a comparison"),
        ("part and whole", 0, "not a number"),
        ("part := 3", None, "not an expression"),
        ("(" * 300 + "part", None, "not an expression"),
        ("part + " * 100 + "part == 1", 0, "longer than"),
        ("part\x00 == 1", None, "not an expression"),
        ("1" * 16 + " == part", 0, "plain number"),
        ("-" * 50 + "part == 1", 39, "nested"),
        ("not " * 50 + "part == 1", 160, "nested"),
        ("(1 + " * 50 + "part" + ")" * 50 + " == 1", None, "nested"),
        ("parts[0] == 1", 0, "parts[0]"),
        ("  hole == 1", 2, '"hole"'),
    ],
)
def test_refused(text: str, column: int | None, words: str) -> None:
    expression, faults = compile_expression(text, NAMES)
    assert expression is None
    assert words in faults[0].what
    assert column is None or faults[0].column == column
    assert faults[0].fix


def test_all_faults_at_once_and_the_nearest_name() -> None:
    _, faults = compile_expression("prat <= whole + hole", NAMES)
    assert [(fault.column, fault.fix) for fault in faults] == [(0, 'Did you mean "part"?'), (16, 'Did you mean "whole"?')]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("whole.place == part", "headline and labels"),
        ("part ** 2 == whole", "part * part"),
        ("part in parts", "Compare by"),
        ("part == 'x'", "`where`"),
        ("parts[0] == 1", "sum(parts)"),
        ("part <= whole && part > 0", "`and`"),
        ("part ≤ whole", "`<=`"),
        ("part = whole", "over the roles"),
        ("summ(parts) == 3", '"sum"'),
        ("part == 12345678901234567890", "15 digits"),
    ],
)
def test_a_refusal_says_what_to_write_instead(text: str, fix: str) -> None:
    _, faults = compile_expression(text, NAMES)
    assert fix in faults[0].fix


def test_a_comparison_chain_is_read_as_in_mathematics() -> None:
    assert judge("0 < whole < part") is CERTAIN
    assert judge("0 < part < whole") is IMPOSSIBLE


PIECES = st.sampled_from([
    "part", "whole", "parts", "hole", "sum(", "same(", "len(", "abs(", "(", ")", "[", "]", "{", ",", ".", " and ", " or ", " not ", " if ",
    " else ", " in ", " is ", "lambda", ":", "=", "==", "<=", "<", "!=", "+", "-", "*", "**", "/", "//", "%", "1", "0.5", "1e999", "9" * 30,
    "0x1", "1j", "'x'", 'b"', "f'{", "...", "None", "True", "@", ":=", "await ", "yield ", " ", "\n", "\r", "\t", "\x0c", "\\", "#", ";",
    "é", "＝", "\ud800", "\x00",
])  # fmt: skip


@given(st.one_of(st.text(st.characters(exclude_categories=()), max_size=60), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_compiled_or_refused(text: str) -> None:
    expression, faults = compile_expression(text, NAMES)
    assert (expression is None) == bool(faults)
    assert all(0 <= fault.column <= len(text.encode(errors="replace")) and fault.what and fault.fix for fault in faults)
    if expression is not None:
        evaluate(expression, VALUES)


@given(st.integers(-999, 999), st.integers(-999, 999), st.integers(1, 999))
def test_arithmetic_is_exact(a: int, b: int, c: int) -> None:
    expression, _ = compile_expression("(part - whole) * 3 / change == 0", NAMES)
    assert expression is not None
    values = {"part": row(a), "whole": row(b), "change": row(c)}
    result = number(expression.tree.left, values)  # type: ignore[attr-defined]
    assert result is not None
    assert result.low is not None
    assert result.high is not None
    assert result.low * c <= (a - b) * 3 <= result.high * c or result.low == result.high
