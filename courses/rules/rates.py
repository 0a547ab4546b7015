"""Who was there: attended of held, the share of it, and what can still be reached. The one place for all such figures.

Pure: no store and no clock. Four figures are told, each in one meaning wherever it stands:

- *attended*: the sessions held at which somebody was present, came late or left early.
- *held*, on screens, lists and the command line: of the sessions held, those from when the person joined. Somebody who
  got a seat from the waiting list at the third session has missed nothing before it. Excused or without a mark is absent.
- *held in all*: of the sessions held all that they take part in, whenever they joined. Certificates are decided by it and
  say it, because a certificate is about the course and not about the seat. The setting `certificate.count_from` lets a
  library decide otherwise, as `attendance.count_from` does for the figure above.
- *the rate of a course*: present ÷ (seats held × sessions held). Those who dropped out keep their seat in it; those who
  only turned up and those who cancelled are not in it, and sessions before somebody joined are.

In a series each has only the sessions that they have chosen. A share is a Fraction: exactly the threshold is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from courses.model import PRESENT_MARKS, Mark


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session that is not cancelled."""

    id: int
    begins: datetime
    is_held: bool
    """Whether it has begun and attendance is entered."""
    hours: int = 0
    """Its study hours."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How much somebody was there."""

    attended: int = 0
    held: int = 0
    """From when they joined."""
    held_in_all: int = 0
    left: int = 0
    """Sessions not held yet: still to come, or begun with nothing entered."""
    study_hours: int = 0
    """Of the sessions attended, each in whole hours; what is left over of one is never added to another's."""
    before: frozenset[int] = frozenset()
    """Ids of the sessions from before they joined, which `held` leaves out."""

    @property
    def rate(self) -> Fraction | None:
        """Attended of held; None before anything was held."""
        return share(self.attended, self.held)

    @property
    def rate_in_all(self) -> Fraction | None:
        """Attended of held in all; None before anything was held."""
        return share(self.attended, self.held_in_all)


def figures(
    meetings: Iterable[Meeting],
    marks: Mapping[int, Mark],
    *,
    joined: datetime | None = None,
    opened: datetime | None = None,
    chosen: frozenset[int] = frozenset(),
) -> Figures:
    """Return somebody's figures over the sessions of a course.

    `marks` are theirs by session id, `joined` is when they got their seat (None: from the start), `chosen` the ids of the
    sessions they come to in a series (empty: the whole). Who has a mark before that was expected already then: the mark
    says so, and who is entered afterwards from a list of paper has missed what the list says. `opened` is when the first
    of the course got a seat: what was held before that was written down afterwards, and counts for everybody.
    """
    own = [it for it in meetings if not chosen or it.id in chosen]
    since = joined_at(own, marks, joined)
    held = [it for it in own if it.is_held]
    there = [it for it in held if marks.get(it.id) in PRESENT_MARKS]
    before = frozenset(
        it.id for it in own if since is not None and it.begins < since and (opened is None or it.begins >= opened)
    )
    return Figures(
        attended=len(there),
        held=sum(it.id not in before for it in held),
        held_in_all=len(held),
        left=len(own) - len(held),
        study_hours=sum(it.hours for it in there),
        before=before,
    )


def joined_at(meetings: Iterable[Meeting], marks: Mapping[int, Mark], joined: datetime | None) -> datetime | None:
    """Return from when somebody's sessions count: when they got the seat, or their first marked session if earlier."""
    if joined is None:
        return None
    return min([joined, *(it.begins for it in meetings if it.id in marks)])


def share(part: int, whole: int) -> Fraction | None:
    """Return a part of a whole; None of nothing."""
    return Fraction(part, whole) if whole else None


def limit(threshold: float) -> Fraction:
    """Return a threshold, 0–1, as it is written: 0.7 is seven tenths and nothing above."""
    return Fraction(str(threshold))


def reaches(attended: int, held: int, threshold: float) -> bool:
    """Return whether `attended` of `held` is the threshold or more; never for nothing held or never having been there."""
    return held > 0 and attended > 0 and attended >= limit(threshold) * held


def needed(attended: int, total: int, left: int, threshold: float) -> int | None:
    """Return the fewest of the `left` sessions that somebody has to be at to reach the threshold of `total` at the end.

    `total` is those held and those left. 0: reached whatever comes; None: out of reach. Who has never been there has to
    come once, however low the threshold.
    """
    if total <= 0:
        return None
    least = max(_ceiling(limit(threshold) * total), 1)
    lacking = max(0, least - attended)
    return lacking if lacking <= left else None


def _ceiling(number: Fraction) -> int:
    return -(-number.numerator // number.denominator)
