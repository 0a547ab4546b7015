"""How a paper would look: with what is not saved yet, about a real course, and nothing of it stays."""

from __future__ import annotations

import io

import factories
import pikepdf
import pytest
from pypdf import PdfReader

from courses import clock, i18n
from courses.actions import paper_template_deeds, paper_templates
from courses.errors import Forbidden
from courses.exports.paper_preview import preview
from courses.model import Actor, Role
from courses.model.paper_style import PaperKind
from courses.rules.paper_template import Faulty
from courses.store import tables

MAJA = factories.LIBRARIAN


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        i18n.use("en")
        yield opened


def text(printed) -> str:
    return " ".join(PdfReader(io.BytesIO(printed.content)).pages[0].extract_text().split())


def test_a_paper_is_about_a_real_course_and_noted_nowhere(store):
    course = factories.course(store)
    factories.enrolled(store, course, "Ada")
    before = tables.find(store, "journal_entry")
    made = preview(store, MAJA, PaperKind.ATTENDANCE_LIST, clock.now(), course_id=course.id)
    assert "Ada Ek" in text(made)
    assert ([], before) == (tables.find(store, "print_run"), tables.find(store, "journal_entry"))


def test_it_says_across_the_page_what_it_is_and_reads_aloud_as_ever(store):
    made = preview(store, MAJA, PaperKind.POSTER, clock.now(), course_id=factories.course(store).id)
    assert "PREVIEW" in text(made)
    with pikepdf.open(io.BytesIO(made.content)) as file:
        assert "/StructTreeRoot" in file.Root


def test_a_template_that_is_not_saved_is_tried(store):
    words = paper_template_deeds.text_of(store, PaperKind.SLIP, "en").text.replace("when: When", "when: The hours")
    course = factories.course(store)
    factories.enrolled(store, course, "Ada")
    assert "The hours" in text(preview(store, MAJA, PaperKind.SLIP, clock.now(), text=words, course_id=course.id))
    assert "When" == paper_templates.words(store, PaperKind.SLIP, "en").say("when")


def test_where_nobody_is_on_it_yet_the_paper_is_made_up(store):
    made = preview(store, MAJA, PaperKind.SLIP, clock.now(), course_id=factories.course(store).id)
    assert "Alva" in text(made)


def test_a_certificate_is_always_made_up(store):
    made = preview(store, MAJA, PaperKind.CERTIFICATE, clock.now(), course_id=factories.course(store).id)
    assert "Alva Ängström" in text(made)
    assert [] == tables.find(store, "certificate")


def test_a_faulty_template_is_refused_and_the_library_stays_open_for_writing(store):
    with pytest.raises(Faulty):
        preview(store, MAJA, PaperKind.SLIP, clock.now(), text="nonsense")
    factories.course(store)


def test_who_may_not_print_sees_no_paper_about_a_course(store):
    course = factories.course(store)
    with pytest.raises(Forbidden):
        preview(store, Actor("Rut", Role.READER), PaperKind.ATTENDANCE_LIST, clock.now(), course_id=course.id)
