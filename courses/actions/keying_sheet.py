"""What there is to key from: who stands in which row of a list for a session, and what a line says of them. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from courses import enrolment_labels, labels
from courses.actions import lists
from courses.i18n import _
from courses.model import (
    COMING,
    PRESENT_MARKS,
    SEATED,
    Actor,
    AttendanceMark,
    Grid,
    KeyedRow,
    KeyingSheet,
    Mark,
    Participant,
    SessionStatus,
    WalkIn,
    WalkInMark,
)
from courses.rules import keying
from courses.rules.keying import Fault, Keyed, Numbers, RowMark
from courses.store import Store, attendance, courses, options, sessions, tables, walk_ins
from courses.store import lists as printed_lists
from courses.store.lists import PrintedList
from courses.text import fold


@dataclass(frozen=True, slots=True)
class Echo:
    """What a line says of one row, told back."""

    number: int
    name: str
    """As it may be shown."""
    keyed: RowMark
    person_id: int | None
    """None: a walk-in."""
    is_change: bool
    """Whether it differs from what stands."""
    walk_in_id: int | None
    """Of a walk-in who is known already."""
    notes: tuple[str, ...]
    """What differs from what was expected, in words."""

    @property
    def told(self) -> str:
        """The mark in words."""
        return labels.mark_told(self.keyed.mark, self.keyed.minutes, is_online=self.keyed.is_online)


@dataclass(frozen=True, slots=True)
class LineReading:
    """A line read against a sheet; nothing of it is written."""

    sheet: KeyingSheet
    line: str
    keyed: Keyed
    echo: tuple[Echo, ...]
    """In order of row; empty where there are faults."""
    unmentioned: tuple[KeyedRow, ...]
    """Who is expected and of whom the line says nothing."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What cannot be understood, in order of place."""
        return self.keyed.faults

    @property
    def left_open(self) -> tuple[KeyedRow, ...]:
        """Those of whom nothing is said, who have no mark either."""
        return () if self.keyed.rest is not None else tuple(row for row in self.unmentioned if row.mark is None)

    @property
    def here(self) -> int:
        """How many the line says are here."""
        return sum(it.keyed.mark in PRESENT_MARKS for it in self.echo)


def sheet(
    store: Store,
    actor: Actor,
    session_id: int,
    now: datetime,
    *,
    list_number: str | None = None,
    places: Sequence[int] = (),
) -> KeyingSheet:
    """Return what may be keyed for a session: from a printed list, the newest that has it where none is named.

    With "" as its number, or where none was printed, `places` count, person ids by row from 1; without them those of a
    list printed now. Raises Refused for a list or a session that do not belong together, saying what the list belongs to.
    """
    session = sessions.get(store, session_id, now)
    lists.require(store, actor, session.course_id)
    every = printed_lists.of_session(store, session_id)
    printed = _chosen(store, actor, session_id, every, list_number, now)
    course = courses.get(store, session.course_id)
    grid = attendance.grid(store, actor, course.id, now)
    people = {it.person_id: it for it in courses.everybody(store, actor, course.id, now)}
    own = dict(enumerate(places, 1)) or _own_places(store, actor, course.id, now)
    standing = printed.rows if printed else own
    numbered = [(number, people[who]) for number, who in standing.items() if who in people]
    last = max(standing, default=0)
    blank = printed.blank_rows if printed else int(options.get(store, "list.blank_rows"))
    late = [(0, it) for it in people.values() if it.status in SEATED and it.person_id not in standing.values()]
    return KeyingSheet(
        course_id=course.id,
        code=course.code,
        title=course.title,
        session=session,
        list_id=printed.id if printed else None,
        list_number=printed.number if printed else "",
        printed_at=printed.printed_at if printed else None,
        column=printed.codes.get(session_id, "") if printed else "",
        rows=_rows(numbered, session_id, grid),
        first_blank=last + 1,
        last_blank=last + blank,
        named=_named(store, course.id, printed, last),
        not_on_it=_rows(late, session_id, grid),
        walk_ins=_walk_ins(store, actor, course.id),
        other_lists=tuple(one.number for one in every if printed and one.rows != printed.rows),
        is_signed=tables.first(store, "sign_off", session_id=session_id) is not None,
        read_by=tuple(one.read_by for one in printed_lists.readings(store, session_id) if one.kind != "SETTLED"),
        has_begun=datetime.combine(session.day, session.start) <= now and session.status is not SessionStatus.CANCELLED,
    )


def numbers_of(it: KeyingSheet) -> Numbers:
    """Return the rows of a sheet as the parser needs them."""
    return Numbers(
        rows=frozenset(row.number for row in it.rows),
        first_blank=it.first_blank,
        last_blank=it.last_blank,
        named=frozenset(it.named),
        expected=frozenset(row.number for row in it.rows if row.is_expected),
        longest=max(1, it.minutes),
    )


def read(it: KeyingSheet, line: str) -> LineReading:
    """Return what a line says of a sheet; nothing is asked of the store, so at every key."""
    numbers = numbers_of(it)
    keyed = keying.parse(line, numbers)
    if keyed.faults:
        return LineReading(it, line, keyed, (), ())
    excused = {row.number for row in it.rows if row.mark is not None and row.mark.mark is Mark.EXCUSED}
    said = keyed.resolved(numbers, excused)
    echo = [_echo(it, number, one) for number, one in sorted(said.items())]
    open_ = [row for row in it.rows if row.is_expected and row.number not in said]
    return LineReading(it, line, keyed, tuple(echo), tuple(open_))


def _chosen(
    store: Store, actor: Actor, session_id: int, every: list[PrintedList], list_number: str | None, now: datetime
) -> PrintedList | None:
    if list_number is None:
        return every[0] if every else None
    if not list_number:
        return None
    printed, column = lists.find(store, actor, list_number, now)
    session = sessions.get(store, session_id, now)
    lists.of_course(store, printed, session.course_id, now)
    lists.of_session(store, printed, session, now)
    if column is not None and column != session_id:
        meant = sessions.get(store, column, now)
        raise lists.other_column(printed, meant, session)
    return printed


def _own_places(store: Store, actor: Actor, course_id: int, now: datetime) -> dict[int, int]:
    coming, _meetings = lists.rows_and_columns(store, actor, course_id, now)
    return {number: it.person_id for number, it in enumerate(coming, 1)}


def _rows(numbered: Iterable[tuple[int, Participant]], session_id: int, grid: Grid) -> tuple[KeyedRow, ...]:
    return tuple(_row(number, it, session_id, grid.marks.get((session_id, it.person_id))) for number, it in numbered)


def _row(number: int, person: Participant, session_id: int, mark: AttendanceMark | None) -> KeyedRow:
    is_expected = person.status in COMING and person.is_expected(session_id)
    return KeyedRow(number, person.person_id, person.name, person.status, is_expected, mark)


def _named(store: Store, course_id: int, printed: PrintedList | None, last: int) -> dict[int, str]:
    """Return who stands in the blank rows of a list, by what was read from it for any of its sessions."""
    if printed is None:
        return {}
    end = last + printed.blank_rows
    numbers = Numbers(frozenset(printed.rows), last + 1, end, named=frozenset(range(last + 1, end + 1)))
    found: dict[int, str] = {}
    for one in printed_lists.readings_of(store, printed.id):
        found |= {row: said.name for row, said in keying.parse(one.line, numbers).marks.items() if said.name}
    shown = walk_ins.shown_names(store, course_id)
    return {row: shown.get(fold(name), name) for row, name in found.items()}


def _walk_ins(store: Store, actor: Actor, course_id: int) -> dict[str, WalkIn]:
    """Return a course's walk-ins by the name shown, and by the one that was written down."""
    found = {fold(one.name): one for one in walk_ins.of_course(store, actor, course_id)}
    for written, shown in walk_ins.shown_names(store, course_id).items():
        found.setdefault(written, found[fold(shown)])
    return found


def _blank(it: KeyingSheet, number: int, said: RowMark) -> Echo:
    """Return what is said of a blank row: of a participant who is not on the list, else of a walk-in."""
    name = said.name or it.named.get(number, "")
    told = replace(said, name=name)
    same = [row for row in it.not_on_it if fold(row.name) == fold(name)]
    twin = next((row for row in it.rows if fold(row.name) == fold(name)), None)
    if len(same) == 1 and twin is None:
        return _late(same[0], number, told)
    known = it.walk_ins.get(fold(name))
    mark = known.marks.get(it.session.id) if known else None
    notes = [_("walk-in") if known is None else _("walk-in, known already"), *_stood(mark.mark if mark else None, said)]
    if twin is not None:
        notes.append(_("⚠ row {row} has the same name").format(row=twin.number))
    if known is None:
        return Echo(number, name, told, None, _differs(None, said), None, tuple(notes))
    return Echo(number, known.name, told, None, _differs(mark, said), known.id, tuple(notes))


def _late(row: KeyedRow, number: int, said: RowMark) -> Echo:
    """Return what is said of a participant who is not on the list, and stands in a blank row."""
    notes = [_("has a seat: marked there"), *_notes(row, said)]
    return Echo(number, row.name, said, row.person_id, _differs(row.mark, said), None, tuple(notes))


def _echo(it: KeyingSheet, number: int, said: RowMark) -> Echo:
    row = next((one for one in it.rows if one.number == number), None)
    if row is None:
        return _blank(it, number, said)
    notes = _notes(row, said)
    twin = next((one for one in it.rows if one.person_id == row.person_id and one.number < number), None)
    if twin is not None:
        notes.append(_("⚠ the same person as row {row}").format(row=twin.number))
    return Echo(number, row.name, said, row.person_id, _differs(row.mark, said), None, tuple(notes))


def _notes(row: KeyedRow, said: RowMark) -> list[str]:
    notes = _stood(row.mark.mark if row.mark else None, said)
    if row.status not in COMING:
        notes.append(enrolment_labels.enrolment_word(row.status))
    elif not row.is_expected:
        notes.append(_("has not chosen this session"))
    return notes


def _stood(mark: Mark | None, said: RowMark) -> list[str]:
    if mark is None or mark is said.mark:
        return []
    if mark is Mark.EXCUSED and said.mark in PRESENT_MARKS:
        return [_("had sent word of not coming")]
    return [_("stood as {mark}").format(mark=labels.mark(mark))]


def _differs(kept: AttendanceMark | WalkInMark | None, said: RowMark) -> bool:
    if kept is None:
        return said.mark is not None
    return (kept.mark, kept.minutes) != (said.mark, said.minutes) or said.is_online > kept.is_online
