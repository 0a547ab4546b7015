# ruff: noqa: DTZ001 – course times are naive Swedish local time
"""Cells become values, or a problem that says what was expected."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.imports import changes, days, parsers, persons, repeat, values
from courses.imports.context import Context
from courses.imports.drafts import ChangeKind
from courses.imports.kinds import kinds
from courses.imports.repeat import Times, Weekdays
from courses.imports.values import Access, Seats, ValueProblem
from courses.model import CourseForm, CourseKind, EnrolmentEvent

TODAY = date(2026, 11, 20)


def nearest(day, month):
    return days.nearest_year(TODAY)(day, month)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-09-08", date(2026, 9, 8)),
        ("20260908", date(2026, 9, 8)),
        ("260908", date(2026, 9, 8)),
        (20260908, date(2026, 9, 8)),
        ("2026-09-08 00:00:00", date(2026, 9, 8)),
        ("2026/9/8", date(2026, 9, 8)),
        ("8/9 2026", date(2026, 9, 8)),
        ("8/9-26", date(2026, 9, 8)),
        ("8.9.2026", date(2026, 9, 8)),
        ("08-09-2026", date(2026, 9, 8)),
        ("8 sep 2026", date(2026, 9, 8)),
        ("den 8 september 2026", date(2026, 9, 8)),
        ("tis 8/9 2026", date(2026, 9, 8)),
        ("Tuesday 8 September 2026", date(2026, 9, 8)),
        ("Sep 8, 2026", date(2026, 9, 8)),
        ("8:e september 2026", date(2026, 9, 8)),
        ("8 okt", date(2026, 10, 8)),
        ("8/1", date(2027, 1, 8)),
        ("lör 9 jan", date(2027, 1, 9)),
        (datetime(2026, 9, 8, 10, 0), date(2026, 9, 8)),
        (46273, date(2026, 9, 8)),
    ],
)
def test_dates_are_read_as_people_write_them(cell, expected):
    assert expected == days.day(cell, nearest)


@pytest.mark.parametrize(
    "cell", ["31/2 2026", "2026-13-01", "13", "snart", "", "8/9/10/11", "9999-99-99", 5, True, "1" * 300, "32 maj 2026"]
)
def test_what_is_no_date_is_a_problem(cell):
    with pytest.raises(ValueProblem):
        days.day(cell, nearest)


def test_a_date_without_its_year_is_a_problem_when_nobody_can_say_which():
    with pytest.raises(ValueProblem):
        days.day("8/9")


def test_a_column_tells_that_the_month_comes_first():
    assert days.is_month_first(["8/10/26 20:20:17", "8/13/26 7:10:00"])
    assert not days.is_month_first(["8/10/26", "13/8/26"])
    assert not days.is_month_first(["8/10/26", "9/10/26"])


def test_a_column_in_order_of_time_tells_it_too():
    log = [f"{month}/{day}/26" for month in (8, 9, 10) for day in (1, 4, 7, 12)]

    assert days.is_month_first(log)
    assert not days.is_month_first(log[:3])
    assert not days.is_month_first(["1/8/26", "12/8/26", "2/9/26"])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-08-10 09:15", datetime(2026, 8, 10, 9, 15)),
        ("2026-08-10T09:15:30", datetime(2026, 8, 10, 9, 15, 30)),
        ("2026-08-10T07:15:00Z", datetime(2026, 8, 10, 9, 15)),
        ("10/8 2026 kl 9.15", datetime(2026, 8, 10, 9, 15)),
        ("10 aug 2026, kl. 9", datetime(2026, 8, 10, 9, 0)),
        ("10/8/2026 9:15 PM", datetime(2026, 8, 10, 21, 15)),
        ("2026-08-10", datetime(2026, 8, 10)),
        ("2026-08-10 10:00-12:30", datetime(2026, 8, 10, 10, 0)),
        ("10/8 2026 10.00–12.30", datetime(2026, 8, 10, 10, 0)),
        ("2026-08-10T07:15-01:00", datetime(2026, 8, 10, 10, 15)),
    ],
)
def test_moments_are_read_as_swedish_local_time(cell, expected):
    assert expected == days.moment(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("9.30", time(9, 30)),
        ("kl 9", time(9)),
        ("kl. 15.02", time(15, 2)),
        ("9:30:00", time(9, 30)),
        ("0930", time(9, 30)),
        ("1:30 pm", time(13, 30)),
        ("10", time(10)),
        (9.3, time(9, 30)),
        (0.5, time(12)),
        (10, time(10)),
        (time(10, 0, 0), time(10)),
    ],
)
def test_clock_times_are_read(cell, expected):
    assert expected == days.clock(cell)


@pytest.mark.parametrize("cell", ["25", "10.75", "snart", "13-15", True, ""])
def test_what_is_no_clock_time_is_a_problem(cell):
    with pytest.raises(ValueProblem):
        days.clock(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("13.00–15.00", (time(13), time(15))),
        ("13-15", (time(13), time(15))),
        ("10-11.30", (time(10), time(11, 30))),
        ("kl. 18 till 20.15", (time(18), time(20, 15))),
        ("10:00 - 12:00 (fika)", (time(10), time(12))),
        ("14.00", (time(14), None)),
    ],
)
def test_ranges_of_clock_times_are_read(cell, expected):
    assert expected == days.clock_range(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (135, (135, None)),
        ("150 varav fika 15", (150, 15)),
        ("2 tim", (120, None)),
        ("2 h 15 min", (135, None)),
        ("2,5 tim", (150, None)),
        ("2:15", (135, None)),
        ("90 min", (90, None)),
        (time(2, 15), (135, None)),
        (2, (120, None)),
        ("120 (15 rast)", (120, 15)),
        ("3 x", (180, None)),
    ],
)
def test_lengths_are_read_with_their_break(cell, expected):
    assert expected == days.duration(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (15, 15),
        ("15 min", 15),
        ("fika 30 min", 30),
        ("60 (lunch)", 60),
        ("1 tim", 60),
        ("ingen", 0),
        ("-", 0),
        (time(0, 15), 15),
        ("12", 12),
    ],
)
def test_breaks_are_read(cell, expected):
    assert expected == days.pause(cell)


def test_periods_are_read():
    expected = (date(2026, 10, 26), date(2026, 10, 30))

    assert expected == days.day_range("26–30/10 2026")
    assert expected == days.day_range("2026-10-26 – 2026-10-30")
    assert expected == days.day_range("26/10–30/10 2026")
    assert (date(2026, 10, 26), date(2026, 11, 1)) == days.day_range("v. 44 2026")
    assert (date(2026, 10, 26), None) == days.day_range("26/10 2026")
    assert (date(2026, 12, 21), date(2027, 1, 8)) == days.day_range("21/12 - 8/1 2027")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("tisdag", Weekdays((1,))),
        ("tis", Weekdays((1,))),
        ("Tue", Weekdays((1,))),
        ("tisdagar", Weekdays((1,))),
        ("Mån–Tor", Weekdays((0, 1, 2, 3))),
        ("mån-tors", Weekdays((0, 1, 2, 3))),
        ("fre-mån", Weekdays((0, 4, 5, 6))),
        ("mån, ons", Weekdays((0, 2))),
        ("mån och ons", Weekdays((0, 2))),
        ("tis/tors", Weekdays((1, 3))),
        ("to", Weekdays((3,))),
        ("vardagar", Weekdays((0, 1, 2, 3, 4))),
        ("tisdag, udda veckor", Weekdays((1,), "odd")),
        ("jämna tisdagar", Weekdays((1,), "even")),
        ("tisdagar ojämna veckor", Weekdays((1,), "odd")),
        ("första onsdagen i månaden", Weekdays((2,), nth=(1,))),
        ("sista fredagen i varje månad", Weekdays((4,), nth=(-1,))),
        ("första och tredje torsdagen i månaden", Weekdays((3,), nth=(1, 3))),
        ("2nd and last Friday of the month", Weekdays((4,), nth=(2, -1))),
        ("first Wednesday of the month", Weekdays((2,), nth=(1,))),
        ("varannan tisdag", Weekdays((1,), interval=2)),
        ("every other Tuesday", Weekdays((1,), interval=2)),
        ("var tredje tisdag", Weekdays((1,), interval=3)),
        ("Tuesday & Thursday", Weekdays((1, 3))),
        ("Lördag", Weekdays((5,))),
        ("sön", Weekdays((6,))),
    ],
)
def test_weekday_patterns_are_read(cell, expected):
    assert expected == repeat.weekdays(cell)


@pytest.mark.parametrize("cell", ["ibland", "tisdag utom v 44", "tisdag eller onsdag kanske", "", 2, "2026-09-08"])
def test_a_pattern_that_is_not_understood_is_a_problem(cell):
    with pytest.raises(ValueProblem):
        repeat.weekdays(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (8, Times(8)),
        ("8", Times(8)),
        ("8 ggr", Times(8)),
        ("5 tillfällen", Times(5)),
        ("3 x 3 tim", Times(3)),
        ("t.o.m. 15/12 2026", Times(None, date(2026, 12, 15))),
        ("tom 2026-12-17", Times(None, date(2026, 12, 17))),
        ("till 2026-12-16", Times(None, date(2026, 12, 16))),
        ("until 2026-12-16", Times(None, date(2026, 12, 16))),
        (datetime(2026, 12, 16), Times(None, date(2026, 12, 16))),
        ("t.o.m. 15/12", Times(None, date(2026, 12, 15), True)),
    ],
)
def test_numbers_of_meetings_and_last_days_are_read(cell, expected):
    assert expected == repeat.times(cell, nearest)


@pytest.mark.parametrize("cell", ["många", 0, "2,5", -3, "t.o.m. jul", 1000, True])
def test_what_is_no_number_of_meetings_is_a_problem(cell):
    with pytest.raises(ValueProblem):
        repeat.times(cell, nearest)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (12, Seats(12)),
        ("12", Seats(12)),
        ("max 6", Seats(6)),
        ("6 (3)", Seats(6, 3)),
        ("8–12", Seats(12, 8)),
        ("12 st", Seats(12)),
        ("ca 10", Seats(10)),
        ("obegränsat", Seats(None)),
        (12.0, Seats(12)),
        ("6 (minst 3)", Seats(6, 3)),
    ],
)
def test_seats_are_read_with_their_minimum(cell, expected):
    assert expected == values.seats(cell)


@pytest.mark.parametrize("cell", ["många", "2,5", "-4", "1 2 3", True])
def test_what_is_no_number_of_seats_is_a_problem(cell):
    with pytest.raises(ValueProblem):
        values.seats(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("200 kr", 20000),
        ("gratis", 0),
        ("0:-", 0),
        ("1 200:-", 120000),
        ("95,50", 9550),
        ("95:50 kr", 9550),
        (150, 15000),
        ("Kostnadsfritt", 0),
        ("ingen avgift", 0),
        ("50 kr/gång", 5000),
    ],
)
def test_fees_are_whole_ore(cell, expected):
    assert expected == values.money(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("44", (44,)),
        (44, (44,)),
        ("v. 44, 8", (44, 8)),
        ("44-45", (44, 45)),
        ("v44 och v8", (44, 8)),
        ("vecka 52–2", (52, 53, 1, 2)),
        ("-", ()),
        ("44;1", (44, 1)),
        ("44 45", (44, 45)),
        ("w 44, w 45", (44, 45)),
    ],
)
def test_weeks_are_read(cell, expected):
    assert expected == values.weeks(cell)


@pytest.mark.parametrize("cell", ["54", "höstlovet", "0", "44,8,x"])
def test_what_is_no_week_is_a_problem(cell):
    with pytest.raises(ValueProblem):
        values.weeks(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("ja", True),
        ("Nej", False),
        ("x", True),
        (1, True),
        (0, False),
        (True, True),
        ("yes", True),
        ("sant", True),
        ("J", True),
        ("-", False),
    ],
)
def test_yes_and_no_are_read(cell, expected):
    assert expected is values.yes_no(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("ja", Access(True)),
        ("nej, trappa utan hiss", Access(False, "nej, trappa utan hiss")),
        ("ramp på baksidan", Access(True, "ramp på baksidan")),
        ("bärbar", Access(True, "bärbar")),
        ("fråga i disken", Access(None, "fråga i disken")),
    ],
)
def test_what_a_room_has_keeps_its_words(cell, expected):
    assert expected == values.access(cell)


def test_mail_is_kept_only_when_it_looks_like_one():
    assert "a@example.org" == values.email(" a@example.org ")
    assert "a@example.org" == values.email("Eva <a@example.org>")
    assert "" == values.email("har ej")
    with pytest.raises(ValueProblem):
        values.email("anonymous")


def test_a_phone_number_that_excel_has_made_a_number_gets_its_zero_back():
    assert "0980-31 92 42" == values.phone(980319242)
    assert "0980-31 92 42" == values.phone(" 0980-31 92 42 ")
    assert "" == values.phone("saknas")


@pytest.mark.parametrize(
    ("cell", "number", "kind", "born", "valid"),
    [
        ("19490815-2640", "19490815-2640", "personal", "1949-08-15", True),
        ("194908152640", "19490815-2640", "personal", "1949-08-15", True),
        ("490815 2640", "19490815-2640", "personal", "1949-08-15", True),
        ("260123-9243", "19260123-9243", "personal", "1926-01-23", True),
        ("19860889-2389", "19860889-2389", "coordination", "1986-08-29", True),
        ("810608-2395", "810608-2395", "personal", "1981-06-08", False),
        ("LMA 99001234-4", "990012344", "lma", "", True),
        ("990012344", "990012344", "lma", "", True),
    ],
)
def test_personal_numbers_are_read_and_checked(cell, number, kind, born, valid):
    found = persons.personal_number(cell, TODAY)

    assert (number, kind, valid) == (found.number, found.kind, found.is_valid)
    assert born == found.birth_date or not valid


def test_a_plus_means_a_hundred_years_more():
    assert 2020 == persons.century(20, 2026)
    assert 1921 == persons.century(21, 2026)
    assert 1919 == persons.century(19, 2026, plus=True)


@pytest.mark.parametrize("cell", ["123", "ja", "19490815-264", "abcdefghij"])
def test_what_is_no_personal_number_is_a_problem(cell):
    with pytest.raises(ValueProblem):
        persons.personal_number(cell, TODAY)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("48", "1948"),
        ("f 44", "1944"),
        ("-43", "1943"),
        ("26", "1926"),
        ("12", "2012"),
        (1949, "1949"),
        (1949.0, "1949"),
        ("480114", "1948-01-14"),
        ("1948-01-14", "1948-01-14"),
        ("19480114", "1948-01-14"),
        ("14/1 1948", "1948-01-14"),
        ("född 1948", "1948"),
        (datetime(1948, 1, 14), "1948-01-14"),
        ("140918", "2014-09-18"),
        ("490815-2640", "1949-08-15"),
    ],
)
def test_births_are_read_as_a_date_or_a_year(cell, expected):
    assert expected == persons.birth(cell, TODAY).born


@pytest.mark.parametrize("cell", ["2030-01-01", "1799", "gammal", "481340"])
def test_a_birth_that_cannot_be_is_a_problem(cell):
    with pytest.raises(ValueProblem):
        persons.birth(cell, TODAY)


def test_names_are_split_with_the_family_name_last():
    assert ("Gun-Maj", "Lundmark", "") == persons.split_name("Gun-Maj Lundmark")
    assert ("Eva", "Ek", "") == persons.split_name("Ek, Eva")
    assert ("Ánde", "Čoarvi", "Anders Tjorvi") == persons.split_name("Ánde Čoarvi (Anders Tjorvi)")
    assert ("Malee", "", "") == persons.split_name("Malee")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Nybörjarkurs", CourseKind.COURSE),
        ("studiecirkel", CourseKind.COURSE),
        ("Workshopserie", CourseKind.WORKSHOP_SERIES),
        ("föreläsning", CourseKind.EVENT),
        ("Föredrag kväll", CourseKind.EVENT),
        ("drop-in", CourseKind.DROP_IN),
        ("Öppet hus", CourseKind.DROP_IN),
        ("bokad handledning", CourseKind.GUIDANCE),
        ("Boka en bibliotekarie", CourseKind.GUIDANCE),
        ("COURSE", CourseKind.COURSE),
        ("WORKSHOP_SERIES", CourseKind.WORKSHOP_SERIES),
        ("lecture", CourseKind.EVENT),
    ],
)
def test_kinds_are_known_in_both_languages(cell, expected):
    assert expected is parsers.kind(cell)[0]


def test_a_study_circle_is_a_course_of_that_form():
    assert (CourseKind.COURSE, CourseForm.STUDY_CIRCLE) == parsers.kind("Studiecirkel")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("anmälan", EnrolmentEvent.ENROL),
        ("anm", EnrolmentEvent.ENROL),
        ("A", EnrolmentEvent.ENROL),
        ("Anmäla mig", EnrolmentEvent.ENROL),
        ("Avanmäla mig", EnrolmentEvent.CANCEL),
        ("avb", EnrolmentEvent.CANCEL),
        ("AVBOKAR", EnrolmentEvent.CANCEL),
        ("Återbud", EnrolmentEvent.CANCEL),
        ("avbrott", EnrolmentEvent.DROP_OUT),
        ("har slutat", None),
        ("drop_out", EnrolmentEvent.DROP_OUT),
        ("slutat", EnrolmentEvent.DROP_OUT),
        ("intresse", EnrolmentEvent.INTEREST),
        ("cancel", EnrolmentEvent.CANCEL),
    ],
)
def test_events_are_known_in_both_languages(cell, expected):
    if cell == "har slutat":
        with pytest.raises(ValueProblem):
            parsers.event(cell)
    else:
        assert expected == parsers.event(cell)


@pytest.mark.parametrize(
    ("cell", "kind", "room"),
    [
        ("inställt", ChangeKind.CANCELLED, ""),
        ("cancelled", ChangeKind.CANCELLED, ""),
        ("flyttat", ChangeKind.MOVED, ""),
        ("moved", ChangeKind.MOVED, ""),
        ("extra", ChangeKind.EXTRA, ""),
        ("Extratillfälle", ChangeKind.EXTRA, ""),
        ("kursen inställd", ChangeKind.COURSE_CANCELLED, ""),
        ("ny lokal: Stora salen", ChangeKind.ROOM, "Stora salen"),
        ("Ny lokal Stora salen", ChangeKind.ROOM, "Stora salen"),
    ],
)
def test_changes_are_known_in_both_languages(cell, kind, room):
    found = changes.change(cell)

    assert (kind, room) == (found.kind, found.room)


ANY_CELL = st.one_of(
    st.none(), st.text(max_size=60), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times()
)


@given(cell=ANY_CELL)
@settings(max_examples=60, deadline=None)
def test_every_parser_gives_a_value_or_a_problem_for_any_cell(cell):
    for kind in kinds().values():
        for field in kind.fields:
            parse = parsers.parser_of(field, Context(TODAY), [cell])
            if values.is_blank(cell):
                continue
            try:
                parse(cell)
            except ValueProblem as problem:
                assert problem.expected
