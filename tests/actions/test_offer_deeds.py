"""Parties, offers, priority and transfers at the desk: each deed, what it tells, and its undo."""

from datetime import date, datetime, timedelta

import pytest
from factories import LIBRARIAN, course, enrolled, library, person

from courses import clock
from courses.actions import enrolment, journal, offers, options, party, planning, waiting
from courses.errors import Invalid, Refused
from courses.model import EnrolmentStatus as S
from courses.rules.waiting import Why
from courses.store import courses, tables

DECEMBER = date(2026, 12, 1)


def coming(store, **more):
    return course(store, **({"first_date": DECEMBER, "seats": 1} | more))


def standing(store, of):
    """Returns by given name where everybody stands."""
    sql = "SELECT p.given_name, e.status FROM enrolment e JOIN person p ON p.id = e.person_id WHERE course_id = ?"
    return {row["given_name"]: row["status"] for row in store.query(sql, (of.id,))}


def queue(store, of):
    return [row.person.name.split()[0] for row in waiting.explain(store, LIBRARIAN, of.id)]


def offering(store):
    options.set_option(store, LIBRARIAN, "waiting.gives", "offer")


def test_a_couple_gets_in_whole_or_waits_whole(tmp_path):
    with library(tmp_path) as store:
        of = coming(store, seats=2)
        asta, bo, cia = (person(store, name) for name in ("Asta", "Bo", "Cia"))
        enrolment.enrol(store, LIBRARIAN, of.id, asta.id)

        outcomes = enrolment.enrol_party(store, LIBRARIAN, of.id, [bo.id, cia.id])
        dag = enrolment.enrol(store, LIBRARIAN, of.id, person(store, "Dag").id)

        assert [(S.WAITING, 1), (S.WAITING, 2)] == [(it.status, it.position) for it in outcomes]
        assert S.ENROLLED is dag.status
        rows = waiting.explain(store, LIBRARIAN, of.id)
        assert [("Cia Ek",), ("Bo Ek",)] == [row.party for row in rows]
        assert "Dag Ek" in rows[0].why_next
        assert {Why.PARTY_TOO_BIG} == {row.why for row in rows}


def test_a_party_may_be_made_of_those_who_wait_and_taken_apart_again(tmp_path):
    with library(tmp_path) as store:
        of = coming(store)
        _asta, bo, cia, dag = enrolled(store, of, "Asta", "Bo", "Cia", "Dag")

        party.together(store, LIBRARIAN, of.id, [bo.id, dag.id])
        assert ["Cia", "Bo", "Dag"] == queue(store, of)
        party.apart(store, LIBRARIAN, of.id, bo.id)
        assert ["Bo", "Cia", "Dag"] == queue(store, of)
        journal.undo(store, LIBRARIAN)
        assert ["Cia", "Bo", "Dag"] == queue(store, of)
        with pytest.raises(Refused, match="Asta"):
            party.together(store, LIBRARIAN, of.id, [_asta.id, cia.id])


def test_a_freed_seat_is_offered_to_the_next_and_goes_on_when_the_time_is_out(tmp_path, monkeypatch):
    with library(tmp_path) as store:
        offering(store)
        of = coming(store)
        asta, _bo, _cia = enrolled(store, of, "Asta", "Bo", "Cia")

        outcome = enrolment.cancel(store, LIBRARIAN, of.id, asta.id)
        assert ["Bo Ek"] == [it.name for it in outcome.promoted]
        assert {"Asta": "CANCELLED", "Bo": "OFFERED", "Cia": "WAITING"} == standing(store, of)
        assert [] == offers.expire_due(store, LIBRARIAN)

        monkeypatch.setenv("KURSVERKSTAD_NOW", (clock.now() + timedelta(hours=49)).isoformat())
        told = offers.expire_due(store, LIBRARIAN)
        assert {"Asta": "CANCELLED", "Bo": "WAITING", "Cia": "OFFERED"} == standing(store, of)
        assert [True, True] == [name in told[0] for name in ("Bo Ek", "Cia Ek")]
        assert [Why.LAPSED] == [row.why for row in waiting.explain(store, LIBRARIAN, of.id)]


def test_who_declines_leaves_and_the_next_is_asked_at_once(tmp_path):
    with library(tmp_path) as store:
        offering(store)
        of = coming(store)
        asta, bo, _cia = enrolled(store, of, "Asta", "Bo", "Cia")
        enrolment.cancel(store, LIBRARIAN, of.id, asta.id)

        offers.decline(store, LIBRARIAN, of.id, bo.id, reason="har rest bort")

        assert {"Asta": "CANCELLED", "Bo": "CANCELLED", "Cia": "OFFERED"} == standing(store, of)
        assert "har rest bort" == tables.first(store, "enrolment", person_id=bo.id)["reason"]
        journal.undo(store, LIBRARIAN)
        assert {"Asta": "CANCELLED", "Bo": "OFFERED", "Cia": "WAITING"} == standing(store, of)


def test_who_accepts_has_the_seat_and_may_confirm_it(tmp_path):
    with library(tmp_path) as store:
        offering(store)
        of = coming(store)
        asta, bo = enrolled(store, of, "Asta", "Bo")
        enrolment.cancel(store, LIBRARIAN, of.id, asta.id)

        offers.accept(store, LIBRARIAN, of.id, bo.id)
        row = tables.first(store, "enrolment", person_id=bo.id)
        assert ("ENROLLED", 1, None) == (row["status"], row["is_promoted"], row["offer_until"])
        enrolment.confirm(store, LIBRARIAN, of.id, bo.id)
        assert "CONFIRMED" == standing(store, of)["Bo"]
        assert ["Bo Ek"] == [it.name for it in courses.participants(store, LIBRARIAN, of.id, clock.now())]


def test_no_more_seats_are_offered_than_are_free(tmp_path):
    with library(tmp_path) as store:
        of = coming(store)
        _asta, bo = enrolled(store, of, "Asta", "Bo")

        with pytest.raises(Refused):
            offers.offer(store, LIBRARIAN, of.id, bo.id)
        with pytest.raises(Invalid):
            offers.offer(store, LIBRARIAN, of.id, bo.id, until=clock.now())
        assert {"Asta": "ENROLLED", "Bo": "WAITING"} == standing(store, of)


def test_priority_needs_a_reason_and_is_told(tmp_path):
    with library(tmp_path) as store:
        of = coming(store)
        _asta, _bo, cia = enrolled(store, of, "Asta", "Bo", "Cia")

        with pytest.raises(Invalid):
            enrolment.prioritize(store, LIBRARIAN, of.id, cia.id, 1, "  ")
        enrolment.prioritize(store, LIBRARIAN, of.id, cia.id, 1, "inställd kurs i våras")

        assert ["Cia", "Bo"] == queue(store, of)
        assert "inställd kurs i våras" == waiting.explain(store, LIBRARIAN, of.id)[0].reason
        enrolment.prioritize(store, LIBRARIAN, of.id, cia.id, 0, "")
        assert ["Bo", "Cia"] == queue(store, of)


def test_raised_seats_go_to_the_queue_and_the_log_played_again_says_the_same(tmp_path):
    with library(tmp_path) as store:
        of = coming(store)
        enrolled(store, of, "Asta", "Bo", "Cia")
        planning.change_course(store, LIBRARIAN, of.id, _with_seats(of, 2), of.version)
        now = courses.get(store, of.id)
        planning.change_course(store, LIBRARIAN, of.id, _with_seats(now, 1), now.version)

        late = enrolment.enrol(store, LIBRARIAN, of.id, person(store, "Dag").id, at=datetime(2026, 1, 1, 9))

        assert S.ENROLLED is late.status  # was there first, before all
        assert {"Asta": "ENROLLED", "Bo": "WAITING", "Cia": "WAITING", "Dag": "ENROLLED"} == standing(store, of)


def _with_seats(of, seats):
    from dataclasses import replace

    return replace(planning.draft_of(of), seats=seats)


def test_a_transfer_leaves_one_course_and_enters_the_other_in_one_deed(tmp_path):
    with library(tmp_path) as store:
        old, new = coming(store), coming(store, code="STO-602", seats=1)
        asta, _bo = enrolled(store, old, "Asta", "Bo")
        enrolled(store, new, "Dag")

        outcome = enrolment.transfer(store, LIBRARIAN, old.id, new.id, asta.id, reason="passar bättre")

        assert (S.WAITING, 1) == (outcome.status, outcome.position)
        assert {"Asta": "TRANSFERRED", "Bo": "ENROLLED"} == standing(store, old)
        journal.undo(store, LIBRARIAN)
        assert {"Asta": "ENROLLED", "Bo": "WAITING"} == standing(store, old)
        assert {"Dag": "ENROLLED"} == standing(store, new)


def test_who_never_came_frees_the_seat_and_who_came_cannot_be_noted_so(tmp_path):
    with library(tmp_path) as store:
        of = coming(store)
        asta, _bo = enrolled(store, of, "Asta", "Bo")

        enrolment.no_show(store, LIBRARIAN, of.id, asta.id)

        assert {"Asta": "NO_SHOW", "Bo": "ENROLLED"} == standing(store, of)


def test_interest_gives_neither_seat_nor_place(tmp_path):
    with library(tmp_path) as store:
        of = coming(store)
        asta = person(store, "Asta")
        enrolment.express_interest(store, LIBRARIAN, of.id, asta.id, notes="gärna på förmiddagen")

        assert {"Asta": "INTEREST"} == standing(store, of)
        assert S.ENROLLED is enrolment.enrol(store, LIBRARIAN, of.id, asta.id).status


def test_cancelling_when_the_second_session_has_begun_is_dropping_out(tmp_path):
    with library(tmp_path) as store:
        of = course(store, seats=1)  # from 8 September
        asta, _bo = enrolled(store, of, "Asta", "Bo")

        assert S.DROPPED_OUT is enrolment.cancel(store, LIBRARIAN, of.id, asta.id).status
        assert {"Asta": "DROPPED_OUT", "Bo": "WAITING"} == standing(store, of)
        journal.undo(store, LIBRARIAN)
        options.set_option(store, LIBRARIAN, "enrolment.drop_out_from", "0")
        assert S.CANCELLED is enrolment.cancel(store, LIBRARIAN, of.id, asta.id).status


def test_an_offer_is_refused_for_want_of_seats_or_for_not_waiting_and_says_which(tmp_path):
    with library(tmp_path) as store:
        of = coming(store)
        enrolled(store, of, "Asta", "Bo")
        asta, bo = (row["person_id"] for row in tables.find(store, "enrolment", order="id", course_id=of.id))

        with pytest.raises(Refused, match="för få platser"):
            offers.offer(store, LIBRARIAN, of.id, bo)
        with pytest.raises(Refused, match="utan att stå på väntelistan"):
            offers.offer(store, LIBRARIAN, of.id, asta)


def test_of_a_cancelled_course_nobody_is_next_and_no_seat_is_taken(tmp_path):
    with library(tmp_path) as store:
        offering(store)
        of = coming(store)
        enrolled(store, of, "Asta", "Bo", "Cia")
        asta, bo, _cia = (row["person_id"] for row in tables.find(store, "enrolment", order="id", course_id=of.id))
        enrolment.cancel(store, LIBRARIAN, of.id, asta)
        assert S.OFFERED == standing(store, of)["Bo"]
        planning.cancel_course(store, LIBRARIAN, of.id, "ledaren är sjuk")

        assert [("Kursen är inställd.", False)] == [
            (row.why_next, row.is_next) for row in waiting.explain(store, LIBRARIAN, of.id)
        ]
        with pytest.raises(Refused, match="inställd"):
            offers.accept(store, LIBRARIAN, of.id, bo)
        offers.decline(store, LIBRARIAN, of.id, bo)
        assert S.WAITING == standing(store, of)["Cia"]


@pytest.mark.parametrize("priority", [-1, 10])
def test_a_priority_beyond_the_highest_is_refused_and_not_made_smaller(tmp_path, priority):
    with library(tmp_path) as store:
        of = coming(store)
        enrolled(store, of, "Asta", "Bo")
        bo = tables.find(store, "enrolment", order="id", course_id=of.id)[1]["person_id"]

        with pytest.raises(Invalid, match="1 till 9"):
            enrolment.prioritize(store, LIBRARIAN, of.id, bo, priority, "tolk är bokad")
