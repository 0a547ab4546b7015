"""The e-list's working copy: what to enter there, field by field in its order, to be copied; and how it agrees.

It never sends anything. Personal numbers are shown only when somebody asks for them, which is journalled.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import elist_labels
from courses.actions import elist as deeds
from courses.actions import elist_compare
from courses.commands import bindings
from courses.commands.reporting import ELIST
from courses.errors import NotFound, Refused
from courses.i18n import _
from courses.model.elist import Comparison, Elist, ElistPart, TheirList
from courses.rules import elist as rules
from courses.rules import rights
from courses.screens import doors, elist_rows, last_folder
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.choices import Choices
from courses.widgets.field import Field
from courses.widgets.table import Table
from courses.widgets.text_field import TextField

COMPARE = "compare"
"""The tab of the comparison."""


class PasteDialog(Prompt):
    """A prompt whose lines are typed or pasted into at once."""

    AUTO_FOCUS = "Lines"

    @property
    def key_words(self) -> tuple[tuple[str, str], ...]:
        """The keys of the window: Enter is a new line here."""
        return (("Ctrl+S", _("Compare")), ("Esc", _("Do not")))


class ElistScreen(Frame):
    """The working copy of one course."""

    CSS_PATH = styles("reporting")
    AUTO_FOCUS = "#elist"
    COMMANDS_HERE = ELIST
    BINDINGS: ClassVar[list[BindingType]] = bindings(ELIST)

    def __init__(self, course_id: int) -> None:
        """Keep which course."""
        super().__init__()
        self.course_id = course_id
        self.tab = ""
        """The part shown, or the comparison; empty: the first part."""
        self._copy: Elist | None = None
        self._numbers: dict[int, str] = {}
        """Those that were asked for; gone with the screen."""
        self._inside = ""
        """The key of the person or session whose fields are shown; empty: the list of them."""
        self._theirs: TheirList | None = None
        self._comparison: Comparison | None = None

    def body(self) -> ComposeResult:
        """Lay out tabs, list and what is known of the row marked."""
        yield Static(classes="pane-heading", id="elist-heading", markup=False)
        yield Choices(id="elist-tabs")
        yield Table(id="elist")
        yield Static(id="elist-words", markup=False)

    def load(self) -> None:
        """Read the working copy, and compare again when something was compared. Raises Refused where there is no e-list."""
        desk = self.desk
        it = deeds.working_copy(desk.store, desk.actor, self.course_id, desk.now(), numbers=self._numbers)
        self._copy = it
        if self._theirs is not None:
            self._comparison = elist_compare.compare(desk.store, desk.actor, self.course_id, self._theirs, desk.now())
        self._show()

    def _show(self) -> None:
        it = self._elist
        parts = elist_labels.parts_in_order(it)
        self.tab = self.tab or (parts[0] if parts else COMPARE)
        tabs = self.query_one(Choices)
        tabs.items = (*((part.value, elist_labels.part(part)) for part in parts), (COMPARE, _("Compare")))
        tabs.chosen = self.tab
        heading = f"{it.code} {it.title} → {it.association_code or it.association}"
        lacking = deeds.without_number(it) if self._part is ElistPart.PERSON else ""
        heading = f"{heading} · {lacking}" if lacking else heading
        self.query_one("#elist-heading", Static).update(Content(plain(heading)))
        self.query_one(Table).show(*self._table())
        self._say_words()
        self.show_keys()

    @property
    def _elist(self) -> Elist:
        if self._copy is None:
            raise NotFound(_("The course no longer exists."))
        return self._copy

    def _table(self) -> elist_rows.Rows:
        it = self._elist
        if self.tab == COMPARE:
            return elist_rows.comparison(self._comparison)
        part = ElistPart(self.tab)
        if self._inside:
            return elist_rows.inside(it, part, self._inside)
        return elist_rows.part(it, part)

    @property
    def _part(self) -> ElistPart | None:
        return None if self.tab == COMPARE else ElistPart(self.tab)

    def _say_words(self) -> None:
        key = self.query_one(Table).current_key
        words = elist_rows.words(self._elist, self._part, self._inside, key, self._comparison)
        self.query_one("#elist-words", Static).update(words)

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        if self._copy is not None:
            self._say_words()
            self.show_keys()

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_open()

    @on(Choices.Chosen)
    def _tab_chosen(self, event: Choices.Chosen) -> None:
        event.stop()
        self.tab, self._inside = event.id, ""
        self._show()
        self.query_one(Table).focus()

    def step_back(self) -> bool:
        """Go back from the fields of one person or session to the list."""
        if not self._inside:
            return False
        inside, self._inside = self._inside, ""
        self._show()
        self.query_one(Table).go_to(inside)
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: copying needs a row, numbers the right and a row that has one."""
        if self._copy is None or self.query_one_optional(Table) is None:
            return False
        key = self.query_one(Table).current_key
        if action in ("open", "copy"):
            return bool(key) and (self.tab != COMPARE or action == "copy")
        if action == "number":
            return self._part is ElistPart.PERSON and self._may_see and self._has_number(self._inside or key)
        if action == "numbers":
            return self._may_see and any(rules.HIDDEN in it.number for it in self._elist.persons)
        return True

    @property
    def _may_see(self) -> bool:
        return rights.may(self.desk.actor, rights.Right.ENROL)

    def _has_number(self, key: str) -> bool:
        return any(str(it.id) == key and rules.HIDDEN in it.number for it in self._elist.persons)

    def action_next_tab(self) -> None:
        """Show the next part."""
        self.query_one(Choices).step(1)

    def action_previous_tab(self) -> None:
        """Show the previous part."""
        self.query_one(Choices).step(-1)

    def action_open(self) -> None:
        """Show the fields of the person or session marked, one by one; copy a field."""
        if self._part in (ElistPart.PERSON, ElistPart.SESSION) and not self._inside:
            self._inside = self.query_one(Table).current_key
            self._show()
            self.query_one(Table).move_cursor(row=0)
        else:
            self.action_copy()

    def action_copy(self) -> None:
        """Copy what the row marked says: a field's value, or a whole row with tabs between."""
        self._copied(self._marked_text())

    def action_copy_all(self) -> None:
        """Copy the whole working copy, as it is shown."""
        self._copied(rules.as_text(self._elist))

    def _copied(self, text: str) -> None:
        if rules.HIDDEN in text:
            raise Refused(_("The number is hidden."), _("n shows it, and notes the look in the journal."))
        self.app.copy_to_clipboard(text)
        shown = " ".join(plain(text).split())[:40]
        told = _("Copied, if the terminal allows it: {text}").format(text=shown)
        self.house.tell(told)

    def _marked_text(self) -> str:
        key = self.query_one(Table).current_key
        if self.tab == COMPARE:
            return elist_rows.compared_text(self._comparison, key)
        return elist_rows.text(self._elist, ElistPart(self.tab), self._inside, key)

    def action_number(self) -> None:
        """Ask, then show the personal number of the person marked."""
        key = self._inside or self.query_one(Table).current_key
        name = next(it.name for it in self._elist.persons if str(it.id) == key)
        self._ask_numbers(_("Show the personal number of {name}?").format(name=name), (int(key),))

    def action_numbers(self) -> None:
        """Ask, then show the personal numbers of all."""
        self._ask_numbers(_("Show the personal numbers of all in {code}?").format(code=self._elist.code), ())

    def _ask_numbers(self, question: str, person_ids: tuple[int, ...]) -> None:
        def answer(yes: bool | None) -> None:
            if yes:
                desk = self.desk
                self._numbers |= deeds.reveal_numbers(desk.store, desk.actor, self.course_id, person_ids)
                self.house.wrote(_("That you looked is noted in the journal."), can_undo=False)
                self.load()

        more = _("That you have looked is noted in the journal. It is hidden again when this screen is closed.")
        self.ask(Ask(question, _("Show"), more=more), answer)

    def action_paste(self) -> None:
        """Ask for what stands in the e-list, pasted, and compare."""
        field = TextField("text", _("Pasted"), rows=8, hint=_("dates across and names down, or names with hours"))

        def do(given: Any) -> None:  # noqa: ANN401 a prompt's values
            from courses.imports import their_list

            self._theirs = their_list.read_pasted(given["text"], self._meetings)

        words = _("Copy the table in the e-list and paste it here. It is only compared: nothing is changed or sent.")
        self.ask(PasteDialog(_("Compare with the e-list"), (field,), _("Compare"), words=words, do=do), self._compared)

    def action_file(self) -> None:
        """Ask for the e-list's file, and compare."""
        from courses.screens.import_choice import existing

        folder = last_folder.recall(self.desk.data_folder)
        field = Field("path", _("File"), existing, value=f"{folder}/")

        def do(given: Any) -> None:  # noqa: ANN401 a prompt's values
            from courses.imports import their_list

            path: Path = given["path"]
            self._theirs = their_list.read_file(path, self._meetings)
            last_folder.remember(self.desk.data_folder, path.parent)

        words = _("A CSV file or a workbook. It is only compared: nothing is changed or sent.")
        self.ask(Prompt(_("Compare with the e-list"), (field,), _("Compare"), words=words, do=do), self._compared)

    @property
    def _meetings(self) -> Sequence[date]:
        return [it.day for it in self._elist.sessions]

    def _compared(self, given: dict[str, Any] | None) -> None:
        if given is not None:
            self.tab, self._inside = COMPARE, ""
            self.load()
            if self._comparison is not None:
                self.house.tell(elist_labels.agreed(self._comparison))

    def action_fields(self) -> None:
        """Open the fields of the association, to change their order and words."""
        from courses.screens.elist_fields import ElistFieldsScreen

        self.app.push_screen(ElistFieldsScreen(self._elist.association_code))

    def action_deadlines(self) -> None:
        """Open the deadlines of the course."""
        doors.deadlines(self, self.course_id)
