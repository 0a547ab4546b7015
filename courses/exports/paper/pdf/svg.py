"""Reads an SVG picture as filled and drawn outlines and texts, in colours that are printed as they are.

What it cannot draw – pictures within it, filters, patterns – is refused by name rather than left out in silence. Nothing
outside the file is ever looked at. See-through colours are mixed with white, a gradient is its middle colour.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree

from courses.errors import Invalid
from courses.exports.paper.pdf import svg_paths
from courses.exports.paper.pdf import svg_values as values
from courses.exports.paper.pdf.svg_paths import Step
from courses.exports.paper.pdf.svg_values import Matrix, Rgb
from courses.i18n import _

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_INSIDE = {"svg", "g", "a", "switch"}
_SILENT = {
    "defs",
    "title",
    "desc",
    "metadata",
    "style",
    "symbol",
    "linearGradient",
    "radialGradient",
    "clipPath",
    "script",
}
_RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
_DEEPEST = 30
"""So deep may parts lie in each other; one that uses itself would never end."""
_MOST = 20_000
"""So many shapes a picture has at most."""


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is painted; None is not at all."""

    fill: Rgb | None = (0.0, 0.0, 0.0)
    stroke: Rgb | None = None
    width: float = 1
    cap: int = 0
    join: int = 0
    dashes: tuple[float, ...] = ()
    is_even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline and how it is painted, in the picture's measures, downwards."""

    steps: tuple[Step, ...]
    paint: Paint


@dataclass(frozen=True, slots=True)
class Label:
    """A text in the picture; `x`, `y` is where its baseline begins, ends or has its middle."""

    x: float
    y: float
    text: str
    size: float
    colour: Rgb
    align: str = "left"
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture read: how large it is, in points, and what is on it from the back to the front."""

    width: float
    height: float
    parts: tuple[Shape | Label, ...] = field(repr=False)


def read(content: bytes) -> Drawing:
    """Return an SVG picture. Raises Invalid naming what cannot be read or drawn."""
    if b"<!ENTITY" in content:
        raise Invalid(_("The SVG picture defines entities, which are not read."))
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 entities are refused above
        if root.tag != f"{_SVG}svg":
            raise ValueError(root.tag)
        return _Reader(root).drawing()
    except (ElementTree.ParseError, ValueError, ZeroDivisionError, OverflowError, RecursionError) as error:
        raise Invalid(_("The SVG picture cannot be read: {reason}").format(reason=str(error)[:80])) from error


class _Reader:
    """Goes through one picture."""

    def __init__(self, root: ElementTree.Element) -> None:
        self._root = root
        self._by_id = {it.get("id", ""): it for it in root.iter()}
        self._rules = dict(_rules("".join(it.text or "" for it in root.iter(f"{_SVG}style"))))
        self._made: list[Shape | Label] = []

    def drawing(self) -> Drawing:
        """Return the whole, its measures from its view box where it has one."""
        box = [float(it) for it in re.split(r"[\s,]+", self._root.get("viewBox", "").strip()) if it]
        left, top, across, down = box if len(box) == 4 else (0.0, 0.0, 0.0, 0.0)
        width = values.length(self._root.get("width", ""), across) or across or 300
        height = values.length(self._root.get("height", ""), down) or down or 150
        across, down = across or width, down or height
        if min(width, height, across, down) <= 0:
            raise ValueError("0 × 0")
        points = 0.75  # a pixel of SVG is 1/96 inch, a point 1/72
        scale = min(width / across, height / down) * points
        at = (width * points - across * scale) / 2, (height * points - down * scale) / 2
        self._part(self._root, (scale, 0, 0, scale, at[0] - left * scale, at[1] - top * scale), {}, 0)
        return Drawing(width * points, height * points, tuple(self._made))

    def _part(self, it: ElementTree.Element, matrix: Matrix, above: Mapping[str, str], depth: int) -> None:
        name = it.tag.removeprefix(_SVG) if isinstance(it.tag, str) else ""
        if not isinstance(it.tag, str) or not it.tag.startswith(_SVG) or name in _SILENT:
            return
        style = self._style(it, above)
        if style.get("display") == "none" or depth > _DEEPEST or len(self._made) > _MOST:
            if depth > _DEEPEST or len(self._made) > _MOST:
                raise ValueError(_("it has too many parts"))
            return
        matrix = values.times(matrix, values.matrix(it.get("transform", "")))
        if name in _INSIDE:
            for child in it:
                self._part(child, matrix, style, depth + 1)
        elif name == "use":
            self._use(it, matrix, style, depth)
        elif name == "text":
            self._text(it, matrix, style)
        else:
            self._shape(name, it, matrix, style)

    def _use(self, it: ElementTree.Element, matrix: Matrix, style: Mapping[str, str], depth: int) -> None:
        used = self._by_id.get((it.get("href") or it.get(_XLINK) or "").removeprefix("#"))
        if used is None:
            raise ValueError(_("it uses a part that is not there"))
        moved = values.times(matrix, (1, 0, 0, 1, values.length(it.get("x", "")), values.length(it.get("y", ""))))
        if used.tag == f"{_SVG}symbol":
            for child in used:
                self._part(child, moved, self._style(used, style), depth + 1)
        else:
            self._part(used, moved, style, depth + 1)

    def _style(self, it: ElementTree.Element, above: Mapping[str, str]) -> dict[str, str]:
        """Return what holds for a part: what is above it, its own attributes, the sheet of styles, its own style."""
        style = {key: value for key, value in above.items() if key not in {"display", "opacity"}}
        style |= {key: value for key, value in it.attrib.items() if "{" not in key}
        name = it.tag.removeprefix(_SVG)
        for key in (name, *(f".{one}" for one in it.get("class", "").split()), f"#{it.get('id', '')}"):
            style |= self._rules.get(key, {})
        style |= values.declared(it.get("style", ""))
        style["shown"] = str(float(above.get("shown", "1")) * values.share(style.get("opacity", "1")))
        return style

    def _shape(self, name: str, it: ElementTree.Element, matrix: Matrix, style: Mapping[str, str]) -> None:
        steps = _outline(name, it)
        paint = self._paint(style, math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])))
        if name in {"line"}:
            paint = replace(paint, fill=None)
        if steps and style.get("visibility") not in {"hidden", "collapse"} and (paint.fill or paint.stroke):
            placed = tuple(Step(one.kind, tuple(values.at(matrix, point) for point in one.points)) for one in steps)
            self._made.append(Shape(placed, paint))

    def _paint(self, style: Mapping[str, str], scale: float) -> Paint:
        width = values.length(style.get("stroke-width", "1")) * scale
        dashes = style.get("stroke-dasharray", "none")
        numbers = (
            [] if dashes == "none" else [values.length(it) * scale for it in re.split(r"[\s,]+", dashes.strip()) if it]
        )
        return Paint(
            fill=self._colour(style.get("fill", "black"), style, "fill-opacity"),
            stroke=self._colour(style.get("stroke", "none"), style, "stroke-opacity") if width else None,
            width=width,
            cap={"round": 1, "square": 2}.get(style.get("stroke-linecap", ""), 0),
            join={"round": 1, "bevel": 2}.get(style.get("stroke-linejoin", ""), 0),
            dashes=tuple(numbers) if sum(numbers) > 0 else (),
            is_even_odd=style.get("fill-rule") == "evenodd",
        )

    def _colour(self, text: str, style: Mapping[str, str], share: str) -> Rgb | None:
        text = text.strip()
        if text in {"none", "transparent"}:
            return None
        if text == "currentColor":
            text = style.get("color", "black")
        found = self._gradient(text) if text.startswith("url(") else values.rgb(text)
        seen = values.share(style.get(share, "1")) * float(style.get("shown", "1"))
        red, green, blue = (1 - seen * (1 - part) for part in found)
        return (red, green, blue) if seen else None

    def _gradient(self, text: str) -> Rgb:
        """Return the middle of a gradient's colours."""
        it = self._by_id.get(text[4:].split(")")[0].strip("'\" #"))
        if it is not None and not len(it) and it.get(_XLINK):
            it = self._by_id.get(it.get(_XLINK, "").removeprefix("#"))
        if it is None or "Gradient" not in it.tag:
            raise ValueError(text)
        stops = [values.declared(one.get("style", "")) | dict(one.attrib) for one in it]
        colours = [values.rgb(one.get("stop-color", "black")) for one in stops]
        if not colours:
            return (0, 0, 0)
        red, green, blue = (sum(part) / len(colours) for part in zip(*colours, strict=True))
        return red, green, blue

    def _text(self, it: ElementTree.Element, matrix: Matrix, style: Mapping[str, str]) -> None:
        at = values.length((it.get("x") or "0").split()[0]), values.length((it.get("y") or "0").split()[0])
        for piece in (it, *it.iter(f"{_SVG}tspan")):
            own = self._style(piece, style) if piece is not it else style
            at = values.length(piece.get("x") or str(at[0])), values.length(piece.get("y") or str(at[1]))
            at = at[0], at[1] + (values.length(piece.get("dy") or "0") if piece is not it else 0)
            text = " ".join((piece.text or "").split())
            colour = self._colour(own.get("fill", "black"), own, "fill-opacity")
            if not text or colour is None:
                continue
            x, y = values.at(matrix, at)
            size = values.length(own.get("font-size", "16")) * abs(matrix[3])
            align = {"middle": "centre", "end": "right"}.get(own.get("text-anchor", ""), "left")
            is_bold = own.get("font-weight", "") in {"bold", "bolder", "600", "700", "800", "900"}
            self._made.append(Label(x, y, text, size, colour, align, is_bold))


def _outline(name: str, it: ElementTree.Element) -> list[Step]:
    """Return the outline of a basic shape. Raises Invalid for one that is none."""

    def at(key: str) -> float:
        return values.length(it.get(key, ""))

    if name == "path":
        return svg_paths.path(it.get("d", ""))
    if name in {"polygon", "polyline"}:
        return svg_paths.polygon(it.get("points", ""), is_closed=name == "polygon")
    if name == "line":
        return [Step("m", ((at("x1"), at("y1")),)), Step("l", ((at("x2"), at("y2")),))]
    if name == "circle":
        return svg_paths.ellipse(at("cx"), at("cy"), at("r"), at("r"))
    if name == "ellipse":
        return svg_paths.ellipse(at("cx"), at("cy"), at("rx"), at("ry"))
    if name == "rect":
        rx, ry = it.get("rx"), it.get("ry")
        round_x, round_y = values.length(rx or ry or ""), values.length(ry or rx or "")
        return svg_paths.box(at("x"), at("y"), at("width"), at("height"), round_x, round_y)
    raise Invalid(
        _("The SVG picture has a part that cannot be drawn: {part}").format(part=name),
        _("Save it as PNG instead, or without that part."),
    )


def _rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    for names, declared in _RULE.findall(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
        for name in names.split(","):
            yield name.strip(), values.declared(declared)
