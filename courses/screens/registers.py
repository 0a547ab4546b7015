"""The registers that planning draws on, one tab each: search, add, change, remove what nothing uses."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from courses.commands import bindings
from courses.commands.catalogue import REGISTERS
from courses.i18n import _, ngettext
from courses.screens import doors, register_rows
from courses.screens.dialogs.ask import Ask
from courses.screens.search_list import SearchList
from courses.screens.themes import styles
from courses.store import registers as queries
from courses.store.registers import Register
from courses.widgets.choices import Choices
from courses.widgets.table import Table


class RegistersScreen(SearchList):
    """Rooms, organisers, leaders, closed days, equipment."""

    CSS_PATH = styles("registers")
    AUTO_FOCUS = "#registers"
    COMMANDS_HERE = REGISTERS
    BINDINGS: ClassVar[list[BindingType]] = bindings(REGISTERS)

    def __init__(self, tab: Register = Register.ROOM) -> None:
        """Keep which register to show first."""
        super().__init__()
        self.tab = tab

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Choices(id="register-tabs")
        yield Input(placeholder=_("Search"), compact=True, classes="search")
        yield Table(id="registers")
        yield Static(classes="quiet count", markup=False)

    def load(self) -> None:
        """Read the register that is shown."""
        tabs = self.query_one(Choices)
        tabs.items = tuple((register.value, register_rows.title(register)) for register in Register)
        tabs.chosen = self.tab.value
        found = queries.entries(self.desk.store, self.tab, self.query_one(".search", Input).value)
        self.query_one(Table).show(register_rows.columns(self.tab), register_rows.rows(self.tab, found))
        self.query_one(".count", Static).update(self._count(len(found)))

    def _count(self, found: int) -> str:
        if found:
            return ngettext("{count} row", "{count} rows", found).format(count=found)
        if queries.count(self.desk.store, self.tab):
            return _("Nothing fits the search.")
        return _("Nothing is here yet. n adds the first.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command works: changing and removing need a row."""
        if action == "staff_hours":
            return self.tab is Register.LEADER
        return super().check_action("open" if action == "remove" else action, parameters)

    @on(Choices.Chosen)
    def _tab_chosen(self, event: Choices.Chosen) -> None:
        self.tab = Register(event.id)
        self.query_one(".search", Input).value = ""
        self.load()
        self.query_one(Table).move_cursor(row=0)
        self.show_keys()

    def _marked(self) -> int:
        return int(self.query_one(Table).current_key.split()[-1])

    def action_staff_hours(self) -> None:
        """Show what the leaders were promised for and what they held."""
        doors.staff_hours(self)

    def action_next_tab(self) -> None:
        """Show the next register."""
        self.query_one(Choices).step(1)

    def action_previous_tab(self) -> None:
        """Show the previous register."""
        self.query_one(Choices).step(-1)

    def action_open(self) -> None:
        """Change the row marked."""
        doors.register_form(self, self.tab, self._marked())

    def action_new(self) -> None:
        """Add to the register, by the name that was searched for in vain."""
        typed = "" if self.query_one(Table).current_key else self.query_one(".search", Input).value.strip()
        doors.register_form(self, self.tab, name=typed, then=self._show_new)

    def _show_new(self, row_id: int) -> None:
        self.query_one(".search", Input).value = ""
        self.query_one(Table).go_to(register_rows.key(self.tab, row_id))

    def action_remove(self) -> None:
        """Remove the row marked after a question; say what uses it when it cannot be."""
        from courses.actions import registers as actions

        desk, register, row_id = self.desk, self.tab, self._marked()
        actions.refuse_used(desk.store, register, row_id)
        draft, _version = actions.read(desk.store, register, row_id)

        def answer(yes: bool | None) -> None:
            if yes:
                what = actions.remove(desk.store, desk.actor, register, row_id)
                self.wrote(_("Removed {what}").format(what=what))

        question = _("Remove {what}?").format(what=actions.described(draft))
        self.ask(Ask(question, _("Remove"), more=_("It can be taken back with u, undo.")), answer)
