"""The places, each made when it is first gone to, so that a start pays only for Today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen


def _today() -> Screen[Any]:
    from courses.screens.today import TodayScreen

    return TodayScreen()


def _courses() -> Screen[Any]:
    from courses.screens.courses import CoursesScreen

    return CoursesScreen()


def _calendar() -> Screen[Any]:
    from courses.screens.calendar import CalendarScreen

    return CalendarScreen()


def _people() -> Screen[Any]:
    from courses.screens.people import PeopleScreen

    return PeopleScreen()


def _attendance() -> Screen[Any]:
    from courses.screens.attendance import AttendanceScreen

    return AttendanceScreen()


def _print() -> Screen[Any]:
    from courses.screens.print import PrintScreen

    return PrintScreen()


def _settings() -> Screen[Any]:
    from courses.screens.settings import SettingsScreen

    return SettingsScreen()


MODES: dict[str, str | Callable[[], Screen[Any]]] = {
    "today": _today,
    "courses": _courses,
    "people": _people,
    "attendance": _attendance,
    "print": _print,
    "calendar": _calendar,
    "settings": _settings,
}
