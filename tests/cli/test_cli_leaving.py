"""Commands at the desk beyond the plain enrolment: company, conditions, interest, slips, what happened, reasons."""

from datetime import date

import factories
import pytest

AHEAD = date(2026, 12, 1)


@pytest.fixture
def ahead(office):
    """A course of two seats to come, and four people."""
    office(
        lambda store: (
            factories.course(store, seats=2, first_date=AHEAD),
            *(factories.person(store, name) for name in ("Ada", "Bo", "Cleo", "Doris")),
        )
    )


def test_a_party_gets_in_whole_or_waits_whole(kursverkstad, ahead):
    assert 0 == kursverkstad("enrol", "601", "Ada").code
    told = kursverkstad("enrol", "601", "Bo", "--with", "Cleo", "--json").json

    assert ("WAITING", 1) == (told["status"], told["position"])
    assert [("Cleo Ek", "WAITING", 2)] == [(it["name"], it["status"], it["position"]) for it in told["party"]]


def test_a_condition_is_refused_without_override_and_passed_over_with_a_reason(kursverkstad, office):
    office(
        lambda store: (
            factories.course(store, first_date=AHEAD, least_age=65),
            factories.person(store, "Ada", birth_date="2001"),
        )
    )
    told = kursverkstad("enrol", "601", "Ada")

    assert 5 == told.code
    assert "65" in told.err
    assert 2 == kursverkstad("enrol", "601", "Ada", "--override").code
    assert 2 == kursverkstad("enrol", "601", "Ada", "--override", "--reason", " ").code
    assert 0 == kursverkstad("enrol", "601", "Ada", "--override", "--reason", "följer sin mormor").code
    assert "följer sin mormor" in kursverkstad("enrolment", "601", "Ada", "--json").json[0]["reason"]


def test_interest_takes_no_seat(kursverkstad, ahead):
    told = kursverkstad("enrol", "601", "Ada", "--interest", "--json").json

    assert "INTEREST" == told["status"]
    assert 0 == kursverkstad("courses", "--json").json[0]["enrolled"]


def test_what_happened_is_told_in_order(kursverkstad, ahead):
    kursverkstad("enrol", "601", "Ada", "--channel", "telefon")
    kursverkstad("cancel", "601", "Ada", "--reason", "sjuk", "--channel", "e-post")
    steps = kursverkstad("enrolment", "601", "Ada", "--json").json

    assert [("ENROL", "ENROLLED", "telefon", ""), ("CANCEL", "CANCELLED", "e-post", "sjuk")] == [
        (it["event"], it["status"], it["channel"], it["reason"]) for it in steps
    ]
    assert "sjuk" in kursverkstad("enrolment", "601", "Ada").out


def test_who_never_came_frees_the_seat(kursverkstad, ahead):
    for name in ("Ada", "Bo", "Cleo"):
        kursverkstad("enrol", "601", name)
    told = kursverkstad("no-show", "601", "Ada", "--json").json

    assert ("NO_SHOW", ["Cleo Ek"]) == (told["status"], told["promoted"])


def test_a_slip_is_printed(kursverkstad, ahead, tmp_path):
    kursverkstad("enrol", "601", "Ada")
    told = kursverkstad("print", "slip", "601", "Ada", "-o", str(tmp_path))

    assert 0 == told.code, told.err
    assert (tmp_path / "lapp-STO-601-Ada-Ek.pdf").read_bytes().startswith(b"%PDF")
    assert 5 == kursverkstad("print", "slip", "601", "Bo", "-o", str(tmp_path)).code


@pytest.mark.parametrize("reason", ["", "  ", "\t"])
def test_a_reason_that_is_needed_has_words(kursverkstad, ahead, reason):
    assert 3 == kursverkstad("cancel-course", "601", "--reason", reason).code
    assert not kursverkstad("course", "601", "--json").json["cancelled"]


def test_the_conditions_of_a_course_are_set_and_shown(kursverkstad, ahead):
    told = kursverkstad(
        "change-course", "601", "--least-age", "65", "--for-municipality", "Storuman", "--enrol-opens", "30"
    )
    shown = kursverkstad("course", "601", "--json").json

    assert 0 == told.code, told.err
    assert (65, "Storuman", 30, None) == tuple(
        shown[it] for it in ("least_age", "for_municipality", "enrol_opens", "enrol_closes")
    )
    assert 3 == kursverkstad("change-course", "601", "--greatest-age", "20").code
