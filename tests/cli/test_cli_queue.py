"""Commands for waiting lists, offers, calls and the interest list."""

from datetime import date

import factories
import pytest

from courses.actions import enrolment, options


@pytest.fixture(autouse=True)
def early_autumn(held_clock, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-04T09:00")


@pytest.fixture
def full(office):
    """A course of one seat that begins in four days: Asta has it, Bo waits, then Cilla and Dag, who come together."""

    def fill(store):
        of = factories.course(store, seats=1, first_date=date(2026, 9, 8))
        factories.enrolled(store, of, "Asta", "Bo")
        pair = [factories.person(store, name) for name in ("Cilla", "Dag")]
        enrolment.enrol_party(store, factories.LIBRARIAN, of.id, [one.id for one in pair])

    return office(fill)


@pytest.fixture
def offering(full, office):
    """The same, where a free seat is offered, and Asta has given hers back."""

    def fill(store):
        options.set_option(store, factories.LIBRARIAN, "waiting.gives", "offer")
        enrolment.cancel(store, factories.LIBRARIAN, 1, 1)

    return office(fill)


def waiting(kursverkstad):
    return kursverkstad("waiting", "601", "--json").json


def status(kursverkstad, name):
    everybody = kursverkstad("person", name, "--json").json["courses"]
    return everybody[0]["status"]


def test_the_waiting_list_tells_who_with_whom_since_when_and_why(kursverkstad, full):
    rows = waiting(kursverkstad)

    assert [1, 2, 3] == [row["position"] for row in rows]
    assert ["Bo Ek", "Cilla Ek", "Dag Ek"] == [row["name"] for row in rows]
    assert [[], ["Dag Ek"], ["Cilla Ek"]] == [row["party"] for row in rows]
    assert {"position", "name", "party", "since", "priority", "reason", "why_next"} <= rows[0].keys()
    assert "2026-09-04T09:00" == rows[0]["since"][:16]
    assert all(row["why_next"] for row in rows)


def test_the_waiting_list_in_words_ends_with_the_rule_of_the_house(kursverkstad, full):
    told = kursverkstad("waiting", "601")

    assert "Bo Ek" in told.out
    assert "·" in told.err


def test_priority_takes_a_reason_and_goes_before(kursverkstad, full):
    assert 3 == kursverkstad("priority", "601", "Dag Ek", "1").code
    assert 0 == kursverkstad("priority", "601", "Dag Ek", "1", "--reason", "ny i landet").code

    first = waiting(kursverkstad)[0]
    assert (1, "Cilla Ek") == (first["priority"], first["name"])  # a party stands together
    assert "ny i landet" in {row["reason"] for row in waiting(kursverkstad)}


def test_an_offer_is_made_by_itself_and_taken(kursverkstad, offering):
    assert "OFFERED" == status(kursverkstad, "Bo Ek")

    assert 0 == kursverkstad("offer", "601", "Bo Ek", "--accept").code

    assert "ENROLLED" == status(kursverkstad, "Bo Ek")


def test_an_offer_that_is_declined_goes_on_and_one_can_be_made_by_hand(kursverkstad, offering):
    told = kursverkstad("offer", "601", "Bo Ek", "--decline", "--reason", "har fått jobb")
    assert 0 == told.code
    assert ["Cilla Ek", "Dag Ek"] == [row["name"] for row in waiting(kursverkstad)]  # one seat is too few for both

    assert 5 == kursverkstad("offer", "601").code
    assert 0 == kursverkstad("change-course", "601", "--seats", "2").code
    assert "OFFERED" == status(kursverkstad, "Dag Ek")


def test_offers_that_are_due_run_out_and_go_on(kursverkstad, offering, monkeypatch):
    kursverkstad("party", "601", "Cilla Ek", "--apart")
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-07T09:00")

    told = kursverkstad("offer", "--due")

    assert "Bo Ek" in told.out
    assert ("WAITING", "OFFERED") == (status(kursverkstad, "Bo Ek"), status(kursverkstad, "Cilla Ek"))
    assert "Cilla Ek" not in kursverkstad("offer", "--due").out


def test_an_offer_can_be_let_run_out_by_hand(kursverkstad, offering):
    assert 0 == kursverkstad("offer", "601", "Bo Ek", "--expire").code
    assert "WAITING" == status(kursverkstad, "Bo Ek")


def test_an_offer_is_asked_one_thing_at_a_time(kursverkstad, offering):
    assert 3 == kursverkstad("offer", "601", "Bo Ek", "--accept", "--decline").code
    assert 2 == kursverkstad("offer").code


def test_the_call_list_tells_whom_to_call_how_and_about_what(kursverkstad, full):
    found = kursverkstad("call-list", "--json").json

    assert ["Asta Ek"] == [row["name"] for row in found["rows"]]
    assert ("CONFIRM", 1, 0) == (found["rows"][0]["about"], found["progress"]["total"], found["progress"]["called"])
    assert [] == kursverkstad("call-list", "--offers", "--json").json["rows"]


def test_a_call_is_noted_with_what_it_leads_to_and_stands_on_the_log(kursverkstad, full):
    assert 0 == kursverkstad("call", "601", "Asta Ek", "--result", "declines", "--note", "har flyttat").code

    assert ("CANCELLED", "ENROLLED") == (status(kursverkstad, "Asta Ek"), status(kursverkstad, "Bo Ek"))
    [said] = kursverkstad("calls", "601", "--json").json
    assert ("DECLINES", "har flyttat", "Asta Ek") == (said["result"], said["notes"], said["name"])
    assert ["Bo Ek"] == [row["name"] for row in kursverkstad("call-list", "--tell", "--json").json["rows"]]
    assert "har flyttat" in kursverkstad("calls", "--person", "Asta Ek").out
    assert 3 == kursverkstad("calls").code


def test_somebody_confirms_without_a_call(kursverkstad, full):
    assert 0 == kursverkstad("confirm", "601", "Asta Ek").code

    assert "CONFIRMED" == status(kursverkstad, "Asta Ek")
    assert 5 == kursverkstad("confirm", "601", "Bo Ek").code


def test_a_party_is_put_together_and_taken_apart(kursverkstad, full):
    assert 0 == kursverkstad("party", "601", "Cilla Ek", "--apart").code
    assert [[], [], []] == [row["party"] for row in waiting(kursverkstad)]

    assert 0 == kursverkstad("party", "601", "Bo Ek", "Dag Ek").code
    assert {"Bo Ek": ["Dag Ek"], "Dag Ek": ["Bo Ek"], "Cilla Ek": []} == {
        row["name"]: row["party"] for row in waiting(kursverkstad)
    }


def test_somebody_is_moved_to_a_course_with_seats(kursverkstad, full, office):
    office(lambda store: factories.course(store, code="STO-609", first_date=date(2026, 10, 6)))

    assert 0 == kursverkstad("transfer", "601", "Bo Ek", "609").code

    stands = {it["code"]: it["status"] for it in kursverkstad("person", "Bo Ek", "--json").json["courses"]}
    assert {"STO-601": "TRANSFERRED", "STO-609": "ENROLLED"} == stands


def test_a_call_list_is_printed(kursverkstad, full, tmp_path):
    told = kursverkstad("print", "call-list", "601", "-o", tmp_path / "lista.pdf")

    assert 0 == told.code, told.err
    assert b"%PDF" == (tmp_path / "lista.pdf").read_bytes()[:4]


def test_the_interest_list_collects_closes_and_becomes_a_course(kursverkstad, office):
    office(lambda store: [factories.person(store, name) for name in ("Asta", "Bo", "Cilla")])
    office(lambda store: factories.course(store, title="Kartor i mobilen", seats=1, first_date=date(2026, 11, 3)))
    for name in ("Asta Ek", "Bo Ek", "Cilla Ek"):
        assert 0 == kursverkstad("interest", "add", name, "--topic", "Kartor i mobilen", "--channel", "disk").code
    assert 5 == kursverkstad("interest", "add", "Bo Ek", "--topic", "kartor I mobilen").code
    assert 3 == kursverkstad("interest", "add", "Bo Ek").code

    assert 0 == kursverkstad("interest", "close", "Cilla Ek", "--reason", "flyttat").code
    [topic] = kursverkstad("interest", "list", "--json").json
    assert ("Kartor i mobilen", 2, ["STO-601"]) == (topic["topic"], topic["interested"], topic["runs"])

    told = kursverkstad("interest", "became", "601", "--json").json

    assert (["Asta Ek"], ["Bo Ek"]) == (told["seated"], told["waiting"])
    closed = kursverkstad("interest", "list", "--closed", "--json").json
    assert {"Asta Ek": "STO-601", "Bo Ek": "STO-601", "Cilla Ek": None} == {it["name"]: it["course"] for it in closed}


def test_interest_in_a_planned_course_stands_on_its_call_list(kursverkstad, office):
    office(lambda store: (factories.course(store, first_date=date(2026, 11, 3)), factories.person(store, "Asta")))

    assert 0 == kursverkstad("interest", "add", "Asta Ek", "--course", "601").code

    assert ["TELL"] == [row["about"] for row in kursverkstad("call-list", "601", "--json").json["rows"]]
    assert 3 == kursverkstad("interest", "add", "Asta Ek", "--course", "601", "--topic", "Kartor").code


def test_what_somebody_is_interested_in_can_be_changed(kursverkstad, office):
    office(lambda store: factories.person(store, "Asta"))
    kursverkstad("interest", "add", "Asta Ek", "--topic", "BankID")

    assert (
        0
        == kursverkstad("interest", "change", "Asta Ek", "--to", "BankID på ny telefon", "--notes", "helst kväll").code
    )

    [topic] = kursverkstad("interest", "list", "--json").json
    assert ("BankID på ny telefon", "helst kväll") == (topic["topic"], topic["people"][0]["notes"])
    assert 4 == kursverkstad("interest", "change", "Asta Ek", "--topic", "Kartor", "--to", "X").code
