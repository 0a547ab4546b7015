"""Which parser reads which field, made once for each column so that a column can speak for its own dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final

from courses.errors import Invalid
from courses.i18n import _
from courses.imports import changes, days, persons, repeat, values, words
from courses.imports.context import Context, Years, anchored
from courses.imports.fold import key
from courses.imports.kinds import Field
from courses.imports.legend import sign_of
from courses.imports.table import Cell
from courses.imports.values import ValueProblem
from courses.model import (
    BookingStatus,
    ClosureKind,
    CourseForm,
    CourseKind,
    CourseMode,
    EnrolmentEvent,
    Mark,
    OrganisationKind,
)
from courses.settings import SETTINGS
from courses.text import names_in

Parser = Callable[[Cell], object]
Maker = Callable[[Context, Sequence[Cell]], Parser]

OF_COLUMN: Final = frozenset(("day", "past_day", "days", "day_range", "moment", "times", "until", "mark"))
"""Parsers for which the other cells of the column matter."""
_CODE_LIKE = re.compile(r"(?=.*\d)[\w./ -]{1,14}")
_LISTED = re.compile(r"\s*(?:[,;\n]|\boch\b|\band\b|&)\s*")


def parser_of(field: Field, context: Context, column: Sequence[Cell]) -> Parser:
    """Return the parser of a column; words that `--value` gives for the field are replaced first."""
    parse = PARSERS[field.parser](context, column)
    if field.parser not in OF_COLUMN and 0 < len(set(column[:200])) < min(len(column), 200) / 2:
        parse = _remembering(parse)
    given = {key(theirs): ours for theirs, ours in context.values.get(field.name, {}).items()}
    if not given:
        return parse

    def replaced(cell: Cell) -> object:
        ours = given.get(key(values.plain_text(cell)))
        return parse(cell if ours is None else ours)

    return replaced


def _remembering(parse: Parser) -> Parser:
    """Return a parser that reads each text once, for columns with few different ones."""
    known: dict[str, object] = {}

    def remembered(cell: Cell) -> object:
        if cell.__class__ is not str:
            return parse(cell)
        if cell not in known:
            known[cell] = parse(cell)
        return known[cell]

    return remembered


def fit(field: Field, context: Context, column: Sequence[Cell]) -> float:
    """Return how well a column's cells suit a field, 0–1: to tell which of two columns is meant."""
    cells = [cell for cell in column[:40] if not values.is_blank(cell)]
    if not cells:
        return 0.2
    likeness = _LIKENESS.get(field.parser)
    if likeness:
        return sum(map(likeness, cells)) / len(cells)
    parse = parser_of(field, context, column[:200])
    return sum(1 for cell in cells if _reads(parse, cell)) / len(cells)


def _reads(parse: Parser, cell: Cell) -> bool:
    try:
        parse(cell)
    except ValueProblem:
        return False
    return True


def _plain(parse: Parser) -> Maker:
    return lambda _context, _column: parse


def _days(context: Context, column: Sequence[Cell]) -> Parser:
    return anchored(lambda cell, years, first: days.day(cell, years, month_first=first), context, column)


def _past_days(context: Context, column: Sequence[Cell]) -> Parser:
    return anchored(lambda cell, years, first: days.day(cell, years, month_first=first), context, column, is_past=True)


def _moments(context: Context, column: Sequence[Cell]) -> Parser:
    return anchored(
        lambda cell, years, first: days.moment(cell, years, month_first=first), context, column, is_past=True
    )


def _day_ranges(context: Context, column: Sequence[Cell]) -> Parser:
    years, month_first = Years(context, is_past=False), context.month_first(column)

    def parse(cell: Cell) -> tuple[date, date | None]:
        found = days.day_range(cell, years.of, month_first=month_first)
        years.last = found[0]
        return found

    return parse


def _times(context: Context, column: Sequence[Cell]) -> Parser:
    years, month_first = Years(context, is_past=False), context.month_first(column)
    return lambda cell: repeat.times(cell, years.of, month_first=month_first)


def _until(context: Context, column: Sequence[Cell]) -> Parser:
    times = _times(context, column)

    def parse(cell: Cell) -> object:
        found = times(cell)
        if isinstance(found, repeat.Times) and found.until is None:
            raise ValueProblem(_("a date such as 2026-09-08"))
        return found

    return parse


def _meetings(context: Context, column: Sequence[Cell]) -> Parser:
    """Return a parser for which session it is: its number, or its date."""
    day = _days(context, column)

    def parse(cell: Cell) -> object:
        try:
            number = values.whole(cell)
        except ValueProblem:
            return day(cell)
        if number < 1:
            raise ValueProblem(_("the number of a session, from 1, or its date"))
        return number if number < _MOST_SESSIONS else day(cell)

    return parse


def _day_lists(context: Context, column: Sequence[Cell]) -> Parser:
    one = _days(context, [part for cell in column if isinstance(cell, str) for part in _LISTED.split(cell)])

    def parse(cell: Cell) -> tuple[date, ...]:
        parts: list[Cell] = list(_LISTED.split(cell)) if isinstance(cell, str) else [cell]
        found = [one(part) for part in parts if part]
        return tuple(sorted({day for day in found if isinstance(day, date)}))

    return parse


def _births(context: Context, _column: Sequence[Cell]) -> Parser:
    return lambda cell: persons.birth(cell, context.today)


def _numbers(context: Context, _column: Sequence[Cell]) -> Parser:
    def parse(cell: Cell) -> persons.PersonalNumber | None:
        try:
            return persons.personal_number(cell, context.today)
        except ValueProblem:
            if values.said(cell):
                raise
            return None

    return parse


def _marks(context: Context, column: Sequence[Cell]) -> Parser:
    cells = [cell for cell in column[:2000] if not values.is_blank(cell)]
    signs = set(map(sign_of, cells))
    context.legend.settle(cells)
    if not context.legend.is_blank_said:
        context.legend.blank = None if any(map(context.legend.is_absent, signs)) else Mark.ABSENT
    return context.legend.read


def _late_minutes(cell: Cell) -> int:
    """Return how many minutes somebody was late or left early; words for none are 0."""
    try:
        return values.whole(cell)
    except ValueProblem as problem:
        raise ValueProblem(_("a whole number of minutes such as 10")) from problem


def kind(cell: Cell) -> tuple[CourseKind, CourseForm | None]:
    """Return the kind of a course and, where the word tells, its form."""
    expected = _("a kind such as course, workshop, lecture, drop-in or guidance")
    found = values.word(words.COURSE_KINDS, cell, expected)
    is_circle = "cirkel" in key(values.text(cell)) or "circle" in key(values.text(cell))
    return found, CourseForm.STUDY_CIRCLE if is_circle else None


def event(cell: Cell) -> EnrolmentEvent:
    """Return what happened to an enrolment."""
    if values.plain_text(cell).strip() == "+":
        return EnrolmentEvent.ENROL
    written = values.text(cell).casefold()
    if written == "å":
        return EnrolmentEvent.CANCEL
    return values.word(words.EVENTS, cell, _("enrolled, cancelled, waiting, confirmed or another such word"))


def booking(cell: Cell) -> BookingStatus | None:
    """Return what has become of a slot; None: it is free."""
    if words.find(words.FREE_SLOTS, values.text(cell)):
        return None
    return values.word(words.BOOKINGS, cell, _("booked, held, no-show, cancelled or free"))


def _organisation_kind(cell: Cell) -> OrganisationKind:
    expected = _("library, study association, SeniorNet club, department, authority or company")
    return values.word(words.ORGANISATION_KINDS, cell, expected)


def _closure_kind(cell: Cell) -> tuple[ClosureKind, str]:
    return values.word(words.CLOSURE_KINDS, cell, _("closed, closes early, room closed or school break")), values.text(
        cell
    )


def _form(cell: Cell) -> CourseForm:
    expected = _("study circle, other folkbildning, cultural event or library")
    return values.word(words.COURSE_FORMS, cell, expected)


def _mode(cell: Cell) -> CourseMode:
    return values.word(words.COURSE_MODES, cell, _("learn, test or use"))


def _share_of(cell: Cell) -> float:
    """Return a share 0–1, also written "70 %" or as a number of per cent."""
    expected = _("a share such as 70 %")
    try:
        if not isinstance(cell, str):
            return float(SETTINGS["certificate.threshold"].read(f"{values.number(cell):g}{_percent_sign(cell)}"))
        return float(SETTINGS["certificate.threshold"].read(cell))
    except Invalid as problem:
        raise ValueProblem(expected) from problem


def _percent_sign(cell: Cell) -> str:
    return "%" if values.number(cell) > 1 else ""


def day_time(cell: Cell) -> tuple[repeat.Weekdays, tuple[time, time | None]]:
    """Return weekdays and clock times from one cell: "Tisdag 10–12", "tisdagar kl. 13.00–15.00"."""
    expected = _("a weekday and a time such as Tue 10–12")
    match = re.fullmatch(r"([^\d]+?),?\s*(?:kl\.?|klockan|at)?\s*(\d.*)", values.short(cell), re.IGNORECASE)
    if not match:
        raise ValueProblem(expected)
    return repeat.weekdays(match[1]), days.clock_range(match[2])


def _needs(cell: Cell) -> str:
    return "; ".join(
        part.strip() for part in values.long_text(cell).split(";") if part.strip() and key(part) not in words.BLANK
    )


_MOST_SESSIONS: Final = 1000
"""A greater number is no session's number; it may be a date such as 20260908."""
PARSERS: Final[Mapping[str, Maker]] = {
    "text": _plain(values.text),
    "title": _plain(values.text),
    "code": _plain(values.text),
    "said": _plain(values.said),
    "long_text": _plain(values.long_text),
    "names": _plain(values.names),
    "aliases": _plain(values.aliases),
    "needs": _plain(_needs),
    "whole": _plain(values.whole),
    "seats": _plain(values.seats),
    "minutes": _plain(days.pause),
    "pause": _plain(days.pause),
    "duration": _plain(days.duration),
    "money": _plain(values.money),
    "weeks": _plain(values.weeks),
    "access": _plain(values.access),
    "protected": _plain(values.protected),
    "email": _plain(values.email),
    "yes_no": _plain(values.yes_no),
    "blank": _plain(values.text),
    "late_minutes": _plain(_late_minutes),
    "clock_said": _plain(values.text),
    "emails": _plain(lambda cell: ", ".join(values.addresses_in(cell))),
    "phone": _plain(values.phone),
    "postcode": _plain(values.postcode),
    "contact": _plain(values.contact),
    "sex": _plain(values.sex),
    "clock": _plain(days.clock),
    "clock_range": _plain(days.clock_range),
    "meeting": _meetings,
    "weekday": _plain(repeat.weekdays),
    "day_time": _plain(day_time),
    "kind": _plain(kind),
    "form": _plain(_form),
    "mode": _plain(_mode),
    "share": _plain(_share_of),
    "tags": _plain(lambda cell: names_in(values.long_text(cell))),
    "event": _plain(event),
    "booking": _plain(booking),
    "change": _plain(changes.change),
    "org_kind": _plain(_organisation_kind),
    "led_by": _plain(_organisation_kind),
    "closure_kind": _plain(_closure_kind),
    "day": _days,
    "past_day": _past_days,
    "days": _day_lists,
    "day_range": _day_ranges,
    "moment": _moments,
    "times": _times,
    "until": _until,
    "birth": _births,
    "personal_no": _numbers,
    "mark": _marks,
}
"""By the name that `kinds` uses."""


def _code_likeness(cell: Cell) -> float:
    return 1.0 if _CODE_LIKE.fullmatch(values.plain_text(cell).strip()) else 0.3


def _title_likeness(cell: Cell) -> float:
    return 0.2 if _CODE_LIKE.fullmatch(values.plain_text(cell).strip()) else 1.0


def _letters(cell: Cell) -> float:
    return 1.0 if any(c.isalpha() for c in values.plain_text(cell)) else 0.2


def _moment_likeness(cell: Cell) -> float:
    try:
        found = days.moment(cell, lambda _day, _month: 2000)
    except ValueProblem:
        return 0.5 if isinstance(cell, str) and "/" in cell and ":" in cell else 0.0
    return 1.0 if found.time() != datetime.min.time() else 0.6


def _range_likeness(cell: Cell) -> float:
    try:
        return 1.0 if days.clock_range(cell)[1] else 0.5
    except ValueProblem:
        return 0.0


def _clock_likeness(cell: Cell) -> float:
    """Return how much a cell is a time of day, or a span, and no more: a moment has its day too."""
    if isinstance(cell, date):
        return 0.1
    try:
        return 1.0 if days.clock_range(cell)[0] else 0.1
    except ValueProblem:
        return 0.1


def _phone_likeness(cell: Cell) -> float:
    return 1.0 if sum(c.isdecimal() for c in values.plain_text(cell)) >= 6 else 0.4


_LIKENESS: Final[Mapping[str, Callable[[Cell], float]]] = {
    "code": _code_likeness,
    "title": _title_likeness,
    "text": _letters,
    "said": lambda _cell: 0.9,
    "long_text": lambda _cell: 0.8,
    "names": lambda _cell: 0.9,
    "aliases": lambda _cell: 0.9,
    "needs": lambda _cell: 0.9,
    "phone": _phone_likeness,
    "clock_said": _clock_likeness,
    "moment": _moment_likeness,
    "clock_range": _range_likeness,
}
"""Fields that any cell could fill, told apart by how their cells usually look."""
