"""The handout shelf: a list with search, and beside it how each language stands and where it is used. Writes by actions."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from courses import i18n
from courses.commands import bindings
from courses.commands.handouts import HANDOUTS
from courses.i18n import _, ngettext
from courses.model.shelf import ShelfRow
from courses.screens import handout_deeds, handout_doors, handout_print, handout_words
from courses.screens.dialogs.prompt import Prompt
from courses.screens.search_list import SearchList
from courses.screens.themes import styles
from courses.store import handout_uses
from courses.store import handouts as queries
from courses.widgets.field import Field
from courses.widgets.table import Table


class HandoutsScreen(SearchList):
    """All handouts, and how the one marked stands."""

    CSS_PATH = styles("plans")
    AUTO_FOCUS = "#plans"
    PLACE = "print"
    COMMANDS_HERE = HANDOUTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(HANDOUTS)

    def __init__(self) -> None:
        """Begin with all of them."""
        super().__init__()
        self._shown: dict[str, ShelfRow] = {}
        self._only_to_see_to = False

    def body(self) -> ComposeResult:
        """Lay out the list and the words."""
        yield Input(placeholder=_("Search in titles, topics and texts"), compact=True, classes="search")
        with Horizontal(id="plans-both"):
            yield Table(id="plans")
            with VerticalScroll(id="plan-pane"):
                yield Static(id="plan-text", markup=False)
        yield Static(classes="quiet count", markup=False)

    def load(self) -> None:
        """Read the handouts that fit the search."""
        wanted = queries.Wanted(self.query_one(".search", Input).value)
        found = queries.shelf(self.desk.store, self.desk.today(), wanted)
        if self._only_to_see_to:
            found = [it for it in found if it.needs_care]
        self._shown = {it.code: it for it in found}
        rows = [handout_words.shelf_row(it, i18n.language()) for it in found]
        self.query_one(Table).show(handout_words.shelf_columns(), rows)
        self.query_one(".count", Static).update(self._count(len(found)))
        self._show_text()

    def _count(self, count: int) -> str:
        words = ngettext("{count} handout", "{count} handouts", count).format(count=count)
        if not self._only_to_see_to:
            return words if count else _("No handout fits. n writes a new one.")
        return words + " " + _("to see to; v shows all") if count else _("Nothing is to see to. v shows all.")

    def _show_text(self) -> None:
        it = self._marked()
        uses = handout_uses.of_handout(self.desk.store, it.code, self.desk.today(), i18n.language()) if it else []
        text = handout_words.about_row(it, uses, self.desk.today(), i18n.language()) if it else Content("")
        self.query_one("#plan-text", Static).update(text)

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self.query_one("#plan-pane").scroll_home(animate=False)
        self._show_text()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command works: most need a row."""
        return super().check_action("open" if action in ("print", "give") else action, parameters)

    def _marked(self) -> ShelfRow | None:
        return self._shown.get(self.query_one(Table).current_key)

    def action_open(self) -> None:
        """Open the handout marked."""
        if it := self._marked():
            handout_doors.handout(self, it.code)

    def action_print(self) -> None:
        """Ask how the handout marked is printed."""
        if it := self._marked():
            handout_print.ask(self, it, it.nearest(i18n.language()).language)

    def action_give(self) -> None:
        """Ask for the course and session that the handout marked is given out at."""
        if it := self._marked():
            handout_deeds.give(self, it.code)

    def action_new(self) -> None:
        """Ask for a code, and write a new handout."""
        handout_deeds.ask_new(self, self._mark)

    def action_read(self) -> None:
        """Ask for a file, and put what it says on the shelf."""
        from courses.screens import import_choice

        fields = (
            Field("path", _("File"), import_choice.existing, hint="07_karta.sv.md"),
            Field("code", _("Code"), hint=_("as the file’s name says")),
        )

        def read(given: Any) -> None:  # noqa: ANN401 what a prompt gives
            text = handout_deeds.read_file(self, Path(given["path"]), str(given["code"]))
            self.wrote(_("Saved {what}.").format(what=f"{text.title} ({text.language})"))
            self._mark(text.code, text.language)

        words = _(
            "A text in Markdown, with its facts at the top; its pictures lie beside it. One on the shelf is changed."
        )
        self.app.push_screen(Prompt(_("A handout from a file"), fields, _("Put on the shelf"), words=words, do=read))

    def action_to_see_to(self) -> None:
        """Show only what is to see to, or all again."""
        self._only_to_see_to = not self._only_to_see_to
        self.load()

    def _mark(self, code: str, _language: str) -> None:
        """Put the cursor on a handout, also when the search hides it."""
        self.query_one(".search", Input).value = ""
        self._only_to_see_to = False
        self.load()
        self.query_one(Table).go_to(code)
