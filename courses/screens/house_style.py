"""The look of papers: the library's colour and logo, and the logos of those it works with. Writes by actions."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import DataTable, Static

from courses import colours
from courses.actions import house_style as deeds
from courses.commands import bindings
from courses.commands.paper import HOUSE_STYLE
from courses.errors import Invalid
from courses.i18n import _
from courses.model.paper_style import PaperKind, PaperWish
from courses.screens import last_folder, paper_preview
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.files import FileDialog
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import logos, options, registers
from courses.store.logos import KeptLogo
from courses.widgets.field import Field
from courses.widgets.table import Column, Row, Table

_COLOUR, _LIBRARY = "colour", "library"


class HouseStyleScreen(Frame):
    """Colour and logos."""

    CSS_PATH = styles("settings")
    AUTO_FOCUS = "#look"
    PLACE = "settings"
    COMMANDS_HERE = HOUSE_STYLE
    BINDINGS: ClassVar[list[BindingType]] = bindings(HOUSE_STYLE)

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Table(id="look")
        yield Static(classes="quiet where", markup=False)

    def load(self) -> None:
        """Read colour and logos."""
        columns = (Column(_("What")), Column(_("Value"), 34))
        self.query_one(Table).show(columns, self._rows())
        self.query_one(".where", Static).update(
            _(
                "Programmes, posters, certificates and all other papers are made with this. A logo is a PNG, JPEG or SVG file."
            )
        )

    def _rows(self) -> list[Row]:
        found = {it.organisation_id: it for it in logos.listed(self.desk.store)}
        name = options.get(self.desk.store, "library.name") or _("the library")
        own = _("Logo of {organisation}").format(organisation=name)
        rows: list[Row] = [
            (_COLOUR, (_("Colour"), self._colour())),
            (_LIBRARY, (own, _file(found.pop(None)) if None in found else _("none: the name stands in its place"))),
        ]
        rows += [
            (str(key), (_("Logo of {organisation}").format(organisation=it.organisation), _file(it)))
            for key, it in found.items()
        ]
        return rows

    def _colour(self) -> Text:
        colour = options.get(self.desk.store, "house.colour")
        ratio = colours.ratio_text(colours.on_paper(colour))
        words = _("{colour}, contrast {ratio} to 1").format(colour=colour, ratio=ratio)
        return Text.assemble(("██ ", colour), words)

    @property
    def _key(self) -> str:
        return self.query_one(Table).current_key

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: a logo that is there can be taken away."""
        return action != "remove" or self._organisation() in {
            it.organisation_id for it in logos.listed(self.desk.store)
        }

    def _organisation(self) -> int | str | None:
        """Return whose logo is marked, None: the library's own; the colour is nobody's."""
        return None if self._key == _LIBRARY else int(self._key) if self._key.isdecimal() else self._key

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self.show_keys()

    @on(DataTable.RowSelected)
    def _chosen(self) -> None:
        self.action_change()

    def action_change(self) -> None:
        """Ask for a colour, or for the file of the logo marked."""
        whose = self._organisation()
        if isinstance(whose, str):
            self._ask_colour()
        else:
            self._ask_file(whose)

    def _ask_colour(self) -> None:
        value = options.get(self.desk.store, "house.colour")
        field = Field("colour", _("Colour"), colours.read_for_text, value=value, width=20, tell=_contrast)
        words = _("As the library’s house style has it, such as #0A5463 or 10, 84, 99; dark enough for text on white.")

        def answer(given: dict[str, Any] | None) -> None:
            if given:
                colour = deeds.set_colour(self.desk.store, self.desk.actor, given["colour"])
                self.wrote(_("{name} is now {value}.").format(name=_("Colour"), value=colour))

        self.ask(Prompt(_("The papers’ colour"), (field,), _("Save"), words=words), answer)

    def _ask_file(self, organisation_id: int | None) -> None:
        def answer(path: str | None) -> None:
            if path:
                last_folder.remember(self.desk.data_folder, Path(path).parent, "logo")
                self._set(Path(path), organisation_id)

        self.ask(FileDialog(last_folder.recall(self.desk.data_folder, "logo")), answer)

    def _set(self, path: Path, organisation_id: int | None) -> None:
        from courses.exports import logos as logo_deeds

        kind = logo_deeds.set_logo(self.desk.store, self.desk.actor, path.read_bytes(), organisation_id)
        self.wrote(_("Saved {what}.").format(what=f"{path.name} ({kind.upper()})"))

    def action_new(self) -> None:
        """Ask for an organisation, then for the file of its logo."""
        known = {it.organisation_id for it in logos.listed(self.desk.store)}
        things = [(str(it.id), it.name) for it in registers.organisations(self.desk.store) if it.id not in known]
        if not things:
            raise Invalid(_("There is no organisation without a logo."), _("Add one under Settings, Registers."))
        self.ask(Pick(_("Whose logo?"), things), lambda key: self._ask_file(int(key)) if key else None)

    def action_remove(self) -> None:
        """Take the logo marked away, after a question."""
        whose = self._organisation()

        def answer(yes: bool | None) -> None:
            if yes and not isinstance(whose, str):
                deeds.remove_logo(self.desk.store, self.desk.actor, whose)
                self.wrote(_("The logo is taken away."))

        if not isinstance(whose, str):
            self.ask(
                Ask(_("Take the logo away?"), _("Take away"), more=_("It can be taken back with u, undo.")), answer
            )

    def action_look(self) -> None:
        """Open how a paper looks."""
        paper_preview.start(self, PaperKind.POSTER, PaperWish())


def _contrast(colour: str) -> str:
    return _("contrast {ratio} to 1").format(ratio=colours.ratio_text(colours.on_paper(colour)))


def _file(it: KeptLogo) -> str:
    return f"{it.kind.upper()}, {max(1, round(it.bytes / 1000))} kB"
