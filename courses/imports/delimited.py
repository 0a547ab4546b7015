"""Text with delimiters to rows: which delimiter, which line ends, what is quoted, and what was never closed."""

from __future__ import annotations

import csv
import io
import math
import re
from collections import Counter
from itertools import islice
from pathlib import Path

from courses.errors import Invalid
from courses.i18n import _
from courses.imports.collecting import without_collecting
from courses.imports.encoding import decode
from courses.imports.table import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Book, Cell, Row, Sheet
from courses.text import FORMULA_SIGNS

DELIMITERS = (";", "\t", ",", "|")
"""In order of preference when nothing else settles it."""
_SAMPLE_ROWS = 300
_ASCII_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MAX_LINE = 1_000_000
_GUARDED = re.compile(f"'+[{re.escape(FORMULA_SIGNS)}]")
_GUARDED_CELL = re.compile(f"""(?:^|[\r\n;,\t|"]){_GUARDED.pattern}""")


def read_text(path: Path, data: bytes) -> Book:
    """Read the bytes of a text file; raises Invalid when it is no table of reasonable size."""
    decoded = decode(data)
    notes = list(decoded.notes)
    text = decoded.text.replace("\r\r\n", "\r\n")
    text = _without_controls(path.name, text, notes)
    said, text = _said_delimiter(text)
    delimiter, quoting = _layout(path.name, text, said)
    with without_collecting():
        rows = _rows(path.name, text, delimiter, quoting)
    if not rows:
        raise Invalid(_("{name} is empty.").format(name=path.name))
    sheet = Sheet(path.name.rsplit(".", 1)[0].removesuffix(".rejected"), rows)
    return Book(path.name, [sheet], notes, encoding=decoded.encoding, delimiter=delimiter)


def _without_controls(name: str, text: str, notes: list[str]) -> str:
    """Return the text without control characters, which are noted; raises Invalid when it is full of them."""
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw.translate(None, _ASCII_CONTROLS)) == len(raw):
        return text
    found = len(_CONTROLS.findall(text))
    if found > 50 and found * 10 > len(text):
        hint = _("Open it in the program it was made with and save it as .xlsx or .csv.")
        raise Invalid(_("{name} is neither text nor an Excel workbook and cannot be read.").format(name=name), hint)
    notes.append(_("{count} control characters were taken away.").format(count=found))
    return _CONTROLS.sub("", text)


def _said_delimiter(text: str) -> tuple[str, str]:
    """Return the delimiter of Excel's own first line `sep=;` (else "") and the text, that line left blank."""
    match = re.match(r'"?sep=(.)"?[ \t]*(?=\r|\n)', text, re.IGNORECASE)
    return (match[1], text[match.end() :]) if match else ("", text)


def _layout(name: str, text: str, said: str) -> tuple[str, int]:
    """Return the delimiter and csv quoting under which the rows agree best on their number of cells."""
    head = text[: 2 * _MAX_LINE]
    if max((len(line) for line in islice(io.StringIO(head, newline=""), 2000)), default=0) > _MAX_LINE:
        raise Invalid(_("{name} has a line of more than a million characters; it is not a table.").format(name=name))
    choices = [said] if said else [d for d in DELIMITERS if d in head] or [";"]
    best = max(choices, key=lambda d: (_agreement(head, d, csv.QUOTE_MINIMAL), -choices.index(d)))
    if (
        '"' in head
        and not _is_whole(head, best)
        and _agreement(head, best, csv.QUOTE_NONE) > _agreement(head, best, csv.QUOTE_MINIMAL) + 0.02
    ):
        return best, csv.QUOTE_NONE
    return best, csv.QUOTE_MINIMAL


def _is_whole(head: str, delimiter: str) -> bool:
    """Return whether every quotation mark quotes and every row has equally many cells: a program wrote such a file.

    Cells that hold delimiters could be told apart at these too, sometimes into more cells in more rows.
    """
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter, strict=True)
    try:
        widths = {len(row) for row in islice(reader, _SAMPLE_ROWS) if row}
    except csv.Error:
        return False
    return len(widths) == 1 and widths != {1}


def _agreement(head: str, delimiter: str, quoting: int) -> float:
    """Return how well rows agree: more when more rows have several cells, when they have equally many, and many.

    A cell that has swallowed line ends and delimiters counts against.
    """
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    counts: Counter[int] = Counter()
    swallowed = 0
    try:
        for row in islice(reader, _SAMPLE_ROWS):
            if row:
                counts[len(row)] += 1
                swallowed += sum(1 for cell in row if "\n" in cell and delimiter in cell)
    except csv.Error:
        return 0.0
    many = Counter({width: rows for width, rows in counts.items() if width > 1})
    if not many:
        return 0.05
    width, rows = max(many.items(), key=lambda item: (item[1], item[0]))
    reach = (many.total() / counts.total()) ** 2
    return reach * (0.3 + 0.7 * rows / many.total()) * math.log2(1 + min(width, 30)) - swallowed / counts.total()


def _rows(name: str, text: str, delimiter: str, quoting: int) -> list[Row]:
    reader = csv.reader(_lines(text), delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    rows: list[Row] = []
    cells = 0
    is_guarded = quoting == csv.QUOTE_NONE or ("'" in text and _GUARDED_CELL.search(text) is not None)
    try:
        for number, values in enumerate(reader, 1):
            if not any(values):
                continue
            cells += len(values)
            if len(rows) >= MAX_ROWS or len(values) > MAX_COLUMNS or cells > MAX_CELLS:
                raise _too_much(name)
            rows.append(Row(number, _unguarded(values, unquote=quoting == csv.QUOTE_NONE) if is_guarded else values))  # type: ignore[arg-type]
    except csv.Error as error:
        raise Invalid(
            _("{name} is no table: row {row} cannot be taken apart.").format(name=name, row=len(rows) + 1)
        ) from error
    _refuse_swallowed(name, text, rows, delimiter)
    return rows


def _lines(text: str) -> io.TextIOWrapper:
    """Return the text line by line with its line ends as they are; a StringIO would hold four bytes a letter."""
    return io.TextIOWrapper(io.BytesIO(text.encode("utf-8", "surrogatepass")), "utf-8", "surrogatepass", newline="")


def _too_much(name: str) -> Invalid:
    text = _("{name} is unreasonably large: at most {rows} rows and {columns} columns are read.")
    return Invalid(text.format(name=name, rows=MAX_ROWS, columns=MAX_COLUMNS))


def _unguarded(values: list[str], *, unquote: bool) -> list[Cell]:
    """Return cells without the apostrophe that guards formulas, and without quotes when csv left them on."""
    if unquote:
        values = [v[1:-1].replace('""', '"') if len(v) > 2 and v[0] == v[-1] == '"' else v for v in values]
    if any(v and v[0] == "'" for v in values):
        return [v[1:] if _GUARDED.match(v) else v for v in values]
    return list(values)


def _refuse_swallowed(name: str, text: str, rows: list[Row], delimiter: str) -> None:
    """Raise Invalid when a quotation mark that is never closed has swallowed the rows after it."""
    if not rows or text.count('"') % 2 == 0:
        return
    if any(isinstance(cell, str) and "\n" in cell and delimiter in cell for cell in rows[-1].cells):
        said = _("{name}: a quotation mark in row {row} is never closed, so the rows after it cannot be told apart.")
        hint = _("Take the quotation mark away, or close it, and try again.")
        raise Invalid(said.format(name=name, row=rows[-1].number), hint)
