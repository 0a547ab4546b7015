"""Seats session by session: single cases, and a machine that chooses at random."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from courses.model import EnrolmentEvent, EnrolmentStatus
from courses.rules.enrolment import fill, replay
from courses.rules.line import Event, Line, Rules, Seats
from courses.rules.series import Series, SeriesSession

ENROL, CANCEL, DROP, CHOOSE = (
    EnrolmentEvent.ENROL,
    EnrolmentEvent.CANCEL,
    EnrolmentEvent.DROP_OUT,
    EnrolmentEvent.CHOOSE,
)
OPENING = datetime.fromisoformat("2026-08-20T08:00")
WHOLE = ()


def series(*seats):
    """Returns a series of weekly sessions 1, 2, 3 … with so many seats each, from September."""
    start = datetime.fromisoformat("2026-09-01T17:00")
    return Series(tuple(SeriesSession(n, start + timedelta(weeks=n), seats) for n, seats in enumerate(seats, 1)))


def run(of, *deeds):
    events = [
        Event(OPENING + timedelta(minutes=n), person, kind, n, frozenset(sessions))
        for n, (person, kind, sessions) in enumerate(deeds)
    ]
    return replay(events, rules(of))


def rules(of=None, seats=99):
    return Rules(Seats(seats), of)


def test_a_seat_is_given_only_where_every_chosen_session_has_one():
    line, _ = run(series(1, 2, 2), (1, ENROL, [1, 2]), (2, ENROL, [1, 3]), (3, ENROL, [2, 3]))

    assert ((1, 3), (2,)) == (line.placed, line.waiting)


def test_the_whole_needs_a_seat_at_every_session():
    line, _ = run(series(2, 1, 2), (1, ENROL, [2]), (2, ENROL, WHOLE), (3, ENROL, [1, 3]))

    assert ((1, 3), (2,)) == (line.placed, line.waiting)


def test_a_freed_seat_goes_to_the_first_for_whom_all_fits_and_the_others_keep_their_places():
    of = series(1, 1)
    deeds = [(1, ENROL, [1]), (2, ENROL, [2]), (3, ENROL, WHOLE), (4, ENROL, [1]), (5, ENROL, [1])]
    line, results = run(of, *deeds, (1, CANCEL, WHOLE))

    assert (4,) == results[-1].promoted
    assert ((2, 4), (3, 5)) == (line.placed, line.waiting)
    line, results = run(of, *deeds, (1, CANCEL, WHOLE), (4, CANCEL, WHOLE), (2, CANCEL, WHOLE))
    assert (5,) == results[-2].promoted  # the whole still did not fit
    assert (3, 5) == (line.waiting + line.placed)


def test_who_dropped_out_keeps_the_seats_of_their_sessions():
    line, _ = run(series(1, 1), (1, ENROL, [1]), (1, DROP, WHOLE), (2, ENROL, [1]), (3, ENROL, [2]))

    assert ((3,), (2,)) == (line.placed, line.waiting)


def test_choosing_less_frees_a_seat_and_choosing_more_needs_one():
    of = series(1, 1, 1)
    line, results = run(
        of, (1, ENROL, WHOLE), (2, ENROL, [2]), (1, CHOOSE, [1, 3]), (1, CHOOSE, [1, 2]), (1, CHOOSE, [1])
    )

    assert (2,) == results[2].promoted
    assert (False, EnrolmentStatus.ENROLLED) == (results[3].is_accepted, results[3].status)
    assert "2" in results[3].reason
    assert ({1: frozenset([1]), 2: frozenset([2])}, (1, 2)) == (line.chosen, line.placed)


def test_who_waits_may_choose_what_fits_and_gets_it_at_once():
    line, results = run(series(1, 2), (1, ENROL, [1]), (2, ENROL, WHOLE), (2, CHOOSE, [2]))

    assert (EnrolmentStatus.ENROLLED, (1, 2)) == (results[-1].status, line.placed)


def test_a_session_that_has_begun_needs_no_seat_any_more():
    of = series(1, 2)
    late = Event(of.meetings[0].begins + timedelta(days=1), 2, ENROL)
    line, _ = replay([Event(OPENING, 1, ENROL), late], rules(of))

    assert (1, 2) == line.placed


def test_who_comes_back_after_cancelling_chooses_anew():
    line, _ = run(series(1, 1), (1, ENROL, [1]), (1, CANCEL, WHOLE), (1, ENROL, [2]))

    assert {1: frozenset([2])} == line.chosen


def test_raised_seats_are_filled_by_the_clock():
    line, _ = run(series(1, 1), (1, ENROL, WHOLE), (2, ENROL, [1]), (3, ENROL, [1]), (4, ENROL, [2]))

    assert (2, 3) == fill(line, rules(series(3, 1)), OPENING)[1]


PEOPLE = st.integers(1, 6)
DEEDS = st.lists(
    st.tuples(PEOPLE, st.sampled_from([ENROL, ENROL, CANCEL, DROP, CHOOSE]), st.frozensets(st.integers(1, 3), max_size=3)),
    max_size=30,
)  # fmt: skip


@settings(max_examples=60)
@given(DEEDS, st.tuples(*[st.one_of(st.none(), st.integers(0, 3))] * 3))
def test_no_session_is_ever_overfull_and_who_waits_could_not_have_had_a_seat(deeds, seats):
    of = series(*seats)
    line = Line()
    for n in range(len(deeds)):
        line, results = run(of, *deeds[: n + 1])
        taken = of.taken(line.chosen.get(it, frozenset()) for it in (*line.placed, *line.dropped_out))
        assert all(it.seats is None or taken[it.id] <= it.seats for it in of.meetings)
        assert all(of.full(line.chosen.get(it, frozenset()), taken, OPENING) for it in line.waiting)
        everybody = line.everybody
        cancelled = {who for who, status in line.away.items() if status is EnrolmentStatus.CANCELLED}
        assert len(everybody) == len(set(everybody))
        assert set(line.chosen) <= set(everybody) - cancelled


@settings(max_examples=60)
@given(st.lists(st.tuples(PEOPLE, st.sampled_from([ENROL, CANCEL])), max_size=30), st.integers(0, 3))
def test_where_all_come_to_the_whole_it_is_as_in_any_course(deeds, seats):
    events = [Event(OPENING + timedelta(minutes=n), person, kind, n) for n, (person, kind) in enumerate(deeds)]

    assert replay(events, rules(None, seats)) == replay(events, rules(series(seats, seats, seats), seats))


@settings(max_examples=60)
@given(st.lists(st.frozensets(st.integers(1, 3), max_size=3), min_size=1, max_size=12), st.integers(1, 3))
def test_of_those_who_chose_the_same_the_first_by_the_clock_is_before_the_others(choices, seats):
    line, _ = run(series(seats, seats, seats), *((n, ENROL, choice) for n, choice in enumerate(choices)))

    for waiting in line.waiting:
        assert not any(it > waiting and choices[it] == choices[waiting] for it in line.placed)
