"""Who may sign in, at the command line; `--as`, and the password."""

import pytest

from courses.actions import passwords
from courses.errors import Exit

WORD = "åtta små grodor"


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    """Lets a password cost next to nothing."""
    monkeypatch.setattr(passwords, "ROUNDS", 1)
    monkeypatch.setattr(passwords, "KIBIBYTES", 8)
    passwords.forget_cost()
    yield
    passwords.forget_cost()


@pytest.fixture
def staffed(kursverkstad, evening):
    """Registers Maja, a librarian, and Rut, a reader."""
    assert 0 == kursverkstad("user", "add", "Maja", "--role", "librarian").code
    assert 0 == kursverkstad("user", "add", "Rut", "--role", "reader").code


def test_without_users_anybody_may_do_everything(kursverkstad, evening):
    assert "ingen" in kursverkstad("users").err.casefold()
    assert 0 == kursverkstad("--as", "Vem som helst", "settings", "set", "library.name", "Storuman").code


def test_the_first_has_to_be_a_librarian(kursverkstad, evening):
    assert Exit.REFUSED == kursverkstad("user", "add", "Rut", "--role", "reader").code
    assert [] == kursverkstad("users", "--json").json


def test_the_users_are_shown_with_what_they_are(kursverkstad, staffed):
    assert 0 == kursverkstad("user", "add", "Pia", "--role", "partner", "--organisation", "ABF").code
    shown = {it["name"]: it for it in kursverkstad("users", "--json").json}

    assert ["Maja", "Pia", "Rut"] == sorted(shown)
    assert ("PARTNER", "Arbetarnas Bildningsförbund") == (shown["Pia"]["role"], shown["Pia"]["of"])
    assert "bibliotekarie" in kursverkstad("users").out


def test_from_the_first_user_on_only_users_get_in(kursverkstad, staffed):
    told = kursverkstad("--as", "Nils", "courses")

    assert (Exit.REFUSED, "") == (told.code, told.out)
    assert 0 == kursverkstad("--as", "maja", "courses").code


def test_the_environment_says_who_it_is_too(kursverkstad, staffed, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_USER", "Rut")

    assert Exit.REFUSED == kursverkstad("attendance", "STO-601").code


def test_a_script_gives_the_password_in_the_environment(kursverkstad, staffed, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NEW_PASSWORD", WORD)
    assert 0 == kursverkstad("user", "password", "Maja").code

    assert Exit.REFUSED == kursverkstad("courses").code
    monkeypatch.setenv("KURSVERKSTAD_PASSWORD", "fel")
    assert Exit.REFUSED == kursverkstad("courses").code
    monkeypatch.setenv("KURSVERKSTAD_PASSWORD", WORD)
    assert 0 == kursverkstad("courses").code


def test_a_password_is_never_said(kursverkstad, staffed, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NEW_PASSWORD", WORD)
    monkeypatch.setenv("KURSVERKSTAD_PASSWORD", WORD)
    told = [
        kursverkstad("user", "password", "Maja"),
        kursverkstad("users", "--json"),
        kursverkstad("journal", "--json"),
    ]

    assert not any(secret in it.out + it.err for it in told for secret in (WORD, "argon2", "$"))


def test_without_a_terminal_a_new_password_is_not_asked_for(kursverkstad, staffed):
    told = kursverkstad("user", "password", "Maja")

    assert Exit.INVALID == told.code
    assert "KURSVERKSTAD_NEW_PASSWORD" in told.err


def test_the_deed_is_journalled_under_the_name_as_registered(kursverkstad, staffed):
    assert 0 == kursverkstad("--as", "MAJA", "settings", "set", "library.name", "Storuman").code

    assert "Maja" == kursverkstad("journal", "--json").json[0]["actor"]


def test_a_removed_user_stays_out_until_made_active(kursverkstad, staffed):
    assert 0 == kursverkstad("user", "remove", "Rut").code
    assert Exit.REFUSED == kursverkstad("--as", "Rut", "courses").code
    assert 0 == kursverkstad("user", "change", "Rut", "--active").code
    assert 0 == kursverkstad("--as", "Rut", "courses").code


def test_who_is_no_user_is_told_with_who_there_is(kursverkstad, staffed):
    told = kursverkstad("user", "remove", "Nils")

    assert Exit.NOT_FOUND == told.code
    assert "Maja" in told.err


def test_who_registers_the_first_is_told_how_to_get_in_from_now_on(kursverkstad, evening):
    assert "--as" in kursverkstad("user", "add", "Maja", "--role", "librarian").err
    assert "--as" not in kursverkstad("--as", "Maja", "user", "add", "Rut", "--role", "reader").err
    assert "KURSVERKSTAD_USER" in kursverkstad("--as", "Nisse", "courses").err


def test_a_reader_sees_a_course_without_the_people(kursverkstad, staffed):
    shown = kursverkstad("--as", "Rut", "course", "STO-601", "--json")
    assert (0, []) == (shown.code, shown.json["participants"])
    assert "Ada" not in shown.out
    assert 0 == kursverkstad("--as", "Rut", "course", "STO-601").code
