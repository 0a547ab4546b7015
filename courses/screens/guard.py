"""What screens and the things on them share: commands made into keys, and errors that end in one handler.

Textual ends a screen's message loop at the first exception; here it is told to the user instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar, cast

from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

if TYPE_CHECKING:
    from courses.commands import Command
    from courses.screens.desk import Desk
    from courses.widgets.choice import Choice
    from courses.widgets.topbar import Said

Answer = TypeVar("Answer")


class House(Protocol):
    """What screens ask of the app."""

    desk: Desk
    said: Said
    """What the top line says now."""
    has_users: bool
    """Whether one signs in."""
    has_painted: bool
    """Whether the first picture is on the screen; what it does not need is read after it."""

    def report(self, error: Exception) -> None:
        """Tell the user about an error."""

    def tell(self, text: str, *, can_undo: bool = False) -> None:
        """Tell in the top line what was done."""

    def hush(self) -> None:
        """Take away what was told."""

    def wrote(self, text: str, *, can_undo: bool = True) -> None:
        """Note that something was written, tell what, and read the screen in front again."""

    async def speak(self, language: str) -> None:
        """Change the language of every screen that is open."""


class Guard(MessagePump):
    """A mixin for screens and views that carry commands."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    """The commands whose `action_…` this class has."""

    @property
    def house(self) -> House:
        """The app, as screens know it."""
        return cast("House", self.app)

    @property
    def desk(self) -> Desk:
        """The store, the actor and the clock."""
        return self.house.desk

    def ask(self, dialog: Screen[Answer], then: Callable[[Answer | None], object]) -> None:
        """Open a dialog and give its answer to `then`, where an error is told like any other."""
        self.app.push_screen(dialog, lambda answer: self._later(then, answer))

    def _later(self, then: Callable[[Answer | None], object], answer: Answer | None) -> None:
        def tell() -> None:
            then(answer)  # what it returns is left alone: a screen cannot wait for its own closing

        self.call_later(tell)

    def pick(self, choice: Choice, typed: str) -> None:
        """Let another word of a form's list be picked, beginning with those that fit what was typed; Esc leaves it."""
        from courses.screens.dialogs.pick import Pick

        def answer(value: str | None) -> None:
            if value is not None:
                choice.value = value

        things = [(value, word) for word, value in choice.options]
        self.ask(Pick(choice.heading, things, chosen=choice.value, typed=typed), answer)

    def wrote(self, text: str) -> None:
        """Note that something was written, tell what and how to undo it, and read the screen in front again."""
        self.house.wrote(text)

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:  # noqa: BLE001 the one place where a screen's errors are caught
            self.house.report(error)


def commands_of(node: DOMNode) -> tuple[Command, ...]:
    """Return the commands that a node carries."""
    return tuple(getattr(node, "COMMANDS_HERE", ()))
