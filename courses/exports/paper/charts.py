"""Pictures of numbers: bars, lines and stacked bars, each a figure that says its numbers in words.

Where bars and points go is reckoned by reportlab.graphics; all is drawn by the pen, in the paper's look. A chart is told by
pattern as well as by colour, and runs from right to left where the paper does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from courses.exports.paper import patterns
from courses.exports.paper.look import Look
from courses.exports.paper.pdf.pen import Pen, Style
from courses.exports.paper.type import texts
from courses.exports.paper.type.dates import number_text
from courses.exports.paper.type.fonts import BOLD, REGULAR
from courses.model.paper_style import PaperWords


class ChartKind(StrEnum):
    """How numbers are shown."""

    BARS = "bars"
    LINES = "lines"
    STACKED = "stacked"
    """Bars on each other: the whole and its parts."""


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers that belong together: a bar, a point or a layer for each label."""

    name: str
    values: tuple[float | None, ...]
    """As many as there are labels; None where nothing is known."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of numbers."""

    kind: ChartKind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    """Such as "%"; stands after each number."""


class Box(NamedTuple):
    """Where it is drawn, from the upper left corner, in points."""

    x: float
    y: float
    width: float
    height: float


TEXTS: Mapping[str, tuple[str, ...]] = {
    "chart_bars": ("title", "rows"),
    "chart_lines": ("title", "rows"),
    "chart_stacked": ("title", "rows"),
    "chart_row": ("name", "values"),
    "chart_value": ("label", "value"),
    "chart_unknown": (),
    "chart_summary": ("first", "last", "most", "least"),
}
"""What a paper with charts has words for, and the fields of each."""
_PAPER = (1.0, 1.0, 1.0)
_FAINT = (0.82, 0.84, 0.85)
"""Of the lines behind the bars."""
_NOTHING = 1e-9
"""Numbers below this are drawn as 0."""
_TOLD = 24
"""So many numbers are told one by one; of more, the first, the last, the most and the least of each series."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """What is where, in points from the upper left corner of the field."""

    bars: tuple[tuple[int, float, float, float, float], ...]
    """Series, left, top, width, height."""
    points: tuple[tuple[int, tuple[tuple[float, float] | None, ...]], ...]
    ticks: tuple[tuple[float, float], ...]
    """Numbers on the scale and how far down they are, from the least."""


def alt(chart: Chart, words: PaperWords) -> str:
    """Return what a chart says, in the paper's words (see TEXTS): its title and its numbers."""
    count = sum(len(it.values) for it in chart.series)
    rows = [
        words.say("chart_row", name=it.name, values="; ".join(_told(chart, it, words, is_short=count > _TOLD)))
        for it in chart.series
    ]
    if len(rows) == 1 and chart.series[0].name in {"", chart.title}:
        rows = ["; ".join(_told(chart, chart.series[0], words, is_short=count > _TOLD))]
    return words.say(f"chart_{chart.kind.value}", title=chart.title, rows=". ".join(rows))


def _told(chart: Chart, series: Series, words: PaperWords, *, is_short: bool) -> list[str]:
    """Return each number of a series with its label, or, of many, what there is to know of them."""
    said = [
        words.say("chart_value", label=label, value=_number(value, chart, words))
        for label, value in zip(chart.labels, series.values, strict=True)
    ]
    known = [(value, at) for at, value in enumerate(series.values) if value is not None]
    if not is_short or not known:
        return said
    most, least = max(known, key=lambda it: (it[0], -it[1])), min(known)
    ends = {"first": known[0], "last": known[-1], "most": most, "least": least}
    return [words.say("chart_summary", **{key: said[at] for key, (_value, at) in ends.items()})]


def _number(value: float | None, chart: Chart, words: PaperWords) -> str:
    if value is None:
        return words.say("chart_unknown")
    return f"{number_text(value, words.language)}\u00a0{chart.unit}".strip()


def draw(pen: Pen, chart: Chart, box: Box, look: Look, words: PaperWords) -> None:
    """Draw a chart in a box as a figure. Its title is told, not drawn: that is the heading's matter."""
    with pen.part("Figure", alt=alt(chart, words)):
        _Drawer(pen, chart, look, words).draw(box)


class _Drawer:
    """Draws one chart."""

    def __init__(self, pen: Pen, chart: Chart, look: Look, words: PaperWords) -> None:
        self._pen, self._chart, self._look, self._words = pen, chart, look, words
        self._small = Style(look.scale.note, colour=look.colours.grey, is_rtl=look.is_rtl)
        self._size = look.scale.note

    def draw(self, box: Box) -> None:
        top = self._legend(box) if len(self._chart.series) > 1 else box.y + self._size * 1.4
        scale = self._scale_width()
        left = box.x if self._look.is_rtl else box.x + scale
        width = box.width - scale
        labels, is_upright = self._labels(width / max(1, len(self._chart.labels)), box.height * 0.35)
        under = max((self._depth(it, is_upright) for it in labels), default=0) + self._size * 0.7
        field = Box(left, top, width, box.y + box.height - under - top)
        plot = _reckoned(self._chart, field.width, field.height)
        self._grid(field, plot)
        for series, x, y, wide, high in plot.bars:
            self._bar(field, Box(x, y, wide, high), series)
        for series, points in plot.points:
            self._line(field, series, points)
        self._pen.rule(field.x, self._base(field, plot), field.width, width=1, colour=self._look.colours.ink)
        self._totals(field, plot)
        self._under(field, labels, is_upright=is_upright)

    def _legend(self, box: Box) -> float:
        """Draw which series is which, in as many rows as it takes; return where the field begins."""
        x, y, size = 0.0, box.y + self._size, self._size
        for index, series in enumerate(self._chart.series):
            wide = size * 2.2 + texts.width(series.name, REGULAR) * size
            if x and x + wide > box.width:
                x, y = 0.0, y + size * 1.5
            self._entry(box, x, y, index)
            x += wide + size * 1.6
        return y + size * 2.2

    def _entry(self, box: Box, x: float, y: float, index: int) -> None:
        size, is_rtl, it = self._size, self._look.is_rtl, patterns.manner(index, self._look)
        left = box.x + box.width - x - size * 1.5 if is_rtl else box.x + x
        if self._chart.kind is ChartKind.LINES:
            middle = y - size * 0.32
            self._pen.line(((left, middle), (left + size * 1.5, middle)), width=1.6, colour=it.line, dashes=it.dashes)
            patterns.mark(self._pen, left + size * 0.75, middle, size * 0.3, it)
        else:
            patterns.box(self._pen, left, y - size * 0.85, size * 1.5, size, it, self._look.colours.ink)
        at = box.x + box.width - x - size * 2.2 if is_rtl else box.x + x + size * 2.2
        style = replace(self._small, colour=self._look.colours.ink, align="right" if is_rtl else "left")
        self._pen.text(at, y, self._chart.series[index].name, style)

    def _scale_width(self) -> float:
        """Return how wide the numbers beside the field are."""
        shown = (self._said(value) for value, _down in _reckoned(self._chart, 100, 100).ticks)
        return max(texts.width(it, REGULAR) for it in shown) * self._size + self._size * 0.8

    def _said(self, value: float) -> str:
        return _number(value, self._chart, self._words)

    def _labels(self, room: float, most: float) -> tuple[list[tuple[str, ...]], bool]:
        """Return the labels as lines that fit under their bars, or whole and upright where their words are too wide."""
        size, limit = self._size, room - self._size * 0.4
        is_upright = any(texts.width(word, REGULAR) * size > limit for it in self._chart.labels for word in it.split())
        if is_upright:
            rows = max(1, int(room / (size * 1.25)))
            return [texts.fit(it, REGULAR, most, (size,), most=min(rows, 3)).lines for it in self._chart.labels], True
        return [texts.fit(it, REGULAR, limit, (size,), lines=3, most=3).lines for it in self._chart.labels], False

    def _depth(self, lines: tuple[str, ...], is_upright: bool) -> float:
        if is_upright:
            return max((texts.width(it, REGULAR) * self._size for it in lines), default=0) + self._size * 0.6
        return len(lines) * self._size * 1.25 + self._size * 0.4

    def _grid(self, field: Box, plot: _Plot) -> None:
        is_rtl = self._look.is_rtl
        x = field.x + field.width + self._size * 0.6 if is_rtl else field.x - self._size * 0.6
        style = replace(self._small, align="left" if is_rtl else "right")
        for value, down in plot.ticks:
            self._pen.rule(field.x, field.y + down, field.width, width=0.35, colour=_FAINT)
            self._pen.text(x, field.y + down + self._size * 0.33, self._said(value), style)

    def _base(self, field: Box, plot: _Plot) -> float:
        """Return where nought is, or the least of the scale."""
        return field.y + next((down for value, down in plot.ticks if not value), plot.ticks[0][1])

    def _turned(self, field: Box, x: float, width: float = 0) -> float:
        """Return where something is from the left of the page; mirrored where the paper runs leftwards."""
        return field.x + (field.width - x - width if self._look.is_rtl else x)

    def _bar(self, field: Box, bar: Box, series: int) -> None:
        x = self._turned(field, bar.x, bar.width)
        it = patterns.manner(series, self._look)
        patterns.box(self._pen, x, field.y + bar.y, bar.width, bar.height, it, self._look.colours.ink)

    def _line(self, field: Box, series: int, points: Sequence[tuple[float, float] | None]) -> None:
        it = patterns.manner(series, self._look)
        for run in _runs(points):
            placed = [(self._turned(field, x), field.y + y) for x, y in run]
            if len(placed) > 1:
                self._pen.line(placed, width=1.8, colour=it.line, dashes=it.dashes)
            for x, y in placed:
                patterns.mark(self._pen, x, y, 3, it)

    def _totals(self, field: Box, plot: _Plot) -> None:
        """Draw the numbers over the bars, where there is room: of one series its own, of stacked ones the whole."""
        chart, size = self._chart, self._size
        if chart.kind is ChartKind.LINES or (chart.kind is ChartKind.BARS and len(chart.series) > 1):
            return
        wholes = [_whole(chart, at) for at in range(len(chart.labels))]
        room = field.width / max(1, len(chart.labels))
        if any(texts.width(self._said(it), BOLD) * size > room for it in wholes if it is not None):
            return
        style = replace(self._small, bold=True, colour=self._look.colours.ink, align="centre")
        for at, whole in enumerate(wholes):
            tops = [y for _series, x, y, _w, _h in plot.bars if at * room <= x < (at + 1) * room]
            if whole is not None and tops:
                x, y = self._turned(field, (at + 0.5) * room), field.y + min(tops) - size * 0.35
                wide = texts.width(self._said(whole), BOLD) * size
                self._pen.fill(
                    x - wide / 2 - 1, y - size * 0.8, wide + 2, size * 0.95, _PAPER
                )  # no line goes through it
                self._pen.text(x, y, self._said(whole), style)

    def _under(self, field: Box, labels: Sequence[tuple[str, ...]], *, is_upright: bool) -> None:
        room = field.width / max(1, len(labels))
        top = field.y + field.height + self._size * 0.4
        for at, lines in enumerate(labels):
            x = self._turned(field, (at + 0.5) * room)
            for row, line in enumerate(lines):
                if is_upright:
                    beside = (row - (len(lines) - 1) / 2) * self._size * 1.25 + self._size * 0.35
                    self._pen.text_up(x + beside, top + texts.width(line, REGULAR) * self._size, line, self._small)
                else:
                    style = replace(self._small, align="centre")
                    self._pen.text(x, top + self._size * (1 + row * 1.25), line, style)


def _whole(chart: Chart, at: int) -> float | None:
    known = [it.values[at] for it in chart.series if it.values[at] is not None]
    return sum(it for it in known if it is not None) if known else None


def _runs(points: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    """Yield the points that follow one another; an unknown number breaks the line."""
    run: list[tuple[float, float]] = []
    for point in (*points, None):
        if point is not None:
            run.append(point)
        elif run:
            yield run
            run = []


def _drawn(value: float | None) -> float | None:
    """Return a number as it is drawn: what is next to nothing, which no axis can be divided by, is nothing."""
    return 0.0 if value is not None and abs(value) < _NOTHING else value


def _reckoned(chart: Chart, width: float, height: float) -> _Plot:
    """Return where bars, points and the numbers of the scale go in a field of that size."""
    from reportlab.graphics.charts.barcharts import VerticalBarChart
    from reportlab.graphics.charts.linecharts import HorizontalLineChart

    is_line = chart.kind is ChartKind.LINES
    made = HorizontalLineChart() if is_line else VerticalBarChart()
    made.x, made.y, made.width, made.height = 0, 0, width, max(height, 1)
    made.data = [tuple(map(_drawn, it.values)) for it in chart.series] or [(0,)]
    made.categoryAxis.categoryNames = list(chart.labels) or [""]
    made.categoryAxis.style = "stacked" if chart.kind is ChartKind.STACKED else "parallel"
    made.valueAxis.forceZero = 1
    made.valueAxis.rangeRound = "both"
    made.valueAxis.maximumTicks = 6
    if not any(_drawn(value) for it in chart.series for value in it.values):
        made.valueAxis.valueMin, made.valueAxis.valueMax = 0, 1
    if not is_line:
        made.groupSpacing = 6
    made.draw()
    ticks = [it for it in made.valueAxis._tickValues if not _counts(chart) or it == round(it)]
    return _Plot(
        () if is_line else tuple(_bars(made._barPositions, height)),
        tuple(_points(made._positions, chart, height)) if is_line else (),
        tuple((it, height - made.valueAxis.scale(it)) for it in ticks),
    )


def _counts(chart: Chart) -> bool:
    """Return whether all numbers are whole: then the scale has only whole ones."""
    return all(value is None or value == round(value) for it in chart.series for value in it.values)


def _bars(
    rows: Sequence[Sequence[Sequence[float] | None]], height: float
) -> Iterator[tuple[int, float, float, float, float]]:
    for series, row in enumerate(rows):
        for bar in row:
            if bar is not None and bar[3] is not None and bar[3]:
                x, y, wide, high = bar
                yield series, x, height - max(y, y + high), wide, abs(high)


def _points(
    rows: Sequence[Sequence[tuple[float, float]]], chart: Chart, height: float
) -> Iterator[tuple[int, tuple[tuple[float, float] | None, ...]]]:
    room = 0.0
    for series, row in enumerate(rows):
        placed: list[tuple[float, float] | None] = [None] * len(chart.labels)
        known = [at for at, value in enumerate(chart.series[series].values) if value is not None]
        found = [it for it in row if it is not None and it[1] is not None]
        for at, (x, y) in zip(known, found, strict=True):
            placed[at] = (x + room, height - y)
        yield series, tuple(placed)
