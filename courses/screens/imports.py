"""The import, from a file to rows."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from courses.commands import bindings
from courses.commands.catalogue import IMPORT
from courses.screens.frame import Frame


class ImportScreen(Frame):
    """Reads in a file."""

    COMMANDS_HERE = IMPORT
    BINDINGS: ClassVar[list[BindingType]] = bindings(IMPORT)
