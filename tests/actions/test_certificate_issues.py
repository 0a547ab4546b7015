"""Certificates that hold: what is issued under a number, what of it is kept, and what checking says afterwards."""

from dataclasses import replace

import pytest
from factories import LIBRARIAN, course, enrolled, library, mark

from courses import clock
from courses.actions import certificate_check, certificate_keys, certificates, journal, options, papers, people
from courses.actions.people import draft_of
from courses.errors import Forbidden, Invalid
from courses.model import Actor, Role
from courses.model.certificates import Verdict
from courses.store import certificate_issues, courses, signing_keys
from courses.store import journal as deeds


def given(store, *marks):
    two = course(store, count=2)
    (asta,) = enrolled(store, two, "Asta")
    mark(store, two, asta, *(marks or ("PRESENT", "PRESENT")))
    return two, asta


def printed(store, of):
    (paper,) = papers.certificates(store, LIBRARIAN, of.id, clock.now())
    return paper


def verdict(store, text, actor=LIBRARIAN):
    (found,) = certificate_check.check_here(store, actor, text)
    return found.verdict


def test_what_was_printed_is_valid(tmp_path):
    with library(tmp_path) as store:
        of, _asta = given(store)

        (found,) = certificate_check.check_here(store, LIBRARIAN, printed(store, of).statement)
        assert (Verdict.VALID, True, "Asta Ek") == (found.verdict, found.is_in_register, found.facts.name)


def test_the_open_key_alone_is_enough(tmp_path):
    with library(tmp_path) as store:
        of, _asta = given(store)
        text = printed(store, of).statement
        keys = certificate_keys.handed_out(store, LIBRARIAN)

    assert [Verdict.VALID] == [it.verdict for it in certificate_check.check(text, keys)]


def test_another_librarys_key_does_not_know_it(tmp_path):
    with library(tmp_path / "one") as store, library(tmp_path / "two") as other:
        of, _asta = given(store)
        text = printed(store, of).statement

        keys = certificate_keys.handed_out(other, LIBRARIAN)
        assert [Verdict.UNKNOWN_KEY] == [it.verdict for it in certificate_check.check(text, keys)]


def test_altered_text_fails(tmp_path):
    with library(tmp_path) as store:
        of, _asta = given(store)

        assert Verdict.ALTERED is verdict(store, printed(store, of).statement.replace("Asta", "Astrid"))


def test_a_reprint_is_the_same_paper(tmp_path, monkeypatch):
    with library(tmp_path) as store:
        of, _asta = given(store)
        first = printed(store, of)
        monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-12-24T10:00:00")

        assert first == printed(store, of)
        assert 1 == len(certificate_issues.listed(store, first.number))


def test_other_figures_are_a_new_issue_that_keeps_the_number_and_the_old_one(tmp_path):
    with library(tmp_path) as store:
        of, asta = given(store, "PRESENT", "ABSENT")
        options.set_option(store, LIBRARIAN, "certificate.threshold", "50 %")
        first = printed(store, of)
        mark(store, of, asta, "PRESENT", "PRESENT")
        second = printed(store, of)

        assert (first.number, 2) == (second.number, second.issue)
        assert [1, 2] == [it.attended for it in certificate_issues.listed(store, first.number)]
        assert Verdict.SUPERSEDED is verdict(store, first.statement)
        assert Verdict.VALID is verdict(store, second.statement)


def test_another_name_is_a_new_issue(tmp_path):
    with library(tmp_path) as store:
        of, asta = given(store)
        first = printed(store, of)
        people.change(store, LIBRARIAN, asta.id, replace(draft_of(asta), family_name="Ekholm"), asta.version)

        assert (1, 2) == (first.issue, printed(store, of).issue)


def test_one_taken_back_is_told_with_its_reason(tmp_path):
    with library(tmp_path) as store:
        of, asta = given(store)
        paper = printed(store, of)
        mark(store, of, asta, "ABSENT", "ABSENT")
        certificates.withdraw(store, LIBRARIAN, of.id, asta.id, reason="Fel lista matades in.")

        (found,) = certificate_check.check_here(store, LIBRARIAN, paper.statement)
        assert Verdict.WITHDRAWN is found.verdict
        assert "20" in found.reason
        assert found.reason.endswith("Maja. Fel lista matades in.")


def test_one_that_is_due_again_holds_again(tmp_path):
    with library(tmp_path) as store:
        of, asta = given(store)
        paper = printed(store, of)
        mark(store, of, asta, "ABSENT", "ABSENT")
        certificates.withdraw(store, LIBRARIAN, of.id, asta.id)
        mark(store, of, asta, "PRESENT", "PRESENT")

        assert paper == printed(store, of)
        assert Verdict.VALID is verdict(store, paper.statement)


def test_one_whose_printing_was_undone_is_not_in_the_register(tmp_path):
    with library(tmp_path) as store:
        of, _asta = given(store)
        paper = printed(store, of)
        journal.undo(store, LIBRARIAN)

        assert Verdict.NOT_ISSUED is verdict(store, paper.statement)


def test_undoing_never_takes_the_key_away(tmp_path):
    with library(tmp_path) as store:
        of, _asta = given(store)
        key = printed(store, of).key
        journal.undo(store, LIBRARIAN)
        journal.undo(store, LIBRARIAN)

        assert key == signing_keys.current(store).code


def test_the_closed_half_of_the_key_stands_in_no_journal(tmp_path):
    with library(tmp_path) as store:
        printed(store, given(store)[0])
        closed = signing_keys.closed_half(store, signing_keys.current(store).code)

        assert 43 == len(closed)
        assert 0 == store.value("SELECT count(*) FROM journal_change WHERE instr(coalesce(after, ''), ?)", (closed,))
        assert any(signing_keys.current(store).code in it.deed for it in deeds.history(store))


def test_a_new_key_leaves_what_the_old_one_signed_good(tmp_path):
    with library(tmp_path) as store:
        of, _asta = given(store)
        paper = printed(store, of)
        certificate_keys.renew(store, LIBRARIAN)

        assert Verdict.VALID is verdict(store, paper.statement)
        assert paper.key != signing_keys.current(store).code
        assert paper == printed(store, of)


def test_a_protected_person_gets_a_line_and_no_name_in_the_code(tmp_path):
    with library(tmp_path) as store:
        of, asta = given(store)
        hidden = replace(draft_of(asta), is_protected=True, alias="Deltagare 7")
        people.change(store, LIBRARIAN, asta.id, hidden, asta.version)

        paper = printed(store, of)
        assert "" == paper.name
        assert "Namn/Name: –\n" in paper.statement
        assert "Asta" not in paper.statement
        assert "Deltagare" not in paper.statement


def test_who_may_not_print_is_told_of_the_signature_only(tmp_path):
    with library(tmp_path) as store:
        of, asta = given(store)
        paper = printed(store, of)
        mark(store, of, asta, "ABSENT", "ABSENT")
        certificates.withdraw(store, LIBRARIAN, of.id, asta.id)
        reader = Actor(name="Rut", role=Role.READER)

        (found,) = certificate_check.check_here(store, reader, paper.statement)
        assert (Verdict.VALID, False) == (found.verdict, found.is_in_register)
        with pytest.raises(Forbidden):
            certificate_keys.renew(store, reader)


def test_a_text_without_a_certificate_is_refused(tmp_path):
    with library(tmp_path) as store, pytest.raises(Invalid):
        certificate_check.check_here(store, LIBRARIAN, "Intyg")


def test_the_figures_that_it_was_made_from_are_kept(tmp_path):
    with library(tmp_path) as store:
        of, asta = given(store)
        paper = printed(store, of)
        row = certificate_issues.by_number(store, paper.number)

        (issue,) = certificate_issues.listed(store, paper.number)
        assert ("Maja", clock.now(), 2, 2) == (issue.issued_by, issue.issued_at, issue.attended, issue.held)
        assert (asta.id, of.id) == (row["person_id"], row["course_id"])
        assert courses.participants(store, LIBRARIAN, of.id, clock.now())[0].study_hours == issue.study_hours
