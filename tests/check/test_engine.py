"""From bindings to findings: what is reported, how it reads, and what stays quiet."""

from __future__ import annotations

from typing import Any

import pytest
from builders import ANBAR, BOTH, HALF, IRAQ, JUNE, PERCENT, SYRIA, Story, half_year, slot
from fakes import FakePattern, binding, partition, rule, subset
from msgspec import structs

from factcheck.check import merge, run
from factcheck.check.pattern import Role
from factcheck.errors import RuleError
from factcheck.model import Binding, Doubt, Evidence, Finding, Interval, Rule, Term

EXCEED = rule(
    headline="{part} in {part.place} cannot fit in {whole} for {whole.place}",
    labels={"whole": "whole: {value}", "part": "part: {value}"},
)
SUM = rule("partition", "sum(parts) == whole", "parts-do-not-sum", headline="{parts} do not make {whole}", labels={"whole": "sum: {value}"})
EMPTY = rule("subset", "not same(part, whole)", "part-equals-whole", when="sum(others) > 0", headline="{part} leaves nothing for {others}")


def findings(story: Story, rules: list[Rule], *patterns: FakePattern) -> tuple[Finding, ...]:
    return run(story.document, story.extraction, rules, {pattern.name: pattern for pattern in patterns}).findings


def seed(**more: Any) -> tuple[Story, FakePattern, FakePattern]:
    """The half-year story with the bindings that a reader of it would make."""
    story = half_year()
    whole, syria, iraq = story.claims
    evidence = (Evidence("whole", story.find("in Iraq and Syria", 0)), Evidence("part", story.find("in Syria", 80)))
    return (
        story,
        subset(
            binding("subset", part=syria, whole=whole, others=[iraq], evidence=evidence, **more),
            binding("subset", part=iraq, whole=whole, others=[syria]),
        ),
        partition(binding("partition", whole=whole, parts=[iraq, syria])),
    )


def test_a_part_that_exceeds_its_whole() -> None:
    story, pattern, _ = seed(notes=("the period of the 90 comes from line 1",))
    (finding,) = findings(story, [EXCEED], pattern)
    assert (finding.rule, finding.verdict, finding.severity, finding.document) == ("parts-exceed-whole", "fail", "error", "story.txt")
    assert finding.headline == "90 operations in Syria cannot fit in 60 operations for Iraq and Syria"
    assert [(label.role, label.quote, label.text, label.primary, label.mark) for label in finding.labels] == [
        ("whole", "60", "whole: 60", True, "figure"),
        ("part", "90", "part: 90", False, "figure"),
        ("others", "60", "others: 60", False, "figure"),
        ("whole", "in Iraq and Syria", "", False, "scope"),
        ("part", "in Syria", "", False, "scope"),
    ]
    assert [label.at.line for label in finding.labels] == [1, 2, 3, 1, 2]
    assert finding.derivation.to_dict() == {
        "stated": "60 operations in Iraq and Syria", "computed": "90 operations in Syria", "difference": "30 too few", "addends": [],
    }  # fmt: skip
    assert finding.notes == ("the period of the 90 comes from line 1",)


def test_a_sum_shows_its_arithmetic_and_each_repair() -> None:
    story, _, pattern = seed()
    (finding,) = findings(story, [SUM], pattern)
    assert finding.headline == "60 in Iraq and 90 in Syria do not make 60 operations"
    assert finding.derivation.to_dict() == {
        "stated": "60 operations in Iraq and Syria",
        "computed": "Iraq 60 + Syria 90 = 150",
        "difference": "90 too few",
        "addends": ["Iraq 60 (line 3)", "Syria 90 (line 2)"],
    }
    assert [(s.rank, [(e.at.line, e.replacement) for e in s.edits]) for s in finding.suggestions] == [(1, [(1, "150")])]
    assert "no evidence" in finding.suggestions[0].why


def test_a_part_that_leaves_nothing_for_the_others() -> None:
    story, pattern, _ = seed()
    (finding,) = findings(story, [EMPTY], pattern)
    assert finding.headline == "60 operations leaves nothing for 90 operations"
    assert finding.derivation.difference == "none: the same figure"
    assert finding.derivation.addends == ("Iraq 60 (line 3)", "Iraq and Syria 60 (line 1)", "Syria 90 (line 2)")
    assert finding.suggestions == ()


def test_three_rules_over_the_same_figures_are_one_finding() -> None:
    story, first, second = seed(doubts=(Doubt("reading", "or the allies are in Syria"),))
    raw = findings(story, [EMPTY, EXCEED, SUM], first, second)
    assert len(raw) == 3
    (merged,) = merge(raw)
    assert (merged.rule, merged.severity) == ("part-equals-whole", "error")
    story, first, second = seed()
    (merged,) = merge(findings(story, [EMPTY, EXCEED, SUM], first, second))
    assert (merged.rule, [also.rule for also in merged.also]) == ("parts-exceed-whole", ["part-equals-whole", "parts-do-not-sum"])
    assert [label.at.line for label in merged.labels if label.mark == "figure"] == [1, 2, 3]
    assert sum(label.primary for label in merged.labels) == 1
    assert merge([merged]) == (merged,)
    # 90 cut to 60, or 60 raised to 90, would mend the first rule alone. The words may be wrong instead: "and Syria" behind the total,
    # or the place of the 90, which may be the total itself.
    repairs = [[(edit.at.line, edit.replacement) for edit in suggestion.edits] for suggestion in merged.suggestions]
    assert repairs == [[(1, "150")], [(1, "")], [(1, "90"), (2, "in Iraq and Syria")]]
    deleted = merged.suggestions[1].edits[0].at
    assert story.document.source[deleted.start : deleted.end] == " and Syria"
    # The sum tells more than two figures against each other.
    assert merged.derivation.computed == "Iraq 60 + Syria 90 = 150"


def test_no_place_is_left_out_where_a_figure_for_the_other_one_differs() -> None:
    story = Story("They ran 60 operations in Iraq and Syria.\nThey ran 90 operations in Syria.\nThey ran 50 operations in Iraq.\n")
    whole = story.claim("60", place=slot((IRAQ, SYRIA), span=story.find("Iraq and Syria")))
    part = story.claim("90", place=slot((SYRIA,), span=story.find("Syria", 1)))
    other = story.claim("50", place=slot((IRAQ,), span=story.find("Iraq", 1)))
    pattern = subset(binding("subset", whole=whole, part=part, others=[other]))
    (finding,) = findings(story, [EXCEED], pattern)
    assert all(edit.replacement for suggestion in finding.suggestions for edit in suggestion.edits)


def test_merging_leaves_other_figures_and_suppressed_findings_alone() -> None:
    from factcheck.model import Suppressed

    story, first, second = seed()
    raw = findings(story, [EXCEED, SUM], first, second)
    away = [
        structs.replace(label, at=structs.replace(label.at, start=label.at.start + 900, end=label.at.end + 900)) for label in raw[0].labels
    ]
    elsewhere = structs.replace(raw[0], labels=tuple(away))
    assert len(merge([*raw, elsewhere])) == 2
    hushed = structs.replace(raw[0], suppressed=Suppressed("comment", None, None))
    assert [finding.rule for finding in merge([hushed, raw[1]])] == [raw[0].rule, raw[1].rule]


def test_two_faults_that_share_one_figure_in_different_parts_stay_apart() -> None:
    story = Story("12 raids in May, 40 in June, 30 in the half year, 9 in the year.")
    may, june, half, year = (story.claim(quote, place=IRAQ) for quote in ("12", "40", "30", "9"))
    labels = {"part": "{value}"}
    pattern = subset(
        binding("subset", part=june, whole=half), binding("subset", part=half, whole=year), binding("subset", part=may, whole=year)
    )
    merged = merge(findings(story, [rule(labels=labels)], pattern))
    assert [[label.quote for label in finding.labels] for finding in merged] == [["12", "9"], ["40", "30"], ["30", "9"]]


@pytest.mark.parametrize(
    ("doubts", "verdict", "severity"),
    [
        ((), "fail", "error"),
        ((Doubt("reading", "r"),), "review", "warning"),
        ((Doubt("unknown", "u"),), "fail", "warning"),
        ((Doubt("unknown", "u"), Doubt("quotation", "q")), "fail", "note"),
    ],
)
def test_doubts_lower_the_severity_and_are_told(doubts: tuple[Doubt, ...], verdict: str, severity: str) -> None:
    story, pattern, _ = seed(doubts=doubts)
    (finding,) = findings(story, [EXCEED], pattern)
    assert (finding.verdict, finding.severity) == (verdict, severity)
    assert finding.notes == tuple(doubt.text for doubt in doubts)


def test_below_a_note_nothing_is_told() -> None:
    story, pattern, _ = seed(doubts=(Doubt("unknown", "u"),))
    assert findings(story, [structs.replace(EXCEED, severity="note")], pattern) == ()


def test_a_quoted_figure_is_one_level_down_even_if_the_pattern_is_silent_on_it() -> None:
    story = Story("“We ran 90 in Syria.”\nThey ran 60 in Iraq and Syria.")
    part, whole = story.claim("90", quoted=True), story.claim("60")
    (finding,) = findings(story, [EXCEED], subset(binding("subset", part=part, whole=whole)))
    assert finding.severity == "warning"
    assert "quotation" in finding.notes[0]


def test_only_a_soft_bound() -> None:
    story = Story("More than 300 fell, 500 by another count.")
    more = story.claim("300", modifier="more-than")
    vague = structs.replace(more.quantity, value=Interval(more.quantity.value.low, None, True, soft_high=more.quantity.value.low + 75))
    more = structs.replace(more, quantity=vague)
    pattern = subset(binding("subset", part=story.claim("500"), whole=more))
    (finding,) = findings(story, [rule(check="part == whole")], pattern)
    assert (finding.severity, finding.notes) == ("warning", ("only the usual sense of the words is exceeded, not their strict sense",))


@pytest.mark.parametrize(("tolerance", "found"), [("printed", 0), ("exact", 1), ("0.01", 0), ("0.2", 0)])
def test_tolerance(tolerance: str, found: int) -> None:
    story = Story("12,400 of some 12,000.")
    part = story.claim("12,400", low=12_350, high=12_450, step=100)
    whole = story.claim("12,000", low=11_500, high=12_500, step=1000)
    assert len(findings(story, [rule(tolerance=tolerance)], subset(binding("subset", part=part, whole=whole)))) == found


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({}, 1),
        ({"*": {"measure": ("*",)}}, 1),
        ({"*": {"measure": ("killed",)}}, 1),
        ({"*": {"measure": ("casualties",)}}, 1),
        ({"*": {"measure": ("arrested",)}}, 0),
        ({"part": {"measure": ("arrested", "killed")}}, 1),
        ({"part": {"counted": ("soldiers",)}}, 1),
        ({"part": {"counted": ("soldier",)}}, 0),
        ({"whole": {"unit": ("percentage",)}}, 0),
        ({"whole": {"form": ("digits",)}, "*": {"status": ("count",)}}, 1),
        ({"whole": {"action": ("*",)}}, 1),
        ({"whole": {"action": ("kill",)}}, 0),
    ],
)
def test_where(where: dict[str, dict[str, tuple[str, ...]]], found: int) -> None:
    story = Story("9 young soldiers of 5.")
    part, whole = story.claim("9", measure="killed", counted="young Soldiers"), story.claim("5", measure="killed")
    assert len(findings(story, [rule(where=where)], subset(binding("subset", part=part, whole=whole)))) == found


def test_a_guard_must_be_certain_and_bindings_are_counted() -> None:
    story, pattern, _ = seed()
    patterns = {"subset": pattern}
    for guard, findings_, checked in ((None, 1, 2), ("part > 0", 1, 2), ("part > 80", 1, 1), ("part / (whole - 60) > 1", 0, 0)):
        outcome = run(story.document, story.extraction, [structs.replace(EXCEED, when=guard)], patterns)
        assert (len(outcome.findings), outcome.checked) == (findings_, checked)


def test_a_pattern_is_bound_once_for_all_its_rules() -> None:
    story, pattern, _ = seed()
    fine = structs.replace(EXCEED, check="part <= 1000")
    assert findings(story, [fine, structs.replace(fine, id="another-name")], pattern) == ()
    assert pattern.calls == 1


def test_an_optional_role_that_a_rule_mentions_must_be_bound() -> None:
    story = half_year()
    whole, syria, _ = story.claims
    pattern = subset(binding("subset", part=syria, whole=whole))
    assert len(findings(story, [EXCEED], pattern)) == 1
    assert findings(story, [rule(headline="{part} beside {others}")], pattern) == ()
    assert findings(story, [EMPTY], pattern) == ()


def test_computed_values_and_the_repair_of_a_percentage() -> None:
    story = Story("Sales rose 60% from 100 to 150.")
    delta, before, after = story.claim("60%", 60, unit=PERCENT, low=59, high=61), story.claim("100"), story.claim("150")
    pattern = FakePattern("change", (Role("before", ""), Role("after", ""), Role("delta", "")), (Role("change", ""),))
    fifty = Term("50%", Interval(before.quantity.value.low / 2, before.quantity.value.low / 2))
    pattern.bindings = (Binding("change", {"before": (before,), "after": (after,), "delta": (delta,)}, {"change": fifty}),)
    wrong = rule(
        "change", "change == delta", "change-is-wrong", headline="{before} to {after} is {change}, not {delta}", labels={"delta": "{value}"}
    )
    (finding,) = findings(story, [wrong], pattern)
    assert finding.headline == "100 operations to 150 operations is 50%, not 60%"
    assert (finding.derivation.stated, finding.derivation.computed, finding.derivation.difference) == ("60%", "50%", "10 points too high")
    assert [(e.replacement, s.rank) for s in finding.suggestions for e in s.edits] == [("50%", 1)]


def test_a_formula_is_written_out() -> None:
    story = Story("Sales rose 60% from 100 to 150.")
    delta, before, after = story.claim("60%", 60, unit=PERCENT), story.claim("100"), story.claim("150")
    pattern = FakePattern("change", (Role("before", ""), Role("after", ""), Role("delta", "")))
    pattern.bindings = (binding("change", before=before, after=after, delta=delta),)
    check = "(after - before) / before * 100 == delta"
    (finding,) = findings(story, [rule("change", check, "change-is-wrong", labels={"delta": "{value}"})], pattern)
    assert finding.derivation.computed == "((150 − 100) ÷ 100) × 100 = 50%"


def test_a_margin_is_no_part_of_the_arithmetic() -> None:
    story = Story("Sales rose 60% from 1,000 to 1,500.")
    delta = story.claim("60%", 60, unit=PERCENT, low=59, high=61)
    before, after = story.claim("1,000", low=950, high=1050), story.claim("1,500", low=1450, high=1550)
    pattern = FakePattern("change", (Role("before", ""), Role("after", ""), Role("delta", "")), (Role("change", ""),))
    about_half = Term("48 to 52%", Interval(delta.quantity.stated[0] - 12, delta.quantity.stated[0] - 8))
    pattern.bindings = (binding("change", {"change": about_half}, before=before, after=after, delta=delta),)
    check = "abs(change - delta) <= max(1, 0.02 * delta)"
    (finding,) = findings(story, [rule("change", check, "change-is-wrong", labels={"delta": "{value}"})], pattern)
    told = {"stated": "60%", "computed": "48 to 52%", "difference": "at least 8 points too high", "addends": []}
    assert finding.derivation.to_dict() == told
    assert finding.severity == "error"
    assert [edit.replacement for suggestion in finding.suggestions for edit in suggestion.edits] == ["50%"]


def test_a_sum_of_a_part_and_others_tells_them_apart() -> None:
    story, pattern, _ = seed()
    together = rule(check="part + sum(others) <= whole", when="same(part, whole)", labels={"whole": "whole: {value}"})
    (finding,) = findings(story, [together], pattern)
    assert (finding.derivation.stated, finding.derivation.computed) == ("60 operations in Iraq and Syria", "Iraq 60 + Syria 90 = 150")


def test_words_are_marked_and_never_edited() -> None:
    story = Story("It happened on Wednesday, 16 July 2024.")
    weekday, date = story.term("Wednesday", 3), story.term("16 July 2024", 738_000)
    pattern = FakePattern("calendar", (Role("weekday", ""), Role("date", "")), (Role("actual", ""),))
    pattern.bindings = (
        binding(
            "calendar", {"actual": Term("Tuesday", Interval(weekday.value.low - 1, weekday.value.low - 1))}, weekday=weekday, date=date
        ),
    )  # type: ignore[operator]
    wrong = rule("calendar", "weekday == actual", "weekday-is-wrong", headline="{date} was a {actual}, not a {weekday}")
    (finding,) = findings(story, [wrong], pattern)
    assert finding.headline == "16 July 2024 was a Tuesday, not a Wednesday"
    assert [(label.quote, label.claim, label.primary) for label in finding.labels] == [
        ("Wednesday", None, True),
        ("16 July 2024", None, False),
    ]
    assert (finding.derivation.stated, finding.derivation.computed, finding.derivation.difference) == (
        "Wednesday",
        "Tuesday",
        "the two do not agree",
    )
    assert finding.suggestions == ()


def test_events_on_two_days() -> None:
    story = Story("The attack came on Monday.\nThe attack came the night before last.")
    first = story.mention("on Monday", "attack", JUNE)
    second = story.mention("the night before last", "attack", structs.replace(HALF, end=HALF.start))
    pattern = FakePattern("occurrence", (Role("first", ""), Role("second", "")), (), (binding("occurrence", first=first, second=second),))
    (finding,) = findings(story, [rule("occurrence", "first == second", "dates-disagree", headline="{first} or {second}")], pattern)
    assert finding.headline == "attack (June 2024) or attack (1 January 2024)"
    assert finding.derivation.difference == "152 days apart"


def test_fingerprints_outlive_a_new_paragraph_and_change_with_the_figure() -> None:
    def prints(text: str, figure: str = "90") -> list[str]:
        story = Story(text)
        part, whole = story.claim(figure, place=SYRIA, period=HALF), story.claim("60", place=BOTH, period=HALF)
        again = story.claim(figure, place=SYRIA, period=HALF) if text.count(figure) > 1 else None
        bound = [binding("subset", part=part, whole=whole), *([binding("subset", part=again, whole=whole)] if again else [])]
        return [finding.fingerprint for finding in findings(story, [EXCEED], subset(*bound))]

    (before,) = prints("It ran 90 in Syria, 60 in all.")
    assert (len(before), prints("A new paragraph.\n\nIt ran 90 in Syria, 60 in all.")) == (16, [before])
    assert prints("It ran 91 in Syria, 60 in all.", "91") != [before]
    twice = prints("It ran 90 in Syria, 60 in all, and 90 again.")
    assert (twice[0], len(set(twice))) == (before, 2)


def test_the_same_figures_bound_twice_are_told_once_and_firmly() -> None:
    story = half_year()
    whole, syria, _ = story.claims
    doubtful = binding("subset", part=syria, whole=whole, doubts=(Doubt("reading", "r"),))
    (finding,) = findings(story, [EXCEED], subset(doubtful, binding("subset", part=syria, whole=whole)))
    assert finding.verdict == "fail"


def test_findings_come_in_text_order_whatever_the_order_of_rules() -> None:
    story = Story("9 of 5 in Anbar.\n8 of 4 in Iraq.")
    a, b, c, d = (story.claim(quote, place=place) for quote, place in (("9", ANBAR), ("5", IRAQ), ("8", ANBAR), ("4", IRAQ)))
    pattern = subset(binding("subset", part=c, whole=d), binding("subset", part=a, whole=b))
    other = structs.replace(EXCEED, id="another-fault")
    orders = [[(f.rule, f.labels[0].quote) for f in findings(story, rules, pattern)] for rules in ([EXCEED, other], [other, EXCEED])]
    assert orders[0] == orders[1]
    assert [quote for _, quote in orders[0]] == ["5", "5", "4", "4"]


def test_a_rule_made_by_hand_that_does_not_fit_is_refused() -> None:
    story, pattern, _ = seed()
    with pytest.raises(RuleError, match="hole"):
        findings(story, [rule(check="part <= hole")], pattern)
