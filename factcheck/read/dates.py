"""Full dates as metadata and datelines write them: "2024-07-17", "17 July 2024", "July 17, 2024". Half a date is no date."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY_NAME = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?[ ])?"
DATE = re.compile(
    rf"""{_DAY_NAME}(?:
        (?P<iso> (?<!\d) \d{{4}}-\d{{2}}-\d{{2}} (?!\d) )
      | (?<!\d) (?P<day1> \d{{1,2}} ) (?:st|nd|rd|th)? [ ] (?P<month1> {_MONTH} ) ,? [ ] (?P<year1> \d{{4}} ) (?!\d)
      | (?<!\w) (?P<month2> {_MONTH} ) [ ] (?P<day2> \d{{1,2}} ) (?:st|nd|rd|th)? ,? [ ] (?P<year2> \d{{4}} ) (?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?!\d)")


def of_match(match: re.Match[str]) -> dt.date | None:
    """The day that a match of DATE names, None if there is no such day."""
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    else:
        side = "1" if match["day1"] else "2"
        year, day = int(match["year" + side]), int(match["day" + side])
        month = _MONTHS.index(match["month" + side][:3].lower()) + 1
    return _day(year, month, day)


def parse_date(value: object) -> dt.date | None:
    """The day in a metadata value: a date, a datetime (its own calendar day, whatever the zone) or a string; None if there is none."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = str(value).strip()[:80]
    match = DATE.search(text)
    if match:
        return of_match(match)
    compact = _COMPACT.match(text)
    return _day(*(int(part) for part in compact.groups())) if compact else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
