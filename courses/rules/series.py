"""Seats session by session: what a workshop series has room for, when people come to the whole or to chosen sessions.

Pure. Who stands where in the line is `enrolment`'s; here it is only counted whether everything that somebody has chosen
has room. A choice without any session is the whole series.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

Choice = frozenset[int]
"""Ids of the sessions chosen; empty: the whole series."""


class SeriesSession(NamedTuple):
    """A session of a series that is not cancelled."""

    id: int
    begins: datetime
    """Local time."""
    seats: int | None
    """Its own, else the course's; None: no limit."""


@dataclass(frozen=True, slots=True)
class Series:
    """The sessions of a series, cancelled ones left out."""

    meetings: tuple[SeriesSession, ...]
    """In order of time."""

    def wanted(self, choice: Choice, at: datetime) -> tuple[SeriesSession, ...]:
        """Return the sessions that need a seat for somebody who enrols at `at`: of the choice, those that have not begun.

        When all have begun it is noted afterwards, and all of them count.
        """
        mine = tuple(it for it in self.meetings if not choice or it.id in choice)
        return tuple(it for it in mine if it.begins > at) or mine

    def taken(self, holders: Iterable[Choice]) -> dict[int, int]:
        """Return how many seats are taken at each session by those who hold these choices."""
        found = {it.id: 0 for it in self.meetings}
        for choice in holders:
            for meeting_id in choice or tuple(found):
                if meeting_id in found:
                    found[meeting_id] += 1
        return found

    def full(self, choice: Choice, taken: dict[int, int], at: datetime) -> tuple[int, ...]:
        """Return the sessions of a choice that have no seat left, in order of time; none: it fits."""
        return tuple(it.id for it in self.wanted(choice, at) if it.seats is not None and taken[it.id] >= it.seats)

    def taking(self, holders: Iterable[Choice], at: datetime) -> Callable[[Sequence[Choice]], bool]:
        """Return what takes seats, beside those of `holders`, for a party with these choices, if there is room for all of it.

        It returns whether there was; of a party for whom there is no room nothing is taken.
        """
        taken = self.taken(holders)

        def take(party: Sequence[Choice]) -> bool:
            tried = dict(taken)
            for choice in party:
                if self.full(choice, tried, at) or (choice and not self.wanted(choice, at)):
                    return False  # who has chosen only what is cancelled would hold a seat with nothing to come to
                for meeting_id, more in self.taken([choice]).items():
                    tried[meeting_id] += more
            taken.update(tried)
            return True

        return take
