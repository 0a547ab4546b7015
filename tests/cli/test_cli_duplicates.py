"""Who is in the register twice, on the command line."""

import pytest
from factories import course, enrolled, person


@pytest.fixture
def twins(office):
    """Eva is there twice and Karl, her husband, once; all on one phone. Both Evas are enrolled."""

    def work(store):
        shared = {"family_name": "Grahn", "phone": "0980-31 92 01"}
        one, other = person(store, "Eva", **shared, birth_date="1957"), person(store, "Eva", **shared)
        person(store, "Karl", **shared)
        enrolled(store, course(store), "Ada")
        return one.key, other.key

    return office(work)


def test_the_report_tells_the_pair_and_why_and_not_the_couple(kursverkstad, twins):
    told = kursverkstad("duplicates")
    assert (0, True) == (told.code, "samma namn och telefon" in told.out)
    (pair,) = kursverkstad("duplicates", "--json").json
    assert ("CERTAIN", "SAME_NAME_AND_PHONE") == (pair["likeness"], pair["reason"])
    assert set(twins) == {pair["one"]["person"], pair["other"]["person"]}


def test_merging_is_shown_first_then_done_then_undone(kursverkstad, twins):
    seen = kursverkstad("merge", *twins, "--dry-run", "--json").json
    assert (False, [{"field": "birth_date", "keep": "1957", "drop": "", "choice": "keep"}]) == (
        seen["written"],
        seen["fields"],
    )
    assert 1 == len(kursverkstad("duplicates", "--json").json)

    assert 0 == kursverkstad("merge", *twins, "--field", "birth-date=drop").code
    assert "" == kursverkstad("person", twins[1], "--json").json["birth_date"]
    assert twins[0] == kursverkstad("person", twins[1], "--json").json["person"]
    assert [] == kursverkstad("duplicates", "--json").json

    assert 0 == kursverkstad("undo").code
    assert 1 == len(kursverkstad("duplicates", "--json").json)


def test_all_that_is_wrong_with_the_choices_is_told(kursverkstad, twins):
    told = kursverkstad("merge", *twins, "--field", "shoe=keep", "--field", "birth_date=both")
    assert (True, True, True) == (told.code != 0, "shoe" in told.err, "both" in told.err)
    assert "family_name=drop" in kursverkstad("merge", *twins, "--field", "phone").err


def test_that_two_are_not_the_same_is_remembered_and_taken_back(kursverkstad, twins):
    assert 0 == kursverkstad("not-same", *twins, "--reason", "Mor och dotter").code
    assert [] == kursverkstad("duplicates", "--json").json
    assert 0 != kursverkstad("not-same", *twins).code
    assert 0 == kursverkstad("not-same", *twins, "--forget").code
    assert 1 == len(kursverkstad("duplicates", "--json").json)


def test_a_protected_person_is_told_by_alias_and_whoever_is_like_them_by_key(kursverkstad, office):
    def work(store):
        person(store, "Susanne", "Thelin", phone="070-174 06 05", is_protected=True, alias="Deltagare 7")
        return person(store, "Susanne", "Thelin", phone="070-174 06 05").key

    key = office(work)
    told = kursverkstad("duplicates")
    assert ("Deltagare 7" in told.out, key in told.out, "Thelin" in told.out) == (True, True, False)
    assert "Thelin" not in kursverkstad("duplicates", "--json").out
    seen = kursverkstad("merge", "Deltagare 7", key, "--dry-run", "--json")
    assert ("Thelin" in seen.out, "174" in seen.out) == (False, False)
    assert 0 != kursverkstad("merge", "Deltagare 7", key).code
    assert 0 == kursverkstad("merge", "Deltagare 7", key, "--field", "is_protected=both").code
    assert "Thelin" not in kursverkstad("journal").out.splitlines()[0]
