"""A template of a paper as text to be changed: what is wrong stands beside it, line by line, as it is typed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import TextArea

from courses import paper_labels
from courses.actions import paper_template_deeds as deeds
from courses.commands import bindings
from courses.commands.paper import PAPER_TEMPLATE
from courses.i18n import _, language
from courses.model.paper_style import PaperKind, PaperWish
from courses.rules import paper_fields
from courses.rules.paper_fields import Key
from courses.rules.paper_template import Fault, Faulty
from courses.screens import paper_preview
from courses.screens.text_editor import TextEditor, how_it_is_written
from courses.text import editable, plain


class TemplateScreen(TextEditor[Fault]):
    """Changes one template."""

    PLACE = "settings"
    COMMANDS_HERE = PAPER_TEMPLATE
    BINDINGS: ClassVar[list[BindingType]] = bindings(PAPER_TEMPLATE)

    def __init__(self, kind: PaperKind, language: str, design: str = "") -> None:
        """Keep which template."""
        super().__init__()
        self._kind = kind
        self._language = language
        self._design = design
        self._about = deeds.kind_of(kind, design)
        self._version: int | None = None

    def first_text(self) -> str:
        """Read the template as it stands."""
        found = deeds.text_of(self.desk.store, self._kind, self._language, self._design)
        self._version = found.version
        return "\n".join(editable(line) if line.strip() else "" for line in found.text.rstrip("\n").split("\n"))

    def heading(self) -> str:
        """Return the paper, its design and its language."""
        design = [paper_labels.design(self._kind, self._design)] if self._design else []
        return ", ".join([paper_labels.kind(self._kind), *design, paper_labels.language(self._language)])

    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    def _moved(self) -> None:
        self.show_notes()

    def find_faults(self, text: str) -> tuple[Fault, ...]:
        """Return what is wrong with a text."""
        try:
            deeds.check(self._kind, self._language, text, self._design)
        except Faulty as error:
            return error.faults
        return ()

    def notes(self) -> Content:
        """Return which fields the text may name in which the cursor stands."""
        key = self._key_at(self.area.cursor_location[0])
        if key is None:
            return _help()
        lines = [Content.styled(_("“{key}” may name").format(key=key.name), "bold")]
        fields = self._about.fields_of(key)
        lines += [Content.assemble((f"{{{it.shown}}} ", "$accent"), plain(it.meaning())) for it in fields]
        return Content("\n").join(lines)

    def _key_at(self, row: int) -> Key | None:
        """Return the key that a line belongs to: its own, or of an indented one that above it."""
        lines = self.area.text.split("\n")
        while row > 0 and lines[row][:1] in ("", " ", "\t"):
            row -= 1
        return self._about.by_key.get(lines[row].partition(":")[0].partition(".")[0].strip())

    def action_look(self) -> None:
        """Open how the paper looks with what is written here."""
        self._require_right()
        wish = PaperWish(language=self._language, design=self._design)
        paper_preview.start(self, self._kind, wish, self.area.text)

    def action_save(self) -> None:
        """Save, or say what is wrong."""
        from courses.exports import template_check

        self._require_right()
        template_check.check(self._kind, self._language, self.area.text, self._design)
        desk = self.desk
        deeds.save(
            desk.store,
            desk.actor,
            self._kind,
            self._language,
            self.area.text,
            design=self._design,
            version=self._version,
        )
        self.dismiss()
        self.wrote(_("Saved {what}.").format(what=self.heading()))

    def _require_right(self) -> None:
        """Go to the first line that is wrong. Raises `Faulty`."""
        if self.faults:
            self.go_to_first_fault()
            raise Faulty(tuple(self.faults[:1]))


def _help() -> Content:
    about = paper_fields.kind(PaperKind.SLIP).by_field["phone"]
    phone = about.swedish if language() == "sv" else about.name
    lines = (
        _("A line is a text: its key, a colon, what the paper says."),
        _("What stands in braces is filled in when the paper is made."),
        _("{example} is left out where there is no number.").format(example="[Tel. {" + phone + "}]"),
        _("Lines that begin with # are notes."),
    )
    return how_it_is_written(lines)
