"""Who has to be told of a change: a window that stays until it is read, and can be kept as a text file."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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


class ToldDialog(Dialog[bool]):
    """Says who has to be told; `s` keeps it as a file, `M` answers True: messages are to be made."""

    AUTO_FOCUS = "#read"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "keep", id="told.keep", show=False),
        Binding("M", "tell", id="told.tell", show=False),
        Binding("left,up", "app.focus_previous", id="told.previous", show=False),
        Binding("right,down", "app.focus_next", id="told.next", show=False),
    ]

    def __init__(self, name: str, text: str, *, can_tell: bool = False) -> None:
        """Keep what it is about, a course's code, the lines, and whether messages can be made from here."""
        super().__init__(_("To be told"))
        self._name = name
        self._text = text
        self._can_tell = can_tell

    def body(self) -> ComposeResult:
        """Lay it out."""
        with VerticalScroll(classes="scroll"):
            yield Static(Content("\n".join(map(plain, self._text.split("\n")))), classes="dialog-words")
        yield Static(classes="dialog-words told", markup=False)
        with Horizontal(classes="buttons"):
            yield Button(Content(_("Close")), variant="primary", id="read")
            if self._can_tell:
                yield Button(Content(_("M Make messages")), id="tell")
            yield Button(Content(_("s Save as a text file")), id="keep")

    @property
    def key_words(self) -> tuple[tuple[str, str], ...]:
        """The keys of the window."""
        tell = (("M", _("Make messages")),) if self._can_tell else ()
        return (("Enter", _("Close")), *tell, ("s", _("Save as a text file")), ("Esc", _("Close")))

    def on_mount(self) -> None:
        """Say nothing of a file yet."""
        self.query_one(".told").display = False

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "keep":
            self.action_keep()
        else:
            self.dismiss(event.button.id == "tell")

    def action_tell(self) -> None:
        """Go on to make messages."""
        if self._can_tell:
            self.dismiss(True)

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


def say(at: Guard, name: str, what: str, told: Sequence[ToTell], *, tell: Callable[[], object] | None = None) -> None:
    """Show `what` has changed in `name`, a course's code, and who has to hear of it; nothing when nobody has to.

    `tell` is done when messages are to be made; None: they cannot be from here.
    """
    if told:
        say_text(at, name, "\n\n".join(part for part in (what, lines(told)) if part), tell=tell)


def say_text(at: Guard, name: str, text: str, *, tell: Callable[[], object] | None = None) -> None:
    """Show a list that is already in words; `tell` as in `say`."""
    at.ask(ToldDialog(name, text, can_tell=tell is not None), lambda yes: tell() if yes and tell else None)


def lines(told: Sequence[ToTell]) -> str:
    """Return a line for each."""
    return "\n".join(f"· {telling.in_words(it)}" for it in told)
