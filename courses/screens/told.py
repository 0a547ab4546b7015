"""Who has to be told of a change: a window that stays until it is read, and can be kept as a text file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from courses import places
from courses.actions import telling
from courses.actions.telling import ToTell
from courses.i18n import _
from courses.screens import viewer
from courses.screens.dialogs.dialog import Dialog
from courses.screens.guard import Guard
from courses.text import plain


class ToldDialog(Dialog[None]):
    """Says who has to be told; `s` keeps it as a file."""

    AUTO_FOCUS = "#read"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "keep", id="told.keep", show=False),
        Binding("left,up", "app.focus_previous", id="told.previous", show=False),
        Binding("right,down", "app.focus_next", id="told.next", show=False),
    ]

    def __init__(self, name: str, text: str) -> None:
        """Keep what it is about, a course's code, and the lines."""
        super().__init__(_("To be told"))
        self._name = name
        self._text = text

    def body(self) -> ComposeResult:
        """Lay it out."""
        with VerticalScroll(classes="scroll"):
            yield Static(Content("\n".join(map(plain, self._text.split("\n")))), classes="dialog-words")
        yield Static(classes="dialog-words told", markup=False)
        with Horizontal(classes="buttons"):
            yield Button(Content(_("Close")), variant="primary", id="read")
            yield Button(Content(_("s Save as a text file")), id="keep")

    def on_mount(self) -> None:
        """Say nothing of a file yet."""
        self.query_one(".told").display = False

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "keep":
            self.action_keep()
        else:
            self.dismiss(None)

    def action_keep(self) -> None:
        """Put the list in the papers folder, and say where it is."""
        desk = self.desk
        stem = f"{_('to be told')} {self._name} {desk.now():%Y-%m-%d %H.%M}"
        content = f"{self.heading}\n\n{self._text}\n".encode()
        path = viewer.keep(
            places.papers_folder(desk.data_folder), re.sub(r'[<>:"/\\|?*\x00-\x1f]', "-", stem) + ".txt", content
        )
        told = self.query_one(".told", Static)
        told.update(Content(_("Saved as {path}").format(path=plain(str(path)))))
        told.display = True


def say(at: Guard, name: str, what: str, told: Sequence[ToTell]) -> None:
    """Show `what` has changed in `name`, a course's code, and who has to hear of it; nothing when nobody has to."""
    if told:
        say_text(at, name, "\n\n".join(part for part in (what, lines(told)) if part))


def say_text(at: Guard, name: str, text: str) -> None:
    """Show a list that is already in words."""
    at.app.push_screen(ToldDialog(name, text))


def lines(told: Sequence[ToTell]) -> str:
    """Return a line for each."""
    return "\n".join(f"· {telling.in_words(it)}" for it in told)
