"""The folder that files were last read from, remembered in the library's data folder. Knows no store and no screen."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_FILE = "import-folder"
_LONGEST = 4096


def recall(data_folder: Path) -> Path:
    """Return the folder last used if it is still there, else the home folder."""
    try:
        with (data_folder / _FILE).open("rb") as file:
            folder = Path(os.fsdecode(file.read(_LONGEST)))
        if folder.is_absolute() and folder.is_dir():
            return folder
    except (OSError, ValueError):
        pass  # nothing is remembered, or it cannot be read: no matter
    return home()


def remember(data_folder: Path, folder: Path) -> None:
    """Keep a folder for the next time; where that cannot be done it is let be."""
    with contextlib.suppress(OSError):
        (data_folder / _FILE).write_bytes(os.fsencode(folder.absolute()))


def home() -> Path:
    """Return the user's home folder, or where the program was started when there is none."""
    try:
        return Path.home()
    except RuntimeError:
        return Path.cwd()


def usual() -> list[Path]:
    """Return the folders in which files tend to lie, those that exist."""
    names = ("Downloads", "Hämtningar", "Desktop", "Skrivbord", "Documents", "Dokument")
    return [folder for name in names if (folder := home() / name).is_dir()]
