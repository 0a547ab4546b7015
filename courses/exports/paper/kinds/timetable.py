"""Draws who helps with what and when in a week: A4 on its side, days by hours, closed days told. From values alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from courses.dates import day_text, month_short, time_text, weekday_long, weekday_short
from courses.errors import Invalid
from courses.exports.paper.kinds import offers
from courses.exports.paper.kinds.timetable_boxes import (
    SIZES,
    Box,
    boxes,
    card_height,
    frame,
    texts_at,
    whole_texts,
    write,
)
from courses.exports.paper.pdf.pen import A4, ACCENT, GREY, INK, MM, Pen, Style, file_name, tint
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing, unit_width
from courses.exports.paper.type.texts import escaped, fit, texts_in
from courses.i18n import _, language
from courses.model import Printed, TimetableDay, TimetablePaper

_WIDTH, _HEIGHT = A4[1], A4[0]
_MARGIN = 12 * MM
_HOURS = 36.0
"""Points for the column of hours."""
_LEFT = _MARGIN + _HOURS
_RIGHT = _WIDTH - _MARGIN
_HEAD = 116.0
"""Points from the top where the names of the days begin."""
_TOP = _HEAD + 24
_BOTTOM = _HEIGHT - _MARGIN - 24
_SHORTEST_DAY = 6
"""Hours that are shown at least."""
_CLOSED = tint(GREY, 0.16)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a time of day stands on the page."""

    first: int
    """The hour at the top."""
    last: int

    def y(self, moment: time) -> float:
        hours = moment.hour + moment.minute / 60 - self.first
        return _TOP + hours * (_BOTTOM - _TOP) / (self.last - self.first)


def render(paper: TimetablePaper) -> Printed:
    """Return the timetable as a file of one page. Raises Invalid when nobody helps, or a letter has no glyph."""
    if not any(day.hours for day in paper.days):
        raise Invalid(_("There is no drop-in and no guidance then."), _("Choose another week or place."))
    paper = escaped(paper)
    refuse_missing(texts_in(paper))
    heading = _("Who helps with what, when")
    pen = Pen(title=f"{heading} – {_week(paper)}", author=paper.library.name, language=language(), landscape=True)
    _head(pen, paper, heading)
    _week_by_hours(pen, paper.days) if _fits_by_hours(paper.days) else _week_in_order(pen, paper.days)
    pen.rule(_MARGIN, _BOTTOM, _RIGHT - _MARGIN, width=0.8, colour=INK)
    _foot(pen, paper)
    pen.end_page()
    when = "" if paper.is_typical else f"{paper.first.isocalendar().year}-v{paper.first.isocalendar().week}"
    return Printed(file_name(_("timetable"), f"{paper.place} {when}"), pen.finish(), pen.pages)


def _fits_by_hours(days: Sequence[TimetableDay]) -> bool:
    """Return whether every hour has room for all its words where its time puts it."""
    scale, width = _scale(days), (_RIGHT - _LEFT) / len(days)
    return all(whole_texts(box) for day in days for box in boxes(day.hours, scale.y, 0, width - 6))


def _week_by_hours(pen: Pen, days: Sequence[TimetableDay]) -> None:
    """Draw each day as a column in which every hour stands and lasts as its time says."""
    scale, width = _scale(days), (_RIGHT - _LEFT) / len(days)
    _grid(pen, scale)
    for index, day in enumerate(days):
        _day(pen, day, scale, _LEFT + index * width, width)


def _week_in_order(pen: Pen, days: Sequence[TimetableDay]) -> None:
    """Draw each day as a column of hours below each other, each as high as its words: for weeks with much at once."""
    width = (_RIGHT - _MARGIN) / len(days)
    size = next((it for it in SIZES if all(_stack_height(day, it, width) <= _BOTTOM - _TOP for day in days)), SIZES[-1])
    for index, day in enumerate(days):
        _day_in_order(pen, day, _MARGIN + index * width, width, size)


def _day_in_order(pen: Pen, day: TimetableDay, x: float, width: float, size: float) -> None:
    _day_head(pen, day, x, width)
    if x > _MARGIN:
        pen.upright(x, _HEAD, _BOTTOM - _HEAD)
    if day.closed:
        _closed(pen, day, x, width)
    y = _TOP
    for hour in day.hours:
        height = card_height(hour, size, width - 6)
        if y + height + 3 > _BOTTOM:
            pen.text(x + width / 2, _BOTTOM - 4, "…", Style(size, bold=True, align="centre"))
            break
        box = Box(hour, x + 3, y + 1, width - 6, height)
        write(pen, box, texts_at(hour, size, box.width))
        y += height + 3
    if day.closes_at is not None and y + size * 2 < _BOTTOM:
        _centred(pen, _closes(day.closes_at), x, width, y + size * 1.6, (size,), BOLD)


def _stack_height(day: TimetableDay, size: float, width: float) -> float:
    told = size * 2 if day.closes_at is not None else 0
    return sum(card_height(hour, size, width - 6) + 3 for hour in day.hours) + told


def _week(paper: TimetablePaper) -> str:
    if paper.is_typical:
        return _("An ordinary week, {period}").format(period=paper.period)
    number = paper.first.isocalendar().week
    return _("Week {number}, {period}").format(number=number, period=paper.period)


def _head(pen: Pen, paper: TimetablePaper, heading: str) -> None:
    pen.fill(_MARGIN, _MARGIN - 4, _RIGHT - _MARGIN, 4, ACCENT)
    room = _RIGHT - _MARGIN - 190
    pen.text(_MARGIN, _MARGIN + 28, heading, Style(26, bold=True, colour=ACCENT))
    where = " · ".join(it for it in (paper.library.name, paper.place) if it)
    name = fit(where, BOLD, room, (15, 13, 11))
    pen.text(_MARGIN, _MARGIN + 50, "".join(name.lines), Style(name.size, bold=True))
    pen.text(_MARGIN, _HEAD - 14, _week(paper), Style(14))
    _legend(pen, _RIGHT - 175, _MARGIN + 18, _("Just come"), is_booked=False)
    _legend(pen, _RIGHT - 175, _MARGIN + 40, _("Book a time"), is_booked=True)


def _legend(pen: Pen, x: float, y: float, words: str, *, is_booked: bool) -> None:
    frame(pen, x, y - 11, 26, 15, is_booked=is_booked)
    pen.text(x + 34, y, words, Style(12))


def _scale(days: Sequence[TimetableDay]) -> _Scale:
    hours = [hour for day in days for hour in day.hours]
    first = min(hour.start.hour for hour in hours)
    last = max(hour.end.hour + (hour.end.minute > 0) for hour in hours)
    missing = max(0, _SHORTEST_DAY - (last - first))
    first = max(0, first - missing // 2)
    return _Scale(first, min(24, max(last, first + _SHORTEST_DAY)))


def _grid(pen: Pen, scale: _Scale) -> None:
    for hour in range(scale.first, scale.last):
        y = scale.y(time(hour))
        pen.rule(_MARGIN, y, _RIGHT - _MARGIN, width=0.4)
        pen.text(_LEFT - 6, y + 12, time_text(time(hour)), Style(11, colour=GREY, align="right"))


def _day(pen: Pen, day: TimetableDay, scale: _Scale, x: float, width: float) -> None:
    _day_head(pen, day, x, width)
    if day.closed:
        _closed(pen, day, x, width)
    elif day.closes_at is not None and day.closes_at.hour < scale.last:
        y = max(_TOP, scale.y(day.closes_at))
        pen.fill(x + 1, y, width - 2, _BOTTOM - y, _CLOSED)
        _centred(pen, _closes(day.closes_at), x, width, y + 18, (12, 11, 10), BOLD)
    pen.upright(x, _HEAD, _BOTTOM - _HEAD)
    for box in boxes(day.hours, scale.y, x + 3, width - 6):
        write(pen, box, whole_texts(box))


def _closed(pen: Pen, day: TimetableDay, x: float, width: float) -> None:
    pen.fill(x + 1, _TOP, width - 2, _BOTTOM - _TOP, _CLOSED)
    _centred(pen, _("Closed"), x, width, _TOP + 26, (15, 13), BOLD)
    _centred(pen, day.closed, x, width, _TOP + 46, (12, 11, 10), REGULAR)


def _closes(moment: time) -> str:
    return _("Closes at {time}").format(time=time_text(moment))


def _day_head(pen: Pen, day: TimetableDay, x: float, width: float) -> None:
    date = f"{day.day.day} {month_short(day.day.month)}" if day.day is not None else ""
    name = weekday_long(day.weekday)
    if unit_width(name, BOLD) * 14 + unit_width(date, REGULAR) * 12 + 18 > width:
        name = weekday_short(day.weekday)
    pen.text(x + 6, _HEAD + 16, name[:1].upper() + name[1:], Style(14, bold=True))
    if date:
        pen.text(x + width - 6, _HEAD + 16, date, Style(12, align="right"))


def _centred(pen: Pen, text: str, x: float, width: float, y: float, sizes: tuple[float, ...], font: str) -> None:
    fitted = fit(text, font, width - 10, sizes, 3, 6)
    for index, line in enumerate(fitted.lines):
        at = y + index * fitted.size * 1.3
        pen.text(x + width / 2, at, line, Style(fitted.size, bold=font == BOLD, align="centre"))


def _foot(pen: Pen, paper: TimetablePaper) -> None:
    y = _HEIGHT - _MARGIN
    ways = " · ".join(value for _word, value in offers.ways(paper.library))
    told = fit(ways, REGULAR, (_RIGHT - _MARGIN) * 0.7, (12, 11, 10))
    pen.text(_MARGIN, y, "".join(told.lines), Style(told.size, bold=False))
    printed = _("Printed {day}").format(day=day_text(paper.printed_on))
    pen.text(_RIGHT, y, f"{printed} {paper.printed_on.year}", Style(10, colour=GREY, align="right"))
