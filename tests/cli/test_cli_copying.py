"""Copying a term and a course on the command line."""

import factories


def test_a_term_is_shown_first_and_then_copied(kursverkstad, evening):
    given = ("copy-term", "--from", "HT 2026", "--to", "ht27")

    dry = kursverkstad(*given, "--dry-run", "--json").json
    assert [("STO-601", "STO-701", False, "2027-09-14", "tis")] == [
        (it["from"], it["code"], it["made"], it["dates"][0], it["weekday"]) for it in dry
    ]
    assert 1 == len(kursverkstad("courses", "--json").json)

    told = kursverkstad(*given)
    assert (0, True, True) == (told.code, "STO-701" in told.out, "HT 2027" in told.out)
    assert 8 == len(kursverkstad("sessions", "STO-701", "--json").json)
    assert 0 == kursverkstad("undo").code
    assert 1 == len(kursverkstad("courses", "--json").json)


def test_only_some_and_without_some(kursverkstad, office):
    office(lambda store: [factories.course(store, code=f"STO-60{n}", notes="kaffe") for n in (1, 2)] and None)

    made = kursverkstad(
        "copy-term",
        "--from",
        "HT 2026",
        "--to",
        "VT 2027",
        "--only",
        "602",
        "--without",
        "notes",
        "--without",
        "seats",
        "--json",
    ).json

    assert ["STO-702"] == [it["code"] for it in made]
    course = kursverkstad("course", "STO-702", "--json").json
    assert ("", None) == (course["notes"], course["seats"])


def test_a_term_without_courses_copies_nothing(kursverkstad, office):
    office(lambda store: None)
    told = kursverkstad("copy-term", "--from", "VT 2026", "--to", "VT 2027")

    assert (0, True) == (told.code, "inget" in told.out)


def test_what_is_no_term_is_said_so(kursverkstad, evening):
    assert "VT 2027" in kursverkstad("copy-term", "--from", "i fjol", "--to", "VT 2027").err


def test_a_course_is_copied(kursverkstad, evening):
    told = kursverkstad("copy-course", "601", "--first-date", "2027-02-02", "--json").json

    assert ("STO-701", True, "2027-02-02") == (told["code"], told["made"], told["dates"][0])
    assert 0 == kursverkstad("copy-course", "STO-601", "--first-date", "2027-02-02", "--code", "X-9").code
    assert [] == kursverkstad("course", "X-9", "--json").json["participants"]
