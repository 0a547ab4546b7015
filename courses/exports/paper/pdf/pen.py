"""Draws on pages: text, rules, boxes and pictures, and the facts about the file. The only module that holds a canvas.

Measures are points from the left and from the TOP of the page. All text of a paper goes through `Pen.text`, in reading
order, inside a `part` that says what it is; rules and boxes are decoration by themselves, except inside a figure.
"""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from courses.exports.paper.pdf import pictures, placing
from courses.exports.paper.pdf.svg import Label
from courses.exports.paper.pdf.tags import DECORATION, END, PAGINATION, Element, Tags, spoken
from courses.exports.paper.type import drawing
from courses.exports.paper.type.fonts import BOLD, REGULAR, register
from courses.exports.paper.type.texts import esc, width
from courses.model.paper_style import PaperWords

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from courses.exports.paper.pdf.fields import Fields

Colour = tuple[float, float, float]
INK: Colour = (0.10, 0.12, 0.14)
GREY: Colour = (0.36, 0.40, 0.43)
ACCENT: Colour = (0.04, 0.33, 0.39)
LINE: Colour = (0.55, 0.60, 0.62)
TINT: Colour = (0.945, 0.965, 0.968)
MM = 72 / 25.4
"""Points to a millimetre."""
A4 = (210 * MM, 297 * MM)


class OutsideStructure(UserWarning):
    """A text was drawn in no part of the document: it would be read last, or not at all. An error in the tests."""


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
    goes_on: bool = False
    """Whether the next text goes straight on, as in another weight: it ends as it is, with no space put after it."""

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
        size: tuple[float, float] = A4,
        tags: Tags | None = None,
        archive: bool = False,
    ) -> None:
        """Begin a file; `language` is the text's, as "sv". `enlarged` makes the sheet and all on it larger than `size`.

        `size` is of a sheet that stands, in points; `archive` makes it PDF/A-2a, to be kept for ever.
        """
        from courses.exports.paper.pdf.file import PaperCanvas, PaperFile

        register()
        self.width, self.height = size[::-1] if landscape else size
        self.pages = 0
        self._filling: Colour | None = None
        self._stamps: set[str] = set()
        self._enlarged = enlarged
        self.tags = tags or Tags()
        self._is_tagged = tags is not None
        self._marked: Element | str | None = None
        """What the marks belong to that are open on the page: a part, or the operator of a decoration."""
        self._is_marked = False
        self._is_aside = False
        self._bookmarks = 0
        self._buffer = io.BytesIO()
        file = PaperFile(title=esc(title), author=esc(author), language=spoken(language), is_archive=archive)
        sheet = (self.width * enlarged, self.height * enlarged)
        self._canvas: Canvas = PaperCanvas(self._buffer, sheet, REGULAR, file)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        if PaperWords(language).is_rtl:
            self._canvas.setViewerPreference("Direction", "R2L")
        self._is_begun = False

    @contextmanager
    def part(
        self,
        role: str,
        *,
        language: str = "",
        alt: str = "",
        scope: str = "",
        columns: int = 1,
        rows: int = 1,
        numbering: str = "",
    ) -> Iterator[Element]:
        """Hold a part of the document open; what is drawn meanwhile belongs to it, in that order.

        `role` is PDF's: "H1" to "H6", "P", "L" of "LI" of "Lbl" and "LBody", "Table" of "TR" of "TH" and "TD", "Figure",
        "Link", "Note", "Span", "Sect". `language` where it is another than the document's; `alt` of a figure, never
        empty; `scope` of a TH: "Column", "Row" or "Both"; `columns`, `rows`: how many a cell goes over; `numbering` of an
        L with labels: "Decimal", "LowerAlpha", "Disc" … Aside there are no parts: what repeats a head is drawn by the
        same calls as the head.
        """
        if self._is_aside:
            yield self.tags.holder
            return
        attributes = f"/O /List /ListNumbering /{numbering}" if numbering else ""
        if scope or columns > 1 or rows > 1:
            attributes = "/O /Table" + (f" /Scope /{scope}" if scope else "")
            attributes += f" /ColSpan {columns}" * (columns > 1) + f" /RowSpan {rows}" * (rows > 1)
        with self.tags.part(role, spoken(language), alt=alt, attributes=attributes) as made:
            yield made

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """Go on in a part that was begun before: a paragraph, list or table that continues on the next page."""
        with self.tags.within(element):
            yield

    @contextmanager
    def aside(self, *, when: bool = True) -> Iterator[None]:
        """Draw what is not read aloud, text too: running heads, feet, page numbers, repeated heads of tables.

        `when` not: draw as before, such as a head where it stands first.
        """
        self._is_aside, before = self._is_aside or when, self._is_aside
        try:
            yield
        finally:
            self._is_aside = before

    def text(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw one line of text with its baseline at `y`; it ends in a space, so that lines read aloud part words."""
        if self._is_tagged:
            self._mark_text(text)
        room = width(text, style.font) * style.size if style.align != "left" else 0
        left = x - room * {"left": 0, "centre": 0.5, "right": 1}[style.align]
        self._text(left, y, text, style)

    def _mark_text(self, text: str) -> None:
        if self._is_aside:
            self._mark(PAGINATION)
            return
        if self.tags.holder is self.tags.root:
            warnings.warn(f"{text!r} is drawn outside every part", OutsideStructure, stacklevel=3)
            with self.part("P"):
                self._mark(self.tags.holder)
            return
        self._mark(self.tags.holder)

    def _mark(self, owner: Element | str, spoken: str = "") -> None:
        """Say whose the next thing drawn is: a part's, or a decoration's by its operator. What follows joins it."""
        if self._marked is owner and not spoken:
            return
        self._end_mark()
        code = self._page._code
        code.append(owner if isinstance(owner, str) else self.tags.mark(self.pages, spoken))
        self._marked = None if spoken else owner
        self._is_marked = True

    def _end_mark(self) -> None:
        if self._is_marked:
            self._page._code.append(END)
            self._is_marked = False
            self._marked = None

    def _text(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw one line from its left end."""
        self._fill_with(style.colour)
        self._show(x, self.height - y, text, style)

    def _show(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw one line from its left end, `y` from the bottom; a line that ends in a broken word ends without a space."""
        has_space = self._is_tagged and not style.goes_on and not text.endswith(drawing.SOFT_HYPHEN)
        said = f"{text} " if has_space else text
        page = self._page
        page._code.append(drawing.operators(page._doc, said, style.font, style.size, x, y, is_rtl=style.is_rtl))

    def text_up(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw one line of text that runs upwards from `y`, with its baseline at `x`."""
        if self._is_tagged:
            self._mark_text(text)
        self._page.saveState()
        self._page.translate(x, self.height - y)
        self._page.rotate(90)
        self._page.setFillColorRGB(*style.colour)
        self._show(0, 0, text, style)
        self._page.restoreState()

    def link(self, address: str, x: float, y: float, width: float, height: float, says: str = "") -> None:
        """Make a box on the page a link, its upper left corner at `x`, `y`; inside a part "Link" that has its text.

        `says` is read out for it; empty: the address. An address has its scheme, or is "#" and the name of a place in the
        file, before or after this; `finish` raises ValueError when there is none of that name.
        """
        from courses.exports.paper.pdf import annotations

        box = self._edges(x, y, width, height)
        annotations.link(self._page, self.tags, self.pages, address, box, says or address)

    def place(self, name: str, y: float) -> None:
        """Give a place on the page a name, so that links can lead there."""
        self._page.bookmarkHorizontal(name, 0, self.height - y)

    def _edges(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        """Return a box as its left, bottom, right and top, from the bottom of the page."""
        return x, self.height - y - height, x + width, self.height - y

    def field(
        self,
        name: str,
        x: float,
        y: float,
        width: float,
        height: float,
        says: str,
        *,
        size: float = 11,
        lines: bool = False,
    ) -> None:
        """Lay a field for text over a box that is drawn already; `says` is read out for it, `lines`: it may have several."""
        with self.part("Form"):
            box = self._edges(x, y, width, height)
            self._forms.text(self._page, self.tags, self.pages, box, name, says, size=size, lines=lines)

    def tick(self, name: str, x: float, y: float, size: float, says: str) -> None:
        """Lay a square to be ticked over one that is drawn already."""
        with self.part("Form"):
            self._forms.tick(self._page, self.tags, self.pages, self._edges(x, y, size, size), name, says)

    def choice(self, name: str, value: str, x: float, y: float, size: float, *, says: str, of: str) -> None:
        """Lay one of several choices over a ring or square that is drawn already.

        Those with the same `name` are of one question, `of`; `value` is kept when this is chosen: letters and digits.
        """
        with self.part("Form"):
            box = self._edges(x, y, size, size)
            self._forms.choice(self._page, self.tags, self.pages, box, name, value, says=says, of=of)

    @cached_property
    def _forms(self) -> Fields:
        from courses.exports.paper.pdf.fields import Fields

        return Fields()

    def bookmark(self, title: str, level: int, y: float, *, key: str = "") -> None:
        """Enter a place on the page in the outline that readers show beside the pages; `level` from 0, with no gaps.

        Links to "#" and `key` lead there.
        """
        key = key or f"b{self._bookmarks}"
        self._bookmarks += 1
        self._page.bookmarkHorizontal(key, 0, self.height - y)
        self._page.addOutlineEntry(title, key, level)
        self._page.showOutline()

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
        self._mark_shape()
        self._cover(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        self._page.setLineWidth(width)
        self._page.setStrokeColorRGB(*colour)
        self._page.line(x1, self.height - y1, x2, self.height - y2)

    def _mark_shape(self) -> None:
        """Say of a line or a box whether it is part of a figure or decoration."""
        if self._is_tagged:
            is_drawing = self.tags.holder.role == "Figure" and not self._is_aside
            self._mark(self.tags.holder if is_drawing else DECORATION)

    def _cover(self, x: float, y: float, width: float, height: float) -> None:
        """Tell the figure that is being drawn, if any, how far it reaches."""
        if self.tags.holder.role == "Figure" and not self._is_aside:
            self.tags.holder.cover(*(it * self._enlarged for it in self._edges(x, y, width, height)))

    def picture(
        self, x: float, y: float, width: float, height: float, content: bytes, alt: str = "", *, align: str = "centre"
    ) -> None:
        """Draw a picture (PNG, JPEG or SVG) as large as it can be in a box whose upper left corner is at `x`, `y`.

        It keeps its shape, at the "left", "centre" or "right" of the box. `alt` says what it shows; empty: it is
        decoration, or part of the figure that is being drawn. Raises Invalid for what is no picture.
        """
        own = pictures.size(content)
        scale = min(width / own.width, height / own.height)
        x += (width - own.width * scale) * {"left": 0, "centre": 0.5, "right": 1}[align]
        y += (height - own.height * scale) / 2
        with self.part("Figure", alt=alt) if alt else self._decoration():
            self._cover(x, y, own.width * scale, own.height * scale)
            if pictures.is_svg(content):
                self._outlines(x, y, own.height * scale, scale, content)
            else:
                self._mark_shape()
                bottom = self.height - y - own.height * scale
                placing.pixels(self._page, content, (x, bottom, own.width * scale, own.height * scale))

    @contextmanager
    def _decoration(self) -> Iterator[None]:
        """Draw what is part of the figure that is being drawn; outside every figure it is not read aloud."""
        if self.tags.holder.role == "Figure":
            yield
            return
        with self.aside():
            yield

    def _outlines(self, x: float, y: float, height: float, scale: float, content: bytes) -> None:
        """Draw an SVG picture; texts in it are letters like all others."""
        parts = placing.pieces(content)
        if not any(isinstance(it, Label) for it in parts):
            self._mark_shape()
            placing.outlines(self._page, content, (x, self.height - y - height), scale)
            return
        for it in parts:
            if isinstance(it, Label):
                style = Style(it.size * scale, it.is_bold, it.colour, it.align)
                self.text(x + it.x * scale, y + it.y * scale, esc(it.text), style)
            else:
                self._mark_shape()
                placing.piece(self._page, it, (x, self.height - y), scale)

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a box whose upper left corner is at `x`, `y`."""
        self._mark_shape()
        self._cover(x, y, width, height)
        self._fill_with(colour)
        self._page.rect(x, self.height - y - height, width, height, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, *, colour: Colour = LINE) -> None:
        """Draw the outline of a box whose upper left corner is at `x`, `y`."""
        self._mark_shape()
        self._cover(x, y, width, height)
        self._page.setLineWidth(0.6)
        self._page.setStrokeColorRGB(*colour)
        self._page.rect(x, self.height - y - height, width, height, stroke=1, fill=0)

    def squares(self, picture: bytes, across: int, x: float, y: float, side: float) -> None:
        """Draw a picture of one bit a square, as `rules.square_code` packs it, with its upper left corner at `x`, `y`."""
        from courses.exports.paper.pdf.squares import Squares

        self._mark_shape()
        self._cover(x, y, side, side)
        self._fill_with(INK)
        name = f"squares{hashlib.sha256(picture).hexdigest()[:16]}"
        canvas = self._page
        if not canvas.hasForm(name):
            canvas._doc.addForm(name, Squares(picture, across))
        left, foot = round(x, 3), round(self.height - y - side, 3)
        canvas._code.append(f"q {side:.3f} 0 0 {side:.3f} {left} {foot} cm /{canvas._doc.getXObjectName(name)} Do Q")
        canvas._formsinuse.append(name)

    def stamp(self, name: str, draw: Callable[[], None]) -> None:
        """Draw a decoration without text that many pages share: `draw` is called once, the file holds it once."""
        self._end_mark()
        if name not in self._stamps:
            self._stamps.add(name)
            self._page.beginForm(name)
            self._filling, is_tagged = None, self._is_tagged
            self._is_tagged = False  # all of it is one decoration, where it is put
            draw()
            self._is_tagged = is_tagged
            self._page.endForm()
            self._filling = None
        self._mark_shape()
        self._page.doForm(name)

    def _fill_with(self, colour: Colour) -> None:
        """Set the colour of fills and text, when it is another than before."""
        if colour != self._filling:
            self._page.setFillColorRGB(*colour)
            self._filling = colour

    def end_page(self) -> None:
        """Finish the page; the next call draws on a new one."""
        self._end_mark()
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
        if self._is_tagged:
            self.tags.write(self._canvas)
        self._forms.write(self._canvas)
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
