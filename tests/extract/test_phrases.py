"""Noun and verb groups: where they end and what heads them."""

from __future__ import annotations

import pytest
from grammar_reading import grammar_of, nouns_of, verbs_of

NOUN_GROUPS = [
    ("The 40 tired miners slept.", ["The 40 tired miners <miners>"]),
    ("The additional 40 miners slept.", ["The additional 40 miners <miners>"]),
    ("That year 40 miners slept.", ["40 miners <miners>"]),
    ("A Boeing 737 landed.", ["A Boeing 737 <Boeing>"]),
    ("Dozens of drone and rocket attacks failed.", ["Dozens <>", "drone and rocket attacks <attacks>"]),
    ("They sold 30 old and new vans.", ["30 old and new vans <vans>"]),
    ("The army and police forces met.", ["The army <army>", "police forces <forces>"]),
    ("They hired 12 men and women.", ["12 men <men>", "women <women>"]),
    ("About 9,500 homes flooded.", ["About 9,500 homes <homes>"]),
    ("They left 30 newly built homes.", ["30 newly built homes <homes>"]),
    ("Six of the club's members left.", ["Six <>", "the club 's members <members>"]),
    ("A two-storey house fell.", ["A two - storey house <house>"]),
]


@pytest.mark.parametrize(("text", "expected"), NOUN_GROUPS)
def test_noun_groups(text: str, expected: list[str]) -> None:
    assert nouns_of(text) == expected


VERB_GROUPS = [
    ("Two men had also been killed.", [("kill", "finite", True)]),
    ("Two men carried out the raid.", [("carry out", "past", False)]),
    ("The firm expects to sell it.", [("expect", "finite", False), ("sell", "infinitive", False)]),
    ("The firm left, closing its mill.", [("leave", "past", False), ("close", "ing", False)]),
    ("It will not close.", [("close", "finite", False)]),
    ("It was late.", [("be", "finite", False)]),
]


@pytest.mark.parametrize(("text", "expected"), VERB_GROUPS)
def test_verb_groups(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert verbs_of(text) == expected


def test_each_token_is_in_the_group_that_its_index_names() -> None:
    phrases = grammar_of("The 40 tired miners had not slept in the two-storey house.").phrases
    for groups, rows in ((phrases.nouns, phrases.noun_at), (phrases.verbs, phrases.verb_at)):
        for number, group in enumerate(groups):
            assert [index for index, at in enumerate(rows) if at == number] == list(range(group.first, group.last + 1))
