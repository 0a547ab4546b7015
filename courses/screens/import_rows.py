"""The rows of an import before they are written: who each is about, what was put right, and what needs a decision.

Decides nothing by itself and writes nothing: what is decided goes back to the import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses.commands import bindings
from courses.commands.importing import IMPORT_ROWS
from courses.i18n import _, ngettext
from courses.screens import import_row_words as words
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.empty import Empty
from courses.widgets.table import Table

if TYPE_CHECKING:
    from courses.imports.decisions import Decision
    from courses.imports.match_report import RowMatch
    from courses.imports.runner import Report


class ImportRowsScreen(Frame):
    """Looks through the rows."""

    CSS_PATH = styles("settings")
    AUTO_FOCUS = "#rows"
    PLACE = "settings"
    COMMANDS_HERE = IMPORT_ROWS
    BINDINGS: ClassVar[list[BindingType]] = bindings(IMPORT_ROWS)

    def __init__(self, report: Report, decisions: dict[str, Decision]) -> None:
        """Keep what the import would do; `decisions`, by reference, are added to."""
        super().__init__()
        self._report = report
        self._decisions = decisions
        self._rows = {str(number): row for number, row in enumerate(report.matches.rows)}
        self._is_some = bool(self._open())
        self.is_changed = False
        """Whether something was decided otherwise than before."""
        self.is_to_run = False
        """Whether the rows are to be written."""

    def body(self) -> ComposeResult:
        """Lay out the rows over the one marked."""
        yield Static(classes="pane-heading", id="rows-heading", markup=False)
        yield Table(id="rows")
        yield Static(id="row-words", markup=False)
        yield Empty(_("No row needs anything"), _("F shows all rows, Ctrl+S reads them in."))

    def load(self) -> None:
        """Show the rows."""
        shown = self._rows
        if self._is_some:
            some = [(key, row) for key, row in shown.items() if words.needs(row, self._said(row))]
            shown = dict(sorted(some, key=lambda it: words.order(it[1], self._said(it[1]))))
        table = self.query_one("#rows", Table)
        table.show(words.columns(), [words.row(key, row, self._said(row)) for key, row in shown.items()])
        table.display = self.query_one("#row-words", Static).display = bool(shown)
        self.query_one(Empty).display = not shown
        self.query_one("#rows-heading", Static).update(Content(self._heading()))
        self._show_words()

    def _heading(self) -> str:
        count = len(self._open())
        text = ngettext("{count} row to decide", "{count} rows to decide", count).format(count=count)
        if not count:
            text = _("Nothing to decide")
        return " · ".join((plain(self._report.file), text, words.counts(list(self._rows.values()))))

    def _open(self) -> list[RowMatch]:
        return [row for row in self._rows.values() if row.needs_decision and not self._said(row)]

    def _said(self, row: RowMatch) -> Decision | None:
        return self._decisions.get(row.reference)

    @on(DataTable.RowHighlighted, "#rows")
    def _marked(self) -> None:
        self._show_words()
        self.show_keys()

    @on(DataTable.RowSelected, "#rows")
    def _selected(self) -> None:
        self.action_decide()

    def _show_words(self) -> None:
        row = self._row()
        said = words.about(row, self._said(row)) if row is not None else Content("")
        self.query_one("#row-words", Static).update(said)

    def _row(self) -> RowMatch | None:
        return (
            self._rows.get(self.query_one("#rows", Table).current_key)
            if self.query_one_optional("#rows") is not None
            else None
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: most need a row, the same somebody it is like."""
        row = self._row()
        if action == "same":
            return row is not None and bool(row.candidates)
        if action == "undecide":
            return row is not None and self._said(row) is not None
        return row is not None or action not in ("decide", "new", "leave_out")

    def action_filter(self) -> None:
        """Show all rows, or those that need something."""
        self._is_some = not self._is_some
        self.load()

    def action_decide(self) -> None:
        """Choose who the row is about."""
        row = self._row()
        if row is None:
            return
        from courses.screens.dialogs.pick import Pick

        things, more = words.choices(row)
        heading = f"{row.reference}: {row.name}"
        details = words.as_written(row)
        self.ask(Pick(plain(heading), things, words=details, more=more), lambda answer: self._decide(row, answer))

    def action_same(self) -> None:
        """Take the row for the first it is like."""
        row = self._row()
        if row is not None and row.candidates:
            self._decide(row, row.candidates[0].key)

    def action_new(self) -> None:
        """Take the row for somebody new."""
        row = self._row()
        if row is not None:
            self._decide(row, words.NEW)

    def action_leave_out(self) -> None:
        """Leave the row out."""
        row = self._row()
        if row is not None:
            self._decide(row, words.LEAVE_OUT)

    def action_undecide(self) -> None:
        """Take back a decision."""
        row = self._row()
        if row is not None and row.reference in self._decisions:
            del self._decisions[row.reference]
            self.is_changed = True
            self.load()

    def _decide(self, row: RowMatch, answer: str | None) -> None:
        if answer is None:
            return
        self._decisions[row.reference] = words.decision(answer)
        self.is_changed = True
        self.load()

    def action_run(self) -> None:
        """Go back and write the rows."""
        self.is_to_run = True
        self.dismiss()
