"""What badges, signs, labels and cards say, as values: filled by `actions.papers_small`, drawn by `exports.paper`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from courses.model.papers import LibraryDetails
from courses.model.roll import LabelSheet


@dataclass(frozen=True, slots=True)
class Badge:
    """Whose badge or table sign it is; a name that is empty is written by hand on a line."""

    given_name: str
    family_name: str = ""
    is_leader: bool = False


@dataclass(frozen=True, slots=True)
class BadgesPaper:
    """Badges or table signs of a course."""

    library: str
    course_code: str
    course_title: str
    badges: tuple[Badge, ...]
    """In the order they are printed in: leaders, then participants in Swedish order."""


@dataclass(frozen=True, slots=True)
class ShelfLabel:
    """What stands on the edge of a shelf or on a box."""

    title: str
    about: str = ""
    """A line below it: a language, when a course meets."""
    code: str = ""


@dataclass(frozen=True, slots=True)
class ShelfLabelsPaper:
    """Labels for shelves and boxes."""

    library: str
    sheet: LabelSheet
    first: int
    """Where on the first sheet they begin, from 1, row by row."""
    labels: tuple[ShelfLabel, ...]


@dataclass(frozen=True, slots=True)
class BoundarySignPaper:
    """The sign of what a library helps with, and what not: what it says is its template's."""

    library: LibraryDetails


@dataclass(frozen=True, slots=True)
class NextCourse:
    """A course that one may go to after another."""

    title: str
    days: tuple[date, date]
    """The first and the last."""
    start: time
    end: time
    place: str
    """Room and place; may be empty."""


@dataclass(frozen=True, slots=True)
class OpenHour:
    """A weekly hour at which one is helped."""

    title: str
    day: date
    """The next one."""
    start: time
    end: time
    place: str
    is_booked: bool
    """Whether one books a time; else one just comes."""


@dataclass(frozen=True, slots=True)
class NextStepPaper:
    """A card with what was done in a course and where somebody goes from here."""

    library: LibraryDetails
    course_title: str
    done: tuple[str, ...]
    """What was gone through; may be empty."""
    courses: tuple[NextCourse, ...]
    """In order of time."""
    hours: tuple[OpenHour, ...]
    """In order of weekday."""


@dataclass(frozen=True, slots=True)
class EvacuationGroup:
    """Who is in one room at one session."""

    room: str
    start: time
    end: time
    course: str
    """Code and title."""
    leaders: tuple[str, ...]
    names: tuple[str, ...]
    """Those who are expected, in Swedish order; the alias of a protected person."""


@dataclass(frozen=True, slots=True)
class EvacuationPaper:
    """Who is expected in a house on a day, for the folder that is taken along when it is left."""

    library: str
    place: str
    """Empty: all places."""
    day: date
    groups: tuple[EvacuationGroup, ...]
    """In order of room and time."""
    blank_rows: int
    """Of each group, for those who come without being expected."""
    printed_at: datetime
    """Local time."""
