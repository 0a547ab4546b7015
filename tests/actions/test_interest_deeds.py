"""The interest list: who stands on it, when a run is proposed, and what becomes of it when it is a course."""

from datetime import date, datetime

import pytest
from factories import LIBRARIAN, course, enrolled, library, person

from courses import clock
from courses.actions import interest, journal, options, plans
from courses.actions.interest import InterestDraft
from courses.actions.plan_drafts import PlanDraft
from courses.errors import Conflict, Invalid, Refused
from courses.model import Actor, Role
from courses.store import courses
from courses.store import interest as queries

TOPIC = "Surfplatta för seniorer"


@pytest.fixture(autouse=True)
def early_autumn(held_clock, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-01T09:00")


def interested(store, *names, topic=TOPIC):
    """Puts people on the list, a minute apart, and returns the ids of their rows."""
    return [
        interest.add(
            store, LIBRARIAN, person(store, name).id, InterestDraft(topic=topic), at=datetime(2026, 8, 1, 9, number)
        )
        for number, name in enumerate(names)
    ]


def demands(store):
    return queries.demands(store, LIBRARIAN, clock.now())


def test_a_topic_collects_all_who_want_it_the_first_to_ask_first(tmp_path):
    with library(tmp_path) as store:
        interested(store, "Asta", "Bo")
        interested(store, "Cilla", topic="surfplatta FÖR seniorer")

        [found] = demands(store)

        assert (TOPIC, 3) == (found.topic, found.total)
        assert ["Asta Ek", "Cilla Ek", "Bo Ek"] == [it.name for it in found.wishes]


def test_a_plan_is_meant_by_its_title_and_gives_its_title(tmp_path):
    with library(tmp_path) as store:
        plan = plans.add(store, LIBRARIAN, PlanDraft(title="Kartor i mobilen"))
        interested(store, "Asta", topic="KARTOR i mobilen")
        interest.add(store, LIBRARIAN, person(store, "Bo").id, InterestDraft(plan_id=plan.id))

        [found] = demands(store)

        assert (plan.id, "Kartor i mobilen", 2) == (found.plan_id, found.topic, found.total)


def test_nobody_stands_twice_for_the_same_and_nobody_for_nothing(tmp_path):
    with library(tmp_path) as store:
        asta = person(store, "Asta")
        interest.add(store, LIBRARIAN, asta.id, InterestDraft(topic=TOPIC))

        with pytest.raises(Refused):
            interest.add(store, LIBRARIAN, asta.id, InterestDraft(topic=TOPIC.upper()))
        with pytest.raises(Invalid):
            interest.add(store, LIBRARIAN, asta.id, InterestDraft())


def test_those_who_wait_and_those_interested_are_together_enough_for_a_new_run(tmp_path):
    with library(tmp_path) as store:
        options.set_option(store, LIBRARIAN, "interest.new_run", "4")
        enrolled(store, course(store, title=TOPIC, seats=1), "Dag", "Eva", "Fia")
        interested(store, "Asta")
        assert [] == interest.proposals(store, LIBRARIAN, clock.now())

        interested(store, "Bo")

        [found] = interest.proposals(store, LIBRARIAN, clock.now())
        assert (2, 2, 4) == (found.waiting, found.interested, found.total)


def test_seats_that_are_left_in_a_run_to_come_are_no_reason_for_another(tmp_path):
    with library(tmp_path) as store:
        options.set_option(store, LIBRARIAN, "interest.new_run", "2")
        course(store, title=TOPIC, seats=8)
        interested(store, "Asta", "Bo")

        assert [] == interest.proposals(store, LIBRARIAN, clock.now())


def test_what_became_a_course_enrols_all_in_order_of_time_and_leaves_the_list(tmp_path):
    with library(tmp_path) as store:
        ids = interested(store, "Asta", "Bo", "Cilla")
        new = course(store, title=TOPIC, seats=2)

        done = interest.became(store, LIBRARIAN, ids[::-1], new.id, asks_first=False)

        assert (("Asta Ek", "Bo Ek"), ("Cilla Ek",)) == (done.seated, done.waiting)
        assert [] == queries.still_open(store, LIBRARIAN)
        assert {"STO-601"} == {it.code for it in queries.every(store, LIBRARIAN)}


def test_those_who_are_asked_first_get_no_seat_yet(tmp_path):
    with library(tmp_path) as store:
        ids = interested(store, "Asta", "Bo")
        new = course(store, title=TOPIC)

        done = interest.became(store, LIBRARIAN, ids, new.id, asks_first=True)

        assert ("Asta Ek", "Bo Ek") == done.interested
        assert 0 == courses.placed(store, new.id)


def test_who_has_to_do_with_the_course_already_is_left_as_they_are(tmp_path):
    with library(tmp_path) as store:
        new = course(store, title=TOPIC)
        [asta] = enrolled(store, new, "Asta")
        wish = interest.add(store, LIBRARIAN, asta.id, InterestDraft(topic=TOPIC))

        done = interest.became(store, LIBRARIAN, [wish], new.id, asks_first=False)

        assert (("Asta Ek",), ()) == (done.were_there, done.seated)


def test_one_undo_takes_back_what_became_of_a_topic(tmp_path):
    with library(tmp_path) as store:
        ids = interested(store, "Asta", "Bo")
        new = course(store, title=TOPIC)
        interest.became(store, LIBRARIAN, ids, new.id, asks_first=False)

        journal.undo(store, LIBRARIAN)

        assert 2 == len(queries.still_open(store, LIBRARIAN))
        assert 0 == courses.placed(store, new.id)


def test_who_is_taken_off_stays_on_record_with_the_reason(tmp_path):
    with library(tmp_path) as store:
        [one] = interested(store, "Asta")

        interest.close(store, LIBRARIAN, [one], "flyttat")

        assert [] == queries.still_open(store, LIBRARIAN)
        [kept] = queries.every(store, LIBRARIAN)
        assert ("flyttat", datetime(2026, 9, 1, 9)) == (kept.notes, kept.closed_at)
        with pytest.raises(Refused):
            interest.close(store, LIBRARIAN, [one])


def test_a_change_of_what_somebody_else_changed_is_told(tmp_path):
    with library(tmp_path) as store:
        [one] = interested(store, "Asta")
        interest.change(store, LIBRARIAN, one, InterestDraft(topic="BankID"), 1)

        with pytest.raises(Conflict):
            interest.change(store, LIBRARIAN, one, InterestDraft(topic="Kartor"), 1)


def test_a_partner_sees_no_interest_list(tmp_path):
    with library(tmp_path) as store, pytest.raises(Refused):
        queries.still_open(store, Actor(name="ABF", role=Role.PARTNER, organisation_id=1))


def test_a_protected_person_stands_there_under_the_alias(tmp_path):
    with library(tmp_path) as store:
        hidden = person(store, "Hemlig", "Hemligsson", is_protected=True, phone="0980-319200")
        interest.add(store, LIBRARIAN, hidden.id, InterestDraft(topic=TOPIC))

        [found] = queries.still_open(store, LIBRARIAN)

        assert "Hemlig" not in found.name
        assert "" == found.address
        assert "Hemlig" not in (journal.what_undo_takes(store, LIBRARIAN) or "")


def test_a_run_that_has_ended_is_not_counted(tmp_path, monkeypatch):
    with library(tmp_path) as store:
        enrolled(store, course(store, title=TOPIC, seats=1, count=1), "Dag", "Eva")
        assert 1 == demands(store)[0].waiting

        monkeypatch.setenv("KURSVERKSTAD_NOW", f"{date(2026, 12, 1)}T09:00")

        assert [] == demands(store)
