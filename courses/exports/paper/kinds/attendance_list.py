"""Draws an attendance list for a classroom: A4, a box a person and session, room for walk-ins and signatures.

A code stands above every column and a number before every row, so that what was written can be keyed back. What it says
comes as values.
"""

from __future__ import annotations

from dataclasses import replace

from courses.dates import time_text, weekday_short
from courses.exports.paper.kinds.list_head import draw_head, draw_range, fit_head
from courses.exports.paper.kinds.list_plan import (
    FOOT,
    HEAD_ROW,
    MARGIN,
    ROW,
    SIGN_ROW,
    Page,
    Row,
    Sheet,
    plan,
    sheet_for,
)
from courses.exports.paper.kinds.words import day_month
from courses.exports.paper.pdf.pen import ACCENT, GREY, INK, LINE, MM, TINT, Pen, Style, file_name, tint
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing, unit_width
from courses.exports.paper.type.texts import Fitted, escaped, fit, texts_in
from courses.i18n import _, language, pgettext
from courses.model import AttendanceListPaper, ListSession, Printed

_SMALL = Style(9, colour=GREY)
_SHADE = tint(TINT, 0.45)


def render(paper: AttendanceListPaper) -> Printed:
    """Return the list as a file: landscape when there are many sessions, further pages for further sessions or rows.

    Raises Invalid when a letter has no glyph, before anything is drawn.
    """
    paper = escaped(paper)
    refuse_missing(texts_in(paper))
    sheet = sheet_for(paper.sessions)
    head = fit_head(paper, sheet)
    pages = plan(paper, sheet, head.height)
    pen = _begin(paper, sheet)
    for number, page in enumerate(pages, 1):
        draw_head(pen, paper, sheet, head)
        draw_range(pen, paper, sheet, page)
        _table(pen, sheet, page, MARGIN + head.height)
        _foot(pen, sheet, number, len(pages), is_chosen=any(row.not_chosen for row in paper.rows))
        pen.end_page()
    return Printed(file_name("narvarolista", paper.course_code or paper.course_title), pen.finish(), pen.pages)


def _begin(paper: AttendanceListPaper, sheet: Sheet) -> Pen:
    course = f"{paper.course_code} {paper.course_title}".strip()
    title = _("Attendance list {number}: {course}").format(number=paper.list_number, course=course)
    return Pen(title=title, author=paper.library, language=language(), landscape=sheet.landscape)


def _table(pen: Pen, sheet: Sheet, page: Page, top: float) -> None:
    _column_heads(pen, sheet, page, top)
    y = _rows(pen, sheet, page, top + HEAD_ROW)
    pen.rule(MARGIN, top, sheet.inner, width=1.2, colour=INK)
    pen.rule(MARGIN, top + HEAD_ROW, sheet.inner, width=1.2, colour=INK)
    if page.is_last:
        pen.rule(MARGIN, y, sheet.inner, width=1.2, colour=INK)
        y = _tail_row(pen, sheet, y, _("Number present"), ROW)
        y = _tail_row(pen, sheet, y, _("Leader's initials"), SIGN_ROW)
        _signature(pen, sheet, y + 11 * MM)
    _uprights(pen, sheet, page, top, y)


def _column_heads(pen: Pen, sheet: Sheet, page: Page, top: float) -> None:
    pen.fill(MARGIN, top, sheet.inner, HEAD_ROW, TINT)
    foot = top + HEAD_ROW - 6
    pen.text(MARGIN + sheet.number - 5, foot, pgettext("paper", "No."), replace(_SMALL, align="right"))
    pen.text(MARGIN + sheet.number + 4, foot, pgettext("paper", "Name"), _SMALL)
    x = sheet.first_session
    for session in page.sessions:
        _session_head(pen, session, x + sheet.session / 2, top, sheet.session)
        x += sheet.session
    pen.text(x + 4, foot, pgettext("paper", "Note"), _SMALL)


def _session_head(pen: Pen, session: ListSession, x: float, top: float, width: float) -> None:
    """Draw the head of a column around its middle `x`: number, weekday, date, times, and the code to key it by."""
    keyed = fit(session.code, BOLD, width - 3, (8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5))
    lines = (
        (13.0, str(session.number), Style(12, bold=True, colour=ACCENT)),
        (24.0, weekday_short(session.day.weekday()), Style(9)),
        (35.0, day_month(session.day), Style(10, bold=True)),
        *_times(session, width),
        (64.0, "".join(keyed.lines), Style(keyed.size, bold=True, colour=INK)),
    )
    for below, text, style in lines:
        pen.text(x, top + below, text, replace(style, align="centre"))


def _times(session: ListSession, width: float) -> tuple[tuple[float, str, Style], ...]:
    """Return the times on one line where the column is wide enough, else on two: baseline, text, style."""
    start, end = time_text(session.start), time_text(session.end)
    if unit_width(f"{start}–{end}", REGULAR) * 9 < width - 3:
        return ((49.0, f"{start}–{end}", Style(9)),)
    return ((45.0, f"{start}–", Style(8)), (54.0, end, Style(8)))


def _rows(pen: Pen, sheet: Sheet, page: Page, y: float) -> float:
    """Draw the numbered rows downwards from `y` and return where they end."""
    note = sheet.first_session + sheet.session * len(page.sessions) + 4
    for index, row in enumerate(page.rows):
        if index % 2:
            pen.fill(MARGIN, y, sheet.inner, row.height, _SHADE)
        _row(pen, sheet, row, y + row.height / 2, note)
        for at, session in enumerate(page.sessions):
            if session.number in row.not_chosen:
                x = sheet.first_session + sheet.session * (at + 0.5)
                pen.text(x, y + row.height / 2 + 3.5, NOT_CHOSEN, Style(10, colour=GREY, align="centre"))
        pen.rule(MARGIN, y, sheet.inner)
        y += row.height
    pen.rule(MARGIN, y, sheet.inner)
    return y


def _row(pen: Pen, sheet: Sheet, row: Row, middle: float, note: float) -> None:
    pen.text(MARGIN + sheet.number - 5, middle + 3.5, str(row.number), Style(10, colour=GREY, align="right"))
    _lines(pen, MARGIN + sheet.number + 4, middle, row.name, row.leading)
    _lines(pen, note, middle, row.note, 10)


def _lines(pen: Pen, x: float, middle: float, text: Fitted, leading: float) -> None:
    """Draw the lines so that they stand evenly around the height `middle`."""
    y = middle - (len(text.lines) - 1) * leading / 2 + text.size * 0.36
    for index, line in enumerate(text.lines):
        pen.text(x, y + index * leading, line, Style(text.size))


def _tail_row(pen: Pen, sheet: Sheet, y: float, label: str, height: float) -> float:
    """Draw an empty row with its label before the boxes and return where it ends."""
    pen.text(MARGIN + sheet.number + 4, y + height / 2 + 3.5, label, Style(10, bold=True))
    pen.rule(MARGIN, y + height, sheet.inner)
    return y + height


def _uprights(pen: Pen, sheet: Sheet, page: Page, top: float, bottom: float) -> None:
    boxes = [sheet.first_session + sheet.session * index for index in range(len(page.sessions) + 1)]
    for x in (MARGIN, MARGIN + sheet.number, *boxes, sheet.width - MARGIN):
        pen.upright(x, top, bottom - top)


def _signature(pen: Pen, sheet: Sheet, y: float) -> None:
    """Draw the lines for the leader's signature and its date at `y`."""
    long = sheet.inner * 0.62
    date_at = MARGIN + long + 8 * MM
    for x, length, label in (
        (MARGIN, long, _("Leader's signature")),
        (date_at, sheet.width - MARGIN - date_at, pgettext("paper", "Date")),
    ):
        pen.rule(x, y, length, width=0.8, colour=INK)
        pen.text(x, y + 9, label, _SMALL)


def _foot(pen: Pen, sheet: Sheet, number: int, pages: int, *, is_chosen: bool) -> None:
    """Draw the legend of the signs and the page number."""
    y = sheet.height - MARGIN - FOOT + 8 * MM
    x = MARGIN
    for sign, meaning in _legend(is_chosen=is_chosen):
        pen.frame(x, y - 10, 13, 13, colour=LINE)
        pen.text(x + 6.5, y, sign, Style(10, bold=True, align="centre"))
        pen.text(x + 18, y, meaning, Style(10))
        x += 18 + unit_width(meaning, REGULAR) * 10 + 14
    of = _("Page {page} of {pages}").format(page=number, pages=pages)
    pen.text(sheet.width - MARGIN, y, of, replace(_SMALL, align="right"))


NOT_CHOSEN = "/"
"""In the box of a session that the person does not come to."""


def _legend(*, is_chosen: bool) -> tuple[tuple[str, str], ...]:
    """Return the signs that stand in the boxes, each with its meaning; `is_chosen`: some have chosen other sessions."""
    not_chosen = ((NOT_CHOSEN, pgettext("paper", "not chosen")),) if is_chosen else ()
    return (
        *not_chosen,
        ("x", pgettext("paper", "here")),
        ("–", pgettext("paper", "away")),
        ("a", pgettext("paper", "has sent word")),
        ("s", pgettext("paper", "came late")),
        ("g", pgettext("paper", "left early")),
    )
