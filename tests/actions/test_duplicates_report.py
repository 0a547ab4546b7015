"""The report of who may be in the register twice, who is similar while one is typed, and who is said not to be the same."""

from dataclasses import replace
from itertools import combinations

import pytest
from factories import LIBRARIAN, library, person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.actions import duplicates, journal, people
from courses.actions.same_person import facts, facts_of, known_names, phone_keys
from courses.errors import Invalid, Refused
from courses.model import Actor, Role
from courses.rules.same_person import Likeness, Reason
from courses.rules.suspects import suspect
from courses.store import person_facts
from courses.store.journal import deed

PHONE, OTHER_PHONE = "0980-31 92 01", "031-390 06 22"


def told(store):
    report = duplicates.report(store, LIBRARIAN)
    return [(it.verdict.reason, {it.one.id, it.other.id}) for it in report.pairs]


class TestReport:
    def test_each_kind_of_double_is_told_the_surest_first(self, tmp_path):
        with library(tmp_path) as store:
            pairs = [
                (
                    Reason.SAME_NAME_AND_PHONE,
                    ("Gun-Maj", "Lundmark", PHONE),
                    ("Gunmaj", "Lundmark", "+46 980 31 92 01"),
                ),
                (Reason.LOST_LETTERS, ("Rut", "Sjödin", OTHER_PHONE), ("Rut", "Sj?din", OTHER_PHONE)),
                (Reason.ONE_NAME_MORE, ("Eva", "Grahn Wikberg", "0980319203"), ("Eva", "Grahn", "0980-31 92 03")),
                (Reason.OTHER_SPELLING, ("Kristina", "Öhlund", "0980-319204"), ("Stina", "Öhlund", "0980 319 204")),
                (Reason.SAME_NAME_ONLY, ("Lars", "Ek", ""), ("Lars", "Ek", "")),
                (Reason.SLIP_IN_PHONE, ("Siv", "Berg", "0980-319213"), ("Siv", "Berg", "0980-319231")),
            ]
            ids = {
                reason: {person(store, given, family, phone=phone).id for given, family, phone in both}
                for reason, *both in pairs
            }
            assert [(reason, ids[reason]) for reason, *_both in pairs[:2]] == told(store)[:2]
            assert ids == dict(told(store))

    def test_couples_families_and_father_and_son_are_left_alone(self, tmp_path):
        with library(tmp_path) as store:
            for given_name in ("Elvy", "Konrad", "Karl", "Karin", "Berit", "Bertil"):
                person(store, given_name, "Bergvall", phone=PHONE, email="familjen@example.org", birth_date="1948")
            for birth in ("1944", "1972"):
                person(store, "Sven-Olov", "Burman", phone=OTHER_PHONE, birth_date=birth)
            assert [] == told(store)

    def test_one_number_for_two_is_told_though_they_are_two(self, tmp_path):
        with library(tmp_path) as store:
            for given_name in ("Kurt", "Ann-Britt"):
                person(store, given_name, "Nordlund", personal_no="19460818-8886", birth_date="1946-08-18")
            assert [Reason.SAME_NUMBER_OTHER_NAME] == [reason for reason, _ids in told(store)]

    def test_a_number_that_cannot_be_right_is_nobodys(self, tmp_path):
        with library(tmp_path) as store:
            both = [person(store, given_name, "Nordlund") for given_name in ("Kurt", "Ann-Britt")]
            with deed(store, LIBRARIAN, "As an old system had it") as it:
                for one in both:
                    it.update("person", one.id, {"personal_no": "19460818-8887"})
            assert [] == told(store)

    def test_a_name_that_very_many_share_is_told_as_such_but_the_same_phone_is_still_found(self, tmp_path):
        with library(tmp_path) as store:
            for _number in range(duplicates.MOST_ALIKE + 1):
                person(store, "Anna", "Andersson")
            twins = {person(store, "Anna", "Andersson", phone=PHONE).id for _ in range(2)}
            assert [(Reason.SAME_NAME_AND_PHONE, twins)] == told(store)
            assert duplicates.report(store, LIBRARIAN).crowds > 0

    def test_a_partner_contact_sees_no_report(self, tmp_path):
        with library(tmp_path) as store, pytest.raises(Refused):
            duplicates.report(store, Actor("Pia", Role.PARTNER, frozenset()))

    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["Anna", "Åsa", "?sa", "Lars", "Lasse", "Kristina", "Stina", "Valter", "Valler"]),
                st.sampled_from(["Ek", "Grahn", "Grahn Wikberg", "Sjödin", "Sj?din"]),
                st.sampled_from(["", PHONE, OTHER_PHONE, "0980-31 92 10"]),
                st.sampled_from(["", "1950", "1950-01-20", "1950-01-02", "1951"]),
            ),
            max_size=8,
        )
    )
    def test_it_tells_all_that_comparing_everybody_with_everybody_would(self, tmp_path_factory, rows):
        with library(tmp_path_factory.mktemp("report")) as store:
            for given_name, family, phone, birth in rows:
                person(store, given_name, family, phone=phone, birth_date=birth)
            everybody = [(it.id, facts_of(it)) for it in person_facts.everybody(store)]
            expected = [
                (verdict.reason, {one, other})
                for (one, mine), (other, its) in combinations(everybody, 2)
                if (verdict := suspect(mine, its, known_names())) and verdict.likeness is not Likeness.DIFFERENT
            ]
            assert sorted(expected, key=repr) == sorted(told(store), key=repr)


class TestNotTheSame:
    def test_it_is_remembered_taken_back_and_undone(self, tmp_path):
        with library(tmp_path) as store:
            one, other = (person(store, "Lars", "Ek", phone=PHONE) for _ in range(2))
            duplicates.not_same(store, LIBRARIAN, other.id, one.id, "Far och son")
            assert [] == told(store)
            with pytest.raises(Refused):
                duplicates.not_same(store, LIBRARIAN, one.id, other.id)
            duplicates.forget_not_same(store, LIBRARIAN, one.id, other.id)
            assert 1 == len(told(store))
            journal.undo(store, LIBRARIAN)
            assert [] == told(store)
            with pytest.raises(Invalid):
                duplicates.not_same(store, LIBRARIAN, one.id, one.id)


class TestSimilar:
    def similar(self, store, *names, **more):
        return [(it.person.key, it.verdict.reason) for it in duplicates.similar(store, LIBRARIAN, facts(names, **more))]

    def test_name_phone_email_and_birth_each_find(self, tmp_path):
        with library(tmp_path) as store:
            person(
                store, "Eva", "Grahn", other_phone="070-174 06 05 (sonen)", other_email="eva@example.org",
                birth_date="1957-08-14",
            )  # fmt: skip
            assert [("P0001", Reason.SAME_NAME_ONLY)] == self.similar(store, "Eva Grahn")
            assert [("P0001", Reason.SAME_NAME_ONLY)] == self.similar(store, "Grahn, Eva")
            assert [("P0001", Reason.SAME_NAME_AND_PHONE)] == self.similar(
                store, "Eva Grahn", numbers=["0046701740605"]
            )
            assert [("P0001", Reason.ONE_NAME_MORE)] == self.similar(store, "Eva Grahn Wik", numbers=["070 1740605"])
            assert [("P0001", Reason.SAME_NAME_AND_EMAIL)] == self.similar(
                store, "eva grahn", emails=["EVA@example.org"]
            )
            assert [("P0001", Reason.OTHER_SPELLING)] == self.similar(store, "Ewa Gran", birth="1957-08-14")
            assert [("P0001", Reason.OTHER_SPELLING)] == self.similar(store, "Ewa Grahn")
            assert [] == self.similar(store, "Karl Grahn", numbers=["070 1740605"])
            assert [] == self.similar(store, "Eva Grahn", birth="1962")

    @pytest.mark.parametrize(
        ("typed", "given_name", "family"),
        [
            ("Christina Öhlund", "Kristina", "Öhlund"),
            ("Lars Ek", "Lasse", "Ek"),
            ("Lasse Ek", "Lars", "Ek"),
            ("Carl Karlsson", "Karl", "Carlsson"),
            ("Stina Qvist", "Kicki", "Kvist"),
            ("Anki Berg", "Ann-Christin", "Berg"),
        ],
    )
    def test_a_name_in_another_spelling_finds(self, tmp_path, typed, given_name, family):
        with library(tmp_path) as store:
            person(store, given_name, family)
            assert [("P0001", Reason.OTHER_SPELLING)] == self.similar(store, typed)

    def test_the_surest_come_first_and_no_more_than_asked_for(self, tmp_path):
        with library(tmp_path) as store:
            for _ in range(4):
                person(store, "Eva", "Grahn")
            best = person(store, "Eva", "Grahn", phone=PHONE)
            found = duplicates.similar(store, LIBRARIAN, facts(["Eva Grahn"], [PHONE]), 3)
            assert (3, best.id) == (len(found), found[0].person.id)
            others = duplicates.similar(store, LIBRARIAN, facts(["Eva Grahn"], [PHONE]), 5, except_id=best.id)
            assert best.id not in {it.person.id for it in others}

    def test_a_protected_person_is_told_under_alias_and_only_when_it_is_all_but_sure(self, tmp_path):
        with library(tmp_path) as store:
            person(store, "Susanne", "Thelin", phone=PHONE, is_protected=True, alias="Deltagare 7")
            assert [] == self.similar(store, "Susanne Thelin")
            (found,) = duplicates.similar(store, LIBRARIAN, facts(["Susanne Thelin"], [PHONE]))
            assert ("Deltagare 7", "") == (found.person.name, found.person.phone)

    def test_who_has_changed_their_number_is_found_by_the_new_one(self, tmp_path):
        with library(tmp_path) as store:
            one = person(store, "Eva", "Grahn", phone=PHONE)
            draft = replace(people.draft_of(one), phone=OTHER_PHONE)
            people.change(store, LIBRARIAN, one.id, draft, one.version)
            assert [] == self.similar(store, "Eva Grann", numbers=[PHONE], birth="")[1:]
            assert [("P0001", Reason.OTHER_SPELLING)] == self.similar(store, "Ewa Grahn", numbers=[OTHER_PHONE])


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        (["980319201"], "0980-31 92 01"),
        (["980319201"], "+46 980 31 92 01"),
        (["980319207", "313900642"], "0980-319207 / 031-390 06 42 (sonen)"),
        ([], "saknas"),
        ([], "1234"),
    ],
)
def test_a_phone_is_compared_however_it_is_written(expected, written):
    assert expected == phone_keys(written)
