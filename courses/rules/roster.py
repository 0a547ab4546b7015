"""Who is there when: shifts within a session, the times nobody covers, and names dealt out over sessions in turn. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import TypeVar

from courses.dates import span_text
from courses.i18n import _
from courses.model import CourseKind, Shift, Span, TurnRow

T = TypeVar("T")
STAFFED = frozenset({CourseKind.DROP_IN, CourseKind.GUIDANCE})
"""Kinds that a roster staffs: whoever stands on it is promised, and nobody a substitute."""


def must_be_covered(kind: CourseKind) -> bool:
    """Return whether somebody has to be there all the time that the doors are open: at drop-in."""
    return kind is CourseKind.DROP_IN


def clipped(session: Span, start: time | None, end: time | None) -> Span:
    """Return a shift within a session; None is where the session begins or ends. One outside it comes to nothing."""
    begins = min(max(start or session.start, session.start), session.end)
    return Span(begins, max(begins, min(end or session.end, session.end)))


def is_within(session: Span, start: time | None, end: time | None) -> bool:
    """Return whether a shift lies wholly in a session and is longer than nothing; None is where the session begins or ends."""
    return session.start <= (start or session.start) < (end or session.end) <= session.end


def uncovered(session: Span, shifts: Iterable[Span]) -> tuple[Span, ...]:
    """Return the stretches of a session in which nobody is there, in order of time."""
    found = []
    covered = session.start
    for start, end in sorted(shifts):
        if start > covered:
            found.append(Span(covered, min(start, session.end)))
        covered = max(covered, end)
        if covered >= session.end:
            break
    if covered < session.end:
        found.append(Span(covered, session.end))
    return tuple(span for span in found if span.start < span.end)


def in_turn(turn: Sequence[T], sessions: int, each: int = 1) -> list[tuple[T, ...]]:
    """Return who is at each of so many sessions when the names take turns, `each` at a time; the turn begins at the first.

    Nobody stands twice at one session, however short the turn.
    """
    if not turn:
        return [()] * sessions
    return [
        tuple(dict.fromkeys(turn[(number * each + one) % len(turn)] for one in range(each)))
        for number in range(sessions)
    ]


def by_weekday(names: Mapping[int, Sequence[T]], days: Iterable[date]) -> list[tuple[T, ...] | None]:
    """Return who is there on each day, by its weekday; None: nothing is said of that weekday."""
    return [tuple(dict.fromkeys(names[day.weekday()])) if day.weekday() in names else None for day in days]


def shift_text(shift: Shift) -> str:
    """Return who is there, with the times where it is not the whole session."""
    return shift.name if shift.is_whole else f"{shift.name} {span_text(shift.start, shift.end)}"


def turn_text(it: TurnRow) -> str:
    """Return who would be there, with a warning first for those who cannot on that weekday."""
    who = ", ".join(it.after)
    if not it.unable:
        return who
    told = _("{names}: cannot that weekday").format(names=", ".join(it.unable))
    return f"⚠ {who} ({told})"


def gap_text(span: Span) -> str:
    """Return that nobody is there for a while."""
    return _("{time} nobody").format(time=span_text(*span))
