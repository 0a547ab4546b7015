"""People: find somebody by any part of name, phone or e-mail; open the whole history. Reads only."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Input, Static

from courses.commands import bindings
from courses.commands.people import PEOPLE
from courses.i18n import _, ngettext
from courses.model import PersonHit
from courses.screens import doors
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import people as queries
from courses.widgets.search_field import SearchField
from courses.widgets.table import Column, Row, Table

HITS = 50


class PeopleScreen(Frame):
    """The register, one search at a time."""

    CSS_PATH = styles("people")
    AUTO_FOCUS = ".search"
    PLACE = "people"
    COMMANDS_HERE = PEOPLE
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(PEOPLE),
        Binding("down", "to_list", id="people.down", show=False),
    ]

    _counted, _counted_at = 0, -1

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield SearchField(placeholder=_("Any part of name, phone or e-mail"), compact=True, classes="search")
        yield Table(id="people")
        yield Static(classes="quiet count", markup=False)

    def load(self) -> None:
        """Search for what is typed."""
        desk = self.desk
        hits = queries.search(desk.store, desk.actor, self.query_one(".search", Input).value, HITS)
        self.query_one(Table).show(_columns(), [_row(hit) for hit in hits])
        words, note = self._count(len(hits)), self.query_one(".count", Static)
        if words != note.content:  # else everything would be laid out anew
            note.update(words)

    def _count(self, hits: int) -> str:
        if hits == HITS:
            return _("The first {hits} are shown, of {every} in the register.").format(hits=hits, every=self._every())
        if not hits:
            return _("Nobody is found. n adds a new person.")
        return ngettext("{count} person", "{count} persons", hits).format(count=hits)

    def _every(self) -> int:
        """Return how many there are in the register; counted once after each change, for it takes longer than a search."""
        if self._counted_at != self.desk.version:
            self._counted, self._counted_at = queries.count(self.desk.store), self.desk.version
        return self._counted

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: most need a row."""
        return action not in ("open", "change", "enrol") or bool(self.query_one(Table).current_key)

    def step_back(self) -> bool:
        """Empty the search."""
        search = self.query_one(".search", Input)
        if search.value:
            search.value = ""
            search.focus()
            return True
        return False

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value == event.input.value:  # else more has been typed already: that will be searched for
            self.load()

    @on(Input.Submitted)
    def _entered(self) -> None:
        if self.query_one(Table).current_key:
            self.action_open()

    @on(DataTable.RowSelected)
    def _chosen(self) -> None:
        self.action_open()

    def action_to_list(self) -> None:
        """Go from the search to the list."""
        self.query_one(Table).focus()

    def action_search(self) -> None:
        """Go to the search field."""
        self.query_one(".search", Input).focus()

    def action_open(self) -> None:
        """Open the person marked."""
        doors.open_person(self, int(self.query_one(Table).current_key))

    def action_new(self) -> None:
        """Add a person, by the name that was typed if it was one."""
        typed = self.query_one(".search", Input).value.strip()
        doors.person_form(self, None, name="" if any(c.isdigit() or c == "@" for c in typed) else typed)

    def action_duplicates(self) -> None:
        """Show who may be in the register twice."""
        doors.duplicates(self)

    def action_enrol(self) -> None:
        """Open the desk for the person marked."""
        doors.enrol(self, person_id=int(self.query_one(Table).current_key))

    def action_export(self) -> None:
        """Write those whom the search finds to a file."""
        from courses.actions import roll
        from courses.screens import export_people

        export_people.ask(self, roll.of_search(self.query_one(".search", Input).value))

    def action_change(self) -> None:
        """Change the person marked."""
        doors.person_form(self, int(self.query_one(Table).current_key))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Name")),
        Column(_("Born"), 10),
        Column(_("Phone"), 15),
        Column(_("E-mail"), 0, from_width=76),
        Column(_("Town"), 14, from_width=100),
        Column(_("Courses"), 7, right=True),
    )


def _row(hit: PersonHit) -> Row:
    it = hit.person
    return str(it.id), (it.name, it.birth_date, it.phone, it.email, it.town, hit.courses or "")
