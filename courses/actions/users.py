"""Who may sign in: added, changed, removed, given a password; and the signing in itself.

No password and no hash of one ever reaches the journal, a log or an error.
"""

from __future__ import annotations

from dataclasses import dataclass

from courses import labels
from courses.actions import passwords
from courses.actions.kept import kept
from courses.errors import Forbidden, Invalid, NotFound, Refused
from courses.i18n import _
from courses.model import Actor, Role, User
from courses.rules import rights
from courses.store import Store, limits, packets, registers, users
from courses.store.journal import deed


@dataclass(frozen=True, slots=True)
class UserDraft:
    """A user as typed."""

    name: str
    role: Role
    organisation_id: int | None = None
    """For a partner's contact."""
    leader_id: int | None = None
    """For a leader."""
    is_active: bool = True


def draft_of(user: User) -> UserDraft:
    """Return a user as a draft to change."""
    return UserDraft(user.name, user.role, user.organisation_id, user.leader_id, user.is_active)


def find(store: Store, actor: Actor, name: str) -> User:
    """Return the user of a name. Raises NotFound with those that there are, Forbidden."""
    known = users.entries(store, actor)
    found = next((it for it in known if users.name_key(it.name) == users.name_key(name)), None)
    if found is None:
        raise NotFound(
            _("There is no user “{name}”.").format(name=kept(name)),
            _("Choose one of: {choices}.").format(choices=", ".join(it.name for it in known)) if known else "",
        )
    return found


def add(store: Store, actor: Actor, draft: UserDraft, password: str = "") -> User:
    """Register somebody who may sign in, with a password or without. Raises Forbidden, Invalid, Refused.

    The first one has to be a librarian: from then on only those who are registered may use the library's data.
    """
    rights.require(actor, rights.Right.MANAGE_USERS)
    values = _values(store, draft)
    kept_hash = passwords.hashed(password) if password else None
    words = _("Registered {name}, {role}").format(name=values["name"], role=labels.role(draft.role))
    with deed(store, actor, words) as it:
        _refuse_taken(store, draft.name)
        user_id = it.insert("user", values)
        refuse_no_librarian(store)
        if kept_hash:
            users.keep_hash(store, user_id, kept_hash)
    return _got(store, user_id)


def change(store: Store, actor: Actor, user_id: int, draft: UserDraft, version: int | None = None) -> User:
    """Change a user's name, role or whose courses they have. Raises Forbidden, Invalid, Refused, Conflict."""
    rights.require(actor, rights.Right.MANAGE_USERS)
    before = _got(store, user_id)
    values = _values(store, draft)
    words = _("Changed the user {name}, {role}").format(name=before.name, role=labels.role(draft.role))
    with deed(store, actor, words) as it:
        _refuse_taken(store, draft.name, user_id)
        it.update("user", user_id, values, version=version)
        refuse_no_librarian(store)
    return _got(store, user_id)


def remove(store: Store, actor: Actor, user_id: int) -> None:
    """Let a user no longer sign in; the name stays for the journal. Raises Forbidden, Refused.

    The password stays too: whoever lets them in again would else let in anybody who knows the name.
    """
    rights.require(actor, rights.Right.MANAGE_USERS)
    user = _got(store, user_id)
    with deed(store, actor, _("Removed the user {name}").format(name=user.name)) as it:
        it.update("user", user_id, {"is_active": 0})
        refuse_no_librarian(store)


def set_password(store: Store, actor: Actor, user_id: int, password: str) -> None:
    """Give a user a password, or with an empty one take it away. No undoing brings the old one back.

    A librarian does it for anybody; everybody does it for themselves. Raises Forbidden, Invalid.
    """
    user = _got(store, user_id)
    if users.name_key(user.name) != users.name_key(actor.name):
        rights.require(actor, rights.Right.MANAGE_USERS)
    kept_hash = passwords.hashed(password) if password else None
    said = _("Gave {name} a new password") if password else _("Took {name}’s password away")
    with deed(store, actor, said.format(name=user.name)) as it:
        it.note("user", user_id)
        if kept_hash:
            users.keep_hash(store, user_id, kept_hash)
        else:
            users.forget_hash(store, user_id)


def needs_password(store: Store, name: str) -> bool:
    """Return whether to ask for a password; so too for a name that nobody has, which is not told."""
    user = users.by_name(store, name)
    return user is None or not user.is_active or user.has_password


def sign_in(store: Store, name: str, password: str = "") -> Actor:
    """Return who does what is done from now on; the store shows from now on what they may see.

    As long as nobody is registered it is whoever says so, a librarian. Raises Forbidden, in the same words and after
    the same time whether the name or the password was wrong.
    """
    actor = _known(store, name, password)
    limits.lend(store, actor)
    return actor


def _known(store: Store, name: str, password: str) -> Actor:
    opened = packets.opened(store)
    if opened is not None:  # a packet on its contact's own computer
        return Actor(kept(name), Role.PARTNER, organisation_id=opened.organisation_id)
    if not users.are_there(store):
        return Actor(name=kept(name))
    user = users.by_name(store, name)
    known = user if user is not None and user.is_active else None
    if known is not None and not known.has_password and not password:
        return actor_of(known)
    kept_hash = users.password_hash(store, known.id) if known else None
    if not passwords.is_right(password, kept_hash) or known is None or kept_hash is None:
        raise Forbidden(
            _("Nobody signs in with this name and password."),
            _("Ask a librarian, who sees the users: kursverkstad users."),
        )
    if passwords.is_outdated(kept_hash):
        with store.immediate():
            users.keep_hash(store, known.id, passwords.hashed(password))
    return actor_of(known)


def actor_of(user: User) -> Actor:
    """Return a user as the one who does deeds."""
    return Actor(user.name, user.role, organisation_id=user.organisation_id, leader_id=user.leader_id)


def refuse_no_librarian(store: Store) -> None:
    """Raise Refused when there are users, and none of those who may sign in is a librarian."""
    if users.are_there(store) and not users.has_librarian(store):
        raise Refused(
            _("Somebody who may sign in has to be a librarian."),
            _("Only a librarian says who else may; register one first, or let another user be one."),
        )


def _values(store: Store, draft: UserDraft) -> dict[str, object]:
    """Return a draft's columns. Raises Invalid with everything that is wrong."""
    name = kept(draft.name)
    wrong = [
        (not users.name_key(name), _("A name is needed.")),
        (draft.role is Role.PARTNER and draft.organisation_id is None, _("Say which organisation the contact is of.")),
        (draft.role is Role.LEADER and draft.leader_id is None, _("Say which of the leaders it is.")),
    ]
    said = " ".join(words for is_wrong, words in wrong if is_wrong)
    if said:
        raise Invalid(said)
    is_partner, is_leader = draft.role is Role.PARTNER, draft.role is Role.LEADER
    _require_known(store, draft)
    return {
        "name": " ".join(name.split()),
        "name_key": users.name_key(name),
        "role": draft.role,
        "organisation_id": draft.organisation_id if is_partner else None,
        "leader_id": draft.leader_id if is_leader else None,
        "is_active": int(draft.is_active),
    }


def _require_known(store: Store, draft: UserDraft) -> None:
    if draft.role is Role.PARTNER and draft.organisation_id not in registers.organisation_names(store):
        raise NotFound(_("The organisation no longer exists."))
    if draft.role is Role.LEADER and draft.leader_id not in registers.leader_names(store):
        raise NotFound(_("The leader no longer exists."))


def _refuse_taken(store: Store, name: str, except_id: int = 0) -> None:
    taken = users.by_name(store, name)
    if taken is not None and taken.id != except_id:
        hint = "" if taken.is_active else _("They may not sign in now: kursverkstad user change {name} --active.")
        raise Refused(
            _("There is a user {name} already.").format(name=taken.name), hint.format(name=taken.name) if hint else ""
        )


def _got(store: Store, user_id: int) -> User:
    user = users.get(store, user_id)
    if user is None:
        raise NotFound(_("The user no longer exists."))
    return user
