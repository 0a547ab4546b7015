"""Draws a call list: A4, large names and numbers, boxes to tick and a line for what was said. From values alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

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
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.fonts import REGULAR, refuse_missing
from courses.exports.paper.type.texts import escaped, fit, texts_in, width
from courses.i18n import _
from courses.model import Printed
from courses.model.calling import CallListPaper, CallPaperRow
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords

_NUMBER = 30.0
_BOX = 13.0
_LEAST = 82.0
"""Points for a person, at least."""
_ANSWERS = ("comes", "does_not_come", "no_answer")


@dataclass(frozen=True, slots=True)
class _Column:
    """What is told of a person, put together."""

    row: CallPaperRow
    left: tuple[Para, ...]
    reach: Para
    said: Para


@dataclass(frozen=True, slots=True)
class _List:
    """The list while it is drawn."""

    pen: Sheet
    words: PaperWords

    @property
    def grown(self) -> float:
        """How much larger than usual small texts are."""
        return 1.7 if self.pen.look.is_large else 1.0

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.pen.width - 2 * MARGIN

    @property
    def right(self) -> float:
        """Where the number to call begins."""
        return MARGIN + self.inner * 0.53

    @property
    def room(self) -> float:
        """The width of the column with the number to call."""
        return MARGIN + self.inner - self.right

    def column(self, row: CallPaperRow) -> _Column:
        """Return what is told of a person."""
        grown, room = self.grown, self.right - MARGIN - _NUMBER - 10
        body = tuple(size * grown for size in (10.5, 9.5))
        names = (16 * min(grown, 1.25), 16, 14, 12, 10) if grown == 1 else (20, 18, 16)
        numbers = (17, 15, 13, 11) if grown == 1 else (21, 19, 17, 16)
        grey = Style(colour=self.pen.look.colours.grey)
        left = (
            para(row.name, room, names, Style(bold=True), most=6),
            para(row.course, room, body, Style(), before=1, most=2),
            para(row.errand, room, body, Style(), before=1, most=2),
            para(row.facts, room, body, Style(), before=1, most=6),
        )
        reach = para(row.reach, self.room, numbers, Style(bold=row.is_phone), most=2)
        said = para(row.last or self.words.say("said"), self.room, (9.4 * grown,), grey, most=2)
        return _Column(row, left, reach, said)

    def height(self, it: _Column) -> float:
        """Return the points a person takes."""
        left = sum(one.height for one in it.left)
        right = it.reach.height + self._answers_height() + it.said.height + 12
        return max(_LEAST * (1.35 if self.grown > 1 else 1), left + 12, right + 8)

    def draw(self, it: _Column, y: float, height: float, *, is_tinted: bool) -> None:
        """Draw a person with boxes to tick."""
        pen, colours = self.pen, self.pen.look.colours
        if is_tinted:
            pen.fill(MARGIN, y, self.inner, height, tint(colours.accent, 0.04))
        pen.rule(MARGIN, y, self.inner, colour=colours.line)
        number = Style(12 if self.grown == 1 else 16, colour=colours.grey, align="right")
        with pen.part("LI"):
            with pen.part("Lbl"):
                pen.text(MARGIN + _NUMBER - 8, y + 22, str(it.row.number), number)
            with pen.part("LBody"):
                draw_paras(pen, it.left, MARGIN + _NUMBER, y + 4)
                end = draw_paras(pen, [it.reach], self.right, y + 4)
                end = self._answers(end + 6)
                draw_paras(pen, [it.said], self.right, max(end, y + height - it.said.height - 4))
        if not it.row.last:
            taken = min(width(self.words.say("said"), REGULAR) * it.said.text.size + 6, self.room * 0.8)
            pen.rule(self.right + taken, y + height - 9, self.room - taken, colour=colours.line)

    def _answers(self, y: float) -> float:
        """Draw the boxes to tick off, a result each, side by side or below each other; return where they end."""
        size, box = 10 * min(self.grown, 1.6), _BOX * min(self.grown, 1.4)
        x, pen = self.right, self.pen
        with pen.part("P"):
            for key in _ANSWERS:
                told = self.words.say(key)
                pen.frame(x, y, box, box, colour=pen.look.colours.ink)
                fitted = fit(told, REGULAR, self.room - box - 4, (size, size * 0.9))
                pen.text(x + box + 4, y + box * 0.78, "".join(fitted.lines), Style(fitted.size))
                if self._is_stacked():
                    y += box * 1.35
                else:
                    x += box + 4 + width(told, REGULAR) * size + 12
        return y if self._is_stacked() else y + box

    def _answers_height(self) -> float:
        box = _BOX * min(self.grown, 1.4)
        return box * 1.35 * len(_ANSWERS) if self._is_stacked() else box

    def _is_stacked(self) -> bool:
        size, box = 10 * min(self.grown, 1.6), _BOX * min(self.grown, 1.4)
        words = [self.words.say(key) for key in _ANSWERS]
        return sum(box + 4 + width(told, REGULAR) * size + 12 for told in words) - 12 > self.room


def render(paper: CallListPaper, style: PaperStyle) -> Printed:
    """Return the list as a file. Raises Invalid when a letter has no glyph, before anything is drawn."""
    paper, words = escaped(paper), style.words
    refuse_missing([*texts_in(paper), *words.texts.values()])
    title = words.say("title_of", number=paper.number, title=paper.title)
    pen = Sheet(style, title=title, author=paper.library)
    drawn = _List(pen, words)
    printed = small(paper.number, day_printed(paper.printed_on, words))
    head = ListHead(words.say("heading"), paper.title, paper.progress, paper.library, printed)
    columns = [(it, drawn.height(it)) for it in map(drawn.column, paper.rows)]
    pages = shared_out(columns, pen.height - foot_height(pen) - head_end(pen, head))
    everybody = None
    for number, rows in enumerate(pages, 1):
        y = draw_head(pen, head, words)
        everybody = everybody or pen.tags.root.add("L")
        with pen.within(everybody):
            for at, (it, height) in enumerate(rows):
                drawn.draw(it, y, height, is_tinted=bool(at % 2))
                y += height
        pen.rule(MARGIN, y, drawn.inner, width=1.0, colour=pen.look.colours.ink)
        draw_foot(pen, words.say("destroy"), number, len(pages), words)
        pen.end_page()
    return Printed(file_name(_("call-list"), paper.title), pen.finish(), pen.pages)


def _row(number: int, **changes: object) -> CallPaperRow:
    row = CallPaperRow(
        number=number,
        name="Doris Ek",
        reach="0980-319 200",
        is_phone=True,
        errand="Kommer? Börjar tis 12 jan",
        course="TAL-701 Bli vän med din telefon",
        facts="hörslinga · tillsammans med Bror Ek",
        last="",
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def _sample(_language: str) -> CallListPaper:
    """Return a call list of some people."""
    rows = (
        _row(1),
        _row(2, name="ጽጌ ሃይለ", reach="0980-319 201", last="fre 8 jan 10.15: inget svar"),
        _row(3, name="Åsa Öberg", reach="e-post asa@example.org", is_phone=False),
        *(_row(at, reach=f"0980-319 2{at:02}") for at in range(4, 11)),
    )
    return CallListPaper(
        "2026-0007", "Tallviks bibliotek", "Alla kommande kurser", "2 av 10 ringda", rows, date(2027, 1, 8)
    )


def _long(language: str) -> CallListPaper:
    """Return a call list with the longest texts that are reasonable."""
    name = "Wilhelmina Konstantinopolska-Ängsbäcksdotter af Överkalixforsen"
    long = _row(1, name=name, facts="hörslinga, plats nära dörren och en stol med armstöd · tillsammans med " + name)
    return replace(_sample(language), rows=tuple(replace(long, number=at) for at in range(1, 30)))


PAPERS = {PaperKind.CALL_LIST: Drawn(render, _sample, _long)}
