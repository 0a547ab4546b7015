"""Commands that enrol, mark, count and change sessions."""

import factories
import pytest

from courses import labels
from courses.model import CourseKind, Mark


def test_enrol_gives_a_seat_then_a_place_in_the_queue(kursverkstad, office):
    office(
        lambda store: (factories.course(store, seats=1), factories.person(store, "Ada"), factories.person(store, "Bo"))
    )

    first = kursverkstad("enrol", "601", "Ada Ek", "--json").json
    assert ("ENROLLED", None) == (first["status"], first["position"])
    told = kursverkstad("enrol", "601", "P0002")
    assert 0 == told.code
    assert "Ada Ek" not in told.out
    assert "Bo Ek" in told.out
    assert 1 == kursverkstad("courses", "--json").json[0]["waiting"]


def test_a_second_enrolment_is_refused(kursverkstad, evening):
    told = kursverkstad("enrol", "601", "Ada Ek")

    assert (5, "") == (told.code, told.out)
    assert "Ada Ek" in told.err


def test_enrol_adds_a_new_person_with_details(kursverkstad, office):
    office(factories.course)
    told = kursverkstad(
        "enrol", "601", "--new", "Anna Maria Lind", "--phone", "0980-319203", "--email", "anna@example.org", "--born", "480114",
        "--channel", "telefon", "--party", "Lind", "--notes", "ringer själv", "--town", "Storuman", "--needs", "hörslinga", "--at", "2026-09-01 9.30",
    )  # fmt: skip

    assert 0 == told.code, told.err
    person = kursverkstad("person", "319203", "--json").json
    assert ("Anna Maria", "Lind", "1948-01-14", "hörslinga") == tuple(
        person[k] for k in ("given_name", "family_name", "birth_date", "needs")
    )
    assert "2026-09-01T09:30:00" == person["courses"][0]["since"]


def test_a_new_person_who_is_there_already_is_refused(kursverkstad, office):
    office(lambda store: (factories.course(store), factories.person(store, "Ada", phone="0980-319204")))

    told = kursverkstad("enrol", "601", "--new", "Ada Ek")

    assert 5 == told.code
    assert "P0001" in told.err
    assert 0 == kursverkstad("enrol", "601", "--new", "Ada Ek", "--phone", "0980-319205").code


def test_nobody_is_added_for_a_course_that_takes_nobody(kursverkstad, office):
    office(lambda store: factories.course(store, kind=CourseKind.DROP_IN))

    assert 5 == kursverkstad("enrol", "601", "--new", "Ada Ek").code
    assert [] == kursverkstad("people", "--json").json


@pytest.mark.parametrize("words", [(), ("Ada", "--new", "Ada Ek")], ids=str)
def test_enrol_takes_either_a_person_or_a_new_one(kursverkstad, evening, words):
    assert 2 == kursverkstad("enrol", "601", *words).code


def test_cancel_gives_the_seat_to_the_first_who_waits(kursverkstad, evening):
    kursverkstad("settings", "set", "enrolment.drop_out_from", "0")  # the course has begun long ago
    told = kursverkstad("cancel", "601", "ada", "--reason", "flyttar", "--json").json

    assert ("CANCELLED", ["Cleo Ek"]) == (told["status"], told["promoted"])
    assert "Cleo Ek" not in kursverkstad("cancel", "601", "bo").out


def test_a_drop_out_keeps_the_seat_in_the_figures(kursverkstad, evening):
    assert 0 == kursverkstad("drop-out", "601", "bo", "--reason", "arbete").code
    assert (2, 1) == tuple(kursverkstad("courses", "--json").json[0][k] for k in ("enrolled", "waiting"))


@pytest.mark.parametrize(
    "word,mark",
    [
        ("närvarande", "PRESENT"), ("N", "PRESENT"), ("x", "PRESENT"), ("●", "PRESENT"), ("sen", "LATE"), ("left early", "LEFT_EARLY"),
        ("LEFT_EARLY", "LEFT_EARLY"), ("frånvarande", "ABSENT"), ("f", "ABSENT"), ("–", "ABSENT"), ("excused", "EXCUSED"), ("ingen", None),
    ],
    ids=str,
)  # fmt: skip
def test_a_mark_is_a_word_or_a_sign(kursverkstad, evening, word, mark):
    kursverkstad("mark", "601", "3", "ada", "frånvarande")

    assert 0 == kursverkstad("mark", "601", "3", "ada", word).code
    assert mark == kursverkstad("attendance", "601", "--json").json["persons"][0]["marks"][2]


@pytest.mark.parametrize("session", ["3", "2026-09-22", "22/9", "tis v 39"])
def test_a_session_is_a_number_or_a_date(kursverkstad, evening, session):
    assert 0 == kursverkstad("mark", "601", session, "bo", "sen", "--minutes", "20").code
    bo = kursverkstad("attendance", "601", "--json").json["persons"][1]
    assert ("LATE", 20) == (bo["marks"][2], bo["minutes"][2])


@pytest.mark.parametrize("session", ["9", "2026-09-09"])
def test_a_session_that_is_not_there_names_those_that_are(kursverkstad, evening, session):
    told = kursverkstad("mark", "601", session, "ada", "x")

    assert 4 == told.code
    assert "8: 2026-10-27" in told.err


def test_a_mark_of_a_session_that_has_not_been_is_taken_and_told(kursverkstad, evening, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-20T12:00")
    told = kursverkstad("mark", "601", "3", "ada", "närvarande")
    leave = kursverkstad("mark", "601", "3", "bo", "återbud")

    assert (0, True) == (told.code, "22 sep" in told.err)
    assert (0, "") == (leave.code, leave.err)


def test_a_mark_that_means_nothing_is_refused_with_those_that_do(kursverkstad, evening):
    told = kursverkstad("mark", "601", "1", "ada", "korv")

    assert 3 == told.code
    assert all(labels.mark(mark) in told.err for mark in Mark)


def test_all_present_marks_those_without_a_mark(kursverkstad, evening):
    kursverkstad("mark", "601", "3", "bo", "f")

    assert "1 person" in kursverkstad("mark", "601", "3", "--all-present").out
    assert ["PRESENT", "ABSENT"] == [
        it["marks"][2] for it in kursverkstad("attendance", "601", "--json").json["persons"]
    ]


@pytest.mark.parametrize("words", [("ada",), ("ada", "x", "--all-present"), ()], ids=str)
def test_mark_takes_a_person_with_a_mark_or_all_present(kursverkstad, evening, words):
    assert 2 == kursverkstad("mark", "601", "1", *words).code


def test_count_notes_how_many_came(kursverkstad, evening):
    assert 0 == kursverkstad("count", "601", "3", "14", "--children", "3").code
    third = kursverkstad("sessions", "601", "--json").json[2]
    assert (14, 3, "HELD") == tuple(third[k] for k in ("head_count", "child_count", "status"))
    assert 3 == kursverkstad("count", "601", "3", "1", "--children", "2").code
    assert 3 == kursverkstad("count", "601", "3", "många").code


def test_sessions_are_moved_added_and_cancelled(kursverkstad, evening):
    assert 0 == kursverkstad("cancel-session", "601", "2026-10-27", "--reason", "sjukdom").code
    assert 0 == kursverkstad("add-session", "601", "2026-11-03", "--replaces", "2026-10-27").code
    assert (
        0
        == kursverkstad(
            "move", "601", "7", "2026-10-21", "--start", "13", "--end", "15.15", "--reason", "salen upptagen"
        ).code
    )

    told = kursverkstad("sessions", "601", "--json").json[-3:]
    assert [(7, "2026-10-21", "13:00"), (None, "2026-10-27", "10:00"), (8, "2026-11-03", "10:00")] == [
        (it["number"], it["date"], it["start"]) for it in told
    ]
    assert ("2026-10-20", "2026-10-27") == (told[0]["moved_from"], told[2]["replaces"])


def test_a_session_with_marks_is_not_cancelled(kursverkstad, evening):
    assert 5 == kursverkstad("cancel-session", "601", "1", "--reason", "x").code


def test_a_reason_is_required_where_participants_are_told(kursverkstad, evening):
    assert 2 == kursverkstad("cancel-session", "601", "3").code
    assert 2 == kursverkstad("cancel-course", "601").code


def test_a_day_with_two_sessions_asks_for_the_number(kursverkstad, evening):
    kursverkstad("move", "601", "8", "2026-10-20", "--start", "14", "--end", "16")
    told = kursverkstad("mark", "601", "2026-10-20", "ada", "x")

    assert 3 == told.code
    assert "7, 8" in told.err


def test_somebody_new_without_a_way_of_contact_is_not_added(kursverkstad, office):
    office(factories.course)
    told = kursverkstad("enrol", "601", "--new", "Siv Öberg")

    assert 3 == told.code
    assert "Hur når man personen?" in told.err
    assert 0 == kursverkstad("enrol", "601", "--new", "Siv Öberg", "--contact", "frågar själv i disken").code


def test_all_that_is_wrong_with_somebody_new_is_told_at_once(kursverkstad, office):
    office(factories.course)
    told = kursverkstad("enrol", "601", "--new", "Siv Öberg", "--phone", "abc", "--email", "zz", "--born", "1800")

    assert 3 == told.code
    assert all(word in told.err for word in ("Telefon", "E-post", "Född"))


def marks_of(kursverkstad, who, what="marks"):
    persons = kursverkstad("attendance", "601", "--json").json["persons"]
    return next(it[what] for it in persons if who in it["name"])


def test_a_whole_row_and_a_range_are_marked_in_one_deed(kursverkstad, evening):
    assert 0 == kursverkstad("mark", "601", "3-4,6", "bo", "x", "--online").code
    assert [None, None, "PRESENT", "PRESENT", None, "PRESENT"] == [None, None, *marks_of(kursverkstad, "Bo")[2:6]]
    assert [True, True] == marks_of(kursverkstad, "Bo", "online")[2:4]

    kursverkstad("mark", "601", "alla", "bo", "f")
    assert ["ABSENT"] * 8 == marks_of(kursverkstad, "Bo")

    kursverkstad("undo")
    assert "PRESENT" == marks_of(kursverkstad, "Bo")[2]


def test_a_whole_column_is_marked_whatever_stood_there(kursverkstad, evening):
    assert 0 == kursverkstad("mark", "601", "1", "--everybody", "sen", "--minutes", "10").code

    assert [("LATE", 10)] * 2 == [
        (marks_of(kursverkstad, who)[0], marks_of(kursverkstad, who, "minutes")[0]) for who in ("Ada", "Bo")
    ]
    assert 2 == kursverkstad("mark", "601", "1", "ada", "x", "--everybody", "x").code


def test_heads_online_are_counted_apart(kursverkstad, evening):
    assert 0 == kursverkstad("count", "601", "3", "14", "--online", "4").code
    assert 4 == kursverkstad("sessions", "601", "--json").json[2]["online_count"]
    assert 3 == kursverkstad("count", "601", "3", "3", "--online", "4").code


def test_a_session_to_come_is_marked_when_it_is_named_and_not_with_all(kursverkstad, evening, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-16T12:00")
    kursverkstad("mark", "601", "all", "bo", "x")
    assert 2 == marks_of(kursverkstad, "Bo").count("PRESENT")

    assert 0 == kursverkstad("mark", "601", "3", "--everybody", "x").code
    assert "PRESENT" == marks_of(kursverkstad, "Bo")[2]
