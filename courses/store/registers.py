"""The registers that planning draws on: organisations, rooms, leaders, equipment, closures, course plans."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from courses.errors import NotFound
from courses.i18n import _
from courses.model import Closure, CoursePlan, Equipment, Leader, Organisation, Room
from courses.store import rows
from courses.store.connection import Row, Store
from courses.text import sort_key

T = TypeVar("T")


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


def closures(store: Store) -> tuple[Closure, ...]:
    """Return all closures in order of first date."""
    return tuple(rows.closure(row) for row in store.query("SELECT * FROM closure ORDER BY first_date, id"))


def plans(store: Store) -> list[CoursePlan]:
    """Return all course plans in Swedish order of title."""
    return _sorted(store, "course_plan", rows.plan, lambda it: it.title)


def room(store: Store, room_id: int | None) -> Room | None:
    """Return one room; None for None; raises NotFound."""
    if room_id is None:
        return None
    row = store.one("SELECT * FROM room WHERE id = ?", (room_id,))
    if row is None:
        raise NotFound(_("The room no longer exists."))
    return rows.room(row)


def organisation_names(store: Store) -> dict[int, str]:
    """Return the names of all organisations by id."""
    return {row["id"]: row["name"] for row in store.query("SELECT id, name FROM organisation")}


def leader_names(store: Store) -> dict[int, str]:
    """Return the names of all leaders by id."""
    return {row["id"]: row["name"] for row in store.query("SELECT id, name FROM leader")}


def _sorted(store: Store, table: str, read: Callable[[Row], T], name: Callable[[T], str]) -> list[T]:
    things = [read(row) for row in store.query(f"SELECT * FROM {table}")]
    return sorted(things, key=lambda it: sort_key(name(it)))
