"""What the journal tells of a course and of a person."""

from contextlib import suppress
from datetime import timedelta

import pytest
from factories import LIBRARIAN, TUESDAY, course, course_draft, enrolled, library, mark, person

from courses import clock
from courses.actions import enrolment, people, planning, roster
from courses.actions import journal as actions_journal
from courses.actions.drafts import PersonDraft
from courses.errors import Refused
from courses.model import Actor, Role
from courses.store import courses, journal, sessions, tables
from courses.store.sqlite import sqlite3


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

        assert ["Anmälde Asta Ek till STO-601", "Lade upp Asta Ek"] == deeds


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


def test_undo_brings_back_whom_a_session_had_for_itself(tmp_path):
    with library(tmp_path) as store:
        maud, made = _leader(store, "Maud"), course(store, count=3)
        third = sessions.of_course(store, made.id, clock.now())[2]
        roster.set_shifts(store, LIBRARIAN, third.id, [roster.ShiftDraft(maud)])
        planning.change_course(store, LIBRARIAN, made.id, course_draft(count=2), _version(store, made), _days(2))

        actions_journal.undo(store, LIBRARIAN)
        assert [maud] == [row["leader_id"] for row in tables.find(store, "session_leader", session_id=third.id)]

        actions_journal.undo(store, LIBRARIAN)
        assert [] == tables.find(store, "session_leader", session_id=third.id)


def test_undo_passes_by_what_was_only_looked_at(tmp_path):
    with library(tmp_path) as store:
        asta = person(store, "Asta", "Ek", is_protected=True)
        people.reveal(store, LIBRARIAN, asta.id)

        assert "Lade upp Deltagare 1" == actions_journal.what_undo_takes(store, LIBRARIAN)
        actions_journal.undo(store, LIBRARIAN)

        assert [] == tables.find(store, "person")


def test_undo_is_refused_when_somebody_has_built_on_what_it_would_take_away(tmp_path):
    other = Actor(name="Iris", role=Role.LIBRARIAN)
    with library(tmp_path) as store:
        made = course(store, count=1)
        asta = people.add(store, other, PersonDraft(given_name="Asta"))
        enrolment.enrol(store, other, made.id, asta.id)

        with pytest.raises(Refused, match="bygger"):
            actions_journal.undo(store, LIBRARIAN)

        assert 1 == len(tables.find(store, "enrolment"))


def test_a_row_that_was_changed_before_what_hangs_on_it_went_comes_back_too(tmp_path):
    with library(tmp_path) as store:
        maud, made = _leader(store, "Maud"), course(store, count=1)
        (only,) = tables.find(store, "session")
        roster.set_shifts(store, LIBRARIAN, only["id"], [roster.ShiftDraft(maud)])
        with journal.deed(store, LIBRARIAN, "byt") as it:
            it.update("session", only["id"], {"notes": "annat"})
            it.delete("session", only["id"])

        actions_journal.undo(store, LIBRARIAN)

        assert [""] == [row["notes"] for row in tables.find(store, "session", course_id=made.id)]
        assert 1 == len(tables.find(store, "session_leader"))


def _tables(store):
    """Returns the tables that deeds write in, those that others name first."""
    names = [
        row["name"]
        for row in store.query(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
        )
    ]
    left = [it for it in names if "id" in journal.columns_of(store, it) and not it.startswith(("journal", "sqlite"))]
    named = {it: {key["table"] for key in _keys(store, it)} & set(left) for it in left}
    ordered = []
    while left:
        ready = [it for it in left if named[it] <= set(ordered)]
        ordered += ready
        left = [it for it in left if it not in ready]
    return ordered


def _keys(store, table):
    return store.query("SELECT * FROM pragma_foreign_key_list(?)", (table,))


def _fill(store, it, table, number):
    """Inserts a row of any table, every foreign key naming a row that is there."""
    keys = {key["from"]: key for key in _keys(store, table)}
    values = {}
    for column in store.query("SELECT * FROM pragma_table_info(?)", (table,)):
        name = column["name"]
        if name in keys:
            key = keys[name]
            values[name] = store.value(f'SELECT max("{key["to"] or "id"}") FROM "{key["table"]}"')
        elif name not in ("id", "uid") and column["notnull"] and column["dflt_value"] is None:
            values[name] = {"TEXT": f"X-{number}", "BLOB": b"\xff"}.get(column["type"], number)
    it.insert(table, values)


def test_what_hangs_on_a_row_of_any_table_comes_back_when_its_deletion_is_undone(tmp_path):
    with library(tmp_path) as store:
        store.db.conn.execute("PRAGMA ignore_check_constraints=ON")  # what the rows say is of no account here
        for number, table in enumerate(
            ordered := [it for it in _tables(store) if it != "sign_off"], 1
        ):  # it would lock the marks
            with journal.deed(store, LIBRARIAN, table) as it:
                _fill(store, it, table, number)
        before = _everything(store, ordered)
        tried = 0
        for table in reversed(ordered):
            row_id = store.value(f'SELECT max(id) FROM "{table}"')
            with suppress(sqlite3.IntegrityError), journal.deed(store, LIBRARIAN, table) as it:
                it.delete(table, row_id)
            if before == _everything(store, ordered):
                continue  # something names it that may not go
            tried += 1
            actions_journal.undo(store, LIBRARIAN)
            assert before == _everything(store, ordered), table

        assert tried > len(ordered) / 2


def _everything(store, names):
    """Returns all rows of all tables, but for the versions, which undoing raises."""
    return {
        name: [{k: v for k, v in row.items() if k != "version"} for row in tables.find(store, name)] for name in names
    }


def _leader(store, name):
    with journal.deed(store, LIBRARIAN, name) as it:
        return it.insert("leader", {"name": name})


def _version(store, made):
    return courses.get(store, made.id).version


def _days(count):
    return [TUESDAY + timedelta(weeks=week) for week in range(count)]


def test_a_picture_that_was_put_in_another_place_comes_back_when_that_is_undone(tmp_path):
    with library(tmp_path) as store:
        values = {"name": "bild.svg", "content": b"<svg>\xff\x00</svg>"}
        with journal.deed(store, LIBRARIAN, "Added a picture") as it:
            row_id = it.insert("handout_picture", values)
        with journal.deed(store, LIBRARIAN, "Removed a picture") as it:
            it.delete("handout_picture", row_id)

        actions_journal.undo(store, LIBRARIAN)

        assert values["content"] == tables.first(store, "handout_picture", name="bild.svg")["content"]
