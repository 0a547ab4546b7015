"""The boxes of a timetable: where each hour stands, what is written in it and at which size, and how it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from courses.exports.paper.kinds.phrases import listed, spoken
from courses.exports.paper.kinds.when import rhythm_words, theme_words
from courses.exports.paper.pdf.pen import Style, tint
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type import dates
from courses.exports.paper.type.fonts import BOLD, REGULAR, unit_width
from courses.exports.paper.type.texts import Fitted, wrap
from courses.model import HelpHour, Occasion, ThemedHour
from courses.model.open_hours import ThemeOn
from courses.model.paper_style import PaperWords
from courses.rules import themes

SIZES = (14, 13, 12, 11, 10, 9)
"""Sizes of text in a box, falling."""
_PAD = 4.0
_INSET = 2 * _PAD + 2
"""Points of a box's width that are no room for text."""
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


@dataclass(frozen=True, slots=True)
class Part:
    """A text in a box."""

    text: str
    is_bold: bool = False
    language: str = ""
    """Where it is another than the paper's."""

    @property
    def font(self) -> str:
        """The typeface's name."""
        return BOLD if self.is_bold else REGULAR


Told = list[tuple[Fitted, Part]]


def whole_texts(box: Box, words: PaperWords) -> Told:
    """Return the lines of a box, at the largest size at which all fit and no word is broken; nothing where none does."""
    parts = parts_of(box.hour, words)
    for size in SIZES:
        told = texts_at(parts, size, box.width)
        height = sum(len(text.lines) for text, _part in told) * size * 1.2
        if height + 4 <= box.height and is_whole(parts, size, box.width):
            return told
    return []


def texts_at(parts: Sequence[Part], size: float, width: float) -> Told:
    """Return the lines of an hour in a box `width` points wide."""
    room = width - _INSET
    return [(Fitted(wrap(part.text, part.font, size, room), size), part) for part in parts]


def parts_of(hour: HelpHour, words: PaperWords) -> list[Part]:
    """Return what is told of an hour, in order; nothing in it is empty."""
    told = (
        Part(dates.time_span(hour.start, hour.end, words.language), is_bold=True),
        Part(hour.title, is_bold=True, language=spoken(hour.title, words)),
        *(Part(_theme(theme, hour, words)) for theme in hour.themes),
        Part(listed(hour.staff, words)),
        Part(_rhythm(hour, words)),
        Part(hour.room, language=spoken(hour.room, words)),
    )
    return [part for part in told if part.text]


def _theme(theme: ThemedHour | ThemeOn, hour: HelpHour, words: PaperWords) -> str:
    """Return a themed hour in a few words; on one day with its times where they are not the hour's."""
    if isinstance(theme, ThemedHour):
        return theme_words(theme, words)
    told = themes.title(theme.theme)
    if (theme.start, theme.end) != (hour.start, hour.end):
        told = f"{dates.time_span(theme.start, theme.end, words.language)} {told}"
    return listed((told, theme.theme.room), words)


def _rhythm(hour: HelpHour, words: PaperWords) -> str:
    return rhythm_words([Occasion(day, hour.start, hour.end) for day in hour.days], words)


def is_whole(parts: Sequence[Part], size: float, width: float) -> bool:
    """Return whether every word has room on a line of a box `width` points wide."""
    return all(unit_width(word, it.font) * size <= width - _INSET for it in parts for word in it.text.split())


def card_height(parts: Sequence[Part], size: float, width: float) -> float:
    """Return how high a box `width` points wide has to be for all its words."""
    return sum(len(text.lines) for text, _part in texts_at(parts, size, width)) * size * 1.2 + 6


def frame(pen: Sheet, x: float, y: float, width: float, height: float, *, is_booked: bool) -> None:
    """Draw a box: filled, with a thick edge where it begins, where one just comes; white, framed, where one books."""
    accent = pen.look.colours.accent
    pen.fill(x, y, width, height, _WHITE if is_booked else tint(accent, 0.14))
    pen.frame(x, y, width, height, colour=accent)
    if not is_booked:
        pen.fill(x, y, 3, height, accent)


def write(pen: Sheet, box: Box, texts: Told) -> None:
    """Draw a box with its lines, as an item of the list that is open."""
    frame(pen, box.x, box.y, box.width, box.height, is_booked=box.hour.is_booked)
    y = box.y + 1
    with pen.part("LI"), pen.part("LBody"):
        for text, part in texts:
            with pen.part("P", language=part.language):
                for line in text.lines:
                    y += text.size * 1.2
                    pen.text(box.x + _PAD + 3, y, line, Style(text.size, bold=part.is_bold))
