"""Course plans on the command line."""

import json

import factories
import pytest

from courses.store import courses, plans


def test_plans_are_listed_in_the_librarys_language_first(kursverkstad, office):
    office(lambda store: None)
    listed = kursverkstad("plans", "--json").json

    assert 16 == len(listed)
    assert {"sv"} == {it["language"] for it in listed[:8]}
    assert "Surfplatta för seniorer" in kursverkstad("plans").out
    assert 8 == len(kursverkstad("plans", "--language", "en", "--json").json)
    assert ["Surfplatta för seniorer"] == [
        it["title"] for it in kursverkstad("plans", "--search", "lånekortet", "--json").json
    ]


def test_a_plan_is_shown_by_words_of_its_title(kursverkstad, office):
    office(lambda store: None)
    told = kursverkstad("plan", "nybörjare")

    assert "1. Lära känna datorn" in told.out
    assert "5 × 150 min" in told.out
    assert 5 == len(kursverkstad("plan", "nybörjare", "--json").json["meetings"])
    assert 4 == kursverkstad("plan", "Ryska").code


def test_a_plan_becomes_a_course(kursverkstad, office):
    office(lambda store: None)
    given = (
        "plan-course",
        "Surfplatta",
        "--code",
        "STO-701",
        "--first-date",
        "2027-01-18",
        "--start",
        "13",
        "--organiser",
        "ABF",
    )

    assert "2027-02-22" == kursverkstad(*given, "--dry-run", "--json").json["dates"][-1]
    told = kursverkstad(*given)
    assert (0, True) == (told.code, "STO-701" in told.out)

    course = kursverkstad("course", "STO-701", "--json").json
    assert ("Surfplatta för seniorer", "13:00", "14:30", 4) == tuple(
        course[it] for it in ("title", "start", "end", "minimum")
    )
    assert "Min surfplatta" == course["sessions"][0]["title"]
    assert "Min surfplatta" in kursverkstad("course", "STO-701").out
    assert 1 == kursverkstad("plan", "Surfplatta", "--json").json["courses"]


def test_a_course_of_a_plan_may_differ_from_it_in_anything(kursverkstad, office):
    office(lambda store: None)
    given = ("--code", "STO-702", "--start", "13", "--nth", "1", "--nth", "3", "--weekday", "tor", "--sessions", "4")
    for said in (given, given[:4]):
        assert 2 == kursverkstad("plan-course", "Surfplatta", *said).code, "it is not said from when"

    told = kursverkstad(
        "plan-course", "Surfplatta", *given, "--first-date", "2027-01-18", "--end", "15", "--title", "Plattan", "--json"
    )
    course = kursverkstad("course", "STO-702", "--json").json

    assert ["2027-01-21", "2027-02-04", "2027-02-18", "2027-03-04"] == told.json["dates"]
    assert ("Plattan", "13:00", "15:00", 4) == tuple(course[it] for it in ("title", "start", "end", "minimum"))


def test_a_plan_written_to_a_file_is_read_again(kursverkstad, office, tmp_path):
    office(lambda store: None)
    shape = kursverkstad("plan", "Videosamtal", "--json").json
    file = tmp_path / "plan.json"

    file.write_text(json.dumps(shape | {"title": "Videosamtal på finska"}), encoding="utf-8")
    assert 0 == kursverkstad("write-plan", file).code
    new = kursverkstad("plan", "finska", "--json").json
    assert shape["meetings"] == new["meetings"]
    assert (shape["handouts"], False) == (new["handouts"], new["reference"])

    file.write_text(json.dumps(shape | {"seats": 6}), encoding="utf-8")
    assert 0 == kursverkstad("write-plan", file).code
    found = office(
        lambda store: (
            plans.by_title(store, "Videosamtal på finska")
            and [it.seats for it in plans.entries(store) if it.title == "Videosamtal"]
        )
    )
    assert [6] == found


@pytest.mark.parametrize(
    "text", ["", "[]", '{"title": ""}', '{"title": "X", "sessions": "många"}', '{"title": "X", "kind": "dans"}']
)
def test_a_file_that_is_no_plan_is_said_so(kursverkstad, office, tmp_path, text):
    file = tmp_path / "plan.json"
    file.write_text(text, encoding="utf-8")

    assert 3 == kursverkstad("write-plan", file).code


def test_a_course_is_kept_as_a_plan_and_removed_again(kursverkstad, evening):
    assert "Egen plan" in kursverkstad("keep-plan", "601", "--title", "Egen plan").out
    assert 8 == kursverkstad("plan", "Egen plan", "--json").json["sessions"]
    assert 0 == kursverkstad("remove-plan", "Egen plan").code
    assert 4 == kursverkstad("plan", "Egen plan").code


def test_hostile_text_in_a_plan_stays_text(kursverkstad, office):
    course = office(lambda store: factories.course(store, title="\x1b[31m[b]Röd[/b]", content="=1+1\n\x07"))
    kursverkstad("keep-plan", course.code)
    told = kursverkstad("plan", "Röd")

    assert "\x1b" not in told.out
    assert "[b]Röd[/b]" in told.out
    assert office(lambda store: courses.get(store, course.id).title) in told.out
