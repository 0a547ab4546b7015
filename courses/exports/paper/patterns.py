"""How the series of a chart are told apart: by colour, and always by pattern, mark and dash too, for those who see no colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from courses.exports.paper.look import Look
from courses.exports.paper.pdf.pen import Colour, Pen, tint

_WHITE: Colour = (1, 1, 1)
_COLOURS: tuple[Colour, ...] = (
    (0.85, 0.55, 0.12),
    (0.36, 0.52, 0.75),
    (0.55, 0.25, 0.45),
    (0.35, 0.55, 0.30),
    (0.62, 0.40, 0.26),
)
"""After the house's own; told apart by those who see red and green alike, and by how dark they are."""
_GREYS: tuple[Colour, ...] = ((0.2,) * 3, (0.75,) * 3, (0.45,) * 3, (0.9,) * 3, (0.6,) * 3, (0.32,) * 3)
_HATCHES = ("", "/", "-", "\\", "x", "|")
_DASHES: tuple[tuple[float, ...], ...] = ((), (6, 3), (1.5, 2.5), (8, 3, 2, 3), (3, 3), (10, 4))
_MARKS = ("circle", "square", "triangle", "diamond", "cross", "bar")
_STEP = 4.0
"""Between the lines of a hatching, in points."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How one series is drawn."""

    colour: Colour
    hatch: str
    """"", "/", "\\", "-", "|" or "x": lines over the colour."""
    hatching: Colour
    dashes: tuple[float, ...]
    mark: str
    line: Colour
    """Of thin lines and marks: dark enough to be seen on white."""


def manner(index: int, look: Look) -> Manner:
    """Return how the series of that number, from 0, is drawn; those after the sixth begin anew."""
    is_grey = look.colours.accent == (0, 0, 0)
    colours = _GREYS if is_grey else (look.colours.accent, *_COLOURS)
    colour = colours[index % len(colours)]
    is_light = sum(colour) > 1.6
    hatching = tint((0, 0, 0), 0.75) if is_light else _WHITE
    at = index % len(_HATCHES)
    line = tint((0, 0, 0), 1 - min(colour[0], 0.5)) if is_grey else colour
    return Manner(colour, _HATCHES[at], hatching, _DASHES[at], _MARKS[at], line)


def box(pen: Pen, x: float, y: float, width: float, height: float, it: Manner, edge: Colour) -> None:
    """Fill a box in a manner, with a thin edge, so that a light one is seen on white."""
    if width <= 0 or height <= 0:
        return
    pen.fill(x, y, width, height, it.colour)
    for hatch in it.hatch if it.hatch != "x" else "/\\":
        for line in _hatched(hatch, x, y, width, height):
            pen.line(line, width=0.7, colour=it.hatching)
    pen.frame(x, y, width, height, colour=edge)


def mark(pen: Pen, x: float, y: float, radius: float, it: Manner) -> None:
    """Draw the mark of a point, its middle at `x`, `y`."""
    r = radius
    shapes = {
        "square": ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)),
        "triangle": ((x, y - 1.2 * r), (x + 1.1 * r, y + r), (x - 1.1 * r, y + r)),
        "diamond": ((x, y - 1.3 * r), (x + 1.3 * r, y), (x, y + 1.3 * r), (x - 1.3 * r, y)),
        "bar": (
            (x - 1.3 * r, y - 0.5 * r),
            (x + 1.3 * r, y - 0.5 * r),
            (x + 1.3 * r, y + 0.5 * r),
            (x - 1.3 * r, y + 0.5 * r),
        ),
    }
    if it.mark in shapes:
        pen.area(shapes[it.mark], it.line)
    elif it.mark == "cross":
        pen.line(((x - r, y - r), (x + r, y + r)), width=1.6, colour=it.line)
        pen.line(((x - r, y + r), (x + r, y - r)), width=1.6, colour=it.line)
    else:
        pen.dot(x, y, r, it.line)


def _hatched(
    hatch: str, x: float, y: float, width: float, height: float
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the lines of a hatching, none of them outside the box."""
    if hatch in "-|":
        along = height if hatch == "-" else width
        at = _STEP / 2
        while at < along:
            yield ((x, y + at), (x + width, y + at)) if hatch == "-" else ((x + at, y), (x + at, y + height))
            at += _STEP
        return
    at = _STEP
    while at < width + height:
        first = (
            max(0.0, at - height),
            min(at, height),
        )  # on the lower or left edge, measured from the upper left corner
        last = (min(at, width), max(0.0, at - width))
        ends = (first, last) if hatch == "/" else ((width - first[0], first[1]), (width - last[0], last[1]))
        yield (x + ends[0][0], y + ends[0][1]), (x + ends[1][0], y + ends[1][1])
        at += _STEP * 1.4
