"""Markdown and HTML: what a reader sees, and that each character leads back to where it stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.read import read_text, sentences

MARKDOWN = [
    ("A **bold** and _slanted_ and ***both*** and ~~gone~~ word.", ["A bold and slanted and both and gone word."]),
    ("**1**,204 left.", ["1,204 left."]),
    ("5 * 3 and snake_case_name and 137* stay.", ["5 * 3 and snake_case_name and 137* stay."]),
    (r"A \*star\* and \#5 stay.", ["A *star* and #5 stay."]),
    ('See [the 5 reports](https://x.example/9?a=(7) "t 8") now.', ["See the 5 reports now."]),
    (
        "See [five][r1] and [six][] and [seven] and [eight].\n\n[r1]: http://x.example/1\n[six]: http://x.example/2\n[seven]: /3",
        ["See five and six and seven and [eight]."],
    ),
    ("He said [the minister] left (twice).", ["He said [the minister] left (twice)."]),
    ("Look ![5 cats](a.png) here [![7](b.png)](c).", ["Look  here ."]),
    ("Code `x = 5` and ``a ` 6`` go, ` stays.", ["Code  and  go, ` stays."]),
    ("A note.[^1]\n\n[^1]: It held 5.", ["A note.", "It held 5."]),
    ("1&nbsp;204 &amp; &pound;5 &bogus; &#8364;7", ["1\u00a0204 & £5 &bogus; €7"]),
    ("- five\n- six\n  more\n* [ ] seven\n", ["five", "six more", "seven"]),
    ("1. one\n2. two\n", ["one", "two"]),
    ("It was in\n2024. Then\nmore.", ["It was in 2024.", "Then more."]),
    ("> five\n> six\n\n> seven", ["five six", "seven"]),
    ("| place | dead |\n|---|--:|\n| Oslo | 137 |", ["place \t dead", "Oslo \t 137"]),
    ("Five\n\n```\ncode 6\n\n```\n\nSeven", ["Five", "Seven"]),
    ("Five\n\n    code 6\n\nSeven", ["Five", "Seven"]),
    ("Five <!-- 6 --> seven.\n\n<!-- eight\n\nnine -->\n\nTen.", ["Five  seven.", "Ten."]),
    ("Five <b>six</b><br>seven.<script>8</script>", ["Five six seven."]),
    ("<table><tr><td>137</td><td>30</td></tr></table>", ["137\t30"]),
    ("137<sup>2</sup> people on 5 km<sup>2</sup>.", ["137 people on 5 km2."]),
    ("137[<sup>2</sup>](#n2) people.", ["137 people."]),
    ("## Part 5 ##\nSix.\n\n***\n\nSeven.", ["Part 5", "Six.", "Seven."]),
    ('{{< figure src="5.png" >}}\n\nSix {% raw %}.', ["Six ."]),
    ("<5% of all, a < b > c.", ["<5% of all, a < b > c."]),
    ("<https://x.example/5> is there.", ["is there."]),
    ("| a | b |\n|---|---|\n| 12 | 300 |\n| 1 \\| 2 | |\n| 5 |", ["a \t b", "12 \t 300", "1 | 2", "5"]),
    (
        "A line[^a].\n\n[^a]: First 1\n    goes on.\n\n    Second 2.\n\n    code 3\n\nEnd.",
        ["A line.", "First 1 goes on.", "Second 2.", "code 3", "End."],
    ),
    ("It had 1,204³ people on 5 km² and 3 × 10⁶ more, ½ of 10⁄3.", ["It had 1,204 people on 5 km² and 3 × 10⁶ more, ½ of 10⁄3."]),
]


@pytest.mark.parametrize(("source", "texts"), MARKDOWN)
def test_markdown_reads_as_its_reader_does(source: str, texts: list[str]) -> None:
    assert [s.text for s in sentences(read_text(source, "markdown"))] == texts


# What is no Markdown is blanked out; the texts are cut where it was.
MASKED = [
    ("import A from './a5.js'\nexport const n = 137\n\nimport duties rose 5%.", ["import duties rose 5%."]),
    ("export const m = {\n  count: 5,\n}\n\nSix <B c={[1, 2]} d={() => 3}/> left.", ["Six", "left."]),
    ("<Note type='info'>Seven {137 + n} left.</Note>\n\nEight {/* 9 */} came.", ["Seven", "left.", "Eight", "came."]),
    ("Ten {not code} left.", ["Ten {not code} left."]),
    ("{{< chart >}}\n1,2\n\n3,4\n{{< /chart >}}\n\n{{% note %}}\nFive.\n{{% /note %}}", ["Five."]),
    ('{{< figure src="a.png"\n caption="14 dead" >}}\n{{< chart 5 >}}\n\nSix.', ["Six."]),
    ("{% comment %}\nSix 6\n{% endcomment %}\n\n{% highlight c %}\n5\n{% endhighlight %}\n\nSeven.", ["Seven."]),
    ("$$\n5 + 6\n$$\n\n:::note 7\nEight.\n:::\n\n[TOC]\n\n> [!NOTE]\n> Nine.", ["Eight.", "Nine."]),
    ("[[five|Six]] and [[seven]].", ["Six", "and", "seven", "."]),
]


@pytest.mark.parametrize(("source", "texts"), MASKED)
def test_what_is_no_markdown_is_blanked_out(source: str, texts: list[str]) -> None:
    document = read_text(source, "markdown")
    parts = [part.strip() for s in sentences(document) for part in re.split(r" {3,}|  +(?=\.)", s.text) if part.strip()]
    assert parts == texts


HTML = [
    ("<p>1&nbsp;204 and <b>1</b>,204.</p>", ["1\u00a0204 and 1,204."]),
    ("<p>Five\n\n  six.</p><p>Seven</p>", ["Five six.", "Seven"]),
    ("Five<br>six<br><br>seven", ["Five six", "seven"]),
    ("<ul><li>five<li>six</ul>", ["five", "six"]),
    ("<tr><td>137</td>\n<td>30</td></tr><tr><td>5</td></tr>", ["137\t30", "5"]),
    ("<script>if (a < b) 5</script><style>p{6}</style><nav>Home 7</nav>Eight", ["Eight"]),
    ("<a title=\"a > b\" href='x'>Five</a> &lt;6&gt; &amp;amp; R&D", ["Five <6> &amp; R&D"]),
    ("Five <!-- <p>6 --> seven <!doctype html>", ["Five seven"]),
    ("Unclosed <script>5 and <!-- 6", ["Unclosed 5 and 6"]),
    ("137<sup>[2]</sup> dead", ["137 dead"]),
]


@pytest.mark.parametrize(("source", "texts"), HTML)
def test_html_reads_as_its_reader_does(source: str, texts: list[str]) -> None:
    assert [s.text for s in sentences(read_text(source, "html"))] == texts


def test_figures_lead_back_to_the_source() -> None:
    source = "<p>It was 1&nbsp;204 or <b>1</b>,204.</p>"
    (sentence,) = sentences(read_text(source, "html"))
    for figure, printed in (("1\u00a0204", "1&nbsp;204"), ("1,204", "1</b>,204")):
        at = sentence.text.index(figure)
        assert source[sentence.starts[at] : sentence.ends[at + len(figure) - 1]] == printed


@pytest.mark.parametrize(
    ("source", "title", "published"),
    [
        ("<title>Five &amp; six | Site</title><p>Seven.</p>", "Five & six", None),
        ("<title>Other</title><h1>Five <i>dead</i></h1><p>Seven.</p>", "Five dead", None),
        (
            '<meta content="2024-07-17T01:00Z" property="article:published_time"><time datetime=2020-01-01>x</time><h1>Five</h1>',
            "Five",
            "2024-07-17",
        ),
        ("<p><time datetime='2024-07-17'>today</time></p>", None, "2024-07-17"),
    ],
)
def test_html_metadata(source: str, title: str | None, published: str | None) -> None:
    document = read_text(source, "html")
    assert document.title == title
    assert str(document.published) == str(published)
    assert [s.text for s in sentences(document) if s.role == "headline"] == ([title] if title else [])


@pytest.mark.parametrize(
    ("source", "roles"),
    [
        ("# Five\n\nSix.\n\n# Seven", ["headline", "body", "body"]),
        ("Five\n====\n\nSix.", ["headline", "body"]),
        ("Six.\n\n# Five", ["body", "body"]),
        ("## Five\n\nSix.", ["body", "body"]),
        ("---\ntitle: Given\n---\n# Five\n\nSix.", ["headline", "body", "body"]),
    ],
)
def test_first_heading_is_the_title(source: str, roles: list[str]) -> None:
    assert [s.role for s in sentences(read_text(source, "markdown"))] == roles


MARKS = st.text(st.sampled_from('ab1 .\n*_`[]()<>!&;|#->~\\"”“{}%:/=$A³'), max_size=80)


@given(MARKS, st.sampled_from(["text", "markdown", "html"]))
def test_every_character_leads_back_and_none_is_lost(source: str, form: str) -> None:
    document = read_text(source, form)
    found = sentences(document)
    held = "".join(character for s in found for character in s.text if not character.isspace())
    assert held == "".join(document.text.split())
    for s in found:
        assert len(s.text) == len(s.starts) == len(s.ends)
        for character, start, end in zip(s.text, s.starts, s.ends, strict=True):
            stands = source[start:end]
            assert stands == character or stands.startswith("&") or character.isspace()
