"""Makes circles in a library: with a leader whom the association has approved, people and marks."""

from __future__ import annotations

import json

import factories
from factories import LIBRARIAN

from courses.model import CourseForm
from courses.store import tables
from courses.store.journal import deed

HERE, AWAY, EXCUSED = "PRESENT", "ABSENT", "EXCUSED"


def written(store, table, **values):
    """Inserts a row that no action writes yet, and returns its id."""
    with deed(store, LIBRARIAN, "prov") as it:
        return it.insert(table, values)


def organisation(store, code):
    """Returns the id of an organisation."""
    return tables.id_of(store, "organisation", code=code)


def leader(store, *approved_by, signature="GF"):
    """Adds a leader whom those associations have approved."""
    values = {"name": f"Gunnel {signature}", "signature": signature, "approved_by": json.dumps(approved_by)}
    return written(store, "leader", **values)


def circle(store, association="ABF", **overrides):
    """Makes four Tuesdays from 8 September 2026 of three study hours each, led by one whom the association approves."""
    given = {"organiser_id": organisation(store, association), "count": 4, "form": CourseForm.STUDY_CIRCLE}
    if "leader_ids" not in overrides:
        given["leader_ids"] = (leader(store, association),)
    return factories.course(store, **(given | overrides))


def marked(store, course, **marks):
    """Enrols each name, marks it at the first sessions, and returns people by name."""
    people = {name: factories.enrolled(store, course, name)[0] for name in marks}
    for name, given in marks.items():
        factories.mark(store, course, people[name], *given)
    return people
