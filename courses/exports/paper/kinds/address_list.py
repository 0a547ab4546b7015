"""Draws a list of addresses: A4, a person a row, with telephone and e-mail. From values alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.columns import Para, draw_paras, para
from courses.exports.paper.kinds.phrases import small
from courses.exports.paper.kinds.row_pages import (
    MARGIN,
    ListHead,
    day_printed,
    draw_foot,
    draw_head,
    foot_height,
    head_end,
    shared_out,
)
from courses.exports.paper.pdf.pen import Style, file_name, tint
from courses.exports.paper.pdf.tags import Element
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.fonts import refuse_missing
from courses.exports.paper.type.texts import escaped, texts_in
from courses.i18n import _
from courses.model import Printed
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords
from courses.model.roll import AddressListPaper, AddressRow


class _Row(NamedTuple):
    """A person, put together."""

    left: tuple[Para, ...]
    right: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class _List:
    """The list while it is drawn."""

    pen: Sheet
    words: PaperWords

    @property
    def size(self) -> float:
        """Of the text."""
        return 16.0 if self.pen.look.is_large else 10.0

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.pen.width - 2 * MARGIN

    @property
    def right(self) -> float:
        """Where telephone and e-mail begin."""
        return MARGIN + self.inner * 0.56

    def row(self, it: AddressRow) -> _Row:
        """Return a person, put together."""
        left, right = self.right - MARGIN - 14, self.inner - self.inner * 0.56 - 4
        return _Row(
            (self._para(it.name, left, is_bold=True), self._para(it.address, left)),
            (self._para(it.phone, right), self._para(it.email, right)),
        )

    def _para(self, text: str, room: float, *, is_bold: bool = False) -> Para:
        sizes = (self.size,) if self.pen.look.is_large else (10, 9, 8)
        return para(text, room, sizes, Style(bold=is_bold), most=3)

    def height(self, it: _Row) -> float:
        """Return the points a person takes."""
        return max(sum(one.height for one in side) for side in it) + 5

    @property
    def heads_height(self) -> float:
        """The points that what the columns are takes."""
        return (16.0 if self.pen.look.is_large else 9.0) * 1.8

    def heads(self, y: float) -> float:
        """Draw what the columns are, read aloud on the first page only, and return where they end."""
        pen, size = self.pen, self.heads_height / 1.8
        style = Style(size, colour=pen.look.colours.grey)
        with pen.aside(when=pen.pages > 0), pen.part("TR"):
            for x, key in ((MARGIN + 4, "name_and_address"), (self.right, "phone_and_email")):
                with pen.part("TH", scope="Column"):
                    pen.text(x, y + size * 1.3, self.words.say(key), style)
        return y + self.heads_height

    def draw(self, it: _Row, y: float, *, is_tinted: bool) -> float:
        """Draw a person and return where the next one begins."""
        pen, height = self.pen, self.height(it)
        if is_tinted:
            pen.fill(MARGIN, y, self.inner, height, tint(pen.look.colours.accent, 0.04))
        with pen.part("TR"):
            with pen.part("TH", scope="Row"):
                draw_paras(pen, it.left, MARGIN + 4, y + 1)
            with pen.part("TD"):
                draw_paras(pen, it.right, self.right, y + 1)
        return y + height


def render(paper: AddressListPaper, style: PaperStyle) -> Printed:
    """Return the list as a file. Raises Invalid when a letter has no glyph, before anything is drawn."""
    paper, words = escaped(paper), style.words
    refuse_missing([*texts_in(paper), *words.texts.values()])
    pen = Sheet(style, title=words.say("title_of", title=paper.title), author=paper.library)
    drawn = _List(pen, words)
    printed = small(paper.number, day_printed(paper.printed_on, words))
    head = ListHead(words.say("heading"), paper.title, "", paper.library, printed)
    rows = [(row, drawn.height(row)) for row in map(drawn.row, paper.rows)]
    room = pen.height - foot_height(pen) - head_end(pen, head) - drawn.heads_height
    pages = shared_out(rows, room)
    table: Element | None = None
    for number, those in enumerate(pages, 1):
        y = draw_head(pen, head, words)
        table = table or pen.tags.root.add("Table")
        with pen.within(table):
            y = drawn.heads(y)
            for at, (row, _height) in enumerate(those):
                y = drawn.draw(row, y, is_tinted=bool(at % 2))
        pen.rule(MARGIN, y, drawn.inner, width=1.0, colour=pen.look.colours.ink)
        draw_foot(pen, _told(paper, words), number, len(pages), words)
        pen.end_page()
    return Printed(file_name(_("address-list"), paper.title), pen.finish(), pen.pages)


def _told(paper: AddressListPaper, words: PaperWords) -> str:
    left_out = words.many("left_out", paper.left_out) if paper.left_out else ""
    return small(words.many("persons", len(paper.rows)), left_out, words.say("destroy"))


def _sample(_language: str) -> AddressListPaper:
    """Return a list of some addresses."""
    rows = (
        AddressRow("Doris Ek", "Granstigen 4 B, 999 99 Tallvik", "0980-319 200", "doris@example.org"),
        AddressRow("ጽጌ ሃይለ", "Tallvägen 2, 999 99 Tallvik", "070-174 06 05", ""),
        AddressRow("نور الهدى", "Björkgatan 18, 999 98 Granvik", "", "noor@example.org"),
    )
    return AddressListPaper(
        "2026-0008", "Tallviks bibliotek", "TAL-701 Bli vän med din telefon", rows, 1, date(2027, 1, 8)
    )


def _long(language: str) -> AddressListPaper:
    """Return a list of many pages."""
    paper = _sample(language)
    name = "Wilhelmina Konstantinopolska-Ängsbäcksdotter af Överkalixforsen"
    return replace(
        paper, rows=tuple(replace(paper.rows[0], name=name if at % 9 == 3 else f"Person {at}") for at in range(60))
    )


PAPERS = {PaperKind.ADDRESS_LIST: Drawn(render, _sample, _long)}
