"""Parties, priority, offers and late cancellations in the line: single cases, and a machine that does it all at random."""

from datetime import datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from courses.model import EnrolmentEvent as E
from courses.model import EnrolmentStatus as S
from courses.rules import steps, waiting
from courses.rules.enrolment import apply, apply_all, next_in_line, replay
from courses.rules.line import Event, Line, Rules, Seats

OPENING = datetime.fromisoformat("2026-08-20T08:00")


def at(minutes):
    return OPENING + timedelta(minutes=minutes)


def enrols(person, minutes, party=None):
    return Event(at(minutes), person, E.ENROL, minutes, party=party)


def rules(seats, **more):
    return Rules(Seats(seats), **more)


def run(the_rules, *events):
    return replay(events, the_rules)


def test_a_party_waits_whole_and_a_single_behind_gets_the_seat():
    line, results = run(rules(2), enrols(1, 0), enrols(2, 1, 7), enrols(3, 2, 7), enrols(4, 3))

    assert ((1, 4), (2, 3)) == (line.placed, line.waiting)
    assert [S.ENROLLED, S.WAITING, S.WAITING, S.ENROLLED] == [it.status for it in results]


def test_where_singles_may_not_pass_the_party_blocks_the_line():
    line, _ = run(rules(2, singles_pass=False), enrols(1, 0), enrols(2, 1, 7), enrols(3, 2, 7), enrols(4, 3))

    assert ((1,), (2, 3, 4)) == (line.placed, line.waiting)


def test_a_party_is_dealt_with_when_the_last_of_it_came():
    line, _ = run(rules(2), enrols(1, 0, 7), enrols(2, 5), enrols(3, 9, 7))

    assert ((2,), (1, 3)) == (line.placed, line.waiting)
    assert at(9) == line.queue[0].since


def test_a_party_moves_up_only_when_both_fit():
    deeds = [enrols(1, 0), enrols(2, 1), enrols(3, 2, 7), enrols(4, 3, 7), enrols(5, 4)]
    line, results = run(rules(2), *deeds, Event(at(5), 1, E.CANCEL, 5))
    assert ((2, 5), (3, 4)) == (line.placed, line.waiting)
    assert (5,) == results[-1].promoted

    line, results = run(rules(2), *deeds[:4], Event(at(5), 1, E.CANCEL, 5), Event(at(6), 2, E.CANCEL, 6))
    assert ((3, 4), ()) == (line.placed, line.waiting)
    assert (3, 4) == results[-1].promoted


def test_one_of_a_waiting_party_may_cancel_and_the_other_then_fits():
    line, results = run(rules(2), enrols(1, 0), enrols(2, 1, 7), enrols(3, 2, 7), Event(at(3), 2, E.CANCEL, 3))

    assert ((1, 3), ()) == (line.placed, line.waiting)
    assert (3,) == results[-1].promoted


def test_of_a_party_in_which_one_has_a_seat_the_other_is_dealt_with_alone():
    line, results = run(rules(2), enrols(1, 0), enrols(1, 1, 7), enrols(2, 2, 7))

    assert (1, 2) == line.placed
    assert [True, False, True] == [it.is_accepted for it in results]


def test_the_same_person_twice_in_a_party_is_one():
    line, results = run(rules(2), enrols(1, 0, 7), enrols(2, 1, 7), enrols(1, 2, 7))

    assert (1, 2) == line.placed
    assert [True, True, False] == [it.is_accepted for it in results]


def test_priority_goes_before_and_keeps_the_order_among_equals():
    deeds = [enrols(n, n) for n in (1, 2, 3, 4)]
    line, _ = run(
        rules(1), *deeds, Event(at(9), 4, E.PRIORITIZE, 9, priority=1), Event(at(10), 3, E.PRIORITIZE, 10, priority=1)
    )
    assert (3, 4, 2) == line.waiting

    line, _ = run(rules(1), *deeds, Event(at(9), 4, E.PRIORITIZE, 9, priority=1), Event(at(10), 4, E.PRIORITIZE, 10))
    assert (2, 3, 4) == line.waiting


def test_cancelling_late_keeps_the_seat_and_fills_nothing():
    late = rules(1, drop_out_from=at(5))
    line, results = run(late, enrols(1, 0), enrols(2, 1), Event(at(5), 1, E.CANCEL, 5))

    assert S.DROPPED_OUT is results[-1].status
    assert ((), (2,), 1) == (line.placed, line.waiting, line.seats_taken)
    line, results = run(late, enrols(1, 0), enrols(2, 1), Event(at(4), 1, E.CANCEL, 4))
    assert (S.CANCELLED, (2,)) == (results[-1].status, line.placed)


def test_who_waits_and_cancels_late_only_leaves_the_queue():
    _, results = run(rules(1, drop_out_from=at(2)), enrols(1, 0), enrols(2, 1), Event(at(5), 2, E.CANCEL, 5))

    assert S.CANCELLED is results[-1].status


def test_a_freed_seat_is_offered_where_seats_are_offered():
    offering = rules(1, offers=True)
    line, results = run(offering, enrols(1, 0), enrols(2, 1), enrols(3, 2), Event(at(3), 1, E.CANCEL, 3))
    assert ((), (2, 3), ()) == (line.placed, line.waiting, results[-1].promoted)
    assert (2,) == next_in_line(line, offering, at(4)).people

    line, _ = apply(line, Event(at(4), 2, E.OFFER, 4, until=at(60)), offering)
    assert ({2: at(60)}, 1) == (line.offered, line.seats_taken)
    assert next_in_line(line, offering, at(5)) is None
    line, result = apply(line, Event(at(5), 3, E.OFFER, 5, until=at(60)), offering)
    assert not result.is_accepted

    taken, _ = apply(line, Event(at(6), 2, E.ACCEPT, 6), offering)
    assert (2,) == taken.placed
    declined, result = apply(line, Event(at(6), 2, E.DECLINE, 6), offering)
    assert ((3,), S.CANCELLED) == (declined.waiting, result.status)


def test_who_lets_an_offer_run_out_keeps_a_place_but_is_passed_by():
    offering = rules(1, offers=True)
    line, _ = run(offering, enrols(1, 0), enrols(2, 1), enrols(3, 2), Event(at(3), 1, E.CANCEL, 3))
    line, _ = apply(line, Event(at(4), 2, E.OFFER, 4, until=at(60)), offering)
    line, result = apply(line, Event(at(60), 2, E.EXPIRE, 60), offering)

    assert ((3, 2), 2) == (line.waiting, result.position)
    assert (3,) == next_in_line(line, offering, at(61)).people
    line, _ = apply(line, Event(at(62), 3, E.CANCEL, 62), offering)
    assert next_in_line(line, offering, at(63)) is None
    line, result = apply(line, Event(at(64), 2, E.OFFER, 64, until=at(99)), offering)
    assert result.is_accepted


def test_a_new_one_gets_a_free_seat_at_once_when_nobody_waits_for_it():
    line, _ = run(rules(2, offers=True), enrols(1, 0), enrols(2, 1))

    assert (1, 2) == line.placed


def test_a_party_whose_offer_runs_out_goes_back_whole():
    offering = rules(2, offers=True)
    out = [Event(at(n + 5), n, E.CANCEL, n + 5) for n in (1, 2)]
    line, _ = run(offering, enrols(1, 0), enrols(2, 1), enrols(3, 2, 7), enrols(4, 3, 7), enrols(5, 4), *out)
    for person in (3, 4):
        line, _ = apply(line, Event(at(10), person, E.OFFER, person, until=at(20)), offering)
    line, results = apply_all(line, [Event(at(20), n, E.EXPIRE, n, party=7) for n in (3, 4)], offering)

    assert [(5,), (3, 4)] == [it.people for it in line.queue]
    assert [2, 3] == [it.position for it in results]


def test_seats_raised_on_the_way_are_filled_when_they_were_raised():
    raised = Rules(Seats(2, ((at(5), 1),)))
    line, results = run(raised, enrols(1, 0), enrols(2, 1), enrols(3, 9))

    assert ((1, 2), (3,)) == (line.placed, line.waiting)
    assert at(5) == line.seats[2].since
    assert S.WAITING is results[1].status


def test_seats_lowered_later_take_nobodys_seat_when_the_log_is_played_again():
    lowered = Rules(Seats(1, ((at(5), 3),)))
    line, _ = run(lowered, enrols(1, 0), enrols(2, 1), enrols(3, 2), enrols(4, 6))

    assert ((1, 2, 3), (4,)) == (line.placed, line.waiting)


def test_the_queue_tells_why_each_waits():
    deeds = [enrols(1, 0), enrols(2, 1, 7), enrols(3, 2, 7), enrols(4, 3), enrols(5, 4)]
    joined = {it.person_id: it.at for it in deeds}
    line, _ = run(rules(2), *deeds)
    places = waiting.explain(line, rules(2), joined, at(9))

    assert [((2, 3), waiting.Why.PARTY_TOO_BIG, (4,)), ((5,), waiting.Why.BEHIND, ())] == [
        (it.entry.people, it.why, it.passed_by) for it in places
    ]


@pytest.mark.parametrize("kind", [E.ACCEPT, E.DECLINE, E.EXPIRE, E.CONFIRM, E.NO_SHOW, E.TRANSFER], ids=str)
def test_nothing_can_happen_to_somebody_who_was_never_enrolled(kind):
    line, result = apply(Line(), Event(OPENING, 1, kind), rules(1))

    assert (Line(), False) == (line, result.is_accepted)
    assert result.reason


class Office(RuleBasedStateMachine):
    """An office that does anything to anybody at random, checked after each deed."""

    @initialize(
        seats=st.none() | st.integers(0, 5),
        passes=st.booleans(),
        offers=st.booleans(),
        late=st.none() | st.integers(0, 60),
    )
    def open(self, seats, passes, offers, late):
        drop = None if late is None else at(late)
        self.rules = Rules(Seats(seats), singles_pass=passes, offers=offers, drop_out_from=drop)
        self.line, self.log, self.results, self.parties = Line(), [], [], 0

    @rule(person=st.integers(1, 9), kind=st.sampled_from([*E, E.ENROL, E.ENROL, E.CANCEL]), later=st.integers(0, 9))
    def do(self, person, kind, later):
        self._do([person], kind, later, None)

    @rule(people=st.lists(st.integers(1, 9), min_size=2, max_size=3, unique=True), later=st.integers(0, 9))
    def a_party_enrols(self, people, later):
        self.parties += 1
        self._do(people, E.ENROL, later, self.parties)

    def _do(self, people, kind, later, party):
        now = (self.log[-1].at if self.log else OPENING) + timedelta(minutes=later)
        events = [
            Event(now, one, kind, len(self.log) + n, party=party, priority=later % 3, until=now + timedelta(hours=1))
            for n, one in enumerate(people)
        ]
        before = self.line
        self.line, told = apply_all(self.line, events, self.rules)
        for event, result in zip(events, told, strict=True):
            was, now_at = before.status(event.person_id), self.line.status(event.person_id)
            assert result.is_accepted == (not result.reason)
            assert (now_at is result.status) and (result.is_accepted or was is now_at or party is not None)
            if result.is_accepted:
                assert now_at in steps.STEPS[was, kind]
        self.log += events
        self.results += told

    @invariant()
    def nobody_stands_in_two_places(self):
        assert len(set(self.line.everybody)) == len(self.line.everybody)

    @invariant()
    def it_is_never_overfull(self):
        seats = self.rules.seats.now
        assert seats is None or self.line.seats_taken <= seats

    @invariant()
    def nobody_who_fits_waits_where_seats_are_given(self):
        waits = next_in_line(self.line, self.rules, OPENING)
        assert self.rules.offers or waits is None

    @invariant()
    def the_queue_stands_by_priority_and_then_by_the_clock(self):
        order = [(-it.priority, it.since) for it in self.line.queue]
        assert sorted(order) == order

    @invariant()
    def a_replay_says_the_same(self):
        line, results = replay(self.log, self.rules)
        assert (self.line, self.results) == (line, results)


Office.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestOffice = Office.TestCase
