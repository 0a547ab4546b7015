"""What a user wants a register to say: one draft per register, its fields the columns that are kept by hand.

Columns that no draft has, such as where reference data was read, stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any, ClassVar, TypeAlias

from courses.actions.kept import kept, kept_lines
from courses.model import ClosureKind, OrganisationKind
from courses.store import rows
from courses.store.connection import Row
from courses.store.registers import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomDraft:
    """A room; fields as in `courses.model.Room`."""

    register: ClassVar[Register] = Register.ROOM
    name: str = ""
    place: str = ""
    municipality: str = ""
    seats: int | None = None
    computers: int | None = None
    hearing_loop: bool | None = None
    wheelchair: bool | None = None
    accessibility: str = ""
    travel_minutes: int | None = None
    setup_minutes: int = 0
    takedown_minutes: int = 0
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDraft:
    """An organisation; fields as in `courses.model.Organisation`."""

    register: ClassVar[Register] = Register.ORGANISATION
    name: str = ""
    code: str = ""
    """Empty: the program gives one."""
    kind: OrganisationKind = OrganisationKind.OTHER
    email: str = ""
    contact_role: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderDraft:
    """A leader; fields as in `courses.model.Leader`."""

    register: ClassVar[Register] = Register.LEADER
    name: str = ""
    signature: str = ""
    organisation_id: int | None = None
    role: str = ""
    phone: str = ""
    email: str = ""
    skills: str = ""
    languages: str = ""
    days: str = ""
    places: str = ""
    approved_by: tuple[str, ...] = ()
    """Codes of organisations."""
    trained_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureDraft:
    """Closed days, both ends inclusive; fields as in `courses.model.Closure`."""

    register: ClassVar[Register] = Register.CLOSURE
    first_date: date = date.min
    """`date.min`: not said."""
    last_date: date | None = None
    """None: the first day alone."""
    kind: ClosureKind = ClosureKind.CLOSED
    municipality: str = ""
    place: str = ""
    room: str = ""
    closes_at: time | None = None
    reason: str = ""

    @property
    def kept_kind(self) -> ClosureKind:
        """The kind that is kept: where a room is named, it is the room that is closed."""
        return ClosureKind.ROOM_CLOSED if self.room and self.kind is ClosureKind.CLOSED else self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentDraft:
    """A piece of equipment; fields as in `courses.model.Equipment`."""

    register: ClassVar[Register] = Register.EQUIPMENT
    name: str = ""
    code: str = ""
    """Empty: the program gives one."""
    place: str = ""
    aids: str = ""
    loan: str = ""
    condition: str = ""
    booked_for: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHoursDraft:
    """When a place is open on a weekday; fields as in `courses.model.OpeningHours`."""

    register: ClassVar[Register] = Register.OPENING_HOURS
    place: str = ""
    weekday: int = 0
    opens: time = time(10)
    closes: time = time(18)
    valid_from: date | None = None
    valid_to: date | None = None


Draft: TypeAlias = RoomDraft | OrganisationDraft | LeaderDraft | ClosureDraft | EquipmentDraft | OpeningHoursDraft
_ALL: tuple[type[Draft], ...] = (
    RoomDraft,
    OrganisationDraft,
    LeaderDraft,
    ClosureDraft,
    EquipmentDraft,
    OpeningHoursDraft,
)
DRAFTS: Mapping[Register, type[Draft]] = {it.register: it for it in _ALL}

_READ: Mapping[str, Callable[[Any], Any]] = {
    "bool | None": rows.yes_no,
    "date": rows.day,
    "date | None": rows.day,
    "time": rows.clock_time,
    "time | None": lambda value: rows.clock_time(value) if value else None,
    "OrganisationKind": OrganisationKind,
    "ClosureKind": ClosureKind,
    "tuple[str, ...]": lambda value: tuple(json.loads(value)),
}
"""How a column is read, by the type that a draft gives it; the others are as they are kept."""


def types(register: Register) -> dict[str, str]:
    """Return the fields of a register's draft with their types as they are written."""
    return {field.name: str(field.type) for field in fields(DRAFTS[register])}


def from_row(register: Register, row: Row) -> Draft:
    """Return the draft that would leave a row as it is."""
    values = {name: _READ[kind](row[name]) if kind in _READ else row[name] for name, kind in types(register).items()}
    return DRAFTS[register](**values)


def columns(draft: Draft) -> dict[str, object]:
    """Return the columns of a draft as they are kept, texts cleaned."""
    return {name: _kept(name, getattr(draft, name)) for name in types(draft.register)}


def _kept(name: str, value: object) -> object:
    if isinstance(value, (OrganisationKind, ClosureKind)):
        return value.value
    if isinstance(value, str):
        return kept_lines(value) if name == "notes" else kept(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, tuple):
        return json.dumps([kept(one) for one in value], ensure_ascii=False)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value
