"""A few fields and a deed: a reason, a new day, a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Static

from courses.errors import CoursesError, Invalid
from courses.i18n import _
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.dialog import Dialog
from courses.text import plain
from courses.widgets.field import Field

Values = Mapping[str, Any]
"""What the fields mean, by key."""


class Prompt(Dialog[dict[str, Any]]):
    """Answers what the fields mean, by key. Enter in the last field that is typed in does the deed."""

    AUTO_FOCUS = "Input, Choice, Button"
    """Not OptionList: that of a choice that stands first would open, and take the first Esc."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", id="prompt.previous", show=False),
        Binding("down", "app.focus_next", id="prompt.next", show=False),
        Binding("ctrl+s", "finish", id="prompt.finish", show=False, priority=True),
    ]

    def __init__(
        self,
        heading: str,
        fields: Sequence[Field],
        deed: str,
        *,
        words: str = "",
        tell: Callable[[Values], str] | None = None,
        doubt: Callable[[Values], Ask | None] | None = None,
        do: Callable[[Values], object] | None = None,
        begin: str = "",
    ) -> None:
        """Keep the fields, the deed's word and what to say above them.

        `tell` says below the fields what right values come to; `doubt` returns a question that has to be answered yes
        first; `do` does the deed while the window is open. What these refuse is told in the window, which then stays
        with what was typed. `begin` is the key of the field to begin in; empty: the first.
        """
        super().__init__(heading)
        self._fields = fields
        self._deed = deed
        self._words = words
        self._tell = tell
        self._doubt = doubt
        self._do = do
        self._begin = begin

    def body(self) -> ComposeResult:
        """Lay it out."""
        if self._words:
            yield Static(Content(plain(self._words)), classes="dialog-words")
        yield from self._fields
        yield Static(classes="dialog-words told", markup=False)
        with Horizontal(classes="buttons"):
            yield Button(Content(plain(self._deed)), id="deed", variant="primary")
            yield Button(Content(_("Do not")), id="no")

    def on_mount(self) -> None:
        """Say what the first values come to."""
        self._say_told()
        for field in self._fields:
            if field.key == self._begin:
                self.call_after_refresh(field.entry.focus)

    @property
    def key_words(self) -> tuple[tuple[str, str], ...]:
        """The keys of a prompt: the deed can be done from any field."""
        return (("Enter", _("Next field")), ("Ctrl+S", plain(self._deed)), ("Esc", _("Do not")))

    @on(Field.Changed)
    def _checked(self, event: Field.Changed) -> None:
        event.field.check()
        self._say_told()

    def _say_told(self) -> None:
        """Say below the fields what they come to; nothing while one of them cannot be read."""
        try:
            self._say(self._tell(self._values()) if self._tell else "")
        except Invalid:
            self._say("")
        except CoursesError as error:
            self._refuse(error)

    def _say(self, words: str, *, is_wrong: bool = False) -> None:
        told = self.query_one(".told", Static)
        told.update(Content("\n".join(map(plain, words.split("\n")))))
        told.display = bool(words)
        told.set_class(is_wrong, "wrong")

    def _refuse(self, error: CoursesError) -> None:
        self._say(f"✗ {error.message} {error.hint}".strip(), is_wrong=True)

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
        """Do the deed when every field is right, after a doubt is answered, else go to the first that is not."""
        wrong = [field for field in self._fields if not field.check()]
        if wrong:
            wrong[0].entry.focus()
            return
        try:
            question = self._doubt(self._values()) if self._doubt else None
        except CoursesError as error:
            self._refuse(error)
            return
        if question is None:
            self._try()
        else:
            self.ask(question, lambda yes: self._try() if yes else None)

    def _try(self) -> None:
        """Do the deed and close; told it is refused, stay."""
        given = self._values()
        try:
            if self._do is not None:
                self._do(given)
        except CoursesError as error:
            self._refuse(error)
        else:
            self.dismiss(given)

    def _values(self) -> dict[str, Any]:
        return {field.key: field.value() for field in self._fields}
