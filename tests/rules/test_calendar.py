"""What stands in the way of a single day, and in which words."""

import json
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.errors import Invalid
from courses.model import Closure, ClosureKind, CourseKind, Hindrance, OpeningHours, Treatment
from courses.rules.calendar import Calendar, Meeting, Place, break_kinds, holds_for
from courses.rules.red_days import clamp_days, eves, red_days

DAY = date(2026, 11, 3)
ROOM = Place("Storuman", "Storuman", "eRUM")
REFERENCE = Path(__file__).parents[2] / "db" / "reference" / "schedule.json"


def closure(kind=ClosureKind.CLOSED, number=1, first=DAY, last=DAY, **values):
    return Closure(number, first, last, kind, **values)


def reason(*closures, kind=CourseKind.COURSE, end=time(15), where=ROOM, day=DAY, **values):
    kinds = frozenset({CourseKind.COURSE, CourseKind.WORKSHOP_SERIES})
    return Calendar(closures, values.pop("red_days", {}), kinds, **values).hindrance(
        day, kind=kind, end=end, where=where
    )


def test_nothing_in_the_way_is_an_empty_reason():
    assert "" == reason()


@pytest.mark.parametrize(
    ("place", "expected"),
    [("", "stängt: flytt"), ("Storuman", "stängt: flytt"), ("STORUMAN ", "stängt: flytt"), ("Tärnaby", "")],
)
def test_a_closure_holds_for_its_place_and_without_one_everywhere(place, expected):
    assert expected == reason(closure(place=place, reason="flytt"))


def test_a_closure_names_the_place_and_not_the_municipality():
    tarnaby = Place("Tärnaby", "Storuman", "Tärnaby bibliotek")

    assert "" == reason(closure(place="Storuman"), where=tarnaby)


@pytest.mark.parametrize(("village", "expected"), [("Tärnaby", "skollov: sportlov"), ("Storuman", "skollov: sportlov")])
def test_a_school_break_of_a_municipality_holds_in_every_place_of_it(village, expected):
    break_ = closure(ClosureKind.SCHOOL_BREAK, municipality="storuman", reason="sportlov")

    assert expected == reason(break_, where=Place(village, "Storuman", "eRUM"))
    assert "" == reason(break_, where=Place(village, "Lycksele", "eRUM"))


@pytest.mark.parametrize("day", [date(2026, 11, 3), date(2026, 11, 5)], ids=str)
def test_both_ends_of_a_closure_are_closed(day):
    assert "stängt" == reason(closure(first=date(2026, 11, 3), last=date(2026, 11, 5)), day=day)


@pytest.mark.parametrize("day", [date(2026, 11, 2), date(2026, 11, 6)], ids=str)
def test_the_days_around_a_closure_are_open(day):
    assert "" == reason(closure(first=date(2026, 11, 3), last=date(2026, 11, 5)), day=day)


@pytest.mark.parametrize(
    ("place", "room", "expected"),
    [
        ("Storuman", "eRUM", "lokalen stängd: nytt golv"),
        ("", "eRUM", "lokalen stängd: nytt golv"),
        ("Lycksele", "eRUM", ""),
        ("Storuman", "Datasalen", ""),
        ("Storuman", "", "lokalen stängd: nytt golv"),
        ("", "", ""),
    ],
)
def test_a_closed_room_is_known_by_place_and_name(place, room, expected):
    assert expected == reason(closure(ClosureKind.ROOM_CLOSED, place=place, room=room, reason="nytt golv"))


@pytest.mark.parametrize(("end", "expected"), [("13:00", ""), ("13:01", "stänger 13:00: afton"), ("12:59", "")])
def test_a_meeting_may_end_when_the_place_closes_but_not_after(end, expected):
    early = closure(ClosureKind.CLOSES_EARLY, closes_at=time(13), reason="afton")

    assert expected == reason(early, end=time.fromisoformat(end))


def test_closing_early_at_no_known_time_stops_nothing():
    assert "" == reason(closure(ClosureKind.CLOSES_EARLY))


@pytest.mark.parametrize(
    ("kind", "rests"),
    [(kind, kind in {CourseKind.COURSE, CourseKind.WORKSHOP_SERIES}) for kind in CourseKind],
    ids=str,
)
def test_only_some_kinds_rest_in_a_school_break(kind, rests):
    school_break = closure(ClosureKind.SCHOOL_BREAK, reason="höstlov")

    assert ("skollov: höstlov" if rests else "") == reason(school_break, kind=kind)


def test_a_red_day_is_told_before_anything_else():
    assert "röd dag: nyårsdagen" == reason(closure(reason="flytt"), red_days={DAY: "nyårsdagen"}, eves={DAY: "x"})


def test_of_two_closures_the_one_entered_first_is_told():
    later = closure(number=2, reason="senare")
    earlier = closure(ClosureKind.SCHOOL_BREAK, number=1, reason="tidigare")

    assert "skollov: tidigare" == reason(later, earlier)


@given(st.sampled_from(ClosureKind), st.text(max_size=20), st.text(max_size=20))
def test_reasons_with_braces_or_any_text_are_kept_as_they_are(kind, words, name):
    told = reason(closure(kind, closes_at=time(8), room="eRUM", reason=words))

    assert told.endswith(words)
    assert reason(red_days={DAY: name}).endswith(name)


def test_a_closed_room_without_any_name_holds_for_nothing():
    assert not holds_for(closure(ClosureKind.ROOM_CLOSED), ROOM)


class TestReferenceData:
    def test_the_shipped_file_says_which_kinds_rest_with_source_and_certainty(self):
        reference = json.loads(REFERENCE.read_text(encoding="utf-8"))

        assert {CourseKind.COURSE, CourseKind.WORKSHOP_SERIES} == break_kinds(reference)
        assert reference["school_break_kinds"]["source"]
        assert reference["school_break_kinds"]["certainty"] in {"read", "derived", "unconfirmed"}

    @pytest.mark.parametrize(
        "broken",
        [
            {},
            {"school_break_kinds": []},
            {"school_break_kinds": {"value": "COURSE"}},
            {"school_break_kinds": {"value": ["KURS"]}},
        ],
        ids=str,
    )
    def test_a_file_that_says_nothing_is_invalid(self, broken):
        with pytest.raises(Invalid):
            break_kinds(broken)


class TestRedDays:
    def test_the_red_days_of_2027_are_those_of_the_law_by_their_running_names(self):
        expected = {
            "01-01": "nyårsdagen",
            "01-06": "trettondedag jul",
            "03-26": "långfredagen",
            "03-28": "påskdagen",
            "03-29": "annandag påsk",
            "05-01": "första maj",
            "05-06": "Kristi himmelsfärdsdag",
            "05-16": "pingstdagen",
            "06-06": "nationaldagen",
            "06-26": "midsommardagen",
            "11-06": "alla helgons dag",
            "12-25": "juldagen",
            "12-26": "annandag jul",
        }

        assert expected == {f"{day:%m-%d}": name for day, name in red_days(2027, 2027, "sv").items()}

    def test_every_year_from_2010_to_2035_has_its_thirteen_in_order(self):
        days = red_days(2010, 2035, "sv")

        assert 26 * 13 == len(days)
        assert sorted(days) == list(days)

    def test_they_are_named_in_english_too(self):
        assert "Ascension Day" == red_days(2027, 2027, "en")[date(2027, 5, 6)]

    def test_eves_are_named_without_hours_and_without_days_that_are_no_eves(self):
        expected = {
            "01-05": "trettondagsafton",
            "03-25": "skärtorsdagen",
            "03-27": "påskafton",
            "04-30": "valborgsmässoafton",
            "05-15": "pingstafton",
            "06-25": "midsommarafton",
            "11-05": "allhelgonaafton",
            "12-24": "julafton",
            "12-31": "nyårsafton",
        }

        assert expected == {f"{day:%m-%d}": name for day, name in eves(2027, 2027, "sv").items()}
        assert set(eves(2027, 2027, "sv")) == set(eves(2027, 2027, "en"))

    def test_every_year_has_thirteen_red_days_and_nine_eves(self):
        for year in range(2010, 2036):
            assert (13, 9) == (len(red_days(year, year, "sv")), len(eves(year, year, "sv"))), year

    def test_a_clamp_day_is_a_working_day_alone_between_days_off(self):
        clamped = {f"{day:%m-%d}" for day in clamp_days(2026, 2026)}

        assert {"01-02", "01-05", "05-15"} == clamped

    def test_clamp_days_are_found_across_new_year(self):
        assert date(2024, 12, 30) in clamp_days(2024, 2024)
        assert date(2025, 12, 29) not in clamp_days(2025, 2025)

    def test_an_empty_span_of_years_has_none(self):
        assert {} == red_days(2027, 2026, "sv")


class TestTreatments:
    """What is passed over, what is only said, and what is nobody's business."""

    MEETING = Meeting(CourseKind.COURSE, time(15), ROOM, time(13))

    def told(self, treatment, **values):
        days = Calendar((closure(reason="flytt"),), {DAY: "röd"}, frozenset(CourseKind), **values)
        return days.told(DAY, self.MEETING, treatment)

    def test_what_is_not_treated_otherwise_is_passed_over(self):
        assert ["röd dag: röd", "stängt: flytt"] == self.told(Treatment.SKIP)

    def test_what_is_to_be_warned_of_does_not_stand_in_the_way(self):
        treatments = {Hindrance.RED_DAY: Treatment.WARN, Hindrance.CLOSED: Treatment.IGNORE}

        assert [] == self.told(Treatment.SKIP, treatments=treatments)
        assert ["röd dag: röd"] == self.told(Treatment.WARN, treatments=treatments)


class TestOpeningHours:
    """A place without hours is not asked about them."""

    def outside(self, *hours, start="13:00", end="15:00", **values):
        known = tuple(
            OpeningHours(n, "Storuman", day, *map(time.fromisoformat, span)) for n, (day, *span) in enumerate(hours)
        )
        days = Calendar((), {}, frozenset(), opening_hours=known)
        return days.hindrance(
            DAY,
            kind=CourseKind.COURSE,
            end=time.fromisoformat(end),
            where=ROOM,
            start=time.fromisoformat(start),
            **values,
        )

    def test_a_place_without_hours_is_always_open(self):
        assert "" == self.outside()

    def test_a_meeting_within_the_hours_of_its_weekday_is_fine(self):
        assert "" == self.outside((1, "10:00", "15:00"))

    def test_a_meeting_that_ends_after_closing_is_told_with_the_hours(self):
        assert "öppet 10.00–14.00 den veckodagen" == self.outside((1, "10:00", "14:00"))

    def test_a_weekday_without_hours_is_closed(self):
        assert "inte öppet den veckodagen" == self.outside((2, "10:00", "18:00"))

    def test_a_meeting_may_not_stretch_over_a_pause(self):
        assert "öppet 10.00–14.00, 14.30–18.00 den veckodagen" == self.outside(
            (1, "10:00", "14:00"), (1, "14:30", "18:00")
        )
