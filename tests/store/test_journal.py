"""What the journal tells of a course and of a person."""

from factories import LIBRARIAN, course, course_draft, enrolled, library, mark

from courses.actions import enrolment, planning
from courses.actions import journal as actions_journal
from courses.store import courses, journal, tables


def test_the_history_of_a_course_tells_of_its_enrolments_and_marks(tmp_path):
    with library(tmp_path) as store:
        one, other = course(store, count=2), course(store, code="STO-602", count=1)
        (asta,) = enrolled(store, one, "Asta")
        enrolled(store, other, "Bo")
        mark(store, one, asta, "PRESENT")
        enrolment.cancel(store, LIBRARIAN, one.id, asta.id)

        deeds = [row.deed for row in journal.history(store, table="course", row_id=one.id)]

        assert [
            "Avanmälde Asta Ek från STO-601",
            "Närvaro tis 8 sep i STO-601: Asta Ek, närvarande",
            "Anmälde Asta Ek till STO-601",
        ] == deeds[:3]
        assert 4 == len(deeds)


def test_the_history_of_a_person_tells_of_their_courses(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=2)
        asta, _bo = enrolled(store, one, "Asta", "Bo")

        deeds = [row.deed for row in journal.history(store, table="person", row_id=asta.id)]

        assert ["Anmälde Asta Ek till STO-601", "La upp Asta Ek"] == deeds


def test_deeds_on_the_same_row_are_undone_one_after_the_other(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=1, title="Ett")
        for title in ("Två", "Tre"):
            version = courses.get(store, one.id).version
            planning.change_course(store, LIBRARIAN, one.id, course_draft(count=1, title=title), version)

        actions_journal.undo(store, LIBRARIAN)
        assert "Två" == courses.get(store, one.id).title
        actions_journal.undo(store, LIBRARIAN)
        assert "Ett" == courses.get(store, one.id).title


def test_leaders_who_changed_places_change_back(tmp_path):
    with library(tmp_path) as store:
        with journal.deed(store, LIBRARIAN, "två") as it:
            one, two = (it.insert("leader", {"name": name}) for name in ("Ask", "Bo"))
        made = course(store, leader_ids=(one, two))
        planning.change_course(
            store, LIBRARIAN, made.id, course_draft(leader_ids=(two, one)), courses.get(store, made.id).version
        )

        actions_journal.undo(store, LIBRARIAN)

        assert (one, two) == courses.get(store, made.id).leader_ids


def test_undo_brings_back_a_row_that_a_deed_deleted_before_it_added_another(tmp_path):
    with library(tmp_path) as store:
        with journal.deed(store, LIBRARIAN, "ett") as it:
            it.insert("room", {"name": "Hörsalen", "place": ""})
        with journal.deed(store, LIBRARIAN, "byt") as it:
            (old,) = tables.find(store, "room")
            it.delete("room", old["id"])
            assert old["id"] != it.insert("room", {"name": "Grupprummet", "place": ""})

        actions_journal.undo(store, LIBRARIAN)

        assert ["Hörsalen"] == [row["name"] for row in tables.find(store, "room")]
