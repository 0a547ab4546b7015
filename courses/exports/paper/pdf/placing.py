"""Puts pictures on a page: pixels once per file, outlines as they are, texts in them by the pen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from courses.exports.paper.pdf import pictures
from courses.exports.paper.pdf.svg import Label, Paint, Shape

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFStream
    from reportlab.pdfgen.canvas import Canvas

_PAINTS = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}
"""By whether it is filled and whether its outline is drawn."""


def pixels(canvas: Canvas, content: bytes, box: tuple[float, float, float, float]) -> None:
    """Draw a PNG or JPEG in a box of left, bottom, width and height."""
    left, bottom, width, height = box
    made = pictures.pixels(content, width)
    _show(canvas, made.name, made.stream, f"{width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f}")


def outlines(canvas: Canvas, content: bytes, at: tuple[float, float], scale: float) -> None:
    """Draw an SVG picture without texts, its lower left corner at `at`; the file holds it once."""
    name = f"outlines{hashlib.sha256(content).hexdigest()[:24]}"
    place = f"{scale:.5f} 0 0 {scale:.5f} {at[0]:.3f} {at[1]:.3f}"
    _show(canvas, name, lambda: _form(content), place)


def pieces(content: bytes) -> tuple[str | Label, ...]:
    """Return an SVG picture as operators and texts, in the order they are drawn, its measures downwards."""
    return _pieces(content)


def piece(canvas: Canvas, operators: str, at: tuple[float, float], scale: float) -> None:
    """Draw a part of an SVG picture whose upper left corner is at `at`."""
    canvas._code.append(f"q {scale:.5f} 0 0 {-scale:.5f} {at[0]:.3f} {at[1]:.3f} cm {operators} Q")


def _show(canvas: Canvas, name: str, make: Callable[[], PDFStream], place: str) -> None:
    from reportlab.pdfbase.pdfdoc import xObjectName

    document, within = canvas._doc, xObjectName(name)
    if within not in document.idToObject:
        document.Reference(make(), within)
    canvas._code.append(f"q {place} cm /{within} Do Q")
    canvas._formsinuse.append(name)


def _form(content: bytes) -> PDFStream:
    from reportlab.pdfbase import pdfdoc

    drawing = pictures.outlines(content)
    operators = " ".join(it for it in _pieces(content) if isinstance(it, str))
    return pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("XObject"),
                "Subtype": pdfdoc.PDFName("Form"),
                "BBox": pdfdoc.PDFArray([0, 0, round(drawing.width, 3), round(drawing.height, 3)]),
                "Resources": pdfdoc.PDFDictionary(),
            }
        ),
        f"1 0 0 -1 0 {drawing.height:.3f} cm {operators}".encode(),
        filters=[pdfdoc.PDFZCompress],
    )


@lru_cache(maxsize=32)
def _pieces(content: bytes) -> tuple[str | Label, ...]:
    found: list[str | Label] = []
    for is_shape, run in groupby(pictures.outlines(content).parts, key=lambda it: isinstance(it, Shape)):
        if is_shape:
            found.append(" ".join(_painted(it) for it in run if isinstance(it, Shape)))
        else:
            found.extend(it for it in run if isinstance(it, Label))
    return tuple(found)


def _painted(it: Shape) -> str:
    steps = []
    for one in it.steps:
        steps += [f"{x:.2f} {y:.2f}" for x, y in one.points]
        steps.append(one.kind)
    end = _PAINTS[it.paint.fill is not None, it.paint.stroke is not None]
    rule = "*" if it.paint.is_even_odd and it.paint.fill is not None else ""
    return " ".join((*_painting(it.paint), *steps, end + rule))


def _painting(it: Paint) -> Iterator[str]:
    if it.fill is not None:
        yield f"{_colour(it.fill)} rg"
    if it.stroke is not None:
        dashes = " ".join(f"{one:.2f}" for one in it.dashes)
        yield f"{_colour(it.stroke)} RG {it.width:.2f} w {it.cap} J {it.join} j [{dashes}] 0 d"


def _colour(parts: tuple[float, float, float]) -> str:
    return " ".join(f"{it:.3f}" for it in parts)
