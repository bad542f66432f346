"""The month of May is no word that leaves something open ("may")."""

from __future__ import annotations

import datetime as dt

import pytest

import factcheck

TEXTS = [
    ("The corps ran 40 raids in Kenya in May 2024. The corps ran 65 raids in Kenya in May 2024.", ["restated-figure-differs"]),
    ("The guard seized 31 boats in Ghana in May 2024. In May 2024 the guard seized 44 boats in Ghana.", ["restated-figure-differs"]),
    ("The guard seized 31 boats in Ghana in April 2024. The guard may have seized 44 boats in Ghana in April 2024.", []),
]


@pytest.mark.parametrize(("text", "rules"), TEXTS)
def test_the_month_is_not_the_modal(text: str, rules: list[str]) -> None:
    assert [finding.rule for finding in factcheck.check(text, dt.date(2024, 7, 17)).findings] == rules
