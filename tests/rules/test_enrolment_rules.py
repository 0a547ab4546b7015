"""First come, first served: single cases, and a machine that enrols at random."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from courses.model import Enrolment, EnrolmentEvent, EnrolmentStatus
from courses.rules.enrolment import apply, fill, replay
from courses.rules.line import Entry, Event, Line, Rules, Seat, Seats, line_of

ENROL, CANCEL, DROP = EnrolmentEvent.ENROL, EnrolmentEvent.CANCEL, EnrolmentEvent.DROP_OUT
OPENING = datetime.fromisoformat("2026-08-20T08:00")


def events(*deeds):
    return [Event(OPENING + timedelta(minutes=n), person, kind) for n, (person, kind) in enumerate(deeds)]


def run(seats, *deeds):
    return replay(events(*deeds), rules(seats))


def rules(seats, **more):
    return Rules(Seats(seats), **more)


def line_with(placed=(), waiting=()):
    return Line({who: Seat(OPENING) for who in placed}, tuple(Entry((who,), OPENING) for who in waiting))


def stands(**groups):
    return groups


def where(line):
    """Returns who stands where, nobody's groups left out."""
    cancelled = tuple(who for who, status in line.away.items() if status is EnrolmentStatus.CANCELLED)
    groups = {"placed": line.placed, "waiting": line.waiting, "cancelled": cancelled, "dropped_out": line.dropped_out}
    return {name: people for name, people in groups.items() if people}


def test_the_first_get_the_seats_and_the_others_wait_in_order():
    line, results = run(2, (1, ENROL), (2, ENROL), (3, ENROL), (4, ENROL))

    assert stands(placed=(1, 2), waiting=(3, 4)) == where(line)
    assert [None, None, 1, 2] == [result.position for result in results]
    assert EnrolmentStatus.WAITING is results[-1].status


def test_without_a_limit_nobody_waits():
    line, _ = run(None, *((person, ENROL) for person in range(50)))

    assert tuple(range(50)) == line.placed


@pytest.mark.parametrize("seats", [1, 2], ids=str)
def test_a_second_enrolment_of_somebody_placed_or_waiting_is_refused(seats):
    line, results = run(seats, (1, ENROL), (2, ENROL), (2, ENROL))

    assert not results[-1].is_accepted
    assert {1: "Står redan på väntelistan, som nummer 1.", 2: "Har redan en plats."}[seats] == results[-1].reason
    assert results[1].status is results[-1].status
    assert {1, 2} == {*line.placed, *line.waiting}


def test_a_cancellation_gives_the_seat_to_the_first_in_the_queue():
    line, results = run(1, (1, ENROL), (2, ENROL), (3, ENROL), (1, CANCEL))

    assert stands(placed=(2,), waiting=(3,), cancelled=(1,)) == where(line)
    assert (2,) == results[-1].promoted


def test_cancelling_from_the_waiting_list_only_removes():
    line, results = run(1, (1, ENROL), (2, ENROL), (3, ENROL), (2, CANCEL))

    assert stands(placed=(1,), waiting=(3,), cancelled=(2,)) == where(line)
    assert () == results[-1].promoted


def test_a_drop_out_keeps_the_seat():
    line, results = run(1, (1, ENROL), (2, ENROL), (1, DROP))

    assert stands(waiting=(2,), dropped_out=(1,)) == where(line)
    assert 1 == line.seats_taken
    assert () == results[-1].promoted


def test_a_drop_out_of_somebody_waiting_is_like_a_cancellation():
    line, results = run(1, (1, ENROL), (2, ENROL), (2, DROP))

    assert stands(placed=(1,), cancelled=(2,)) == where(line)
    assert EnrolmentStatus.CANCELLED is results[-1].status


def test_who_comes_back_after_cancelling_goes_last():
    line, _ = run(1, (1, ENROL), (2, ENROL), (3, ENROL), (1, CANCEL), (1, ENROL))

    assert stands(placed=(2,), waiting=(3, 1)) == where(line)


def test_who_comes_back_after_dropping_out_takes_up_their_own_seat():
    line, results = run(1, (1, ENROL), (2, ENROL), (1, DROP), (1, ENROL))

    assert stands(placed=(1,), waiting=(2,)) == where(line)
    assert EnrolmentStatus.ENROLLED is results[-1].status


@pytest.mark.parametrize("kind", [CANCEL, DROP], ids=str)
@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ((), "Är inte anmäld."),
        ((ENROL, CANCEL), "Har redan avanmält sig."),
        ((ENROL, DROP), "Har redan gjort avbrott."),
    ],
    ids=["never", "cancelled", "dropped_out"],
)
def test_nobody_leaves_twice_or_without_having_come(before, expected, kind):
    line, results = run(3, *((1, deed) for deed in before), (1, kind))

    assert not results[-1].is_accepted
    assert expected == results[-1].reason
    assert run(3, *((1, deed) for deed in before))[0] == line


def test_a_new_one_does_not_pass_the_queue_when_seats_were_raised():
    line, results = apply(line_with((1,), (2, 3)), Event(OPENING, 4, ENROL), rules(3))

    assert stands(placed=(1, 2, 3), waiting=(4,)) == where(line)
    assert (2, 3) == results.promoted
    assert 1 == results.position


def test_with_seats_lowered_nobody_is_thrown_out_and_a_cancellation_frees_none():
    line, result = apply(line_with((1, 2, 3), (4,)), Event(OPENING, 1, CANCEL), rules(2))

    assert stands(placed=(2, 3), waiting=(4,), cancelled=(1,)) == where(line)
    assert () == result.promoted


def test_filling_after_seats_are_raised_promotes_in_order():
    line, lucky = fill(line_with((1,), (2, 3, 4)), rules(3), OPENING)
    assert ({"placed": (1, 2, 3), "waiting": (4,)}, (2, 3)) == (where(line), lucky)
    assert (2,) == fill(line_with((1,), (2,)), rules(None), OPENING)[1]
    assert () == fill(line_with((), (2,)), rules(0), OPENING)[1]


def test_the_clock_decides_and_at_the_same_time_the_order():
    late = Event(OPENING + timedelta(hours=1), 1, ENROL, 1)
    second = Event(OPENING, 2, ENROL, 9)
    first = Event(OPENING, 3, ENROL, 2)
    line, results = replay([late, second, first], rules(2))

    assert stands(placed=(3, 2), waiting=(1,)) == where(line)
    assert [3, 2, 1] == [result.event.person_id for result in results]


def test_a_line_is_read_back_from_stored_rows():
    def row(number, status, minute, position=None):
        return Enrolment(number, 1, number, status, OPENING + timedelta(minutes=minute), position)

    rows = [
        row(5, EnrolmentStatus.WAITING, 1, 2),
        row(4, EnrolmentStatus.WAITING, 9, 1),
        row(3, EnrolmentStatus.ENROLLED, 2),
        row(2, EnrolmentStatus.CANCELLED, 3),
        row(1, EnrolmentStatus.ENROLLED, 1),
        row(6, EnrolmentStatus.DROPPED_OUT, 1),
    ]

    assert stands(placed=(1, 3), waiting=(4, 5), cancelled=(2,), dropped_out=(6,)) == where(line_of(rows))


DEEDS = st.lists(st.tuples(st.integers(1, 8), st.sampled_from(EnrolmentEvent)), max_size=40)


@given(deeds=DEEDS, seats=st.none() | st.integers(0, 5), data=st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_file_does_not_matter(deeds, seats, data):
    in_order = events(*deeds)
    shuffled = data.draw(st.permutations(in_order))

    assert replay(in_order, rules(seats)) == replay(shuffled, rules(seats))


@given(deeds=DEEDS, more=DEEDS, seats=st.none() | st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_what_comes_later_never_changes_what_an_earlier_event_led_to(deeds, more, seats):
    before = replay(events(*deeds), rules(seats))[1]

    assert before == replay(events(*deeds, *more), rules(seats))[1][: len(before)]


class Desk(RuleBasedStateMachine):
    """A desk that enrols, cancels and drops out at random, checked after each deed."""

    @initialize(seats=st.none() | st.integers(0, 6))
    def open(self, seats):
        self.seats = seats
        self.line = Line()
        self.log = []
        self.results = []

    @rule(person=st.integers(1, 12), kind=st.sampled_from([ENROL, ENROL, CANCEL, DROP]), later=st.integers(0, 3))
    def do(self, person, kind, later):
        at = (self.log[-1].at if self.log else OPENING) + timedelta(minutes=later)
        event = Event(at, person, kind, len(self.log))
        before = self.line
        self.line, result = apply(self.line, event, rules(self.seats))
        self.log.append(event)
        self.results.append(result)
        assert result.is_accepted == (not result.reason)
        assert result.is_accepted or before == self.line
        assert self.line.status(person) is result.status
        assert before.waiting[: len(result.promoted)] == result.promoted

    @invariant()
    def nobody_stands_in_two_places(self):
        everybody = self.line.everybody
        assert len(set(everybody)) == len(everybody)

    @invariant()
    def it_is_never_overfull_and_nobody_waits_beside_a_free_seat(self):
        assert self.seats is None or self.line.seats_taken <= self.seats
        assert not self.line.waiting or self.seats is not None
        assert not self.line.waiting or self.line.seats_taken == self.seats

    @invariant()
    def the_queue_stands_by_the_clock(self):
        joined = {e.person_id: n for n, e in enumerate(self.log) if e.kind is ENROL and self.results[n].is_accepted}
        assert sorted(self.line.waiting, key=joined.__getitem__) == list(self.line.waiting)

    @invariant()
    def a_replay_says_the_same(self):
        assert (self.line, self.results) == replay(reversed(self.log), rules(self.seats))


Desk.TestCase.settings = settings(max_examples=50, stateful_step_count=30, deadline=None)
TestDesk = Desk.TestCase
