"""Attendance: a mark, everybody present, a head count. Each deed is one transaction and one journal entry."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from courses import clock, labels
from courses.dates import day_text
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import PRESENT_MARKS, WITH_MINUTES, Actor, Course, Mark
from courses.rules import marking, rights
from courses.store import Store, courses, people, signing, tables
from courses.store import attendance as queries
from courses.store.connection import Row
from courses.store.journal import Deed, deed
from courses.store.rows import clock_time
from courses.store.rows import day as read_day


@dataclass(frozen=True, slots=True)
class NewMark:
    """A mark to be written."""

    session_id: int
    person_id: int
    mark: Mark | None
    """None takes a mark away."""
    minutes: int | None = None
    """How late, or how much too early; kept with those marks only."""
    is_online: bool | None = None
    """Whether it was on a screen, from elsewhere; None: as it stands, in the room where nothing stands."""


def mark(
    store: Store,
    actor: Actor,
    session_id: int,
    person_id: int,
    mark: Mark | None,
    minutes: int | None = None,
    source: str = "screen",
    *,
    is_online: bool | None = None,
) -> None:
    """Set a person's mark at a session; None takes it away. Raises Refused for a cancelled session, NotFound, Invalid."""
    course, row = load(store, actor, session_id)
    told = labels.mark_told(mark, minutes, is_online=is_online)
    words = _("Attendance {day} in {code}: {person}, {mark}").format(
        day=_day(row), code=course.code, person=people.name_of(store, person_id), mark=told
    )
    new = NewMark(session_id, person_id, mark, minutes, is_online)
    require_minutes(row, new)
    with deed(store, actor, words) as it:
        write_in(it, [new], source)


def mark_many(store: Store, actor: Actor, course_id: int, marks: Sequence[NewMark], source: str) -> int:
    """Set many marks of one course in one deed, and return how many changed. Raises Refused, NotFound, Invalid."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ATTEND, courses.whose(store, course))
    rows = sessions_of(store, course, {new.session_id for new in marks})
    for new in marks:
        require_minutes(rows[new.session_id], new)
    told = {labels.mark_told(new.mark, new.minutes, is_online=new.is_online) for new in marks}
    who = [people.name_of(store, person_id) for person_id in {new.person_id for new in marks}]
    with deed(store, actor, many_in_words(course, list(rows.values()), who, told)) as it:
        return write_in(it, marks, source)


def sessions_of(store: Store, course: Course, session_ids: Collection[int]) -> dict[int, Row]:
    """Return the rows of sessions, in order of time. Raises NotFound for one of another course."""
    found = {session_id: session_row(store, session_id) for session_id in session_ids}
    if any(row["course_id"] != course.id for row in found.values()):
        raise NotFound(_("A session belongs to another course than {code}.").format(code=course.code))
    return dict(sorted(found.items(), key=lambda it: (it[1]["day"], it[1]["start"])))


def many_in_words(course: Course, sessions: Sequence[Row], who: Sequence[str], told: Collection[str]) -> str:
    """Return who was marked as what and when: the day where it is one, the name where it is one, the mark likewise."""
    about = _("Attendance in {code}").format(code=course.code)
    if len(sessions) == 1:
        about = _("Attendance {day} in {code}").format(day=_day(sessions[0]), code=course.code)
    parts = [
        who[0] if len(who) == 1 else ngettext("{count} person", "{count} persons", len(who)).format(count=len(who))
    ]
    if len(sessions) > 1:
        parts.append(ngettext("{count} session", "{count} sessions", len(sessions)).format(count=len(sessions)))
    return f"{about}: {', '.join([*parts, *(told if len(told) == 1 else ())])}"


def mark_all_present(store: Store, actor: Actor, session_id: int, source: str = "screen") -> int:
    """Mark present everybody with a seat who comes to a session and has no mark yet, and return how many that were."""
    course, row = load(store, actor, session_id)
    _refuse_cancelled(row)
    grid = queries.grid(store, actor, course.id, clock.now())
    session = next(it for it in grid.sessions if it.id == session_id)
    left = [it for it in marking.expected(grid.participants, session) if (session_id, it.person_id) not in grid.marks]
    with deed(store, actor, _("Everybody present {day} in {code}").format(day=_day(row), code=course.code)) as it:
        return write_in(it, [NewMark(session_id, one.person_id, Mark.PRESENT) for one in left], source)


def count_heads(
    store: Store,
    actor: Actor,
    session_id: int,
    heads: int | None,
    children: int | None = None,
    *,
    online: int | None = None,
) -> None:
    """Note how many came, without names; None takes the count away.

    `heads` are all of them, in the room and online; `children` and `online` are how many of them. Raises Invalid.
    """
    course, row = load(store, actor, session_id)
    words = ngettext("Counted {heads} visitor {day} in {code}", "Counted {heads} visitors {day} in {code}", heads or 0)
    with deed(store, actor, words.format(heads=heads or 0, day=_day(row), code=course.code)) as it:
        count_heads_in(it, session_id, heads, children, online=online)


def count_heads_in(
    it: Deed, session_id: int, heads: int | None, children: int | None = None, *, online: int | None = None
) -> None:
    """Note a head count inside a deed; what changes nothing is let be, signed or not.

    Raises Invalid when more are under 18 or online than came in all, Refused for a session that is cancelled or signed.
    """
    all_heads, wrong = heads or 0, []
    if all_heads < (children or 0):
        words = _("There are more under 18 ({children}) than visitors ({heads}).")
        wrong.append(words.format(children=children, heads=all_heads))
    if all_heads < (online or 0):
        words = _("There are more online ({online}) than visitors in all ({heads}).")
        wrong.append(words.format(online=online, heads=all_heads))
    if wrong:
        raise Invalid(" ".join(wrong))
    row, values = (
        session_row(it.store, session_id),
        {"head_count": heads, "child_count": children, "online_count": online},
    )
    _refuse_cancelled(row)
    if not _says(row, values):
        signing.refuse_signed(it.store, session_id)
        it.update("session", session_id, values)


def write_in(it: Deed, marks: Sequence[NewMark], source: str, *, corrects: bool = False) -> int:
    """Write marks inside a deed, and return how many changed anything.

    Raises Refused for a session that is cancelled, and when something would change in one that is signed, unless it
    `corrects` that (which is `signing.correct`'s); NotFound.
    """
    changed = 0
    sessions = {new.session_id: session_row(it.store, new.session_id) for new in marks}
    for row in sessions.values():
        _refuse_cancelled(row)
    for new in marks:
        changed += _write(it, sessions[new.session_id], new, source, is_open=corrects)
    return changed


def _write(it: Deed, session: Row, new: NewMark, source: str, *, is_open: bool) -> bool:
    """Write one mark and return whether it changed anything; what changes nothing is let be, signed or not."""
    kept = tables.first(it.store, "attendance_mark", session_id=new.session_id, person_id=new.person_id)
    values = _values(new, kept)
    if new.mark is None if kept is None else (new.mark is not None and _says(kept, values)):
        return False
    if not is_open:
        signing.refuse_signed(it.store, new.session_id)
    if kept is None:
        _require_person(it.store, session["course_id"], new.person_id)
        ids = {"session_id": new.session_id, "person_id": new.person_id}
        it.insert("attendance_mark", {**ids, **values, "source": source})
    elif new.mark is None:
        it.delete("attendance_mark", kept["id"])
    else:
        it.update("attendance_mark", kept["id"], {**values, "source": source})
    return True


def _values(new: NewMark, kept: Row | None) -> dict[str, object]:
    stood = bool(kept and kept["is_online"])
    is_online = new.mark in PRESENT_MARKS and (stood if new.is_online is None else new.is_online)
    return {"mark": new.mark, "minutes": new.minutes, "is_online": int(is_online)}


def _says(row: Row, values: Mapping[str, object]) -> bool:
    return all(row[name] == value for name, value in values.items())


def require_minutes(session: Row, new: NewMark) -> None:
    """Raise Invalid for minutes that the mark cannot have, or that the session does not last."""
    if new.minutes is None:
        return
    if new.mark not in WITH_MINUTES:
        raise Invalid(_("Minutes belong to who came late or left early."))
    start, end = clock_time(session["start"]), clock_time(session["end"])
    lasts = (end.hour - start.hour) * 60 + end.minute - start.minute
    if not 0 <= new.minutes <= lasts:
        words = _("{minutes} minutes are more than the session on {day} lasts ({lasts}).")
        raise Invalid(words.format(minutes=new.minutes, day=_day(session), lasts=lasts))


def _require_person(store: Store, course_id: int, person_id: int) -> None:
    """Raise NotFound unless the person has something to do with the course."""
    if tables.id_of(store, "enrolment", course_id=course_id, person_id=person_id) is None:
        raise NotFound(_("The person is not in the course."), _("Enrol the person first."))


def load(store: Store, actor: Actor, session_id: int) -> tuple[Course, Row]:
    """Return a session's course and row for who may enter its attendance. Raises NotFound, Refused."""
    row = session_row(store, session_id)
    course = courses.get(store, row["course_id"])
    rights.require(actor, rights.Right.ATTEND, courses.whose(store, course))
    return course, row


def session_row(store: Store, session_id: int) -> Row:
    """Return the row of a session. Raises NotFound."""
    row = tables.first(store, "session", id=session_id)
    if row is None:
        raise NotFound(_("The session no longer exists."))
    return row


def _refuse_cancelled(row: Row) -> None:
    if row["is_cancelled"]:
        raise Refused(_("The session on {day} is cancelled.").format(day=row["day"]))


def _day(row: Row) -> str:
    day = read_day(row["day"])
    return day_text(day) if day else ""
