"""One handout: its languages and how each stands, the text of the one marked beside them. Writes by actions."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import handout_labels, i18n, paper_labels, places
from courses.actions import handouts as deeds
from courses.actions import reference_handouts
from courses.commands import bindings
from courses.commands.handouts import HANDOUT
from courses.errors import NotFound
from courses.i18n import _
from courses.model.shelf import ShelfText, TextState
from courses.screens import handout_deeds, handout_doors, handout_print, handout_words
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import handout_uses
from courses.store import handouts as queries
from courses.text import plain
from courses.widgets.field import Field
from courses.widgets.table import Table


class HandoutScreen(Frame):
    """A handout in all its languages."""

    CSS_PATH = styles("plans")
    AUTO_FOCUS = "#plans"
    PLACE = "print"
    COMMANDS_HERE = HANDOUT
    BINDINGS: ClassVar[list[BindingType]] = bindings(HANDOUT)

    def __init__(self, code: str, language: str = "") -> None:
        """Keep which handout, and the language to mark first."""
        super().__init__()
        self._code = code
        self._first = language
        self._shown: dict[str, ShelfText] = {}

    def body(self) -> ComposeResult:
        """Lay out the languages and the text."""
        yield Static(classes="pane-heading", id="handout-heading", markup=False)
        with Horizontal(id="plans-both"):
            yield Table(id="plans")
            with VerticalScroll(id="plan-pane"):
                yield Static(id="plan-text", markup=False)

    def load(self) -> None:
        """Read the texts; one that was undone away leaves the screen empty."""
        try:
            row = queries.row(self.desk.store, self.desk.today(), self._code)
        except NotFound:
            self._shown = {}
            self.query_one(Table).show(handout_words.text_columns(), [])
            self.query_one("#plan-text", Static).update(_("The handout is not on the shelf any more."))
            return
        self._shown = {it.language: it for it in row.texts}
        table = self.query_one(Table)
        table.show(handout_words.text_columns(), [handout_words.text_row(it) for it in row.texts])
        if self._first:
            table.go_to(self._first)
            self._first = ""
        title = row.nearest(i18n.language()).title
        self.query_one("#handout-heading", Static).update(Content(plain(f"{row.code} · {title}")))
        self._show_text()

    def _show_text(self) -> None:
        it = self._marked()
        today = self.desk.today()
        uses = handout_uses.of_handout(self.desk.store, self._code, today, i18n.language())
        self.query_one("#plan-text", Static).update(handout_words.about_text(it, uses, today) if it else Content(""))

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self.query_one("#plan-pane").scroll_home(animate=False)
        self._show_text()
        self.show_keys()

    @on(DataTable.RowSelected)
    def _chosen(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_change()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: all need a text, some one that is changed or lags."""
        it = self._marked()
        if it is None:
            return action not in {command.action for command in HANDOUT}
        if action == "restore":
            return not it.is_shipped and reference_handouts.shipped_text(it.code, it.language) is not None
        return it.state is TextState.LAGS if action == "follows" else True

    def _marked(self) -> ShelfText | None:
        table = self.query_one_optional(Table)
        return self._shown.get(table.current_key) if table is not None else None

    def action_change(self) -> None:
        """Change the text marked."""
        if it := self._marked():
            handout_doors.text(self, it.code, it.language, then=self._mark)

    def action_print(self) -> None:
        """Ask how the text marked is printed."""
        if it := self._marked():
            row = queries.row(self.desk.store, self.desk.today(), it.code)
            handout_print.ask(self, row, it.language)

    def action_give(self) -> None:
        """Ask for the course and session that the handout is given out at."""
        handout_deeds.give(self, self._code)

    def action_translate(self) -> None:
        """Ask for a language, and write the text marked in it with its words beside."""
        it = self._marked()

        def answer(given: dict[str, Any] | None) -> None:
            if given and it:
                language = str(given["language"])
                there = self._shown.get(language)
                if there is None:
                    handout_doors.text(self, it.code, it.language, translate=language, then=self._mark)
                else:
                    handout_doors.text(self, it.code, language, then=self._mark)

        if it is not None:
            field = Field("language", _("Language"), paper_labels.read_language, hint=_("for example dari"))
            heading = _("Translate from {language}").format(language=handout_labels.language(it.language))
            self.ask(Prompt(heading, (field,), _("Write")), answer)

    def action_follows(self) -> None:
        """Say that the translation marked follows the original as it is now, after a question."""
        it = self._marked()

        def answer(yes: bool | None) -> None:
            if yes and it is not None:
                deeds.follow(self.desk.store, self.desk.actor, it.code, it.language, it.version)
                self.wrote(_("Saved {what}.").format(what=_name(it)))

        if it is not None:
            question = _("Does {what} say what version {version} of the original says?").format(
                what=_name(it), version=it.original_edition
            )
            self.ask(Ask(question, _("It does"), more=_("Then it is no longer marked as lagging.")), answer)

    def action_write(self) -> None:
        """Write the text marked and its pictures as files in the folder of papers."""
        if it := self._marked():
            folder = places.papers_folder(self.desk.data_folder)
            names = handout_deeds.write_files(self.desk.store, it, folder)
            self.house.tell(_("{files} lie in {folder}").format(files=", ".join(names), folder=plain(folder)))

    def action_restore(self) -> None:
        """Take the text marked back, after a question."""
        it = self._marked()

        def answer(yes: bool | None) -> None:
            if yes and it is not None:
                deeds.restore(self.desk.store, self.desk.actor, it.code, it.language)
                self.wrote(_("Saved {what}.").format(what=_name(it)))

        if it is not None:
            question = _("Take {what} back to what was shipped?").format(what=_name(it))
            self.ask(Ask(question, _("Take back"), more=_("It can be taken back with u, undo.")), answer)

    def action_remove(self) -> None:
        """Take the text marked off the shelf, after a question."""
        it = self._marked()

        def answer(yes: bool | None) -> None:
            if yes and it is not None:
                deeds.remove(self.desk.store, self.desk.actor, it.code, it.language)
                is_last = len(self._shown) == 1
                self.wrote(_("Removed {what}").format(what=_name(it)))
                if is_last:
                    self.dismiss()

        if it is not None:
            question = _("Remove {what}?").format(what=_name(it))
            self.ask(Ask(question, _("Remove"), more=_("It can be taken back with u, undo.")), answer)

    def _mark(self, _code: str, language: str) -> None:
        self._first = language
        self.load()


def _name(it: ShelfText) -> str:
    return f"{it.title} ({handout_labels.language(it.language)})"
