"""Which cells of the grid a mark reaches when a whole column, a whole row or a range is marked at once.

Knows no store: what is locked is told to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from courses.model import COMING, Mark, Participant, Session, SessionStatus

Cell = tuple[int, int]
"""A session's id and a person's."""


def has_begun(session: Session, now: datetime) -> bool:
    """Return whether a session has begun, local time."""
    return datetime.combine(session.day, session.start) <= now


def can_be_told_early(mark: Mark | None) -> bool:
    """Return whether a mark may stand before the session: leave that was told, or none at all."""
    return mark in (None, Mark.EXCUSED)


def reached(
    sessions: Sequence[Session],
    people: Sequence[Participant],
    mark: Mark | None,
    now: datetime,
    *,
    locked: Collection[int] = (),
    early: Collection[int] = (),
) -> Iterator[Cell]:
    """Yield the cells that `mark` may be put in, session by session: people who are expected at what has begun.

    Sessions that are cancelled, or `locked` because they are signed, are passed over; so are those to come, but for
    leave and for `early`, those that the user wants to enter all the same. Who has left the course keeps what there is.
    """
    for session in sessions:
        if session.status is SessionStatus.CANCELLED or session.id in locked:
            continue
        if not (has_begun(session, now) or can_be_told_early(mark) or session.id in early):
            continue
        yield from ((session.id, it.person_id) for it in people if it.status in COMING and it.is_expected(session.id))
