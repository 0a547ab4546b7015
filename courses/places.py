"""Where this user's data, exports and papers live. Folders are private (0700)."""

from __future__ import annotations

import os
from pathlib import Path

APP_NAME = "kursverkstad"
DATABASE_NAME = "kursverkstad.db"


def data_folder(given: str | Path | None = None) -> Path:
    """Return the data folder: the one given, else KURSVERKSTAD_DATA, else the system's place for it. Not created."""
    chosen = given or os.environ.get("KURSVERKSTAD_DATA")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)


def database_file(data: Path) -> Path:
    """Return the path of the one database file in a data folder."""
    return data / DATABASE_NAME


def papers_folder(data: Path) -> Path:
    """Return the folder where the interface puts PDFs, created private if missing."""
    return private_folder(data / "papers")


def packets_folder(data: Path) -> Path:
    """Return the folder that packets of partners are opened in, each in one of its own. Not created."""
    return data / "packets"


def private_folder(path: Path) -> Path:
    """Create `path` with its parents if missing, readable by the owner only, and return it."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path
