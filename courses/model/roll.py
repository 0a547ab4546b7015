"""People as they leave the program in a list: which are wanted, what is told of them, and labels for their letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courses.model.kinds import EnrolmentStatus
from courses.model.things import Person


@dataclass(frozen=True, slots=True)
class RollScope:
    """Whose rows are wanted: those of courses, or those whom a search in the register finds."""

    course_ids: tuple[int, ...] = ()
    search: str | None = None
    """None: people of the courses."""
    with_waiting: bool = False
    """Whether those who wait or have been offered a seat belong to it."""
    name: str = ""
    """What it is called: a course's code and title, a period, what was searched for."""


class RollColumn(StrEnum):
    """What can be told of a person in a list, in the order offered."""

    NAME = "name"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    OTHER_NAME = "other_name"
    KEY = "key"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    OTHER_PHONE = "other_phone"
    EMAIL = "email"
    OTHER_EMAIL = "other_email"
    ADDRESS = "address"
    POSTCODE = "postcode"
    TOWN = "town"
    MUNICIPALITY = "municipality"
    LANGUAGE = "language"
    NEEDS = "needs"
    DEVICE = "device"
    COURSE = "course"
    TITLE = "title"
    STATUS = "status"
    PARTY = "party"
    PERSONAL_NO = "personal_no"
    """Only for a study circle's association, and only when asked for."""


OPEN_COLUMNS = frozenset({RollColumn.NAME, RollColumn.KEY, RollColumn.COURSE, RollColumn.TITLE, RollColumn.STATUS})
"""What is told of a protected person; the name is the alias."""


@dataclass(frozen=True, slots=True)
class RollRow:
    """A person in a course, or just a person."""

    person: Person
    """A protected one under alias, with nothing else that is kept secret."""
    course: str = ""
    """The course's code."""
    title: str = ""
    status: EnrolmentStatus | None = None
    position: int | None = None
    """In the queue."""
    party: str = ""


@dataclass(frozen=True, slots=True)
class Roll:
    """The rows of a scope, in Swedish order of name within each course."""

    scope: RollScope
    rows: tuple[RollRow, ...]

    @property
    def people(self) -> tuple[Person, ...]:
        """Each person once."""
        return tuple({row.person.id: row.person for row in self.rows}.values())

    @property
    def protected(self) -> int:
        """How many are protected."""
        return sum(1 for person in self.people if person.is_protected)


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of labels on A4; millimetres from its upper left corner."""

    code: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    """From one label's left edge to the next one's."""
    down: float


@dataclass(frozen=True, slots=True)
class LabelsPaper:
    """Labels on paper."""

    number: str
    library: str
    title: str
    sheet: LabelSheet
    first: int
    """Where on the first sheet they begin, from 1, row by row."""
    labels: tuple[tuple[str, ...], ...]
    """The lines of each."""


@dataclass(frozen=True, slots=True)
class AddressRow:
    """A person in a list of addresses."""

    name: str
    address: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class AddressListPaper:
    """A list of addresses on paper."""

    number: str
    library: str
    title: str
    rows: tuple[AddressRow, ...]
    left_out: int
    """Protected persons, whose addresses are never printed."""
    printed_on: date
