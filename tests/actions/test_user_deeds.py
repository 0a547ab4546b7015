"""Who may sign in: registered, changed, removed, with a password or without."""

import factories
import pytest

from courses.actions import journal, passwords, users
from courses.actions.users import UserDraft
from courses.errors import Conflict, Forbidden, Invalid, Refused
from courses.model import Actor, Role
from courses.store import registers
from courses.store import users as stored

MAJA = factories.LIBRARIAN
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
def store(tmp_path):
    with factories.library(tmp_path) as it:
        yield it


@pytest.fixture
def maja(store):
    """Registers Maja, the librarian."""
    return users.add(store, MAJA, UserDraft("Maja", Role.LIBRARIAN))


def organisation(store):
    return registers.organisations(store)[0].id


def test_as_long_as_nobody_is_registered_anybody_is_a_librarian(store):
    assert Actor("Vem som helst") == users.sign_in(store, "Vem som helst")


def test_the_first_who_is_registered_has_to_be_a_librarian(store):
    with pytest.raises(Refused, match="bibliotekarie"):
        users.add(store, MAJA, UserDraft("Leo", Role.READER))

    assert not stored.are_there(store)


def test_from_then_on_only_those_registered_sign_in(store, maja):
    assert Role.LIBRARIAN is users.sign_in(store, "maja").role
    with pytest.raises(Forbidden):
        users.sign_in(store, "Vem som helst")


@pytest.mark.parametrize("name", ["MAJA", " maja ", "Maja"])
def test_a_name_is_the_same_in_any_case_and_is_kept_as_registered(store, maja, name):
    assert "Maja" == users.sign_in(store, name).name
    with pytest.raises(Refused, match="Maja"):
        users.add(store, MAJA, UserDraft(name, Role.READER))


def test_accents_part_two_names(store, maja):
    users.add(store, MAJA, UserDraft("Måja", Role.READER))

    assert Role.READER is users.sign_in(store, "måja").role


def test_a_password_is_asked_for_and_is_right_or_wrong(store, maja):
    users.set_password(store, MAJA, maja.id, WORD)

    assert users.needs_password(store, "Maja")
    assert "Maja" == users.sign_in(store, "Maja", WORD).name
    for wrong in ("", "fel", WORD + " "):
        with pytest.raises(Forbidden):
            users.sign_in(store, "Maja", wrong)


def test_a_letter_typed_as_two_signs_is_the_same_password(store, maja):
    users.set_password(store, MAJA, maja.id, WORD)

    assert users.sign_in(store, "Maja", "a\u030atta sma\u030a grodor")


def test_a_wrong_name_and_a_wrong_password_are_refused_in_the_same_words(store, maja):
    users.set_password(store, MAJA, maja.id, WORD)
    said = set()
    for name, word in (("Maja", "fel ord"), ("Nils", "fel ord"), ("Nils", "")):
        with pytest.raises(Forbidden) as refusal:
            users.sign_in(store, name, word)
        said.add((refusal.value.message, refusal.value.hint))

    assert 1 == len(said)
    assert users.needs_password(store, "Nils")


def test_a_password_stands_neither_in_the_journal_nor_as_it_is(store, maja):
    users.set_password(store, MAJA, maja.id, WORD)
    users.add(store, MAJA, UserDraft("Bo", Role.READER), WORD)
    journal_text = str(store.query("SELECT * FROM journal_entry") + store.query("SELECT * FROM journal_change"))
    secrets = store.query("SELECT * FROM secret")

    assert 2 == len(secrets)
    assert not any(row["value"] in journal_text for row in secrets)
    assert "argon2" not in journal_text
    assert WORD not in journal_text + str(secrets)


def test_a_short_password_is_refused_and_nobody_is_registered(store, maja):
    with pytest.raises(Invalid, match="8"):
        users.add(store, MAJA, UserDraft("Bo", Role.READER), "kort")

    assert stored.by_name(store, "Bo") is None


def test_the_last_librarian_is_neither_removed_nor_made_something_else(store, maja):
    with pytest.raises(Refused):
        users.remove(store, MAJA, maja.id)
    with pytest.raises(Refused):
        users.change(store, MAJA, maja.id, UserDraft("Maja", Role.COORDINATOR))

    assert Role.LIBRARIAN is users.sign_in(store, "Maja").role


def test_undoing_leaves_a_librarian_too(store, maja):
    other = users.add(store, MAJA, UserDraft("Bo", Role.LIBRARIAN))
    bo = users.actor_of(other)
    users.remove(store, bo, maja.id)
    users.add(store, bo, UserDraft("Cleo", Role.READER))

    with pytest.raises(Refused):
        journal.undo(store, MAJA)  # that Bo was registered


def test_who_was_made_something_less_does_not_undo_it(store, maja):
    users.add(store, MAJA, UserDraft("Bo", Role.LIBRARIAN))
    users.change(store, MAJA, maja.id, UserDraft("Maja", Role.COORDINATOR))

    with pytest.raises(Refused):
        journal.undo(store, users.sign_in(store, "Maja"))


def test_a_removed_user_keeps_the_password_for_the_day_they_come_back(store, maja):
    bo = users.add(store, MAJA, UserDraft("Bo", Role.READER), WORD)
    users.remove(store, MAJA, bo.id)
    with pytest.raises(Forbidden):
        users.sign_in(store, "Bo", WORD)

    journal.undo(store, MAJA)

    with pytest.raises(Forbidden):
        users.sign_in(store, "Bo")
    assert users.sign_in(store, "Bo", WORD)


def test_a_contact_needs_an_organisation_and_a_leader_a_leader(store, maja):
    with pytest.raises(Invalid, match="organisation"):
        users.add(store, MAJA, UserDraft("Pia", Role.PARTNER))
    with pytest.raises(Invalid, match="ledarna"):
        users.add(store, MAJA, UserDraft("Leo", Role.LEADER))
    pia = users.add(store, MAJA, UserDraft("Pia", Role.PARTNER, organisation_id=organisation(store)))

    assert organisation(store) == users.actor_of(pia).organisation_id


def test_what_belongs_to_another_role_is_not_kept(store, maja):
    made = users.add(store, MAJA, UserDraft("Rut", Role.READER, organisation_id=organisation(store)))

    assert made.organisation_id is None


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LEADER, Role.PARTNER, Role.READER])
def test_only_a_librarian_says_who_may_sign_in(store, maja, role):
    actor = Actor("Kim", role, organisation_id=1, leader_id=1)
    for deed in (
        lambda: users.add(store, actor, UserDraft("Bo", Role.LIBRARIAN)),
        lambda: users.change(store, actor, maja.id, UserDraft("Kim", Role.LIBRARIAN)),
        lambda: users.remove(store, actor, maja.id),
        lambda: users.set_password(store, actor, maja.id, WORD),
        lambda: stored.entries(store, actor),
    ):
        with pytest.raises(Forbidden):
            deed()


def test_everybody_gives_themselves_a_password(store, maja):
    rut = users.add(store, MAJA, UserDraft("Rut", Role.READER))
    users.set_password(store, users.actor_of(rut), rut.id, WORD)

    assert users.sign_in(store, "Rut", WORD)


def test_somebody_else_who_changed_the_user_in_the_meantime_is_seen(store, maja):
    users.change(store, MAJA, maja.id, UserDraft("Maja Ek", Role.LIBRARIAN), maja.version)
    with pytest.raises(Conflict):
        users.change(store, MAJA, maja.id, UserDraft("Maja By", Role.LIBRARIAN), maja.version)


def test_a_password_kept_at_a_lower_cost_is_kept_anew(store, maja, monkeypatch):
    users.set_password(store, MAJA, maja.id, WORD)
    before = stored.password_hash(store, maja.id)
    monkeypatch.setattr(passwords, "ROUNDS", 2)
    passwords.forget_cost()

    users.sign_in(store, "Maja", WORD)

    assert before != stored.password_hash(store, maja.id)
    assert users.sign_in(store, "Maja", WORD)
