"""Merging two courses: who moves, who waits, what is cancelled and who has to be told, before it is done. Writes by an action."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import dates, enrolment_labels, labels
from courses.actions import merging
from courses.actions.merging import Merging, Mover
from courses.commands import bindings
from courses.commands.lists import MERGE
from courses.i18n import _, ngettext
from courses.screens import told
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.table import Column, Row, Table


class MergeScreen(Frame):
    """What a merging comes to."""

    CSS_PATH = styles("go")
    AUTO_FOCUS = "#movers"
    PLACE = "today"
    COMMANDS_HERE = MERGE
    BINDINGS: ClassVar[list[BindingType]] = bindings(MERGE)

    def __init__(self, emptied_id: int, into_id: int) -> None:
        """Keep which course is emptied, and which takes its people."""
        super().__init__()
        self._emptied_id = emptied_id
        self._into_id = into_id
        self._preview: Merging | None = None

    def body(self) -> ComposeResult:
        """Lay out who moves over what else becomes of it."""
        yield Static(classes="pane-heading", id="merge-heading", markup=False)
        yield Table(id="movers")
        yield Static(id="go-words", markup=False)

    def load(self) -> None:
        """Try the merging out."""
        desk = self.desk
        it = merging.preview(desk.store, desk.actor, self._emptied_id, self._into_id, desk.now())
        self._preview = it
        heading = _("{code} is merged into {other}").format(code=plain(it.emptied), other=plain(it.into))
        self.query_one("#merge-heading", Static).update(Content(heading))
        self.query_one(Table).show(_columns(), [_row(one) for one in it.movers])
        self.query_one("#go-words", Static).update(_words(it))

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: somebody has to be told, or there has to be a preview."""
        if action == "tell":
            return self._preview is not None and bool(self._preview.to_tell)
        return action != "save" or self._preview is not None

    def action_turn(self) -> None:
        """Empty the other course instead."""
        self._emptied_id, self._into_id = self._into_id, self._emptied_id
        self.load()
        self.show_keys()

    def action_tell(self) -> None:
        """Show who has to be told."""
        if self._preview is not None:
            self._say_who_to_tell(self._preview)

    def _say_who_to_tell(self, it: Merging) -> None:
        told.say(self, it.emptied, "", it.to_tell)

    def action_save(self) -> None:
        """Merge."""
        desk = self.desk
        done = merging.merge(desk.store, desk.actor, self._emptied_id, self._into_id, desk.now(), self._preview)
        self.dismiss()
        self.wrote(_("{code} is merged into {other}.").format(code=done.emptied, other=done.into))
        if done.to_tell:
            self._say_who_to_tell(done)


def _words(it: Merging) -> Content:
    """Return seats and queue afterwards, what is cancelled, and what to know."""
    moved = sum(1 for one in it.movers if not one.is_in_both)
    count = ngettext("{count} moves", "{count} move", moved).format(count=moved)
    after = f"{it.into}: {labels.seats(it.enrolled, it.seats)}"
    waiting = labels.waiting(len(it.waiting))
    lines = [Content.styled(plain(", ".join(part for part in (count, after, waiting) if part)), "bold")]
    if it.waiting:
        lines.append(Content(plain(_("The queue: {people}.").format(people=", ".join(it.waiting)))))
    days = ", ".join(dates.day_text(day) for day in it.cancelled)
    lines.append(Content(plain(_("{code} is cancelled: {days}.").format(code=it.emptied, days=days or "–"))))
    return Content("\n").join([*lines, *(Content.styled("⚠ " + plain(one), "$warning") for one in it.warnings)])


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Name")),
        Column(_("Enrolled on"), 16, from_width=60),
        Column(_("Before"), 12),
        Column(_("Afterwards"), 18),
        Column(_("Note"), from_width=90),
    )


def _row(it: Mover) -> Row:
    at = f"{dates.day_text(it.since.date())} {dates.time_text(it.since.time())}"
    before = enrolment_labels.enrolment_status(it.was)
    after = enrolment_labels.enrolment_status(it.becomes, it.position)
    return str(it.person_id), (it.name, at, before, after, _("is in both already") if it.is_in_both else "")
