"""What the attendance grid shows of a course: signs, sums, shares, who counts in the circle. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from courses import enrolment_labels, labels
from courses.i18n import _, pgettext
from courses.model import (
    COMING,
    PRESENT_MARKS,
    AttendanceMark,
    CircleOutcome,
    CourseSummary,
    Grid,
    MarkCorrection,
    Participant,
    Session,
    SessionStatus,
    WalkIn,
    WalkInMark,
)
from courses.rules import marking
from courses.store.circle_check import CircleWord
from courses.text import plain
from courses.widgets.grid_content import GridColumn, GridContent, GridFoot, GridRow

ONLINE = "@"
"""After the sign of a mark: online, not in the room."""
SIGNED = "✓"
CORRECTED = "*"
"""After the sign of a mark that was changed after it was signed."""
WALK_IN = "+"
_TONES = {CircleOutcome.COUNTS: "good", CircleOutcome.CANNOT_COUNT: "bad"}


@dataclass(frozen=True)
class Facts:
    """What the grid is made from."""

    course: CourseSummary
    grid: Grid
    now: datetime
    circle: Mapping[int, CircleWord] = field(default_factory=dict)
    """Who counts for the association, by person id; empty where none organises the course."""
    signed: Mapping[int, str] = field(default_factory=dict)
    """Who signed, by session id."""
    corrected: Mapping[tuple[int, int], MarkCorrection] = field(default_factory=dict)
    """The latest correction of each mark that was changed after it was signed."""

    def session(self, session_id: int | None) -> Session | None:
        """Return one of the sessions."""
        return next((it for it in self.grid.sessions if it.id == session_id), None)

    def person(self, row_id: int | None) -> Participant | None:
        """Return the person on a row; None for nobody, and for a walk-in."""
        return next((it for it in self.grid.participants if it.person_id == row_id), None)

    def walk_in(self, row_id: int | None) -> WalkIn | None:
        """Return the walk-in on a row."""
        return next((it for it in self.grid.walk_ins if -it.id == row_id), None)

    def mark(self, session_id: int, row_id: int) -> AttendanceMark | WalkInMark | None:
        """Return the mark in a cell."""
        if row_id > 0:
            return self.grid.marks.get((session_id, row_id))
        walk_in = self.walk_in(row_id)
        return walk_in.marks.get(session_id) if walk_in else None

    @cached_property
    def _by_session(self) -> dict[int, list[AttendanceMark | WalkInMark]]:
        """All marks, walk-ins' too, by session id: sums are asked for with every key."""
        found: dict[int, list[AttendanceMark | WalkInMark]] = {it.id: [] for it in self.grid.sessions}
        for (at, _row), mark in every_mark(self.grid):
            found.setdefault(at, []).append(mark)
        return found

    def marks_at(self, session_id: int) -> list[AttendanceMark | WalkInMark]:
        """Return all marks of a session, walk-ins' too."""
        return self._by_session.get(session_id, [])

    def present(self, session_id: int) -> int:
        """Return how many were at a session, in the room and online."""
        return sum(it.mark in PRESENT_MARKS for it in self.marks_at(session_id))

    def unmarked(self, session_id: int) -> int:
        """Return how many are expected at a session and have no mark."""
        session = self.session(session_id)
        people = marking.expected(self.grid.participants, session) if session else []
        return sum((session_id, it.person_id) not in self.grid.marks for it in people)


def content(facts: Facts) -> GridContent:
    """Return what the grid shows."""
    grid = facts.grid
    signs = _not_expected(grid)
    minutes: dict[tuple[int, int], str] = {}
    for key, mark in every_mark(grid):
        signs[key] = labels.mark_sign(mark.mark) + (ONLINE if mark.is_online else "")
        if mark.minutes is not None:
            minutes[key] = str(mark.minutes)
    for key in facts.corrected:
        signs[key] = signs.get(key, labels.mark_sign(None)) + CORRECTED
    return GridContent(
        columns=tuple(_column(it, facts.signed) for it in grid.sessions),
        rows=(*(_row(it, facts) for it in grid.participants), *(_walk_in(it) for it in grid.walk_ins)),
        signs=signs,
        minutes=minutes,
        feet=feet(facts),
        name_title=_("Name"),
        total_title=_("Present"),
        rate_title=pgettext("column", "Share"),
        circle_title=pgettext("column", "Circle") if facts.circle else "",
    )


def feet(facts: Facts) -> tuple[GridFoot, ...]:
    """Return the sums: who was there, of them online, and those counted without names where anybody was."""
    sessions, grid = facts.grid.sessions, facts.grid
    told = [it.id for it in sessions if it.status is SessionStatus.HELD or facts.marks_at(it.id)]
    share = labels.percent(facts.course.attendance_rate) if facts.course.attendance_rate is not None else ""
    lines = [GridFoot(_("Here"), {at: str(facts.present(at)) for at in told} if _has_rows(grid) else {}, share)]
    online = {at: sum(it.is_online for it in facts.marks_at(at)) for at in told}
    if any(online.values()):
        lines.append(GridFoot(_("of them online"), _numbers(online)))
    for title, counted in _counted(sessions):
        lines.append(GridFoot(title, counted))
    return tuple(lines if _has_rows(grid) or len(lines) == 1 else lines[1:])


def _counted(sessions: Collection[Session]) -> list[tuple[str, dict[int, str]]]:
    """Return the lines of heads counted without names, those that say anything."""
    of: list[tuple[str, Callable[[Session], int | None]]] = [
        (_("Counted"), lambda it: it.head_count),
        (_("under 18"), lambda it: it.child_count),
        (_("online"), lambda it: it.online_count),
    ]
    lines = [(title, {it.id: str(value) for it in sessions if (value := read(it)) is not None}) for title, read in of]
    return [(title, cells) for title, cells in lines if cells]


def _numbers(of: Mapping[int, int]) -> dict[int, str]:
    return {at: str(number) for at, number in of.items() if number}


def _has_rows(grid: Grid) -> bool:
    return bool(grid.participants or grid.walk_ins)


def every_mark(grid: Grid) -> list[tuple[tuple[int, int], AttendanceMark | WalkInMark]]:
    """Return all marks with their cells, those of walk-ins by their ids below 0."""
    walk_ins = [((at, -it.id), mark) for it in grid.walk_ins for at, mark in it.marks.items()]
    return [*grid.marks.items(), *walk_ins]


def _not_expected(grid: Grid) -> dict[tuple[int, int], str]:
    """Return the cells of sessions that somebody has not chosen, or that were held before they joined."""
    return {
        (session.id, it.person_id): labels.NOT_EXPECTED
        for it in grid.participants
        if it.chosen or it.before
        for session in grid.sessions
        if not it.is_expected(session.id) or session.id in it.before
    }


def _column(it: Session, signed: Collection[int]) -> GridColumn:
    sign = SIGNED if it.id in signed else ""
    is_held = it.status is SessionStatus.HELD
    return GridColumn(it.id, str(it.number or "–"), f"{it.day.day}/{it.day.month}", is_held, sign)


def name_in_grid(it: Participant) -> str:
    """Return a name, with the sign of one who has no seat any more."""
    sign = enrolment_labels.ENROLMENT_SIGNS[it.status]
    return plain(it.name) if it.status in COMING else f"{sign} {plain(it.name)}"


def circle_word(outcome: CircleOutcome) -> str:
    """Return in a word or two whether a person counts, as the column has it."""
    words = {
        CircleOutcome.COUNTS: pgettext("circle", "counts ✓"),
        CircleOutcome.CAN_STILL_COUNT: pgettext("circle", "still can"),
        CircleOutcome.CANNOT_COUNT: pgettext("circle", "lost"),
    }
    return words[outcome]


def _row(it: Participant, facts: Facts) -> GridRow:
    counts = facts.circle.get(it.person_id)
    return GridRow(
        it.person_id,
        name_in_grid(it),
        f"{it.attended}/{it.held}",
        labels.percent(it.rate),
        circle_word(counts.outcome) if counts else "",
        _TONES.get(counts.outcome, "") if counts else "",
        is_quiet=it.status not in COMING,
    )


def _walk_in(it: WalkIn) -> GridRow:
    known = "=" if it.person_id is not None else ""
    return GridRow(-it.id, f"{WALK_IN}{known} {plain(it.name)}", str(it.attended), is_quiet=True)
