"""What goes out of the program, as values, and the note in the journal when it is about one person.

Files are made of it in `exports`. A partner's contact gets the courses of their own organisation only.
"""

from __future__ import annotations

from datetime import datetime

from courses.i18n import _
from courses.model import Actor, Course, Person
from courses.model.outgoing import Meeting, Scope
from courses.rules import rights
from courses.store import Store, courses, outgoing, people
from courses.store.journal import deed


def meetings(store: Store, actor: Actor, scope: Scope, now: datetime) -> list[Meeting]:
    """Return the sessions of a scope that `actor` may see, cancelled ones too, in order of time. Raises Refused."""
    _require(store, actor, scope)
    right = rights.Right.READ_FIGURES
    return [it for it in outgoing.meetings(store, scope, now) if rights.may(actor, right, it.organisation_ids)]


def courses_of(store: Store, actor: Actor, scope: Scope) -> list[Course]:
    """Return the courses of a scope that `actor` may see, in order of first date, then code. Raises Refused."""
    _require(store, actor, scope)
    found = [courses.get(store, course_id) for course_id in outgoing.course_ids(store, scope)]
    return [it for it in found if rights.may(actor, rights.Right.READ_FIGURES, courses.organisation_ids(it))]


def note_person(store: Store, actor: Actor, person_id: int) -> Person:
    """Note in the journal that a file about one person is made, and return the person, a protected one under alias."""
    person = people.get(store, actor, person_id)
    with deed(store, actor, _("Exported the sessions of {person}").format(person=person.name)) as it:
        it.note("person", person_id)
    return person


def _require(store: Store, actor: Actor, scope: Scope) -> None:
    if scope.person_id is not None:
        rights.require(actor, rights.Right.READ_PEOPLE)
    if scope.course_id is not None:
        organisers = courses.organisation_ids(courses.get(store, scope.course_id))
        rights.require(actor, rights.Right.READ_FIGURES, organisers)
