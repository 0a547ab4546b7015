"""A place that is a list with a search field above it: what typing, Enter and Esc do in all of them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Input

from courses.screens.frame import Frame
from courses.widgets.table import Table


class SearchList(Frame):
    """A list to search and open from; a subclass yields an Input of the class "search" and a Table, and gives `action_open`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "to_list", id="search.down", show=False)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: opening needs a row."""
        return action != "open" or any(table.current_key for table in self.walk_children(Table))

    def step_back(self) -> bool:
        """Empty the search."""
        search = self.query_one(".search", Input)
        if not (search.value or search.has_focus):
            return False
        search.value = ""
        self.query_one(Table).focus()
        return True

    def action_open(self) -> None:
        """Open the row marked."""

    def action_search(self) -> None:
        """Go to the search field."""
        self.query_one(".search", Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Show what fits, and mark the first of it: Enter would open what the mark was left near."""
        self.load()
        table = self.query_one(Table)
        if event.value.strip() and (keys := table.shown_keys):
            table.go_to(keys[0])

    @on(Input.Submitted)
    def _entered(self) -> None:
        if self.query_one(Table).current_key:
            self.action_open()

    def action_to_list(self) -> None:
        """Go from the search to the list."""
        self.query_one(Table).focus()

    @on(DataTable.RowSelected)
    def _chosen(self) -> None:
        self.action_open()
