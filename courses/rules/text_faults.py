"""What is wrong with a text that somebody has written in a file, place by place, so that all of it can be mended at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from courses.errors import Invalid
from courses.i18n import _, ngettext

_TOLD = 20
"""So many faults are told in one message; the rest are counted."""


@dataclass(frozen=True, slots=True, order=True)
class TextFault:
    """One thing that cannot be as it is."""

    line: int
    """From 1; 0: of no one line."""
    words: str
    """What is wrong, and what was expected, as a sentence."""

    def __str__(self) -> str:
        """Return it with its line."""
        return _("Line {line}: {words}").format(line=self.line, words=self.words) if self.line else self.words


def refuse(faults: list[TextFault], message: str) -> NoReturn:
    """Raise Invalid with all the faults, each on a line of its own, in the order of their lines."""
    told = [str(it) for it in sorted(faults)[:_TOLD]]
    if len(faults) > _TOLD:
        rest = len(faults) - _TOLD
        told.append(ngettext("… and {count} more.", "… and {count} more.", rest).format(count=rest))
    raise Invalid("\n".join((message, *told)), _("Mend the text and try again. Nothing was changed."))
