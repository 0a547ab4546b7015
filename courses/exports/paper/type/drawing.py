"""Lines of text as the operators of a PDF page. The only module that knows both glyphs and files; it holds no state."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from courses.exports.paper.type import faces
from courses.exports.paper.type.shaping import SOFT_HYPHEN, Glyph, Run, is_plain, kerning, line

__all__ = ["SOFT_HYPHEN", "operators"]

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

    from courses.exports.paper.type.embedding import Typeface


_REVERSED = "/ReversedChars BMC"
"""Begins letters that are drawn in the reverse of reading order (ISO 32000-1, 14.8.2.3.3).

The text itself (ActualText) is not given besides: the readers in browsers turn that once more.
"""


def operators(doc: PDFDocument, text: str, font: str, size: float, x: float, y: float, *, is_rtl: bool = False) -> str:
    """Return what draws one line with its left end at `x` and its baseline at `y`, both from the lower left corner."""
    letters = "" if is_rtl else _letters(text, font)
    if letters:
        name = _house(font).note(doc, text)
        return f"BT {name} {size:.4g} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm {letters} ET"
    if is_rtl and text.endswith(" "):  # what is behind the line stands left of it
        x -= line(" ", font).width * size / 1000
    runs = " ".join(_run(doc, run, size) for run in line(text, font, is_rtl).runs)
    return f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {runs} ET"


@cache
def _house(font: str) -> Typeface:
    from courses.exports.paper.type.embedding import typeface

    return typeface(faces.house(font))


@lru_cache(maxsize=8192)
def _letters(text: str, font: str) -> str:
    """Return what shows a plain text letter by letter; empty for one that is not plain."""
    if not is_plain(text) or not faces.house(font).has(text):
        return ""
    kerned = kerning(text, font)
    if not kerned:
        return f"<{text.encode('utf-16-be').hex()}> Tj"
    parts, start = [], 0
    for index, by in kerned:
        parts.append(f"<{text[start : index + 1].encode('utf-16-be').hex()}>{_number(-by)}")
        start = index + 1
    return f"[{''.join(parts)}<{text[start:].encode('utf-16-be').hex()}>] TJ"


def _run(doc: PDFDocument, run: Run, size: float) -> str:
    """Return what draws glyphs of one face from where the pen is, and moves it behind them."""
    from courses.exports.paper.type.embedding import typeface

    drawn = typeface(run.face)
    parts = [f"{drawn.getSubsetInternalName(0, doc)} {_number(size)} Tf"]
    rise = 0.0
    shown: list[str] = []
    for glyph in run.glyphs:
        if glyph.up != rise:
            parts += [_shown(shown), f"{_number(glyph.up * size / 1000)} Ts"]
            rise, shown = glyph.up, []
        shown += _placed(doc, drawn, glyph)
    parts.append(_shown(shown))
    if rise:
        parts.append("0 Ts")
    written = " ".join(part for part in parts if part)
    return f"{_REVERSED} {written} EMC" if run.is_rtl else written


def _placed(doc: PDFDocument, drawn: Typeface, glyph: Glyph) -> list[str]:
    """Return a glyph's code with what moves the pen to it and from it; the moves of a line count leftwards."""
    code = drawn.code(doc, glyph)
    after = glyph.width - glyph.advance + glyph.right
    return [_move(-glyph.right), f"<{code:04X}>", _move(after)]


def _move(by: float) -> str:
    return _number(by) if abs(by) >= 0.01 else ""


def _shown(shown: list[str]) -> str:
    codes = " ".join(filter(None, shown)).replace("> <", "")
    return f"[{codes}] TJ" if codes else ""


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
