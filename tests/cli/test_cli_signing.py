"""Signing on the command line, and what attendance, study hours, the circle and certificates come to with it."""

import factories
import pytest
from factories import LIBRARIAN

from courses import clock
from courses.actions import papers, registers, signing
from courses.actions.register_drafts import LeaderDraft, OrganisationDraft
from courses.model import CourseForm, OrganisationKind

NOW = "2026-12-01T12:00"


@pytest.fixture
def finished(office, monkeypatch):
    """STO-601, three Tuesdays 17.00–19.15 with 45 minutes' break, all held: Ada at all, Bo at two, Cia from the second."""
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-01T09:00")

    def work(store):
        org = registers.add(
            store,
            LIBRARIAN,
            OrganisationDraft(name="Folkets förbund", code="FFB", kind=OrganisationKind.STUDY_ASSOCIATION),
        )
        led = registers.add(store, LIBRARIAN, LeaderDraft(name="Gunnel", approved_by=("FFB",)))
        times = {"start": factories.time(17), "end": factories.time(19, 15), "break_minutes": 45}
        course = factories.course(
            store, count=3, organiser_id=org, leader_ids=(led,), form=CourseForm.STUDY_CIRCLE, **times
        )
        ada, bo = factories.enrolled(store, course, "Ada", "Bo")
        monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-10T09:00")
        (cia,) = factories.enrolled(store, course, "Cia")
        monkeypatch.setenv("KURSVERKSTAD_NOW", NOW)
        factories.mark(store, course, ada, *["PRESENT"] * 3)
        factories.mark(store, course, bo, "PRESENT", "ABSENT", "LATE")
        factories.mark(store, course, cia, None, "PRESENT", "PRESENT")
        return course, ada, bo, cia

    return office(work)


class TestAttendanceAsJson:
    def test_each_person_has_marks_figures_hours_circle_and_certificate(self, kursverkstad, finished):
        told = kursverkstad("attendance", "601", "--json").json
        ada, bo, cia = told["persons"]

        assert ["PRESENT", "ABSENT", "LATE"] == bo["marks"]
        assert (2, 3, 2 / 3, 4, [2, None, 2]) == tuple(bo[it] for it in "attended held rate study_hours hours".split())
        assert (True, False) == (ada["certificate"], bo["certificate"])
        assert ("DUE", "IMPOSSIBLE") == (ada["certificate_state"], bo["certificate_state"])
        assert (2, 2, 3, [True, False, False]) == tuple(
            cia[it] for it in "attended held certificate_held before".split()
        )
        assert "cannot_count" == ada["circle"]

    def test_each_session_has_its_study_hours_and_the_sum_they_come_from(self, kursverkstad, finished):
        kursverkstad("study-hours", "601", "2", "1")
        first, second, _third = kursverkstad("attendance", "601", "--json").json["sessions"]

        assert (2, 2, None) == tuple(first[it] for it in "study_hours study_hours_computed study_hours_stated".split())
        assert "17.00–19.15 − 45 min = 90 min = 2 × 45" == first["study_hours_sum"]
        assert (1, 2, 1) == tuple(second[it] for it in "study_hours study_hours_computed study_hours_stated".split())

    def test_the_course_has_the_rate_of_all_seats(self, kursverkstad, finished):
        assert 7 / 9 == kursverkstad("attendance", "601", "--json").json["rate"]


def test_study_hours_are_shown_by_person_and_session_with_the_sums(kursverkstad, finished):
    told = kursverkstad("attendance", "601", "--hours").out

    assert "17.00–19.15 − 45 min = 90 min = 2 × 45" in told
    assert ["Ada", "Ek", "2", "2", "2", "6"] in [line.split() for line in told.splitlines()]


class TestSigning:
    def test_a_session_is_signed_locked_corrected_and_told(self, kursverkstad, finished):
        assert 0 == kursverkstad("sign", "601", "2").code
        refused = kursverkstad("mark", "601", "2", "Bo", "present")
        assert (1, "ABSENT") == (
            min(refused.code, 1),
            kursverkstad("attendance", "601", "--json").json["persons"][1]["marks"][1],
        )

        assert 0 == kursverkstad("correct", "601", "2", "bo ek", "late", "--minutes", "5", "--reason", "stod fel").code
        (told,) = kursverkstad("corrections", "601", "--json").json

        assert ("ABSENT", "LATE", 5, "stod fel") == tuple(
            told[it] for it in "before after minutes_after reason".split()
        )
        session = kursverkstad("attendance", "601", "--json").json["sessions"][1]
        assert session["signed"]["by"]
        assert "stod fel" in kursverkstad("corrections", "601").out

    def test_a_course_is_signed_at_once_and_said_on_the_course(self, kursverkstad, finished):
        assert 0 == kursverkstad("sign", "601", "--course").code

        assert [1, 2, 3] == [it["number"] for it in kursverkstad("course", "601", "--json").json["signed"]]
        assert 0 != kursverkstad("sign", "601", "--course").code

    def test_who_has_no_mark_is_named_until_it_is_said_that_it_is_meant(self, kursverkstad, finished):
        kursverkstad("mark", "601", "2", "Bo", "none")
        told = kursverkstad("sign", "601", "2")

        assert told.code
        assert "Bo Ek" in told.err
        assert "--force" in told.err
        assert 0 == kursverkstad("sign", "601", "2", "--force").code

    def test_it_is_taken_back_with_a_reason(self, kursverkstad, finished):
        kursverkstad("sign", "601", "1")

        assert kursverkstad("unsign", "601", "1").code
        assert 0 == kursverkstad("unsign", "601", "1", "--reason", "fel lista").code
        assert 0 == kursverkstad("mark", "601", "1", "Bo", "absent").code


class TestTheCertificateFollows:
    @pytest.fixture
    def printed(self, finished, office):
        course, ada, bo, cia = finished

        def work(store):
            signing.sign_course(store, LIBRARIAN, course.id)
            papers.certificates(store, LIBRARIAN, course.id, clock.now())

        office(work)
        return finished

    def test_one_that_says_otherwise_is_told_and_keeps_its_number_when_printed_anew(
        self, kursverkstad, printed, tmp_path
    ):
        kursverkstad("settings", "set", "certificate.threshold", "60 %")
        told = kursverkstad("correct", "601", "3", "Ada", "absent", "--reason", "var sjuk")
        assert "2026-0001" in told.err
        (changed,) = kursverkstad("course", "601", "--json").json["certificates_changed"]
        assert (3, 2, 6, 4, True) == tuple(
            changed[it] for it in "attended attended_now study_hours study_hours_now due".split()
        )

        kursverkstad("print", "certificates", "601", "-o", tmp_path / "ut", "--person", "Ada")
        told = kursverkstad("attendance", "601", "--json").json["persons"][0]

        assert ("2026-0001", False) == (told["certificate_number"], told["certificate_changed"])

    def test_one_that_is_no_longer_due_is_taken_back(self, kursverkstad, printed):
        kursverkstad("correct", "601", "3", "Ada", "absent", "--reason", "var sjuk")
        (changed,) = kursverkstad("course", "601", "--json").json["certificates_changed"]
        assert changed["due"] is False
        assert 0 == kursverkstad("print", "certificates", "601", "--take-back", "Ada").code

        assert [] == kursverkstad("course", "601", "--json").json["certificates_changed"]
        assert kursverkstad("attendance", "601", "--json").json["persons"][0]["certificate_number"] is None
        assert kursverkstad("print", "certificates", "601", "--take-back", "Ada").code

    def test_one_that_is_due_is_not_taken_back(self, kursverkstad, printed):
        assert kursverkstad("print", "certificates", "601", "--take-back", "Ada").code


def test_nobody_outside_the_course_is_corrected(kursverkstad, finished, office):
    office(lambda store: factories.person(store, "Dan", "Dahl"))
    kursverkstad("sign", "601", "1")

    assert kursverkstad("correct", "601", "1", "Dan", "present", "--reason", "fel").code
    assert kursverkstad("correct", "601", "1", "Ek", "present", "--reason", "fel").code
