"""Whether two are the same person: the sample year's answers, what is never the same, and what always holds."""

import pytest
import registration_rows
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rules.same_person import Facts, Likeness, Reason, judge, keys

CERTAIN, PROBABLE, UNCLEAR, DIFFERENT = Likeness
SURENESS = {CERTAIN: "säker", PROBABLE: "trolig"}
KINDS = {"personal": "personnummer", "coordination": "samordningsnummer", "lma": "LMA"}
WORDS = {
    Reason.SAME_NAME_AND_PHONE: "samma namn och telefon",
    Reason.SAME_NAME_AND_EMAIL: "samma namn och e-post",
    Reason.SAME_NAME_AND_BIRTH: "samma namn och födelsedatum",
    Reason.ALIKE_CONTACT_AND_YEAR: "liknande namn eller annan skrift, samma kontakt och födelseår",
    Reason.OTHER_SCRIPT_CONTACT_AND_YEAR: "liknande namn eller annan skrift, samma kontakt och födelseår",
    Reason.SAME_NAME_ONLY: "samma namn, inget annat att gå på: fråga",
    Reason.SAME_NAME_OTHER_BIRTH: "samma namn men olika födelseår",
    Reason.SAME_NAME_AND_PHONE_OTHER_BIRTH: "samma namn men olika födelseår (och samma telefon)",
    Reason.ALIKE_AND_PHONE_OTHER_BIRTH: "liknande namn och samma telefon men olika födelseår",
}


def facts(*names, phone="", email="", birth="", number=""):
    return Facts(names, frozenset(filter(None, [phone])), frozenset(filter(None, [email])), birth, number)


@pytest.fixture(scope="module")
def rows():
    return registration_rows.registrations()


@pytest.fixture(scope="module")
def found(rows):
    return registration_rows.grouped(rows)


class TestTheSampleYear:
    def test_who_are_the_same_comes_out_whole_with_the_reason(self, rows, found):
        kind = {row.ref: KINDS.get(row.facts.number_kind, "") for row in rows}
        told = {
            (one, other, SURENESS[it.likeness], WORDS.get(it.reason, f"samma {kind[one]}"))
            for one, other, it in found[1]
        }
        expected = registration_rows.answers("samma_person.csv")
        assert {(it["rad_1"], it["rad_2"], it["säkerhet"], it["skäl"]) for it in expected} == told

    def test_the_persons_come_out_whole(self, found):
        persons = {frozenset(refs) for refs in found[0].values()}
        assert {frozenset(it["rader"].split(", ")) for it in registration_rows.answers("personer.csv")} == persons

    def test_who_are_alike_and_still_two_comes_out_whole(self, rows, found):
        told = {
            (one, other, WORDS[it.reason])
            for one, other, it, are_others in registration_rows.apart(rows, found[0])
            if are_others
        }
        expected = registration_rows.answers("inte_samma_person.csv")
        copied = [it for it in expected if "upprepningstecken" in it["skäl"]]  # what a file's reader sees, not the rule
        assert {(it["rad_1"], it["rad_2"], it["skäl"]) for it in expected if it not in copied} == told

    def test_who_cannot_be_told_comes_out_whole(self, rows, found):
        told = {
            (one, other, WORDS[it.reason])
            for one, other, it, are_others in registration_rows.apart(rows, found[0])
            if not are_others
        }
        expected = registration_rows.answers("oklart_om_samma.csv")
        assert {(it["rad_1"], it["rad_2"], it["skäl"]) for it in expected} == told


class TestCertain:
    def test_the_same_number_and_names_that_can_be_the_same(self):
        one, other = facts("Kristina Öhlund", number="19530416-2349"), facts("Stina Öhlund", number="19530416-2349")
        assert (CERTAIN, Reason.SAME_NUMBER) == _said(one, other)

    @pytest.mark.parametrize(
        "spelling",
        [
            "GUN-MAJ LUNDMARK",
            "Gunmaj Lundmark",
            "Lundmark, Gun-Maj",
            "Gun Maj Lundmark",
            "Gun‑Maj  Lundmark",
            "Gún-Maj Lundmärk",
        ],
    )
    def test_the_same_name_however_it_is_written_and_the_same_phone(self, spelling):
        one, other = facts("Gun-Maj Lundmark", phone="980319297"), facts(spelling, phone="980319297")
        assert (CERTAIN, Reason.SAME_NAME_AND_PHONE) == _said(one, other)

    def test_any_spelling_that_is_known_will_do(self):
        one = facts("Ánde Čoarvi", "Anders Tjorvi", email="ande@example.org")
        assert (CERTAIN, Reason.SAME_NAME_AND_EMAIL) == _said(one, facts("Anders Tjorvi", email="ande@example.org"))

    def test_the_same_name_and_the_whole_birth_date(self):
        one, other = facts("Aina Salomonsson", birth="1940-06-17"), facts("Aina Salomonsson", birth="1940-06-17")
        assert (CERTAIN, Reason.SAME_NAME_AND_BIRTH) == _said(one, other)

    def test_a_year_alone_is_not_a_birth_date(self):
        one, other = facts("Aina Salomonsson", birth="1940"), facts("Aina Salomonsson", birth="1940-06-17")
        assert (UNCLEAR, Reason.SAME_NAME_ONLY) == _said(one, other)


class TestProbable:
    def test_a_name_in_another_script_with_the_same_phone_and_birth_year(self):
        one, other = (
            facts("بسام درويش", phone="701740637", birth="1975"),
            facts("Bassam Darwich", phone="701740637", birth="1975"),
        )
        assert (PROBABLE, Reason.OTHER_SCRIPT_CONTACT_AND_YEAR) == _said(one, other)

    def test_a_similar_name_with_the_same_phone_and_birth_year(self):
        one = facts("Maret Vuolle", phone="980319261", birth="1951")
        assert (PROBABLE, Reason.ALIKE_CONTACT_AND_YEAR) == _said(
            one, facts("Margareta Vuolle", phone="980319261", birth="1951-03-02")
        )

    def test_a_similar_name_and_the_phone_say_nothing_without_a_birth_year(self):
        assert judge(facts("Maret Vuolle", phone="1"), facts("Margareta Vuolle", phone="1", birth="1951")) is None


class TestNeverTheSame:
    def test_father_and_son_of_one_name_on_one_phone(self):
        one, other = (
            facts("Sven-Olov Burman", phone="1", birth="1944"),
            facts("Sven-Olov Burman", phone="1", birth="1972"),
        )
        assert (DIFFERENT, Reason.SAME_NAME_AND_PHONE_OTHER_BIRTH) == _said(one, other)

    def test_other_birth_dates_of_the_same_year(self):
        one, other = facts("Lars Jonsson", birth="1950-01-02"), facts("Lars Jonsson", birth="1950-03-04")
        assert (DIFFERENT, Reason.SAME_NAME_OTHER_BIRTH) == _said(one, other)

    def test_sisters_on_one_phone(self):
        one, other = facts("Mari Sandström", phone="1", birth="1947"), facts("Maria Sandström", phone="1", birth="1949")
        assert (DIFFERENT, Reason.ALIKE_AND_PHONE_OTHER_BIRTH) == _said(one, other)

    def test_a_couple_on_one_phone_and_one_address(self):
        one = facts("Elvy Bergvall", phone="980319285", email="bergvall@example.org", birth="1948")
        assert (
            judge(one, facts("Konrad Bergvall", phone="980319285", email="bergvall@example.org", birth="1948")) is None
        )

    def test_a_number_that_was_copied_to_somebody_elses_row(self):
        one, other = facts("Kurt Nordlund", number="1"), facts("Ann-Britt Nordlund", number="1")
        assert (DIFFERENT, Reason.SAME_NUMBER_OTHER_NAME) == _said(one, other)


GIVEN = ["Anna", "Ann-Kristin", "Kristina", "Stina", "Åsa", "بسام", "Оксана", "Lars", "Lasse", "?"]
FAMILY = ["Grahn", "Grahn Wikberg", "Sjödin", "Sj?din", "Öhlund", "", "درويش", "-"]
NAME = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY)) | st.text(max_size=12)
PERSON = st.builds(
    Facts,
    names=st.lists(NAME, max_size=2).map(tuple),
    phones=st.frozensets(st.sampled_from(["980319297", "313900622"]), max_size=2),
    emails=st.frozensets(st.sampled_from(["a@example.org", "b@example.org"]), max_size=1),
    birth=st.sampled_from(["", "1950", "1951", "1950-01-02", "1950-02-01"]),
    number=st.sampled_from(["", "", "19500102-0000", "99001234-4"]),
)


@settings(max_examples=60)
@given(PERSON, PERSON)
def test_it_does_not_matter_who_is_compared_with_whom(one, other):
    assert judge(one, other) == judge(other, one)


@settings(max_examples=60)
@given(PERSON)
def test_nobody_is_another_than_oneself(one):
    assert judge(one, one) is None or judge(one, one).likeness is not DIFFERENT


@settings(max_examples=60)
@given(PERSON, PERSON)
def test_two_about_whom_anything_can_be_said_share_a_key(one, other):
    assert judge(one, other) is None or keys(one) & keys(other)


def _said(one, other):
    verdict = judge(one, other)
    return verdict and (verdict.likeness, verdict.reason)
