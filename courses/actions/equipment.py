"""What equipment there is for a course, what it asks for, and how many pieces are free when it meets. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from courses.actions import clash_facts
from courses.model import Course
from courses.rules import pools
from courses.rules.programme import Programme
from courses.store import Store, clashes, registers
from courses.text import fold


@dataclass(frozen=True, slots=True)
class Stock:
    """Equipment of one sort at one place, as a course finds it."""

    name: str
    place: str
    there: int
    """How many can be used."""
    free: int
    """How many nobody else asks for at any of the course's sessions; below 0 when others ask for too many already."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a course asks for."""

    id: int
    name: str
    place: str
    """As asked; empty: where the course meets."""
    quantity: int
    stock: Stock
    """Where it would be taken from."""


def stocks(store: Store, course: Course, now: datetime) -> list[Stock]:
    """Return all equipment by sort and place: what is kept where the course meets first, then in the register's order."""
    it, here = _programme(store, course, now), {fold(place) for place in _where(store, course) if place}
    keys = dict.fromkeys(pools.pool_key(one.name, one.place) for one in registers.equipment(store))
    found = [_stock(it, key, course.id) for key in keys]
    return sorted(found, key=lambda one: fold(one.place) not in here)


def asked(store: Store, course: Course, now: datetime) -> list[Asked]:
    """Return what a course asks for, in the order it was asked for."""
    rows = clashes.asks(store, [course.id])
    if not rows:
        return []
    it = _programme(store, course, now)
    where, known = _where(store, course), dict(it.pools)
    found = []
    for row in rows:
        wish = pools.Wish(row["name"], row["place"], row["quantity"])
        key = pools.asks([wish], (), known, where)[0].pool
        stock = _stock(it, key, course.id) if key in it.pools else Stock(row["name"], row["place"], 0, 0)
        found.append(Asked(row["id"], row["name"], row["place"], row["quantity"], stock))
    return found


def _where(store: Store, course: Course) -> tuple[str, ...]:
    room = registers.room(store, course.room_id)
    return (room.place, room.municipality) if room else ()


def _programme(store: Store, course: Course, now: datetime) -> Programme:
    days = clashes.days_of(store, course.id)
    return clash_facts.programme(store, clashes.on_days(store, days, now), now.date(), may_name=False)


def _stock(it: Programme, key: str, course_id: int) -> Stock:
    pool = it.pools[key]
    return Stock(pool.name, pool.place, pool.count, pool.count - pools.most_asked(it, key, except_id=course_id))
