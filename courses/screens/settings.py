"""Settings: what each is called, its value in words, and what it means; language and colours take effect at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import i18n
from courses.commands import bindings
from courses.commands.catalogue import SETTINGS as COMMANDS
from courses.i18n import _
from courses.screens import doors, paper_doors
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.setting_values import Setting
from courses.settings import SETTINGS
from courses.store import options
from courses.text import plain
from courses.widgets.field import Field
from courses.widgets.table import Column, Row, Table


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
        columns = (Column(_("Setting")), Column(_("Value"), 28), Column(_("Meaning"), 0, from_width=130))
        self.query_one(Table).show(columns, self._rows())
        self._say_meaning()
        self.app.theme = options.get(self.desk.store, "interface.theme")  # it may have been undone

    def _rows(self) -> Iterator[Row]:
        for name, value in options.everything(self.desk.store).items():
            known = SETTINGS[name]
            yield name, (known.title(), self._shown(known, value), known.meaning())

    def _shown(self, known: Setting, value: str) -> str:
        """Return a value in words; beside the language the one that was asked for at the start, if it is another."""
        shown = known.show(value) or "–"
        used = i18n.language()
        if known.name != "interface.language" or used == value:
            return shown
        return _("{value} (now {used})").format(value=shown, used=known.show(used))

    @on(DataTable.RowHighlighted)
    def _say_meaning(self) -> None:
        name = self.query_one(Table).current_key
        meaning = SETTINGS[name].meaning() if name else ""
        where = _("The data is in {folder}").format(folder=plain(self.desk.data_folder))
        self.query_one(".where", Static).update(Content(f"{meaning}\n\n{where}"))

    @on(DataTable.RowSelected)
    def _chosen(self) -> None:
        self.action_change()

    def action_change(self) -> None:
        """Ask for a new value, and take it into use."""
        known = SETTINGS[self.query_one(Table).current_key]
        value = options.get(self.desk.store, known.name)
        if known.choices:
            things = [(it.value, it.word()) for it in known.choices]
            dialog = Pick(known.title(), things, chosen=value, words=known.meaning())
            self.ask(dialog, lambda given: self._answered(known, given))
            return
        field = Field("value", _("Value"), known.read, value=known.show(value))
        prompt = Prompt(known.title(), (field,), _("Save"), words=known.meaning())
        self.ask(prompt, lambda given: self._answered(known, given["value"] if given else None))

    def _answered(self, known: Setting, value: str | None) -> None:
        if value is not None:
            self.run_worker(self._set(known, value), exit_on_error=False)

    async def _set(self, known: Setting, value: str) -> None:
        from courses.actions import options as actions

        actions.set_option(self.desk.store, self.desk.actor, known.name, value)
        if known.name == "interface.language":
            await self.house.speak(value)
            self.query_one(Table).go_to(known.name)
        self.wrote(_("{name} is now {value}.").format(name=known.title(), value=known.show(value) or "–"))

    def action_registers(self) -> None:
        """Open the registers."""
        doors.registers(self)

    def action_circle_rules(self) -> None:
        """Open the rules of study circles."""
        doors.circle_rules(self)

    def action_templates(self) -> None:
        """Open the templates of messages."""
        doors.templates(self)

    def action_paper_templates(self) -> None:
        """Open the templates of papers."""
        paper_doors.paper_templates(self)

    def action_house_style(self) -> None:
        """Open the look of papers."""
        paper_doors.house_style(self)

    def action_import_file(self) -> None:
        """Read in a file."""
        doors.import_file(self)
