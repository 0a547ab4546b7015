"""Who want the same, and when they are enough for a new run."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from courses.model.interest import Interested, Queue
from courses.rules import interest

NOON = datetime(2026, 11, 20, 12)
TITLES = {3: "Surfplatta för seniorer"}


def wish(person_id, topic="Surfplatta för seniorer", *, plan_id=None, hours=0):
    key = f"P{person_id}"
    return Interested(person_id, person_id, key, key, topic, NOON + timedelta(hours=hours), plan_id)


def queue(*people, title="Surfplatta för seniorer", plan_id=None, free=0, code="STO-602"):
    return Queue(1, code, title, plan_id, frozenset(people), free, date(2027, 1, 12))


def test_a_topic_in_the_words_of_a_plans_title_is_that_plan():
    [found] = interest.demands([wish(1, "surfplatta FÖR seniorer"), wish(2, "Plattan", plan_id=3)], [], TITLES)

    assert ("plan-3", "Surfplatta för seniorer", 2) == (found.key, found.topic, found.total)


def test_those_who_wait_for_a_run_want_the_same_as_those_interested_in_its_plan():
    [found] = interest.demands([wish(1), wish(2)], [queue(3, 4, 5, plan_id=3)], TITLES)

    assert (3, 2, 5) == (found.waiting, found.interested, found.total)


def test_who_waits_and_is_interested_is_one_person():
    [found] = interest.demands([wish(1), wish(2)], [queue(2, 3)], {})

    assert (2, 1, 3) == (found.waiting, found.interested, found.total)


def test_the_oldest_interest_comes_first():
    [found] = interest.demands([wish(1, hours=2), wish(2, hours=1)], [], {})

    assert [2, 1] == [it.person_id for it in found.wishes]


def test_a_run_with_nobody_in_the_queue_is_not_wanted_by_itself():
    assert [] == interest.demands([], [queue(free=4)], {})


def test_enough_is_counted_beyond_the_seats_that_are_left_in_runs_to_come():
    six = [wish(number) for number in range(6)]

    assert [] == interest.enough(interest.demands(six, [queue(free=1)], {}), 6)
    assert 1 == len(interest.enough(interest.demands(six, [queue()], {}), 6))
    assert [] == interest.enough(interest.demands(six, [], {}), 0)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(1, 9), st.sampled_from(("Mejl", "mejl", "Kartor", "Surfplatta för seniorer")))),
    st.lists(st.sets(st.integers(1, 9)), max_size=3),
)
def test_nobody_is_lost_and_nobody_counted_twice(interested, queues):
    found = interest.demands([wish(one, topic) for one, topic in interested], [queue(*it) for it in queues], TITLES)

    assert len(interested) == sum(len(it.wishes) for it in found)
    for it in found:
        people = {one.person_id for one in it.wishes} | {one for run in it.queues for one in run.people}
        assert len(people) == it.total
