"""The fields of an association's e-list: their order, what they are called there, which are used; the library's to change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from courses import elist_labels
from courses.actions import elist as deeds
from courses.commands import bindings
from courses.commands.reporting import ELIST_FIELDS
from courses.i18n import _
from courses.model.elist import ElistField
from courses.rules import elist as rules
from courses.screens.dialogs.prompt import Prompt
from courses.screens.reference_list import ReferenceList
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.field import Field
from courses.widgets.table import Column, Row, Table, cell


class ElistFieldsScreen(ReferenceList[ElistField]):
    """The fields of one association, those that are off too."""

    CSS_PATH = styles("reporting")
    LIST = "elist"
    AUTO_FOCUS = "#elist"
    COMMANDS_HERE = ELIST_FIELDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ELIST_FIELDS)

    def __init__(self, association: str) -> None:
        """Keep which association, by its code."""
        super().__init__()
        self._association = association

    def load(self) -> None:
        """Read the fields."""
        found = deeds.fields_of(self.desk.store, self._association)
        self.shown = {it.code: it for it in found}
        heading = _("Fields of the e-list, {association}").format(association=self._association)
        self.query_one(".pane-heading", Static).update(Content(plain(heading)))
        columns = (Column(_("Part"), 14), Column(_("Field")), Column(_("For"), 7), Column(_("Used"), 8))
        self.query_one(Table).show(columns, [_row(it) for it in found])
        self.say_facts()

    def facts(self, it: ElistField) -> Content:
        """Return what it says, and where that comes from."""
        return _facts(it)

    def action_open(self) -> None:
        """Call the field marked something else."""
        it = self.marked()

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
        it = deeds.move_field(self.desk.store, self.desk.actor, self.marked().code, steps, self._association)
        self.wrote(_("Moved: {words}").format(words=rules.words(it)))

    def action_switch(self) -> None:
        """Use the field marked, or no longer."""
        it = self.marked()
        deeds.save_field(self.desk.store, self.desk.actor, replace(it, is_on=not it.is_on))
        told = _("Not used any more: {words}") if it.is_on else _("Used from now on: {words}")
        self.wrote(told.format(words=rules.words(it)))

    def action_restore(self) -> None:
        """Take the field marked back to what the program brought."""
        it = deeds.restore_field(self.desk.store, self.desk.actor, self.marked().code)
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
