"""The outlines of an SVG: what stands in `d`, and circles and rounded boxes, as lines and Bézier curves.

Pure arithmetic on numbers; colours, transforms and files are not known here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_TOKEN = re.compile(r"[MmZzLlHhVvCcSsQqTtAa]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FLAGS = re.compile(r"([Aa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_N = r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
_ARC = re.compile(rf"[\s,]*{_N}[\s,]*{_N}[\s,]*{_N}[\s,]*([01])[\s,]*([01])[\s,]*{_N}[\s,]*{_N}")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
ROUND = 0.5522847498
"""How far the handles of a quarter of a circle are from its ends, in radii."""


class Step(NamedTuple):
    """One stroke of a pen: "m" to move, "l" to draw a line, "c" a curve, "h" to close."""

    kind: str
    points: tuple[tuple[float, float], ...] = ()


def path(data: str) -> list[Step]:
    """Return the steps of a path's `d`, all from the origin. Raises ValueError for what is no path."""
    return list(_Walker().walk(data))


def polygon(points: str, *, is_closed: bool) -> list[Step]:
    """Return the steps of a list of points."""
    numbers = [float(it) for it in re.split(r"[\s,]+", points.strip()) if it]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    steps = [Step("l" if index else "m", (at,)) for index, at in enumerate(pairs)]
    return [*steps, Step("h")] if is_closed and steps else steps


def ellipse(x: float, y: float, rx: float, ry: float) -> list[Step]:
    """Return an ellipse round `x`, `y`."""
    return box(x - rx, y - ry, 2 * rx, 2 * ry, rx, ry)


def box(x: float, y: float, width: float, height: float, rx: float = 0, ry: float = 0) -> list[Step]:
    """Return a box, its corners rounded by `rx` and `ry`."""
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom = x + width, y + height
    if not rx or not ry:
        corners = ((x, y), (right, y), (right, bottom), (x, bottom))
        return [Step("l" if index else "m", (at,)) for index, at in enumerate(corners)] + [Step("h")]
    kx, ky = rx * (1 - ROUND), ry * (1 - ROUND)
    return [
        Step("m", ((x + rx, y),)),
        Step("l", ((right - rx, y),)),
        Step("c", ((right - kx, y), (right, y + ky), (right, y + ry))),
        Step("l", ((right, bottom - ry),)),
        Step("c", ((right, bottom - ky), (right - kx, bottom), (right - rx, bottom))),
        Step("l", ((x + rx, bottom),)),
        Step("c", ((x + kx, bottom), (x, bottom - ky), (x, bottom - ry))),
        Step("l", ((x, y + ry),)),
        Step("c", ((x, y + ky), (x + kx, y), (x + rx, y))),
        Step("h"),
    ]


class _Walker:
    """Goes through a path and knows where it is."""

    def __init__(self) -> None:
        self.at = (0.0, 0.0)
        self.start = (0.0, 0.0)
        self.handle: tuple[float, float] | None = None
        """The last curve's second handle, which a smooth one mirrors."""
        self.before = ""

    def walk(self, data: str) -> Iterator[Step]:
        tokens = _TOKEN.findall(_FLAGS.sub(_spread_flags, data))
        if re.sub(r"[\s,]", "", _TOKEN.sub("", data)):
            raise ValueError(data[:40])
        index = 0
        while index < len(tokens):
            letter = tokens[index]
            if letter not in "MmZzLlHhVvCcSsQqTtAa":
                raise ValueError(data[:40])
            index += 1
            takes, is_first = _TAKES[letter.upper()], True
            while is_first or (takes and index < len(tokens) and tokens[index][-1] in "0123456789."):
                numbers = [float(it) for it in tokens[index : index + takes]]
                if len(numbers) < takes:
                    raise ValueError(data[:40])
                yield from self._step(letter, numbers)
                index += takes
                is_first, letter = False, {"M": "L", "m": "l"}.get(letter, letter)

    def _step(self, letter: str, numbers: Sequence[float]) -> Iterator[Step]:
        kind = letter.upper()
        x0, y0 = self.at if letter.islower() else (0.0, 0.0)
        if kind == "Z":
            self.at, self.handle, self.before = self.start, None, kind
            yield Step("h")
            return
        if kind == "H":
            points = [(x0 + numbers[0], self.at[1])]
        elif kind == "V":
            points = [(self.at[0], y0 + numbers[0])]
        elif kind == "A":
            points = [(x0 + numbers[5], y0 + numbers[6])]
        else:
            points = [(x0 + x, y0 + y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        yield from self._drawn(kind, points, numbers)
        if kind == "M":
            self.start = points[-1]
        self.at, self.before = points[-1], kind

    def _drawn(self, kind: str, points: list[tuple[float, float]], numbers: Sequence[float]) -> Iterator[Step]:
        if kind == "A":
            self.handle = None
            yield from _arc(self.at, points[-1], numbers)
        elif kind in "MLHV":
            self.handle = None
            yield Step("m" if kind == "M" else "l", (points[-1],))
        elif kind in "CS":
            first = points[0] if kind == "C" else self._mirrored("CS")
            self.handle = points[-2]
            yield Step("c", (first, points[-2], points[-1]))
        else:
            bend = self.handle = points[0] if kind == "Q" else self._mirrored("QT")
            end = points[-1]
            yield Step("c", (_toward(self.at, bend, 2 / 3), _toward(end, bend, 2 / 3), end))

    def _mirrored(self, kinds: str) -> tuple[float, float]:
        if self.handle is None or self.before not in kinds:
            return self.at
        return 2 * self.at[0] - self.handle[0], 2 * self.at[1] - self.handle[1]


def _spread_flags(found: re.Match[str]) -> str:
    """Return an arc's numbers apart: its two flags may stand with nothing between them and what follows."""
    return found[1] + _ARC.sub(r" \1 \2 \3 \4 \5 \6 \7 ", found[2])


def _toward(start: tuple[float, float], end: tuple[float, float], share: float) -> tuple[float, float]:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _arc(start: tuple[float, float], end: tuple[float, float], numbers: Sequence[float]) -> Iterator[Step]:
    """Yield an arc as curves of a quarter turn at most (SVG 1.1, F.6.5)."""
    rx, ry, turn = abs(numbers[0]), abs(numbers[1]), math.radians(numbers[2])
    if start == end:
        return
    if not rx or not ry:
        yield Step("l", (end,))
        return
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x1, y1 = cos * dx + sin * dy, cos * dy - sin * dx
    grown = math.sqrt(max(1.0, (x1 / rx) ** 2 + (y1 / ry) ** 2))
    rx, ry = rx * grown, ry * grown
    rest = (rx * ry) ** 2 - (rx * y1) ** 2 - (ry * x1) ** 2
    share = math.sqrt(max(0.0, rest) / ((rx * y1) ** 2 + (ry * x1) ** 2))
    share = -share if bool(numbers[3]) == bool(numbers[4]) else share
    cx, cy = share * rx * y1 / ry, -share * ry * x1 / rx
    begin = math.atan2((y1 - cy) / ry, (x1 - cx) / rx)
    sweep = math.atan2((-y1 - cy) / ry, (-x1 - cx) / rx) - begin
    if numbers[4] and sweep < 0:
        sweep += 2 * math.pi
    elif not numbers[4] and sweep > 0:
        sweep -= 2 * math.pi
    middle = (start[0] + end[0]) / 2 + cos * cx - sin * cy, (start[1] + end[1]) / 2 + sin * cx + cos * cy
    parts = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    reach = 4 / 3 * math.tan(sweep / parts / 4)

    def placed(x: float, y: float) -> tuple[float, float]:
        return middle[0] + cos * rx * x - sin * ry * y, middle[1] + sin * rx * x + cos * ry * y

    for first, last in pairwise(begin + sweep * index / parts for index in range(parts + 1)):
        c1, s1, c2, s2 = math.cos(first), math.sin(first), math.cos(last), math.sin(last)
        yield Step(
            "c", (placed(c1 - reach * s1, s1 + reach * c1), placed(c2 + reach * s2, s2 - reach * c2), placed(c2, s2))
        )
