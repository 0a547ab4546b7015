"""The first start: nothing is there yet, and what to do about it. Closes itself when there is something."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from courses.commands import bindings
from courses.commands.catalogue import WELCOME
from courses.i18n import _
from courses.screens import doors
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import courses as queries
from courses.widgets.empty import Empty


class WelcomeScreen(Frame):
    """Three ways to begin."""

    CSS_PATH = styles()
    AUTO_FOCUS = "Button"
    PLACE = "today"
    COMMANDS_HERE = WELCOME
    BINDINGS: ClassVar[list[BindingType]] = bindings(WELCOME)

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Empty(
            _("There is nothing here yet"),
            _("Read in a term from a file, plan a first course by hand, or look around in the demo first."),
            (
                (_("Import file"), "screen.import_file"),
                (_("New course"), "screen.new"),
                (_("Open the demo"), "app.demo"),
            ),
        )

    def load(self) -> None:
        """Make way when there is a course."""
        if queries.summaries(self.desk.store, self.desk.now()):
            self.dismiss()

    def step_back(self) -> bool:
        """Stay: there is nothing behind."""
        return True

    def action_new(self) -> None:
        """Plan a new course."""
        doors.new_course(self)

    def action_import_file(self) -> None:
        """Read in a file."""
        doors.import_file(self)
