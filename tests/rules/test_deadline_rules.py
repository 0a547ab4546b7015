"""Which deadlines a course has, by association, and how each stands."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses import resources
from courses.model.deadlines import Anchor, DeadlineRule, DeadlineState, Due
from courses.rules import deadlines

TUESDAYS = [date(2026, 9, 8) + timedelta(weeks=week) for week in range(8)]
ANY = DeadlineRule(1, "WORK_PLAN", Due.WORK_PLAN, Anchor.SESSION, 3)
SV = DeadlineRule(2, "WORK_PLAN.SV", Due.WORK_PLAN, Anchor.SESSION, 2, association="SV")


def rule(anchor, value=0, dates=""):
    return DeadlineRule(1, "X", Due.LIST, anchor, value, dates=dates)


def test_the_rule_of_an_association_comes_before_the_one_for_all():
    assert [SV] == deadlines.in_force([ANY, SV], "SV", TUESDAYS[0])
    assert [ANY] == deadlines.in_force([ANY, SV], "ABF", TUESDAYS[0])


def test_a_rule_that_is_off_or_not_in_force_lets_the_one_for_all_hold():
    off = DeadlineRule(2, "WORK_PLAN.SV", Due.WORK_PLAN, Anchor.SESSION, 2, association="SV", is_on=False)
    later = DeadlineRule(
        2, "WORK_PLAN.SV", Due.WORK_PLAN, Anchor.SESSION, 2, association="SV", valid_from=date(2027, 1, 1)
    )

    assert [ANY] == deadlines.in_force([ANY, off], "SV", TUESDAYS[0])
    assert [ANY] == deadlines.in_force([ANY, later], "SV", TUESDAYS[0])


@pytest.mark.parametrize(
    ("it", "found"),
    [
        (rule(Anchor.SESSION, 3), [("", date(2026, 9, 22))]),
        (rule(Anchor.SESSION, 99), [("", date(2026, 10, 27))]),
        (rule(Anchor.START, 14), [("", date(2026, 9, 22))]),
        (rule(Anchor.END, 0), [("", date(2026, 10, 27))]),
        (rule(Anchor.MONTH, 5), [("2026-09", date(2026, 10, 5)), ("2026-10", date(2026, 11, 5))]),
        (rule(Anchor.DATES, dates="06-09 12-08"), [("2026-12-08", date(2026, 12, 8))]),
    ],
)
def test_the_last_day_is_counted_from_what_the_rule_says(it, found):
    assert found == deadlines.days(it, TUESDAYS)


def test_a_month_without_that_day_ends_on_its_last():
    assert [("2027-01", date(2027, 2, 28))] == deadlines.days(rule(Anchor.MONTH, 31), [date(2027, 1, 12)])


def test_december_is_handed_in_in_january():
    assert [("2026-12", date(2027, 1, 5))] == deadlines.days(rule(Anchor.MONTH, 5), [date(2026, 12, 1)])


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 9, 7), DeadlineState.LATER),
        (date(2026, 9, 8), DeadlineState.NEAR),
        (date(2026, 9, 22), DeadlineState.NEAR),
        (date(2026, 9, 23), DeadlineState.OVERDUE),
    ],
)
def test_it_is_near_from_so_many_days_before_and_overdue_the_day_after(today, state):
    assert state is deadlines.state(date(2026, 9, 22), None, 14, today)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(Anchor),
    st.integers(0, 40),
    st.lists(st.integers(0, 4000), min_size=1, max_size=8),
)
def test_every_period_has_one_day_and_none_is_before_the_first_session(anchor, value, after):
    days = [date(2020, 1, 1) + timedelta(days=one) for one in sorted(after)]
    found = deadlines.days(rule(anchor, value, "02-29 12-08"), days)

    assert len(found) == len({period for period, _day in found})
    assert all(day >= days[0] for _period, day in found)


def test_what_is_shipped_says_where_it_was_seen_and_how_sure_it_is():
    shipped = json.loads((resources.folder("db/reference") / "elist.json").read_text(encoding="utf-8"))

    for it in [*shipped["deadlines"], *shipped["fields"]]:
        assert it["certainty"] in ("read", "derived", "unconfirmed"), it["id"]
        assert it["source"] or it["certainty"] == "unconfirmed", it["id"]
        assert it["words"]["sv"] and it["words"]["en"], it["id"]
    assert not [it["id"] for it in shipped["deadlines"] if it["is_on"] and it["branch"] and it["certainty"] == "read"]
