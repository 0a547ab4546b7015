"""The values that stand in an SVG: lengths, colours, styles and transforms. Pure; what they are of is not known here."""

from __future__ import annotations

import math
import re

Rgb = tuple[float, float, float]
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "pc": 16.0}
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(px|pt|mm|cm|in|pc|%)?\s*$")
_TURNS = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")


def declared(text: str) -> dict[str, str]:
    """Return the declarations of a style, such as "fill: red; stroke: none"."""
    pairs = (it.split(":", 1) for it in text.split(";") if ":" in it)
    return {key.strip(): value.replace("!important", "").strip() for key, value in pairs}


def rgb(text: str) -> Rgb:
    """Return a colour by its name or its numbers. Raises ValueError for what is none."""
    from reportlab.lib import colors

    text = text.strip()
    if text.startswith("#") and len(text) in {4, 5}:
        text = "#" + "".join(2 * it for it in text[1:4])
    elif text.startswith("#") and len(text) == 9:
        text = text[:7]
    if found := re.fullmatch(r"rgba?\(\s*([\d.]+)(%?)[\s,]+([\d.]+)%?[\s,]+([\d.]+)%?.*\)", text):
        most = 100 if found[2] else 255
        red, green, blue = (min(1.0, float(found[index]) / most) for index in (1, 3, 4))
        return red, green, blue
    made = colors.toColor(text.lower())
    return made.red, made.green, made.blue


def share(text: str) -> float:
    """Return a share, such as "0.5" or "50%", 0–1. Raises ValueError for what is none."""
    number = float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    return min(1.0, max(0.0, number))


def length(text: str, whole: float = 0) -> float:
    """Return a length in pixels; empty is 0. Raises ValueError for what is none."""
    if not text.strip():
        return 0.0
    found = _LENGTH.match(text)
    if not found:
        raise ValueError(text[:40])
    return float(found[1]) * whole / 100 if found[2] == "%" else float(found[1]) * _UNITS[found[2] or ""]


def matrix(text: str) -> Matrix:
    """Return what the transforms of a part come to."""
    made = _SAME
    for name, numbers in _TURNS.findall(text):
        made = times(made, _turn(name, [float(it) for it in re.split(r"[\s,]+", numbers.strip()) if it]))
    return made


def _turn(name: str, numbers: list[float]) -> Matrix:
    if name == "matrix":
        a, b, c, d, e, f = numbers
        return a, b, c, d, e, f
    first, second = numbers[0], numbers[1] if len(numbers) > 1 else None
    if name == "translate":
        return 1, 0, 0, 1, first, second or 0
    if name == "scale":
        return first, 0, 0, first if second is None else second, 0, 0
    if name == "skewX":
        return 1, 0, math.tan(math.radians(first)), 1, 0, 0
    if name == "skewY":
        return 1, math.tan(math.radians(first)), 0, 1, 0, 0
    cos, sin = math.cos(math.radians(first)), math.sin(math.radians(first))
    x, y = (numbers[1], numbers[2]) if len(numbers) == 3 else (0.0, 0.0)
    return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y


def times(first: Matrix, second: Matrix) -> Matrix:
    """Return two transforms as one, the second the inner."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def at(matrix: Matrix, point: tuple[float, float]) -> tuple[float, float]:
    """Return where a point lands."""
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f
