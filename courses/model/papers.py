"""What a paper says, as values: filled by `actions.papers`, drawn by `exports.paper`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class ListRow:
    """One numbered row of an attendance list."""

    number: int
    name: str
    """The alias of a protected person."""
    note: str = ""
    """Short, such as "hearing loop"; never a contact or anything sensitive."""


@dataclass(frozen=True, slots=True)
class ListSession:
    """One column of an attendance list."""

    number: int
    """As in the chain of sessions, from 1."""
    day: date
    start: time
    end: time
    room: str


@dataclass(frozen=True, slots=True)
class AttendanceListPaper:
    """An attendance list on paper."""

    list_number: str
    """Unique per printing ("2026-0042"), so that a keyed list finds home."""
    library: str
    course_code: str
    course_title: str
    organiser: str
    co_organisers: tuple[str, ...]
    room: str
    leaders: tuple[str, ...]
    sessions: tuple[ListSession, ...]
    """Not cancelled, in order of time; may be any number (a long course takes several pages of columns)."""
    rows: tuple[ListRow, ...]
    """Seat holders only: never anyone who cancelled, dropped out or waits."""
    blank_rows: int
    """Rows for walk-ins."""
    printed_on: date


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """A certificate of participation on paper."""

    number: str
    name: str
    """Empty for a protected person: a line is left to write on by hand."""
    course_title: str
    first_date: date
    last_date: date
    attended: int
    held: int
    study_hours: int
    """Of 45 minutes, for the sessions attended."""
    content: str
    """What was gone through; may be empty."""
    organiser: str
    co_organisers: tuple[str, ...]
    town: str
    issued_on: date
    library: str
    language: str = "sv"


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished paper."""

    file_name: str
    """A safe name, such as "narvarolista-STO-601.pdf"."""
    content: bytes
    pages: int
