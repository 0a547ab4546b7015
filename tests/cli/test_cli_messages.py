"""Telling people from the command line."""

import zipfile

import factories
import pytest

from courses.actions import enrolment, options
from courses.exports import post_office

MAJA = factories.LIBRARIAN


@pytest.fixture
def course(office):
    def work(store):
        options.set_option(store, MAJA, "library.email", "kurs@example.org")
        course = factories.course(store, first_date=factories.date(2027, 1, 12), seats=3)
        for values in (
            {"given_name": "Anna", "email": "anna@example.org"},
            {"given_name": "Cilla", "contact": "LETTER", "address": "Gatan 1", "postcode": "910 60", "town": "Åsele"},
            {"given_name": "Dag", "email": "d@example.org", "phone": "0980-319201", "is_protected": True},
            {"given_name": "Eva", "phone": "0980-319202"},
        ):
            enrolment.enrol(store, MAJA, course.id, factories.person(store, **values).id)

    return office(work)


@pytest.fixture
def run(kursverkstad, course):
    return kursverkstad


def ways(told):
    return {it["name"]: it["way"] for it in told.json}


def test_nothing_is_written_by_a_dry_run(run):
    told = run("messages", "make", "joining", "601", "--dry-run", "--json")
    assert {"Anna Ek": "EMAIL", "Cilla Ek": "LETTER", "Deltagare 1": "VISIT"} == ways(told)
    assert [] == run("messages", "list", "--json").json


def test_messages_are_made_listed_by_filter_and_shown(run):
    assert "3" in run("messages", "make", "joining", "601").out
    assert {"Cilla Ek": "LETTER"} == ways(run("messages", "list", "--way", "letter", "--json"))
    assert {"Anna Ek": "EMAIL"} == ways(run("messages", "list", "--person", "anna", "--json"))
    assert "Cilla Ek" in run("messages").out
    assert "Välkommen till Internet" in run("messages", "show", 2).out + run("messages", "show", 3).out


def test_those_who_wait_or_are_named_are_told(run):
    assert {"Eva Ek"} == set(ways(run("messages", "make", "waiting", "601", "--dry-run", "--json")))
    named = run("messages", "make", "reminder", "601", "--person", "Anna", "--dry-run", "--json")
    assert {"Anna Ek"} == set(ways(named))
    assert 4 == run("messages", "make", "reminder", "601", "--person", "Ingen").code


def test_nothing_of_somebody_protected_is_told(run):
    run("messages", "make", "joining", "601")
    said = "".join(run(*words).out for words in (("messages",), ("messages", "list", "--json"), ("journal",)))
    assert not any(part in said for part in ("Dag", "d@example.org", "319201", "31 92 01"))


def test_letters_are_printed_as_one_file_once(run, tmp_path):
    run("messages", "make", "joining", "601")
    assert 0 == run("messages", "print", "-o", tmp_path / "brev.pdf").code
    assert b"%PDF" == (tmp_path / "brev.pdf").read_bytes()[:4]
    assert 5 == run("messages", "print", "-o", tmp_path / "brev2.pdf").code


def test_emails_are_written_as_a_zip_and_noted(run, tmp_path):
    run("messages", "make", "joining", "601")
    assert 0 == run("messages", "eml", "-o", tmp_path / "ut.zip").code
    assert 1 == len(zipfile.ZipFile(tmp_path / "ut.zip").namelist())
    assert {"Anna Ek"} == set(ways(run("messages", "list", "--status", "sent", "--json")))
    assert 3 == run("messages", "eml", "-o", tmp_path / "igen.zip").code
    run("undo")
    assert set() == set(ways(run("messages", "list", "--status", "sent", "--json")))


def test_a_queued_email_is_delayed_stopped_and_queued_again(run):
    run("settings", "set", "smtp.host", "127.0.0.1")
    run("messages", "make", "joining", "601", "--person", "Anna")
    (it,) = run("messages", "list", "--json").json
    assert ("QUEUED", "2026-11-20T12:55:00") == (it["status"], it["due"])
    run("messages", "delay", it["id"], "--minutes", 5)
    assert "2026-11-20T13:00:00" == run("messages", "list", "--json").json[0]["due"]
    run("messages", "stop", it["id"])
    assert "STOPPED" == run("messages", "list", "--json").json[0]["status"]
    assert 5 == run("messages", "delay", it["id"]).code
    run("messages", "queue", it["id"])
    assert "QUEUED" == run("messages", "list", "--json").json[0]["status"]


def test_sending_without_its_password_is_refused_in_words(run, monkeypatch):
    monkeypatch.delenv(post_office.PASSWORD, raising=False)
    run("settings", "set", "smtp.host", "127.0.0.1")
    run("settings", "set", "smtp.user", "maja")
    run("messages", "make", "joining", "601", "--person", "Anna")
    told = run("messages", "send", 1)
    assert 5 == told.code and "smtp-password" in told.err


def test_a_server_that_is_not_there_is_told_and_the_message_waits(run):
    run("settings", "set", "smtp.host", "127.0.0.1")
    run("settings", "set", "smtp.port", "1")
    run("messages", "make", "joining", "601", "--person", "Anna")
    assert 1 == run("messages", "send", 1).code
    assert "QUEUED" == run("messages", "list", "--json").json[0]["status"]


def test_a_link_has_the_address(run):
    run("messages", "make", "thanks", "601", "--person", "Anna")
    assert run("messages", "mailto", 1).out.startswith("mailto:anna@example.org?subject=")


def test_a_template_goes_out_to_a_file_and_back_in(run, tmp_path):
    file = tmp_path / "mall.md"
    file.write_text(run("templates", "show", "thanks").out.replace("Tack för", "Stort tack för"), encoding="utf-8")
    assert 0 == run("templates", "edit", "thanks", file).code
    assert "Stort tack för" in run("templates", "show", "thanks").out
    assert 0 == run("templates", "edit", "thanks", file, "--language", "dari").code
    assert 0 == run("templates", "restore", "thanks").code
    assert "Stort" not in run("templates", "show", "thanks").out


def test_a_template_with_an_unknown_field_is_refused_with_the_nearest(run, tmp_path):
    file = tmp_path / "mall.md"
    file.write_text("---\nsubject: {kurz}\nshort: a\nproofread: yes\n---\n\nb\n", encoding="utf-8")
    told = run("templates", "edit", "thanks", file)
    assert 3 == told.code and "{kurz}" in told.err and "{kurs}" in told.err
    file.write_text("vad som helst", encoding="utf-8")
    assert 3 == run("templates", "edit", "thanks", file).code


def test_a_message_is_changed_and_noted_as_done(run):
    run("messages", "make", "joining", "601", "--person", "Eva")
    run("messages", "change", 1, "--text", "Ring %s {kurs}")
    run("messages", "done", 1)
    it = run("messages", "list", "--json").json[0]
    assert ("Ring %s {kurs}", "SENT") == (it["text"], it["status"])
    assert 5 == run("messages", "change", 1, "--text", "x").code
