"""A template of a paper as text to be changed: what is wrong stands beside it, line by line, as it is typed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static, TextArea

from courses import paper_labels
from courses.actions import paper_template_deeds as deeds
from courses.commands import bindings
from courses.commands.paper import PAPER_TEMPLATE
from courses.i18n import _, ngettext
from courses.model.paper_style import PaperKind, PaperWish
from courses.rules.paper_fields import Key
from courses.rules.paper_template import Fault, Faulty
from courses.screens import paper_preview
from courses.screens.dialogs.ask import Ask
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import editable, plain
from courses.widgets.text_field import Lines

_SHOWN = 12
"""Faults that are told at once."""


class TemplateScreen(Frame):
    """Changes one template."""

    CSS_PATH = styles("form", "paper")
    AUTO_FOCUS = "#template-text"
    PLACE = "settings"
    COMMANDS_HERE = PAPER_TEMPLATE
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(PAPER_TEMPLATE),
        Binding("tab", "app.focus_next", id="paper_template.tab", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", id="paper_template.back_tab", show=False, priority=True),
    ]

    def __init__(self, kind: PaperKind, language: str, design: str = "") -> None:
        """Keep which template."""
        super().__init__()
        self._kind = kind
        self._language = language
        self._design = design
        self._about = deeds.kind_of(kind, design)
        self._first = ""
        self._version: int | None = None
        self._faults: tuple[Fault, ...] = ()

    def body(self) -> ComposeResult:
        """Lay out the text, what is wrong with it beside it, and the buttons."""
        found = deeds.text_of(self.desk.store, self._kind, self._language, self._design)
        self._first = "\n".join(editable(line) if line.strip() else "" for line in _indented(found.text))
        self._version = found.version
        yield Static(Content(plain(self._title)), classes="pane-heading form-heading")
        with Horizontal(classes="form-both"):
            yield Lines(self._first, id="template-text", show_line_numbers=True, compact=True, soft_wrap=True)
            with VerticalScroll(classes="template-notes", can_focus=False):
                yield Static(classes="template-faults", markup=False)
                yield Static(classes="template-fields", markup=False)
        with Horizontal(classes="buttons form-buttons"):
            yield Button(Content(_("Save")), action="screen.save", variant="primary")
            yield Button(Content(_("Preview")), action="screen.look")
            yield Button(Content(_("Back")), action="app.back")

    @property
    def _title(self) -> str:
        design = [paper_labels.design(self._kind, self._design)] if self._design else []
        return ", ".join([paper_labels.kind(self._kind), *design, paper_labels.language(self._language)])

    @property
    def _area(self) -> Lines:
        return self.query_one(Lines)

    def load(self) -> None:
        """Say what is wrong with the text as it is."""
        self._check()

    def on_screen_resume(self) -> None:
        """Keep what is typed: a text is read once."""
        self.call_after_refresh(self.show_keys)

    def read_again(self) -> None:
        """Keep what is typed, whatever was written elsewhere."""
        self.load()
        self.show_keys()

    def on_mount(self) -> None:
        """Say at once what is wrong."""
        self.call_after_refresh(self._check)

    @property
    def is_unsaved(self) -> bool:
        """Whether the text says something else than at first."""
        return any(area.text != self._first for area in self.walk_children(Lines))

    def step_back(self) -> bool:
        """Ask before what was typed is thrown away."""
        if not self.is_unsaved:
            return False
        question = _("What you have typed is not saved.")
        self.ask(Ask(question, _("Throw it away")), lambda yes: self.dismiss() if yes else None)
        return True

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._check()

    @on(TextArea.SelectionChanged)
    def _moved(self) -> None:
        self._show_fields()

    def _check(self) -> None:
        try:
            deeds.check(self._kind, self._language, self._area.text, self._design)
            self._faults = ()
        except Faulty as error:
            self._faults = error.faults
        self.query_one(".template-faults", Static).update(_told(self._faults))
        self._show_fields()

    def _show_fields(self) -> None:
        """Show which fields the text may name in which the cursor stands."""
        key = self._key_at(self._area.cursor_location[0])
        if key is None:
            self.query_one(".template-fields", Static).update(_help())
            return
        lines = [Content.styled(_("“{key}” may name").format(key=key.name), "bold")]
        fields = self._about.fields_of(key)
        lines += [Content.assemble((f"{{{it.shown}}} ", "$accent"), plain(it.meaning())) for it in fields]
        self.query_one(".template-fields", Static).update(Content("\n").join(lines))

    def _key_at(self, row: int) -> Key | None:
        """Return the key that a line belongs to: its own, or of an indented one that above it."""
        lines = self._area.text.split("\n")
        while row > 0 and lines[row][:1] in ("", " ", "\t"):
            row -= 1
        return self._about.by_key.get(lines[row].partition(":")[0].partition(".")[0].strip())

    def action_next_fault(self) -> None:
        """Go to the next line where something is wrong, the first after the last."""
        rows = sorted({fault.line - 1 for fault in self._faults if fault.line})
        if rows:
            at = self._area.cursor_location[0]
            self._area.move_cursor((next((row for row in rows if row > at), rows[0]), 0), center=True)
            self._area.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: there is a next fault where there is one."""
        return bool(self._faults) if action == "next_fault" else True

    def action_look(self) -> None:
        """Open how the paper looks with what is written here."""
        self._require_right()
        wish = PaperWish(language=self._language, design=self._design)
        paper_preview.start(self, self._kind, wish, self._area.text)

    def action_save(self) -> None:
        """Save, or say what is wrong."""
        from courses.exports import template_check

        self._require_right()
        template_check.check(self._kind, self._language, self._area.text, self._design)
        desk = self.desk
        deeds.save(
            desk.store,
            desk.actor,
            self._kind,
            self._language,
            self._area.text,
            design=self._design,
            version=self._version,
        )
        self.dismiss()
        self.wrote(_("Saved {what}.").format(what=self._title))

    def _require_right(self) -> None:
        """Go to the first line that is wrong. Raises `Faulty`."""
        if any(fault.line for fault in self._faults):
            self._area.move_cursor((0, 0))
            self.action_next_fault()
        if self._faults:
            raise Faulty(self._faults[:1])


def _indented(text: str) -> list[str]:
    return text.rstrip("\n").split("\n")


def _told(faults: tuple[Fault, ...]) -> Content:
    if not faults:
        return Content.styled("✓ " + _("Nothing is wrong."), "$success")
    count = ngettext("{count} thing is wrong", "{count} things are wrong", len(faults)).format(count=len(faults))
    lines = [Content.styled(count, "bold $error")]
    lines += [Content("✗ " + plain(str(fault))) for fault in faults[:_SHOWN]]
    if len(faults) > _SHOWN:
        lines.append(Content.styled(_("… and {count} more").format(count=len(faults) - _SHOWN), "$quiet"))
    return Content("\n").join(lines)


def _help() -> Content:
    lines = (
        _("A line is a text: its key, a colon, what the paper says."),
        _("What stands in braces is filled in when the paper is made."),
        _("[Tel. {phone}] is left out where there is no number."),
        _("Lines that begin with # are notes."),
    )
    return Content("\n").join([Content.styled(_("How it is written"), "bold"), *(Content(line) for line in lines)])
