"""The sessions of a series that a row names: numbers, dates, or both, as an office writes them."""

from __future__ import annotations

import re
from datetime import date

from courses.errors import Invalid
from courses.i18n import _
from courses.imports import days
from courses.imports.fold import key
from courses.imports.values import ValueProblem
from courses.store import Store, sessions
from courses.store.connection import Row

_WHOLE = frozenset({"alla", "all", "hela", "hela serien", "whole", "samtliga", "alla traffar", "everything"})
_BETWEEN = re.compile(r"\s*(?:[;,+&\n]|\boch\b|\band\b|\bsamt\b)\s*", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:träff(?:ar)?|tillfälle[nt]?|session|nr|nummer|gång|del|no\.?|#)*\s*(\d{1,3})\.?", re.IGNORECASE
)
_SPAN = re.compile(r"(\d{1,3})\s*[-–]\s*(\d{1,3})")


def chosen(store: Store, course_id: int, text: str) -> frozenset[int]:
    """Return the ids of the sessions that a text names; none: the whole series. Raises Invalid naming what names none."""
    if not text.strip() or key(text) in _WHOLE:
        return frozenset()
    open_ones = [row for row in sessions.chain(store, course_id) if not row["is_cancelled"]]
    found: set[int] = set()
    wrong: list[str] = []
    for part in filter(None, (part.strip() for part in _BETWEEN.split(text))):
        ids = _named(open_ones, part)
        found.update(ids)
        if not ids:
            wrong.append(part)
    if wrong:
        raise Invalid(
            _("{text} names no session of the course.").format(text=", ".join(wrong)),
            _("Write numbers or dates, such as 1, 3 or 2026-09-15."),
        )
    return frozenset() if len(found) == len(open_ones) else frozenset(found)


def _named(open_ones: list[Row], part: str) -> list[int]:
    span = _SPAN.fullmatch(part)
    if span:
        first, last = sorted((int(span[1]), int(span[2])))
        return [row["id"] for number, row in enumerate(open_ones, 1) if first <= number <= last]
    number = _NUMBER.fullmatch(part)
    if number:
        at = int(number[1])
        return [open_ones[at - 1]["id"]] if 0 < at <= len(open_ones) else []
    return [row["id"] for row in open_ones if _is_day(part, row["day"])]


def _is_day(part: str, written: str) -> bool:
    day = date.fromisoformat(written)
    try:
        return days.day(part, lambda _day, _month: day.year) == day
    except ValueProblem:
        return False
