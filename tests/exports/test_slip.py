"""The slip from the desk: a small page each, that says where somebody stands and when to come."""

from datetime import date, time
from io import BytesIO

import factories
import pytest
from factories import LIBRARIAN
from paper_offers import sizes_of, text_of
from paper_styles import drawn, words_of
from pypdf import PdfReader

from courses import clock
from courses.actions import enrolment, options, papers_slip
from courses.actions import sessions as moving
from courses.errors import Invalid, Refused
from courses.exports import print_shop
from courses.exports.paper.kinds import slip as slip_paper
from courses.exports.paper.kinds.slip import facts
from courses.model import EnrolmentStatus
from courses.model.paper_style import PaperKind
from courses.store import tables
from courses.store.sessions import of_course as sessions_of


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        options.set_option(opened, LIBRARIAN, "library.phone", "0980-319200")
        yield opened


@pytest.fixture
def course(store):
    return factories.course(store, seats=1, first_date=date(2027, 1, 12), fee=5000)


def slip(store, course, person):
    (paper,) = papers_slip.slips(store, LIBRARIAN, course.id, [person.id], clock.now())
    return paper


def test_it_says_where_somebody_stands_and_when_to_come(store, course):
    ada, bo = factories.enrolled(store, course, "Ada", "Bo")
    has_seat, waits = slip(store, course, ada), slip(store, course, bo)

    words = words_of(PaperKind.SLIP)
    told = dict(facts(has_seat, words))
    assert (EnrolmentStatus.ENROLLED, EnrolmentStatus.WAITING) == (has_seat.status, waits.status)
    assert "Du är nummer 1 på väntelistan." in text_of(drawn(slip_paper, [waits]))
    assert "12, 19, 26 jan" in told["Datum"]
    assert "50 kr" == told["Avgift"]
    assert "0980-319200" in text_of(drawn(slip_paper, [has_seat]))


def test_a_meeting_at_another_time_is_told_with_its_time(store, course):
    (ada,) = factories.enrolled(store, course, "Ada")
    first = sessions_of(store, course.id, clock.now())[0]
    moving.move_session(store, LIBRARIAN, first.id, first.day, start=time(9), end=time(11))
    told = dict(facts(slip(store, course, ada), words_of(PaperKind.SLIP)))

    assert "Tisdagar 10.00–12.15, 12 januari–2 mars, 8 träffar, tis 12 jan kl. 09.00–11.00" == told["När"]


def test_who_is_protected_gets_a_line_to_write_on(store, course):
    hidden = factories.person(store, "Hemlig", "Person", is_protected=True)
    enrolment.enrol(store, LIBRARIAN, course.id, hidden.id)

    assert "" == slip(store, course, hidden).name


def test_who_has_nothing_to_come_to_gets_none(store, course):
    with pytest.raises(Refused):
        slip(store, course, factories.person(store))

    assert [] == tables.find(store, "print_run")


def test_each_is_a_page_of_a6_and_the_printing_is_noted(store, course):
    people = factories.enrolled(store, course, "Ada", "Bo")
    printed = print_shop.slips(store, LIBRARIAN, course.id, [it.id for it in people], clock.now())

    assert 2 == printed.pages
    assert "lapp-STO-601-Ada-Ek.pdf" == printed.file_name
    boxes = {tuple(float(it) for it in page.mediabox) for page in PdfReader(BytesIO(printed.content)).pages}
    assert {(0, 0, 297.6378, 420.9449)} == boxes
    assert [("SLIP", 2)] == [(row["kind"], row["rows"]) for row in tables.find(store, "print_run")]


def test_a_letter_that_no_font_has_is_named_and_nothing_is_noted(store, course):
    odd = factories.person(store, "\U00013000", "Ek")
    enrolment.enrol(store, LIBRARIAN, course.id, odd.id)

    with pytest.raises(Invalid):
        print_shop.slips(store, LIBRARIAN, course.id, [odd.id], clock.now())


def test_it_speaks_the_language_that_is_asked_for():
    assert "You have a seat." in text_of(drawn(slip_paper, slip_paper._sample("en")[:1], "en"))


def test_in_large_print_nothing_is_smaller_than_sixteen_points_on_the_paper():
    printed = drawn(slip_paper, slip_paper._sample("sv"), is_large=True)
    assert 15.9 <= min(sizes_of(printed))


@pytest.mark.parametrize("language", ["sv", "sv-lattlast", "en", "fi", "se", "uk", "th"])
def test_every_fact_has_room_in_large_print_in_every_language(language):
    papers = slip_paper.PAPERS[PaperKind.SLIP].sample(language)
    text = text_of(drawn(slip_paper, papers[:1], language=language, is_large=True))

    assert "egen telefon" in text
    assert "hörslinga" in text
