"""A handout in a folder → its text and the pictures beside it that it names; nothing else in the folder is read."""

from __future__ import annotations

from pathlib import Path

from courses.actions.handouts import HandoutFile
from courses.imports.encoding import decode
from courses.imports.table import contents
from courses.rules import handout_text


def read(path: Path) -> HandoutFile:
    """Return what a file says, in any usual encoding. Raises NotFound, and Invalid for what cannot be a text."""
    text = decode(contents(path)).text
    beside = {name: path.parent / name for name in handout_text.read(text)[0].pictures if Path(name).name == name}
    return HandoutFile(text, path.name, {name: contents(it) for name, it in beside.items() if it.is_file()})
