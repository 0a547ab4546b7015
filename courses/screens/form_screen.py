"""What the forms share: fields that say at once what is wrong, Ctrl+S that saves, Esc that asks before it throws away."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static

from courses.commands import Command, bindings
from courses.commands.planning import FORM
from courses.i18n import _
from courses.screens.dialogs.ask import Ask
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.field import Field


class Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields, scrolled by going through them: the arrows belong to the form."""


class FormScreen(Frame):
    """A form; a subclass gives `heading()`, `fields()` and `save()`."""

    CSS_PATH = styles("form")
    AUTO_FOCUS = "Field Input"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = FORM
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(FORM),
        Binding("tab", "app.focus_next", id="form.tab", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", id="form.back_tab", show=False, priority=True),
    ]
    """The keys from field to field go before what is typed after them, however busy the screen is."""

    def on_mount(self) -> None:
        """Begin in the first field that is to be filled in."""
        if first := self.first_field():
            self.call_after_refresh(self.field(first).entry.focus)

    def first_field(self) -> str:
        """Return the key of the field to begin in; empty: the first of all."""
        return ""

    @abstractmethod
    def heading(self) -> str:
        """Return what the form is called."""

    @abstractmethod
    def fields(self) -> list[Field]:
        """Return the fields, in order; called once for every laying out."""

    @abstractmethod
    def save(self) -> None:
        """Write what the form says; raises Invalid when it cannot be."""

    def body(self) -> ComposeResult:
        """Lay out heading, fields and buttons."""
        yield Static(Content(plain(self.heading())), classes="pane-heading form-heading")
        with Horizontal(classes="form-both"):
            with Fields(classes="form"):
                yield from self.fields()
            yield from self.beside()
        with Horizontal(classes="buttons form-buttons"):
            yield Button(Content(_("Save")), action="screen.save", variant="primary")
            yield Button(Content(_("Back")), action="app.back")

    def beside(self) -> ComposeResult:
        """Yield what stands beside the fields."""
        yield from ()

    def on_screen_resume(self) -> None:
        """Keep what is typed: a form is read once."""
        self.call_after_refresh(self.show_keys)

    def read_again(self) -> None:
        """Keep what is typed, whatever was written elsewhere."""
        self.show_keys()

    @property
    def is_unsaved(self) -> bool:
        """Whether a field says something else than at first."""
        return any(field.is_changed for field in self.every_field())

    def step_back(self) -> bool:
        """Ask before what was typed is thrown away."""
        if not self.is_unsaved:
            return False
        question = _("What you have typed is not saved.")
        self.ask(Ask(question, _("Throw it away")), lambda yes: self.dismiss() if yes else None)
        return True

    def every_field(self) -> list[Field]:
        """Return the fields in order; `query` does the same ten times slower, at every key."""
        return list(self.walk_children(Field))

    def field(self, key: str) -> Field:
        """Return a field by its key."""
        return next(it for it in self.every_field() if it.key == key)

    def right_values(self) -> dict[str, object] | None:
        """Return what every field means, by key; None, with words beside each that is wrong, when any is."""
        wrong = [field for field in self.every_field() if not field.check()]
        if wrong:
            wrong[0].entry.focus()
            return None
        return {field.key: field.value() for field in self.every_field()}

    def say_faults(self, faults: Mapping[str, str]) -> None:
        """Write faults beside their fields and go to the first."""
        wrong = [it for it in self.every_field() if it.key in faults]
        for field in wrong:
            field.say(faults[field.key], is_wrong=True)
        if wrong:
            wrong[0].entry.focus()

    @on(Field.Changed)
    def _field_changed(self, event: Field.Changed) -> None:
        event.field.check()
        if not self._is_stale:
            self._is_stale = True
            self.call_after_refresh(self._catch_up)  # once for all that is typed meanwhile

    _is_stale = False

    def _catch_up(self) -> None:
        self._is_stale = False
        if self.is_attached:
            self.changed()
            self._say_whether_unsaved()

    _was_unsaved = False

    def _say_whether_unsaved(self) -> None:
        """Write the keys anew when something is unsaved now, or no longer: nothing is undone in the middle of a form."""
        if self._was_unsaved != self.is_unsaved:
            self._was_unsaved = self.is_unsaved
            self.show_keys()

    def changed(self) -> None:
        """Do what a change leads to, such as showing dates anew."""

    def action_save(self) -> None:
        """Save, or say what is wrong."""
        self.save()

    def action_next_field(self) -> None:
        """Go to the next field; a list that has the focus keeps its arrows."""
        self._spare_lists()
        self.focus_next("Field *")

    def action_previous_field(self) -> None:
        """Go to the previous field; a list that has the focus keeps its arrows."""
        self._spare_lists()
        self.focus_previous("Field *")

    def _spare_lists(self) -> None:
        if isinstance(self.focused, OptionList):
            raise SkipAction
