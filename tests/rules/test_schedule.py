"""Dates against a working year of three libraries, worked out by hand, and properties that hold for any pattern."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.errors import Invalid
from courses.model import Closure, ClosureKind, CourseKind, Hindrance, Pattern, Treatment
from courses.rules.schedule import LONGEST, Calendar, Place, last_thinkable, number, propose, red_days

CLOSED, EARLY, ROOM, BREAK = (
    ClosureKind.CLOSED,
    ClosureKind.CLOSES_EARLY,
    ClosureKind.ROOM_CLOSED,
    ClosureKind.SCHOOL_BREAK,
)
YEAR = [  # first, last, place, room, kind, closes at, reason – as the three libraries keep it
    ("2026-09-16", "", "Åsele", "", EARLY, "15:00", "personalmöte"),
    ("2026-09-24", "", "Lycksele", "", CLOSED, "", "gemensam utbildningsdag"),
    ("2026-10-09", "", "Storuman", "", CLOSED, "", "inventering"),
    ("2026-10-26", "2026-10-30", "", "", BREAK, "", "höstlov v. 44, kurserna vilar"),
    ("2026-10-30", "", "", "", EARLY, "13:00", "allhelgonaafton"),
    ("2026-11-02", "2026-11-06", "Åsele", "Studierummet", ROOM, "", "ny ventilation"),
    ("2026-12-21", "2027-01-08", "", "", BREAK, "", "jullov, kurserna vilar"),
    ("2026-12-24", "", "", "", CLOSED, "", "julafton"),
    ("2026-12-31", "", "", "", CLOSED, "", "nyårsafton"),
    ("2027-01-05", "", "", "", EARLY, "14:00", "trettondagsafton"),
    ("2027-01-06", "", "", "", CLOSED, "", "trettondedag jul"),
    ("2027-02-15", "2027-02-19", "Storuman", "Datasalen", ROOM, "", "datorerna byts ut"),
    ("2027-03-08", "2027-03-12", "", "", BREAK, "", "sportlov v. 10, kurserna vilar"),
    ("2027-03-22", "2027-03-25", "Åsele", "", BREAK, "", "påsklov v. 12"),
    ("2027-03-25", "", "", "", EARLY, "13:00", "skärtorsdagen"),
    ("2027-03-30", "2027-04-02", "Storuman", "", BREAK, "", "påsklov v. 13"),
    ("2027-04-30", "", "", "", EARLY, "14:00", "valborgsmässoafton"),
    ("2027-05-07", "", "Lycksele", "", BREAK, "", "lovdag efter Kristi himmelsfärd"),
    ("2027-05-07", "", "Åsele", "", CLOSED, "", "klämdag"),
]
DATASALEN = Place("Storuman", "Storuman", "Datasalen")
TARNABY = Place("Tärnaby", "Storuman", "Tärnaby bibliotek")
LARSTUDION = Place("Lycksele", "Lycksele", "Lärstudion")
HORSALEN = Place("Lycksele", "Lycksele", "Hörsalen")
STUDIERUMMET = Place("Åsele", "Åsele", "Studierummet")
STORA_SALEN = Place("Åsele", "Åsele", "Stora salen")
ASELE_RUM = Place("Åsele", "Åsele", "Samtalsrummet")
MON, TUE, WED, THU, FRI = range(5)


def day(text):
    return date.fromisoformat(text)


def closures():
    return tuple(
        Closure(number, day(a), day(b or a), kind, place, room, time.fromisoformat(at) if at else None, reason)
        for number, (a, b, place, room, kind, at, reason) in enumerate(YEAR, 1)
    )


def year_calendar(**changes):
    kinds = frozenset({CourseKind.COURSE, CourseKind.WORKSHOP_SERIES})
    values = {"closures": closures(), "red_days": red_days(2026, 2027, "sv"), "break_kinds": kinds} | changes
    return Calendar(**values)


def plan(first, hours, where, *, kind=CourseKind.COURSE, calendar=None, room_on=None, **pattern):
    start, end = (time.fromisoformat(hour) for hour in hours.split("-"))
    return propose(
        Pattern(day(first), **pattern),
        calendar or year_calendar(),
        kind=kind,
        start=start,
        end=end,
        where=where,
        room_on=room_on or {},
    )


def days_of(proposal):
    return " ".join(f"{d:%m-%d}" for d in proposal.days)


def skips_of(proposal):
    return {f"{skip.day:%m-%d}": skip.reason for skip in proposal.skipped}


class TestARealYear:
    def test_sto_701_passes_over_a_closed_room_and_two_school_breaks_and_grows_longer(self):
        got = plan("2027-01-26", "10:00-12:15", DATASALEN, weekdays=(TUE,), count=8)

        assert "01-26 02-02 02-09 02-23 03-02 03-16 03-23 04-06" == days_of(got)
        assert {
            "02-16": "lokalen stängd: datorerna byts ut",
            "03-09": "skollov: sportlov v. 10, kurserna vilar",
            "03-30": "skollov: påsklov v. 13",
        } == skips_of(got)
        assert () == got.warnings

    def test_sto_702_cannot_be_held_when_the_place_closes_before_its_end(self):
        got = plan("2027-03-04", "13:30-15:45", DATASALEN, weekdays=(THU,), count=4)

        assert "03-04 03-18 04-08 04-15" == days_of(got)
        assert "stänger 13:00: skärtorsdagen" == skips_of(got)["03-25"]
        assert "skollov: påsklov v. 13" == skips_of(got)["04-01"]

    def test_sto_706_passes_over_a_red_day(self):
        where = Place("Storuman", "Storuman", "Storstugan")
        got = plan("2027-04-15", "17:00-19:00", where, kind=CourseKind.WORKSHOP_SERIES, weekdays=(THU,), count=5)

        assert "04-15 04-22 04-29 05-13 05-20" == days_of(got)
        assert {"05-06": "röd dag: Kristi himmelsfärdsdag"} == skips_of(got)

    def test_4602_passes_over_the_autumn_break(self):
        got = plan("2026-10-19", "13:00-15:00", LARSTUDION, weekdays=(MON,), count=4)

        assert "10-19 11-02 11-09 11-16" == days_of(got)
        assert {"10-26": "skollov: höstlov v. 44, kurserna vilar"} == skips_of(got)

    def test_4706_runs_four_weekdays_in_a_row(self):
        got = plan("2027-04-19", "09:30-12:45", LARSTUDION, weekdays=(MON, TUE, WED, THU), count=4)

        assert "04-19 04-20 04-21 04-22" == days_of(got)

    def test_4704_follows_its_date_when_the_weekday_disagrees_and_says_so(self):
        got = plan("2027-02-03", "18:00-20:00", HORSALEN, kind=CourseKind.WORKSHOP_SERIES, weekdays=(THU,), count=3)

        assert "02-03 02-10 02-17" == days_of(got)
        assert ("Mönstret säger torsdag men ons 3 feb 2027 är en onsdag; datumet gäller.",) == got.warnings

    def test_as_27_4_leaves_out_a_first_wednesday_that_is_red(self):
        pattern = {"weekdays": (WED,), "nth": (1,), "until": day("2027-05-05")}
        got = plan("2027-01-06", "15:00-16:00", ASELE_RUM, kind=CourseKind.DROP_IN, **pattern)

        assert "02-03 03-03 04-07 05-05" == days_of(got)
        assert {"01-06": "röd dag: trettondedag jul"} == skips_of(got)
        assert ("Första träffen går inte att hålla: ons 6 jan 2027: röd dag: trettondedag jul",) == got.warnings

    def test_sto_605_runs_in_odd_weeks_and_rests_in_no_school_break(self):
        pattern = {"weekdays": (TUE,), "parity": "odd", "until": day("2026-12-15")}
        got = plan("2026-09-08", "15:00-17:00", TARNABY, kind=CourseKind.DROP_IN, **pattern)

        assert "09-08 09-22 10-06 10-20 11-03 11-17 12-01 12-15" == days_of(got)
        assert {} == skips_of(got)

    def test_sto_704_stays_in_odd_weeks_over_a_year_with_53_weeks(self):
        pattern = {"weekdays": (TUE,), "parity": "odd", "until": day("2027-02-09")}
        got = plan("2026-12-15", "15:00-17:00", TARNABY, kind=CourseKind.DROP_IN, **pattern)

        assert "12-15 12-29 01-19 02-02" == days_of(got)
        assert {"01-05": "stänger 14:00: trettondagsafton"} == skips_of(got)

    def test_as_26_6_passes_over_the_break_and_the_room_in_a_row(self):
        got = plan("2026-10-16", "10:00-12:30", STUDIERUMMET, weekdays=(FRI,), count=4)

        assert "10-16 10-23 11-13 11-20" == days_of(got)
        assert {
            "10-30": "skollov: höstlov v. 44, kurserna vilar",
            "11-06": "lokalen stängd: ny ventilation",
        } == skips_of(got)

    def test_as_26_2_is_held_in_the_closed_week_when_it_gets_another_room(self):
        got = plan(
            "2026-10-08",
            "13:30-15:15",
            STUDIERUMMET,
            weekdays=(THU,),
            count=6,
            room_on={day("2026-11-05"): STORA_SALEN},
        )

        assert "10-08 10-15 10-22 11-05 11-12 11-19" == days_of(got)

    def test_as_26_4_with_a_last_date_does_not_grow_longer(self):
        where = Place("Åsele", "Åsele", "eRUM")
        pattern = {"weekdays": (WED,), "until": day("2026-12-16")}
        got = plan("2026-08-26", "14:00-17:00", where, kind=CourseKind.DROP_IN, **pattern)

        assert 16 == len(got.days)
        assert day("2026-12-16") == got.days[-1]
        assert {"09-16": "stänger 15:00: personalmöte"} == skips_of(got)

    def test_as_27_5_meets_an_eve_that_closes_early_and_a_squeeze_day(self):
        got = plan("2027-04-16", "13:00-15:15", STUDIERUMMET, weekdays=(FRI,), count=4)

        assert "04-16 04-23 05-14 05-21" == days_of(got)
        assert {"04-30": "stänger 14:00: valborgsmässoafton", "05-07": "stängt: klämdag"} == skips_of(got)


class TestPatterns:
    def test_without_weekdays_the_first_date_gives_the_weekday(self):
        assert "04-10 04-17" == days_of(plan("2027-04-10", "09:00-16:00", LARSTUDION, count=2))

    def test_every_second_week_counts_from_the_first_date(self):
        got = plan("2026-09-08", "15:00-17:00", TARNABY, count=3, interval=2)

        assert "09-08 09-22 10-06" == days_of(got)

    def test_every_second_week_with_two_weekdays_takes_both_of_the_same_week(self):
        got = plan("2026-09-10", "15:00-17:00", TARNABY, weekdays=(TUE, THU), count=3, interval=2)

        assert "09-10 09-22 09-24" == days_of(got)

    def test_the_last_weekday_of_the_month(self):
        got = plan(
            "2026-09-30", "15:00-17:00", LARSTUDION, kind=CourseKind.DROP_IN, weekdays=(WED,), nth=(-1,), count=3
        )

        assert "09-30 10-28 11-25" == days_of(got)

    def test_a_fifth_weekday_comes_only_in_months_that_have_one(self):
        got = plan("2026-09-29", "15:00-17:00", LARSTUDION, kind=CourseKind.DROP_IN, nth=(5,), count=2)

        assert "09-29 12-29" == days_of(got)

    def test_skipped_weeks_are_passed_over_and_told(self):
        got = plan("2026-09-08", "10:00-12:00", DATASALEN, count=3, skip_weeks=(38,))

        assert "09-08 09-22 09-29" == days_of(got)
        assert {"09-15": "överhoppad vecka: 38"} == skips_of(got)

    def test_even_weeks_beginning_in_an_odd_one_are_pointed_out(self):
        got = plan("2026-09-08", "10:00-12:00", DATASALEN, count=2, parity="even")

        assert "09-15 09-29" == days_of(got)
        assert (
            "Det första datumet, tis 8 sep 2026, ingår inte i mönstret; kursen börjar tis 15 sep 2026.",
        ) == got.warnings

    def test_the_last_date_is_inclusive(self):
        got = plan("2026-09-08", "10:00-12:00", DATASALEN, until=day("2026-09-22"))

        assert "09-08 09-15 09-22" == days_of(got)

    def test_with_count_and_last_date_what_comes_first_ends_it(self):
        assert 2 == len(plan("2026-09-08", "10:00-12:00", DATASALEN, count=9, until=day("2026-09-20")).days)
        assert 1 == len(plan("2026-09-08", "10:00-12:00", DATASALEN, count=1, until=day("2026-09-20")).days)

    def test_eves_are_skipped_only_when_the_calendar_holds_them(self):
        calendar = year_calendar(closures=(), eves={day("2026-12-24"): "julafton"})

        assert "12-17 12-24" == days_of(
            plan("2026-12-17", "10:00-12:00", DATASALEN, count=2, calendar=year_calendar(closures=()))
        )
        got = plan("2026-12-17", "10:00-12:00", DATASALEN, count=2, calendar=calendar)
        assert "12-17 12-31" == days_of(got)
        assert {"12-24": "afton: julafton"} == skips_of(got)

    def test_a_place_that_is_closed_for_ever_ends_with_a_warning(self):
        closed = Closure(1, date.min, date.max, ClosureKind.CLOSED, reason="nedlagt")
        got = plan("2026-09-08", "10:00-12:00", DATASALEN, count=8, calendar=year_calendar(closures=(closed,)))

        assert () == got.days
        assert "Det finns inget datum då kursen kan hållas." in got.warnings
        assert got.skipped[-1].day <= day("2026-09-08") + LONGEST

    def test_a_course_that_does_not_fit_says_how_many_sessions_do(self):
        got = plan("2026-09-08", "10:00-12:00", DATASALEN, count=5, until=day("2026-09-15"))

        assert ("Bara 2 av 5 träffar får plats till och med tisdag 15 september 2026.",) == got.warnings

    def test_a_last_date_before_the_first_gives_no_dates(self):
        got = plan("2026-09-08", "10:00-12:00", DATASALEN, until=day("2026-09-07"))

        assert () == got.days
        assert 1 == len(got.warnings)

    @pytest.mark.parametrize(("nth", "interval"), [((1,), 4), ((-1,), 3), ((5,), 4), ((), 26)])
    def test_a_rare_rhythm_still_comes_to_all_its_sessions(self, nth, interval):
        pattern = Pattern(day("2026-09-08"), weekdays=(1,), count=20, nth=nth, interval=interval)
        got = propose(
            pattern,
            Calendar((), {}, frozenset()),
            kind=CourseKind.DROP_IN,
            start=time(10),
            end=time(12),
            where=Place(),
        )

        assert 20 == len(got.days)

    def test_the_end_of_the_calendar_is_no_trap(self):
        got = plan("9999-12-28", "10:00-12:00", DATASALEN, count=3)

        assert day("9999-12-28") == got.days[0]
        assert date.max == last_thinkable(Pattern(day("9999-12-28"), count=3))

    @pytest.mark.parametrize(
        "wrong",
        [
            {},
            {"count": 0},
            {"count": 3, "interval": 0},
            {"count": 3, "nth": (0,)},
            {"count": 3, "nth": (1, 6)},
            {"count": 3, "parity": "udda"},
            {"count": 3, "weekdays": (7,)},
        ],
        ids=str,
    )
    def test_a_pattern_that_says_nothing_is_invalid(self, wrong):
        with pytest.raises(Invalid):
            plan("2026-09-08", "10:00-12:00", DATASALEN, **wrong)


PATTERNS = st.builds(
    Pattern,
    first_date=st.dates(date(2026, 1, 1), date(2027, 6, 30)),
    weekdays=st.lists(st.integers(0, 6), max_size=4).map(tuple),
    count=st.integers(1, 20),
    until=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    parity=st.sampled_from(["", "odd", "even"]),
    nth=st.sampled_from([(), (), (1,), (2,), (5,), (-1,), (1, 3)]),
    interval=st.integers(1, 3),
    skip_weeks=st.lists(st.integers(1, 53), max_size=3).map(tuple),
)


@given(pattern=PATTERNS, kind=st.sampled_from(CourseKind), hour=st.integers(8, 20))
@settings(max_examples=60, deadline=None)
def test_whatever_the_pattern_dates_are_in_order_allowed_and_within_bounds(pattern, kind, hour):
    calendar = year_calendar()
    end = time(hour + 2)
    got = propose(pattern, calendar, kind=kind, start=time(hour), end=end, where=DATASALEN)

    assert sorted(set(got.days)) == list(got.days)
    assert len(got.days) <= pattern.count
    assert not set(got.days) & {skip.day for skip in got.skipped}
    assert all(pattern.first_date <= d <= last_thinkable(pattern) for d in got.days)
    assert all(skip.reason for skip in got.skipped)
    assert not any(d.isocalendar().week in pattern.skip_weeks for d in got.days)
    assert {"odd": {1}, "even": {0}}.get(pattern.parity, {0, 1}) >= {d.isocalendar().week % 2 for d in got.days}
    assert not any(calendar.hindrance(d, kind=kind, end=end, where=DATASALEN) for d in got.days)


@given(
    first=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    count=st.integers(1, 12),
    closed=st.sets(st.integers(0, 200), max_size=30),
)
@settings(max_examples=60, deadline=None)
def test_a_counted_course_gets_all_its_sessions_however_many_days_are_closed(first, count, closed):
    shut = tuple(
        Closure(n, first + timedelta(n), first + timedelta(n), ClosureKind.CLOSED, reason="x") for n in sorted(closed)
    )
    got = plan(first.isoformat(), "10:00-12:00", DATASALEN, count=count, calendar=year_calendar(closures=shut))

    weeks = (got.days[-1] - first).days // 7 + 1
    assert count == len(got.days)
    assert weeks == len(got.days) + len(got.skipped)


class TestByHand:
    """Dates that somebody has left out or picked."""

    def test_a_date_left_out_makes_the_course_grow(self):
        got = plan("2026-09-08", "10-12", DATASALEN, count=3, left_out=(day("2026-09-15"),))

        assert "09-08 09-22 09-29" == days_of(got)
        assert "bortvald för hand" == skips_of(got)["09-15"]

    def test_a_red_day_that_is_picked_is_met_on_and_said(self):
        got = plan("2026-12-25", "10-12", DATASALEN, count=1, picked=(day("2026-12-25"),))

        assert "12-25" == days_of(got)
        assert any("juldagen" in words for words in got.warnings)

    def test_a_date_picked_off_the_pattern_counts_as_one(self):
        got = plan("2026-09-08", "10-12", DATASALEN, count=3, picked=(day("2026-09-10"),))

        assert "09-08 09-10 09-15" == days_of(got)

    def test_a_course_may_meet_on_picked_dates_only(self):
        picked = tuple(map(day, ("2026-10-01", "2026-09-08", "2026-09-19")))
        got = plan("2026-09-08", "10-12", DATASALEN, count=3, interval=0, picked=picked)

        assert "09-08 09-19 10-01" == days_of(got)

    def test_a_course_does_otherwise_than_the_settings_say(self):
        ignored = ((Hindrance.SCHOOL_BREAK, Treatment.WARN),)
        got = plan("2026-10-20", "10-12", DATASALEN, count=2, treatments=ignored)

        assert "10-20 10-27" == days_of(got)
        assert any("höstlov" in words for words in got.warnings)


@pytest.mark.parametrize(
    ("first", "pattern", "expected"),
    [
        ("2026-09-01", {"weekdays": (0, 2), "count": 3}, "09-02 09-07 09-09"),
        ("2026-09-01", {"weekdays": (3,), "nth": (1,), "count": 2}, "09-03 10-01"),
        ("2026-09-05", {"weekdays": (3,), "nth": (1,), "count": 2}, "10-01 11-05"),
        ("2026-09-01", {"weekdays": (3,), "nth": (1, 3), "count": 3}, "09-03 09-17 10-01"),
        ("2026-09-01", {"weekdays": (4,), "nth": (-1,), "count": 2, "kind": CourseKind.DROP_IN}, "09-25 10-30"),
        ("2026-09-01", {"weekdays": (2,), "count": 2}, "09-01 09-08"),
    ],
    ids=[
        "several weekdays",
        "first of the month",
        "first has been",
        "first and third of the month",
        "last of the month",
        "one weekday: the date holds",
    ],
)
def test_the_first_date_says_from_when_and_with_one_weekday_which(first, pattern, expected):
    assert expected == days_of(plan(first, "10-12", DATASALEN, **pattern))


class TestNumbers:
    def test_cancelled_meetings_have_none_and_the_others_close_the_gap(self):
        ten = time(10)
        meetings = [(day("2026-10-06"), ten, False), (day("2026-10-13"), ten, True), (day("2026-10-20"), ten, False)]

        assert [1, None, 2] == number(meetings)

    def test_a_meeting_added_last_is_numbered_by_its_day_and_time(self):
        meetings = [
            (day("2026-10-06"), time(10), False),
            (day("2026-10-01"), time(18), False),
            (day("2026-10-01"), time(9), False),
        ]

        assert [3, 2, 1] == number(meetings)

    @given(st.lists(st.tuples(st.dates(), st.times(), st.booleans()), max_size=20))
    @settings(max_examples=50)
    def test_numbers_run_from_one_without_gaps(self, meetings):
        numbers = number(meetings)

        given_out = [n for n in numbers if n is not None]
        assert list(range(1, len(given_out) + 1)) == sorted(given_out)
        assert [cancelled for _, _, cancelled in meetings] == [n is None for n in numbers]
