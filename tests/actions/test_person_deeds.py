"""Persons as they are added, changed and found, through the actions and the searches."""

import factories

from courses.store import people


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
