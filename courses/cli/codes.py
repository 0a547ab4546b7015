"""What the exit codes and the environment variables mean, in the reader's language, for help and reference."""

from __future__ import annotations

from courses.errors import Exit
from courses.i18n import _


def meaning(code: Exit) -> str:
    """Return what an exit code says."""
    words = {
        Exit.DONE: _("All was done."),
        Exit.PARTLY: _("An import took the good rows and handed the others back."),
        Exit.USAGE: _("The command was written wrongly, or needs a terminal."),
        Exit.INVALID: _("What was given cannot be right: a value, a file, a setting."),
        Exit.NOT_FOUND: _("What was named does not exist."),
        Exit.REFUSED: _("A rule or a right says no."),
        Exit.CONFLICT: _("Somebody else has changed the same thing in the meantime."),
        Exit.BUSY: _("The database was locked for longer than the program waits."),
        Exit.TOO_NEW: _("The database belongs to a newer program."),
        Exit.DAMAGED: _("The database is not as it should be."),
        Exit.FAULT: _("The program itself failed; what was saved is safe."),
    }
    return words[code]


def variables() -> dict[str, str]:
    """Return the environment variables that the program reads, and what each says."""
    return {
        "KURSVERKSTAD_DATA": _("The folder with the library’s data."),
        "KURSVERKSTAD_LANG": _("The language: sv or en."),
        "KURSVERKSTAD_USER": _("Who does it, for the journal."),
        "KURSVERKSTAD_NOW": _("Holds the clock still at a local ISO time, for trials."),
        "KURSVERKSTAD_DEBUG": _("1: a fault in the program shows where it happened."),
        "NO_COLOR": _("Anything: no colours."),
    }
