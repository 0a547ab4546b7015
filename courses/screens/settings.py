"""Settings: what each is, what it means, and its value; language and colours take effect at once. Writes settings."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses.commands import bindings
from courses.commands.catalogue import SETTINGS as COMMANDS
from courses.i18n import _
from courses.screens import doors
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.settings import SETTINGS
from courses.store import options
from courses.widgets.field import Field
from courses.widgets.table import Column, Table


class SettingsScreen(Frame):
    """All settings."""

    CSS_PATH = styles("settings")
    AUTO_FOCUS = "#settings"
    PLACE = "settings"
    COMMANDS_HERE = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Table(id="settings")
        yield Static(classes="quiet where", markup=False)

    def load(self) -> None:
        """Read all values."""
        values = options.everything(self.desk.store)
        columns = (Column(_("Setting"), 24), Column(_("Value"), 22), Column(_("Meaning"), from_width=90))
        rows = [(name, (name, values[name] or "–", known.meaning())) for name, known in SETTINGS.items()]
        self.query_one(Table).show(columns, rows)
        self._say_meaning()

    @on(DataTable.RowHighlighted)
    def _say_meaning(self) -> None:
        name = self.query_one(Table).current_key
        meaning = SETTINGS[name].meaning() if name else ""
        where = _("The data is in {folder}").format(folder=self.desk.data_folder)
        self.query_one(".where", Static).update(Content(f"{meaning}\n\n{where}"))

    @on(DataTable.RowSelected)
    def _chosen(self) -> None:
        self.action_change()

    def action_change(self) -> None:
        """Ask for a new value, and take it into use."""
        name = self.query_one(Table).current_key
        known = SETTINGS[name]
        field = Field("value", name, known.read, value=options.get(self.desk.store, name))

        def answer(given: dict[str, Any] | None) -> None:
            if given is not None:
                self.run_worker(self._set(name, given["value"]), exit_on_error=False)

        self.ask(Prompt(_("Change setting"), (field,), _("Save"), words=known.meaning()), answer)

    async def _set(self, name: str, value: str) -> None:
        from courses.actions import options as actions

        actions.set_option(self.desk.store, self.desk.actor, name, value)
        if name == "interface.theme":
            self.app.theme = value
        if name == "interface.language":
            await self.house.speak(value)
        self.wrote(_("{name} is now {value}.").format(name=name, value=value or "–"))

    def action_import_file(self) -> None:
        """Read in a file."""
        doors.import_file(self)
