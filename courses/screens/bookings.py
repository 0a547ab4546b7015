"""A day's booked guidance at a place, all guides and courses: book, move, cancel, note what came of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import dates
from courses.commands import bindings
from courses.commands.planning import BOOKINGS
from courses.i18n import _, ngettext
from courses.model import SlotRow
from courses.screens import booking_deeds, booking_rows, doors
from courses.screens.dialogs.pick import Pick
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import agenda, bookings
from courses.store.bookings import Scope
from courses.text import plain
from courses.widgets.table import Table

_FAR = timedelta(days=400)
"""How far away the next or previous day with guidance is looked for."""


class BookingsScreen(Frame):
    """The slots of one day."""

    CSS_PATH = styles("courses")
    AUTO_FOCUS = "Table"
    COMMANDS_HERE = BOOKINGS
    BINDINGS: ClassVar[list[BindingType]] = bindings(BOOKINGS)

    def __init__(self, place: str = "", day: date | None = None) -> None:
        """Keep the place, empty being everywhere, and the day, None being today."""
        super().__init__()
        self.place = place
        self.day = day
        self._slots: dict[str, SlotRow] = {}

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(classes="pane-heading", markup=False)
        yield Table(id="rows")
        yield Static(classes="quiet nothing", markup=False)

    def load(self) -> None:
        """Read the day."""
        desk = self.desk
        self.day = self.day or desk.today()
        found = self._of_days(self.day, self.day)
        self._slots = {booking_rows.key(it): it for it in found}
        table = self.query_one("#rows", Table)
        is_first = not table.row_count
        count = table.show(*booking_rows.of_day(found, desk.now()))
        if is_first and (key := booking_rows.upcoming(found, desk.now())):
            table.go_to(key)
        free = sum(1 for it in found if it.is_free and not it.has_ended(desk.now()))
        told = ngettext("{count} free slot", "{count} free slots", free).format(count=free)
        where = plain(self.place) or _("everywhere")
        near = dates.relative(self.day, desk.today())
        parts = [
            _("Booked guidance"),
            near,
            dates.day_text(self.day) if near != dates.day_text(self.day) else "",
            where,
        ]
        self.query_one(".pane-heading", Static).update(
            Content(" · ".join(filter(None, [*parts, told if count else ""])))
        )
        nothing = self.query_one(".nothing", Static)
        nothing.update(_("No booked guidance this day. PgDn goes to the next day that has any."))
        nothing.display = not count

    def _of_days(self, first: date, last: date) -> list[SlotRow]:
        desk = self.desk
        return bookings.of_scope(desk.store, desk.actor, Scope(place=self.place, first=first, last=last))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: opening needs a row."""
        return action != "open" or (self.is_mounted and bool(self.query_one("#rows", Table).current_key))

    @on(DataTable.RowSelected)
    def _selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Book the slot marked, or choose what becomes of its booking."""
        booking_deeds.open_slot(self, self._slots[self.query_one("#rows", Table).current_key])

    def action_step(self, steps: int) -> None:
        """Go to the next or the previous day that has guidance."""
        day = self.day or self.desk.today()
        one = timedelta(days=1)
        if steps > 0:
            found = [it.day for it in self._of_days(day + one, day + _FAR)]
        else:
            found = [it.day for it in self._of_days(day - _FAR, day - one)][::-1]
        if found:
            self._go_to(found[0])
        else:
            self.house.tell(_("There is no more booked guidance that way."))

    def _go_to(self, day: date) -> None:
        self.day = day
        self.load()
        self.show_keys()

    def action_today(self) -> None:
        """Go to today."""
        self._go_to(self.desk.today())

    def action_next_slot(self) -> None:
        """Find the next free slot, at the place shown or another."""
        doors.next_slot(self, self.place)

    def action_place(self) -> None:
        """Let a place be picked."""
        everywhere = "*"
        things = [(everywhere, _("everywhere")), *((it, it) for it in agenda.places(self.desk.store))]

        def answer(place: str | None) -> None:
            if place is not None:
                self.place = "" if place == everywhere else place
                self._go_to(self.day or self.desk.today())

        self.ask(Pick(_("Booked guidance where?"), things), answer)
