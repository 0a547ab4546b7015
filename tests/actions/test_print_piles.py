"""What a day needs printed, and which papers in the world are out of date."""

from datetime import date, time

import pytest
from factories import LIBRARIAN, course, enrolled, library, person

from courses import clock
from courses.actions import enrolment, options, papers, people, print_piles, print_records, registers, sessions
from courses.actions.drafts import PersonDraft
from courses.actions.register_drafts import RoomDraft
from courses.errors import Refused
from courses.model import Actor, Role
from courses.model.paper_style import PaperKind
from courses.model.print_piles import PartState, PileState
from courses.store import print_piles as stored
from courses.store import sessions as meetings
from courses.store import tables
from courses.store.journal import deed

MONDAY = date(2026, 11, 23)


@pytest.fixture
def store(tmp_path):
    with library(tmp_path) as opened:
        yield opened


def pile_of(store, first=MONDAY, last=None):
    return print_piles.pile(store, LIBRARIAN, clock.now(), first, last or first)


def kinds(found):
    return [it.kind.value for it in found.parts]


def part(found, kind=PaperKind.ATTENDANCE_LIST):
    return next(it for it in found.parts if it.kind is kind)


def printed(store, found, *chosen):
    parts = [it for it in found.parts if not chosen or it.kind in chosen]
    begun = print_records.begin(store, LIBRARIAN, found, parts, clock.now())
    pages = dict.fromkeys(range(1, len(parts) + 1), 1)
    return print_records.end(store, LIBRARIAN, begun.id, PileState.DONE, pages)


def handed_out(store, code, session_id, course_id, *languages, edition="1.4"):
    with deed(store, LIBRARIAN, "x") as it:
        for language in languages:
            it.insert("handout", {"code": code, "language": language, "title": code, "edition": edition, "body": "# x"})
        it.insert("handout_use", {"code": code, "course_id": course_id, "session_id": session_id})


def test_the_first_day_of_a_course_has_its_list_badges_and_signs_and_who_is_in_the_building(store):
    enrolled(store, course(store, first_date=MONDAY, count=3), "Ebba", "Olle")
    assert {"attendance-list", "name-badges", "table-signs", "evacuation-list"} == set(kinds(pile_of(store)))


def test_the_last_day_has_forms_for_all_and_some_to_spare(store):
    enrolled(store, course(store, first_date=date(2026, 11, 9), count=3), "Ebba", "Olle")
    found = pile_of(store)
    assert ["evacuation-list", "attendance-list", "evaluation"] == kinds(found)
    assert 4 == part(found, PaperKind.EVALUATION).copies


def test_a_day_without_sessions_needs_nothing(store):
    enrolled(store, course(store, first_date=MONDAY), "Ebba")
    assert () == pile_of(store, date(2026, 11, 24)).parts


def test_a_library_leaves_out_what_it_does_not_use(store):
    enrolled(store, course(store, first_date=MONDAY), "Ebba")
    for name in ("badges", "signs", "evacuation"):
        options.set_option(store, LIBRARIAN, f"pile.{name}", "no")
    assert ["attendance-list"] == kinds(pile_of(store))


def test_the_pile_lies_in_the_order_of_rooms_and_then_of_time(store):
    options.set_option(store, LIBRARIAN, "pile.evacuation", "no")
    rooms = [
        registers.add(store, LIBRARIAN, RoomDraft(name=name, place="Storuman")) for name in ("Aulan", "Biblioteket")
    ]
    for code, room, start in (("A-1", 1, 9), ("A-2", 0, 13), ("A-3", 0, 9)):
        made = course(
            store,
            code=code,
            first_date=date(2026, 11, 16),
            count=3,
            room_id=rooms[room],
            start=time(start),
            end=time(start + 2),
        )
        enrolled(store, made, "Ebba")
    assert ["A-3", "A-2", "A-1"] == [it.code for it in pile_of(store).parts]


def test_handouts_are_counted_by_the_language_that_each_reads_and_the_spare_are_in_the_courses_own(store):
    made = course(store, first_date=date(2026, 11, 16), count=3)
    for name, language in (("Ebba", ""), ("Amal", "arabiska"), ("Nur", "arabiska"), ("Tom", "thailändska")):
        enrolment.enrol(store, LIBRARIAN, made.id, person(store, name, language=language).id)
    meeting = meetings.of_course(store, made.id, clock.now())[1]
    handed_out(store, "92_losenord", meeting.id, made.id, "sv", "ar")
    found = [it for it in pile_of(store).parts if it.kind is PaperKind.HANDOUT]
    assert [("92_losenord.ar", 2), ("92_losenord.sv", 4)] == [(it.subject, it.copies) for it in found]


def test_what_was_printed_and_still_holds_is_not_needed_again(store):
    enrolled(store, course(store, first_date=MONDAY), "Ebba")
    printed(store, pile_of(store))
    found = pile_of(store)
    assert {PartState.SAME} == {it.state for it in found.parts}
    assert not any(it.is_needed for it in found.parts)


def test_a_new_name_makes_the_list_out_of_date_and_is_told_by_name(store):
    made = course(store, first_date=MONDAY)
    ebba, *_rest = enrolled(store, made, "Ebba", "Olle")
    printed(store, pile_of(store))
    enrolled(store, made, "Siv")
    enrolment.cancel(store, LIBRARIAN, made.id, ebba.id)
    found = part(pile_of(store))
    assert PartState.CHANGED is found.state
    assert ("ny: Siv Ek", "inte längre: Ebba Ek") == found.changes


def test_a_protected_person_is_told_of_under_the_alias(store):
    made = course(store, first_date=MONDAY)
    enrolled(store, made, "Ebba")
    printed(store, pile_of(store))
    hidden = person(store, "Fatima", "Hemlig", is_protected=True, alias="Deltagare 7")
    enrolment.enrol(store, LIBRARIAN, made.id, hidden.id)
    changes = " ".join(part(pile_of(store)).changes)
    assert "Deltagare 7" in changes
    assert "Fatima" not in changes and "Hemlig" not in changes


def test_a_moved_session_makes_the_list_out_of_date_and_both_days_are_told(store):
    made = course(store, first_date=MONDAY, count=2)
    enrolled(store, made, "Ebba")
    printed(store, pile_of(store))
    second = meetings.of_course(store, made.id, clock.now())[1]
    sessions.move_session(store, LIBRARIAN, second.id, date(2026, 12, 1))
    assert ("mån 30 nov 10.00–12.15 är nu tis 1 dec 10.00–12.15",) == part(pile_of(store)).changes


def test_a_newer_edition_of_a_handout_makes_the_copies_out_of_date(store):
    made = course(store, first_date=date(2026, 11, 16), count=3)
    enrolled(store, made, "Ebba")
    meeting = meetings.of_course(store, made.id, clock.now())[1]
    handed_out(store, "92_losenord", meeting.id, made.id, "sv", edition="1.3")
    printed(store, pile_of(store))
    with deed(store, LIBRARIAN, "x") as it:
        it.update("handout", tables.id_of(store, "handout", code="92_losenord"), {"edition": "1.4"})
    assert ("version: 1.3 är nu 1.4",) == part(pile_of(store), PaperKind.HANDOUT).changes


def test_more_people_than_copies_are_told(store):
    made = course(store, first_date=date(2026, 11, 9), count=3)
    enrolled(store, made, "Ebba")
    printed(store, pile_of(store))
    enrolled(store, made, "Olle", "Siv")
    assert ("2 exemplar till behövs",) == part(pile_of(store), PaperKind.EVALUATION).changes


def test_only_what_came_out_of_the_printer_counts_as_printed(store):
    enrolled(store, course(store, first_date=MONDAY), "Ebba")
    found = pile_of(store)
    begun = print_records.begin(store, LIBRARIAN, found, found.parts, clock.now())
    ended = print_records.end(store, LIBRARIAN, begun.id, PileState.STOPPED, {1: 2})
    assert (PileState.STOPPED, len(found.parts), 1, 2) == (ended.state, ended.papers, ended.printed, ended.pages)
    states = [it.state for it in pile_of(store).parts]
    assert 1 == states.count(PartState.SAME)


def test_a_pile_that_was_cut_off_is_told(store):
    enrolled(store, course(store, first_date=MONDAY), "Ebba")
    found = pile_of(store)
    begun = print_records.begin(store, LIBRARIAN, found, found.parts, clock.now())
    assert [begun.number] == [it.number for it in stored.cut_off(store, clock.today())]


def test_the_papers_of_the_coming_week_that_are_out_of_date_are_told(store):
    made = course(store, first_date=MONDAY)
    enrolled(store, made, "Ebba")
    printed(store, pile_of(store), PaperKind.ATTENDANCE_LIST)
    assert [] == print_piles.outdated(store, LIBRARIAN, clock.now())
    enrolled(store, made, "Siv")
    assert [PaperKind.ATTENDANCE_LIST] == [it.kind for it in print_piles.outdated(store, LIBRARIAN, clock.now())]


def test_nothing_chosen_is_refused_and_so_is_who_may_not_print(store):
    enrolled(store, course(store, first_date=MONDAY), "Ebba")
    with pytest.raises(Refused):
        print_records.begin(store, LIBRARIAN, pile_of(store), (), clock.now())
    with pytest.raises(Refused):
        print_piles.pile(store, Actor("Lo", Role.LEADER), clock.now(), MONDAY, MONDAY)


def test_a_list_that_was_printed_by_itself_is_known_to_the_pile_too(store):
    made = course(store, first_date=MONDAY)
    enrolled(store, made, "Ebba")
    papers.attendance_list(store, LIBRARIAN, made.id, clock.now())
    assert PartState.SAME is part(pile_of(store)).state
    enrolled(store, made, "Siv")
    assert ("ny: Siv Ek",) == part(pile_of(store)).changes
    assert [] == stored.listed(store)


def test_a_person_who_has_another_name_since_then_makes_the_list_and_the_badges_out_of_date(store):
    there = course(store, first_date=MONDAY)
    ebba, _olle = enrolled(store, there, "Ebba", "Olle")
    printed(store, pile_of(store))
    people.change(store, LIBRARIAN, ebba.id, PersonDraft(given_name="Eva", family_name=ebba.family_name), ebba.version)
    found = pile_of(store)
    for kind in (PaperKind.ATTENDANCE_LIST, PaperKind.NAME_BADGES, PaperKind.TABLE_SIGNS):
        assert (PartState.CHANGED, (f"annat namn: Eva {ebba.family_name}",)) == (
            part(found, kind).state,
            part(found, kind).changes,
        )
    assert "Ebba" not in str([it.facts for it in found.parts])


def test_a_person_who_is_protected_since_then_is_told_of_under_the_alias(store):
    there = course(store, first_date=MONDAY)
    ebba, _olle = enrolled(store, there, "Ebba", "Olle")
    printed(store, pile_of(store))
    draft = PersonDraft(given_name="Ebba", family_name=ebba.family_name, is_protected=True, alias="Alva")
    people.change(store, LIBRARIAN, ebba.id, draft, ebba.version)
    assert ("annat namn: Alva",) == part(pile_of(store)).changes


def test_the_evacuation_list_names_who_is_new_and_who_is_gone(store):
    there = course(store, first_date=MONDAY)
    ebba, olle = enrolled(store, there, "Ebba", "Olle")
    printed(store, pile_of(store))
    enrolment.cancel(store, LIBRARIAN, there.id, olle.id, reason="sjuk")
    enrolled(store, there, "Siv")
    assert ("ny: Siv Ek", "inte längre: Olle Ek") == part(pile_of(store), PaperKind.EVACUATION_LIST).changes


def test_a_pile_that_was_cut_off_is_told_of_until_it_is_made_again_or_its_day_has_passed(store):
    enrolled(store, course(store, first_date=MONDAY), "Ebba")
    found = pile_of(store)
    print_records.begin(store, LIBRARIAN, found, found.parts, clock.now())
    assert [1, 1, 0] == [len(stored.cut_off(store, MONDAY.replace(day=day))) for day in (20, 23, 24)]
    printed(store, found)
    assert [] == stored.cut_off(store, clock.today())
