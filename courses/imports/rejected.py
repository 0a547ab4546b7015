"""The rows that could not be taken, handed back in a file of their own with the reason beside each.

The file has the columns of the one they came from, so that it can be corrected and imported again; what stood above the
headings comes along, because it may name the course or explain the signs.
"""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from courses.errors import Invalid
from courses.i18n import _
from courses.imports.fold import heading_key
from courses.imports.headings import OWN_HEADINGS
from courses.imports.reader import Reading, SheetReading
from courses.imports.table import Cell, Row, Sheet
from courses.imports.values import plain_text
from courses.text import disarmed


def write(target: Path, reading: Reading) -> Path | None:
    """Write the rows that `reading.rejected` names to `target`, whole or not at all; None, and no file, when there are none.

    What a row took from the one above is written out, for that one does not come along. UTF-8 with a byte order mark and
    `;`, as a Swedish Excel opens it. Raises Invalid when it cannot be written.
    """
    blocks = list(_blocks(reading))
    if not blocks:
        return None
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for number, block in enumerate(blocks):
        if number:
            writer.writerow([])
        writer.writerows(block)
    _replace(target, "\ufeff" + out.getvalue())
    return target


def _blocks(reading: Reading) -> Iterator[list[list[str]]]:
    """Yield, by sheet, the rows of the file: what stood above, the headings, the rejected rows."""
    by_name = {sheet.name: sheet for sheet in reading.book.sheets}
    for read in reading.sheets:
        sheet = by_name[read.name]
        wanted = {row: why for (name, row), why in reading.rejected.items() if name == read.name or name not in by_name}
        carried = reading.carried
        rows = [
            Row(row.number, carried.get((sheet.name, row.number), row.cells))
            for row in sheet.rows
            if row.number in wanted
        ]
        if rows:
            yield _block(sheet, read, rows, wanted)


def _block(sheet: Sheet, read: SheetReading, rows: Sequence[Row], why: dict[int, list[str]]) -> list[list[str]]:
    own = [i for i, cell in enumerate(read.headings) if heading_key(plain_text(cell)) in OWN_HEADINGS]
    width = max(len(read.headings), *(len(row.cells) for row in rows))
    above = [_texts(row.cells, 0, own) for row in sheet.rows if row.number < read.header]
    headings = [
        *_texts(read.headings, width, own),
        _("row in the file"),
        _("why the row came back"),
        _("sheet in the file"),
    ]
    body = [
        [*_texts(row.cells, width, own), str(row.number), _safe("; ".join(why[row.number])), _safe(sheet.name)]
        for row in rows
    ]
    return [*above, headings, *body]


def _texts(cells: Sequence[Cell], width: int, own: Sequence[int]) -> list[str]:
    """Return cells as text, filled up to `width`, without the columns that an earlier such file has added."""
    texts = [_safe(plain_text(cell)) for cell in cells]
    texts += [""] * (width - len(texts))
    return [value for index, value in enumerate(texts) if index not in own]


def _safe(value: str) -> str:
    """Return a text that no spreadsheet takes for a formula; an apostrophe goes before it, and is taken off in reading."""
    return disarmed(value.lstrip("\t\r\n"))


def _replace(target: Path, text: str) -> None:
    """Write a file under another name and put it in place, so that no half file is ever there."""
    name = ""
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=target.parent, delete=False) as file:
            name = file.name
            file.write(text)
        Path(name).replace(target)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        text_ = _("{file} could not be written: {reason}.")
        raise Invalid(text_.format(file=target.name, reason=error.strerror or os.strerror(error.errno or 0))) from error
