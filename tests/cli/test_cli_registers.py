"""Commands that keep the registers, and settings by their words."""

import factories
import pytest

from courses.actions import registers as deeds
from courses.actions.register_drafts import RoomDraft
from courses.errors import Exit


@pytest.mark.parametrize(
    ("register", "fields", "kept"),
    [
        ("rooms", ("name=Datasalen", "place=Storuman", "seats=10", "hearing_loop=ja"), {"seats": 10, "hearing_loop": True}),
        ("anordnare", ("name=Byalaget", "kind=bibliotek", "valid_to=2027-06-30"), {"kind": "LIBRARY", "valid_to": "2027-06-30"}),
        ("ledare", ("name=Maja Björk", "employer=ABF", "trained_on=2025-03-01"), {"trained_on": "2025-03-01", "signature": ""}),
        ("stängt", ("first_date=2026-12-23", "kind=stänger tidigt", "closes_at=15"), {"kind": "CLOSES_EARLY", "closes_at": "15:00"}),
        ("utrustning", ("name=Hörslinga",), {"code": "HÖRSLINGA"}),
    ],
)  # fmt: skip
def test_a_row_is_added_and_listed(kursverkstad, register, fields, kept):
    told = kursverkstad("registers", "add", register, *fields)

    assert 0 == told.code, told.err
    newest = max(kursverkstad("registers", "list", register, "--json").json, key=lambda it: it["id"])
    assert kept.items() <= newest.items()
    assert 0 == newest["courses"]
    assert 0 == kursverkstad("registers", "list", register).code


def test_only_what_is_given_changes_and_an_empty_value_takes_away(kursverkstad):
    kursverkstad("registers", "add", "rooms", "name=Datasalen", "place=Storuman", "seats=10")

    assert 0 == kursverkstad("registers", "change", "rooms", "Storuman: Datasalen", "seats=", "computers=8").code
    (room,) = kursverkstad("registers", "list", "rooms", "--json").json
    assert ("Storuman", None, 8) == (room["place"], room["seats"], room["computers"])


def test_a_leader_says_the_employers_name(kursverkstad):
    kursverkstad("registers", "add", "leaders", "name=Maja Björk", "employer=abf", "signature=MB")

    assert "Arbetarnas Bildningsförbund" == kursverkstad("registers", "list", "leaders", "--json").json[0]["employer"]
    assert 0 == kursverkstad("registers", "change", "leaders", "mb", "phone=0980-319210").code


def test_what_nothing_uses_is_removed_and_undone(kursverkstad):
    kursverkstad("registers", "add", "rooms", "name=Datasalen")

    assert "Datasalen" in kursverkstad("registers", "remove", "rooms", "datasalen").out
    assert [] == kursverkstad("registers", "list", "rooms", "--json").json
    kursverkstad("undo")
    assert 1 == len(kursverkstad("registers", "list", "rooms", "--json").json)


def test_what_is_used_is_refused(kursverkstad, office):
    def work(store):
        room = deeds.add(store, factories.LIBRARIAN, RoomDraft(name="Datasalen"))
        factories.course(store, room_id=room)

    office(work)
    told = kursverkstad("registers", "remove", "rooms", "datasalen")

    assert Exit.REFUSED == told.code
    assert "STO-601" in told.err


def test_sessions_on_new_closed_days_are_noted(kursverkstad, office):
    office(lambda store: factories.course(store, first_date=factories.TUESDAY.replace(month=12), count=1))

    told = kursverkstad("registers", "add", "closures", "first_date=2026-12-08")
    assert 0 == told.code
    assert "STO-601" in told.err

    assert "" == kursverkstad("registers", "add", "closures", "first_date=2026-12-09").err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("list", "korv"), Exit.INVALID),
        (("add", "rooms"), Exit.USAGE),
        (("add", "rooms", "namn=Salen"), Exit.INVALID),
        (("add", "rooms", "Salen"), Exit.INVALID),
        (("add", "rooms", "name="), Exit.INVALID),
        (("add", "rooms", "name=Salen", "seats=tio"), Exit.INVALID),
        (("add", "rooms", "name=Salen", "hearing_loop=kanske"), Exit.INVALID),
        (("add", "closures", "reason=jul"), Exit.INVALID),
        (("add", "closures", "first_date=32/13"), Exit.INVALID),
        (("add", "closures", "first_date=24/12", "kind=korv"), Exit.INVALID),
        (("add", "leaders", "name=Maja", "employer=ingen sådan"), Exit.NOT_FOUND),
        (("change", "rooms", "Salen", "seats=3"), Exit.NOT_FOUND),
        (("remove", "rooms", "Salen"), Exit.NOT_FOUND),
    ],
    ids=str,
)
def test_what_cannot_be_is_told_in_words(kursverkstad, office, words, code):
    office(lambda store: None)
    told = kursverkstad("registers", *words)

    assert code == told.code, told.err
    assert told.err
    assert "" == told.out


def test_a_name_that_two_rows_have_asks_for_the_number(kursverkstad):
    for place in ("Storuman", "Tärnaby"):
        kursverkstad("registers", "add", "rooms", "name=Sal A", f"place={place}")
    told = kursverkstad("registers", "remove", "rooms", "Sal A")

    assert Exit.INVALID == told.code
    assert "1, 2" in told.err
    assert 0 == kursverkstad("registers", "remove", "rooms", "2").code


def test_the_help_names_every_field(kursverkstad):
    assert "takedown_minutes" in kursverkstad("registers", "add", "--help").out


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("interface.theme", "mörkt", "kursverkstad-dark"),
        ("interface.language", "engelska", "en"),
        ("schedule.eves", "hoppa över", "SKIP"),
    ],
)
def test_a_setting_is_set_by_its_word_and_keeps_its_stable_value(kursverkstad, name, typed, kept):
    assert f"{name} = {kept}\n" == kursverkstad("settings", "set", name, typed).out
    assert kept == kursverkstad("settings", "get", "--json").json[name]
