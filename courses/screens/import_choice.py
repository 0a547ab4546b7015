"""What the import's fields say: a file that is there, and what it holds. Reads no file."""

from __future__ import annotations

from pathlib import Path

from courses.commands.importing import IMPORT
from courses.errors import Invalid
from courses.i18n import _
from courses.screens import import_words

NO_KIND = ""
"""The choice while nobody has said what a file holds."""


def existing(typed: str) -> Path:
    """Return the path of a file that is there. Raises Invalid."""
    if not typed:
        raise Invalid(_("Write the path of a file, or choose it with {key}.").format(key=IMPORT[0].key))
    for written in (typed, typed.replace("\\ ", " ")):  # a terminal puts a backslash before a space
        try:
            path = Path(written).expanduser()
            if path.is_file():
                return path
            if path.is_dir():
                raise Invalid(_("This is a folder; write the file in it too."))
        except (OSError, RuntimeError, ValueError):
            continue  # too long for a path, or the home of nobody
    raise Invalid(_("There is no such file."))


def kinds() -> list[tuple[str, str]]:
    """Return what a file may hold, the blank choice first: (word, kind)."""
    return [(_("choose …"), NO_KIND), *import_words.kinds()]


def kind(chosen: str) -> str:
    """Return the kind chosen. Raises Invalid when none is."""
    if chosen == NO_KIND:
        raise Invalid(_("choose what it holds"))
    return chosen


def looks_like(kind: str | None) -> str:
    """Return what is said of a file's kind once it was guessed; None: it looks like none."""
    word = next((word for word, known in import_words.kinds() if known == kind), "")
    return _("looks like: {kind}").format(kind=word) if word else _("choose what it holds")


def blanks() -> tuple[tuple[str, str], ...]:
    """Return what a blank cell of an attendance list may mean: words and what is kept."""
    return (
        (_("as the list shows"), ""),
        (_("absent"), "absent"),
        (_("no mark"), "none"),
        (_("present"), "present"),
    )
