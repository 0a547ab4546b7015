"""Open hours: which of them have a theme and a guest of their own, and who is there when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple, Protocol

from courses.model.kinds import SessionStatus


class Span(NamedTuple):
    """A stretch of a day; the end is exclusive."""

    start: time
    end: time


class Meets(Protocol):
    """A session, or whatever else has a day and times."""

    @property
    def day(self) -> date:
        """The day."""

    @property
    def start(self) -> time:
        """When it begins."""

    @property
    def end(self) -> time:
        """When it ends."""


@dataclass(frozen=True, slots=True)
class ThemedHour:
    """Hours within a course's sessions that have a theme: the education department, first Thursday of the month 14–16."""

    id: int
    course_id: int
    title: str
    organisation_id: int | None = None
    """The guest; None: nobody from outside."""
    room_id: int | None = None
    """None: where the course meets."""
    weekday: int | None = None
    """Monday is 0; None: whenever the course meets."""
    nth: int | None = None
    """Which such weekday of the month, from 1, -1 the last; None: every one. Given only with `weekday`."""
    start: time | None = None
    """None: as the session."""
    end: time | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    """Inclusive."""
    version: int = 1
    organisation: str = ""
    """The guest's name, for showing."""
    room: str = ""
    """The room's name, for showing; empty: where the course meets."""


class ThemeOn(NamedTuple):
    """A themed hour on the day of one session."""

    theme: ThemedHour
    day: date
    start: time
    end: time


class Shift(NamedTuple):
    """Somebody who is there at a session, from when to when."""

    leader_id: int
    name: str
    start: time
    end: time
    is_whole: bool
    """Whether it is the whole session, and so follows it when its times change."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A session with who is there."""

    session_id: int
    number: int | None
    day: date
    start: time
    end: time
    status: SessionStatus
    shifts: tuple[Shift, ...]
    """In order of time, then as entered."""
    is_own: bool
    """Whether they are the session's own; else they are the leaders of the course."""
    uncovered: tuple[Span, ...] = ()
    """When the doors are open and nobody is there; of a drop-in only, and of what is not cancelled."""


class TurnRow(NamedTuple):
    """What filling a roster would make of one session."""

    session_id: int
    day: date
    before: tuple[str, ...]
    """Who is there now."""
    after: tuple[str, ...]
    leader_ids: tuple[int, ...]
    """Of `after`."""
    unable: tuple[str, ...] = ()
    """Those of `after` who by the register cannot on that weekday."""
