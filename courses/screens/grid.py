"""The attendance of a course: persons × sessions, one key a mark, each mark on disk before the next key. Writes marks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from courses import dates, enrolment_labels, labels
from courses.commands import bindings
from courses.commands.catalogue import GRID
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model import (
    COMING,
    PRESENT_MARKS,
    CourseSummary,
    Grid,
    Mark,
    Participant,
    Session,
    SessionStatus,
)
from courses.screens import doors
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import attendance as queries
from courses.store import courses as course_queries
from courses.text import plain
from courses.widgets.field import Field
from courses.widgets.grid import AttendanceGrid, GridColumn, GridContent, GridRow


class GridScreen(Frame):
    """One course's attendance."""

    CSS_PATH = styles("attendance")
    AUTO_FOCUS = "AttendanceGrid"
    COMMANDS_HERE = GRID
    BINDINGS: ClassVar[list[BindingType]] = bindings(GRID)

    def __init__(self, course_id: int, session_id: int | None = None) -> None:
        """Keep which course, and which session to begin at."""
        super().__init__()
        self.course_id = course_id
        self._session_id = session_id
        self._early: set[int] = set()
        """Coming sessions for which the user wants to enter attendance all the same."""

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(classes="grid-head", markup=False)
        yield AttendanceGrid()
        yield Static(Content(legend()), classes="quiet legend")

    def load(self) -> None:
        """Read the marks."""
        desk, now = self.desk, self.desk.now()
        self._grid = queries.grid(desk.store, desk.actor, self.course_id, now)
        self._course = course_queries.summary(desk.store, now, self.course_id)
        shown = self.query_one(AttendanceGrid)
        is_first = not shown.content_shown.columns
        shown.show(content(self._grid))
        is_chosen = any(it.chosen for it in self._grid.participants)
        self.query_one(".legend", Static).update(Content(legend(is_chosen=is_chosen)))
        if is_first and (at := self._session_id or best_session(self._grid.sessions, now)):
            shown.go_to(at)
        self._say_where()

    def _session(self) -> Session | None:
        wanted = self.query_one(AttendanceGrid).session_id
        return next((it for it in self._grid.sessions if it.id == wanted), None)

    @on(AttendanceGrid.Moved)
    def _say_where(self) -> None:
        on = self.query_one(AttendanceGrid).person_id
        person = next((it for it in self._grid.participants if it.person_id == on), None)
        self.query_one(".grid-head", Static).update(heading(self._course, self._session(), self._grid, person))

    @on(AttendanceGrid.Pressed)
    def _cell_pressed(self) -> None:
        self.action_flip()

    def _once_begun(self, then: Callable[[], None]) -> None:
        """Do `then`; ask first, once a session, when it has not begun and so cannot have been attended."""
        session = self._session()
        if session is None:
            return
        if has_begun(session, self.desk.now()) or session.id in self._early:
            then()
            return

        def answer(yes: bool | None) -> None:
            if yes:
                self._early.add(session.id)
                then()

        question = _("{day} has not been yet. Enter attendance all the same?").format(day=dates.day_text(session.day))
        more = _("What is entered is kept, and counts once the session has begun. Leave of absence is entered with a.")
        self.ask(Ask(question, _("Enter it"), more=more), answer)

    def _write(self, mark: Mark | None) -> None:
        from courses.actions import attendance

        at = self.query_one(AttendanceGrid)
        if at.session_id is None or at.person_id is None:
            return
        desk = self.desk
        attendance.mark(desk.store, desk.actor, at.session_id, at.person_id, mark)
        desk.wrote()
        self.house.hush()
        self.seen_version = desk.version
        self.load()

    def action_mark(self, name: str) -> None:
        """Mark the cell and go on to the next person; no name clears it and stays. Leave is told beforehand."""
        mark = Mark(name) if name else None
        if mark in (None, Mark.EXCUSED):
            self._write_and_go(mark)
        else:
            self._once_begun(partial(self._write_and_go, mark))

    def _write_and_go(self, mark: Mark | None) -> None:
        self._write(mark)
        if mark:
            self.query_one(AttendanceGrid).action_move(1, 0)

    def action_flip(self) -> None:
        """Change the cell between present and absent."""
        at = self.query_one(AttendanceGrid)
        kept = self._grid.marks.get((at.session_id or 0, at.person_id or 0))
        mark = Mark.ABSENT if kept and kept.mark in PRESENT_MARKS else Mark.PRESENT
        self._once_begun(partial(self._write, mark))

    def action_all_present(self) -> None:
        """Mark everybody without a mark at this session as present."""
        self._once_begun(self._all_present)

    def _all_present(self) -> None:
        from courses.actions import attendance

        at = self.query_one(AttendanceGrid).session_id or 0
        count = attendance.mark_all_present(self.desk.store, self.desk.actor, at)
        if not count:
            self.house.tell(_("Everybody has a mark already."))
            return
        text = ngettext("{count} person is marked present.", "{count} persons are marked present.", count)
        self.wrote(text.format(count=count))

    def action_heads(self) -> None:
        """Ask how many came, and write it."""
        self._once_begun(self._heads)

    def _heads(self) -> None:
        session = self._session()
        if session is None:
            return
        field = Field("heads", _("How many came"), _whole, value=str(session.head_count or ""), width=8)
        heading_ = _("Count heads on {day}").format(day=dates.day_text(session.day))

        def answer(given: dict[str, Any] | None) -> None:
            from courses.actions import attendance

            if given is not None:
                attendance.count_heads(self.desk.store, self.desk.actor, session.id, given["heads"])
                self.wrote(_("The head count is saved."))

        self.ask(Prompt(heading_, (field,), _("Save")), answer)

    def action_print(self) -> None:
        """Print papers for this course."""
        doors.papers(self, self.course_id)


def _whole(text: str) -> int | None:
    """Return a whole number, or None for nothing. Raises Invalid."""
    if not text.strip():
        return None
    if not text.strip().isdecimal() or len(text.strip()) > 5:
        raise Invalid(_("Write a whole number, such as 12."))
    return int(text)


def legend(*, is_chosen: bool = False) -> str:
    """Return what the signs mean; `is_chosen`: in a series of which somebody has chosen sessions."""
    words = (_("here"), _("late"), _("left early"), _("away"), _("excused"), _("not marked"))
    told = [f"{labels.mark_sign(it)} {word}" for it, word in zip((*Mark, None), words, strict=True)]
    not_chosen = _("not chosen")
    return "  ".join([*([f"{labels.NOT_EXPECTED} {not_chosen}"] if is_chosen else []), *told])


def has_begun(session: Session, now: datetime) -> bool:
    """Return whether a session has begun, local time."""
    return datetime.combine(session.day, session.start) <= now


def best_session(sessions: tuple[Session, ...], now: datetime) -> int | None:
    """Return the session to begin at: the last that has begun, else the first."""
    begun = [it for it in sessions if has_begun(it, now)]
    return begun[-1].id if begun else next((it.id for it in sessions), None)


def heading(course: CourseSummary, session: Session | None, grid: Grid, person: Participant | None = None) -> Content:
    """Return the course, the session that the cursor is on, and where the person stands who has no seat any more."""
    first = Content.assemble((plain(course.code), "bold $accent"), " ", (plain(course.title), "bold"))
    if session is None:
        return Content("\n").join([first, Content.styled(_("No sessions."), "$quiet")])
    if not grid.participants:
        empty = _("Nobody is enrolled: v counts visitors without names.")
        return Content("\n").join([first, Content.styled(f"{dates.day_text(session.day)} · {empty}", "$quiet")])
    expected = sum(it.is_expected(session.id) for it in grid.participants)
    there = [mark for (at, _person), mark in grid.marks.items() if at == session.id]
    here = sum(1 for it in there if it.mark in PRESENT_MARKS)
    words = [
        _("Session {number} of {count}").format(number=session.number or "–", count=len(grid.sessions)),
        f"{dates.day_text(session.day)} {dates.span_text(session.start, session.end)}",
        _("{here} here, {marks} of {people} marked").format(here=here, marks=len(there), people=expected),
    ]
    if session.head_count is not None:
        words.append(_("{count} counted").format(count=session.head_count))
    if person is not None and person.status not in COMING:
        words.insert(0, f"{enrolment_labels.enrolment_status(person.status)}: {plain(person.name)}")
    return Content("\n").join([first, Content.styled(" · ".join(words), "$quiet")])


def content(grid: Grid) -> GridContent:
    """Return what the grid shows."""
    return GridContent(
        columns=tuple(_column(it, grid) for it in grid.sessions),
        rows=tuple(_row(it) for it in grid.participants),
        signs=_not_expected(grid) | {at: labels.mark_sign(it.mark) for at, it in grid.marks.items()},
        name_title=_("Name"),
        total_title=_("Present"),
        foot_title=_("Here"),
    )


def _not_expected(grid: Grid) -> dict[tuple[int, int], str]:
    """Return the cells of people who have chosen other sessions of a series."""
    choosing = [it for it in grid.participants if it.chosen]
    return {
        (session.id, it.person_id): labels.NOT_EXPECTED
        for it in choosing
        for session in grid.sessions
        if not it.is_expected(session.id)
    }


def _column(it: Session, grid: Grid) -> GridColumn:
    here = sum(1 for (at, _p), mark in grid.marks.items() if at == it.id and mark.mark in PRESENT_MARKS)
    is_held = it.status is SessionStatus.HELD
    total = here if grid.participants or it.head_count is None else it.head_count
    day = f"{it.day.day}/{it.day.month}"
    return GridColumn(it.id, str(it.number or "–"), day, str(total) if total or is_held else "", is_held)


def name_in_grid(it: Participant) -> str:
    """Return a name, with the sign of one who has no seat any more."""
    sign = enrolment_labels.ENROLMENT_SIGNS[it.status]
    return plain(it.name) if it.status in COMING else f"{sign} {plain(it.name)}"


def _row(it: Participant) -> GridRow:
    return GridRow(
        it.person_id,
        name_in_grid(it),
        f"{it.attended}/{it.held}",
        labels.percent(it.rate),
        is_quiet=it.status not in COMING,
    )
