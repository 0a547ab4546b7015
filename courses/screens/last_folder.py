"""The folders last read from and written to, remembered in the data folder. Knows no store and no screen."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_IMPORT = "import"
_LONGEST = 4096


def recall(data_folder: Path, what: str = _IMPORT) -> Path:
    """Return the folder last used for `what` if it is still there, else the home folder."""
    try:
        with _file(data_folder, what).open("rb") as file:
            folder = Path(os.fsdecode(file.read(_LONGEST)))
        if folder.is_absolute() and folder.is_dir():
            return folder
    except (OSError, ValueError):
        pass  # nothing is remembered, or it cannot be read: no matter
    return home()


def remember(data_folder: Path, folder: Path, what: str = _IMPORT) -> None:
    """Keep a folder for the next `what`; where that cannot be done it is let be."""
    with contextlib.suppress(OSError):
        _file(data_folder, what).write_bytes(os.fsencode(folder.absolute()))


def _file(data_folder: Path, what: str) -> Path:
    return data_folder / f"{what}-folder"


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
