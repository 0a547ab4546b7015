"""A list of reference data over the words of the row marked: who may change it, and taking it back to what was shipped."""

from __future__ import annotations

from abc import abstractmethod
from typing import Generic, Protocol, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from courses.rules import rights
from courses.screens.frame import Frame
from courses.widgets.table import Table


class Reference(Protocol):
    """Something that the program brought and the library may have changed."""

    @property
    def is_reference(self) -> bool:
        """Whether it is as the program brought it."""


Kind = TypeVar("Kind", bound=Reference)


class ReferenceList(Frame, Generic[Kind]):
    """Such a list; a subclass names it by `LIST`, fills `shown` when it loads, and gives `facts` and `action_open`."""

    LIST = ""
    """The id of the table; the words below it have the same with "-words"."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self.shown: dict[str, Kind] = {}
        """By code, what stands in the list."""

    def body(self) -> ComposeResult:
        """Lay out the list over where the row marked comes from."""
        yield Static(classes="pane-heading", markup=False)
        yield Table(id=self.LIST)
        yield Static(id=f"{self.LIST}-words", markup=False)

    @abstractmethod
    def facts(self, it: Kind) -> Content:
        """Return all that is told of a row."""

    def action_open(self) -> None:
        """Change the row marked."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: all need a row and the right, going back a changed one."""
        it = self.shown.get(self.query_one(Table).current_key) if self.query_one_optional(Table) is not None else None
        if it is None or not rights.may(self.desk.actor, rights.Right.CONFIGURE):
            return False
        return action != "restore" or not it.is_reference

    def marked(self) -> Kind:
        """Return what stands on the row marked."""
        return self.shown[self.query_one(Table).current_key]

    def say_facts(self) -> None:
        """Write the words of the row marked."""
        it = self.shown.get(self.query_one(Table).current_key)
        self.query_one(f"#{self.LIST}-words", Static).update(self.facts(it) if it else Content(""))

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self.say_facts()
        self.show_keys()

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_open()
