"""What is in a folder for the file chooser: folders, and files that may be tables. Knows no screen."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from courses import clock, dates
from courses.errors import Invalid
from courses.i18n import _
from courses.text import sort_key

ENDINGS = (".csv", ".xlsx", ".txt", ".tsv", ".kvpaket")
"""Files that may be read in."""
_KILO = 1000


class Entry(NamedTuple):
    """A folder or a file."""

    path: Path
    name: str
    is_folder: bool
    changed: float = 0.0
    """When, in seconds since 1970."""
    size: int = 0
    """In bytes."""


def entries(folder: Path) -> list[Entry]:
    """Return the folders of a folder in Swedish order, then its files, the newest first; raises Invalid.

    What is hidden is left out, and what vanishes or cannot be looked at on the way.
    """
    try:
        with os.scandir(folder) as found:
            every = [entry for each in found if not each.name.startswith(".") if (entry := _entry(each))]
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise Invalid(_("This folder cannot be opened: {reason}.").format(reason=reason)) from error
    folders = sorted((entry for entry in every if entry.is_folder), key=lambda entry: sort_key(entry.name))
    files = sorted((entry for entry in every if not entry.is_folder), key=lambda entry: -entry.changed)
    return folders + files


def _entry(found: os.DirEntry[str]) -> Entry | None:
    try:
        if found.is_dir():
            return Entry(Path(found.path), found.name, is_folder=True)
        if not found.name.lower().endswith(ENDINGS) or not found.is_file():
            return None
        about = found.stat()
    except OSError:
        return None
    return Entry(Path(found.path), found.name, False, about.st_mtime, about.st_size)


def size_text(size: int) -> str:
    """Return a file's size: "12 kB"."""
    for unit in ("B", "kB", "MB"):
        if size < _KILO:
            return f"{size} {unit}"
        size = round(size / _KILO)
    return f"{size} GB"


def changed_text(changed: float, now: datetime) -> str:
    """Return when a file was changed, `changed` in seconds since 1970: "i dag 10.15", "12 jan 2026"."""
    try:
        at = clock.to_local(datetime.fromtimestamp(changed, UTC))
    except (OSError, ValueError, OverflowError):
        return ""
    if at.date() == now.date():
        return f"{dates.relative(at.date(), now.date())} {dates.time_text(at.time())}"
    return f"{at.day} {dates.month_short(at.month)} {at.year}"
