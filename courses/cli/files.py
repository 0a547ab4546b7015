"""Files that commands write: whole or not at all, never over another unless asked to, private when they are personal."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from courses.errors import Invalid, Refused
from courses.i18n import _


def target(given: str, *, force: bool, file_name: str = "") -> Path:
    """Return the file that `-o` means: a file, or `file_name` in the folder it names.

    Without a `file_name`, which may not be known yet, only the folder is looked at. Raises Invalid when there is no such
    folder, Refused when the file is there and not to be replaced.
    """
    is_folder = given.endswith(("/", os.sep)) or Path(given).is_dir()
    folder = Path(given) if is_folder else Path(given).parent
    if not folder.is_dir():
        raise Invalid(_("There is no folder {folder}.").format(folder=folder), _("Make it first."))
    if not os.access(folder, os.W_OK):
        raise Invalid(_("The folder {folder} cannot be written in.").format(folder=folder))
    path = folder / file_name if is_folder else Path(given)
    if path.exists() and not path.is_dir() and not force:
        raise Refused(
            _("{path} is there already.").format(path=path), _("Give another name, or --force to replace it.")
        )
    return path


def write(path: Path, content: bytes, *, is_private: bool) -> None:
    """Write a file whole or not at all; a private one can be read by its owner only. Raises OSError."""
    beside = path.with_name(f".kursverkstad-{secrets.token_hex(6)}")
    handle = os.open(
        beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600 if is_private else 0o666
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
