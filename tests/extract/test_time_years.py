"""Whether four digits are a year or a count."""

import pytest
from time_reading import numbers, tokens_of


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
        "In the 2004 and 2005 seasons they won.",
        "Between 1600 and 1900 world temperatures fell.",
        "The Film Fest 2019 continues.",
        "It happened in1996.",
        "Called 2019-nCoV at first.",
        "It will rise by 2120.",
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
