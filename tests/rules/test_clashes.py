"""Every kind of clash is found, none is invented: a table of cases, and a naive look at every pair beside the sweep."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses import i18n
from courses.model import (
    ClashKind,
    Closure,
    ClosureKind,
    CourseForm,
    CourseKind,
    Equipment,
    Leader,
    Organisation,
    OrganisationKind,
    Room,
    Severity,
)
from courses.rules.calendar import Calendar
from courses.rules.clashes import find, travel_minutes
from courses.rules.policy import Policy
from courses.rules.pools import Wish, asks, pools
from courses.rules.programme import Ask, Attendee, Habits, PlannedCourse, PlannedSession, Pool, Programme
from courses.settings import SETTINGS

TUESDAY = date(2026, 9, 8)
HALL = Room(
    1, "Hörsalen", "Lycksele", "Lycksele", seats=60, computers=0, hearing_loop=True, wheelchair=True, travel_minutes=0
)
DATA = Room(
    2, "Datasalen", "Storuman", "Storuman", seats=10, computers=8, hearing_loop=True, wheelchair=True, travel_minutes=0
)
AWAY = Room(
    3,
    "Biblioteket",
    "Tärnaby",
    "Storuman",
    seats=8,
    computers=2,
    hearing_loop=None,
    wheelchair=False,
    travel_minutes=95,
)
FAR = Room(4, "Gården", "Gunnarn", "Storuman", seats=8, travel_minutes=40)
ROOMS = {room.id: room for room in (HALL, DATA, AWAY, FAR)}
ANNA = Leader(1, "Anna Ek", "AE", days="mån–ons", approved_by=("ABF",))
BO = Leader(2, "Bo Ek", "BE")
ABF = Organisation(1, "ABF", "ABF", OrganisationKind.STUDY_ASSOCIATION, valid_from=date(2024, 1, 1))
GONE = Organisation(2, "KULT", "Kulturens", OrganisationKind.STUDY_ASSOCIATION, valid_to=date(2024, 6, 30))
HABITS = Habits(
    computer_kinds=frozenset({CourseKind.COURSE}),
    needs={"hearing_loop": ("slinga",), "wheelchair": ("rullstol", "rullator")},
)
BLOCK = Policy({ClashKind.ROOM: "block", ClashKind.LEADER: "block"})


def at(number, course, start, end, *, day=TUESDAY, room=None, leaders=(), held=False):
    def clock(text):
        return time(text) if isinstance(text, int) else time.fromisoformat(text)

    return PlannedSession(number, course, day, clock(start), clock(end), room, leaders, held)


def told(*meetings, courses=(), policy=BLOCK, focus=None, **more):
    known = {one.course_id: PlannedCourse(one.course_id, f"K{one.course_id}") for one in meetings}
    known |= {course.id: course for course in courses}
    values = {"rooms": ROOMS, "leaders": {1: ANNA, 2: BO}, "organisations": {1: ABF, 2: GONE}, "today": TUESDAY} | more
    return find(Programme(list(meetings), known, **values), policy, HABITS, focus)


def kinds(*meetings, **more):
    return [(clash.kind.value, [one.session_id for one in clash.sessions]) for clash in told(*meetings, **more)]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ((10, 12), (11, 13), True),
        ((10, 12), (12, 13), False),
        ((12, 13), (10, 12), False),
        ((10, 13), (11, 12), True),
        ((10, 12), (10, 12), True),
        ((10, 12), (13, 14), False),
    ],
)
def test_two_in_a_room_clash_when_they_overlap_and_not_when_one_ends_as_the_other_begins(first, second, found):
    assert ([("room", [1, 2])] if found else []) == sorted_ids(
        kinds(at(1, 1, *first, room=1), at(2, 2, *second, room=1))
    )


def sorted_ids(found):
    return [(kind, sorted(ids)) for kind, ids in found]


def test_rooms_of_one_name_in_two_municipalities_are_two_rooms():
    rooms = {1: Room(1, "eRUM", "Storuman", "Storuman"), 2: Room(2, "eRUM", "Åsele", "Åsele")}

    assert [] == kinds(at(1, 1, 10, 12, room=1), at(2, 2, 10, 12, room=2), rooms=rooms)


@pytest.mark.parametrize(("gap", "found"), [(44, True), (45, False)])
def test_set_up_and_take_down_are_counted_together(gap, found):
    room = replace(HALL, setup_minutes=30, takedown_minutes=15)

    told_of = kinds(at(1, 1, 10, 12, room=1), at(2, 2, f"12:{gap}", 14, room=1), rooms={1: room})

    assert ([("room", [1, 2])] if found else []) == told_of


def test_a_course_need_not_clear_the_room_for_itself():
    room = replace(HALL, setup_minutes=60)

    assert [] == kinds(at(1, 1, 9, 12, room=1), at(2, 1, 12, 15, room=1), rooms={1: room})


def test_three_in_a_room_are_told_pair_by_pair():
    found = kinds(at(1, 1, 10, 14, room=1), at(2, 2, 11, 13, room=1), at(3, 3, 12, 15, room=1))

    assert [("room", [1, 2]), ("room", [1, 3]), ("room", [2, 3])] == found


def test_a_leader_at_two_places_is_an_error_and_a_way_too_long_a_warning():
    overlap = told(at(1, 1, 13, 16, room=2, leaders=(2,)), at(2, 2, 15, 17, room=3, leaders=(2,)))
    travel = told(at(1, 1, 13, 16, room=2, leaders=(2,)), at(2, 2, 17, 18, room=3, leaders=(2,)))

    assert [(ClashKind.LEADER, Severity.ERROR)] == [(it.kind, it.severity) for it in overlap]
    assert [(ClashKind.LEADER, Severity.WARNING)] == [(it.kind, it.severity) for it in travel]
    assert "60 min" in travel[0].what
    assert "95" in travel[0].what


@pytest.mark.parametrize(("begins", "found"), [("17:34", True), ("17:35", False)])
def test_the_way_is_measured_to_the_minute(begins, found):
    said = kinds(at(1, 1, 13, 16, room=2, leaders=(2,)), at(2, 2, begins, 19, room=3, leaders=(2,)))

    assert ([("leader", [1, 2])] if found else []) == said


@pytest.mark.parametrize(
    ("one", "other", "minutes"), [(DATA, AWAY, 95), (AWAY, FAR, 95), (DATA, DATA, 0), (HALL, AWAY, 0), (None, AWAY, 0)]
)
def test_ways_are_known_within_a_municipality_only(one, other, minutes):
    assert minutes == travel_minutes(one, other) == travel_minutes(other, one)


def test_a_leader_who_cannot_that_day_is_told_once_for_a_course():
    days = [TUESDAY + timedelta(days=n) for n in range(4)]
    (found,) = told(*(at(n, 1, 10, 12, day=day, leaders=(1,)) for n, day in enumerate(days)))

    assert ClashKind.LEADER_DAY is found.kind
    assert [days[2], days[3]] == [one.day for one in found.sessions]


@pytest.mark.parametrize(
    ("organiser", "form", "leader", "found"),
    [
        (1, CourseForm.STUDY_CIRCLE, 1, False),
        (1, CourseForm.STUDY_CIRCLE, 2, True),
        (1, CourseForm.LIBRARY, 2, False),
        (None, CourseForm.STUDY_CIRCLE, 2, False),
    ],
)
def test_a_study_circle_needs_a_leader_that_its_association_has_approved(organiser, form, leader, found):
    course = PlannedCourse(1, "K1", form=form, organiser_id=organiser)

    assert found is ("leader_approved" in dict(kinds(at(1, 1, 10, 12, leaders=(leader,)), courses=[course])))


@pytest.mark.parametrize(
    ("seats", "room", "kind", "found"),
    [
        (8, 2, CourseKind.COURSE, []),
        (9, 2, CourseKind.COURSE, ["seats_computers"]),
        (11, 2, CourseKind.COURSE, ["seats_chairs"]),
        (9, 2, CourseKind.WORKSHOP_SERIES, []),
        (11, 2, CourseKind.WORKSHOP_SERIES, ["seats_chairs"]),
        (40, 1, CourseKind.COURSE, []),
        (None, 2, CourseKind.COURSE, []),
        (9, None, CourseKind.COURSE, []),
    ],
)
def test_seats_are_held_against_chairs_and_then_computers(seats, room, kind, found):
    course = PlannedCourse(1, "K1", kind=kind, seats=seats)

    assert found == [kind for kind, _ids in kinds(at(1, 1, 10, 12, room=room), courses=[course])]


def test_only_the_sessions_in_the_small_room_have_too_few_chairs():
    course = PlannedCourse(1, "K1", seats=20)

    found = kinds(at(1, 1, 10, 12, room=1), at(2, 1, 10, 12, day=TUESDAY + timedelta(7), room=2), courses=[course])

    assert [("seats_chairs", [2])] == found


def test_participants_in_two_places_are_told_together_and_by_number_where_they_may_not_be_named():
    courses = [PlannedCourse(1, "K1", people=(1, 2, 3)), PlannedCourse(2, "K2", people=(3, 2))]
    meetings = (at(1, 1, 10, 12), at(2, 2, 11, 13))

    (named,) = told(*meetings, courses=courses, people={2: Attendee("Asta Ek"), 3: Attendee("Deltagare 7")})
    (unnamed,) = told(*meetings, courses=courses, people={2: Attendee(""), 3: Attendee("")})

    assert {"Asta Ek", "Deltagare 7"} == set(named.facts["people"])
    assert named.what.count("Asta Ek") == 1
    assert "Asta" not in unnamed.what
    assert "2" in unnamed.what


@pytest.mark.parametrize(
    ("needs", "room", "found"),
    [
        ("rullstol", 1, []),
        ("har rullator", 3, [Severity.WARNING]),
        ("Plats för rullstol; stor text", 3, [Severity.WARNING]),
        ("hörslinga", 3, [Severity.NOTE]),
        ("behöver inte hörslinga", 3, []),
        ("kaffe", 3, []),
        ("", 3, []),
    ],
)
def test_needs_are_held_against_what_the_room_has_and_what_is_not_known_is_a_note(needs, room, found):
    course = PlannedCourse(1, "K1", people=(1,))

    said = told(at(1, 1, 10, 12, room=room), courses=[course], people={1: Attendee("Asta", needs)})

    assert found == [it.severity for it in said]


@pytest.mark.parametrize(("organiser", "found"), [(1, []), (2, ["organiser_invalid"]), (None, []), (99, [])])
def test_an_organiser_has_to_be_valid_on_the_days(organiser, found):
    course = PlannedCourse(1, "K1", organiser_id=organiser)

    assert found == [kind for kind, _ids in kinds(at(1, 1, 10, 12), courses=[course])]


@pytest.mark.parametrize(
    ("enrolled", "days", "decided", "found"),
    [
        (3, 30, None, Severity.NOTE),
        (3, 8, None, Severity.NOTE),
        (3, 7, None, Severity.WARNING),
        (3, 30, TUESDAY, Severity.WARNING),
        (3, 10, TUESDAY + timedelta(5), Severity.NOTE),
        (4, 7, None, None),
        (3, 0, None, None),
    ],
)
def test_too_few_enrolled_is_a_note_until_it_is_to_be_decided_and_nothing_once_it_has_begun(
    enrolled, days, decided, found
):
    course = PlannedCourse(1, "K1", minimum=4, enrolled=enrolled, decided=decided)

    said = told(at(1, 1, 10, 12, day=TUESDAY + timedelta(days)), courses=[course])

    assert ([found] if found else []) == [it.severity for it in said]


def test_the_first_date_and_the_weekday_of_the_pattern_are_looked_at():
    wednesday = TUESDAY + timedelta(1)
    course = PlannedCourse(1, "K1", planned_first=wednesday, weekdays=(3,), first_skipped="stängt")

    found = told(at(1, 1, 10, 12, day=wednesday), courses=[course])

    assert [ClashKind.FIRST_DATE, ClashKind.WEEKDAY] == [it.kind for it in found]
    assert "stängt" in found[0].what
    assert "onsdag" in found[1].what


CALENDAR = Calendar(
    closures=(
        Closure(1, TUESDAY, TUESDAY, ClosureKind.CLOSES_EARLY, "Storuman", closes_at=time(13)),
        Closure(2, TUESDAY + timedelta(1), TUESDAY + timedelta(1), ClosureKind.SCHOOL_BREAK),
    ),
    red_days={date(2026, 12, 25): "juldagen"},
    break_kinds=frozenset({CourseKind.COURSE}),
)


@pytest.mark.parametrize(
    ("day", "end", "kind", "held", "found"),
    [
        (TUESDAY, 13, CourseKind.COURSE, False, False),
        (TUESDAY, 14, CourseKind.COURSE, False, True),
        (TUESDAY, 14, CourseKind.COURSE, True, False),
        (TUESDAY + timedelta(1), 12, CourseKind.COURSE, False, True),
        (TUESDAY + timedelta(1), 12, CourseKind.DROP_IN, False, False),
        (date(2026, 12, 25), 12, CourseKind.DROP_IN, False, True),
    ],
)
def test_a_session_on_a_day_that_was_closed_later_is_told_unless_it_was_held(day, end, kind, held, found):
    course = PlannedCourse(1, "K1", kind=kind)

    said = kinds(at(1, 1, 10, end, day=day, room=2, held=held), courses=[course], calendar=CALENDAR)

    assert ([("closed", [1])] if found else []) == said


def tablets(*courses):
    return {"courses": courses, "pools": {"tab": Pool("Surfplatta", "Storuman", 5)}}


def test_tablets_are_counted_over_all_who_have_them_at_once():
    courses = [PlannedCourse(n, f"K{n}", asks=(Ask("tab", wish),)) for n, wish in ((1, 3), (2, 2), (3, 1))]

    (found,) = told(at(1, 1, 10, 12), at(2, 2, 11, 14), at(3, 3, 11, 13), at(4, 1, 14, 16), **tablets(*courses))

    assert {"K1", "K2", "K3"} == set(found.courses)
    assert (6, 5) == (found.facts["asked"], found.facts["there"])


def test_a_course_that_alone_asks_for_too_much_is_told_once():
    course = PlannedCourse(1, "K1", asks=(Ask("tab", 6),))

    found = kinds(at(1, 1, 10, 12), at(2, 1, 10, 12, day=TUESDAY + timedelta(7)), **tablets(course))

    assert [("equipment", [1, 2])] == found


def test_a_piece_booked_for_two_courses_is_told_once_and_not_with_its_pool():
    known = pools([Equipment(1, "A1", "Surfplatta", "Storuman")], ())
    booked = asks([], [Equipment(1, "A1", "Surfplatta", "Storuman")], known, ("Storuman",))
    courses = [PlannedCourse(n, f"K{n}", asks=booked) for n in (1, 2)]

    found = kinds(at(1, 1, 10, 12), at(2, 2, 11, 13), courses=courses, pools=known)

    assert [("equipment", [1, 2])] == found


def test_courses_that_begin_the_same_minute_are_told_together():
    known = pools([Equipment(1, "A1", "Surfplatta", "Storuman")], ())
    wished = asks([Wish("Surfplatta", "Storuman", 1)], [], known, ())
    courses = [PlannedCourse(n, f"K{n}", asks=wished) for n in (1, 2, 3)]

    found = kinds(*(at(n, n, 10, 12) for n in (1, 2, 3)), courses=courses, pools=known)

    assert [("equipment", [1, 2, 3])] == found


def test_pieces_are_counted_by_name_and_place_without_those_that_cannot_be_used():
    pieces = [
        Equipment(1, "A1", 'Surfplatta 10"', "Storuman", condition="hel"),
        Equipment(2, "A2", 'Surfplatta 10"', "Storuman", condition="Trasig skärm"),
        Equipment(3, "A3", 'Surfplatta 10"', "Lycksele", condition="sprucket glas"),
    ]

    known = pools(pieces, ("trasig",))

    assert [1, 1] == [pool.count for key, pool in known.items() if not key.startswith("#")]


def test_what_is_booked_by_piece_counts_with_what_is_wished_for_by_number():
    pieces = [Equipment(n, f"A{n}", "Surfplatta", "Storuman") for n in range(1, 4)]
    known = pools(pieces, ())

    both = asks([Wish("surfplatta", "", 2)], pieces[:1], known, ("Storuman", "Storuman"))
    none = asks([Wish("drönare", "", 1)], [], known, ())

    assert [2, 1] == [ask.quantity for ask in both]
    assert 0 == known[none[0].pool].count


@pytest.mark.parametrize(("rule", "found"), [("block", [Severity.ERROR]), ("warn", [Severity.WARNING]), ("ignore", [])])
def test_the_setting_says_whether_a_kind_blocks_warns_or_is_ignored(rule, found):
    said = told(at(1, 1, 10, 12, room=1), at(2, 2, 10, 12, room=1), policy=Policy({ClashKind.ROOM: rule}))

    assert found == [it.severity for it in said]


def test_every_kind_has_its_setting():
    assert {f"clash.{kind}" for kind in ClashKind} == {name for name in SETTINGS if name.startswith("clash.")}


def test_only_clashes_of_the_sessions_asked_about_are_told():
    meetings = [at(n, n, 10, 12, room=1) for n in (1, 2, 3)]

    assert [("room", [1, 2]), ("room", [1, 3])] == kinds(*meetings, focus={1})


@pytest.mark.parametrize("language", ["sv", "en"])
def test_words_name_both_courses_the_day_and_the_room(language):
    i18n.use(language)
    (found,) = told(at(1, 1, 10, 12, room=1), at(2, 2, 11, 13, room=1))

    assert all(word in found.what for word in ("K1", "K2", "Hörsalen", "Lycksele"))
    assert ("tis 8 sep" if language == "sv" else "Tue 8 Sep") in found.what


MINUTES = st.integers(0, 60)
MEETINGS = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.integers(0, 1),
        MINUTES,
        st.integers(1, 30),
        st.sampled_from([None, 1, 2, 3, 4]),
        st.sets(st.sampled_from([1, 2]), max_size=2),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(MEETINGS, st.integers(0, 20), st.integers(0, 20), st.dictionaries(st.integers(1, 6), st.sets(st.integers(1, 3))))
def test_the_sweep_finds_what_a_look_at_every_pair_finds(drawn, set_up, take_down, people):
    meetings = [_drawn(number, *values) for number, values in enumerate(drawn)]
    rooms = {id_: replace(room, setup_minutes=set_up, takedown_minutes=take_down) for id_, room in ROOMS.items()}
    courses = [PlannedCourse(n, f"K{n}", people=tuple(sorted(people.get(n, ())))) for n in range(1, 7)]

    found = told(*meetings, courses=courses, rooms=rooms, leaders={1: replace(ANNA, days=""), 2: BO})

    asked = {ClashKind.ROOM, ClashKind.LEADER, ClashKind.PERSON}
    swept = [(it.kind, frozenset(one.session_id for one in it.sessions)) for it in found if it.kind in asked]
    assert sorted(map(str, _naive(meetings, rooms, people))) == sorted(map(str, _told_of(swept)))


def _told_of(found):
    return [(kind, sorted(ids)) for kind, ids in found]


def _drawn(number, course, day, start, length, room, leaders):
    begins, ends = 480 + start, 480 + start + length
    clock = [time(minute // 60, minute % 60) for minute in (begins, ends)]
    return PlannedSession(number, course, TUESDAY + timedelta(day), *clock, room, tuple(sorted(leaders)))


def _naive(meetings, rooms, people):
    """Looks at every pair by itself."""
    found = []
    for i, one in enumerate(meetings):
        for other in meetings[i + 1 :]:
            pair = sorted((one.id, other.id))
            both = one.day == other.day and one.start < other.end and other.start < one.end
            gap = max(one.begins, other.begins) - min(one.ends, other.ends)
            if one.room_id and one.room_id == other.room_id:
                room = rooms[one.room_id]
                padded = one.course_id != other.course_id and gap < room.setup_minutes + room.takedown_minutes
                if both or (padded and one.day == other.day):
                    found.append((ClashKind.ROOM, pair))
            way = travel_minutes(rooms.get(one.room_id), rooms.get(other.room_id))
            if one.day == other.day and (both or gap < way):
                found += [(ClashKind.LEADER, pair)] * len(set(one.leader_ids) & set(other.leader_ids))
            shared = set(people.get(one.course_id, ())) & set(people.get(other.course_id, ()))
            if both and one.course_id != other.course_id and shared:
                found.append((ClashKind.PERSON, pair))
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(0, 40), st.integers(1, 20)), max_size=12),
    st.dictionaries(st.integers(1, 5), st.integers(1, 3)),
)
def test_equipment_is_told_exactly_when_too_much_is_asked_for_at_some_moment(drawn, wishes):
    meetings = [
        _drawn(number, course, 0, start, length, None, ()) for number, (course, start, length) in enumerate(drawn)
    ]
    courses = [PlannedCourse(n, f"K{n}", asks=(Ask("tab", wishes[n]),) if n in wishes else ()) for n in range(1, 6)]

    found = told(*meetings, **tablets(*courses))

    most = max(
        (
            sum(wishes.get(other.course_id, 0) for other in meetings if other.begins <= one.begins < other.ends)
            for one in meetings
        ),
        default=0,
    )
    assert (most > 5) is bool(found)
    assert all(it.facts["asked"] > 5 for it in found)
