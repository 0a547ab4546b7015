"""Themed hours that clash are found, and none is invented: beside the sweep, a naive look at every pair."""

from datetime import date, time
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from courses.model import ClashKind, Organisation, OrganisationKind, Room, ThemedHour
from courses.rules import themes
from courses.rules.clashes import find
from courses.rules.policy import Policy
from courses.rules.programme import Habits, PlannedCourse, PlannedSession, Programme

THURSDAY = date(2026, 10, 1)
ROOMS = {
    number: Room(number, f"Sal {number}", place, "Storuman")
    for number, place in ((1, "Storuman"), (2, "Storuman"), (3, "Tärnaby"))
}
GUESTS = {
    number: Organisation(number, f"G{number}", f"Gäst {number}", OrganisationKind.DEPARTMENT) for number in (1, 2)
}
ONLY = Policy({kind: "ignore" for kind in ClashKind if kind is not ClashKind.THEMED_HOUR})
ROOM = st.one_of(st.none(), st.sampled_from(sorted(ROOMS)))
HOUR = st.integers(10, 13)


@st.composite
def programmes(draw):
    """Draws four courses of one session on one day, with up to three themed hours."""
    meetings = []
    for number in range(4):
        start = draw(HOUR)
        end = time(start + draw(st.integers(1, 3)))
        meetings.append(PlannedSession(number + 1, number + 1, THURSDAY, time(start), end, draw(ROOM)))
    hours: dict[int, list[ThemedHour]] = {}
    for number in range(draw(st.integers(0, 3))):
        of = draw(st.integers(1, 4))
        guest = draw(st.one_of(st.none(), st.sampled_from(sorted(GUESTS))))
        start = draw(st.one_of(st.none(), HOUR.map(time)))
        theme = ThemedHour(number + 1, of, f"T{number}", guest, draw(ROOM), start=start)
        hours.setdefault(of, []).append(theme)
    courses = {number: PlannedCourse(number, f"K-{number}") for number in range(1, 5)}
    return Programme(meetings, courses, rooms=ROOMS, organisations=GUESTS, themes=hours)


def naive(it):
    """Returns the courses of every pair that clashes, by looking at each pair of what takes up a room or a guest."""
    taken = [(one, one.start, one.end, one.room_id, None) for one in it.meetings]
    for one in it.meetings:
        found_on = themes.within(it.themes.get(one.course_id, ()), one)
        taken += [(one, on.start, on.end, on.theme.room_id or one.room_id, on.theme) for on in found_on]
    found = []
    for one, other in combinations(taken, 2):
        if not (one[1] < other[2] and other[1] < one[2]):
            continue
        moved = any(t[4] and t[4].room_id not in (None, t[0].room_id) for t in (one, other))
        both_may = all(t[4] is None or t[4].room_id not in (None, t[0].room_id) for t in (one, other))
        if moved and both_may and one[3] == other[3] is not None and one[0].course_id != other[0].course_id:
            found.append(sorted((one[0].id, other[0].id)))
        guests = {t[4].organisation_id if t[4] else None for t in (one, other)}
        places = [ROOMS[t[3]].place if t[3] else None for t in (one, other)]
        if len(guests) == 1 and guests != {None} and None not in places and places[0] != places[1]:
            found.append(sorted((one[0].id, other[0].id)))
    return sorted(found)


def ids(found):
    return sorted(sorted(one.session_id for one in clash.sessions) for clash in found)


@settings(max_examples=60)
@given(programmes())
def test_every_pair_that_clashes_is_told_once_and_no_other(it):
    assert naive(it) == ids(find(it, ONLY, Habits()))


@settings(max_examples=60)
@given(programmes(), st.integers(1, 4))
def test_a_focus_tells_exactly_those_that_it_has_part_in(it, number):
    every = ids(find(it, ONLY, Habits()))
    assert [pair for pair in every if number in pair] == ids(find(it, ONLY, Habits(), {number}))


def test_a_kind_that_is_ignored_is_not_looked_for():
    hours = {1: [ThemedHour(1, 1, "T", room_id=1)]}
    meetings = [
        PlannedSession(1, 1, THURSDAY, time(10), time(12)),
        PlannedSession(2, 2, THURSDAY, time(11), time(12), 1),
    ]
    courses = {number: PlannedCourse(number, f"K-{number}") for number in (1, 2)}
    it = Programme(meetings, courses, rooms=ROOMS, themes=hours, today=THURSDAY)
    (found,) = find(it, Policy(), Habits())
    assert "Sal 1 (Storuman) är upptagen tor 1 okt: tematiden T (K-1 10.00–12.00) och K-2 11.00–12.00" == found.what
    assert [] == find(it, Policy({ClashKind.THEMED_HOUR: "ignore"}), Habits())
