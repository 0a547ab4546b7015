"""Checks a certificate: the text of its square code is pasted, or the name of its file written. Reads only."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static, TextArea

from courses import certificate_labels
from courses.commands import bindings
from courses.commands.printing import CERTIFICATE_CHECK
from courses.errors import CoursesError
from courses.i18n import _
from courses.model.certificates import Checked, Verdict
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.text_field import Lines


class CertificateCheckScreen(Frame):
    """Says what is found beside what is pasted."""

    CSS_PATH = styles("form", "paper")
    AUTO_FOCUS = "#certificate-text"
    PLACE = "print"
    COMMANDS_HERE = CERTIFICATE_CHECK
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(CERTIFICATE_CHECK),
        Binding("tab", "app.focus_next", id="certificate_check.tab", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", id="certificate_check.back_tab", show=False, priority=True),
    ]

    def body(self) -> ComposeResult:
        """Lay out the text, what is found beside it, and the buttons."""
        yield Static(Content(_("Check a certificate")), classes="pane-heading form-heading")
        with Horizontal(classes="form-both"):
            yield Lines("", id="certificate-text", compact=True, soft_wrap=True)
            with VerticalScroll(classes="template-notes", can_focus=False):
                yield Static(classes="check-found", markup=False)
        with Horizontal(classes="buttons form-buttons"):
            yield Button(Content(_("Check")), action="screen.check", variant="primary")
            yield Button(Content(_("Back")), action="app.back")

    def load(self) -> None:
        """Say what is to be done."""
        self._show(Content(_begin()))

    def on_screen_resume(self) -> None:
        """Keep what is pasted."""
        self.call_after_refresh(self.show_keys)

    def read_again(self) -> None:
        """Keep what is pasted, whatever was written elsewhere."""
        self.show_keys()

    def on_mount(self) -> None:
        """Say at once what is to be done."""
        self.call_after_refresh(self.load)

    @on(TextArea.Changed)
    def _pasted(self) -> None:
        """Check a whole certificate as soon as it is there."""
        text = self.query_one(Lines).text
        if "\n" in text.strip():
            self.action_check()
        elif not text.strip():
            self._show(Content(_begin()))

    def action_check(self) -> None:
        """Check what is pasted, or the file whose name is written."""
        from courses.actions import certificate_check
        from courses.imports import certificate_file

        text = self.query_one(Lines).text.strip()
        if not text:
            self._show(Content(_begin()))
            return
        try:
            read = certificate_file.read(text)
            found = certificate_check.check_here(self.desk.store, self.desk.actor, read.text)
            found = certificate_file.held_against_pages(found, read)
        except CoursesError as error:
            self._show(Content.styled(plain(f"✗ {error.message} {error.hint}".strip()), "$error"))
        except OSError as error:
            self._show(Content.styled(plain(f"✗ {error.strerror or error}"), "$error"))
        else:
            left = certificate_labels.uncoded(read.uncoded)
            notes = [Content.styled(left, "$warning")] if left else []
            self._show(Content("\n\n").join([*(_told(it) for it in found), *notes]))

    def _show(self, words: Content) -> None:
        self.query_one(".check-found", Static).update(words)


def _begin() -> str:
    return _(
        "Read the square code on the paper with a phone and paste its text here, or write the name of a PDF file. "
        "A certificate of another library is checked with its key on the command line: kursverkstad verify --key."
    )


def _told(it: Checked) -> Content:
    style = "bold $success" if it.verdict is Verdict.VALID else "bold $error"
    lines = [Content.styled(plain(certificate_labels.head(it)), style)]
    lines += [Content(plain(it.reason))] if it.reason else []
    if it.facts is not None:
        lines += [Content(f"{plain(label)}: {plain(value)}") for label, value in certificate_labels.facts(it.facts)]
    lines += [Content.styled(plain(line), "$quiet") for line in certificate_labels.advice(it)]
    return Content("\n").join(lines)
