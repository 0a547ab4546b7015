"""Marks as the letters of a workbook that a partner fills in: written in one way, read in all that lists are read in."""

from __future__ import annotations

import re

from courses.errors import Invalid
from courses.i18n import _
from courses.model import PRESENT_MARKS, WITH_MINUTES, Mark
from courses.model.packets import NO_MARK, PacketMark

LETTERS = {Mark.PRESENT: "x", Mark.ABSENT: "f", Mark.EXCUSED: "a", Mark.LATE: "s", Mark.LEFT_EARLY: "g"}
_MINUTES = re.compile(r"(?P<letter>[^\W\d_]+)\s*\+?\s*(?P<minutes>[0-9]{1,3})(?:\s*min\.?)?")
_ALSO = {"-": Mark.ABSENT, "–": Mark.ABSENT, "0": Mark.ABSENT, "●": Mark.PRESENT, "1": Mark.PRESENT, "n": Mark.PRESENT}
_READ = {letter: mark for mark, letter in LETTERS.items()} | _ALSO


def written(mark: PacketMark) -> str:
    """Return a mark's letter, with its minutes: "s 20"; empty for none."""
    if mark.mark is None:
        return ""
    letter = LETTERS[mark.mark]
    return letter if mark.minutes is None else f"{letter} {mark.minutes}"


def read(text: str, sent: PacketMark) -> PacketMark:
    """Return the mark that a cell says; the one that was sent when it says the same. Raises Invalid, saying what would do."""
    typed = " ".join(text.casefold().split())
    if typed == written(sent):
        return sent
    if not typed:
        return NO_MARK
    match = _MINUTES.fullmatch(typed)
    letter, minutes = (match["letter"], int(match["minutes"])) if match else (typed, None)
    mark = _READ.get(letter)
    if mark is None or (minutes is not None and mark not in WITH_MINUTES):
        raise Invalid(
            _("“{text}” is not a mark: {letters}").format(text=text[:20], letters=", ".join(LETTERS.values()))
        )
    return PacketMark(mark, minutes, sent.is_online and mark in PRESENT_MARKS)
