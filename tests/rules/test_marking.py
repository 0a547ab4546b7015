"""Which cells a mark reaches: what has begun and is open, and who is expected there."""

from dataclasses import replace
from datetime import date, datetime, time

from hypothesis import given, settings
from hypothesis import strategies as st

from courses.model import EnrolmentStatus, Mark, Participant, Session, SessionStatus
from courses.rules import marking

NOW = datetime(2026, 9, 16, 12, 0)


def session(number, status=SessionStatus.PLANNED):
    """Returns a Tuesday's session, the first on 8 September."""
    day = date(2026, 9, 1 + 7 * number)
    return Session(number, 1, number, day, time(10), time(12), status)


def person(number, status=EnrolmentStatus.ENROLLED, seated=datetime(2026, 8, 1, 9), before=()):
    return Participant(
        enrolment_id=number,
        person_id=number,
        person=f"P{number}",
        name="",
        is_protected=False,
        status=status,
        position=None,
        since=seated,
        attended=0,
        held=0,
        certificate=False,
        seated_at=seated,
        before=frozenset(before),
    )


def test_only_what_has_begun_is_reached_but_leave_and_nothing_go_everywhere():
    sessions, people = [session(1), session(2), session(3)], [person(1)]

    assert [(1, 1), (2, 1)] == list(marking.reached(sessions, people, Mark.ABSENT, NOW))
    assert 3 == len(list(marking.reached(sessions, people, Mark.EXCUSED, NOW)))
    assert 3 == len(list(marking.reached(sessions, people, None, NOW)))
    assert 3 == len(list(marking.reached(sessions, people, Mark.PRESENT, NOW, early={3})))


def test_what_is_signed_or_cancelled_and_who_has_left_are_passed_over():
    sessions = [session(1), session(2, SessionStatus.CANCELLED)]
    people = [person(1), person(2, EnrolmentStatus.DROPPED_OUT)]

    assert [(1, 1)] == list(marking.reached(sessions, people, Mark.PRESENT, NOW))
    assert [] == list(marking.reached(sessions, people, Mark.PRESENT, NOW, locked={1}))


def test_who_joined_on_a_later_day_is_not_expected_before_unless_all_did():
    late = person(2, seated=datetime(2026, 9, 12, 9), before={1})
    same_day = person(3, seated=datetime(2026, 9, 8, 10, 20), before={1})

    assert [1, 3] == [it.person_id for it in marking.expected([person(1), late, same_day], session(1))]
    assert [2] == [it.person_id for it in marking.expected([late], session(1))]
    assert [1, 2] == [it.person_id for it in marking.expected([person(1), late], session(2))]


def test_one_with_a_mark_of_old_does_not_make_late_joiners_of_all_who_were_written_down_afterwards():
    afterwards = datetime(2026, 9, 20, 9)
    marked, others = person(1, seated=afterwards), [person(n, seated=afterwards, before={1}) for n in (2, 3)]

    assert [1, 2, 3] == [it.person_id for it in marking.expected([marked, *others], session(1))]


@settings(max_examples=60)
@given(st.sets(st.integers(1, 4)), st.sets(st.integers(1, 4)), st.sampled_from([*Mark, None]))
def test_no_cell_of_a_locked_session_or_of_somebody_not_expected_is_ever_reached(locked, chosen, mark):
    sessions = [session(number) for number in range(1, 5)]
    one = replace(person(1), chosen=frozenset(chosen))
    found = {at for at, _person in marking.reached(sessions, [one], mark, NOW, locked=locked)}

    assert found <= (set(range(1, 5)) - locked) & (chosen or set(range(1, 5)))
