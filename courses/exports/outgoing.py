"""From a scope to a finished file: what is in it from `actions.outgoing`, how it is written from `ical` and the tables.

A file about one person is noted in the journal; its name has the alias of a protected person, and the calendar in it nobody's.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from courses.actions import outgoing, planning
from courses.dates import period_text
from courses.exports import ical, programme_table, session_table, tables
from courses.exports.naming import Naming
from courses.i18n import _
from courses.model import Actor
from courses.model.outgoing import Outgoing, Scope
from courses.rules import terms
from courses.store import Store, courses, options, people, registers
from courses.text import fold

_LONGEST = 60
"""Letters that a file name has before its ending, at most."""


class TableKind(StrEnum):
    """The files that a table can be."""

    CSV = "csv"
    XLSX = "xlsx"


def calendar(store: Store, actor: Actor, scope: Scope, now: datetime) -> Outgoing:
    """Return the sessions of a scope as an iCalendar file. Raises Refused, NotFound."""
    meetings = [*outgoing.calendar(store, actor, scope, now), *outgoing.booked(store, actor, scope, now)]
    name = _name(store, actor, scope)
    whose = options.get(store, "library.name")
    _note(store, actor, scope)
    is_personal = scope.person_id is not None
    content = ical.render(
        " – ".join(filter(None, (_("My courses") if is_personal else name, whose))),
        meetings,
        now,
        publisher=(whose, options.get(store, "library.email")),
        is_personal=is_personal,
    )
    return Outgoing(file_name(name, "ics"), content, len(meetings), is_personal)


def programme(store: Store, actor: Actor, scope: Scope, kind: TableKind, now: datetime) -> Outgoing:
    """Return the courses of a scope as a table that `import programme` reads. Raises Refused, NotFound."""
    found = outgoing.courses_of(store, actor, scope)
    listed = {
        course.id: planning.propose(store, planning.draft_of(course)).days
        for course in found
        if programme_table.is_listed(course.pattern)
    }
    table = programme_table.programme(found, _naming(store), listed)
    return _written(store, actor, scope, kind, now, table, len(found))


def sessions(store: Store, actor: Actor, scope: Scope, kind: TableKind, now: datetime) -> Outgoing:
    """Return the sessions of a scope as a table that `import changes` reads. Raises Refused, NotFound."""
    meetings = outgoing.events(store, actor, scope, now)
    there = {it.course_id for it in meetings}
    gone = [it for it in outgoing.courses_of(store, actor, scope) if it.cancelled_reason is not None and it.id in there]
    table = session_table.sessions(meetings, gone, _naming(store))
    return _written(store, actor, scope, kind, now, table, len(meetings))


def file_name(name: str, ending: str) -> str:
    """Return a safe name for a file about `name`, such as "sto-601-internet-for-nyborjare.ics"."""
    words = "".join(c if c.isalnum() else " " for c in fold(name)).split()
    return f"{'-'.join(words)[:_LONGEST].strip('-') or 'kursverkstad'}.{ending}"


def _written(
    store: Store, actor: Actor, scope: Scope, kind: TableKind, now: datetime, table: tables.Table, count: int
) -> Outgoing:
    name = f"{table.title} {_name(store, actor, scope)}"
    _note(store, actor, scope)
    content = tables.to_csv(table) if kind is TableKind.CSV else tables.to_xlsx(table, now)
    return Outgoing(file_name(name, kind), content, count, scope.person_id is not None)


def _note(store: Store, actor: Actor, scope: Scope) -> None:
    if scope.person_id is not None:
        outgoing.note_person(store, actor, scope.person_id)


def _name(store: Store, actor: Actor, scope: Scope) -> str:
    """Return what a scope is called: whose or where it is, else the term or the days."""
    if scope.course_id is not None:
        course = courses.get(store, scope.course_id)
        return f"{course.code} {course.title}"
    if scope.person_id is not None:
        return people.get(store, actor, scope.person_id).name
    if room := registers.room(store, scope.room_id):
        return ", ".join(dict.fromkeys(filter(None, (room.name, room.place or room.municipality))))
    if scope.leader_id is not None:
        return registers.leader_names(store)[scope.leader_id]
    return _period(scope)


def _period(scope: Scope) -> str:
    if scope.first and scope.last:
        term = terms.of(scope.first)
        is_term = (term.first, term.last) == (scope.first, scope.last)
        return str(term) if is_term else period_text(scope.first, scope.last)
    if scope.first:
        return _("from {day}").format(day=scope.first.isoformat())
    return _("until {day}").format(day=scope.last.isoformat()) if scope.last else _("all sessions")


def _naming(store: Store) -> Naming:
    return Naming(registers.organisations(store), registers.leaders(store), registers.rooms(store))
