"""An SMS or an e-mail's link to be copied by hand, one at a time; once it is sent, the next. Writes by actions."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from courses.actions import sending
from courses.i18n import _
from courses.model import ContactWay
from courses.model.messages import WAITING_TO_GO, Message, MessageStatus
from courses.screens import message_words
from courses.screens.dialogs.dialog import Dialog
from courses.screens.guard import Guard
from courses.store import messages as queries
from courses.store.messages import Wanted
from courses.text import plain


def copy(at: Guard, it: Message) -> None:
    """Show a message to be copied; when it is said to be sent it is noted, and the next SMS to do is shown."""

    def answer(is_sent: bool | None) -> None:
        if is_sent:
            desk = at.desk
            at.wrote(sending.done(desk.store, desk.actor, [it.id], desk.now()) + ".")
            if following := _next(at, it):
                copy(at, following)

    at.ask(CopyDialog(it), answer)


def _next(at: Guard, it: Message) -> Message | None:
    """Return the SMS to do that was made after another, in its batch."""
    wanted = Wanted(frozenset({MessageStatus.DRAFT}), frozenset({ContactWay.SMS}), course_id=it.course_id)
    found = [one for one in queries.listed(at.desk.store, at.desk.actor, wanted) if one.batch == it.batch]
    return min(found, key=lambda one: one.id, default=None) if it.way is ContactWay.SMS else None


class CopyDialog(Dialog[bool]):
    """Answers True when the message was sent by hand."""

    AUTO_FOCUS = "#text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "copy_text", id="copy.text", show=False),
        Binding("n", "copy_number", id="copy.number", show=False),
        Binding("d", "sent", id="copy.sent", show=False),
        Binding("left,up", "app.focus_previous", id="copy.previous", show=False),
        Binding("right,down", "app.focus_next", id="copy.next", show=False),
    ]

    def __init__(self, it: Message) -> None:
        """Keep the message."""
        super().__init__(_("To {name}").format(name=it.name))
        self._it = it
        self._text = _link(it) if it.way is ContactWay.EMAIL else it.body

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(Content.styled(plain(self._it.address), "bold"), classes="dialog-words")
        with VerticalScroll(classes="scroll"):
            yield Static(Content("\n".join(map(plain, self._text.split("\n")))), classes="dialog-words")
        size = (
            message_words.size_words(self._text) if self._it.way is ContactWay.SMS else _("a link for a mail program")
        )
        yield Static(Content.styled(size, "$quiet"), classes="dialog-words told")
        with Horizontal(classes="buttons"):
            yield Button(Content(_("c Copy text")), variant="primary", id="text")
            yield Button(Content(_("n Copy number")), id="number")
            if self._it.status in WAITING_TO_GO:
                yield Button(Content(_("d Is sent")), id="sent")

    @property
    def key_words(self) -> tuple[tuple[str, str], ...]:
        """The keys of the window."""
        return (("c", _("Copy text")), ("n", _("Copy number")), ("d", _("Is sent")), ("Esc", _("Close")))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        {"text": self.action_copy_text, "number": self.action_copy_number, "sent": self.action_sent}[
            event.button.id or ""
        ]()

    def action_copy_text(self) -> None:
        """Copy the text, where the terminal lets a program do that."""
        self._copy(self._text)

    def action_copy_number(self) -> None:
        """Copy the number or address."""
        self._copy(self._it.address)

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.query_one(".told", Static).update(
            Content(_("Copied, if the terminal allows it; else mark it with the mouse."))
        )

    def action_sent(self) -> None:
        """Say that it is sent."""
        if self._it.status in WAITING_TO_GO:
            self.dismiss(True)


def _link(it: Message) -> str:
    from courses.exports import mail

    return mail.link(it)
