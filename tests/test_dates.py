"""Dates and times as they are written and typed."""

from datetime import date, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from courses import dates, i18n
from courses.errors import Invalid

TODAY = date(2026, 11, 20)
JAN_12 = date(2027, 1, 12)
DAYS = st.dates(date(1901, 1, 1), date(2198, 12, 31))


@pytest.fixture(autouse=True, scope="module")
def swedish():
    before = i18n.language()
    yield i18n.use("sv")
    i18n.use(before)


@pytest.fixture
def english():
    yield i18n.use("en")
    i18n.use("sv")


class TestWriting:
    def test_a_day_in_a_list_has_its_year_only_when_it_is_another(self):
        assert "tis 12 jan" == dates.day_text(JAN_12)
        assert "tis 12 jan" == dates.day_text(JAN_12, date(2027, 3, 1))
        assert "tis 12 jan 2027" == dates.day_text(JAN_12, TODAY)

    def test_a_day_in_full(self):
        assert "tisdag 12 januari 2027" == dates.day_long(JAN_12)

    def test_times_have_a_point(self):
        assert "10.15" == dates.time_text(time(10, 15))
        assert "09.00–12.15" == dates.span_text(time(9), time(12, 15))

    def test_weeks_are_iso_weeks(self):
        assert "v. 2" == dates.week_text(JAN_12)
        assert "v. 53" == dates.week_text(date(2027, 1, 3))

    @pytest.mark.parametrize(
        ("away", "expected"), [(-1, "i går"), (0, "i dag"), (1, "i morgon"), (2, "sön 22 nov"), (60, "tis 19 jan 2027")]
    )
    def test_the_nearest_days_have_words(self, away, expected):
        assert expected == dates.relative(TODAY + timedelta(away), TODAY)

    @pytest.mark.parametrize(
        ("first", "last", "expected"),
        [
            ("2026-09-08", "2026-11-10", "8 september–10 november 2026"),
            ("2026-09-08", "2026-09-29", "8–29 september 2026"),
            ("2026-09-08", "2026-09-08", "8 september 2026"),
            ("2026-11-23", "2027-01-25", "23 november 2026–25 januari 2027"),
            ("2026-01-08", "2027-01-25", "8 januari 2026–25 januari 2027"),
        ],
    )
    def test_a_period_says_nothing_twice(self, first, last, expected):
        assert expected == dates.period_text(date.fromisoformat(first), date.fromisoformat(last))

    def test_english_has_its_own_names_and_signs(self, english):
        assert "Tue 12 Jan" == dates.day_text(JAN_12)
        assert "Tuesday 12 January 2027" == dates.day_long(JAN_12)
        assert "10:15" == dates.time_text(time(10, 15))
        assert "w. 2" == dates.week_text(JAN_12)
        assert "tomorrow" == dates.relative(TODAY + timedelta(1), TODAY)

    def test_short_names_are_unlike_each_other(self):
        assert 7 == len({dates.weekday_short(n) for n in range(7)})
        assert 12 == len({dates.month_short(n) for n in range(1, 13)})


class TestTimes:
    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("9", "09:00"),
            ("10", "10:00"),
            ("930", "09:30"),
            ("1015", "10:15"),
            ("10.15", "10:15"),
            ("10:15", "10:15"),
            ("10,15", "10:15"),
            ("kl 9.30", "09:30"),
            ("kl. 9", "09:00"),
            ("Kl.9.30", "09:30"),
            ("klockan 18", "18:00"),
            (" 0000 ", "00:00"),
            ("10:15:00", "10:15"),
            ("23.59", "23:59"),
        ],
    )
    def test_what_is_understood(self, typed, expected):
        assert time.fromisoformat(expected) == dates.parse_time(typed)

    @pytest.mark.parametrize(
        "typed", ["", "24", "10.60", "99:77", "10.5", "tio", "-1", "10-12", "12345", "kl", "１０", "10:15:30"]
    )
    def test_what_is_not(self, typed):
        with pytest.raises(Invalid) as wrong:
            dates.parse_time(typed)

        assert "10.15" in wrong.value.hint

    @given(st.times())
    @settings(max_examples=60)
    def test_what_is_written_is_understood(self, moment):
        assert moment.replace(second=0, microsecond=0) == dates.parse_time(dates.time_text(moment))


class TestDays:
    @pytest.mark.parametrize(
        "typed",
        [
            "12/1",
            "12 / 1",
            "12/1 2027",
            "12/1-27",
            "12/1/2027",
            "12.1.2027",
            "12.1 2027",
            "12.01.27",
            "2027-01-12",
            "20270112",
            "270112",
            "12 jan",
            "12 Jan.",
            "12 januari 2027",
            "12:e januari",
            "tis 12 jan",
            "tisdag 12 januari 2027",
            "tisdagen den 12 januari",
            "12 January",
            "the 12th of January",
            "Jan 12",
            "January 12, 2027",
            "Tue 12 Jan 2027",
            "tis v 2",
            "tis v. 2",
            "TIS V2",
            "v 2 tis",
            "tisdag vecka 2",
            "tis v 2 2027",
            "Tue w. 2",
            "+53",
            "+53d",
            "12 jan 27",
        ],
    )
    def test_the_twelfth_of_january_can_be_typed_as(self, typed):
        assert JAN_12 == dates.parse_day(typed, TODAY)

    @pytest.mark.parametrize(
        ("typed", "away"),
        [
            ("i dag", 0),
            ("idag", 0),
            ("today", 0),
            ("I morgon", 1),
            ("imorgon", 1),
            ("tomorrow", 1),
            ("i övermorgon", 2),
            ("i går", -1),
            ("igår", -1),
            ("+0", 0),
            ("+7", 7),
            ("-3", -3),
            ("−3", -3),
            ("+2v", 14),
            ("+ 2 veckor", 14),
            ("fre", 0),
            ("lördag", 1),
            ("tor", 6),
            ("Thursday", 6),
        ],
    )
    def test_days_near_today(self, typed, away):
        assert TODAY + timedelta(away) == dates.parse_day(typed, TODAY)

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("21/11", "2026-11-21"),
            ("19/11", "2026-11-19"),
            ("21/8", "2026-08-21"),
            ("20/8", "2027-08-20"),
            ("v 35", "2026-08-24"),
            ("v 34", "2027-08-23"),
            ("v 53", "2026-12-28"),
            ("29/2", "2028-02-29"),
            ("5 okt", "2026-10-05"),
            ("lör v 2", "2027-01-16"),
        ],
    )
    def test_without_a_year_it_is_the_next_unless_it_was_less_than_three_months_ago(self, typed, expected):
        assert date.fromisoformat(expected) == dates.parse_day(typed, TODAY)

    @pytest.mark.parametrize(
        "typed",
        [
            "",
            " ",
            "12",
            "31/2",
            "0/1",
            "1/13",
            "12/127",
            "2027-02-30",
            "2027-1-1-1",
            "0207-01-12",
            "03/04/05/06",
            "v 54",
            "v 0",
            "v 53 2027",
            "xyz v 2",
            "tis v 2 ons",
            "ti",
            "12 foo",
            "jan",
            "12 jan 10.00",
            "12 jan 123",
            "+99999",
            "+7 apor",
            "12.1",
            "tis jan",
            "förgätmigej",
            "١٢/١",
            "12/1\n13/1",
            "a" * 10_000,
        ],
        ids=lambda typed: typed[:12] or "empty",
    )
    def test_what_is_not_a_day_is_told_what_would_be_right(self, typed):
        with pytest.raises(Invalid) as wrong:
            dates.parse_day(typed, TODAY)

        assert "12/1" in wrong.value.hint
        assert len(wrong.value.message) < 80

    def test_a_weekday_that_disagrees_is_told_and_not_guessed(self):
        with pytest.raises(Invalid, match="2027-01-12 är en tisdag"):
            dates.parse_day("mån 12 jan", TODAY)

    @pytest.mark.parametrize(
        ("word", "expected"),
        [("tis", 1), ("tisdagar", 1), ("Tuesdays", 1), ("sön", 6), ("SUN", 6), ("ti", None), ("jan", None)],
    )
    def test_a_weekday_by_name(self, word, expected):
        assert expected == dates.weekday_of(word)

    @given(DAYS, DAYS)
    @settings(max_examples=60)
    def test_what_is_written_in_full_is_understood(self, day, today):
        week = day.isocalendar()

        assert day == dates.parse_day(dates.day_long(day), today)
        assert day == dates.parse_day(day.isoformat(), today)
        assert day == dates.parse_day(f"{day.day}/{day.month} {day.year}", today)
        assert day == dates.parse_day(f"{dates.weekday_short(day.weekday())} v {week.week} {week.year}", today)

    @given(DAYS, st.integers(-91, 270))
    @settings(max_examples=60)
    def test_what_a_list_shows_near_today_is_understood(self, today, away):
        day = today + timedelta(away)

        assert day == dates.parse_day(f"{day.day}/{day.month}", today)
        assert day == dates.parse_day(dates.day_text(day), today)

    @given(st.text(max_size=30), DAYS)
    @example("²/²", TODAY)
    @example("12/1 ", TODAY)
    @settings(max_examples=60)
    def test_any_text_is_a_day_or_invalid(self, typed, today):
        for parse in (lambda text: dates.parse_day(text, today), dates.parse_time):
            try:
                parse(typed)
            except Invalid as wrong:
                assert wrong.message


def test_nothing_typed_is_told_as_missing_not_as_wrong():
    for read in (dates.parse_time, lambda text: dates.parse_day(text, date(2026, 11, 20))):
        with pytest.raises(Invalid) as caught:
            read("  ")

        assert "”" not in caught.value.message
