"""What a deed did to the bookings of guidance: which have to be moved, which came along, which somebody else takes. Reads only.

Looked at before and after any deed that changes times, guides or slots; the rule is told in `actions.bookings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from courses import clock
from courses.actions import telling
from courses.actions.telling import ToTell
from courses.dates import day_text, time_text
from courses.i18n import _
from courses.model import Actor
from courses.rules import rights
from courses.store import Store, bookings, registers
from courses.store.bookings import Standing

Known = Mapping[int, Standing]
"""How bookings stood, by id."""


class Changed(NamedTuple):
    """A booking that does not stand as it did."""

    session_id: int
    text: str
    """What became of it, and how the visitor is reached; one line."""
    fits: bool


def standing(store: Store, course_ids: Iterable[int]) -> dict[int, Standing]:
    """Return how the bookings to come of some courses stand, by id."""
    today = clock.today()
    return {one.booking_id: one for id_ in course_ids for one in bookings.standings(store, today, id_)}


def changed(store: Store, actor: Actor, course_ids: Iterable[int], before: Known) -> list[Changed]:
    """Return what became of the bookings since `before`, course by course in order of time."""
    rights.require(actor, rights.Right.READ_DETAILS)
    names = registers.leader_names(store)
    return [one for id_ in course_ids for one in _of_course(store, actor, id_, before, names)]


def _of_course(
    store: Store, actor: Actor, course_id: int, before: Known, names: Mapping[int, str]
) -> Iterator[Changed]:
    after = bookings.standings(store, clock.today(), course_id)
    if all(_is_same(before.get(one.booking_id), one) for one in after):
        return
    whom = telling.of_bookings(store, actor, course_id, clock.now())
    for one in after:
        was = before.get(one.booking_id)
        if was is not None and not _is_same(was, one) and one.booking_id in whom:
            yield Changed(one.session_id, _text(was, one, whom[one.booking_id], names), one.fits)


def _is_same(was: Standing | None, one: Standing) -> bool:
    """Return whether nobody need hear of a booking; one that had no slot before, and has none now, is known."""
    if was is None or (not was.fits and not one.fits):
        return True
    return (was.day, was.start, was.leader_id, was.fits) == (one.day, one.start, one.leader_id, one.fits)


def _text(was: Standing, one: Standing, who: ToTell, names: Mapping[int, str]) -> str:
    told = {"who": telling.in_words(who), "at": f"{day_text(one.day)} {time_text(one.start)}"}
    if not one.fits:
        return _("{at} has no slot any more and has to be moved: {who}").format(**told)
    if (was.day, was.start) != (one.day, one.start):
        before = f"{day_text(was.day)} {time_text(was.start)}"
        return _("{before} is {at} now: {who}").format(before=before, **told)
    if was.leader_id != one.leader_id and one.leader_id is not None:
        return _("{guide} takes over {at}: {who}").format(guide=names[one.leader_id], **told)
    return _("{at} has a slot again: {who}").format(**told)
