"""The heads of an attendance list's session columns: number, weekday, date, times, and the code to key a column by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from courses.exports.paper.kinds.list_plan import Grid
from courses.exports.paper.pdf.pen import Style
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.dates import day_number, time_span, time_text, weekday
from courses.exports.paper.type.fonts import BOLD, REGULAR, unit_width
from courses.exports.paper.type.texts import fit
from courses.model import ListSession

_SPACE = 1.22
"""Of a line's size, from one line to the next."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What all heads of a list's columns have in common."""

    grid: Grid
    language: str
    time_lines: int
    """Lines that the times take: 0 where the head of the list says them for all."""

    @property
    def sizes(self) -> tuple[float, ...]:
        """Of the lines, from the top: number, weekday, date, times, code."""
        scale = self.grid.look.scale
        if self.grid.look.is_large:
            return (scale.lead, scale.small, scale.body, *(scale.small,) * self.time_lines, scale.small)
        return (12.0, 9.0, 10.0, *((8.5,) if self.time_lines == 1 else (8.0,) * self.time_lines), 9.0)

    @property
    def height(self) -> float:
        """In points."""
        return sum(self.sizes) * _SPACE + 10


def columns_for(sessions: tuple[ListSession, ...], grid: Grid, language: str) -> Columns:
    """Return how the heads of these sessions' columns are."""
    if not sessions or one_time(sessions, language):
        return Columns(grid, language, 0)
    size = grid.look.scale.small if grid.look.is_large else 8.5
    widest = max(unit_width(_times(it, language), REGULAR) for it in sessions)
    return Columns(grid, language, 1 if widest * size <= grid.session - 3 else 2)


def one_time(sessions: tuple[ListSession, ...], language: str) -> str:
    """Return the time of all sessions, "10.00–12.15", where it is the same, else nothing."""
    times = {_times(it, language) for it in sessions}
    return times.pop() if len(times) == 1 else ""


def _times(it: ListSession, language: str) -> str:
    return time_span(it.start, it.end, language)


def draw_column(pen: Sheet, it: Columns, session: ListSession, x: float, top: float) -> None:
    """Draw the head of a session's column around its middle `x`."""
    size = it.sizes[-1] * _SPACE + 2
    pen.fill(x - it.grid.session / 2 + 2, top + it.height - size - 2, it.grid.session - 4, size, (1, 1, 1))
    y = top + 3
    for at, (size, (text, is_bold, colour)) in enumerate(zip(it.sizes, _lines(it, session), strict=True), 1):
        y = top + it.height - 3 if at == len(it.sizes) else y + size * _SPACE
        font = BOLD if is_bold else REGULAR
        shown = fit(text, font, it.grid.session - 3, tuple(size * share for share in (1, 0.94, 0.88, 0.8, 0.7, 0.6)))
        style = Style(shown.size, bold=is_bold, colour=colour, align="centre")
        pen.text(x, y - size * 0.25, "".join(shown.lines), style)


def _lines(it: Columns, session: ListSession) -> Iterator[tuple[str, bool, tuple[float, float, float]]]:
    """Yield the lines from the top: text, whether it is bold, colour."""
    colours = it.grid.look.colours
    yield str(session.number), True, colours.accent
    yield weekday(session.day, it.language, "short"), False, colours.ink
    yield day_number(session.day, it.language), True, colours.ink
    if it.time_lines == 1:
        yield _times(session, it.language), False, colours.ink
    elif it.time_lines:
        yield f"{time_text(session.start, it.language)}–", False, colours.ink
        yield time_text(session.end, it.language), False, colours.ink
    yield session.code, True, colours.ink
