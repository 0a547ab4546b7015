"""Who becomes protected is protected in what was noted before, too."""

from dataclasses import replace

from factories import LIBRARIAN, course, library, person

from courses import clock
from courses.actions import duplicates, enrolment, merge_persons, numbers, people, telling
from courses.actions import journal as deeds
from courses.i18n import _
from courses.model import CourseForm
from courses.store import journal, tables
from courses.store import people as rolls

NUMBER = "19490815-2640"


def words(store):
    """Returns all that the journal says in words."""
    return "\n".join(row.deed for row in journal.history(store))


def protect(store, one, alias="Deltagare 7"):
    """Makes a person protected."""
    draft = replace(people.draft_of(people.reveal(store, LIBRARIAN, one.id)), is_protected=True, alias=alias)
    version = tables.first(store, "person", id=one.id)["version"]
    return people.change(store, LIBRARIAN, one.id, draft, version)


def rename(store, one, family_name):
    draft = replace(people.draft_of(people.reveal(store, LIBRARIAN, one.id)), family_name=family_name)
    return people.change(store, LIBRARIAN, one.id, draft, tables.first(store, "person", id=one.id)["version"])


def test_the_names_of_who_becomes_protected_go_from_what_the_journal_says(tmp_path):
    with library(tmp_path) as store:
        place, ebba, bo = course(store), person(store, "Ebba", "Ek"), person(store, "Bo", "Berg")
        enrolment.enrol_party(store, LIBRARIAN, place.id, [ebba.id, bo.id])
        rename(store, ebba, "Lind")
        enrolment.cancel(store, LIBRARIAN, place.id, ebba.id)
        duplicates.not_same(store, LIBRARIAN, ebba.id, bo.id)
        assert "Ebba Ek" in words(store) and "Ebba Lind" in words(store)
        protect(store, ebba)
        said = words(store)
        assert [False, False] == ["Ebba" in said, "Lind" in said]
        assert "Deltagare 7" in said and "Bo Berg" in said


def test_another_of_the_same_name_keeps_it_in_the_journal(tmp_path):
    with library(tmp_path) as store:
        place, ebba, other = course(store), person(store, "Ebba", "Ek"), person(store, "Ebba", "Ek")
        for one in (ebba, other):
            enrolment.enrol(store, LIBRARIAN, place.id, one.id)
        protect(store, ebba)
        own = [row.deed for row in journal.history(store, table="person", row_id=other.id)]
        assert own and all("Ebba Ek" in deed for deed in own)


def test_the_names_of_those_merged_with_somebody_protected_go_too(tmp_path):
    with library(tmp_path) as store:
        place, ebba = course(store), person(store, "Ebba", "Ek")
        first, second = person(store, "Ebbba", "Eek"), person(store, "Ebb", "Ekk")
        for one in (ebba, first, second):
            enrolment.enrol(store, LIBRARIAN, place.id, one.id)
        merge_persons.merge(store, LIBRARIAN, ebba.id, first.id, {})
        protect(store, ebba)
        merge_persons.merge(store, LIBRARIAN, ebba.id, second.id, {"is_protected": "both"})
        assert "Eb" not in words(store)


def test_the_number_of_who_becomes_protected_is_removed_for_good(tmp_path):
    with library(tmp_path) as store:
        circle, ebba = course(store, form=CourseForm.STUDY_CIRCLE), person(store)
        enrolment.enrol(store, LIBRARIAN, circle.id, ebba.id)
        numbers.set_number(store, LIBRARIAN, ebba.id, NUMBER)
        before = rolls.get(store, LIBRARIAN, ebba.id)
        assert people.number_goes(before, protect(store, ebba))
        deeds.undo(store, LIBRARIAN)
        assert "" == tables.first(store, "person", id=ebba.id)["personal_no"]
        assert NUMBER not in "".join(
            f"{row['before']}{row['after']}" for row in store.query("SELECT * FROM journal_change")
        )


def test_of_somebody_protected_it_is_said_that_they_are_told_in_person(tmp_path):
    with library(tmp_path) as store:
        place, ebba = course(store), person(store, is_protected=True, alias="Deltagare 7", phone="0980-319204")
        enrolment.enrol(store, LIBRARIAN, place.id, ebba.id)
        told = [telling.in_words(it) for it in telling.of_course(store, LIBRARIAN, place.id, clock.now())]
        assert [True] == [
            it.startswith("Deltagare 7 (") and it.endswith(_("only in person, protected personal data")) for it in told
        ]
