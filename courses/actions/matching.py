"""Who can lead a course and which room will do on its days. Reads only."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, time

from courses import clock
from courses.actions import clash_facts, planning
from courses.actions.clash_facts import Drafted
from courses.actions.drafts import CourseDraft
from courses.dates import day_text, span_text
from courses.i18n import _, ngettext
from courses.model import ClashKind, Course, CourseKind, LeaderFit, Room, RoomFit, Session
from courses.rules import matching
from courses.rules.calendar import Place
from courses.rules.clashes import find
from courses.rules.course_checks import needed, needs_approval
from courses.rules.policy import IGNORE, WARN, Policy
from courses.rules.programme import PlannedSession, Programme
from courses.store import Store, clashes, registers

_TOLD = 3
"""Days that are told one by one for a room; the rest is counted."""
_OF_LEADERS = frozenset({ClashKind.LEADER, ClashKind.LEADER_DAY, ClashKind.LEADER_APPROVED})
_POLICY = Policy({kind: WARN if kind in _OF_LEADERS else IGNORE for kind in ClashKind})
"""Here everything about leaders is told, whatever the settings say, and nothing else."""


def leaders_for(
    store: Store, wanted: CourseDraft | Course, days: Sequence[date], *, except_id: int = 0
) -> list[LeaderFit]:
    """Return every leader, with what speaks for each and what stands in the way of leading on `days`; the fittest first.

    For a course that there is, its own sessions do not stand in the way; `except_id` says which one a draft is of.
    """
    course_id = wanted.id if isinstance(wanted, Course) else except_id
    draft = planning.draft_of(wanted) if isinstance(wanted, Course) else wanted
    now = clock.now()
    led_by_all = replace(draft, leader_ids=tuple(registers.leader_names(store)))
    drafted = Drafted(led_by_all, sorted(set(days)), course_id)
    it = clash_facts.programme(
        store, clashes.on_days(store, drafted.days, now), now.date(), may_name=False, drafted=drafted, about=course_id
    )
    focus = {one.id for one in it.meetings if one.id <= 0}
    found = find(it, _POLICY, clash_facts.reference(), focus)
    employers = {id_: organisation.name for id_, organisation in it.organisations.items()}
    return matching.leader_fits(_wanted(it, draft), it.leaders.values(), employers, found)


def leaders_for_session(store: Store, course: Course, session: Session) -> list[LeaderFit]:
    """Return every leader as `leaders_for` does, for one session of a course: its own day, time and room."""
    draft = replace(planning.draft_of(course), start=session.start, end=session.end, room_id=session.room_id)
    return leaders_for(store, draft, [session.day], except_id=course.id)


def _wanted(it: Programme, draft: CourseDraft) -> matching.Wanted:
    organiser = it.organisations.get(draft.organiser_id or 0)
    room = it.rooms.get(draft.room_id or 0)
    return matching.Wanted(
        about=" ".join((draft.title, draft.content, draft.level)),
        language=draft.language,
        organiser=organiser.name if organiser and needs_approval(draft.form, organiser) else "",
        where=(room.place, room.municipality) if room else (),
        leader_ids=draft.leader_ids,
    )


def rooms_for(
    store: Store,
    needs: Collection[str],
    seats: int | None,
    days: Sequence[date],
    start: time,
    end: time,
    *,
    kind: CourseKind = CourseKind.COURSE,
    except_id: int = 0,
    municipality: str = "",
) -> list[RoomFit]:
    """Return every room, with what it has and what stands in the way from `start` to `end` on `days`; the fittest first.

    `needs` holds "hearing_loop", "wheelchair", "computers" or words such as a participant's "rullator"; sessions of the
    course `except_id` do not stand in the way. Rooms of `municipality`, when it is given, come before all others.
    """
    now = clock.now()
    found = [row for row in clashes.on_days(store, days, now) if row["course_id"] != except_id]
    it = clash_facts.programme(store, found, now.date(), may_name=False, days=days)
    asked = frozenset(needs) | {one for text in needs for one in _features(text)}
    wish = matching.RoomWish(asked, seats, municipality)
    spans = [PlannedSession(0, 0, day, start, end) for day in sorted(set(days))]
    hindered = {id_: _hindered(it, room, spans, kind) for id_, room in it.rooms.items()}
    return matching.room_fits(wish, it.rooms.values(), hindered)


def rooms_of_course(store: Store, course: Course) -> list[RoomFit]:
    """Return every room as `rooms_for` does, for a course as it is planned, near where it is held now."""
    room = registers.room(store, course.room_id)
    return rooms_for(
        store,
        needs_of(store, course),
        course.seats,
        clashes.days_of(store, course.id),
        course.start,
        course.end,
        kind=course.kind,
        except_id=course.id,
        municipality=room.municipality if room else "",
    )


def rooms_for_session(store: Store, course: Course, session: Session) -> list[RoomFit]:
    """Return every room but its own as `rooms_for` does, for one session at its own day and time.

    Rooms at the place where the course, or else the session, meets come before all others.
    """
    own = registers.room(store, course.room_id) or registers.room(store, session.room_id)
    found = rooms_for(
        store,
        needs_of(store, course),
        course.seats,
        [session.day],
        session.start,
        session.end,
        kind=course.kind,
        except_id=course.id,
        municipality=own.municipality if own else "",
    )
    others = [it for it in found if it.room_id != session.room_id]
    return sorted(others, key=lambda it: own is not None and it.place != own.place)


def needs_of(store: Store, course: Course) -> set[str]:
    """Return what a course's participants, and its kind, ask of its room."""
    asked = {one for row in clashes.people(store, [course.id]) for one in _features(row["needs"])}
    return asked | ({"computers"} if course.kind in clash_facts.reference().computer_kinds else set())


def _features(text: str) -> list[str]:
    return needed(text, clash_facts.reference())


def _hindered(it: Programme, room: Room, spans: Sequence[PlannedSession], kind: CourseKind) -> list[str]:
    """Return who is in a room at the times, and why it is closed, the first few days of each in full."""
    there = [one for one in it.meetings if one.room_id == room.id]
    padding = room.setup_minutes + room.takedown_minutes
    taken = [
        _("taken {day} {span} by {code}").format(
            day=day_text(one.day, it.today), span=span_text(one.start, one.end), code=it.courses[one.course_id].code
        )
        for span in spans
        for one in there
        if one.begins < span.ends + padding and span.begins < one.ends + padding
    ]
    return [*_few(taken), *_few(_closed(it, room, spans, kind))]


def _closed(it: Programme, room: Room, spans: Sequence[PlannedSession], kind: CourseKind) -> list[str]:
    where = Place(room.place, room.municipality, room.name)
    found = []
    for span in spans:
        calendar = it.calendar
        why = calendar.hindrance(span.day, kind=kind, end=span.end, where=where) if calendar else ""
        if why:
            found.append(f"{day_text(span.day, it.today)}: {why}")
    return found


def _few(told: Sequence[str]) -> list[str]:
    rest = len(told) - _TOLD
    if rest <= 0:
        return list(told)
    return [*told[:_TOLD], ngettext("{count} more time", "{count} more times", rest).format(count=rest)]
