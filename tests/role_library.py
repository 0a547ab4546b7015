"""A library in which every role has something of its own and something that is none of its business, and calls with it."""

from __future__ import annotations

import enum
import inspect
import types
from datetime import date, datetime, time
from typing import Any

import factories

from courses import clock
from courses.actions import bookings, interest, next_slot, people, roll, users, walk_ins
from courses.actions.drafts import PersonDraft
from courses.model import CourseKind, Mark, Role
from courses.store import bookings as stored_bookings
from courses.store import courses, outgoing, sessions
from courses.store import messages as stored_messages
from courses.store import registers as known

OWN, OTHER = "OWN-601", "OTHER-602"
OWN_DESK, OTHER_DESK = "OWN-603", "OTHER-604"
SECRETS = (
    "Hemlinge",
    "Hemliga kursen",
    "319201",
    "31 92 01",
    "319 201",
    "hemlig@example.org",
    "Dolda gatan",
    "Tyst anteckning",
)
"""What stands in the other course and about its people, and never before somebody whom it is no business of."""
ROLES = (Role.LIBRARIAN, Role.COORDINATOR, Role.LEADER, Role.PARTNER, Role.READER)
SIDES = (OWN, OTHER)
NAMES = dict(zip(ROLES, ("Maja", "Siv", "Leo", "Pia", "Rut"), strict=True))


class Anything:
    """Stands for a value that a function asks rights before it looks at."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __iter__(self):
        return iter(())


def _insert(store, table, **values):
    with factories.deed(store, factories.LIBRARIAN, table) as it:
        return it.insert(table, values)


def make(store):
    """Fills the library: a course of ABF's led by Leo and one of Sensus', with people, marks and all that hangs on them."""
    by_code = {it.code: it.id for it in known.organisations(store)}
    abf, sensus = (
        by_code["ABF"],
        by_code["SENSUS"] if "SENSUS" in by_code else sorted(set(by_code.values()) - {by_code["ABF"]})[0],
    )
    leo, lea = (
        _insert(store, "leader", name=name, organisation_id=at)
        for name, at in (("Leo Led", abf), ("Lea Hemlinge", sensus))
    )
    own = factories.course(store, code=OWN, title="Den egna", organiser_id=abf, leader_ids=(leo,), form="STUDY_CIRCLE")
    other = factories.course(
        store, code=OTHER, title="Hemliga kursen", organiser_id=sensus, leader_ids=(lea,), form="STUDY_CIRCLE"
    )
    for code, title, at, who in (
        (OWN_DESK, "Egen hjälp", abf, leo),
        (OTHER_DESK, "Hemliga kursen vid disken", sensus, lea),
    ):
        _guidance(store, code, title, at, who)
    here = factories.enrolled(store, own, "Ada", "Bo")
    _private(store, here[0])
    there = [
        factories.person(store, name, "Hemlinge", phone="0980-319201", email="hemlig@example.org")
        for name in ("Cleo", "Dag")
    ]
    for one in there:
        factories.enrolment.enrol(store, factories.LIBRARIAN, other.id, one.id)
        _private(store, one)
    for it, ones in ((own, here), (other, there)):
        for one in ones:
            factories.mark(store, it, one, "PRESENT", "LATE")
    walk_ins.add(store, factories.LIBRARIAN, other.id, "Gäst Hemlinge", session_id=_first(store, other))
    walk_ins.add(store, factories.LIBRARIAN, own.id, "Egen gäst", session_id=_first(store, own))
    for code, one in ((OTHER_DESK, there[0]), (OWN_DESK, here[0])):
        session_id = _first(store, courses.by_code(store, code))
        bookings.book(store, factories.LIBRARIAN, session_id, time(10), bookings.BookingDraft(person_id=one.id))
    interest.add(store, factories.LIBRARIAN, there[0].id, interest.InterestDraft(topic="Hemliga kursen"))
    users.add(store, factories.LIBRARIAN, users.UserDraft("Maja", Role.LIBRARIAN))
    users.add(store, factories.LIBRARIAN, users.UserDraft("Siv", Role.COORDINATOR))
    users.add(store, factories.LIBRARIAN, users.UserDraft("Leo", Role.LEADER, leader_id=leo))
    users.add(store, factories.LIBRARIAN, users.UserDraft("Pia", Role.PARTNER, organisation_id=abf))
    users.add(store, factories.LIBRARIAN, users.UserDraft("Rut", Role.READER))


def _guidance(store, code, title, organiser_id, leader_id):
    factories.course(
        store,
        code=code,
        title=title,
        kind=CourseKind.GUIDANCE,
        slot_minutes=30,
        organiser_id=organiser_id,
        first_date=date(2026, 12, 1),
        leader_ids=(leader_id,),
    )


def _private(store, person):
    whole = people.draft_of(person)
    draft = PersonDraft(
        **{
            **_values(whole),
            "phone": "0980-319201",
            "email": "hemlig@example.org",
            "address": "Dolda gatan 1",
            "birth_date": "1950-01-02",
            "notes": "Tyst anteckning",
            "needs": "hörslinga",
        }
    )
    people.change(store, factories.LIBRARIAN, person.id, draft, person.version)


def _values(draft):
    return {name: getattr(draft, name) for name in draft.__dataclass_fields__}


def _first(store, course):
    return sessions.of_course(store, course.id, clock.now())[0].id


def actor(store, role):
    """Returns the user of a role, as signing in does, without what it does to the store."""
    from courses.store import users as stored

    return users.actor_of(stored.by_name(store, NAMES[role]))


def arguments(store, function, side):
    """Returns what to call a function with, by the names of its parameters: of the course of `side`, own or other."""
    course = courses.by_code(store, side)
    first = _first(store, course)
    seated = [
        row["person_id"]
        for row in store.query("SELECT person_id FROM enrolment WHERE course_id = ? ORDER BY id", (course.id,))
    ]
    own_booking = "SELECT b.id FROM booking b JOIN session s ON s.id = b.session_id JOIN course c ON c.id = s.course_id WHERE c.code = ?"
    booking = store.value(own_booking, (OWN_DESK if side == OWN else OTHER_DESK,))
    walk_in = store.value("SELECT id FROM walk_in WHERE course_id = ?", (course.id,))
    user = store.value("SELECT id FROM user WHERE role = 'LIBRARIAN'")
    person = seated[0]
    by_name = {
        "course_id": course.id,
        "from_id": course.id,
        "to_id": course.id,
        "emptied_id": course.id,
        "into_id": course.id,
        "course": course,
        "course_ids": [course.id],
        "session_id": first,
        "session_ids": [first],
        "person_id": person,
        "person_ids": seated,
        "keep_id": person,
        "drop_id": seated[-1],
        "one_id": person,
        "other_id": seated[-1],
        "booking_id": booking,
        "user_id": user,
        "row_id": user,
        "now": clock.now(),
        "at": clock.now(),
        "on": None,
        "first": date(2026, 8, 1),
        "last": date(2026, 12, 31),
        "day": date(2026, 9, 8),
        "to_day": date(2027, 1, 5),
        "first_date": date(2027, 1, 5),
        "start": time(10),
        "end": time(12),
        "reason": "skäl",
        "notes": "ord",
        "title": "Ord",
        "text": "Hemlinge",
        "name": "Hemlinge",
        "code": side,
        "key": store.value("SELECT key FROM person WHERE id = ?", (person,)),
        "mark": Mark.ABSENT,
        "marks": [],
        "source": "test",
        "place": "",
        "value": "nej",
        "heads": 3,
        "limit": 50,
        "ids": [1],
        "names": ["Hemlinge"],
        "version": 1,
        "wish_ids": [1],
        "message_id": 1,
        "call_id": 1,
        "wish_id": 1,
        "plan_id": 1,
        "template_id": 1,
        "theme_id": 1,
        "target_id": 1,
        "walk_in_id": walk_in,
        "role": "deltagare",
        "words": "ord",
        "leader_ids": [],
        "organisation_ids": [],
        "room_id": None,
        "minutes": 5,
        "priority": 1,
        "password": "åtta små grodor",
        "study_hours": 3,
        "seats": 9,
        "quantity": 1,
        "options": (),
        "sessions": [],
        "choices": {},
        "length": 3,
        "it": Anything(),
        "line": "1 2",
        "lines": "1 2",
        "work": lambda it: None,
        "person": people_get(store, person),
        "wanted": Anything(),
        "signature": "",
        "kind": "people",
        "channel": "",
        "draft": Anything(),
        "status": None,
        "entry_id": 1,
    }
    by_function = {
        "courses.actions.outgoing": {"scope": outgoing.Scope(course_id=course.id)},
        "courses.actions.roll": {"scope": roll.of_course(store, course.id)},
        "courses.store.bookings": {"scope": stored_bookings.Scope()},
        "courses.store.messages": {"wanted": stored_messages.Wanted(course_id=course.id)},
        "courses.actions.next_slot": {"wish": next_slot.Wish()},
    }
    by_name |= by_function.get(function.__module__, {}) | {"today": clock.today()}
    found = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if name in ("store", "actor") or parameter.default is not inspect.Parameter.empty:
            continue
        if parameter.kind in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL):
            continue
        found[name] = by_name.get(name, Anything())
    return found


def people_get(store, person_id):
    from courses.store import people as stored

    return stored.get(store, factories.LIBRARIAN, person_id)


def told(value, depth=0):
    """Returns all the text of a value, that of what it holds too."""
    if depth > 6 or value is None or isinstance(value, (int, float, date, datetime, time, enum.Enum)):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return " ".join(told(part, depth + 1) for pair in value.items() for part in pair)
    if isinstance(value, (list, tuple, set, frozenset, types.GeneratorType)):
        return " ".join(told(part, depth + 1) for part in value)
    fields = getattr(value, "__dataclass_fields__", None)
    return " ".join(told(getattr(value, name), depth + 1) for name in fields) if fields else ""
