"""Says of all that is drawn on a page what it is: part of the document, or decoration. Draws nothing itself."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from courses.exports.paper.pdf.ink import Colour
from courses.exports.paper.pdf.tags import DECORATION, END, PAGINATION, Element, Tags, spoken
from courses.exports.paper.type.texts import esc

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class OutsideStructure(UserWarning):
    """A text was drawn in no part of the document: it would be read last, or not at all. An error in the tests."""


class Marking:
    """Pages whose parts are marked."""

    def __init__(self, canvas: Canvas, size: tuple[float, float], enlarged: float) -> None:
        """Begin on a canvas; `size` is of the sheet before it is `enlarged`."""
        self.width, self.height = size
        self.pages = 0
        self.tags = Tags()
        self._canvas = canvas
        self._enlarged = enlarged
        self._is_stamping = False
        """Whether a stamp is being drawn: all of it is one decoration, marked where it is put."""
        self._marked: Element | str | None = None
        """What the marks belong to that are open on the page: a part, or the operator of a decoration."""
        self._is_aside = False
        self._is_begun = False
        self._stamps: set[str] = set()
        self._filling: Colour | None = None

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
        with self.tags.part(role, spoken(language), alt=esc(alt), attributes=attributes) as made:
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

    def end_page(self) -> None:
        """Finish the page; the next call draws on a new one."""
        self._end_mark()
        self.pages += 1
        self._filling = None
        self._canvas.showPage()
        self._is_begun = False

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

    def _mark_shape(self) -> None:
        """Say of a line or a box whether it is part of a figure or decoration."""
        if not self._is_stamping:
            is_drawing = self.tags.holder.role == "Figure" and not self._is_aside
            self._mark(self.tags.holder if is_drawing else DECORATION)

    def _mark(self, owner: Element | str) -> None:
        """Say whose the next thing drawn is: a part's, or a decoration's by its operator. What follows joins it."""
        if self._marked is owner:
            return
        self._end_mark()
        self._page._code.append(owner if isinstance(owner, str) else self.tags.mark(self.pages))
        self._marked = owner

    def _end_mark(self) -> None:
        if self._marked is not None:
            self._page._code.append(END)
            self._marked = None

    @contextmanager
    def _decoration(self) -> Iterator[None]:
        """Draw what is part of the figure that is being drawn; outside every figure it is not read aloud."""
        if self.tags.holder.role == "Figure":
            yield
            return
        with self.aside():
            yield

    def _cover(self, x: float, y: float, width: float, height: float) -> None:
        """Tell the figure that is being drawn, if any, how far it reaches."""
        if self.tags.holder.role == "Figure" and not self._is_aside:
            self.tags.holder.cover(*(it * self._enlarged for it in self._edges(x, y, width, height)))

    def _edges(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        """Return a box as its left, bottom, right and top, from the bottom of the page."""
        return x, self.height - y - height, x + width, self.height - y

    def _fill_with(self, colour: Colour) -> None:
        """Set the colour of fills and text, when it is another than before."""
        if colour != self._filling:
            self._page._code.append(f"{rgb(colour)} rg")
            self._filling = colour

    @property
    def _page(self) -> Canvas:
        """The canvas, enlarged as asked for from the first thing that is drawn on a page."""
        if not self._is_begun:
            self._is_begun = True
            if self._enlarged != 1:
                self._canvas.scale(self._enlarged, self._enlarged)
        return self._canvas


@lru_cache(maxsize=256)
def rgb(colour: Colour) -> str:
    """Return a colour as a page has it."""
    return " ".join(f"{it:.3f}".rstrip("0").rstrip(".") for it in colour)
