"""Draws on pages: text, rules, boxes and pictures, and the facts about the file. The only module that holds a canvas.

Measures are points from the left and from the TOP of the page. All text of a paper goes through `Pen.text`, in reading
order, inside a `part` that says what it is; rules and boxes are decoration by themselves, except inside a figure.
"""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from courses.exports.paper.pdf import addresses, pictures, placing
from courses.exports.paper.pdf.ink import A4, ACCENT, GREY, INK, LINE, MM, TINT, Colour, Style, tint
from courses.exports.paper.pdf.marking import OutsideStructure
from courses.exports.paper.pdf.shapes import Shapes
from courses.exports.paper.pdf.svg import Label
from courses.exports.paper.pdf.tags import Element, Tags, spoken
from courses.exports.paper.type import drawing
from courses.exports.paper.type.fonts import REGULAR, register
from courses.exports.paper.type.texts import esc, width
from courses.model.paper_style import PaperWords

if TYPE_CHECKING:
    from courses.exports.paper.pdf.fields import Fields

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
__all__ = [
    "A4",
    "ACCENT",
    "GREY",
    "INK",
    "LINE",
    "MM",
    "TINT",
    "Colour",
    "Element",
    "OutsideStructure",
    "Pen",
    "Style",
    "Tags",
    "file_name",
    "tint",
]


class Pen(Shapes):
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
        archive: bool = False,
    ) -> None:
        """Begin a file; `language` is the text's, as "sv". `enlarged` makes the sheet and all on it larger than `size`.

        `size` is of a sheet that stands, in points; `archive` makes it PDF/A-2a, to be kept for ever.
        """
        from courses.exports.paper.pdf.file import PaperCanvas, PaperFile

        register()
        self._buffer = io.BytesIO()
        self._bookmarks = 0
        self._headings: dict[Element, list[str]] = {}
        """The texts of each heading, in lines; its number is the name of its place."""
        across, down = size[::-1] if landscape else size
        file = PaperFile(title=esc(title), author=esc(author), language=spoken(language), is_archive=archive)
        canvas = PaperCanvas(self._buffer, (across * enlarged, down * enlarged), REGULAR, file)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        if PaperWords(language).is_rtl:
            canvas.setViewerPreference("Direction", "R2L")
        super().__init__(canvas, (across, down), enlarged)

    def text(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw one line of text with its baseline at `y`; it ends in a space, so that lines read aloud part words.

        Addresses in it are links, where the text is not one already.
        """
        found = addresses.pieces(text)
        is_plain = self._is_aside or self.tags.holder is self.tags.root or self.tags.is_within("Link", "Figure")
        if is_plain or not any(address for _shown, address in found):
            self._write(x, y, text, style)
            return
        x -= (
            width(text, style.font, is_rtl=style.is_rtl)
            * style.size
            * {"left": 0, "centre": 0.5, "right": 1}[style.align]
        )
        if style.is_rtl:  # its order is settled when it is drawn: the whole line leads to the first address in it
            found = [(text, next(address for _shown, address in found if address))]
        for index, (shown, address) in enumerate(found):
            goes_on = style.goes_on or index < len(found) - 1
            x = self._write_linked(x, y, shown, address, replace(style, align="left", goes_on=goes_on))

    def _write_linked(self, x: float, y: float, text: str, address: str, style: Style) -> float:
        """Draw a piece of a line, a link where it has an address; return where it ends.

        The others are parts too: some voices read what stands right in a paragraph before the parts of it.
        """
        from courses.exports.paper.pdf import annotations

        end = x + width(text, style.font, is_rtl=style.is_rtl) * style.size
        with self.part("Link" if address else "Span"):
            self._write(x, y, text, style)
            if not address:
                return end
            box = self._edges(x, y - style.size * 0.9, end - x, style.size * 1.2)
            annotations.link(self._page, self.tags, self.pages, address, box, address.removeprefix("mailto:"))
        return end

    def _write(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw one line of text, marked as what it is."""
        self._mark_text(text)
        if self.tags.holder.role in HEADINGS and not self._is_aside:
            self._note_heading(text, y - style.size * 1.2)
        room = width(text, style.font, is_rtl=style.is_rtl) * style.size if style.align != "left" else 0
        left = x - room * {"left": 0, "centre": 0.5, "right": 1}[style.align]
        if self.tags.holder.role == "Figure":
            self._cover(
                left,
                y - style.size,
                room or width(text, style.font, is_rtl=style.is_rtl) * style.size,
                style.size * 1.2,
            )
        self._text(left, y, text, style)

    def _text(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw one line from its left end."""
        self._fill_with(style.colour)
        self._show(x, self.height - y, text, style)

    def _show(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw one line from its left end, `y` from the bottom; a line that ends in a broken word ends without a space."""
        has_space = not style.goes_on and not text.endswith(drawing.SOFT_HYPHEN)
        said = f"{text} " if has_space else text
        page = self._page
        page._code.append(drawing.operators(page._doc, said, style.font, style.size, x, y, is_rtl=style.is_rtl))

    def text_up(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw one line of text that runs upwards from `y`, with its baseline at `x`."""
        self._mark_text(text)
        self._page.saveState()
        self._page.translate(x, self.height - y)
        self._page.rotate(90)
        self._page.setFillColorRGB(*style.colour)
        self._show(0, 0, text, style)
        self._page.restoreState()

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

    def bookmark(self, title: str, level: int, y: float, *, key: str = "") -> None:
        """Enter a place on the page in the outline that readers show beside the pages; `level` from 0, with no gaps.

        Links to "#" and `key` lead there.
        """
        key = key or f"b{self._bookmarks}"
        self._bookmarks += 1
        self._page.bookmarkHorizontal(key, 0, self.height - y)
        self._page.addOutlineEntry(esc(title), key, level)
        self._page.showOutline()

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

    def _note_heading(self, text: str, y: float) -> None:
        """Remember where a heading is, for an outline of a paper that makes none itself."""
        if self.tags.holder not in self._headings:
            self.place(f"h{len(self._headings)}", y)
        self._headings.setdefault(self.tags.holder, []).append(text.strip())

    def _bookmark_headings(self) -> None:
        level = -1
        for index, (heading, lines) in enumerate(self._headings.items()):
            level = min(HEADINGS.index(heading.role), level + 1)
            self._canvas.addOutlineEntry(" ".join(lines), f"h{index}", level)
        if self._headings:
            self._canvas.showOutline()

    @cached_property
    def _forms(self) -> Fields:
        from courses.exports.paper.pdf.fields import Fields

        return Fields()

    def finish(self) -> bytes:
        """Return the file; every page has been ended."""
        from courses.exports.paper.pdf import tree

        if self.pages > 1 and not self._bookmarks:
            self._bookmark_headings()
        tree.write(self._canvas._doc, self.tags)
        self._forms.write(self._canvas)
        self._canvas.save()
        return self._buffer.getvalue()


def file_name(kind: str, subject: str) -> str:
    """Return "kind-subject.pdf" in letters that every system, mail and printer takes, at most 80 long."""
    spelt = unicodedata.normalize("NFKD", subject).encode("ascii", "ignore").decode()
    safe = re.sub(r"[^A-Za-z0-9]+", "-", spelt)[:60].strip("-")
    return f"{kind}-{safe}.pdf" if safe else f"{kind}.pdf"
