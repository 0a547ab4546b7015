"""Entry conditions are read from the course, the settings and the person's own history."""

from datetime import date, datetime

import factories
import pytest

from courses.actions import enrolment, entry, options
from courses.rules.entry import Condition, Window
from courses.store.journal import deed

NOW = datetime(2026, 9, 1, 12)


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


def conditions(store, course, person, now=NOW):
    return [it.condition for it in entry.doubts(store, factories.LIBRARIAN, course.id, person, now)]


def test_the_setting_opens_a_course_that_does_not_say_itself(store):
    usual = factories.course(store)
    own = factories.course(store, code="STO-602", enrol_opens=3, enrol_closes=1)
    options.set_option(store, factories.LIBRARIAN, "enrolment.opens", "10")

    assert Window(date(2026, 8, 29), None) == entry.window(store, usual, factories.TUESDAY)
    assert Window(date(2026, 9, 5), date(2026, 9, 7)) == entry.window(store, own, factories.TUESDAY)


def test_the_window_moves_with_the_first_session_that_is_held(store):
    course = factories.course(store, enrol_opens=3)
    anna = factories.person(store)

    assert [Condition.NOT_OPEN] == conditions(store, course, anna)
    assert [] == conditions(store, course, anna, datetime(2026, 9, 5))


def test_a_course_that_somebody_went_counts_as_the_step_before(store):
    first = factories.course(store, title="Surfplatta för nybörjare")
    further = factories.course(store, code="STO-609", title="Surfplatta, steg 2", first_date=date(2026, 12, 2), count=2)
    (anna,) = factories.enrolled(store, first, "Anna")
    ebba = factories.person(store)

    assert [] == conditions(store, further, anna)
    assert [Condition.LEVEL] == conditions(store, further, ebba)


def test_another_course_at_the_same_time_is_told_unless_it_is_over(store):
    one = factories.course(store)
    other = factories.course(store, code="STO-609", title="Bild")
    (anna,) = factories.enrolled(store, one, "Anna")

    assert [Condition.ELSEWHERE] == conditions(store, other, anna)

    enrolment.cancel(store, factories.LIBRARIAN, one.id, anna.id)
    assert [] == conditions(store, other, anna)


def test_what_the_room_is_known_to_lack_is_told(store):
    with deed(store, factories.LIBRARIAN, "Room") as it:
        room = it.insert("room", {"name": "Källaren", "wheelchair": 0})
    course = factories.course(store, room_id=room)

    assert [Condition.NEEDS] == conditions(store, course, factories.person(store, needs="rullstol"))
    assert [] == conditions(store, course, factories.person(store, "Siv", needs="hörslinga"))


def test_equipment_is_spoken_for_by_those_who_bring_nothing(store):
    course = factories.course(store)
    with deed(store, factories.LIBRARIAN, "Tablets") as it:
        it.insert("course_equipment", {"course_id": course.id, "name": "Surfplatta", "quantity": 1})
    anna = factories.person(store)

    assert [] == conditions(store, course, anna)

    factories.enrolled(store, course, "Doris")
    assert [Condition.EQUIPMENT] == conditions(store, course, anna)
    assert [] == conditions(store, course, factories.person(store, "Siv", device="iPad"))
