"""Changing many sessions at once, of one course or several: time, day, room, leader, cancelling. One deed, one undo.

Sessions that are held or have marks are left alone, as are cancelled ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import groupby

from courses import clock
from courses.actions import booking_changes, bulk, bulk_follow, chain, clashes, dates, leading, sessions, telling
from courses.actions.bulk import Altered, BulkRow, Preview, Told
from courses.actions.kept import kept
from courses.dates import day_text, span_text, weekday_long
from courses.errors import CoursesError, Invalid, Refused
from courses.i18n import _, ngettext
from courses.model import Actor, Clash, ClashKind, Course, Treatment
from courses.rules import rights
from courses.rules.calendar import Calendar, Meeting
from courses.store import Store, bulk_rows, courses, registers, tables
from courses.store import clashes as stored
from courses.store.connection import Row
from courses.store.journal import Deed
from courses.store.rows import clock_time

_NOT_OF_SESSIONS = frozenset({ClashKind.FIRST_DATE, ClashKind.WEEKDAY, ClashKind.BELOW_MINIMUM})
"""Kinds that are about a course as such, which a single session neither makes nor mends."""


class Keep(Enum):
    """The mark of something that is to stay as it is."""

    KEEP = "keep"


KEEP = Keep.KEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionChange:
    """What is to become of each session; what is not named stays."""

    start: time | None = None
    end: time | None = None
    """With a new start and no end, a session keeps its length."""
    days: int = 0
    """How many days later; below 0 earlier."""
    weekday: int | None = None
    """Another day of the same week, Monday being 0."""
    room_id: int | Keep | None = KEEP
    """None: no room."""
    leader_on: int | None = None
    """A leader who is put on, beside those who lead already."""
    leader_off: int | None = None
    """A leader who is taken off; somebody else has to be left."""
    cancels: bool = False
    reason: str = ""
    """Why; kept with sessions that are moved or cancelled, and with a substitute."""

    @property
    def moves(self) -> bool:
        """Whether a day or time changes."""
        return bool(self.days) or self.weekday is not None or self.start is not None or self.end is not None


def preview(store: Store, actor: Actor, session_ids: Sequence[int], change: SessionChange) -> Preview:
    """Return what would become of each session, in order of time; nothing is written. Raises Invalid, NotFound."""
    rights.require(actor, rights.Right.PLAN)
    return bulk.preview(store, actor, _Job(store, actor, session_ids, change))


def write(
    store: Store, actor: Actor, session_ids: Sequence[int], change: SessionChange, seen: Preview | None = None
) -> Preview:
    """Change the sessions in one deed. Raises Invalid, NotFound, Refused for nothing, Conflict when it is not as `seen`."""
    rights.require(actor, rights.Right.PLAN)
    return bulk.write(store, actor, _Job(store, actor, session_ids, change), seen)


class _Job:
    """One change of many sessions."""

    def __init__(self, store: Store, actor: Actor, session_ids: Iterable[int], change: SessionChange) -> None:
        self._actor = actor
        self._change = replace(change, reason=kept(change.reason))
        self._ids = tuple(dict.fromkeys(session_ids))
        self._now = clock.now()
        self._names = registers.leader_names(store)
        self._rooms = {it.id: it for it in registers.rooms(store)}
        self._days: Calendar | None = None
        self._also: tuple[str, ...] = ()

    def words(self, count: int) -> str:
        """Return the deed in words."""
        if self._change.cancels:
            return ngettext("Cancelled {count} session", "Cancelled {count} sessions", count).format(count=count)
        text = ngettext("Changed {count} session: {what}", "Changed {count} sessions: {what}", count)
        return text.format(count=count, what=", ".join(_whats(self._change)))

    def check(self, store: Store) -> None:  # noqa: ARG002 the registers were read when it was made
        """Raise Invalid with all that is wrong with the change as such."""
        faults = list(_faults(self._change, self._names, self._rooms))
        if not self._ids:
            faults.append(_("No session is chosen."))
        if faults:
            raise Invalid("\n".join(faults))

    def apply(self, it: Deed, left: Mapping[int, str]) -> list[BulkRow]:
        """Change the sessions; those that move later are taken from the end, so that none stands in another's way."""
        found = sorted(bulk_rows.sessions(it.store, self._ids), key=lambda row: (row["day"], row["start"]))
        of = {row["course_id"]: courses.get(it.store, row["course_id"]) for row in found}
        was = [bulk_follow.before(it.store, course_id) for course_id in of]
        before = {} if self._change.cancels else booking_changes.standing(it.store, of)
        backwards = self._change.days > 0
        done = {
            row["id"]: self._one(it, row, of[row["course_id"]], left) for row in (found[::-1] if backwards else found)
        }
        for course_id in of:
            chain.rethread(it, course_id)
        self._also = tuple(filter(None, (bulk_follow.follow(it, one) for one in was if not self._change.cancels)))
        for one in booking_changes.changed(it.store, self._actor, of, before):
            if one.session_id in done:
                row = done[one.session_id]
                done[one.session_id] = replace(row, warnings=(*row.warnings, one.text))
        return [done[row["id"]] for row in found]

    def also(self) -> tuple[str, ...]:
        """Return what the courses got themselves when the sessions were last changed."""
        return self._also

    def _one(self, it: Deed, row: Row, course: Course, left: Mapping[int, str]) -> BulkRow:
        day, start, end = date.fromisoformat(row["day"]), clock_time(row["start"]), clock_time(row["end"])
        title = f"{day_text(day)} {span_text(start, end)}"
        about = BulkRow(row["id"], course.id, course.code, title, left=left.get(row["id"], ""))
        if about.left:
            return about
        try:
            with it.attempt():
                self._require(row, course)
                before = self._facts(it.store, row, course)
                self._change_in(it, row, course, (day, start, end))
                fresh = tables.first(it.store, "session", id=row["id"]) or row
                after = self._facts(it.store, fresh, course)
        except CoursesError as error:
            return replace(about, left=error.message)
        altered = tuple(
            Altered(key, what, old, after[key][1]) for key, (what, old) in before.items() if old != after[key][1]
        )
        if not altered:
            return replace(about, left=_("Is so already."))
        return replace(about, altered=altered, warnings=tuple(self._hindrances(it.store, course, row, fresh)))

    def _require(self, row: Row, course: Course) -> None:
        rights.require(self._actor, rights.Right.PLAN, courses.organisation_ids(course))
        if row["is_cancelled"]:
            raise Refused(_("Is cancelled."))
        if row["is_marked"]:
            raise Refused(_("Attendance is entered."))

    def _change_in(self, it: Deed, row: Row, course: Course, at: tuple[date, time, time]) -> None:
        change = self._change
        if change.cancels:
            it.update("session", row["id"], {"is_cancelled": 1, "reason": change.reason})
            return
        if change.moves:
            to_day, start, end = _moved(change, *at)
            if (to_day, start, end) != at:
                sessions.move_session_in(it, row, to_day, start=start, end=end, reason=change.reason, threads=False)
        if not isinstance(change.room_id, Keep):
            it.update("session", row["id"], {"room_id": change.room_id})
        if change.leader_on is not None or change.leader_off is not None:
            self._lead(it, row["id"], course)

    def _lead(self, it: Deed, session_id: int, course: Course) -> None:
        kept = self._leaders(it.store, session_id, course)
        wanted = [leader_id for leader_id in kept if leader_id != self._change.leader_off]
        if self._change.leader_on is not None and self._change.leader_on not in wanted:
            wanted.append(self._change.leader_on)
        if not wanted and kept:
            raise Refused(_("Nobody else leads it."))
        if wanted != list(kept):
            leading.own_leaders_in(it, session_id, course, wanted, self._change.reason)

    def _leaders(self, store: Store, session_id: int, course: Course) -> tuple[int, ...]:
        return stored.own_leaders(store, [session_id]).get(session_id) or course.leader_ids

    def _facts(self, store: Store, row: Row, course: Course) -> dict[str, tuple[str, str]]:
        """Return what may change about a session: by key, what it is called and what it says."""
        room = self._rooms.get(row["room_id"])
        led = ", ".join(self._names[i] for i in self._leaders(store, row["id"], course))
        return {
            "day": (_("Day"), day_text(date.fromisoformat(row["day"]))),
            "time": (_("Time"), span_text(clock_time(row["start"]), clock_time(row["end"]))),
            "room": (_("Room"), f"{room.name} {room.place}".strip() if room else ""),
            "leaders": (_("Leaders"), led),
            "state": (_("State"), _("cancelled") if row["is_cancelled"] else _("planned")),
        }

    def _hindrances(self, store: Store, course: Course, before: Row, after: Row) -> list[str]:
        """Return why a day that a session is moved to is red or closed, as moving one session says it."""
        same = all(before[name] == after[name] for name in ("day", "start", "end", "room_id"))
        if same or after["is_cancelled"]:
            return []
        day = date.fromisoformat(after["day"])
        where = dates.place_of(store, after["room_id"])
        meeting = Meeting(course.kind, clock_time(after["end"]), where, clock_time(after["start"]))
        days = self._calendar(store).treating(course.pattern.treatments if course.pattern else ())
        told = days.told(day, meeting, Treatment.SKIP) + days.told(day, meeting, Treatment.WARN)
        odd = dates.out_of_time(course, day, self._now.date(), date.fromisoformat(before["day"]))
        return [f"{day_text(day)}: {why}" for why in told] + odd

    def _calendar(self, store: Store) -> Calendar:
        if self._days is None:
            years = [date.fromisoformat(row["day"]).year for row in bulk_rows.sessions(store, self._ids)]
            reach = abs(self._change.days) // 365 + 1
            self._days = dates.calendar(store, min(years) - reach, max(years) + reach)
        return self._days

    def clashes(self, it: Deed) -> list[Clash]:
        """Return the clashes of the sessions; red and closed days are told by the calendar, unless they block."""
        if self._change.cancels:
            return []
        days = {date.fromisoformat(row["day"]) for row in bulk_rows.sessions(it.store, self._ids)}
        found = clashes.of_sessions(it.store, sorted(days), self._ids, self._now)
        blocking = {id(one) for one in clashes.blocking(found)}
        return [
            one
            for one in found
            if one.kind not in _NOT_OF_SESSIONS and (one.kind is not ClashKind.CLOSED or id(one) in blocking)
        ]

    def rows_in(self, clash: Clash) -> Collection[int]:
        """Return the sessions that a clash is about."""
        return {one.session_id for one in clash.sessions}

    def tell(self, store: Store, actor: Actor, changed: Sequence[BulkRow]) -> list[Told]:
        """Return who has to be told: everybody in the course, or for another leader only the leaders."""
        in_order = sorted(changed, key=lambda row: (row.code, row.course_id))
        found = []
        for (code, course_id), _rows in groupby(in_order, key=lambda row: (row.code, row.course_id)):
            who = self._who(store, actor, course_id)
            if who:
                found.append(Told(code, tuple(who)))
        return found

    def _who(self, store: Store, actor: Actor, course_id: int) -> list[telling.ToTell]:
        change = self._change
        leaders = telling.of_leaders(store, [i for i in (change.leader_on, change.leader_off) if i is not None])
        if change.moves or change.cancels or not isinstance(change.room_id, Keep):
            everybody = telling.of_course(store, actor, course_id, self._now)
            return [*everybody, *(it for it in leaders if it not in everybody)]
        return leaders


def _moved(change: SessionChange, day: date, start: time, end: time) -> tuple[date, time, time]:
    """Return where a session goes. Raises Invalid when it would end before it begins, or after midnight."""
    to_day = day + timedelta(days=change.days)
    if change.weekday is not None:
        to_day = day + timedelta(days=change.weekday - day.weekday())
    begins = change.start or start
    ends = change.end or (_later(begins, start, end) if change.start else end)
    if ends <= begins:
        raise Invalid(_("The end has to be later than the start."))
    return to_day, begins, ends


def _later(begins: time, start: time, end: time) -> time:
    """Return the end of a session as long as from `start` to `end` that begins at another time."""
    length = datetime.combine(date.min, end) - datetime.combine(date.min, start)
    return (datetime.combine(date.min, begins) + length).time()


def _faults(change: SessionChange, leaders: Collection[int], rooms: Collection[int]) -> Iterable[str]:
    others = change.moves or not isinstance(change.room_id, Keep) or {change.leader_on, change.leader_off} != {None}
    if not others and not change.cancels:
        yield _("Say what is to be changed.")
    if others and change.cancels:
        yield _("Sessions are either cancelled or changed.")
    if change.cancels and not change.reason:
        yield _("Say why they are cancelled.")
    if change.days and change.weekday is not None:
        yield _("Move by a number of days, or to a weekday, not both.")
    if change.start and change.end and change.end <= change.start:
        yield _("The end has to be later than the start.")
    if isinstance(change.room_id, int) and change.room_id not in rooms:
        yield _("The room no longer exists.")
    if any(it is not None and it not in leaders for it in (change.leader_on, change.leader_off)):
        yield _("The leader no longer exists.")


def _whats(change: SessionChange) -> Iterable[str]:
    """Return in words what a change is, for the journal."""
    if change.days:
        text = ngettext("{days} day later", "{days} days later", change.days)
        earlier = ngettext("{days} day earlier", "{days} days earlier", -change.days)
        yield text.format(days=change.days) if change.days > 0 else earlier.format(days=-change.days)
    if change.weekday is not None:
        yield _("to {weekday}").format(weekday=weekday_long(change.weekday))
    if change.start is not None or change.end is not None:
        yield _("new time")
    if not isinstance(change.room_id, Keep):
        yield _("new room") if change.room_id is not None else _("no room")
    if change.leader_on is not None:
        yield _("leader put on")
    if change.leader_off is not None:
        yield _("leader taken off")
