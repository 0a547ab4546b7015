"""A list of templates with a search field above it, and beside it what the one marked says."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from courses.i18n import _
from courses.screens.search_list import SearchList
from courses.screens.themes import styles
from courses.widgets.table import Table

T = TypeVar("T")


class TemplateList(SearchList, Generic[T]):
    """A list of templates; a subclass keeps them in `shown`, by the keys of the rows, and gives `about` and "change"."""

    CSS_PATH = styles("messages")
    AUTO_FOCUS = "#messages"
    PLACE = "settings"
    NEED_A_ROW: ClassVar[frozenset[str]] = frozenset({"change", "new"})
    """The commands that work only when a template is marked."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self.shown: dict[str, T] = {}

    @abstractmethod
    def about(self, it: T) -> Content:
        """Return what a template says."""

    @abstractmethod
    def action_change(self) -> None:
        """Change the template marked."""

    def body(self) -> ComposeResult:
        """Lay out the list and the text."""
        yield Input(placeholder=_("Search"), compact=True, classes="search")
        with Horizontal(id="messages-both"):
            yield Table(id="messages")
            with VerticalScroll(id="message-pane", can_focus=False):
                yield Static(id="message-text", markup=False)
        yield Static(classes="quiet count", markup=False)

    @property
    def marked(self) -> T | None:
        """The template marked."""
        return self.shown.get(self.query_one(Table).current_key)

    def show_text(self) -> None:
        """Show what the template marked says."""
        it = self.marked
        self.query_one("#message-text", Static).update(self.about(it) if it is not None else Content(""))

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self.query_one("#message-pane").scroll_home(animate=False)
        self.show_text()
        self.show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command works: most need a row."""
        return super().check_action("open" if action in self.NEED_A_ROW else action, parameters)

    def action_open(self) -> None:
        """Change the template marked."""
        self.action_change()
