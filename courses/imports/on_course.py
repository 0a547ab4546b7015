"""Which course and session the rows of attendance are about, and the people of it; each looked up once for a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from courses.actions import chain
from courses.dates import day_text
from courses.errors import CoursesError, NotFound
from courses.i18n import _, ngettext
from courses.imports.applying import Applying, RowFault
from courses.imports.attendance_drafts import CheckInRow, HeadCountRow, ListLine, MarkRow, MeetingRow, Spot
from courses.imports.on_list import Roll
from courses.imports.problems import WARNING, Problem
from courses.imports.row_ref import RowRef
from courses.store import people, tables, walk_ins
from courses.store.connection import Row, Store

_Row = MarkRow | HeadCountRow | MeetingRow


@dataclass(slots=True)
class Lists:
    """The people and sessions of the courses that a file is about."""

    to: Applying
    early: dict[int, int] = field(default_factory=dict)
    """By session that has not begun, how many marks were read in that say somebody was there or not."""
    walk_ins: dict[tuple[int, int], RowRef] = field(default_factory=dict)
    """By course and walk-in, the first row about them."""
    before_seat: int = 0
    """Blank cells from before somebody had a seat, which are no absence."""
    again: int = 0
    """Rows of somebody who had checked in already."""
    _lines: dict[int, tuple[dict[Spot, ListLine], dict[str, tuple[ListLine, ...]]]] = field(default_factory=dict)
    """Of each list its lines; see `line`."""
    _on_day: dict[date, list[int]] = field(default_factory=dict)
    _courses: dict[tuple[str, ...], int | NotFound] = field(default_factory=dict)
    _rolls: dict[int, Roll] = field(default_factory=dict)
    _sessions: dict[int, list[Row]] = field(default_factory=dict)

    def course(self, row: _Row | CheckInRow) -> int:
        """Return the course that a row, or else the lines above it, names. Raises RowFault with the near ones."""
        texts = tuple(dict.fromkeys(filter(None, (row.course, *row.hints))))
        if texts not in self._courses:
            self._courses[texts] = self._found(texts)
        found = self._courses[texts]
        if isinstance(found, int):
            return found
        spot = row.spots.get("course") if isinstance(row, MarkRow | MeetingRow) else None
        hint = found.hint or _("Write a course’s code or title.")
        raise RowFault(found.message, hint, field="course", value=row.course, spot=spot)

    def _found(self, texts: tuple[str, ...]) -> int | NotFound:
        if not texts:
            hint = _("Write it in the file, or say the course when the file is read in.")
            return NotFound(_("It is not said which course this is about."), hint)
        errors = []
        for text in texts:
            try:
                return self.to.resolver.course(text)
            except NotFound as error:
                errors.append(error)
        return errors[0]  # of what is likeliest the course

    def sessions(self, course_id: int) -> list[Row]:
        """Return a course's sessions in order of time, cancelled ones too."""
        if course_id not in self._sessions:
            self._sessions[course_id] = chain.of_course(self.to.it.store, course_id)
        return self._sessions[course_id]

    def roll(self, course_id: int) -> Roll:
        """Return the people of a course."""
        if course_id not in self._rolls:
            self._rolls[course_id] = Roll.of(self.to.it.store, course_id)
        return self._rolls[course_id]

    def line(self, row: MarkRow) -> tuple[ListLine | None, tuple[ListLine, ...]]:
        """Return the line of a mark in its list, and all lines of that list that are of the same course."""
        known = self._lines.get(id(row.lines))  # as long as the rows live so does what they share
        if known is None:
            known = self._lines[id(row.lines)] = _by_spot_and_course(row.lines)
        line = known[0].get(row.spots["person"]) if row.lines else None
        return line, known[1][line.course] if line else ()

    def session(self, course_id: int, row: _Row) -> Row:
        """Return the session of a row's date or number. Raises RowFault naming the sessions there are."""
        known = self.sessions(course_id)
        found = [s for s in known if (s["day"] == row.date.isoformat() if row.date else s["number"] == row.number)]
        found.sort(key=lambda s: s["is_cancelled"])
        if not found:
            name = "date|session" if row.date else "session|date"
            raise self.no_session(known, row.date, row.number, _said(row), name, _spot(row, "date"))
        held = [s for s in found if not s["is_cancelled"]]
        if isinstance(row, HeadCountRow):
            return found[0]
        by_clock = [s for s in held if row.start is not None and s["start"] == f"{row.start:%H:%M}"]
        if len(by_clock) == 1 and len(held) > 1:
            return by_clock[0]
        if row.of_day > max(1, len(held)):
            raise self._twice(row)
        return held[row.nth - 1] if len(held) > 1 else found[0]

    def no_session(
        self, known: list[Row], day: date | None, number: int | None, said: str, name: str, spot: Spot | None = None
    ) -> RowFault:
        """Return that a course has no session of a date or a number, and which it has or where it was moved."""
        what = day_text(day) if day else str(number)
        moved = next((s for s in known if day and s["moved_from"] == day.isoformat()), None)
        days = ", ".join(s["day"] for s in known if not s["is_cancelled"])
        hint = _("It meets on {days}.").format(days=days) if days else _("It has no sessions.")
        if moved is not None:
            hint = _("It was moved to {day}.").format(day=moved["day"])
        return RowFault(
            _("The course has no session {what}.").format(what=what), hint, field=name, value=said, spot=spot
        )

    def on_day(self, day: date) -> list[int]:
        """Return the courses that meet on a day."""
        if day not in self._on_day:
            rows = tables.find(self.to.it.store, "session", day=day.isoformat(), is_cancelled=0)
            self._on_day[day] = sorted({row["course_id"] for row in rows})
        return self._on_day[day]

    def _twice(self, row: MarkRow | MeetingRow) -> RowFault:
        message = _("{day} stands twice in the list, and the course meets once that day.").format(day=row.date)
        hint = _("Give each column its own date.")
        return RowFault(message, hint, field="date", value=_said(row), spot=_spot(row, "date"))

    def warn(self, row: MeetingRow | MarkRow | CheckInRow | HeadCountRow, about: str, text: str) -> None:
        """Note something doubtful about a row that is kept."""
        spot = _spot(row, about) or Spot(row.source.row, "")
        file, sheet, _row = row.source
        problem = Problem(file, sheet, spot.row, spot.column, "", "", WARNING, text)
        if problem not in self.to.warnings:
            self.to.warnings.append(problem)

    def tell(self) -> None:
        """Note what is to be known of the whole: who was taken down as a walk-in, marks that are early, doubled rows."""
        store, notes = self.to.it.store, self.to.notes
        for (_course, walk_in_id), source in self.walk_ins.items():
            self.to.note(source, _walk_in_told(store, walk_in_id))
        for roll in self._rolls.values():
            for source, name, person_id in roll.guessed:
                text = _("“{name}” was taken to be {person}, the only one in the course with that family name.")
                self.to.note(source, text.format(name=name, person=people.name_of(store, person_id)))
        for known in self._sessions.values():
            notes += [_early_told(s, self.early[s["id"]]) for s in known if s["id"] in self.early]
        if self.before_seat:
            text = ngettext(
                "{count} of the blank cells is from before somebody got their seat, and is no mark.",
                "{count} of the blank cells are from before somebody got their seat, and are no marks.",
                self.before_seat,
            )
            notes.append(text.format(count=self.before_seat))
        if self.again:
            text = ngettext(
                "{count} row is of somebody who had checked in already.",
                "{count} rows are of somebody who had checked in already.",
                self.again,
            )
            notes.append(text.format(count=self.again))


def _walk_in_told(store: Store, walk_in_id: int) -> str:
    """Return that somebody is a walk-in, as written down, and who it is; of somebody protected the alias alone."""
    row = tables.first(store, "walk_in", id=walk_in_id)
    name = walk_ins.name_of(store, walk_in_id)
    person = tables.first(store, "person", id=row["person_id"]) if row else None
    if row is not None and person is not None and not person["is_protected"]:
        text = _("{name} is taken down as a walk-in: {person}.")
        return text.format(name=name, person=people.name_of(store, person["id"]))
    return _("{name} is taken down as a walk-in.").format(name=name)


def _early_told(session: Row, count: int) -> str:
    text = ngettext(
        "{count} mark is for {day}, which is still to come.",
        "{count} marks are for {day}, which is still to come.",
        count,
    )
    return text.format(count=count, day=day_text(date.fromisoformat(session["day"])))


def _by_spot_and_course(
    lines: tuple[ListLine, ...],
) -> tuple[dict[Spot, ListLine], dict[str, tuple[ListLine, ...]]]:
    """Return the lines of a list by where they stand, and by the course that they name."""
    by_course: dict[str, list[ListLine]] = {}
    for line in lines:
        by_course.setdefault(line.course, []).append(line)
    return {line.spot: line for line in lines}, {course: tuple(of) for course, of in by_course.items()}


def _said(row: _Row) -> str:
    return row.date.isoformat() if row.date else str(row.number or "")


def _spot(row: _Row | CheckInRow, about: str) -> Spot | None:
    return row.spots.get(about) if isinstance(row, MarkRow | MeetingRow) else None


@contextmanager
def faulty(name: str, value: object, spot: Spot | None = None) -> Iterator[None]:
    """Raise what goes wrong inside as the fault of one cell."""
    try:
        yield
    except RowFault:
        raise
    except CoursesError as error:
        raise RowFault(error.message, error.hint, field=name, value=str(value), spot=spot) from error
