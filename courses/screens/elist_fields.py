"""The fields of an association's e-list: their order, what they are called there, which are used; the library's to change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import elist_labels
from courses.actions import elist as deeds
from courses.commands import bindings
from courses.commands.reporting import ELIST_FIELDS
from courses.i18n import _
from courses.model.elist import ElistField
from courses.rules import elist as rules
from courses.rules import rights
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.field import Field
from courses.widgets.table import Column, Row, Table, cell


class ElistFieldsScreen(Frame):
    """The fields of one association, those that are off too."""

    CSS_PATH = styles("reporting")
    AUTO_FOCUS = "#elist"
    COMMANDS_HERE = ELIST_FIELDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ELIST_FIELDS)

    def __init__(self, association: str) -> None:
        """Keep which association, by its code."""
        super().__init__()
        self._association = association
        self._shown: dict[str, ElistField] = {}

    def body(self) -> ComposeResult:
        """Lay out the list over where the field marked comes from."""
        yield Static(classes="pane-heading", id="elist-heading", markup=False)
        yield Table(id="elist")
        yield Static(id="elist-words", markup=False)

    def load(self) -> None:
        """Read the fields."""
        found = deeds.fields_of(self.desk.store, self._association)
        self._shown = {it.code: it for it in found}
        heading = _("Fields of the e-list, {association}").format(association=self._association)
        self.query_one("#elist-heading", Static).update(Content(plain(heading)))
        columns = (Column(_("Part"), 14), Column(_("Field")), Column(_("For"), 7), Column(_("Used"), 8))
        self.query_one(Table).show(columns, [_row(it) for it in found])
        self._say_facts()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: all need a row and the right, going back a changed one."""
        it = self._shown.get(self.query_one(Table).current_key) if self.query(Table) else None
        if it is None or not rights.may(self.desk.actor, rights.Right.CONFIGURE):
            return False
        return action != "restore" or not it.is_reference

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self._say_facts()
        self.show_keys()

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_open()

    def _say_facts(self) -> None:
        it = self._shown.get(self.query_one(Table).current_key)
        self.query_one("#elist-words", Static).update(_facts(it) if it else Content(""))

    def _marked(self) -> ElistField:
        return self._shown[self.query_one(Table).current_key]

    def action_open(self) -> None:
        """Call the field marked something else."""
        it = self._marked()

        def do(given: Any) -> None:  # noqa: ANN401 a prompt's values
            deeds.rename_field(self.desk.store, self.desk.actor, it.code, given["words"])

        def answer(given: dict[str, Any] | None) -> None:
            if given is not None:
                self.wrote(_("The field is called {words}.").format(words=given["words"]))

        field = Field("words", _("Called"), value=rules.words(it))
        words = _("The field becomes the library’s own, and no update touches it.")
        self.ask(Prompt(_("What is it called there?"), (field,), _("Save"), words=words, do=do), answer)

    def action_move(self, steps: int) -> None:
        """Move the field marked up or down."""
        it = deeds.move_field(self.desk.store, self.desk.actor, self._marked().code, steps, self._association)
        self.wrote(_("Moved: {words}").format(words=rules.words(it)))

    def action_switch(self) -> None:
        """Use the field marked, or no longer."""
        it = self._marked()
        deeds.save_field(self.desk.store, self.desk.actor, replace(it, is_on=not it.is_on))
        told = _("Not used any more: {words}") if it.is_on else _("Used from now on: {words}")
        self.wrote(told.format(words=rules.words(it)))

    def action_restore(self) -> None:
        """Take the field marked back to what the program brought."""
        it = deeds.restore_field(self.desk.store, self.desk.actor, self._marked().code)
        self.wrote(_("The field is as shipped: {words}").format(words=rules.words(it)))


def _row(it: ElistField) -> Row:
    style = "" if it.is_on else "dim"
    return it.code, (
        cell(elist_labels.part(it.part), style=style),
        cell(rules.words(it), style=style),
        it.association or _("all"),
        "✓ " + _("yes") if it.is_on else "– " + _("no"),
    )


def _facts(it: ElistField) -> Content:
    doubt = deeds.certainty(it)
    lines = [
        Content.styled(plain(rules.words(it)), "bold"),
        Content.styled(f"⚠ {doubt}" if doubt else _("read in its source").capitalize(), "$warning" if doubt else ""),
    ]
    if it.source:
        lines.append(Content.styled(_("Source: {source}").format(source=plain(it.source)), "$quiet"))
    return Content("\n").join(lines)
