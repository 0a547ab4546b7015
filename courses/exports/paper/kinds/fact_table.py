"""Draws a table of two columns, labels and values, that goes on over pages. Knows nothing of what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from courses.exports.paper.columns import Para, draw_paras, para
from courses.exports.paper.pdf.pen import Style
from courses.exports.paper.sheet import Sheet


class Fact(NamedTuple):
    """A row."""

    label: str
    value: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class FactTable:
    """How a table of facts is set; points."""

    left: float
    width: float
    label: float
    """The width of the left column."""
    size: float
    pad: float
    """White above and below a row."""
    most: int = 24
    """Lines of a value."""

    def height(self, pen: Sheet, rows: Sequence[Fact]) -> float:
        """Return how high some rows are."""
        return sum(self._height(pen, row) for row in rows)

    def draw(self, pen: Sheet, rows: Sequence[Fact], y: float, bottom: float, turn: Callable[[], float]) -> float:
        """Draw rows downwards from `y`, a thin line above each, and return where they end.

        `turn` ends the page and returns where the next one begins; it is called before a row that would go below
        `bottom`.
        """
        line = pen.look.colours.line
        with pen.part("Table") as table:
            for row in rows:
                height = self._height(pen, row)
                if y + height > bottom:
                    pen.rule(self.left, y, self.width, width=0.4, colour=line)
                    y = turn()
                pen.rule(self.left, y, self.width, width=0.4, colour=line)
                label, value = self._cells(pen, row)
                with pen.within(table), pen.part("TR"):
                    with pen.part("TH", scope="Row"):
                        draw_paras(pen, [label], self.left, y + self.pad)
                    with pen.part("TD"):
                        draw_paras(pen, [value], self.left + self.label, y + self.pad)
                y += height
        pen.rule(self.left, y, self.width, width=0.4, colour=line)
        return y

    def _height(self, pen: Sheet, row: Fact) -> float:
        return max(cell.height for cell in self._cells(pen, row)) + 2 * self.pad

    def _cells(self, pen: Sheet, row: Fact) -> tuple[Para, Para]:
        sizes, grey = (self.size,), Style(colour=pen.look.colours.grey)
        value = Style(bold=row.is_bold)
        return (
            para(row.label, self.label - 8, sizes, grey, most=4, role=""),
            para(row.value, self.width - self.label, sizes, value, most=self.most, role=""),
        )
