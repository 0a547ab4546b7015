"""Badges, signs, labels and cards: who is on them, what is noted, and that no protected name is on paper."""

from datetime import date, datetime
from io import BytesIO

import factories
import pytest
from pypdf import PdfReader

from courses.actions import enrolment, journal, papers_small, registers
from courses.actions.register_drafts import LeaderDraft
from courses.errors import Forbidden, NotFound, Refused
from courses.exports import print_small
from courses.model import Actor, CourseKind, Role
from courses.model.paper_style import PaperKind, SheetSize
from courses.model.papers_small import Badge
from courses.store import people, print_piles, tables

ME = factories.LIBRARIAN
NOW = datetime(2026, 9, 1, 9, 0)
FIRST = date(2026, 9, 8)


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


@pytest.fixture
def made(store):
    """A course with two who come, one of them protected, one who waits nowhere and one who has left."""
    course = factories.course(store)
    factories.enrolled(store, course, "Åsa", "Bo")
    hidden = factories.person(store, "Zelma", "Qvist", is_protected=True, alias="Deltagare 7")
    enrolment.enrol(store, ME, course.id, hidden.id)
    (gone,) = factories.enrolled(store, course, "Gudrun")
    enrolment.cancel(store, ME, course.id, gone.id)
    return course


def text_of(printed):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(printed.content)).pages)


def runs(store, kind):
    return [(row["kind"], row["rows"]) for row in tables.find(store, "print_run") if row["kind"] == kind]


def test_badges_are_of_those_who_come_and_a_protected_name_is_left_to_write(store, made):
    paper = papers_small.badges(store, ME, made.id, NOW)

    assert {Badge("Bo", "Ek"), Badge("", ""), Badge("Åsa", "Ek")} == set(paper.badges)
    printed = print_small.name_badges(store, ME, made.id, NOW)
    assert "Åsa Ek" in text_of(printed)
    assert not {"Zelma", "Qvist", "Gudrun"} & set(text_of(printed).split())


@pytest.mark.parametrize("make", [print_small.name_badges, print_small.table_signs])
def test_what_was_printed_of_everybody_is_told_when_somebody_new_comes(store, made, make):
    kind = PaperKind.NAME_BADGES if make is print_small.name_badges else PaperKind.TABLE_SIGNS
    make(store, ME, made.id, NOW)
    keys = {key[0]: it for key, it in print_piles.last_printed(store, [made.id]).items()}

    assert kind.value in keys
    assert 3 == len(keys[kind.value].facts["people"])
    assert [(kind.name, 3)] == runs(store, kind.name)


def test_badges_can_be_made_for_one_who_came_late(store, made):
    who = next(it["id"] for it in people.of_course(store, made.id) if it["given_name"] == "Bo")
    printed = print_small.name_badges(store, ME, made.id, NOW, person_ids=[who], size=SheetSize.A4)

    assert "Bo Ek" in text_of(printed)
    assert "Åsa" not in text_of(printed)
    assert {} == print_piles.last_printed(store, [made.id])


def test_there_are_no_badges_of_nobody(store):
    with pytest.raises(Refused, match="Ingen är anmäld|Nobody is enrolled"):
        papers_small.badges(store, ME, factories.course(store).id, NOW)


def test_a_partner_prints_no_badges_of_others_courses(store, made):
    partner = Actor(name="Per", role=Role.PARTNER, organisation_id=999)

    with pytest.raises(Forbidden):
        print_small.name_badges(store, partner, made.id, NOW)


def test_the_evacuation_list_has_who_is_expected_under_alias_and_not_who_has_left(store, made):
    text = text_of(print_small.evacuation_list(store, ME, NOW, FIRST))

    assert "Utrymningslista" in text
    assert "3 personer väntas" in text
    assert "Deltagare 7" in text
    assert "Åsa Ek" in text
    assert not {"Zelma", "Qvist", "Gudrun"} & set(text.split())
    assert [("EVACUATION_LIST", 3)] == runs(store, "EVACUATION_LIST")


def test_nobody_is_in_the_house_on_a_day_without_sessions(store, made):
    with pytest.raises(Refused):
        print_small.evacuation_list(store, ME, NOW, date(2026, 9, 9))


def test_shelf_labels_are_of_all_handouts_or_of_what_is_named(store, made):
    every = papers_small.shelf_labels(store, ME, NOW)
    one = papers_small.shelf_labels(store, ME, NOW, handout_codes=["02_losenord"], course_ids=[made.id])

    assert len(every.labels) >= 6
    assert ["02_losenord", "STO-601"] == [it.code for it in one.labels]
    assert "tisdag 10.00–12.15" == one.labels[1].about
    assert "svenska" in one.labels[0].about


@pytest.mark.parametrize(("more", "error"), [({"sheet": "9x9"}, NotFound), ({"first": 15}, Refused)])
def test_a_sheet_or_place_that_there_is_not_is_refused(store, more, error):
    with pytest.raises(error):
        papers_small.shelf_labels(store, ME, NOW, **more)


def test_the_sign_says_what_the_template_says_and_how_the_library_is_reached(store):
    text = text_of(print_small.boundary_sign(store, ME, NOW))

    assert "Det här hjälper vi till med" in text
    assert "Använda din e-legitimation eller dina koder" in text


def test_the_next_step_card_tells_of_what_comes_and_not_of_the_course_itself(store, made):
    factories.course(store, code="STO-602", title="Videosamtal", first_date=date(2026, 11, 17), count=2)
    factories.course(
        store, code="STO-604", title="Digital verkstad", kind=CourseKind.DROP_IN, first_date=date(2026, 11, 18), count=3
    )
    paper = papers_small.next_step(store, ME, made.id, datetime(2026, 11, 10, 12, 0))
    text = text_of(print_small.next_step(store, ME, made.id, datetime(2026, 11, 10, 12, 0)))

    assert ["Videosamtal"] == [it.title for it in paper.courses]
    assert ["Digital verkstad"] == [it.title for it in paper.hours]
    assert "Börjar tisdag 17 november 2026 10.00–12.15" in text
    assert "Det är bara att komma." in text
    assert "Skriv aldrig upp lösenord" in text


def test_a_leader_prints_the_badges_of_their_own_course(store):
    led_by = registers.add(store, ME, LeaderDraft(name="Gunborg Stensele"))
    course = factories.course(store, leader_ids=(led_by,))
    factories.enrolled(store, course, "Asta")
    leader = Actor(name="Gunborg", role=Role.LEADER, leader_id=led_by)

    assert "Gunborg Stensele" in text_of(print_small.name_badges(store, leader, course.id, NOW))
    with pytest.raises(Forbidden):
        print_small.next_step(store, leader, course.id, NOW)


def test_what_was_printed_can_be_taken_back(store, made):
    print_small.table_signs(store, ME, made.id, NOW)
    journal.undo(store, ME)

    assert [] == runs(store, "TABLE_SIGNS")
    assert {} == print_piles.last_printed(store, [made.id])
