"""Where the rest of a course goes when one of its sessions is moved and the rest moves along. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, time
from itertools import chain

When = tuple[date, time]
"""The day of a session, and when it begins."""


def rest_days(
    rest: Sequence[When],
    before: date,
    to: When,
    *,
    taken: Collection[When],
    onward: Callable[[date], Iterable[date]],
    can_meet: Callable[[int, date], bool],
) -> list[date]:
    """Return the new days of `rest`, the sessions after one that is moved from `before` to `to`, in order of time.

    On a later date of the course's own – one of `rest`, or of the pattern, whose dates after a day `onward` gives – the
    chain moves a date each, and the last ones get new dates by the pattern. Anywhere else all move by as many days as
    the one did; a day on which the session at that place of `rest` cannot meet is passed over, and so are all after it.
    Nobody lands on `taken`, the sessions that stay, or on one another, and the order is kept. Fewer days than `rest`
    has are returned where the pattern ends.
    """
    own = [day for day, _start in rest]
    if not rest or to[0] == before:
        return own
    last = own[-1]
    steps: Iterator[tuple[date, bool]]
    if _is_own_later(own, before, to[0], onward):
        steps = chain(((day, True) for day in own if day > to[0]), ((day, False) for day in onward(max(last, to[0]))))
    else:
        by = to[0] - before
        steps = ((day + by, False) for day in chain(own, onward(last)))
    return list(_fill(rest, to, steps, taken, can_meet))


def _is_own_later(own: Sequence[date], before: date, to_day: date, onward: Callable[[date], Iterable[date]]) -> bool:
    if to_day < before:
        return False
    return to_day in own or to_day == next((day for day in onward(before) if day >= to_day), None)


def _fill(
    rest: Sequence[When],
    to: When,
    steps: Iterator[tuple[date, bool]],
    taken: Collection[When],
    can_meet: Callable[[int, date], bool],
) -> Iterator[date]:
    """Give each session the next step that it can be held on; a step says whether it is held on as it stands."""
    latest = to
    for place, (_day, start) in enumerate(rest):
        for day, is_settled in steps:
            when = (day, start)
            if when > latest and when not in taken and (is_settled or can_meet(place, day)):
                latest = when
                yield day
                break
        else:
            return
