"""How a session of booked guidance falls into slots, and how bookings lie in them."""

from datetime import time

from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rules import slots
from courses.rules.slots import Guide, Taken


def at(minute):
    return time(*divmod(minute, 60))


def minute(it):
    return it.hour * 60 + it.minute


def starts(plan):
    return [f"{it.start:%H.%M}" for it in plan.slots]


def test_slots_follow_on_each_other_from_start_to_end():
    plan = slots.plan(time(13), time(16), 30)

    assert ["13.00", "13.30", "14.00", "14.30", "15.00", "15.30"] == starts(plan)
    assert (None, 0) == (plan.pause, plan.spare)


def test_the_break_lies_in_the_middle_and_cuts_no_slot():
    plan = slots.plan(time(13), time(16), 30, 15)

    assert ["13.00", "13.30", "14.00", "14.45", "15.15"] == starts(plan)
    assert (time(14, 30), time(14, 45)) == plan.pause
    assert 15 == plan.spare


def test_what_is_too_short_for_a_slot_is_told():
    assert (["9.00", "9.40"], 10) == (
        [it.lstrip("0") for it in starts(slots.plan(time(9), time(10, 30), 40))],
        slots.plan(time(9), time(10, 30), 40).spare,
    )


def test_a_session_shorter_than_a_slot_has_none():
    assert ((), 20) == (slots.plan(time(9), time(9, 20), 30).slots, slots.plan(time(9), time(9, 20), 30).spare)


def test_a_break_as_long_as_the_session_leaves_none():
    assert () == slots.plan(time(9), time(10), 30, 90).slots


def test_every_guide_has_the_slots_of_their_own_shift():
    plan = slots.plan(time(13), time(15), 30, 0, [Guide(1), Guide(2, time(14)), Guide(3, None, time(13, 45))])

    assert [(1, 13), (3, 13), (1, 13), (1, 14), (2, 14), (1, 14), (2, 14)] == [
        (it.leader_id, it.start.hour) for it in plan.slots
    ]


@settings(max_examples=60)
@given(
    st.integers(0, 1300),
    st.integers(1, 600),
    st.integers(1, 240),
    st.integers(0, 120),
    st.integers(0, 3),
)
def test_no_slot_is_cut_and_no_minute_is_lost(first, length, minutes, pause, guides):
    last = min(first + length, 1439)
    plan = slots.plan(at(first), at(last), minutes, pause, [Guide(number) for number in range(1, guides + 1)])

    own = [it for it in plan.slots if it.leader_id == (1 if guides else None)]
    spans = [(minute(it.start), minute(it.end)) for it in own]
    assert all(end - start == minutes for start, end in spans)
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert all(first <= start and end <= last for start, end in spans)
    assert len(plan.slots) == len(own) * max(1, guides)
    if plan.pause:
        begins, ends = map(minute, plan.pause)
        assert ends - begins == pause
        assert all(end <= begins or ends <= start for start, end in spans)
    if pause <= last - first:
        assert last - first == len(own) * minutes + pause + plan.spare
        assert plan.spare < minutes


BOOKED = st.builds(
    Taken,
    booking_id=st.integers(1, 10**6),
    leader_id=st.sampled_from([None, 1, 2, 3]),
    start=st.integers(8 * 60, 17 * 60).map(lambda it: at(it - it % 15)),
    minutes=st.sampled_from([20, 30, 40, 60]),
)


@settings(max_examples=60)
@given(st.lists(BOOKED, max_size=12, unique_by=lambda it: it.booking_id), st.sampled_from([20, 30, 40]), st.booleans())
def test_no_booking_is_lost_and_no_slot_is_given_twice(bookings, minutes, is_named):
    plan = slots.plan(time(9), time(16), minutes, 30, [Guide(1), Guide(2)] if is_named else [])

    laid = slots.lay(plan.slots, bookings)

    assert sorted(it.booking_id for it in bookings) == sorted(it.booking_id for it in laid if it.booking_id)
    assert len(plan.slots) == sum(1 for it in laid if it.is_slot)
    assert len(plan.slots) == len({(it.slot.leader_id, it.slot.start) for it in laid if it.is_slot})
    lengths = {it.booking_id: it.minutes for it in bookings}
    held = [(it.slot.leader_id, it.slot.start, lengths[it.booking_id]) for it in laid if it.booking_id]
    for free in (it for it in laid if it.is_slot and it.booking_id is None and not it.is_blocked):
        assert not any(
            who == free.slot.leader_id and slots.overlaps(free.slot.start, minutes, start, length)
            for who, start, length in held
        )


def test_a_booking_with_nobody_is_taken_by_the_first_who_is_free():
    plan = slots.plan(time(13), time(14), 30, 0, [Guide(1), Guide(2)])

    laid = slots.lay(plan.slots, [Taken(7, None, time(13), 30), Taken(8, 1, time(13), 30)])

    assert [(1, 8), (2, 7)] == [(it.slot.leader_id, it.booking_id) for it in laid if it.booking_id]


def test_a_substitute_takes_over_what_was_booked():
    plan = slots.plan(time(13), time(14), 30, 0, [Guide(2)])

    assert [(2, 7), (2, None)] == [
        (it.slot.leader_id, it.booking_id) for it in slots.lay(plan.slots, [Taken(7, 1, time(13), 30)])
    ]


def test_a_booking_outside_the_slots_stands_by_itself_and_takes_up_those_it_reaches_into():
    plan = slots.plan(time(13), time(14, 30), 30)

    laid = slots.lay(plan.slots, [Taken(7, None, time(13, 15), 30)])

    assert [("13.00", True, True), ("13.15", False, False), ("13.30", True, True), ("14.00", True, False)] == [
        (f"{it.slot.start:%H.%M}", it.is_slot, it.is_blocked) for it in laid
    ]


def test_the_nearest_times_are_told_in_order():
    assert [time(13), time(13, 30), time(14, 30)] == slots.nearest(
        [time(9), time(14, 30), time(13, 30), time(13)], time(14), 3
    )
