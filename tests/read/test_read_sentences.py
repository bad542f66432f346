"""Paragraphs, sentences, quotations."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.read import read_text, sentences


def texts(source: str) -> list[str]:
    return [s.text for s in sentences(read_text(source))]


# "¶" stands where one sentence ends and the next begins.
SPLITS = [
    "Five left.¶Six came.¶Seven?!¶Eight!",
    "The No. 5 car and Nos. 6 and 7 led.",
    "The U.S. Army and the U.N. Council met in the U.S.¶The talks went on.",
    "Mr. Lee, Dr. J. R. Moe and Lt. Gen. Poe met St. Clair.¶They left.",
    "On Jan. 5 five left.¶In Feb.¶The rest came.",
    "It cost 1.2m.¶It rose 5.5%.¶10 left.",
    "He left at 5 p.m.¶Police came at 6 a.m. Monday and at 7 p.m. GMT.",
    "He left at 5.30pm.¶Police came.",
    "Acme Inc. and Moe Ltd. of Oslo merged.¶The deal with Moe Co. Limited held.",
    "“It is over.”¶He left.¶“Is it?” he asked.",
    "“Stop!” Ms Lee said.¶“Is it?” asked Moe.",
    "He said.¶“The end is near.”",
    "They left (all of them.)¶Six came.",
    "He waited… and left...¶Then six came.",
    "He said it […] was over.¶[…] Six left.",
    "Prices at example.com and 3.5 km. of road.",
    "Plan B failed.¶Vitamin C. is one.",
    "1. The first item.¶It is short.",
    "See Fig. 3, p. 5 and vol. 2.",
    "Moe et al. found 5, e.g. in Oslo, i.e. there.",
    "The answer is no.¶Six left.",
    "It was 5 vs. 6.¶A. Moe won.",
    "KABUL, Afghanistan (Jan. 25) – Five left.",
    "WASHINGTON, D.C. – Five left.",
    "iPhones sell.¶iPhones rose 5%.",
]


@pytest.mark.parametrize("marked", SPLITS)
def test_splits(marked: str) -> None:
    assert texts(marked.replace("¶", " ")) == marked.split("¶")


@pytest.mark.parametrize(
    "marked", ["They left.¶The rest came.", "It ended.¶“So be it,” he said.", "In 2013.¶The rest came.", "See example.Com/5 now."]
)
def test_splits_without_a_space(marked: str) -> None:
    assert texts(marked.replace("¶", "")) == marked.split("¶")


@pytest.mark.xfail(strict=True, reason="a straight quotation mark glued to both sentences could close the one or open the other")
def test_straight_quote_between_glued_sentences() -> None:
    assert texts('He walked in."It is over," he said.') == ["He walked in.", '"It is over," he said.']


@pytest.mark.xfail(strict=True, reason="a name after an abbreviation that may end a sentence looks like the rest of the name")
def test_name_after_an_abbreviation_at_the_end() -> None:
    assert texts("She moved to the U.S. Moe stayed.") == ["She moved to the U.S.", "Moe stayed."]


WRAPPED = """The harbour master said on Monday that seven boats had been lost in the
storm and that five more were missing. Two crews were found on the rocks
north of the town.
A second paragraph begins on a line of its own and is wrapped at the very
same width as the first one was.

- 5 boats
- 6 crews"""


@pytest.mark.parametrize(
    ("source", "counts"),
    [
        ("Five left.\nSix came.\n\nSeven.", [1, 1, 1]),
        ("Five left.\r\nSix came.\r\rSeven.", [1, 1, 1]),
        ("FOR RELEASE\nHarbour office\nFive left.", [1, 1, 1]),
        ("The harbour master said on Monday that the\nboats were lost.", [1]),
        (WRAPPED, [2, 1, 1, 1]),
        (WRAPPED.replace("\n", "\r\n"), [2, 1, 1, 1]),
    ],
)
def test_lines_and_paragraphs(source: str, counts: list[int]) -> None:
    numbers = [s.paragraph for s in sentences(read_text(source))]
    assert [numbers.count(n) for n in sorted(set(numbers))] == counts


def test_line_ends_inside_a_sentence_are_spaces_and_offsets_hold() -> None:
    source = "The harbour master said on Monday that the\r\nboats were lost."
    (sentence,) = sentences(read_text(source))
    assert sentence.text == source.replace("\r\n", "  ")
    assert isinstance(sentence.starts, range)
    assert (sentence.starts[-1], sentence.ends[-1]) == (len(source) - 1, len(source))


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ('He said “five” and "six".', ["five", "six"]),
        ("“Five left. Six came,” he said.", ["Five left.", "Six came,"]),
        ("It's the boys' team of the '90s, he's 5'10\" tall.", []),
        ('A 12" pipe and "five" more.', ["five"]),
        ("“Five left.\n\n“Six came.”\n\nHe ended.", ["Five left.", "Six came."]),
        ("A stray “ mark.\n\nSix came.", []),
        ("A stray ” mark and “five”.", ["five"]),
        ("„Five“ and «six».", ["six"]),
    ],
)
def test_quotations(source: str, quoted: list[str]) -> None:
    assert [s.text[q.start : q.end] for s in sentences(read_text(source)) for q in s.quoted] == quoted


PROSE = st.text(st.sampled_from('Aa1 .!?…"”“’()[]\n\r\t\u00a0-,;U.S'), max_size=120)


@given(PROSE)
def test_sentences_cover_the_prose_once_and_in_order(source: str) -> None:
    found = sentences(read_text(source))
    assert "".join("".join(s.text.split()) for s in found) == "".join(source.split())
    assert all(a.span.end <= b.span.start and a.paragraph <= b.paragraph for a, b in pairwise(found))
    assert [s.index for s in found] == list(range(len(found)))
    for s in found:
        assert s.text == s.text.strip() != ""
        assert all(0 <= q.start < q.end <= len(s.text) for q in s.quoted)


HOSTILE = [
    "a",
    ".",
    '"',
    "“",
    "[",
    "(",
    "<",
    "&",
    "*a",
    "_a ",
    "`",
    "![a](",
    "](a ",
    "<a ",
    '<a b="',
    "<!--",
    "<script>",
    "a.",
    "a. ",
    "U.S. ",
    "\n",
    " \n",
    "| ",
    "- ",
]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_input_takes_linear_time(piece: str, form: str) -> None:
    """A generous bound: quadratic readers need minutes for this."""
    started = time.perf_counter()
    sentences(read_text(piece * (100_000 // len(piece)), form))
    assert time.perf_counter() - started < 5
