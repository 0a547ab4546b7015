"""What a command says beside its result of the bookings that it has touched, so that nobody waits for a guide in vain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from courses.actions import booking_changes
from courses.cli import out
from courses.cli.office import Office
from courses.store import Store


@contextmanager
def telling_bookings(office: Office, store: Store, course_id: int) -> Iterator[None]:
    """Hold a change of a course, and say afterwards what became of its bookings and who has to be told."""
    before = booking_changes.standing(store, [course_id])
    yield
    for one in booking_changes.changed(store, office.actor, [course_id], before):
        out.note(one.text if one.fits else f"☎ {one.text}")
