"""Draws who helps with what and when in a week: A4 or A3 on its side, days by hours, closed days told. From values alone.

A week with more than fits on the page, and every week in large print, is drawn day after day on standing pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from courses.errors import Invalid
from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.kinds import offers, samples, timetable_pages
from courses.exports.paper.kinds.phrases import capital, small
from courses.exports.paper.kinds.timetable_boxes import (
    SIZES,
    Box,
    boxes,
    card_height,
    frame,
    is_whole,
    parts_of,
    texts_at,
    whole_texts,
    write,
)
from courses.exports.paper.kinds.timetable_words import day_name, week_words
from courses.exports.paper.kinds.when import weekday
from courses.exports.paper.look import SIZES as SHEETS
from courses.exports.paper.pdf.pen import A4, MM, Style, file_name, tint
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type import dates
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing, unit_width
from courses.exports.paper.type.texts import escaped, fit, texts_in
from courses.i18n import _
from courses.model import Printed, TimetableDay, TimetablePaper
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords, SheetSize

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


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a time of day stands on the page."""

    first: int
    """The hour at the top."""
    last: int

    def y(self, moment: time) -> float:
        hours = moment.hour + moment.minute / 60 - self.first
        return _TOP + hours * (_BOTTOM - _TOP) / (self.last - self.first)


def render(paper: TimetablePaper, style: PaperStyle) -> Printed:
    """Return the timetable as a file. Raises Invalid when nobody helps, or a letter has no glyph."""
    if not any(day.hours for day in paper.days):
        raise Invalid(_("There is no drop-in and no guidance then."), _("Choose another week or place."))
    paper = escaped(paper)
    refuse_missing([*texts_in(paper), *style.words.texts.values()])
    size = _size_in_order(paper.days, style.words)
    if style.is_large or not (_fits_by_hours(paper.days, style.words) or size):
        content, pages = timetable_pages.draw(paper, style)
    else:
        content, pages = _one_page(paper, style, size), 1
    when = "" if paper.is_typical else f"{paper.first.isocalendar().year}-v{paper.first.isocalendar().week}"
    return Printed(file_name(_("timetable"), f"{paper.place} {when}"), content, pages)


def _one_page(paper: TimetablePaper, style: PaperStyle, size: float) -> bytes:
    """Return the week side by side; `size` of text where the days are not drawn by their hours."""
    words = style.words
    pen = Sheet(
        replace(style, size=SheetSize.A4),
        title=f"{words.say('heading')} – {week_words(paper, words)}",
        author=paper.library.name,
        landscape=True,
        enlarged=SHEETS[style.size][0] / A4[0],
    )
    _head(pen, paper, words)
    if _fits_by_hours(paper.days, words):
        _week_by_hours(pen, paper.days, words)
    else:
        _week_in_order(pen, paper.days, words, size)
    pen.rule(_MARGIN, _BOTTOM, _RIGHT - _MARGIN, width=0.8, colour=pen.look.colours.ink)
    _foot(pen, paper, words)
    pen.end_page()
    return pen.finish()


def _fits_by_hours(days: Sequence[TimetableDay], words: PaperWords) -> bool:
    """Return whether every hour's words have room in a box as long as it lasts."""
    scale, width = _scale(days), (_RIGHT - _LEFT) / len(days)
    return all(whole_texts(box, words) for day in days for box in boxes(day.hours, scale.y, 0, width - 6))


def _week_by_hours(pen: Sheet, days: Sequence[TimetableDay], words: PaperWords) -> None:
    """Draw each day as a column in which every hour stands and lasts as its time says."""
    scale, width = _scale(days), (_RIGHT - _LEFT) / len(days)
    _grid(pen, scale, words)
    for index, day in enumerate(days):
        _day(pen, day, scale, words, _LEFT + index * width, width)


def _size_in_order(days: Sequence[TimetableDay], words: PaperWords) -> float:
    """Return the size of text at which every day's hours have room below each other; 0: at none."""
    width = (_RIGHT - _MARGIN) / len(days)
    fits = (it for it in SIZES if all(_fits_stacked(day, it, width, words) for day in days))
    return next(fits, 0)


def _fits_stacked(day: TimetableDay, size: float, width: float, words: PaperWords) -> bool:
    every = [parts_of(hour, words) for hour in day.hours]
    told = size * 2 if day.closes_at is not None else 0
    height = sum(card_height(parts, size, width - 6) + 3 for parts in every) + told
    return height <= _BOTTOM - _TOP and all(is_whole(parts, size, width - 6) for parts in every)


def _week_in_order(pen: Sheet, days: Sequence[TimetableDay], words: PaperWords, size: float) -> None:
    """Draw each day as a column of hours below each other, each as high as its words: for weeks with much at once."""
    width = (_RIGHT - _MARGIN) / len(days)
    for index, day in enumerate(days):
        _day_in_order(pen, day, words, _MARGIN + index * width, width, size)


def _day_in_order(pen: Sheet, day: TimetableDay, words: PaperWords, x: float, width: float, size: float) -> None:
    _day_head(pen, day, words, x, width)
    if x > _MARGIN:
        pen.upright(x, _HEAD, _BOTTOM - _HEAD)
    if day.closed:
        _closed(pen, day, words, x, width)
    y = _TOP
    with pen.part("L"):
        for hour in day.hours:
            parts = parts_of(hour, words)
            height = card_height(parts, size, width - 6)
            write(pen, Box(hour, x + 3, y + 1, width - 6, height), texts_at(parts, size, width - 6))
            y += height + 3
    if day.closes_at is not None:
        _centred(pen, _closes(day.closes_at, words), x, width, y + size * 1.6, (size,), BOLD)


def _head(pen: Sheet, paper: TimetablePaper, words: PaperWords) -> None:
    accent = pen.look.colours.accent
    pen.fill(_MARGIN, _MARGIN - 4, _RIGHT - _MARGIN, 4, accent)
    room = _RIGHT - _MARGIN - 190
    heading = fit(words.say("heading"), BOLD, room, (26, 24, 22, 20, 18, 16))
    with pen.part("H1"):
        pen.text(_MARGIN, _MARGIN + 28, "".join(heading.lines), Style(heading.size, bold=True, colour=accent))
    name = fit(small(paper.library.name, paper.place), BOLD, room, (15, 13, 11))
    with pen.part("P"):
        pen.text(_MARGIN, _MARGIN + 50, "".join(name.lines), Style(name.size, bold=True))
    with pen.part("P"):
        pen.text(_MARGIN, _HEAD - 14, week_words(paper, words), Style(14))
    _legend(pen, _RIGHT - 175, _MARGIN + 18, words.say("just_come"), is_booked=False)
    _legend(pen, _RIGHT - 175, _MARGIN + 40, words.say("book_time"), is_booked=True)


def _legend(pen: Sheet, x: float, y: float, told: str, *, is_booked: bool) -> None:
    frame(pen, x, y - 11, 26, 15, is_booked=is_booked)
    fitted = fit(told, REGULAR, 141, (12, 11, 10))
    with pen.part("P"):
        pen.text(x + 34, y, "".join(fitted.lines), Style(fitted.size))


def _scale(days: Sequence[TimetableDay]) -> _Scale:
    hours = [hour for day in days for hour in day.hours]
    first = min(hour.start.hour for hour in hours)
    last = max(hour.end.hour + (hour.end.minute > 0) for hour in hours)
    missing = max(0, _SHORTEST_DAY - (last - first))
    first = max(0, first - missing // 2)
    return _Scale(first, min(24, max(last, first + _SHORTEST_DAY)))


def _grid(pen: Sheet, scale: _Scale, words: PaperWords) -> None:
    grey = pen.look.colours.grey
    with pen.aside():
        for hour in range(scale.first, scale.last):
            y = scale.y(time(hour))
            pen.rule(_MARGIN, y, _RIGHT - _MARGIN, width=0.4, colour=pen.look.colours.line)
            told = dates.time_text(time(hour), words.language)
            pen.text(_LEFT - 6, y + 12, told, Style(11, colour=grey, align="right"))


def _day(pen: Sheet, day: TimetableDay, scale: _Scale, words: PaperWords, x: float, width: float) -> None:
    _day_head(pen, day, words, x, width)
    if day.closed:
        _closed(pen, day, words, x, width)
    pen.upright(x, _HEAD, _BOTTOM - _HEAD, colour=pen.look.colours.line)
    if not day.closed and day.closes_at is not None and day.closes_at.hour < scale.last:
        y = max(_TOP, scale.y(day.closes_at))
        pen.fill(x + 1, y, width - 2, _BOTTOM - y, _shade(pen))
        _centred(pen, _closes(day.closes_at, words), x, width, y + 18, (12, 11, 10), BOLD)
    if day.hours:
        with pen.part("L"):
            for box in boxes(day.hours, scale.y, x + 3, width - 6):
                write(pen, box, whole_texts(box, words))


def _shade(pen: Sheet) -> tuple[float, float, float]:
    return tint(pen.look.colours.grey, 0.16)


def _closed(pen: Sheet, day: TimetableDay, words: PaperWords, x: float, width: float) -> None:
    pen.fill(x + 1, _TOP, width - 2, _BOTTOM - _TOP, _shade(pen))
    _centred(pen, words.say("closed"), x, width, _TOP + 26, (15, 13), BOLD)
    _centred(pen, day.closed, x, width, _TOP + 46, (12, 11, 10), REGULAR)


def _closes(moment: time, words: PaperWords) -> str:
    return words.say("closes_at", time=dates.time_text(moment, words.language))


def _day_head(pen: Sheet, day: TimetableDay, words: PaperWords, x: float, width: float) -> None:
    date = dates.day_brief(day.day, words.language) if day.day is not None else ""
    name = capital(weekday(day.weekday, words))
    size = 12.0
    if unit_width(name, BOLD) * 14 + unit_width(date, REGULAR) * size + 18 > width:
        name = capital(day_name(day, words, "short"))
    if unit_width(name, BOLD) * 14 + unit_width(date, REGULAR) * size + 18 > width:
        size = 9.0
    with pen.part("H2"):
        pen.text(x + 6, _HEAD + 16, name, Style(14, bold=True))
        if date:
            pen.text(x + width - 6, _HEAD + 16, date, Style(size, align="right"))


def _centred(pen: Sheet, text: str, x: float, width: float, y: float, sizes: tuple[float, ...], font: str) -> None:
    fitted = fit(text, font, width - 10, sizes, 3, 6)
    with pen.part("P"):
        for index, line in enumerate(fitted.lines):
            at = y + index * fitted.size * 1.3
            pen.text(x + width / 2, at, line, Style(fitted.size, bold=font == BOLD, align="centre"))


def _foot(pen: Sheet, paper: TimetablePaper, words: PaperWords) -> None:
    y = _HEIGHT - _MARGIN
    ways = small(*(way.value for way in offers.ways(paper.library, words)))
    told = fit(ways, REGULAR, (_RIGHT - _MARGIN) * 0.7, (12, 11, 10))
    if told.lines:
        with pen.part("P"):
            pen.text(_MARGIN, y, "".join(told.lines), Style(told.size))
    printed = words.say("printed_on", printed=dates.day_text(paper.printed_on, words.language, "short_year"))
    with pen.part("P"):
        pen.text(_RIGHT, y, printed, Style(10, colour=pen.look.colours.grey, align="right"))


PAPERS = {PaperKind.TIMETABLE: Drawn(render, samples.timetable, samples.long_timetable)}
