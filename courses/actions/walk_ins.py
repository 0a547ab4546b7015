"""Walk-ins: who came without a seat, written down by name, marked at sessions, and told later who it was.

A person who has a seat is no walk-in: the marks are moved to the seat. Each deed is one transaction and one entry.
"""

from __future__ import annotations

from datetime import datetime

from courses import clock, labels
from courses.actions import enrolment, walk_in_moves
from courses.actions.enrolment_log import LogEvent
from courses.actions.kept import kept
from courses.actions.same_person import facts
from courses.actions.walk_in_moves import refuse_closed
from courses.dates import day_text
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _
from courses.model import Actor, Course, EnrolmentEvent, Mark, Person
from courses.rules import rights
from courses.store import Store, courses, hidden_names, people, rows, tables, walk_ins
from courses.store.connection import Row
from courses.store.journal import Deed, deed


class HasSeat(Refused):
    """The walk-in is a participant, whose marks they should be."""


def add(
    store: Store,
    actor: Actor,
    course_id: int,
    name: str,
    *,
    session_id: int | None = None,
    mark: Mark = Mark.PRESENT,
    minutes: int | None = None,
    is_online: bool = False,
    source: str = "",
) -> int:
    """Write down somebody who came without a seat, at a session where one is given, and return their id.

    A name that is written down in the course already is the same walk-in. Raises Invalid without a name, Refused for a
    session that is cancelled or signed, NotFound.
    """
    course = _course(store, actor, course_id)
    with deed(store, actor, "") as it:
        walk_in_id = add_in(
            it, course_id, name, session_id=session_id, mark=mark, minutes=minutes, is_online=is_online, source=source
        )
        it.words = _words(it, course, walk_in_id, session_id, mark)
    return walk_in_id


def add_in(
    it: Deed,
    course_id: int,
    name: str,
    *,
    session_id: int | None = None,
    mark: Mark = Mark.PRESENT,
    minutes: int | None = None,
    is_online: bool = False,
    source: str = "",
) -> int:
    """Write down a walk-in inside a deed; see `add`."""
    written = kept(name)
    if not written:
        raise Invalid(_("Write the name of who came."))
    walk_in_id = walk_ins.named(it.store, course_id, written)
    if walk_in_id is None:
        walk_in_id = it.insert("walk_in", {"course_id": course_id, "name": written})
    if session_id is not None:
        mark_in(it, session_id, walk_in_id, mark, minutes, is_online=is_online, source=source)
    return walk_in_id


def mark(
    store: Store,
    actor: Actor,
    session_id: int,
    walk_in_id: int,
    mark: Mark | None,
    minutes: int | None = None,
    *,
    is_online: bool = False,
    source: str = "",
) -> None:
    """Set a walk-in's mark at a session; None takes it away. Raises Refused for one cancelled or signed, NotFound."""
    course = _course(store, actor, _row(store, walk_in_id)["course_id"])
    with deed(store, actor, _words(store, course, walk_in_id, session_id, mark)) as it:
        mark_in(it, session_id, walk_in_id, mark, minutes, is_online=is_online, source=source)


def mark_in(
    it: Deed,
    session_id: int,
    walk_in_id: int,
    mark: Mark | None,
    minutes: int | None = None,
    *,
    is_online: bool = False,
    source: str = "",
    corrects: bool = False,
) -> bool:
    """Set a walk-in's mark inside a deed, and return whether it changed anything; see `mark`.

    One that `corrects` what is signed is `signing.correct`'s.
    """
    session = tables.first(it.store, "session", id=session_id)
    if session is None or session["course_id"] != _row(it.store, walk_in_id)["course_id"]:
        raise NotFound(_("The session no longer exists."))
    had = tables.first(it.store, "walk_in_mark", walk_in_id=walk_in_id, session_id=session_id)
    values = {"mark": mark, "minutes": minutes, "is_online": int(is_online)}
    if mark is None if had is None else all(had[name] == value for name, value in values.items()):
        return False
    refuse_closed(it.store, session, corrects=corrects)
    if had is None:
        it.insert("walk_in_mark", {"walk_in_id": walk_in_id, "session_id": session_id, "source": source, **values})
    elif mark is None:
        it.delete("walk_in_mark", had["id"])
    else:
        it.update("walk_in_mark", had["id"], {**values, "source": source})
    return True


def rename(store: Store, actor: Actor, walk_in_id: int, name: str, notes: str | None = None) -> None:
    """Write a walk-in's name otherwise, and what is noted where that is given. Raises Invalid, Refused, NotFound."""
    row = _row(store, walk_in_id)
    course = _course(store, actor, row["course_id"])
    written = kept(name)
    if not written:
        raise Invalid(_("Write the name of who came."))
    if walk_ins.named(store, course.id, written) not in (None, walk_in_id):
        raise Refused(
            _("{name} is written down already in {code}.").format(name=written, code=course.code),
            _("If it is one person, match both to that person."),
        )
    before = walk_ins.name_of(store, walk_in_id)
    said = _("Walk-in in {code}: {before} is written {name}")
    with deed(store, actor, said.format(code=course.code, before=before, name=written)) as it:
        it.update("walk_in", walk_in_id, {"name": written} | ({} if notes is None else {"notes": kept(notes)}))
        if row["person_id"] is not None:
            _hide_in(it, walk_in_id, row["person_id"])


def match(store: Store, actor: Actor, walk_in_id: int, person_id: int | None, *, moves: bool = False) -> list[str]:
    """Say who of the register a walk-in was; None takes it back. Nobody is enrolled by it.

    With `moves` the marks of one who has a seat become theirs, and where both had one is returned in words; without,
    that raises HasSeat. Raises Refused, NotFound.
    """
    row = _row(store, walk_in_id)
    course = _course(store, actor, row["course_id"])
    person = people.get(store, actor, person_id) if person_id is not None else None
    name = walk_ins.name_of(store, walk_in_id)
    if person is None:
        words = _("Walk-in in {code}: took back who {name} is").format(code=course.code, name=name)
    else:
        words = _about(course, "" if person.is_protected else name, person)
    with deed(store, actor, words) as it:
        return match_in(it, walk_in_id, person_id, moves=moves)


def match_in(it: Deed, walk_in_id: int, person_id: int | None, *, moves: bool = False) -> list[str]:
    """Say who a walk-in was inside a deed; see `match`. Of two who are one person one is made."""
    row = _row(it.store, walk_in_id)
    if person_id is None:
        it.update("walk_in", walk_in_id, {"person_id": None})
        return []
    seated = walk_in_moves.has_seat(it.store, row["course_id"], person_id)
    if seated and not moves:
        name = people.name_of(it.store, person_id)
        code = courses.get(it.store, row["course_id"]).code
        raise HasSeat(
            _("{name} has a seat in {code}.").format(name=name, code=code),
            _("Move the marks of the walk-in to the seat instead."),
        )
    it.update("walk_in", walk_in_id, {"person_id": person_id})
    _hide_in(it, walk_in_id, person_id)
    if seated:
        return walk_in_moves.move_in(it, row, person_id)
    same = tables.find(it.store, "walk_in", course_id=row["course_id"], person_id=person_id)
    for other in same[1:]:
        walk_in_moves.join_in(it, same[0], other)
    return []


def enrol(
    store: Store,
    actor: Actor,
    walk_in_id: int,
    person_id: int | None = None,
    *,
    at: datetime | None = None,
    channel: str = "",
) -> enrolment.Outcome:
    """Enrol a walk-in, who is `person_id` or whom they are matched to; with the seat the marks become theirs.

    One who has to wait stays a walk-in, and the marks follow once there is a seat. Raises Refused.
    """
    row = _row(store, walk_in_id)
    course = enrolment.open_course(store, actor, row["course_id"])
    who = person_id if person_id is not None else row["person_id"]
    if who is None:
        raise Refused(_("It is not known who this is."), _("Match the walk-in to a person first."))
    person = people.get(store, actor, who)
    event = LogEvent(at or clock.now(), who, EnrolmentEvent.ENROL, kept(channel))
    with deed(store, actor, _("Enrolled {person} in {course}").format(person=person.name, course=course.code)) as it:
        match_in(it, walk_in_id, who)
        return enrolment.do_in(it, course, event, is_now=at is None)


def remove(store: Store, actor: Actor, walk_in_id: int) -> None:
    """Take a walk-in away, with all marks. Raises Refused when a session of theirs is signed, NotFound."""
    row = _row(store, walk_in_id)
    course = _course(store, actor, row["course_id"])
    said = _("Took away the walk-in {name} in {code}").format(
        name=walk_ins.name_of(store, walk_in_id), code=course.code
    )
    with deed(store, actor, said) as it:
        for mark_row in tables.find(store, "walk_in_mark", walk_in_id=walk_in_id):
            session = tables.first(store, "session", id=mark_row["session_id"])
            if session is not None:
                refuse_closed(store, session)
        it.delete("walk_in", walk_in_id)


def likely(store: Store, actor: Actor, walk_in_id: int) -> list[Person]:
    """Return who a walk-in may be: participants of the same name first, then those of the register who are like it."""
    from courses.actions import duplicates

    row = _row(store, walk_in_id)
    _course(store, actor, row["course_id"])
    found = [one.person for one in duplicates.similar(store, actor, facts(names=(row["name"],)))]
    return sorted(found, key=lambda one: not walk_in_moves.has_seat(store, row["course_id"], one.id))


def _hide_in(it: Deed, walk_in_id: int, person_id: int) -> None:
    """Put the alias for the name in the words of earlier deeds, where the person is protected."""
    row = tables.first(it.store, "person", id=person_id)
    if row is not None and row["is_protected"]:
        hidden_names.hide_walk_in(it.store, walk_in_id, row["alias"])


def _about(course: Course, name: str, person: Person) -> str:
    if not name:
        return _("Walk-in in {code}: it was {person}").format(code=course.code, person=person.name)
    return _("Walk-in in {code}: {name} was {person}").format(code=course.code, name=name, person=person.name)


def _words(at: Deed | Store, course: Course, walk_in_id: int, session_id: int | None, mark: Mark | None) -> str:
    store = at.store if isinstance(at, Deed) else at
    name = walk_ins.name_of(store, walk_in_id)
    session = tables.first(store, "session", id=session_id) if session_id is not None else None
    day = rows.day(session["day"]) if session else None
    if day is None:
        return _("Walk-in in {code}: {name}").format(code=course.code, name=name)
    said = _("Walk-in {day} in {code}: {name}, {mark}")
    return said.format(day=day_text(day), code=course.code, name=name, mark=labels.mark(mark))


def _row(store: Store, walk_in_id: int) -> Row:
    row = tables.first(store, "walk_in", id=walk_in_id)
    if row is None:
        raise NotFound(_("There is no such walk-in."))
    return row


def _course(store: Store, actor: Actor, course_id: int) -> Course:
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ATTEND, courses.whose(store, course))
    return course
