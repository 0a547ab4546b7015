"""A field of a form: label, what is typed or chosen, and beside it what is wrong or what it comes to. Knows no store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from courses.errors import Invalid
from courses.text import editable, plain
from courses.widgets.choice import Choice

Reader = Callable[[str], Any]
"""From what was typed to a value; raises Invalid."""


def as_typed(text: str) -> str:
    """Return text as it was typed, without the ends."""
    return text.strip()


class Field(Horizontal):
    """One line of a form."""

    class Changed(Message):
        """Something else is typed or chosen."""

        def __init__(self, field: Field) -> None:
            """Keep which field."""
            super().__init__()
            self.field = field

    def __init__(
        self,
        key: str,
        label: str,
        read: Reader = as_typed,
        *,
        value: str = "",
        choices: Sequence[tuple[str, str]] = (),
        hint: str = "",
        width: int = 0,
        tell: Callable[[Any], str] | None = None,
    ) -> None:
        """Make a field.

        `choices` are (word, value) and make it a list to choose from; `hint` stands in an empty field; `width` in cells,
        0: all there is; `tell` says beside the field what a right value comes to.
        """
        super().__init__(classes="field")
        self.key = key
        self.label = label
        self.first = value
        self._read = read
        self._choices = choices
        self._hint = hint
        self._width = width
        self._tell = tell
        self._note: Static | None = None
        self._last = value

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Static(Content(plain(self.label)), classes="field-label")
        entry = self._choice() if self._choices else self._input()
        if self._width:
            entry.styles.width = self._width
        yield entry

    def _input(self) -> Input:
        return Input(editable(self.first), placeholder=plain(self._hint), compact=True, select_on_focus=True)

    def _choice(self) -> Choice:
        choice = Choice(self.label, self._choices, self.first)
        self.first = self._last = choice.value
        return choice

    @property
    def entry(self) -> Input | Choice:
        """The part that is typed into or chosen from."""
        return self.query_one(Choice) if self._choices else self.query_one(Input)

    @property
    def text(self) -> str:
        """What is typed or chosen."""
        return self.entry.value if self.is_mounted else self.first

    @text.setter
    def text(self, value: str) -> None:
        self.entry.value = value

    @property
    def is_choice(self) -> bool:
        """Whether it is chosen from a list."""
        return bool(self._choices)

    def unread(self) -> str:
        """Return the first of the things typed, with commas between, that cannot be read; empty: all can."""
        for part in self.text.split(","):
            try:
                self._read(part)
            except Invalid:
                return part.strip()
        return ""

    def renew(self, other: Field) -> None:
        """Take over how another field reads and what it lets be chosen; what is typed or chosen here stays."""
        self._read, self._tell = other._read, other._tell
        if self._choices:
            self._choices = other._choices
            self.query_one(Choice).set_options(other._choices)

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than at first."""
        return self.text.strip() != self.first.strip()

    def value(self) -> Any:  # noqa: ANN401 a field may read anything
        """Return what the text means; raises Invalid."""
        return self._read(self.text)

    def check(self) -> bool:
        """Say beside the field what is wrong with it, or what it comes to, and return whether it is right."""
        try:
            value = self._read(self.text)
        except Invalid as error:
            self.say(f"{error.message} {error.hint}".strip(), is_wrong=True)
            return False
        self.say(self._tell(value) if self._tell else "")
        return True

    def say(self, words: str, *, is_wrong: bool = False) -> None:
        """Write beside the field."""
        text = Content(("✗ " if is_wrong and words else "") + plain(words))
        if self._note is None:
            if not words:
                return
            self._note = Static(text, classes="field-note", markup=False)  # most fields never need one
            self.mount(self._note)
        self._note.update(text)
        self._note.set_class(is_wrong, "wrong")
        self.set_class(bool(words), "-noted")

    @on(Input.Changed)
    @on(Choice.Changed)
    def _changed(self, event: Message) -> None:
        event.stop()
        if self.text != self._last:  # entries tell of their first value too
            self._last = self.text
            self.post_message(self.Changed(self))
