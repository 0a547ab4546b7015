"""Commands that make, change and cancel courses."""

import factories
import pytest

NEW = (
    "--code",
    "TAR-101",
    "--title",
    "Smide",
    "--start",
    "18",
    "--end",
    "20.15",
    "--first-date",
    "2027-01-12",
    "--sessions",
    "4",
)


@pytest.fixture
def registers(office):
    def work(store):
        from courses.store.journal import deed

        with deed(store, factories.LIBRARIAN, "Register") as it:
            it.insert("room", {"name": "Datasalen", "place": "Storuman"})
            it.insert("room", {"name": "Sal A", "place": "Storuman"})
            it.insert("room", {"name": "Sal A", "place": "Tärnaby"})
            it.insert("leader", {"name": "Maja Björk", "signature": "MB"})
            it.insert(
                "organisation",
                {"code": "BIBL", "name": "Storumans bibliotek", "kind": "LIBRARY", "aliases": '["biblioteket"]'},
            )

    return office(work)


def test_create_course_prints_the_dates(kursverkstad):
    told = kursverkstad("create-course", *NEW)

    assert 0 == told.code, told.err
    assert ["tis 12 jan 2027", "tis 2 feb 2027"] == [told.out.splitlines()[i][5:].split("  ")[0] for i in (0, 3)]
    assert "TAR-101" == kursverkstad("courses", "--json").json[0]["code"]


def test_a_dry_run_shows_the_dates_and_writes_nothing(kursverkstad):
    told = kursverkstad("create-course", *NEW, "--dry-run", "--json").json

    assert (False, ["2027-01-12", "2027-01-19", "2027-01-26", "2027-02-02"]) == (told["made"], told["dates"])
    assert [] == kursverkstad("courses", "--json").json


def test_every_field_of_a_course_can_be_given(kursverkstad, registers):
    told = kursverkstad(
        "create-course", *NEW, "--kind", "workshopserie", "--form", "studiecirkel", "--organiser", "biblioteket", "--co-organiser", "ABF",
        "--room", "Tärnaby: Sal A", "--leader", "mb", "--led-by", "studieförbund", "--weekday", "tis", "--weekday", "tors", "--skip-week", "3",
        "--every", "1", "--break", "15", "--study-hours", "3", "--seats", "8", "--minimum", "4", "--fee", "150,50", "--threshold", "80 %",
        "--language", "sv", "--audience", "seniorer", "--level", "nybörjare", "--content", "Järn", "--notes", "Handskar",
    )  # fmt: skip

    assert 0 == told.code, told.err
    course = kursverkstad("course", "TAR-101", "--json").json
    assert {
        "kind": "WORKSHOP_SERIES", "form": "STUDY_CIRCLE", "organiser": "Storumans bibliotek", "room": "Sal A", "place": "Tärnaby",
        "leaders": "Maja Björk", "break_minutes": 15, "seats": 8, "minimum": 4, "fee": 150.5, "language": "sv", "audience": "seniorer",
        "level": "nybörjare", "content": "Järn", "notes": "Handskar",
    }.items() <= course.items()  # fmt: skip
    assert ["2027-01-12", "2027-01-14", "2027-01-26", "2027-01-28"] == [it["date"] for it in course["sessions"]]
    assert ["2027-01-19", "2027-01-21"] == [it["date"] for it in course["skipped"]]


def test_dates_can_be_picked_by_hand(kursverkstad):
    dates = ("2027-03-05", "2027-02-05", "2027-03-07")
    told = kursverkstad("create-course", *NEW[:8], *(word for day in dates for word in ("--date", day)))

    assert 0 == told.code, told.err
    assert sorted(dates) == [it["date"] for it in kursverkstad("sessions", "TAR-101", "--json").json]


@pytest.mark.parametrize(
    "words,code",
    [
        (("--room", "Sal A"), 3), (("--room", "Datasal"), 4), (("--leader", "Maja Bjork "), 0), (("--leader", "Maj"), 4),
        (("--organiser", "Storumans biblotek"), 4), (("--seats", "fyra"), 3), (("--seats", "3", "--minimum", "4"), 3), (("--start", "25"), 3),
        (("--fee", "mycket"), 3), (("--weekday", "nån dag"), 3), (("--weeks", "udda"), 0), (("--weeks", "korv"), 3), (("--sessions", "0"), 3),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_right_is_told(kursverkstad, registers, words, code):
    told = kursverkstad("create-course", *NEW, *words)

    assert code == told.code, told.err
    assert bool(code) == (not told.out)


def test_a_near_name_is_suggested(kursverkstad, registers):
    assert "Storumans bibliotek" in kursverkstad("create-course", *NEW, "--organiser", "Storumans biblotek").err


def test_a_course_without_a_first_date_asks_for_one(kursverkstad):
    assert 2 == kursverkstad("create-course", *NEW[:8]).code


def test_the_same_code_twice_is_refused(kursverkstad):
    kursverkstad("create-course", *NEW)

    assert 3 == kursverkstad("create-course", *NEW).code


def test_change_course_changes_only_what_is_given(kursverkstad, evening):
    told = kursverkstad("change-course", "601", "--title", "Nytt namn", "--seats", "3", "--new-code", "STO-602")

    assert 0 == told.code, told.err
    course = kursverkstad("course", "602", "--json").json
    assert ("STO-602", "Nytt namn", 3, 3, 8) == (
        course["code"],
        course["title"],
        course["seats"],
        course["enrolled"],
        len(course["sessions"]),
    )


def test_change_course_moves_the_dates_without_marks(kursverkstad, evening):
    assert 0 == kursverkstad("change-course", "601", "--sessions", "3").code
    assert ["2026-09-08", "2026-09-15", "2026-09-22"] == [
        it["date"] for it in kursverkstad("sessions", "601", "--json").json
    ]


def test_change_course_can_be_tried_first(kursverkstad, evening):
    told = kursverkstad("change-course", "601", "--sessions", "3", "--dry-run")

    assert "22 sep" in told.out
    assert 8 == len(kursverkstad("sessions", "601", "--json").json)


def test_cancel_course_cancels_what_has_no_marks(kursverkstad, evening):
    assert 0 == kursverkstad("cancel-course", "601", "--reason", "för få").code
    course = kursverkstad("course", "601", "--json").json
    assert (True, "för få", 6) == (course["cancelled"], course["cancelled_reason"], course["sessions_cancelled"])


def test_change_course_says_what_goes_and_what_was_made_by_hand(kursverkstad, evening):
    kursverkstad("move", "601", "3", "2026-09-23")
    kursverkstad("add-session", "601", "2026-12-11")

    told = kursverkstad("change-course", "601", "--sessions", "7", "--dry-run")
    assert ["ons 23 sep", "fre 11 dec"] == [told.out.splitlines()[at][5:15] for at in (2, 7)]
    assert all(day in told.err for day in ("27 okt", "23 sep", "11 dec"))

    kursverkstad("change-course", "601", "--sessions", "7")
    there = [it["date"] for it in kursverkstad("sessions", "601", "--json").json]
    assert ("2026-09-23", "2026-12-11", 8) == (there[2], there[-1], len(there))


def test_dates_picked_by_hand_give_way_to_a_pattern_that_is_asked_for(kursverkstad):
    kursverkstad("create-course", *NEW[:8], "--date", "2027-02-05", "--date", "2027-03-07")

    assert 0 == kursverkstad("change-course", "TAR-101", "--weekday", "fre", "--sessions", "3").code
    assert ["2027-02-05", "2027-02-12", "2027-02-19"] == [
        it["date"] for it in kursverkstad("sessions", "TAR-101", "--json").json
    ]


@pytest.mark.parametrize("week", ["0", "54", "-1"])
def test_a_week_that_there_is_not_is_refused(kursverkstad, week):
    assert 3 == kursverkstad("create-course", *NEW, f"--skip-week={week}").code


def test_what_is_odd_about_a_course_is_said(kursverkstad):
    told = kursverkstad("create-course", *NEW, "--decision-date", "2027-01-14", "--slot", "20")
    assert all(words in told.err for words in ("tis 12 jan", "handledning"))

    told = kursverkstad("change-course", "TAR-101", "--decision-date", "2027-01-10")
    assert "efter" not in told.err
    told = kursverkstad("change-course", "TAR-101", "--decision-date", "2027-01-20")
    assert "tis 12 jan" in told.err


def test_a_session_that_is_moved_or_added_onto_an_odd_day_is_made_and_told(kursverkstad):
    kursverkstad("create-course", *NEW[:8], "--first-date", "2026-12-01", "--sessions", "3")

    told = kursverkstad("move", "TAR-101", "2", "2026-12-25")
    assert (0, True) == (told.code, "juldagen" in told.err.casefold())
    told = kursverkstad("add-session", "TAR-101", "2026-12-26")
    assert (0, True) == (told.code, "annandag jul" in told.err.casefold())
    told = kursverkstad("move", "TAR-101", "1", "2020-12-01")
    assert (0, 2) == (told.code, told.err.count("2020"))
    told = kursverkstad("change-sessions", "--course", "TAR-101", "--from", "2026-12-01", "--days=-365")
    assert 3 <= told.err.count("2025")


def test_a_day_that_the_course_does_not_mind_is_no_clash(kursverkstad, office):
    kursverkstad("create-course", *NEW)

    def close(store):
        from courses.store.journal import deed

        values = {"first_date": "2027-01-19", "last_date": "2027-01-19", "kind": "CLOSED", "reason": "Inventering"}
        with deed(store, factories.LIBRARIAN, "stängt") as it:
            it.insert("closure", values)

    office(close)
    assert "Inventering" in kursverkstad("clashes").out

    assert 0 == kursverkstad("change-courses", "TAR-101", "--treat", "closed=ignore").code

    assert "Inventering" not in kursverkstad("clashes").out
