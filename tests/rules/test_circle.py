"""What counts as a study circle: the course shapes of the field, every limit at its edge, and what would help."""

from dataclasses import replace
from datetime import date

import pytest
from circle_factories import ABF, FU, GUNNEL, JONAS, KULT, LIBRARY, meetings, person, shape, shipped_rules
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.model import CircleOutcome, CountedBy, CourseForm, Effect
from courses.rules import circle, circle_fixes, counting
from courses.rules.circle_limits import in_force

RULES = shipped_rules()
LIMITS = in_force(RULES, CourseForm.STUDY_CIRCLE, "ABF", date(2027, 1, 12))
COUNTS, CAN, CANNOT = CircleOutcome.COUNTS, CircleOutcome.CAN_STILL_COUNT, CircleOutcome.CANNOT_COUNT
few = settings(max_examples=60, deadline=None)


def judged(*args, **overrides):
    return circle.judge(shape(*args, **overrides), RULES)


@pytest.mark.parametrize(
    ("count", "minutes", "rest", "hours", "is_circle", "missed_one"),
    [
        (4, 120, 0, 8, False, 6),
        (5, 120, 0, 10, True, 8),
        (4, 135, 0, 12, True, 9),
        (3, 135, 0, 9, True, 6),
        (3, 180, 0, 12, True, 8),
        (3, 180, 15, 9, True, 6),
        (6, 90, 0, 12, True, 10),
        (5, 150, 15, 15, True, 12),
    ],
)
class TestTheShapesOfTheField:
    def test_a_plan_is_judged_by_its_study_hours(self, count, minutes, rest, hours, is_circle, missed_one):
        verdict = judged(count, minutes, rest=rest)

        assert (is_circle, CAN if is_circle else CANNOT, hours) == (
            verdict.shape_counts,
            verdict.verdict,
            verdict.study_hours,
        )

    def test_it_counts_when_all_is_held(self, count, minutes, rest, hours, is_circle, missed_one):
        verdict = judged(count, minutes, rest=rest, held=count)

        assert (COUNTS if is_circle else CANNOT) is verdict.verdict

    def test_who_misses_one_session_has_the_hours_of_the_others(
        self, count, minutes, rest, hours, is_circle, missed_one
    ):
        missing = person(*range(count - 1))
        told = judged(count, minutes, rest=rest, held=count, persons=(missing,), organiser=FU).per_person[0]

        assert missed_one == told.study_hours
        if is_circle:
            assert (CANNOT if count == 3 else COUNTS) is told.verdict
            assert (missed_one < 9) == any("9" in reason for reason in told.reasons)


class TestSuggestions:
    def test_two_hours_four_times_want_one_more_session_or_fifteen_minutes(self):
        assert ("4 × 2 h ger 8 studietimmar; 5 × 2 h eller 4 × 2 h 15 min skulle räcka",) == judged(4).suggestions[:1]

    def test_the_break_stays_in_the_length(self):
        assert "4 × 2 h 30 min (15 min rast)" in judged(4, 135, rest=15).suggestions[0]

    def test_hours_that_the_leader_set_are_told_in_study_hours(self):
        said = judged(4, 180, stated=2).suggestions[0]

        assert "4 × 2 studietimmar ger 8 studietimmar; 5 × 2 studietimmar eller 4 × 3 studietimmar skulle räcka" == said

    def test_two_long_days_want_four_shorter_ones(self):
        assert "2 × 6 h ger 16 studietimmar; 4 × 3 h skulle räcka" == judged(2, 360).suggestions[0]

    def test_a_course_that_has_begun_wants_more_or_longer_of_what_is_left(self):
        said = judged(4, 120, held=2).suggestions[0]

        assert "1 träff till på 2 h eller de 2 som är kvar på 2 h 15 min var skulle räcka" == said

    def test_a_week_that_is_too_full_is_named(self):
        assert "v. 2: flytta 1 träff till en annan vecka" in judged(4, 180, every=1).suggestions

    def test_too_many_are_split_or_reported_in_another_form(self):
        verdict = judged(5, enrolled=20)

        assert (CANNOT, ("21 personer med ledaren, högst 20",)) == (verdict.verdict, verdict.reasons)
        assert "dela upp dem i 2 grupper med högst 19 deltagare var" in verdict.suggestions
        assert any("annan folkbildningsverksamhet" in it for it in verdict.suggestions)

    def test_seats_that_would_be_too_many_are_told_before_they_are_taken(self):
        verdict = judged(5, seats=20, enrolled=3)

        assert (CAN, ()) == (verdict.verdict, verdict.reasons)
        assert any("högst 19" in it for it in verdict.suggestions)

    def test_a_course_that_counts_needs_none(self):
        assert () == judged(5, held=5).suggestions

    def test_nothing_helps_when_nobody_could_report_it_on_its_first_day(self):
        assert () == judged(5, held=5, organiser=LIBRARY).suggestions

    @given(count=st.integers(1, 12), each=st.integers(0, 10))
    @few
    def test_every_plan_is_enough_and_none_is_larger_than_need_be(self, count, each):
        for plan in circle_fixes.plans(count, each, LIMITS):
            assert plan.sessions >= 3
            assert 1 <= plan.hours <= 4
            assert plan.sessions * plan.hours >= 9
            if plan.hours == each:
                assert plan.sessions - 1 < max(3, count + 1) or (plan.sessions - 1) * each < 9
            elif plan.sessions == count:
                assert count * (plan.hours - 1) < 9 or plan.hours == 1

    @given(count=st.integers(1, 12), each=st.integers(0, 6))
    @few
    def test_a_plan_is_proposed_just_when_the_course_falls_short(self, count, each):
        found = circle_fixes.plans(count, each, LIMITS)
        stated = circle.judge(shape(count, 60, stated=each, first=date(2027, 1, 4)), RULES)

        assert stated.shape_counts is not bool(found)
        for plan in found:
            assert judged(plan.sessions, 60, stated=plan.hours, first=date(2027, 1, 4)).shape_counts


class TestLimits:
    @pytest.mark.parametrize(("enrolled", "verdict"), [(19, CAN), (20, CANNOT)])
    def test_at_most_twenty_with_the_leader(self, enrolled, verdict):
        assert verdict is judged(5, enrolled=enrolled).verdict

    @pytest.mark.parametrize(("minutes", "verdict"), [(44, CANNOT), (180, CAN), (224, CAN), (225, CANNOT)])
    def test_from_one_to_four_study_hours_a_session(self, minutes, verdict):
        assert verdict is judged(9, minutes, every=14).verdict

    @pytest.mark.parametrize(("count", "minutes", "verdict"), [(3, 180, CAN), (4, 120, CANNOT), (3, 135, CAN)])
    def test_at_most_three_sessions_a_week(self, count, minutes, verdict):
        assert verdict is judged(count, minutes, every=1).verdict

    def test_a_week_is_an_iso_week_also_over_new_year(self):
        over_new_year = judged(4, 135, every=1, first=date(2026, 12, 30))

        assert any("samma vecka" in reason for reason in over_new_year.reasons)

    def test_it_ends_in_the_year_it_begins_and_that_rule_is_told_as_uncertain(self):
        verdict = judged(6, first=date(2026, 12, 1))

        assert CANNOT is verdict.verdict
        assert verdict.reasons[0].startswith("börjar 2026 och slutar 2027 (osäker regel")

    def test_a_rule_that_only_warns_decides_nothing(self):
        softer = [replace(it, effect=Effect.WARNS) if it.rule == "same_year" else it for it in RULES]
        verdict = circle.judge(shape(6, first=date(2026, 12, 1)), softer)

        assert (CAN, True) == (verdict.verdict, verdict.shape_counts)
        assert any("börjar 2026" in reason for reason in verdict.reasons)

    def test_a_rule_that_is_off_is_not_told(self):
        without = [replace(it, effect=Effect.OFF) if it.rule == "hours_min" else it for it in RULES]

        assert (CAN, ()) == (circle.judge(shape(4), without).verdict, circle.judge(shape(4), without).reasons)

    def test_an_association_has_a_limit_of_its_own(self):
        hours = next(it for it in RULES if it.code == "CIRCLE.hours_min")
        own = replace(hours, id=99, code="X", association="ABF", value=8)

        assert CAN is circle.judge(shape(4), [*RULES, own]).verdict
        assert CANNOT is circle.judge(shape(4, organiser=FU), [*RULES, own]).verdict

    @pytest.mark.parametrize(("day", "verdict"), [(date(2026, 12, 1), CANNOT), (date(2027, 1, 12), CAN)])
    def test_the_rules_of_the_first_day_hold(self, day, verdict):
        hours = next(it for it in RULES if it.code == "CIRCLE.hours_min")
        rules = [*RULES, replace(hours, id=99, code="X", value=8, valid_from=date(2027, 1, 1))]

        assert verdict is circle.judge(shape(4, first=day, every=3), rules).verdict

    def test_a_rule_holds_on_its_last_day(self):
        hours = next(it for it in RULES if it.code == "CIRCLE.hours_min")
        last = replace(hours, valid_to=date(2026, 12, 31))

        assert "hours_min" in in_force([last], hours.form, "ABF", date(2026, 12, 31)).rules
        assert "hours_min" not in in_force([last], hours.form, "ABF", date(2027, 1, 1)).rules

    def test_every_shipped_rule_has_a_source_and_words(self):
        assert [] == [it.code for it in RULES if not (it.source and it.words_sv and it.words_en and it.certainty)]

    def test_no_derived_rule_stops_but_the_one_on_the_calendar_year(self):
        stopping = [it.code for it in RULES if it.certainty != "read" and it.effect is Effect.STOPS]

        assert ["CIRCLE.same_year"] == stopping


class TestOrganiserAndLeader:
    def test_a_library_cannot_report_a_circle(self):
        verdict = judged(5, organiser=LIBRARY, form=CourseForm.LIBRARY)

        assert (True, CANNOT) == (verdict.shape_counts, verdict.verdict)
        assert ("anordnaren är inget studieförbund",) == verdict.reasons

    def test_an_association_that_is_gone_on_the_first_day_cannot(self):
        verdict = judged(5, organiser=KULT)

        assert (CANNOT, ("Kulturens gäller inte 2027-01-12",)) == (verdict.verdict, verdict.reasons)

    def test_no_organiser_yet_can_still_become_one(self):
        verdict = judged(5, organiser=None)

        assert (CAN, ("ingen anordnare är angiven",)) == (verdict.verdict, verdict.reasons)

    def test_a_session_with_a_leader_who_is_not_approved_is_lost(self):
        held = meetings(6, held=6)
        substitute = replace(held[3], leaders=(JONAS,))
        verdict = judged(6, meetings=(*held[:3], substitute, *held[4:]))

        assert (COUNTS, 10) == (verdict.verdict, verdict.study_hours)
        assert ("2027-02-02: ledaren JE är inte godkänd hos ABF",) == verdict.reasons

    def test_a_leader_to_come_who_is_not_approved_is_told_once(self):
        verdict = judged(5, leaders=(JONAS,))

        assert (CAN, ("ledaren JE är inte godkänd hos ABF",)) == (verdict.verdict, verdict.reasons)

    @pytest.mark.parametrize(("present", "verdict"), [(1, CANNOT), (2, COUNTS)])
    def test_three_are_in_the_room_with_the_leader(self, present, verdict):
        assert verdict is judged(5, held=5, present=present).verdict

    def test_attendance_that_is_not_entered_can_still_be(self):
        begun = tuple(replace(it, has_begun=True) for it in meetings(5))
        verdict = judged(5, meetings=begun)

        assert CAN is verdict.verdict
        assert "2027-01-12: närvaron är inte införd" == verdict.reasons[0]

    def test_a_cancelled_course_cannot(self):
        assert (CANNOT, ("kursen är inställd",)) == (
            judged(is_cancelled=True).verdict,
            judged(is_cancelled=True).reasons,
        )

    def test_a_plan_without_dates_cannot(self):
        assert (CANNOT, 0) == (judged(0, meetings=()).verdict, judged(0, meetings=()).study_hours)


class TestOtherForms:
    def test_other_folkbildning_wants_one_session_and_one_study_hour_and_has_no_upper_limit(self):
        verdict = judged(1, 360, form=CourseForm.OTHER_FOLKBILDNING, enrolled=40, held=1, present=40)

        assert (True, COUNTS, 8) == (verdict.shape_counts, verdict.verdict, verdict.study_hours)

    @pytest.mark.parametrize(("minutes", "present", "verdict"), [(30, 5, COUNTS), (29, 5, CANNOT), (30, 4, CANNOT)])
    def test_a_cultural_event_wants_half_an_hour_and_an_audience_of_five(self, minutes, present, verdict):
        told = judged(1, minutes, form=CourseForm.CULTURAL_EVENT, held=1, present=present)

        assert verdict is told.verdict


class TestWhoCounts:
    @pytest.mark.parametrize(
        ("leaders", "organiser", "who"),
        [
            ((JONAS,), LIBRARY, CountedBy.LIBRARY),
            ((JONAS,), ABF, CountedBy.LIBRARY),
            ((GUNNEL,), ABF, CountedBy.ASSOCIATION),
            ((GUNNEL, JONAS), ABF, CountedBy.BOTH),
            ((replace(JONAS, approved_by=("ABF",)),), ABF, CountedBy.BOTH),
            ((GUNNEL,), LIBRARY, CountedBy.NOBODY),
            ((), ABF, CountedBy.NOBODY),
        ],
    )
    def test_the_library_counts_its_own_staff_and_the_association_its_approved_leaders(self, leaders, organiser, who):
        session = judged(5, leaders=leaders, organiser=organiser).sessions[0]

        assert who is session.counted_by
        assert (who in (CountedBy.BOTH, CountedBy.NOBODY)) is bool(session.warning)

    def test_too_few_in_the_room_leave_the_session_to_the_library(self):
        assert CountedBy.LIBRARY is judged(5, held=1, present=1, leaders=(GUNNEL, JONAS)).sessions[0].counted_by

    def test_the_proposal_stays_beside_the_leaders_own_hours(self):
        session = judged(5, 135, rest=45, stated=1).sessions[0]

        assert (1, 2, True) == (session.study_hours, session.proposed, session.is_stated)
        assert "10.00–12.15 − 45 min = 90 min = 2 × 45" == session.sum


class TestPeople:
    def test_who_came_to_none_of_the_first_three_does_not_count(self):
        told = judged(8, held=8, persons=(person(3, 4, 5, 6, 7),)).per_person[0]

        assert (CANNOT, ("var inte med på någon av de 3 första träffarna",)) == (told.verdict, told.reasons)

    def test_who_has_sessions_to_come_can_still(self):
        told = judged(8, held=2, persons=(person(0),)).per_person[0]

        assert (CAN, 1, 2) == (told.verdict, told.sessions, told.study_hours)
        assert ("1 träff hittills, 3 krävs",) == told.reasons

    def test_who_has_dropped_out_cannot_any_more(self):
        assert CANNOT is judged(8, held=2, persons=(person(0, has_dropped_out=True),)).per_person[0].verdict

    def test_twelve_years_old_is_told_as_uncertain_and_decides_nothing(self):
        told = judged(5, held=5, persons=(person(0, 1, 2, birth_year=2015),)).per_person[0]

        assert COUNTS is told.verdict
        assert told.reasons[0].startswith("fyller 12 under 2027, minst 13 (osäker regel")

    @pytest.mark.parametrize(("organiser", "is_told"), [(FU, True), (ABF, False)])
    def test_hours_in_other_circles_are_added_up_for_folkuniversitetet_alone(self, organiser, is_told):
        busy = person(0, 1, 2, elsewhere=((date(2027, 1, 13), 19),))
        told = judged(5, held=5, organiser=organiser, persons=(busy,)).per_person[0]

        assert is_told is any("21 studietimmar vecka 2" in reason for reason in told.reasons)

    def test_a_year_of_too_many_hours_is_told(self):
        busy = person(0, 1, 2, 3, 4, elsewhere=((date(2027, 5, 3), 471),))

        assert "481 studietimmar 2027, högst 480" in judged(5, held=5, persons=(busy,)).per_person[0].reasons

    def test_one_of_the_first_none_is_asked_of_nobody(self):
        rules = [replace(it, value=0) if it.rule == "person_first_sessions" else it for it in RULES]
        late = person(3, 4, 5)

        assert CANNOT is judged(6, held=6, persons=(late,)).per_person[0].verdict
        assert COUNTS is circle.judge(shape(6, held=6, persons=(late,)), rules).per_person[0].verdict

    def test_a_week_that_is_full_by_other_circles_loses_nobody_who_may_stay_away_from_it(self):
        rules = [replace(it, effect=Effect.STOPS) if it.rule == "person_week_hours_max" else it for it in RULES]
        elsewhere = ((date(2027, 1, 20), 21),)
        busy = person(0, elsewhere=elsewhere, been_elsewhere=elsewhere)

        def verdict(held, one):
            return circle.judge(shape(6, held=held, organiser=FU, persons=(one,)), rules).per_person[0].verdict

        assert CAN is verdict(1, busy)
        assert CANNOT is verdict(2, replace(busy, present=frozenset((0, 1))))

    def test_a_missing_number_is_told_and_decides_nothing(self):
        told = judged(5, held=5, persons=(person(0, 1, 2, has_number=False),)).per_person[0]

        assert COUNTS is told.verdict
        assert any("LMA" in reason for reason in told.reasons)

    def test_nobody_counts_in_a_course_that_cannot(self):
        assert CANNOT is judged(4, held=4, persons=(person(0, 1, 2, 3),)).per_person[0].verdict


class TestWhatAlwaysHolds:
    @given(count=st.integers(1, 10), minutes=st.integers(45, 180), held=st.integers(0, 10), more=st.integers(1, 5))
    @few
    def test_more_weekly_sessions_never_take_a_verdict_away(self, count, minutes, held, more):
        before = judged(count, minutes, held=min(held, count))
        after = judged(count + more, minutes, held=min(held, count))

        assert not (before.verdict is COUNTS and after.verdict is not COUNTS)
        assert not (before.verdict is CAN and after.verdict is CANNOT)
        assert before.study_hours <= after.study_hours

    @given(count=st.integers(0, 8), minutes=st.integers(1, 400), held=st.integers(0, 8), present=st.integers(0, 30))
    @few
    def test_what_cannot_count_says_why_and_what_counts_needs_nothing(self, count, minutes, held, present):
        verdict = judged(count, minutes, held=min(held, count), present=present)

        assert bool(verdict.reasons) or verdict.verdict is not CANNOT
        assert count == len(verdict.sessions)
        if verdict.verdict is COUNTS:
            assert verdict.shape_counts

    @given(count=st.integers(3, 8), missed=st.integers(0, 7))
    @few
    def test_a_meeting_that_is_held_well_never_makes_it_worse(self, count, missed):
        order = {CANNOT: 0, CAN: 1, COUNTS: 2}
        verdicts = [order[judged(count, 135, held=held).verdict] for held in range(count + 1)]

        assert sorted(verdicts) == verdicts


class TestTheLibrarysOwn:
    def counted_by(self, organiser, **rest):
        told = shape(1, organiser=organiser, form=CourseForm.LIBRARY, leaders=(), **rest)
        return {it.counted_by for it in counting.sessions(told, circle.limits_of(told, told.form, RULES))}

    def test_what_a_library_organises_without_a_leader_is_its_own(self):
        assert {CountedBy.LIBRARY} == self.counted_by(LIBRARY)

    def test_without_leader_and_organiser_it_is_nobodys(self):
        assert {CountedBy.NOBODY} == self.counted_by(None)


class TestBeforeItHasBegun:
    def test_nothing_is_told_of_who_was_not_there_yet(self):
        assert ((),) == tuple(it.reasons for it in judged(5, persons=(person(),)).per_person)

    def test_what_cannot_be_mended_is_told(self):
        told = judged(5, persons=(person(has_dropped_out=True),)).per_person[0]
        assert CANNOT is told.verdict
        assert told.reasons
