"""Who has missed sessions in a row, and whether that is worth a call. Pure: knows no clock and no database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from courses.model import PRESENT_MARKS, Mark
from courses.model.absences import Missed


def missed(marks: Sequence[tuple[datetime, Mark | None]]) -> Missed | None:
    """Return what somebody missed in a row, from their marks at the held sessions in order of time; None: nothing.

    A session without a mark for them says nothing either way: it neither counts nor ends the row.
    """
    known = [(at, mark) for at, mark in marks if mark is not None]
    row: list[tuple[datetime, Mark]] = []
    for at, mark in reversed(known):
        if mark in PRESENT_MARKS:
            break
        row.append((at, mark))
    if not row:
        return None
    excused = sum(mark is Mark.EXCUSED for _at, mark in row)
    return Missed(len(row), excused, is_never=len(row) == len(known), last=row[0][0])


def is_to_call(it: Missed, in_row: int) -> bool:
    """Return whether somebody is called: `in_row` sessions missed without notice, or one by who was never there.

    Sessions missed with notice do not end the row and are not counted in it. 0 in a row: nobody is.
    """
    if in_row <= 0 or it.is_excused:
        return False
    return it.is_never or it.sessions - it.excused >= in_row
