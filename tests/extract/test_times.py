"""Time phrases over tokens."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from time_reading import WEDNESDAY, numbers, read, tokens_of, whens

from counted_steps import steps
from factcheck.extract.times.reading import read_times
from factcheck.model import Period

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def test_without_a_day_of_publication_relative_times_are_found_but_unresolved():
    for text in ("It fell yesterday.", "It fell on Tuesday.", "It fell in January.", "It fell last week.", "It fell two weeks ago."):
        [(_, mention)] = read(text, None)
        assert mention.kind == "period"
        assert mention.period is None
    assert whens("It fell in January 2021.", None) == [("January 2021", "2021-01-01/2021-01-31")]


@pytest.mark.parametrize(
    ("text", "words", "weekday", "date"),
    [
        ("On Monday, 14 May 2024, it fell.", "Monday, 14 May 2024", 1, "2024-05-14"),
        ("Thursday July 21, 2015", "Thursday July 21, 2015", 4, "2015-07-21"),
        ("It fell on 14 May 2024, a Monday.", "14 May 2024, a Monday", 1, "2024-05-14"),
        ("It fell on May 14, 2024 (Tuesday).", "May 14, 2024 (Tuesday)", 2, "2024-05-14"),
        ("May 14, 2024 was a Tuesday.", "May 14, 2024 was a Tuesday", 2, "2024-05-14"),
        ("Sun., Dec. 3, 2023", "Sun., Dec. 3, 2023", 7, "2023-12-03"),
        ("Tuesday, the 16th of July", "Tuesday, the 16th of July", 2, "2024-07-16"),
        ("on Tuesday night, July 16,", "Tuesday night, July 16", 2, "2024-07-16"),
        ("Tuesday (July 16) was hot", "Tuesday (July 16)", 2, "2024-07-16"),
        ("on Tuesday at 9 a.m., July 16, 2024, in", "Tuesday at 9 a.m., July 16, 2024", 2, "2024-07-16"),
        ("Tuesday, from 10 a.m. to 4 p.m. on 16 July 2024", "Tuesday, from 10 a.m. to 4 p.m. on 16 July 2024", 2, "2024-07-16"),
        ("July 16, 2024, which was a Tuesday, and", "July 16, 2024, which was a Tuesday", 2, "2024-07-16"),
    ],
)
def test_a_weekday_and_its_date_are_one_mention(text, words, weekday, date):
    [(found, mention)] = read(text)
    assert (found, mention.weekday, mention.date) == (words, weekday, dt.date.fromisoformat(date))


def test_a_weekday_that_opens_a_range_is_not_the_date_s():
    (_, date), (words, days) = read("Open from 26 October 2007, Monday through Thursday.")
    assert (date.date, date.weekday) == (dt.date(2007, 10, 26), None)
    assert words == "Monday through Thursday"
    assert days.weekday is None
    assert [mention.weekday for _, mention in read("Monday through Thursday, October 26, 2007")][-1] is None


def test_a_date_without_year_says_so():
    [(_, assumed)] = read("It fell on Tuesday, July 16.")
    [(_, stated)] = read("It fell on Tuesday, July 16, 2024.")
    assert (assumed.year_assumed, stated.year_assumed) == (True, False)
    assert assumed.date == stated.date


def test_an_impossible_date_has_no_reading_and_an_ambiguous_one_two():
    [(_, mention)] = read("It fell on 31 June 2024.")
    assert (mention.date, mention.written.day, mention.written.month, mention.written.readings) == (None, 31, 6, ())
    [(_, mention)] = read("It fell on 05/07/2024.")
    assert mention.written.readings == (dt.date(2024, 7, 5), dt.date(2024, 5, 7))


@pytest.mark.parametrize("part", ["night", "evening", "morning", "afternoon"])
def test_the_part_of_the_day_is_kept(part):
    assert [m.part_of_day for _, m in read(f"It fell on Tuesday {part}.")] == [part]
    assert [m.part_of_day for _, m in read(f"It fell yesterday {part}.")] == [part]


@pytest.mark.parametrize(
    ("text", "words", "offset"),
    [
        ("It rose from 5 a year earlier.", "a year earlier", (-1, "year")),
        ("Three days later it fell.", "Three days later", (3, "day")),
        ("It fell in the same period.", "the same period", (0, "period")),
        ("It fell that month.", "that month", (0, "month")),
        ("It fell the previous week.", "the previous week", (-1, "week")),
        ("It fell the following day.", "the following day", (1, "day")),
        ("It rose on the same period last year.", "the same period last year", (-1, "year")),
        ("It rose from the year-ago quarter.", "the year-ago quarter", (-1, "year")),
        ("It rose from the same quarter of 2023.", "the same quarter of 2023", (2023, "in year")),
        ("It ran 44 in the same month of the previous year.", "the same month of the previous year", (-1, "year")),
        ("It fell the night before.", "the night before", (-1, "day")),
    ],
)
def test_anaphors(text, words, offset):
    [(found, mention)] = read(text)
    assert (found, mention.anaphor, mention.period, mention.offset) == (words, True, None, offset)


@pytest.mark.parametrize(
    ("text", "kind", "words", "figures"),
    [
        ("It began at 3 a.m. sharp.", "clock", "3 a.m.", ["3"]),
        ("It began at 14:30.", "clock", "14:30", ["14", "30"]),
        ("It began at 3.45pm.", "clock", "3.45pm", ["3.45"]),
        ("It began at 10:27 PM EDT.", "clock", "10:27 PM EDT", ["10", "27"]),
        ("It began at 0400 GMT.", "clock", "0400 GMT", ["0400"]),
        ("It ran from 3 to 4 p.m.", "clock", "3 to 4 p.m.", ["3", "4"]),
        ("It began at five o'clock.", "clock", "five o'clock", ["five"]),
        ("It began at half past three.", "clock", "half past three", ["half", "three"]),
        ("It began at noon.", "clock", "noon", []),
        ("It began at approximately 1845 hours.", "clock", "1845 hours", ["1845"]),
        ("It came between 0800 and 1700 hours.", "clock", "0800 and 1700 hours", ["0800", "1700"]),
        ("It runs for eight hours before needing power.", "duration", "eight hours", []),
        ("It lasted for three days.", "duration", "three days", []),
        ("It took two weeks.", "duration", "two weeks", []),
        ("It took 10 hours.", "duration", "10 hours", []),
        ("A two-day visit.", "duration", "two-day", []),
        ("He stayed for a year.", "duration", "a year", []),
        ("It costs $5 a year.", "frequency", "a year", []),
        ("It costs 5 euros per day.", "frequency", "per day", []),
        ("It pays each month.", "frequency", "each month", []),
        ("It pays every two weeks.", "frequency", "every two weeks", []),
        ("It pays daily.", "frequency", "daily", []),
        ("Open on Mondays.", "frequency", "Mondays", []),
    ],
)
def test_clocks_durations_and_frequencies(text, kind, words, figures):
    [(found, mention)] = read(text)
    assert (mention.kind, found) == (kind, words)
    assert numbers(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "May said it would help.",
        "The deal was backed by May.",
        "They may march on Monrovia.",
        "August Wilson wrote it.",
        "He sat on the fence.",
        "The Sunday Times wrote it.",
        "Black Friday sales rose.",
        "The sun rose.",
        "A second attack followed.",
        "A quarter of adults agreed.",
        "The 20-year-old left.",
        "She is 20 years old.",
        "They fall in price.",
        "The Daily Mail wrote it.",
        "One in five agreed.",
        "The score was 3:2.",
        "They lost in the quarter-finals.",
        "The first half-hour was dull.",
    ],
)
def test_words_that_only_look_like_times(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "attributive"),
    [
        ("The 2019 election was close.", True),
        ("It rose in 2019.", False),
        ("Saturday's attack was worse.", True),
        ("It came on Saturday.", False),
        ("The July 16 attack was worse.", True),
        ("It fell on July 16.", False),
    ],
)
def test_a_phrase_that_dates_a_noun_says_so(text, attributive):
    assert [mention.attributive for _, mention in read(text)] == [attributive]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May and September 2021 it fell.", ["2021-05-01/2021-05-31", "2021-09-01/2021-09-30"]),
        ("In 2014 and 2015 it fell by 5 and 6, respectively.", ["2014-01-01/2014-12-31", "2015-01-01/2015-12-31"]),
        ("In 2019, 2020 and 2021 it fell.", ["2019-01-01/2019-12-31", "2020-01-01/2020-12-31", "2021-01-01/2021-12-31"]),
        ("In 2012 and 2015 it fell.", ["2012-01-01/2012-12-31", "2015-01-01/2015-12-31"]),
        ("In June 12 people died.", ["2024-06-01/2024-06-30"]),
    ],
)
def test_lists(text, expected):
    assert [period for _, period in whens(text)] == expected


@pytest.mark.xfail(strict=True, reason="without a word of time beside it a sentence-initial May is taken for a name")
def test_may_as_subject():
    assert whens("May was dry.") == [("May", "2024-05-01/2024-05-31")]


@given(st.dates(dt.date(1700, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(range(6)))
def test_a_weekday_with_its_date_round_trips(day, form):
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    phrase = [
        f"{weekday}, {day.day} {month} {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"{weekday} {month} {day.day} {day.year}",
        f"{weekday[:3]}. {month[:3]} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}, a {weekday}",
        f"{weekday} {day.isoformat()}",
    ][form]
    [(words, mention)] = read(f"It fell on {phrase}.")
    assert (words, mention.weekday, mention.date, mention.year_assumed) == (phrase, day.isoweekday(), day, False)
    assert mention.period == Period(day, day)


_WORDS = st.sampled_from(
    [
        "the",
        "of",
        "end",
        "first",
        "last",
        "past",
        "since",
        "by",
        "between",
        "and",
        "to",
        "from",
        "in",
        "May",
        "March",
        "16",
        "2024",
        "2024-25",
        "half",
        "quarter",
        "three",
        "months",
        "week",
        "year",
        "ago",
        "Tuesday",
        ",",
        "(",
        ")",
        "-",
        "/",
        ":",
        "'s",
        "night",
        "before",
        "yesterday",
        "early",
        "mid",
        "a",
        "per",
        "every",
        "this",
        "next",
        "Q",
        "1",
        "90",
        "s",
        "th",
        "until",
        "fiscal",
        "summer",
        "Christmas",
        "Day",
    ]
)


@given(st.lists(_WORDS | st.integers(0, 99999).map(str), max_size=30))
def test_any_words_give_sorted_mentions_that_do_not_overlap(words):
    tokens = tokens_of(" ".join(words))
    last = -1
    for mention in read_times(tokens, WEDNESDAY):
        assert last < mention.first <= mention.last < len(tokens)
        assert all(mention.first <= number <= mention.last for number in mention.numbers)
        last = mention.last


@pytest.mark.parametrize(
    "piece", ["the end of ", "since ", "from January to ", "May and ", "2019, ", "first half of the ", "16/", "the year to "]
)
def test_hostile_repetition_stays_linear(piece):
    few, many = (steps(read_times, tokens_of(piece * count), WEDNESDAY) for count in (200, 2000))
    assert many < 12 * few
