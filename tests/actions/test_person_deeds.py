"""Persons as they are added, changed and found, through the actions and the searches."""

import unicodedata
from dataclasses import replace

import factories
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from courses.actions import people as deeds
from courses.errors import Invalid
from courses.store import people
from courses.store.journal import deed
from courses.text import clean, sort_key


def found(store, text):
    """Returns the names that a search finds."""
    return [hit.person.name for hit in people.search(store, factories.LIBRARIAN, text)]


def test_a_person_is_found_by_the_name_in_the_own_script(tmp_path):
    with factories.library(tmp_path) as store:
        factories.person(store, "Selam", "Tekle", other_name="ሰላም ተክለ")
        assert found(store, "ተክለ") == ["Selam Tekle"]


def test_a_person_is_found_by_the_other_phone_and_the_other_address(tmp_path):
    with factories.library(tmp_path) as store:
        factories.person(store, other_phone="0980-31 92 63", other_email="Ek.Ebba@example.org")
        assert found(store, "0980319263") == ["Ebba Ek"]
        assert found(store, "ek.ebba@example") == ["Ebba Ek"]


def test_nothing_of_a_protected_person_is_found_by_but_alias_and_key(tmp_path):
    with factories.library(tmp_path) as store:
        factories.person(
            store,
            is_protected=True,
            alias="Deltagare 7",
            other_name="ሰላም",
            other_phone="0980-319263",
            other_email="s@example.org",
        )
        assert [found(store, text) for text in ("ሰላም", "0980319263", "s@example")] == [[], [], []]
        assert found(store, "deltagare 7") == ["Deltagare 7"]


LETTER = st.characters(categories=["Lu", "Ll", "Lo", "Lm", "Mn", "Mc"])
NAME = st.text(LETTER, min_size=1, max_size=12).filter(lambda text: unicodedata.category(text[0]).startswith("L"))
OF_MANY_PLACES = (
    ("Zeynep", "Yıldırım"),
    ("Nguyễn", "Thị Hồng"),
    ("Ólafur", "Þórðarson"),
    ("Seán", "O'Brien"),
    ("Siobhán", "O’Connor"),
    ("محمد", "الأحمد"),
    ("שרה", "כהן"),
    ("अनीता", "शर्मा"),
    ("สมชาย", "ใจดี"),
    ("李", "伟"),
    ("ሰላም", "ተክለ"),
    ("Ждан", "Щербак"),
    ("Ánde", "Čoarvi"),
    ("Abdi", ""),
    ("María José", "de la O"),
    ("Jean-Luc", "d’Arc"),
    ("Łukasz", "Żółć"),
)


@pytest.mark.parametrize(("given_name", "family_name"), OF_MANY_PLACES)
def test_a_name_of_any_script_is_kept_letter_for_letter_and_found(tmp_path, given_name, family_name):
    with factories.library(tmp_path) as store:
        kept = factories.person(store, given_name, family_name)
        assert (given_name, family_name) == (kept.given_name, kept.family_name)
        assert [kept.name] == found(store, kept.name)
        assert [kept.name] == found(store, given_name)
        if family_name:
            assert [kept.name] == found(store, f"{family_name} {given_name}")


def test_an_apostrophe_is_found_however_it_is_written(tmp_path):
    with factories.library(tmp_path) as store:
        factories.person(store, "Seán", "O'Brien")
        factories.person(store, "Siobhán", "O’Connor")
        assert ["Seán O'Brien"] == found(store, "O’Brien")
        assert ["Siobhán O’Connor"] == found(store, "O'Connor")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@example("\ufb2a", "\ufb2c\ufb2a")
@given(NAME, NAME)
def test_any_name_is_kept_found_and_sorted(tmp_path, given_name, family_name):
    with factories.library(tmp_path) as store:
        kept = factories.person(store, given_name, family_name)
        expected = tuple(clean(name) for name in (given_name, family_name))
        assert expected == (kept.given_name, kept.family_name)
        assert kept.id in {hit.person.id for hit in people.search(store, factories.LIBRARIAN, kept.name, limit=-1)}
        names = [
            sort_key(f"{hit.person.family_name}\t{hit.person.given_name}")
            for hit in people.search(store, factories.LIBRARIAN, "", -1)
        ]
        assert sorted(names) == names


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    with factories.library(tmp_path) as store, pytest.raises(Invalid) as error:
        factories.person(
            store, phone="070-1", email="a@b", birth_date="1749", contact="kanske", personal_no="490815-2641"
        )
    told = error.value.message
    assert all(word in told for word in ("Telefon:", "E-post:", "Född:", "Vill ha besked via:", "Personnummer:"))


def test_what_came_with_a_file_may_stay_when_something_else_is_changed(tmp_path):
    with factories.library(tmp_path) as store:
        ebba = factories.person(store, phone="0980-31 92 10")
        with deed(store, factories.LIBRARIAN, "as an old file had it") as it:
            it.update("person", ebba.id, {"phone": "hos grannen"})
        old = people.get(store, factories.LIBRARIAN, ebba.id)
        deeds.change(store, factories.LIBRARIAN, ebba.id, replace(deeds.draft_of(old), town="Åsele"), old.version)
        assert "hos grannen" == people.get(store, factories.LIBRARIAN, ebba.id).phone
        with pytest.raises(Invalid):
            factories.person(store, phone="hos grannen")


def test_a_number_and_a_birth_date_that_contradict_each_other_are_refused(tmp_path):
    with factories.library(tmp_path) as store:
        with pytest.raises(Invalid):
            factories.person(store, personal_no="490815-2640", birth_date="1950")
        assert "1949-08-15" == factories.person(store, personal_no="490815-2640", birth_date="1949").birth_date
