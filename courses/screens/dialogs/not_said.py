"""What becomes of people on a list of whom the keyed line says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from courses.actions.keying import ABSENT, LEAVE
from courses.i18n import _, ngettext
from courses.model import KeyedRow
from courses.screens.dialogs.dialog import Dialog
from courses.text import plain

_NAMED = 8


class NotSaid(Dialog[str]):
    """Answers `ABSENT` or `LEAVE`; None: back to the line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "app.focus_previous", id="not_said.previous", show=False),
        Binding("right,down", "app.focus_next", id="not_said.next", show=False),
    ]

    def __init__(self, rows: Sequence[KeyedRow]) -> None:
        """Keep who they are."""
        count = len(rows)
        said = ngettext("Nothing is said of {count} person", "Nothing is said of {count} persons", count)
        super().__init__(said.format(count=count))
        self._names = [f"{row.number} {row.name}" for row in rows[:_NAMED]] + (["…"] if count > _NAMED else [])

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(Content(plain(", ".join(self._names))), classes="dialog-words")
        with Horizontal(classes="buttons"):
            yield Button(Content(_("They were away")), id=ABSENT, variant="primary")
            yield Button(Content(_("Leave without a mark")), id=LEAVE)
            yield Button(Content(_("Back")), id="back")

    @on(Button.Pressed)
    def _answer(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id if event.button.id in (ABSENT, LEAVE) else None)
