"""Packets: what goes to a partner's contact, what comes back, and how the two sides compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from courses.model.kinds import CourseForm, CourseKind, EnrolmentStatus, Mark, OrganisationKind


@dataclass(frozen=True, slots=True)
class PartnerKey:
    """A key that a partner's packets are signed with."""

    uid: str
    organisation_id: int
    code: str
    """As it is said over the telephone."""
    made_at: datetime
    made_by: str
    revoked_at: datetime | None = None
    revoked_by: str = ""


@dataclass(frozen=True, slots=True)
class PacketMark:
    """A mark as it travels; without a mark: it was taken away."""

    mark: Mark | None
    minutes: int | None = None
    is_online: bool = False
    by: str = ""
    """Who entered it; empty: not known."""
    at: datetime | None = None
    """When, local."""

    @property
    def value(self) -> tuple[Mark | None, int | None, bool]:
        """What was entered, whoever did it."""
        return (self.mark, self.minutes, self.is_online) if self.mark else (None, None, False)


NO_MARK = PacketMark(None)


@dataclass(frozen=True, slots=True)
class PacketHeads:
    """A head count as it travels."""

    heads: int | None = None
    children: int | None = None
    online: int | None = None


@dataclass(frozen=True, slots=True)
class PacketSign:
    """That a session's attendance was signed."""

    by: str
    at: datetime
    """Local."""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PacketPerson:
    """A participant as a partner's contact sees one."""

    uid: str
    name: str
    """The alias, for a protected person."""
    given_name: str
    family_name: str
    is_protected: bool
    status: EnrolmentStatus
    since: datetime
    chosen: tuple[str, ...] = ()
    """Of a series, the sessions chosen; none: all."""
    personal_no: str = ""
    """Only in a study circle's packet that is encrypted."""


@dataclass(frozen=True, slots=True)
class PacketSession:
    """A session with its attendance."""

    uid: str
    number: int | None
    day: date
    start: time
    end: time
    break_minutes: int = 0
    study_hours: int | None = None
    is_cancelled: bool = False
    heads: PacketHeads = PacketHeads()
    signed: PacketSign | None = None
    marks: Mapping[str, PacketMark] = field(default_factory=dict)
    """By the person's uid."""


@dataclass(frozen=True, slots=True)
class PacketWalkIn:
    """Somebody who came without being enrolled."""

    uid: str
    name: str
    marks: Mapping[str, PacketMark] = field(default_factory=dict)
    """By the session's uid."""


@dataclass(frozen=True, slots=True)
class PacketCourse:
    """A course in a packet; one that comes back tells no people, no title and no dates that the library relies on."""

    uid: str
    code: str
    title: str
    kind: CourseKind
    form: CourseForm
    people: tuple[PacketPerson, ...]
    sessions: tuple[PacketSession, ...]
    walk_ins: tuple[PacketWalkIn, ...] = ()


@dataclass(frozen=True, slots=True)
class PacketPartner:
    """Whom a packet is for."""

    uid: str
    code: str
    name: str
    kind: OrganisationKind


@dataclass(frozen=True, slots=True)
class Packet:
    """What goes to a partner's contact."""

    uid: str
    number: str
    library_uid: str
    library_name: str
    key_uid: str
    partner: PacketPartner
    made_at: datetime
    made_by: str
    expires_on: date
    """The last day that it holds."""
    courses: tuple[PacketCourse, ...]


@dataclass(frozen=True, slots=True)
class PacketReturn:
    """What comes back: the whole attendance as the contact has it, not only what was changed."""

    uid: str
    packet_uid: str
    key_uid: str
    origin: str
    serial: int
    made_at: datetime
    made_by: str
    courses: tuple[PacketCourse, ...]
    is_signed: bool = True
    """Whether the marks themselves are signed: not in a workbook that anybody can fill in."""
    faults: tuple[str, ...] = ()
    """Rows that could not be read, each in words with its place."""


@dataclass(frozen=True, slots=True)
class OpenedPacket:
    """What a small library was made of, on the contact's computer."""

    packet_uid: str
    number: str
    library_uid: str
    library_name: str
    key_uid: str
    organisation_id: int
    origin: str
    expires_on: date
    serial: int
    returned_at: datetime | None


class RowState(StrEnum):
    """How a row of a return stands to the library's own."""

    SAME = "same"
    NEW = "new"
    """The library has nothing there."""
    CHANGED_THERE = "changed_there"
    """The library's is as it was sent."""
    CHANGED_HERE = "changed_here"
    """The contact's is as it was sent."""
    BOTH = "both"
    """Changed on both sides, to something else on each."""
    BLOCKED = "blocked"
    """It cannot be taken, for a reason."""


class Take(StrEnum):
    """What is chosen for a row."""

    THEIRS = "theirs"
    MINE = "mine"
    LATER = "later"
    """Nothing yet: the return can be merged again for this row."""


class RowKind(StrEnum):
    """What a row of a return is about."""

    MARK = "mark"
    HEADS = "heads"
    WALK_IN = "walk_in"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One row of a return beside the library's own."""

    key: str
    """Stable within a return: choices are made by it."""
    kind: RowKind
    course_code: str
    session_id: int | None
    day: date | None
    person_id: int | None
    name: str
    """Of the person or the walk-in; empty for a head count and a signature."""
    state: RowState
    mine: str
    theirs: str
    """In words; empty: nothing."""
    before: str = ""
    """What was sent, in words."""
    mine_by: str = ""
    mine_at: datetime | None = None
    theirs_by: str = ""
    theirs_at: datetime | None = None
    reason: str = ""
    """Why it is blocked."""
    note: str = ""
    """What else is to be known, such as that the session was moved."""

    @property
    def default(self) -> Take | None:
        """What is taken unless somebody chooses otherwise; None: somebody has to choose."""
        if self.state is RowState.BOTH:
            return None
        return Take.THEIRS if self.state in (RowState.NEW, RowState.CHANGED_THERE) else Take.MINE


@dataclass(frozen=True, slots=True)
class Comparison:
    """A return beside what the library has."""

    number: str
    """Of the packet."""
    organisation: str
    made_at: datetime
    made_by: str
    is_signed: bool
    rows: tuple[ReturnRow, ...]
    notices: tuple[str, ...] = ()
    """What is to be known about the whole."""

    def count(self, *states: RowState) -> int:
        """Return how many rows are in one of some states."""
        return sum(row.state in states for row in self.rows)
