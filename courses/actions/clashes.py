"""Which clashes there are: in what is planned, in one course, in a draft before it is saved, in a move. Reads only.

Participants are named only to those who may see who takes part; a protected one by alias.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import NamedTuple

from courses import clock
from courses.actions import clash_facts
from courses.actions.clash_facts import Drafted
from courses.actions.drafts import CourseDraft
from courses.errors import NotFound
from courses.i18n import _
from courses.model import Actor, Clash, ClashKind, Severity
from courses.rules import rights
from courses.rules.clashes import find
from courses.store import Store, courses, tables
from courses.store import clashes as stored

_OF_PATTERN = frozenset({ClashKind.FIRST_DATE, ClashKind.WEEKDAY})
"""Kinds that are about the first date of a pattern, on which there need be no session."""
_OF_COURSE = _OF_PATTERN | {ClashKind.BELOW_MINIMUM}
"""Kinds that are about a course as such, which a single session neither makes nor mends."""
_NEW_FACTS = frozenset(
    {
        ClashKind.CLOSED,
        ClashKind.ROOM,
        ClashKind.LEADER,
        ClashKind.EQUIPMENT,
        ClashKind.PERSON,
        ClashKind.THEMED_HOUR,
        ClashKind.NEEDS,
    }
)
"""Kinds that come about after a course is planned; the others are seen while it is, or on the board of coming courses."""
_YEAR = 366


class CourseClashes(NamedTuple):
    """What a coming course clashes with."""

    course_id: int
    code: str
    session_id: int
    """The nearest of its sessions that clash."""
    day: date
    """The day of that session."""
    blocks: bool
    """Whether a setting says that one of them should stop a plan."""
    clashes: tuple[Clash, ...]
    """At least one, in order of time."""


def all_clashes(store: Store, actor: Actor, now: datetime, first: date, last: date) -> list[Clash]:
    """Return the clashes of all sessions from `first` to `last`, both inclusive, in order of time; past ones too.

    Raises Refused when the actor may not see all courses.
    """
    rights.require(actor, rights.Right.READ_FIGURES)
    may_name = rights.may(actor, rights.Right.READ_PEOPLE)
    it = clash_facts.programme(store, stored.between(store, first, last, now), now.date(), may_name=may_name)
    found = find(it, clash_facts.policy(store), clash_facts.habits(store))
    return [clash for clash in found if clash.kind not in _OF_PATTERN or _is_within(clash, first, last)]


def _is_within(clash: Clash, first: date, last: date) -> bool:
    return first.isoformat() <= str(clash.facts["date"]) <= last.isoformat()


def of_course(store: Store, actor: Actor, course_id: int, now: datetime) -> list[Clash]:
    """Return the clashes in which a course has part; they name others too. Raises Refused, NotFound."""
    courses.get(store, course_id)
    rights.require(actor, rights.Right.READ_FIGURES)
    may_name = rights.may(actor, rights.Right.READ_PEOPLE)
    found = stored.on_days(store, stored.days_of(store, course_id), now)
    it = clash_facts.programme(store, found, now.date(), may_name=may_name, about=course_id)
    focus = {one.id for one in it.meetings if one.course_id == course_id}
    return find(it, clash_facts.policy(store), clash_facts.habits(store), focus)


def of_draft(store: Store, draft: CourseDraft, days: Sequence[date], except_id: int = 0) -> list[Clash]:
    """Return the clashes that a course would have on `days`, before anything is saved, with everything planned.

    `except_id` is the course that the draft changes: its own sessions do not count. Nobody is named.
    """
    now = clock.now()
    drafted = Drafted(draft, sorted(set(days)), except_id)
    if except_id:
        found = stored.on_days(store, drafted.days, now)
    else:  # nobody takes part yet: only room and leaders can be taken
        found = stored.sharing(store, drafted.days, now, draft.room_id, draft.leader_ids)
    it = clash_facts.programme(store, found, now.date(), may_name=False, drafted=drafted, about=except_id)
    focus = {one.id for one in it.meetings if one.id <= 0}
    return find(it, clash_facts.policy(store), clash_facts.habits(store), focus)


def of_move(
    store: Store,
    session_id: int,
    day: date,
    start: time,
    end: time,
    room_id: int | None,
    *,
    rest: Mapping[int, date] = MappingProxyType({}),
) -> list[Clash]:
    """Return the clashes that a session would have on that day, at that time and in that room. Raises NotFound.

    `rest` are the days to which other sessions of the course move along, by their ids: theirs count too.
    """
    row = tables.first(store, "session", id=session_id)
    if row is None:
        raise NotFound(_("The session no longer exists."))
    now = clock.now()
    moving = {session_id, *rest}
    found = [other for other in stored.on_days(store, [day, *rest.values()], now) if other["id"] not in moving]
    chained = [one for one in tables.find(store, "session", course_id=row["course_id"]) if one["id"] in rest]
    found += [{**one, "day": rest[one["id"]].isoformat(), "held": 0} for one in chained]
    times = {"day": day.isoformat(), "start": f"{start:%H:%M}", "end": f"{end:%H:%M}", "room_id": room_id}
    moved = {"id": session_id, "course_id": row["course_id"], "held": 0, **times}
    it = clash_facts.programme(store, [*found, moved], now.date(), may_name=False, about=row["course_id"])
    told = find(it, clash_facts.policy(store), clash_facts.habits(store), moving)
    return [clash for clash in told if clash.kind not in _OF_COURSE]


def of_sessions(store: Store, days: Collection[date], session_ids: Collection[int], now: datetime) -> list[Clash]:
    """Return the clashes in which sessions on `days` have part, and those of their courses as such. Nobody is named."""
    it = clash_facts.programme(store, stored.on_days(store, days, now), now.date(), may_name=False)
    return find(it, clash_facts.policy(store), clash_facts.habits(store), set(session_ids))


def everything(store: Store, actor: Actor, now: datetime) -> list[Clash]:
    """Return the clashes of all that is planned, from the first session to the last. Raises Refused."""
    return all_clashes(store, actor, now, date.min, date.max)


def coming(store: Store, actor: Actor, now: datetime, *, days: int = 60) -> list[Clash]:
    """Return the clashes of today and so many days to come, without notes: what somebody should see to. Raises Refused."""
    today = now.date()
    found = all_clashes(store, actor, now, today, today + timedelta(days))
    return [clash for clash in found if clash.severity is not Severity.NOTE]


def new_ahead(store: Store, actor: Actor, now: datetime) -> list[CourseClashes]:
    """Return what came in the way of coming courses after they were planned: those that block first, then by date.

    A year ahead; each course once, a clash of two courses with both. What a setting says should block counts whatever
    it is about; of what is only told, what others may have brought about: a closed day, a room, a leader … Raises Refused.
    """
    found: dict[int, list[Clash]] = {}
    for clash in coming(store, actor, now, days=_YEAR):
        if clash.severity is Severity.ERROR or clash.kind in _NEW_FACTS:
            for course_id in dict.fromkeys(one.course_id for one in clash.sessions):
                found.setdefault(course_id, []).append(clash)
    return sorted((_of_one(course_id, its) for course_id, its in found.items()), key=lambda it: (not it.blocks, it.day))


def _of_one(course_id: int, found: list[Clash]) -> CourseClashes:
    own = [one for clash in found for one in clash.sessions if one.course_id == course_id]
    nearest = min(own, key=lambda one: (one.day, one.start))
    blocks = any(clash.severity is Severity.ERROR for clash in found)
    return CourseClashes(course_id, nearest.course, nearest.session_id, nearest.day, blocks, tuple(found))


def blocking(found: Sequence[Clash]) -> list[Clash]:
    """Return the clashes that by the settings should stop a plan from being saved."""
    return [clash for clash in found if clash.severity is Severity.ERROR]
