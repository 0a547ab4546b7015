"""Contributors, themed hours and the roster on the command line."""

import factories
import pytest

from courses.actions import registers
from courses.actions.register_drafts import LeaderDraft

NEW = (
    "create-course --code D-1 --title Nätcafé --kind drop-in --start 13 --end 17 --first-date 2026-12-03 --sessions 6"
).split()


@pytest.fixture
def cafe(kursverkstad, office):
    def leaders(store):
        for name in ("Maud Lind", "Jonas Ek", "Eva Ek"):
            registers.add(store, factories.LIBRARIAN, LeaderDraft(name=name))

    office(leaders)
    assert 0 == kursverkstad(*NEW).code


def test_somebody_contributes_and_no_longer_does(kursverkstad, cafe):
    assert [] == kursverkstad("contributors", "D-1", "--json").json
    assert 0 == kursverkstad("contribute", "D-1", "Åke Ek", "--part", "föreläser", "--from", "ABF").code
    (it,) = kursverkstad("contributors", "D-1", "--json").json
    assert ("Åke Ek", "föreläser", "Arbetarnas Bildningsförbund") == (it["name"], it["part"], it["organisation"])
    assert "föreläser" in kursverkstad("contributors", "D-1").out
    assert [it] == kursverkstad("course", "D-1", "--json").json["contributors"]

    assert 0 == kursverkstad("contribute", "D-1", "åke ek", "--remove").code
    assert [] == kursverkstad("contributors", "D-1", "--json").json
    assert 0 != kursverkstad("contribute", "D-1", "Åke Ek", "--remove").code


def test_themed_hours_are_added_shown_changed_and_removed(kursverkstad, cafe):
    words = "--guest ABF --weekday tors --nth 1 --start 14 --end 16".split()
    said = kursverkstad("add-theme", "D-1", "Studiecirklar", *words)
    assert (0, "2 gånger från i dag") == (said.code, said.err.split(":")[0])
    assert "första torsdagen i månaden" in kursverkstad("themes", "D-1").out

    assert 0 == kursverkstad("change-theme", "D-1", "1", "--end", "15").code
    (it,) = kursverkstad("themes", "D-1", "--json").json
    assert ("Studiecirklar", "Arbetarnas Bildningsförbund", 3, 1, "14:00", "15:00") == tuple(
        it[name] for name in ("title", "guest", "weekday", "nth", "start", "end")
    )
    assert ["2026-12-03", "2027-01-07"] == [on["date"] for on in it["coming"]]
    first = kursverkstad("sessions", "D-1", "--json").json[0]
    (on,) = first["themes"]
    assert ("Studiecirklar", "14:00", "15:00") == (on["title"], on["start"], on["end"])
    assert "Studiecirklar" in kursverkstad("sessions", "D-1").out

    assert 0 == kursverkstad("remove-theme", "D-1", "1").code
    assert 0 != kursverkstad("remove-theme", "D-1", "1").code


def test_a_theme_without_title_or_guest_and_with_a_wrong_time_says_both(kursverkstad, cafe):
    said = kursverkstad("add-theme", "D-1", "--start", "16", "--end", "14")
    assert 0 != said.code
    assert "rubrik" in said.err
    assert "senare" in said.err


def test_a_roster_is_set_filled_and_shown(kursverkstad, cafe):
    said = kursverkstad("set-roster", "D-1", "--session", "3/12", "Maud Lind 13-14; jonas 15–")
    assert (0, "⚠ 14.00–15.00 ingen\n") == (said.code, said.err)
    first = kursverkstad("roster", "D-1", "--json").json[0]
    assert [("Maud Lind", "13:00", "14:00"), ("Jonas Ek", "15:00", "17:00")] == [
        (it["leader"], it["start"], it["end"]) for it in first["shifts"]
    ]
    assert [{"start": "14:00", "end": "15:00"}] == first["uncovered"]
    assert "någon på plats hela tiden (1 " in kursverkstad("gaps").out

    tried = kursverkstad("fill-roster", "D-1", "--turn", "Maud, Jonas, Eva", "--dry-run", "--json").json
    assert ["Maud Lind", "Jonas Ek", "Eva Ek"] * 2 == [it["after"][0] for it in tried]
    assert first == kursverkstad("roster", "D-1", "--json").json[0]

    assert 0 == kursverkstad("fill-roster", "D-1", "--turn", "Maud, Jonas, Eva", "--each", "2").code
    assert "Eva Ek, Maud Lind" in kursverkstad("roster", "D-1").out
    assert 0 == kursverkstad("undo").code
    assert first == kursverkstad("roster", "D-1", "--json").json[0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("set-roster", "D-1", "--session", "1", "Ingen Alls 9-10; Maud; Ek 13-14"), ("Ingen Alls", "Jonas Ek")),
        (("fill-roster", "D-1"), ("turas om",)),
        (("fill-roster", "D-1", "--on", "Maud"), ("veckodag",)),
    ],
)
def test_what_cannot_be_read_is_told_all_at_once_and_nothing_is_written(kursverkstad, cafe, words, told):
    before = kursverkstad("roster", "D-1", "--json").json
    said = kursverkstad(*words)
    assert 0 != said.code
    assert all(part in said.err for part in told)
    assert before == kursverkstad("roster", "D-1", "--json").json


def test_a_weekday_has_its_own_people(kursverkstad, cafe):
    assert 0 == kursverkstad("fill-roster", "D-1", "--on", "tors: Eva, Maud").code
    assert 6 == sum(line.count("Eva Ek, Maud Lind") for line in kursverkstad("roster", "D-1").out.splitlines())
