"""Draws a QR code as filled squares, sharp at any size. Knows nothing of what it says."""

from __future__ import annotations

from courses.exports.paper.pdf.pen import INK, Pen

_QUIET = 4
"""White squares around it that readers need."""


def draw_code(pen: Pen, text: str, x: float, y: float, size: float) -> None:
    """Draw `text` as a code of `size` points, white edge included, with its upper left corner at `x`, `y`."""
    rows = _rows(text)
    step = size / (len(rows) + 2 * _QUIET)
    for row, cells in enumerate(rows):
        top = y + (row + _QUIET) * step
        for start, length in _runs(cells):
            pen.fill(x + (start + _QUIET) * step, top, length * step, step * 1.02, INK)


def _rows(text: str) -> list[list[bool]]:
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return [[bool(cell) for cell in row] for row in code.modules]


def _runs(cells: list[bool]) -> list[tuple[int, int]]:
    """Return where black begins and how long it is, so that neighbours leave no hairline between them."""
    runs: list[tuple[int, int]] = []
    for index, is_black in enumerate(cells):
        if is_black and runs and sum(runs[-1]) == index:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif is_black:
            runs.append((index, 1))
    return runs
