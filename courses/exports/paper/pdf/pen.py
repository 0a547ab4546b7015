"""Draws on A4 pages: text, rules and boxes, and the facts about the file. The only module that holds a canvas.

Measures are points from the left and from the TOP of the page. All text of a paper goes through `Pen.text`,
in reading order.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from courses.exports.paper.pdf.tags import DECORATION, END, Tags
from courses.exports.paper.type import scripts
from courses.exports.paper.type.fonts import BOLD, REGULAR, register

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Colour = tuple[float, float, float]
INK: Colour = (0.10, 0.12, 0.14)
GREY: Colour = (0.36, 0.40, 0.43)
ACCENT: Colour = (0.04, 0.33, 0.39)
LINE: Colour = (0.55, 0.60, 0.62)
TINT: Colour = (0.945, 0.965, 0.968)
MM = 72 / 25.4
"""Points to a millimetre."""
A4 = (210 * MM, 297 * MM)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks."""

    size: float = 10
    bold: bool = False
    colour: Colour = INK
    align: str = "left"
    """Where x is: at the "left", "centre" or "right" of the text."""
    is_rtl: bool = False
    """Whether it stands in a paragraph that runs from right to left."""

    @property
    def font(self) -> str:
        """The typeface's name."""
        return BOLD if self.bold else REGULAR


class Pen:
    """Draws one file, page by page; the same calls give the same bytes."""

    def __init__(
        self,
        *,
        title: str,
        author: str,
        language: str,
        landscape: bool = False,
        enlarged: float = 1.0,
        tags: Tags | None = None,
    ) -> None:
        """Begin a file; `language` is the text's, as "sv". `enlarged` makes the sheet and all on it larger than A4.

        With `tags` the file says what each text is; the caller names the parts, and no `stamp` is used.
        """
        from reportlab.pdfgen.canvas import Canvas

        register()
        self.width, self.height = A4[::-1] if landscape else A4
        self.pages = 0
        self._filling: Colour | None = None
        self._stamps: set[str] = set()
        self._enlarged = enlarged
        self._tags = tags
        self._buffer = io.BytesIO()
        self._canvas = Canvas(
            self._buffer,
            pagesize=(self.width * enlarged, self.height * enlarged),
            invariant=1,
            pageCompression=1,
            lang=language,
            initialFontName=REGULAR,
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(title)
        self._canvas.setCreator("Kursverkstad")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._is_begun = False

    def text(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw one line of text with its baseline at `y`."""
        if self._tags is None:
            self._text(x, y, text, style)
            return
        self._page._code.append(self._tags.mark(self.pages, text if scripts.is_complex(text) else ""))
        self._text(x, y, f"{text} " if style.align == "left" else text, style)  # so that lines read aloud part words
        self._page._code.append(END)

    def _text(self, x: float, y: float, text: str, style: Style) -> None:
        if style.is_rtl or scripts.is_complex(text):
            self._scripts(x, y, text, style)
            return
        canvas = self._page
        canvas.setFont(style.font, style.size)
        self._fill_with(style.colour)
        if style.align == "right":
            canvas.drawRightString(x, self.height - y, text)
        elif style.align == "centre":
            canvas.drawCentredString(x, self.height - y, text)
        else:
            canvas.drawString(x, self.height - y, text)

    def _scripts(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw one line in several scripts, part by part from left to right."""
        parts = scripts.pieces(text, style.font, is_rtl=style.is_rtl)
        widths = [scripts.piece_width(it, style.size) for it in parts]
        x -= sum(widths) * {"left": 0, "centre": 0.5, "right": 1}[style.align]
        self._fill_with(style.colour)
        for it, width in zip(parts, widths, strict=True):
            self._page.setFont(it.font, style.size)
            drawn = scripts.joined(it.text, style.size) if it.is_joined else it.text
            self._page.drawString(x, self.height - y, drawn)
            x += width

    def text_up(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw one line of text that runs upwards from `y`, with its baseline at `x`."""
        self._page.saveState()
        self._page.translate(x, self.height - y)
        self._page.rotate(90)
        self._page.setFont(style.font, style.size)
        self._page.setFillColorRGB(*style.colour)
        self._page.drawString(0, 0, text)
        self._page.restoreState()

    def rule(self, x: float, y: float, length: float, *, width: float = 0.5, colour: Colour = LINE) -> None:
        """Draw a horizontal line rightwards from `x`."""
        self._line(x, y, x + length, y, width, colour)

    def upright(self, x: float, y: float, length: float, *, width: float = 0.5, colour: Colour = LINE) -> None:
        """Draw a vertical line downwards from `y`."""
        self._line(x, y, x, y + length, width, colour)

    def dashes(self, x: float, y: float, *, right: float = 0, down: float = 0) -> None:
        """Draw a broken line from `x`, `y`, so far to the right and so far down: where scissors go."""
        self._page.setDash(3, 3)
        self._line(x, y, x + right, y + down, 0.6, LINE)
        self._page.setDash()

    def _line(self, x1: float, y1: float, x2: float, y2: float, width: float, colour: Colour) -> None:
        self._page.setLineWidth(width)
        self._page.setStrokeColorRGB(*colour)
        with self._decoration():
            self._page.line(x1, self.height - y1, x2, self.height - y2)

    @contextmanager
    def _decoration(self) -> Iterator[None]:
        """Draw something that is not read aloud."""
        if self._tags is not None:
            self._page._code.append(DECORATION)
        yield
        if self._tags is not None:
            self._page._code.append(END)

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a box whose upper left corner is at `x`, `y`."""
        self._fill_with(colour)
        with self._decoration():
            self._page.rect(x, self.height - y - height, width, height, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, *, colour: Colour = LINE) -> None:
        """Draw the outline of a box whose upper left corner is at `x`, `y`."""
        self._page.setLineWidth(0.6)
        self._page.setStrokeColorRGB(*colour)
        self._page.rect(x, self.height - y - height, width, height, stroke=1, fill=0)

    def stamp(self, name: str, draw: Callable[[], None]) -> None:
        """Draw a decoration without text that many pages share: `draw` is called once, the file holds it once."""
        if name not in self._stamps:
            self._stamps.add(name)
            self._page.beginForm(name)
            self._filling = None
            draw()
            self._page.endForm()
            self._filling = None
        self._page.doForm(name)

    def _fill_with(self, colour: Colour) -> None:
        """Set the colour of fills and text, when it is another than before."""
        if colour != self._filling:
            self._page.setFillColorRGB(*colour)
            self._filling = colour

    def end_page(self) -> None:
        """Finish the page; the next call draws on a new one."""
        self.pages += 1
        self._filling = None
        self._canvas.showPage()
        self._is_begun = False

    @property
    def _page(self) -> Canvas:
        """The canvas, enlarged as asked for from the first thing that is drawn on a page."""
        if not self._is_begun:
            self._is_begun = True
            if self._enlarged != 1:
                self._canvas.scale(self._enlarged, self._enlarged)
        return self._canvas

    def finish(self) -> bytes:
        """Return the file; every page has been ended."""
        if self._tags is not None:
            self._tags.write(self._canvas)
        self._canvas.save()
        return self._buffer.getvalue()


def tint(colour: Colour, share: float) -> Colour:
    """Return `colour` thinned with white; `share` is how much of it is left, 0–1."""
    red, green, blue = (1 - share * (1 - part) for part in colour)
    return red, green, blue


def file_name(kind: str, subject: str) -> str:
    """Return "kind-subject.pdf" in letters that every system, mail and printer takes, at most 80 long."""
    spelt = unicodedata.normalize("NFKD", subject).encode("ascii", "ignore").decode()
    safe = re.sub(r"[^A-Za-z0-9]+", "-", spelt)[:60].strip("-")
    return f"{kind}-{safe}.pdf" if safe else f"{kind}.pdf"
