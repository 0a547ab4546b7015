"""The boxes of a timetable: where each hour stands, what is written in it and at which size, and how it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from courses.dates import time_text
from courses.exports.paper.kinds.when import rhythm_words
from courses.exports.paper.pdf.pen import ACCENT, Pen, Style, tint
from courses.exports.paper.type.fonts import BOLD, REGULAR, unit_width
from courses.exports.paper.type.texts import Fitted, wrap
from courses.model import HelpHour, Occasion

SIZES = (14, 13, 12, 11, 10, 9)
"""Sizes of text in a box, falling."""
_PAD = 4.0
_INSET = 2 * _PAD + 2
"""Points of a box's width that are no room for text."""
_OPEN = tint(ACCENT, 0.14)
_WHITE = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Box:
    """An hour with its place on the page."""

    hour: HelpHour
    x: float
    y: float
    width: float
    height: float


def boxes(hours: Sequence[HelpHour], y_of: Callable[[time], float], x: float, width: float) -> Iterator[Box]:
    """Yield each hour's box in a column; those at the same time stand side by side. `y_of` says where a time stands."""
    for group in groups(hours):
        found = lanes(group)
        each = width / (max(found) + 1)
        for hour, lane in zip(group, found, strict=True):
            top = y_of(hour.start)
            yield Box(hour, x + lane * each, top + 1, each - 2, max(y_of(hour.end) - top - 2, 8))


def groups(hours: Sequence[HelpHour]) -> list[list[HelpHour]]:
    """Return the hours in groups of those that are at the same time as another of the group."""
    found: list[list[HelpHour]] = []
    end = time(0)
    for hour in sorted(hours, key=lambda it: (it.start, it.end, it.title)):
        if found and hour.start < end:
            found[-1].append(hour)
            end = max(end, hour.end)
        else:
            found.append([hour])
            end = hour.end
    return found


def lanes(group: Sequence[HelpHour]) -> list[int]:
    """Return for each hour, in order of start, the first lane that is free."""
    free: list[time] = []
    taken = []
    for hour in group:
        lane = next((index for index, until in enumerate(free) if until <= hour.start), len(free))
        free[lane : lane + 1] = [hour.end]
        taken.append(lane)
    return taken


def whole_texts(box: Box) -> list[tuple[Fitted, bool]]:
    """Return the lines of a box, at the largest size at which all fit and no word is broken; nothing where none does."""
    for size in SIZES:
        told = texts_at(box.hour, size, box.width)
        height = sum(len(text.lines) for text, _bold in told) * size * 1.2
        if height + 4 <= box.height and _is_whole(box.hour, size, box.width):
            return told
    return []


def texts_at(hour: HelpHour, size: float, width: float) -> list[tuple[Fitted, bool]]:
    """Return the lines of an hour in a box `width` points wide, each part with whether it is bold."""
    room = width - _INSET
    return [(Fitted(wrap(text, BOLD if bold else REGULAR, size, room), size), bold) for text, bold in _parts(hour)]


def _parts(hour: HelpHour) -> tuple[tuple[str, bool], ...]:
    """Return what is told of an hour, each with whether it is bold."""
    span = f"{time_text(hour.start)}–{time_text(hour.end)}"
    staff = ", ".join(hour.staff)
    themes = ((theme, False) for theme in hour.themes)
    return ((span, True), (hour.title, True), *themes, (staff, False), (_rhythm(hour), False), (hour.room, False))


def _rhythm(hour: HelpHour) -> str:
    return rhythm_words([Occasion(day, hour.start, hour.end) for day in hour.days])


def _is_whole(hour: HelpHour, size: float, width: float) -> bool:
    """Return whether every word of an hour has room on a line."""
    return all(
        unit_width(word, BOLD if bold else REGULAR) * size <= width - _INSET
        for text, bold in _parts(hour)
        for word in text.split()
    )


def card_height(hour: HelpHour, size: float, width: float) -> float:
    """Return how high a box `width` points wide has to be for all its words."""
    return sum(len(text.lines) for text, _bold in texts_at(hour, size, width)) * size * 1.2 + 6


def frame(pen: Pen, x: float, y: float, width: float, height: float, *, is_booked: bool) -> None:
    """Draw a box: filled, with a thick left edge, where one just comes; white, framed, where one books."""
    pen.fill(x, y, width, height, _WHITE if is_booked else _OPEN)
    pen.frame(x, y, width, height, colour=ACCENT)
    if not is_booked:
        pen.fill(x, y, 3, height, ACCENT)


def write(pen: Pen, box: Box, texts: Sequence[tuple[Fitted, bool]]) -> None:
    """Draw a box with its lines."""
    frame(pen, box.x, box.y, box.width, box.height, is_booked=box.hour.is_booked)
    y = box.y + 1
    for text, is_bold in texts:
        for line in text.lines:
            y += text.size * 1.2
            pen.text(box.x + _PAD + 3, y, line, Style(text.size, bold=is_bold))
