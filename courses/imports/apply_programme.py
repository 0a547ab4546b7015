"""A programme and its changes from a file into courses and sessions."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from courses.actions import chain, planning, sessions
from courses.actions.dates import propose_course
from courses.actions.drafts import CourseDraft
from courses.actions.following import keeping
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _
from courses.imports.applying import Applying
from courses.imports.drafts import ChangeDraft, ChangeKind, ProgrammeDraft
from courses.model import CourseForm, CourseKind
from courses.rules.schedule import Proposal
from courses.store import courses, tables
from courses.store.connection import Row

_PLANS_DATES = ("pattern", "kind", "start", "end", "room_id")
"""What in a draft decides its dates; a course of which none has changed keeps its sessions as they are."""
_SAID = (
    "code title kind start end pattern break_minutes study_hours seats minimum language audience level led_by fee "
    "content notes"
).split()
"""What of a draft a file says as it is to be kept."""
_LOOKED_UP = ("form", "organiser_id", "co_organiser_ids", "room_id", "leader_ids")
"""What of a draft is found by what a file says."""


def programme(to: Applying, row: ProgrammeDraft) -> None:
    """Make a course, or bring the one of that code up to the file; sessions with marks are never touched."""
    kept = tables.id_of(to.it.store, "course", code_key=courses.code_key(row.code))
    draft = _draft(to, row, kept)
    to.once(("course", courses.code_key(draft.code)), draft, row.source)
    if kept is not None and planning.draft_of(courses.get(to.it.store, kept)) == draft:
        to.unchanged += 1
        return
    proposal = propose_course(to.it.store, draft)
    _warn(to, row, proposal)
    if kept is None:
        planning.create_course_in(to.it, draft)
        to.created += 1
        return
    before = planning.draft_of(courses.get(to.it.store, kept))
    replans = any(getattr(before, name) != getattr(draft, name) for name in _PLANS_DATES)
    planning.change_course_in(to.it, kept, draft, None, proposal.days if replans else None)
    to.changed += 1


def _draft(to: Applying, row: ProgrammeDraft, kept: int | None) -> CourseDraft:
    """Return what the file wants of a course; what no file can say stays as the `kept` course has it."""
    organiser = to.resolver.organisation(row.organiser)
    said = CourseDraft(
        form=row.form or _usual_form(to, row.kind, organiser),
        organiser_id=organiser,
        co_organiser_ids=tuple(i for i in to.resolver.organisations(row.co_organisers) if i != organiser),
        room_id=to.resolver.room(row.room, place=row.place, municipality=row.municipality, context=row.source.sheet),
        leader_ids=to.resolver.leaders(row.leader),
        **{name: getattr(row, name) for name in (*_SAID, *row.has)},
    )
    if kept is None:
        return keeping(to.it.store, said, row.dates or None)
    before = planning.draft_of(courses.get(to.it.store, kept))
    unsaid = {field.name for field in fields(CourseDraft)} - set(_SAID) - set(_LOOKED_UP) - set(row.has)
    draft = replace(said, **{name: getattr(before, name) for name in unsaid})
    return _dated(to, row, draft, replace(draft, pattern=before.pattern))


def _dated(to: Applying, row: ProgrammeDraft, said: CourseDraft, as_kept: CourseDraft) -> CourseDraft:
    """Return which pattern a course that is there gets: its own where that says the same as the file, or more."""
    kept = as_kept.pattern
    if row.dates:
        is_same = propose_course(to.it.store, as_kept).days == tuple(sorted(set(row.dates)))
    else:
        is_same = said.pattern == replace(kept, left_out=(), picked=(), treatments=())
    if is_same:
        return as_kept
    with_treatments = replace(said.pattern, treatments=kept.treatments)  # no file can say them
    return keeping(to.it.store, replace(said, pattern=with_treatments), row.dates or None)


def _usual_form(to: Applying, kind: CourseKind, organiser: int | None) -> CourseForm:
    """Return the form that an activity usually has by who reports it, when the file does not say."""
    whose = tables.first(to.it.store, "organisation", id=organiser)
    if whose is None or whose["kind"] != "STUDY_ASSOCIATION":
        return CourseForm.LIBRARY
    if kind in (CourseKind.COURSE, CourseKind.WORKSHOP_SERIES):
        return CourseForm.STUDY_CIRCLE
    return CourseForm.CULTURAL_EVENT if kind is CourseKind.EVENT else CourseForm.OTHER_FOLKBILDNING


def _warn(to: Applying, row: ProgrammeDraft, proposal: Proposal) -> None:
    for warning in proposal.warnings:
        to.note(row.source, f"{row.code}: {warning}")
    if row.expected_last and proposal.days and proposal.days[-1] != row.expected_last:
        text = _("{code}: the file says that it ends on {said}, but by its dates it ends on {ends}.")
        to.note(row.source, text.format(code=row.code, said=row.expected_last, ends=proposal.days[-1]))


def change(to: Applying, row: ChangeDraft) -> None:
    """Apply a change; one that is applied already changes nothing."""
    course_id = to.resolver.course(row.course)
    done = {
        ChangeKind.CANCELLED: _cancel,
        ChangeKind.PLANNED: _planned,
        ChangeKind.MOVED: _move,
        ChangeKind.EXTRA: _extra,
        ChangeKind.COURSE_CANCELLED: _cancel_course,
        ChangeKind.ROOM: _room,
        ChangeKind.TIME: _time,
    }[row.kind](to, course_id, row)
    to.count(is_changed=done)


def _cancel(to: Applying, course_id: int, row: ChangeDraft) -> bool:
    _make_before(to, course_id, row)
    session = _meant(to, course_id, row)
    changed = False
    if not session["is_cancelled"]:
        sessions.cancel_session_in(to.it, session, row.reason)
        changed = True
    return _replace(to, course_id, row, date.fromisoformat(session["day"])) or changed


def _make_before(to: Applying, course_id: int, row: ChangeDraft) -> None:
    """Add or move the session that a row says was added or moved before it was cancelled, where it is not there."""
    chained = chain.of_course(to.it.store, course_id)
    if row.before is None or row.date is None or any(s["day"] == row.date.isoformat() for s in chained):
        return
    if row.before is ChangeKind.EXTRA:
        _extra(to, course_id, replace(row, kind=ChangeKind.EXTRA, reason=""))
    elif row.moved_from is not None:
        session = sessions.find(to.it.store, course_id, row.moved_from)
        if not session["is_cancelled"]:
            sessions.move_session_in(to.it, session, row.date, start=row.start, end=row.end)


def _replace(to: Applying, course_id: int, row: ChangeDraft, gone: date) -> bool:
    if row.new_date is None or _on(to, course_id, row.new_date):
        return False
    sessions.add_session_in(to.it, course_id, row.new_date, replaces=gone)
    return True


def _move(to: Applying, course_id: int, row: ChangeDraft) -> bool:
    if row.new_date is None:
        raise Invalid(_("It is not said where the session is moved to."), _("Give the new date."))
    moved = _on(to, course_id, row.new_date)
    if moved and row.date is not None and moved["moved_from"] == row.date.isoformat():
        return False
    session = _session(to, course_id, row)
    sessions.move_session_in(to.it, session, row.new_date, start=row.start, end=row.end, reason=row.reason)
    if row.room:
        to.it.update("session", session["id"], {"room_id": _new_room(to, session["room_id"], row)})
    _seats(to, session, row)
    return True


def _planned(to: Applying, course_id: int, row: ChangeDraft) -> bool:
    """Give a session the times and room of a row that says that it is held as planned. Raises Refused, NotFound."""
    session = _meant(to, course_id, row)
    if session["is_cancelled"]:
        raise Refused(
            _("The session on {day} is cancelled.").format(day=session["day"]),
            _("Add it anew as an extra session, if it is held after all."),
        )
    is_news = bool(session["replaces"] and row.reason) and to.it.update(
        "session", session["id"], {"reason": row.reason}
    )
    return _give(to, session, row) or is_news


def _extra(to: Applying, course_id: int, row: ChangeDraft) -> bool:
    day = row.date or row.new_date
    if day is None:
        raise Invalid(_("It is not said when the extra session is."), _("Give its date."))
    if _on(to, course_id, day):
        return False
    sessions.add_session_in(to.it, course_id, day, reason=row.reason)
    if row.start or row.end or row.room or row.seats is not None:
        _alter(to, course_id, day, row)
    return True


def _cancel_course(to: Applying, course_id: int, row: ChangeDraft) -> bool:
    if courses.get(to.it.store, course_id).cancelled_reason is not None:
        return False
    planning.cancel_course_in(to.it, course_id, row.reason)
    return True


def _room(to: Applying, course_id: int, row: ChangeDraft) -> bool:
    course = courses.get(to.it.store, course_id)
    room_id = _new_room(to, course.room_id, row)
    if row.date is None and row.number is None:
        left = [s for s in chain.without_marks(to.it.store, course_id) if s["room_id"] != room_id]
        for session in left:
            to.it.update("session", session["id"], {"room_id": room_id})
        return bool(left)
    day = row.date or date.fromisoformat(_session(to, course_id, row)["day"])
    there = _on(to, course_id, day)
    if there and there["room_id"] == room_id:
        return False
    sessions.change_room_on_in(to.it, course_id, day, room_id, row.reason)
    return True


def _new_room(to: Applying, old_room: int | None, row: ChangeDraft) -> int:
    """Return the room a change names; of several namesakes the one at the old room's place."""
    old = tables.first(to.it.store, "room", id=old_room)
    room_id = to.resolver.room(row.room, context=old["place"] if old else row.source.sheet)
    if room_id is None:
        raise Invalid(_("It is not said which room it is."), _("Name the new room."))
    return room_id


def _time(to: Applying, course_id: int, row: ChangeDraft) -> bool:
    return _alter(to, course_id, date.fromisoformat(_session(to, course_id, row)["day"]), row)


def _alter(to: Applying, course_id: int, day: date, row: ChangeDraft) -> bool:
    """Give the session on `day` the clock times and room that a change names."""
    return _give(to, sessions.find(to.it.store, course_id, day), row)


def _give(to: Applying, session: Row, row: ChangeDraft) -> bool:
    values: dict[str, object] = {}
    if row.start:
        values["start"] = f"{row.start:%H:%M}"
    if row.end:
        values["end"] = f"{row.end:%H:%M}"
    if row.room:
        values["room_id"] = _new_room(to, session["room_id"], row)
    if str(values.get("start", session["start"])) >= str(values.get("end", session["end"])):
        raise Refused(_("The end has to be later than the start."))
    changed = to.it.update("session", session["id"], values)
    return _seats(to, session, row) or changed


def _seats(to: Applying, session: Row, row: ChangeDraft) -> bool:
    """Give a session the seats of its own that a row names. Raises Refused."""
    if row.seats is None or row.seats == session["seats"]:
        return False
    sessions.set_seats_in(to.it, session, row.seats)
    return True


def _meant(to: Applying, course_id: int, row: ChangeDraft) -> Row:
    """Return the session that a change is about; of several on one day, the one that begins as the row says."""
    on_day = [s for s in chain.of_course(to.it.store, course_id) if row.date and s["day"] == row.date.isoformat()]
    exact = [s for s in on_day if row.start and s["start"] == f"{row.start:%H:%M}"]
    return exact[0] if len(on_day) > 1 and exact else _session(to, course_id, row)


def _session(to: Applying, course_id: int, row: ChangeDraft) -> Row:
    """Return the session that a change is about, by date or number. Raises NotFound, Invalid."""
    if row.date is not None:
        return sessions.find(to.it.store, course_id, row.date)
    if row.number is None:
        raise Invalid(_("It is not said which session it is."), _("Give its date."))
    numbered = [s for s in chain.of_course(to.it.store, course_id) if s["number"] == row.number]
    if not numbered:
        raise NotFound(_("The course has no session number {number}.").format(number=row.number))
    return numbered[0]


def _on(to: Applying, course_id: int, day: date) -> Row | None:
    """Return the course's session on `day` that is not cancelled, or None."""
    found = [
        s for s in chain.of_course(to.it.store, course_id) if s["day"] == day.isoformat() and not s["is_cancelled"]
    ]
    return found[0] if found else None
