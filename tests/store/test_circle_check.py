"""A word for each person in a circle, from what is kept: marks, walk-ins, leaders and who organises."""

from datetime import datetime, time

import factories
import pytest
from circle_library import AWAY, EXCUSED, HERE, marked, written
from circle_library import circle as circle_course
from factories import LIBRARIAN

from courses.errors import Refused
from courses.model import Actor, CircleOutcome, Role
from courses.store import circle, circle_check, courses, sessions

NOW = datetime(2026, 9, 22, 12, 30)
"""After the third Tuesday."""
CAN, CANNOT = CircleOutcome.CAN_STILL_COUNT, CircleOutcome.CANNOT_COUNT


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as store:
        yield store


def walked_in(store, course, place, person_id=None):
    """Notes somebody who just turned up at the session of that place, from 0."""
    session = sessions.of_course(store, course.id, NOW)[place]
    walk_in = written(store, "walk_in", course_id=course.id, name="Uno", person_id=person_id)
    written(store, "walk_in_mark", walk_in_id=walk_in, session_id=session.id, mark="PRESENT")


def test_each_seat_holder_gets_a_word_with_what_decides(store):
    course = circle_course(store)
    people = marked(
        store, course, Ada=[HERE] * 3, Bo=[HERE, HERE, AWAY], Cia=[AWAY] * 3, Dag=[HERE, HERE, AWAY, EXCUSED]
    )
    told = circle_check.circle_words(store, LIBRARIAN, course.id, NOW)

    assert {
        "Ada": (CAN, "om Ada Ek eller Bo Ek uteblir tis 29 sep faller cirkeln"),
        "Bo": (CAN, "förlorad om tis 29 sep missas"),
        "Cia": (CANNOT, "var inte med på någon av de 3 första träffarna"),
        "Dag": (CAN, "har lämnat återbud tis 29 sep: räknas inte om det inte ändras"),
    } == {name: told[person.id][:2] for name, person in people.items()}


def test_the_librarys_own_course_has_no_words(store):
    course = circle_course(store, organiser_id=None)
    marked(store, course, Ada=[HERE])

    assert {} == circle_check.circle_words(store, LIBRARIAN, course.id, NOW)


def test_a_reader_is_refused(store):
    course = circle_course(store)

    with pytest.raises(Refused):
        circle_check.circle_words(store, Actor("Rut", Role.READER), course.id, NOW)


class TestWhoWasInTheRoom:
    def present(self, store, course):
        return [it.present for it in circle.meetings(store, courses.get(store, course.id), NOW)]

    def test_a_walk_in_makes_three_with_the_leader(self, store):
        course = circle_course(store)
        marked(store, course, Ada=[HERE] * 3)
        walked_in(store, course, 0)

        assert [2, 1, 1, None] == self.present(store, course)
        whys = [it.why_not for it in circle_check.verdict(store, LIBRARIAN, course, NOW).sessions]
        assert [(), ("färre än tre på plats med ledaren",)] == whys[:2]

    def test_a_walk_in_who_turns_out_to_be_marked_is_one_person(self, store):
        course = circle_course(store)
        ada = marked(store, course, Ada=[HERE])["Ada"]
        walked_in(store, course, 0, ada.id)

        assert [1] == self.present(store, course)[:1]

    def test_walk_ins_alone_make_it_held(self, store):
        course = circle_course(store, start=time(10), end=time(12, 15))
        walked_in(store, course, 0)

        assert [1, None] == self.present(store, course)[:2]
