"""The calendar and the gaps on the command line."""

from collections import Counter

import pytest


@pytest.fixture
def planned(kursverkstad):
    kursverkstad("registers", "add", "rooms", "name=Datasalen", "place=Storuman")
    kursverkstad(
        *("create-course", "--code", "601", "--title", "Internet", "--first-date", "2026-12-22", "--sessions", "2"),
        *("--start", "10", "--end", "12", "--room", "Datasalen", "--minimum", "4"),
    )
    return kursverkstad


def test_a_period_shows_its_sessions_and_what_its_days_are(planned):
    found = planned("calendar", "--from", "2026-12-21", "--to", "2026-12-31", "--json").json

    assert [("601", "2026-12-22", "Storuman"), ("601", "2026-12-29", "Storuman")] == [
        (it["course"], it["date"], it["place"]) for it in found["sessions"]
    ]
    assert ["julafton", "juldagen", "annandag jul", "nyårsafton"] == [it["name"] for it in found["days"]]


def test_every_red_day_and_eve_of_26_years_is_known(planned):
    found = planned("calendar", "--from", "2010-01-01", "--to", "2035-12-31", "--json").json

    assert {"red_day": 26 * 13, "eve": 26 * 9} == {
        kind: count for kind, count in Counter(it["kind"] for it in found["days"]).items() if kind != "clamp_day"
    }


def test_a_librarys_calendar_is_asked_for_by_its_name(planned):
    period = ("calendar", "--from", "2026-12-21", "--to", "2026-12-31", "--place")

    assert 2 == len(planned(*period, "storuman", "--json").json["sessions"])
    assert "Storuman" in planned(*period, "Datasalen").err


def test_a_period_that_ends_before_it_begins_is_refused(planned):
    assert "Sista dagen" in planned("calendar", "--from", "2026-12-21", "--to", "2026-12-01").err


def test_what_a_course_lacks_is_listed(planned):
    found = planned("gaps", "--json").json

    assert [("leader", 2), ("organiser", 0), ("content", 0)] == [(it["missing"], it["sessions"]) for it in found]
    assert "ledare (2 träffar)" in planned("gaps").out
