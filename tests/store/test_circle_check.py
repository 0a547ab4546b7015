"""A word for each person in a circle, from what is kept: marks, walk-ins, leaders and who organises."""

from datetime import date, datetime, time

import factories
import pytest
from circle_library import AWAY, EXCUSED, HERE, marked, written
from circle_library import circle as circle_course
from factories import LIBRARIAN

from courses.actions import enrolment
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

    def test_words_sent_beforehand_alone_do_not_make_it_held(self, store):
        course = circle_course(store)
        marked(store, course, Ada=[HERE, EXCUSED], Bo=[HERE])

        assert [2, None] == self.present(store, course)[:2]

    def test_walk_ins_alone_make_it_held(self, store):
        course = circle_course(store, start=time(10), end=time(12, 15))
        walked_in(store, course, 0)

        assert [1, None] == self.present(store, course)[:2]


class TestOneAssociation:
    """Three of a group in a circle of another association during the same weeks are told; it decides nothing."""

    def both(self, store, common, *, first=date(2026, 9, 10), association="SV"):
        own = circle_course(store)
        people = factories.enrolled(store, own, "Ada", "Bo", "Cia", "Dag")
        other = circle_course(store, association, code="STO-700", first_date=first)
        for one in people[:common]:
            enrolment.enrol(store, LIBRARIAN, other.id, one.id)
        return circle_check.verdict(store, LIBRARIAN, own, NOW)

    def test_the_same_group_with_two_at_once_is_told(self, store):
        verdict = self.both(store, 3)

        assert verdict.reasons[-1].startswith("3 deltagare går samtidigt i STO-700 hos SV (osäker regel")
        assert ("CIRCLE.one_association", CAN) == (verdict.reason_rules[-1], verdict.verdict)

    @pytest.mark.parametrize(
        ("common", "given"), [(2, {}), (3, {"first": date(2027, 1, 12)}), (3, {"association": "ABF"})], ids=str
    )
    def test_two_people_another_time_or_the_same_association_are_not(self, store, common, given):
        assert "CIRCLE.one_association" not in self.both(store, common, **given).reason_rules
