"""Dates and clock times as people write them, and the order of day and month that a whole column speaks for.

No text is given to a guessing parser: "03/04" is 3 April unless the column itself shows that the month comes first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from courses.clock import to_local
from courses.i18n import _
from courses.imports.fold import key
from courses.imports.table import Cell
from courses.imports.values import ValueProblem, short

YearOf = Callable[[int, int], int]
"""From day and month to the year that is meant."""

_MONTHS = (
    ("januari", "january", "januar", "tammikuu"),
    ("februari", "february", "februar", "helmikuu"),
    ("mars", "march", "marz", "marts", "maerz", "maaliskuu"),
    ("april", "huhtikuu"),
    ("maj", "may", "mai", "toukokuu"),
    ("juni", "june", "kesakuu"),
    ("juli", "july", "heinakuu"),
    ("augusti", "august", "elokuu"),
    ("september", "syyskuu"),
    ("oktober", "october", "lokakuu"),
    ("november", "marraskuu"),
    ("december", "dezember", "desember", "joulukuu"),
)
_ISO = re.compile(r"(\d{4})\s*[-/.–]\s*(\d{1,2})\s*[-/.–]\s*(\d{1,2})")
_COMPACT = re.compile(r"(\d{4}|\d{2})(\d{2})(\d{2})")
_PARTS = re.compile(r"(\d{1,2})\s*([/.\-–])\s*(\d{1,2})(?:\s*[/.\-–' ]\s*(\d{4}|\d{2}))?\.?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?::[ae]|st|nd|rd|th)?[\s.\-]*(?:of\s+)?([^\W\d_]{3,9})[\s.,\-]*(\d{4}|\d{2})?")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(\d{4}))?")
_WEEKDAY = re.compile(
    r"^(?:den|on)?\s*(?:(?:m[åa]n|tis|ons|tors?|fre|l[öo]r|s[öo]n)(?:dag)?(?:en)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)?"
    r"[\s.,]*(?:den\s+)?(?=\S*\d|[^\W\d_]{3,9}\.?\s+\d)",
    re.IGNORECASE,
)
_CLOCK_END = re.compile(
    r"(?:\s+kl(?:ockan)?\.?\s*|\s*,\s*kl\.?\s*|[\sT]+|,\s*)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([apfe]\.?m\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_ZONES = {"CET": "+01:00", "CEST": "+02:00", "MEZ": "+01:00", "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00"}
_ZONE = re.compile(
    r"\s*\(?(?:(CES?T|MES?Z|EES?T)|(?:GMT|UTC)(?:\s?([+-]\d{1,2})(?::?(\d{2}))?)?)\)?(?:\s*\([^()]*\))?$", re.IGNORECASE
)
_CLOCK_FIRST = re.compile(
    r"(?:kl\.?\s*)?(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?)(?:\s*,\s*|\s+)(?:on\s+)?(?=.*[^\W\d_]{3}|\d{4}-)",
    re.IGNORECASE,
)
"""A clock time that stands before its day: "9:00am Thursday, October 1, 2026"."""
_CLOCK_SPAN = re.compile(r"(?<=[\s,])(\d{1,2}[:.]\d{2})\s*[-–—−]\s*\d{1,2}[:.]\d{2}$")
"""A clock time with the one at which it ends, after a day: the latter is no time zone, which stands without a space."""
_HOUR_END = re.compile(r"\s*,?\s*\bkl\.?\s*(\d{1,2})$", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:kl\.?|klockan|at|@)?\s*(\d{1,2})(?:[:.,h](\d{2}))?(?:[:.](\d{2}))?\s*(?:h|tiden)?\s*([apfe]\.?m\.?)?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:–|-|—|−|till|to|until|t\.o\.m\.)\s*", re.IGNORECASE)
_EXCEL_FIRST, _EXCEL_LAST = 20_000, 80_000
"""Serial days that can be dates: 1954 to 2119."""
_EPOCH = date(1899, 12, 30)


def _expected() -> str:
    return _("a date such as 2026-09-08")


def nearest_year(reference: date) -> YearOf:
    """Return a function that gives the year in which a day and month lie nearest to `reference`."""

    def year_of(day: int, month: int) -> int:
        years = (reference.year - 1, reference.year, reference.year + 1)
        return min(years, key=lambda year: abs((_safe(year, month, day) - reference).days))

    return year_of


def latest_year(today: date) -> YearOf:
    """Return a function that gives the year in which a day and month were last, `today` included."""

    def year_of(day: int, month: int) -> int:
        return today.year if _safe(today.year, month, day) <= today + timedelta(days=1) else today.year - 1

    return year_of


def _safe(year: int, month: int, day: int) -> date:
    return date(year, month, max(1, min(day, 28))) if 1 <= month <= 12 else date(year, 1, 1)


_LONG_LOG = 12
"""Fewer dates than this can stand in order by month and day by chance."""


def is_month_first(cells: Iterable[Cell]) -> bool:
    """Return whether a column of texts with `/` is month/day: its second parts pass 12 and its first never.

    Where neither passes 12 but only month/day makes a long log run in order of time, it is month/day too.
    """
    parts = _slashed(cells)
    first, second = any(p[0] > 12 for p in parts), any(p[1] > 12 for p in parts)
    if first or second:
        return second and not first
    if len(parts) < _LONG_LOG or not all(p[2] for p in parts):
        return False
    day_first = [(year, month, day) for day, month, year in parts]
    month_first = [(year, month, day) for month, day, year in parts]
    return day_first != sorted(day_first) and month_first == sorted(month_first)


def _slashed(cells: Iterable[Cell]) -> list[tuple[int, int, int]]:
    """Return the three numbers of the texts such as 3/4/26."""
    return [
        (int(m[1]), int(m[3]), int(m[4] or 0))
        for m in (_PARTS.match(cell) for cell in cells if isinstance(cell, str))
        if m and m[2] != "."
    ]


def tells_order(cells: Iterable[Cell]) -> bool:
    """Return whether a column of texts with `/` shows by a number above 12 which of day and month comes first."""
    return any((first > 12) != (second > 12) for first, second, _year in _slashed(cells))


def has_two_readings(cells: Iterable[Cell]) -> bool:
    """Return whether a column has texts with `/` that are different days when day and month change places."""
    return any(first != second and first <= 12 and second <= 12 for first, second, _year in _slashed(cells))


def day(cell: Cell, year_of: YearOf | None = None, *, month_first: bool = False) -> date:
    """Return the date in a cell; `year_of` gives the year where none is written, without it that is a problem."""
    if isinstance(cell, str) and len(cell) == 10 and cell[4] == "-" == cell[7]:
        try:
            return date.fromisoformat(cell)
        except ValueError as error:
            raise ValueProblem(_expected()) from error
    return moment(cell, year_of, month_first=month_first).date()


def moment(cell: Cell, year_of: YearOf | None = None, *, month_first: bool = False) -> datetime:
    """Return the date and clock time in a cell, midnight where no time is written, as Swedish local time."""
    if isinstance(cell, datetime):
        return cell.replace(microsecond=0, tzinfo=None)
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 – local time is naive here
    if isinstance(cell, (bool, time)) or cell is None:
        raise ValueProblem(_expected())
    if isinstance(cell, int | float):
        return _from_number(cell)
    value = short(cell).strip(" .,")
    if first := _CLOCK_FIRST.match(value):
        value = f"{value[first.end() :]} {first[1]}"
    if span := _CLOCK_SPAN.search(value):
        value = value[: span.end(1)]
    clock, zone, rest = _clock_at_end(_with_offset(value))
    found = _day(_WEEKDAY.sub("", rest).strip(" .,"), year_of, month_first)
    at = datetime.combine(found, clock)
    return to_local(datetime.fromisoformat(f"{at.isoformat()}{zone}")) if zone else at


def _with_offset(value: str) -> str:
    """Return a moment with the name of its zone as an offset: "3:00 PM GMT+3" is "3:00 PM +03:00"."""
    match = _ZONE.search(value)
    if not match:
        return value
    if match[1]:
        return f"{value[: match.start()]}{_ZONES[match[1].upper()]}"
    sign, hours, minutes = (match[2] or "+")[0], (match[2] or "+0")[1:], match[3] or "00"
    return f"{value[: match.start()]}{sign}{int(hours):02d}:{minutes}"


def _from_number(cell: float) -> datetime:
    if _EXCEL_FIRST <= cell <= _EXCEL_LAST:
        seconds = round((cell % 1) * 86_400)
        return datetime.combine(_EPOCH + timedelta(days=int(cell)), time()) + timedelta(seconds=seconds)
    if 19_000_000 <= cell <= 21_001_231 and cell == int(cell):
        return datetime.combine(_day(str(int(cell)), None, False), time())
    raise ValueProblem(_expected())


def _clock_at_end(value: str) -> tuple[time, str, str]:
    """Return the clock time at the end of a text, its zone and the rest."""
    match = _CLOCK_END.search(value)
    if match and match.start() > 0:
        zone = (match[5] or "").upper().replace("Z", "+00:00")
        return _time(match[1], match[2], match[3], match[4]), zone, value[: match.start()]
    match = _HOUR_END.search(value)
    if match and match.start() > 0:
        return _time(match[1], None, None, None), "", value[: match.start()]
    return time(), "", value


def _day(value: str, year_of: YearOf | None, month_first: bool) -> date:
    if match := _ISO.fullmatch(value):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _COMPACT.fullmatch(value):
        return _date(_year(match[1]), int(match[2]), int(match[3]))
    if match := _PARTS.fullmatch(value):
        first, second = int(match[1]), int(match[3])
        month, number = (first, second) if month_first and match[2] != "." else (second, first)
        return _date(_year_or(match[4], year_of, number, month), month, number)
    if match := _DAY_MONTH.fullmatch(value):
        month = _month(match[2])
        return _date(_year_or(match[3], year_of, int(match[1]), month), month, int(match[1]))
    if match := _MONTH_DAY.fullmatch(value):
        month = _month(match[1])
        return _date(_year_or(match[3], year_of, int(match[2]), month), month, int(match[2]))
    raise ValueProblem(_expected())


def _month(word: str) -> int:
    folded = key(word)
    for number, both in enumerate(_MONTHS, 1):
        if len(folded) >= 3 and any(name.startswith(folded) for name in both):
            return number
    raise ValueProblem(_expected())


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else int(text) + (2000 if int(text) < 70 else 1900)


def _year_or(text: str | None, year_of: YearOf | None, number: int, month: int) -> int:
    if text:
        return _year(text)
    if year_of is None:
        raise ValueProblem(_("a date with its year, such as 2026-09-08"))
    return year_of(number, month)


def _date(year: int, month: int, number: int) -> date:
    try:
        found = date(year, month, number)
    except ValueError as error:
        raise ValueProblem(_("a date that exists, such as 2026-09-08")) from error
    if not 1850 <= found.year <= 2150:
        raise ValueProblem(_expected())
    return found


def clock(cell: Cell) -> time:
    """Return the clock time in a cell: "9.30", "kl 9", "9:30:00", "1:30 pm", 930, Excel's time or part of a day."""
    expected = _("a clock time such as 13.00")
    if isinstance(cell, datetime):
        return cell.time().replace(microsecond=0)
    if isinstance(cell, time):
        return cell.replace(microsecond=0)
    if isinstance(cell, (bool, date)) or cell is None:
        raise ValueProblem(expected)
    if isinstance(cell, float) and 0 < cell < 1:
        minutes = round(cell * 1440)
        return time(minutes // 60 % 24, minutes % 60)
    if isinstance(cell, float):
        cell = f"{int(cell)}" if cell.is_integer() else f"{cell:.2f}"
    value = short(str(cell)).strip(" .,")
    value = re.sub(r"(?<=\d) (?=\d\d$)", ":", value)
    if value.isdecimal() and len(value) in (3, 4):
        value = f"{value[:-2]}:{value[-2:]}"
    match = _CLOCK.fullmatch(value)
    if not match:
        raise ValueProblem(expected)
    return _time(match[1], match[2], match[3], match[4])


def _time(hour: str, minute: str | None, second: str | None, half: str | None) -> time:
    number = int(hour)
    if half and number <= 12:
        number = number % 12 + (12 if half[0].lower() in "pe" else 0)
    try:
        return time(number, int(minute or 0), int(second or 0))
    except ValueError as error:
        raise ValueProblem(_("a clock time such as 13.00")) from error


def clock_range(cell: Cell) -> tuple[time, time | None]:
    """Return start and end from "13.00–15.00", "13-15" or "kl. 18 till 20.15"; the end is None when only one is there."""
    if not isinstance(cell, str):
        return clock(cell), None
    value = re.sub(r"\(.*?\)", " ", short(cell)).strip(" .,")
    parts = [part for part in _RANGE.split(value) if part]
    if not 1 <= len(parts) <= 2:
        raise ValueProblem(_("a time or a range such as 13.00–15.00"))
    return clock(parts[0]), clock(parts[1]) if len(parts) == 2 else None


def day_range(cell: Cell, year_of: YearOf | None = None, *, month_first: bool = False) -> tuple[date, date | None]:
    """Return first and last day of "2026-10-26 – 2026-10-30", "26–30/10 2026" or "v. 44 2026"; one day alone gives None."""
    try:
        return day(cell, year_of, month_first=month_first), None
    except ValueProblem:
        if not isinstance(cell, str):
            raise
    value = short(cell)
    if match := re.fullmatch(
        r"(?:v(?:ecka)?\.?\s*(\d{1,2}),?\s*(\d{4})|(\d{4})[ -]*[vw]\.?\s*(\d{1,2}))", value, re.IGNORECASE
    ):
        return _week(int(match[2] or match[3]), int(match[1] or match[4]))
    if match := re.fullmatch(r"(\d{1,2})\s*[-–—]\s*(\d{1,2}\s*(?:/|\s)\s*(?:\d{1,2}|[^\W\d_]+).*)", value):
        last = day(match[2], year_of, month_first=month_first)
        return _date(last.year, last.month, int(match[1])), last
    parts = re.split(r"\s+[-–—]\s+|\s*[–—]\s*|\s+(?:till|to|t\.o\.m\.|tom|until)\s+", value)
    if len(parts) != 2:
        raise ValueProblem(_expected())
    last = day(parts[1], year_of, month_first=month_first)
    return day(parts[0], nearest_year(last), month_first=month_first), last


def _week(year: int, week: int) -> tuple[date, date]:
    try:
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    except ValueError as error:
        raise ValueProblem(_expected()) from error


def duration(cell: Cell) -> tuple[int, int | None]:
    """Return minutes in all and, where it is said, of them break: 135, "150 varav fika 15", "2 tim 15 min", "2,5 h", 2:15.

    A bare number up to 12 is hours.
    """
    expected = _("a length in minutes such as 135, or 2 h 15 min")
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute, None
    if isinstance(cell, (bool, date)) or cell is None:
        raise ValueProblem(expected)
    if isinstance(cell, int | float):
        if not 0 < cell <= 24 * 60:
            raise ValueProblem(expected)
        minutes = round(cell * 60) if cell <= 12 else round(cell)
        return _reasonable(minutes, expected), None
    value = short(cell).lower()
    main, pause = _parted(value)
    return _reasonable(_minutes(main, expected), expected), None if pause is None else _minutes(
        pause, expected, bare="min"
    )


def _parted(value: str) -> tuple[str, str | None]:
    """Return the length and the break of "150 varav fika 15" or "150 (15 rast)"."""
    match = re.search(
        r"varav|inkl\w*\.?|of which|including|incl\w*\.?|\(|,\s*(?=\D*(?:fika|rast|paus|lunch|break))", value
    )
    if not match or not re.search(r"\d", value[match.end() :]):
        return (value[: match.start()] if match else value), None
    return value[: match.start()], value[match.end() :].strip(" )")


def _minutes(value: str, expected: str, *, bare: str = "") -> int:
    value = value.strip(" .,")
    if match := re.fullmatch(r"(\d{1,2}):(\d{2})", value):
        return int(match[1]) * 60 + int(match[2])
    match = re.fullmatch(
        r"\D*?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:timm\w*|tim\w*\.?|hours?|hrs?|h|t)\b\.?)?\s*(?:och|and|,)?\s*(?:(\d{1,4})\s*(?:min\w*\.?|m)\b\.?)?\D*",
        value,
    )
    if match and (match[1] or match[2]):
        return round(float((match[1] or "0").replace(",", ".")) * 60) + int(match[2] or 0)
    found = re.findall(r"\d+(?:[.,]\d+)?", value)
    if len(found) != 1:
        raise ValueProblem(expected)
    amount = float(found[0].replace(",", "."))
    return round(amount * 60) if amount <= 12 and not bare else round(amount)


def _reasonable(minutes: int, expected: str) -> int:
    if not 0 < minutes <= 24 * 60:
        raise ValueProblem(expected)
    return minutes


def pause(cell: Cell) -> int:
    """Return minutes of break: 15, "15 min", "fika 30 min", "60 (lunch)", "1 tim", a word for none."""
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute
    expected = _("minutes of break such as 15")
    if isinstance(cell, (bool, date)) or cell is None:
        raise ValueProblem(expected)
    if isinstance(cell, int | float):
        if not 0 <= cell <= 600 or cell != int(cell):
            raise ValueProblem(expected)
        return int(cell)
    value = short(cell).lower()
    if not re.search(r"\d", value):
        if key(value) in ("", "ingen", "ingen rast", "nej", "inga", "utan", "none", "no", "ingen paus"):
            return 0
        raise ValueProblem(expected)
    if re.search(r"\d\s*[-–]\s*\d|[-–]\d", value):
        raise ValueProblem(expected)
    return _minutes(value, expected, bare="min")
