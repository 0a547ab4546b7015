"""A field of a form: label, what is typed or chosen, and beside it what is wrong or what it comes to. Knows no store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Select, Static
from textual.widgets._select import SelectOverlay  # its list has no public name

from courses.errors import Invalid
from courses.text import plain

Reader = Callable[[str], Any]
"""From what was typed to a value; raises Invalid."""


def as_typed(text: str) -> str:
    """Return text as it was typed, without the ends."""
    return text.strip()


class Choice(Select[str], inherit_bindings=False):
    """A list to choose from; the arrows go past it as past any other entry, Enter and Space open it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "show_overlay", id="choice.open", show=False)]

    async def _on_key(self, event: events.Key) -> None:
        """Open the list at what begins so when letters are typed: in a form no letter is a command."""
        if not event.is_printable or self.expanded or event.key == "space":
            return
        event.stop()
        event.prevent_default()
        self.action_show_overlay()
        self.call_after_refresh(self.query_one(SelectOverlay).post_message, events.Key(event.key, event.character))


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
        entry = self._select() if self._choices else self._input()
        if self._width:
            entry.styles.width = self._width
        yield entry

    def _input(self) -> Input:
        return Input(plain(self.first), placeholder=plain(self._hint), compact=True, select_on_focus=True)

    def _select(self) -> Choice:
        options = [(Text(plain(word)), value) for word, value in self._choices]  # Text: the only one typing finds
        known = {value for _word, value in self._choices}
        start = self.first if self.first in known else self._choices[0][1]
        self.first = self._last = start
        return Choice(options, value=start, allow_blank=False, compact=True)

    @property
    def entry(self) -> Input | Select[str]:
        """The part that is typed into or chosen from."""
        return self.query_one(Select) if self._choices else self.query_one(Input)

    @property
    def text(self) -> str:
        """What is typed or chosen."""
        return str(self.entry.value) if self.is_mounted else self.first

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
            chosen, self._choices = self.text, other._choices
            self.query_one(Select).set_options([(Text(plain(word)), value) for word, value in self._choices])
            self.text = chosen

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
    @on(Select.Changed)
    def _changed(self, event: Message) -> None:
        event.stop()
        if self.text != self._last:  # entries tell of their first value too
            self._last = self.text
            self.post_message(self.Changed(self))
