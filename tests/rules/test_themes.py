"""On which sessions a themed hour falls, and who is there when: days counted by hand, and laws that hold for any."""

from dataclasses import dataclass
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.model import Shift, Span, ThemedHour
from courses.rules import roster, themes


@dataclass(frozen=True)
class Meets:
    day: date
    start: time = time(13)
    end: time = time(17)


THURSDAYS = [date(2026, 10, 1) + timedelta(weeks=n) for n in range(14)]
EDUCATION = ThemedHour(1, 1, "Utbildningsförvaltningen", weekday=3, nth=1, start=time(14), end=time(16))
HOURS = st.integers(0, 23).map(time)


def theme(**values):
    return ThemedHour(**({"id": 1, "course_id": 1, "title": "Tema"} | values))


def days(of, meetings=THURSDAYS):
    return [f"{it.day:%m-%d}" for it in themes.falls(of, [Meets(day) for day in meetings])]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"nth": 1}, ["10-01", "11-05", "12-03"]),
        ({"nth": 2}, ["10-08", "11-12", "12-10"]),
        ({"nth": 5}, ["10-29", "12-31"]),
        ({"nth": -1}, ["10-29", "11-26", "12-31"]),
        ({"nth": 4}, ["10-22", "11-26", "12-24"]),
        ({"nth": 1, "valid_from": date(2026, 11, 5)}, ["11-05", "12-03"]),
        ({"nth": 1, "valid_to": date(2026, 11, 5)}, ["10-01", "11-05"]),
        ({"valid_from": date(2026, 12, 10), "valid_to": date(2026, 12, 17)}, ["12-10", "12-17"]),
    ],
)
def test_which_thursdays_of_the_month(values, expected):
    assert expected == days(theme(weekday=3, **values))


def test_on_another_weekday_it_never_falls_and_without_one_always():
    assert [] == days(theme(weekday=2))
    assert len(THURSDAYS) == len(days(theme()))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (time(14), time(16), (time(14), time(16))),
        (None, None, (time(13), time(17))),
        (time(9), time(14), (time(13), time(14))),
        (time(16), time(20), (time(16), time(17))),
        (None, time(15), (time(13), time(15))),
        (time(17), time(18), None),
        (time(9), time(13), None),
    ],
)
def test_it_is_cut_off_where_the_session_begins_and_ends(start, end, expected):
    assert expected == themes.span_of(theme(start=start, end=end), Meets(THURSDAYS[0]))


@settings(max_examples=60)
@given(st.dates(date(2010, 1, 1), date(2035, 12, 31)))
def test_every_day_is_one_nth_of_its_weekday_and_the_last_is_the_last(day):
    assert 1 == sum(themes.is_nth(day, nth) for nth in range(1, 6))
    assert themes.is_nth(day, -1) == ((day + timedelta(7)).month != day.month)


@settings(max_examples=60)
@given(st.one_of(st.none(), HOURS), st.one_of(st.none(), HOURS), HOURS, HOURS)
def test_a_theme_never_leaves_its_session(start, end, begins, ends):
    meets = Meets(THURSDAYS[0], min(begins, ends), max(begins, ends))
    span = themes.span_of(theme(start=start, end=end), meets)
    assert span is None or meets.start <= span.start < span.end <= meets.end


def test_it_is_told_in_words():
    assert "första torsdagen i månaden 14.00–16.00" == themes.when(EDUCATION)
    assert "sista torsdagen i månaden från 14.00" == themes.when(theme(weekday=3, nth=-1, start=time(14)))
    assert "varje torsdag till 14.00" == themes.when(theme(weekday=3, end=time(14)))
    assert "" == themes.when(theme())
    assert "Släktforskning (Föreningen)" == themes.title(theme(title="Släktforskning", organisation="Föreningen"))
    assert "14.00–16.00 Utbildningsförvaltningen" == themes.line(
        *themes.within([EDUCATION], Meets(THURSDAYS[0])), Meets(THURSDAYS[0])
    )


SPAN = Span(time(10), time(16))


@pytest.mark.parametrize(
    ("shifts", "expected"),
    [
        ([(10, 12), (12, 16)], []),
        ([(10, 14)], [(14, 16)]),
        ([(12, 14)], [(10, 12), (14, 16)]),
        ([(15, 16), (10, 12), (11, 14)], [(14, 15)]),
        ([], [(10, 16)]),
        ([(8, 20)], []),
    ],
)
def test_when_nobody_is_there(shifts, expected):
    spans = [Span(time(start), time(end)) for start, end in shifts]
    assert [(time(start), time(end)) for start, end in expected] == list(roster.uncovered(SPAN, spans))


@settings(max_examples=60)
@given(st.lists(st.tuples(HOURS, HOURS).map(sorted).map(lambda pair: Span(*pair)), max_size=5))
def test_every_hour_is_either_covered_or_told(shifts):
    gaps = roster.uncovered(SPAN, shifts)
    for hour in range(10, 16):
        at = time(hour)
        assert any(one.start <= at < one.end for one in shifts) != any(gap.start <= at < gap.end for gap in gaps)


def test_names_take_turns_so_many_at_a_time():
    assert [("A",), ("B",), ("C",), ("A",)] == roster.in_turn("ABC", 4)
    assert [("A", "B"), ("C", "A"), ("B", "C")] == roster.in_turn("ABC", 3, 2)
    assert [("A",), ("A",)] == roster.in_turn("A", 2, 2)
    assert [("A", "B")] == roster.in_turn("AB", 1, 2)
    assert [("A",), None] == roster.by_weekday({3: "AA"}, [date(2026, 10, 1), date(2026, 10, 2)])


def test_a_shift_is_told_with_its_times_only_where_it_is_not_the_whole_session():
    assert "Maud Lind" == roster.shift_text(Shift(1, "Maud Lind", *SPAN, is_whole=True))
    assert "Maud Lind 10.00–12.00" == roster.shift_text(Shift(1, "Maud Lind", time(10), time(12), is_whole=False))


@settings(max_examples=60)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=6, unique=True), st.integers(0, 40), st.integers(1, 4))
def test_turns_are_fair(names, sessions, each):
    dealt = [name for some in roster.in_turn(names, sessions, min(each, len(names))) for name in some]
    counts = [dealt.count(name) for name in names]
    assert max(counts) - min(counts) <= 1
