"""The registers that planning draws on: organisations, rooms, leaders, equipment, closures, course plans."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from courses.errors import NotFound
from courses.i18n import _
from courses.model import Closure, CoursePlan, Equipment, Leader, OpeningHours, Organisation, Room
from courses.store import rows
from courses.store.connection import Row, Store
from courses.store.plans import entries as entries_of_plans
from courses.text import fold, sort_key

T = TypeVar("T")


class Register(StrEnum):
    """The registers that are kept by hand; the value is the table's name."""

    ROOM = "room"
    ORGANISATION = "organisation"
    LEADER = "leader"
    CLOSURE = "closure"
    EQUIPMENT = "equipment"
    OPENING_HOURS = "opening_hours"


_USED = {
    Register.ROOM: "SELECT room_id AS thing, id AS course_id FROM course UNION SELECT room_id, course_id FROM session",
    Register.ORGANISATION: "SELECT organiser_id AS thing, id AS course_id FROM course "
    "UNION SELECT organisation_id, course_id FROM course_co_organiser "
    "UNION SELECT organisation_id, course_id FROM course_cooperation",
    Register.LEADER: "SELECT leader_id AS thing, course_id FROM course_leader "
    "UNION SELECT l.leader_id, s.course_id FROM session_leader l JOIN session s ON s.id = l.session_id "
    "UNION SELECT b.leader_id, s.course_id FROM booking b JOIN session s ON s.id = b.session_id",
}
"""Pairs of a row and a course that names it; nothing names a closure or a piece of equipment."""
_ORDER: dict[Register, tuple[str, ...]] = {
    Register.ROOM: ("municipality", "place", "name"),
    Register.CLOSURE: ("first_date", "last_date", "municipality", "place", "room"),
    Register.OPENING_HOURS: ("place", "weekday", "opens"),
}
_SEARCHED = (
    "code name aliases place municipality room role skills languages days email phone reason aids notes signature "
    "employer first_date"
).split()


def organisations(store: Store) -> list[Organisation]:
    """Return all organisations in Swedish order of name."""
    return _sorted(store, "organisation", rows.organisation, lambda it: it.name)


def rooms(store: Store) -> list[Room]:
    """Return all rooms, by municipality, place and name."""
    return _sorted(store, "room", rows.room, lambda it: f"{it.municipality}\t{it.place}\t{it.name}")


def leaders(store: Store) -> list[Leader]:
    """Return all leaders in Swedish order of name."""
    return _sorted(store, "leader", rows.leader, lambda it: it.name)


def equipment(store: Store) -> list[Equipment]:
    """Return all equipment in Swedish order of name."""
    return _sorted(store, "equipment", rows.equipment, lambda it: f"{it.name}\t{it.code}")


def municipality_of(store: Store, place: str) -> str:
    """Return the municipality that a place's rooms stand in; empty when no room says."""
    found = store.query("SELECT municipality FROM room WHERE place = ? AND municipality <> '' ORDER BY id", (place,))
    return str(found[0]["municipality"]) if found else ""


def closures(store: Store) -> tuple[Closure, ...]:
    """Return all closures in order of first date."""
    return tuple(rows.closure(row) for row in store.query("SELECT * FROM closure ORDER BY first_date, id"))


def opening_hours(store: Store) -> tuple[OpeningHours, ...]:
    """Return when places are open, by place, weekday and time."""
    found = store.query("SELECT * FROM opening_hours ORDER BY place, weekday, opens, id")
    return tuple(rows.opening_hours(row) for row in found)


def plans(store: Store) -> list[CoursePlan]:
    """Return all course plans in Swedish order of title."""
    return entries_of_plans(store)


def room(store: Store, room_id: int | None) -> Room | None:
    """Return one room; None for None; raises NotFound."""
    if room_id is None:
        return None
    row = store.one("SELECT * FROM room WHERE id = ?", (room_id,))
    if row is None:
        raise NotFound(_("The room no longer exists."))
    return rows.room(row)


def organisation(store: Store, organisation_id: int | None) -> Organisation | None:
    """Return an organisation by id; None where there is none."""
    row = store.one("SELECT * FROM organisation WHERE id = ?", (organisation_id,))
    return rows.organisation(row) if row else None


def organisation_names(store: Store) -> dict[int, str]:
    """Return the names of all organisations by id."""
    return {row["id"]: row["name"] for row in store.query("SELECT id, name FROM organisation")}


def leader_names(store: Store) -> dict[int, str]:
    """Return the names of all leaders by id."""
    return {row["id"]: row["name"] for row in store.query("SELECT id, name FROM leader")}


def entries(store: Store, register: Register, search: str = "") -> list[Row]:
    """Return a register's rows in its own order, those with all words of `search`.

    Beside each row stand `courses`, how many name it, and, in a leader's, `employer`.
    """
    uses, names = _uses(store, register), organisation_names(store)
    found = []
    for row in store.query(f"SELECT * FROM {register}"):
        row["courses"] = uses.get(row["id"], 0)
        if register is Register.LEADER:
            row["employer"] = names.get(row["organisation_id"], "")
        text = fold(" ".join(str(row[name]) for name in _SEARCHED if row.get(name)))
        if all(word in text for word in fold(search).split()):
            found.append(row)
    order = _ORDER.get(register, ("name",))
    return sorted(found, key=lambda row: sort_key("\t".join(str(row[name]) for name in order)))


def count(store: Store, register: Register) -> int:
    """Return how many rows a register has."""
    return int(store.value(f"SELECT count(*) FROM {register}"))


def _uses(store: Store, register: Register) -> dict[int, int]:
    if register not in _USED:
        return {}
    sql = f"SELECT thing, count(*) AS courses FROM ({_USED[register]}) WHERE thing IS NOT NULL GROUP BY thing"
    return {row["thing"]: row["courses"] for row in store.query(sql)}


def users(store: Store, register: Register, row_id: int) -> list[str]:
    """Return what names a row and so keeps it from being removed: codes of courses, of an organisation leaders too."""
    if register not in _USED:
        return []
    sql = (
        f"SELECT code FROM course WHERE id IN (SELECT course_id FROM ({_USED[register]}) WHERE thing = ?) ORDER BY code"
    )
    found = [row["code"] for row in store.query(sql, (row_id,))]
    if register is Register.ORGANISATION:
        found += [it.name for it in leaders(store) if it.organisation_id == row_id]
    return found


def _sorted(store: Store, table: str, read: Callable[[Row], T], name: Callable[[T], str]) -> list[T]:
    things = [read(row) for row in store.query(f"SELECT * FROM {table}")]
    return sorted(things, key=lambda it: sort_key(name(it)))
