"""Papers for participants are in the language they read, where there is such a paper; else in the program's."""

import factories
import pytest
from factories import LIBRARIAN
from paper_offers import text_of

from courses import clock
from courses.actions import enrolment, paper_languages
from courses.errors import Refused
from courses.exports import print_shop
from courses.model.paper_style import PaperKind


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


def course_with(store, *languages):
    made = factories.course(store, seats=20)
    for number, language in enumerate(languages):
        person = factories.person(store, f"Nr{number}", language=language)
        enrolment.enrol(store, LIBRARIAN, made.id, person.id)
    return made


def test_swedish_and_english_are_always_there(store):
    assert {"sv", "en"} <= paper_languages.there_are(store, PaperKind.EVALUATION)


def test_a_form_is_made_for_each_language_that_is_read_most_first(store):
    made = course_with(store, "engelska", "svenska", "engelska", "klingonska", "")
    found = print_shop.evaluations(store, LIBRARIAN, made.id, clock.now())

    assert [("sv", 3), ("en", 2)] == [(printed.file_name[-6:-4], count) for printed, count in found]
    assert "What was best?" in text_of(found[1][0])
    assert 1 == store.value("SELECT count(*) FROM print_run WHERE kind = 'EVALUATION'")


def test_a_course_without_anybody_has_no_forms(store):
    with pytest.raises(Refused):
        print_shop.evaluations(store, LIBRARIAN, course_with(store).id, clock.now())


def test_a_slip_speaks_the_language_of_whom_it_is_for(store):
    made = course_with(store, "engelska", "svenska")
    (first, second) = [row["person_id"] for row in store.query("SELECT person_id FROM enrolment ORDER BY person_id")]
    one = text_of(print_shop.slips(store, LIBRARIAN, made.id, [first], clock.now()))
    both = text_of(print_shop.slips(store, LIBRARIAN, made.id, [first, second], clock.now()))
    wished = text_of(print_shop.slips(store, LIBRARIAN, made.id, [first], clock.now(), language="sv"))

    assert "You have a seat." in one
    assert "Du har en plats." in both
    assert "Du har en plats." in wished
