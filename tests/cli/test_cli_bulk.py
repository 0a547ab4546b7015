"""Many courses and sessions changed, courses merged, and the list filtered and sorted, on the command line."""

from datetime import date

import factories
import pytest

from courses import clock
from courses.model import CourseForm
from courses.store import courses, tables
from courses.store.journal import deed


@pytest.fixture
def term(office):
    """Two coming courses that give the same, in a room, and one elsewhere."""

    def work(store):
        with deed(store, factories.LIBRARIAN, "registers") as it:
            hall = it.insert("room", {"name": "Hörsalen", "place": "Storuman", "municipality": "Storuman"})
            it.insert("room", {"name": "Grupprummet", "place": "Tärnaby", "municipality": "Storuman"})
            kim = it.insert("leader", {"name": "Kim Ek", "signature": "KE", "phone": "070-1740605"})
        first = date(2027, 1, 12)
        one = factories.course(store, room_id=hall, first_date=first, count=3, leader_ids=(kim,))
        other = factories.course(store, code="STO-602", first_date=date(2027, 1, 13), count=3)
        factories.course(
            store,
            code="STO-603",
            title="Ånglok",
            first_date=date(2026, 9, 8),
            count=2,
            seats=None,
            form=CourseForm.STUDY_CIRCLE,
        )
        factories.enrolled(store, one, "Ada", "Bo")
        factories.enrolled(store, other, "Cleo")

    return office(work)


def test_a_dry_run_writes_nothing_and_says_in_json_what_would_become(kursverkstad, term, office):
    told = kursverkstad("change-sessions", "--course", "601", "--to-room", "Grupprummet", "--dry-run", "--json")

    assert 0 == told.code
    assert not told.json["written"]
    assert [{"field": "room", "before": "Hörsalen Storuman", "after": "Grupprummet Tärnaby"}] == told.json["rows"][0][
        "changes"
    ]
    assert {"Kim Ek", "Ada Ek", "Bo Ek"} == {it["name"] for it in told.json["tell"]}
    assert 1 == office(lambda store: len({row["room_id"] for row in tables.find(store, "session", course_id=1)}))


def test_sessions_are_chosen_by_room_and_weekday_moved_and_undone(kursverkstad, term, office):
    told = kursverkstad(
        "change-sessions", "--room-was", "Hörsalen", "--weekday", "tis", "--to-weekday", "ons", "--start", "13"
    )
    assert 0 == told.code
    assert "3 är ändrade" in told.out
    assert "Dag: tis 12 jan → ons 13 jan" in " ".join(told.out.split()) or "tis 12 jan" in told.out
    days = office(lambda store: [row["day"] for row in tables.find(store, "session", course_id=1)])
    assert ["2027-01-13", "2027-01-20", "2027-01-27"] == days

    kursverkstad("undo")
    assert "2027-01-12" == office(lambda store: tables.find(store, "session", course_id=1)[0]["day"])


def test_sessions_have_to_be_said(kursverkstad, term):
    told = kursverkstad("change-sessions", "--to-room", "Grupprummet")
    assert 2 == told.code
    assert "Säg vilka träffar" in told.err


def test_courses_of_a_term_get_other_values_and_a_hyphen_takes_one_away(kursverkstad, term, office):
    told = kursverkstad(
        "change-courses", "--term", "vt27", "--seats", "-", "--minimum", "2", "--leader-on", "KE", "--fee", "50"
    )

    assert 0 == told.code
    found = office(lambda store: [courses.by_code(store, code) for code in ("601", "602")])
    assert [(None, 2, 5000, 1)] * 2 == [(it.seats, it.minimum, it.fee, len(it.leader_ids)) for it in found]
    assert None is office(lambda store: courses.by_code(store, "603").minimum)


def test_all_that_cannot_be_read_is_told_at_once(kursverkstad, term):
    told = kursverkstad("change-courses", "601", "--seats", "många", "--minimum", "få", "--room", "Källaren")
    assert 3 == told.code
    assert 3 <= len(told.err.strip().split("\n"))


@pytest.mark.parametrize("how", ["red-day", "red-day=maybe", "moon=warn"])
def test_a_treatment_that_is_none_says_what_there_is(kursverkstad, term, how):
    told = kursverkstad("change-courses", "601", "--treat", how)
    assert 3 == told.code
    assert "red-day" in told.err
    assert "setting" in told.err


def test_courses_are_cancelled_with_a_reason(kursverkstad, term, office):
    assert 3 == kursverkstad("change-courses", "601", "602", "--cancel").code
    assert 0 == kursverkstad("change-courses", "601", "602", "--cancel", "--reason", "ingen ledare").code
    assert "ingen ledare" == office(lambda store: courses.by_code(store, "602").cancelled_reason)


def test_twins_are_merged_after_a_dry_run(kursverkstad, term, office):
    dry = kursverkstad("merge-courses", "602", "601", "--dry-run", "--json").json
    assert ["Cleo Ek"] == [it["name"] for it in dry["movers"]]
    assert ["2027-01-13", "2027-01-20", "2027-01-27"] == dry["cancelled"]
    assert 1 == office(lambda store: courses.placed(store, courses.by_code(store, "602").id))

    told = kursverkstad("merge-courses", "602", "601")
    assert "STO-602 har gått upp i STO-601." in told.out
    assert "Cleo Ek" in told.err
    assert 3 == office(lambda store: courses.placed(store, courses.by_code(store, "601").id))
    assert 5 == kursverkstad("merge-courses", "602", "601").code


def codes(told):
    return [it["code"][-3:] for it in told.json]


def test_courses_are_listed_by_term_place_leader_form_and_gaps(kursverkstad, term):
    assert ["603"] == codes(kursverkstad("courses", "--term", "ht26", "--json"))
    assert ["601"] == codes(kursverkstad("courses", "--place", "storuman", "--json"))
    assert ["601"] == codes(kursverkstad("courses", "--leader", "KE", "--json"))
    assert ["603"] == codes(kursverkstad("courses", "--form", "STUDY_CIRCLE", "--json"))
    assert ["603", "601", "602"] == codes(kursverkstad("courses", "--gaps", "--json"))
    assert 4 == kursverkstad("courses", "--place", "Paris").code


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("date", ["603", "601", "602"]),
        ("code", ["601", "602", "603"]),
        ("title", ["601", "602", "603"]),
        ("place", ["601", "603", "602"]),
        ("free", ["601", "602", "603"]),
    ],
)
def test_courses_are_listed_in_an_order_those_without_it_last(kursverkstad, term, order, expected):
    assert expected == codes(kursverkstad("courses", "--sort", order, "--json"))
    if order in ("code", "date"):
        assert expected[::-1] == codes(kursverkstad("courses", "--sort", order, "--reverse", "--json"))


def test_gaps_say_the_first_session_that_lacks_something(office, term):
    from courses.store.gaps import gaps

    found = {(it.code, it.what): it for it in office(lambda store: gaps(store, clock.now()))}
    assert (3, date(2027, 1, 13), False) == (
        found["STO-602", "room"].sessions,
        found["STO-602", "room"].day,
        found["STO-602", "room"].is_only_of_sessions,
    )
    assert date(2026, 9, 8) == found["STO-603", "marks"].day
