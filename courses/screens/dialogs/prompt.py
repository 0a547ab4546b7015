"""A few fields and a deed: a reason, a new day, a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Static

from courses.i18n import _
from courses.screens.dialogs.dialog import Dialog
from courses.text import plain
from courses.widgets.field import Field


class Prompt(Dialog[dict[str, Any]]):
    """Answers what the fields mean, by key. Enter in the last field that is typed in does the deed."""

    AUTO_FOCUS = "Input, Choice, Button"
    """Not OptionList: that of a choice that stands first would open, and take the first Esc."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", id="prompt.previous", show=False),
        Binding("down", "app.focus_next", id="prompt.next", show=False),
        Binding("ctrl+s", "finish", id="prompt.finish", show=False, priority=True),
    ]

    def __init__(self, heading: str, fields: Sequence[Field], deed: str, *, words: str = "") -> None:
        """Keep the fields, the deed's word and what to say above them."""
        super().__init__(heading)
        self._fields = fields
        self._deed = deed
        self._words = words

    def body(self) -> ComposeResult:
        """Lay it out."""
        if self._words:
            yield Static(Content(plain(self._words)), classes="dialog-words")
        yield from self._fields
        with Horizontal(classes="buttons"):
            yield Button(Content(plain(self._deed)), id="deed", variant="primary")
            yield Button(Content(_("Do not")), id="no")

    @on(Field.Changed)
    def _checked(self, event: Field.Changed) -> None:
        event.field.check()

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        typed = [field.entry for field in self._fields if not field.is_choice]
        at = typed.index(event.input)
        if at + 1 < len(typed):
            typed[at + 1].focus()
        else:
            self._finish()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "deed":
            self._finish()
        else:
            self.dismiss(None)

    def action_finish(self) -> None:
        """Do the deed from any field."""
        self._finish()

    def _finish(self) -> None:
        """Answer when every field is right, else go to the first that is not."""
        wrong = [field for field in self._fields if not field.check()]
        if wrong:
            wrong[0].entry.focus()
        else:
            self.dismiss({field.key: field.value() for field in self._fields})
