"""The roster: who is there at each session and when, put there one by one or dealt out in turn. One journal entry a deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from courses import clock
from courses.actions import blocking
from courses.dates import day_text, span_text
from courses.errors import Invalid, NotFound
from courses.i18n import _, ngettext
from courses.model import Actor, Course, RosterRow, SessionStatus, Shift, Span, TurnRow
from courses.rules import rights, roster
from courses.rules.weekdays import weekdays as weekdays_of
from courses.store import Store, courses, registers, rosters, tables
from courses.store.journal import Deed, deed
from courses.store.rosters import Staffed


class ShiftDraft(NamedTuple):
    """Somebody to be there, from when to when."""

    leader_id: int
    start: time | None = None
    """None: from the beginning of the session."""
    end: time | None = None
    """None: to its end."""


def of_course(
    store: Store, course_id: int, now: datetime, first: date | None = None, last: date | None = None
) -> list[RosterRow]:
    """Return a course's sessions from `first` to `last`, both inclusive, with who is there; in order of time."""
    course = courses.get(store, course_id)
    names = registers.leader_names(store)
    return [_row(it, course, names) for it in rosters.of_course(store, course_id, now, first, last)]


def set_shifts(store: Store, actor: Actor, session_id: int, shifts: Sequence[ShiftDraft]) -> None:
    """Let these be there at a session and no others; none: the course's own leaders are.

    Raises NotFound, Refused, and Invalid with all that is wrong.
    """
    row = tables.first(store, "session", id=session_id)
    if row is None:
        raise NotFound(_("The session no longer exists."))
    course = _planned(store, actor, row["course_id"])
    names = registers.leader_names(store)
    session = check_shifts(store, session_id, shifts)
    told = ", ".join(names[it.leader_id] for it in shifts) or _("the course’s own leaders")
    text = _("{day} of {code} is staffed by {names}").format(day=day_text(session.day), code=course.code, names=told)
    with deed(store, actor, text) as it, blocking.unless_blocked(it, course.id, {session_id}):
        _write(it, session_id, shifts)


def check_shifts(store: Store, session_id: int, shifts: Sequence[ShiftDraft]) -> Staffed:
    """Return a session if these can be there. Raises NotFound, and Invalid naming everything that is wrong, a line each."""
    row = tables.first(store, "session", id=session_id)
    if row is None:
        raise NotFound(_("The session no longer exists."))
    every = rosters.of_course(store, row["course_id"], clock.now())
    session = next(it for it in every if it.session_id == session_id)
    _check(session, shifts, registers.leader_names(store))
    return session


def preview(
    store: Store,
    course_id: int,
    now: datetime,
    *,
    turn: Sequence[int] = (),
    each: int = 1,
    weekdays: Mapping[int, Sequence[int]] | None = None,
    first: date | None = None,
    last: date | None = None,
) -> list[TurnRow]:
    """Return what dealing out leaders would make of the sessions that are to come, or are from `first` to `last`, inclusive.

    `turn` goes round, `each` at a time; `weekdays` (Monday 0) goes before it on those days. Without either a session
    stays as it is. Sessions that are cancelled or held are left out. Writes nothing. Raises NotFound, Invalid.
    """
    course = courses.get(store, course_id)
    names = registers.leader_names(store)
    can = {it.id: weekdays_of(it.days) for it in registers.leaders(store)}
    _check_turn(turn, each, weekdays or {}, names)
    found = rosters.of_course(store, course_id, now, first or now.date(), last)
    open_ones = [it for it in found if it.status is SessionStatus.PLANNED]
    fixed = roster.by_weekday(weekdays or {}, (it.day for it in open_ones))
    turns = iter(roster.in_turn(turn, sum(1 for it in fixed if it is None), each))
    after = [next(turns) if it is None else it for it in fixed]
    return [
        TurnRow(
            it.session_id,
            it.day,
            _before(it, course, names),
            tuple(names[i] for i in ids),
            ids,
            tuple(names[i] for i in ids if it.day.weekday() not in can[i]),
        )
        for it, ids in zip(open_ones, after, strict=True)
        if ids
    ]


def fill(store: Store, actor: Actor, course_id: int, rows: Sequence[TurnRow]) -> int:
    """Write what `preview` returned, in one deed, and return at how many sessions it changed something. Raises Refused."""
    course = _planned(store, actor, course_id)
    text = ngettext("Roster of {code}: {count} session", "Roster of {code}: {count} sessions", len(rows))
    changed = 0
    touched = {row.session_id for row in rows}
    words = text.format(code=course.code, count=len(rows))
    with deed(store, actor, words) as it, blocking.unless_blocked(it, course_id, touched):
        for row in rows:
            changed += _write(it, row.session_id, [ShiftDraft(one) for one in row.leader_ids])
    return changed


def _row(it: Staffed, course: Course, names: Mapping[int, str]) -> RosterRow:
    session = Span(it.start, it.end)
    own = it.own or tuple((leader_id, None, None) for leader_id in course.leader_ids)
    shifts = tuple(
        Shift(leader_id, names[leader_id], span.start, span.end, is_whole=span == session)
        for leader_id, span in ((leader_id, roster.clipped(session, start, end)) for leader_id, start, end in own)
    )
    is_open = roster.must_be_covered(course.kind) and it.status is not SessionStatus.CANCELLED
    gaps = roster.uncovered(session, (Span(one.start, one.end) for one in shifts)) if is_open else ()
    in_order = tuple(sorted(shifts, key=lambda one: (one.start, one.end)))
    return RosterRow(
        it.session_id, it.number, it.day, it.start, it.end, it.status, in_order, is_own=bool(it.own), uncovered=gaps
    )


def _before(it: Staffed, course: Course, names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(roster.shift_text(shift) for shift in _row(it, course, names).shifts)


def _planned(store: Store, actor: Actor, course_id: int) -> Course:
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    return course


def _check(session: Staffed, shifts: Sequence[ShiftDraft], names: Mapping[int, str]) -> None:
    if any(it.leader_id not in names for it in shifts):
        raise NotFound(_("The leader no longer exists."))
    wrong = []
    for number, it in enumerate(shifts):
        name = names[it.leader_id]
        if it.leader_id in (other.leader_id for other in shifts[:number]):
            wrong.append(_("{name} stands there twice; one shift for each session.").format(name=name))
        if not roster.is_within(Span(session.start, session.end), it.start, it.end):
            text = _("{name}: the shift has to be within the session, {time}.")
            wrong.append(text.format(name=name, time=span_text(session.start, session.end)))
    if wrong:
        raise Invalid("\n".join(wrong))


def _check_turn(
    turn: Sequence[int], each: int, weekdays: Mapping[int, Sequence[int]], names: Mapping[int, str]
) -> None:
    if any(one not in names for one in (*turn, *(one for some in weekdays.values() for one in some))):
        raise NotFound(_("The leader no longer exists."))
    if not turn and not weekdays:
        raise Invalid(_("Say who takes turns."))
    if each < 1:
        raise Invalid(_("At least one is needed at each session."))


def _write(it: Deed, session_id: int, shifts: Sequence[ShiftDraft]) -> bool:
    """Write who is there at a session; return whether anything changed."""
    kept = {row["leader_id"]: row for row in tables.find(it.store, "session_leader", session_id=session_id)}
    wanted = {shift.leader_id: shift for shift in shifts}
    changed = False
    for leader_id, row in kept.items():
        if leader_id not in wanted:
            it.delete("session_leader", row["id"])
            changed = True
    for leader_id, shift in wanted.items():
        values: dict[str, object] = {"start": _kept(shift.start), "end": _kept(shift.end)}
        if leader_id in kept:
            changed |= it.update("session_leader", kept[leader_id]["id"], values)
        else:
            it.insert("session_leader", {"session_id": session_id, "leader_id": leader_id, **values})
            changed = True
    return changed


def _kept(moment: time | None) -> str | None:
    return f"{moment:%H:%M}" if moment else None
