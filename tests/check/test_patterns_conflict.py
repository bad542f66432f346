"""Patterns of the conflict pack: balance, ledger, label, base, order, kinds and dispute."""

from __future__ import annotations

import datetime as dt

import pytest

import factcheck
from factcheck.check.patterns import PATTERNS
from factcheck.model import Claim

DAY = dt.date(2024, 6, 18)


def bound(name: str, text: str) -> list[dict[str, list[str]]]:
    """The figures of each binding of a pattern, by role."""
    bindings = PATTERNS[name].bind(factcheck.extract(text, DAY))
    return [{role: [operand.quote or "" for operand in operands] for role, operands in binding.roles.items()} for binding in bindings]


@pytest.mark.parametrize(
    ("name", "text", "roles"),
    [
        ("order", "Officers arrested 42 people at the march and charged 57.", {"later": ["57"], "first": ["42"]}),
        ("order", "The army launched 60 missiles overnight. Air defences shot down 52.", {"later": ["52"], "first": ["60"]}),
        ("kinds", "The clashes killed 70 people, 45 of them soldiers and 25 of them rebels.", {"whole": ["70"], "parts": ["45", "25"]}),
        (
            "label",
            "HEADLINE: Mine blasts kill 410\n\nMines caused 410 casualties, the monitor said. Ninety people died.",
            {"headline": ["410"], "body": ["410"], "own": ["Ninety"]},
        ),
        (
            "base",
            "HEADLINE: Half of 8,000 dead are children\n\nIt has verified 1,900 of the 8,000 deaths. Half of the verified are children.",
            {"headline": ["Half"], "population": ["8,000"], "sample": ["1,900"], "share": ["Half"]},
        ),
        (
            "dispute",
            "The governor said the attack on the market in Brack killed 31 people. The army said that 12 people were killed in the attack.",
            {"first": ["31"], "second": ["12"]},
        ),
        (
            "update",
            "A shaft fell in on Sunday and nine miners died. The owner was away.\n\nThe death toll has now reached 14.",
            {"older": ["nine"], "newer": ["14"]},
        ),
        (
            "update",
            "The storm killed at least 70 people in Beira, an agency said. Homes lost roofs.\n\nOn Monday the agency put the toll at 118.",
            {"older": ["70"], "newer": ["118"]},
        ),
        (
            "stretches",
            "The fund recorded 62 breaches in March 2024, compared with just 410 in 2023.",
            {"first": ["62"], "base": ["410"]},
        ),
    ],
)
def test_patterns_bind(name: str, text: str, roles: dict[str, list[str]]) -> None:
    assert bound(name, text) == [roles]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("order", "Police arrested 12 people on Monday and charged 40 over last year's riots."),
        ("order", "The army launched 30 missiles and 80 drones overnight. Air defences shot down 105 of them."),
        ("order", "Since January, 200 people have been arrested in Kenya. Courts in Kenya have convicted 250 people since January."),
        ("order", "The court convicted nine people and sentenced 14 others."),
        ("stretches", "The bomb killed 12 people on 4 March 2024, against 40 in 2023."),
        ("stretches", "Police recorded 31 thefts in March 2024, against 40 burglaries in 2023."),
        ("stretches", "Police recorded 31 thefts a day in March 2024, against 40 a day in 2023."),
        ("stretches", "The shop had 31 workers in March 2024, against 40 in 2023."),
        ("update", "A quake killed 64 people in Balkh. Aid is slow.\n\nThe quake of 2011 killed 10 people. Its toll later rose to 30."),
        ("update", "A shell killed 12 soldiers, the army said. A unit was sent.\n\nThe death toll could rise to 17, a doctor said."),
        ("update", "A bomb killed 12 people on Friday. The death toll rose to 19 on Saturday when seven of the wounded died."),
        ("update", "A shell killed 32 people. The wall fell.\n\nUpdate: The death toll has since risen to 47."),
        ("update", "About 50 people died in the storm. Roads closed.\n\nThe death toll now stands at 51, the agency said."),
        ("kinds", "The strike killed 30 people, including 18 civilians and 14 children."),
        ("label", "HEADLINE: 12 killed in raid\n\nThe raid left 12 dead. Another 12 people were killed or injured in a second blast."),
        ("label", "HEADLINE: 31 soldiers killed in ambush\n\nThe ambush killed 31 people, officials said. All were soldiers."),
        (
            "base",
            "HEADLINE: Half of verified dead are children\n\nIt has verified 1,900 of the 8,000 deaths. Half of the verified are children.",
        ),
        (
            "dispute",
            "The governor said the attack in Brack killed 31 people. The governor said 12 people were wounded in the attack in Brack.",
        ),
    ],
)
def test_patterns_are_quiet(name: str, text: str) -> None:
    assert bound(name, text) == []


def test_a_dispute_names_both_sources_and_is_no_more_than_a_note() -> None:
    text = "The strike killed 19 people, the ministry said. The strike killed 25 people, the rebels said."
    (finding,) = factcheck.check(text, DAY).findings
    assert (finding.rule, finding.severity, finding.suggestions) == ("sources-give-different-figures", "note", ())
    assert any("ministry" in note and "rebels" in note for note in finding.notes)


def test_a_quoted_account_is_told_one_level_lower() -> None:
    text = '"They took 61 men. They killed 20, they freed 10 on Friday, and the other 51 are held in the hills," he said.'
    plain = text.replace('"', "").replace(", he said", "")
    levels = {quoted: [f.severity for f in factcheck.check(words, DAY).findings] for quoted, words in ((False, plain), (True, text))}
    assert levels == {False: ["error"], True: ["warning"]}


def test_accounts_hold_claims_of_one_unit() -> None:
    for construction in factcheck.extract("The group seized 240 people. It freed 105; the remaining 135 are held.", DAY).constructions:
        operands = [operand for _, found in construction.roles for operand in found]
        assert all(isinstance(operand, Claim) and operand.quantity.unit is None for operand in operands)
        assert operands
