"""What can go wrong, each with words for the user, a hint, and the exit code of the command line.

One place in the interface turns these into a line or a dialog; one in the command line into an exit code.
Nothing here prints.
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the command line. They stay stable between versions."""

    DONE = 0
    """All was done."""
    PARTLY = 1
    """An import took the good rows and handed the others back."""
    USAGE = 2
    """The command was written wrongly (click's own code)."""
    INVALID = 3
    """What was given cannot be right: a value, a file, a setting."""
    NOT_FOUND = 4
    """What was named does not exist."""
    REFUSED = 5
    """A rule or a right says no."""
    CONFLICT = 6
    """Somebody else has changed the same thing in the meantime."""
    BUSY = 7
    """The database was locked for longer than the program waits."""
    TOO_NEW = 8
    """The database belongs to a newer program."""
    DAMAGED = 9
    """`check` found something that is not as it should be."""
    FAULT = 10
    """The program itself failed; what was saved is safe."""


class CoursesError(Exception):
    """Base of all errors that are told to a user, never shown as a traceback."""

    exit_code: Exit = Exit.INVALID

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep `message`, a whole sentence for the user, and `hint`, what to do about it (may be empty)."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class Invalid(CoursesError):
    """A value or a file is not what it has to be."""


class NotFound(CoursesError):
    """What was named does not exist."""

    exit_code = Exit.NOT_FOUND


class Refused(CoursesError):
    """A rule or a right says no."""

    exit_code = Exit.REFUSED


class Forbidden(Refused):
    """The one who asks has no right to it."""


class Conflict(CoursesError):
    """The row was changed by somebody else since it was read."""

    exit_code = Exit.CONFLICT


class Busy(CoursesError):
    """The database was locked for too long."""

    exit_code = Exit.BUSY


class TooNew(CoursesError):
    """The database was written by a newer version of the program."""

    exit_code = Exit.TOO_NEW


class Damaged(CoursesError):
    """The database does not hold together."""

    exit_code = Exit.DAMAGED
