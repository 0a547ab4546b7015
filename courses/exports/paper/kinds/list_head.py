"""Draws the head of an attendance list: what, where and by whom it is, and the list's number."""

from __future__ import annotations

from dataclasses import dataclass

from courses.exports.paper.kinds.list_plan import MARGIN, Page, Sheet
from courses.exports.paper.kinds.words import day_text, known_language, organisers_text
from courses.exports.paper.pdf.pen import ACCENT, GREY, MM, TINT, Pen, Style
from courses.exports.paper.type.fonts import BOLD, REGULAR, unit_width
from courses.exports.paper.type.texts import Fitted, fit
from courses.i18n import _, language, pgettext
from courses.model import AttendanceListPaper

_SMALL = Style(9, colour=GREY)
_LABEL = 26 * MM
_LEADING = 14.0
_TITLE_LEADING = 21.0
_SIDE = 46 * MM
"""Width of the box with the list's number."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the table, fitted to the page; the same on every page."""

    library: Fitted
    title: Fitted
    facts: tuple[tuple[str, Fitted], ...]
    """Label and text, those without a text left out."""
    number: Fitted

    @property
    def height(self) -> float:
        """In points, down to the table."""
        lines = sum(len(text.lines) for _label, text in self.facts)
        return max(78.0, 34 + len(self.title.lines) * _TITLE_LEADING + lines * _LEADING)


def fit_head(paper: AttendanceListPaper, sheet: Sheet) -> Head:
    """Return the head of `paper` as it fits `sheet`."""
    width = sheet.inner - _SIDE - 6 * MM
    most = 2 if sheet.landscape else 4
    title = "  ".join(part for part in (paper.course_code, paper.course_title) if part)
    return Head(
        library=fit(paper.library, BOLD, width - 34 * MM, (10, 9, 8)),
        title=fit(title, BOLD, width, (17, 16, 15, 14, 13, 12), most=3),
        facts=tuple(
            (label, fit(text, REGULAR, width - _LABEL, (10.5, 10), most=most)) for label, text in _facts(paper)
        ),
        number=fit(paper.list_number, BOLD, _SIDE - 16, (17, 15, 13, 11, 9)),
    )


def _facts(paper: AttendanceListPaper) -> list[tuple[str, str]]:
    together = _("{organiser}, in cooperation with {others}")
    leaders = tuple(name for name in paper.leaders if name)
    told = [
        (_("Organiser"), organisers_text(paper.organiser, paper.co_organisers, together, pgettext("paper", "and"))),
        (_("Room"), paper.room),
        (pgettext("paper", "Leaders") if len(leaders) > 1 else pgettext("paper", "Leader"), ", ".join(leaders)),
        (_("Other room"), _other_rooms(paper)),
    ]
    return [(label, text) for label, text in told if text]


def _other_rooms(paper: AttendanceListPaper) -> str:
    """Return the rooms that some sessions are held in instead: "Studierummet: no. 3, 5; …"."""
    elsewhere: dict[str, list[str]] = {}
    for session in paper.sessions:
        if session.room and session.room != paper.room:
            elsewhere.setdefault(session.room, []).append(str(session.number))
    told = _("{room}: no. {numbers}")
    return "; ".join(told.format(room=room, numbers=", ".join(numbers)) for room, numbers in elsewhere.items())


def draw_head(pen: Pen, paper: AttendanceListPaper, sheet: Sheet, head: Head) -> None:
    """Draw the head at the top of a page."""
    y = MARGIN + 9
    x = MARGIN
    for line in head.library.lines:
        pen.text(x, y, line, Style(head.library.size, bold=True))
        x += unit_width(line, BOLD) * head.library.size + 10
    pen.text(x, y, _("Attendance list"), Style(10, bold=True, colour=ACCENT))
    y += 23
    for line in head.title.lines:
        pen.text(MARGIN, y, line, Style(head.title.size, bold=True))
        y += _TITLE_LEADING
    for label, text in head.facts:
        pen.text(MARGIN, y, label, _SMALL)
        for line in text.lines:
            pen.text(MARGIN + _LABEL, y, line, Style(text.size))
            y += _LEADING
    _number_box(pen, paper, sheet, head.number)


def _number_box(pen: Pen, paper: AttendanceListPaper, sheet: Sheet, number: Fitted) -> None:
    x = sheet.width - MARGIN - _SIDE
    pen.fill(x, MARGIN, _SIDE, 40, TINT)
    pen.text(x + 8, MARGIN + 13, _("List number"), _SMALL)
    for line in number.lines:
        pen.text(x + 8, MARGIN + 32, line, Style(number.size, bold=True, colour=ACCENT))
    printed = _("Printed {day}").format(day=day_text(paper.printed_on, known_language(language())))
    pen.text(x + 8, MARGIN + 53, printed, Style(8.5, colour=GREY))


def draw_range(pen: Pen, paper: AttendanceListPaper, sheet: Sheet, page: Page) -> None:
    """Say which of the sessions are on this page, where not all of them are."""
    if len(page.sessions) < len(paper.sessions):
        text = _("Sessions {first}–{last} of {count}").format(
            first=page.sessions[0].number, last=page.sessions[-1].number, count=len(paper.sessions)
        )
        pen.text(sheet.width - MARGIN - _SIDE + 8, MARGIN + 67, text, Style(9, bold=True))
