"""What every dialog shares: a box in the middle, a heading, Esc and a click outside to close."""

from __future__ import annotations

from typing import ClassVar, Generic, Protocol, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from courses.i18n import _
from courses.screens.guard import Answer, Guard
from courses.screens.steady import Steady
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.field import Field


@runtime_checkable
class KeyTeller(Protocol):
    """A screen with a key bar."""

    def show_keys(self) -> None:
        """Write the keys that work now."""


class Dialog(Guard, Steady[Answer], ModalScreen[Answer], Generic[Answer]):
    """A window over the screen; Esc answers None."""

    CSS_PATH = styles("dialog")
    AUTO_FOCUS = "Input, OptionList, Button, .scroll"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "dialog.close", id="dialog.close", show=False)]

    def __init__(self, heading: str) -> None:
        """Keep the heading."""
        super().__init__()
        self.heading = heading

    def compose(self) -> ComposeResult:
        """Lay out the heading over the body."""
        with Vertical(classes="dialog"):
            yield Static(Content(plain(self.heading)), classes="dialog-heading")
            yield from self.body()

    def body(self) -> ComposeResult:
        """Yield what stands under the heading."""
        yield from ()

    @property
    def key_words(self) -> tuple[tuple[str, str], ...]:
        """The keys that work here and what each does, for the key bar of the screen below."""
        return (("Enter", _("Go on")), ("Esc", _("Close")))

    def on_mount(self) -> None:
        """Let the key bar below tell of the keys that work here."""
        for screen in self.app.screen_stack:
            if isinstance(screen, KeyTeller):
                screen.show_keys()

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed here that closing would throw away; what was searched for does not count."""
        return any(field.is_changed for field in self.walk_children(Field))

    def action_close(self) -> None:
        """Close without an answer; ask first when something was typed."""
        if not self.is_unsaved:
            self.dismiss(None)
            return
        from courses.screens.dialogs.ask import Ask

        question = Ask(_("What you have typed is not saved."), _("Throw it away"))
        self.ask(question, lambda yes: self.dismiss(None) if yes else None)

    def on_click(self, event: events.Click) -> None:
        """Close when the click was outside the box."""
        if event.widget is self:
            self.action_close()
