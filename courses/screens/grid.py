"""The attendance of a course: persons × sessions, one key a mark, each mark on disk before the next key. Writes marks."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static
from textual.worker import Worker

from courses.actions.attendance import NewMark
from courses.commands import bindings
from courses.commands.attendance import GRID
from courses.i18n import _, ngettext
from courses.model import Mark, Session
from courses.rules import rights
from courses.screens import doors, grid_deeds, grid_words
from courses.screens.frame import Frame
from courses.screens.grid_marks import Marker
from courses.screens.grid_rows import Facts, content
from courses.screens.grid_words import best_session
from courses.screens.themes import styles
from courses.store import attendance as queries
from courses.store import circle_check, signing, walk_ins
from courses.store import courses as course_queries
from courses.widgets.grid import AttendanceGrid

__all__ = ["GridScreen", "best_session"]
_A_MOMENT = 0.12
"""Seconds without a key after which sums and shares are read again: marking goes on meanwhile."""


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
        self.facts: Facts
        self._session_id = session_id
        self._marker = Marker(self)

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(classes="grid-head", markup=False)
        yield Static(classes="grid-cell", markup=False)
        yield AttendanceGrid()
        yield Static(grid_words.legend(), classes="quiet legend")

    # Reading

    def load(self) -> None:
        """Read the marks, and all that is counted from them."""
        desk, now = self.desk, self.desk.now()
        self.facts = Facts(
            course=course_queries.summary(desk.store, now, self.course_id),
            grid=queries.grid(desk.store, desk.actor, self.course_id, now),
            now=now,
            circle=circle_check.circle_words(desk.store, desk.actor, self.course_id, now),
            signed={at: it.signed_by for at, it in signing.of_course(desk.store, self.course_id).items()},
            corrected={
                (it.session_id, it.person_id): it for it in signing.corrections(desk.store, desk.actor, self.course_id)
            },
        )
        is_first = not self.at.content_shown.columns
        self.at.show(content(self.facts))
        self.query_one(".legend", Static).update(grid_words.legend(self.facts))
        if is_first and (at := self._session_id or best_session(self.facts.grid.sessions, now)):
            self.at.go_to(at)
        self._say_where()

    def marks_changed(self, marks: Sequence[NewMark]) -> None:
        """Show at once what was just written, and soon after the last key what is counted from it."""
        desk, grid = self.desk, self.facts.grid
        desk.wrote()
        self.house.hush()
        self.seen_version = desk.version
        touched = {it.session_id for it in marks}
        others = {key: mark for key, mark in grid.marks.items() if key[0] not in touched}
        came = grid.walk_ins
        if any(it.person_id < 0 for it in marks):
            came = tuple(walk_ins.of_course(desk.store, desk.actor, self.course_id))
        now_at = queries.marks_at(desk.store, touched)
        self.facts = replace(self.facts, grid=replace(grid, marks=others | now_at, walk_ins=came))
        self.at.show(content(self.facts))
        self._say_where()
        self._catching_up: Worker[None] = self.run_worker(
            self._catch_up, group="sums", exclusive=True, exit_on_error=False
        )

    async def _catch_up(self) -> None:
        """Read the sums again, unless another key comes first."""
        await asyncio.sleep(_A_MOMENT)
        if self.is_attached:
            self.load()

    @property
    def at(self) -> AttendanceGrid:
        """The grid, with its cursor."""
        return self.query_one(AttendanceGrid)

    def session(self) -> Session | None:
        """Return the session that the cursor is on."""
        return self.facts.session(self.at.session_id)

    # Saying

    @on(AttendanceGrid.Moved)
    def _moved(self) -> None:
        self._marker.keep_when_moved()
        self._say_where()
        self.show_keys()

    def _say_where(self) -> None:
        head, cell = self.query_one(".grid-head", Static), self.query_one(".grid-cell", Static)
        session = self.session()
        head.update(grid_words.heading(self.facts, session, head.size.width or self.app.size.width))
        sessions, rows = self.at.marked()
        if (typing := self._marker.typing) and (mark := typing.marks[0].mark):
            cell.update(grid_words.minutes_typed(self._marker.name_of_timed(), mark, typing.typed))
        elif self.at.range.is_marked:
            cell.update(grid_words.marked_range(len(sessions), len(rows)))
        else:
            cell.update(grid_words.cell(self.facts, session, self.at.row_id))

    def on_resize(self) -> None:
        """Cut the title anew."""
        if self.is_mounted and hasattr(self, "facts"):
            self.call_after_refresh(self._say_where)

    def step_back(self) -> bool:
        """Leave the minutes being typed, or else the marked range."""
        if self._marker.drop_minutes():
            self._say_where()
            return True
        return self.at.drop_range()

    def on_screen_suspend(self) -> None:
        """Keep the minutes that were typed before something else comes forward."""
        self._marker.keep_minutes()

    @property
    def is_unsaved(self) -> bool:
        """Whether minutes are typed that are not written."""
        return self._marker.typing is not None

    # Marking

    @on(AttendanceGrid.Pressed)
    def _cell_pressed(self) -> None:
        self.action_flip()

    @on(AttendanceGrid.Typed)
    def _digit_typed(self, event: AttendanceGrid.Typed) -> None:
        self._marker.digit(event.digit)
        self._say_where()

    def action_mark(self, name: str) -> None:
        """Mark the cell and go on to the next person, or mark the range; no name clears, or takes back a digit."""
        if not name and self._marker.rub_out():
            self._say_where()
            return
        self._marker.mark(Mark(name) if name else None)

    def action_flip(self) -> None:
        """Change the cell, or the range, between present and absent."""
        self._marker.flip()

    def action_online(self) -> None:
        """Mark as present online, or change between online and in the room."""
        self._marker.online()

    def action_mark_range(self) -> None:
        """Let the arrows mark a range from here."""
        self._marker.keep_minutes()
        self.at.begin_range()

    def action_whole_column(self) -> None:
        """Mark the whole session as a range."""
        self._marker.keep_minutes()
        self.at.mark_column()

    def action_whole_row(self) -> None:
        """Mark the whole row as a range."""
        self._marker.keep_minutes()
        self.at.mark_row()

    def action_all_present(self) -> None:
        """Mark everybody without a mark at this session, or in the range, as present."""
        self._marker.keep_minutes()
        if self.at.range.is_marked:
            self._marker.fill()
        else:
            self._marker.once_begun(self._all_present)

    def _all_present(self) -> None:
        from courses.actions import attendance

        count = attendance.mark_all_present(self.desk.store, self.desk.actor, self.at.session_id or 0)
        if not count:
            self.house.tell(_("Everybody has a mark already."))
            return
        text = ngettext("{count} person is marked present.", "{count} persons are marked present.", count)
        self.wrote(text.format(count=count))

    def correct(self, new: NewMark) -> None:
        """Change a mark of a session that is signed, which needs a reason."""
        doors.correct(self, new)

    # Other deeds

    def action_minutes(self) -> None:
        """Ask for the minutes of the mark."""
        grid_deeds.ask_minutes(self, self._marker)

    def action_heads(self) -> None:
        """Ask how many came, and write it."""
        self._marker.once_begun(lambda: grid_deeds.ask_heads(self))

    def action_walk_in(self) -> None:
        """Ask who came without being enrolled, and write it down."""
        self._marker.once_begun(lambda: grid_deeds.ask_walk_in(self))

    def action_open(self) -> None:
        """Keep the minutes being typed; else open the person, or tell who a walk-in was."""
        if self._marker.keep_minutes():
            return
        if (walk_in := self.facts.walk_in(self.at.row_id)) is not None:
            grid_deeds.ask_who(self, walk_in)
        elif (person_id := self.at.person_id) is not None:
            rights.require(self.desk.actor, rights.Right.READ_DETAILS)
            doors.open_person(self, person_id)

    def action_sign(self) -> None:
        """Sign the session or all that were held; of what is signed, take that back with a reason."""
        self._marker.keep_minutes()
        doors.sign(self, self.course_id, self.at.session_id or 0)

    def action_key_in(self) -> None:
        """Enter a list of paper by its row numbers."""
        self._marker.keep_minutes()
        doors.keying(self, self.course_id, self.at.session_id)

    def action_print(self) -> None:
        """Print papers for this course."""
        doors.papers(self, self.course_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command works."""
        if hasattr(self, "facts"):
            return (
                self.session() is not None if action in ("sign", "key_in") else super().check_action(action, parameters)
            )
        ours = {command.action.partition("(")[0] for command in GRID}
        return action not in ours and super().check_action(
            action, parameters
        )  # a key that came before the grid was read
