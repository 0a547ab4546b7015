"""The text of a handout as it is written: what is wrong stands beside it line by line, and of a translation the original."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static, TextArea

from courses import handout_labels, i18n
from courses.actions import handouts as deeds
from courses.actions.handouts import HandoutFile
from courses.commands import bindings
from courses.commands.handouts import HANDOUT_TEXT
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model import Actor, Printed
from courses.model.shelf import ShelfText
from courses.rules import handout_state, handout_text
from courses.rules.text_faults import TextFault, refuse
from courses.screens import print_public
from courses.screens.dialogs.ask import Ask
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import Store
from courses.store import handouts as queries
from courses.text import editable, plain
from courses.widgets.text_field import Lines

_SHOWN = 10
"""Faults that are told at once."""


class HandoutEdit(Frame):
    """Changes one text, translates one, or writes a new one."""

    CSS_PATH = styles("form", "paper")
    AUTO_FOCUS = "#template-text"
    PLACE = "print"
    COMMANDS_HERE = HANDOUT_TEXT
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(HANDOUT_TEXT),
        Binding("tab", "app.focus_next", id="handout_text.tab", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", id="handout_text.back_tab", show=False, priority=True),
    ]

    def __init__(
        self, code: str, language: str, *, translate: str = "", then: Callable[[str, str], object] | None = None
    ) -> None:
        """Keep which text; no language: a new handout. `translate`: a new text in that language, from this one."""
        super().__init__()
        self._code = code
        self._language = language
        self._translate = translate
        self._then = then
        self._text: ShelfText | None = None
        self._beside: ShelfText | None = None
        self._pictures: frozenset[str] = frozenset()
        self._first = ""
        self._faults: list[TextFault] = []

    def body(self) -> ComposeResult:
        """Lay out the text, what is wrong with it and the original beside it, and the buttons."""
        self._read()
        yield Static(Content(plain(self._title())), classes="pane-heading form-heading")
        with Horizontal(classes="form-both"):
            yield Lines(self._first, id="template-text", show_line_numbers=True, compact=True, soft_wrap=True)
            with VerticalScroll(classes="template-notes", can_focus=True):
                yield Static(classes="template-faults", markup=False)
                yield Static(self._about(), classes="template-fields", markup=False)
        with Horizontal(classes="buttons form-buttons"):
            yield Button(Content(_("Save")), action="screen.save", variant="primary")
            yield Button(Content(_("Preview")), action="screen.look")
            yield Button(Content(_("Back")), action="app.back")

    def _read(self) -> None:
        """Read what is changed, and what it is a translation of."""
        store, today = self.desk.store, self.desk.today()
        self._pictures = frozenset(queries.picture_names(store))
        if not self._language:
            text = deeds.blank(i18n.language(), today)
        else:
            row = queries.row(store, today, self._code)
            known = row.text(self._language) or row.first
            if self._translate:
                self._beside = known
                text = deeds.translation(row.first if known.original_language else known, self._translate, today)
            else:
                self._text = known
                self._beside = row.text(known.original_language) if known.original_language else None
                text = deeds.written(known)
        self._first = "\n".join(editable(line) for line in text.rstrip("\n").split("\n"))

    def _title(self) -> str:
        language = self._translate or self._language
        return ", ".join(filter(None, (self._code, handout_labels.language(language) if language else "")))

    def _about(self) -> Content:
        """Return the original beside, or how a text is written."""
        it = self._beside
        if it is None:
            return _help(sorted(self._pictures))
        head = f"{handout_labels.language(it.language)}, " + _("version {version}").format(version=it.edition)
        lines = [
            Content.styled(plain(head), "bold"),
            Content(""),
            *(Content(plain(one)) for one in it.body.split("\n")),
        ]
        return Content("\n").join(lines)

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

    def _check(self) -> None:
        self._faults = handout_text.read(self._area.text, self._pictures)[1]
        self.query_one(".template-faults", Static).update(_told(self._faults))
        self.show_keys()

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
        """Open how the handout looks with what is written here."""
        self._require_right()
        print_public.start(self, partial(_preview, self._area.text, self._code, self))

    def action_save(self) -> None:
        """Save, or say what is wrong; an original that says something else is asked about its version."""
        self._require_right()
        before, text = self._text, self._area.text
        if before is None or not self._forgets_edition(before, text):
            self._save(text)
            return
        raised = handout_state.next_edition(before.edition)

        def answer(yes: bool | None) -> None:
            if yes is not None:
                self._save(deeds.raised(text, self.desk.today()) if yes else text)

        question = _("Give the text version {version}, of today?").format(version=raised)
        more = _("Then its translations are marked until they follow. A slip of the pen needs no new version.")
        self.ask(Ask(question, _("Version {version}").format(version=raised), more=more, is_safe=True), answer)

    def _forgets_edition(self, before: ShelfText, text: str) -> bool:
        read = handout_text.head(text)
        row = queries.row(self.desk.store, self.desk.today(), self._code)
        is_same = read.edition == before.edition and read.body.strip() != before.body.strip()
        return is_same and not before.original_language and len(row.texts) > 1

    def _save(self, text: str) -> None:
        desk, file = self.desk, HandoutFile(text)
        if self._text is None:
            saved = deeds.add(desk.store, desk.actor, file, self._code)
        else:
            it = self._text
            saved = deeds.change(desk.store, desk.actor, it.code, file, it.version, it.language)
        self.dismiss()
        self.wrote(_("Saved {what}.").format(what=f"{saved.title} ({handout_labels.language(saved.language)})"))
        if self._then is not None:
            self._then(saved.code, saved.language)

    def _require_right(self) -> None:
        """Go to the first line that is wrong. Raises Invalid with all that is."""
        if self._faults:
            if any(fault.line for fault in self._faults):
                self._area.move_cursor((0, 0))
                self.action_next_fault()
            refuse(self._faults[:1], _("The handout cannot be used as it is written."))
        if self._translate and handout_text.head(self._area.text).language != self._translate:
            raise Invalid(_("The text says another language than {language}.").format(language=self._translate))


def _preview(text: str, code: str, at: Frame, store: Store, _actor: Actor) -> Printed:
    from courses.exports import handout_papers

    return handout_papers.preview(store, HandoutFile(text), code, at.desk.now())


def _told(faults: list[TextFault]) -> Content:
    if not faults:
        return Content.styled("✓ " + _("Nothing is wrong."), "$success")
    count = ngettext("{count} thing is wrong", "{count} things are wrong", len(faults)).format(count=len(faults))
    lines = [Content.styled(count, "bold $error")]
    lines += [Content("✗ " + plain(str(fault))) for fault in faults[:_SHOWN]]
    if len(faults) > _SHOWN:
        lines.append(Content.styled(_("… and {count} more").format(count=len(faults) - _SHOWN), "$quiet"))
    return Content("\n").join(lines)


def _help(pictures: list[str]) -> Content:
    lines = (
        _("## begins a part; 1. 2. 3. are steps, - are points."),
        _("**bold** for what stands on a button, *slanted* for examples."),
        _("::: prova-själv … ::: is something to try, ::: tänk-på … ::: advice, ::: ord … ::: words explained."),
        _("::: enhet android … ::: are steps for one device: android, ipad, windows."),
        _("[text](https://…) alone on a line becomes a square code; a line of ____ is a line to write on."),
        _("![what it shows](file.svg) is a picture. There are: {names}.").format(names=", ".join(pictures)),
    )
    head = Content.styled(_("How it is written"), "bold")
    return Content("\n").join([head, *(Content("· " + plain(line)) for line in lines)])
