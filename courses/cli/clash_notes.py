"""What a command says beside its result of the clashes that it has made: those that the settings let be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from courses import clock
from courses.actions import clashes
from courses.cli import out
from courses.cli.office import Office
from courses.model import Clash, Severity
from courses.rules import rights
from courses.store import Store


@contextmanager
def new_clashes(office: Office, store: Store, course_id: int) -> Iterator[None]:
    """Hold a change of a course, and say afterwards which clashes it has that it did not have before."""
    known = {one.what for one in _found(office, store, course_id)}
    yield
    say_clashes(_found(office, store, course_id), known)


def say_of_course(office: Office, store: Store, course_id: int) -> None:
    """Say what clashes a course has."""
    say_clashes(_found(office, store, course_id))


def say_clashes(found: Iterable[Clash], known: Collection[str] = ()) -> None:
    """Say clashes, a line each; what is only a note, and what was `known`, is left out."""
    for what in dict.fromkeys(one.what for one in found if one.severity is not Severity.NOTE):
        if what not in known:
            out.note(f"⚠ {what}")


def _found(office: Office, store: Store, course_id: int) -> list[Clash]:
    if not rights.may(office.actor, rights.Right.READ_FIGURES):
        return []
    return clashes.of_course(store, office.actor, course_id, clock.now())
