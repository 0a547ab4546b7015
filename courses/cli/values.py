"""How what is typed on the command line is read: dates, times, marks, kinds, in Swedish or English.

Each type raises Invalid with what would be right; nothing here asks the store.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

import click

from courses import clock, labels
from courses.dates import parse_day, parse_time, weekday_of
from courses.errors import Invalid
from courses.i18n import _
from courses.model import BookingStatus, CooperationTask, CourseForm, CourseKind, CourseMode, Mark, OrganisationKind
from courses.rules import terms
from courses.text import clean, fold

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
STATES = ("current", "coming", "finished", "cancelled")
_NOTHING = frozenset({"none", "ingen", "inget", "remove", "ta bort", "tom", "blank", "·"})
_NO_MARK = _NOTHING | {"?", "ej ifylld", "not marked"}


class Typed(click.ParamType):  # type: ignore[type-arg]  # generic in newer versions of click only
    """A value that is read from text by a function."""

    def __init__(self, name: str, read: Callable[[str], object]) -> None:
        """Keep click's name for the type and the function, which may raise Invalid."""
        self.name = name
        self._read = read

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> object:  # noqa: ARG002
        """Return the value read; one that is no text is a default and stays."""
        return self._read(value) if isinstance(value, str) else value


def read_whole(text: str) -> int:
    """Return a whole number, not negative. Raises Invalid."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > 6:
        raise Invalid(_("“{value}” is not a whole number.").format(value=clean(text)), _("Write for example 6."))
    return int(typed)


def read_words(text: str) -> str:
    """Return words that are needed. Raises Invalid for none."""
    if not clean(text):
        raise Invalid(_("A few words are needed here."), _("Write why, such as “the leader is ill”."))
    return text


def read_week_number(text: str) -> int:
    """Return the number of an ISO week, 1–53. Raises Invalid."""
    week = read_whole(text.strip().casefold().removeprefix("v").removeprefix("."))
    if not 1 <= week <= 53:
        raise Invalid(_("There is no week {week}.").format(week=week), _("Write for example 44."))
    return week


AS_COURSE = -1
"""Seats of a session that are as many as the course's."""


def read_seats(text: str) -> int:
    """Return a number of seats, or `AS_COURSE` for “course”. Raises Invalid."""
    return AS_COURSE if fold(text) in ("course", "kurs", "kursen", "som kursen") else read_whole(text)


def read_share(text: str) -> float:
    """Return a share 0–1, also written "70 %" or "0,7". Raises Invalid."""
    from courses.settings import SETTINGS

    return float(SETTINGS["certificate.threshold"].read(text))


def read_money(text: str) -> int:
    """Return an amount in öre, given in kronor: "150", "150,50". Raises Invalid."""
    typed = text.strip().casefold().removesuffix("kr").replace(" ", "").replace(",", ".")
    kronor, _point, ore = typed.partition(".")
    if not (kronor.isdecimal() and len(kronor) <= 6 and (not ore or (ore.isdecimal() and len(ore) <= 2))):
        raise Invalid(_("“{value}” is not an amount in kronor.").format(value=clean(text)), _("Write for example 150."))
    return int(kronor) * 100 + int(ore.ljust(2, "0") or 0)


def read_moment(text: str) -> datetime:
    """Return a local date and time: "2026-09-08T10:15", "8/9 10.15", or a time alone, of today. Raises Invalid."""
    typed = " ".join(text.replace("T", " ").split())
    day, _space, hour = typed.rpartition(" ")
    today = clock.today()
    hour, seconds = (hour[:-3], int(hour[-2:])) if hour.count(":") == 2 and hour[-2:].isdecimal() else (hour, 0)
    if seconds > 59:
        raise Invalid(_("“{text}” is not a time.").format(text=clean(text)))
    at = parse_time(hour)
    return datetime.combine(parse_day(day, today) if day else today, time(at.hour, at.minute, seconds))


def read_weekday(text: str) -> int:
    """Return a weekday, Monday being 0. Raises Invalid."""
    found = weekday_of(text)
    if found is None:
        raise Invalid(
            _("“{value}” is not a weekday.").format(value=clean(text)), _("Write for example tis or Tuesday.")
        )
    return found


def read_mark(text: str) -> Mark | None:
    """Return the mark that a word or sign means, in Swedish or English; None for one that takes a mark away."""
    from courses.imports.words import MARKS, fold_sign

    if text.strip().casefold() in _NO_MARK:
        return None
    signs = {sign: mark for mark, sign in labels.MARK_SIGNS.items()}
    found = signs.get(text.strip()) or _member(Mark, text) or MARKS.get(fold_sign(text))
    if found is None:
        raise _not_one_of(text, (labels.mark(mark) for mark in Mark))
    return found


def read_state(text: str) -> str:
    """Return which courses are meant: "current", "coming", "finished", "cancelled", or "" for all. Raises Invalid."""
    folded = fold(text)
    if not text.strip():
        return ""
    for state in STATES:
        if folded in (state, fold(labels.state_filter(state))):
            return state
    raise _not_one_of(text, (labels.state_filter(state) for state in STATES))


def read_kind(text: str) -> CourseKind:
    """Return a kind of course by its name or an office's word for it. Raises Invalid."""
    from courses.imports import words

    found = _member(CourseKind, text) or words.find(words.COURSE_KINDS, text)
    if found is None:
        raise _not_one_of(text, (labels.course_kind(kind) for kind in CourseKind))
    return found


def read_form(text: str) -> CourseForm:
    """Return a form by its name or an office's word for it. Raises Invalid."""
    from courses.imports import words

    found = _member(CourseForm, text) or words.find(words.COURSE_FORMS, text)
    if found is None:
        raise _not_one_of(text, (labels.course_form(form) for form in CourseForm))
    return found


def read_mode(text: str) -> CourseMode | None:
    """Return what one does at a course by its name or its word; None for a word that takes it away. Raises Invalid."""
    if fold(text) in _NOTHING:
        return None
    words = {fold(labels.course_mode(mode)): mode for mode in CourseMode}
    found = _member(CourseMode, text) or words.get(fold(text))
    if found is None:
        raise _not_one_of(text, (labels.course_mode(mode) for mode in CourseMode))
    return found


def read_organisation_kind(text: str) -> OrganisationKind:
    """Return a kind of organisation by its name or an office's word for it. Raises Invalid."""
    from courses.imports import words

    found = _member(OrganisationKind, text) or words.find(words.ORGANISATION_KINDS, text)
    if found is None:
        raise _not_one_of(text, (labels.organisation_kind(kind) for kind in OrganisationKind))
    return found


def read_booking_status(text: str) -> BookingStatus:
    """Return what came of a booking: held, no-show, or booked, which takes such a note back. Raises Invalid."""
    from courses.imports import words

    found = _member(BookingStatus, text) or words.find(words.BOOKINGS, text)
    if found not in (BookingStatus.HELD, BookingStatus.NO_SHOW, BookingStatus.BOOKED):
        raise _not_one_of(text, ("held", "no-show", "booked"))
    return found


def read_cooperation_task(text: str) -> CooperationTask:
    """Return a task of a cooperation by its name or its words. Raises Invalid."""
    words = {fold(labels.cooperation_task(task)): task for task in CooperationTask}
    found = _member(CooperationTask, text) or words.get(fold(text))
    if found is None:
        raise _not_one_of(text, (task.lower().replace("_", "-") for task in CooperationTask))
    return found


def read_week(text: str) -> date:
    """Return a day of the week meant: its Monday for "2026-W48" and "v 48", else the day itself. Raises Invalid."""
    typed = re.fullmatch(r"(\d{4})-?[wv](\d{1,2})", text.strip().casefold())
    return parse_day(f"v {typed[2]} {typed[1]}" if typed else text, clock.today())


def read_parity(text: str) -> str:
    """Return "odd" or "even" weeks; "" for all. Raises Invalid."""
    words = {"odd": "odd", "udda": "odd", "even": "even", "jamna": "even", "jamn": "even", "all": "", "alla": ""}
    if fold(text) not in words:
        raise _not_one_of(text, (_("odd"), _("even"), _("all")))
    return words[fold(text)]


def _member(kind: type[E], text: str) -> E | None:
    name = text.strip().upper().replace("-", "_").replace(" ", "_")
    return kind(name) if name in kind.__members__ else None


def _not_one_of(text: str, choices: Iterable[str]) -> Invalid:
    return Invalid(
        _("“{value}” is not possible here.").format(value=clean(text)),
        _("Choose one of: {choices}.").format(choices=", ".join(choices)),
    )


WHOLE = Typed("number", read_whole)
WEEK_NUMBER = Typed("week", read_week_number)
SEATS = Typed("number", read_seats)
SHARE = Typed("share", read_share)
MONEY = Typed("amount", read_money)
DAY = Typed("date", lambda text: parse_day(text, clock.today()))
TIME = Typed("time", parse_time)
MOMENT = Typed("moment", read_moment)
WORDS = Typed("text", read_words)
WEEKDAY = Typed("weekday", read_weekday)
MARK = Typed("mark", read_mark)
STATE = Typed("state", read_state)
KIND = Typed("kind", read_kind)
FORM = Typed("form", read_form)
MODE = Typed("mode", read_mode)
ORGANISATION_KIND = Typed("organisation kind", read_organisation_kind)
BOOKING_STATUS = Typed("status", read_booking_status)
PARITY = Typed("weeks", read_parity)
TERM = Typed("term", terms.parse)
WEEK = Typed("week", read_week)
