"""Which heading of a file is which field: what was recognised, to be put right, and kept under a name. Knows no store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Static

from courses.errors import Invalid
from courses.i18n import _
from courses.screens import import_words
from courses.screens.dialogs.dialog import Dialog
from courses.screens.form_screen import Fields
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.actions.mappings import SavedMapping
    from courses.imports.matching import Column, Matching

_SAMPLE = 24
"""How much of what stands under a heading is shown."""
_NONE = ""


class Matched(NamedTuple):
    """What was said about a file's headings."""

    headings: Mapping[str, str]
    """By field the heading, or empty for none; only what is not recognised anyway."""
    words: Mapping[str, Mapping[str, str]]
    """What a saved mapping says about words; kept as it is."""
    name: str
    """The name to keep it under; empty: only for this time."""


class HeadingsDialog(Dialog[Matched]):
    """Answers what the user says about the headings."""

    CSS_PATH = styles("dialog", "settings")
    AUTO_FOCUS = "Choice"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "go(1)", id="headings.next", show=False, priority=True),
        Binding("up", "go(-1)", id="headings.previous", show=False, priority=True),
        Binding("ctrl+s", "use", id="headings.use", show=False, priority=True),
    ]

    def __init__(
        self, matching: Matching, said: Matched, saved: list[str], load: Callable[[str], SavedMapping]
    ) -> None:
        """Keep how the headings are recognised, what was said before, and the names of what was saved, with its reader."""
        super().__init__(_("Match headings"))
        self._matching = matching
        self._words = said.words
        self._saved = saved
        self._load = load
        self._begin = matching.recognised(said.headings)

    def body(self) -> ComposeResult:
        """Lay it out."""
        sheet = (
            "" if self._matching.is_only else _("Sheet {sheet}.").format(sheet=plain(self._matching.sheet.name)) + " "
        )
        words = sheet + _("✱ is needed; of those with (✱) only some are.")
        yield Static(Content(words), classes="dialog-words quiet")
        if self._saved:
            choices = [("–", _NONE), *((name, name) for name in self._saved)]
            yield Field("saved", _("Saved mapping"), choices=choices)
        with Fields(classes="scroll matches"):
            yield from self._fields()
        yield Static(classes="dialog-words lacking", markup=False)
        yield Field("name", _("Save as"), self._read_name, hint=_("a name, to use it again"))
        with Horizontal(classes="buttons"):
            yield Button(Content(_("Use") + "  Ctrl+S"), id="deed", variant="primary")
            yield Button(Content(_("Do not")), id="no")

    def _fields(self) -> Iterator[Field]:
        """Yield a field for each that the kind has, those needed first."""
        kind = self._matching.kind
        marks = {name: "(✱)" if len(group) > 1 else "✱" for group in kind.needs for name in group}
        choices = [("–", _NONE), *((_shown(column), column.name) for column in self._matching.columns)]
        for field in sorted(kind.fields, key=lambda it: (it.name not in marks, it.name not in self._begin)):
            label = f"{import_words.field(field.name, kind.name)} {marks.get(field.name, '')}".strip()
            yield Field(f"field-{field.name}", label, value=self._begin.get(field.name, _NONE), choices=choices)

    def on_mount(self) -> None:
        """Say what is lacking from the start."""
        self._say_lacking()

    def _entries(self) -> dict[str, Field]:
        """Return by the kind's field the field of the dialog."""
        return {it.key.removeprefix("field-"): it for it in self.walk_children(Field) if it.key.startswith("field-")}

    def _chosen(self) -> dict[str, str]:
        return {name: it.text for name, it in self._entries().items() if it.text}

    def _say_lacking(self) -> None:
        missing = self._matching.missing(self._chosen())
        words = "; ".join(import_words.any_of(self._matching.kind.name, group) for group in missing)
        note = self.query_one(".lacking", Static)
        note.update("✗ " + _("Lacking: {fields}").format(fields=words) if words else "")
        note.display = bool(words)

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        event.stop()
        if event.field.key == "saved":
            self._use_saved(event.field.text)
        elif event.field.key == "name":
            event.field.say("")
        elif event.field.text:
            self._take_from_others(event.field)
        self._say_lacking()

    def _use_saved(self, name: str) -> None:
        """Show the headings as a saved mapping has them."""
        if not name:
            return
        saved = self._load(name)
        self._words = saved.words
        found = self._matching.recognised(saved.headings)
        for field, entry in self._entries().items():
            entry.text = found.get(field, _NONE)

    def _take_from_others(self, chosen: Field) -> None:
        """Take a column from the field that had it, for a column is one field only."""
        for other in self._entries().values():
            if other is not chosen and other.text == chosen.text:
                other.text = _NONE

    def _read_name(self, text: str) -> str:
        name = text.strip()
        if name and not self._words and not self._matching.mapping(self._chosen()):
            raise Invalid(_("Everything was recognised; there is nothing to save."))
        return name

    def action_go(self, steps: int) -> None:
        """Go to the next field or the one before, on to the buttons."""
        if steps > 0:
            self.focus_next()
        else:
            self.focus_previous()

    @on(Input.Submitted)
    @on(Button.Pressed, "#deed")
    def action_use(self) -> None:
        """Answer what is said."""
        name = next(field for field in self.walk_children(Field) if field.key == "name")
        if not name.check():
            name.entry.focus()
            return
        self.dismiss(Matched(self._matching.mapping(self._chosen()), self._words, name.value()))

    @on(Button.Pressed, "#no")
    def _leave(self) -> None:
        self.dismiss(None)


def _shown(column: Column) -> str:
    """Return how a column is shown: its heading as the file has it, and what stands first under it."""
    heading = column.heading if column.heading == column.name else f"{column.name}: {column.heading}".rstrip(": ")
    sample = plain(column.sample)
    sample = sample if len(sample) <= _SAMPLE else f"{sample[:_SAMPLE]}…"
    return f"{heading}  ·  {sample}" if sample else heading
