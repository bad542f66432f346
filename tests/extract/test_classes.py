"""Word classes where English leaves them open: one row a phrasing, one word of it checked."""

from __future__ import annotations

import pytest
from grammar_reading import tags_of
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract.morphology import base_of, is_plural, singular, verbs
from factcheck.extract.syntax.classes_verbs import Around
from factcheck.extract.tokens import Token
from factcheck.model import Span

CLASSES = [
    # noun or verb: what opens behind it, and agreement with what stands before it
    ("Shares rise 4% in early trade.", "rise", "verb"),
    ("A rise of 4% surprised the bank.", "rise", "noun"),
    ("Prices range from $40 to $90.", "range", "verb"),
    ("The price range is narrow.", "range", "noun"),
    ("The hall now stands at the river.", "stands", "verb"),
    ("The stands were full.", "stands", "noun"),
    ("The board plans to close the mill.", "plans", "verb"),
    ("The bank reports of losses were late.", "reports", "noun"),
    ("Brazil faces stiff competition.", "faces", "verb"),
    ("The storm helped trigger a landslide.", "trigger", "verb"),
    ("The mill wants to increase wages.", "increase", "verb"),
    ("The firm has cut its fuel cost by a fifth.", "cost", "noun"),
    ("Heavy rain caused crop losses.", "losses", "noun"),
    ("The winter break starts soon.", "break", "noun"),
    ("The senators suggested final stages of the plan.", "stages", "noun"),
    ("Rising Brazilian exports in June helped.", "exports", "noun"),
    ("The floods have also hit sales.", "hit", "verb"),
    ("We've sold it.", "We've", "pron"),
    ("It shouldn't matter.", "shouldn't", "aux"),
    # past forms
    ("The firm was stripped of its licence.", "stripped", "verb"),
    ("They have vastly improved the road.", "improved", "verb"),
    ("The detained men were freed.", "detained", "adj"),
    ("It is a tax on imported cars.", "imported", "adj"),
    ("A laboratory found lead in the paint.", "found", "verb"),
    ("A letter alleged fraud at the bank.", "alleged", "verb"),
    ("The alleged fraud was never proved.", "alleged", "adj"),
    ("It is a Leeds-based bank.", "based", "adj"),
    ("The accused said nothing.", "accused", "noun"),
    ("They confirmed its proposed $3bn sale.", "proposed", "adj"),
    # -ing forms
    ("The average age is 73, raising the cost.", "raising", "verb"),
    ("The opening of the bridge was delayed.", "opening", "noun"),
    ("A firm featuring two owners failed.", "featuring", "verb"),
    ("The remaining 30 miners left.", "remaining", "adj"),
    ("They blew up 20 lorries, killing 30 guards.", "killing", "verb"),
    # infinitives and modals before words that no list holds
    ("The boss won't just sideswipe the rest.", "sideswipe", "verb"),
    ("They want to declutter the office.", "declutter", "verb"),
    ("It is sold to customers abroad.", "customers", "noun"),
    # adjectives by list and by ending; nouns that have their endings
    ("The overall result is good.", "overall", "adj"),
    ("A costly and harmful delay followed.", "harmful", "adj"),
    ("The hospital was closed.", "hospital", "noun"),
    ("The executive resigned.", "executive", "noun"),
    # modals that are names, nouns and months
    ("Mrs May said nothing.", "May", "name"),
    ("The might of the army was feared.", "might", "noun"),
    ("It may rain.", "may", "aux"),
    ("Mr Alan Down left the bank.", "Down", "name"),
    # that
    ("Between that high wall and the road they waited.", "that", "det"),
    ("The wall that fell was old.", "that", "rel"),
    ("They said that prices fell.", "that", "rel"),
    # worth
    ("The net worth of the family fell.", "worth", "noun"),
    ("The farm is worth $3m.", "worth", "prep"),
    # lower-case names with a capital inside
    ("The new iPad costs $400.", "iPad", "name"),
]


@pytest.mark.parametrize(("text", "word", "expected"), CLASSES)
def test_class_of_a_word(text: str, word: str, expected: str) -> None:
    found = dict(tags_of(text))
    assert found[word] == expected, found


MISSES = [
    ("Sampling between the two dates was poor.", "Sampling", "noun", "an -ing form that opens a sentence reads as a participle"),
    ("The mill sampled competing bids.", "competing", "adj", "an -ing form between a verb and a noun reads as a participle"),
]


@pytest.mark.parametrize(
    ("text", "word", "expected"), [pytest.param(*row[:3], marks=pytest.mark.xfail(strict=True, reason=row[3])) for row in MISSES]
)
def test_known_misses(text: str, word: str, expected: str) -> None:
    assert dict(tags_of(text))[word] == expected


FORMS = [
    ("agreed", "agree"), ("agreeing", "agree"), ("carried", "carry"), ("stopped", "stop"), ("slid", "slide"), ("borne", "bear"),
    ("withdrew", "withdraw"), ("fled", "flee"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "base"), FORMS)
def test_verb_forms(form: str, base: str) -> None:
    assert verbs()[form][0] == base


@pytest.mark.parametrize(
    ("form", "base"), [("sideswiped", "sideswip"), ("rebagged", "rebag"), ("reapplied", "reapply"), ("miscalling", "miscall")]
)
def test_guessed_base(form: str, base: str) -> None:
    assert base_of(form) == base


@pytest.mark.parametrize(
    ("noun", "base"), [("women", "woman"), ("families", "family"), ("buses", "bus"), ("crises", "crisis"), ("glass", "glass")]
)
def test_singular(noun: str, base: str) -> None:
    assert singular(noun) == base
    assert is_plural(noun) == (noun != base)


@given(
    st.lists(
        st.sampled_from(["to", "will", "not", "really", "shares", "rise", "by", "5", "the", "cut", "that", "said", "killing", ",", "may"]),
        max_size=12,
    )
)
@settings(max_examples=100, deadline=None)
def test_every_token_gets_a_class(words: list[str]) -> None:
    text = " ".join([*words, "ended."])
    assert all(tag for _, tag in tags_of(text))


def test_looks_around_stay_inside_the_sentence() -> None:
    token = Token(0, "word", "cut", "cut", 0, 3, Span(0, 3), False)
    around = Around((token,), (), frozenset(), {})
    assert around.word(-1) == around.word(1) == ""
    assert not any((around.modal_before(0), around.infinitive(0), around.figure(1), around.opens_content(1)))
