"""The top line: the program, the library, what day it is; for a while what was just done. Knows no store and no clock."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from courses.text import plain


class Said(NamedTuple):
    """What the program has just said."""

    words: str = ""
    is_warning: bool = False


class TopBar(Widget):
    """One line: who on the left, when on the right; while something is said, that alone, in two lines if it has to be.

    It is said up here because nothing else that anybody looks for stands here.
    """

    MAX_LINES = 2
    left: reactive[str] = reactive("")
    """The program and the library."""
    right: reactive[str] = reactive("")
    """Today's date with its week."""
    said: reactive[Said] = reactive(Said(), layout=True)

    def watch_said(self) -> None:
        """Look different while something is said."""
        self.set_class(bool(self.said.words), "-saying")
        self.set_class(self.said.is_warning, "-warning")

    def on_resize(self) -> None:
        """Write the line anew for another width."""
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 Textual's own shape
        """Return how many lines are needed."""
        return min(self.MAX_LINES, len(self._lines(width))) if self.said.words else 1

    def _lines(self, width: int) -> list[Content]:
        sign = "⚠ " if self.said.is_warning else "✓ "
        return Content(sign + plain(self.said.words)).wrap(max(1, width))

    def render(self) -> Content:
        """Return the line, the left side cut before the right one is."""
        width = self.app.size.width - self.gutter.width  # its own size is not known before the first picture
        if self.said.words:
            return Content("\n").join(self._lines(width)[: self.MAX_LINES])
        right = Content(plain(self.right))
        left = Content.assemble(("Kursverkstad", "bold $accent"), (plain(self.left), "$foreground"))
        room = max(0, width - right.cell_length - 2)
        left = left.truncate(room, ellipsis=True)
        return left + Content(" " * max(1, width - left.cell_length - right.cell_length)) + right
