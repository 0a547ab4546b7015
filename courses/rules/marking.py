"""Which cells of the grid a mark reaches when a whole column, a whole row or a range is marked at once.

Knows no store: what is locked is told to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from courses.model import COMING, CourseKind, Mark, Participant, Session, SessionStatus

Cell = tuple[int, int]
"""A session's id and a person's."""


def has_begun(session: Session, now: datetime) -> bool:
    """Return whether a session has begun, local time."""
    return datetime.combine(session.day, session.start) <= now


def is_awaited(session: Session, kind: CourseKind, now: datetime) -> bool:
    """Return whether a session has begun and nothing of its attendance is entered; booked guidance is noted by slot."""
    is_open = session.status is SessionStatus.PLANNED and kind is not CourseKind.GUIDANCE
    return is_open and has_begun(session, now)


def can_be_told_early(mark: Mark | None) -> bool:
    """Return whether a mark may stand before the session: leave that was told, or none at all."""
    return mark in (None, Mark.EXCUSED)


def takes(
    session: Session, mark: Mark | None, now: datetime, *, locked: Collection[int] = (), early: Collection[int] = ()
) -> bool:
    """Return whether `mark` may be put in a session among others: it has begun, is not cancelled and not `locked`.

    Leave may be told before it, as may any mark for those of `early`, which the user wants to enter all the same.
    """
    if session.status is SessionStatus.CANCELLED or session.id in locked:
        return False
    return has_begun(session, now) or can_be_told_early(mark) or session.id in early


def reached(
    sessions: Sequence[Session],
    people: Sequence[Participant],
    mark: Mark | None,
    now: datetime,
    *,
    locked: Collection[int] = (),
    early: Collection[int] = (),
) -> Iterator[Cell]:
    """Yield the cells that `mark` may be put in, session by session: of people who are expected; see `takes`."""
    for session in sessions:
        if takes(session, mark, now, locked=locked, early=early):
            yield from ((session.id, it.person_id) for it in expected(people, session))


def expected(people: Sequence[Participant], session: Session) -> list[Participant]:
    """Return who is expected at a session: not who has left the course, chosen others, or joined on a later day.

    Where all were enrolled later the course was written down afterwards, and nobody is left out for it.
    """
    coming = [it for it in people if it.status in COMING and it.is_expected(session.id)]
    if all(_enrolled_later(it, session) for it in coming):
        return coming
    return [it for it in coming if session.id not in it.before or not _enrolled_later(it, session)]


def _enrolled_later(it: Participant, session: Session) -> bool:
    return it.seated_at is not None and it.seated_at.date() > session.day
