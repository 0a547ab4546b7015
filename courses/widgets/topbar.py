"""The top line: the program, the library, and what day it is. Knows no store and no clock."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from courses.text import plain


class TopBar(Widget):
    """One line: who on the left, when on the right."""

    left: reactive[str] = reactive("")
    """The program and the library."""
    right: reactive[str] = reactive("")
    """Today's date with its week."""

    def on_resize(self) -> None:
        """Write the line anew for another width."""
        self.refresh()

    def render(self) -> Content:
        """Return the line, the left side cut before the right one is."""
        width = self.app.size.width - self.gutter.width  # its own size is not known before the first picture
        right = Content(plain(self.right))
        left = Content.assemble(("Kursverkstad", "bold $accent"), (plain(self.left), "$foreground"))
        room = max(0, width - right.cell_length - 2)
        left = left.truncate(room, ellipsis=True)
        return left + Content(" " * max(1, width - left.cell_length - right.cell_length)) + right
