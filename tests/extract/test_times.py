"""Time phrases over tokens."""

import datetime as dt
import time

import pytest
from factcheck.extract.times import read_times
from factcheck.extract.tokens import tokenize
from factcheck.model import Period, Sentence, Span
from hypothesis import given
from hypothesis import strategies as st

WEDNESDAY = dt.date(2024, 7, 17)
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def tokens_of(text):
    return tokenize(Sentence(0, Span(0, len(text)), text, range(len(text)), range(1, len(text) + 1), 0, "body"))


def read(text, published=WEDNESDAY):
    """The mentions of a text, each with its words."""
    tokens = tokens_of(text)
    return [(text[tokens[m.first].start : tokens[m.last].end], m) for m in read_times(tokens, published)]


def whens(text, published=WEDNESDAY):
    return [(words, span(m.period)) for words, m in read(text, published) if m.kind == "period"]


def numbers(text):
    tokens = tokens_of(text)
    return [tokens[n].text for m in read_times(tokens, WEDNESDAY) for n in m.numbers]


def span(period):
    if period is None:
        return None
    mark = "" if period.exact else "~"
    return f"{period.start or ''}/{period.end or ''}{mark}"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # from the day of publication
        ("It was reported yesterday.", "yesterday", "2024-07-16/2024-07-16"),
        ("They met today.", "today", "2024-07-17/2024-07-17"),
        ("It fell last night.", "last night", "2024-07-16/2024-07-16"),
        ("Rain fell overnight.", "overnight", "2024-07-16/2024-07-17~"),
        ("It came the night before yesterday.", "the night before yesterday", "2024-07-15/2024-07-15"),
        ("It came the night before last.", "the night before last", "2024-07-15/2024-07-15"),
        ("It came the day before yesterday.", "the day before yesterday", "2024-07-15/2024-07-15"),
        ("It opens the day after tomorrow.", "the day after tomorrow", "2024-07-19/2024-07-19"),
        # weekdays
        ("It was hit last Tuesday night.", "last Tuesday night", "2024-07-16/2024-07-16"),
        ("It was hit on Tuesday.", "Tuesday", "2024-07-16/2024-07-16"),
        ("It was hit on Wednesday.", "Wednesday", "2024-07-17/2024-07-17"),
        ("It was hit last Wednesday.", "last Wednesday", "2024-07-10/2024-07-10"),
        ("It was hit on Thursday evening.", "Thursday evening", "2024-07-11/2024-07-11"),
        ("The council will meet on Thursday.", "Thursday", "2024-07-18/2024-07-18"),
        ("They meet next Tuesday.", "next Tuesday", "2024-07-23/2024-07-23"),
        ("It came on Monday last week.", "Monday last week", "2024-07-08/2024-07-08"),
        ("Early Tuesday it rained.", "Early Tuesday", "2024-07-16/2024-07-16"),
        # written days
        ("It began on July 16.", "July 16", "2024-07-16/2024-07-16"),
        ("It began on 16 July.", "16 July", "2024-07-16/2024-07-16"),
        ("It began on the 16th of July.", "the 16th of July", "2024-07-16/2024-07-16"),
        ("It began on July 16, 2021, at sea.", "July 16, 2021", "2021-07-16/2021-07-16"),
        ("It began on Jan. 5.", "Jan. 5", "2024-01-05/2024-01-05"),
        ("It began on Nov. 5.", "Nov. 5", "2023-11-05/2023-11-05"),
        ("It began on 2024-07-17.", "2024-07-17", "2024-07-17/2024-07-17"),
        ("It began on 17/07/2024.", "17/07/2024", "2024-07-17/2024-07-17"),
        ("It began on 07/17/2024.", "07/17/2024", "2024-07-17/2024-07-17"),
        ("It began on 17.07.2024.", "17.07.2024", "2024-07-17/2024-07-17"),
        ("It began on 05/07/2024.", "05/07/2024", None),
        ("It ran from 16 to 18 July.", "from 16 to 18 July", "2024-07-16/2024-07-18"),
        ("It ran on July 16-18, 2021.", "July 16-18, 2021", "2021-07-16/2021-07-18"),
        ("It ran between 5 and 9 May 2021.", "between 5 and 9 May 2021", "2021-05-05/2021-05-09"),
        ("It ran from 28 June to 3 July 2021.", "from 28 June to 3 July 2021", "2021-06-28/2021-07-03"),
        # months
        ("They met in January.", "January", "2024-01-01/2024-01-31"),
        ("They met in October.", "October", "2023-10-01/2023-10-31"),
        ("They will meet in October.", "October", "2024-10-01/2024-10-31"),
        ("They met last January.", "last January", "2024-01-01/2024-01-31"),
        ("They met last July.", "last July", "2023-07-01/2023-07-31"),
        ("They met during this August.", "this August", "2024-08-01/2024-08-31"),
        ("They met in January 2021.", "January 2021", "2021-01-01/2021-01-31"),
        ("They met between January and June 2024.", "between January and June 2024", "2024-01-01/2024-06-30"),
        ("They met from January to June 2024.", "from January to June 2024", "2024-01-01/2024-06-30"),
        ("They met from November to June 2024.", "from November to June 2024", "2023-11-01/2024-06-30"),
        ("The January-June 2021 figures.", "January-June 2021", "2021-01-01/2021-06-30"),
        # parts
        ("At the end of last January it fell.", "the end of last January", "2024-01-25/2024-01-31~"),
        ("It fell in mid-October.", "mid-October", "2023-10-11/2023-10-20~"),
        ("It fell since the middle of October.", "since the middle of October", "2023-10-15/2024-07-17~"),
        ("It fell since mid-October.", "since mid-October", "2023-10-15/2024-07-17~"),
        ("It fell in early 2023.", "early 2023", "2023-01-01/2023-04-30~"),
        ("It fell late last year.", "late last year", "2023-09-01/2023-12-31~"),
        ("It fell in the first half of 2024.", "the first half of 2024", "2024-01-01/2024-06-30"),
        ("It fell in the first half of this year.", "the first half of this year", "2024-01-01/2024-06-30"),
        ("It fell in the second half of last year.", "the second half of last year", "2023-07-01/2023-12-31"),
        ("The first three months of the year were dry.", "The first three months of the year", "2024-01-01/2024-03-31"),
        ("The last three months of 2023 were dry.", "The last three months of 2023", "2023-10-01/2023-12-31"),
        ("In the first quarter of 2024 it fell.", "the first quarter of 2024", "2024-01-01/2024-03-31"),
        ("In Q1 2024 it fell.", "Q1 2024", "2024-01-01/2024-03-31"),
        ("The 2024 first-half results are out.", "2024 first-half", "2024-01-01/2024-06-30"),
        ("The whole of 2023 was dry.", "The whole of 2023", "2023-01-01/2023-12-31"),
        ("Third-quarter profit fell.", "Third-quarter", "2023-07-01/2023-09-30~"),
        # years and longer
        ("It began in 2022.", "2022", "2022-01-01/2022-12-31"),
        ("In calendar 2021 it fell.", "calendar 2021", "2021-01-01/2021-12-31"),
        ("It ran from 2014 to 2017.", "from 2014 to 2017", "2014-01-01/2017-12-31"),
        ("Between 1600 and 1900 it fell.", "Between 1600 and 1900", "1600-01-01/1900-12-31"),
        ("The 2019-2021 drought.", "2019-2021", "2019-01-01/2021-12-31"),
        ("It fell in 2024-25.", "2024-25", "2024-04-01/2025-03-31~"),
        ("It fell in 2024/25.", "2024/25", "2024-04-01/2025-03-31~"),
        ("The year to March 2021 was dry.", "The year to March 2021", "2020-04-01/2021-03-31"),
        ("The year ending 31 March 2021 was dry.", "The year ending 31 March 2021", "2020-04-01/2021-03-31"),
        ("In the six months ended June 30, 2021, it fell.", "the six months ended June 30, 2021", "2021-01-01/2021-06-30"),
        ("The week ending 19 May 2024 was dry.", "The week ending 19 May 2024", "2024-05-13/2024-05-19"),
        ("In the 1990s it fell.", "the 1990s", "1990-01-01/1999-12-31"),
        ("In the '90s it fell.", "'90s", "1990-01-01/1999-12-31"),
        ("In the mid-1990s it fell.", "the mid-1990s", "1994-01-01/1996-12-31~"),
        ("A 19th-century house.", "19th-century", "1801-01-01/1900-12-31~"),
        # this, last, past
        ("It fell this year.", "this year", "2024-01-01/2024-12-31"),
        ("It fell last year.", "last year", "2023-01-01/2023-12-31"),
        ("It fell last month.", "last month", "2024-06-01/2024-06-30"),
        ("It fell last week.", "last week", "2024-07-08/2024-07-14~"),
        ("It fell over the past month.", "the past month", "2024-06-17/2024-07-17~"),
        ("It fell in the past two years.", "the past two years", "2022-07-17/2024-07-17~"),
        ("It fell in the last 24 hours.", "the last 24 hours", "2024-07-16/2024-07-17~"),
        ("It fell so far this year.", "so far this year", "2024-01-01/2024-07-17"),
        ("It fell over the weekend.", "the weekend", "2024-07-13/2024-07-14~"),
        ("It fell two days ago.", "two days ago", "2024-07-15/2024-07-15"),
        ("It fell two weeks ago.", "two weeks ago", "2024-06-30/2024-07-06~"),
        ("It fell three years ago.", "three years ago", "2021-01-01/2021-12-31~"),
        ("It fell last summer.", "last summer", "2023-06-01/2023-08-31~"),
        ("It snowed this winter.", "this winter", "2023-12-01/2024-02-29~"),
        ("The fall of 2021 was dry.", "The fall of 2021", "2021-09-01/2021-11-30~"),
        ("On Christmas Day it snowed.", "Christmas Day", "2023-12-25/2023-12-25"),
        ("On New Year's Eve 2021 it snowed.", "New Year's Eve 2021", "2021-12-31/2021-12-31"),
        # bounds
        ("Since January it fell.", "Since January", "2024-01-01/2024-07-17"),
        ("Since 2014 it fell.", "Since 2014", "2014-01-01/2024-07-17"),
        ("Since Monday it fell.", "Since Monday", "2024-07-15/2024-07-17"),
        ("It must fall by 2030.", "by 2030", "/2030-12-31"),
        ("It fell until March.", "until March", "/2024-03-31~"),
        ("It fell before 2020.", "before 2020", "/2019-12-31~"),
        ("It fell after 2014.", "after 2014", "2015-01-01/2024-07-17~"),
    ],
)
def test_a_phrase_and_its_period(text, words, expected):
    assert whens(text) == [(words, expected)]


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
    ],
)
def test_words_that_only_look_like_times(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It happened in 2019.",
        "Since 1985 it grew.",
        "The 2019 election was close.",
        "The 2022 World Cup was hot.",
        "It passed its 2015 peak.",
        "Sales (2021) rose.",
        "In 2020 people stayed at home.",
        "Growth of 5% in 2019, before 4% in 2020.",
        "After an active 2017 it slowed.",
        "A survey of 2017 found it.",
        "The firm's 2018 sales jumped.",
        "It was the best year since listing in 2016.",
        "Post-2003 rules apply.",
        "In November 2019 it closed.",
        "In the 2016 elections they lost.",
        "The pre-2014 border.",
        "It rose in 2019, 2020 and 2021.",
        "It reached 5% in 2025 and 2030.",
        "The 2008 attacks shook it.",
        "By 2050 it will be gone.",
        "2022's rout was worse.",
        "Compared with 2019, it fell.",
        "The summer of 1990 was hot.",
        "Fiscal 2024 was good.",
        "It fell in 1850.",
        "Up 3% from 2018.",
        "It rose 5% over 2023.",
        "Tokyo 2020 was late.",
    ],
)
def test_four_digits_that_are_a_year(text):
    expected = [token.text for token in tokens_of(text) if token.kind == "number" and len(token.text) == 4]
    assert [n for n in numbers(text) if len(n) == 4] == expected


@pytest.mark.parametrize(
    "text",
    [
        "There were 2,024 people.",
        "There were 2024 people.",
        "About 2000 soldiers left.",
        "It sent 2000 troops.",
        "It costs $2000.",
        "It turns at 2000 rpm.",
        "The 1520 sq m centre opened.",
        "Nearly 2000 came.",
        "They built 1800 new homes.",
        "It is 2000 km away.",
        "More than 2000 were hurt.",
        "A 1500-metre race.",
        "At least 1950 died.",
        "He lives at 1600 Birch Avenue.",
        "It employs 1900 workers.",
        "Some 2000 Americans live there.",
        "It grew to 1500.",
        "Of 2000 people, half agreed.",
        "It has 2000m of rope.",
        "It cost 1800 euros.",
        "A 2000 kg bomb.",
    ],
)
def test_four_digits_that_are_a_count(text):
    assert [n for n in numbers(text) if len(n.replace(",", "")) == 4] == []


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
        ("July and August were dry in Norwich.", ["2023-07-01/2023-07-31", "2023-08-01/2023-08-31"]),
        ("In May and June 2021 it fell.", ["2021-05-01/2021-05-31", "2021-06-01/2021-06-30"]),
        ("In 2014 and 2015 it fell.", ["2014-01-01/2014-12-31", "2015-01-01/2015-12-31"]),
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


@given(st.lists(_WORDS, max_size=30))
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
    def seconds(count):
        tokens = tokens_of(piece * count)
        start = time.perf_counter()
        read_times(tokens, WEDNESDAY)
        return time.perf_counter() - start

    seconds(50)
    assert min(seconds(2000) for _ in range(3)) < 40 * max(min(seconds(200) for _ in range(3)), 1e-4)
