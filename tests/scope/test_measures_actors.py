"""The small algebras of measures and actors."""

from __future__ import annotations

import pytest

from factcheck.model import Relation
from factcheck.scope import actors, measures


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("operations", "missions", Relation.EQUAL),
        ("arrested", "detained", Relation.EQUAL),
        ("captured", "arrested", Relation.EQUAL),
        ("killed", "casualties", Relation.INSIDE),
        ("casualties", "wounded", Relation.CONTAINS),
        ("killed", "wounded", Relation.DISJOINT),
        ("raids", "operations", Relation.INSIDE),
        ("noun:ship", "noun:ship", Relation.EQUAL),
        ("noun:ship", "noun:boat", Relation.DISJOINT),
    ],
)
def test_measure_relation(a: str, b: str, relation: Relation) -> None:
    assert measures.relation(a, b) is relation


def test_every_parent_and_synonym_is_unambiguous() -> None:
    table = measures.measures()
    names = [name for measure in table.values() for name in (measure.name, *measure.same_as)]
    assert len(names) == len(set(names))
    assert all(measure.parent is None or measure.parent in table for measure in table.values())
    assert all(measure.kind in ("flow", "stock") for measure in table.values())


def test_a_verb_or_noun_states_one_measure() -> None:
    for kind in ("nouns", "does", "befalls"):
        words = [word for measure in measures.measures().values() for word in getattr(measure, kind)]
        assert len(words) == len(set(words)), kind


COMMAND = actors.single("the US Central Command")
ALLIES = actors.single("its allies")


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (COMMAND, actors.single("US Central Command"), Relation.EQUAL),
        (COMMAND, actors.joint([COMMAND, ALLIES]), Relation.INSIDE),
        (actors.joint([COMMAND, ALLIES]), COMMAND, Relation.CONTAINS),
        (actors.joint([COMMAND, ALLIES]), actors.joint([ALLIES, COMMAND]), Relation.EQUAL),
        (actors.single("police"), actors.single("Anbar police"), Relation.UNKNOWN),
        (COMMAND, actors.single("the ministry"), Relation.DISJOINT),
        (actors.single("Iraq’s army"), actors.single("the Iraq army"), Relation.EQUAL),
    ],
)
def test_actor_relation(a: object, b: object, relation: Relation) -> None:
    assert actors.relation(a, b) is relation  # type: ignore[arg-type]


def test_a_joint_actor_is_named_in_text_order() -> None:
    assert actors.joint([COMMAND, ALLIES]).name == "US Central Command and its allies"
