"""How many pieces others ask for at once while a course meets."""

from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rules.pools import most_asked
from courses.rules.programme import Ask, PlannedCourse, PlannedSession, Programme

DAY = date(2026, 12, 1)
KEY = "surfplatta\t"


def programme(spans, own=(10, 12)):
    """Returns a programme of one course that meets from hour to hour, and others with how many each asks for."""
    meetings = [PlannedSession(0, 0, DAY, time(own[0]), time(own[1]))]
    courses = {0: PlannedCourse(0, "A-1")}
    for number, (start, end, quantity) in enumerate(spans, 1):
        meetings.append(PlannedSession(number, number, DAY, time(start), time(end)))
        courses[number] = PlannedCourse(number, f"B-{number}", asks=(Ask(KEY, quantity),))
    return Programme(meetings, courses)


def test_courses_after_each_other_do_not_add_up_and_those_at_once_do():
    assert 3 == most_asked(programme([(9, 11, 3), (11, 12, 2)]), KEY, except_id=0)
    assert 5 == most_asked(programme([(9, 11, 3), (10, 12, 2)]), KEY, except_id=0)


def test_what_only_touches_does_not_count():
    assert 0 == most_asked(programme([(8, 10, 3), (12, 14, 2)]), KEY, except_id=0)


SPANS = st.lists(
    st.tuples(st.integers(6, 20), st.integers(1, 3), st.integers(1, 9)).map(lambda it: (it[0], it[0] + it[1], it[2])),
    max_size=6,
)


@settings(max_examples=60)
@given(SPANS)
def test_it_is_the_busiest_hour_of_the_course(spans):
    hours = [sum(quantity for start, end, quantity in spans if start <= hour < end) for hour in range(10, 12)]

    assert max(hours) == most_asked(programme(spans), KEY, except_id=0)
