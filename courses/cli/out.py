"""What the program says: results and JSON on stdout, notes and errors on stderr, neat tables that fit the window.

Every text from the database passes `plain` here, so that no name can speak to the terminal.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

import click

from courses.i18n import _
from courses.text import plain

_GAP = "  "
_NARROWEST = 40
"""Columns that are always used, however small the window."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    heading: str
    is_number: bool = False
    """Stands to the right."""
    least: int | None = None
    """How far it may be cut when the table is too wide, in cells; None: never."""


def say(text: str) -> None:
    """Write a result to stdout, line by line as `plain` gives it."""
    _write(_lines(text))


def _write(text: str) -> None:
    """Write to stdout; a reader that has gone away ends the program in silence."""
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(0) from None


def note(text: str) -> None:
    """Write a message beside the result, to stderr."""
    sys.stderr.write(f"{_lines(text)}\n")


def tell_error(message: str, hint: str = "") -> None:
    """Tell what went wrong and what to do about it, to stderr."""
    note(message)
    if hint:
        note(hint)


def tell_usage(error: click.ClickException) -> None:
    """Tell that a command was written wrongly, how it is written, and where its help is."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        note(error.format_message())
        return
    if isinstance(error, click.UsageError) and error.ctx is not None:
        note(error.ctx.get_usage())
        note(_("`{command} --help` says more.").format(command=error.ctx.command_path))
    note(_("Error: {message}").format(message=error.format_message()))


def tell_os_error(error: OSError) -> None:
    """Tell that the system said no to a file or folder."""
    where = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else ""
    reason = error.strerror or type(error).__name__
    tell_error(
        f"{where}: {reason}" if where else reason, _("Look at the file or folder, its rights and the space left.")
    )


def tell_fault(error: Exception) -> None:
    """Tell that the program itself failed, without a traceback."""
    tell_error(
        _("Something went wrong in the program: {error}").format(error=f"{type(error).__name__}: {error}"),
        _("What was saved is safe on disk. With KURSVERKSTAD_DEBUG=1 it says where it happened."),
    )


def say_json(value: object) -> None:
    """Write a value as JSON, letters as they are; what could act on a terminal or hide is escaped, and loses nothing."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    _write("\n".join(line if line.isprintable() else _escaped(line) for line in text.split("\n")))


def _escaped(line: str) -> str:
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in line)


def table(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> str:
    """Return an aligned table with its headings, cut with … where it does not fit; columns with nothing in them are left out."""
    whole = [[plain(cell) for cell in row] for row in rows]
    used = [i for i in range(len(columns)) if any(row[i] for row in whole)]
    columns = [columns[i] for i in used]
    cells = [[row[i] for i in used] for row in whole]
    widths = [max(map(width, (c.heading, *(row[i] for row in cells)))) for i, c in enumerate(columns)]
    widths = _fitted(columns, widths, window())
    lines = [[column.heading for column in columns], ["─" * size for size in widths], *cells]
    return "\n".join(_line(columns, widths, line) for line in lines)


def facts(pairs: Iterable[tuple[str, object]]) -> str:
    """Return names and values below each other, long values wrapped; those without a value are left out."""
    kept = [(name, text) for name, value in pairs if (text := plain(value))]
    size = max((width(name) for name, _text in kept), default=0)
    room = max(window() - size - len(_GAP), 20)
    return "\n".join(
        f"{padded(name if first else '', size)}{_GAP}{line}"
        for name, text in kept
        for first, line in zip((True, *[False] * len(text)), wrap(text, room) or [text], strict=False)
    )


def window() -> int:
    """Return how many cells wide the window is; 80 where there is none."""
    return max(shutil.get_terminal_size((80, 24)).columns, _NARROWEST)


def width(text: str) -> int:
    """Return how many cells a text takes: two for East Asian wide letters, none for combining and invisible ones."""
    if text.isascii():
        return len(text)
    return sum(
        1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
        if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
    )


def cut(text: str, size: int) -> str:
    """Return `text` in at most `size` cells, with … where something is left out."""
    if width(text) <= size:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > size - 1:
            break
        kept += char
    return f"{kept.rstrip()}…"


def padded(text: str, size: int, *, right: bool = False) -> str:
    """Return `text` with spaces up to `size` cells, after it or, with `right`, before."""
    space = " " * (size - width(text))
    return space + text if right else text + space


def _fitted(columns: Sequence[Column], widths: list[int], room: int) -> list[int]:
    """Return widths that fit `room`: the widest column that may be cut gives way first."""
    widths = list(widths)
    while sum(widths) + len(_GAP) * (len(widths) - 1) > room:
        able = [i for i, column in enumerate(columns) if column.least is not None and widths[i] > column.least]
        if not able:
            break
        widths[max(able, key=lambda i: widths[i])] -= 1
    return widths


def _line(columns: Sequence[Column], widths: Sequence[int], cells: Sequence[str]) -> str:
    fitted = (
        padded(cut(cell, size), size, right=column.is_number)
        for column, size, cell in zip(columns, widths, cells, strict=True)
    )
    return _GAP.join(fitted).rstrip()


def _lines(text: str) -> str:
    return "\n".join(plain(line) for line in text.split("\n"))
