"""The session that decides is the one that trying every way in which the coming sessions may go finds."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from circle_factories import FU, GUNNEL, JONAS, meetings, person, shape, shipped_rules
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.model import CircleOutcome, Effect
from courses.rules import circle

RULES = shipped_rules()
COUNTS, CAN, CANNOT = CircleOutcome.COUNTS, CircleOutcome.CAN_STILL_COUNT, CircleOutcome.CANNOT_COUNT
few = settings(max_examples=60, deadline=None)
HOURS = st.lists(st.integers(1, 4), min_size=1, max_size=6)


def stopping(*names):
    """Returns the rules with those that only warn made to stop."""
    return [replace(it, effect=Effect.STOPS) if it.rule in names else it for it in RULES]


def course(hours, heads, **overrides):
    """Returns a course with a session for each number of study hours, the first held with so many in the room."""
    each = meetings(len(hours), 180)
    begun = (*heads, *[None] * (len(hours) - len(heads)))
    kept = tuple(
        replace(it, stated=count, has_begun=present is not None, present=present)
        for it, count, present in zip(each, hours, begun, strict=True)
    )
    return shape(len(hours), meetings=kept, **overrides)


def ways(count):
    return product((False, True), repeat=count)


def earliest(judged, coming):
    """Returns the first session at which something cannot count any more, of all ways in which those coming may go."""
    falls = [
        coming[length - 1]
        for length in range(1, len(coming) + 1)
        for way in ways(length)
        if judged(dict(zip(coming, way, strict=False))) is CANNOT
    ]
    return min(falls, default=None)


def may_miss(judged, coming):
    """Returns how many of those coming may be lost, whichever they are; None: all of them."""
    lost = [way.count(False) for way in ways(len(coming)) if judged(dict(zip(coming, way, strict=True))) is CANNOT]
    return min(lost) - 1 if lost else None


@st.composite
def courses(draw):
    hours = draw(HOURS)
    heads = draw(st.lists(st.sampled_from((1, 2, 5)), max_size=len(hours)))
    return hours, heads


class TestTheCourse:
    @few
    @given(courses())
    def test_it_falls_where_trying_all_ways_finds_it(self, drawn):
        hours, heads = drawn
        verdict = circle.judge(course(hours, heads), RULES)
        coming = list(range(len(heads), len(hours)))

        def judged(way):
            held = [5 if way[place] else 1 for place in coming if place in way]
            return circle.judge(course(hours, [*heads, *held]), RULES).verdict

        if verdict.verdict is CAN:
            place = earliest(judged, coming)
            assert (None if place is None else verdict.sessions[place].day) == verdict.decides
            assert may_miss(judged, coming) == verdict.may_miss
        else:
            assert verdict.may_miss is None

    @few
    @given(courses())
    def test_what_is_settled_was_settled_at_that_session_and_not_before(self, drawn):
        hours, heads = drawn
        verdict = circle.judge(course(hours, heads), RULES)
        if verdict.verdict is CAN:
            return
        till = [circle.judge(course(hours, heads[:count]), RULES).verdict for count in range(len(heads) + 1)]
        first = till.index(verdict.verdict)

        assert (verdict.sessions[first - 1].day if first else None) == verdict.decides


class TestThePerson:
    RULES = stopping("person_hours_min")

    def judged(self, hours, heads, places, rules=None):
        held = len(heads)
        whole = course(hours, heads, organiser=FU, persons=(person(*[it for it in places if it < held]),))
        return circle.judge(whole, rules or self.RULES)

    @few
    @given(st.data())
    def test_somebody_is_lost_where_trying_all_ways_finds_it(self, data):
        hours = data.draw(HOURS)
        held = data.draw(st.integers(0, len(hours)))
        been = {place for place in range(held) if data.draw(st.booleans())}
        told = self.judged(hours, [5] * held, been).per_person[0]
        coming = list(range(held, len(hours)))

        def judged(way):
            places = been | {place for place, is_there in way.items() if is_there}
            return self.judged(hours, [5] * (held + len(way)), places).per_person[0].verdict

        if told.verdict is not CAN:
            return
        place = earliest(judged, coming)
        if place is None:
            assert told.decides == self.judged(hours, [5] * held, been).decides
        else:
            assert (self.judged(hours, [], ()).sessions[place].day, may_miss(judged, coming)) == (
                told.decides,
                told.may_miss,
            )

    @few
    @given(st.data())
    def test_what_is_settled_was_settled_at_that_session_and_not_before(self, data):
        hours = data.draw(HOURS)
        held = data.draw(st.integers(0, len(hours)))
        been = {place for place in range(held) if data.draw(st.booleans())}
        verdict = self.judged(hours, [5] * held, been)
        told = verdict.per_person[0]
        if told.verdict is CAN:
            return
        till = [self.judged(hours, [5] * count, been).per_person[0].verdict for count in range(held + 1)]
        first = till.index(told.verdict)

        assert (verdict.sessions[first - 1].day if first else None) == told.decides


class TestOnWhomItHangs:
    """Every way in which people may come to the session that decides, against what is said of it."""

    NAMES = ("Fatima", "Ali", "Bo", "Cia")

    def course(self, held, coming):
        """Returns three sessions of three hours: people by who was at those held, and who comes to the third."""
        rooms = [sum(it) for it in held] + ([] if coming is None else [sum(coming)])
        every = [*held, *([] if coming is None else [coming])]
        people = tuple(
            person(*[place for place, room in enumerate(every) if room[number]], key=name, name=name)
            for number, name in enumerate(self.NAMES)
        )
        return course([3, 3, 3], rooms, persons=people)

    @few
    @given(st.lists(st.tuples(*[st.booleans()] * 4), min_size=2, max_size=2))
    def test_the_circle_falls_just_when_fewer_come_than_are_named_or_needed(self, held):
        verdict = circle.judge(self.course(held, None), RULES)
        if verdict.verdict is not CAN:
            assert CANNOT is verdict.verdict
            return
        likely = [name for name, *was in zip(self.NAMES, *held, strict=True) if any(was)]
        if len(likely) == 2:
            assert f"om {' eller '.join(likely)} uteblir tis 26 jan faller cirkeln" == verdict.decides_because
        for coming in product((False, True), repeat=4):
            falls = circle.judge(self.course(held, coming), RULES).verdict is CANNOT
            assert falls == (sum(coming) < 2)


class TestInWords:
    def test_one_of_two_who_come_is_named(self):
        people = (person(0, 1, name="Fatima"), person(0, 1, name="Ali"), person(name="Bo", away=frozenset({2})))
        verdict = circle.judge(shape(3, 135, held=2, present=2, persons=people), RULES)

        assert (CAN, 0) == (verdict.verdict, verdict.may_miss)
        assert "om Fatima eller Ali uteblir tis 26 jan faller cirkeln" == verdict.decides_because

    def test_too_few_who_are_likely_to_come_are_counted(self):
        people = (person(0, 1, name="Fatima"), person(name="Bo"))
        verdict = circle.judge(shape(3, 135, held=2, present=2, persons=people), RULES)

        assert "tis 26 jan kommer troligen bara 1 och 2 behövs, annars faller cirkeln" == verdict.decides_because

    def test_with_more_people_it_is_the_session_that_must_count(self):
        verdict = circle.judge(shape(3, 135, held=2), RULES)

        assert "om träffen tis 26 jan inte räknas faller cirkeln" == verdict.decides_because

    def test_sessions_to_spare_are_told(self):
        verdict = circle.judge(shape(8, 135, held=1), RULES)

        assert (5, "5 träffar till kan gå förlorade; faller tidigast tis 23 feb") == (
            verdict.may_miss,
            verdict.decides_because,
        )

    def test_what_has_begun_and_is_not_entered_decides(self):
        begun = replace(meetings(1, 135)[0], has_begun=True)
        verdict = circle.judge(shape(meetings=(begun, *meetings(3, 135)[1:])), RULES)

        assert "närvaron tis 12 jan avgör: den är inte ifylld" == verdict.decides_because

    @pytest.mark.parametrize(
        ("one", "held", "said"),
        [
            (person(0, 1), 2, "kan missa 2 till; förlorad tidigast tis 9 feb"),
            (person(0), 3, "förlorad om tis 2 feb missas"),
            (person(), 2, "förlorad om tis 26 jan missas"),
            (person(0, away=frozenset({3})), 3, "har lämnat återbud tis 2 feb: räknas inte om det inte ändras"),
            (person(0), 4, "förlorad tis 2 feb"),
            (person(0, 1, 2), 4, "sedan tis 26 jan"),
            (person(0, has_dropped_out=True), 2, "förlorad tis 19 jan"),
        ],
    )
    def test_each_person_is_told_how_near_it_is(self, one, held, said):
        assert said == circle.judge(shape(5, 135, held=held, persons=(one,)), RULES).per_person[0].decides_because

    def test_who_has_been_enough_waits_for_the_course(self):
        verdict = circle.judge(shape(5, 120, held=3, persons=(person(0, 1, 2),)), RULES)
        told = verdict.per_person[0]

        assert (CAN, verdict.decides, verdict.decides_because) == (told.verdict, told.decides, told.decides_because)


class TestWhatOnlyWarns:
    def test_a_limit_that_only_warns_is_told_and_does_not_keep_a_course_from_counting(self):
        rules = [replace(it, effect=Effect.WARNS) if it.rule == "hours_min" else it for it in RULES]
        verdict = circle.judge(shape(4, 120, held=4), rules)

        assert COUNTS is verdict.verdict
        assert ("bara 8 studietimmar, minst 9 krävs",) == verdict.reasons

    def test_hours_that_only_warn_decide_about_nobody(self):
        told = circle.judge(shape(5, 120, held=5, organiser=FU, leaders=(GUNNEL,), persons=(person(0, 1, 2),)), RULES)

        assert COUNTS is told.per_person[0].verdict
        assert "osäker regel" in told.per_person[0].reasons[0]
        assert ("CIRCLE.person_hours_min.FU",) == told.per_person[0].rules

    def test_a_leader_and_a_room_that_only_warn_are_told_for_the_session(self):
        rules = [
            replace(it, effect=Effect.WARNS) if it.rule in ("leader_approved", "people_min") else it for it in RULES
        ]
        verdict = circle.judge(shape(3, 135, held=3, present=1, leaders=(JONAS,)), rules)

        assert COUNTS is verdict.verdict
        assert ("2027-01-12: ledaren JE är inte godkänd hos ABF", "2027-01-12: färre än tre på plats med ledaren") == (
            verdict.reasons[:2]
        )


class TestTooManyHoursInAll:
    """The cap on a person's year, made to stop: over all circles, and final once the hours are been to."""

    RULES = stopping("person_year_hours_max")

    @pytest.mark.parametrize(
        ("elsewhere", "been", "verdict"),
        [(471, 0, CAN), (471, 471, CANNOT), (470, 470, COUNTS), (473, 473, CANNOT)],
    )
    def test_what_is_still_to_come_can_be_left_out(self, elsewhere, been, verdict):
        day = date(2027, 5, 3)
        busy = person(*range(5), elsewhere=((day, elsewhere),), been_elsewhere=((day, been),))

        assert verdict is circle.judge(shape(5, 120, held=5, persons=(busy,)), self.RULES).per_person[0].verdict


class TestARuleOfOneAssociationAndYear:
    """A limit that one association has for one year, beside that for all."""

    RULES = (
        *RULES,
        replace(
            next(it for it in RULES if it.code == "CIRCLE.hours_min"),
            id=900,
            code="CIRCLE.hours_min.ABF.2027",
            association="ABF",
            value=12,
            valid_from=date(2027, 1, 1),
            valid_to=date(2027, 12, 31),
        ),
    )

    @pytest.mark.parametrize(
        ("given", "verdict"),
        [
            ({}, CANNOT),
            ({"organiser": FU}, CAN),
            ({"first": date(2026, 10, 6)}, CAN),
            ({"first": date(2027, 12, 31), "every": 0}, CANNOT),
            ({"first": date(2028, 1, 4)}, CAN),
        ],
    )
    def test_it_holds_for_that_association_in_that_year_alone(self, given, verdict):
        rules = [it for it in self.RULES if not it.rule.startswith("week")]

        assert verdict is circle.judge(shape(5, 120, **given), rules).verdict

    def test_the_rule_that_held_is_the_one_told(self):
        told = circle.judge(shape(5, 120), self.RULES)

        assert ("CIRCLE.hours_min.ABF.2027",) == told.reason_rules
        assert "CIRCLE.hours_min" not in {it.code for it in told.rules}
